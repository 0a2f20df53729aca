//! Facts of the law around the issues: instruments, reports, standards, questions and their readings.

use super::{Program, bit, day, optional, quoted};
use crate::rulebook::*;

impl Program<'_> {
    pub fn rulebook(&mut self) {
        self.heading("sources of law");
        for id in 0..self.book.instruments.len() {
            let name = self.instrument_name(id);
            self.in_force(&format!("instrument({name})"), self.book.instruments[id].in_force);
        }
        for (id, provision) in self.book.provisions.iter().enumerate() {
            let name = self.provision_name(id);
            self.fact("provision", &[&name, &self.instrument_name(provision.instrument)]);
            self.in_force(&format!("provision({name})"), provision.in_force);
        }
        for (id, report) in self.book.reports.iter().enumerate() {
            let proceeding = optional(report.proceeding.as_deref().map(quoted));
            let (name, circulated) = (self.report_name(id), optional(report.circulated.map(day)));
            self.fact("report", &[&name, &(report.weight as u8), &circulated, &proceeding]);
        }
        self.evidence();
        self.questions();
        for id in 0..self.book.issues.len() {
            self.issue(id);
        }
        let defences: Vec<IssueId> =
            (0..self.book.issues.len()).filter(|id| self.book.issues[*id].role == Role::Defence).collect();
        for (number, id) in defences.iter().enumerate() {
            self.fact("defence_number", &[&self.issue_name(*id), &number]);
        }
        self.fact("defence_count", &[&defences.len()]);
    }

    pub(super) fn in_force(&mut self, of: &str, span: Option<(jiff::civil::Date, Option<jiff::civil::Date>)>) {
        if let Some((from, until)) = span {
            self.fact("span", &[&of, &day(from), &optional(until.map(day))]);
        }
    }

    /// Standards of proof, and what a kind of evidence is worth at most. Grades are numbered from none, 0, to conclusive, 5.
    fn evidence(&mut self) {
        self.heading("standards and caps");
        for (id, standard) in self.book.standards.iter().enumerate() {
            let name = self.standard_name(id);
            self.fact("standard", &[&name]);
            let (least, most) = (standard.for_at_least as u8, standard.against_at_most as u8);
            self.fact("demands", &[&name, &least, &most, &bit(standard.for_more_than_against)]);
        }
        for (kind, grade) in &self.book.caps {
            self.fact("cap", &[&quoted(kind.word()), &(*grade as u8)]);
        }
        for (id, fact) in self.book.facts.iter().enumerate() {
            for (kind, grade) in &fact.caps {
                self.fact("fact_cap", &[&self.fact_name(id), &quoted(kind.word()), &(*grade as u8)]);
            }
        }
    }

    fn questions(&mut self) {
        self.heading("questions of law");
        for (id, question) in self.book.questions.iter().enumerate() {
            let name = self.question_name(id);
            self.fact("readings", &[&name, &question.readings.len()]);
            for (number, reading) in question.readings.iter().enumerate() {
                self.fact("reading", &[&name, &number, &self.report_name(reading.report)]);
            }
            for (number, prevails) in question.prevails.iter().enumerate() {
                let condition = self.condition(prevails.only_if);
                self.fact("prevails", &[&name, &number, &prevails.winner, &prevails.loser, &condition]);
            }
            self.fact("orders", &[&name, &question.prevails.len()]);
            if question.later_prevails {
                self.fact("later_prevails", &[&name]);
            }
        }
        for named in &self.options.readings {
            self.fact("named", &[&self.question_name(named.question), &named.reading]);
        }
    }
}
