//! What an evaluation touched.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Instance, Stance};
use crate::oracle::model::{Literal, Side, Standard, Three};

/// Why a literal stands as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    Admitted,
    Assumed,
    NotContested,
    Proved,
    /// By an admission or because the contrary is not contested.
    Conceded,
    Disproved,
    Silent,
    Insufficient,
    EvenlyBalanced,
    Outweighed,
    Straddles,
}

/// A literal, put to the record for a bearer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LiteralUse {
    /// Of the clause that it is; empty beneath a quantifier and in a table.
    pub label: String,
    pub instance: Instance,
    /// The statement of the record that answers it, if any.
    pub statement: Option<usize>,
    pub literal: Literal,
    pub bearer: Side,
    pub standard: Standard,
    /// Whether the issue that asks is itself wanted, or its contrary.
    pub wanted: bool,
    pub value: Three,
    pub why: Why,
}

/// A clause that asks of every thing of a kind of which there is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EmptyUse {
    pub label: String,
    pub bearer: Side,
    pub standard: Standard,
    pub wanted: bool,
}

/// A named issue, evaluated for a bearer that wants it, or its contrary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueUse {
    pub issue: usize,
    pub bearer: Side,
    pub standard: Standard,
    pub wanted: bool,
    pub value: Three,
}

/// Everything touched, in order; every part is evaluated, so that nothing is missing.
#[derive(Debug, Default)]
pub struct Trace {
    pub literals: RefCell<Vec<LiteralUse>>,
    /// Put to a scale to find which of its levels are possible.
    pub thresholds: RefCell<Vec<LiteralUse>>,
    pub empties: RefCell<Vec<EmptyUse>>,
    pub issues: RefCell<Vec<IssueUse>>,
    pub notes: RefCell<BTreeMap<&'static str, usize>>,
}

impl Trace {
    pub fn literal(&self, used: LiteralUse) {
        self.literals.borrow_mut().push(used);
    }

    pub fn threshold(&self, used: LiteralUse) {
        self.thresholds.borrow_mut().push(used);
    }

    pub fn empty(&self, label: &str, stance: Stance) {
        let Stance { bearer, standard, wanted } = stance;
        self.empties.borrow_mut().push(EmptyUse { label: label.to_owned(), bearer, standard, wanted });
    }

    pub fn issue(&self, used: IssueUse) {
        self.issues.borrow_mut().push(used);
    }

    pub fn note(&self, what: &'static str) {
        *self.notes.borrow_mut().entry(what).or_default() += 1;
    }
}
