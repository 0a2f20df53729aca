//! The command line as its user meets it: exit codes, streams, files.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn arguendo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arguendo")).args(arguments).output().expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A file for one test, below cargo's own folder for them.
fn scratch(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("scratch file");
    path.to_string_lossy().into_owned()
}

fn ds431() -> String {
    fs::read_to_string("cases/ds431.yaml").expect("case")
}

#[test]
fn the_opinion_goes_to_the_output_and_nothing_else_does() {
    let output = arguendo(&["decide", "cases/ds431.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("CHINA – RARE EARTHS"));
    assert_eq!(err(&output), "");
}

#[test]
fn a_summary_fits_a_screen() {
    let output = arguendo(&["decide", "cases/ds431.yaml", "--summary"]);
    let lines = out(&output).lines().count();
    assert!((10..=60).contains(&lines), "{lines} lines");
    assert!(out(&output).lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn every_format_is_written_whole() {
    for (format, begins) in [("text", "CHINA"), ("md", "# "), ("json", "{")] {
        let path = scratch(&format!("opinion.{format}"), "an older opinion");
        let output = arguendo(&["decide", "cases/ds431.yaml", "--format", format, "-o", &path]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert_eq!(out(&output), "");
        assert!(fs::read_to_string(&path).expect("opinion").starts_with(begins), "{format}");
    }
}

#[test]
fn a_record_may_come_from_standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_arguendo"))
        .args(["decide", "-", "--summary"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("input").write_all(ds431().as_bytes()).expect("written");
    let output = child.wait_with_output().expect("output");
    assert_eq!(output.stdout, arguendo(&["decide", "cases/ds431.yaml", "--summary"]).stdout);
}

#[test]
fn refused_input_is_shown_and_ends_with_one() {
    let path = scratch("refused.yaml", &ds431().replace("respondent: China", "respondents: China"));
    let output = arguendo(&["decide", &path]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("did you mean `respondent`?"), "{}", err(&output));
}

#[test]
fn wrong_usage_ends_with_two() {
    assert_eq!(arguendo(&["decide"]).status.code(), Some(2));
    assert_eq!(arguendo(&["decide", "cases/ds431.yaml", "--format", "papyrus"]).status.code(), Some(2));
}

#[test]
fn a_reading_that_does_not_exist_is_answered_with_those_that_do() {
    let output = arguendo(&["decide", "cases/ds431.yaml", "--reading", "even-handedness=balanced"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("balance as a requirement"), "{}", err(&output));
}

#[test]
fn verify_ends_with_three_where_a_finding_disagrees() {
    assert_eq!(arguendo(&["verify", "cases"]).status.code(), Some(0));
    let path = scratch("disagrees.yaml", &ds431().replacen("held: not met", "held: met", 1));
    let output = arguendo(&["verify", &path]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert!(out(&output).contains("MISS"), "{}", out(&output));
}

#[test]
fn check_counts_what_it_read() {
    let output = arguendo(&["check", "rulebooks", "cases"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("no problems: "));
}

#[test]
fn what_if_says_what_moves_and_what_does_not() {
    let set = "users at home limited in step of 2012 export quotas=true";
    let output = arguendo(&["what-if", "cases/ds431.yaml", "--set", set]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Relating to conservation/(k)"), "{}", out(&output));
    assert!(out(&output).contains("nothing moves in: "), "{}", out(&output));
    let unknown =
        arguendo(&["what-if", "cases/ds431.yaml", "--set", "users at hme limited in step of 2012 export quotas=true"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(err(&unknown).contains("did you mean `users at home limited in step`?"), "{}", err(&unknown));
}

#[test]
fn the_leaves_are_listed_as_questions() {
    let output = arguendo(&["show", "rulebook", "--questions"]);
    assert!(out(&output).lines().filter(|line| line.contains('?')).count() > 50);
}

#[test]
fn the_schemas_are_printed_or_written() {
    for of in ["case", "finding"] {
        let output = arguendo(&["schema", "--of", of]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).contains(&format!("\"$id\": \"urn:arguendo:{of}")), "{}", out(&output));
        let path = scratch(&format!("{of}.schema.json"), "an older schema");
        assert_eq!(out(&arguendo(&["schema", "--of", of, "-o", &path])), "");
        assert_eq!(fs::read_to_string(&path).expect("schema"), out(&output));
    }
    let small = arguendo(&["schema", "--rulebooks", "tests/schema"]);
    assert!(out(&small).contains("bars the crossing") && !out(&small).contains("export quota"));
}

#[test]
fn two_runs_print_the_same() {
    for format in ["text", "md", "json"] {
        let run = || arguendo(&["decide", "cases/ds431.yaml", "--format", format]).stdout;
        assert_eq!(run(), run());
    }
}

/// The rulebooks are built in: a case file decides anywhere.
#[test]
fn the_shipped_edition_decides_away_from_home() {
    let path = scratch("away.yaml", &ds431());
    let output = Command::new(env!("CARGO_BIN_EXE_arguendo"))
        .args(["decide", &path, "--summary"])
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("inconsistent"));
}

#[test]
fn lint_says_no_to_warnings_and_not_to_notes() {
    let sound = arguendo(&["lint", "rulebooks", "cases"]);
    assert_eq!(sound.status.code(), Some(0), "{}", out(&sound));
    assert!(out(&sound).contains("no errors, no warnings"), "{}", out(&sound));
    assert_eq!(err(&sound), "");
    let case = ds431() + "allow:\n  - {lint: lint::mixed_units, because: nothing}\n";
    let path = scratch("idle.yaml", &case);
    let found = arguendo(&["lint", &path]);
    assert_eq!(found.status.code(), Some(3));
    assert!(out(&found).contains("lint::idle_allowance") && out(&found).contains("1 warning"), "{}", out(&found));
    let machine = arguendo(&["lint", &path, "--format", "json"]);
    assert_eq!(machine.status.code(), Some(3));
    let lines: Vec<serde_json::Value> =
        out(&machine).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["code"], "lint::idle_allowance");
    assert_eq!(lines[0]["labels"][0]["line"], case.lines().count());
    let other = arguendo(&["lint", &path, "--only", "unused_fact"]);
    assert_eq!(other.status.code(), Some(0), "{}", out(&other));
}

#[test]
fn lint_shows_notes_when_asked_and_refuses_what_is_unsound() {
    let notes = arguendo(&["lint", "rulebooks", "--notes", "--only", "lint::unverified_pinpoint"]);
    assert_eq!(notes.status.code(), Some(0));
    let counted = out(&notes).matches("lint::unverified_pinpoint\n").count();
    assert!(counted >= 1 && out(&notes).contains(&format!("{counted} note")), "{counted}");
    let path = scratch("unsound.yaml", &ds431().replace("claims:", "claim:"));
    let refused = arguendo(&["lint", &path]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(out(&refused).is_empty() && err(&refused).contains("case::unknown_key"), "{}", err(&refused));
    assert_eq!(arguendo(&["lint", "--only", "no_such_lint"]).status.code(), Some(1));
}

#[test]
fn explain_prints_a_page_or_what_was_meant() {
    let page = arguendo(&["explain", "lint::perverse_evidence"]);
    assert_eq!(page.status.code(), Some(0));
    assert!(out(&page).contains("# Use instead") && err(&page).is_empty());
    let refusal = arguendo(&["explain", "case::unknown_fact"]);
    assert_eq!(refusal.status.code(), Some(0));
    assert!(out(&refusal).contains("# Example"), "{}", out(&refusal));
    let unknown = arguendo(&["explain", "rulebook::missing_key"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        out(&unknown).is_empty() && err(&unknown).contains("did you mean `case::missing_key`?"),
        "{}",
        err(&unknown)
    );
}
