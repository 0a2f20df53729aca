//! Questions of fact: what was shown, on what evidence, and what was not.

use crate::finding::{Exhibit, FactUse, Form, Node, Reason, Speaks, Value};
use crate::opinion::about::About;
use crate::opinion::grammar;
use crate::opinion::text::{self, FIGURE, Text, clean};

/// The sentence on one question of fact, with its evidence in a footnote.
pub fn literal(about: &About, node: &Node) -> Text {
    let basis = basis(about, node);
    match node.value.on_record {
        Value::Established => stated(&basis, vec![that(about, node)]),
        Value::Refuted => contrary(about, &[node]),
        Value::Open => open(about, node),
    }
}

/// Several established questions of fact, those on the same footing in one sentence.
pub fn literals(about: &About, nodes: &[&Node]) -> Text {
    let mut groups: Vec<(Basis, Vec<Text>)> = Vec::new();
    for node in nodes {
        let basis = basis(about, node);
        match groups.last_mut() {
            Some((last, texts)) if *last == basis => texts.push(that(about, node)),
            _ => groups.push((basis, vec![that(about, node)])),
        }
    }
    text::sentences(groups.into_iter().map(|(basis, texts)| stated(&basis, texts)))
}

/// Several questions of fact that the evidence, or a party itself, answers to the contrary of what was to be shown.
pub fn contrary(about: &About, nodes: &[&Node]) -> Text {
    let (conceded, shown): (Vec<&Node>, Vec<&Node>) = nodes.iter().partition(|node| node.reason == Reason::Conceded);
    let told = |opener: String, nodes: &[&Node]| {
        let facts: Vec<Text> = nodes.iter().map(|node| noted(about, node, about.refuted(node))).collect();
        if facts.is_empty() { Text::default() } else { Text::sentence(&opener).with(that_each(facts, "and")).stop() }
    };
    let conceding = conceded.first().map_or_else(String::new, |node| format!("{} that ", conceding(about, node)));
    text::sentences([told(conceding, &conceded), told("the evidence shows that ".to_owned(), &shown)])
}

/// The facts on which something rests, as a clause: "China does not contest that a and that b".
pub fn grounds(about: &About, nodes: &[&Node]) -> Text {
    text::list(nodes.iter().map(|node| that(about, node)).collect(), "and")
}

/// "a, that b and that c".
fn that_each(facts: Vec<Text>, conjunction: &str) -> Text {
    let mut facts = facts.into_iter();
    let first = facts.next().unwrap_or_default();
    let rest = facts.map(|fact| Text::from("that ").with(fact));
    text::list(std::iter::once(first).chain(rest).collect(), conjunction)
}

/// "Nothing was filed on whether a, whether b or whether c."
pub fn nothing_filed(about: &About, nodes: &[&Node]) -> Text {
    if nodes.is_empty() {
        return Text::default();
    }
    let questions = nodes.iter().map(|node| Text::from(format!("whether {}", about.established(node)))).collect();
    Text::sentence("nothing was filed on ").with(text::list(questions, "or")).stop()
}

/// The fact as part of a longer sentence, with its figures and its evidence.
pub fn that(about: &About, node: &Node) -> Text {
    noted(about, node, about.established(node))
}

/// On what footing a question of fact is answered yes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Basis {
    Shown,
    Outweighing,
    Admitted(String),
    NotContested(String),
    Assumed,
    Given,
}

fn basis(about: &About, node: &Node) -> Basis {
    let names = |of: fn(&FactUse) -> &Vec<(String, Option<String>)>| {
        let mut names: Vec<String> =
            node.facts.iter().flat_map(of).map(|(name, _)| grammar::member(&clean(name))).collect();
        names.dedup();
        if names.is_empty() { about.party(node.bearer.other()) } else { grammar::list(&names, "and") }
    };
    match node.reason {
        Reason::Admitted => Basis::Admitted(names(|fact| &fact.admitted_by)),
        Reason::NotContested => Basis::NotContested(names(|fact| &fact.not_contested_by)),
        Reason::Assumed => Basis::Assumed,
        Reason::Given => Basis::Given,
        _ if graded(node, Speaks::Against).is_some() => Basis::Outweighing,
        _ => Basis::Shown,
    }
}

fn stated(basis: &Basis, facts: Vec<Text>) -> Text {
    let verb =
        |party: &str, one: &str, many: &str| if party.contains(" and ") { many.to_owned() } else { one.to_owned() };
    let opener = match basis {
        Basis::Shown => {
            let sentences = facts.into_iter().map(|fact| Text::sentence("").with(fact).stop());
            return text::sentences(sentences);
        }
        Basis::Outweighing if facts.len() == 1 => "the better evidence is that ".to_owned(),
        Basis::Outweighing => "on the better evidence it stands that ".to_owned(),
        Basis::Admitted(party) => format!("{party} {} that ", verb(party, "admits", "admit")),
        Basis::NotContested(party) => format!("{party} {} contest that ", verb(party, "does not", "do not")),
        Basis::Assumed => "the record assumes that ".to_owned(),
        Basis::Given => "the record takes it as given that ".to_owned(),
    };
    let conjunction = if matches!(basis, Basis::NotContested(_)) { "or" } else { "and" };
    Text::sentence(&opener).with(that_each(facts, conjunction)).stop()
}

fn open(about: &About, node: &Node) -> Text {
    let fact = about.established(node);
    let standard = if node.standard.is_empty() { "under the standard".to_owned() } else { clean(&node.standard) };
    match node.reason {
        Reason::Silent | Reason::NotRaised => nothing_filed(about, &[node]),
        Reason::Insufficient => {
            let filed = Text::sentence("").with(noted(about, node, format!("what was filed to show that {fact}")));
            let filed = graded(node, Speaks::For)
                .map_or(filed.clone(), |grade| filed.closed(&format!(", at best graded {grade},")));
            filed.with(format!(" does not suffice {standard}")).stop()
        }
        Reason::EvenlyBalanced => {
            noted(about, node, format!("{}the evidence on whether {fact} is evenly balanced", text::CAPITAL)).stop()
        }
        Reason::Outweighed => {
            let grades = match (graded(node, Speaks::For), graded(node, Speaks::Against)) {
                (Some(own), Some(contrary)) => {
                    format!(": it is graded {own} at best, and the contrary evidence {contrary}")
                }
                (None, Some(contrary)) => format!(", which is graded {contrary}; there is none for it"),
                _ => String::new(),
            };
            let start =
                format!("{}the evidence that {fact} is outweighed by the evidence to the contrary", text::CAPITAL);
            noted(about, node, start).with(grades).stop()
        }
        Reason::Straddles => noted(
            about,
            node,
            format!(
                "{}the figures filed fall on both sides of the line, and leave it open whether {fact}",
                text::CAPITAL
            ),
        )
        .stop(),
        _ => noted(about, node, format!("{}it is open whether {fact}", text::CAPITAL)).stop(),
    }
}

fn conceding(about: &About, node: &Node) -> String {
    let named =
        node.facts.iter().flat_map(|fact| &fact.admitted_by).map(|(name, _)| grammar::member(&clean(name))).next();
    format!("{} concedes", named.unwrap_or_else(|| about.party(node.bearer)))
}

/// The best grade on a side, in the words of the scale.
fn graded(node: &Node, speaks: Speaks) -> Option<String> {
    const SCALE: &[&str] = &["none", "scant", "some", "substantial", "strong", "conclusive"];
    let exhibits = node.facts.iter().flat_map(|fact| &fact.exhibits).filter(|exhibit| exhibit.speaks == speaks);
    let worth = |exhibit: &Exhibit| {
        let grade = exhibit.capped_to.as_deref().unwrap_or(&exhibit.grade);
        SCALE.iter().position(|level| *level == grade).unwrap_or(0)
    };
    exhibits.map(worth).max().filter(|best| *best > 0).map(|best| SCALE[best].to_owned())
}

/// A level on a scale, with the evidence for it.
pub fn on_level(about: &About, node: &Node, words: String) -> Text {
    let note = node.facts.iter().filter_map(|fact| note(about, fact)).collect::<Vec<_>>().join(" ");
    Text::from(words).stop().noted(note)
}

/// The words with the figures of the record and the footnote of their evidence.
fn noted(about: &About, node: &Node, words: String) -> Text {
    let mut out = Text::from(words);
    for fact in &node.facts {
        if let Some(value) = fact.value.as_deref().filter(|value| is_figure(value)) {
            out = out.with(format!(" ({}: {FIGURE})", clean(&fact.name)));
            out.figures.push(clean(value));
        }
    }
    let notes: Vec<String> = node.facts.iter().filter_map(|fact| note(about, fact)).collect();
    let edges = if matches!(node.form, Form::Literal { double_edged: true }) && !notes.is_empty() {
        " The fact cuts both ways in this claim."
    } else {
        ""
    };
    let note = notes.join(" ");
    out.noted(if note.is_empty() { note } else { note + edges })
}

/// A figure or a choice short enough to stand in the sentence; the value of a truth is in its words already.
fn is_figure(value: &str) -> bool {
    !["true", "false", "yes", "no", ""].contains(&value) && !value.contains(", ") && value.chars().count() <= 40
}

/// A fact by its label or its own name, and what it rests on.
fn note(about: &About, fact: &FactUse) -> Option<String> {
    let name = match &fact.label {
        Some(label) => clean(label),
        None => format!("“{}”", clean(&fact.name)),
    };
    let truth = |value: &str| ["true", "false", "yes", "no", ""].contains(&value);
    let value = fact
        .value
        .as_deref()
        .filter(|value| !truth(value))
        .map_or_else(String::new, |value| format!(" ({})", clean(value)));
    let mut grounds: Vec<String> = Vec::new();
    let sides = [(Speaks::For, ""), (Speaks::Against, "to the contrary, "), (Speaks::Neither, "beside the point, ")];
    for (speaks, opener) in sides {
        let exhibits: Vec<String> =
            fact.exhibits.iter().filter(|one| one.speaks == speaks).map(|one| exhibit(about, one)).collect();
        if !exhibits.is_empty() {
            grounds.push(format!("{opener}{}", exhibits.join("; ")));
        }
    }
    for (words, said) in [("admitted by", &fact.admitted_by), ("not contested by", &fact.not_contested_by)] {
        for (party, pinpoint) in said {
            let at = pinpoint.as_deref().map_or_else(String::new, |at| format!(", {}", clean(at)));
            grounds.push(format!("{words} {}{at}", grammar::member(&clean(party))));
        }
    }
    match (grounds.is_empty(), fact.value.is_some()) {
        (true, false) => None,
        (true, true) => Some(format!("{name}{value}: stated in the record without evidence.")),
        (false, _) => Some(format!("{name}{value}: {}.", grounds.join("; ").trim_end_matches('.'))),
    }
}

/// "Exhibit JE-45 (the United States), 2012 Programme, art. 3 (legal text, which its filer grades strong) †".
fn exhibit(_about: &About, exhibit: &Exhibit) -> String {
    let mut parts: Vec<String> = Vec::new();
    let by = exhibit.by.as_deref().map(|by| grammar::member(&clean(by)));
    match (&exhibit.exhibit, by) {
        (Some(number), Some(by)) => {
            parts.push(format!("Exhibit {} ({by})", clean(number).trim_start_matches("Exhibit ")))
        }
        (Some(number), None) => parts.push(format!("Exhibit {}", clean(number).trim_start_matches("Exhibit "))),
        (None, Some(by)) => parts.push(format!("filed by {by}")),
        (None, None) => {}
    }
    parts.extend(
        [&exhibit.source, &exhibit.at].into_iter().flatten().map(|part| clean(part).trim_end_matches('.').to_owned()),
    );
    if let Some(says) = exhibit.says.as_deref().filter(|says| !says.is_empty()) {
        parts.push(format!("which says: {}", clean(says)));
    }
    let grade = format!("which its filer grades {}", clean(&exhibit.grade));
    let worth = match (&exhibit.kind, &exhibit.capped_to) {
        (Some(kind), Some(cap)) => format!("{}, {grade}, and which counts as {} at most", clean(kind), clean(cap)),
        (Some(kind), None) => format!("{}, {grade}", clean(kind)),
        (None, Some(cap)) => format!("{grade}, and which counts as {} at most", clean(cap)),
        (None, None) => grade,
    };
    let dagger = if exhibit.verified { "" } else { " †" };
    format!("{} ({worth}){dagger}", parts.join(", ")).trim_start().to_owned()
}
