//! Groups of lettered clauses, quantifiers, and the atoms in which they end.

use pest::iterators::Pair;

use super::Rule;
use super::cursor::{Parts, Reader, fold};
use super::declarations::{citations, date, provision_ref, quantity};
use super::issues::how;
use crate::source::Placed;
use crate::syntax::problem;
use crate::syntax::tree::*;

pub fn group(reader: &mut Reader, pair: Pair<Rule>) -> Option<Group> {
    let range = reader.range(&pair);
    let mut parts = Parts::of(pair);
    let quantifier = parts.take(Rule::quantifier).and_then(|part| quantifier(reader, part));
    let connective = parts.take(Rule::connective).and_then(|part| connective(reader, part));
    let (items, joints) = match parts.take(Rule::items) {
        Some(list) => items(reader, list),
        None => {
            let part = parts.take(Rule::atom)?;
            let range = reader.range(&part);
            let atom = atom(reader, part)?;
            let content = Content::Atom(Placed::new(atom, range.clone()));
            (vec![Item { label: None, quantifier: None, content, scope: false, cites: Vec::new(), range }], Vec::new())
        }
    };
    let unless = match parts.take(Rule::inner_unless).and_then(|part| part.into_inner().next()) {
        Some(part) => exception_group(reader, part).map(Box::new),
        None => None,
    };
    Some(Group { quantifier, connective, items, joints, unless, range })
}

pub fn exception_group(reader: &mut Reader, pair: Pair<Rule>) -> Option<ExceptionGroup> {
    let mut parts = Parts::of(pair);
    let quantifier = parts.take(Rule::quantifier).and_then(|part| quantifier(reader, part));
    let (mut by, mut standard) = (None, None);
    if let Some(burden) = parts.take(Rule::burden) {
        let mut inner = Parts::of(burden);
        by = inner.take(Rule::party).map(|part| party(reader, part));
        standard = how(reader, inner.take(Rule::how))
            .or_else(|| inner.take(Rule::standard_word).map(|words| reader.placed(fold(words.as_str()), &words)));
    }
    Some(ExceptionGroup { quantifier, party: by, standard, group: group(reader, parts.take(Rule::group)?)? })
}

/// The party named; a word that WTO law does not use is answered by a problem and read as what it means.
pub fn party(reader: &mut Reader, pair: Pair<Rule>) -> Placed<Party> {
    let range = reader.range(&pair);
    let words = fold(pair.as_str());
    if let Some(wrong) = pair.into_inner().next() {
        let place = reader.place(reader.range(&wrong));
        reader.problems.push(problem::wrong_party(wrong.as_str().trim(), place));
    }
    let party =
        if words.contains("respond") || words.contains("defen") { Party::Respondent } else { Party::Complainant };
    Placed::new(party, range)
}

fn connective(reader: &mut Reader, pair: Pair<Rule>) -> Option<Placed<Connective>> {
    let range = reader.range(&pair);
    let words = fold(pair.as_str());
    let connective = match pair.into_inner().next() {
        Some(at_least) => {
            let number = at_least.into_inner().next()?.as_str().trim().parse().unwrap_or(usize::MAX);
            if number == 0 {
                let place = reader.place(range.clone());
                reader.problems.push(problem::nothing_to_prove(place));
            }
            Connective::AtLeast(number.max(1))
        }
        None if words.starts_with("any") => Connective::AnyOneOf,
        None => Connective::AllOf,
    };
    Some(Placed::new(connective, range))
}

fn quantifier(reader: &mut Reader, pair: Pair<Rule>) -> Option<Quantifier> {
    let range = reader.range(&pair);
    let every = fold(pair.as_str()).starts_with("for every");
    let mut parts = Parts::of(pair);
    let kind = reader.word(&parts.take(Rule::kind_name)?);
    let name = parts.take(Rule::text).map(|text| reader.word(&text));
    let raised_by =
        parts.take(Rule::raised_by).and_then(|part| part.into_inner().next()).map(|part| party(reader, part));
    Some(Quantifier { every, kind, name, raised_by, range })
}

/// Lettered clauses, and how each is joined to the one before.
pub fn items(reader: &mut Reader, pair: Pair<Rule>) -> (Vec<Item>, Vec<Placed<Joint>>) {
    let (mut items, mut joints) = (Vec::new(), Vec::new());
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::separator | Rule::sub_separator => joints.push(joint(reader, &part)),
            _ => items.extend(item(reader, part)),
        }
    }
    (items, joints)
}

fn joint(reader: &Reader, pair: &Pair<Rule>) -> Placed<Joint> {
    let words = pair.as_str();
    let joint = if words.contains("and") {
        Joint::And
    } else if words.contains("or") {
        Joint::Or
    } else {
        Joint::Bare
    };
    reader.placed(joint, pair)
}

/// Reads both a clause and a clause within a clause: the one has its content in a pair of its own, the other bare.
fn item(reader: &mut Reader, pair: Pair<Rule>) -> Option<Item> {
    let range = reader.range(&pair);
    let mut parts = Parts::of(pair);
    let label = reader.label(&parts.take(Rule::label)?);
    let mut inner = match parts.take(Rule::content) {
        Some(content) => Parts::of(content),
        None => Parts::of_rest(&mut parts),
    };
    let quantifier = inner.take(Rule::quantifier).and_then(|part| quantifier(reader, part));
    let content = match inner.take(Rule::connective) {
        Some(part) => {
            let connective = connective(reader, part)?;
            let (items, joints) = items(reader, inner.take(Rule::sub_items)?);
            Content::List { connective, items, joints }
        }
        None => {
            let part = inner.take(Rule::atom)?;
            let range = reader.range(&part);
            Content::Atom(Placed::new(atom(reader, part)?, range))
        }
    };
    let (mut scope, mut cites) = (false, Vec::new());
    let mut notes = parts.take_all(Rule::note);
    notes.extend(inner.take_all(Rule::note));
    for note in notes {
        let Some(note) = note.into_inner().next() else { continue };
        match note.as_rule() {
            Rule::scope_note => scope = true,
            _ => cites.extend(citations(reader, note)),
        }
    }
    Some(Item { label: Some(label), quantifier, content, scope, cites, range })
}

fn atom(reader: &mut Reader, pair: Pair<Rule>) -> Option<Atom> {
    let pair = pair.into_inner().next()?;
    let rule = pair.as_rule();
    let mut parts = Parts::of(pair);
    Some(match rule {
        Rule::met => {
            let issue = reader.word(&parts.take(Rule::text)?);
            Atom::Met { issue, negated: parts.take(Rule::negation).is_some() }
        }
        Rule::inconsistent => {
            let negated = parts.take(Rule::negation).is_some();
            Atom::Inconsistent { with: provision_ref(reader, parts.take(Rule::provision_ref)?)?, negated }
        }
        Rule::listed => {
            let phrase = phrase(reader, &parts.take(Rule::phrase)?);
            let negated = parts.take(Rule::negation).is_some();
            Atom::Listed { phrase, schedule: reader.word(&parts.take(Rule::text)?), negated }
        }
        Rule::comparison => {
            let left = term(reader, parts.take(Rule::term)?)?;
            let comparator = comparator(reader, &parts.take(Rule::comparator)?);
            let right = term(reader, parts.take(Rule::term)?)?;
            let periods = parts
                .take(Rule::periods)
                .map(|part| if part.as_str().contains("every") { Periods::Every } else { Periods::Some });
            Atom::Comparison { left, comparator, right, periods }
        }
        Rule::choice => {
            let phrase = phrase(reader, &parts.take(Rule::phrase)?);
            let negated = parts.take(Rule::negation).is_some();
            let bound = parts.take(Rule::bound).map(|part| bound(&part));
            let values = parts.take_all(Rule::text).iter().map(|text| reader.word(text)).collect();
            Atom::Choice { phrase, negated, bound, values }
        }
        _ => Atom::Sentence,
    })
}

pub fn bound(pair: &Pair<Rule>) -> Bound {
    if pair.as_str().contains("least") { Bound::AtLeast } else { Bound::AtMost }
}

fn phrase(reader: &Reader, pair: &Pair<Rule>) -> Word {
    reader.placed(fold(pair.as_str()), pair)
}

fn comparator(reader: &Reader, pair: &Pair<Rule>) -> Placed<Comparator> {
    let comparator = match fold(pair.as_str()).as_str() {
        "is at least" | "is on or after" => Comparator::AtLeast,
        "is at most" | "is on or before" => Comparator::AtMost,
        "is more than" | "exceeds" | "is after" => Comparator::MoreThan,
        "is less than" | "is before" => Comparator::LessThan,
        "is equal to" => Comparator::Equal,
        _ => Comparator::NotEqual,
    };
    reader.placed(comparator, pair)
}

/// Left to right: `a plus b minus c` is `(a plus b) minus c`; `times` binds closer.
fn term(reader: &mut Reader, pair: Pair<Rule>) -> Option<Term> {
    let mut parts = Parts::of(pair);
    let mut left = product(reader, parts.take(Rule::product)?)?;
    let mut terms = 1;
    while let Some(sign) = parts.take(Rule::plus_minus) {
        terms += 1;
        short_enough(reader, terms, &sign)?;
        let operator = if sign.as_str().starts_with("plus") { Operator::Plus } else { Operator::Minus };
        let operator = reader.placed(operator, &sign);
        let right = product(reader, parts.take(Rule::product)?)?;
        left = Term::Operation { left: Box::new(left), operator, right: Box::new(right) };
    }
    Some(left)
}

const LONGEST_SUM: usize = 64;

/// Nothing where a sum or product goes on for longer than anybody could follow, which is answered by a problem.
fn short_enough(reader: &mut Reader, terms: usize, at: &Pair<Rule>) -> Option<()> {
    if terms > LONGEST_SUM {
        let place = reader.place(reader.range(at));
        reader.problems.push(problem::sum_too_long(place));
        return None;
    }
    Some(())
}

fn product(reader: &mut Reader, pair: Pair<Rule>) -> Option<Term> {
    let mut parts = Parts::of(pair);
    let mut left = factor(reader, parts.take(Rule::factor)?)?;
    let mut factors = 1;
    while let Some(step) = parts.next() {
        factors += 1;
        short_enough(reader, factors, &step)?;
        let operator = if step.as_rule() == Rule::multiplied { Operator::Times } else { Operator::DividedBy };
        let operator = reader.placed(operator, &step);
        let right = factor(reader, step.into_inner().next()?)?;
        left = Term::Operation { left: Box::new(left), operator, right: Box::new(right) };
    }
    Some(left)
}

fn factor(reader: &mut Reader, pair: Pair<Rule>) -> Option<Term> {
    let pair = pair.into_inner().next()?;
    Some(match pair.as_rule() {
        Rule::date => Term::Date(date(reader, pair)?),
        Rule::quantity => Term::Quantity(quantity(reader, pair)?),
        Rule::entry => {
            let mut parts = Parts::of(pair);
            let schedule = reader.word(&parts.take(Rule::text)?);
            Term::Entry { schedule, phrase: phrase(reader, &parts.take(Rule::phrase)?) }
        }
        Rule::aggregate => {
            let how = aggregate(reader, &pair);
            let mut parts = Parts::of(pair);
            let phrase = phrase(reader, &parts.take(Rule::phrase)?);
            let years = match parts.take(Rule::years) {
                Some(part) => Some(years(reader, part)?),
                None => None,
            };
            Term::Aggregate { how, phrase, years }
        }
        _ => Term::Phrase(phrase(reader, &pair)),
    })
}

/// `from 1960 to 1970`.
fn years(reader: &mut Reader, pair: Pair<Rule>) -> Option<Placed<(i16, i16)>> {
    let range = reader.range(&pair);
    let mut read = Vec::new();
    for year in pair.into_inner() {
        match year.as_str().trim().parse::<i16>().ok().filter(|year| *year <= 9999) {
            Some(year) => read.push(year),
            None => {
                let place = reader.place(reader.range(&year));
                reader.problems.push(problem::no_such_year(year.as_str().trim(), place));
            }
        }
    }
    match read[..] {
        [from, to] => Some(Placed::new((from, to), range)),
        _ => None,
    }
}

fn aggregate(reader: &Reader, pair: &Pair<Rule>) -> Placed<Aggregate> {
    let aggregate = match pair.as_str().split_whitespace().nth(1) {
        Some("total") => Aggregate::Total,
        Some("average") => Aggregate::Average,
        Some("highest") => Aggregate::Highest,
        Some("lowest") => Aggregate::Lowest,
        _ => Aggregate::Latest,
    };
    reader.placed(aggregate, pair)
}
