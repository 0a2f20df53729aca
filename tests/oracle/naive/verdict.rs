//! The two verdicts on a claim.

use std::collections::BTreeMap;

use super::completions::either_way;
use super::{EmptyUse, Env, IssueUse, LiteralUse, Mode, Naive, Slot, Stance, profiles, under};
use crate::oracle::model::{Claim, Connective, GivenWhat, Kind, Main, Record, Role, Rulebook, Side, Standard, Three};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    NotReviewable,
    OutsideScope,
    Consistent,
    NotShown,
    Justified,
    Inconsistent,
    Open,
    TurnsOnTheReading,
}

/// What the definition says of one claim.
#[derive(Debug, Clone)]
pub struct Answer {
    pub on_record: Verdict,
    pub if_closed: Verdict,
    /// Settled by every completion and not by plain evaluation; `None`: too many completions to try.
    pub either_way: Option<bool>,
    /// How many readings may prevail.
    pub profiles: usize,
    /// What was touched on the record, under any of them: every fact that a literal or a scale asks.
    pub literals: Vec<LiteralUse>,
    /// Every literal by itself, with its value when closed, and every clause over no things.
    pub leaves: Vec<(LiteralUse, Three)>,
    pub empties: Vec<EmptyUse>,
    /// Every named issue, with its value on the record and when closed.
    pub issues: Vec<(IssueUse, Three)>,
    pub breach: (Three, Three),
    /// How often something of note happened, under the first reading and on the record.
    pub notes: BTreeMap<&'static str, usize>,
}

/// Every claim of the record, decided.
pub fn decide(law: &Rulebook, record: &Record) -> Vec<Answer> {
    decide_naming(law, record, &[])
}

/// The same, where the reader names the readings of questions.
pub fn decide_naming(law: &Rulebook, record: &Record, named: &[(usize, usize)]) -> Vec<Answer> {
    let laws: Vec<Rulebook> = profiles(law, record.year, named).iter().map(|profile| under(law, profile)).collect();
    record.claims.iter().map(|claim| claim_under_all(&laws, record, claim)).collect()
}

fn claim_under_all(laws: &[Rulebook], record: &Record, claim: &Claim) -> Answer {
    let answers: Vec<Answer> = laws.iter().map(|law| claim_under(law, record, claim)).collect();
    let mut first = answers[0].clone();
    let agreed = |verdict: fn(&Answer) -> Verdict| {
        let found = verdict(&answers[0]);
        if answers.iter().all(|answer| verdict(answer) == found) { found } else { Verdict::TurnsOnTheReading }
    };
    first.on_record = agreed(|answer| answer.on_record);
    first.if_closed = agreed(|answer| answer.if_closed);
    first.profiles = laws.len();
    if answers.iter().any(|answer| answer.either_way.is_none()) {
        first.either_way = None;
    }
    for other in &answers[1..] {
        first.literals.extend(other.literals.iter().cloned());
        first.issues.extend(other.issues.iter().cloned());
    }
    first
}

fn claim_under(law: &Rulebook, record: &Record, claim: &Claim) -> Answer {
    let record_view = Naive::new(law, record, Mode::OnRecord);
    let on_record = record_view.parts(claim);
    let leaves = record_view.trace.literals.take();
    let closed_view = Naive::new(law, record, Mode::Closed);
    let closed = closed_view.parts(claim);
    let closed_issues = closed_view.trace.issues.take().into_iter().map(|used| used.value);
    let closed_leaves = closed_view.trace.literals.take().into_iter().map(|used| used.value);
    let mut literals = leaves.clone();
    literals.extend(record_view.trace.thresholds.take());
    let mut answer = Answer {
        on_record: verdict_on_record(&on_record),
        if_closed: verdict_if_closed(&on_record, &closed),
        either_way: Some(false),
        profiles: 1,
        issues: record_view.trace.issues.take().into_iter().zip(closed_issues).collect(),
        breach: (on_record.breach, closed.breach),
        notes: record_view.trace.notes.take(),
        literals,
        leaves: leaves.into_iter().zip(closed_leaves).collect(),
        empties: record_view.trace.empties.take(),
    };
    if answer.on_record == Verdict::Open {
        match either_way(law, record, claim, &answer.literals) {
            None => answer.either_way = None,
            Some(None) => {}
            Some(Some(verdict)) => {
                answer.either_way = Some(true);
                answer.on_record = verdict;
                answer.if_closed = verdict;
            }
        }
    }
    answer
}

/// The values on which the verdict rests.
pub struct Parts {
    bar: Three,
    /// The least of the scope elements.
    scope: Three,
    pub breach: Three,
    /// Whether each raised defence is available and made out.
    defences: Vec<Three>,
}

impl Parts {
    fn justified(&self) -> Three {
        self.defences.iter().copied().max().unwrap_or(Three::Refuted)
    }
}

impl Naive<'_> {
    pub fn parts(&self, claim: &Claim) -> Parts {
        let things = [(Kind::Measure, Slot::Thing(claim.measure)), (Kind::Product, Slot::Thing(claim.product))];
        let env = Env { complainant: claim.complainant, things: BTreeMap::from(things) };
        let stance = |bearer| Stance { bearer, standard: Standard::PrimaFacie, wanted: true };
        let bars = (0..self.law.issues.len())
            .filter(|id| matches!(self.law.issues[*id].role, Role::Bar { .. }))
            .filter(|id| self.law.answer(*id, claim.test).is_some() && self.counts(*id, &env));
        let bar = bars.map(|id| self.issue(id, stance(Side::Respondent), &env)).max().unwrap_or(Three::Refuted);
        // What is given of the breach, is given of the whole test.
        let given = self.record.given(GivenWhat::Breach(claim.test), claim.measure).map(Three::of);
        let breach = given.unwrap_or_else(|| self.issue(claim.test, stance(Side::Complainant), &env));
        let made_out = |id| {
            let (available, made_out) = self.defence(id, claim.test, Side::Respondent, &env);
            available.min(made_out)
        };
        let bound = self.settle(self.bound(claim.test));
        Parts {
            bar,
            scope: if given.is_some() { Three::Established } else { bound.min(self.scope(claim.test, &env)) },
            breach,
            defences: self.defences(claim.test, &env).into_iter().map(made_out).collect(),
        }
    }

    fn scope(&self, test: usize, env: &Env) -> Three {
        let Main::Must(must) = &self.law.issues[test].body.main else { return Three::Established };
        if must.group.connective != Connective::All || must.group.each.is_some() {
            return Three::Established;
        }
        let standard = self.law.issues[test].required.or(must.standard).unwrap_or(Standard::PrimaFacie);
        let stance = Stance { bearer: must.side, standard, wanted: true };
        let elements = must.group.clauses.iter().filter(|clause| clause.scope);
        elements.map(|clause| self.clause(clause, stance, env)).min().unwrap_or(Three::Established)
    }
}

/// The first that holds.
pub fn verdict_on_record(parts: &Parts) -> Verdict {
    if parts.bar == Three::Established {
        Verdict::NotReviewable
    } else if parts.bar == Three::Open {
        Verdict::Open
    } else if parts.scope == Three::Refuted {
        Verdict::OutsideScope
    } else {
        match (parts.breach, parts.justified()) {
            (Three::Refuted, _) => Verdict::Consistent,
            (Three::Established, Three::Established) => Verdict::Justified,
            (Three::Established, Three::Refuted) => Verdict::Inconsistent,
            _ => Verdict::Open,
        }
    }
}

fn verdict_if_closed(on_record: &Parts, closed: &Parts) -> Verdict {
    if closed.bar == Three::Established {
        Verdict::NotReviewable
    } else if on_record.scope == Three::Refuted {
        Verdict::OutsideScope
    } else if on_record.breach == Three::Refuted {
        Verdict::Consistent
    } else if closed.breach == Three::Refuted {
        Verdict::NotShown
    } else if closed.justified() == Three::Established {
        Verdict::Justified
    } else {
        Verdict::Inconsistent
    }
}
