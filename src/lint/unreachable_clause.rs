//! A clause that no claim can ever turn on.
//!
//! # What it does
//!
//! Finds issues and exceptions that no test, defence, bar, remedy or reading asks for, however many steps away; and clauses that stand
//! beside one that the law has settled against them, under every reading: a further element beside an issue that is never met, an
//! alternative to one that always is, an exception beneath `It is not met`.
//!
//! # Why it matters
//!
//! It reads like law and is none. Usually a name was changed, or the sentence that asks for the issue was forgotten.
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
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!
//! exception "Charge" under ERC 4, about a measure.
//!   It is met if (a) the measure pays for a service.
//! ```
//!
//! # Use instead
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
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!   Unless "Charge" is met.
//!
//! exception "Charge" under ERC 4, about a measure.
//!   It is met if (a) the measure pays for a service.
//! ```
//!
//! # When to allow it
//!
//! When another rulebook that is kept elsewhere asks for it, or when the words of the treaty should stand though the law has settled
//! them.

use std::collections::{BTreeMap, BTreeSet};

use super::sketch::{Kind, NodeId, Sketch, key, short};
use super::{Law, found};
use crate::rulebook::{Clause, ClauseKind, IssueId, Role, Rulebook};
use crate::source::{Place, Problem};

pub fn find(law: &Law) -> Vec<Problem> {
    let mut problems = never_asked_for(law.book);
    problems.extend(settled_around(law));
    problems
}

// ------------------------------------------------------------------ issues that nothing asks for

fn never_asked_for(book: &Rulebook) -> Vec<Problem> {
    let mut reached = vec![false; book.issues.len()];
    let roots = book.issues.iter().enumerate();
    let roots = roots.filter(|(_, issue)| matches!(issue.role, Role::Test | Role::Defence | Role::Bar));
    let mut waiting: Vec<IssueId> = roots.map(|(id, _)| id).collect();
    for case in book.remedies.iter().flat_map(|remedy| &remedy.cases) {
        asked(&case.clause, &mut waiting);
    }
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut reached[id], true) {
            below(book, id, &mut waiting);
        }
    }
    // Of issues that ask for each other, the one at the head is named.
    let mut beneath = Vec::new();
    (0..reached.len()).filter(|id| !reached[*id]).for_each(|id| below(book, id, &mut beneath));
    let heads = (0..reached.len()).filter(|id| !reached[*id] && !beneath.contains(id));
    let problems = heads.map(|id| {
        let issue = &book.issues[id];
        let exception = issue.role == Role::Exception;
        let (what, help) = if exception {
            ("nobody can raise", format!("hang it into a test: `Unless \"{}\" is met.`", issue.name))
        } else {
            (
                "nothing asks for",
                format!("ask for it where it belongs, as `\"{}\" is met`, or leave it out", issue.name),
            )
        };
        found(format!("{what} `{}`", issue.name), issue.place.clone(), "never reached").help(help)
    });
    problems.collect()
}

fn below(book: &Rulebook, id: IssueId, found: &mut Vec<IssueId>) {
    let issue = &book.issues[id];
    for body in std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)) {
        body.clauses().into_iter().for_each(|clause| asked(clause, found));
    }
    found.extend(issue.answers.iter().filter_map(|answer| answer.available_if));
}

fn asked(clause: &Clause, found: &mut Vec<IssueId>) {
    if let ClauseKind::Met { issue, .. } = clause.kind {
        found.push(issue);
    }
    clause.inner().into_iter().for_each(|inner| asked(inner, found));
}

// ------------------------------------------------------------------ clauses beside what the law has settled

/// Where a clause stands, and what was seen of it.
struct Seen<'a> {
    clause: &'a Clause,
    /// Something can turn on it in one sketch at least.
    live: bool,
    /// The place of what settles its list.
    settled_by: Option<Place>,
}

fn settled_around(law: &Law) -> Vec<Problem> {
    let mut seen: BTreeMap<(String, usize, usize), Seen> = BTreeMap::new();
    for sketch in &law.sketches {
        look(law.book, sketch, &mut seen);
    }
    let dead = seen.into_values().filter(|seen| !seen.live);
    let problems = dead.filter_map(|seen| {
        let by = seen.settled_by?;
        let message = format!("nothing can ever turn on `{}`", short(seen.clause));
        Some(
            found(message, seen.clause.place.clone(), "settled without it")
                .also(by, "by this, which the law has settled")
                .help("leave the clause out, or say under which reading the other is not settled"),
        )
    });
    problems.collect()
}

fn look<'a>(book: &Rulebook, sketch: &Sketch<'a>, seen: &mut BTreeMap<(String, usize, usize), Seen<'a>>) {
    let settled = sketch.settled();
    let mut live: Vec<bool> = vec![false; sketch.nodes.len()];
    let mut beside: Vec<Option<NodeId>> = vec![None; sketch.nodes.len()];
    let roots: BTreeSet<NodeId> = sketch.roots.iter().map(|(root, _)| *root).collect();
    for id in (0..sketch.nodes.len()).rev() {
        live[id] |= roots.contains(&id);
        let node = &sketch.nodes[id];
        let absorbing = match node.kind {
            Kind::Conj => Some(false),
            Kind::Disj => Some(true),
            _ => None,
        };
        let decides = node.children.iter().find(|child| {
            absorbing.is_some_and(|value| settled[child.node].map(|found| found != child.flip) == Some(value))
        });
        for child in &node.children {
            match decides {
                Some(by) if settled[child.node].is_none() => {
                    if live[id] {
                        beside[child.node] = Some(by.node);
                    }
                }
                _ => live[child.node] |= live[id],
            }
        }
    }
    for (id, node) in sketch.nodes.iter().enumerate() {
        let Some(clause) = node.clause else { continue };
        let place = || beside[id].map(|by| settling_place(book, sketch, by, clause));
        let known = seen.entry(key(&clause.place)).or_insert(Seen { clause, live: false, settled_by: None });
        known.live |= live[id];
        known.settled_by = known.settled_by.take().or_else(place);
    }
}

/// The clause that is settled, or the issue whose own words settle it.
fn settling_place(book: &Rulebook, sketch: &Sketch, by: NodeId, beside: &Clause) -> Place {
    match sketch.nodes[by].clause {
        Some(clause) => clause.place.clone(),
        None => {
            let start = beside.place.range.start;
            let inside = book
                .issues
                .iter()
                .filter(|issue| issue.place.text.name == beside.place.text.name && issue.place.range.start <= start);
            let nearest = inside.max_by_key(|issue| issue.place.range.start);
            nearest.map_or_else(|| beside.place.clone(), |issue| issue.place.clone())
        }
    }
}
