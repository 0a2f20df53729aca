//! The map in `src/lib.rs` is true: every room is in it, and names only the rooms that the map lets it name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Room to the rooms that the table lets it name, in the order of the table.
fn table() -> Vec<(String, BTreeSet<String>)> {
    let map = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    let ticked = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    map.lines()
        .filter_map(|line| line.strip_prefix("//! | `"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            (cells[0].trim().trim_end_matches('`').to_owned(), ticked(cells[2]).into_iter().collect())
        })
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The files of a room: its folder, or its one file.
fn files_of(room: &str) -> Vec<PathBuf> {
    let folder = Path::new("src").join(room);
    if folder.is_dir() { rust_files(&folder) } else { vec![Path::new("src").join(format!("{room}.rs"))] }
}

/// Every `crate::room` that a text names, uses of braces included.
fn named(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for after in text.split("crate::").skip(1) {
        if let Some(list) = after.strip_prefix('{') {
            let list = list.split("};").next().unwrap_or("");
            found.extend(list.split(',').map(|part| part.trim().split("::").next().unwrap_or("").to_owned()));
        } else {
            found.insert(after.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    found
}

#[test]
fn every_room_names_only_what_the_map_says() {
    let table = table();
    assert!(table.len() >= 10, "the table of src/lib.rs was not found");
    let known: BTreeSet<&String> = table.iter().map(|(room, _)| room).collect();
    for (index, (room, allowed)) in table.iter().enumerate() {
        let above: BTreeSet<&String> = table[..index].iter().map(|(room, _)| room).collect();
        for name in allowed {
            assert!(above.contains(name), "the map lets `{room}` name `{name}`, which does not stand above it");
        }
        for file in files_of(room) {
            let text = fs::read_to_string(&file).expect("source file");
            for name in named(&text) {
                let inside = name == *room || !known.contains(&name);
                assert!(
                    inside || allowed.contains(&name),
                    "{} names `{name}`, which the map does not let `{room}` name",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_room_is_on_the_map() {
    let on_the_map: BTreeSet<String> = table().into_iter().map(|(room, _)| room).collect();
    let mut in_source = BTreeMap::new();
    for entry in fs::read_dir("src").expect("src") {
        let path = entry.expect("entry").path();
        let name = path.file_stem().expect("name").to_string_lossy().into_owned();
        in_source.insert(name, path);
    }
    for outside in ["lib", "main", "cli"] {
        in_source.remove(outside);
    }
    let in_source: BTreeSet<String> = in_source.into_keys().collect();
    assert_eq!(on_the_map, in_source);
}

/// A crate that must not leave a room is named nowhere else.
#[test]
fn crates_stay_in_their_rooms() {
    let only: [(&str, &[&str]); 3] =
        [("pest", &["src/syntax/"]), ("serde_yaml", &["src/case/"]), ("serde_json", &["src/render/", "src/schema/"])];
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("source file");
        let path = file.to_string_lossy().replace('\\', "/");
        for (name, rooms) in only {
            let used = text.contains(&format!("{name}::")) || text.contains(&format!("use {name}"));
            let inside = rooms.iter().any(|room| path.starts_with(room));
            assert!(!used || inside, "{path} uses {name}, which stays in {}", rooms.join(" and "));
        }
        let derives = text.contains("Serialize") || text.contains("Deserialize");
        assert!(
            !derives || path.starts_with("src/render/json") || path == "src/case/document.rs",
            "{path} derives serde"
        );
    }
}

/// Reasoning is total: it has no Result, does no IO and asks no clock or hash order.
#[test]
fn reason_cannot_fail() {
    for file in files_of("reason") {
        let text = fs::read_to_string(&file).expect("source file");
        for word in [
            "Result<",
            ".unwrap()",
            ".expect(",
            "panic!",
            "HashMap",
            "HashSet",
            "std::fs",
            "std::time",
            "crate::syntax",
        ] {
            assert!(!text.contains(word), "{} contains `{word}`", file.display());
        }
    }
}
