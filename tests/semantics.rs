//! The rules of `design/semantics.md`, one file for each, in an invented world: prose, a rulebook, records, and what must be found.
//!
//! A file of `tests/semantics` is Markdown. Its ```rules blocks make one rulebook (```rules anew begins another), read together
//! with `guild.rules`; each ```yaml block is a record, completed from `head.yaml`; each ```expect block holds of the record
//! above it. What an expectation may say stands in `reader/expect.rs`.

#[path = "semantics/reader/mod.rs"]
mod reader;

use std::fs;
use std::path::PathBuf;

use reader::{Counts, Sheet};

/// The sheets of the folder, in order of name.
fn sheets() -> Vec<Sheet> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/semantics");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder of sheets")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a text");
    let (world, head) = (read("guild.rules"), read("head.yaml"));
    names.iter().map(|name| Sheet::new(name, &read(name), &world, &head)).collect()
}

#[test]
fn every_rule_holds() {
    let (mut counts, mut failures) = (Counts::default(), Vec::new());
    let sheets = sheets();
    for sheet in &sheets {
        let told = sheet.check();
        if told.counts.expectations == 0 {
            failures.push(format!("tests/semantics/{}: expects nothing", sheet.name));
        }
        counts = counts + told.counts;
        failures.extend(told.failures);
    }
    println!("{} files, {} records, {} expectations", sheets.len(), counts.records, counts.expectations);
    assert!(!sheets.is_empty(), "no sheets");
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// Whatever a sheet expects, the contrary of it is found wanting.
#[test]
fn every_expectation_can_fail() {
    let (mut mutants, mut survivors) = (0, Vec::new());
    for sheet in sheets() {
        let told = sheet.check_mutants();
        mutants += told.mutants;
        survivors.extend(told.survivors);
    }
    println!("{mutants} expectations turned");
    assert!(survivors.is_empty(), "{} expectations cannot fail\n{}", survivors.len(), survivors.join("\n"));
}
