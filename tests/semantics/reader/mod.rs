//! Reads a sheet, decides its records and compares.

mod expect;
mod words;

use std::ops::Add;

use arguendo::analysis::verify;
use arguendo::case::Record;
use arguendo::finding::Finding;
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::source::{Files, MemoryFiles, Problem};

use expect::Found;

pub struct Sheet {
    pub name: String,
    world: String,
    head: String,
    blocks: Vec<Block>,
}

struct Block {
    kind: Kind,
    /// The line of the first line inside the block.
    line: usize,
    lines: Vec<String>,
}

enum Kind {
    Rules {
        anew: bool,
    },
    /// A record; named where another is based on it.
    Record {
        name: Option<String>,
    },
    Expect,
}

#[derive(Default, Clone, Copy)]
pub struct Counts {
    pub records: usize,
    pub expectations: usize,
}

impl Add for Counts {
    type Output = Counts;

    fn add(self, other: Counts) -> Counts {
        Counts { records: self.records + other.records, expectations: self.expectations + other.expectations }
    }
}

#[derive(Default)]
pub struct Told {
    pub counts: Counts,
    pub failures: Vec<String>,
    pub mutants: usize,
    pub survivors: Vec<String>,
}

impl Sheet {
    pub fn new(name: &str, content: &str, world: &str, head: &str) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        let mut inside = false;
        for (index, line) in content.lines().enumerate() {
            match (inside, line.strip_prefix("```")) {
                (true, Some(_)) => inside = false,
                (true, None) => blocks.last_mut().expect("a block").lines.push(line.to_owned()),
                (false, Some(info)) => {
                    let words: Vec<&str> = info.split_whitespace().collect();
                    let kind = match words[..] {
                        ["rules"] => Kind::Rules { anew: false },
                        ["rules", "anew"] => Kind::Rules { anew: true },
                        ["yaml"] => Kind::Record { name: None },
                        ["yaml", name] => Kind::Record { name: Some(name.to_owned()) },
                        ["expect"] => Kind::Expect,
                        _ => panic!("tests/semantics/{name}:{}: `{info}` is no kind of block", index + 1),
                    };
                    blocks.push(Block { kind, line: index + 2, lines: Vec::new() });
                    inside = true;
                }
                (false, None) => {}
            }
        }
        assert!(!inside, "tests/semantics/{name}: a block is not closed");
        Sheet { name: name.to_owned(), world: world.to_owned(), head: head.to_owned(), blocks }
    }

    pub fn check(&self) -> Told {
        let mut told = Told::default();
        self.walk(&mut |found, text, line| {
            told.counts.expectations += 1;
            if let Err(why) = expect::holds(found, text) {
                told.failures.push(format!("tests/semantics/{}:{line}: {why}", self.name));
            }
        });
        told.counts.records = self.blocks.iter().filter(|block| matches!(block.kind, Kind::Record { .. })).count();
        told
    }

    /// Turns every expectation in each of its parts; one that still holds, or that nobody can read, survives.
    pub fn check_mutants(&self) -> Told {
        let mut told = Told::default();
        self.walk(&mut |found, text, line| {
            let mutants = words::mutants(text);
            if mutants.is_empty() {
                told.survivors.push(format!("tests/semantics/{}:{line}: nothing to turn in `{text}`", self.name));
            }
            for mutant in mutants {
                told.mutants += 1;
                match expect::holds(found, &mutant) {
                    Err(why) if !why.starts_with(expect::UNREADABLE) => {}
                    Err(why) => told.survivors.push(format!("tests/semantics/{}:{line}: `{mutant}`: {why}", self.name)),
                    Ok(()) => {
                        told.survivors.push(format!("tests/semantics/{}:{line}: `{mutant}` holds as well", self.name))
                    }
                }
            }
        });
        told
    }

    /// Every expectation, with what was found for it.
    fn walk(&self, visit: &mut dyn FnMut(&Found, &str, usize)) {
        let mut before: Option<Finding> = None;
        let mut read: Option<(String, Project, Vec<Problem>)> = None;
        for (index, block) in self.blocks.iter().enumerate().filter(|(_, block)| matches!(block.kind, Kind::Expect)) {
            let rules = self.rules(index);
            if read.as_ref().is_none_or(|(known, ..)| *known != rules) {
                let (project, problems) = self.project(&rules);
                read = Some((rules, project, problems));
            }
            let Some((_, project, problems)) = &read else { continue };
            let mut problems = problems.clone();
            let mut files = MemoryFiles::default();
            let record =
                if problems.is_empty() { self.record(index, project, &mut files, &mut problems) } else { None };
            // Other readings are tried only where a line asks for them: there can be many.
            let asks = |line: &String| line.starts_with("robust") || line.starts_with("would change with");
            let mut options = Options { verdict_only: !block.lines.iter().any(asks), ..Options::default() };
            let mut claim = String::new();
            let mut finding: Option<Finding> = None;
            for (offset, text) in block.lines.iter().enumerate() {
                let (text, line) = (text.trim(), block.line + offset);
                if text.is_empty() || text.starts_with('#') {
                    continue;
                }
                if self.directive(text, project, &mut options, &mut claim) {
                    finding = None;
                    continue;
                }
                let decided = record.as_ref().filter(|_| problems.is_empty());
                if finding.is_none() {
                    finding = decided.map(|record| project.decide(record, &options));
                }
                let verified =
                    decided.filter(|_| text.starts_with("holding ")).map(|record| verify(project, record, None));
                let found = Found {
                    finding: finding.as_ref(),
                    before: before.as_ref(),
                    verified: verified.as_ref(),
                    claim: &claim,
                    problems: &problems,
                };
                visit(&found, text, line);
            }
            before = finding.or(before);
        }
    }

    /// The date of the law, a reading named by the reader, or the claim that the lines below are about.
    fn directive(&self, text: &str, project: &Project, options: &mut Options, claim: &mut String) -> bool {
        let date = |words: &str| words.parse().unwrap_or_else(|_| panic!("{}: `{words}` is not a date", self.name));
        if let Some(day) = text.strip_prefix("under the law of ") {
            options.law_as_of = Some(date(day));
        } else if let Some(day) = text.strip_prefix("on the facts of ") {
            options.facts_as_of = Some(date(day));
        } else if let Some(named) = text.strip_prefix("on the reading ") {
            options.readings.push(project.reading(named).unwrap_or_else(|why| panic!("{}: {why}", self.name)));
        } else if let Some(words) = text.strip_prefix("for the claim ") {
            words.clone_into(claim);
        } else {
            return false;
        }
        true
    }

    /// The rulebook of the blocks above; every line keeps the number that it has in the sheet.
    fn rules(&self, until: usize) -> String {
        let begins = self.blocks[..until]
            .iter()
            .rposition(|block| matches!(block.kind, Kind::Rules { anew: true }))
            .unwrap_or(0);
        let mut rules = String::new();
        for block in self.blocks[begins..until].iter().filter(|block| matches!(block.kind, Kind::Rules { .. })) {
            pad(&mut rules, block);
        }
        rules
    }

    fn project(&self, rules: &str) -> (Project, Vec<Problem>) {
        let mut files = MemoryFiles::default();
        let name = format!("tests/semantics/{}", self.name);
        files.insert("tests/semantics/guild.rules", &self.world);
        files.insert(&name, rules);
        Project::open(&files, &["tests/semantics/guild.rules".to_owned(), name])
    }

    /// The record above, completed from the common head.
    fn record(
        &self,
        until: usize,
        project: &Project,
        files: &mut MemoryFiles,
        problems: &mut Vec<Problem>,
    ) -> Option<Record> {
        let mut last = None;
        for block in &self.blocks[..until] {
            let Kind::Record { name } = &block.kind else { continue };
            let mut content = String::new();
            pad(&mut content, block);
            if !content.contains("based on:") {
                for line in self.head.lines().filter(|line| !line.starts_with('#')) {
                    let key = line.split_once(':').map_or(line, |(key, _)| key);
                    if !block.lines.iter().any(|own| own.starts_with(&format!("{key}:"))) {
                        content.push_str(line);
                        content.push('\n');
                    }
                }
            }
            let name = format!("tests/semantics/{}", name.as_ref().unwrap_or(&self.name));
            files.insert(&name, &content);
            last = files.read(&name).ok();
        }
        let (record, more) = project.record(files, &last?);
        problems.extend(more);
        record
    }
}

fn pad(content: &mut String, block: &Block) {
    let missing = (block.line - 1).saturating_sub(content.lines().count());
    content.push_str(&"\n".repeat(missing));
    for line in &block.lines {
        content.push_str(line);
        content.push('\n');
    }
}
