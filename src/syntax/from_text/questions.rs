//! Questions with rival readings, precedents, remedies.

use pest::iterators::Pair;

use super::Rule;
use super::clauses::{exception_group, group, items, party};
use super::cursor::{Parts, Reader, fold};
use super::declarations::{allowance, citation, params, provision_ref};
use super::issues::{because, how, labels, statement};
use crate::source::Placed;
use crate::syntax::problem;
use crate::syntax::tree::*;

pub fn question(reader: &mut Reader, pair: Pair<Rule>) -> Option<Question> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let text = reader.word(&parts.take(Rule::text)?);
    let mut question = Question {
        name,
        text,
        readings: Vec::new(),
        prevails: Vec::new(),
        later_prevails: None,
        broken: false,
        allows: Vec::new(),
    };
    while let Some(part) = parts.next_content() {
        match part.as_rule() {
            Rule::reading => question.readings.extend(reading(reader, part)),
            Rule::allows => question.allows.extend(allowance(reader, part)),
            Rule::prevails => question.prevails.extend(prevails(reader, part)),
            _ => question.later_prevails = Some(reader.range(&part)),
        }
    }
    Some(question)
}

fn prevails(reader: &Reader, pair: Pair<Rule>) -> Option<Prevails> {
    let mut parts = Parts::of(pair);
    let winner = reader.word(&parts.take(Rule::text)?);
    let loser = reader.word(&parts.take(Rule::text)?);
    let only_if = parts.take(Rule::prevails_if).and_then(|part| {
        let mut inner = Parts::of(part);
        Some((reader.word(&inner.take(Rule::text)?), reader.word(&inner.take(Rule::text)?)))
    });
    Some(Prevails { winner, loser, only_if, because: because(reader, parts.take(Rule::because)) })
}

fn reading(reader: &mut Reader, pair: Pair<Rule>) -> Option<Reading> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let authority = parts.take(Rule::citation).and_then(|part| citation(reader, part));
    let mut reading = Reading { name, authority, rule: None, effects: Vec::new() };
    while let Some(part) = parts.next_content() {
        let range = reader.range(&part);
        let inner = part.into_inner().next()?;
        if inner.as_rule() == Rule::rule_sentence {
            let law = reader.word(&inner.into_inner().next()?);
            reader.once("Rule", &mut reading.rule, Some(law));
        } else if let Some(effect) = effect(reader, inner) {
            reading.effects.push(Placed::new(effect, range));
        }
    }
    Some(reading)
}

fn effect(reader: &mut Reader, pair: Pair<Rule>) -> Option<Effect> {
    let rule = pair.as_rule();
    let mut parts = Parts::of(pair);
    if rule == Rule::adds_nothing {
        return Some(Effect::AddsNothing);
    }
    if rule == Rule::adds_reasons {
        let for_it = parts.take(Rule::side)?.as_str().trim() == "for";
        let issues = parts.take_all(Rule::text).iter().map(|text| reader.word(text)).collect();
        let (items, _) = items(reader, parts.take(Rule::items)?);
        return Some(Effect::AddsReasons { for_it, issues, items });
    }
    let issue = reader.word(&parts.take(Rule::text)?);
    Some(match rule {
        Rule::replaces => {
            let mut statements = Vec::new();
            while let Some(part) = parts.next_content() {
                let range = reader.range(&part);
                statements.extend(statement(reader, part).map(|sentence| Placed::new(sentence, range)));
            }
            Effect::Replaces { issue, statements }
        }
        Rule::adds_elements => {
            let (items, joints) = items(reader, parts.take(Rule::items)?);
            Effect::AddsElements { issue, items, joints }
        }
        Rule::adds_exception => {
            Effect::AddsException { issue, exception: exception_group(reader, parts.take(Rule::exception_group)?)? }
        }
        Rule::adds_bar => Effect::AddsBar { bar: issue },
        Rule::outweighs_in => {
            let winner = reader.label(&parts.take(Rule::label)?);
            let losers = labels(reader, parts.take(Rule::labels)?);
            let outweighs = Outweighs { winner, losers, because: because(reader, parts.take(Rule::because)) };
            Effect::Outweighs { issue, outweighs }
        }
        Rule::puts => Effect::Puts { issue, party: party(reader, parts.take(Rule::party)?) },
        Rule::requires => {
            let words = parts.take(Rule::how_words)?;
            Effect::Requires { issue, standard: reader.placed(fold(words.as_str()), &words) }
        }
        Rule::makes => {
            let met = parts.take(Rule::negation).is_none();
            Effect::Makes { issue, met, because: because(reader, parts.take(Rule::because)) }
        }
        _ => Effect::Orders { issue, labels: labels(reader, parts.take(Rule::labels)?) },
    })
}

pub fn precedent(reader: &mut Reader, pair: Pair<Rule>) -> Option<Precedent> {
    let mut parts = Parts::of(pair);
    let name = reader.word(&parts.take(Rule::text)?);
    let issue = reader.word(&parts.take(Rule::text)?);
    let met = parts.take(Rule::negation).is_none();
    let mut precedent = Precedent {
        name,
        issue,
        met,
        of: None,
        present: Vec::new(),
        absent: Vec::new(),
        rebuttal: None,
        allows: Vec::new(),
    };
    while let Some(part) = parts.next_content() {
        let rule = part.as_rule();
        if rule == Rule::allows {
            precedent.allows.extend(allowance(reader, part));
            continue;
        }
        let mut inner = Parts::of(part);
        match rule {
            Rule::precedent_of => {
                let of = citation(reader, inner.take(Rule::citation)?)?;
                match &precedent.of {
                    None => precedent.of = Some(of),
                    Some(first) => {
                        let (first, second) = (reader.place(first.range.clone()), reader.place(of.range));
                        reader.problems.push(problem::sentence_twice("Of", second, first));
                    }
                }
            }
            Rule::present => {
                for factor in inner.take_all(Rule::factor_at) {
                    let mut factor = Parts::of(factor);
                    let label = reader.label(&factor.take(Rule::label)?);
                    precedent.present.push((label, factor.take(Rule::text).map(|text| reader.word(&text))));
                }
            }
            Rule::absent => precedent.absent.extend(labels(reader, inner.take(Rule::labels)?)),
            _ => {
                let standard = how(reader, inner.take(Rule::how));
                precedent.rebuttal = Some((standard, group(reader, inner.take(Rule::group)?)?));
            }
        }
    }
    Some(precedent)
}

pub fn remedy(reader: &mut Reader, pair: Pair<Rule>) -> Option<Remedy> {
    let mut parts = Parts::of(pair);
    let under = provision_ref(reader, parts.take(Rule::provision_ref)?)?;
    let about = match parts.take(Rule::about).and_then(|about| about.into_inner().next()) {
        Some(about) => params(reader, about),
        None => Vec::new(),
    };
    let (mut cases, mut allows) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_content() {
        let rule = part.as_rule();
        if rule == Rule::remedy_default {
            continue;
        }
        if rule == Rule::allows {
            allows.extend(allowance(reader, part));
            continue;
        }
        let mut inner = Parts::of(part);
        let group = group(reader, inner.take(Rule::group)?)?;
        cases.push(RemedyCase {
            discretion: rule == Rule::remedy_discretion,
            group,
            because: because(reader, inner.take(Rule::because)),
        });
    }
    Some(Remedy { under, about, cases, allows })
}
