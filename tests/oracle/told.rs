//! What is told of one claim, by the definition or by the engine, in one form: so that the two can be compared.

use std::collections::BTreeSet;

use super::invariants::Pair;
use super::model::{Literal, Record, Side, Standard, Three};
use super::naive::{Answer, EmptyUse, IssueUse, LiteralUse, Slot, Why};
use super::text::Style;

/// The verdicts on a claim, and what stands beneath them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub pair: Pair,
    pub issues: BTreeSet<IssueTold>,
    pub literals: BTreeSet<LiteralTold>,
}

/// A named issue, for a bearer that wants it or its contrary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueTold {
    pub issue: usize,
    pub bearer: Side,
    pub standard: Standard,
    pub wanted: bool,
    pub on_record: Three,
    pub if_closed: Three,
}

/// A literal as somebody must prove it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LiteralTold {
    /// The letter of the clause, if it is one by itself.
    pub label: String,
    /// Name of the fact, and of the things of which it is asked; nothing where one of them has no name.
    pub fact: Option<(String, Vec<String>)>,
    pub bearer: Side,
    pub standard: Standard,
    pub wanted: bool,
    pub on_record: Three,
    pub if_closed: Three,
    pub why: Why,
}

/// What the definition tells.
pub fn by_definition(answer: &Answer, record: &Record) -> Told {
    let style = Style::default();
    let issue = |(used, if_closed): &(IssueUse, Three)| {
        let IssueUse { issue, bearer, standard, wanted, value: on_record } = *used;
        IssueTold { issue, bearer, standard, wanted, on_record, if_closed: *if_closed }
    };
    let literal = |(used, if_closed): &(LiteralUse, Three)| {
        let Literal { fact, .. } = used.literal;
        let name = |slot: &Slot| match slot {
            Slot::Thing(thing) => Some(style.thing(record, *thing)),
            Slot::Party(party) => Some(style.party(*party)),
            Slot::Unnamed(_) => None,
        };
        let things: Option<Vec<String>> = used.instance.1.iter().map(name).collect();
        LiteralTold {
            label: used.label.clone(),
            fact: things.map(|things| (style.fact(fact), things)),
            bearer: used.bearer,
            standard: used.standard,
            wanted: used.wanted,
            on_record: used.value,
            if_closed: *if_closed,
            why: used.why,
        }
    };
    let empty = |used: &EmptyUse| LiteralTold {
        label: used.label.clone(),
        fact: None,
        bearer: used.bearer,
        standard: used.standard,
        wanted: used.wanted,
        on_record: Three::Open,
        if_closed: Three::Refuted,
        why: Why::Silent,
    };
    Told {
        pair: Pair::of(answer),
        issues: answer.issues.iter().map(issue).collect(),
        literals: answer.leaves.iter().map(literal).chain(answer.empties.iter().map(empty)).collect(),
    }
}
