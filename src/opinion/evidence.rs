//! Questions of fact: what was shown, what the evidence shows to the contrary, and what was not shown and why.

use crate::finding::{FactUse, Form, Node, Reason, Speaks, Value};
use crate::opinion::about::{About, is_silent};
use crate::opinion::exhibits;
use crate::opinion::grammar::{list, member};
use crate::opinion::names::distinct;
use crate::opinion::points::{self, Joiner, Point};
use crate::opinion::text::{self, FIGURE, Text, clean};

/// The sentence on one question of fact, with its evidence in a footnote.
pub fn literal(about: &About, node: &Node) -> Text {
    points::told(&[point(about, node)])
}

/// Several questions of fact: those shown, those shown to the contrary, those filed on, and those on which nothing was.
pub fn points(about: &About, nodes: &[&Node]) -> Vec<Point> {
    let rank = |node: &Node| match node.value.on_record {
        Value::Established => 0,
        Value::Refuted => 1,
        Value::Open if !is_silent(about, node) => 2,
        Value::Open => 3,
    };
    let mut nodes: Vec<&Node> = nodes.to_vec();
    nodes.sort_by_key(|node| rank(node));
    nodes.into_iter().map(|node| point(about, node)).collect()
}

/// One question of fact as a point.
pub fn point(about: &About, node: &Node) -> Point {
    match node.value.on_record {
        Value::Established => established(about, node),
        Value::Refuted => {
            let contrary = noted(node, about.refuted(node), true);
            let opener = match node.reason {
                Reason::Conceded => format!("{} concedes", conceding(about, node)),
                _ => "the evidence shows".to_owned(),
            };
            Point::new(opener, Joiner::AndThat, contrary)
        }
        Value::Open => open(about, node),
    }
}

/// The facts on which something rests, as clauses.
pub fn grounds(about: &About, nodes: &[&Node]) -> Text {
    text::list(nodes.iter().map(|node| that(about, node)).collect(), "and")
}

/// The fact as part of a longer sentence, with its figures and its evidence.
pub fn that(about: &About, node: &Node) -> Text {
    noted(node, about.established(node), false)
}

/// A level on a scale, with the evidence for it.
pub fn on_level(node: &Node, words: String) -> Text {
    Text::from(words).stop().noted(exhibits::note(node, false))
}

fn established(about: &About, node: &Node) -> Point {
    let fact = that(about, node);
    match node.reason {
        Reason::Admitted => {
            by_party(said_by(about, node, |fact| &fact.admitted_by), ["admits", "admit"], Joiner::AndThat, fact)
        }
        Reason::NotContested => {
            let names = said_by(about, node, |fact| &fact.not_contested_by);
            by_party(names, ["does not contest", "do not contest"], Joiner::OrThat, fact)
        }
        Reason::Assumed => Point::new("the record assumes", Joiner::AndThat, fact),
        Reason::Given => Point::new("the record takes it as given", Joiner::AndThat, fact),
        _ if exhibits::best(node, Speaks::Against).is_some() => {
            Point::new("on the better evidence it stands", Joiner::AndThat, fact)
        }
        _ => Point::sentence(fact),
    }
}

/// "China does not contest that it maintains the measure": a party that speaks of itself is not named again.
fn by_party(names: Vec<String>, [one, many]: [&str; 2], joiner: Joiner, mut fact: Text) -> Point {
    if let [only] = names.as_slice()
        && let Some(rest) = fact.words.strip_prefix(only.as_str()).filter(|rest| rest.starts_with(' '))
    {
        fact.words = format!("it{rest}");
    }
    let verb = if names.len() > 1 { many } else { one };
    Point::new(format!("{} {verb}", list(&names, "and")), joiner, fact)
}

/// A party and its pinpoint, as a fact lists those that said something of it.
type Said = (String, Option<String>);

/// Who admitted or did not contest a fact; the other side, where the fact does not say.
fn said_by(about: &About, node: &Node, of: fn(&FactUse) -> &Vec<Said>) -> Vec<String> {
    let names = distinct(node.facts.iter().flat_map(of).map(|(name, _)| member(&clean(name))));
    if names.is_empty() { vec![about.party(node.bearer.other())] } else { names }
}

fn open(about: &About, node: &Node) -> Point {
    let fact = about.established(node);
    let standard = if node.standard.is_empty() { "under the standard".to_owned() } else { clean(&node.standard) };
    let (own, contrary) = (exhibits::best(node, Speaks::For), exhibits::best(node, Speaks::Against));
    let told = |words: String| noted(node, words, false);
    let words = match node.reason {
        Reason::Silent | Reason::NotRaised => return Point::new("nothing was filed on", Joiner::Whether, told(fact)),
        Reason::Insufficient => {
            let graded = own.map_or_else(String::new, |grade| format!(", graded {grade} at best,"));
            told(format!("what was filed to show that {fact}"))
                .closed(&graded)
                .with(format!(" does not suffice {standard}"))
        }
        Reason::EvenlyBalanced => told(format!("the evidence on whether {fact} is evenly balanced")),
        Reason::Outweighed => match (own, contrary) {
            (Some(own), Some(contrary)) => told(format!(
                "the evidence that {fact}, graded {own} at best, is outweighed by the evidence to the contrary, graded {contrary}"
            )),
            (None, Some(contrary)) => {
                told(format!("the only evidence on whether {fact} speaks against it, and is graded {contrary}"))
            }
            _ => told(format!("the evidence that {fact} is outweighed by the evidence to the contrary")),
        },
        Reason::Straddles => {
            told(format!("the figures filed fall on both sides of the line, and leave it open whether {fact}"))
        }
        _ => told(format!("it is open whether {fact}")),
    };
    Point::sentence(words)
}

fn conceding(about: &About, node: &Node) -> String {
    let named = node.facts.iter().flat_map(|fact| &fact.admitted_by).map(|(name, _)| member(&clean(name))).next();
    named.unwrap_or_else(|| about.party(node.bearer))
}

/// The words with the figures of the record and the footnote of their evidence.
fn noted(node: &Node, words: String, turned: bool) -> Text {
    let mut text = Text::from(words);
    let figures = node
        .facts
        .iter()
        .filter_map(|fact| fact.value.as_deref().filter(|value| is_figure(value)).map(|value| (fact, value)));
    let told: Vec<String> = figures
        .map(|(fact, value)| {
            text.figures.push(clean(value).replace(' ', "\u{A0}"));
            format!("{}: {FIGURE}", clean(&fact.name))
        })
        .collect();
    if !told.is_empty() {
        text.words.push_str(&format!(" ({})", told.join("; ")));
    }
    let note = exhibits::note(node, turned);
    let cuts_both_ways = matches!(node.form, Form::Literal { double_edged: true }) && !note.is_empty();
    text.noted(if cuts_both_ways { note + " The fact cuts both ways in this claim." } else { note })
}

/// A figure or a choice short enough to stand in the sentence.
fn is_figure(value: &str) -> bool {
    !exhibits::is_truth(value) && !value.contains(", ") && value.chars().count() <= 40
}
