//! What holds of every rulebook and every record.
//!
//! Cases are drawn at random, the same ones every time: 400 for each property, or what `ARGUENDO_CASES` says.
//! `--nocapture` prints what was drawn.

#[allow(dead_code, unused_imports)] // Each test binary uses its share.
#[path = "oracle/mod.rs"]
mod oracle;

use std::cell::RefCell;
use std::collections::BTreeSet;

use arguendo::finding::ClaimFinding;
use oracle::coverage::Coverage;
use oracle::engine;
use oracle::generate::{Breadth, Drawn, EVERYTHING, ORDERED, drawn};
use oracle::invariants::{self, Pair};
use oracle::model::{Claim, Grade, Record, Rulebook, Side};
use oracle::naive::{self, Answer, Reach, Values, Verdict};
use oracle::text::{self, Style};
use oracle::told;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn cases() -> u32 {
    std::env::var("ARGUENDO_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(400)
}

/// Tries a property on drawn cases and prints what was drawn.
fn try_on(name: &str, breadth: Breadth, cases: u32, property: impl Fn(&Drawn, &mut Coverage)) {
    // `PROPTEST_MAX_SHRINK_ITERS` may ask for less.
    let max_shrink_iters = Config::default().max_shrink_iters.min(20_000);
    let config = Config { cases: cases.max(1), max_shrink_iters, failure_persistence: None, ..Config::default() };
    let seed: Vec<u8> = name.bytes().cycle().take(32).collect();
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let coverage = RefCell::new(Coverage::default());
    let outcome = runner.run(&drawn(breadth), |drawn| {
        let mut counted = coverage.borrow_mut();
        property(&drawn, &mut counted);
        Ok(())
    });
    println!("{name}\n{}", coverage.borrow());
    if let Err(failure) = outcome {
        panic!("{name}: {failure}");
    }
}

/// Whoever decides: the definition, or the engine.
type Decide = fn(&Rulebook, &Record) -> Vec<Pair>;

fn by_definition(law: &Rulebook, record: &Record) -> Vec<Pair> {
    naive::decide(law, record).iter().map(Pair::of).collect()
}

fn by_engine(law: &Rulebook, record: &Record) -> Vec<Pair> {
    engine::verdicts(law, record, Style::default())
}

/// The same verdicts; and, where one reading alone prevails, both either way or neither.
fn agrees(found: &ClaimFinding, answer: &Answer, claim: &Claim) {
    let (mut found, expected) = (engine::pair(found), Pair::of(answer));
    if answer.profiles > 1 {
        found.either_way = expected.either_way;
    }
    assert_eq!(found, expected, "{claim:?}: the engine is on the left");
}

/// 8. The engine agrees with the definition on both verdicts of every claim, and on every named issue beneath.
#[test]
fn the_engine_agrees_with_the_definition() {
    try_on("the engine agrees with the definition", EVERYTHING, cases(), |drawn, counted| {
        counted.drawn(drawn);
        let finding = engine::finding(&drawn.law, &drawn.record, Style::default(), "");
        let answers = naive::decide(&drawn.law, &drawn.record);
        counted.answers(&answers);
        for (claim, answer) in drawn.record.claims.iter().zip(&answers) {
            let found = engine::of_claim(&finding, &drawn.law, &drawn.record, claim, Style::default());
            if answer.either_way.is_none() {
                counted.count("too many completions, or understood in several ways");
                continue;
            }
            agrees(found, answer, claim);
            if answer.profiles == 1 {
                let (expected, told) =
                    (told::by_definition(answer, &drawn.law, &drawn.record, claim), engine::told(found, &drawn.law));
                for issue in &expected.issues {
                    assert!(
                        told.issues.contains(issue),
                        "{claim:?}: {issue:?} is not in the engine's {:#?}",
                        told.issues
                    );
                    counted.count("issue compared");
                }
                assert_eq!(told.literals, expected.literals, "{claim:?}: the engine is on the left");
                expected.literals.iter().for_each(|literal| counted.count(format!("literal {:?}", literal.why)));
            }
        }
    });
}

/// The same where the reader names a reading, in force or not.
#[test]
fn the_engine_agrees_on_named_readings() {
    try_on("the engine agrees on named readings", EVERYTHING, cases() / 2, |drawn, counted| {
        for question in 0..drawn.law.questions.len() {
            let named = Some((question, 0));
            let finding = engine::finding_naming(&drawn.law, &drawn.record, Style::default(), "", named);
            let answers = naive::decide_naming(&drawn.law, &drawn.record, named);
            for (claim, answer) in drawn.record.claims.iter().zip(&answers).filter(|(_, it)| it.either_way.is_some()) {
                let found = engine::of_claim(&finding, &drawn.law, &drawn.record, claim, Style::default());
                counted.count(format!("{:?}", answer.on_record));
                agrees(found, answer, claim);
            }
        }
    });
}

/// 1. More evidence for a bearer on a leaf that is not double-edged never hurts that bearer.
fn more_evidence(decide: Decide, drawn: &Drawn, counted: &mut Coverage) {
    let before = decide(&drawn.law, &drawn.record);
    for (claim, answer) in naive::decide(&drawn.law, &drawn.record).iter().enumerate() {
        for uses in invariants::by_fact(answer).values() {
            let Some(helped) = invariants::helped_by_more(uses) else { continue };
            for (side, grade) in [(Side::Complainant, Grade::Substantial), (Side::Respondent, Grade::Conclusive)] {
                let Some(record) = invariants::with_more_evidence(&drawn.record, uses[0], helped, side, grade) else {
                    continue;
                };
                let after = decide(&drawn.law, &record)[claim];
                if after.either_way != before[claim].either_way {
                    continue;
                }
                counted.count(if after == before[claim] {
                    "evidence moves nothing"
                } else {
                    "evidence moves the verdict"
                });
                assert!(
                    invariants::no_worse(side, before[claim], after),
                    "claim {claim}: {:?} becomes {after:?} by evidence for the {side:?} on {:?}",
                    before[claim],
                    uses[0].instance
                );
            }
        }
    }
}

#[test]
fn more_evidence_never_hurts_by_definition() {
    try_on("more evidence never hurts, by definition", EVERYTHING, cases(), |drawn, counted| {
        more_evidence(by_definition, drawn, counted);
    });
}

/// 4. Settled on the record is settled the same when it closes; resolving what is open never reverses it.
fn settled(decide: Decide, drawn: &Drawn, counted: &mut Coverage) {
    let before = decide(&drawn.law, &drawn.record);
    for (claim, answer) in naive::decide(&drawn.law, &drawn.record).iter().enumerate() {
        let Pair { on_record, if_closed, .. } = before[claim];
        if matches!(on_record, Verdict::Open | Verdict::TurnsOnTheReading) {
            continue;
        }
        assert_eq!(on_record, if_closed, "claim {claim} is settled, and otherwise when the record closes");
        if answer.profiles > 1 {
            continue;
        }
        let Some(completions) = naive::completions(&drawn.law, &answer.literals, Values::Agreeing) else { continue };
        let step = completions.len() / 5 + 1;
        for completion in completions.iter().step_by(step) {
            let Some(record) = invariants::with_proved(&drawn.record, completion) else { continue };
            let after = decide(&drawn.law, &record)[claim].on_record;
            counted.count("resolved");
            assert!(
                same_outcome(on_record, after),
                "claim {claim} is {on_record:?}, and {after:?} with {completion:?}"
            );
        }
    }
}

/// A settled verdict may yet find a reason that stands earlier in the order; it is not reversed.
fn same_outcome(before: Verdict, after: Verdict) -> bool {
    before == after || before == Verdict::Consistent && after == Verdict::OutsideScope
}

#[test]
fn settled_stays_by_definition() {
    try_on("settled stays, by definition", EVERYTHING, cases(), |drawn, counted| {
        settled(by_definition, drawn, counted)
    });
}

/// An empty record establishes nothing.
fn empty(decide: Decide, drawn: &Drawn, counted: &mut Coverage) {
    if invariants::settles_by_itself(&drawn.law) {
        return;
    }
    let empty = invariants::emptied(&drawn.record);
    for (pair, answer) in decide(&drawn.law, &empty).into_iter().zip(naive::decide(&drawn.law, &empty)) {
        // A law that is met by a fact and by its contrary needs no record.
        if answer.either_way != Some(false) {
            continue;
        }
        counted.count(format!("{:?}", pair.on_record));
        let won = [Verdict::Inconsistent, Verdict::Justified, Verdict::NotReviewable];
        assert!(!won.contains(&pair.on_record) && !won.contains(&pair.if_closed), "{pair:?} on an empty record");
    }
}

#[test]
fn empty_establishes_nothing_by_definition() {
    try_on("an empty record, by definition", EVERYTHING, cases(), |drawn, counted| {
        empty(by_definition, drawn, counted)
    });
}

/// 5. Without double-edged facts, strong Kleene is quantification over all completions.
#[test]
fn kleene_is_quantification() {
    try_on("kleene is quantification", ORDERED, cases(), |drawn, counted| {
        let answers = naive::decide(&drawn.law, &drawn.record);
        for (claim, answer) in drawn.record.claims.iter().zip(answers) {
            let Some(completions) = naive::completions(&drawn.law, &answer.literals, Values::Any) else { continue };
            if drawn.record.bound.is_none() {
                continue;
            }
            if !invariants::single_edged(&answer) {
                counted.count("double-edged");
                continue;
            }
            let agreed = naive::settled_breach(&drawn.law, &drawn.record, claim, &completions);
            counted.count(format!(
                "{agreed:?} over {} completions",
                if completions.len() > 1 { "several" } else { "one" }
            ));
            assert_eq!(answer.breach.0, agreed, "{claim:?}");
        }
    });
}

/// 6. Whoever wins when the record closes wins in some completion of what is open, ties and bars apart.
#[test]
fn closed_is_some_completion() {
    try_on("closed is some completion", EVERYTHING, cases(), |drawn, counted| {
        let (law, record) = (&drawn.law, &drawn.record);
        let decided = by_engine(law, record);
        for ((claim, answer), decided) in record.claims.iter().zip(naive::decide(law, record)).zip(decided) {
            let Some(completions) = naive::completions(law, &answer.literals, Values::Any) else { continue };
            if answer.profiles > 1 || answer.either_way.is_none() || record.bound.is_none() || invariants::barred(drawn)
            {
                continue;
            }
            let law = naive::under(law, &naive::profiles(law, record.year, None)[0]);
            let verdict = |it| naive::completed(&law, record, claim, it, Reach::OpenUses);
            let verdicts: BTreeSet<Verdict> = completions.iter().map(verdict).collect();
            if verdicts.contains(&Verdict::Open) {
                counted.count("tied");
                continue;
            }
            counted.count("untied");
            let won = |verdict: &Verdict| invariants::standing(*verdict) == invariants::standing(decided.if_closed);
            assert!(verdicts.iter().any(won), "{claim:?}: {decided:?} is in no completion: {verdicts:?}");
        }
    });
}

/// Raising a standard never helps its bearer.
fn stricter(decide: Decide, drawn: &Drawn, counted: &mut Coverage) {
    if invariants::asks_for_consistency(&drawn.law) {
        return;
    }
    let before = decide(&drawn.law, &drawn.record);
    for pick in 0..3 {
        let Some((law, side)) = invariants::with_stricter_standard(&drawn.law, pick) else { continue };
        for (claim, after) in decide(&law, &drawn.record).into_iter().enumerate() {
            if after.either_way != before[claim].either_way {
                continue;
            }
            counted.count(if after == before[claim] {
                "a stricter standard moves nothing"
            } else {
                "a stricter standard moves the verdict"
            });
            assert!(
                invariants::no_worse(side.other(), before[claim], after),
                "claim {claim}: {:?} becomes {after:?}, good for the {side:?}",
                before[claim]
            );
        }
    }
}

#[test]
fn stricter_never_helps_by_definition() {
    try_on("a stricter standard, by definition", EVERYTHING, cases(), |drawn, counted| {
        stricter(by_definition, drawn, counted)
    });
}

/// 2. A statement that a claim does not reach moves nothing in it.
#[test]
fn what_is_not_reached_moves_nothing() {
    try_on("what is not reached moves nothing", EVERYTHING, cases() / 4, |drawn, counted| {
        let before = by_engine(&drawn.law, &drawn.record);
        for (claim, answer) in naive::decide(&drawn.law, &drawn.record).iter().enumerate() {
            let record = invariants::without_unreached(&drawn.record, answer);
            let fewer = drawn.record.statements.len() - record.statements.len();
            counted.count(if fewer == 0 { "all reached" } else { "some not reached" });
            assert_eq!(by_engine(&drawn.law, &record)[claim], before[claim], "claim {claim}");
        }
    });
}

/// 3. Names, the order of files and that of declarations move nothing.
#[test]
fn names_and_order_move_nothing() {
    try_on("names and order move nothing", EVERYTHING, cases() / 2, |drawn, counted| {
        let before = by_engine(&drawn.law, &drawn.record);
        for (renamed, shuffle, further_files) in [(true, 0, 0), (false, 7, 0), (false, 0, 3), (true, 23, 2)] {
            let style = Style { renamed, shuffle, further_files };
            counted.count(format!("{style:?}"));
            assert_eq!(engine::verdicts(&drawn.law, &drawn.record, style), before, "{style:?}");
        }
    });
}

/// 9. What adjudicators held, and the precedents of the record's own proceeding, move nothing.
#[test]
fn holdings_move_nothing() {
    try_on("holdings move nothing", EVERYTHING, cases() / 2, |drawn, counted| {
        let style = Style::default();
        let before = engine::finding(&drawn.law, &drawn.record, style, "");
        let held = text::holdings(&drawn.law, &drawn.record, style);
        assert_eq!(engine::finding(&drawn.law, &drawn.record, style, &held), before, "with holdings");
        let law = invariants::without_own_precedents(drawn);
        counted.count("case");
        assert_eq!(by_engine(&law, &drawn.record), by_engine(&drawn.law, &drawn.record), "without its own precedents");
    });
}

/// 10. The same files give the same finding.
#[test]
fn deciding_is_deterministic() {
    try_on("deciding is deterministic", EVERYTHING, cases() / 2, |drawn, counted| {
        counted.count("case");
        let decide = || engine::finding(&drawn.law, &drawn.record, Style::default(), "");
        assert_eq!(decide(), decide());
    });
}

#[test]
fn more_evidence_never_hurts() {
    try_on("more evidence never hurts", EVERYTHING, cases() / 8, |drawn, counted| {
        more_evidence(by_engine, drawn, counted);
    });
}

#[test]
fn settled_stays() {
    try_on("settled stays", EVERYTHING, cases() / 4, |drawn, counted| settled(by_engine, drawn, counted));
}

#[test]
fn empty_establishes_nothing() {
    try_on("an empty record", EVERYTHING, cases(), |drawn, counted| empty(by_engine, drawn, counted));
}

#[test]
fn stricter_never_helps() {
    try_on("a stricter standard", EVERYTHING, cases() / 2, |drawn, counted| stricter(by_engine, drawn, counted));
}
