//! Footnotes of evidence: the fact by its label, its exhibits with their kinds and grades, and what parties said of it.

use crate::finding::{Exhibit, FactUse, Node, Speaks};
use crate::opinion::grammar::member;
use crate::opinion::text::clean;

/// From weakest to strongest; grades are printed by these words.
const SCALE: &[&str] = &["none", "scant", "some", "substantial", "strong", "conclusive"];

/// The footnote of a question of fact. `turned` where the sentence says the contrary of what was to be shown.
pub fn note(node: &Node, turned: bool) -> String {
    node.facts.iter().filter_map(|fact| of_fact(fact, turned)).collect::<Vec<_>>().join(" ")
}

/// The best grade on a side, in the words of the scale.
pub fn best(node: &Node, speaks: Speaks) -> Option<&'static str> {
    let exhibits = node.facts.iter().flat_map(|fact| &fact.exhibits).filter(|exhibit| exhibit.speaks == speaks);
    let worth = |exhibit: &Exhibit| {
        let grade = exhibit.capped_to.as_deref().unwrap_or(&exhibit.grade);
        SCALE.iter().position(|level| *level == grade).unwrap_or(0)
    };
    exhibits.map(worth).max().filter(|best| *best > 0).map(|best| SCALE[best])
}

/// Whether a value is the answer to a yes-or-no question, which the sentence gives already.
pub fn is_truth(value: &str) -> bool {
    ["true", "false", "yes", "no", ""].contains(&value)
}

/// "F-31 (15 %): filed by the United States, customs tariff, art. 3 (legal text, which its filer grades strong) †."
fn of_fact(fact: &FactUse, turned: bool) -> Option<String> {
    let name = fact.label.as_deref().map_or_else(|| format!("“{}”", clean(&fact.name)), clean);
    let value = fact
        .value
        .as_deref()
        .filter(|value| !is_truth(value))
        .map_or_else(String::new, |value| format!(" ({})", clean(value)));
    let mut grounds: Vec<String> = Vec::new();
    let (own, other) = if turned { (Speaks::Against, Speaks::For) } else { (Speaks::For, Speaks::Against) };
    for (speaks, opener) in [(own, ""), (other, "to the contrary, "), (Speaks::Neither, "")] {
        let exhibits: Vec<String> = fact.exhibits.iter().filter(|one| one.speaks == speaks).map(exhibit).collect();
        if !exhibits.is_empty() {
            grounds.push(format!("{opener}{}", exhibits.join("; ")));
        }
    }
    for (words, said) in [("admitted by", &fact.admitted_by), ("not contested by", &fact.not_contested_by)] {
        for (party, pinpoint) in said {
            let at = pinpoint.as_deref().map_or_else(String::new, |at| format!(", {}", clean(at)));
            grounds.push(format!("{words} {}{at}", member(&clean(party))));
        }
    }
    match (grounds.is_empty(), fact.value.is_some()) {
        (true, false) => None,
        (true, true) => Some(format!("{name}{value}: stated in the record without evidence.")),
        (false, _) => Some(format!("{name}{value}: {}.", grounds.join("; ").trim_end_matches('.'))),
    }
}

fn exhibit(exhibit: &Exhibit) -> String {
    let by = exhibit.by.as_deref().map(|by| member(&clean(by)));
    let number = exhibit.exhibit.as_deref().map(|number| clean(number).trim_start_matches("Exhibit ").to_owned());
    let filed = match (number, &by) {
        (Some(number), Some(by)) => Some(format!("Exhibit {number} ({by})")),
        (Some(number), None) => Some(format!("Exhibit {number}")),
        (None, Some(by)) => Some(format!("filed by {by}")),
        (None, None) => None,
    };
    let source =
        [&exhibit.source, &exhibit.at].into_iter().flatten().map(|part| clean(part).trim_end_matches('.').to_owned());
    let says = exhibit.says.as_deref().filter(|says| !is_truth(says)).map(|says| format!("giving {}", clean(says)));
    let parts: Vec<String> = filed.into_iter().chain(source).chain(says).collect();
    let kind = exhibit.kind.as_deref().map(clean);
    let grade = if by.is_some() { "which its filer grades" } else { "graded" };
    let grade = format!("{grade} {}", clean(&exhibit.grade));
    let cap = exhibit.capped_to.as_deref().map(|cap| format!("counting as {} at most", clean(cap)));
    let worth: Vec<String> = kind.into_iter().chain([grade]).chain(cap).collect();
    let dagger = if exhibit.verified { "" } else { "\u{A0}†" };
    format!("{} ({}){dagger}", parts.join(", "), worth.join(", ")).trim_start().to_owned()
}
