//! Arguments and answers in paragraphs, and the fate of each, over all claims of a section.

use crate::finding::{CaseHead, ClaimFinding};
use crate::opinion::draft::Argued;
use crate::opinion::grammar::{list, ordinal, possessive};
use crate::opinion::names::{self, distinct, set_apart};
use crate::opinion::text::{self, Text};

type Claims<'a> = Vec<&'a ClaimFinding>;

/// An argument, the parties that make it, and the claims in which they do.
struct Joint<'a> {
    argued: Argued,
    by: Vec<String>,
    claims: Claims<'a>,
    /// How it fared, where that is decided, and in which claims.
    fates: Vec<(Text, Claims<'a>)>,
}

/// One paragraph for each party or group of parties, that of the side with the burden first.
pub fn arguments<'a>(
    case: &CaseHead,
    all: &[(&'a ClaimFinding, Argued)],
    claims: &[&'a ClaimFinding],
) -> Vec<(Claims<'a>, Text)> {
    let joint = joint(all);
    let mut answered = false;
    let mut paragraphs = Vec::new();
    for party in parties(case, &joint) {
        let own: Vec<&Joint> = joint.iter().filter(|one| called(case, one) == party).collect();
        let answers = answered && !own[0].argued.by_bearer;
        answered = answered || own[0].argued.by_bearer;
        let several = own[0].by.len() > 1;
        let verb = match (answers, several) {
            (true, false) => "answers",
            (true, true) => "answer",
            (false, false) => "argues",
            (false, true) => "argue",
        };
        let pronoun = if several { "they" } else { "it" };
        let mut scopes: Vec<(String, Vec<&Joint>)> = Vec::new();
        for one in own {
            let scope = scope(&one.claims, claims);
            match scopes.iter_mut().find(|(other, _)| *other == scope) {
                Some((_, members)) => members.push(one),
                None => scopes.push((scope, vec![one])),
            }
        }
        scopes.sort_by_key(|(scope, _)| !scope.is_empty());
        let mut sentences = Vec::new();
        for (place, (scope, members)) in scopes.iter().enumerate() {
            let who = if place == 0 { &party } else { pronoun };
            let opener = if scope.is_empty() { who.to_owned() } else { format!("{scope}, {who}") };
            sentences.extend(made(&opener, verb, members));
        }
        paragraphs.push((claims.to_vec(), text::sentences(sentences)));
    }
    paragraphs
}

/// Arguments of one party and scope; those of several sentences are quoted one by one.
fn made(opener: &str, verb: &str, arguments: &[&Joint]) -> Vec<Text> {
    let (short, long): (Vec<&Joint>, Vec<&Joint>) = arguments.iter().partition(|one| !has_sentences(&one.argued.says));
    let point = |one: &&Joint| {
        Text::from(format!("that {}", one.argued.within.trim().trim_end_matches('.'))).noted(one.argued.source.clone())
    };
    let mut sentences = Vec::new();
    if !short.is_empty() {
        let points = text::list(short.iter().map(point).collect(), "and");
        sentences.push(Text::sentence(&format!("{opener} {verb} ")).with(points).stop());
    }
    for one in long {
        let words = one.argued.says.trim_end_matches('.');
        sentences.push(Text::sentence(&format!("{opener} {verb}: {words}")).stop().noted(one.argued.source.clone()));
    }
    sentences
}

/// One paragraph: how each party's arguments fared, those that fared alike together.
pub fn fates<'a>(
    case: &CaseHead,
    all: &[(&'a ClaimFinding, Argued)],
    claims: &[&'a ClaimFinding],
) -> Vec<(Claims<'a>, Text)> {
    let joint = joint(all);
    let mut sentences = Vec::new();
    for party in parties(case, &joint) {
        let own: Vec<&Joint> = joint.iter().filter(|one| called(case, one) == party).collect();
        let mut groups: Vec<(&Text, String, Vec<usize>)> = Vec::new();
        for (place, one) in own.iter().enumerate() {
            for (fate, where_so) in one.fates.iter().filter(|(fate, _)| !fate.is_empty()) {
                let scope = scope(where_so, &one.claims);
                match groups.iter_mut().find(|(other, their_scope, _)| *other == fate && *their_scope == scope) {
                    Some((.., places)) => places.push(place),
                    None => groups.push((fate, scope, vec![place])),
                }
            }
        }
        for (index, (fate, scope, places)) in groups.iter().enumerate() {
            let subject = subject(&party, places, own.len(), index == 0);
            let verb = if places.len() == 1 { "is" } else { "are" };
            let scope = if scope.is_empty() { String::new() } else { format!("{scope}, ") };
            sentences.push(Text::sentence(&format!("{scope}{subject} {verb} ")).with((*fate).clone()).stop());
        }
    }
    let text = text::sentences(sentences);
    if text.is_empty() { Vec::new() } else { vec![(claims.to_vec(), text)] }
}

/// "China's first and second arguments", "the third": the party is named once.
fn subject(party: &str, places: &[usize], all: usize, first: bool) -> String {
    let ordinals: Vec<String> = places.iter().map(|place| ordinal(*place)).collect();
    let noun = if places.len() == 1 { "argument" } else { "arguments" };
    let which = match places.len() {
        some if some < all => list(&ordinals, "and"),
        2 => "two".to_owned(),
        _ => String::new(),
    };
    let words = match first {
        _ if !first && places.len() < all => format!("the {which}"),
        _ if party.contains(" and ") => format!("the {which} {noun} of {party}"),
        _ => format!("{} {which} {noun}", possessive(party)),
    };
    words.replace("  ", " ")
}

/// "as regards tungsten", where something does not concern all things of the section.
fn scope(some: &[&ClaimFinding], all: &[&ClaimFinding]) -> String {
    let things: Vec<_> = some.iter().map(|claim| &claim.about).collect();
    let of_the_same: Vec<&ClaimFinding> = all.iter().copied().filter(|claim| things.contains(&&claim.about)).collect();
    names::scope(&set_apart(&of_the_same, all))
}

fn has_sentences(says: &str) -> bool {
    says.trim().trim_end_matches('.').contains(". ") || says.contains('?') || says.starts_with("That ")
}

/// "the complainants" where all of them argue as one.
fn called(case: &CaseHead, one: &Joint) -> String {
    let all = one.by.len() > 1 && one.by.len() == case.complainants.len();
    if all { "the complainants".to_owned() } else { list(&one.by, "and") }
}

fn parties(case: &CaseHead, joint: &[Joint]) -> Vec<String> {
    let (bearer, other): (Vec<&Joint>, Vec<&Joint>) = joint.iter().partition(|one| one.argued.by_bearer);
    distinct(bearer.into_iter().chain(other).map(|one| called(case, one)))
}

/// The same argument in several claims is one; made by several parties of a side, it is theirs together.
fn joint<'a>(all: &[(&'a ClaimFinding, Argued)]) -> Vec<Joint<'a>> {
    let mut joint: Vec<Joint> = Vec::new();
    for (claim, argued) in all {
        let place =
            joint.iter().position(|one| one.argued.says == argued.says && one.argued.by_bearer == argued.by_bearer);
        let place = place.unwrap_or_else(|| {
            joint.push(Joint { argued: argued.clone(), by: Vec::new(), claims: Vec::new(), fates: Vec::new() });
            joint.len() - 1
        });
        let one = &mut joint[place];
        if !one.by.contains(&argued.by) {
            one.by.push(argued.by.clone());
        }
        one.claims.push(claim);
        match one.fates.iter_mut().find(|(fate, _)| *fate == argued.fate) {
            Some((_, claims)) => claims.push(claim),
            None => one.fates.push((argued.fate.clone(), vec![claim])),
        }
    }
    joint
}
