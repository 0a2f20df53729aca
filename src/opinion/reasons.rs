//! Weighing: reasons for and against, what outweighs what, decided cases, and tables.

use crate::finding::{Child, Force, Form, Link, Node, PrecedentUse, Value};
use crate::opinion::about::{About, is_quiet, is_silent};
use crate::opinion::draft::Part;
use crate::opinion::grammar::{self, count, ordinal};
use crate::opinion::points::Point;
use crate::opinion::text::{self, CAPITAL, Text, clean};
use crate::opinion::{citations, evidence, issues};

/// A reason that stands, and what stands against it.
struct Active<'a> {
    node: &'a Node,
    index: usize,
    outweighed_by: &'a [usize],
    because: Option<&'a str>,
}

/// The reasons of one side: those that stand, and those that do not.
#[derive(Default)]
struct Reasons<'a> {
    active: Vec<Active<'a>>,
    idle: Vec<&'a Node>,
}

/// What speaks for, what speaks against, how they weigh, and what was not shown.
pub fn weigh(about: &About, node: &Node, part: &mut Part) {
    let (mut pro, mut contra) = (Reasons::default(), Reasons::default());
    for child in &node.children {
        let under = about.node(about.core(child.node));
        let (side, outweighed_by, because) = match &child.link {
            Link::For { outweighed_by, because } => (&mut pro, outweighed_by, because),
            Link::Against { outweighed_by, because } => (&mut contra, outweighed_by, because),
            _ => continue,
        };
        if under.value.on_record == Value::Established {
            side.active.push(Active { node: under, index: child.node, outweighed_by, because: because.as_deref() });
        } else if !matches!(under.form, Form::Dimension) {
            side.idle.push(under);
        }
    }
    deeper(about, node, part);
    let none = pro.active.is_empty() && contra.active.is_empty();
    part.say("for", points(about, &pro.active, "for it"));
    part.points("not for", idle(about, &pro.idle, true));
    part.say("against", points(about, &contra.active, "against it"));
    part.points("not against", idle(about, &contra.idle, none));
    part.say("balance", balance(about, &pro.active, &contra.active));
    for child in &node.children {
        if let Link::Precedent(precedent) = &child.link {
            part.say(format!("precedent {}", precedent.name), decided_case(about, child, precedent));
        }
    }
}

fn is_leaf(node: &Node) -> bool {
    matches!(node.form, Form::Literal { .. })
}

/// Reasons of a side that do not stand; those on which nothing was filed only where that can have mattered.
fn idle(about: &About, nodes: &[&Node], with_silent: bool) -> Vec<Point> {
    let told = |one: &&Node| is_leaf(one) && (with_silent || !is_silent(about, one));
    let nodes: Vec<&Node> = nodes.iter().copied().filter(told).collect();
    evidence::points(about, &nodes)
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
            part.put(format!("reason {place}"), issues::part(about, child.node, Some(node), "issue"));
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
        if is_leaf(one.node) {
            evidence::literal(about, one.node)
        } else {
            Text::sentence(&about.established(one.node)).stop()
        }
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
        let by: Vec<usize> =
            (0..winners.len()).filter(|index| loser.outweighed_by.contains(&winners[*index].index)).collect();
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
        let because =
            because.filter(|because| !because.is_empty()).map_or_else(String::new, |because| format!(": {because}"));
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
        return format!(
            "{} points {side} it",
            if all == 2 { "both".to_owned() } else { format!("all {}", count(all)) }
        );
    }
    let names: Vec<String> = places.iter().map(|place| ordinal(*place)).collect();
    let noun = if places.len() == 1 { "point" } else { "points" };
    format!("the {} {noun} {side} it", grammar::list(&names, "and"))
}

fn decided_case(about: &About, child: &Child, precedent: &PrecedentUse) -> Text {
    // The words of the decided case speak of its own measure, not of the one at hand.
    let decided = &about.node(child.node).sentence;
    let outcome = clean(if precedent.met { &decided.established } else { &decided.refuted });
    let name = clean(&precedent.name);
    let note = format!("{}.", citations::cite(&precedent.cite));
    let case =
        Text::from(format!("{CAPITAL}in the decided case “{name}” the answer was that {outcome}")).stop().noted(note);
    let then = match precedent.force {
        Force::Forces => " Every factor that led to that answer is present here, and nothing here speaks against it that was not there: it governs this case.".to_owned(),
        Force::Distinguished if precedent.distinguished_by.is_empty() => " It is distinguished.".to_owned(),
        Force::Distinguished => {
            let factors: Vec<String> = precedent.distinguished_by.iter().map(|factor| about.marked(factor)).collect();
            format!(" It is distinguished by this: {}.", grammar::list(&factors, "and"))
        }
        Force::Undetermined => " Whether it governs depends on points that are open.".to_owned(),
    };
    let beneath = about.node(child.node);
    let rebuttal = beneath.children.first().map_or(beneath, |rebuttal| about.node(rebuttal.node));
    let rebutted =
        precedent.force == Force::Forces && is_leaf(rebuttal) && rebuttal.value.on_record == Value::Established;
    let rebuttal = if rebutted {
        Text::from(" It is rebutted: ").with(evidence::that(about, rebuttal)).stop()
    } else {
        Text::default()
    };
    case.with(then).with(rebuttal)
}

/// A weighing table: its inputs, and the row that they lead to.
pub fn table(about: &About, node: &Node, rows: &[String], applied: &[usize], part: &mut Part) {
    let mut inputs: Vec<Text> = Vec::new();
    for (place, child) in node.children.iter().enumerate() {
        let under = about.node(about.core(child.node));
        match under.form {
            _ if is_scale(under) => inputs.push(level(about, under)),
            Form::Literal { .. } => inputs.push(evidence::literal(about, under)),
            _ => part.put(format!("input {place}"), issues::part(about, child.node, Some(node), "issue")),
        }
    }
    part.say("inputs", text::sentences(inputs));
    let applied: Vec<&String> = applied.iter().filter_map(|row| rows.get(*row)).collect();
    let closed: Vec<&String> = applied.iter().copied().filter(|row| holds_when_closed(about, node, row)).collect();
    let rows = if closed.is_empty() { applied } else { closed };
    let told: Vec<Text> = rows.into_iter().map(|row| Text::from(line(about, node, row))).collect();
    let nothing = Text::from("The table has no line for the record as it stands.");
    part.say("row", if told.is_empty() { nothing } else { text::sentences(told) });
}

/// A column that is a scale: its words name it, and assert nothing.
fn is_scale(node: &Node) -> bool {
    matches!(node.form, Form::Dimension) || (node.id.is_empty() && node.title == node.sentence.established)
}

/// Whether a line fits what the record shows, what is open counting as not shown.
fn holds_when_closed(about: &About, node: &Node, row: &str) -> bool {
    let cells = row.split(" → ").next().unwrap_or(row).split(" | ");
    let columns = node.children.iter().map(|child| about.node(about.core(child.node)));
    cells.zip(columns).all(|(cell, column)| match cell {
        "yes" => column.value.if_closed == Value::Established,
        "no" => column.value.if_closed != Value::Established,
        _ => true,
    })
}

/// A line of the table, written "vital | no | any → not met", as a sentence.
fn line(about: &About, node: &Node, row: &str) -> String {
    let (cells, answer) = row.split_once(" → ").unwrap_or((row, ""));
    let columns = node.children.iter().map(|child| about.node(about.core(child.node)));
    let conditions: Vec<String> = cells
        .split(" | ")
        .zip(columns)
        .filter_map(|(cell, column)| match cell {
            "any" => None,
            "yes" => Some(about.established(column)),
            "no" => Some(issues::result(about, column)),
            level => Some(format!("{} is {}", about.marked(&column.title), clean(&level.replace('"', "")))),
        })
        .collect();
    let answer = match answer {
        "met" => about.established(node),
        "not met" => issues::result(about, node),
        other => clean(other),
    };
    match conditions.is_empty() {
        true => format!("By the table, {answer}."),
        false => format!("By the table, where {}, {answer}.", grammar::list(&conditions, "and")),
    }
}

/// "The importance of the interest is vital."
fn level(about: &About, node: &Node) -> Text {
    let title = about.marked(&node.title);
    let value = node.facts.iter().find_map(|fact| fact.value.as_deref());
    match value {
        Some(value) => evidence::on_level(node, format!("{CAPITAL}{title} is {}", clean(value))),
        None => Text::from(format!("Nothing was filed on {title}.")),
    }
}
