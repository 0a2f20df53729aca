//! One opened project: files → rulebook, records, findings, problems. The sum of the stages stands here, above them.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::case::Record;
use crate::finding::Finding;
use crate::reason::{Options, decide};
use crate::rulebook::{ReadingRef, Rulebook, rulebook};
use crate::source::{Files, MemoryFiles, Problem, Text};
use crate::syntax::tree::Tree;

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/rulebooks");

/// The rulebooks of one edition, read and checked together.
pub struct Project {
    pub trees: Vec<Tree>,
    pub rulebook: Rulebook,
}

impl Project {
    /// Reads the rulebook files at these paths. With any problem the rulebook is for showing, not for deciding.
    pub fn open(files: &dyn Files, paths: &[String]) -> (Project, Vec<Problem>) {
        let (mut trees, mut problems) = (Vec::new(), Vec::new());
        for path in paths {
            match files.read(path) {
                Ok(text) => {
                    let (tree, more) = crate::syntax::tree(&text);
                    trees.push(tree);
                    problems.extend(more);
                }
                Err(error) => problems.push(unreadable(path, &error)),
            }
        }
        let (rulebook, more) = rulebook(&trees);
        // A name whose declaration could not be read is not also unknown: the first mistake is the one to mend.
        if problems.is_empty() {
            problems.extend(more);
        } else {
            problems.extend(more.into_iter().filter(|problem| !problem.code.starts_with("rulebook::unknown")));
        }
        (Project { trees, rulebook }, problems)
    }

    /// The edition that is built into the program.
    pub fn shipped() -> (Project, Vec<Problem>) {
        let (files, paths) = shipped_files();
        Project::open(&files, &paths)
    }

    /// A case file bound to the rulebook. A record that it is based on is read through the same door.
    pub fn record(&self, files: &dyn Files, text: &Text) -> (Option<Record>, Vec<Problem>) {
        crate::case::record(text, &self.rulebook, &|from: &Text, path: &str| files.read(&beside(&from.name, path)?))
    }

    pub fn decide(&self, record: &Record, options: &Options) -> Finding {
        decide(&self.rulebook, record, options)
    }

    /// `question=reading`, as named by the reader.
    ///
    /// # Errors
    /// When the rulebook knows no such question or reading; the message says which it knows.
    pub fn reading(&self, named: &str) -> Result<ReadingRef, String> {
        let (question, reading) =
            named.split_once('=').ok_or_else(|| format!("`{named}` is not of the form QUESTION=READING"))?;
        let questions = &self.rulebook.questions;
        let Some(id) = questions.iter().position(|known| known.name == question.trim()) else {
            let known: Vec<&str> = questions.iter().map(|question| question.name.as_str()).collect();
            return Err(format!(
                "no question is called `{}`; {}",
                question.trim(),
                crate::source::suggest::fix(question.trim(), known).unwrap_or_default()
            ));
        };
        let readings = &questions[id].readings;
        match readings.iter().position(|known| known.name == reading.trim().trim_matches('"')) {
            Some(reading) => Ok(ReadingRef { question: id, reading }),
            None => {
                let known: Vec<String> = readings.iter().map(|reading| format!("“{}”", reading.name)).collect();
                Err(format!(
                    "the question `{}` has no reading “{}”; it has {}",
                    question.trim(),
                    reading.trim(),
                    known.join(", ")
                ))
            }
        }
    }
}

/// The shipped rulebooks as files, and their names.
pub fn shipped_files() -> (MemoryFiles, Vec<String>) {
    let mut files = MemoryFiles::default();
    let mut found: BTreeMap<String, &str> = BTreeMap::new();
    collect(&SHIPPED, &mut found);
    for (name, content) in &found {
        files.insert(name, content);
    }
    (files, found.into_keys().collect())
}

fn collect<'a>(folder: &Dir<'a>, found: &mut BTreeMap<String, &'a str>) {
    for file in folder.files() {
        if let (Some("rules"), Some(content)) =
            (file.path().extension().and_then(|ending| ending.to_str()), file.contents_utf8())
        {
            let name: Vec<_> = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect();
            found.insert(format!("rulebooks/{}", name.join("/")), content);
        }
    }
    folder.dirs().for_each(|folder| collect(folder, found));
}

fn unreadable(path: &str, error: &std::io::Error) -> Problem {
    let why = if error.kind() == std::io::ErrorKind::NotFound {
        "there is no such file".to_owned()
    } else {
        error.to_string()
    };
    Problem::without_place("project::unreadable_file", format!("`{path}` cannot be read: {why}"))
}

/// A path written in one file, as seen from where the other files are.
fn beside(from: &str, path: &str) -> std::io::Result<String> {
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return Err(std::io::Error::new(
            std::io::ErrorKind::InvalidInput,
            "only a relative path with forward slashes is read",
        ));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                if parts.pop().is_none() {
                    return Err(std::io::Error::new(
                        std::io::ErrorKind::InvalidInput,
                        "the path leads out of the folder",
                    ));
                }
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}
