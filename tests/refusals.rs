//! The corpus of refusals: one file for each mistake, and beside it what the reader is told.
//!
//! | where | what stands there |
//! |---|---|
//! | `refusals/prelude.rules` | a river law of invented words, sound; every file below stands on it |
//! | `refusals/sound.yaml` | a sound record, on which the hypotheticals below are based |
//! | `refusals/syntax`, `refusals/rulebook` | rulebooks with a mistake |
//! | `refusals/case` | case files with a mistake |
//!
//! The first line of a file names the code of its first problem and says in a sentence what is wrong. Further lines may follow:
//! `# marked: …` are the words that the first label underlines, `# problems: 3` says that there are more than one.
//! `NAME.snap` is the whole answer, as miette draws it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use arguendo::project::Project;
use arguendo::rulebook::rulebook;
use arguendo::source::{DiskFiles, Files, MemoryFiles, Problem, Text};
use arguendo::syntax::tree;
use miette::{GraphicalReportHandler, GraphicalTheme};

const CORPUS: &str = "tests/refusals";
const PRELUDE: &str = "tests/refusals/prelude.rules";

/// A file of the corpus, and what its first lines promise.
struct Refusal {
    text: Text,
    code: String,
    mistake: String,
    marked: Option<String>,
    problems: usize,
}

impl Refusal {
    fn read(path: &str) -> Refusal {
        let text = DiskFiles.read(path).expect(path);
        let mut head = text.content.lines().map_while(|line| line.strip_prefix("# "));
        let (code, mistake) = head
            .next()
            .and_then(|line| line.split_once(": "))
            .unwrap_or_else(|| panic!("{path}: no code in the first line"));
        let (code, mistake) = (code.to_owned(), mistake.to_owned());
        let further: BTreeMap<&str, &str> = head.filter_map(|line| line.split_once(": ")).collect();
        let marked = further.get("marked").map(|words| (*words).to_owned());
        let problems = further.get("problems").map_or(1, |count| count.parse().expect(path));
        Refusal { code, mistake, marked, problems, text }
    }

    fn name(&self) -> &str {
        &self.text.name
    }

    fn is_case(&self) -> bool {
        self.name().ends_with(".yaml")
    }

    fn found(&self) -> Vec<Problem> {
        if self.is_case() {
            prelude().record(&in_memory(), &self.text).1
        } else {
            Project::open(&DiskFiles, &[PRELUDE.to_owned(), self.name().to_owned()]).1
        }
    }
}

fn prelude() -> Project {
    let (project, problems) = Project::open(&DiskFiles, &[PRELUDE.to_owned()]);
    assert!(problems.is_empty(), "{}", drawn(&problems));
    project
}

/// What hypotheticals may be based on. In memory, so that no expected text carries the words of an operating system.
fn in_memory() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let cases = DiskFiles.below(CORPUS, ".yaml").expect(CORPUS);
    for path in cases {
        files.insert(&path, &DiskFiles.read(&path).expect("a case file").content);
    }
    files
}

fn corpus() -> Vec<Refusal> {
    let mut paths = Vec::new();
    for (room, ending) in [("syntax", ".rules"), ("rulebook", ".rules"), ("case", ".yaml")] {
        paths.extend(DiskFiles.below(&format!("{CORPUS}/{room}"), ending).expect(room));
    }
    paths.iter().map(|path| Refusal::read(path)).collect()
}

/// All problems, as the program shows them.
fn drawn(problems: &[Problem]) -> String {
    let handler =
        GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100).with_links(false);
    let mut drawn = String::new();
    for problem in problems {
        handler.render_report(&mut drawn, &problem.report()).expect("drawn");
        drawn.push('\n');
    }
    drawn
}

/// White space folded: a label may run over several lines.
fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_refusal_reads_as_expected() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for refusal in corpus() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(refusal.name());
        settings.set_snapshot_path(path.parent().expect("a folder"));
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        settings.bind(|| insta::assert_snapshot!(name, drawn(&refusal.found())));
    }
}

#[test]
fn every_file_keeps_the_promise_of_its_first_lines() {
    let mut broken = Vec::new();
    for refusal in corpus() {
        let found = refusal.found();
        let first = found.first();
        if first.is_none_or(|problem| problem.code != refusal.code) {
            broken.push(format!(
                "{}: expected {}, found {:?}",
                refusal.name(),
                refusal.code,
                first.map(|problem| problem.code)
            ));
            continue;
        }
        if found.len() != refusal.problems {
            let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
            broken.push(format!("{}: expected {} problems, found {codes:?}", refusal.name(), refusal.problems));
        }
        let place = first.and_then(|problem| problem.labels.first()).map(|label| &label.place);
        match place {
            Some(place) if place.text.name != refusal.text.name => {
                broken.push(format!("{}: points into {}", refusal.name(), place.text.name))
            }
            Some(place) => {
                let words = fold(place.words());
                // The very end of a file has no words, nor has a file that is no record.
                let may_be_empty =
                    refusal.text.content[place.range.start..].trim().is_empty() || refusal.code == "case::wrong_shape";
                if words.is_empty() && !may_be_empty {
                    broken.push(format!("{}: marks nothing", refusal.name()));
                }
                if refusal.marked.as_ref().is_some_and(|marked| *marked != words) {
                    broken.push(format!(
                        "{}: marks `{words}`, not `{}`",
                        refusal.name(),
                        refusal.marked.as_deref().unwrap_or_default()
                    ));
                }
            }
            None => broken.push(format!("{}: no place", refusal.name())),
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn there_are_enough_and_no_two_are_the_same_mistake() {
    let corpus = corpus();
    let codes: BTreeSet<&str> = corpus.iter().map(|refusal| refusal.code.as_str()).collect();
    println!("{} refusals, {} codes", corpus.len(), codes.len());
    assert!(corpus.len() >= 60, "{} refusals", corpus.len());
    assert!(codes.len() >= 40, "{} codes", codes.len());
    for stage in ["syntax::", "rulebook::", "case::"] {
        assert!(codes.iter().any(|code| code.starts_with(stage)), "no refusal of {stage}");
    }
    let mut met = BTreeMap::new();
    for refusal in &corpus {
        if let Some(other) = met.insert((&refusal.code, &refusal.mistake), refusal.name()) {
            panic!("{other} and {} are the same mistake", refusal.name());
        }
    }
}

#[test]
fn every_expected_text_has_its_file() {
    let known: BTreeSet<String> = corpus()
        .iter()
        .map(|refusal| format!("{}.snap", refusal.name().rsplit_once('.').expect("an ending").0))
        .collect();
    let texts: BTreeSet<String> = DiskFiles.below(CORPUS, ".snap").expect(CORPUS).into_iter().collect();
    assert_eq!(known.symmetric_difference(&texts).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// Words of several bytes, and of letters twice as wide, before the mistake and on its line.
#[test]
fn places_are_right_behind_words_that_are_not_ascii() {
    let behind = |refusal: &Refusal| {
        let place = refusal.found().first()?.labels.first()?.place.clone();
        let before = &refusal.text.content[..place.range.start];
        let line = before.rsplit('\n').next()?;
        (refusal.marked.is_some() && !line.is_ascii()).then(|| line.to_owned())
    };
    let lines: Vec<String> = corpus().iter().filter_map(behind).collect();
    assert!(lines.len() >= 5, "{lines:?}");
    assert!(
        ["Åland", "São Tomé", "碳化硅"].iter().all(|name| lines.iter().any(|line| line.contains(name))),
        "{lines:?}"
    );
}

#[test]
fn a_broken_declaration_does_not_hide_the_rest() {
    let three = Refusal::read("tests/refusals/syntax/three_broken_declarations.rules");
    let (tree, problems) = tree(&three.text);
    assert_eq!(problems.len(), 3, "{}", drawn(&problems));
    assert_eq!(tree.declarations.len(), 2);
    let lines: Vec<usize> = problems.iter().map(|problem| problem.labels[0].place.line()).collect();
    assert_eq!(lines, [3, 5, 7]);
}

#[test]
fn all_problems_of_a_file_are_shown_at_once() {
    let several: Vec<Refusal> = corpus().into_iter().filter(|refusal| refusal.problems > 1).collect();
    assert!(
        ["/syntax/", "/rulebook/", "/case/"]
            .iter()
            .all(|room| several.iter().any(|refusal| refusal.name().contains(room)))
    );
    for refusal in several {
        let drawn = drawn(&refusal.found());
        let shown = drawn
            .lines()
            .filter(|line| ["syntax::", "rulebook::", "case::"].iter().any(|room| line.starts_with(room)))
            .count();
        assert_eq!(shown, refusal.problems, "{}\n{drawn}", refusal.name());
    }
}

/// Too large for a file of this folder, or none at all.
#[test]
fn files_without_bounds_and_missing_files_are_refused() {
    let of = |content: String| tree(&Text::new("large.rules", content)).1;
    let large = of(format!("unit \"{}\".", "x".repeat(4 << 20)));
    assert_eq!(large.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["syntax::too_large"]);
    insta::assert_snapshot!(large[0].message, @"this file is too large to be a rulebook");
    let long = of(format!("unit \"ell\".\nunit \"{}\".\nunit ell.", "x".repeat(300 << 10)));
    assert_eq!(
        long.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        ["syntax::declaration_too_large", "syntax::unexpected"]
    );
    assert_eq!(long[0].labels[0].place.words(), "unit");
    let (_, missing) = Project::open(&DiskFiles, &[format!("{CORPUS}/no such file.rules")]);
    assert_eq!(missing.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["project::unreadable_file"]);
}

#[test]
fn the_prelude_and_the_sound_record_are_sound() {
    let text = DiskFiles.read("tests/refusals/sound.yaml").expect("the sound record");
    let (record, problems) = prelude().record(&DiskFiles, &text);
    assert!(record.is_some() && problems.is_empty(), "{}", drawn(&problems));
}

/// A text that breaks off anywhere is answered, never a panic: neither in reading it nor in drawing the answer.
#[test]
fn nothing_panics_where_a_text_breaks_off() {
    let (project, files) = (prelude(), in_memory());
    let corpus = corpus();
    let threads = std::thread::available_parallelism().map_or(4, usize::from);
    let counted: usize = std::thread::scope(|scope| {
        let share = corpus.chunks(corpus.len().div_ceil(threads));
        let running: Vec<_> = share
            .map(|share| {
                scope.spawn(|| share.iter().map(|refusal| break_off(&project, &files, refusal)).sum::<usize>())
            })
            .collect();
        running.into_iter().map(|thread| thread.join().expect("no panic")).sum()
    });
    println!("{counted} texts broken off");
}

fn break_off(project: &Project, files: &MemoryFiles, refusal: &Refusal) -> usize {
    let content = &refusal.text.content;
    // Within the comments at its head there is nothing to break off.
    let body = content.split_inclusive('\n').take_while(|line| line.starts_with("# ")).map(str::len).sum();
    let ends = (body..content.len()).step_by(7).filter(|end| content.is_char_boundary(*end));
    ends.map(|end| {
        let text = Text::new(refusal.name(), &content[..end]);
        let problems = if refusal.is_case() {
            project.record(files, &text).1
        } else {
            let (tree, mut problems) = tree(&text);
            let mut trees = project.trees.clone();
            trees.push(tree);
            problems.extend(rulebook(&trees).1);
            problems
        };
        drawn(&problems);
    })
    .count()
}
