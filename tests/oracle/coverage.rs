//! Counts what was drawn and what came of it, so that a construct that is never reached shows.

use std::collections::BTreeMap;

use super::generate::Drawn;
use super::model::{
    Atom, Body, Burden, Clause, Column, Connective, Effect, Exception, Factor, Form, Group, Main, Must, Quantifier,
    Reasons, Role, Value,
};
use super::naive::Answer;

#[derive(Debug, Default, Clone)]
pub struct Coverage {
    counts: BTreeMap<String, usize>,
}

impl Coverage {
    pub fn count(&mut self, what: impl Into<String>) {
        *self.counts.entry(what.into()).or_default() += 1;
    }

    pub fn drawn(&mut self, drawn: &Drawn) {
        self.count("case");
        for issue in &drawn.law.issues {
            self.count(format!("{} declared", issue.role_word()));
            if let Role::Defence { answers, .. } = &issue.role {
                answers
                    .iter()
                    .filter(|answer| answer.available_if.is_some())
                    .for_each(|_| self.count("defence: available on a condition"));
            }
            self.body(&issue.body);
        }
        for question in &drawn.law.questions {
            if question.order.later {
                self.count("question: the later prevails");
            }
            for stated in &question.order.stated {
                self.count(if stated.only_if.is_some() {
                    "question: an order on a condition"
                } else {
                    "question: an order"
                });
            }
            question.readings.iter().flat_map(|reading| &reading.effects).for_each(|effect| self.effect(effect));
        }
        self.record(drawn);
    }

    /// What the definition made of the claims.
    pub fn answers(&mut self, answers: &[Answer]) {
        for answer in answers {
            self.count(format!("verdict on the record: {:?}", answer.on_record));
            self.count(format!("verdict if closed: {:?}", answer.if_closed));
            if answer.either_way == Some(true) {
                self.count("verdict either way");
            }
            if answer.profiles > 1 {
                self.count("several readings may prevail");
            }
            for (note, count) in &answer.notes {
                *self.counts.entry((*note).to_owned()).or_default() += count;
            }
        }
    }

    fn effect(&mut self, effect: &Effect) {
        let name = format!("{effect:?}");
        self.count(format!("reading: {}", name.split([' ', '{']).next().unwrap_or_default()));
        match effect {
            Effect::Replaces { body, .. } => self.body(body),
            Effect::Elements { clause, .. } | Effect::Reasons { clause, .. } => self.clause(clause),
            Effect::Exception { exception, .. } => self.exception(exception),
            _ => {}
        }
    }

    fn body(&mut self, body: &Body) {
        match &body.main {
            Main::Must(must) => self.must(must),
            Main::MetIf(group) => {
                self.count("met if");
                self.group(group);
            }
            Main::Reasons(reasons) => self.reasons(reasons),
            Main::Table(table) => {
                self.count("table");
                for column in &table.columns {
                    self.count(match column {
                        Column::Scale { .. } => "table: scale",
                        Column::Atom(Atom::Met { .. }) => "table: issue",
                        Column::Atom(_) => "table: truth",
                    });
                }
            }
            Main::Constant(_) => self.count("constant"),
        }
        body.unless.iter().for_each(|exception| self.exception(exception));
        if let Some(must) = &body.second {
            self.count("second tier");
            self.must(must);
        }
    }

    fn must(&mut self, must: &Must) {
        self.count(format!("must prove: {}", must.standard.map_or("no standard named", |standard| standard.words())));
        self.group(&must.group);
    }

    fn reasons(&mut self, reasons: &Reasons) {
        self.count("reasons");
        reasons.outweighs.iter().for_each(|_| self.count("reasons: outweighs"));
        for item in &reasons.items {
            match &item.factor {
                Factor::Clause(clause) => self.clause(clause),
                Factor::Dimension { .. } => self.count("reasons: dimension"),
            }
        }
        for precedent in &reasons.precedents {
            self.count("precedent");
            if precedent.rebuttal.is_some() {
                self.count("precedent: rebuttal");
            }
        }
    }

    fn group(&mut self, group: &Group) {
        self.quantifier(group.each.as_ref());
        self.list(group.connective, &group.clauses);
        if let Some(exception) = &group.unless {
            self.count("unless within a list");
            self.exception(exception);
        }
    }

    fn list(&mut self, connective: Connective, clauses: &[Clause]) {
        self.count(match connective {
            Connective::All => "all of",
            Connective::Any => "any of",
            Connective::AtLeast(_) => "at least n of",
        });
        clauses.iter().for_each(|clause| self.clause(clause));
    }

    fn clause(&mut self, clause: &Clause) {
        self.quantifier(clause.each.as_ref());
        if clause.scope {
            self.count("scope element");
        }
        match &clause.form {
            Form::List(connective, clauses) => self.list(*connective, clauses),
            Form::Atom(Atom::Literal(literal)) => {
                let wants = format!("{:?}", literal.wants);
                self.count(format!("literal: {}", wants.split('(').next().unwrap_or_default()));
            }
            Form::Atom(Atom::Met { negated, .. }) => self.count(if *negated { "issue not met" } else { "issue met" }),
            Form::Atom(Atom::Inconsistent { negated, .. }) => {
                self.count(if *negated { "not inconsistent with" } else { "inconsistent with" });
            }
        }
    }

    fn exception(&mut self, exception: &Exception) {
        self.count(match exception.burden {
            Burden::Silent => "unless: burden passes",
            Burden::By(..) => "unless: a party proves",
            Burden::Plausible => "unless: it is plausible that",
        });
        self.quantifier(exception.each.as_ref());
        self.group(&exception.group);
    }

    fn quantifier(&mut self, quantifier: Option<&Quantifier>) {
        if let Some(quantifier) = quantifier {
            let every = if quantifier.every { "for every" } else { "for some" };
            self.count(format!("{every} {:?}", quantifier.kind));
        }
    }

    fn record(&mut self, drawn: &Drawn) {
        let record = &drawn.record;
        record.claims.iter().for_each(|_| self.count("claim"));
        record.pleas.iter().for_each(|_| self.count("plea raised"));
        for given in &record.given {
            let what = format!("{:?}", given.what);
            self.count(format!("given: {}", what.split([' ', '(']).next().unwrap_or_default()));
        }
        record.complete.iter().for_each(|_| self.count("complete list"));
        for thing in &record.things {
            if thing.part_of.is_some() {
                self.count("part of a measure");
            }
            if !thing.raised_by.is_empty() {
                self.count("detour raised");
            }
            if thing.concerns.is_some() {
                self.count("thing that concerns one measure");
            }
        }
        for statement in &record.statements {
            self.count("statement");
            let conditions = [
                (statement.of.is_none(), "statement of everything"),
                (!statement.admitted.is_empty(), "statement admitted"),
                (!statement.not_contested.is_empty(), "statement not contested"),
                (statement.exhibits.is_empty() && statement.admitted.is_empty(), "statement assumed"),
                (statement.value.is_none(), "statement without value"),
                (matches!(statement.value, Some(Value::Number(least, greatest)) if least != greatest), "interval"),
            ];
            conditions.into_iter().filter(|(holds, _)| *holds).for_each(|(_, what)| self.count(what));
        }
    }
}

impl std::fmt::Display for Coverage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.counts.iter().try_for_each(|(what, count)| writeln!(formatter, "{count:8}  {what}"))
    }
}
