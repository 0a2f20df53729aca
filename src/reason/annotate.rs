//! Decisive, found in addition, not reached, arguendo: notes on the order of analysis, from the closed values alone.

use crate::finding::{Annotation, Form, Link, Node, Reason, Value};
use crate::reason::Profile;
use crate::reason::graph::{Graph, Kind, Link as Part, ReasonsKind};
use crate::reason::value::turned;
use crate::reason::verdict::Decided;

/// Notes every node that the claim, its bars and its defences reach, from the top down.
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
        match decided.graph.nodes.get(id).map(|node| &node.kind) {
            Some(Kind::Reasons(kind)) => annotate_reasons(nodes, &decided.graph, profile, id, kind),
            Some(Kind::Conj) => annotate_parts(nodes, &decided.graph, id, Value::Refuted, &silent),
            Some(Kind::Disj) => annotate_parts(nodes, &decided.graph, id, Value::Established, &silent),
            _ => {}
        }
        roots.extend(nodes[id].children.iter().map(|child| child.node));
    }
}

/// Nodes beneath which nothing was filed and nothing follows from the law.
fn wholly_silent(nodes: &[Node]) -> Vec<bool> {
    let mut silent = vec![false; nodes.len()];
    for id in 0..nodes.len() {
        let node = &nodes[id];
        silent[id] = match node.form {
            Form::Literal { .. } | Form::Dimension => node.reason == Reason::Silent,
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

/// Among reasons, the active ones on the side that carries the issue, unless outweighed.
fn annotate_reasons(nodes: &mut [Node], graph: &Graph, profile: &Profile, id: usize, kind: &ReasonsKind) {
    let children = &graph.nodes[id].children;
    let established = |node: usize| nodes[node].value.if_closed == Value::Established;
    let carrying_link = if established(id) { Part::For } else { Part::Against };
    let stands = |item: usize| kind.position[item].is_some_and(|position| established(children[position].node));
    let outweighed = |item: usize| {
        kind.reasons.outweighs.iter().any(|edge| {
            edge.loser == item && stands(edge.winner) && edge.only_on.is_none_or(|reading| profile.takes(reading))
        })
    };
    let carries = |item: &usize| stands(*item) && !outweighed(*item);
    let carrying: Vec<usize> = (0..kind.position.len())
        .filter(carries)
        .filter_map(|item| kind.position[item])
        .filter(|position| children[*position].link == carrying_link)
        .map(|position| children[position].node)
        .collect();
    for node in carrying {
        nodes[node].annotation.get_or_insert(Annotation::Decisive);
    }
}

/// Among parts, in their order: the first whose value fixes the parent, or all where only all do. Who proves that an issue is not
/// met has a list of contraries, of which any one is enough.
fn annotate_parts(nodes: &mut [Node], graph: &Graph, id: usize, fixing: Value, silent: &[bool]) {
    let parent = &graph.nodes[id];
    let fixes: Vec<bool> =
        parent.children.iter().map(|child| turned(nodes[child.node].value.if_closed, child.flip) == fixing).collect();
    let second_tier = |index: usize| parent.children[index].link == Part::SecondTier;
    let first_tier_failed = (0..fixes.len()).any(|index| fixes[index] && !second_tier(index));
    let arguendo = |index: usize| first_tier_failed && second_tier(index);
    let decisive = (0..fixes.len()).find(|index| fixes[*index] && !arguendo(*index));
    for (index, child) in parent.children.iter().enumerate() {
        let annotation = match decisive {
            _ if arguendo(index) => Annotation::Arguendo,
            None => Annotation::Decisive,
            Some(first) if index < first => continue,
            Some(first) if index == first => Annotation::Decisive,
            Some(_) if silent[child.node] => Annotation::NotReached,
            Some(_) => Annotation::FoundInAddition,
        };
        nodes[child.node].annotation.get_or_insert(annotation);
    }
}
