//! Clauses, exceptions and literals at a spot of a rulebook.

use super::heads::PAIR;
use super::law::{Lawyer, PARTIES, Spot};
use crate::oracle::model::{
    Atom, Burden, CHOICES, Clause, Comparison, Connective, Exception, FactType, Form, Group, Kind, LEVELS, Literal,
    Quantifier, Role, STANDARDS, Side, Wants,
};

impl Lawyer<'_, '_> {
    fn connective(&mut self, count: usize) -> Connective {
        match self.draw.weighted(&[55, 30, 15]) {
            0 => Connective::All,
            1 => Connective::Any,
            _ => Connective::AtLeast(self.draw.between(1, count)),
        }
    }

    pub fn group(&mut self, spot: &Spot) -> Group {
        let (each, spot) = self.each(spot, 12);
        let count = self.draw.between(1, 3);
        let connective = self.connective(count);
        let clauses = (0..count).map(|_| self.clause(&spot)).collect();
        let unless = if self.draw.chance(12) { Some(Box::new(self.exception(&spot))) } else { None };
        Group { each, connective, clauses, unless }
    }

    /// Perhaps a quantifier, and what is in sight beneath it.
    fn each(&mut self, spot: &Spot, percent: usize) -> (Option<Quantifier>, Spot) {
        let free: Vec<Kind> =
            [Kind::Gadget, Kind::Detour].into_iter().filter(|kind| !spot.scope.contains(kind)).collect();
        if free.is_empty() || !self.draw.chance(percent) {
            return (None, spot.clone());
        }
        let kind = self.draw.pick(&free);
        let raised_by = if kind == Kind::Detour { Some(self.draw.pick(&PARTIES)) } else { None };
        let quantifier = Quantifier { every: self.draw.chance(40), kind, raised_by };
        let mut inside = spot.clone();
        inside.scope.push(kind);
        (Some(quantifier), inside)
    }

    pub fn clause(&mut self, spot: &Spot) -> Clause {
        let label = self.letter();
        let (each, spot) = self.each(spot, 12);
        let form = if self.draw.chance(10) {
            let count = self.draw.between(2, 3);
            let connective = self.connective(count);
            Form::List(connective, (0..count).map(|_| self.sub_clause(&spot)).collect())
        } else {
            Form::Atom(self.atom(&spot))
        };
        Clause { label, each, form, scope: false }
    }

    fn sub_clause(&mut self, spot: &Spot) -> Clause {
        let label = self.letter();
        let (each, spot) = self.each(spot, 10);
        Clause { label, each, form: Form::Atom(self.atom(&spot)), scope: false }
    }

    pub fn atom(&mut self, spot: &Spot) -> Atom {
        let issues = self.issues_in_reach(spot);
        let tests: Vec<usize> = self.tests_in_reach(spot);
        match (self.draw.weighted(&[55, 35, 10]), spot.bearer) {
            (1, _) if !issues.is_empty() => {
                let issue = self.draw.pick(&issues);
                let negated = self.heads[issue].bearer.is_none() && self.draw.chance(25);
                Atom::Met { issue, negated }
            }
            (2, Some(bearer)) if !tests.is_empty() => {
                Atom::Inconsistent { test: self.draw.pick(&tests), negated: bearer == Side::Respondent }
            }
            _ => Atom::Literal(self.literal(spot)),
        }
    }

    /// Later issues whose things are in sight, and whose bearer is ours.
    pub fn issues_in_reach(&self, spot: &Spot) -> Vec<usize> {
        let fits = |index: &usize| {
            let head = &self.heads[*index];
            matches!(head.role, Role::Plain)
                && head.params.iter().all(|kind| spot.scope.contains(kind))
                && (head.bearer.is_none() || head.bearer == spot.bearer)
        };
        (spot.issue + 1..self.heads.len()).filter(fits).collect()
    }

    fn tests_in_reach(&self, spot: &Spot) -> Vec<usize> {
        let fits = |index: &usize| {
            matches!(self.heads[*index].role, Role::Test { .. }) && PAIR.iter().all(|kind| spot.scope.contains(kind))
        };
        (spot.issue + 1..self.heads.len()).filter(fits).collect()
    }

    fn facts_in_reach(&self, spot: &Spot, fits: impl Fn(FactType) -> bool) -> Vec<usize> {
        let seen = |kind: &Kind| *kind == Kind::Member || spot.scope.contains(kind);
        (0..self.facts.len())
            .filter(|fact| fits(self.facts[*fact].typ) && self.facts[*fact].about.iter().all(seen))
            .collect()
    }

    pub fn scales_in_reach(&self, spot: &Spot) -> Vec<usize> {
        self.facts_in_reach(spot, |typ| typ == FactType::Level)
    }

    pub fn literal(&mut self, spot: &Spot) -> Literal {
        let near = self.facts_in_reach(spot, |_| true);
        // What is quantified should matter: its facts come first in every other case.
        let own = |fact: &usize| self.facts[*fact].about.iter().any(|kind| matches!(kind, Kind::Gadget | Kind::Detour));
        let of_things: Vec<usize> = near.iter().copied().filter(own).collect();
        let fact = if !of_things.is_empty() && self.draw.chance(50) {
            self.draw.pick(&of_things)
        } else {
            self.draw.pick(&near)
        };
        let party = self.party();
        let wants = self.wants(self.facts[fact].typ);
        Literal { fact, party, wants, negated: self.draw.chance(25) }
    }

    pub fn party(&mut self) -> Side {
        self.draw.pick(&PARTIES)
    }

    /// A truth of something in sight, as a table names it.
    pub fn truth(&mut self, spot: &Spot) -> Literal {
        let near = self.facts_in_reach(spot, |typ| typ == FactType::Truth);
        Literal { fact: self.draw.pick(&near), party: self.party(), wants: Wants::Truth, negated: false }
    }

    fn wants(&mut self, typ: FactType) -> Wants {
        match typ {
            FactType::Truth => Wants::Truth,
            FactType::Level => match self.draw.below(3) {
                0 => Wants::AtLeast(self.draw.between(1, LEVELS - 1)),
                1 => Wants::AtMost(self.draw.between(0, LEVELS - 2)),
                _ => Wants::Levels(vec![self.draw.below(LEVELS)]),
            },
            FactType::Choice => {
                let first = self.draw.below(CHOICES);
                let second = self.draw.below(CHOICES);
                Wants::Choices(if first == second { vec![first] } else { vec![first, second] })
            }
            FactType::Number => {
                let comparison = Comparison::ALL[self.draw.weighted(&[30, 20, 15, 15, 10, 10])];
                Wants::Number(comparison, 2 * i64::try_from(self.draw.between(1, 9)).unwrap_or(1))
            }
        }
    }

    /// An exception to what stands at this spot.
    pub fn exception(&mut self, spot: &Spot) -> Exception {
        let bearer = spot.bearer.map(Side::other);
        let named = self.exceptions_in_reach(spot);
        if !named.is_empty() && self.draw.chance(50) {
            let atom = Atom::Met { issue: self.draw.pick(&named), negated: false };
            let group =
                Group { each: None, connective: Connective::All, clauses: vec![Clause::of(atom)], unless: None };
            return Exception { each: None, burden: Burden::Silent, group };
        }
        let (each, mut inside) = self.each(spot, 30);
        inside.bearer = bearer;
        let burden = match (self.draw.weighted(&[50, 30, 20]), bearer) {
            (1, Some(side)) => {
                let standard = if self.draw.chance(40) { Some(self.draw.pick(&STANDARDS)) } else { None };
                Burden::By(side, standard)
            }
            (2, _) => Burden::Plausible,
            _ => Burden::Silent,
        };
        Exception { each, burden, group: self.group(&inside) }
    }

    /// Later named exceptions that the other side bears.
    fn exceptions_in_reach(&self, spot: &Spot) -> Vec<usize> {
        let Some(bearer) = spot.bearer else { return Vec::new() };
        let fits = |index: &usize| {
            let head = &self.heads[*index];
            matches!(head.role, Role::Exception { of } if of == bearer.other())
                && head.params.iter().all(|kind| spot.scope.contains(kind))
        };
        (spot.issue + 1..self.heads.len()).filter(fits).collect()
    }
}
