//! The meaning of a rulebook and a record, straight from the definition.
//!
//! Everything is evaluated, nothing is remembered, and each function is one sentence of the definition. A value is always
//! that of the proposition that the bearer wants: of the issue itself, or of its contrary.

mod analysis;
mod completions;
mod issue;
mod literal;
mod readings;
mod reasons;
mod trace;
mod verdict;

use std::collections::BTreeMap;

use super::model::{Kind, Party, Record, Rulebook, Side, Standard, Three, Value};

pub use analysis::{Contributed, Contribution, contributions};
pub use completions::{Values, completed, completions, settled_breach};
pub use readings::{profiles, under};
pub use trace::{EmptyUse, IssueUse, LiteralUse, Trace, Why};
pub use verdict::{Answer, Verdict, decide, decide_naming};

/// For whom a proposition is evaluated, how strictly, and whether it is the issue or its contrary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stance {
    pub bearer: Side,
    pub standard: Standard,
    pub wanted: bool,
}

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    Thing(usize),
    Party(Party),
    /// The one further thing that an open list may hold.
    Unnamed(Kind),
}

/// The complainant, and the things in scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Env {
    pub complainant: usize,
    pub things: BTreeMap<Kind, Slot>,
}

impl Env {
    fn with(&self, kind: Kind, slot: Slot) -> Env {
        let mut env = self.clone();
        env.things.insert(kind, slot);
        env
    }

    fn measure(&self) -> usize {
        match self.things[&Kind::Measure] {
            Slot::Thing(measure) => measure,
            _ => unreachable!("measures are named by the claim"),
        }
    }
}

/// A fact, asked of things.
pub type Instance = (usize, Vec<Slot>);

/// A value for every open fact.
pub type Completion = BTreeMap<Instance, Value>;

/// What becomes of what is open.
#[derive(Debug, Clone, Copy)]
pub enum Mode<'a> {
    OnRecord,
    /// It is refuted for its bearer.
    Closed,
    /// It is as the completion says; ties stay open.
    Completed(&'a Completion, Reach),
}

/// How far a completion reaches where one use of a fact is open and another settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To every use.
    EveryUse,
    /// To open uses only.
    OpenUses,
}

/// One evaluation of one claim under one reading of the law.
pub struct Naive<'a> {
    pub law: &'a Rulebook,
    pub record: &'a Record,
    pub mode: Mode<'a>,
    pub trace: Trace,
}

impl<'a> Naive<'a> {
    pub fn new(law: &'a Rulebook, record: &'a Record, mode: Mode<'a>) -> Self {
        Naive { law, record, mode, trace: Trace::default() }
    }

    /// Whatever is still open when the record closes is refuted for its bearer.
    fn settle(&self, value: Three) -> Three {
        match (self.mode, value) {
            (Mode::Closed, Three::Open) => Three::Refuted,
            _ => value,
        }
    }
}
