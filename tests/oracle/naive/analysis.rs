//! Decisive, found in addition, not reached, arguendo: what each literal contributed, in the order of analysis, from the values
//! when the record closes.

use std::collections::BTreeSet;

use super::{Env, LiteralUse, Mode, Naive, Slot, Stance, Why};
use crate::oracle::model::{
    Atom, Claim, Clause, Column, Connective, Exception, Factor, Form, GivenWhat, Group, Kind, Main, Quantifier,
    Reasons, Record, Role, Rulebook, Side, Standard, Three,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contribution {
    Decisive,
    FoundInAddition,
    NotReached,
    Arguendo,
}

/// A literal and what it contributed, if anything.
pub type Contributed = (LiteralUse, Option<Contribution>);

/// A part of the analysis.
struct Part {
    how: How,
    /// When the record closes, for whom it is asked.
    value: Three,
    /// Nothing was filed beneath it, and nothing follows from the law.
    silent: bool,
    parts: Vec<(Link, Part)>,
}

enum How {
    Literal(Box<LiteralUse>),
    /// All parts; else any.
    All(bool),
    Reasons,
    /// No part of it fixes it by itself.
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Element,
    /// Counts as its contrary.
    Contrary,
    SecondTier,
    /// A reason: whether it helps the bearer, and whether a reason that stands outweighs it.
    Reason {
        helps: bool,
        outweighed: bool,
    },
}

/// Every literal of a claim under one reading of the law.
pub fn contributions(law: &Rulebook, record: &Record, claim: &Claim) -> BTreeSet<Contributed> {
    let naive = Naive::new(law, record, Mode::Closed);
    let mut found = BTreeSet::new();
    for part in naive.roots(claim) {
        part.collect(None, &mut found);
    }
    found
}

impl Part {
    fn leaf(value: Three, silent: bool) -> Part {
        Part { how: How::Other, value, silent, parts: Vec::new() }
    }

    fn of(how: How, value: Three, parts: Vec<(Link, Part)>) -> Part {
        let silent = parts.iter().all(|(_, part)| part.silent);
        Part { how, value, silent, parts }
    }

    fn collect(self, contributed: Option<Contribution>, found: &mut BTreeSet<Contributed>) {
        let each: Vec<Option<Contribution>> = (0..self.parts.len()).map(|index| self.contributed(index)).collect();
        if let How::Literal(used) = self.how {
            found.insert((*used, contributed));
        }
        self.parts.into_iter().zip(each).for_each(|((_, part), contributed)| part.collect(contributed, found));
    }

    fn contributed(&self, index: usize) -> Option<Contribution> {
        let counts = |(link, part): &(Link, Part)| if *link == Link::Contrary { part.value.not() } else { part.value };
        let (link, part) = &self.parts[index];
        match self.how {
            How::Reasons => {
                let Link::Reason { helps, outweighed } = *link else { return None };
                let won = (self.value == Three::Established) == helps;
                let stands = part.value == Three::Established && !outweighed;
                (won && stands).then_some(Contribution::Decisive)
            }
            How::All(conjunction) => {
                let fixing = Three::of(!conjunction);
                let Some(first) = self.parts.iter().position(|part| counts(part) == fixing) else {
                    return Some(Contribution::Decisive);
                };
                let first_tier = self.parts.iter().filter(|(link, _)| *link != Link::SecondTier);
                let failed = first_tier.map(counts).any(|value| value == Three::Refuted);
                match () {
                    () if conjunction && failed && *link == Link::SecondTier => Some(Contribution::Arguendo),
                    () if index == first => Some(Contribution::Decisive),
                    () if index < first => None,
                    () if part.silent => Some(Contribution::NotReached),
                    () => Some(Contribution::FoundInAddition),
                }
            }
            How::Literal(_) | How::Other => None,
        }
    }
}

fn asked(bearer: Side) -> Stance {
    Stance { bearer, standard: Standard::PrimaFacie, wanted: true }
}

impl Naive<'_> {
    fn roots(&self, claim: &Claim) -> Vec<Part> {
        let things = [(Kind::Measure, Slot::Thing(claim.measure)), (Kind::Product, Slot::Thing(claim.product))];
        let env = Env { complainant: claim.complainant, things: things.into() };
        let mut roots = Vec::new();
        if self.record.given(GivenWhat::Breach(claim.test), claim.measure).is_none() {
            roots.push(self.issue_part(claim.test, asked(Side::Complainant), &env));
        }
        for id in 0..self.law.issues.len() {
            let pleaded = matches!(self.law.issues[id].role, Role::Defence { .. } | Role::Bar { .. });
            if pleaded && self.law.answer(id, claim.test).is_some() && self.counts(id, &env) {
                roots.extend(
                    self.defence_parts(id, claim.test, Side::Respondent, &env).into_iter().map(|(_, part)| part),
                );
            }
        }
        roots
    }

    /// Whether it is available, unless it always is, and whether it is made out.
    fn defence_parts(&self, id: usize, test: usize, bearer: Side, env: &Env) -> Vec<(Link, Part)> {
        let mut parts = Vec::new();
        let condition = self.law.answer(id, test).and_then(|answer| answer.available_if);
        match (self.record.given(GivenWhat::Available { defence: id, test }, env.measure()), condition) {
            (Some(met), _) => parts.push((Link::Element, Part::leaf(Three::of(met), false))),
            (None, Some(issue)) => parts.push((Link::Element, self.issue_part(issue, asked(bearer), env))),
            (None, None) => {}
        }
        parts.push((Link::Element, self.issue_part(id, asked(bearer), env)));
        parts
    }

    fn issue_part(&self, id: usize, stance: Stance, env: &Env) -> Part {
        if let Some(side) = self.law.issues[id].put_on.filter(|side| *side != stance.bearer) {
            let part = self.issue_part(id, Stance { bearer: side, wanted: !stance.wanted, ..stance }, env);
            return Part {
                value: part.value.not(),
                silent: part.silent,
                how: How::All(true),
                parts: vec![(Link::Contrary, part)],
            };
        }
        let value = self.issue(id, stance, env);
        if self.record.given(GivenWhat::Issue(id), env.measure()).is_some() {
            return Part::leaf(value, false);
        }
        if !self.counts(id, env) {
            return Part::leaf(value, true);
        }
        let (issue, body) = (&self.law.issues[id], &self.law.issues[id].body);
        let main = match &body.main {
            Main::Must(must) => self.proving(must, issue.required, stance),
            _ => Stance { standard: issue.required.unwrap_or(stance.standard), ..stance },
        };
        let mut parts = Vec::new();
        if matches!(issue.role, Role::Test { .. }) {
            let bound = self.bound(id);
            parts.push((Link::Element, Part::leaf(self.settle(if main.wanted { bound } else { bound.not() }), false)));
        }
        match &body.main {
            Main::Must(must) => parts.extend(self.elements(&must.group, main, env)),
            Main::MetIf(group) => parts.extend(self.elements(group, main, env)),
            Main::Reasons(reasons) => parts.push((Link::Element, self.reasons_part(reasons, main, env))),
            Main::Table(table) => {
                let inputs = table.columns.iter().enumerate().map(|(index, column)| {
                    let stance = Stance { wanted: table.higher_helps(index) == main.wanted, ..main };
                    (Link::Element, self.input(column, stance, env))
                });
                let value = self.settle(self.table(table, main, env));
                parts.push((Link::Element, Part::of(How::Other, value, inputs.collect())));
            }
            Main::Constant(met) => parts.push((Link::Element, Part::leaf(Three::of(*met == main.wanted), false))),
        }
        parts.extend(body.added.iter().map(|clause| (Link::Element, self.clause_part(clause, main, env))));
        parts.extend(body.unless.iter().map(|exception| self.excepted(exception, main, env)));
        if let Some(must) = &body.second {
            let stance = self.proving(must, issue.required, stance);
            let second = self.elements(&must.group, stance, env);
            parts.extend(second.into_iter().map(|(_, part)| (Link::SecondTier, part)));
        }
        Part::of(How::All(main.wanted), value, parts)
    }

    /// The clauses of a plain list of all stand by themselves.
    fn elements(&self, group: &Group, stance: Stance, env: &Env) -> Vec<(Link, Part)> {
        if group.each.is_none() && group.unless.is_none() && group.connective == Connective::All {
            return group.clauses.iter().map(|clause| (Link::Element, self.clause_part(clause, stance, env))).collect();
        }
        vec![(Link::Element, self.group_part(group, stance, env))]
    }

    fn excepted(&self, exception: &Exception, limited: Stance, env: &Env) -> (Link, Part) {
        let stance = Self::stance_of(exception, limited);
        let part =
            self.each(exception.each.as_ref(), stance, env, &|env| self.group_part(&exception.group, stance, env));
        (if limited.wanted { Link::Contrary } else { Link::Element }, part)
    }

    fn group_part(&self, group: &Group, stance: Stance, env: &Env) -> Part {
        self.each(group.each.as_ref(), stance, env, &|env| {
            let list = self.list_part(group.connective, &group.clauses, stance, env);
            let Some(exception) = &group.unless else { return list };
            let value = self.exception(exception, stance, env);
            let value = if stance.wanted { list.value.min(value) } else { list.value.max(value) };
            Part::of(How::All(stance.wanted), value, vec![(Link::Element, list), self.excepted(exception, stance, env)])
        })
    }

    fn list_part(&self, connective: Connective, clauses: &[Clause], stance: Stance, env: &Env) -> Part {
        let counted = matches!(connective, Connective::AtLeast(_));
        if let ([only], false) = (clauses, counted) {
            return self.clause_part(only, stance, env);
        }
        let how = match connective {
            Connective::All => How::All(stance.wanted),
            Connective::Any => How::All(!stance.wanted),
            Connective::AtLeast(_) => How::Other,
        };
        let parts = clauses.iter().map(|clause| (Link::Element, self.clause_part(clause, stance, env))).collect();
        Part::of(how, self.settle(self.list(connective, clauses, stance, env)), parts)
    }

    fn clause_part(&self, clause: &Clause, stance: Stance, env: &Env) -> Part {
        let label = if clause.each.is_some() { "" } else { clause.label.as_str() };
        self.each(clause.each.as_ref(), stance, env, &|env| match &clause.form {
            Form::Atom(atom) => self.atom_part(label, atom, stance, env),
            Form::List(connective, clauses) => self.list_part(*connective, clauses, stance, env),
        })
    }

    fn each(&self, quantifier: Option<&Quantifier>, stance: Stance, env: &Env, inner: &dyn Fn(&Env) -> Part) -> Part {
        let Some(quantifier) = quantifier else { return inner(env) };
        let things = self.range(quantifier, env);
        let parts: Vec<(Link, Part)> =
            things.into_iter().map(|slot| (Link::Element, inner(&env.with(quantifier.kind, slot)))).collect();
        let conjunction = stance.wanted == quantifier.every;
        let fixing = Three::of(!conjunction);
        let value = match parts.is_empty() {
            true if quantifier.every => Three::Refuted,
            _ if parts.iter().any(|(_, part)| part.value == fixing) => fixing,
            _ => fixing.not(),
        };
        Part::of(How::All(conjunction), value, parts)
    }

    fn atom_part(&self, label: &str, atom: &Atom, stance: Stance, env: &Env) -> Part {
        let turned = |negated: bool| Stance { wanted: stance.wanted != negated, ..stance };
        match atom {
            Atom::Literal(literal) => {
                let (value, used) = self.weighed(label, literal, stance, env);
                Part { silent: used.why == Why::Silent, how: How::Literal(Box::new(used)), value, parts: Vec::new() }
            }
            Atom::Met { issue, negated } => self.issue_part(*issue, turned(*negated), env),
            Atom::Inconsistent { test, negated } => {
                let stance = turned(*negated);
                let bearer = if stance.wanted { stance.bearer.other() } else { stance.bearer };
                let mut parts = vec![(Link::Element, self.issue_part(*test, stance, env))];
                for defence in self.defences(*test, env) {
                    let (available, made_out) = self.defence(defence, *test, bearer, env);
                    let tiers = self.defence_parts(defence, *test, bearer, env);
                    let part = Part::of(How::All(true), available.min(made_out), tiers);
                    parts.push((if stance.wanted { Link::Contrary } else { Link::Element }, part));
                }
                let value = self.settle(self.inconsistent(*test, stance, env));
                Part::of(How::All(stance.wanted), value, parts)
            }
        }
    }

    fn input(&self, column: &Column, stance: Stance, env: &Env) -> Part {
        match column {
            Column::Atom(atom) => self.atom_part("", atom, stance, env),
            Column::Scale { fact, party } => Part::leaf(Three::Refuted, self.is_silent_on(*fact, *party, stance, env)),
        }
    }

    fn reasons_part(&self, reasons: &Reasons, stance: Stance, env: &Env) -> Part {
        let value = self.settle(self.reasons(reasons, stance, env));
        let part = |for_it: bool, clause: &Clause| {
            let mine = for_it == stance.wanted;
            let stance = if mine { Stance { wanted: true, ..stance } } else { asked(stance.bearer.other()) };
            self.clause_part(clause, stance, env)
        };
        let mut parts = Vec::new();
        for item in &reasons.items {
            match &item.factor {
                Factor::Clause(clause) => {
                    let beats = |other: &&crate::oracle::model::Reason| {
                        reasons.outweighs.iter().any(|(winner, loser)| *winner == other.label && *loser == item.label)
                    };
                    let stands = |other: &crate::oracle::model::Reason| match &other.factor {
                        Factor::Clause(clause) => part(other.for_it, clause).value == Three::Established,
                        Factor::Dimension { .. } => false,
                    };
                    let outweighed = reasons.items.iter().filter(beats).any(stands);
                    let link = Link::Reason { helps: item.for_it == stance.wanted, outweighed };
                    parts.push((link, part(item.for_it, clause)));
                }
                Factor::Dimension { fact, party } => {
                    let silent = self.is_silent_on(*fact, *party, stance, env);
                    parts.push((Link::Element, Part::leaf(Three::Refuted, silent)));
                }
            }
        }
        let mut whole = Part::of(How::Reasons, value, parts);
        // A rebuttal stands beneath its precedent.
        for precedent in &reasons.precedents {
            let Some((standard, clause)) = &precedent.rebuttal else { continue };
            if !self.comes_in(precedent) {
                continue;
            }
            let loser = if precedent.met == stance.wanted { stance.bearer.other() } else { stance.bearer };
            let stance = Stance { standard: standard.unwrap_or(Standard::PrimaFacie), ..asked(loser) };
            whole.parts.push((Link::Element, self.clause_part(clause, stance, env)));
        }
        whole
    }
}
