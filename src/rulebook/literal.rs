//! What a leaf asks of the record: a fact, and the value wanted.

use crate::rulebook::{FactId, KindId, ScheduleId};
use crate::source::decimal::Number;
use crate::syntax::tree::{Aggregate, Comparator, Operator, Periods};

/// A variable of an issue: 0 is the complainant, 1 the respondent, then its parameters, then quantified things.
pub type Var = usize;
pub const COMPLAINANT: Var = 0;
pub const RESPONDENT: Var = 1;

/// A question put to the record. `wanted` turns it: the bearer proves that the question's answer is `wanted`.
#[derive(Debug, Clone, PartialEq)]
pub struct Literal {
    pub asks: Asks,
    pub wanted: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Asks {
    /// Is this so?
    Truth(FactTerm),
    /// Is the value one of these (indices of the list or of the scale's levels)?
    OneOf {
        fact: FactTerm,
        values: Vec<usize>,
    },
    Compare {
        left: Expr,
        comparator: Comparator,
        right: Expr,
        periods: Option<Periods>,
    },
    /// Are the product's tariff lines in the schedule?
    Listed {
        schedule: ScheduleId,
        lines: FactTerm,
    },
}

/// A fact, asked of these variables.
#[derive(Debug, Clone, PartialEq)]
pub struct FactTerm {
    pub fact: FactId,
    pub vars: Vec<Var>,
}

/// A number, in the base unit of its dimension; a date counts days.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    Number(Number),
    Fact(FactTerm),
    Aggregate { how: Aggregate, fact: FactTerm, years: Option<(i16, i16)> },
    Entry { schedule: ScheduleId, lines: FactTerm },
    Operation { left: Box<Expr>, operator: Operator, right: Box<Expr> },
}

impl Asks {
    /// Every fact that the question rests on, in order.
    pub fn facts(&self) -> Vec<&FactTerm> {
        match self {
            Asks::Truth(fact) | Asks::OneOf { fact, .. } | Asks::Listed { lines: fact, .. } => vec![fact],
            Asks::Compare { left, right, .. } => {
                let mut facts = left.facts();
                facts.extend(right.facts());
                facts
            }
        }
    }
}

impl Expr {
    pub fn facts(&self) -> Vec<&FactTerm> {
        match self {
            Expr::Number(_) => Vec::new(),
            Expr::Fact(fact) | Expr::Aggregate { fact, .. } | Expr::Entry { lines: fact, .. } => vec![fact],
            Expr::Operation { left, right, .. } => {
                let mut facts = left.facts();
                facts.extend(right.facts());
                facts
            }
        }
    }
}

/// `for some domestic restriction` binds a variable to each thing of a kind in turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantifier {
    pub kind: KindId,
    /// What the clause calls each of them: the kind's name, or its own.
    pub name: String,
    pub var: Var,
    /// Only things that this side has raised.
    pub raised_by: Option<crate::syntax::tree::Party>,
}
