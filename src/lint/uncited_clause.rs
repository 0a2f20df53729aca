//! A test, an issue or a rule of law without any source.
//!
//! # What it does
//!
//! Finds declarations that say what the law is and rest on nothing: no `Cites`, no citation at the clause, not under a provision whose
//! `Text` stands in the rulebook, and not marked `This is our own reconstruction.` A table, and an order in which reasons outweigh
//! each other, is more than the text of a provision says: it needs a report, or the mark.
//!
//! # Why it matters
//!
//! A reader cannot correct a rule whose source is not given, and cannot tell the treaty from what its encoder made up.
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
//!
//! issue "Toll in effect", about a measure.
//!   It is met if (a) the measure is levied.
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) "Toll in effect" is met.
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! report "Elm – Timber (AB)", an Appellate Body report.
//!   Circulated 30 January 2012.
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//!
//! issue "Toll in effect", about a measure.
//!   Cites "Elm – Timber (AB)" at "para. 52" [verified].
//!   It is met if (a) the measure is levied.
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) "Toll in effect" is met.
//! ```
//!
//! # When to allow it
//!
//! When there is no written source and the reason says what it rests on. What you made up yourself wants the mark, not an allowance.

use super::{Law, found};
use crate::rulebook::{Body, CitedSource, Clause, Issue, Main, Rulebook};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let mut problems = Vec::new();
    for issue in &law.book.issues {
        if issue.own_reconstruction || issue.cites.iter().any(|cite| matches!(cite.of, CitedSource::Report(_))) {
            continue;
        }
        let form = match &issue.body.main {
            Main::Table(_) => Some("a table"),
            Main::Reasons(reasons) if reasons.outweighs.iter().any(|edge| edge.only_on.is_none()) => {
                Some("an order of reasons")
            }
            _ => None,
        };
        let founded = !issue.cites.is_empty() || under_its_text(law.book, issue);
        let message = match form {
            Some(form) if !cited_throughout(&issue.body) => {
                format!("`{}` rests on {form}, and no report is cited for it", issue.name)
            }
            None if !founded && !cited_throughout(&issue.body) => format!("`{}` gives no source", issue.name),
            _ => continue,
        };
        let help = match form {
            Some(_) => "add `Cites …` with the report that has it, or `This is our own reconstruction.`",
            None if issue.provision.is_some() => "add `Cites …`, or the `Text` of the provision that it stands under",
            None => {
                "add `Cites …`, or say `under` which provision it stands; of what you made up write `This is our own reconstruction.`"
            }
        };
        problems.push(found(message, issue.place.clone(), "no source").help(help));
    }
    problems
}

fn under_its_text(book: &Rulebook, issue: &Issue) -> bool {
    issue.provision.is_some_and(|provision| book.provisions[provision].wording.is_some())
}

/// Whether every clause at the top of a body has a citation of its own.
fn cited_throughout(body: &Body) -> bool {
    let clauses = body.clauses();
    !clauses.is_empty() && clauses.into_iter().all(cited)
}

/// A clause with a citation, or a list of such.
fn cited(clause: &Clause) -> bool {
    let inner = clause.inner();
    !clause.cites.is_empty() || (!inner.is_empty() && inner.into_iter().all(cited))
}
