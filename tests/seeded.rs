//! Bugs seeded into the evaluator on purpose, one for each place named in `tests/bugs/evaluator.md`, and the oracles that catch
//! them: at least two, none of which knows of the other.
//!
//! ```text
//! cargo test --test seeded -- --ignored --nocapture              all of them: some minutes
//! ARGUENDO_BUG=caps cargo test --test seeded -- --ignored --nocapture   those whose name has this
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Who could catch a bug: its name, the test that asks it, and which of that test's functions. An oracle without a test of that
/// name is passed over, and so are the answer sets where there is no clingo.
const ORACLES: [(&str, &str, &[&str]); 6] = [
    ("sheets", "semantics", &["every_rule_holds"]),
    ("definition", "properties", &["the_engine_agrees"]),
    ("invariants", "properties", &["--skip", "the_engine_agrees", "--skip", "by_definition"]),
    ("small worlds", "small_worlds", &[]),
    ("answer sets", "answer_sets", &["rulebooks_at_random"]),
    ("cases", "cases", &[]),
];

struct Bug {
    place: String,
    file: String,
    old: String,
    new: String,
    caught_by: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn bugs() -> Vec<Bug> {
    let text = fs::read_to_string(root().join("tests/bugs/evaluator.md")).expect("the list of bugs");
    text.split("\n## ").skip(1).map(bug).collect()
}

/// One section: its heading, "In `file`", the code as it is, the code with the bug, "Caught by …".
fn bug(section: &str) -> Bug {
    let place = section.lines().next().unwrap_or_default().to_owned();
    let between = |from: &str, to: &str| -> Vec<String> {
        let pieces = section.split(from).skip(1);
        pieces.filter_map(|piece| piece.split_once(to).map(|(inside, _)| inside.to_owned())).collect()
    };
    let (files, blocks, caught) = (between("\nIn `", "`"), between("```rust\n", "\n```"), between("\nCaught by ", "."));
    let ([file], [old, new], [caught]) = (&files[..], &blocks[..], &caught[..]) else {
        panic!("“{place}” must name one file, two blocks of code and who catches the bug");
    };
    let caught_by = caught.split(", ").map(str::to_owned).collect();
    Bug { place, file: file.clone(), old: old.clone(), new: new.clone(), caught_by }
}

/// Python with clingo, where `.ci/run` puts it or the reader says.
fn python() -> Option<PathBuf> {
    let told = std::env::var_os("ARGUENDO_PYTHON").map(PathBuf::from);
    told.or_else(|| Some(root().join("target/python/bin/python")).filter(|python| python.exists()))
}

/// The oracles that can be asked here.
fn oracles() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static [&'static str])> {
    let asked = |name: &str, test: &str| {
        root().join(format!("tests/{test}.rs")).exists() && (name != "answer sets" || python().is_some())
    };
    ORACLES.iter().filter(move |(name, test, _)| asked(name, test))
}

#[test]
fn every_bug_still_has_its_place() {
    let bugs = bugs();
    assert!(bugs.len() >= 10, "only {} bugs", bugs.len());
    for Bug { place, file, old, new, caught_by } in &bugs {
        let code = fs::read_to_string(root().join(file)).expect("the file that has the bug");
        assert_eq!(code.matches(old.as_str()).count(), 1, "“{place}”: {file} must have this once:\n{old}");
        assert_ne!(old, new, "“{place}” changes nothing");
        assert!(caught_by.len() >= 2, "“{place}” needs two oracles");
        for name in caught_by {
            assert!(ORACLES.iter().any(|(known, ..)| known == name), "“{place}”: nobody is called “{name}”");
        }
    }
}

#[test]
#[ignore = "builds the evaluator anew for each bug"]
fn every_seeded_bug_is_caught_by_two_oracles() {
    let wanted = std::env::var("ARGUENDO_BUG").unwrap_or_default();
    let tree = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeded");
    copy(&tree);
    assert!(builds(&tree), "the tree does not build");
    for oracle in oracles() {
        assert!(passes(&tree, oracle), "{} fails before any bug is seeded", oracle.0);
    }
    let names: Vec<&str> = oracles().map(|(name, ..)| *name).collect();
    println!("{:44} {}", "", names.join("  "));
    let mut failures = Vec::new();
    for bug in bugs().iter().filter(|bug| bug.place.to_lowercase().contains(&wanted.to_lowercase())) {
        let file = tree.join(&bug.file);
        let sound = fs::read_to_string(&file).expect("the file that has the bug");
        fs::write(&file, sound.replacen(&bug.old, &bug.new, 1)).expect("a tree that can be written");
        let built = builds(&tree);
        let caught: Vec<&str> =
            oracles().filter(|oracle| built && !passes(&tree, oracle)).map(|(name, ..)| *name).collect();
        fs::write(&file, sound).expect("a tree that can be written");
        let cell =
            |name: &&str| format!("{:width$}", if caught.contains(name) { "x" } else { "." }, width = name.len());
        println!("{:44} {}", bug.place, names.iter().map(cell).collect::<Vec<_>>().join("  "));
        if !built {
            failures.push(format!("“{}” does not build", bug.place));
        } else if caught.len() < 2 {
            failures.push(format!("“{}” is caught by {caught:?} alone", bug.place));
        }
        let missed = bug.caught_by.iter().filter(|name| names.contains(&name.as_str()));
        for name in missed.filter(|name| !caught.contains(&name.as_str())) {
            failures.push(format!("“{}” is not caught by {name}", bug.place));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The package as it stands, in a place of its own; what an earlier run built there is kept.
fn copy(tree: &Path) {
    fn copy_all(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let (from, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("an entry");
            if from.is_dir() {
                copy_all(&from, &to);
            } else if fs::read(&from).ok() != fs::read(&to).ok() {
                fs::copy(&from, &to).expect("a copy");
            }
        }
    }
    for part in ["src", "tests", "rulebooks", "cases", "grammar"] {
        fs::remove_dir_all(tree.join(part)).ok();
        copy_all(&root().join(part), &tree.join(part));
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(root().join(file), tree.join(file)).expect("a copy");
    }
}

fn builds(tree: &Path) -> bool {
    let tests: Vec<&str> = oracles().flat_map(|(_, test, _)| ["--test", *test]).collect();
    cargo(tree, &[&["--no-run"], &tests[..]].concat())
}

fn passes(tree: &Path, (_, test, functions): &(&str, &str, &[&str])) -> bool {
    cargo(tree, &[&["--test", test, "--"], *functions].concat())
}

/// `cargo test` in a tree; few draws, and none made smaller, because to fail is enough.
fn cargo(tree: &Path, arguments: &[&str]) -> bool {
    let cases = std::env::var("ARGUENDO_CASES").unwrap_or_else(|_| "100".into());
    let status = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(["test", "--quiet", "--profile", "mutants", "--target-dir"])
        .arg(tree.join("target"))
        .args(arguments)
        .current_dir(tree)
        .envs([("INSTA_UPDATE", "no"), ("PROPTEST_MAX_SHRINK_ITERS", "0"), ("ARGUENDO_CASES", &cases)])
        .envs(python().map(|python| ("ARGUENDO_PYTHON", python)))
        .env("ARGUENDO_NEEDS_CLINGO", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.expect("cargo runs").success()
}
