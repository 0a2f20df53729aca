//! Decisive, found in addition, not reached, arguendo: notes on the order of analysis, from the closed values alone.

use crate::finding::{Annotation, Form, Link, Node, Reason, Value};
use crate::reason::verdict::PleaNode;

pub fn annotate(nodes: &mut [Node], breach: usize, defences: &[PleaNode], bars: &[PleaNode]) {
    let silent = wholly_silent(nodes);
    let mut roots = vec![breach];
    for plea in defences.iter().chain(bars) {
        roots.extend(plea.available.iter().chain(&plea.made_out));
    }
    let mut seen = vec![false; nodes.len()];
    while let Some(id) = roots.pop() {
        if std::mem::replace(&mut seen[id], true) {
            continue;
        }
        annotate_children(nodes, id, &silent);
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

fn annotate_children(nodes: &mut [Node], id: usize, silent: &[bool]) {
    let parent = nodes[id].clone();
    let closed = |node: &Node| node.value.if_closed;
    if matches!(parent.form, Form::Reasons) {
        for child in &parent.children {
            let (Link::For { outweighed_by, .. } | Link::Against { outweighed_by, .. }) = &child.link else { continue };
            let helps = matches!(child.link, Link::For { .. });
            let wins = (closed(&parent) == Value::Established) == helps;
            if wins && closed(&nodes[child.node]) == Value::Established && outweighed_by.is_empty() {
                nodes[child.node].annotation.get_or_insert(Annotation::Decisive);
            }
        }
        return;
    }
    if !matches!(
        parent.form,
        Form::Issue
            | Form::AllOf
            | Form::AnyOf
            | Form::Unless
            | Form::ForEvery(_)
            | Form::ForSome(_)
            | Form::Inconsistent { .. }
    ) {
        return;
    }
    let parts: Vec<(usize, bool, bool)> = parent
        .children
        .iter()
        .filter(|child| matches!(child.link, Link::Part | Link::SecondTier | Link::Exception))
        .map(|child| (child.node, matches!(child.link, Link::Exception), matches!(child.link, Link::SecondTier)))
        .collect();
    // The value of a part that would fix the parent by itself: a failure of a list of all, a success of a list of any.
    let fixing =
        if matches!(parent.form, Form::AnyOf | Form::ForSome(_)) { Value::Established } else { Value::Refuted };
    let counts = |nodes: &[Node], (node, exception, _): &(usize, bool, bool)| {
        let value = closed(&nodes[*node]);
        if *exception { value.contrary() } else { value }
    };
    let first = parts.iter().position(|part| counts(nodes, part) == fixing);
    let first_tier_failed =
        parts.iter().any(|part| !part.2 && counts(nodes, part) == Value::Refuted) && fixing == Value::Refuted;
    for (index, part) in parts.iter().enumerate() {
        let annotation = match first {
            None if closed(&parent) != fixing => Some(Annotation::Decisive),
            None => None,
            Some(_) if part.2 && first_tier_failed => Some(Annotation::Arguendo),
            Some(first) if index == first => Some(Annotation::Decisive),
            Some(first) if index > first && silent[part.0] => Some(Annotation::NotReached),
            Some(first) if index > first => Some(Annotation::FoundInAddition),
            Some(_) => None,
        };
        if nodes[part.0].annotation.is_none() {
            nodes[part.0].annotation = annotation;
        }
    }
}
