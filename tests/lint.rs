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

// ------------------------------------------------------------------ false alarms

/// The rulebooks of a guide: the examples of each section of level 2, with those before the first.
fn rulebooks_of_guide(name: &str) -> Vec<(String, String)> {
    let content = DiskFiles.read(&format!("tests/guide/{name}")).expect("the guide").content;
    let (mut common, mut sections) = (String::new(), vec![(String::from("head"), String::new())]);
    let (mut inside, mut kept) = (false, false);
    for line in content.lines() {
        match line.strip_prefix("```") {
            Some(info) => {
                kept = !inside && info.trim() == "rules";
                inside = !inside;
            }
            None if inside && kept => {
                let text = if sections.len() == 1 { &mut common } else { &mut sections.last_mut().expect("one").1 };
                text.push_str(line);
                text.push('\n');
            }
            None if !inside && line.starts_with("## ") => sections.push((line.to_owned(), String::new())),
            None => {}
        }
    }
    sections.retain(|(_, text)| !text.is_empty());
    sections.into_iter().map(|(heading, text)| (heading, format!("{common}\n{text}"))).collect()
}

/// What examples that are short for the sake of teaching may leave undone.
const OF_SHORT_EXAMPLES: [&str; 5] = [
    "lint::reading_never_prevails",
    "lint::uncited_clause",
    "lint::unreachable_clause",
    "lint::unused_fact",
    "lint::unverified_pinpoint",
];

#[test]
fn the_rulebooks_of_the_guides_raise_no_false_alarm() {
    let mut sections = 0;
    for guide in ["language.md", "tutorial.md"] {
        for (heading, text) in rulebooks_of_guide(guide) {
            let found = said(Some(&text), None).found;
            let alarms: Vec<&Problem> =
                found.iter().filter(|problem| !OF_SHORT_EXAMPLES.contains(&problem.code)).collect();
            assert!(alarms.is_empty(), "{guide}, {heading}: {alarms:#?}");
            sections += 1;
        }
    }
    assert!(sections >= 15, "{sections} sections");
}

#[test]
fn what_is_shipped_is_clean() {
    let (project, problems) = Project::shipped();
    assert!(problems.is_empty());
    let report = lint::rulebook(&project.trees, &project.rulebook);
    let wrong: Vec<&Problem> = report.found.iter().filter(|problem| problem.severity > Severity::Note).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for path in DiskFiles.below("cases", ".yaml").expect("cases") {
        let text = DiskFiles.read(&path).expect("a case");
        let (record, _) = project.record(&DiskFiles, &text);
        let report = lint::record(&project.rulebook, &record.expect("a record"), &text);
        assert!(report.found.is_empty(), "{path}: {:#?}", report.found);
    }
}

// ------------------------------------------------------------------ what the pages do not show

const RIVER: &str = r#"
instrument "Elm River Convention", cited as ERC.
provision ERC 4.
  Text "No Member shall levy a toll on passage." [verified].
provision ERC 5.
  Text "No Member shall close the river." [verified].
provision ERC 9.
  Text "Members may charge for services." [verified].
report "Panel", a panel report. Circulated 30 January 2012.
report "AB", an Appellate Body report. Circulated 7 August 2012.
report "Later", a panel report. Circulated 3 March 2016.
thing "measure", plural "measures".
thing "boat", plural "boats", counted once raised.
fact "a", of a measure: truth. Says "the measure is posted".
fact "b", of a measure: truth. Says "the measure is levied".
fact "c", of a measure: truth. Says "the measure pays for a service".
fact "d", of a boat: truth. Says "the boat passes".
"#;

/// What is found in rules on the river: code and the words that the first label marks, notes and unused facts apart.
fn in_river(rules: &str) -> Vec<(String, String)> {
    let report = said(Some(&format!("{RIVER}\n{}", at_the_margin(rules))), None);
    let told = report.found.iter().filter(|problem| problem.severity > Severity::Note);
    let told = told.filter(|problem| problem.code != "lint::unused_fact");
    let word = |problem: &Problem| problem.labels[0].place.words().split_whitespace().collect::<Vec<_>>().join(" ");
    told.map(|problem| (problem.code.trim_start_matches("lint::").to_owned(), word(problem))).collect()
}

/// Rules that are indented in a test, as a file has them.
fn at_the_margin(rules: &str) -> String {
    rules.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

fn one(code: &str, marked: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), marked.to_owned())]
}

#[test]
fn perverse_is_whoever_loses_by_proving() {
    // An exception that is put on the side which it harms.
    let wrong = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted.
        Unless the complainant proves that (b) the measure pays for a service."#;
    assert_eq!(in_river(wrong), one("perverse_evidence", "(b) the measure pays for a service"));
    // An element that is enough for its own exception.
    let wrong = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted; and (b) the measure is levied.
        Unless any one of (c) the measure is levied; or (d) the measure pays for a service."#;
    assert_eq!(in_river(wrong), one("perverse_evidence", "(b) the measure is levied"));
    // Two steps down, and back again: the complainant answers the respondent's exception.
    let right = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted; unless the respondent proves that (b) the measure is
        levied; unless the complainant proves that (c) the measure pays for a service."#;
    assert_eq!(in_river(right), []);
    // A question that a bearer wants answered in the negative is borne by it all the same.
    let right = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) "I" is not met.
      issue "I" under ERC 4, about a measure.
        The respondent must prove that (a) the measure is posted."#;
    assert_eq!(in_river(right), []);
    // An exception that a reading puts on the complainant: it proves that the exception does not apply.
    let right = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted.
        Unless "E" is met.
      exception "E" under ERC 4, about a measure.
        It is met if (a) the measure pays for a service.
      question "who": "Who proves it?".
        reading "one", of "Panel". Puts "E" on the complainant.
        reading "two", of "AB". Puts "E" on the respondent.
        The later report prevails."#;
    assert_eq!(in_river(right), []);
    // Double-edged: the very fact that makes out the breach is part of the defence.
    let right = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted.
      defence "D" under ERC 9, about a measure, answering ERC.
        The respondent must prove that (a) the measure is posted; and (b) the measure pays for a service."#;
    assert_eq!(in_river(right), []);
    // Only a reading does it.
    let wrong = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted.
      question "who": "Who proves it?".
        reading "one", of "Panel". Adds nothing.
        reading "two", of "AB". Adds to "T" the exception the complainant proves that (x) the measure is levied.
        The later report prevails."#;
    assert_eq!(in_river(wrong), one("perverse_evidence", "(x) the measure is levied"));
}

#[test]
fn a_burden_lies_on_one_side() {
    // What need only be plausible may be answered by the other side.
    let right = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted.
        Unless, for some boat that the respondent raises, it is plausible that
          (b) the boat passes; unless the complainant proves that (c) the boat does not pass."#;
    let right = right.replace("the boat does not pass", "\"N\" is met")
        + r#"
             issue "N" under ERC 4, about a boat. It is met if all of (a) "P" is not met.
             issue "P" under ERC 4, about a boat. It is met if (a) the boat passes."#;
    assert_eq!(in_river(&right), []);
    let wrong = right.replace("it is plausible that", "the respondent proves that");
    assert_eq!(codes_of(&in_river(&wrong)), ["burden_on_both_sides"]);
    // In a defence, an issue that the test has as an element.
    let wrong = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted; and (b) "I" is met.
      issue "I" under ERC 4, about a measure. It is met if (a) the measure is levied.
      defence "D" under ERC 9, about a measure, answering ERC.
        The respondent must prove that (a) the measure pays for a service; and (b) "I" is not met."#;
    assert_eq!(in_river(wrong), one("burden_on_both_sides", "(b) \"I\" is not met"));
    // An alternative of several is no element: the claim stands without it.
    let right = wrong.replace("(a) the measure is posted; and (b)", "any one of (a) the measure is posted; or (b)");
    assert_eq!(in_river(&right), []);
}

fn codes_of(found: &[(String, String)]) -> Vec<&str> {
    found.iter().map(|(code, _)| code.as_str()).collect()
}

#[test]
fn what_nothing_can_turn_on() {
    // Beside an element that the law never grants.
    let wrong = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) "Never" is met; and (b) the measure is posted.
      issue "Never" under ERC 4. It is not met, because "nobody does"."#;
    assert_eq!(in_river(wrong), one("unreachable_clause", "(b) the measure is posted"));
    // Not under a reading that does grant it.
    let right = format!(
        r#"{wrong}
      question "ever": "Ever?".
        reading "no", of "Panel". Adds nothing.
        reading "yes", of "AB". Makes "Never" met, because "some do".
        The later report prevails."#
    );
    assert_eq!(in_river(&right), []);
    // Beneath what is not met by law.
    let wrong = r#"test "T" under ERC 4, about a measure.
        It is not met, because "the article is spent".
        Unless (a) the measure is posted."#;
    assert_eq!(in_river(wrong), one("unreachable_clause", "(a) the measure is posted"));
    // Issues that ask for each other and that nothing asks for are told once, by their head.
    let wrong = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted.
      issue "Head" under ERC 4, about a measure. It is met if (a) "Foot" is met.
      issue "Foot" under ERC 4, about a measure. It is met if (a) the measure is levied."#;
    assert_eq!(in_river(wrong), one("unreachable_clause", "\"Head\""));
}

#[test]
fn readings_are_tried_on_every_day_and_under_every_condition() {
    let test = r#"test "T" under ERC 4, about a measure.
        The complainant must prove that (a) the measure is posted."#;
    // An earlier reading that a later one always beats was the law before it came.
    let right = r#"question "q": "Q?".
        reading "one", of "Panel". Adds nothing.
        reading "two", of "AB". Adds to "T" that (b) the measure is levied.
        "two" prevails over "one", because "it came on appeal"."#;
    assert_eq!(in_river(&format!("{test}\n{right}")), []);
    let wrong = r#"question "q": "Q?".
        reading "one", of "Panel". Adds nothing.
        reading "two", of "Later". Adds to "T" that (b) the measure is levied.
        "one" prevails over "two", because "it convinces"."#;
    assert_eq!(in_river(&format!("{test}\n{wrong}")), one("reading_never_prevails", "\"two\""));
    // It prevails where another question is read otherwise.
    let other = r#"question "p": "P?".
        reading "yes", of "Panel". Adds nothing.
        reading "no", of "AB". Adds nothing.
        The later report prevails."#;
    let right = wrong
        .replace("\"one\" prevails over \"two\",", "\"one\" prevails over \"two\" if question \"p\" takes \"no\",");
    assert_eq!(in_river(&format!("{test}\n{right}\n{other}")), []);
    // Two that no order joins are each the law that the finding turns on.
    let right = r#"question "q": "Q?".
        reading "one", of "Panel". Adds nothing.
        reading "two", of "Later". Adds to "T" that (b) the measure is levied."#;
    assert_eq!(in_river(&format!("{test}\n{right}")), []);
}

#[test]
fn legal_words_are_found_as_words() {
    let fact = |says: &str| {
        format!(
            r#"thing "domestic restriction", plural "domestic restrictions".
            fact "f", of a measure and a domestic restriction: truth. Says "{says}".
            test "T" under ERC 4, about a measure.
              The complainant must prove that, for some domestic restriction, {says}."#
        )
    };
    assert_eq!(in_river(&fact("the measure follows the domestic restriction")), []);
    assert_eq!(in_river(&fact("the measure follows the ‘critical’ list beside the domestic restriction")), []);
    assert_eq!(
        in_river(&fact("the measure adds a restriction to the domestic restriction")),
        one("legal_conclusion", "restriction")
    );
    assert_eq!(
        in_river(&fact("the measure is unnecessary beside the domestic restriction")),
        one("legal_conclusion", "unnecessary")
    );
    let same = r#"test "T" under ERC 4, about a measure. Says "the measure is posted". Denies "the measure is hidden".
        The complainant must prove that (a) the measure is posted."#;
    assert_eq!(in_river(same), one("legal_conclusion", "\"a\""));
}

#[test]
fn precedents_conflict_only_where_one_record_can_have_both() {
    let rules = |present: &str, ranking: &str| {
        format!(
            r#"test "T" under ERC 4, about a measure.
              Reasons for: (a) the measure is posted; (b) the measure is levied.
              Reasons against: (c) the measure pays for a service.
              {ranking}
            precedent "P", on "T", decided met. Of "Panel". Present: (a), (c).
            precedent "Q", on "T", decided not met. Of "Later". Present: {present}."#
        )
    };
    assert_eq!(in_river(&rules("(a), (c)", "")), one("precedents_conflict", "\"Q\""));
    assert_eq!(in_river(&rules("(a), (c)", "Among precedents, date decides.")), []);
    assert_eq!(in_river(&rules("(a), (c)", "Among precedents, weight decides.")), one("precedents_conflict", "\"Q\""));
    // (a) was absent in the one and supported the other: it tells them apart.
    assert_eq!(in_river(&rules("(b), (c)", "")), []);
    assert_eq!(in_river(&rules("(a)", "Among precedents, date decides.")), one("precedent_without_ground", "\"Q\""));
}

// ------------------------------------------------------------------ allowances

#[test]
fn an_allowance_concerns_its_own_declaration_and_its_own_lint() {
    let rules = |in_issue: &str, in_fact: &str| {
        let text =
            RIVER.replace("Says \"the measure is levied\".", &format!("Says \"the measure is levied\". {in_fact}"));
        let rules = format!(
            r#"{text}
            test "T" under ERC 4, about a measure. The complainant must prove that (a) "I" is met.
            issue "I", about a measure. It is met if (a) the measure is posted. {in_issue}"#
        );
        said(Some(&at_the_margin(&rules)), None)
    };
    let allow = |lint: &str| format!("Allows \"lint::{lint}\", because \"the river has no reports\".");
    assert_eq!(codes(&rules("", "").found), BTreeSet::from(["lint::uncited_clause", "lint::unused_fact"]));
    let report = rules(&allow("uncited_clause"), &allow("unused_fact"));
    assert_eq!(codes(&report.allowed), BTreeSet::from(["lint::uncited_clause", "lint::unused_fact"]));
    assert!(report.found.iter().all(|problem| problem.code == "lint::unused_fact"), "{:#?}", report.found);
    // In the wrong place, of the wrong lint, of none.
    let report = rules(&allow("unused_fact"), &allow("uncited_claus"));
    let told: BTreeMap<&str, String> =
        report.found.iter().map(|problem| (problem.code, problem.help.clone().unwrap_or_default())).collect();
    assert!(told.contains_key("lint::idle_allowance") && told.contains_key("lint::uncited_clause"), "{told:?}");
    assert_eq!(told["lint::unknown_lint"], "did you mean `lint::uncited_clause`?");
    assert!(report.allowed.is_empty());
}

#[test]
fn an_allowance_in_a_record_may_name_what_it_is_of() {
    let page = Lint::named("lint::exhibit_without_source").expect("the lint").page();
    let case = examples(&page, "Example")["yaml"].clone();
    let allow =
        |of: &str| format!("allow:\n  - {{lint: lint::exhibit_without_source, because: an exercise{of}}}\n{case}");
    for of in ["", ", of: export quota"] {
        let report = said(None, Some(&allow(of)));
        assert!(report.found.is_empty() && report.allowed.len() == 1, "{of}: {report:#?}");
    }
    let report = said(None, Some(&allow(", of: export ban")));
    assert_eq!(codes(&report.found), BTreeSet::from(["lint::exhibit_without_source", "lint::idle_allowance"]));
}

#[test]
fn what_a_hypothetical_takes_over_is_found_where_it_is_written() {
    let page = Lint::named("lint::exhibit_without_source").expect("the lint").page();
    let (mut files, paths) = shipped_files();
    files.insert("base.yaml", &examples(&page, "Example")["yaml"]);
    let (project, _) = Project::open(&files, &paths);
    let text =
        Text::new("over.yaml", "based on: base.yaml\ntitle: The same, of another day\nfacts as of: 2019-07-01\n");
    let (record, problems) = project.record(&files, &text);
    assert!(problems.is_empty(), "{problems:#?}");
    let report = lint::record(&project.rulebook, &record.expect("a record"), &text);
    assert!(report.found.is_empty(), "{report:#?}");
}

// ------------------------------------------------------------------ explain, and time

#[test]
fn every_code_that_a_stage_refuses_with_is_explained() {
    let mut codes = BTreeSet::new();
    for file in DiskFiles.below("src", ".rs").expect("the source") {
        let text = DiskFiles.read(&file).expect("a file").content;
        for (at, _) in text.match_indices('"') {
            let word = text[at + 1..].split('"').next().unwrap_or_default();
            let stage =
                ["syntax::", "rulebook::", "case::", "project::"].iter().find(|stage| word.starts_with(**stage));
            let named = |stage: &str| {
                word.len() > stage.len()
                    && word[stage.len()..].chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
            };
            if stage.is_some_and(|stage| named(stage)) {
                codes.insert(word.to_owned());
            }
        }
    }
    assert!(codes.len() >= 140, "{} codes", codes.len());
    // A class of names that no sentence of the language asks for, and the stem of the others.
    for unreachable in
        ["rulebook::unknown", "rulebook::unknown_cap", "rulebook::unknown_fact", "rulebook::unknown_precedent"]
    {
        codes.remove(unreachable);
    }
    for code in codes {
        let page = lint::explain(&code).unwrap_or_else(|error| panic!("{error}"));
        assert!(page.contains(&code) && page.lines().count() > 4, "{page}");
    }
}

#[test]
fn explain_knows_what_is_meant() {
    for asked in ["lint::unused_fact", "unused_fact", " lint::unused_fact "] {
        assert!(
            lint::explain(asked).expect("a page").starts_with("lint::unused_fact (warning)\n\nA fact that no clause")
        );
    }
    assert!(LINTS.iter().all(|lint| lint::explain("lint").expect("the list").contains(lint.code)));
    let missing = lint::explain("lint::unused_facts").expect_err("no such lint");
    assert_eq!(missing, "no lint or refusal is called `lint::unused_facts`; did you mean `lint::unused_fact`?");
    let page = lint::explain("rulebook::unknown_sentence").expect("a page");
    assert!(page.contains("# Example") && page.contains("help:"), "{page}");
    assert!(!page.contains("source: tests/"), "{page}");
    assert!(lint::explain("case").expect("a stage").contains("case::missing_key"));
    assert!(lint::explain("").is_err());
}

/// Hundreds of issues, reached by many ways, and questions with many readings.
#[test]
fn a_large_rulebook_is_linted_in_a_moment() {
    let mut rules = String::from(RIVER);
    // Ten chains of forty, in which each issue asks for the next two.
    let asks = |at: usize| match at % 40 {
        38 | 39 => "the measure is posted".to_owned(),
        _ => format!(
            "(a) \"I{}\" is met; or (b) \"I{}\" is met; or (c) the measure is posted; or (d) the measure is levied",
            at + 1,
            at + 2
        ),
    };
    for at in 0..400 {
        rules.push_str(&format!("issue \"I{at}\" under ERC 4, about a measure. It is met if {}.\n", asks(at)));
    }
    let heads: Vec<String> = (0..10).map(|chain| format!("(h{chain}) \"I{}\" is met", chain * 40)).collect();
    let heads = heads.join("; and ");
    rules.push_str(&format!("test \"T\" under ERC 4, about a measure. The complainant must prove that {heads}.\n"));
    rules.push_str(&format!("test \"U\" under ERC 5, about a measure. The complainant must prove that {heads}.\n"));
    rules.push_str(&format!(
        "defence \"D\" under ERC 9, about a measure, answering ERC. The respondent must prove that {heads}.\n"
    ));
    for question in 0..5 {
        rules.push_str(&format!("question \"q{question}\": \"Q?\".\n"));
        for reading in 0..4 {
            let issue = question * 40 + reading;
            rules.push_str(&format!("  reading \"r{reading}\", of \"Panel\". Requires \"I{issue}\" to be proved by clear and convincing evidence.\n"));
        }
    }
    let mut files = MemoryFiles::default();
    files.insert("large.rules", &rules);
    let (project, problems) = Project::open(&files, &["large.rules".to_owned()]);
    assert!(problems.is_empty(), "{problems:#?}");
    let begun = Instant::now();
    let report = lint::rulebook(&project.trees, &project.rulebook);
    let taken = begun.elapsed();
    println!("{} issues in {taken:?}, {} found", project.rulebook.issues.len(), report.found.len());
    // A bound against growth beyond all measure, not a measurement: other work may be running.
    assert!(taken < Duration::from_secs(30), "{taken:?}");
}
