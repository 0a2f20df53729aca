//! Tests, defences, exceptions, bars and issues, sentence by sentence.

use pest::iterators::Pair;

use super::Rule;
use super::clauses::{exception_group, group, items, party};
use super::cursor::{Parts, Reader, fold};
use super::declarations::{allowance, citations, params, provision_ref, span_of_time};
use crate::source::Placed;
use crate::syntax::problem;
use crate::syntax::tree::*;

pub fn issue(reader: &mut Reader, pair: Pair<Rule>) -> Option<Issue> {
    let mut parts = Parts::of(pair);
    let role = match parts.take(Rule::role)?.as_str().trim() {
        "test" => Role::Test,
        "defence" => Role::Defence,
        "exception" => Role::Exception,
        "bar" => Role::Bar,
        _ => Role::Issue,
    };
    let name = reader.word(&parts.take(Rule::text)?);
    let under = match parts.take(Rule::under) {
        Some(under) => provision_ref(reader, under.into_inner().next()?),
        None => None,
    };
    let about = match parts.take(Rule::about).and_then(|about| about.into_inner().next()) {
        Some(about) => params(reader, about),
        None => Vec::new(),
    };
    let answering = parts.take(Rule::answering).map(|list| answers(reader, list)).unwrap_or_default();
    let only_on_a_reading = parts.take(Rule::dormant).is_some();
    let mut sentences = Vec::new();
    while let Some(part) = parts.next_content() {
        let range = reader.range(&part);
        if let Some(sentence) = part.into_inner().next().and_then(|inner| statement(reader, inner)) {
            sentences.push(Placed::new(sentence, range));
        }
    }
    refuse_second_sentences(reader, &sentences);
    Some(Issue { role, name, under, about, answering, only_on_a_reading, statements: sentences, broken: false })
}

/// Sentences of which an issue has one at most.
fn refuse_second_sentences(reader: &mut Reader, sentences: &[Placed<Statement>]) {
    for (index, second) in sentences.iter().enumerate() {
        let Some(words) = single(&second.value) else { continue };
        if let Some(first) = sentences[..index].iter().find(|first| single(&first.value) == Some(words)) {
            let (first, place) = (reader.place(first.range.clone()), reader.place(second.range.clone()));
            reader.problems.push(problem::sentence_twice(words, place, first));
        }
    }
}

/// The words that begin a sentence which may stand once only.
fn single(statement: &Statement) -> Option<&'static str> {
    Some(match statement {
        Statement::Says(_) => "Says",
        Statement::Denies(_) => "Denies",
        Statement::LeavesOpen(_) => "Leaves open",
        Statement::Rule(_) => "Rule",
        Statement::InForce(_) => "In force",
        Statement::Order(_) => "Order of analysis",
        Statement::Ranking(_) => "Among precedents",
        _ => return None,
    })
}

fn answers(reader: &Reader, pair: Pair<Rule>) -> Vec<Answer> {
    let mut answers = Vec::new();
    for part in pair.into_inner().filter(|part| part.as_rule() == Rule::answer) {
        let mut inner = Parts::of(part);
        let provision = inner.take(Rule::provision_ref).and_then(|at| provision_ref(reader, at));
        let instrument = inner.take(Rule::abbreviation).map(|name| reader.word(&name));
        let available_if =
            inner.take(Rule::available_if).and_then(|part| part.into_inner().next()).map(|text| reader.word(&text));
        answers.push(Answer { provision, instrument, available_if });
    }
    answers
}

/// A sentence of an issue; `None` where it was a wrong form, answered by a problem.
pub fn statement(reader: &mut Reader, pair: Pair<Rule>) -> Option<Statement> {
    let rule = pair.as_rule();
    Some(match rule {
        Rule::says | Rule::denies | Rule::leaves_open | Rule::rule_sentence => {
            let text = reader.word(&pair.into_inner().next()?);
            match rule {
                Rule::says => Statement::Says(text),
                Rule::denies => Statement::Denies(text),
                Rule::leaves_open => Statement::LeavesOpen(text),
                _ => Statement::Rule(text),
            }
        }
        Rule::cites => Statement::Cites(citations(reader, pair)),
        Rule::span_of_time => Statement::InForce(span_of_time(reader, pair)?),
        Rule::reconstruction => Statement::OwnReconstruction,
        Rule::must => Statement::Must(must(reader, pair)?),
        Rule::second_tier => Statement::SecondTier(must(reader, pair)?),
        Rule::met_if => Statement::MetIf(group(reader, pair.into_inner().next()?)?),
        Rule::constant => {
            let mut parts = Parts::of(pair);
            Statement::Constant {
                met: parts.take(Rule::negation).is_none(),
                because: because(reader, parts.take(Rule::because)),
            }
        }
        Rule::unless => Statement::Unless(exception_group(reader, pair.into_inner().next()?)?),
        Rule::reasons | Rule::dimensions => {
            let mut parts = Parts::of(pair);
            let for_it = parts.take(Rule::side)?.as_str().trim() == "for";
            let (items, _) = items(reader, parts.take(Rule::items)?);
            if rule == Rule::reasons {
                Statement::Reasons { for_it, items }
            } else {
                Statement::Dimensions { for_it, items }
            }
        }
        Rule::outweighs => Statement::Outweighs(outweighs(reader, pair)?),
        Rule::table => Statement::Table(table(reader, pair)?),
        Rule::order => Statement::Order(labels(reader, pair.into_inner().next()?)),
        Rule::ranking => Statement::Ranking(
            pair.into_inner().filter(|part| part.as_rule() == Rule::rank).map(|rank| reader.word(&rank)).collect(),
        ),
        Rule::allows => Statement::Allows(allowance(reader, pair)?),
        Rule::wrong_statement => {
            let word = pair.as_str().split_whitespace().next().unwrap_or_default().to_owned();
            let place = reader.place(reader.range(&pair));
            reader.problems.push(problem::wrong_opening(&word, place));
            return None;
        }
        _ => return None,
    })
}

fn must(reader: &mut Reader, pair: Pair<Rule>) -> Option<Must> {
    let mut parts = Parts::of(pair);
    let party = party(reader, parts.take(Rule::prover)?);
    let standard = how(reader, parts.take(Rule::how));
    Some(Must { party, standard, group: group(reader, parts.take(Rule::group)?)? })
}

pub fn how(reader: &Reader, pair: Option<Pair<Rule>>) -> Option<Word> {
    pair.and_then(|how| how.into_inner().next()).map(|words| reader.placed(fold(words.as_str()), &words))
}

pub fn because(reader: &Reader, pair: Option<Pair<Rule>>) -> Option<Word> {
    pair.and_then(|because| because.into_inner().next()).map(|text| reader.word(&text))
}

pub fn outweighs(reader: &Reader, pair: Pair<Rule>) -> Option<Outweighs> {
    let mut parts = Parts::of(pair);
    let winner = reader.label(&parts.take(Rule::label)?);
    let losers = labels(reader, parts.take(Rule::labels)?);
    Some(Outweighs { winner, losers, because: because(reader, parts.take(Rule::because)) })
}

pub fn labels(reader: &Reader, pair: Pair<Rule>) -> Vec<Word> {
    pair.into_inner().filter(|part| part.as_rule() == Rule::label).map(|label| reader.label(&label)).collect()
}

fn table(reader: &Reader, pair: Pair<Rule>) -> Option<Table> {
    let mut parts = Parts::of(pair);
    let header = parts.take(Rule::header)?;
    let columns = header
        .into_inner()
        .filter_map(|column| {
            let range = reader.range(&column);
            let inner = column.into_inner().next()?;
            let words = fold(inner.as_str().trim_matches('"'));
            let column = if inner.as_rule() == Rule::text { Column::Issue(words) } else { Column::Phrase(words) };
            Some(Placed::new(column, range))
        })
        .collect();
    let rows = parts
        .take_all(Rule::row)
        .into_iter()
        .map(|row| {
            let range = reader.range(&row);
            Placed::new(row.into_inner().filter_map(|part| cell(reader, part)).collect(), range)
        })
        .collect();
    Some(Table { columns, rows })
}

fn cell(reader: &Reader, pair: Pair<Rule>) -> Option<Placed<Cell>> {
    let range = reader.range(&pair);
    let inner = pair.into_inner().next()?;
    let cell = match inner.as_rule() {
        Rule::any_cell => Cell::Any,
        Rule::yes_cell if inner.as_str().trim() == "yes" => Cell::Yes,
        Rule::yes_cell => Cell::No,
        Rule::result_cell if inner.as_str().starts_with("not") => Cell::NotMet,
        Rule::result_cell => Cell::Met,
        _ => {
            let mut parts = Parts::of(inner);
            let bound = parts.take(Rule::bound).map(|bound| super::clauses::bound(&bound));
            Cell::Values { bound, values: parts.take_all(Rule::text).iter().map(|text| reader.word(text)).collect() }
        }
    };
    Some(Placed::new(cell, range))
}
