//! Weighing: reasons for and against, what outweighs what, decided cases, and tables.

use crate::finding::{Child, Force, Form, Link, Node, PrecedentUse, Value};
use crate::opinion::about::{About, is_quiet, is_silent};
use crate::opinion::draft::Part;
use crate::opinion::grammar::{self, count, ordinal};
use crate::opinion::text::{self, CAPITAL, Text, clean};
use crate::opinion::{citations, evidence, issues};

/// A reason that stands, and what stands against it.
struct Active<'a> {
    node: &'a Node,
    index: usize,
    outweighed_by: Vec<usize>,
    because: Option<&'a str>,
}

/// What speaks for, what speaks against, how they weigh, and what was not shown.
pub fn weigh(about: &About, node: &Node, part: &mut Part) {
    let (mut pro, mut contra) = (Vec::new(), Vec::new());
    let mut idle: Vec<(&Node, usize, bool)> = Vec::new();
    for child in &node.children {
        let under = about.node(child.node);
        let (list, outweighed_by, because, helps) = match &child.link {
            Link::For { outweighed_by, because } => (&mut pro, outweighed_by, because, true),
            Link::Against { outweighed_by, because } => (&mut contra, outweighed_by, because, false),
            _ => continue,
        };
        if matches!(under.form, Form::Dimension) {
            continue;
        }
        if under.value.on_record == Value::Established {
            let outweighed_by = outweighed_by.iter().map(|index| child_index(node, *index)).collect();
            list.push(Active { node: under, index: child.node, outweighed_by, because: because.as_deref() });
        } else {
            idle.push((under, child.node, helps));
        }
    }
    deeper(about, node, part);
    part.say("for", points(about, &pro, "for it"));
    part.say("against", points(about, &contra, "against it"));
    part.say(
        "idle",
        text::sentences(
            idle.iter().filter(|(one, ..)| is_leaf(one) && !is_silent(about, one)).map(|(one, ..)| evidence::literal(about, one)),
        ),
    );
    part.say("balance", balance(about, &pro, &contra));
    part.say("missing", missing(about, &contra, &idle));
    for child in &node.children {
        if let Link::Precedent(precedent) = &child.link {
            part.say(format!("precedent {}", precedent.name), decided_case(about, node, child, precedent));
        }
    }
}

fn is_leaf(node: &Node) -> bool {
    matches!(node.form, Form::Literal { .. })
}

/// Outweighing reasons are named by their nodes; an index outside the children is taken as a place among them.
fn child_index(node: &Node, index: usize) -> usize {
    let is_child = node.children.iter().any(|child| child.node == index);
    if is_child { index } else { node.children.get(index).map_or(index, |child| child.node) }
}

/// Reasons that are issues of their own and disputed, examined first.
fn deeper(about: &About, node: &Node, part: &mut Part) {
    for (place, child) in node.children.iter().enumerate() {
        let under = about.node(child.node);
        let weighed = matches!(child.link, Link::For { .. } | Link::Against { .. });
        if weighed
            && !is_leaf(under)
            && !matches!(under.form, Form::Dimension)
            && !is_quiet(about, under)
            && !is_silent(about, under)
        {
            part.put(format!("reason {place}"), issues::part(about, child.node, Some(node), "point"));
        }
    }
}

fn points(about: &About, active: &[Active], side: &str) -> Text {
    let (noun, verb) = if active.len() == 1 { ("point", "speaks") } else { ("points", "speak") };
    if active.is_empty() {
        return Text::default();
    }
    let opener = Text::sentence(&format!("{} {noun} {verb} {side}.", count(active.len())));
    let leaves = active.iter().map(|one| {
        if is_leaf(one.node) { evidence::literal(about, one.node) } else { Text::sentence(&about.established(one.node)).stop() }
    });
    text::sentences(std::iter::once(opener).chain(leaves))
}

/// Which points outweigh which, and why.
fn balance(about: &About, pro: &[Active], contra: &[Active]) -> Text {
    let mut sentences = outweighed(about, pro, contra, "for", "against");
    sentences.extend(outweighed(about, contra, pro, "against", "for"));
    let stands = |own: &[Active], other: &[Active]| {
        own.iter().any(|one| !one.outweighed_by.iter().any(|winner| other.iter().any(|rival| rival.index == *winner)))
    };
    if !pro.is_empty() && !contra.is_empty() && stands(pro, contra) && stands(contra, pro) {
        sentences.push(Text::from("Nothing settles which of the points that remain on the two sides weighs more."));
    }
    text::sentences(sentences)
}

fn outweighed(about: &About, losers: &[Active], winners: &[Active], own: &str, other: &str) -> Vec<Text> {
    let mut groups: Vec<(Vec<usize>, Option<&str>, Vec<usize>)> = Vec::new();
    for (place, loser) in losers.iter().enumerate() {
        let by: Vec<usize> = (0..winners.len()).filter(|index| loser.outweighed_by.contains(&winners[*index].index)).collect();
        if by.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(rivals, because, _)| *rivals == by && *because == loser.because) {
            Some((.., places)) => places.push(place),
            None => groups.push((by, loser.because, vec![place])),
        }
    }
    let sentence = |(by, because, places): &(Vec<usize>, Option<&str>, Vec<usize>)| {
        let losing = named_points(places, losers.len(), own);
        let winning = named_points(by, winners.len(), other);
        let verb = if places.len() == 1 { "is" } else { "are" };
        let because = because.map(|because| about.marked(because.trim().trim_end_matches('.')));
        let because = because.filter(|because| !because.is_empty()).map_or_else(String::new, |because| format!(": {because}"));
        Text::from(format!("{} {verb} outweighed by {winning}{because}.", grammar::capital(&losing)))
    };
    groups.iter().map(sentence).collect()
}

/// "the first and the second point for it"; "the point for it" where there is only one.
fn named_points(places: &[usize], all: usize, side: &str) -> String {
    if all == 1 {
        return format!("the point {side} it");
    }
    if places.len() == all {
        return format!("{} points {side} it", if all == 2 { "both".to_owned() } else { format!("all {}", count(all)) });
    }
    let names: Vec<String> = places.iter().map(|place| format!("the {}", ordinal(*place))).collect();
    let noun = if places.len() == 1 { "point" } else { "points" };
    format!("{} {noun} {side} it", grammar::list(&names, "and"))
}

/// What nobody filed anything on; and which of it would have outweighed what stands against.
fn missing(about: &About, contra: &[Active], idle: &[(&Node, usize, bool)]) -> Text {
    let silent: Vec<&(&Node, usize, bool)> = idle.iter().filter(|(one, _, helps)| *helps && is_silent(about, one)).collect();
    if silent.is_empty() {
        return Text::default();
    }
    let nodes: Vec<&Node> = silent.iter().map(|(one, ..)| *one).collect();
    let told = evidence::nothing_filed(about, &nodes);
    if contra.is_empty() {
        return told;
    }
    let mut answers: Vec<Text> = Vec::new();
    for (place, (_, index, _)) in silent.iter().enumerate() {
        let beaten: Vec<usize> = (0..contra.len()).filter(|rival| contra[*rival].outweighed_by.contains(index)).collect();
        if beaten.is_empty() {
            continue;
        }
        let subject = if silent.len() == 1 { "it".to_owned() } else { format!("the {}", ordinal(place)) };
        answers.push(Text::from(format!("{subject} would have outweighed {}", named_points(&beaten, contra.len(), "against"))));
    }
    match answers.is_empty() {
        true => told,
        false => text::sentences([told, Text::sentence("if shown, ").with(text::list(answers, "and")).stop()]),
    }
}

fn decided_case(about: &About, node: &Node, child: &Child, precedent: &PrecedentUse) -> Text {
    let outcome = if precedent.met { about.established(node) } else { about.refuted(node) };
    let name = clean(&precedent.name);
    let note = format!("{}.", citations::cite(&precedent.cite));
    let case = Text::from(format!("{CAPITAL}in the decided case “{name}” the answer was that {outcome}")).stop().noted(note);
    let then = match precedent.force {
        Force::Forces => " Every factor that led to that answer is present here, and nothing here speaks against it that was not there: it governs this case.".to_owned(),
        Force::Distinguished if precedent.distinguished_by.is_empty() => " It is distinguished.".to_owned(),
        Force::Distinguished => {
            let factors: Vec<String> = precedent.distinguished_by.iter().map(|factor| about.marked(factor)).collect();
            format!(" It is distinguished by this: {}.", grammar::list(&factors, "and"))
        }
        Force::Undetermined => " Whether it governs depends on points that are open.".to_owned(),
    };
    let rebuttal = about.node(child.node);
    let rebutted = precedent.force == Force::Forces && is_leaf(rebuttal) && rebuttal.value.on_record == Value::Established;
    let rebuttal =
        if rebutted { Text::from(" It is rebutted: ").with(evidence::that(about, rebuttal)).stop() } else { Text::default() };
    case.with(then).with(rebuttal)
}

/// A weighing table: its inputs, and the row that they lead to.
pub fn table(about: &About, node: &Node, rows: &[String], applied: &[usize], part: &mut Part) {
    let mut inputs: Vec<Text> = Vec::new();
    for (place, child) in node.children.iter().enumerate() {
        let under = about.node(about.core(child.node));
        match under.form {
            Form::Literal { .. } => inputs.push(evidence::literal(about, under)),
            Form::Dimension => inputs.push(level(about, under)),
            _ => part.put(format!("input {place}"), issues::part(about, child.node, Some(node), "point")),
        }
    }
    part.say("inputs", text::sentences(inputs));
    let named: Vec<String> =
        applied.iter().filter_map(|row| rows.get(*row)).map(|row| format!("“{}”", about.marked(row))).collect();
    part.say(
        "row",
        match named.len() {
            0 => Text::from("No line of the table applies as the record stands."),
            1 => Text::from(format!("On these, the line of the table that applies is {}.", named[0])),
            _ => Text::from(format!("On these, the lines of the table that may apply are {}.", grammar::list(&named, "and"))),
        },
    );
}

/// "The importance of the interest is vital."
fn level(about: &About, node: &Node) -> Text {
    let title = about.marked(&node.title);
    let value = node.facts.iter().find_map(|fact| fact.value.as_deref());
    match value {
        Some(value) => evidence::on_level(about, node, format!("{CAPITAL}{title} is {}", clean(value))),
        None => Text::from(format!("Nothing was filed on {title}.")),
    }
}
