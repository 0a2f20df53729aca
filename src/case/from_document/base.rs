//! Hypotheticals: a record `based on` another replaces facts whole, withdraws, adds and overrides; it inherits no holdings.

use super::{Bases, read};
use crate::case::document::{Content, Node};
use crate::case::{format, problem};
use crate::source::{Problem, Text};

/// The longest chain of records based on each other.
const DEEPEST: usize = 16;

/// The mapping of a case file, with what it is based on beneath it.
pub fn merged(text: &Text, bases: Bases, problems: &mut Vec<Problem>) -> Option<Node> {
    let mut chain = vec![text.name.to_string()];
    merge_from(text, bases, problems, &mut chain)
}

fn merge_from(text: &Text, bases: Bases, problems: &mut Vec<Problem>, chain: &mut Vec<String>) -> Option<Node> {
    let over = read(text, problems)?;
    let Some(based_on) = over.get("based on") else {
        if let Content::Map(entries) = &over.value
            && let Some((key, _)) = entries.iter().find(|(key, _)| key.words() == Some("withdraw"))
        {
            problems.push(problem::withdraws_from_nothing(key.place.clone()));
        }
        return Some(over);
    };
    let Some(path) = based_on.words().map(str::to_owned) else {
        problems.push(problem::expected("the path of a case file", based_on.what(), based_on.place.clone()));
        return None;
    };
    let base = match bases(text, &path) {
        Ok(base) => base,
        Err(error) => {
            let missing = error.kind() == std::io::ErrorKind::NotFound;
            let why = if missing { "there is no such file".to_owned() } else { error.to_string() };
            problems.push(problem::base_not_read(&path, &why, based_on.place.clone()));
            return None;
        }
    };
    if chain.len() >= DEEPEST || chain.contains(&base.name.to_string()) {
        problems.push(problem::base_circle(&path, based_on.place.clone()));
        return None;
    }
    chain.push(base.name.to_string());
    let beneath = merge_from(&base, bases, problems, chain)?;
    Some(overlay(beneath, over, problems))
}

fn overlay(beneath: Node, over: Node, problems: &mut Vec<Problem>) -> Node {
    let place = over.place.clone();
    let (Content::Map(beneath), Content::Map(over)) = (beneath.value, over.value) else {
        return Node { value: Content::Nothing, place };
    };
    let mut merged: Vec<(Node, Node)> = beneath
        .into_iter()
        .filter(|(key, _)| !matches!(key.words(), Some("holdings" | "based on" | "withdraw")))
        .collect();
    for (key, value) in over {
        match (key.words(), merged.iter_mut().find(|(known, _)| known.words() == key.words())) {
            (Some("withdraw"), _) => withdraw(&mut merged, &value, problems),
            (Some("facts"), Some((_, facts))) => replace_facts(facts, value),
            // Things are added to, or changed key by key; all else is replaced whole.
            (_, Some((_, known))) if both_maps(known, &value) && !matches!(key.words(), Some("parties")) => {
                add_entries(known, value)
            }
            (_, Some((_, known))) => *known = value,
            (_, None) => merged.push((key, value)),
        }
    }
    Node { value: Content::Map(merged), place }
}

fn both_maps(one: &Node, other: &Node) -> bool {
    matches!((&one.value, &other.value), (Content::Map(_), Content::Map(_)))
}

fn add_entries(known: &mut Node, over: Node) {
    let (Content::Map(known), Content::Map(over)) = (&mut known.value, over.value) else { return };
    for (key, value) in over {
        match known.iter_mut().find(|(name, _)| name.words() == key.words()) {
            Some((_, old)) => *old = value,
            None => known.push((key, value)),
        }
    }
}

/// What identifies a statement in a file: the names of its keys that are not the format's, and its things.
fn identity(entry: &Node) -> (Option<String>, String) {
    let Content::Map(entries) = &entry.value else { return (None, String::new()) };
    let of_the_format = |words: &str| format::names(&format::STATEMENT).any(|key| key == words);
    let name = entries.iter().filter_map(|(key, _)| key.words()).find(|words| !of_the_format(words)).map(str::to_owned);
    let mut things: Vec<String> = match entry.get("of").map(|of| &of.value) {
        Some(Content::Words(words)) => vec![words.clone()],
        Some(Content::List(list)) => list.iter().filter_map(|node| node.words().map(str::to_owned)).collect(),
        Some(Content::Map(map)) => map.iter().filter_map(|(_, node)| node.words().map(str::to_owned)).collect(),
        _ => Vec::new(),
    };
    things.sort();
    (name, things.join("\u{1}"))
}

/// The entries of a list; one entry may stand without it.
fn listed(node: Node) -> Vec<Node> {
    match node.value {
        Content::List(list) => list,
        Content::Nothing => Vec::new(),
        _ => vec![node],
    }
}

fn replace_facts(known: &mut Node, over: Node) {
    let mut facts = listed(known.clone());
    for entry in listed(over) {
        let wanted = identity(&entry);
        match facts.iter_mut().find(|known| identity(known) == wanted) {
            Some(known) => *known = entry,
            None => facts.push(entry),
        }
    }
    known.value = Content::List(facts);
}

/// `withdraw: [{fact: …, of: […]}]`.
fn withdraw(merged: &mut [(Node, Node)], value: &Node, problems: &mut Vec<Problem>) {
    let mut known = merged.iter_mut().find(|(key, _)| key.words() == Some("facts"));
    let mut facts = known.as_ref().map_or_else(Vec::new, |(_, facts)| listed(facts.clone()));
    for entry in &listed(value.clone()) {
        let keys = || format::names(&format::WITHDRAWAL);
        if let Content::Map(entries) = &entry.value
            && let Some((key, _)) = entries.iter().find(|(key, _)| !keys().any(|known| Some(known) == key.words()))
        {
            let words = key.words().unwrap_or_default();
            problems.push(problem::unknown_key(words, "what is withdrawn", key.place.clone(), keys()));
            continue;
        }
        let name = entry.get("fact").and_then(Node::words).map(str::to_owned);
        let wanted = (name.clone(), identity(entry).1);
        let before = facts.len();
        facts.retain(|known| identity(known) != wanted);
        if facts.len() == before {
            problems.push(problem::nothing_to_withdraw(name.as_deref().unwrap_or("?"), entry.place.clone()));
        }
    }
    if let Some((_, known)) = &mut known {
        known.value = Content::List(facts);
    }
}
