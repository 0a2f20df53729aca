//! Every value a second time, by an answer-set solver.
//!
//! `export --as asp` writes a rulebook and a record as facts; `src/export/evaluate.lp` says in rules of its own what they mean,
//! instantiation, evidence, precedents, tables and readings included. clingo solves it, and every verdict and every value, open
//! and closed, must be the engine's: on every case under every reading of every question, and on rulebooks drawn at random
//! (`ARGUENDO_CASES`, here 100 by default). Two things are shared with the engine and so not tested here: reading the texts, and
//! whether two amounts compare as a literal asks.

#[path = "oracle/mod.rs"]
#[allow(dead_code, unused_imports)]
mod oracle;

#[path = "answer_sets/clingo.rs"]
mod clingo;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use arguendo::case::Record;
use arguendo::export::answer_set;
use arguendo::finding::{ClaimFinding, Finding, Form, Side, Value, Verdict};
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::rulebook::{PRIMA_FACIE, Question, ReadingRef, Rulebook};
use arguendo::source::{DiskFiles, Files};
use clingo::{Answer, Clingo, Valued};
use oracle::engine;
use oracle::generate::{EVERYTHING, drawn};
use oracle::text::{self, Style};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What was compared.
#[derive(Default, Debug)]
struct Counts {
    programs: usize,
    verdicts: usize,
    values: usize,
    /// Not compared: verdicts that are settled over completions, which the definition in answer sets leaves open.
    either_way: usize,
    /// Not compared: claims under rival readings of which none prevails.
    rivals: usize,
}

/// Compares a finding with its answer set.
fn compare(book: &Rulebook, finding: &Finding, answer: &Answer, of: &str, counts: &mut Counts) {
    counts.programs += 1;
    for claim in &finding.claims {
        if rivals(claim) {
            counts.rivals += 1;
            continue;
        }
        for (mode, verdict) in [("record", claim.verdict.on_record), ("closed", claim.verdict.if_closed)] {
            if claim.either_way {
                counts.either_way += 1;
                continue;
            }
            let told = answer.verdicts.get(&(claim.id.clone(), mode.to_owned())).map(String::as_str);
            assert_eq!(Some(word(verdict)), told, "{of}: {}, {mode}: the engine is on the left", claim.id);
            counts.verdicts += 1;
        }
        let by_engine = values(book, claim);
        for (valued, values) in answer.values.iter().filter(|(valued, _)| valued.claim == claim.id) {
            let near: Vec<_> = by_engine.iter().filter(|(other, _)| other.id == valued.id).collect();
            assert_eq!(by_engine.get(valued), Some(values), "{of}: {valued:?}: the engine, on the left, has {near:?}");
            counts.values += values.len();
        }
        let unknown: Vec<&Valued> = by_engine.keys().filter(|valued| !answer.values.contains_key(valued)).collect();
        assert!(unknown.is_empty(), "{of}: the answer set does not have {unknown:?}");
    }
}

/// Whether readings without an order are left: the tree shown is then that of one of them.
fn rivals(claim: &ClaimFinding) -> bool {
    claim.readings.iter().any(|reading| reading.reading.is_none() && !reading.rivals.is_empty())
}

/// The values of every named issue and lettered clause of a claim, as answer sets name them.
fn values(book: &Rulebook, claim: &ClaimFinding) -> BTreeMap<Valued, Vec<String>> {
    let known: BTreeSet<String> = book.clause_ids().into_iter().collect();
    // The reasons or the table of an issue that has exceptions as well bear its name once more, beneath it.
    let beneath: BTreeSet<usize> = claim
        .nodes
        .iter()
        .flat_map(|node| node.children.iter().map(move |child| (node, child.node)))
        .filter(|(node, child)| claim.nodes[*child].id == node.id)
        .filter(|(_, child)| {
            matches!(claim.nodes[*child].form, Form::Reasons | Form::Table { .. } | Form::Constant { .. })
        })
        .map(|(_, child)| child)
        .collect();
    let mut found: BTreeMap<Valued, Vec<String>> = BTreeMap::new();
    for (index, node) in claim.nodes.iter().enumerate() {
        if beneath.contains(&index) || !known.contains(&node.id) || matches!(node.form, Form::Dimension) {
            continue;
        }
        let prima_facie = node.standard == book.standards[PRIMA_FACIE].words;
        let valued = Valued {
            claim: claim.id.clone(),
            id: node.id.clone(),
            bearer: if node.bearer == Side::Complainant { "complainant" } else { "respondent" }.to_owned(),
            standard: if prima_facie { "prima_facie".to_owned() } else { node.standard.clone() },
            negated: node.negated,
        };
        let values = found.entry(valued).or_default();
        values.push(format!("closed {}", letter(node.value.if_closed)));
        values.push(format!("record {}", letter(node.value.on_record)));
    }
    for values in found.values_mut() {
        values.sort();
        values.dedup();
    }
    found
}

fn letter(value: Value) -> char {
    match value {
        Value::Established => 'e',
        Value::Open => 'o',
        Value::Refuted => 'r',
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotReviewable => "not_reviewable",
        Verdict::OutsideScope => "outside_scope",
        Verdict::Consistent => "consistent",
        Verdict::NotShown => "not_shown",
        Verdict::Justified => "justified",
        Verdict::Inconsistent => "inconsistent",
        Verdict::Open => "open",
        Verdict::TurnsOnTheReading => "turns on the reading",
    }
}

/// Readings to name: none; each alone; with `ARGUENDO_PROFILES=all`, every choice of one reading for each question.
fn profiles(book: &Rulebook) -> Vec<Vec<ReadingRef>> {
    let of = |question: usize| {
        (0..book.questions[question].readings.len()).map(move |reading| ReadingRef { question, reading })
    };
    if std::env::var("ARGUENDO_PROFILES").as_deref() != Ok("all") {
        let alone = (0..book.questions.len()).flat_map(of).map(|reading| vec![reading]);
        return std::iter::once(Vec::new()).chain(alone).collect();
    }
    (0..book.questions.len()).fold(vec![Vec::new()], |profiles, question| {
        of(question)
            .flat_map(|reading| profiles.iter().map(move |profile| [&profile[..], &[reading]].concat()))
            .collect()
    })
}

fn decide(project: &Project, record: &Record, options: &Options, clingo: &mut Clingo, of: &str, counts: &mut Counts) {
    let finding = project.decide(record, &Options { verdict_only: true, ..options.clone() });
    let answer = clingo.solve(&answer_set(&project.rulebook, record, options));
    compare(&project.rulebook, &finding, &answer, of, counts);
}

#[test]
fn every_case_under_every_reading() {
    let of = "every case under every reading";
    let paths = DiskFiles.below("rulebooks", ".rules").expect("rulebooks");
    let (project, problems) = Project::open(&DiskFiles, &paths);
    assert!(problems.is_empty());
    let profiles = profiles(&project.rulebook);
    let mut work: Vec<(String, &Record, &Vec<ReadingRef>)> = Vec::new();
    let cases: Vec<(String, Record)> = DiskFiles
        .below("cases", ".yaml")
        .expect("cases")
        .into_iter()
        .map(|path| {
            let (record, problems) = project.record(&DiskFiles, &DiskFiles.read(&path).expect("a case"));
            assert!(problems.is_empty(), "{path}");
            (path, record.expect("a record"))
        })
        .collect();
    for (path, record) in &cases {
        work.extend(profiles.iter().map(|readings| (format!("{path} {readings:?}"), record, readings)));
    }
    // Two solvers, each with every other program.
    let counts: Vec<Counts> = std::thread::scope(|scope| {
        let solve = |half: usize| {
            let (work, project) = (&work, &project);
            scope.spawn(move || {
                let mut clingo = Clingo::start(&format!("{of} {half}"))?;
                let mut counts = Counts::default();
                for (of, record, readings) in work.iter().skip(half).step_by(2) {
                    let options = Options { readings: (*readings).clone(), ..Options::default() };
                    decide(project, record, &options, &mut clingo, of, &mut counts);
                }
                Some(counts)
            })
        };
        let halves: Vec<_> = (0..2).map(solve).collect();
        halves.into_iter().filter_map(|half| half.join().expect("no difference")).collect()
    });
    println!("{} cases, {} profiles each: {counts:?}", cases.len(), profiles.len());
}

#[test]
fn rulebooks_at_random() {
    let Some(mut clingo) = Clingo::start("rulebooks at random") else { return };
    let cases = std::env::var("ARGUENDO_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(100);
    let config = Config { cases, max_shrink_iters: 80, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let (counts, clingo) = (RefCell::new(Counts::default()), RefCell::new(&mut clingo));
    let outcome = runner.run(&drawn(EVERYTHING), |drawn| {
        let (project, record) =
            engine::bound(&drawn.law, &text::case(&drawn.law, &drawn.record, Style::default()), Style::default());
        let (mut counts, mut clingo) = (counts.borrow_mut(), clingo.borrow_mut());
        decide(&project, &record, &Options::default(), &mut clingo, "drawn", &mut counts);
        // And once with the last reading of every question, so that no rivals are left.
        let last =
            |(question, declared): (usize, &Question)| ReadingRef { question, reading: declared.readings.len() - 1 };
        let readings: Vec<ReadingRef> = project.rulebook.questions.iter().enumerate().map(last).collect();
        if !readings.is_empty() {
            let options = Options { readings, ..Options::default() };
            decide(&project, &record, &options, &mut clingo, "drawn, the last readings named", &mut counts);
        }
        Ok(())
    });
    println!("drawn: {:?}", counts.borrow());
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
