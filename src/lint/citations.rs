//! Every citation of a declaration, with its place.

use crate::syntax::tree::*;

pub fn citations(declaration: &Declaration) -> Vec<&Citation> {
    let mut found = Vec::new();
    match declaration {
        Declaration::Instrument(instrument) => found.extend(&instrument.cites),
        Declaration::Provision(provision) => found.extend(&provision.cites),
        Declaration::Fact(fact) => found.extend(&fact.cites),
        Declaration::Schedule(schedule) => found.extend(&schedule.cites),
        Declaration::Issue(issue) => statements(&issue.statements, &mut found),
        Declaration::Question(question) => {
            for reading in &question.readings {
                found.extend(&reading.authority);
                reading.effects.iter().for_each(|one| effect(&one.value, &mut found));
            }
        }
        Declaration::Precedent(precedent) => {
            found.extend(&precedent.of);
            precedent.rebuttal.iter().for_each(|(_, rebuttal)| group(rebuttal, &mut found));
        }
        Declaration::Remedy(remedy) => remedy.cases.iter().for_each(|case| group(&case.group, &mut found)),
        _ => {}
    }
    found
}

fn statements<'a>(statements: &'a [crate::source::Placed<Statement>], found: &mut Vec<&'a Citation>) {
    for statement in statements {
        match &statement.value {
            Statement::Cites(cites) => found.extend(cites),
            Statement::Must(must) | Statement::SecondTier(must) => group(&must.group, found),
            Statement::MetIf(met) => group(met, found),
            Statement::Unless(exception) => group(&exception.group, found),
            Statement::Reasons { items, .. } | Statement::Dimensions { items, .. } => self::items(items, found),
            _ => {}
        }
    }
}

fn effect<'a>(effect: &'a Effect, found: &mut Vec<&'a Citation>) {
    match effect {
        Effect::Replaces { statements, .. } => self::statements(statements, found),
        Effect::AddsElements { items, .. } | Effect::AddsReasons { items, .. } => self::items(items, found),
        Effect::AddsException { exception, .. } => group(&exception.group, found),
        _ => {}
    }
}

fn group<'a>(group: &'a Group, found: &mut Vec<&'a Citation>) {
    items(&group.items, found);
    if let Some(exception) = &group.unless {
        self::group(&exception.group, found);
    }
}

fn items<'a>(items: &'a [Item], found: &mut Vec<&'a Citation>) {
    for item in items {
        found.extend(&item.cites);
        if let Content::List { items, .. } = &item.content {
            self::items(items, found);
        }
    }
}
