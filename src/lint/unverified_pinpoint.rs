//! Nobody has compared this pinpoint, or this text of a provision, with its source.
//!
//! # What it does
//!
//! Counts citations, and texts of provisions, that are marked `[unverified]`.
//!
//! # Why it matters
//!
//! A paragraph number from memory is often wrong by a few. Print marks it with †; this note is the list of what is left to be read.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [unverified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//! ```
//!
//! # Use instead
//!
//! Read the source, correct the pinpoint, and say so.
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
//! Hardly ever: it is a note, fails nothing, and goes away with the reading.

use super::citations::citations;
use super::{Law, found};
use crate::source::{Place, Problem};
use crate::syntax::tree::{Cited, Declaration};

pub fn find(law: &Law) -> Vec<Problem> {
    let mut problems = Vec::new();
    for tree in law.trees {
        let place = |range: &std::ops::Range<usize>| Place { text: tree.text.clone(), range: range.clone() };
        for declaration in &tree.declarations {
            if let Declaration::Provision(provision) = &declaration.value
                && let (Some(wording), Some(false)) = (&provision.wording, provision.wording_verified)
            {
                let message = format!("the text of {} was not compared with the treaty", provision.at.words());
                let help = "read it there, correct it, and write `[verified]`";
                problems.push(found(message, place(&wording.range), "unverified").help(help));
            }
            for citation in citations(&declaration.value).into_iter().filter(|one| one.verified == Some(false)) {
                let source = match &citation.of {
                    Cited::Provision(provision) => provision.words(),
                    Cited::Report(report) => report.value.clone(),
                };
                let at = citation.pinpoint.as_ref().map_or(String::new(), |pinpoint| format!(", {}", pinpoint.value));
                let message = format!("the pinpoint `{source}{at}` was not compared with the source");
                let help = "read the source, correct the pinpoint, and write `[verified]`";
                problems.push(found(message, place(&citation.range), "unverified").help(help));
            }
        }
    }
    problems
}
