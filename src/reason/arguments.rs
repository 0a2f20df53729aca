//! The parties' arguments, each faring as the clause or reason that it names.

use crate::case::{Claim, ThingId};
use crate::finding::{Argument, Fate, Form, Link, Node, Side, Value};
use crate::reason::Setting;
use crate::reason::graph::{Graph, Origin};
use crate::reason::weigh::side_of;

/// Arguments that concern the claim; each node that one names is told of it.
pub fn arguments(setting: &Setting, claim: &Claim, nodes: &mut [Node], graph: &Graph) -> Vec<Argument> {
    let record = setting.record;
    let mut told = Vec::new();
    for argument in &record.arguments {
        let Some(side) = side_of(record, argument.by, claim.complainant) else { continue };
        if !record.concerns(&argument.things, &claim.things) {
            continue;
        }
        let node = match &argument.on {
            None => None,
            // An argument on a clause that this claim does not reach belongs to another claim.
            Some(on) => match named(setting, on, &argument.things, nodes, graph) {
                Some(node) => Some(node),
                None => continue,
            },
        };
        let fate = node.map_or(Fate::MadeNotDecided, |node| fate(nodes, node, side));
        if let Some(node) = node {
            nodes[node].arguments.push(told.len());
        }
        told.push(Argument {
            by: record.things[argument.by].name.clone(),
            says: argument.says.clone(),
            on: argument.on.clone(),
            relies_on: argument.relies_on.clone(),
            source: argument.source.clone(),
            fate,
        });
    }
    told
}

/// The node of that id whose things are those that the argument names; a clause is met before the issue beneath it.
fn named(setting: &Setting, on: &str, things: &[ThingId], nodes: &[Node], graph: &Graph) -> Option<usize> {
    (0..graph.nodes.len()).rev().find(|id| {
        let here: Vec<ThingId> = graph.nodes[*id].things.iter().flatten().copied().collect();
        let unnamed = graph.nodes[*id].things.iter().any(Option::is_none);
        nodes[*id].id == on
            && !unnamed
            && setting.record.concerns(things, &here)
            && !matches!(graph.nodes[*id].origin, Origin::Breach(_))
    })
}

fn fate(nodes: &[Node], id: usize, side: Side) -> Fate {
    let node = &nodes[id];
    let wants = if side == node.bearer { Value::Established } else { Value::Refuted };
    if node.value.on_record == Value::Open {
        return Fate::Open { reason: node.reason };
    }
    if node.value.on_record != wants {
        return Fate::Rejected { reason: node.reason };
    }
    // Whoever argues that a reason fails, and is right, has nothing left that could be outweighed.
    if wants == Value::Refuted {
        return Fate::Accepted;
    }
    let beaten = nodes.iter().filter(|parent| matches!(parent.form, Form::Reasons)).find_map(|parent| {
        let child = parent.children.iter().find(|child| child.node == id)?;
        match &child.link {
            Link::For { outweighed_by, .. } | Link::Against { outweighed_by, .. } if !outweighed_by.is_empty() => {
                Some(outweighed_by)
            }
            _ => None,
        }
    });
    match beaten {
        Some(by) => Fate::AcceptedButOutweighed { by: by.iter().map(|node| nodes[*node].id.clone()).collect() },
        None => Fate::Accepted,
    }
}
