//! Every world up to a small size, decided by the engine and by the definition.
//!
//! A world is a rulebook and a record. Of one family it is the whole product of the family's choices, nothing drawn at random:
//! 2,165,722 worlds of 51,278 rulebooks.
//!
//! | family | rulebooks | worlds |
//! |---|---|---|
//! | one construct at every root | 4,209 | 266,133 |
//! | one construct within another | 12,726 | 716,612 |
//! | one construct within another, a fact in both | 22,639 | 430,077 |
//! | effects of two readings | 100 | 12,996 |
//! | bar, scope, breach, defence and availability | 26 | 17,982 |
//! | two defences of one claim | 25 | 3,267 |
//! | an obligation that rests on another | 32 | 9,216 |
//! | unless, four deep | 72 | 18,432 |
//! | at least n of k | 196 | 13,712 |
//! | one truth, all evidence, every standard | 28 | 45,276 |
//! | caps on kinds of evidence | 49 | 15,925 |
//! | one figure, level or choice, two exhibits | 88 | 12,592 |
//! | two literals of one fact | 2,496 | 22,848 |
//! | reasons, in every order of outweighing | 302 | 22,518 |
//! | one precedent, of every pattern and date | 288 | 36,864 |
//! | two precedents, of every pattern and rank | 5,120 | 138,240 |
//! | precedents on a scale | 672 | 260,064 |
//! | tables of two columns | 216 | 8,484 |
//! | tables of three columns | 208 | 13,312 |
//! | two readings: weight, date and order | 864 | 20,736 |
//! | three readings: dates and orders | 432 | 13,824 |
//! | an order that depends on another question | 192 | 12,288 |
//! | a whole and its parts: facts and what is given | 3 | 1,701 |
//! | a whole and its parts: pleas | 3 | 5,103 |
//! | a measure and a product | 4 | 972 |
//! | things that concern some measures | 256 | 17,280 |
//! | two complainants: what one of them says | 4 | 2,052 |
//! | two complainants: what one of them raises | 28 | 27,216 |
//!
//! The size: *one construct* is each of the 46 constructs of `enumerate::shapes` at each of the 17 roots of `enumerate::roots`,
//! over every pattern of its facts (each a new one, or one met before, or its contrary; the breach apart from them or one of
//! them), each fact silent, true, false, weakly shown or tied. *One within another* is every construct in every place of every
//! other, at four roots, each fact silent, true or false. The other families take one matter to its end; each says what it is
//! made of where it is written. A test holds the counts.
//!
//! Compared are both verdicts, *either way*, of every named issue the value on the record and when it closes, its bearer and
//! its standard; of every literal the same, with its reason code and what it contributed in the order of analysis. Not here:
//! series, dates, schedules and computed numbers, which have sheets in `tests/semantics`.
//!
//! Every `cargo test` decides a sample of some 5,000 worlds in which each family and each construct occurs. All of them:
//!
//! ```text
//! ARGUENDO_WORLDS=all cargo test --release --test small_worlds -- --nocapture
//! ```
//!
//! and `ARGUENDO_WORLDS=5000` at least as many of each family, of every rulebook. The record is bound by [`Opened`] and not read
//! from its text, which costs more than deciding it; `bound_as_read` compares the two ways.

#[allow(dead_code, unused_imports)] // Each test binary uses its share.
#[path = "oracle/mod.rs"]
mod oracle;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use arguendo::finding;
use oracle::engine::{self, Opened};
use oracle::enumerate::{Family, Scenario, families};
use oracle::invariants;
use oracle::model::Record;
use oracle::naive::{self, Verdict};
use oracle::text::{self, Style};
use oracle::told::{self, Told};

/// How many of each thing were compared, and the first few differences.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<String, usize>,
    differences: Vec<String>,
    different: usize,
}

impl Tally {
    fn add(&mut self, what: &str, count: usize) {
        if count > 0 {
            *self.counts.entry(what.to_owned()).or_default() += count;
        }
    }

    fn differs(&mut self, difference: impl FnOnce() -> String) {
        self.different += 1;
        if self.differences.len() < 3 {
            self.differences.push(difference());
        }
    }

    fn merge(&mut self, other: Tally) {
        other.counts.iter().for_each(|(what, count)| self.add(what, *count));
        self.different += other.different;
        self.differences.extend(other.differences);
    }
}

/// Which worlds are decided: of a family every so many rulebooks, of each of them every so many records.
#[derive(Clone, Copy)]
struct Step {
    scenarios: usize,
    records: usize,
}

/// All of them; or (primes, so that a step falls in with no choice) as many as a family needs for a few hundred rulebooks
/// and some thousand worlds in all.
fn step(family: &Family) -> Step {
    const PRIMES: [usize; 15] = [1, 2, 3, 5, 7, 11, 13, 17, 23, 31, 47, 61, 97, 151, 211];
    let least = |wanted: usize| PRIMES.into_iter().find(|prime| *prime >= wanted).unwrap_or(211);
    let rulebooks = family.scenarios.len();
    match std::env::var("ARGUENDO_WORLDS").as_deref() {
        Ok("all") => Step { scenarios: 1, records: 1 },
        Ok(other) => {
            let worlds: usize = other.parse().expect("`all`, or how many worlds of each family");
            Step { scenarios: 1, records: least(family.size() / worlds.max(1)) }
        }
        Err(_) => {
            let scenarios = least(rulebooks / (40 + 2 * rulebooks.isqrt()));
            let worlds = family.size() / scenarios;
            Step { scenarios, records: least(worlds / 180.max(rulebooks / scenarios * 2)) }
        }
    }
}

/// Both verdicts, every named issue, every literal with its reason code.
fn compare(scenario: &Scenario, number: usize, opened: &Opened, tally: &mut Tally) {
    let record = scenario.record(number);
    let finding = opened.decide(&record);
    tally.add("worlds", 1);
    for (claim, answer) in record.claims.iter().zip(naive::decide(&scenario.law, &record)) {
        let found = engine::of_claim(&finding, &scenario.law, &record, claim, Style::default());
        let (found, expected) =
            (engine::told(found, &scenario.law), told::by_definition(&answer, &scenario.law, &record, claim));
        tally.add("claims", 1);
        if answer.either_way.is_none() {
            tally.add("claims with too many completions, or understood in several ways", 1);
            continue;
        }
        tally.add(&format!("on the record {:?}", expected.pair.on_record), 1);
        tally.add(&format!("if closed {:?}", expected.pair.if_closed), 1);
        tally.add("either way", usize::from(expected.pair.either_way));
        let unordered = answer.profiles > 1;
        let verdicts = |told: &Told| (told.pair.on_record, told.pair.if_closed, told.pair.either_way && !unordered);
        let same = verdicts(&found) == verdicts(&expected)
            && (unordered
                || found.contributions == expected.contributions
                    && found.literals == expected.literals
                    && expected.issues.is_subset(&found.issues));
        if !unordered {
            tally.add("issues", expected.issues.len());
            tally.add("literals", expected.literals.len());
            for contribution in &expected.contributions {
                let what = contribution.contributed.map_or_else(|| "Nothing".to_owned(), |it| format!("{it:?}"));
                tally.add(&format!("contribution {what}"), 1);
            }
            expected.literals.iter().for_each(|literal| tally.add(&format!("literal {:?}", literal.why), 1));
        }
        if !same {
            tally.differs(|| difference(scenario, &record, &found, &expected));
        }
    }
}

fn difference(scenario: &Scenario, record: &Record, found: &Told, expected: &Told) -> String {
    let style = Style::default();
    let mut told =
        format!("{}\n{}", text::rulebook(&scenario.law, style)[0].1, text::case(&scenario.law, record, style));
    told.push_str(&format!("\nverdicts: engine {:?}\n      definition {:?}\n", found.pair, expected.pair));
    for issue in expected.issues.difference(&found.issues) {
        told.push_str(&format!("definition alone: {issue:?}\n"));
    }
    found.issues.difference(&expected.issues).for_each(|issue| told.push_str(&format!("engine alone: {issue:?}\n")));
    for literal in expected.literals.difference(&found.literals) {
        told.push_str(&format!("definition alone: {literal:?}\n"));
    }
    for literal in found.literals.difference(&expected.literals) {
        told.push_str(&format!("engine alone: {literal:?}\n"));
    }
    for contribution in expected.contributions.difference(&found.contributions) {
        told.push_str(&format!("definition alone: {contribution:?}\n"));
    }
    for contribution in found.contributions.difference(&expected.contributions) {
        told.push_str(&format!("engine alone: {contribution:?}\n"));
    }
    told
}

/// Goes through a family on all processors.
fn go_through(family: &Family, step: Step) -> Tally {
    let chosen: Vec<(usize, &Scenario)> = family.scenarios.iter().enumerate().step_by(step.scenarios).collect();
    let (next, whole) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    let work = || {
        let mut tally = Tally::default();
        while let Some((index, scenario)) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                let mut tally = Tally::default();
                let opened = Opened::new(&scenario.law, &scenario.empty);
                // Another start for every rulebook, so that the sample meets other records each time.
                let size = scenario.size();
                let first = if step.records == 1 { 0 } else { index * 7 % step.records.min(size) };
                for number in (first..size).step_by(step.records) {
                    compare(scenario, number, &opened, &mut tally);
                }
                tally.add("rulebooks", 1);
                tally
            }));
            match outcome {
                Ok(more) => tally.merge(more),
                Err(_) => tally.differs(|| format!("scenario {index} of {} broke off", family.name)),
            }
        }
        whole.lock().expect("nobody panics with it").merge(tally);
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        (0..threads).for_each(|_| drop(scope.spawn(work)));
    });
    whole.into_inner().expect("nobody panics with it")
}

/// The minimal sets of readings that change the closed verdict when they are named, by trying every set.
fn pivotal(scenario: &Scenario, record: &Record, claim: usize, verdict: Verdict) -> BTreeSet<Vec<(usize, usize)>> {
    let law = &scenario.law;
    let prevailing = &naive::profiles(law, record.year, &[])[0];
    let mut sets: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for (question, declared) in law.questions.iter().enumerate() {
        let others = (0..declared.readings.len()).filter(|reading| prevailing[question] != Some(*reading));
        let others: Vec<usize> = others.collect();
        let with = |set: &Vec<(usize, usize)>| {
            let one = |reading: &usize| [set.as_slice(), &[(question, *reading)]].concat();
            others.iter().map(one).collect::<Vec<_>>()
        };
        sets.extend(sets.iter().flat_map(with).collect::<Vec<_>>());
    }
    let changes = |set: &Vec<(usize, usize)>| naive::decide_naming(law, record, set)[claim].if_closed != verdict;
    let changing: Vec<Vec<(usize, usize)>> = sets.into_iter().filter(changes).collect();
    let within = |one: &[(usize, usize)], other: &[(usize, usize)]| {
        one.len() < other.len() && one.iter().all(|reading| other.contains(reading))
    };
    changing.iter().filter(|set| !changing.iter().any(|other| within(other, set))).cloned().collect()
}

/// Which readings would change the result: as told, and by trying all.
#[test]
fn pivotal_readings_are_those_that_brute_force_finds() {
    let families = families();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for family in families.iter().filter(|family| family.name.contains("reading") || family.name.contains("question")) {
        // Every set of readings is tried: of fewer worlds.
        let step = Step { scenarios: step(family).scenarios, records: step(family).records * 3 };
        for (index, scenario) in family.scenarios.iter().enumerate().step_by(step.scenarios) {
            let opened = Opened::new(&scenario.law, &scenario.empty);
            let first = index * 5 % step.records.min(scenario.size());
            for number in (first..scenario.size()).step_by(step.records) {
                let record = scenario.record(number);
                let finding = opened.decide(&record);
                for (id, (claim, answer)) in
                    finding.claims.iter().zip(naive::decide(&scenario.law, &record)).enumerate()
                {
                    if answer.profiles > 1 || answer.either_way != Some(false) {
                        continue;
                    }
                    let named = |set: &Vec<finding::ReadingChoice>| {
                        let mut set: Vec<_> = set.iter().map(|it| invariants::reading(&scenario.law, it)).collect();
                        set.sort_unstable();
                        set
                    };
                    let told: BTreeSet<_> = claim.pivotal_readings.iter().map(named).collect();
                    let expected = pivotal(scenario, &record, id, answer.if_closed);
                    let law = text::rulebook(&scenario.law, Style::default());
                    let case = text::case(&scenario.law, &record, Style::default());
                    assert_eq!(told, expected, "the engine is on the left\n{}\n{case}", law[0].1);
                    let largest = expected.iter().map(Vec::len).max().unwrap_or(0);
                    *counts.entry(largest).or_default() += 1;
                }
            }
        }
    }
    println!("claims by their largest set: {counts:?}");
    assert!(counts.len() > 2, "no claim turns on two readings together");
}

/// What the head of this file says.
#[test]
fn as_many_worlds_as_said() {
    let families = families();
    let rulebooks: usize = families.iter().map(|family| family.scenarios.len()).sum();
    let worlds: usize = families.iter().map(Family::size).sum();
    assert_eq!((families.len(), rulebooks, worlds), (28, 51278, 2165722));
}

/// No rulebook of a family stands in it twice with the same things: every world has one number.
#[test]
fn every_world_once() {
    for family in families() {
        let printed = |scenario: &Scenario| {
            let style = Style::default();
            format!(
                "{}{}{:?}",
                text::rulebook(&scenario.law, style)[0].1,
                text::case(&scenario.law, &scenario.empty, style),
                scenario.choices
            )
        };
        let distinct: BTreeSet<String> = family.scenarios.iter().step_by(3).map(printed).collect();
        assert_eq!(distinct.len(), family.scenarios.len().div_ceil(3), "{}", family.name);
    }
}

/// A record bound here means what it means when it is read from its text.
#[test]
fn bound_as_read() {
    for family in families() {
        for scenario in family.scenarios.iter().step_by(family.scenarios.len() / 12 + 1) {
            let opened = Opened::new(&scenario.law, &scenario.empty);
            let record = scenario.record(scenario.size() * 2 / 3);
            let read = engine::finding(&scenario.law, &record, Style::default(), "");
            let bound = opened.decide(&record);
            for (read, bound) in read.claims.iter().zip(&bound.claims) {
                assert_eq!(engine::told(bound, &scenario.law), engine::told(read, &scenario.law), "{}", family.name);
            }
        }
    }
}

#[test]
fn the_engine_agrees_with_the_definition_on_every_small_world() {
    let families = families();
    let (mut whole, mut met) = (Tally::default(), BTreeSet::new());
    for family in &families {
        let (start, step) = (Instant::now(), step(family));
        let tally = go_through(family, step);
        let worlds = tally.counts.get("worlds").copied().unwrap_or(0);
        println!(
            "{}: {worlds} of {} worlds, {} rulebooks, {} differ, {:.1} s",
            family.name,
            family.size(),
            family.scenarios.len(),
            tally.different,
            start.elapsed().as_secs_f64()
        );
        assert!(worlds > 0, "no world of the family `{}`", family.name);
        met.extend(family.scenarios.iter().step_by(step.scenarios).flat_map(|scenario| &scenario.constructs));
        whole.merge(tally);
    }
    whole.counts.iter().for_each(|(what, count)| println!("{count:10}  {what}"));
    let every: BTreeSet<_> = families.iter().flat_map(|it| &it.scenarios).flat_map(|it| &it.constructs).collect();
    let missed: Vec<_> = every.difference(&met).collect();
    assert!(missed.is_empty(), "the sample has no {missed:?}");
    assert!(whole.differences.is_empty(), "{} worlds differ\n{}", whole.different, whole.differences.join("\n=====\n"));
}
