//! A rulebook and a record in the languages of other engines.

mod answer_set;

use std::fmt::Write;

use crate::case::Record;
use crate::reason::Options;
use crate::rulebook::Rulebook;
use answer_set::Program;

/// What the facts mean: the definitions of the language, as an answer-set program.
const DEFINITIONS: &str = include_str!("evaluate.lp");

/// An answer-set program that decides the record: its facts, and the definitions of the language. clingo alone solves it; its one
/// answer set holds the verdicts of every claim and the value of every issue and clause.
pub fn answer_set(book: &Rulebook, record: &Record, options: &Options) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "% {}\n% Solve with: clingo FILE\n", record.title.replace('\n', " "));
    let mut program = Program::new(book, record, options);
    program.rulebook();
    program.record();
    text.push_str(&program.text);
    text.push('\n');
    text.push_str(DEFINITIONS);
    text
}
