//! A question of fact asks for a legal conclusion.
//!
//! # What it does
//!
//! Looks in the sentences and the question of every fact for the words by which WTO law concludes (*necessary, relating to,
//! restriction, critical, temporarily, arbitrary, unjustifiable, disguised, essential security, discrimination, justified,
//! inconsistent with* …), and for facts that say what an issue or a test of the rulebook says. Names of kinds of things (`the domestic
//! restriction`) and words within quotation marks ‘…’, which are another's, are passed over.
//!
//! # Why it matters
//!
//! A fact is what an instrument, a statistic or a witness can show. If two experts with the same documents can differ on it only by
//! differing on the law, then a record that states it has decided the case by its own say-so, and no reasoning is left to show.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls that are not necessary to keep the river open are prohibited." [verified].
//! thing "measure", plural "measures".
//! fact "needed", of a measure: truth.
//!   Says "the measure is necessary to keep the river open".
//!   Denies "the river stays open without the measure".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the river stays open without the measure.
//! ```
//!
//! # Use instead
//!
//! Say what the conclusion consists of, and ask that.
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls that are not necessary to keep the river open are prohibited." [verified].
//! thing "measure", plural "measures".
//! fact "dredged", of a measure: truth.
//!   Says "what the measure brings in is spent on dredging".
//! fact "other money", of a measure: truth.
//!   Says "the treasury would pay for dredging without the measure".
//!
//! issue "Necessary" under ERC 4, about a measure.
//!   It is met if (a) what the measure brings in is spent on dredging.
//!   Unless (b) the treasury would pay for dredging without the measure.
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) "Necessary" is not met.
//! ```
//!
//! # When to allow it
//!
//! When the word is used in its plain sense, as in *the narrowest channel is critical for barges*, and no other will do.

use super::words::{LEGAL, fold, marked_within, phrase};
use super::{Law, found};
use crate::rulebook::{Fact, Issue};
use crate::source::{Place, Problem};
use crate::syntax::tree::{Declaration, Word};

pub fn find(law: &Law) -> Vec<Problem> {
    let kinds: Vec<&str> = law.book.kinds.iter().flat_map(|kind| [kind.name.as_str(), kind.plural.as_str()]).collect();
    let mut problems = Vec::new();
    for tree in law.trees {
        for declaration in &tree.declarations {
            let Declaration::Fact(fact) = &declaration.value else { continue };
            let sentences = [&fact.says, &fact.called, &fact.asks, &fact.denies];
            let place = |word: &Word| Place { text: tree.text.clone(), range: word.range.clone() };
            if let Some(problem) = sentences.into_iter().flatten().find_map(|word| asks(word, place(word), &kinds)) {
                problems.push(problem);
            }
        }
    }
    for fact in &law.book.facts {
        problems.extend(law.book.issues.iter().find(|issue| says_the_same(fact, issue)).map(|issue| same(fact, issue)));
    }
    problems
}

/// A legal word in the sentence of a fact.
fn asks(word: &Word, place: Place, kinds: &[&str]) -> Option<Problem> {
    let sentence = super::words::without(&super::words::unquoted(&word.value), kinds);
    let legal = LEGAL.iter().find(|legal| phrase(&sentence, legal).is_some())?;
    let place = marked_within(place, legal);
    let message = format!("a question of fact asks whether something is `{legal}`, which is a question of law");
    Some(found(message, place, "a word by which the law concludes").help(
        "make it an issue that says what this consists of, and ask for those facts; the word becomes the name of the issue",
    ))
}

fn says_the_same(fact: &Fact, issue: &Issue) -> bool {
    let said = |words: &Option<String>| words.as_deref().map(fold);
    let says = said(&fact.says);
    says.is_some() && (says == said(&issue.says) || says == said(&issue.denies))
}

fn same(fact: &Fact, issue: &Issue) -> Problem {
    let message = format!("the fact `{}` says what `{}` decides", fact.name, issue.name);
    found(message, fact.place.clone(), "a question of fact")
        .also(issue.place.clone(), "and a question of law")
        .help("give the fact a sentence of its own, or leave it out and ask for the issue")
}
