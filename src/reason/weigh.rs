//! The standing of a literal: the best evidence for and against the value wanted, and what the standard makes of it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::case::{Exhibit, Interval, Record, Statement, ThingId, Value as Stated};
use crate::finding::{Reason, Side, Speaks, Value};
use crate::reason::Setting;
use crate::reason::graph::Leaf;
use crate::rulebook::*;
use crate::source::decimal::{Number, whole};

/// What a fact is asked of; the key under which a completion values it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    pub fact: FactId,
    pub things: Vec<ThingId>,
}

impl Asked {
    /// The fact that a clause names, of these things; `None` where one of them was never declared.
    pub fn of(term: &FactTerm, things: &[Option<ThingId>]) -> Option<Self> {
        let things = term.vars.iter().map(|var| things[*var]).collect::<Option<_>>()?;
        Some(Asked { fact: term.fact, things })
    }
}

/// Values that a completion gives to open facts.
pub type Completion = BTreeMap<Asked, Stated>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub value: Value,
    pub reason: Reason,
}

/// Whose literal, and by what standard.
#[derive(Clone, Copy)]
pub struct Burden {
    pub bearer: Side,
    pub complainant: ThingId,
    pub standard: StandardId,
}

/// How far a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Grade(Grade),
    /// Under every standard: assumed, or conceded by the side against which it is turned.
    Stands,
}

/// One value of a fact that something speaks for.
struct Piece<'a> {
    value: &'a Stated,
    for_bearer: Strength,
    against_bearer: Strength,
}

/// The facts of a literal, each asked of its things.
pub fn asked(literal: &Literal, things: &[Option<ThingId>]) -> Vec<Asked> {
    let mut found: Vec<Asked> = Vec::new();
    for asked in literal.asks.facts().into_iter().filter_map(|term| Asked::of(term, things)) {
        if !found.contains(&asked) {
            found.push(asked);
        }
    }
    found
}

pub fn standing(
    setting: &Setting,
    leaf: &Leaf,
    things: &[Option<ThingId>],
    burden: Burden,
    completion: &Completion,
) -> Standing {
    let asked = asked(leaf.literal, things);
    let statements: Vec<Option<&Statement>> = asked
        .iter()
        .map(|asked| if completion.contains_key(asked) { None } else { setting.statement(asked.fact, &asked.things) })
        .collect();
    let pieces: Vec<Vec<Piece>> = asked
        .iter()
        .zip(&statements)
        .map(|(asked, statement)| match (completion.get(asked), statement) {
            (Some(value), _) => vec![Piece { value, for_bearer: Strength::Stands, against_bearer: Strength::Stands }],
            (None, Some(statement)) => pieces(setting, statement, burden),
            (None, None) => Vec::new(),
        })
        .collect();
    let (mut for_it, mut against, mut straddles) = (Strength::Grade(Grade::None), Strength::Grade(Grade::None), false);
    let _ = each_combination(&pieces, &mut |chosen| {
        let values: Vec<&Stated> = chosen.iter().map(|piece| piece.value).collect();
        match answer(setting.book, leaf.literal, things, &asked, &values) {
            Some(answer) if answer == leaf.wanted => for_it = for_it.max(weakest(chosen, |piece| piece.for_bearer)),
            Some(_) => against = against.max(weakest(chosen, |piece| piece.against_bearer)),
            None => straddles = true,
        }
        ControlFlow::Continue(())
    });
    let silent = pieces.iter().flatten().any(|piece| schedule_is_silent(setting, leaf.literal, piece.value));
    let stated = stated_answer(setting, leaf.literal, things, &asked, &statements).map(|answer| answer == leaf.wanted);
    let contested = Contested { record: setting.record, statements: &statements, burden, stated };
    judge(&setting.book.standards[burden.standard], (for_it, against), &contested, Left { silent, straddles })
}

/// What the values stated answer, whatever single exhibits say: this is what a party admits or does not contest.
fn stated_answer(
    setting: &Setting,
    literal: &Literal,
    things: &[Option<ThingId>],
    asked: &[Asked],
    statements: &[Option<&Statement>],
) -> Option<bool> {
    let values: Option<Vec<&Stated>> =
        statements.iter().map(|statement| Some(&statement.as_ref()?.value.as_ref()?.value)).collect();
    answer(setting.book, literal, things, asked, &values?)
}

struct Left {
    silent: bool,
    straddles: bool,
}

struct Contested<'a> {
    record: &'a Record,
    statements: &'a [Option<&'a Statement>],
    burden: Burden,
    /// Whether the values stated are those that the bearer wants.
    stated: Option<bool>,
}

impl Contested<'_> {
    /// Whether a side contests nothing of the facts of this literal.
    fn not_by(&self, side: Side) -> bool {
        !self.statements.is_empty()
            && self.statements.iter().all(|statement| {
                statement.is_some_and(|statement| {
                    let silent_on_it = |(party, _): &(ThingId, Option<String>)| {
                        side_of(self.record, *party, self.burden.complainant) == Some(side)
                    };
                    statement.not_contested_by.iter().any(silent_on_it)
                        || statement.admitted_by.iter().any(silent_on_it)
                        || assumed(statement)
                })
            })
    }

    fn admitted_by(&self, side: Side) -> bool {
        self.statements.iter().flatten().any(|statement| {
            statement
                .admitted_by
                .iter()
                .any(|(party, _)| side_of(self.record, *party, self.burden.complainant) == Some(side))
        })
    }
}

/// Section 3 of the semantics, in order: stands, meets the standard, contrary stands or is shown, open.
fn judge(standard: &Standard, (for_it, against): (Strength, Strength), contested: &Contested, left: Left) -> Standing {
    let bearer = contested.burden.bearer;
    let (for_grade, against_grade) = (grade(for_it), grade(against));
    let standing = |value, reason| Standing { value, reason };
    if for_it == Strength::Stands {
        let reason = if contested.admitted_by(bearer.other()) { Reason::Admitted } else { Reason::Assumed };
        return standing(Value::Established, reason);
    }
    if for_grade >= Grade::Some && contested.stated == Some(true) && contested.not_by(bearer.other()) {
        return standing(Value::Established, Reason::NotContested);
    }
    if standard.met(for_grade, against_grade) {
        return standing(Value::Established, Reason::Proved);
    }
    if against == Strength::Stands {
        let reason = if contested.admitted_by(bearer) { Reason::Conceded } else { Reason::Assumed };
        return standing(Value::Refuted, reason);
    }
    if against_grade >= Grade::Some && contested.stated == Some(false) && contested.not_by(bearer) {
        return standing(Value::Refuted, Reason::Conceded);
    }
    if against_grade >= Grade::Substantial && against_grade > for_grade {
        return standing(Value::Refuted, Reason::Disproved);
    }
    let reason = match for_grade.cmp(&against_grade) {
        _ if left.silent => Reason::Silent,
        std::cmp::Ordering::Greater => Reason::Insufficient,
        std::cmp::Ordering::Less => Reason::Outweighed,
        std::cmp::Ordering::Equal if for_grade > Grade::None => Reason::EvenlyBalanced,
        std::cmp::Ordering::Equal if left.straddles => Reason::Straddles,
        std::cmp::Ordering::Equal => Reason::Silent,
    };
    standing(Value::Open, reason)
}

fn grade(strength: Strength) -> Grade {
    match strength {
        Strength::Grade(grade) => grade,
        Strength::Stands => Grade::Conclusive,
    }
}

fn weakest(chosen: &[&Piece], strength: impl Fn(&Piece) -> Strength) -> Strength {
    chosen.iter().map(|piece| strength(piece)).min().unwrap_or(Strength::Stands)
}

/// Stated without evidence, and not as what a party said of it.
fn assumed(statement: &Statement) -> bool {
    statement.exhibits.is_empty() && statement.admitted_by.is_empty()
}

/// The side on which a party stands in a claim; another complainant stands on neither.
pub fn side_of(record: &Record, party: ThingId, complainant: ThingId) -> Option<Side> {
    if party == complainant {
        Some(Side::Complainant)
    } else if party == record.respondent {
        Some(Side::Respondent)
    } else {
        None
    }
}

/// What an exhibit is worth: its grade, or the rulebook's cap on its kind.
pub fn capped(book: &Rulebook, fact: FactId, exhibit: &Exhibit) -> Grade {
    let cap = exhibit.kind.and_then(|kind| book.facts[fact].caps.get(&kind).or_else(|| book.caps.get(&kind)).copied());
    cap.map_or(exhibit.grade, |cap| cap.min(exhibit.grade))
}

fn pieces<'a>(setting: &Setting, statement: &'a Statement, burden: Burden) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for exhibit in &statement.exhibits {
        let Some(stated) = exhibit.says.as_ref().or(statement.value.as_ref()) else { continue };
        let strength = Strength::Grade(capped(setting.book, statement.fact, exhibit));
        pieces.push(Piece { value: &stated.value, for_bearer: strength, against_bearer: strength });
    }
    let Some(stated) = &statement.value else { return pieces };
    let none = Strength::Grade(Grade::None);
    if assumed(statement) {
        pieces.push(Piece { value: &stated.value, for_bearer: Strength::Stands, against_bearer: Strength::Stands });
    }
    for (party, _) in &statement.admitted_by {
        // An admission binds the party that made it, and that party alone.
        match side_of(setting.record, *party, burden.complainant) {
            Some(side) if side == burden.bearer => {
                pieces.push(Piece { value: &stated.value, for_bearer: none, against_bearer: Strength::Stands })
            }
            Some(_) => pieces.push(Piece { value: &stated.value, for_bearer: Strength::Stands, against_bearer: none }),
            // It binds neither side, but the value is stated: an interval may straddle.
            None => pieces.push(Piece { value: &stated.value, for_bearer: none, against_bearer: none }),
        }
    }
    pieces
}

/// One of each, in every way, until told to stop.
pub fn each_combination<'p, T>(
    choices: &'p [Vec<T>],
    visit: &mut dyn FnMut(&[&'p T]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    fn step<'p, T>(
        choices: &'p [Vec<T>],
        chosen: &mut Vec<&'p T>,
        visit: &mut dyn FnMut(&[&'p T]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some((first, rest)) = choices.split_first() else { return visit(chosen) };
        for choice in first {
            chosen.push(choice);
            step(rest, chosen, visit)?;
            chosen.pop();
        }
        ControlFlow::Continue(())
    }
    step(choices, &mut Vec::new(), visit)
}

/// Whether one of each can be chosen in more ways than are tried.
pub fn too_many<T>(choices: &[Vec<T>], most: usize) -> bool {
    let ways = choices.iter().try_fold(1_usize, |ways, choices| ways.checked_mul(choices.len()));
    ways.is_none_or(|ways| !(..=most).contains(&ways))
}

// ------------------------------------------------------------------ what values answer

/// How far one exhibit's value speaks for a literal, other facts being as stated; for the words of a finding.
pub fn speaks(setting: &Setting, leaf: &Leaf, things: &[Option<ThingId>], fact: &Asked, value: &Stated) -> Speaks {
    let asked = asked(leaf.literal, things);
    let values: Option<Vec<&Stated>> = asked
        .iter()
        .map(|other| {
            if other == fact {
                return Some(value);
            }
            setting.statement(other.fact, &other.things)?.value.as_ref().map(|stated| &stated.value)
        })
        .collect();
    match values.and_then(|values| answer(setting.book, leaf.literal, things, &asked, &values)) {
        Some(answer) if answer == leaf.wanted => Speaks::For,
        Some(_) => Speaks::Against,
        None => Speaks::Neither,
    }
}

/// What a literal asks, answered from one value for each of its terms; `None` where the values straddle or say nothing of it.
/// Terms that ask the same fact of the same variables are one, in the order of [`terms`].
pub fn answer_from(book: &Rulebook, literal: &Literal, values: &[&Stated]) -> Option<bool> {
    let (variables, asked) = by_variable(literal);
    answer(book, literal, &variables, &asked, values)
}

/// The facts of a literal, each with the variables that it is asked of.
pub fn terms(literal: &Literal) -> Vec<FactTerm> {
    by_variable(literal).1.into_iter().map(|asked| FactTerm { fact: asked.fact, vars: asked.things }).collect()
}

/// A literal asked of its own variables, as if they were things.
fn by_variable(literal: &Literal) -> (Vec<Option<ThingId>>, Vec<Asked>) {
    let most = literal.asks.facts().iter().flat_map(|term| &term.vars).max().map_or(0, |var| var + 1);
    let variables: Vec<Option<ThingId>> = (0..most).map(Some).collect();
    let asked = asked(literal, &variables);
    (variables, asked)
}

/// The literal's question, answered from one value for each fact; `None` where the values straddle.
fn answer(
    book: &Rulebook,
    literal: &Literal,
    things: &[Option<ThingId>],
    asked: &[Asked],
    values: &[&Stated],
) -> Option<bool> {
    let inputs = Inputs { book, things, asked, values };
    match &literal.asks {
        Asks::Truth(term) => match inputs.value(term)? {
            Stated::Truth(truth) => Some(*truth),
            _ => None,
        },
        Asks::OneOf { fact, values } => match inputs.value(fact)? {
            Stated::Choice { least, most } => {
                let inside = (*least..=*most).filter(|value| values.contains(value)).count();
                if inside == 0 { Some(false) } else { (inside == most - least + 1).then_some(true) }
            }
            _ => None,
        },
        Asks::Listed { schedule, lines } => listed(&book.schedules[*schedule], inputs.value(lines)?),
        Asks::Compare { left, comparator, right, periods } => {
            let compare = |period: Option<&str>| {
                compare(&inputs.number(left, period)?, *comparator, &inputs.number(right, period)?)
            };
            match periods {
                None => compare(None),
                Some(periods) => {
                    let all = inputs.periods(left, right);
                    let answers: Vec<Option<bool>> = all.iter().map(|period| compare(Some(period))).collect();
                    let sought = *periods == Periods::Some;
                    if answers.contains(&Some(sought)) {
                        Some(sought)
                    } else if answers.is_empty() || answers.contains(&None) {
                        None
                    } else {
                        Some(!sought)
                    }
                }
            }
        }
    }
}

fn compare(left: &Interval, comparator: Comparator, right: &Interval) -> Option<bool> {
    match comparator {
        Comparator::AtLeast => left.at_least(right),
        Comparator::AtMost => right.at_least(left),
        Comparator::MoreThan => left.more_than(right),
        Comparator::LessThan => right.more_than(left),
        Comparator::Equal => left.equals(right),
        Comparator::NotEqual => left.equals(right).map(|equal| !equal),
    }
}

/// A schedule that is not known whole says nothing of a line without a row.
fn schedule_is_silent(setting: &Setting, literal: &Literal, value: &Stated) -> bool {
    match (&literal.asks, value) {
        (Asks::Listed { schedule, .. }, Stated::Lines(lines)) => {
            lines.iter().any(|line| row(&setting.book.schedules[*schedule], line).is_none())
        }
        _ => false,
    }
}

/// All lines listed, none, or neither known.
fn listed(schedule: &Schedule, lines: &Stated) -> Option<bool> {
    let Stated::Lines(lines) = lines else { return None };
    let answers: Vec<Option<bool>> =
        lines.iter().map(|line| row(schedule, line).map(|row| row != ScheduleRow::NotListed)).collect();
    let first = *answers.first()?;
    answers.iter().all(|answer| *answer == first).then_some(first).flatten()
}

/// The row for a line: the longest heading that covers it; `None` where the schedule does not say.
fn row(schedule: &Schedule, line: &str) -> Option<ScheduleRow> {
    let covering = (1..=line.len()).rev().find_map(|length| schedule.rows.get(&line[..length]));
    if let Some(row) = covering {
        return Some(row.clone());
    }
    // A heading of which only some lines have rows is neither listed nor not.
    let partly = schedule.rows.range(line.to_owned()..).next().is_some_and(|(row, _)| row.starts_with(line));
    (!partly && !schedule.incomplete).then_some(ScheduleRow::NotListed)
}

struct Inputs<'a> {
    book: &'a Rulebook,
    things: &'a [Option<ThingId>],
    asked: &'a [Asked],
    values: &'a [&'a Stated],
}

impl<'a> Inputs<'a> {
    fn value(&self, term: &FactTerm) -> Option<&'a Stated> {
        let asked = Asked::of(term, self.things)?;
        self.asked.iter().position(|other| *other == asked).map(|index| self.values[index])
    }

    /// A term as a range in base units; within one period where the term is a series.
    fn number(&self, expr: &Expr, period: Option<&str>) -> Option<Interval> {
        Some(match expr {
            Expr::Number(number) => Interval::exactly(number.clone()),
            Expr::Fact(term) => match (self.value(term)?, period) {
                (Stated::Number(interval), _) => interval.clone(),
                (Stated::Series(periods), Some(period)) => {
                    periods.get(period).cloned().unwrap_or_else(Interval::unknown)
                }
                _ => return None,
            },
            Expr::Aggregate { how, fact, years } => match self.value(fact)? {
                Stated::Series(periods) => aggregate(*how, periods, *years)?,
                _ => return None,
            },
            Expr::Entry { schedule, lines } => self.entry(&self.book.schedules[*schedule], lines)?,
            Expr::Operation { left, operator, right } => {
                let (left, right) = (self.number(left, period)?, self.number(right, period)?);
                match operator {
                    Operator::Plus => left.plus(&right),
                    Operator::Minus => left.minus(&right),
                    Operator::Times => left.times(&right),
                    Operator::DividedBy => left.divided_by(&right),
                }
            }
        })
    }

    /// The range of entries over the lines; `None` where a line has none.
    fn entry(&self, schedule: &Schedule, lines: &FactTerm) -> Option<Interval> {
        let Stated::Lines(lines) = self.value(lines)? else { return None };
        let entry = |line: &String| match row(schedule, line) {
            Some(ScheduleRow::Listed(entry)) => entry,
            _ => None,
        };
        let entries: Vec<Number> = lines.iter().map(entry).collect::<Option<_>>()?;
        Some(Interval { least: entries.iter().min().cloned(), most: entries.iter().max().cloned() })
    }

    /// Every period that a series of the comparison states.
    fn periods(&self, left: &Expr, right: &Expr) -> Vec<String> {
        let mut periods = std::collections::BTreeSet::new();
        for term in left.facts().into_iter().chain(right.facts()) {
            if let Some(Stated::Series(series)) = self.value(term) {
                periods.extend(series.keys().cloned());
            }
        }
        periods.into_iter().collect()
    }
}

/// A missing year is open, never zero.
fn aggregate(how: Aggregate, periods: &BTreeMap<String, Interval>, years: Option<(i16, i16)>) -> Option<Interval> {
    let year = |period: &str| period.get(..4).and_then(|year| year.parse::<i16>().ok());
    let chosen: Vec<&Interval> = match years {
        None => periods.values().collect(),
        Some((from, to)) => {
            let complete = (from..=to).all(|wanted| periods.keys().any(|period| year(period) == Some(wanted)));
            if !complete {
                return Some(Interval::unknown());
            }
            periods
                .iter()
                .filter(|(period, _)| year(period).is_some_and(|year| (from..=to).contains(&year)))
                .map(|(_, value)| value)
                .collect()
        }
    };
    let last = *chosen.last()?;
    let total = || chosen.iter().fold(Interval::exactly(whole(0)), |sum, value| sum.plus(value));
    let extreme = |most: bool| {
        let pick = |ends: Vec<Option<Number>>| {
            ends.into_iter()
                .collect::<Option<Vec<_>>>()
                .and_then(|ends| if most { ends.into_iter().max() } else { ends.into_iter().min() })
        };
        Interval {
            least: pick(chosen.iter().map(|value| value.least.clone()).collect()),
            most: pick(chosen.iter().map(|value| value.most.clone()).collect()),
        }
    };
    Some(match how {
        Aggregate::Total => total(),
        Aggregate::Average => total().divided_by(&Interval::exactly(whole(i64::try_from(chosen.len()).ok()?))),
        Aggregate::Highest => extreme(true),
        Aggregate::Lowest => extreme(false),
        Aggregate::Latest => last.clone(),
    })
}
