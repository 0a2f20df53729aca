//! Completions: what becomes of a claim however its open facts turn out.

use std::collections::{BTreeMap, BTreeSet};

use super::verdict::verdict_on_record;
use super::{Completion, Instance, LiteralUse, Mode, Naive, Reach, Slot, Verdict};
use crate::oracle::model::{CHOICES, Claim, FactType, LEVELS, Record, Rulebook, Three, Value, Wants};

/// As many completions as are tried.
const COMPLETIONS: usize = 3000;

/// The verdict that every completion gives, if there is one; `None` where there are too many to try, where it depends on what
/// a completion does with those uses of an open fact that are settled, or where they differ in how the claim is lost only.
pub fn either_way(law: &Rulebook, record: &Record, claim: &Claim, uses: &[LiteralUse]) -> Option<Option<Verdict>> {
    let (any, agreeing) = (completions(law, uses, Values::Any)?, completions(law, uses, Values::Agreeing)?);
    let verdicts = |completions: &[Completion], reach| -> BTreeSet<Verdict> {
        completions.iter().map(|it| completed(law, record, claim, it, reach)).collect()
    };
    let ways = [verdicts(&agreeing, Reach::EveryUse), verdicts(&any, Reach::EveryUse), verdicts(&any, Reach::OpenUses)];
    let only_lost = BTreeSet::from([Verdict::OutsideScope, Verdict::Consistent]);
    let settled = ways.each_ref().map(settled_by);
    let comparable = !ways.contains(&only_lost) && settled.iter().all(|other| *other == settled[0]);
    comparable.then_some(settled[0])
}

/// The one settled verdict, if there is one.
fn settled_by(verdicts: &BTreeSet<Verdict>) -> Option<Verdict> {
    let only = verdicts.first().copied()?;
    (verdicts.len() == 1 && only != Verdict::Open).then_some(only)
}

/// The verdict where the open facts are as a completion has them.
pub fn completed(law: &Rulebook, record: &Record, claim: &Claim, completion: &Completion, reach: Reach) -> Verdict {
    verdict_on_record(&Naive::new(law, record, Mode::Completed(completion, reach)).parts(claim))
}

/// The value of the breach that every completion of the open uses gives, or open.
pub fn settled_breach(law: &Rulebook, record: &Record, claim: &Claim, completions: &[Completion]) -> Three {
    let value = |it| Naive::new(law, record, Mode::Completed(it, Reach::OpenUses)).parts(claim).breach;
    let values: BTreeSet<Three> = completions.iter().map(value).collect();
    if values.len() == 1 { values.first().copied().unwrap_or(Three::Open) } else { Three::Open }
}

/// Which values an open fact may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    Any,
    /// Those that agree with its settled uses.
    Agreeing,
}

/// Every way in which the open facts may turn out; `None` if there are too many, or no value agrees with the settled uses.
pub fn completions(law: &Rulebook, uses: &[LiteralUse], which: Values) -> Option<Vec<Completion>> {
    let mut by_instance: BTreeMap<&Instance, Vec<&LiteralUse>> = BTreeMap::new();
    for used in uses {
        by_instance.entry(&used.instance).or_default().push(used);
    }
    let mut found = vec![Completion::new()];
    for (instance, uses) in by_instance {
        // The unnamed thing need not exist: nothing can be said of it.
        let unnamed = instance.1.iter().any(|slot| matches!(slot, Slot::Unnamed(_)));
        if unnamed || uses.iter().all(|used| used.value != Three::Open) {
            continue;
        }
        let values = values(law, instance.0, &uses, which)?;
        if found.len() * values.len() > COMPLETIONS {
            return None;
        }
        let extended = |before: &Completion| {
            let with = |value: &Value| {
                let mut longer = before.clone();
                longer.insert(instance.clone(), *value);
                longer
            };
            values.iter().map(with).collect::<Vec<_>>()
        };
        found = found.iter().flat_map(extended).collect();
    }
    Some(found)
}

/// `None` where no value agrees with the settled uses.
fn values(law: &Rulebook, fact: usize, uses: &[&LiteralUse], which: Values) -> Option<Vec<Value>> {
    let all: Vec<Value> = match law.facts[fact].typ {
        FactType::Truth => vec![Value::Truth(false), Value::Truth(true)],
        FactType::Level => (0..LEVELS).map(Value::Level).collect(),
        FactType::Choice => (0..CHOICES).map(Value::Choice).collect(),
        FactType::Number => {
            let bounds = uses.iter().filter_map(|used| match used.literal.wants {
                Wants::Number(_, bound) => Some(bound),
                _ => None,
            });
            let around: BTreeSet<i64> = bounds.flat_map(|bound| [bound - 1, bound, bound + 1]).collect();
            around.into_iter().map(|number| Value::Number(number, number)).collect()
        }
    };
    let agrees = |value: &&Value| {
        let settled = uses.iter().filter(|used| used.value != Three::Open);
        settled.into_iter().all(|used| used.literal.satisfied_by(**value) == Some(used.value == Three::Established))
    };
    let possible: Vec<Value> = match which {
        Values::Any => all,
        Values::Agreeing => all.into_iter().filter(|value| agrees(&value)).collect(),
    };
    (!possible.is_empty()).then_some(possible)
}
