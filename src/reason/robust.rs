//! Would other readings of the law change the result?

use std::collections::BTreeSet;

use crate::case::Claim;
use crate::finding::{Verdict, Verdicts};
use crate::reason::either_way::either_way;
use crate::reason::verdict::instantiate;
use crate::reason::weigh::Completion;
use crate::reason::{Profile, Setting};
use crate::rulebook::{QuestionId, ReadingRef};

/// Profiles tried at most; beyond it a claim counts as not robust rather than as robust without proof.
const MOST_PROFILES: usize = 20_000;

/// The verdicts of a claim under one profile, *either way* included, and the questions that it reached.
fn verdicts(setting: &Setting, profile: &Profile, claim: &Claim) -> (Verdicts, BTreeSet<QuestionId>) {
    let decided = instantiate(setting, profile, claim);
    let valued = decided.values(setting, profile, &Completion::new());
    let plain = decided.verdicts(&valued);
    let either_way = either_way(setting, profile, &decided, &valued, plain);
    let verdicts = either_way.map_or(plain, |verdict| Verdicts { on_record: verdict, if_closed: verdict });
    (verdicts, decided.graph.questions)
}

/// The minimal sets of readings that change the closed verdict; `None` when there were too many profiles to try.
pub fn pivotal(
    setting: &Setting,
    profile: &Profile,
    claim: &Claim,
    verdict: Verdict,
    reached: &BTreeSet<QuestionId>,
) -> Option<Vec<Vec<ReadingRef>>> {
    let mut questions = reached.clone();
    let mut found: Vec<Vec<ReadingRef>> = Vec::new();
    let mut tries = 0..MOST_PROFILES;
    let mut size = 1;
    while size <= questions.len() {
        let list: Vec<QuestionId> = questions.iter().copied().collect();
        for set in sets(setting, profile, &list, size) {
            if found.iter().any(|smaller| smaller.iter().all(|reading| set.contains(reading))) {
                continue;
            }
            tries.next()?;
            // Another reading may leave a second question without a default: then it is the verdict over its rivals.
            let under = unresolved(setting, &profile.with(setting, &set), claim);
            // A reading may bring in questions that the profile at hand never reached.
            questions.extend(under.reached);
            if over_readings(&under.verdicts).if_closed != verdict {
                found.push(set);
            }
        }
        size += 1;
    }
    Some(found)
}

/// Every choice of `size` questions, each with a reading other than the profile's.
fn sets(setting: &Setting, profile: &Profile, questions: &[QuestionId], size: usize) -> Vec<Vec<ReadingRef>> {
    fn step(
        setting: &Setting,
        profile: &Profile,
        questions: &[QuestionId],
        size: usize,
        chosen: &mut Vec<ReadingRef>,
        found: &mut Vec<Vec<ReadingRef>>,
    ) {
        if size == 0 {
            found.push(chosen.clone());
            return;
        }
        let Some((first, rest)) = questions.split_first() else { return };
        for reading in 0..setting.book.questions[*first].readings.len() {
            if profile.choice(*first).reading != Some(reading) {
                chosen.push(ReadingRef { question: *first, reading });
                step(setting, profile, rest, size - 1, chosen, found);
                chosen.pop();
            }
        }
        step(setting, profile, rest, size, chosen, found);
    }
    let mut found = Vec::new();
    step(setting, profile, questions, size, &mut Vec::new(), &mut found);
    found
}

/// What becomes of a claim under each of the readings that no order puts in sequence.
pub struct Alternatives {
    /// The profile of the first.
    pub first: Profile,
    pub verdicts: Vec<Verdicts>,
    /// Questions that any of them reached.
    reached: BTreeSet<QuestionId>,
}

/// Readings without an order: a verdict only where they all give it.
pub fn over_readings(alternatives: &[Verdicts]) -> Verdicts {
    let shared = |pick: fn(&Verdicts) -> Verdict| {
        let first = pick(&alternatives[0]);
        if alternatives.iter().all(|verdicts| pick(verdicts) == first) { first } else { Verdict::TurnsOnTheReading }
    };
    Verdicts { on_record: shared(|verdicts| verdicts.on_record), if_closed: shared(|verdicts| verdicts.if_closed) }
}

/// Where readings that no order puts in sequence are reached, each is tried; else there is one alternative.
pub fn unresolved(setting: &Setting, profile: &Profile, claim: &Claim) -> Alternatives {
    let mut waiting = vec![profile.clone()];
    let (mut first, mut found, mut tries) = (None, Vec::new(), 0..MOST_PROFILES);
    let mut all_reached = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        let (verdicts, reached) = verdicts(setting, &next, claim);
        all_reached.extend(reached.iter().copied());
        let open = reached
            .iter()
            .find(|question| next.choice(**question).reading.is_none() && !next.choice(**question).rivals.is_empty());
        match open.filter(|_| tries.next().is_some()) {
            Some(question) => {
                let rivals = next.choice(*question).rivals.clone();
                waiting.extend(
                    rivals
                        .into_iter()
                        .rev()
                        .map(|reading| next.with(setting, &[ReadingRef { question: *question, reading }])),
                );
            }
            None => {
                first.get_or_insert(next);
                found.push(verdicts);
            }
        }
    }
    Alternatives { first: first.unwrap_or_else(|| profile.clone()), verdicts: found, reached: all_reached }
}
