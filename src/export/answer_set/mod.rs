//! The facts of an answer-set program: what a rulebook and a record say, term by term, with nothing concluded.

mod clauses;
mod issues;
mod law;
mod record;
mod values;

use std::fmt::{Display, Write};

use jiff::civil::Date;

use crate::case::Record;
use crate::reason::Options;
use crate::rulebook::*;
use values::Values;

/// A program in the making.
pub struct Program<'a> {
    book: &'a Rulebook,
    record: &'a Record,
    options: &'a Options,
    pub text: String,
    /// Clauses, bodies, literals and uses of scales are numbered as they are met.
    clauses: usize,
    bodies: usize,
    literals: usize,
    scales: usize,
    /// The distinct values that the record states of each fact.
    values: Values<'a>,
}

impl<'a> Program<'a> {
    pub fn new(book: &'a Rulebook, record: &'a Record, options: &'a Options) -> Self {
        let values = Values::of(book, record);
        Program { book, record, options, text: String::new(), clauses: 0, bodies: 0, literals: 0, scales: 0, values }
    }

    fn heading(&mut self, words: &str) {
        let _ = writeln!(self.text, "\n% ---------- {words}");
    }

    /// Writes one fact: `name(argument, …).`
    fn fact(&mut self, name: &str, arguments: &[&dyn Display]) {
        self.text.push_str(name);
        for (index, argument) in arguments.iter().enumerate() {
            self.text.push(if index == 0 { '(' } else { ',' });
            let _ = write!(self.text, "{argument}");
        }
        self.text.push_str(if arguments.is_empty() { ".\n" } else { ").\n" });
    }

    // -------------------------------------------------------------- names

    fn issue_name(&self, id: IssueId) -> String {
        quoted(&self.book.issues[id].name)
    }

    fn fact_name(&self, id: FactId) -> String {
        quoted(&self.book.facts[id].name)
    }

    fn provision_name(&self, id: ProvisionId) -> String {
        quoted(&self.book.provision_name(id))
    }

    fn instrument_name(&self, id: InstrumentId) -> String {
        quoted(&self.book.instruments[id].abbreviation)
    }

    fn report_name(&self, id: ReportId) -> String {
        quoted(&self.book.reports[id].name)
    }

    fn kind_name(&self, id: KindId) -> String {
        quoted(&self.book.kinds[id].name)
    }

    fn question_name(&self, id: QuestionId) -> String {
        quoted(&self.book.questions[id].name)
    }

    fn standard_name(&self, id: StandardId) -> String {
        if id == PRIMA_FACIE { "prima_facie".to_owned() } else { quoted(&self.book.standards[id].words) }
    }

    /// When a part stands: always, or where a reading is taken.
    fn condition(&self, reading: Option<ReadingRef>) -> String {
        reading.map_or("always".to_owned(), |reading| {
            format!("takes({},{})", self.question_name(reading.question), reading.reading)
        })
    }
}

/// A string of the answer-set language.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn optional<T: Display>(value: Option<T>) -> String {
    value.map_or("none".to_owned(), |value| value.to_string())
}

fn bit(truth: bool) -> u8 {
    u8::from(truth)
}

fn party(party: Party) -> &'static str {
    match party {
        Party::Complainant => "complainant",
        Party::Respondent => "respondent",
    }
}

/// A date as a number that keeps the order of days.
fn day(date: Date) -> i32 {
    (i32::from(date.year()) * 100 + i32::from(date.month())) * 100 + i32::from(date.day())
}
