//! A clause is borne by the side that loses by proving it.
//!
//! # What it does
//!
//! Follows every test, defence, exception, bar and remedy down to its questions of fact, and compares who bears each with whom it
//! helps; and finds elements whose proof by itself makes out the exception to them. A fact that helps one side here and the other
//! side there is not meant: that is common, and often the very point.
//!
//! # Why it matters
//!
//! Whoever bears a clause proves it, or fails on it when the record closes. If proving it loses the case, nobody will ever file
//! anything, and the closed record decides against the side that had no reason to speak.
//!
//! # Example
//!
//! The respondent has to prove what justifies the toll; within it, the complainant is told to prove an element.
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! provision ERC 9.
//!   Text "Members may charge for services." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "service", of a measure: truth.
//!   Says "the measure pays for a service".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!
//! defence "Charge" under ERC 9, about a measure, answering ERC 4.
//!   The complainant must prove that (a) the measure pays for a service.
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! provision ERC 9.
//!   Text "Members may charge for services." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "service", of a measure: truth.
//!   Says "the measure pays for a service".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!
//! defence "Charge" under ERC 9, about a measure, answering ERC 4.
//!   The respondent must prove that (a) the measure pays for a service.
//! ```
//!
//! # When to allow it
//!
//! When a report has really put the burden there: cite it in the reason. If the other side must disprove an exception, a reading
//! that `Puts "…" on the complainant` says so, and is not flagged.

use std::collections::BTreeSet;

use super::asked::{self, Borne, Reach, same};
use super::sketch::{Helps, Kind, NodeId, Sketch, key, other, short, word};
use super::{Law, found};
use crate::rulebook::{Clause, Rulebook};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let (mut problems, mut seen) = (Vec::new(), BTreeSet::new());
    for sketch in &law.sketches {
        let helps = sketch.helps();
        for (id, node) in sketch.nodes.iter().enumerate() {
            let (Kind::Leaf { .. }, Some(clause)) = (&node.kind, node.clause) else { continue };
            let winner = other(node.bearer);
            if helps[id][winner as usize].is_some() && seen.insert(key(&clause.place)) {
                problems.push(problem(sketch, &helps, id, clause));
            }
        }
        for (element, exception) in self_defeating(law.book, sketch) {
            if seen.insert(key(&element.clause.place)) {
                problems.push(defeats_itself(&element, &exception));
            }
        }
    }
    problems
}

/// Elements that are enough for the exception to them, by the same evidence.
fn self_defeating<'a>(book: &Rulebook, sketch: &Sketch<'a>) -> Vec<(Borne<'a>, Borne<'a>)> {
    let mut found = Vec::new();
    for (elements, answer) in asked::exceptions(sketch) {
        let needed = asked::gather(sketch, &elements, Reach::Needed);
        let mut enough = asked::gather(sketch, &[answer], Reach::Enough);
        for element in needed {
            let follows = |other: &Borne| {
                let (one, two) = (&book.standards[element.standard], &book.standards[other.standard]);
                same(&element.asked, &other.asked) && element.wanted == other.wanted && one.implies(two)
            };
            if let Some(at) = enough.iter().position(follows) {
                found.push((element, enough.swap_remove(at)));
                break;
            }
        }
    }
    found
}

fn defeats_itself(element: &Borne, exception: &Borne) -> Problem {
    let loser = word(element.bearer);
    let message = format!("{loser} must prove `{}`, and what proves it makes out the exception", short(element.clause));
    found(message, element.clause.place.clone(), "an element")
        .also(exception.clause.place.clone(), "and enough for the exception to it")
        .help("ask the exception for more than the element, or strike one of the two")
}

fn problem(sketch: &Sketch, helps: &[Helps], leaf: NodeId, clause: &Clause) -> Problem {
    let bearer = sketch.nodes[leaf].bearer;
    let (loser, winner) = (word(bearer), word(other(bearer)));
    let message = format!("{loser} must prove `{}`, and loses by proving it", short(clause));
    let mut problem = found(message, clause.place.clone(), format!("helps {winner}"));
    let (named, turned) = ways(sketch, helps, leaf);
    if let Some(named) = named {
        problem = problem.also(named.place.clone(), format!("{loser} is to prove it here"));
    }
    if let Some(turned) = turned {
        problem = problem.also(turned.place.clone(), "through this exception");
    }
    problem.help(format!("let {winner} prove it, or ask {loser} for the contrary"))
}

/// The clause by which the burden came to the side that loses, and the exception through which it loses: the last on the way down
/// at which the bearer changed, and at which it turned whom the proof helps.
fn ways<'a>(sketch: &Sketch<'a>, helps: &[Helps], leaf: NodeId) -> (Option<&'a Clause>, Option<&'a Clause>) {
    let bearer = sketch.nodes[leaf].bearer;
    let (mut at, mut helped) = (leaf, other(bearer));
    let (mut named, mut turned, mut changed) = (None, None, false);
    while let Some((above, side)) = helps[at][helped as usize] {
        if above == at {
            break;
        }
        let clause = sketch.nodes[at].clause.filter(|_| at != leaf);
        if !changed && sketch.nodes[above].bearer != bearer {
            (named, changed) = (clause, true);
        }
        let excepts = sketch.nodes[above].children.iter().any(|child| child.node == at && child.flip);
        if excepts && turned.is_none() {
            turned = clause;
        }
        (at, helped) = (above, side);
    }
    let same = named.zip(turned).is_some_and(|(one, two): (&Clause, &Clause)| one.place == two.place);
    (named, turned.filter(|_| !same))
}
