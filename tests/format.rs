//! The canonical layout: nothing is lost, nothing is said otherwise, and no other layout of the same text comes out differently.

#[allow(dead_code, unused_imports)]
#[path = "oracle/mod.rs"]
mod oracle;

#[path = "format/command.rs"]
mod command;
#[path = "format/layout.rs"]
mod layout;
#[path = "format/mangle.rs"]
mod mangle;
#[path = "format/outline.rs"]
mod outline;

use std::fs;

use arguendo::project::{Project, shipped_files};
use arguendo::source::{DiskFiles, Files, MemoryFiles, Text};
use arguendo::syntax::{formatted, tree};
use mangle::{Chance, Mangled};
use oracle::generate::{EVERYTHING, drawn};
use oracle::text::{Style, rulebook};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Everything of which the repository holds the text: a name, and the text.
fn corpus() -> Vec<Text> {
    let mut texts = Vec::new();
    for folder in ["rulebooks", "tests/semantics", "tests/refusals"] {
        let paths = DiskFiles.below(folder, ".rules").expect(folder);
        texts.extend(paths.iter().map(|path| DiskFiles.read(path).expect(path)));
    }
    texts.extend(fences("tests/guide"));
    texts.extend(fences("tests/semantics"));
    texts
}

/// The rulebook texts of the Markdown files of a folder.
fn fences(folder: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    for path in DiskFiles.below(folder, ".md").expect(folder) {
        let content = fs::read_to_string(&path).expect("a text");
        let mut lines = content.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            if !line.starts_with("```") {
                continue;
            }
            let inside: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            if line.starts_with("```rules") && !line.contains("fragment") {
                texts.push(Text::new(format!("{path}:{}", number + 1), inside.join("\n") + "\n"));
            }
        }
    }
    texts
}

fn canonical(text: &Text) -> String {
    formatted(text).unwrap_or_else(|problems| panic!("{}: {:?}", text.name, problems[0].message))
}

fn anew(text: &Text, content: &str) -> Text {
    Text::new(text.name.clone(), content)
}

/// All remarks of a text, in order.
fn remarks(content: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut quoted = false;
    for line in content.lines() {
        for (at, letter) in line.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                '#' if !quoted && (at == 0 || line[..at].ends_with([' ', '\t', '.'])) => {
                    found.push(line[at..].trim_end());
                    break;
                }
                _ => {}
            }
        }
    }
    found
}

/// Laid out, a text says the same and keeps its remarks; laid out again, it stays as it is; and so it comes out of any layout.
/// Returns how many remarks were put in.
fn holds(text: &Text, chance: &mut Chance) -> usize {
    let name = &text.name;
    let once = canonical(text);
    let laid_out = anew(text, &once);
    let says = outline::of_tree(&tree(&laid_out).0);
    assert_eq!(outline::of_tree(&tree(text).0), says, "{name} says something else\n{once}");
    assert_eq!(remarks(&text.content), remarks(&once), "{name}");
    assert_eq!(canonical(&laid_out), once, "{name} is laid out otherwise the second time");

    let mangled = mangle::layout(&once, chance);
    assert_eq!(outline::of_tree(&tree(&anew(text, &mangled)).0), says, "{name}: not the same text\n{mangled}");
    assert_eq!(canonical(&anew(text, &mangled)), once, "{name} from another layout\n{mangled}");

    let by_line = mangle::with_remarks_by_line(&once, chance);
    assert_eq!(mangle::stripped(&kept(text, &by_line, &says)), once, "{name} with remarks by line\n{}", by_line.text);
    let anywhere = mangle::with_remarks(&once, chance);
    let laid_out = kept(text, &anywhere, &says);
    let without = mangle::stripped(&laid_out);
    assert_eq!(canonical(&anew(text, &without)), once, "{name} with remarks anywhere\n{laid_out}");
    by_line.remarks + anywhere.remarks
}

/// The canonical layout of a text with remarks, each of which is in it once.
fn kept(text: &Text, mangled: &Mangled, says: &str) -> String {
    let source = anew(text, &mangled.text);
    assert_eq!(outline::of_tree(&tree(&source).0), says, "{}: not the same text\n{}", text.name, mangled.text);
    let laid_out = canonical(&source);
    assert_eq!(canonical(&anew(text, &laid_out)), laid_out, "{} is laid out otherwise the second time", text.name);
    assert_eq!(outline::of_tree(&tree(&anew(text, &laid_out)).0), says, "{}\n{laid_out}", text.name);
    let count = |number| laid_out.matches(&format!("# ~{number}~\n")).count();
    let lost: Vec<usize> = (0..mangled.remarks).filter(|number| count(*number) != 1).collect();
    assert!(lost.is_empty(), "{}: remarks {lost:?} of\n{}\nare not once in\n{laid_out}", text.name, mangled.text);
    laid_out
}

#[test]
fn every_text_of_the_repository_keeps_its_meaning() {
    let (mut texts, mut remarks) = (0, 0);
    for text in corpus().iter().filter(|text| tree(text).1.is_empty()) {
        remarks += holds(text, &mut Chance::of(text.content.len() as u64));
        texts += 1;
    }
    println!("{texts} texts, {remarks} remarks put in");
    assert!(texts >= 150 && remarks >= 2000, "{texts} texts, {remarks} remarks");
}

#[test]
fn rulebooks_at_random_keep_their_meaning() {
    let cases = std::env::var("ARGUENDO_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(16);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let outcome = runner.run(&(drawn(EVERYTHING), 0u64..1 << 40), |(drawn, seed)| {
        let mut chance = Chance::of(seed);
        let texts = rulebook(&drawn.law, Style::default());
        let names: Vec<String> = texts.iter().map(|(name, _)| name.clone()).collect();
        let (mut before, mut after) = (MemoryFiles::default(), MemoryFiles::default());
        for (name, content) in &texts {
            let text = Text::new(name.as_str(), content.as_str());
            holds(&text, &mut chance);
            before.insert(name, content);
            after.insert(name, &mangle::with_remarks(&canonical(&text), &mut chance).text);
        }
        same_law(&before, &after, &names);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// The lowered rulebooks are the same, and so are the ids of their clauses.
fn same_law(before: &MemoryFiles, after: &MemoryFiles, names: &[String]) {
    let ((before, problems), (after, more)) = (Project::open(before, names), Project::open(after, names));
    assert!(problems.is_empty() && more.is_empty(), "{problems:?}{more:?}");
    assert_eq!(before.rulebook.clause_ids(), after.rulebook.clause_ids());
    let (before, after) = (outline::of_rulebook(&before), outline::of_rulebook(&after));
    let same = before.bytes().zip(after.bytes()).take_while(|(before, after)| before == after).count();
    let around =
        |told: &str| told.chars().skip(told[..same].chars().count().saturating_sub(200)).take(400).collect::<String>();
    assert!(before == after, "the lowered rulebooks differ:\n{}\n{}", around(&before), around(&after));
}

#[test]
fn the_shipped_law_is_the_same_in_any_layout() {
    let (files, names) = shipped_files();
    let mut mangled = MemoryFiles::default();
    for name in &names {
        let text = canonical(&files.read(name).expect(name));
        mangled.insert(name, &mangle::with_remarks(&text, &mut Chance::of(text.len() as u64)).text);
    }
    same_law(&files, &mangled, &names);
}

#[test]
fn the_shipped_rulebooks_and_the_examples_of_the_guides_are_in_canonical_layout() {
    let mut others = Vec::new();
    let shipped = DiskFiles.below("rulebooks", ".rules").expect("rulebooks");
    let shipped = shipped.iter().map(|path| DiskFiles.read(path).expect(path));
    for text in shipped.chain(fences("tests/guide")) {
        if formatted(&text).is_ok_and(|laid_out| laid_out != *text.content) {
            others.push(text.name.to_string());
        }
    }
    assert!(others.is_empty(), "`arguendo fmt` would change: {}", others.join(", "));
}
