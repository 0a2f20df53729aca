//! Declarations that rest on nothing but each other's names: sources of law, kinds, units, scales, facts, schedules.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_traits::One;

use super::names::Class;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::decimal::Number;
use crate::source::{Place, Placed, Problem, Text};
use crate::syntax::tree::{self, Cited, Declaration, Demand, FactType, Numeric, Word};

type Declarations<'a> = [(&'a Text, &'a Placed<Declaration>)];

pub fn declare(lowering: &mut Lowering, declarations: &Declarations) {
    built_in(lowering);
    let each = |lowering: &mut Lowering, step: fn(&mut Lowering, &Text, &Declaration)| {
        for (text, declaration) in declarations {
            step(lowering, text, &declaration.value);
        }
    };
    each(lowering, first);
    each(lowering, second);
    each(lowering, third);
}

fn built_in(lowering: &mut Lowering) {
    lowering.book.kinds.push(Kind {
        name: "Member".into(),
        plural: "members".into(),
        counted_once_raised: false,
        place: None,
    });
    lowering.name(Class::Kind, "Member", MEMBER, None);
    for (dimension, name) in ["share", "days", "count", "date"].into_iter().enumerate() {
        lowering.book.dimensions.push(Dimension { name: name.into(), turning: None });
        let (name, factor) = match dimension {
            SHARE => ("%", Number::new(1.into(), 100.into())),
            DURATION => ("days", Number::one()),
            other => (if other == COUNT { "count" } else { "date" }, Number::one()),
        };
        lowering.book.units.push(Unit { name: name.into(), also: Vec::new(), dimension, factor });
    }
    for (name, id) in [("%", SHARE), ("percent", SHARE), ("days", DURATION), ("day", DURATION)] {
        lowering.name(Class::Unit, name, id, None);
    }
    lowering.book.standards = Standard::built_in();
    for id in 0..lowering.book.standards.len() {
        let words = lowering.book.standards[id].words.clone();
        lowering.name(Class::Standard, &words, id, None);
    }
}

/// Names that need no other name.
fn first(lowering: &mut Lowering, text: &Text, declaration: &Declaration) {
    match declaration {
        Declaration::Instrument(instrument) => {
            let place = at(text, &instrument.abbreviation.range);
            let in_force = in_force(lowering, text, instrument.in_force.as_ref());
            let id = lowering.book.instruments.len();
            lowering.name(Class::Instrument, &instrument.abbreviation.value, id, Some(place.clone()));
            lowering.book.instruments.push(Instrument {
                title: instrument.title.value.clone(),
                abbreviation: instrument.abbreviation.value.clone(),
                in_force,
                place,
            });
        }
        Declaration::Report(report) => {
            let place = at(text, &report.name.range);
            let id = lowering.book.reports.len();
            lowering.name(Class::Report, &report.name.value, id, Some(place.clone()));
            if let (Some(circulated), Some(adopted)) = (&report.circulated, &report.adopted)
                && adopted.value < circulated.value
            {
                lowering.refuse(problem::adopted_too_early(at(text, &adopted.range), at(text, &circulated.range)));
            }
            lowering.book.reports.push(Report {
                name: report.name.value.clone(),
                title: report.title.as_ref().unwrap_or(&report.name).value.clone(),
                symbol: report.symbol.as_ref().map(|symbol| symbol.value.clone()),
                weight: report.weight,
                proceeding: report.proceeding.as_ref().map(|proceeding| proceeding.value.clone()),
                circulated: report.circulated.as_ref().map(|date| date.value),
                adopted: report.adopted.as_ref().map(|date| date.value),
                place,
            });
        }
        Declaration::Thing(thing) => {
            let place = at(text, &thing.name.range);
            let id = lowering.book.kinds.len();
            lowering.name(Class::Kind, &thing.name.value, id, Some(place.clone()));
            plural(lowering, text, thing);
            lowering.book.kinds.push(Kind {
                name: thing.name.value.clone(),
                plural: thing.plural.value.clone(),
                counted_once_raised: thing.counted_once_raised,
                place: Some(place),
            });
        }
        Declaration::Scale(scale) => self::scale(lowering, text, scale),
        Declaration::Unit(unit) if unit.multiple.is_none() && unit.turning.is_none() => {
            let dimension = lowering.book.dimensions.len();
            lowering.book.dimensions.push(Dimension { name: unit.name.value.clone(), turning: None });
            add_unit(lowering, text, unit, dimension, Number::one());
        }
        Declaration::Cap(cap) => {
            if let Some((kind, grade)) = cap_of(cap) {
                lowering.name(Class::Cap, kind.word(), kind as usize, Some(at(text, &cap.kind.range)));
                lowering.book.caps.insert(kind, grade);
            }
        }
        _ => {}
    }
}

/// Names that rest on those: derived units, provisions, standards.
fn second(lowering: &mut Lowering, text: &Text, declaration: &Declaration) {
    match declaration {
        Declaration::Provision(provision) => {
            let Some(instrument) = lowering.find_word(Class::Instrument, &provision.at.instrument, text) else {
                return;
            };
            let place = at(text, &provision.at.range());
            let id = lowering.book.provisions.len();
            lowering.name(Class::Provision, &provision.at.words(), id, Some(place.clone()));
            let in_force = in_force(lowering, text, provision.in_force.as_ref());
            lowering.book.provisions.push(Provision {
                instrument,
                paragraph: provision.at.paragraph.value.clone(),
                wording: provision.wording.as_ref().map(|wording| wording.value.clone()),
                wording_verified: provision.wording_verified.unwrap_or(true),
                in_force,
                place,
            });
        }
        Declaration::Unit(unit) => derived_unit(lowering, text, unit),
        Declaration::Standard(standard) => self::standard(lowering, text, standard),
        _ => {}
    }
}

/// Facts and schedules, which need kinds, units and scales.
fn third(lowering: &mut Lowering, text: &Text, declaration: &Declaration) {
    match declaration {
        Declaration::Fact(fact) => self::fact(lowering, text, fact),
        Declaration::Schedule(schedule) => self::schedule(lowering, text, schedule),
        _ => {}
    }
}

/// The plural is the key under which a case file lists things of a kind: no two kinds share it.
fn plural(lowering: &mut Lowering, text: &Text, thing: &tree::Thing) {
    let place = at(text, &thing.plural.range);
    if KEYS_OF_CASE_FILES.contains(&thing.plural.value.as_str()) {
        lowering.refuse(problem::word_of_case_files(&thing.plural.value, place));
        return;
    }
    let taken =
        lowering.book.kinds.iter().find(|kind| kind.plural == thing.plural.value && kind.name != thing.name.value);
    if let Some(first) = taken.and_then(|kind| kind.place.clone()) {
        lowering.refuse(problem::duplicate("plural", &thing.plural.value, place, first));
    }
}

pub fn in_force(lowering: &mut Lowering, text: &Text, span: Option<&tree::InForce>) -> Option<(Date, Option<Date>)> {
    let span = span?;
    if let Some(until) = &span.until
        && until.value < span.from.value
    {
        lowering.refuse(problem::range_reversed("earlier", at(text, &until.range)));
    }
    Some((span.from.value, span.until.as_ref().map(|until| until.value)))
}

fn scale(lowering: &mut Lowering, text: &Text, scale: &tree::Scale) {
    let id = lowering.book.scales.len();
    lowering.name(Class::Scale, &scale.name.value, id, Some(at(text, &scale.name.range)));
    if scale.levels.len() < 2 {
        lowering.refuse(problem::one_level(&scale.name.value, at(text, &scale.name.range)));
    }
    let levels = distinct(lowering, text, &scale.levels);
    lowering.book.scales.push(Scale { name: scale.name.value.clone(), levels });
}

fn distinct(lowering: &mut Lowering, text: &Text, words: &[Word]) -> Vec<String> {
    for (index, word) in words.iter().enumerate() {
        if let Some(first) = words[..index].iter().find(|earlier| earlier.value == word.value) {
            lowering.refuse(problem::duplicate_level(&word.value, at(text, &word.range), at(text, &first.range)));
        }
    }
    words.iter().map(|word| word.value.clone()).collect()
}

fn add_unit(lowering: &mut Lowering, text: &Text, unit: &tree::Unit, dimension: usize, factor: Number) {
    let id = lowering.book.units.len();
    for name in std::iter::once(&unit.name).chain(&unit.also) {
        lowering.name(Class::Unit, &name.value, id, Some(at(text, &name.range)));
    }
    let also = unit.also.iter().map(|name| name.value.clone()).collect();
    lowering.book.units.push(Unit { name: unit.name.value.clone(), also, dimension, factor });
}

fn derived_unit(lowering: &mut Lowering, text: &Text, unit: &tree::Unit) {
    if let Some((factor, of)) = &unit.multiple {
        let Some(base) = lowering.find_word(Class::Unit, of, text) else { return };
        let base = lowering.book.units[base].clone();
        add_unit(lowering, text, unit, base.dimension, base.factor * factor.value.clone());
    } else if let Some((from, into)) = &unit.turning {
        let (Some(from), Some(into)) =
            (lowering.find_word(Class::Unit, from, text), lowering.find_word(Class::Unit, into, text))
        else {
            return;
        };
        let (from, into) = (lowering.book.units[from].clone(), lowering.book.units[into].clone());
        let dimension = lowering.book.dimensions.len();
        lowering
            .book
            .dimensions
            .push(Dimension { name: unit.name.value.clone(), turning: Some((from.dimension, into.dimension)) });
        add_unit(lowering, text, unit, dimension, into.factor / from.factor);
    }
}

fn standard(lowering: &mut Lowering, text: &Text, standard: &tree::Standard) {
    let mut built = Standard {
        words: standard.name.value.clone(),
        for_at_least: Grade::None,
        against_at_most: Grade::Conclusive,
        for_more_than_against: false,
    };
    let grade = |word: &str| Grade::from_word(word).unwrap_or(Grade::None);
    for demand in &standard.demands {
        match &demand.value {
            Demand::ForAtLeast(word) => built.for_at_least = grade(word),
            Demand::AgainstAtMost(word) => built.against_at_most = grade(word),
            Demand::AgainstBelow(word) if grade(word) == Grade::None => {
                lowering.refuse(
                    Problem::new(
                        "rulebook::standard_never_met",
                        "nothing lies below `none`",
                        at(text, &demand.range),
                        "this demand",
                    )
                    .help("write `against at most none`"),
                );
            }
            Demand::AgainstBelow(word) => built.against_at_most = Grade::ALL[grade(word) as usize - 1],
            Demand::ForMoreThanAgainst => built.for_more_than_against = true,
        }
    }
    if !built.for_more_than_against && built.for_at_least == Grade::None {
        lowering.refuse(
            Problem::new(
                "rulebook::standard_without_floor",
                format!("`{}` is met without any evidence", built.words),
                at(text, &standard.name.range),
                "asks for nothing",
            )
            .help("add `for at least scant`"),
        );
    }
    if let Some(than) = &standard.stricter_than
        && let Some(other) = lowering.find_word(Class::Standard, than, text)
    {
        let other = lowering.book.standards[other].clone();
        if let Some((for_it, against)) = counterexample(&built, &other) {
            let place = at(text, &than.range);
            lowering.refuse(problem::standard_not_stricter(
                &built.words,
                &other.words,
                for_it.word(),
                against.word(),
                place,
            ));
        }
    }
    let id = lowering.book.standards.len();
    lowering.name(Class::Standard, &built.words, id, Some(at(text, &standard.name.range)));
    lowering.book.standards.push(built);
}

fn counterexample(standard: &Standard, other: &Standard) -> Option<(Grade, Grade)> {
    let pairs = Grade::ALL.iter().flat_map(|for_it| Grade::ALL.iter().map(move |against| (*for_it, *against)));
    pairs.into_iter().find(|(for_it, against)| standard.met(*for_it, *against) && !other.met(*for_it, *against))
}

fn cap_of(cap: &tree::Cap) -> Option<(EvidenceKind, Grade)> {
    Some((EvidenceKind::from_word(&cap.kind.value)?, Grade::from_word(&cap.grade.value)?))
}

pub fn params(lowering: &mut Lowering, text: &Text, params: &[tree::Param]) -> Vec<Param> {
    let mut resolved: Vec<Param> = Vec::new();
    for param in params {
        let Some(kind) = lowering.find_word(Class::Kind, &param.kind, text) else { continue };
        let word = param.name.as_ref().unwrap_or(&param.kind);
        if resolved.iter().any(|earlier| earlier.name == word.value) {
            let words = format!("a {}", param.kind.value);
            lowering.refuse(problem::same_parameter_twice(&words, &word.value, at(text, &word.range)));
        }
        resolved.push(Param { kind, name: word.value.clone() });
    }
    resolved
}

fn fact(lowering: &mut Lowering, text: &Text, fact: &tree::Fact) {
    let place = at(text, &fact.name.range);
    let id = lowering.book.facts.len();
    lowering.name(Class::Fact, &fact.name.value, id, Some(place.clone()));
    if KEYS_OF_FACTS.contains(&fact.name.value.as_str()) {
        lowering.refuse(problem::word_of_case_files(&fact.name.value, place.clone()));
    }
    let params = params(lowering, text, &fact.params);
    // A fact of unknown type is kept as a truth, so that its name stays known and one mistake costs one problem.
    let typ = fact_type(lowering, text, &fact.typ.value);
    let incomplete = fact.broken || typ.is_none();
    let typ = typ.unwrap_or(Type::Truth);
    let words = |word: &Option<Word>| word.as_ref().map(|word| word.value.clone());
    let between = fact
        .between
        .as_ref()
        .and_then(|(low, high)| between(lowering, text, (&fact.name.value, &typ), low, high, &place));
    let (needs, has) = match typ {
        Type::Truth => ("Says", fact.says.is_some()),
        Type::TariffLines => ("Called", true),
        _ => ("Called", fact.called.is_some()),
    };
    if !has && !incomplete {
        lowering.refuse(problem::says_missing(&fact.name.value, type_words(&typ), needs, at(text, &fact.typ.range)));
    }
    if let (Some(says), Some(denies)) = (&fact.says, &fact.denies)
        && says.value == denies.value
    {
        lowering.refuse(problem::own_contrary(&says.value, at(text, &denies.range)));
    }
    let caps: BTreeMap<EvidenceKind, Grade> = fact.caps.iter().filter_map(cap_of).collect();
    let resolved = Fact {
        name: fact.name.value.clone(),
        params,
        typ,
        says: words(&fact.says),
        denies: words(&fact.denies),
        leaves_open: words(&fact.leaves_open),
        called: words(&fact.called),
        asks: words(&fact.asks),
        caps,
        between,
        place,
    };
    for word in [&fact.says, &fact.denies, &fact.called].into_iter().flatten() {
        lowering.learn_sentence(id, &resolved, word, text);
    }
    lowering.book.facts.push(resolved);
}

pub fn type_words(typ: &Type) -> &'static str {
    match typ {
        Type::Truth => "true or false",
        Type::Number { .. } => "a number",
        Type::Series { .. } => "a series",
        Type::Date => "a date",
        Type::OneOf(_) => "one of a list of words",
        Type::Level(_) => "a level of a scale",
        Type::TariffLines => "tariff lines",
    }
}

fn between(
    lowering: &mut Lowering,
    text: &Text,
    (name, typ): (&str, &Type),
    low: &tree::Quantity,
    high: &tree::Quantity,
    declared: &Place,
) -> Option<(Number, Number)> {
    let dimension = match typ {
        Type::Number { unit } | Type::Series { unit } => lowering.book.units[*unit].dimension,
        _ => {
            lowering.refuse(problem::wrong_type(
                name,
                type_words(typ),
                "a number",
                at(text, &low.range),
                declared.clone(),
                "only a number has a range",
            ));
            return None;
        }
    };
    let mut ends = Vec::new();
    for end in [low, high] {
        let (value, found) = lowering.quantity(text, end)?;
        if found != dimension {
            let (wanted, found) = (lowering.measure(dimension), lowering.measure(found));
            lowering.refuse(problem::unit_mismatch(
                "stand in one range",
                (&found, at(text, &end.range)),
                (&wanted, declared.clone()),
                Some(format!("write the range in {wanted}")),
            ));
            return None;
        }
        ends.push(value);
    }
    let high_value = ends.pop()?;
    let low_value = ends.pop()?;
    if high_value < low_value {
        lowering.refuse(problem::range_reversed("smaller", at(text, &high.range)));
    }
    Some((low_value, high_value))
}

fn fact_type(lowering: &mut Lowering, text: &Text, typ: &FactType) -> Option<Type> {
    Some(match typ {
        FactType::Truth => Type::Truth,
        FactType::Numeric(numeric) => Type::Number { unit: numeric_unit(lowering, text, numeric)? },
        FactType::Series(numeric) => Type::Series { unit: numeric_unit(lowering, text, numeric)? },
        FactType::Date => Type::Date,
        FactType::OneOf(values) => Type::OneOf(distinct(lowering, text, values)),
        FactType::Level(scale) => Type::Level(lowering.find_word(Class::Scale, scale, text)?),
        FactType::TariffLines => Type::TariffLines,
    })
}

fn numeric_unit(lowering: &mut Lowering, text: &Text, numeric: &Numeric) -> Option<UnitId> {
    Some(match numeric {
        Numeric::Share => SHARE,
        Numeric::Duration => DURATION,
        Numeric::Count => COUNT,
        Numeric::In(unit) => lowering.find_word(Class::Unit, unit, text)?,
    })
}

fn schedule(lowering: &mut Lowering, text: &Text, schedule: &tree::Schedule) {
    let place = at(text, &schedule.name.range);
    let provision = lowering.find_provision(&schedule.of, text);
    let unit = match &schedule.giving {
        None => Some(None),
        Some(giving) => numeric_unit(lowering, text, giving).map(Some),
    };
    let (Some(provision), Some(unit)) = (provision, unit) else { return };
    let id = lowering.book.schedules.len();
    lowering.name(Class::Schedule, &schedule.name.value, id, Some(place.clone()));
    let (mut rows, mut places) = (BTreeMap::new(), BTreeMap::new());
    for (line, entry) in &schedule.rows {
        let digits: String = line.value.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() || !line.value.chars().all(|letter| letter.is_ascii_digit() || letter == '.') {
            lowering.refuse(problem::not_a_line(&line.value, at(text, &line.range)));
            continue;
        }
        let Some(row) = schedule_row(lowering, text, unit, line, entry, &place) else { continue };
        let here = at(text, &line.range);
        if let Some(first) = places.insert(digits.clone(), here.clone()) {
            lowering.refuse(problem::duplicate_row(&line.value, here, first));
        }
        rows.insert(digits, row);
    }
    let name = schedule.name.value.clone();
    lowering.book.schedules.push(Schedule { name, provision, unit, incomplete: schedule.incomplete, rows, place });
}

fn schedule_row(
    lowering: &mut Lowering,
    text: &Text,
    unit: Option<UnitId>,
    line: &Word,
    entry: &tree::Entry,
    declared: &Place,
) -> Option<ScheduleRow> {
    match (entry, unit) {
        (tree::Entry::NotListed, _) => Some(ScheduleRow::NotListed),
        (tree::Entry::Listed, None) => Some(ScheduleRow::Listed(None)),
        (tree::Entry::Listed, Some(_)) => {
            lowering.refuse(problem::row_without_entry(&line.value, at(text, &line.range), declared.clone()));
            None
        }
        (tree::Entry::At(amount), None) => {
            lowering.refuse(problem::entry_without_unit(&line.value, at(text, &amount.range), declared.clone()));
            None
        }
        (tree::Entry::At(amount), Some(unit)) => {
            let dimension = lowering.book.units[unit].dimension;
            let (value, found) = lowering.quantity(text, amount)?;
            if found == dimension {
                return Some(ScheduleRow::Listed(Some(value)));
            }
            let (wanted, found) = (lowering.measure(dimension), lowering.measure(found));
            lowering.refuse(problem::unit_mismatch(
                "stand in one schedule",
                (&found, at(text, &amount.range)),
                (&wanted, declared.clone()),
                Some(format!("the schedule gives {wanted}")),
            ));
            None
        }
    }
}

impl Lowering {
    /// A quantity in base units, and its dimension.
    pub fn quantity(&mut self, text: &Text, quantity: &tree::Quantity) -> Option<(Number, usize)> {
        match &quantity.unit {
            None => Some((quantity.number.value.clone(), COUNT)),
            Some(unit) => {
                let id = self.find_word(Class::Unit, unit, text)?;
                let unit = &self.book.units[id];
                Some((quantity.number.value.clone() * unit.factor.clone(), unit.dimension))
            }
        }
    }

    pub fn citations(&mut self, text: &Text, citations: &[tree::Citation]) -> Vec<Citation> {
        citations.iter().filter_map(|citation| self.citation(text, citation)).collect()
    }

    pub fn citation(&mut self, text: &Text, citation: &tree::Citation) -> Option<Citation> {
        let of = match &citation.of {
            Cited::Provision(provision) => CitedSource::Provision(self.find_provision(provision, text)?),
            Cited::Report(name) => CitedSource::Report(self.find_word(Class::Report, name, text)?),
        };
        if citation.pinpoint.is_some() && citation.verified.is_none() {
            self.refuse(problem::unmarked_pinpoint(at(text, &citation.range)));
        }
        let pinpoint = citation.pinpoint.as_ref().map(|pinpoint| pinpoint.value.clone());
        Some(Citation { of, pinpoint, verified: citation.verified })
    }
}
