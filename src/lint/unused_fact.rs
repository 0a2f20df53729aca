//! A fact that no clause ever asks for.
//!
//! # What it does
//!
//! Finds facts that no clause, table, dimension, rebuttal, remedy or reading uses.
//!
//! # Why it matters
//!
//! Whoever writes a record is asked for it, and it decides nothing. Often a clause was changed and the fact forgotten; sometimes a
//! clause is missing.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "posted", of a measure: truth.
//!   Says "the measure is posted at the lock".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//! ```
//!
//! # When to allow it
//!
//! When another rulebook that is kept elsewhere uses it.

use super::{Law, found};
use crate::rulebook::{Clause, ClauseKind, FactId, Factor, Input, Main, Rulebook};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let used = used(law.book);
    let unused = law.book.facts.iter().enumerate().filter(|(id, _)| !used[*id]);
    let problems = unused.map(|(_, fact)| {
        found(format!("no clause asks for `{}`", fact.name), fact.place.clone(), "never used")
            .help("leave it out, or write the clause that it was meant for")
    });
    problems.collect()
}

fn used(book: &Rulebook) -> Vec<bool> {
    let mut used = vec![false; book.facts.len()];
    for issue in &book.issues {
        for body in std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)) {
            body.clauses().into_iter().for_each(|clause| mark(clause, &mut used));
            match &body.main {
                Main::Reasons(reasons) => {
                    for item in &reasons.items {
                        if let Factor::Dimension { fact, .. } = &item.factor {
                            used[fact.fact] = true;
                        }
                    }
                }
                Main::Table(table) => {
                    for column in &table.columns {
                        if let Input::Scale { fact, .. } = &column.input {
                            used[fact.fact] = true;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    book.remedies.iter().flat_map(|remedy| &remedy.cases).for_each(|case| mark(&case.clause, &mut used));
    used
}

fn mark(clause: &Clause, used: &mut [bool]) {
    if let ClauseKind::Literal(literal) = &clause.kind {
        let facts = literal.asks.facts().into_iter().map(|term| term.fact);
        facts.for_each(|fact: FactId| used[fact] = true);
    }
    clause.inner().into_iter().for_each(|inner| mark(inner, used));
}
