//! Citations: in footnotes, and counted.

use std::collections::BTreeMap;

use crate::finding::{Cite, Finding, Link, Node};
use crate::opinion::grammar;
use crate::opinion::text::clean;

/// "GATT 1994, Article XX(g); US – Gasoline (AB), p. 22 †".
pub fn cites(cites: &[Cite]) -> String {
    cites.iter().map(cite).collect::<Vec<_>>().join("; ")
}

/// One citation; one that was not checked carries its dagger.
pub fn cite(cite: &Cite) -> String {
    let dagger = if cite.verified == Some(false) { "\u{A0}†" } else { "" };
    format!("{}{dagger}", clean(&cite.text))
}

/// The footnote of a rule: its sources, where it stands in the rulebook, and whether it is a reconstruction.
pub fn rule_note(node: &Node) -> String {
    let sources = cites(&node.cites);
    let clause = if node.id.is_empty() { String::new() } else { format!("rule “{}”", clean(&node.id)) };
    let own = if node.own_reconstruction { "a reconstruction of the rulebook, taken from no report" } else { "" };
    let parts: Vec<&str> =
        [sources.as_str(), clause.as_str(), own].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("{}.", grammar::capital(&parts.join("; "))) }
}

/// "7 of 96 citations are unverified and marked †." Citations of reports and of exhibits, each counted once.
pub fn counted(finding: &Finding) -> String {
    let mut all: BTreeMap<String, bool> = BTreeMap::new();
    for claim in &finding.claims {
        for node in &claim.nodes {
            cited(node, &mut all);
        }
        for cite in claim.readings.iter().filter_map(|reading| reading.authority.as_ref()) {
            count(cite, &mut all);
        }
    }
    let unverified = all.values().filter(|verified| !**verified).count();
    match (unverified, all.len()) {
        (_, 0) => String::new(),
        (0, 1) => "The one citation with a pinpoint is verified.".to_owned(),
        (0, total) => format!("All {total} citations are verified."),
        (1, total) => format!("1 of {total} citations is unverified and marked †."),
        (some, total) => format!("{some} of {total} citations are unverified and marked †."),
    }
}

fn cited(node: &Node, all: &mut BTreeMap<String, bool>) {
    for one in &node.cites {
        count(one, all);
    }
    for child in &node.children {
        if let Link::Precedent(precedent) = &child.link {
            count(&precedent.cite, all);
        }
    }
    for exhibit in node.facts.iter().flat_map(|fact| &fact.exhibits) {
        let key = format!("{:?} {:?} {:?}", exhibit.exhibit, exhibit.source, exhibit.at);
        let verified = all.entry(key).or_insert(true);
        *verified = *verified && exhibit.verified;
    }
}

fn count(cite: &Cite, all: &mut BTreeMap<String, bool>) {
    if let Some(checked) = cite.verified {
        let verified = all.entry(cite.text.clone()).or_insert(true);
        *verified = *verified && checked;
    }
}
