//! (rulebook, record) → finding. Pure, total, deterministic: no IO, no clock, no hash order, no Result. What cannot be
//! decided is part of the finding.
//!
//! Does not name `syntax`: a change of grammar can never change a result.
//!
//! The steps: `profile` picks a reading for every question of law; `graph` instantiates the issues that a claim reaches, each
//! as a proposition that its bearer wants; `weigh` gives every literal its standing; `value` propagates, open and closed;
//! `verdict` reads the claim off; `either_way` and `robust` ask whether other facts or readings would change it; `explain`
//! turns the graph into the finding.

mod annotate;
mod arguments;
mod either_way;
mod explain;
mod graph;
mod profile;
mod robust;
mod value;
mod verdict;
mod weigh;
mod words;

use jiff::civil::Date;

use crate::case::{Record, Statement, ThingId};
use crate::finding::{CaseHead, Edition, Finding};
use crate::rulebook::{FactId, ReadingRef, Rulebook};
use profile::Profile;

pub use weigh::{answer_from, terms};

/// How to decide, where it is not the record that says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The law of another day than the record's.
    pub law_as_of: Option<Date>,
    pub facts_as_of: Option<Date>,
    /// Readings named by the reader; they prevail whatever their date or weight.
    pub readings: Vec<ReadingRef>,
    /// Only claims whose id contains this.
    pub claim: Option<String>,
    /// Leaves out readings that reports of the record's own proceeding introduced, for `verify`.
    pub without_own_readings: bool,
    /// Skips robustness, where only the verdict is wanted.
    pub verdict_only: bool,
}

/// Decides every claim of a record.
pub fn decide(book: &Rulebook, record: &Record, options: &Options) -> Finding {
    let law_as_of = options.law_as_of.unwrap_or(record.law_as_of);
    let facts_as_of = options.facts_as_of.unwrap_or(record.facts_as_of);
    let statements = Statements::of(book, record);
    let setting = Setting {
        book,
        record,
        statements: &statements,
        law_as_of,
        facts_as_of,
        without_own_readings: options.without_own_readings,
    };
    let profile = Profile::by_law(&setting, &options.readings);
    let wanted = |id: &str| options.claim.as_deref().is_none_or(|part| id.contains(part));
    let claims = record
        .claims
        .iter()
        .filter(|claim| wanted(&claim.id))
        .map(|claim| explain::claim(&setting, claim, &profile, options.verdict_only))
        .collect();
    Finding {
        case: CaseHead {
            id: record.id.clone(),
            title: record.title.clone(),
            short_title: record.short_title.clone(),
            complainants: record.complainants.iter().map(|member| record.things[*member].name.clone()).collect(),
            respondent: record.things[record.respondent].name.clone(),
            law_as_of,
            facts_as_of,
            note: record.note.clone(),
        },
        rulebooks: book
            .editions
            .iter()
            .map(|edition| Edition { name: edition.name.clone(), edition: edition.edition.clone() })
            .collect(),
        claims,
    }
}

/// What every step needs.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub book: &'a Rulebook,
    pub record: &'a Record,
    pub statements: &'a Statements<'a>,
    pub law_as_of: Date,
    pub facts_as_of: Date,
    pub without_own_readings: bool,
}

/// The record's statements by fact, the narrowest first: what holds of given things is found without a search.
pub(crate) struct Statements<'a> {
    by_fact: Vec<Vec<&'a Statement>>,
}

impl<'a> Statements<'a> {
    fn of(book: &Rulebook, record: &'a Record) -> Self {
        let mut by_fact: Vec<Vec<&Statement>> = vec![Vec::new(); book.facts.len()];
        for statement in &record.statements {
            let known = &mut by_fact[statement.fact];
            let place = known.iter().position(|other| record.narrower(statement, other)).unwrap_or(known.len());
            known.insert(place, statement);
        }
        Statements { by_fact }
    }
}

impl<'a> Setting<'a> {
    /// The narrowest statement of a fact that holds of these things.
    pub fn statement(&self, fact: FactId, things: &[ThingId]) -> Option<&'a Statement> {
        self.statements.by_fact[fact].iter().copied().find(|statement| self.record.holds(statement, things))
    }

    /// Whether a report comes from the proceeding that the record is of.
    pub fn own(&self, report: usize) -> bool {
        let proceeding = &self.book.reports[report].proceeding;
        proceeding.as_ref().is_some_and(|proceeding| self.record.proceedings.contains(proceeding))
    }
}
