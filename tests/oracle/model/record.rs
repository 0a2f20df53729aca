//! The record: things, statements of fact with evidence, pleas and claims.

use super::{EvidenceKind, Grade, Kind, Side, Value};

#[derive(Debug, Clone)]
pub struct Record {
    /// The law is that of the middle of this year.
    pub year: i16,
    pub proceeding: Option<usize>,
    /// One or two.
    pub complainants: usize,
    /// The instruments that bind the respondent; `None`: the record does not say.
    pub bound: Option<Vec<usize>>,
    pub things: Vec<Thing>,
    /// Kinds of which the list is complete.
    pub complete: Vec<Kind>,
    pub claims: Vec<Claim>,
    pub pleas: Vec<Plea>,
    pub statements: Vec<Statement>,
    pub given: Vec<Given>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    Complainant(usize),
    Respondent,
}

#[derive(Debug, Clone)]
pub struct Thing {
    pub kind: Kind,
    /// The wider thing (an index into the things).
    pub part_of: Option<usize>,
    pub raised_by: Vec<Party>,
    /// The measures for which it is considered; `None`: all.
    pub concerns: Option<Vec<usize>>,
}

#[derive(Debug, Clone)]
pub struct Claim {
    pub test: usize,
    pub measure: usize,
    pub product: usize,
    pub complainant: usize,
}

#[derive(Debug, Clone)]
pub struct Plea {
    pub issue: usize,
    pub by: Party,
    /// `None`: all.
    pub measures: Option<Vec<usize>>,
}

#[derive(Debug, Clone)]
pub struct Statement {
    pub fact: usize,
    /// One thing for each that the fact is about, or `None`: of everything.
    pub of: Option<Vec<Of>>,
    pub value: Option<Value>,
    pub exhibits: Vec<Exhibit>,
    pub admitted: Vec<Party>,
    pub not_contested: Vec<Party>,
}

/// A thing or a party of which a fact is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    Thing(usize),
    Party(Party),
}

#[derive(Debug, Clone)]
pub struct Exhibit {
    pub by: Party,
    pub kind: Option<EvidenceKind>,
    pub grade: Grade,
    /// The value for which it speaks, if not the statement's own.
    pub says: Option<Value>,
}

#[derive(Debug, Clone)]
pub struct Given {
    pub what: GivenWhat,
    pub measure: usize,
    pub met: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenWhat {
    Issue(usize),
    /// Of the obligation that a test encodes.
    Breach(usize),
    /// That a defence answers the obligation of a test.
    Available {
        defence: usize,
        test: usize,
    },
}

impl Record {
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        (0..self.things.len()).filter(move |thing| self.things[*thing].kind == kind)
    }

    /// The thing, then what it is part of, and so on.
    pub fn wider(&self, thing: usize) -> Vec<usize> {
        let mut chain = vec![thing];
        while let Some(whole) = self.things[chain[chain.len() - 1]].part_of {
            chain.push(whole);
        }
        chain
    }

    /// Whether a thing is one of these, or a part of one.
    pub fn within(&self, thing: usize, these: &[usize]) -> bool {
        self.wider(thing).iter().any(|wider| these.contains(wider))
    }

    /// What the record takes as given of a measure, or of what it is part of.
    pub fn given(&self, what: GivenWhat, measure: usize) -> Option<bool> {
        let given = self.given.iter().find(|given| given.what == what && self.within(measure, &[given.measure]));
        given.map(|given| given.met)
    }

    /// Who a side is in a claim of this complainant.
    pub fn party(side: Side, complainant: usize) -> Party {
        match side {
            Side::Complainant => Party::Complainant(complainant),
            Side::Respondent => Party::Respondent,
        }
    }
}
