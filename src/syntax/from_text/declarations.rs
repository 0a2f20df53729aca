//! Declarations that carry data: sources of law, units, facts, schedules.

use jiff::civil::Date;
use pest::iterators::Pair;

use super::cursor::{Parts, Reader};
use super::{Rule, issues, questions};
use crate::source::{Placed, decimal};
use crate::syntax::problem;
use crate::syntax::tree::*;

/// A declaration, or nothing where a problem was recorded that leaves nothing to build.
pub fn declaration(reader: &mut Reader, pair: Pair<Rule>) -> Option<Declaration> {
    let pair = pair.into_inner().next()?;
    Some(match pair.as_rule() {
        Rule::instrument => Declaration::Instrument(instrument(reader, pair)?),
        Rule::provision => Declaration::Provision(provision(reader, pair)?),
        Rule::report => Declaration::Report(report(reader, pair)?),
        Rule::unit => Declaration::Unit(unit(reader, pair)?),
        Rule::scale => Declaration::Scale(scale(reader, pair)?),
        Rule::thing => Declaration::Thing(thing(reader, pair)?),
        Rule::standard => Declaration::Standard(standard(reader, pair)?),
        Rule::cap => Declaration::Cap(cap(reader, pair)?),
        Rule::fact => Declaration::Fact(fact(reader, pair)?),
        Rule::schedule => Declaration::Schedule(schedule(reader, pair)?),
        Rule::issue => Declaration::Issue(Box::new(issues::issue(reader, pair)?)),
        Rule::question => Declaration::Question(questions::question(reader, pair)?),
        Rule::precedent => Declaration::Precedent(questions::precedent(reader, pair)?),
        Rule::remedy => Declaration::Remedy(questions::remedy(reader, pair)?),
        _ => return None,
    })
}

fn instrument(reader: &mut Reader, pair: Pair<Rule>) -> Option<Instrument> {
    let mut parts = Parts::of(pair);
    let title = reader.word(&parts.take(Rule::text)?);
    let abbreviation = reader.word(&parts.take(Rule::abbreviation)?);
    let (mut in_force, mut cites, mut allows) = (None, Vec::new(), Vec::new());
    while let Some(part) = parts.next_content() {
        match part.as_rule() {
            Rule::span_of_time => {
                let span = span_of_time(reader, part);
                in_force_once(reader, &mut in_force, span);
            }
            Rule::allows => allows.extend(allowance(reader, part)),
            _ => cites.extend(citations(reader, part)),
        }
    }
    Some(Instrument { title, abbreviation, in_force, cites, allows })
}

fn provision(reader: &mut Reader, pair: Pair<Rule>) -> Option<Provision> {
    let mut parts = Parts::of(pair);
    let at = provision_ref(reader, parts.take(Rule::provision_ref)?)?;
    let mut provision =
        Provision { at, wording: None, wording_verified: None, in_force: None, cites: Vec::new(), allows: Vec::new() };
    while let Some(part) = parts.next_content() {
        match part.as_rule() {
            Rule::wording => {
                let mut inner = Parts::of(part);
                let text = reader.word(&inner.take(Rule::text)?);
                let verified = inner.take(Rule::mark).map(|mark| is_verified(&mark));
                reader.once("Text", &mut provision.wording, Some(text));
                provision.wording_verified = provision.wording_verified.or(verified);
            }
            Rule::span_of_time => {
                let span = span_of_time(reader, part);
                in_force_once(reader, &mut provision.in_force, span);
            }
            Rule::allows => provision.allows.extend(allowance(reader, part)),
            _ => provision.cites.extend(citations(reader, part)),
        }
    }
    Some(provision)
}

fn report(reader: &mut Reader, pair: Pair<Rule>) -> Option<Report> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let weight = match super::cursor::fold(parts.take(Rule::weight)?.as_str()).as_str() {
        "an Appellate Body report" => Weight::AppellateBodyReport,
        "a panel report" => Weight::PanelReport,
        "an unadopted panel report" => Weight::UnadoptedPanelReport,
        "a separate opinion" => Weight::SeparateOpinion,
        "an argument" => Weight::Argument,
        _ => Weight::Commentary,
    };
    let mut report = Report {
        name,
        weight,
        title: None,
        symbol: None,
        proceeding: None,
        circulated: None,
        adopted: None,
        allows: Vec::new(),
    };
    while let Some(part) = parts.next_content() {
        let rule = part.as_rule();
        if rule == Rule::allows {
            report.allows.extend(allowance(reader, part));
            continue;
        }
        let inner = part.into_inner().next()?;
        let word = reader.word(&inner);
        match rule {
            Rule::report_title => reader.once("Title", &mut report.title, Some(word)),
            Rule::symbol => reader.once("Symbol", &mut report.symbol, Some(word)),
            Rule::proceeding => reader.once("In the proceeding", &mut report.proceeding, Some(word)),
            Rule::circulated => {
                let day = date(reader, inner);
                reader.once("Circulated", &mut report.circulated, day);
            }
            _ => {
                let day = date(reader, inner);
                reader.once("Adopted", &mut report.adopted, day);
            }
        }
    }
    Some(report)
}

fn unit(reader: &mut Reader, pair: Pair<Rule>) -> Option<Unit> {
    let mut parts = Parts::of(pair);
    let mut unit = Unit {
        name: reader.word(&parts.take(Rule::text)?),
        also: Vec::new(),
        multiple: None,
        turning: None,
        allows: Vec::new(),
    };
    while let Some(part) = parts.next_content() {
        let rule = part.as_rule();
        if rule == Rule::allows {
            unit.allows.extend(allowance(reader, part));
            continue;
        }
        let mut inner = Parts::of(part);
        match rule {
            Rule::also => unit.also.extend(inner.take_all(Rule::text).iter().map(|text| reader.word(text))),
            Rule::multiple => {
                let number = number(reader, &inner.take(Rule::number)?)?;
                unit.multiple = Some((number, reader.word(&inner.take(Rule::text)?)));
            }
            _ => unit.turning = Some((reader.word(&inner.take(Rule::text)?), reader.word(&inner.take(Rule::text)?))),
        }
    }
    Some(unit)
}

fn scale(reader: &mut Reader, pair: Pair<Rule>) -> Option<Scale> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let levels = parts.take_all(Rule::text).iter().map(|text| reader.word(text)).collect();
    Some(Scale { name, levels, allows: allowances(reader, parts) })
}

fn thing(reader: &mut Reader, pair: Pair<Rule>) -> Option<Thing> {
    let mut parts = Parts::of(pair);
    Some(Thing {
        name: reader.word(&parts.take(Rule::text)?),
        plural: reader.word(&parts.take(Rule::text)?),
        counted_once_raised: parts.take(Rule::raised).is_some(),
        allows: allowances(reader, parts),
    })
}

fn standard(reader: &mut Reader, pair: Pair<Rule>) -> Option<Standard> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let demands: Vec<Placed<Demand>> =
        parts.take_all(Rule::demand).into_iter().filter_map(|part| demand(reader, part)).collect();
    for (index, second) in demands.iter().enumerate() {
        let same = |first: &&Placed<Demand>| first.value.words() == second.value.words();
        if let Some(first) = demands[..index].iter().find(same) {
            let (first, place) = (reader.place(first.range.clone()), reader.place(second.range.clone()));
            reader.problems.push(problem::sentence_twice(second.value.words(), place, first));
        }
    }
    let stricter_than =
        parts.take(Rule::stricter).and_then(|part| part.into_inner().next()).map(|text| reader.word(&text));
    Some(Standard { name, demands, stricter_than, allows: allowances(reader, parts) })
}

fn demand(reader: &Reader, pair: Pair<Rule>) -> Option<Placed<Demand>> {
    let range = reader.range(&pair);
    let inner = pair.into_inner().next()?;
    let rule = inner.as_rule();
    let grade = inner.into_inner().next().map(|grade| grade.as_str().to_owned()).unwrap_or_default();
    let demand = match rule {
        Rule::for_floor => Demand::ForAtLeast(grade),
        Rule::against_ceiling => Demand::AgainstAtMost(grade),
        Rule::against_below => Demand::AgainstBelow(grade),
        _ => Demand::ForMoreThanAgainst,
    };
    Some(Placed::new(demand, range))
}

fn cap(reader: &mut Reader, pair: Pair<Rule>) -> Option<Cap> {
    let mut parts = Parts::of(pair);
    Some(Cap {
        kind: reader.word(&parts.take(Rule::evidence_kind)?),
        grade: reader.word(&parts.take(Rule::grade)?),
        allows: allowances(reader, parts),
    })
}

pub fn params(reader: &Reader, pair: Pair<Rule>) -> Vec<Param> {
    let mut params = Vec::new();
    for part in pair.into_inner().filter(|part| part.as_rule() == Rule::param) {
        let mut inner = Parts::of(part);
        let Some(kind) = inner.take(Rule::kind_name) else { continue };
        params.push(Param { kind: reader.word(&kind), name: inner.take(Rule::text).map(|text| reader.word(&text)) });
    }
    params
}

fn fact(reader: &mut Reader, pair: Pair<Rule>) -> Option<Fact> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let params = params(reader, parts.take(Rule::params)?);
    let typ = parts.take(Rule::fact_type)?;
    let range = reader.range(&typ);
    let typ = Placed::new(fact_type(reader, typ)?, range);
    let mut fact = Fact {
        name,
        params,
        typ,
        says: None,
        denies: None,
        leaves_open: None,
        called: None,
        asks: None,
        caps: Vec::new(),
        between: None,
        cites: Vec::new(),
        broken: false,
        allows: Vec::new(),
    };
    while let Some(part) = parts.next_content() {
        match part.as_rule() {
            Rule::caps => fact.caps.push(cap(reader, part)?),
            Rule::allows => fact.allows.extend(allowance(reader, part)),
            Rule::cites => fact.cites.extend(citations(reader, part)),
            Rule::between => {
                let mut inner = Parts::of(part);
                let low = quantity(reader, inner.take(Rule::quantity)?)?;
                let high = quantity(reader, inner.take(Rule::quantity)?)?;
                match &fact.between {
                    None => fact.between = Some((low, high)),
                    Some((first, _)) => {
                        let (first, second) = (reader.place(first.range.clone()), reader.place(low.range));
                        reader.problems.push(problem::sentence_twice("Between", second, first));
                    }
                }
            }
            rule => {
                let text = Some(reader.word(&part.into_inner().next()?));
                let (sentence, slot) = match rule {
                    Rule::says => ("Says", &mut fact.says),
                    Rule::denies => ("Denies", &mut fact.denies),
                    Rule::leaves_open => ("Leaves open", &mut fact.leaves_open),
                    Rule::called => ("Called", &mut fact.called),
                    _ => ("Asks", &mut fact.asks),
                };
                reader.once(sentence, slot, text);
            }
        }
    }
    Some(fact)
}

fn fact_type(reader: &Reader, pair: Pair<Rule>) -> Option<FactType> {
    let pair = pair.into_inner().next()?;
    let rule = pair.as_rule();
    let mut inner = Parts::of(pair.clone());
    Some(match rule {
        Rule::truth_type => FactType::Truth,
        Rule::numeric_type => FactType::Numeric(numeric(reader, pair)),
        Rule::series_type => FactType::Series(numeric(reader, inner.take(Rule::numeric_type)?)),
        Rule::date_type => FactType::Date,
        Rule::choice_type => FactType::OneOf(inner.take_all(Rule::text).iter().map(|text| reader.word(text)).collect()),
        Rule::level_type => FactType::Level(reader.word(&inner.take(Rule::text)?)),
        _ => FactType::TariffLines,
    })
}

fn numeric(reader: &Reader, pair: Pair<Rule>) -> Numeric {
    let words = pair.as_str();
    match pair.clone().into_inner().next() {
        Some(unit) => Numeric::In(reader.word(&unit)),
        None if words.starts_with("share") => Numeric::Share,
        None if words.starts_with("duration") => Numeric::Duration,
        None => Numeric::Count,
    }
}

fn schedule(reader: &mut Reader, pair: Pair<Rule>) -> Option<Schedule> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let of = provision_ref(reader, parts.take(Rule::provision_ref)?)?;
    let giving = parts.take(Rule::giving).and_then(|giving| giving.into_inner().next()).map(|typ| numeric(reader, typ));
    let incomplete = parts.take(Rule::incomplete).is_some();
    let mut schedule =
        Schedule { name, of, giving, incomplete, rows: Vec::new(), cites: Vec::new(), allows: Vec::new() };
    while let Some(part) = parts.next_content() {
        match part.as_rule() {
            Rule::row_listed => {
                let mut inner = Parts::of(part);
                let line = reader.word(&inner.take(Rule::text)?);
                let entry = match inner.take(Rule::quantity) {
                    Some(amount) => Entry::At(quantity(reader, amount)?),
                    None => Entry::Listed,
                };
                schedule.rows.push((line, entry));
            }
            Rule::row_not_listed => schedule.rows.push((reader.word(&part.into_inner().next()?), Entry::NotListed)),
            Rule::allows => schedule.allows.extend(allowance(reader, part)),
            _ => schedule.cites.extend(citations(reader, part)),
        }
    }
    Some(schedule)
}

// ------------------------------------------------------------------ small words

pub fn provision_ref(reader: &Reader, pair: Pair<Rule>) -> Option<ProvisionRef> {
    let mut parts = Parts::of(pair);
    Some(ProvisionRef {
        instrument: reader.word(&parts.take(Rule::abbreviation)?),
        paragraph: reader.word(&parts.take(Rule::paragraph)?),
    })
}

pub fn citations(reader: &Reader, pair: Pair<Rule>) -> Vec<Citation> {
    pair.into_inner()
        .filter(|part| part.as_rule() == Rule::citation)
        .filter_map(|part| citation(reader, part))
        .collect()
}

/// What follows the one sentence of a declaration: allowances, and nothing else.
fn allowances(reader: &mut Reader, mut parts: Parts) -> Vec<Allowance> {
    let mut allows = Vec::new();
    while let Some(part) = parts.next_content() {
        allows.extend(allowance(reader, part));
    }
    allows
}

/// An allowance; one without a reason, or with an empty one, is refused.
pub fn allowance(reader: &mut Reader, pair: Pair<Rule>) -> Option<Allowance> {
    let range = reader.range(&pair);
    let mut parts = Parts::of(pair);
    let lint = reader.word(&parts.take(Rule::text)?);
    let because = issues::because(reader, parts.take(Rule::because)).filter(|reason| !reason.value.is_empty());
    if because.is_none() {
        let place = reader.place(range.clone());
        reader.problems.push(problem::allowed_without_reason(&lint.value, place));
    }
    Some(Allowance { lint, because: because?, range })
}

pub fn citation(reader: &Reader, pair: Pair<Rule>) -> Option<Citation> {
    let range = reader.range(&pair);
    let mut parts = Parts::of(pair);
    let of = match parts.take(Rule::provision_ref) {
        Some(provision) => Cited::Provision(provision_ref(reader, provision)?),
        None => Cited::Report(reader.word(&parts.take(Rule::text)?)),
    };
    let pinpoint = parts.take(Rule::pinpoint).and_then(|part| part.into_inner().next()).map(|text| reader.word(&text));
    let verified = parts.take(Rule::mark).map(|mark| is_verified(&mark));
    Some(Citation { of, pinpoint, verified, range })
}

fn is_verified(mark: &Pair<Rule>) -> bool {
    !mark.as_str().contains("unverified")
}

pub fn span_of_time(reader: &mut Reader, pair: Pair<Rule>) -> Option<InForce> {
    let mut dates = pair.into_inner().filter(|part| part.as_rule() == Rule::date);
    let from = date(reader, dates.next()?)?;
    let until = dates.next().and_then(|until| date(reader, until));
    Some(InForce { from, until })
}

/// A second span of time in one declaration is refused.
fn in_force_once(reader: &mut Reader, slot: &mut Option<InForce>, span: Option<InForce>) {
    match (&slot, span) {
        (Some(first), Some(second)) => {
            let (first, second) = (reader.place(first.from.range.clone()), reader.place(second.from.range));
            reader.problems.push(problem::sentence_twice("In force", second, first));
        }
        (None, span) => *slot = span,
        (Some(_), None) => {}
    }
}

pub fn date(reader: &mut Reader, pair: Pair<Rule>) -> Option<Placed<Date>> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let range = reader.range(&pair);
    let written = super::cursor::fold(pair.as_str());
    let mut words = written.split(' ');
    let day = words.next().and_then(|day| day.parse::<i8>().ok());
    let month = words.next().and_then(|month| MONTHS.iter().position(|name| *name == month));
    let year = words.next().and_then(|year| year.parse::<i16>().ok());
    let date = match (day, month, year) {
        (Some(day), Some(month), Some(year)) => {
            i8::try_from(month + 1).ok().and_then(|month| Date::new(year, month, day).ok())
        }
        _ => None,
    };
    match date {
        Some(date) => Some(Placed::new(date, range)),
        None => {
            let place = reader.place(range);
            reader.problems.push(problem::impossible_date(&written, place));
            None
        }
    }
}

pub fn number(reader: &mut Reader, pair: &Pair<Rule>) -> Option<Placed<decimal::Number>> {
    match decimal::parse(pair.as_str()) {
        Some(number) => Some(reader.placed(number, pair)),
        None => {
            let place = reader.place(reader.range(pair));
            reader.problems.push(problem::unreadable_number(pair.as_str(), place));
            None
        }
    }
}

pub fn quantity(reader: &mut Reader, pair: Pair<Rule>) -> Option<Quantity> {
    let range = reader.range(&pair);
    let mut parts = Parts::of(pair);
    let mut number = number(reader, &parts.take(Rule::number)?)?;
    if let Some(magnitude) = parts.take(Rule::magnitude) {
        let exponent = match magnitude.as_str().trim() {
            "thousand" => 3,
            "million" => 6,
            _ => 9,
        };
        number = number.map(|value| value * decimal::power_of_ten(exponent));
    }
    let unit = parts.take(Rule::unit_name).map(|unit| reader.word(&unit));
    Some(Quantity { number, unit, range })
}
