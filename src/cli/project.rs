//! What the commands share: finding the rulebooks, opening records, showing problems, choosing the law.

use std::io::{self, IsTerminal, Read, Write};

use arguendo::case::Record;
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::source::{DiskFiles, Files, Problem, Text};
use clap::Args;
use jiff::civil::Date;
use miette::{GraphicalReportHandler, GraphicalTheme};

/// Which rulebooks.
#[derive(Args)]
pub struct RulebookArgs {
    /// Folder of the rulebooks [default: `rulebooks/` here, else the edition built into the program]
    #[arg(long, value_name = "DIR", global = true)]
    pub rulebooks: Option<String>,
}

/// Which law.
#[derive(Args)]
pub struct LawArgs {
    /// The law as it stood on this day, rather than on the record's
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// The facts as of this day
    #[arg(long, value_name = "DATE")]
    pub facts_as_of: Option<Date>,
    /// A reading of a question of law, whatever its date or weight; repeatable
    #[arg(long, value_name = "QUESTION=READING")]
    pub reading: Vec<String>,
}

impl RulebookArgs {
    /// The project, if its rulebooks are sound; their problems are shown.
    pub fn open(&self, err: &mut dyn Write) -> io::Result<Option<Project>> {
        let (project, problems) = self.read()?;
        show(&problems, err)?;
        Ok(problems.is_empty().then_some(project))
    }

    pub fn read(&self) -> io::Result<(Project, Vec<Problem>)> {
        let folder = match &self.rulebooks {
            Some(folder) => Some(folder.clone()),
            None => std::path::Path::new("rulebooks").is_dir().then(|| "rulebooks".to_owned()),
        };
        Ok(match folder {
            None => Project::shipped(),
            Some(folder) => {
                let paths = DiskFiles
                    .below(&folder, ".rules")
                    .map_err(|error| io::Error::new(error.kind(), format!("`{folder}`: {error}")))?;
                if paths.is_empty() {
                    return Err(io::Error::new(
                        io::ErrorKind::NotFound,
                        format!("`{folder}` holds no rulebook (no file ends in `.rules`)"),
                    ));
                }
                Project::open(&DiskFiles, &paths)
            }
        })
    }
}

impl LawArgs {
    /// # Errors
    /// When a reading is named that the rulebooks do not know.
    pub fn options(&self, project: &Project) -> io::Result<Options> {
        let mut readings = Vec::new();
        for named in &self.reading {
            readings
                .push(project.reading(named).map_err(|message| io::Error::new(io::ErrorKind::InvalidInput, message))?);
        }
        Ok(Options { law_as_of: self.as_of, facts_as_of: self.facts_as_of, readings, ..Options::default() })
    }
}

/// A case or rulebook file, or standard input for `-`.
pub fn read_case(path: &str) -> io::Result<Text> {
    if path == "-" {
        let mut content = String::new();
        io::stdin().read_to_string(&mut content)?;
        return Ok(Text::new("standard input", content));
    }
    DiskFiles.read(path).map_err(|error| {
        let why = if error.kind() == io::ErrorKind::NotFound {
            "there is no such file".to_owned()
        } else {
            error.to_string()
        };
        io::Error::new(error.kind(), format!("`{path}` cannot be read: {why}"))
    })
}

/// The record of a case file, if it is sound; its problems are shown.
pub fn open_case(project: &Project, path: &str, err: &mut dyn Write) -> io::Result<Option<Record>> {
    let (record, problems) = project.record(&DiskFiles, &read_case(path)?);
    show(&problems, err)?;
    Ok(record.filter(|_| problems.is_empty()))
}

/// Writes a file beside its place and moves it there: never half a document. A file that is replaced keeps its permissions,
/// and a link to it stays a link.
pub fn replace(path: &str, content: &str) -> io::Result<()> {
    let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let mut beside = place.clone().into_os_string();
    beside.push(format!(".{}.part", std::process::id()));
    let written = std::fs::write(&beside, content)
        .and_then(|()| match std::fs::metadata(&place) {
            Ok(replaced) => std::fs::set_permissions(&beside, replaced.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| std::fs::rename(&beside, &place));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        io::Error::new(error.kind(), format!("`{path}` cannot be written: {error}"))
    })
}

/// Every case file that these paths name; a folder means all below it.
pub fn case_paths(paths: &[String]) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for path in paths {
        if std::path::Path::new(path).is_dir() {
            found.extend(DiskFiles.below(path, ".yaml")?);
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

/// Rulebook files and case files that these paths name, a folder all below it; none: those here.
pub fn rules_and_cases(paths: &[String]) -> io::Result<(Vec<String>, Vec<String>)> {
    let given = if paths.is_empty() { vec!["rulebooks".to_owned(), "cases".to_owned()] } else { paths.to_vec() };
    let (mut rules, mut cases) = (Vec::new(), Vec::new());
    for path in given {
        if std::path::Path::new(&path).is_dir() {
            rules.extend(DiskFiles.below(&path, ".rules")?);
            cases.extend(DiskFiles.below(&path, ".yaml")?);
        } else if path.ends_with(".rules") {
            rules.push(path);
        } else {
            cases.push(path);
        }
    }
    Ok((rules, cases))
}

/// Problems as miette draws them, and how many there are.
pub fn show(problems: &[Problem], err: &mut dyn Write) -> io::Result<()> {
    draw(&problems.iter().collect::<Vec<_>>(), io::stderr().is_terminal(), err)?;
    match problems.len() {
        0 => Ok(()),
        1 => writeln!(err, "1 problem"),
        count => writeln!(err, "{count} problems"),
    }
}

/// Problems as miette draws them, in colour on a terminal.
pub fn draw(problems: &[&Problem], terminal: bool, err: &mut dyn Write) -> io::Result<()> {
    let plain = std::env::var_os("NO_COLOR").is_some() || !terminal;
    let theme = if plain { GraphicalTheme::unicode_nocolor() } else { GraphicalTheme::unicode() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    for problem in problems {
        let mut drawn = String::new();
        if handler.render_report(&mut drawn, &problem.report()).is_err() {
            drawn.clone_from(&problem.message);
        }
        writeln!(err, "{drawn}")?;
    }
    Ok(())
}
