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

use super::sketch::{Child, Kind, Link, Node, NodeId, Sketch, Symbol, key, other, short, word};
use super::{Law, found};
use crate::rulebook::{Asks, Clause, Expr, FactTerm, Grade, IssueId, Party, Rulebook, StandardId};
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

/// A question that one side must answer in its favour.
struct Borne<'a> {
    asked: Asked<'a>,
    wanted: bool,
    bearer: Party,
    standard: StandardId,
    clause: &'a Clause,
}

#[derive(Clone, PartialEq)]
enum Asked<'a> {
    Issue(IssueId, Vec<Symbol>),
    Question(&'a Asks, Vec<Symbol>),
}

/// Each exception or plea beside the elements that stand before it.
fn pairs<'a>(book: &Rulebook, sketch: &Sketch<'a>) -> Vec<(Borne<'a>, Borne<'a>)> {
    let mut found = Vec::new();
    let mut compare = |elements: &[NodeId], beneath: NodeId| {
        let mut needed = Vec::new();
        elements.iter().for_each(|element| gather(sketch, *element, true, &mut needed));
        let mut against = Vec::new();
        gather(sketch, beneath, false, &mut against);
        for element in needed {
            // The question highest up tells it; what stands beneath follows from it.
            if let Some(at) = against.iter().position(|other| contrary(book, &element, other)) {
                found.push((element, against.swap_remove(at)));
                return;
            }
        }
    };
    for node in &sketch.nodes {
        if !matches!(node.kind, Kind::Conj) {
            continue;
        }
        for (at, child) in node.children.iter().enumerate().filter(|(_, child)| child.flip) {
            let elements: Vec<NodeId> =
                node.children[..at].iter().filter(|one| !one.flip).map(|one| one.node).collect();
            compare(&elements, child.node);
        }
    }
    if let Some(((breach, Party::Complainant), pleas)) = sketch.roots.split_first() {
        pleas.iter().for_each(|(plea, _)| compare(&[*breach], *plea));
    }
    found
}

/// The questions beneath a node that its side bears; with `needed`, only those without any of which it fails.
fn gather<'a>(sketch: &Sketch<'a>, id: NodeId, needed: bool, found: &mut Vec<Borne<'a>>) {
    let node = &sketch.nodes[id];
    let borne = |asked: Asked<'a>, wanted: bool, clause: &'a Clause| Borne {
        asked,
        wanted,
        bearer: node.bearer,
        standard: node.standard,
        clause,
    };
    let mut inside = |children: &[Child]| {
        let parts = children.iter().filter(|child| child.link == Link::Part && !child.flip);
        parts.for_each(|child| gather(sketch, child.node, needed, found));
    };
    match &node.kind {
        Kind::Leaf { literal, wanted } => {
            if let Some(clause) = node.clause {
                let things = things(&literal.asks, node);
                found.push(borne(Asked::Question(&literal.asks, things), *wanted, clause));
            }
        }
        Kind::Asks { issue } => {
            if let Some(clause) = node.clause {
                let things = sketch.nodes[node.children[0].node].things.clone();
                found.push(borne(Asked::Issue(*issue, things), !node.negated, clause));
            }
            node.children.iter().for_each(|child| gather(sketch, child.node, needed, found));
        }
        Kind::Conj | Kind::Each => inside(&node.children),
        Kind::Disj | Kind::AtLeast if !needed => inside(&node.children),
        _ => {}
    }
}

/// The symbols of which the facts of a question are asked.
fn things(asks: &Asks, node: &Node) -> Vec<Symbol> {
    asks.facts().iter().flat_map(|term| term.vars.iter().map(|var| node.things[*var])).collect()
}

fn contrary(book: &Rulebook, one: &Borne, two: &Borne) -> bool {
    one.bearer == other(two.bearer)
        && one.wanted != two.wanted
        && same(&one.asked, &two.asked)
        && exclusive(book, one.standard, two.standard)
}

/// The same question of the same things: variables may be numbered otherwise, what they stand for may not.
fn same(one: &Asked, two: &Asked) -> bool {
    match (one, two) {
        (Asked::Issue(one, things), Asked::Issue(two, others)) => one == two && things == others,
        (Asked::Question(one, things), Asked::Question(two, others)) => {
            things == others && unbound((*one).clone()) == unbound((*two).clone())
        }
        _ => false,
    }
}

/// A question without the numbers of its variables.
fn unbound(mut asks: Asks) -> Asks {
    fn term(term: &mut FactTerm) {
        term.vars.clear();
    }
    fn expr(found: &mut Expr) {
        match found {
            Expr::Number(_) => {}
            Expr::Fact(fact) | Expr::Aggregate { fact, .. } | Expr::Entry { lines: fact, .. } => term(fact),
            Expr::Operation { left, right, .. } => {
                expr(left);
                expr(right);
            }
        }
    }
    match &mut asks {
        Asks::Truth(fact) | Asks::OneOf { fact, .. } | Asks::Listed { lines: fact, .. } => term(fact),
        Asks::Compare { left, right, .. } => {
            expr(left);
            expr(right);
        }
    }
    asks
}

/// Whether no evidence meets the one standard for a question and the other for its contrary.
fn exclusive(book: &Rulebook, one: StandardId, two: StandardId) -> bool {
    let (one, two) = (&book.standards[one], &book.standards[two]);
    Grade::ALL
        .iter()
        .all(|for_it| Grade::ALL.iter().all(|against| !one.met(*for_it, *against) || !two.met(*against, *for_it)))
}
