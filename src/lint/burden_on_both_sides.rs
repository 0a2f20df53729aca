//! One side must prove what the other must disprove, by standards that cannot both be met.
//!
//! # What it does
//!
//! Looks, within one claim and under one reading of every question, for a question that stands as an element for one side, and whose
//! contrary stands for the other side in an exception to that element or in a defence against it. Reasons for and against are not
//! meant: each side gives its own, and they are weighed. Nor is an answer to what need only be plausible.
//!
//! # Why it matters
//!
//! When the exception is reached, the element stands, so the exception can never be made out. And when the record closes in silence,
//! the element is not shown and its contrary is not shown either: the closed record says of one question both that it was not proved
//! and that it was not disproved, and which of the two counts is an accident of the drafting.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage, unless it pays for a service." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "service", of a measure: truth.
//!   Says "the measure pays for a service".
//!   Denies "the measure pays for no service".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that
//!     (a) the measure is levied; and
//!     (b) the measure pays for no service.
//!   Unless the respondent proves that (c) the measure pays for a service.
//! ```
//!
//! # Use instead
//!
//! Leave the burden where the treaty puts it: an exception is the respondent's.
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage, unless it pays for a service." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "service", of a measure: truth.
//!   Says "the measure pays for a service".
//!   Denies "the measure pays for no service".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!   Unless the respondent proves that (b) the measure pays for a service.
//! ```
//!
//! # When to allow it
//!
//! When the words of the treaty say both: the reason should quote them.

use std::collections::BTreeSet;

use super::asked::{self, Borne, Reach, same};
use super::sketch::{Sketch, key, other, short, word};
use super::{Law, found};
use crate::rulebook::{Grade, Rulebook, StandardId};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let (mut problems, mut seen) = (Vec::new(), BTreeSet::new());
    for sketch in &law.sketches {
        for (element, contrary) in pairs(law.book, sketch) {
            if seen.insert((key(&element.clause.place), key(&contrary.clause.place))) {
                problems.push(problem(&element, &contrary));
            }
        }
    }
    problems
}

fn problem(element: &Borne, contrary: &Borne) -> Problem {
    let message = format!(
        "{} must prove `{}`, and {} must prove the contrary",
        word(element.bearer),
        short(element.clause),
        word(contrary.bearer)
    );
    found(message, contrary.clause.place.clone(), format!("{} is to prove this", word(contrary.bearer)))
        .also(element.clause.place.clone(), format!("and {} the contrary", word(element.bearer)))
        .help("leave the burden with one side: strike the element, or the exception")
}

/// Each element whose contrary is asked for in what answers it; the question highest up tells it.
fn pairs<'a>(book: &Rulebook, sketch: &Sketch<'a>) -> Vec<(Borne<'a>, Borne<'a>)> {
    let mut found = Vec::new();
    for (elements, answer) in asked::exceptions(sketch).into_iter().chain(asked::pleas(sketch)) {
        let needed = asked::gather(sketch, &elements, Reach::Needed);
        let mut against = asked::gather(sketch, &[answer], Reach::All);
        for element in needed {
            if let Some(at) = against.iter().position(|other| contrary(book, &element, other)) {
                found.push((element, against.swap_remove(at)));
                break;
            }
        }
    }
    found
}

fn contrary(book: &Rulebook, one: &Borne, two: &Borne) -> bool {
    one.bearer == other(two.bearer)
        && one.wanted != two.wanted
        && same(&one.asked, &two.asked)
        && exclusive(book, one.standard, two.standard)
}

/// Whether no evidence meets the one standard for a question and the other for its contrary.
fn exclusive(book: &Rulebook, one: StandardId, two: StandardId) -> bool {
    let (one, two) = (&book.standards[one], &book.standards[two]);
    Grade::ALL
        .iter()
        .all(|for_it| Grade::ALL.iter().all(|against| !one.met(*for_it, *against) || !two.met(*against, *for_it)))
}
