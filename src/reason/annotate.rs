//! Decisive, found in addition, not reached, arguendo: notes on the order of analysis, from the closed values alone.

use crate::finding::{Annotation, Form, Link, Node, Reason, Value};
use crate::reason::Profile;
use crate::reason::graph::{Graph, Kind, Link as GraphLink};
use crate::reason::value::turned;
use crate::reason::verdict::Decided;

pub fn annotate(nodes: &mut [Node], decided: &Decided, profile: &Profile) {
    let silent = wholly_silent(nodes);
    let mut roots = vec![decided.breach];
    for plea in decided.defences.iter().chain(&decided.bars) {
        roots.extend(plea.available.iter().chain(&plea.made_out));
    }
    let mut seen = vec![false; nodes.len()];
    while let Some(id) = roots.pop() {
        if std::mem::replace(&mut seen[id], true) {
            continue;
        }
        annotate_children(nodes, &decided.graph, profile, id, &silent);
        roots.extend(nodes[id].children.iter().map(|child| child.node));
    }
}

/// Nodes beneath which nothing was filed and nothing follows from the law.
fn wholly_silent(nodes: &[Node]) -> Vec<bool> {
    let mut silent = vec![false; nodes.len()];
    for id in 0..nodes.len() {
        let node = &nodes[id];
        silent[id] = match node.form {
            Form::Literal { .. } | Form::Dimension | Form::Unnamed { .. } => node.reason == Reason::Silent,
            Form::NotRaised => true,
            Form::Constant { .. } | Form::Given { .. } | Form::Bound { .. } => false,
            _ => node
                .children
                .iter()
                .filter(|child| !matches!(child.link, Link::Precedent(_)))
                .all(|child| silent[child.node]),
        };
    }
    silent
}

fn annotate_children(nodes: &mut [Node], graph: &Graph, profile: &Profile, id: usize, silent: &[bool]) {
    let parent = nodes[id].clone();
    let closed = |node: &Node| node.value.if_closed;
    if let Some(Kind::Reasons(kind)) = graph.nodes.get(id).map(|node| &node.kind) {
        let children = &graph.nodes[id].children;
        let stands = |item: usize| {
            kind.position[item].is_some_and(|position| closed(&nodes[children[position].node]) == Value::Established)
        };
        let outweighed = |item: usize| {
            kind.reasons.outweighs.iter().any(|edge| {
                edge.loser == item && stands(edge.winner) && edge.only_on.is_none_or(|reading| profile.takes(reading))
            })
        };
        let carries = |item: usize| {
            let position = kind.position[item]?;
            let helps = match children[position].link {
                GraphLink::For => true,
                GraphLink::Against => false,
                _ => return None,
            };
            let wins = (closed(&parent) == Value::Established) == helps;
            (wins && stands(item) && !outweighed(item)).then_some(children[position].node)
        };
        let carrying: Vec<usize> = (0..kind.position.len()).filter_map(carries).collect();
        for node in carrying {
            nodes[node].annotation.get_or_insert(Annotation::Decisive);
        }
        return;
    }
    // The value of a part that would fix the parent by itself. Who proves that an issue is not met has a list of contraries, of
    // which any one is enough: the graph knows it, the form of the node does not.
    let fixing = match graph.nodes.get(id).map(|node| &node.kind) {
        Some(Kind::Conj) => Value::Refuted,
        Some(Kind::Disj) => Value::Established,
        _ => return,
    };
    let parts: Vec<Part> = graph.nodes[id]
        .children
        .iter()
        .map(|child| Part { node: child.node, flip: child.flip, second: child.link == GraphLink::SecondTier })
        .collect();
    let counts = |nodes: &[Node], part: &Part| turned(closed(&nodes[part.node]), part.flip);
    let first = parts.iter().position(|part| counts(nodes, part) == fixing);
    let first_tier_failed =
        fixing == Value::Refuted && parts.iter().any(|part| !part.second && counts(nodes, part) == Value::Refuted);
    for (index, part) in parts.iter().enumerate() {
        let annotation = match first {
            None if closed(&parent) != fixing => Some(Annotation::Decisive),
            None => None,
            Some(_) if part.second && first_tier_failed => Some(Annotation::Arguendo),
            Some(first) if index == first => Some(Annotation::Decisive),
            Some(first) if index > first && silent[part.node] => Some(Annotation::NotReached),
            Some(first) if index > first => Some(Annotation::FoundInAddition),
            Some(_) => None,
        };
        if nodes[part.node].annotation.is_none() {
            nodes[part.node].annotation = annotation;
        }
    }
}

/// A part of a list: its node, whether it counts as its contrary, and whether it is the second tier.
struct Part {
    node: usize,
    flip: bool,
    second: bool,
}
