//! Terms of comparisons: every unit agreed, every number in base units.

use super::data::type_words;
use super::names::Class;
use super::sentences::Sight;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Problem, Text};
use crate::syntax::tree::{Bound, Operator, Term, Word};

/// A term, its dimension, and where it stands.
struct Typed {
    expr: Expr,
    dimension: usize,
    place: Place,
    /// A bare number, which still lacks a unit.
    bare: bool,
    series: bool,
}

impl Lowering {
    pub fn comparison(
        &mut self,
        text: &Text,
        sight: &Sight,
        (left, comparator, right): (&Term, Comparator, &Term),
        periods: Option<Periods>,
        place: &Place,
    ) -> Option<Asks> {
        let left = self.term(text, sight, left, periods.is_some());
        let right = self.term(text, sight, right, periods.is_some());
        let (left, right) = (left?, right?);
        if periods.is_some() && !left.series && !right.series {
            self.refuse(problem::period_out_of_place(place.clone()));
            return None;
        }
        if left.dimension != right.dimension {
            self.mismatch("a comparison", &left, &right);
            return None;
        }
        Some(Asks::Compare { left: left.expr, comparator, right: right.expr, periods })
    }

    fn dimension_name(&self, dimension: usize) -> String {
        match dimension {
            SHARE => "a share".into(),
            DATE => "a date".into(),
            COUNT => "a bare number".into(),
            other => self.book.dimensions[other].name.clone(),
        }
    }

    fn mismatch(&mut self, what: &str, left: &Typed, right: &Typed) {
        for (bare, other) in [(left, right), (right, left)] {
            if bare.bare && bare.dimension == COUNT {
                let unit = self.unit_for(other.dimension);
                self.refuse(problem::missing_unit(bare.place.clone(), &format!("{} {unit}", bare.place.words())));
                return;
            }
        }
        let names = (self.dimension_name(left.dimension), self.dimension_name(right.dimension));
        let plain = left.dimension <= DATE || right.dimension <= DATE;
        let help = plain.then(|| format!("compare {} with {}", names.0, names.0));
        self.refuse(problem::unit_mismatch(
            what,
            (&names.0, left.place.clone()),
            (&names.1, right.place.clone()),
            help,
        ));
    }

    fn unit_for(&self, dimension: usize) -> String {
        self.book
            .units
            .iter()
            .find(|unit| unit.dimension == dimension)
            .map_or_else(String::new, |unit| unit.name.clone())
    }

    fn term(&mut self, text: &Text, sight: &Sight, term: &Term, by_period: bool) -> Option<Typed> {
        let plain = |expr, dimension, place| Typed { expr, dimension, place, bare: false, series: false };
        match term {
            Term::Quantity(quantity) => {
                let (value, dimension) = self.quantity(text, quantity)?;
                let place = at(text, &quantity.range);
                Some(Typed { bare: quantity.unit.is_none(), ..plain(Expr::Number(value), dimension, place) })
            }
            Term::Date(date) => Some(plain(Expr::Number(days(date.value)), DATE, at(text, &date.range))),
            Term::Phrase(phrase) => {
                let place = at(text, &phrase.range);
                let (term, typ) = self.phrase(text, sight, phrase)?;
                match typ {
                    Type::Number { unit } => Some(plain(Expr::Fact(term), self.book.units[unit].dimension, place)),
                    Type::Date => Some(plain(Expr::Fact(term), DATE, place)),
                    Type::Series { unit } if by_period => {
                        Some(Typed { series: true, ..plain(Expr::Fact(term), self.book.units[unit].dimension, place) })
                    }
                    Type::Series { .. } => {
                        let fact = &self.book.facts[term.fact];
                        let problem = problem::series_without_aggregate(&fact.name, place, fact.place.clone());
                        self.refuse(problem);
                        None
                    }
                    other => {
                        self.wrong_type(&term, &other, "a number", place);
                        None
                    }
                }
            }
            Term::Entry { schedule, phrase } => {
                let id = self.find_word(Class::Schedule, schedule, text)?;
                let lines = self.lines_of(sight, &at(text, &phrase.range), &phrase.value)?;
                let declared = &self.book.schedules[id];
                let Some(unit) = declared.unit else {
                    let problem = Problem::new(
                        "rulebook::schedule_without_entries",
                        format!("`{}` lists lines and gives no value for them", declared.name),
                        at(text, &schedule.range),
                        "no entry to look up",
                    )
                    .also(declared.place.clone(), "only lists")
                    .help("write `the product is listed in \"…\"`, or declare the schedule `giving share`");
                    self.refuse(problem);
                    return None;
                };
                let dimension = self.book.units[unit].dimension;
                Some(plain(Expr::Entry { schedule: id, lines }, dimension, at(text, &schedule.range)))
            }
            Term::Aggregate { how, phrase, years } => {
                let place = at(text, &phrase.range);
                let (term, typ) = self.phrase(text, sight, phrase)?;
                let Type::Series { unit } = typ else {
                    self.wrong_type(&term, &typ, "a series", place);
                    return None;
                };
                if let Some((from, to)) = years
                    && to < from
                {
                    self.refuse(problem::range_reversed(place.clone()));
                }
                let dimension = self.book.units[unit].dimension;
                Some(plain(Expr::Aggregate { how: how.value, fact: term, years: *years }, dimension, place))
            }
            Term::Operation { left, operator, right } => {
                let left = self.term(text, sight, left, by_period);
                let right = self.term(text, sight, right, by_period);
                self.operation(left?, operator.value, right?)
            }
        }
    }

    fn operation(&mut self, left: Typed, operator: Operator, right: Typed) -> Option<Typed> {
        let turning = |dimensions: &[Dimension], one: usize, other: usize| {
            dimensions[other].turning.filter(|(from, _)| *from == one).map(|(_, into)| into)
        };
        let (one, other) = (left.dimension, right.dimension);
        let dimension = match operator {
            Operator::Plus | Operator::Minus if one == other && one != DATE => Some(one),
            Operator::Minus if one == DATE && other == DATE => Some(DURATION),
            Operator::Plus | Operator::Minus if one == DATE && other == DURATION => Some(DATE),
            Operator::Times if one == SHARE || one == COUNT => Some(other),
            Operator::Times if other == SHARE || other == COUNT => Some(one),
            Operator::Times => {
                turning(&self.book.dimensions, one, other).or_else(|| turning(&self.book.dimensions, other, one))
            }
            Operator::DividedBy if one == other && one != DATE => Some(SHARE),
            Operator::DividedBy if other == SHARE || other == COUNT => Some(one),
            _ => None,
        };
        let Some(dimension) = dimension.filter(|dimension| operator != Operator::Times || *dimension != DATE) else {
            let what = match operator {
                Operator::Plus => "an addition",
                Operator::Minus => "a subtraction",
                Operator::Times => "a multiplication",
                Operator::DividedBy => "a division",
            };
            self.mismatch(what, &left, &right);
            return None;
        };
        let place = Place { text: left.place.text.clone(), range: left.place.range.start..right.place.range.end };
        let series = left.series || right.series;
        let expr = Expr::Operation { left: Box::new(left.expr), operator, right: Box::new(right.expr) };
        Some(Typed { expr, dimension, place, bare: false, series })
    }

    /// The fact that a phrase such as `the rate of the measure on the product` calls, and its type.
    pub fn phrase(&mut self, text: &Text, sight: &Sight, phrase: &Word) -> Option<(FactTerm, Type)> {
        let place = at(text, &phrase.range);
        match self.sentence(&phrase.value, sight, &place) {
            Some(found) => {
                let typ = self.book.facts[found.term.fact].typ.clone();
                Some((found.term, typ))
            }
            None => {
                self.refuse_sentence(&phrase.value, place);
                None
            }
        }
    }

    fn wrong_type(&mut self, term: &FactTerm, typ: &Type, used: &str, place: Place) {
        let fact = &self.book.facts[term.fact];
        let help = match typ {
            Type::Truth => "a truth is a clause by itself: write its sentence",
            Type::OneOf(_) | Type::Level(_) => "write `… is \"…\"` with a value of the list or scale",
            Type::TariffLines => "write `the product is listed in \"…\"`",
            _ => "write a comparison such as `… is at least …`",
        };
        let problem = problem::wrong_type(&fact.name, type_words(typ), used, place, fact.place.clone(), help);
        self.refuse(problem);
    }

    /// A choice or level: `the form of the measure is "quota" or "licence"`.
    pub fn choice(
        &mut self,
        text: &Text,
        sight: &Sight,
        phrase: &Word,
        bound: Option<Bound>,
        values: &[Word],
    ) -> Option<Asks> {
        let (fact, typ) = self.phrase(text, sight, phrase)?;
        let names = match &typ {
            Type::OneOf(names) => names.clone(),
            Type::Level(scale) => self.book.scales[*scale].levels.clone(),
            other => {
                let other = other.clone();
                self.wrong_type(&fact, &other, "one of a list", at(text, &phrase.range));
                return None;
            }
        };
        if bound.is_some() && !matches!(typ, Type::Level(_)) {
            self.wrong_type(&fact, &typ, "a level of a scale", at(text, &phrase.range));
            return None;
        }
        let mut chosen = Vec::new();
        for value in values {
            match names.iter().position(|name| *name == value.value) {
                Some(index) => chosen.push(index),
                None => {
                    let place = at(text, &value.range);
                    self.refuse(problem::unknown(
                        "rulebook::unknown_value",
                        "value",
                        &value.value,
                        place,
                        names.iter().map(String::as_str),
                    ));
                }
            }
        }
        let values = match (bound, chosen.first()) {
            (_, None) => return None,
            (None, _) => chosen,
            (Some(Bound::AtLeast), Some(level)) => (*level..names.len()).collect(),
            (Some(Bound::AtMost), Some(level)) => (0..=*level).collect(),
        };
        Some(Asks::OneOf { fact, values })
    }

    pub fn listed(&mut self, text: &Text, sight: &Sight, phrase: &Word, schedule: &Word) -> Option<Asks> {
        let id = self.find_word(Class::Schedule, schedule, text);
        let lines = self.lines_of(sight, &at(text, &phrase.range), &phrase.value);
        Some(Asks::Listed { schedule: id?, lines: lines? })
    }

    /// The fact of type `tariff lines` of what a phrase such as `the product` names.
    fn lines_of(&mut self, sight: &Sight, place: &Place, phrase: &str) -> Option<FactTerm> {
        let name = phrase.strip_prefix("the ").unwrap_or(phrase);
        let var = sight.vars.iter().rposition(|(known, _)| known == name);
        let fact = var.and_then(|var| {
            let kind = sight.vars[var].1;
            self.book
                .facts
                .iter()
                .position(|fact| fact.typ == Type::TariffLines && fact.params.len() == 1 && fact.params[0].kind == kind)
        });
        match (var, fact) {
            (Some(var), Some(fact)) => Some(FactTerm { fact, vars: vec![var] }),
            _ => {
                self.refuse(
                    Problem::new(
                        "rulebook::no_tariff_lines",
                        format!("nothing says under which tariff lines {phrase} falls"),
                        place.clone(),
                        "cannot be looked up",
                    )
                    .help("declare `fact \"tariff lines\", of a product: tariff lines.` and write `the product is listed in \"…\"`"),
                );
                None
            }
        }
    }
}
