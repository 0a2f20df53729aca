//! Questions of law on which readings differ: which one was applied, by what authority, and whether it matters.

use crate::finding::{ClaimFinding, Node, ReadingUsed};
use crate::opinion::about::About;
use crate::opinion::citations;
use crate::opinion::draft::Body;
use crate::opinion::grammar;
use crate::opinion::text::{CAPITAL, Text, clean};

/// The reading that shaped a point, explained where the document first meets it.
pub fn at_node<'a>(about: &About<'a>, node: &'a Node) -> Body {
    let words = node.reading.as_ref().map_or_else(Text::default, |reading| explained(about, reading));
    let question = node.reading.as_ref().map_or_else(String::new, |reading| clean(&reading.question));
    Body::Once { words, called: format!("the reading applied on “{question}”"), then: Text::default() }
}

/// The contested readings that no point of the tree has explained yet.
pub fn remaining(about: &About) -> Vec<Body> {
    let contested = about.claim.readings.iter().filter(|reading| !reading.rivals.is_empty());
    let texts = contested.map(|reading| explained(about, reading)).filter(|text| !text.is_empty());
    texts.map(|words| Body::Once { words, called: String::new(), then: Text::default() }).collect()
}

fn explained<'a>(about: &About<'a>, used: &'a ReadingUsed) -> Text {
    let news = about.explained.borrow_mut().insert(&used.question);
    if !news || (used.rivals.is_empty() && used.law.is_none()) {
        return Text::default();
    }
    let rivals: Vec<String> = used.rivals.iter().map(|rival| format!("“{}”", clean(rival))).collect();
    let question = clean(used.text.trim());
    let question = if question.is_empty() {
        format!("{CAPITAL}{}:", clean(&used.question))
    } else {
        format!("{CAPITAL}{question}")
    };
    let Some(reading) = &used.reading else {
        let rivals = grammar::list(&rivals, "and");
        return Text::from(format!(
            "{question} There is no order between the readings {rivals}, and none was chosen: the result turns on it."
        ));
    };
    let note = used.authority.as_ref().map_or_else(String::new, |cite| format!("{}.", citations::cite(cite)));
    let how = match (used.named, rivals.is_empty()) {
        (true, _) => "is the reading chosen for this opinion",
        (false, true) => "is the reading in force",
        (false, false) => "prevails",
    };
    let mut text = Text::from(format!("{question} The reading “{}” {how}", clean(reading)));
    text = match used.law.as_deref().map(str::trim).filter(|law| !law.is_empty()) {
        Some(law) => {
            text.closed(":").noted(note).with(format!(" {}", about.vocabulary.in_sentence(&clean(law)))).stop()
        }
        None => text.stop().noted(note),
    };
    match rivals.as_slice() {
        [] => text,
        [only] => text.with(format!(" The other reading in force is {only}.")),
        several => text.with(format!(" The other readings in force are {}.", grammar::list(several, "and"))),
    }
}

/// Whether another reading would change the result of the claim.
pub fn weight(about: &About) -> Text {
    let claim = about.claim;
    if claim.robust {
        let rivals = claim.readings.iter().any(|reading| !reading.rivals.is_empty());
        return if rivals {
            Text::from("No other reading of the law in force changes this result.")
        } else {
            Text::default()
        };
    }
    let changes = changes(claim);
    if changes.is_empty() {
        return Text::from("Another reading of the law would change this result.");
    }
    Text::from(format!("The result would be another {}.", grammar::list(&changes, "or")))
}

/// "if “balance” were read as “a requirement of its own”", for each minimal set.
pub fn changes(claim: &ClaimFinding) -> Vec<String> {
    let one = |choices: &Vec<crate::finding::ReadingChoice>| {
        let choices: Vec<String> = choices
            .iter()
            .map(|choice| format!("“{}” were read as “{}”", clean(&choice.question), clean(&choice.reading)))
            .collect();
        format!("if {}", grammar::list(&choices, "and"))
    };
    claim.pivotal_readings.iter().filter(|set| !set.is_empty()).map(one).collect()
}
