//! A sentence whose negative, as it is made for it, reads wrongly.
//!
//! # What it does
//!
//! Every truth is printed both ways. Where a fact has no `Denies`, its negative is made: *it is not the case that …*. This finds facts
//! whose sentence does not bear that: one that denies already, and one that joins two statements, so that nobody can tell which of them
//! fails. It also finds tests, defences and issues with `Says` and no `Denies`, which would be told by their bare name.
//!
//! # Why it matters
//!
//! *It is not the case that no notice was given, and the toll was raised* tells a reader nothing, or the wrong thing, in an opinion.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall be published." [verified].
//! thing "measure", plural "measures".
//! fact "unpublished", of a measure: truth.
//!   Says "no gazette has printed the measure".
//!
//! test "Secret toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) no gazette has printed the measure.
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall be published." [verified].
//! thing "measure", plural "measures".
//! fact "unpublished", of a measure: truth.
//!   Says "no gazette has printed the measure".
//!   Denies "a gazette has printed the measure".
//!
//! test "Secret toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) no gazette has printed the measure.
//! ```
//!
//! # When to allow it
//!
//! When the long negative is what you want to read.

use super::words::phrase;
use super::{Law, found};
use crate::rulebook::{Fact, Issue, Type};
use crate::source::Problem;

/// Words that deny: turned once more, they say nothing that can be read.
const DENYING: [&str; 9] = ["no", "not", "none", "never", "neither", "nor", "nobody", "nothing", "cannot"];
/// Words that join two statements behind a comma, or bind one to the other.
const JOINING: [&str; 8] = [", and ", ", or ", ", but ", " unless ", " only if ", ", while ", ", so that ", "; "];

pub fn find(law: &Law) -> Vec<Problem> {
    let facts = law.book.facts.iter().filter_map(of_fact);
    facts.chain(law.book.issues.iter().filter_map(of_issue)).collect()
}

fn of_fact(fact: &Fact) -> Option<Problem> {
    let says = fact.says.as_deref().filter(|_| fact.typ == Type::Truth && fact.denies.is_none())?;
    let denying = DENYING.iter().find(|word| phrase(says, word).is_some());
    let joining = JOINING.iter().find(|word| says.contains(**word));
    let label = match (denying, joining) {
        (Some(word), _) => format!("`{word}` denies already"),
        (None, Some(word)) => format!("`{}` joins two statements", word.trim().trim_start_matches(", ")),
        (None, None) => return None,
    };
    let message = format!("the negative of `{}` would read: it is not the case that {says}", fact.name);
    Some(found(message, fact.place.clone(), label).help("add `Denies \"…\".` with the contrary in plain words"))
}

fn of_issue(issue: &Issue) -> Option<Problem> {
    let (has, lacks) = match (&issue.says, &issue.denies) {
        (Some(_), None) => ("Says", "Denies"),
        (None, Some(_)) => ("Denies", "Says"),
        _ => return None,
    };
    let role = issue.role.word();
    let how = if lacks == "Denies" { "is not met" } else { "is met" };
    let message = format!("this {role} has `{has}` and no `{lacks}`: it would read “{}” {how}", issue.name);
    Some(
        found(message, issue.place.clone(), format!("no `{lacks}`"))
            .help(format!("add `{lacks} \"{}\".`", contrary(issue))),
    )
}

/// The missing sentence, where the one that is there turns on a plain verb.
fn contrary(issue: &Issue) -> String {
    const VERBS: [&str; 6] = [" is ", " are ", " was ", " were ", " can ", " may "];
    let plain = |says: &str| {
        let verb = VERBS.iter().filter_map(|verb| Some((says.find(verb)?, *verb))).min()?;
        let rest = &says[verb.0 + verb.1.len()..];
        let denies =
            !rest.starts_with("not ") && !rest.starts_with("no ") && !rest.contains(" or ") && !rest.contains(" and ");
        denies.then(|| format!("{}{}not {rest}", &says[..verb.0], verb.1))
    };
    match (&issue.says, &issue.denies) {
        (Some(says), None) => plain(says).unwrap_or_else(|| "…".into()),
        _ => "…".into(),
    }
}
