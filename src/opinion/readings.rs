//! Questions of law on which readings differ: which one was applied, by what authority, and whether it matters.

use crate::finding::{ClaimFinding, Node, ReadingUsed};
use crate::opinion::about::About;
use crate::opinion::citations;
use crate::opinion::grammar;
use crate::opinion::text::{CAPITAL, Text, clean};

/// The reading that shaped a point, explained where the claim first meets it.
pub fn at_node<'a>(about: &About<'a>, node: &'a Node) -> Text {
    node.reading.as_ref().map_or_else(Text::default, |reading| once(about, reading))
}

/// The readings that no point of the tree has explained yet.
pub fn remaining(about: &About) -> Vec<Text> {
    about.claim.readings.iter().map(|reading| once(about, reading)).filter(|text| !text.is_empty()).collect()
}

fn once<'a>(about: &About<'a>, used: &'a ReadingUsed) -> Text {
    let news = about.explained.borrow_mut().insert(&used.question);
    if !news || (used.rivals.is_empty() && used.law.is_none()) {
        return Text::default();
    }
    let question = clean(used.text.trim());
    let rivals: Vec<String> = used.rivals.iter().map(|rival| format!("“{}”", clean(rival))).collect();
    let opener = if question.is_empty() {
        format!("{CAPITAL}on “{}” readings differ.", clean(&used.question))
    } else if rivals.is_empty() {
        format!("{CAPITAL}{question}")
    } else {
        format!("{CAPITAL}{question} On this readings differ.")
    };
    let Some(reading) = &used.reading else {
        return Text::from(format!(
            "{opener} The law states no order between {}, and none was chosen: the result turns on the reading.",
            grammar::list(&rivals, "and")
        ));
    };
    let applied = if used.named { "the one chosen for this opinion is" } else { "the one that prevails is" };
    let note = used.authority.as_ref().map_or_else(String::new, |cite| format!("{}.", citations::cite(cite)));
    let mut text = Text::from(format!("{opener} {}", grammar::capital(applied))).with(format!(" “{}”", clean(reading)));
    text = match used.law.as_deref().map(str::trim).filter(|law| !law.is_empty()) {
        Some(law) => text.closed(":").noted(note).with(format!(" {}", about.marked(&grammar::in_sentence(law)))).stop(),
        None => text.stop().noted(note),
    };
    if !rivals.is_empty() {
        let verb = if rivals.len() == 1 { "The other reading in force is" } else { "The other readings in force are" };
        text = text.with(format!(" {verb} {}.", grammar::list(&rivals, "and")));
    }
    text
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
