//! The linter: its pages, its allowances, what it says of the shipped files.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use arguendo::lint::{self, LINTS, Lint, Report};
use arguendo::project::{Project, shipped_files};
use arguendo::source::{DiskFiles, Files, MemoryFiles, Problem, Severity, Text};
use arguendo::syntax::tree;

/// Each kind of declaration with an allowance in every place where one may stand; together they need not fit.
const EVERYWHERE: &str = r#"
instrument "River Convention", cited as RC. Allows "lint::a", because "r". In force from 1 March 1990.
provision RC 4. Allows "lint::a", because "r". Text "No toll." [verified].
report "Timber", a panel report. Allows "lint::a", because "r". Circulated 30 January 2012. Allows "lint::b", because "r".
unit "ell", also "ells". Allows "lint::a", because "r". Allows "lint::b", because "r".
scale "depth": "low" < "high". Allows "lint::a", because "r".
thing "lock", plural "locks". Allows "lint::a", because "r".
standard "by far": for at least strong. Allows "lint::a", because "r".
cap press at some. Allows "lint::a", because "r".
fact "posted", of a lock: truth. Says "the lock is posted". Allows "lint::a", because "r". Asks "Is it?".
schedule "Annex", of RC 4. "1001" listed. Allows "lint::a", because "r".
issue "Public", about a lock. Allows "lint::a", because "r". It is met if the lock is posted. Allows "lint::b", because "r".
question "who": "Who?". Allows "lint::a", because "r".
  reading "one", of "Timber". Adds nothing. Allows "lint::b", because "r".
  reading "two", of "Timber". Adds nothing.
  The later report prevails. Allows "lint::c", because "r".
precedent "first", on "Public", decided met. Of "Timber". Allows "lint::a", because "r". Present: (a).
remedy under RC 4, about a lock. Allows "lint::a", because "r". None if the lock is posted. Otherwise a recommendation. Allows "lint::b", because "r".
"#;

#[test]
fn any_declaration_may_allow() {
    let (tree, problems) = tree(&Text::new("everywhere.rules", EVERYWHERE));
    assert!(problems.is_empty(), "{problems:?}");
    let counted: Vec<usize> = tree.declarations.iter().map(|declaration| declaration.value.allows().len()).collect();
    assert_eq!(counted, [1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 2, 3, 1, 2]);
    for declaration in &tree.declarations {
        for allowance in declaration.value.allows() {
            assert!(EVERYWHERE[allowance.range.clone()].starts_with("Allows \""), "{allowance:?}");
            assert!(EVERYWHERE[allowance.range.clone()].ends_with("\"r\"."), "{allowance:?}");
            assert!(allowance.lint.value.starts_with("lint::") && allowance.because.value == "r");
        }
    }
}

// ------------------------------------------------------------------ the manual pages

/// The texts of the fences under a heading of a page, by what they are.
fn examples(page: &str, heading: &str) -> BTreeMap<String, String> {
    let section = page.split("\n# ").find_map(|section| section.strip_prefix(&format!("{heading}\n")));
    let section = section.unwrap_or_else(|| panic!("no `{heading}` in:\n{page}"));
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (index, block) in section.split("```").enumerate() {
        if index % 2 == 1 {
            let (kind, text) = block.split_once('\n').expect("a kind of example");
            assert!(found.insert(kind.to_owned(), text.to_owned()).is_none(), "two examples of one kind");
        }
    }
    found
}

/// What the linter says of a rulebook text, or of a record on it; without a rulebook text on those that are shipped.
fn said(rules: Option<&str>, case: Option<&str>) -> Report {
    let (mut files, mut paths) = shipped_files();
    if let Some(rules) = rules {
        (files, paths) = (MemoryFiles::default(), vec!["page.rules".to_owned()]);
        files.insert("page.rules", rules);
    }
    let (project, problems) = Project::open(&files, &paths);
    assert!(problems.is_empty(), "{problems:#?}");
    let Some(case) = case else { return lint::rulebook(&project.trees, &project.rulebook) };
    let text = Text::new("page.yaml", case);
    let (record, problems) = project.record(&files, &text);
    assert!(problems.is_empty(), "{problems:#?}");
    lint::record(&project.rulebook, &record.expect("a record"), &text)
}

fn codes(problems: &[Problem]) -> BTreeSet<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn each_example_is_flagged_by_its_lint_alone_and_what_to_use_instead_by_none() {
    for lint in &LINTS {
        let page = lint.page();
        let wrong = examples(&page, "Example");
        let right = examples(&page, "Use instead");
        // A page on records may give its rulebook once.
        let rules = wrong.get("rules").map(String::as_str);
        let report = said(rules, wrong.get("yaml").map(String::as_str));
        assert_eq!(codes(&report.found), BTreeSet::from([lint.code]), "{}: {:#?}", lint.code, report.found);
        assert!(report.found.iter().all(|problem| problem.severity == lint.severity && problem.help.is_some()));
        assert!(report.allowed.is_empty());
        let rules = right.get("rules").map(String::as_str).or(rules);
        let report = said(rules, right.get("yaml").map(String::as_str));
        assert!(report.found.is_empty(), "{}, use instead: {:#?}", lint.code, report.found);
        assert_ne!(wrong, right, "{}", lint.code);
    }
}

#[test]
fn each_page_has_its_parts() {
    for lint in &LINTS {
        let page = lint.page();
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("# ")).collect();
        let expected = ["What it does", "Why it matters", "Example", "Use instead", "When to allow it"];
        assert_eq!(headings, expected, "{}", lint.code);
        let summary = page.lines().next().unwrap_or_default();
        assert!(summary.ends_with('.') && summary.len() < 120, "{}: {summary}", lint.code);
    }
    let names: Vec<&str> = LINTS.iter().map(|lint| lint.code).collect();
    assert!(names.is_sorted(), "{names:?}");
    for file in DiskFiles.below("src/lint", ".rs").expect("the lints") {
        let is_page = DiskFiles.read(&file).expect("a file").content.contains("//! # When to allow it");
        let code = format!("lint::{}", file.trim_start_matches("src/lint/").trim_end_matches(".rs"));
        assert_eq!(Lint::named(&code).is_some(), is_page, "{file}");
    }
}
