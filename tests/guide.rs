//! The examples of the guides, run.
//!
//! A guide is a Markdown file in `tests/guide/`. Its fences are read in order; the word after the three backticks says what each is:
//!
//! - `rules`: rulebook text. The `rules` fences under one heading of level 2 make one rulebook, together with those before the first
//!   such heading, which belong to every section. A section without any uses the rulebooks that are shipped. `rules fragment`
//!   is only shown.
//! - `yaml`: a whole case file, bound to the rulebook of its section as far as it has been read. A name after the word
//!   (`yaml toll.yaml`) lets a later case file of the section be `based on` it; before the first section it lets those of every
//!   section. `yaml kept toll.yaml` is kept so and not decided by itself; `yaml fragment` is only shown.
//! - `finding`: what is found on the case file before it. A claim is named by its things, provision, complainant or id, parted by
//!   ` / `, and a line must hold of every claim that it names; every claim is covered. Other lines speak of the claims named last
//!   (of all, before any is named):
//!
//!   ```text
//!   toll / barge: inconsistent; if the record closed: inconsistent
//!   Chapeau: not met (evenly balanced)
//!   Chapeau/(a): met; if the record closed: met
//!   remedy: recommendation
//!   reading of QUESTION: NAME
//!   the result turns on no reading          or: the result turns on QUESTION = NAME
//!   argument of MEMBER: accepted, but outweighed by Chapeau/(g)
//!   precedent NAME: distinguished
//!   not raised: NAME
//!   either way
//!   ```
//!
//!   A clause or issue holds if one part of the claim with that id has this value, reason and closed value, as far as they are given.
//! - `rules refused`, `yaml refused`: refused, with the problems of the `problem` fence that follows: a code on each line, and after
//!   a dash, if it is given, the message. A refused rulebook text is read together with the section's and then forgotten.
//!
//! Whatever has no other mark must be free of problems.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use arguendo::finding::{Child, ClaimFinding, Fate, Finding, Link, Node, Reason, RemedyKind, Value, Values};
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::source::{MemoryFiles, Problem, Text};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guide");

const DECLARATIONS: [&str; 18] = [
    "instrument",
    "provision",
    "report",
    "unit",
    "scale",
    "thing",
    "standard",
    "cap",
    "fact",
    "schedule",
    "test",
    "defence",
    "exception",
    "bar",
    "issue",
    "question",
    "precedent",
    "remedy",
];

#[test]
fn the_case_file_guide() {
    run("case-files.md");
}

#[test]
fn the_tutorial() {
    run("tutorial.md");
}

#[test]
fn the_language_guide_shows_every_declaration() {
    let read = run("language.md");
    let shown: BTreeSet<&str> =
        read.lines().filter_map(|line| line.split_whitespace().next().filter(|word| line.starts_with(word))).collect();
    let missing: Vec<&str> = DECLARATIONS.into_iter().filter(|keyword| !shown.contains(keyword)).collect();
    assert!(missing.is_empty(), "language.md: no example that is run declares: {}", missing.join(", "));
}

/// Runs every example of one guide; gives the rulebook texts that were read.
fn run(name: &str) -> String {
    let content = std::fs::read_to_string(format!("{FOLDER}/{name}")).expect("the guide is there");
    let mut runner = Runner { name: name.to_owned(), ..Runner::default() };
    for block in blocks(&content) {
        runner.block(block);
    }
    runner.end_of_section();
    assert!(runner.failures.is_empty(), "\n\n{}\n", runner.failures.join("\n\n"));
    assert!(runner.run > 0, "{name}: no example is run");
    runner.read
}

enum Block {
    Section,
    Fence { line: usize, info: String, content: String },
}

fn blocks(content: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for (index, line) in content.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((index + 1, info.trim().to_owned(), String::new())),
            (None, None) if line.starts_with("## ") => blocks.push(Block::Section),
            (None, None) => {}
            (Some(_), Some(_)) => {
                if let Some((line, info, content)) = open.take() {
                    blocks.push(Block::Fence { line, info, content });
                }
            }
            (Some((_, _, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    blocks
}

#[derive(Default)]
struct Runner {
    name: String,
    failures: Vec<String>,
    /// Examples run so far, and the rulebook texts that were read.
    run: usize,
    read: String,
    in_section: bool,
    /// Rulebook text of every section, and of this one, each padded with empty lines so that problems name the guide's own lines.
    common: String,
    rules: String,
    /// The section's rulebook as last read; `None` once its text has grown.
    project: Option<Project>,
    common_cases: MemoryFiles,
    cases: MemoryFiles,
    finding: Option<Finding>,
    /// Problems of a refused example that no `problem` fence has answered.
    refused: Option<(usize, Vec<Problem>)>,
}

impl Runner {
    fn block(&mut self, block: Block) {
        match block {
            Block::Section => {
                self.end_of_section();
                self.in_section = true;
                (self.rules, self.cases, self.finding) = (String::new(), self.common_cases.clone(), None);
            }
            Block::Fence { line, info, content } => self.fence(line, &info, &content),
        }
    }

    fn fence(&mut self, line: usize, info: &str, content: &str) {
        if !info.starts_with("problem") {
            self.unanswered();
        }
        match info {
            "rules" => {
                let rules = if self.in_section { &mut self.rules } else { &mut self.common };
                *rules = padded(rules, line, content);
                self.project = None;
            }
            "rules refused" => {
                self.read_rules();
                self.refused = Some((line, self.open(&padded("", line, content)).1));
                self.run += 1;
            }
            "finding" => self.finding_fence(line, content),
            "problem" => self.problem_fence(line, content),
            "rules fragment" | "yaml fragment" | "text" | "sh" => {}
            _ => match info.strip_prefix("yaml") {
                Some("") => self.case_file(line, "case.yaml", false, content),
                Some(" refused") => self.case_file(line, "refused.yaml", true, content),
                Some(name) if name.starts_with(" kept ") && !self.in_section => {
                    self.common_cases.insert(name.trim_start_matches(" kept ").trim(), &padded("", line, content));
                }
                Some(name) if name.starts_with(' ') && name.ends_with(".yaml") => {
                    self.case_file(line, name.trim(), false, content)
                }
                _ => self.fail(line, &format!("a fence `{info}` is not known here")),
            },
        }
    }

    fn fail(&mut self, line: usize, what: &str) {
        self.failures.push(format!("{}:{line}: {}", self.name, what.trim_end().replace('\n', "\n    ")));
    }

    /// The section's rulebook with more text; the shipped one where there is none.
    fn open(&self, more: &str) -> (Project, Vec<Problem>) {
        let texts = [("common", self.common.as_str()), ("section", &self.rules), ("refused", more)];
        if texts.iter().all(|(_, text)| text.is_empty()) {
            return Project::shipped();
        }
        let mut files = MemoryFiles::default();
        let mut paths = Vec::new();
        for (part, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            let path = format!("{part}/{}", self.name);
            files.insert(&path, text);
            paths.push(path);
        }
        Project::open(&files, &paths)
    }

    /// Reads the rulebook text that has come since it was last read.
    fn read_rules(&mut self) {
        if self.project.is_some() {
            return;
        }
        let (project, problems) = self.open("");
        if !self.common.is_empty() || !self.rules.is_empty() {
            self.run += 1;
            self.read.push_str(&self.common);
            self.read.push_str(&self.rules);
        }
        for problem in problems {
            let line = problem.labels.first().map_or(0, |label| label.place.line());
            self.fail(line, &format!("the rulebook is refused: {}", told(&problem)));
        }
        self.project = Some(project);
    }

    fn end_of_section(&mut self) {
        self.unanswered();
        if self.in_section {
            self.read_rules();
        }
        if !self.rules.is_empty() {
            self.project = None;
        }
    }

    fn unanswered(&mut self) {
        if let Some((line, problems)) = self.refused.take() {
            let told: Vec<String> = problems.iter().map(told).collect();
            self.fail(
                line,
                &format!("the example is marked `refused`, and no `problem` fence follows it\n{}", told.join("\n")),
            );
        }
    }

    fn case_file(&mut self, line: usize, name: &str, refused: bool, content: &str) {
        self.read_rules();
        let padded = padded("", line, content);
        self.cases.insert(name, &padded);
        if !self.in_section {
            self.common_cases.insert(name, &padded);
        }
        let Some(project) = &self.project else { return };
        let (record, problems) = project.record(&self.cases, &Text::new(name, padded.as_str()));
        self.finding = None;
        self.run += 1;
        if refused {
            self.refused = Some((line, problems));
            return;
        }
        if let (Some(record), true) = (record, problems.is_empty()) {
            self.finding = Some(project.decide(&record, &Options::default()));
        }
        for problem in &problems {
            let line = problem.labels.first().map_or(line, |label| label.place.line());
            self.fail(line, &format!("the case file is refused: {}", told(problem)));
        }
    }

    fn problem_fence(&mut self, line: usize, content: &str) {
        let Some((_, problems)) = self.refused.take() else {
            self.fail(line, "a `problem` fence follows an example marked `refused`");
            return;
        };
        let mut expected: Vec<(&str, Option<&str>)> = Vec::new();
        for written in content.lines().map(str::trim).filter(|written| !written.is_empty()) {
            expected.push(
                written
                    .split_once(" – ")
                    .map_or((written, None), |(code, message)| (code.trim(), Some(message.trim()))),
            );
        }
        let mut left: Vec<&Problem> = problems.iter().collect();
        for (code, message) in expected {
            let meant =
                |problem: &&Problem| problem.code == code && message.is_none_or(|message| message == problem.message);
            match left.iter().position(meant) {
                Some(found) => {
                    left.remove(found);
                }
                None => {
                    let found: Vec<String> = problems.iter().map(told).collect();
                    let found = if found.is_empty() { "nothing is refused".to_owned() } else { found.join("\n") };
                    self.fail(
                        line,
                        &format!(
                            "expected  {code}{}\nfound     {found}",
                            message.map_or(String::new(), |words| format!(" – {words}"))
                        ),
                    );
                }
            }
        }
        for problem in left {
            self.fail(line, &format!("refused as well: {}", told(problem)));
        }
    }

    fn finding_fence(&mut self, line: usize, content: &str) {
        let Some(finding) = self.finding.take() else {
            self.fail(line, "a `finding` fence follows a case file that is accepted");
            return;
        };
        self.run += 1;
        let mut named: Vec<&ClaimFinding> = finding.claims.iter().collect();
        let mut covered: BTreeSet<&str> = BTreeSet::new();
        for (index, written) in content.lines().enumerate().filter(|(_, written)| !written.trim().is_empty()) {
            let at = line + 1 + index;
            let claims = claims(&finding, written.trim());
            let result = if claims.is_empty() {
                holds_of(&named, written.trim())
            } else {
                covered.extend(claims.iter().map(|claim| claim.id.as_str()));
                named = claims;
                verdict(&named, written.trim())
            };
            if let Err(difference) = result {
                self.fail(at, &format!("expected  {}\n{difference}", written.trim()));
            }
        }
        for claim in finding.claims.iter().filter(|claim| !covered.contains(claim.id.as_str())) {
            let verdicts =
                format!("{}; if the record closed: {}", plain(claim.verdict.on_record), plain(claim.verdict.if_closed));
            self.fail(line, &format!("no line is about the claim  {}\nwhich is  {verdicts}", claim.id));
        }
        self.finding = Some(finding);
    }
}

/// Text with empty lines before it, so that its lines are those of the guide.
fn padded(before: &str, line: usize, content: &str) -> String {
    let mut text = before.to_owned();
    while text.lines().count() < line {
        text.push('\n');
    }
    text.push_str(content);
    text
}

fn told(problem: &Problem) -> String {
    let mut told = format!("{} – {}", problem.code, problem.message);
    if let Some(label) = problem.labels.first() {
        let _ = write!(told, " (line {}: {})", label.place.line(), label.text);
    }
    if let Some(help) = &problem.help {
        let _ = write!(told, "\n  help: {help}");
    }
    told
}

/// `NotShown` as `not shown`.
fn plain(word: impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for letter in format!("{word:?}").chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// The claims that the head of a line names.
fn claims<'f>(finding: &'f Finding, written: &str) -> Vec<&'f ClaimFinding> {
    let Some((head, _)) = parted(written) else { return Vec::new() };
    let parts: Vec<&str> = head.split(" / ").map(str::trim).collect();
    let names = |claim: &ClaimFinding, part: &str| {
        claim.id == part
            || claim.provision == part
            || claim.complainant == part
            || claim.about.iter().any(|thing| thing.name == part)
    };
    finding.claims.iter().filter(|claim| claim.id == head || parts.iter().all(|part| names(claim, part))).collect()
}

/// Head and value: parted at the last `: ` before `; if the record closed:`.
fn parted(written: &str) -> Option<(&str, &str)> {
    let until = written.find("; if the record closed:").unwrap_or(written.len());
    let at = written[..until].rfind(": ")?;
    Some((&written[..at], written[at + 2..].trim()))
}

fn verdict(claims: &[&ClaimFinding], written: &str) -> Result<(), String> {
    let Some((_, expected)) = parted(written) else { return Err("this line has no verdict".into()) };
    let mut differences = Vec::new();
    for claim in claims {
        let (on_record, if_closed) = (plain(claim.verdict.on_record), plain(claim.verdict.if_closed));
        let found = format!("{on_record}; if the record closed: {if_closed}");
        if expected != found && expected != on_record {
            differences.push(format!("found     {}: {found}", claim.id));
        }
    }
    if differences.is_empty() { Ok(()) } else { Err(differences.join("\n")) }
}

/// A line about a part of the claims named.
fn holds_of(claims: &[&ClaimFinding], written: &str) -> Result<(), String> {
    if claims.is_empty() {
        return Err("no claim is named before".into());
    }
    for claim in claims {
        holds(claim, written).map_err(|found| format!("found     {found}  (claim {})", claim.id))?;
    }
    Ok(())
}

fn holds(claim: &ClaimFinding, written: &str) -> Result<(), String> {
    let same = |found: String| if found == written { Ok(()) } else { Err(found) };
    let one_of = |found: Vec<String>, none: &str| {
        let none = if found.is_empty() { none.to_owned() } else { found.join("\n          ") };
        if found.iter().any(|found| found == written) { Ok(()) } else { Err(none) }
    };
    if written == "either way" {
        return same(if claim.either_way { "either way" } else { "not either way" }.to_owned());
    }
    if written.starts_with("remedy: ") {
        let kind = match claim.remedy.kind {
            RemedyKind::None => "none".to_owned(),
            kind => plain(kind),
        };
        return same(format!("remedy: {kind}"));
    }
    if written.starts_with("reading of ") {
        let readings = claim
            .readings
            .iter()
            .map(|used| format!("reading of {}: {}", used.question, used.reading.as_deref().unwrap_or("none")));
        return one_of(readings.collect(), "no reading is applied");
    }
    if written == "the result turns on no reading" {
        return same(
            if claim.robust { "the result turns on no reading" } else { "the result turns on a reading" }.to_owned(),
        );
    }
    if written.starts_with("the result turns on ") {
        let sets = claim.pivotal_readings.iter().map(|set| {
            let readings: Vec<String> =
                set.iter().map(|choice| format!("{} = {}", choice.question, choice.reading)).collect();
            format!("the result turns on {}", readings.join(" and "))
        });
        return one_of(sets.collect(), "the result turns on no reading");
    }
    if written.starts_with("argument of ") {
        return one_of(
            claim.arguments.iter().map(|made| format!("argument of {}: {}", made.by, fate(&made.fate))).collect(),
            "no argument",
        );
    }
    if written.starts_with("precedent ") {
        let uses = claim.nodes.iter().flat_map(|node| &node.children).filter_map(|Child { link, .. }| match link {
            Link::Precedent(used) => Some(format!("precedent {}: {}", used.name, plain(used.force))),
            _ => None,
        });
        return one_of(uses.collect(), "no precedent speaks to it");
    }
    if written.starts_with("not raised: ") {
        return one_of(
            claim.not_raised.iter().map(|not_raised| format!("not raised: {}", not_raised.name)).collect(),
            "everything is raised",
        );
    }
    let Some((id, expected)) = parted(written) else { return Err("a line that says nothing".into()) };
    let nodes: Vec<&Node> = claim.nodes.iter().filter(|node| node.id == id).collect();
    let mut found = Vec::new();
    for node in nodes {
        let (on_record, if_closed) = values(node);
        let reason = plain(node.reason);
        let forms = [
            on_record.to_owned(),
            format!("{on_record} ({reason})"),
            format!("{on_record}; if the record closed: {if_closed}"),
            format!("{on_record} ({reason}); if the record closed: {if_closed}"),
        ];
        if forms.iter().any(|form| form == expected) {
            return Ok(());
        }
        found.push(format!("{id}: {}", forms[3]));
    }
    if found.is_empty() {
        let known: BTreeSet<&str> =
            claim.nodes.iter().map(|node| node.id.as_str()).filter(|id| !id.is_empty()).collect();
        found.push(format!("no part `{id}`; there are {}", known.into_iter().collect::<Vec<_>>().join(", ")));
    }
    Err(found.join("\n          "))
}

/// The values of the part as it is worded, whoever must prove it or its contrary.
fn values(node: &Node) -> (&'static str, &'static str) {
    let word = |value: Value| match if node.negated { value.contrary() } else { value } {
        Value::Established => "met",
        Value::Refuted => "not met",
        Value::Open => "open",
    };
    let Values { on_record, if_closed } = node.value;
    (word(on_record), word(if_closed))
}

fn fate(fate: &Fate) -> String {
    let because = |reason: &Reason| plain(*reason);
    match fate {
        Fate::MadeNotDecided => "made, not decided".to_owned(),
        Fate::Accepted => "accepted".to_owned(),
        Fate::AcceptedButOutweighed { by } => format!("accepted, but outweighed by {}", by.join(" and ")),
        Fate::Rejected { reason } => format!("rejected ({})", because(reason)),
        Fate::Open { reason } => format!("open ({})", because(reason)),
    }
}
