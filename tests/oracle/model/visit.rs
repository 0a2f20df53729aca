//! Walks through everything that a rulebook says.

use super::{Atom, Body, Clause, Effect, Exception, Factor, Form, Group, Main, Quantifier, Rulebook};

/// What a walk meets.
pub enum Met<'a> {
    Main(&'a Main),
    Quantifier(&'a Quantifier),
    Atom(&'a Atom),
    Effect(&'a Effect),
}

impl Rulebook {
    /// Whether anything in the rulebook is such.
    pub fn any(&self, such: impl Fn(&Met) -> bool) -> bool {
        let mut found = false;
        self.walk(&mut |met| found |= such(&met));
        found
    }

    fn walk(&self, visit: &mut dyn FnMut(Met)) {
        self.issues.iter().for_each(|issue| body(&issue.body, visit));
        for effect in self.questions.iter().flat_map(|question| &question.readings).flat_map(|reading| &reading.effects)
        {
            visit(Met::Effect(effect));
            match effect {
                Effect::Elements { clause: added, .. } | Effect::Reasons { clause: added, .. } => clause(added, visit),
                Effect::Exception { exception: added, .. } => exception(added, visit),
                Effect::Replaces { body: replaced, .. } => body(replaced, visit),
                _ => {}
            }
        }
    }
}

fn body(body: &Body, visit: &mut dyn FnMut(Met)) {
    visit(Met::Main(&body.main));
    match &body.main {
        Main::Must(must) => group(&must.group, visit),
        Main::MetIf(inner) => group(inner, visit),
        Main::Reasons(reasons) => {
            for item in &reasons.items {
                if let Factor::Clause(inner) = &item.factor {
                    clause(inner, visit);
                }
            }
            let rebuttals = reasons.precedents.iter().filter_map(|precedent| precedent.rebuttal.as_ref());
            rebuttals.for_each(|(_, inner)| clause(inner, visit));
        }
        Main::Table(_) | Main::Constant(_) => {}
    }
    body.unless.iter().for_each(|inner| exception(inner, visit));
    body.second.iter().for_each(|must| group(&must.group, visit));
    body.added.iter().for_each(|inner| clause(inner, visit));
}

fn group(group: &Group, visit: &mut dyn FnMut(Met)) {
    group.each.iter().for_each(|quantifier| visit(Met::Quantifier(quantifier)));
    group.clauses.iter().for_each(|inner| clause(inner, visit));
    group.unless.iter().for_each(|inner| exception(inner, visit));
}

fn clause(outer: &Clause, visit: &mut dyn FnMut(Met)) {
    outer.each.iter().for_each(|quantifier| visit(Met::Quantifier(quantifier)));
    match &outer.form {
        Form::Atom(atom) => visit(Met::Atom(atom)),
        Form::List(_, clauses) => clauses.iter().for_each(|inner| clause(inner, visit)),
    }
}

fn exception(exception: &Exception, visit: &mut dyn FnMut(Met)) {
    exception.each.iter().for_each(|quantifier| visit(Met::Quantifier(quantifier)));
    group(&exception.group, visit);
}
