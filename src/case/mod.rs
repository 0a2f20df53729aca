//! A case file, bound to a rulebook: every name resolved, every value of the type that its fact has.
//!
//! The YAML crate does not leave this room.

pub mod document;
pub mod format;
mod from_document;
mod problem;
mod value;
pub mod words;

pub use from_document::{Bases, change, record};
pub use value::{Interval, Stated, Value};

use jiff::civil::Date;

use crate::rulebook::{EvidenceKind, FactId, Grade, InstrumentId, IssueId, KindId, ProvisionId, ReportId};
use crate::source::Place;

pub type ThingId = usize;

/// Facts, evidence, claims, pleas, arguments and holdings of one dispute.
#[derive(Debug, Clone)]
pub struct Record {
    pub id: String,
    pub title: String,
    pub short_title: Option<String>,
    pub note: Option<String>,
    pub law_as_of: Date,
    pub facts_as_of: Date,
    /// The proceedings that this record is of, by the names that reports use.
    pub proceedings: Vec<String>,
    pub complainants: Vec<ThingId>,
    pub respondent: ThingId,
    pub things: Vec<Thing>,
    /// Kinds of which the record's list is complete.
    pub complete: Vec<KindId>,
    pub claims: Vec<Claim>,
    pub pleas: Vec<Plea>,
    pub statements: Vec<Statement>,
    pub arguments: Vec<Argument>,
    pub given: Vec<Given>,
    /// What the linter finds, and the author has weighed.
    pub allows: Vec<Allowance>,
    /// What adjudicators decided. Deciding never reads it; `verify` alone does.
    pub holdings: Vec<Holding>,
}

#[derive(Debug, Clone)]
pub struct Thing {
    pub kind: KindId,
    pub name: String,
    /// How it is named in a sentence.
    pub called: String,
    pub about: Option<String>,
    pub part_of: Option<ThingId>,
    /// Parties that raise it, for kinds that count only once raised.
    pub raised_by: Vec<ThingId>,
    /// The only things in whose company it is considered; empty: all.
    pub concerns: Vec<ThingId>,
    /// Instruments that bind a Member; `None` where the record does not say.
    pub bound_by: Option<Vec<InstrumentId>>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Claim {
    pub id: String,
    pub provision: ProvisionId,
    /// `None` where no rulebook encodes the obligation and its breach is given.
    pub test: Option<IssueId>,
    /// The things that the claim is about: by the test's parameters, or as listed.
    pub things: Vec<ThingId>,
    pub complainant: ThingId,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Plea {
    /// The defence, exception or bar that is raised.
    pub issue: IssueId,
    pub by: ThingId,
    /// For these things only, by kind; a kind without an entry is not narrowed.
    pub things: Vec<ThingId>,
    /// Against these obligations only; empty: all that it answers.
    pub answering: Vec<ProvisionId>,
    pub source: Option<String>,
    pub place: Place,
}

/// What the record says of one fact, for these things.
#[derive(Debug, Clone)]
pub struct Statement {
    pub fact: FactId,
    /// By the fact's parameters; `None` holds of every thing of that kind.
    pub things: Vec<Option<ThingId>>,
    pub value: Option<Stated>,
    pub label: Option<String>,
    pub exhibits: Vec<Exhibit>,
    pub admitted_by: Vec<(ThingId, Option<String>)>,
    pub not_contested_by: Vec<(ThingId, Option<String>)>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Exhibit {
    pub exhibit: Option<String>,
    pub by: Option<ThingId>,
    pub source: Option<String>,
    pub at: Option<String>,
    pub kind: Option<EvidenceKind>,
    pub grade: Grade,
    pub verified: bool,
    /// What this exhibit speaks for, where it is not the value stated.
    pub says: Option<Stated>,
    pub note: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Argument {
    pub by: ThingId,
    /// Clause id or issue name, as the rulebook knows it.
    pub on: Option<String>,
    pub things: Vec<ThingId>,
    pub says: String,
    pub relies_on: Vec<String>,
    pub source: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Given {
    pub what: GivenWhat,
    pub things: Vec<ThingId>,
    pub met: bool,
    pub why: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenWhat {
    Issue(IssueId),
    Breach(ProvisionId),
    /// A defence answers this obligation, because the record says that a treaty incorporates it.
    Available {
        defence: IssueId,
        answers: ProvisionId,
    },
}

/// `{lint: …, because: …}`: what the linter found in the record, and its author has weighed.
#[derive(Debug, Clone)]
pub struct Allowance {
    pub lint: String,
    pub because: String,
    /// The name of a fact, a thing or a claim: only what is found of that is allowed.
    pub of: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Holding {
    pub stage: Stage,
    pub date: Date,
    pub report: Option<ReportId>,
    pub claim: ProvisionId,
    /// Clause id or issue name; `None` for the claim itself.
    pub on: Option<String>,
    pub things: Vec<ThingId>,
    pub complainants: Vec<ThingId>,
    pub held: Held,
    pub status: Status,
    pub at: Option<String>,
    pub verified: bool,
    pub note: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Panel,
    Appeal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Inconsistent,
    Justified,
    Consistent,
    NotProven,
    NotReviewable,
    Met,
    NotMet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Found,
    FoundArguendo,
    Assumed,
    NotContested,
    NotReached,
    NotAppealed,
    Upheld,
    UpheldModified,
    ReversedWithEffect,
    ReversedWithoutEffect,
    Moot,
}

/// A fact set to another value for these things, without evidence; or unset.
#[derive(Debug, Clone)]
pub struct Change {
    pub fact: FactId,
    pub things: Vec<Option<ThingId>>,
    pub value: Option<Stated>,
    pub place: Place,
}

impl Record {
    /// Sets a fact as if it were assumed. Statements of the same things or of narrower ones give way.
    pub fn apply(&mut self, change: &Change) {
        let statement = Statement {
            fact: change.fact,
            things: change.things.clone(),
            value: change.value.clone(),
            label: None,
            exhibits: Vec::new(),
            admitted_by: Vec::new(),
            not_contested_by: Vec::new(),
            place: change.place.clone(),
        };
        let kept: Vec<Statement> = std::mem::take(&mut self.statements)
            .into_iter()
            .filter(|known| known.fact != change.fact || !self.narrower(known, &statement))
            .collect();
        self.statements = kept;
        // Unset within a wider statement: a statement without a value hides the wider one.
        let wider = self.statements.iter().any(|known| known.fact == change.fact && self.narrower(&statement, known));
        if change.value.is_some() || wider {
            self.statements.push(statement);
        }
    }

    /// Whether `thing` is `wider` or a part of it, however deep.
    pub fn within(&self, thing: ThingId, wider: ThingId) -> bool {
        let mut at = Some(thing);
        while let Some(here) = at {
            if here == wider {
                return true;
            }
            at = self.things[here].part_of;
        }
        false
    }

    /// Whether a statement holds of these things: of each, or of something of which it is a part.
    pub fn holds(&self, statement: &Statement, things: &[ThingId]) -> bool {
        let mut pairs = statement.things.iter().zip(things);
        pairs.all(|(stated, asked)| stated.is_none_or(|stated| self.within(*asked, stated)))
    }

    /// Whether one statement speaks of no more than the other.
    pub fn narrower(&self, one: &Statement, other: &Statement) -> bool {
        one.things.iter().zip(&other.things).all(|(one, other)| match (one, other) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(one), Some(other)) => self.within(*one, *other),
        })
    }

    /// Whether things chosen to narrow a plea, an argument or a holding let these through: each kind that is named
    /// must have one of its things in the company.
    pub fn concerns(&self, named: &[ThingId], company: &[ThingId]) -> bool {
        named.iter().all(|name| {
            let kind = self.things[*name].kind;
            let same_kind = |thing: &&ThingId| self.things[**thing].kind == kind;
            let mut rivals = company.iter().filter(same_kind).peekable();
            rivals.peek().is_none()
                || rivals.any(|thing| named.iter().filter(same_kind).any(|wider| self.within(*thing, *wider)))
        })
    }
}
