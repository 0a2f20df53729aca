//! Constructs within constructs, and how they become declarations and clauses.

use std::collections::BTreeMap;

use super::build::{Depth, Draft, PAIR, all};
use super::filings::Question;
use super::shapes::Shape;
use crate::oracle::model::{Atom, Body, Clause, FactType, Form, Kind, Main, Of, Party, Role, Side};

/// A question of fact, or a construct over others.
#[derive(Debug, Clone)]
pub enum Term {
    /// A fact by number; the contrary of it.
    Leaf(usize, bool),
    Node(Shape, Vec<Term>),
}

impl Term {
    pub fn leaves(&self) -> usize {
        match self {
            Term::Leaf(..) => 1,
            Term::Node(_, parts) => parts.iter().map(Term::leaves).sum(),
        }
    }

    pub fn note(&self, draft: &mut Draft) {
        if let Term::Node(shape, parts) = self {
            draft.note(shape.name());
            parts.iter().for_each(|part| part.note(draft));
        }
    }

    /// Which kind of thing each fact is of: the one that is quantified, where all its uses stand beneath.
    fn homes(&self, beneath: Option<Kind>, homes: &mut BTreeMap<usize, Option<Kind>>) {
        match self {
            Term::Leaf(fact, _) => {
                homes.entry(*fact).and_modify(|home| *home = home.filter(|it| Some(*it) == beneath)).or_insert(beneath);
            }
            Term::Node(shape, parts) => {
                let beneath = if shape.leaves_sight() { None } else { shape.quantifies().or(beneath) };
                parts.iter().for_each(|part| part.homes(beneath, homes));
            }
        }
    }
}

/// Where a clause stands: what is in sight, and who bears it, where the text tells.
#[derive(Clone)]
pub struct Place {
    pub kinds: Vec<Kind>,
    pub bearer: Option<Side>,
}

impl Place {
    pub fn root(bearer: Option<Side>) -> Place {
        Place { kinds: PAIR.to_vec(), bearer }
    }

    pub fn of(&self, bearer: Option<Side>) -> Place {
        Place { bearer, ..self.clone() }
    }

    pub fn with(&self, kind: Kind) -> Place {
        let mut place = self.clone();
        place.kinds.push(kind);
        place
    }
}

/// A draft, and the facts of a term in it.
pub struct Scribe {
    pub draft: Draft,
    facts: BTreeMap<usize, usize>,
    homes: BTreeMap<usize, Option<Kind>>,
}

impl Scribe {
    /// `things`: how many gadgets and detours there are.
    pub fn new(depth: Depth) -> Scribe {
        Scribe { draft: Draft::new(depth), facts: BTreeMap::new(), homes: BTreeMap::new() }
    }

    pub fn of_term(depth: Depth, term: &Term, things: usize) -> Scribe {
        let mut draft = Draft::new(depth);
        term.note(&mut draft);
        let mut homes = BTreeMap::new();
        term.homes(None, &mut homes);
        let parties = [Party::Complainant(0), Party::Respondent];
        if term.any(&|shape| shape.quantifies() == Some(Kind::Gadget)) {
            for _ in 0..things {
                draft.thing(Kind::Gadget, &[]);
            }
            draft.file(vec![Vec::new(), vec![super::Filed::Complete(Kind::Gadget)]]);
        }
        if term.any(&|shape| shape.quantifies() == Some(Kind::Detour)) {
            for index in 0..things {
                draft.thing(Kind::Detour, &parties[index..]);
            }
        }
        Scribe { draft, facts: BTreeMap::new(), homes }
    }

    /// The fact of a number, and what may be filed on it.
    pub fn fact(&mut self, number: usize) -> usize {
        if let Some(fact) = self.facts.get(&number) {
            return *fact;
        }
        let fact = match self.homes.get(&number).copied().flatten() {
            None => self.draft.truth(),
            Some(kind) => {
                let fact = self.draft.fact(FactType::Truth, &[kind]);
                for thing in self.draft.record.of_kind(kind).collect::<Vec<_>>() {
                    self.draft.file_truth(&Question { fact, of: Some(vec![Of::Thing(thing)]) });
                }
                fact
            }
        };
        self.facts.insert(number, fact);
        fact
    }

    /// The term as a clause; `None` where it cannot stand here.
    pub fn clause(&mut self, term: &Term, place: &Place) -> Option<Clause> {
        match term {
            Term::Leaf(number, negated) => {
                let fact = self.fact(*number);
                let atom = self.draft.literal(fact, *negated);
                Some(self.draft.clause(atom))
            }
            Term::Node(shape, parts) => shape.clause(self, parts, place),
        }
    }

    /// The same without a list or a quantifier of its own: an issue stands in between where need be.
    pub fn simple(&mut self, term: &Term, place: &Place) -> Option<Clause> {
        let clause = self.clause(term, place)?;
        Some(self.simply(clause, place))
    }

    pub fn simply(&mut self, clause: Clause, place: &Place) -> Clause {
        if clause.each.is_none() && matches!(clause.form, Form::Atom(_)) {
            return clause;
        }
        self.declare(place, Body::of(Main::MetIf(all(vec![clause]))))
    }

    /// As an issue that is met or not; a fact gets one of its own.
    pub fn met(&mut self, term: &Term, place: &Place) -> Option<usize> {
        let clause = self.simple(term, place)?;
        Some(self.issue_of(clause, place))
    }

    /// The issue that a clause asks, or one that asks it.
    pub fn issue_of(&mut self, clause: Clause, place: &Place) -> usize {
        match clause.form {
            Form::Atom(Atom::Met { issue, negated: false }) if clause.each.is_none() => issue,
            _ => self.draft.issue(Role::Plain, &place.kinds, Body::of(Main::MetIf(all(vec![clause])))),
        }
    }

    /// An issue in its own words, asked for here.
    pub fn declare(&mut self, place: &Place, body: Body) -> Clause {
        let issue = self.draft.issue(Role::Plain, &place.kinds, body);
        self.draft.clause(Atom::Met { issue, negated: false })
    }
}

impl Term {
    pub fn any(&self, such: &dyn Fn(Shape) -> bool) -> bool {
        match self {
            Term::Leaf(..) => false,
            Term::Node(shape, parts) => such(*shape) || parts.iter().any(|part| part.any(such)),
        }
    }
}
