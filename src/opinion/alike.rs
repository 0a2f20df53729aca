//! What several claims have in common: which items are about the same thing, which texts say the same, which sections.

use crate::finding::ClaimFinding;
use crate::opinion::draft::{Argued, Body, Part};
use crate::opinion::points::{self, Point};
use crate::opinion::text::Text;

/// Drafts of claims on the same section.
pub type Drafts<'a> = [(&'a ClaimFinding, &'a Part)];
/// The same item in the drafts that have it.
pub type Side<'a, T> = Vec<(&'a ClaimFinding, T)>;

/// Claims on which the same is said, together; so that each group can be named by its things and its complainants, one that
/// is not all claims is split where its complainants differ from thing to thing.
pub fn groups<'a, 'b>(texts: &Side<'a, &'b Text>, all: &[&ClaimFinding]) -> Vec<Side<'a, &'b Text>> {
    let mut groups: Vec<Side<&Text>> = Vec::new();
    for (claim, text) in texts {
        match groups.iter_mut().find(|group| fits(group, claim, text)) {
            Some(group) => group.push((*claim, text)),
            None => groups.push(vec![(*claim, text)]),
        }
    }
    groups.into_iter().flat_map(|group| if group.len() == all.len() { vec![group] } else { split(&group) }).collect()
}

fn split<'a, 'b>(group: &Side<'a, &'b Text>) -> Vec<Side<'a, &'b Text>> {
    let complainants = |claim: &ClaimFinding| -> Vec<&str> {
        group
            .iter()
            .filter(|(other, _)| other.about == claim.about)
            .map(|(other, _)| other.complainant.as_str())
            .collect()
    };
    let mut blocks: Vec<Side<&Text>> = Vec::new();
    for (claim, text) in group {
        match blocks.iter_mut().find(|block| complainants(block[0].0) == complainants(claim)) {
            Some(block) => block.push((*claim, text)),
            None => blocks.push(vec![(*claim, text)]),
        }
    }
    blocks
}

/// The points of several claims as paragraphs: first what is said of all, then what is said of fewer, each with the claims
/// that it is about and the words for each claim.
pub fn paragraphs<'a>(lists: &Side<'a, (&Text, &[Point])>) -> Vec<(Vec<&'a ClaimFinding>, Vec<Text>)> {
    let shared = shared(lists);
    let mut groups: Vec<Vec<&ClaimFinding>> = vec![lists.iter().map(|(claim, _)| *claim).collect()];
    for side in &shared {
        let claims = members(side);
        if !groups.iter().any(|group| same_claims(group, &claims)) {
            groups.push(claims);
        }
    }
    let mut paragraphs = Vec::new();
    for group in groups {
        let mine: Vec<&Side<&Point>> = shared.iter().filter(|side| same_claims(&members(side), &group)).collect();
        if !mine.is_empty() {
            let of = |claim: &&ClaimFinding| points::told(mine.iter().filter_map(|side| point_of(side, claim)));
            let texts = group.iter().map(of).collect();
            paragraphs.push((group, texts));
        }
    }
    paragraphs
}

/// Each point once, with the claims in which it is made, in an order that keeps that of every claim as far as can be.
fn shared<'a, 'b>(lists: &Side<'a, (&'b Text, &'b [Point])>) -> Vec<Side<'a, &'b Point>> {
    let mut shared: Vec<Side<&Point>> = Vec::new();
    for (claim, (_, points)) in lists {
        let mut after = 0;
        for point in *points {
            let same = |side: &Side<&Point>| {
                side[0].1.opener == point.opener
                    && fits(&clauses(side), claim, &point.clause)
                    && point_of(side, claim).is_none()
            };
            if let Some(place) = shared.iter().position(same) {
                shared[place].push((claim, point));
                after = place + 1;
                continue;
            }
            // Points that only earlier claims have stay before it.
            let others = |side: &Side<&Point>| points.iter().all(|one| one.clause.words != side[0].1.clause.words);
            while shared.get(after).is_some_and(others) {
                after += 1;
            }
            shared.insert(after, vec![(claim, point)]);
            after += 1;
        }
    }
    shared
}

fn point_of<'b>(side: &Side<'_, &'b Point>, claim: &ClaimFinding) -> Option<&'b Point> {
    side.iter().find(|(other, _)| std::ptr::eq(*other, claim)).map(|(_, point)| *point)
}

/// Whether a claim's text can join a group: the same words, and figures that differ only where the things do.
fn fits(group: &Side<&Text>, claim: &ClaimFinding, text: &Text) -> bool {
    let first = group[0].1;
    let same_things = |other: &ClaimFinding| other.about == claim.about;
    first.words == text.words
        && first.notes.len() == text.notes.len()
        && first.figures.len() == text.figures.len()
        && group.iter().all(|(other, theirs)| theirs.figures == text.figures || !same_things(other))
}

/// The keys of all drafts in one order: that of the first, those that only others have after what precedes them there.
pub fn keys(drafts: &Drafts) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (_, part) in drafts {
        let mut after = 0;
        for item in &part.items {
            match keys.iter().position(|key| *key == item.key) {
                Some(place) => after = place + 1,
                None => {
                    // Keys that only earlier drafts have stay before it.
                    while keys.get(after).is_some_and(|key| part.items.iter().all(|item| item.key != *key)) {
                        after += 1;
                    }
                    keys.insert(after, item.key.clone());
                    after += 1;
                }
            }
        }
    }
    keys
}

pub fn argued<'a>(found: &Side<'a, &Body>) -> Vec<(&'a ClaimFinding, Argued)> {
    let of = |body: &Body| match body {
        Body::Arguments(list) | Body::Fates(list) => list.clone(),
        _ => Vec::new(),
    };
    found.iter().flat_map(|(claim, body)| of(body).into_iter().map(|argued| (*claim, argued))).collect()
}

/// Everything that a section says of its claims, but not how it bears on its neighbours: equal for sections that say the same.
pub fn signature(drafts: &Drafts) -> String {
    fn add(part: &Part, out: &mut String) {
        for item in &part.items {
            match &item.body {
                Body::Transition(_) => {}
                Body::Part(inner) => add(inner, out),
                Body::Result { result, .. } => *out += &format!("{result:?}\n"),
                body => *out += &format!("{body:?}\n"),
            }
        }
    }
    let mut out = String::new();
    for (claim, part) in drafts {
        out += &format!("{:?} {} {:?}\n", claim.about, claim.complainant, part.heading);
        add(part, &mut out);
    }
    out
}

pub fn each<'a, 'b, T>(found: &Side<'a, &'b Body>, pick: impl Fn(&'b Body) -> Option<T>) -> Side<'a, T> {
    found.iter().filter_map(|(claim, body)| pick(body).map(|text| (*claim, text))).collect()
}

fn members<'a>(side: &Side<'a, &Point>) -> Vec<&'a ClaimFinding> {
    side.iter().map(|(claim, _)| *claim).collect()
}

fn clauses<'a, 'b>(side: &Side<'a, &'b Point>) -> Side<'a, &'b Text> {
    side.iter().map(|(claim, point)| (*claim, &point.clause)).collect()
}

fn same_claims(some: &[&ClaimFinding], other: &[&ClaimFinding]) -> bool {
    some.len() == other.len() && some.iter().all(|claim| other.iter().any(|one| std::ptr::eq(*one, *claim)))
}
