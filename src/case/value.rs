//! Values that a record may state of a fact.

use std::collections::BTreeMap;

use num_traits::Zero;

use crate::source::decimal::Number;

/// A value, and how its author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    pub value: Value,
    pub written: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Truth(bool),
    /// In base units; a date in days.
    Number(Interval),
    /// By period, as in `2010` or `2010-03`.
    Series(BTreeMap<String, Interval>),
    /// Index into the fact's list, or a level of its scale; a range where the author knows no better.
    Choice {
        least: usize,
        most: usize,
    },
    /// Tariff lines, digits only.
    Lines(Vec<String>),
}

/// A number known exactly or within bounds; a bound that is missing is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    pub least: Option<Number>,
    pub most: Option<Number>,
}

impl Interval {
    pub fn exactly(number: Number) -> Self {
        Interval { least: Some(number.clone()), most: Some(number) }
    }

    pub fn unknown() -> Self {
        Interval { least: None, most: None }
    }

    pub fn plus(&self, other: &Interval) -> Interval {
        let add = |one: &Option<Number>, other: &Option<Number>| Some(one.clone()? + other.clone()?);
        Interval { least: add(&self.least, &other.least), most: add(&self.most, &other.most) }
    }

    pub fn minus(&self, other: &Interval) -> Interval {
        let subtract = |one: &Option<Number>, other: &Option<Number>| Some(one.clone()? - other.clone()?);
        Interval { least: subtract(&self.least, &other.most), most: subtract(&self.most, &other.least) }
    }

    /// Exact over the corners; unknown bounds stay unknown.
    pub fn times(&self, other: &Interval) -> Interval {
        self.corners(other, |one, other| Some(one * other))
    }

    /// Unknown where the divisor may be zero.
    pub fn divided_by(&self, other: &Interval) -> Interval {
        let zero = Number::zero();
        let may_be_zero = other.least.as_ref().is_none_or(|least| *least <= zero)
            && other.most.as_ref().is_none_or(|most| *most >= zero);
        if may_be_zero {
            return Interval::unknown();
        }
        self.corners(other, |one, other| if other.is_zero() { None } else { Some(one / other) })
    }

    fn corners(&self, other: &Interval, operation: impl Fn(Number, Number) -> Option<Number>) -> Interval {
        let (Some(a), Some(b), Some(c), Some(d)) = (&self.least, &self.most, &other.least, &other.most) else {
            return Interval::unknown();
        };
        let pairs = [(a, c), (a, d), (b, c), (b, d)];
        let values: Option<Vec<Number>> =
            pairs.into_iter().map(|(one, other)| operation(one.clone(), other.clone())).collect();
        match values {
            Some(values) => Interval { least: values.iter().min().cloned(), most: values.iter().max().cloned() },
            None => Interval::unknown(),
        }
    }

    /// Whether every number of this interval is, or none is, at least the other's: `None` where they straddle.
    pub fn at_least(&self, other: &Interval) -> Option<bool> {
        if let (Some(least), Some(most)) = (&self.least, &other.most)
            && least >= most
        {
            return Some(true);
        }
        if let (Some(most), Some(least)) = (&self.most, &other.least)
            && most < least
        {
            return Some(false);
        }
        None
    }

    pub fn more_than(&self, other: &Interval) -> Option<bool> {
        other.at_least(self).map(|not_more| !not_more)
    }

    pub fn equals(&self, other: &Interval) -> Option<bool> {
        match (self.at_least(other), other.at_least(self)) {
            (Some(true), Some(true)) => Some(true),
            (Some(false), _) | (_, Some(false)) => Some(false),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::decimal::whole;

    fn between(least: i64, most: i64) -> Interval {
        Interval { least: Some(whole(least)), most: Some(whole(most)) }
    }

    #[test]
    fn an_interval_that_straddles_answers_neither_way() {
        assert_eq!(between(60, 70).at_least(&between(65, 65)), None);
        assert_eq!(between(60, 70).at_least(&between(60, 60)), Some(true));
        assert_eq!(between(60, 70).more_than(&between(60, 60)), None);
        assert_eq!(between(60, 70).more_than(&between(70, 70)), Some(false));
        assert_eq!(between(-2, 3).times(&between(-5, 4)), between(-15, 12));
        assert_eq!(between(1, 2).divided_by(&between(-1, 1)), Interval::unknown());
    }
}
