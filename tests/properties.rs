//! What holds of every rulebook and every record: the invariants of section 8 of the semantics.
//!
//! | | invariant | held by |
//! |---|---|---|
//! | 1 | more evidence never hurts who it serves | `more_evidence_never_hurts` |
//! | | raising a standard never helps its bearer (section 3) | `stricter_never_helps` |
//! | 2 | a fact moves only what reaches it | `what_is_not_reached_moves_nothing` |
//! | 3 | names, files and order move nothing | `names_and_order_move_nothing` |
//! | | parties change places | `parties_change_places` |
//! | 4 | settled stays settled | `settled_stays` |
//! | | an empty record establishes nothing | `empty_establishes_nothing` |
//! | 5 | Kleene is quantification over completions | `kleene_is_quantification`; *either way* in `the_engine_agrees_with_the_definition` |
//! | 6 | the closed verdict is some completion's | `closed_is_some_completion` |
//! | 7 | an explanation, evaluated again, gives its verdict | `the_verdict_follows_from_what_is_told`; what each literal contributed in `the_engine_agrees_with_the_definition` |
//! | | a minimal set suffices, and nothing less | `pivotal_readings_change_the_verdict` (of readings; sets of facts belong to `analysis`) |
//! | 8 | an independent interpreter agrees | `the_engine_agrees_with_the_definition`, `the_engine_agrees_on_named_readings`, and `tests/small_worlds.rs` |
//! | 9 | holdings and the record's own precedents move nothing | `holdings_move_nothing` |
//! | 10 | deterministic | `deciding_is_deterministic` |
//! | | total | every test here: no case breaks off |
//! | | linear | `the_tree_grows_with_the_rulebook` |
//!
//! Those named `…_by_definition` hold the interpreter itself to the same.
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
use oracle::model::{Claim, Grade, Party, Record, Rulebook, Side};
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
                assert_eq!(told.contributions, expected.contributions, "{claim:?}: the engine is on the left");
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
            let named = (question, 0);
            let finding = engine::finding_naming(&drawn.law, &drawn.record, Style::default(), &[named]);
            let answers = naive::decide_naming(&drawn.law, &drawn.record, &[named]);
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
            let law = naive::under(law, &naive::profiles(law, record.year, &[])[0]);
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

/// 3. Where the parties change places, with all that is said of them, so do their names in the finding, and nothing else.
#[test]
fn parties_change_places() {
    try_on("parties change places", EVERYTHING, cases() / 2, |drawn, counted| {
        let style = Style::default();
        let (one, other) = (style.party(Party::Complainant(0)), style.party(Party::Respondent));
        let exchanged = |text: &str| text.replace(&one, "\u{1}").replace(&other, &one).replace('\u{1}', &other);
        let case = text::case(&drawn.law, &drawn.record, style);
        let swapped = engine::of_text(&drawn.law, &exchanged(&case), style, &[]);
        let before = engine::of_text(&drawn.law, &case, style, &[]);
        counted.count(if drawn.record.complainants > 1 { "two complainants" } else { "one complainant" });
        assert_eq!(exchanged(&format!("{swapped:#?}")), format!("{before:#?}"));
    });
}

/// 7. Each minimal set of readings that is said to change the closed verdict does so when they are named, and without any one
///    member does not; and a claim of which none is told is robust.
#[test]
fn pivotal_readings_change_the_verdict() {
    try_on("pivotal readings change the verdict", EVERYTHING, cases() / 2, |drawn, counted| {
        let style = Style::default();
        let finding = engine::finding(&drawn.law, &drawn.record, style, "");
        for (index, claim) in finding.claims.iter().enumerate() {
            let turns = claim.verdict.if_closed == arguendo::finding::Verdict::TurnsOnTheReading;
            assert_eq!(claim.robust, claim.pivotal_readings.is_empty() && !turns);
            for set in &claim.pivotal_readings {
                let named: Vec<(usize, usize)> =
                    set.iter().map(|choice| invariants::reading(&drawn.law, choice)).collect();
                let changes = |named: &[(usize, usize)]| {
                    let finding = engine::finding_naming(&drawn.law, &drawn.record, style, named);
                    finding.claims[index].verdict.if_closed != claim.verdict.if_closed
                };
                counted.count(format!("a set of {}", named.len()));
                assert!(changes(&named), "{} does not turn on {set:?}", claim.id);
                for left_out in 0..named.len() {
                    let mut fewer = named.clone();
                    fewer.remove(left_out);
                    assert!(fewer.is_empty() || !changes(&fewer), "{} turns on less than {set:?}", claim.id);
                }
            }
        }
    });
}

/// 7. The verdicts follow from the values that the finding tells of the breach, the bars and the defences.
#[test]
fn the_verdict_follows_from_what_is_told() {
    try_on("the verdict follows from what is told", EVERYTHING, cases() / 2, |drawn, counted| {
        let finding = engine::finding(&drawn.law, &drawn.record, Style::default(), "");
        for claim in finding.claims.iter().filter(|claim| claim.readings.iter().all(|used| used.reading.is_some())) {
            if claim.either_way {
                counted.count("either way");
                continue;
            }
            let (on_record, if_closed) = (invariants::follows(claim, false), invariants::follows(claim, true));
            let told = engine::pair(claim);
            counted.count(format!("{on_record:?}"));
            let outside = |verdict| if verdict == Verdict::OutsideScope { Verdict::Consistent } else { verdict };
            // What delimits the provision is not marked in the tree, and may be all that is settled of the breach.
            assert!(outside(told.on_record) == on_record || told.on_record == Verdict::OutsideScope, "{}", claim.id);
            assert_eq!(outside(told.if_closed), if_closed, "{}", claim.id);
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

/// 10. What is asked twice stands once in the tree: it grows with the rulebook, not with the ways through it.
#[test]
fn the_tree_grows_with_the_rulebook() {
    let nodes = |deep: usize| {
        let (law, record) = invariants::ladder(deep);
        engine::finding(&law, &record, Style::default(), "").claims[0].nodes.len()
    };
    let sizes: Vec<usize> = [10, 20, 30, 40].map(nodes).to_vec();
    let steps: Vec<usize> = sizes.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.iter().all(|step| *step == steps[0]), "{sizes:?}");
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
