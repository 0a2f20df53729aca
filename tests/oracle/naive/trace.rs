//! What an evaluation touched.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Instance;
use crate::oracle::model::{Literal, Side, Standard, Three};

/// A literal, put to the record for a bearer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LiteralUse {
    pub instance: Instance,
    /// The statement of the record that answers it, if any.
    pub statement: Option<usize>,
    pub literal: Literal,
    pub bearer: Side,
    pub standard: Standard,
    pub value: Three,
}

/// A named issue, evaluated for a bearer that wants it, or its contrary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueUse {
    pub issue: usize,
    pub bearer: Side,
    pub wanted: bool,
    pub value: Three,
}

/// Everything touched, in order; every part is evaluated, so that nothing is missing.
#[derive(Debug, Default)]
pub struct Trace {
    pub literals: RefCell<Vec<LiteralUse>>,
    pub issues: RefCell<Vec<IssueUse>>,
    pub notes: RefCell<BTreeMap<&'static str, usize>>,
}

impl Trace {
    pub fn literal(&self, used: LiteralUse) {
        self.literals.borrow_mut().push(used);
    }

    pub fn issue(&self, used: IssueUse) {
        self.issues.borrow_mut().push(used);
    }

    pub fn note(&self, what: &'static str) {
        *self.notes.borrow_mut().entry(what).or_default() += 1;
    }
}
