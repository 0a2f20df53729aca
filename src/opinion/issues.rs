//! Issues: the rule, what the parties argue, the evaluation element by element, and the conclusion on each.

use crate::finding::{Annotation, Form, Link, Node, Reason, Value, Values};
use crate::opinion::about::{About, is_quiet, is_silent};
use crate::opinion::draft::{Body, Part};
use crate::opinion::text::{self, CAPITAL, Text, clean};
use crate::opinion::{arguments, citations, evidence, readings, reasons};

/// The section on one issue that somebody disputes. `noun` is what the issue decides: "claim", "defence", "point".
pub fn part(about: &About, index: usize, above: Option<&Node>, noun: &str) -> Part {
    let index = about.core(index);
    let node = about.node(index);
    let mut part = Part::headed(Text::from(format!("{CAPITAL}whether {}", about.established(node))));
    part.add("rule", rule(about, node, above));
    part.say("reading", readings::at_node(about, node));
    let argued = arguments::on(about, &with_own_literals(about, node));
    part.add("arguments", Body::Arguments(argued.clone()));
    evaluate(about, index, &mut part);
    part.add("fates", Body::Fates(argued));
    let outcome = conclusion(about, node);
    part.say("conclusion", outcome.clone());
    part.outcome = Some(outcome);
    if let Some(above) = above {
        part.turn("decisive", decisive(about, index, above, noun));
    }
    part
}

/// The law of an issue, and who must prove it where that is not as in the issue above.
pub fn rule(about: &About, node: &Node, above: Option<&Node>) -> Body {
    let rule = node.law.as_deref().map(str::trim).filter(|law| !law.is_empty());
    let rule = rule.map_or_else(Text::default, |law| Text::from(about.marked(law)).stop().noted(citations::rule_note(node)));
    let same = above.is_some_and(|above| above.bearer == node.bearer && above.standard == node.standard);
    let then = if same { Text::default() } else { burden(about, node) };
    Body::Rule { rule, then }
}

fn burden(about: &About, node: &Node) -> Text {
    let party = about.party(node.bearer);
    let standard = if node.standard.is_empty() { String::new() } else { format!(", {}", clean(&node.standard)) };
    Text::from(format!("It is for {party} to show this{standard}."))
}

/// The issue and those of its parts that get no section of their own: an argument on them is made under its heading.
fn with_own_literals<'a>(about: &About<'a>, node: &'a Node) -> Vec<&'a Node> {
    let own = node.children.iter().map(|child| about.node(child.node));
    std::iter::once(node).chain(own.filter(|child| matches!(child.form, Form::Literal { .. } | Form::Dimension))).collect()
}

/// The evaluation of an issue, by the form of its test.
pub fn evaluate(about: &About, index: usize, part: &mut Part) {
    let node = about.node(index);
    let has = |wanted: fn(&Link) -> bool| node.children.iter().any(|child| wanted(&child.link));
    match &node.form {
        Form::Literal { .. } => part.say("literal", evidence::literal(about, node)),
        Form::Constant { because } => part.say("constant", constant(about, node, because.as_deref())),
        Form::Given { why } => part.say("given", given(about, node, why.as_deref())),
        Form::Inconsistent { provision } => elsewhere(about, node, provision, part),
        Form::Bound { instrument } if node.value.on_record != Value::Established => {
            let words = format!("{CAPITAL}whether {} is bound by {} is not shown.", about.respondent(), clean(instrument));
            part.say("bound", Text::from(words));
        }
        Form::Table { rows, applied } => reasons::table(about, node, rows, applied, part),
        Form::AnyOf => any_of(about, node, part),
        Form::ForSome(_) | Form::ForEvery(_) => instances(about, node, part),
        _ if has(|link| matches!(link, Link::For { .. } | Link::Against { .. })) => reasons::weigh(about, node, part),
        _ => elements(about, node, part, "point"),
    }
}

/// The parts of a test in their order. What nobody disputes is said in one sentence, what is silent in another.
pub fn elements(about: &About, node: &Node, part: &mut Part, noun: &str) {
    let mut quiet: Vec<usize> = Vec::new();
    let mut unreached: Vec<&Node> = Vec::new();
    let mut in_addition = false;
    for child in &node.children {
        let index = about.core(child.node);
        let under = about.node(index);
        let annotation = about.annotation(child.node);
        if matches!(under.form, Form::NotRaised | Form::Bound { .. }) && under.value.if_closed != Value::Open && !lost(under) {
            continue;
        }
        if annotation == Some(Annotation::NotReached) {
            unreached.push(under);
            continue;
        }
        if child.link == Link::Part && is_quiet(about, under) {
            quiet.push(index);
            continue;
        }
        agreed(about, &mut quiet, part);
        if annotation == Some(Annotation::FoundInAddition) && !in_addition {
            in_addition = true;
            part.turn(format!("addition {index}"), Text::from("What remains is examined in addition."));
        }
        if child.link == Link::SecondTier && annotation == Some(Annotation::Arguendo) {
            let words = format!(
                "The second step is examined assuming, for the sake of argument, that the first were taken: whether {}.",
                about.established(under)
            );
            part.turn("second tier", Text::from(words));
        }
        if child.link == Link::Exception {
            part.turn(format!("exception {index}"), exception(about, under));
        }
        disputed(about, child.node, node, part, noun);
    }
    agreed(about, &mut quiet, part);
    part.say("not reached", not_reached(about, &unreached));
}

/// A bound instrument or an exception not raised costs its bearer nothing unless it is refuted.
fn lost(node: &Node) -> bool {
    matches!(node.form, Form::Bound { .. }) && node.value.on_record != Value::Established
}

fn disputed(about: &About, index: usize, above: &Node, part: &mut Part, noun: &str) {
    let index = about.core(index);
    let node = about.node(index);
    let key = key(about, index, above);
    match node.form {
        Form::Literal { .. } => {
            // Arguments on the literals of an issue stand at its head; those of a test, whose elements are many, here.
            let argued = if noun != "point" { arguments::on(about, &[node]) } else { Vec::new() };
            part.add(format!("{key} arguments"), Body::Arguments(argued.clone()));
            part.say(format!("{key} literal"), evidence::literal(about, node));
            part.add(format!("{key} fates"), Body::Fates(argued));
            part.turn(format!("{key} decisive"), decisive(about, index, above, noun));
        }
        Form::Issue => part.put(key, self::part(about, index, Some(above), noun)),
        _ => {
            let mut inner = Part::default();
            let argued = arguments::on(about, &with_own_literals(about, node));
            inner.add("arguments", Body::Arguments(argued.clone()));
            evaluate(about, index, &mut inner);
            inner.add("fates", Body::Fates(argued));
            if inner.items.len() > 1 {
                inner.say("conclusion", conclusion(about, node));
            }
            inner.turn("decisive", decisive(about, index, above, noun));
            part.put(key, inner);
        }
    }
}

/// The place among its siblings, by which claims that fare alike are laid side by side.
fn key(about: &About, index: usize, above: &Node) -> String {
    let place = above.children.iter().position(|child| about.core(child.node) == index).unwrap_or(usize::MAX);
    format!("child {place}")
}

/// Says what nobody disputes, and empties the list.
fn agreed(about: &About, quiet: &mut Vec<usize>, part: &mut Part) {
    let nodes: Vec<_> = quiet.drain(..).map(|index| about.node(index)).collect();
    let mut sentences: Vec<Text> = Vec::new();
    let mut literals: Vec<&Node> = Vec::new();
    for node in nodes {
        if matches!(node.form, Form::Literal { .. }) {
            literals.push(node);
            continue;
        }
        sentences.push(evidence::literals(about, &std::mem::take(&mut literals)));
        sentences.push(undisputed(about, node));
    }
    sentences.push(evidence::literals(about, &literals));
    let key = format!("agreed {}", part.items.len());
    part.say(key, text::sentences(sentences));
}

/// "The product is an exhaustible resource, since it is taken from a deposit that does not renew itself."
fn undisputed<'a>(about: &About<'a>, node: &'a Node) -> Text {
    match &node.form {
        Form::Constant { because } => return constant(about, node, because.as_deref()),
        Form::Given { why } => return given(about, node, why.as_deref()),
        Form::Inconsistent { provision } => return found_elsewhere(about, node, provision),
        _ => {}
    }
    let mut leaves: Vec<&Node> = Vec::new();
    established_leaves(about, node, &mut leaves);
    let own = Text::sentence(&about.established(node)).noted(citations::rule_note(node));
    if leaves.is_empty() || leaves.len() > 3 || node.sentence.established.trim().is_empty() {
        return if leaves.is_empty() { own.stop() } else { evidence::literals(about, &leaves) };
    }
    let grounds = leaves.iter().map(|leaf| evidence::that(about, leaf)).collect();
    own.closed(",").with(" since ").with(text::list(grounds, "and")).stop()
}

fn established_leaves<'a>(about: &About<'a>, node: &'a Node, leaves: &mut Vec<&'a Node>) {
    if node.value.on_record != Value::Established {
        return;
    }
    if matches!(node.form, Form::Literal { .. }) {
        leaves.push(node);
    }
    for child in &node.children {
        established_leaves(about, about.node(child.node), leaves);
    }
}

/// Alternatives of which one is enough.
fn any_of(about: &About, node: &Node, part: &mut Part) {
    let children: Vec<usize> = node.children.iter().map(|child| about.core(child.node)).collect();
    let (met, others): (Vec<usize>, Vec<usize>) =
        children.into_iter().partition(|index| about.node(*index).value.on_record == Value::Established);
    let (quiet, loud): (Vec<usize>, Vec<usize>) = met.iter().partition(|index| is_quiet(about, about.node(**index)));
    agreed(about, &mut quiet.clone(), part);
    let (silent, filed): (Vec<usize>, Vec<usize>) = others.into_iter().partition(|index| is_silent(about, about.node(*index)));
    for index in loud.into_iter().chain(filed) {
        disputed(about, index, node, part, "point");
    }
    if met.is_empty() {
        let nodes: Vec<&Node> = silent.iter().map(|index| about.node(*index)).collect();
        part.say("silent", evidence::nothing_filed(about, &nodes));
    }
}

/// Each thing that was put forward for a test that asks for some or for every one.
fn instances(about: &About, node: &Node, part: &mut Part) {
    let named: Vec<usize> = node
        .children
        .iter()
        .map(|child| child.node)
        .filter(|index| !matches!(about.node(*index).form, Form::Unnamed { .. }))
        .collect();
    if named.is_empty() {
        let kind = match &node.form {
            Form::ForSome(kind) | Form::ForEvery(kind) => clean(kind),
            _ => String::new(),
        };
        part.say("nothing named", Text::from(format!("No {kind} was named.")));
    }
    for index in named {
        let under = about.node(about.core(index));
        if is_quiet(about, under) {
            agreed(about, &mut vec![about.core(index)], part);
        } else {
            disputed(about, index, node, part, "point");
        }
    }
}

fn exception(about: &About, node: &Node) -> Text {
    let standard = if node.standard.is_empty() { String::new() } else { format!(", {}", clean(&node.standard)) };
    let party = about.party(node.bearer);
    Text::from(format!("This is so unless {}; that is for {party} to show{standard}.", about.established(node)))
}

fn constant(about: &About, node: &Node, because: Option<&str>) -> Text {
    let words = if node.value.if_closed == Value::Established { about.established(node) } else { about.refuted(node) };
    let because = because.map(|because| about.marked(because.trim().trim_end_matches('.')));
    let because = because.filter(|because| !because.is_empty()).map_or_else(String::new, |because| format!(": {because}"));
    Text::sentence(&words).with(because).stop().noted(if node.law.is_none() { citations::rule_note(node) } else { String::new() })
}

fn given(about: &About, node: &Node, why: Option<&str>) -> Text {
    let words = if node.value.if_closed == Value::Established { about.established(node) } else { about.refuted(node) };
    let why = why.map(|why| about.marked(why.trim().trim_end_matches('.')));
    let why = why.filter(|why| !why.is_empty()).map_or_else(String::new, |why| format!(" ({why})"));
    Text::from(format!("The record takes it as given that {words}{why}")).stop()
}

/// A breach that another section of the opinion finds; examined here only where none does.
fn elsewhere(about: &About, node: &Node, provision: &str, part: &mut Part) {
    if (about.sections)(about.claim, provision).is_some() {
        part.say("elsewhere", found_elsewhere(about, node, provision));
    } else {
        elements(about, node, part, "point");
    }
}

fn found_elsewhere(about: &About, node: &Node, provision: &str) -> Text {
    let words = result(about, node);
    match (about.sections)(about.claim, provision) {
        Some(section) => Text::sentence(&words).with(format!(", as found in {0}{section}{0}", text::SECTION)).stop(),
        None => Text::sentence(&words).stop(),
    }
}

fn result(about: &About, node: &Node) -> String {
    match node.value.if_closed {
        Value::Established => about.established(node),
        Value::Refuted if node.value.on_record == Value::Refuted => about.refuted(node),
        _ => format!("it is not shown that {}", about.established(node)),
    }
}

/// The conclusion on an issue. Not shown, refuted and open are worded apart.
pub fn conclusion(about: &About, node: &Node) -> Text {
    let party = about.party(node.bearer);
    let holds = about.established(node);
    let by_law = matches!(node.reason, Reason::Law | Reason::Given);
    match node.value {
        _ if matches!(node.form, Form::Constant { .. } | Form::Given { .. } | Form::Inconsistent { .. }) => Text::default(),
        Values { on_record: Value::Established, .. } if by_law => Text::from(format!("It follows that {holds}.")),
        Values { on_record: Value::Established, .. } => Text::sentence(&format!("{party} has therefore shown that {holds}.")),
        Values { on_record: Value::Refuted, .. } => Text::from(format!("It follows that {}.", about.refuted(node))),
        Values { if_closed: Value::Refuted, .. } => Text::sentence(&format!("{party} has therefore not shown that {holds}.")),
        Values { if_closed: Value::Established, .. } => Text::from(format!(
            "On the record it is still open whether {holds}. If the record closed today it would stand: what is open is for {} to show.",
            about.party(node.bearer.other())
        )),
        Values { .. } => Text::from(format!("It therefore remains open whether {holds}{}.", still(node.reason))),
    }
}

fn still(reason: Reason) -> &'static str {
    match reason {
        Reason::AuthoritiesConflict => ", since the authorities conflict",
        Reason::RowsDisagree => ", since what is still possible leads to different results",
        _ => "",
    }
}

/// "This alone disposes of the defence." Said of a part that fails and takes the whole with it.
fn decisive(about: &About, index: usize, above: &Node, noun: &str) -> Text {
    let decided: Vec<usize> = above
        .children
        .iter()
        .filter(|child| about.annotation(child.node) == Some(Annotation::Decisive))
        .map(|child| about.core(child.node))
        .collect();
    let failing = above.value.if_closed == Value::Refuted && about.node(index).value.if_closed == Value::Refuted;
    match decided.as_slice() {
        [only] if failing && *only == index => Text::from(format!("This alone disposes of the {noun}.")),
        [.., last] if failing && *last == index => Text::from(format!("Together these dispose of the {noun}.")),
        _ => Text::default(),
    }
}

fn not_reached(about: &About, nodes: &[&Node]) -> Text {
    if nodes.is_empty() {
        return Text::default();
    }
    let questions: Vec<Text> = nodes.iter().map(|node| Text::from(format!("whether {}", about.established(node)))).collect();
    Text::from("It is not necessary to decide ").with(text::list(questions, "or")).with("; nothing was filed on it").stop()
}
