//! A precedent that rests on no factor.
//!
//! # What it does
//!
//! Finds precedents among whose present factors none supports the outcome: no reason on its side, and no dimension on its side above
//! the lowest level.
//!
//! # Why it matters
//!
//! A decided case forces its outcome where everything that supported it is present. Where nothing supported it, it forces its outcome
//! on an empty record.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall serve to clear the river." [verified].
//! report "Elm – Timber (Panel)", a panel report.
//!   Circulated 30 January 2012.
//! thing "measure", plural "measures".
//! fact "aim stated", of a measure: truth.
//!   Says "the measure states the aim of clearing the river".
//! fact "foreign vessels", of a measure: truth.
//!   Says "the measure falls on foreign vessels".
//!
//! test "Toll for another aim" under ERC 4, about a measure.
//!   Reasons for: (a) the measure falls on foreign vessels.
//!   Reasons against: (b) the measure states the aim of clearing the river.
//!
//! precedent "the timber toll", on "Toll for another aim", decided met.
//!   Of "Elm – Timber (Panel)" at "para. 7.3" [verified].
//!   Absent: (b).
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall serve to clear the river." [verified].
//! report "Elm – Timber (Panel)", a panel report.
//!   Circulated 30 January 2012.
//! thing "measure", plural "measures".
//! fact "aim stated", of a measure: truth.
//!   Says "the measure states the aim of clearing the river".
//! fact "foreign vessels", of a measure: truth.
//!   Says "the measure falls on foreign vessels".
//!
//! test "Toll for another aim" under ERC 4, about a measure.
//!   Reasons for: (a) the measure falls on foreign vessels.
//!   Reasons against: (b) the measure states the aim of clearing the river.
//!
//! precedent "the timber toll", on "Toll for another aim", decided met.
//!   Of "Elm – Timber (Panel)" at "para. 7.3" [verified].
//!   Present: (a).
//!   Absent: (b).
//! ```
//!
//! # When to allow it
//!
//! When the case was decided on the burden alone: the reason should say so.

use super::{Law, found};
use crate::rulebook::{Main, Precedent, Reasons};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let mut problems = Vec::new();
    for issue in &law.book.issues {
        let Main::Reasons(reasons) = &issue.body.main else { continue };
        for precedent in reasons.precedents.iter().filter(|precedent| groundless(reasons, precedent)) {
            let outcome = if precedent.met { "met" } else { "not met" };
            let side = if precedent.met { "for" } else { "against" };
            problems.push(
                found(
                    format!("nothing supports `{}`, so it is forced where nothing is shown", precedent.name),
                    precedent.place.clone(),
                    format!("decided {outcome}, with no factor {side} it"),
                )
                .also(issue.place.clone(), "the issue that it decides")
                .help(format!("name under `Present:` the reasons {side} that the report found")),
            );
        }
    }
    problems
}

fn groundless(reasons: &Reasons, precedent: &Precedent) -> bool {
    precedent.present.iter().all(|(item, level)| reasons.items[*item].for_it != precedent.met || *level == Some(0))
}
