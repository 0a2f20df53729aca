//! What is told of one claim, by the definition or by the engine, in one form: so that the two can be compared.

use std::collections::BTreeSet;

use super::invariants::Pair;
use super::model::{Claim, Record, Rulebook, Side, Standard, Three};
use super::naive::{self, Answer, Contributed, Contribution, EmptyUse, IssueUse, LiteralUse, Slot, Why};
use super::text::Style;

/// The verdicts on a claim, and what stands beneath them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub pair: Pair,
    pub issues: BTreeSet<IssueTold>,
    pub literals: BTreeSet<LiteralTold>,
    pub contributions: BTreeSet<ContributionTold>,
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

/// What a literal contributed in the order of analysis, if anything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContributionTold {
    pub label: String,
    pub fact: (String, Vec<String>),
    pub bearer: Side,
    pub standard: Standard,
    pub wanted: bool,
    pub contributed: Option<Contribution>,
}

/// What the definition tells.
pub fn by_definition(answer: &Answer, law: &Rulebook, record: &Record, claim: &Claim) -> Told {
    let style = Style::default();
    // Under one reading only: where several may prevail there is no one analysis.
    let law = naive::under(law, &naive::profiles(law, record.year, &[])[0]);
    let things = |used: &LiteralUse| -> Option<(String, Vec<String>)> {
        let name = |slot: &Slot| match slot {
            Slot::Thing(thing) => Some(style.thing(record, *thing)),
            Slot::Party(party) => Some(style.party(*party)),
            Slot::Unnamed(_) => None,
        };
        let things: Option<Vec<String>> = used.instance.1.iter().map(name).collect();
        things.map(|things| (style.fact(used.literal.fact), things))
    };
    let contribution = |(used, contributed): Contributed| {
        Some(ContributionTold {
            fact: things(&used)?,
            label: used.label,
            bearer: used.bearer,
            standard: used.standard,
            wanted: used.wanted,
            contributed,
        })
    };
    let issue = |(used, if_closed): &(IssueUse, Three)| {
        let IssueUse { issue, bearer, standard, wanted, value: on_record } = *used;
        IssueTold { issue, bearer, standard, wanted, on_record, if_closed: *if_closed }
    };
    let literal = |(used, if_closed): &(LiteralUse, Three)| LiteralTold {
        label: used.label.clone(),
        fact: things(used),
        bearer: used.bearer,
        standard: used.standard,
        wanted: used.wanted,
        on_record: used.value,
        if_closed: *if_closed,
        why: used.why,
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
        contributions: naive::contributions(&law, record, claim).into_iter().filter_map(contribution).collect(),
    }
}
