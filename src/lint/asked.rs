//! The questions that a part of a sketch rests on, and who bears them: what two parts ask of each other.

use std::collections::BTreeSet;

use super::sketch::{Child, Kind, Link, Node, NodeId, Sketch, Symbol};
use crate::rulebook::{Asks, Clause, Expr, FactTerm, IssueId, Party, StandardId};

/// A question that one side must answer in its favour.
pub struct Borne<'a> {
    pub asked: Asked<'a>,
    pub wanted: bool,
    pub bearer: Party,
    pub standard: StandardId,
    pub clause: &'a Clause,
}

#[derive(Clone, PartialEq)]
pub enum Asked<'a> {
    Issue(IssueId, Vec<Symbol>),
    Question(&'a Asks, Vec<Symbol>),
}

/// Which questions beneath a node are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those without any one of which it fails.
    Needed,
    /// Those of which any one is enough.
    Enough,
    /// All that its side bears.
    All,
}

/// Each exception, with the elements that stand before it.
pub fn exceptions(sketch: &Sketch) -> Vec<(Vec<NodeId>, NodeId)> {
    let mut found = Vec::new();
    for node in sketch.nodes.iter().filter(|node| matches!(node.kind, Kind::Conj)) {
        for (at, child) in node.children.iter().enumerate().filter(|(_, child)| child.flip) {
            let elements = node.children[..at].iter().filter(|one| !one.flip).map(|one| one.node).collect();
            found.push((elements, child.node));
        }
    }
    found
}

/// What is raised against a breach, with the breach.
pub fn pleas(sketch: &Sketch) -> Vec<(Vec<NodeId>, NodeId)> {
    match sketch.roots.split_first() {
        Some(((breach, Party::Complainant), pleas)) => pleas.iter().map(|(plea, _)| (vec![*breach], *plea)).collect(),
        _ => Vec::new(),
    }
}

/// The questions beneath a node, and who bears them. Reasons and tables weigh: what stands beneath them is not asked for.
pub fn gather<'a>(sketch: &Sketch<'a>, from: &[NodeId], reach: Reach) -> Vec<Borne<'a>> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    from.iter().for_each(|id| step(sketch, *id, reach, &mut seen, &mut found));
    found
}

/// What several parts ask for is gone into once.
fn step<'a>(sketch: &Sketch<'a>, id: NodeId, reach: Reach, seen: &mut BTreeSet<NodeId>, found: &mut Vec<Borne<'a>>) {
    if !seen.insert(id) {
        return;
    }
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
        parts.for_each(|child| step(sketch, child.node, reach, seen, found));
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
            node.children.iter().for_each(|child| step(sketch, child.node, reach, seen, found));
        }
        Kind::Conj if reach != Reach::Enough || node.children.len() == 1 => inside(&node.children),
        Kind::Each if reach != Reach::Enough => inside(&node.children),
        Kind::Disj if reach != Reach::Needed || node.children.len() == 1 => inside(&node.children),
        Kind::AtLeast if reach == Reach::All => inside(&node.children),
        _ => {}
    }
}

/// The symbols of which the facts of a question are asked.
fn things(asks: &Asks, node: &Node) -> Vec<Symbol> {
    asks.facts().iter().flat_map(|term| term.vars.iter().map(|var| node.things[*var])).collect()
}

/// The same question of the same things: variables may be numbered otherwise, what they stand for may not.
pub fn same(one: &Asked, two: &Asked) -> bool {
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
