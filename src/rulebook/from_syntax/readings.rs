//! Questions of law: rival readings, what each does to the issues, and which prevails.

use std::collections::BTreeMap;

use super::clauses::Scope;
use super::issues::{body, prefix};
use super::names::Class;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Placed, Text};
use crate::syntax::tree::{self, Declaration, Effect, Item, Word};

pub fn resolve(lowering: &mut Lowering, declarations: &[(&Text, &Placed<Declaration>)]) {
    let questions: Vec<(&Text, &tree::Question)> = declarations
        .iter()
        .filter_map(|(text, declaration)| match &declaration.value {
            Declaration::Question(question) => Some((*text, question)),
            _ => None,
        })
        .collect();
    // Names and authorities of all questions first: orders and effects may refer to other questions.
    for (text, question) in &questions {
        declare(lowering, text, question);
    }
    for (id, (text, question)) in questions.iter().enumerate() {
        order(lowering, text, id, question);
        let mut kept = 0;
        for reading in &question.readings {
            let name = &reading.name.value;
            if lowering.book.questions[id].readings.get(kept).is_some_and(|resolved| resolved.name == *name) {
                let at = ReadingRef { question: id, reading: kept };
                for effect in &reading.effects {
                    self::effect(lowering, text, at, effect);
                }
                kept += 1;
            }
        }
    }
    check_replacements(lowering);
}

fn declare(lowering: &mut Lowering, text: &Text, question: &tree::Question) {
    let place = at(text, &question.name.range);
    let id = lowering.book.questions.len();
    lowering.name(Class::Question, &question.name.value, id, Some(place.clone()));
    let mut readings: Vec<Reading> = Vec::new();
    for reading in &question.readings {
        let reading_at = at(text, &reading.name.range);
        if let Some(first) = readings.iter().find(|earlier| earlier.name == reading.name.value) {
            let problem = problem::duplicate("reading", &reading.name.value, reading_at, first.place.clone());
            lowering.refuse(problem);
            continue;
        }
        let Some(authority) = &reading.authority else {
            lowering.refuse(problem::reading_without_authority(&reading.name.value, reading_at));
            lowering.unsound.readings.insert((id, reading.name.value.clone()));
            continue;
        };
        let Some(citation) = lowering.citation(text, authority) else {
            lowering.unsound.readings.insert((id, reading.name.value.clone()));
            continue;
        };
        let CitedSource::Report(report) = citation.of else {
            lowering.refuse(problem::provision_argues_nothing(&reading.name.value, at(text, &authority.range)));
            lowering.unsound.readings.insert((id, reading.name.value.clone()));
            continue;
        };
        let declared = &lowering.book.reports[report];
        if declared.circulated.is_none() {
            let problem =
                problem::undated_authority(&declared.name, at(text, &authority.range), declared.place.clone());
            lowering.refuse(problem);
        }
        readings.push(Reading {
            name: reading.name.value.clone(),
            report,
            authority: citation,
            law: reading.rule.as_ref().map(|rule| rule.value.clone()),
            place: reading_at,
        });
    }
    if readings.len() == 1 && question.readings.len() == 1 && !question.broken {
        lowering.refuse(
            crate::source::Problem::new(
                "rulebook::no_rival_reading",
                "a question with a single reading is no question",
                place.clone(),
                "one reading only",
            )
            .help("add the rival reading, or write the law into the issue itself"),
        );
    }
    lowering.book.questions.push(Question {
        name: question.name.value.clone(),
        text: question.text.value.clone(),
        readings,
        prevails: Vec::new(),
        later_prevails: question.later_prevails.is_some(),
        place,
    });
}

fn order(lowering: &mut Lowering, text: &Text, id: QuestionId, question: &tree::Question) {
    for prevails in &question.prevails {
        let (winner, loser) =
            (reading(lowering, text, id, &prevails.winner), reading(lowering, text, id, &prevails.loser));
        let only_if = match &prevails.only_if {
            None => None,
            Some((other, name)) => {
                let Some(other) = lowering.find_word(Class::Question, other, text) else { continue };
                let Some(reading) = reading(lowering, text, other, name) else { continue };
                Some(ReadingRef { question: other, reading })
            }
        };
        let (Some(winner), Some(loser)) = (winner, loser) else { continue };
        let place = at(text, &(prevails.winner.range.start..prevails.loser.range.end));
        let reverse = lowering.book.questions[id]
            .prevails
            .iter()
            .find(|other| other.winner == loser && other.loser == winner && other.only_if == only_if)
            .map(|other| other.place.clone());
        if let Some(first) = reverse {
            lowering.refuse(problem::contradictory_order(&prevails.winner.value, &prevails.loser.value, first, place));
            continue;
        }
        let because = prevails.because.as_ref().map(|because| because.value.clone());
        lowering.book.questions[id].prevails.push(Prevails { winner, loser, only_if, because, place });
    }
}

fn reading(lowering: &mut Lowering, text: &Text, question: QuestionId, word: &Word) -> Option<usize> {
    let known: Vec<String> =
        lowering.book.questions[question].readings.iter().map(|reading| reading.name.clone()).collect();
    let found = known.iter().position(|name| *name == word.value);
    if found.is_none() && !lowering.unsound.readings.contains(&(question, word.value.clone())) {
        let place = at(text, &word.range);
        lowering.refuse(problem::unknown(
            "rulebook::unknown_reading",
            "reading",
            &word.value,
            place,
            known.iter().map(String::as_str),
        ));
    }
    found
}

fn effect(lowering: &mut Lowering, text: &Text, reading: ReadingRef, effect: &Placed<Effect>) {
    match &effect.value {
        Effect::AddsNothing => {}
        Effect::Replaces { issue, statements } => {
            let Some(id) = lowering.find_word(Class::Issue, issue, text) else { return };
            let params = lowering.book.issues[id].params.clone();
            let prefix = format!(
                "{}/[{}]",
                prefix(&lowering.book, id),
                lowering.book.questions[reading.question].readings[reading.reading].name
            );
            let is_test = lowering.book.issues[id].role == Role::Test;
            let mut scope = Scope::new(text, &params, &prefix, is_test);
            if let Some(body) = body(lowering, &mut scope, issue, statements) {
                lowering.book.issues[id].replaced.push((reading, body));
            }
        }
        Effect::Makes { issue, met, because } => {
            let Some(id) = lowering.find_word(Class::Issue, issue, text) else { return };
            let because = because.as_ref().map(|because| because.value.clone());
            let body = Body { main: Main::Constant { met: *met, because }, extras: Vec::new() };
            lowering.book.issues[id].replaced.push((reading, body));
        }
        Effect::AddsElements { issue, items, .. } => adds_elements(lowering, text, reading, issue, items),
        Effect::AddsReasons { for_it, issues, items } => {
            for issue in issues {
                adds_reasons(lowering, text, reading, issue, *for_it, items);
            }
        }
        Effect::AddsException { issue, exception } => {
            let Some((id, mut scope)) = scope_of(lowering, text, issue) else { return };
            if let Some(clause) = lowering.exception_group(&mut scope, exception) {
                let part = Part { link: PartLink::Exception, clause, only_on: Some(reading) };
                lowering.book.issues[id].body.extras.push(part);
            }
        }
        Effect::AddsBar { bar } => {
            let Some(id) = lowering.find_word(Class::Issue, bar, text) else { return };
            let declared = &mut lowering.book.issues[id];
            match (&mut declared.only_on, declared.role) {
                (Some(readings), Role::Bar) => readings.push(reading),
                _ => {
                    let problem = crate::source::Problem::new(
                        "rulebook::not_a_dormant_bar",
                        format!("`{}` is not a bar that waits for a reading", bar.value),
                        at(text, &bar.range),
                        "added here",
                    )
                    .also(declared.place.clone(), "declared here")
                    .help("declare it `bar \"…\" …, only on a reading.`");
                    lowering.refuse(problem);
                }
            }
        }
        Effect::Outweighs { issue, outweighs } => {
            let Some(id) = lowering.find_word(Class::Issue, issue, text) else { return };
            let Main::Reasons(mut reasons) = lowering.book.issues[id].body.main.clone() else {
                refuse_without_reasons(lowering, text, issue, id);
                return;
            };
            lowering.outweighs(text, outweighs, Some(reading), &mut reasons);
            lowering.book.issues[id].body.main = Main::Reasons(reasons);
        }
        Effect::Puts { issue, party } => {
            let Some(id) = lowering.find_word(Class::Issue, issue, text) else { return };
            if lowering.book.issues[id].role == Role::Exception {
                lowering.book.issues[id].puts.push((reading, party.value));
            } else {
                let declared = lowering.book.issues[id].place.clone();
                lowering.refuse(problem::not_an_exception(&issue.value, at(text, &issue.range), declared));
            }
        }
        Effect::Requires { issue, standard } => {
            let Some(id) = lowering.find_word(Class::Issue, issue, text) else { return };
            if let Some(standard) = lowering.standard(text, standard) {
                lowering.book.issues[id].requires.push((reading, standard));
            }
        }
        Effect::Orders { issue, labels } => {
            let Some(id) = lowering.find_word(Class::Issue, issue, text) else { return };
            lowering.orders.push((id, labels.clone(), text.clone()));
            lowering.book.issues[id]
                .orders
                .push((Some(reading), labels.iter().map(|label| label.value.clone()).collect()));
        }
    }
}

fn scope_of<'a>(lowering: &mut Lowering, text: &'a Text, issue: &Word) -> Option<(IssueId, Scope<'a>)> {
    let id = lowering.find_word(Class::Issue, issue, text)?;
    let declared = lowering.book.issues[id].clone();
    let prefix = prefix(&lowering.book, id);
    let mut scope = Scope::new(text, &declared.params, &prefix, declared.role == Role::Test);
    scope.letters = letters(&declared.body);
    Some((id, scope))
}

/// The letters that a body has used, at any depth, and where.
fn letters(body: &Body) -> BTreeMap<String, Place> {
    fn walk(clause: &Clause, letters: &mut BTreeMap<String, Place>) {
        if let Some(label) = &clause.label {
            letters.insert(label.clone(), clause.place.clone());
        }
        match &clause.kind {
            ClauseKind::All(inner) | ClauseKind::Any(inner) | ClauseKind::AtLeast(_, inner) => {
                inner.iter().for_each(|clause| walk(clause, letters))
            }
            ClauseKind::ForEvery(_, inner) | ClauseKind::ForSome(_, inner) => walk(inner, letters),
            ClauseKind::Unless(main, exception) => {
                walk(main, letters);
                walk(exception, letters);
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    let parts = match &body.main {
        Main::Parts(parts) => parts.as_slice(),
        Main::Reasons(reasons) => {
            for item in &reasons.items {
                match &item.factor {
                    Factor::Reason(clause) => walk(clause, &mut found),
                    Factor::Dimension { label, place, .. } => {
                        found.insert(label.clone(), place.clone());
                    }
                }
            }
            &[]
        }
        _ => &[],
    };
    parts.iter().chain(&body.extras).for_each(|part| walk(&part.clause, &mut found));
    found
}

fn adds_elements(lowering: &mut Lowering, text: &Text, reading: ReadingRef, issue: &Word, items: &[Item]) {
    let Some((id, mut scope)) = scope_of(lowering, text, issue) else { return };
    // An added element is borne as the first of the issue's own elements is.
    let burden = match &lowering.book.issues[id].body.main {
        Main::Parts(parts) => parts.first().map_or((None, None), |part| {
            let clause = match &part.clause.kind {
                ClauseKind::Unless(main, _) => main.as_ref(),
                _ => &part.clause,
            };
            (clause.bearer, clause.standard)
        }),
        _ => {
            let declared = lowering.book.issues[id].place.clone();
            lowering.refuse(
                crate::source::Problem::new(
                    "rulebook::no_elements_to_add_to",
                    format!("`{}` has no list of elements", issue.value),
                    at(text, &issue.range),
                    "nothing to add to",
                )
                .also(declared, "declared here")
                .help("write `Adds to the reasons for …`, or `Replaces …`"),
            );
            return;
        }
    };
    for item in items {
        let Some(mut clause) = lowering.item(&mut scope, item) else { continue };
        (clause.bearer, clause.standard) = burden;
        if let Main::Parts(parts) = &mut lowering.book.issues[id].body.main {
            parts.push(Part { link: PartLink::Element, clause, only_on: Some(reading) });
        }
    }
}

fn adds_reasons(lowering: &mut Lowering, text: &Text, reading: ReadingRef, issue: &Word, for_it: bool, items: &[Item]) {
    let Some((id, mut scope)) = scope_of(lowering, text, issue) else { return };
    let Main::Reasons(mut reasons) = lowering.book.issues[id].body.main.clone() else {
        refuse_without_reasons(lowering, text, issue, id);
        return;
    };
    lowering.reason_items(&mut scope, for_it, items, Some(reading), &mut reasons);
    lowering.book.issues[id].body.main = Main::Reasons(reasons);
}

fn refuse_without_reasons(lowering: &mut Lowering, text: &Text, issue: &Word, id: IssueId) {
    if lowering.unsound.bodies.contains(&id) {
        return;
    }
    let declared = lowering.book.issues[id].place.clone();
    lowering.refuse(
        crate::source::Problem::new(
            "rulebook::no_reasons_to_add_to",
            format!("`{}` is not decided by reasons", issue.value),
            at(text, &issue.range),
            "no reasons here",
        )
        .also(declared, "declared here")
        .help("write `Adds to \"…\" that …` for an element, or `Replaces …`"),
    );
}

/// Two questions may not both replace one issue: no order stands between readings of different questions.
fn check_replacements(lowering: &mut Lowering) {
    for issue in lowering.book.issues.clone() {
        let mut replacing = issue.replaced.iter().map(|(reading, _)| *reading);
        if let Some(first) = replacing.next()
            && let Some(second) = replacing.find(|other| other.question != first.question)
        {
            let place = |at: ReadingRef| lowering.book.questions[at.question].readings[at.reading].place.clone();
            let problem = problem::replaced_twice(&issue.name, place(first), place(second));
            lowering.refuse(problem);
        }
    }
}
