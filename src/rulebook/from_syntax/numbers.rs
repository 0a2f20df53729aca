//! Terms of comparisons: every unit agreed, every number in base units.

use num_traits::One;

use super::data::type_words;
use super::names::Class;
use super::sentences::Sight;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Placed, Problem, Text};
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
            self.mismatch("be compared", None, &left, &right);
            return None;
        }
        Some(Asks::Compare { left: left.expr, comparator, right: right.expr, periods })
    }

    /// What a dimension measures, as one says it of a value: "a share", "kegs".
    pub fn measure(&self, dimension: usize) -> String {
        match dimension {
            SHARE => "a share".into(),
            DATE => "a date".into(),
            COUNT => "a number without a unit".into(),
            other => {
                let unit = self.book.units.iter().find(|unit| unit.dimension == other && unit.factor.is_one());
                let plural = unit.and_then(|unit| unit.also.first());
                plural.unwrap_or(&self.book.dimensions[other].name).clone()
            }
        }
    }

    /// A unit that turns the one dimension into the other, or the advice to declare one.
    fn conversion(&self, one: usize, other: usize) -> String {
        let between = |turning: (usize, usize)| turning == (one, other) || turning == (other, one);
        let name = |dimension: usize| &self.book.dimensions[dimension].name;
        match self.book.dimensions.iter().find(|dimension| dimension.turning.is_some_and(between)) {
            Some(known) => format!("multiply by a fact in `{}`, which turns the one into the other", known.name),
            None => {
                let (one, other) = (name(one), name(other));
                format!(
                    "declare a conversion, as in `unit \"{other} per {one}\", turning \"{one}\" into \"{other}\"`, and multiply by a fact in that unit"
                )
            }
        }
    }

    fn mismatch(&mut self, what: &str, help: Option<String>, left: &Typed, right: &Typed) {
        for (bare, other) in [(left, right), (right, left)] {
            if bare.bare && bare.dimension == COUNT {
                let unit = self.unit_for(other.dimension);
                self.refuse(problem::missing_unit(bare.place.clone(), &format!("{} {unit}", bare.place.words())));
                return;
            }
        }
        let names = (self.measure(left.dimension), self.measure(right.dimension));
        let plain = left.dimension <= DATE || right.dimension <= DATE;
        let help = help.or_else(|| {
            Some(if plain {
                format!("give both as {}, or both as {}", names.0, names.1)
            } else {
                self.conversion(left.dimension, right.dimension)
            })
        });
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
                if let Some(Placed { value: (from, to), range }) = years
                    && to < from
                {
                    self.refuse(problem::range_reversed("earlier", at(text, range)));
                }
                let years = years.as_ref().map(|years| years.value);
                let dimension = self.book.units[unit].dimension;
                Some(plain(Expr::Aggregate { how: how.value, fact: term, years }, dimension, place))
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
                Operator::Plus => "be added",
                Operator::Minus => "be subtracted",
                Operator::Times => "be multiplied",
                Operator::DividedBy => "be divided",
            };
            let dates = (one == DATE || other == DATE).then(|| "a date plus days is a date".to_owned());
            self.mismatch(what, dates, &left, &right);
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
                self.refuse_sentence(&phrase.value, sight, place);
                None
            }
        }
    }

    fn wrong_type(&mut self, term: &FactTerm, typ: &Type, used: &str, place: Place) {
        let fact = &self.book.facts[term.fact];
        let help = match typ {
            Type::Truth => "what is true or false is a clause by itself: write its sentence",
            Type::OneOf(_) | Type::Level(_) => "write `… is \"…\"` with a value of the list or scale",
            Type::TariffLines => "write `the … is listed in \"…\"`",
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
                self.wrong_type(&fact, &other, "one of a list of words", at(text, &phrase.range));
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
                    let fact = self.book.facts[fact.fact].name.clone();
                    self.refuse(problem::not_a_value(&value.value, &fact, place, names.iter().map(String::as_str)));
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
                    .help(format!(
                        "declare `fact \"tariff lines of the {name}\", of a {name}: tariff lines.` and write `the {name} is listed in \"…\"`"
                    )),
                );
                None
            }
        }
    }
}
