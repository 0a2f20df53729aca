//! What a change of facts or readings moves, and what it leaves.

use crate::case::{Change, Record};
use crate::finding::{ClaimFinding, Finding, Values};
use crate::opinion::terms;
use crate::project::Project;
use crate::reason::Options;

/// Two findings on one record, before and after.
#[derive(Debug, Clone)]
pub struct WhatIf {
    pub before: Finding,
    pub after: Finding,
    pub moved: Vec<Moved>,
    /// Claims of which no node moved.
    pub unmoved: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    pub claim: String,
    /// Verdict before and after, where it moved: "inconsistent → justified".
    pub verdict: Option<(String, String)>,
    /// Clauses and issues whose value moved, with both.
    pub nodes: Vec<(String, Values, Values)>,
}

pub fn what_if(project: &Project, record: &Record, changes: &[Change], now: &Options, then: &Options) -> WhatIf {
    let mut changed = record.clone();
    for change in changes {
        changed.apply(change);
    }
    let before = project.decide(record, now);
    let after = project.decide(&changed, then);
    let (mut moved, mut unmoved) = (Vec::new(), Vec::new());
    for (old, new) in before.claims.iter().zip(&after.claims) {
        match compare(old, new) {
            Some(difference) => moved.push(difference),
            None => unmoved.push(old.id.clone()),
        }
    }
    WhatIf { before, after, moved, unmoved }
}

/// What differs between two findings on one claim; `None` where nothing does.
fn compare(old: &ClaimFinding, new: &ClaimFinding) -> Option<Moved> {
    let words = |claim: &ClaimFinding| {
        let (record, closed) = (terms::verdict(claim.verdict.on_record), terms::verdict(claim.verdict.if_closed));
        if record == closed { record.to_owned() } else { format!("{record}, if the record closed {closed}") }
    };
    let verdict = (old.verdict != new.verdict).then(|| (words(old), words(new)));
    let mut nodes: Vec<(String, Values, Values)> = Vec::new();
    for node in old.nodes.iter().filter(|node| !node.id.is_empty()) {
        let twin = new
            .nodes
            .iter()
            .find(|other| other.id == node.id && other.title == node.title && other.bearer == node.bearer);
        if let Some(twin) = twin.filter(|twin| twin.value != node.value)
            && !nodes.iter().any(|(id, ..)| *id == node.id)
        {
            nodes.push((node.id.clone(), node.value, twin.value));
        }
    }
    (verdict.is_some() || !nodes.is_empty()).then(|| Moved { claim: old.id.clone(), verdict, nodes })
}
