//! Facts, their values, and what a literal wants of them.

use super::Side;

/// Number of levels of the one scale, and of the words of the one list.
pub const LEVELS: usize = 3;
pub const CHOICES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactType {
    Truth,
    Level,
    Choice,
    Number,
}

/// A number in halves, so that there is one between any two whole ones.
pub type Number = i64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    Truth(bool),
    Level(usize),
    Choice(usize),
    /// Least and greatest.
    Number(Number, Number),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Equal,
    NotEqual,
}

impl Comparison {
    pub const ALL: [Comparison; 6] = [
        Comparison::AtLeast,
        Comparison::AtMost,
        Comparison::MoreThan,
        Comparison::LessThan,
        Comparison::Equal,
        Comparison::NotEqual,
    ];

    pub fn opposite(self) -> Comparison {
        match self {
            Comparison::AtLeast => Comparison::LessThan,
            Comparison::AtMost => Comparison::MoreThan,
            Comparison::MoreThan => Comparison::AtMost,
            Comparison::LessThan => Comparison::AtLeast,
            Comparison::Equal => Comparison::NotEqual,
            Comparison::NotEqual => Comparison::Equal,
        }
    }

    fn holds(self, left: Number, right: Number) -> bool {
        match self {
            Comparison::AtLeast => left >= right,
            Comparison::AtMost => left <= right,
            Comparison::MoreThan => left > right,
            Comparison::LessThan => left < right,
            Comparison::Equal => left == right,
            Comparison::NotEqual => left != right,
        }
    }
}

/// The value wanted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wants {
    Truth,
    AtLeast(usize),
    AtMost(usize),
    Levels(Vec<usize>),
    Choices(Vec<usize>),
    Number(Comparison, Number),
}

/// A fact with the value wanted; `negated` turns it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    pub fact: usize,
    /// Of which party a fact about a Member is asked.
    pub party: Side,
    pub wants: Wants,
    pub negated: bool,
}

impl Literal {
    /// Whether a value satisfies the literal; `None` for an interval that straddles.
    pub fn satisfied_by(&self, value: Value) -> Option<bool> {
        let plain = match (&self.wants, value) {
            (Wants::Truth, Value::Truth(truth)) => Some(truth),
            (Wants::AtLeast(level), Value::Level(found)) => Some(found >= *level),
            (Wants::AtMost(level), Value::Level(found)) => Some(found <= *level),
            (Wants::Levels(levels), Value::Level(found)) => Some(levels.contains(&found)),
            (Wants::Choices(words), Value::Choice(found)) => Some(words.contains(&found)),
            (Wants::Number(comparison, bound), Value::Number(least, greatest)) => {
                let every = (least..=greatest).all(|number| comparison.holds(number, *bound));
                let some = (least..=greatest).any(|number| comparison.holds(number, *bound));
                if every == some { Some(every) } else { None }
            }
            _ => unreachable!("a value of another type"),
        };
        plain.map(|satisfied| satisfied != self.negated)
    }
}
