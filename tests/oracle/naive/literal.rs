//! Standards, and the standing of a literal.

use super::{Env, Instance, LiteralUse, Mode, Naive, Reach, Slot, Stance, Why};
use crate::oracle::model::{
    Exhibit, Fact, Grade, Kind, LEVELS, Literal, Of, Record, Rulebook, Side, Standard, Statement, Three, Wants,
};

impl Standard {
    /// Met when.
    pub fn met(self, for_it: Grade, against: Grade) -> bool {
        match self {
            Standard::Plausible => for_it >= Grade::Scant && against < Grade::Conclusive,
            Standard::Balance => for_it > against,
            Standard::PrimaFacie => for_it >= Grade::Substantial && for_it > against,
            Standard::Clear => for_it >= Grade::Strong && against <= Grade::Some,
            Standard::Iron => for_it >= Grade::Conclusive && against <= Grade::Scant,
            Standard::Doubtless => for_it >= Grade::Strong && against == Grade::None,
        }
    }
}

impl Naive<'_> {
    /// The value of a literal for its bearer; `stance.wanted` false turns it.
    pub fn literal(&self, label: &str, literal: &Literal, stance: Stance, env: &Env) -> Three {
        let (value, used) = self.weighed(label, literal, stance, env);
        self.trace.literal(used);
        value
    }

    pub fn weighed(&self, label: &str, literal: &Literal, stance: Stance, env: &Env) -> (Three, LiteralUse) {
        let mut literal = literal.clone();
        literal.negated = literal.negated == stance.wanted;
        let instance = self.instance(literal.fact, literal.party, env);
        let statement = self.statement(&instance);
        let (standing, why) = match statement {
            Some(found) => standing(self.law, &self.record.statements[found], &literal, stance, env.complainant),
            None => (Three::Open, Why::Silent),
        };
        let value = match self.mode {
            Mode::Completed(completion, reach) if standing == Three::Open || reach == Reach::EveryUse => {
                let value = completion.get(&instance).and_then(|value| literal.satisfied_by(*value));
                value.map_or(standing, Three::of)
            }
            _ => self.settle(standing),
        };
        let Stance { bearer, standard, wanted } = stance;
        let label = label.to_owned();
        (value, LiteralUse { label, instance, statement, literal, bearer, standard, wanted, value, why })
    }

    /// The levels between those established and those refuted, both included.
    pub fn levels(&self, fact: usize, party: Side, stance: Stance, env: &Env) -> std::ops::RangeInclusive<usize> {
        let at_least = |level| {
            let literal = Literal { fact, party, wants: Wants::AtLeast(level), negated: false };
            let (value, used) = self.weighed("", &literal, stance, env);
            self.trace.threshold(used);
            if stance.wanted { value } else { value.not() }
        };
        let thresholds: Vec<Three> = (1..LEVELS).map(at_least).collect();
        let lowest = (1..LEVELS).rev().find(|level| thresholds[level - 1] == Three::Established).unwrap_or(0);
        let highest = (1..LEVELS).find(|level| thresholds[level - 1] == Three::Refuted).unwrap_or(LEVELS) - 1;
        lowest..=highest
    }

    /// Whether nothing was filed on a scale.
    pub fn is_silent_on(&self, fact: usize, party: Side, stance: Stance, env: &Env) -> bool {
        let silent = |level| {
            let literal = Literal { fact, party, wants: Wants::AtLeast(level), negated: false };
            self.weighed("", &literal, stance, env).1.why == Why::Silent
        };
        (1..LEVELS).all(silent)
    }

    fn instance(&self, fact: usize, party: Side, env: &Env) -> Instance {
        let slot = |kind: &Kind| match kind {
            Kind::Member => Slot::Party(Record::party(party, env.complainant)),
            _ => env.things[kind],
        };
        (fact, self.law.facts[fact].about.iter().map(slot).collect())
    }

    /// What the record states: of the things themselves, else of what they are part of, else of everything.
    fn statement(&self, (fact, slots): &Instance) -> Option<usize> {
        if slots.iter().any(|slot| matches!(slot, Slot::Unnamed(_))) {
            return None;
        }
        let stated = |of: Option<Vec<Of>>| self.record.statements.iter().position(|it| it.fact == *fact && it.of == of);
        let widest = slots.iter().map(|slot| self.wider(*slot).len()).max().unwrap_or(1);
        let of_parts = (0..widest).find_map(|step| {
            let wider = |slot: &Slot| {
                let chain = self.wider(*slot);
                chain[step.min(chain.len() - 1)]
            };
            stated(Some(slots.iter().map(wider).collect()))
        });
        of_parts.or_else(|| stated(None))
    }

    fn wider(&self, slot: Slot) -> Vec<Of> {
        match slot {
            Slot::Thing(thing) => self.record.wider(thing).into_iter().map(Of::Thing).collect(),
            Slot::Party(party) => vec![Of::Party(party)],
            Slot::Unnamed(_) => Vec::new(),
        }
    }
}

/// Established, refuted or open, on one statement, and why.
fn standing(
    law: &Rulebook,
    statement: &Statement,
    literal: &Literal,
    stance: Stance,
    complainant: usize,
) -> (Three, Why) {
    let fact = &law.facts[statement.fact];
    let says = |exhibit: &Exhibit| exhibit.says.or(statement.value).and_then(|value| literal.satisfied_by(value));
    let best = |satisfied: bool| {
        let speaking = statement.exhibits.iter().filter(|exhibit| says(exhibit) == Some(satisfied));
        speaking.map(|exhibit| capped(law, fact, exhibit)).max().unwrap_or(Grade::None)
    };
    let (for_it, against) = (best(true), best(false));
    let satisfied = statement.value.and_then(|value| literal.satisfied_by(value));
    let bearer = Record::party(stance.bearer, complainant);
    let opponent = Record::party(stance.bearer.other(), complainant);
    let assumed = statement.exhibits.is_empty() && statement.admitted.is_empty();
    let admitted = |by| statement.admitted.contains(&by);
    let not_contested = |by, grade| statement.not_contested.contains(&by) && grade >= Grade::Some;
    // What was filed lies on both sides of what is wanted.
    let stated_on_both_sides = statement.exhibits.is_empty() && satisfied.is_none();
    let straddles = stated_on_both_sides || statement.exhibits.iter().any(|exhibit| says(exhibit).is_none());
    match satisfied {
        Some(true) if admitted(opponent) => (Three::Established, Why::Admitted),
        Some(true) if assumed => (Three::Established, Why::Assumed),
        Some(false) if admitted(bearer) => (Three::Refuted, Why::Conceded),
        Some(false) if assumed => (Three::Refuted, Why::Assumed),
        Some(true) if not_contested(opponent, for_it) => (Three::Established, Why::NotContested),
        _ if stance.standard.met(for_it, against) => (Three::Established, Why::Proved),
        Some(false) if not_contested(bearer, against) => (Three::Refuted, Why::Conceded),
        _ if Standard::PrimaFacie.met(against, for_it) => (Three::Refuted, Why::Disproved),
        _ if for_it > against => (Three::Open, Why::Insufficient),
        _ if for_it < against => (Three::Open, Why::Outweighed),
        _ if for_it > Grade::None => (Three::Open, Why::EvenlyBalanced),
        _ if straddles => (Three::Open, Why::Straddles),
        _ => (Three::Open, Why::Silent),
    }
}

/// A cap of the fact itself goes before a general one.
fn capped(law: &Rulebook, fact: &Fact, exhibit: &Exhibit) -> Grade {
    let mut caps = fact.caps.iter().chain(&law.caps).filter(|(kind, _)| Some(*kind) == exhibit.kind);
    caps.next().map_or(exhibit.grade, |(_, cap)| exhibit.grade.min(*cap))
}
