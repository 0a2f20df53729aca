//! A row of a table that decides nothing.
//!
//! # What it does
//!
//! Finds rows whose every combination other rows of the table decide already, and rows that ask of an issue what the law has settled the
//! other way.
//!
//! # Why it matters
//!
//! Whoever corrects the table later changes a row and nothing happens. A row that never applies is often a slip: a level was meant
//! that is not written.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall be in proportion to the need." [verified].
//! scale "need": "modest" < "pressing" < "vital".
//! thing "measure", plural "measures".
//! fact "need", of a measure: level of "need".
//!   Called "the need that the measure meets".
//!
//! test "Toll out of proportion" under ERC 4, about a measure.
//!   This is our own reconstruction.
//!   It is decided by the table
//!     | the need that the measure meets | result  |
//!     | at least "pressing"             | not met |
//!     | "vital"                         | not met |
//!     | "modest"                        | met     |.
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall be in proportion to the need." [verified].
//! scale "need": "modest" < "pressing" < "vital".
//! thing "measure", plural "measures".
//! fact "need", of a measure: level of "need".
//!   Called "the need that the measure meets".
//!
//! test "Toll out of proportion" under ERC 4, about a measure.
//!   This is our own reconstruction.
//!   It is decided by the table
//!     | the need that the measure meets | result  |
//!     | at least "pressing"             | not met |
//!     | "modest"                        | met     |.
//! ```
//!
//! # When to allow it
//!
//! When the row repeats a sentence of a report that a reader will look for.

use super::{Law, found};
use crate::rulebook::{Clause, ClauseKind, Input, Main, Rulebook, Table};
use crate::source::Problem;

/// Combinations gone through; the rulebook admits no more to a table.
const MOST_COMBINATIONS: usize = 4096;

pub fn find(law: &Law) -> Vec<Problem> {
    let mut problems = Vec::new();
    for issue in &law.book.issues {
        for body in std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)) {
            if let Main::Table(table) = &body.main {
                problems.extend((0..table.rows.len()).filter_map(|row| idle(law.book, table, row)));
            }
        }
    }
    problems
}

fn idle(book: &Rulebook, table: &Table, row: usize) -> Option<Problem> {
    let asked = &table.rows[row];
    for (column, cell) in table.columns.iter().zip(&asked.cells) {
        if let Input::Clause(clause) = &column.input
            && let Some((met, issue)) = settled(book, clause)
            && !cell[usize::from(met)]
        {
            let how = if met { "met" } else { "not met" };
            return Some(
                found("this row never applies", asked.place.clone(), "asks for what cannot be")
                    .also(book.issues[issue].place.clone(), format!("by law this is {how}"))
                    .help("leave the row out"),
            );
        }
    }
    let mut covering: Vec<usize> = Vec::new();
    let combinations: usize = table.columns.iter().map(|column| column.values).product();
    for index in 0..combinations.min(MOST_COMBINATIONS) {
        let mut rest = index;
        let values: Vec<usize> = table
            .columns
            .iter()
            .map(|column| {
                let value = rest % column.values;
                rest /= column.values;
                value
            })
            .collect();
        let covers = |row: &usize| table.rows[*row].cells.iter().zip(&values).all(|(cell, value)| cell[*value]);
        if covers(&row) {
            // Of two rows that say the same, the later decides nothing.
            let other = (0..table.rows.len()).filter(|other| *other != row).filter(covers).find(|other| {
                *other < row || (0..table.columns.len()).any(|at| table.rows[*other].cells[at] != asked.cells[at])
            })?;
            if !covering.contains(&other) {
                covering.push(other);
            }
        }
    }
    let mut problem = found("this row decides nothing", asked.place.clone(), "decided already");
    for other in covering {
        problem = problem.also(table.rows[other].place.clone(), "by this row");
    }
    Some(problem.help("leave the row out, or write the level that was meant"))
}

/// Whether the issue that a column asks for is settled by law, under every reading.
fn settled(book: &Rulebook, clause: &Clause) -> Option<(bool, usize)> {
    let ClauseKind::Met { issue, negated, .. } = clause.kind else { return None };
    let asked = &book.issues[issue];
    match asked.body.main {
        Main::Constant { met, .. } if asked.replaced.is_empty() && (asked.body.extras.is_empty() || !met) => {
            Some((met != negated, issue))
        }
        _ => None,
    }
}
