//! Issues: the rule, what the parties argue, the evaluation element by element, and the conclusion on each.

use crate::finding::{Annotation, Form, Link, Node, Reason, Value, Values};
use crate::opinion::about::{About, is_quiet, is_silent, is_unargued};
use crate::opinion::draft::{Body, Part};
use crate::opinion::points::{Joiner, Point};
use crate::opinion::text::{self, CAPITAL, Text, clean};
use crate::opinion::{agreed, arguments, citations, evidence, instances, readings, reasons};

/// The section on one issue that somebody disputes. `noun` is what it decides for the one above: "claim", "defence", "issue".
pub fn part(about: &About, index: usize, above: Option<&Node>, noun: &str) -> Part {
    let node = about.node(about.core(index));
    let mut part = Part::headed(Text::from(format!("{CAPITAL}whether {}", about.established(node))));
    part.add("rule", rule(about, node, above));
    part.add("reading", readings::at_node(about, node));
    let argued = arguments::on(about, &about.scope(index));
    part.add("arguments", Body::Arguments(argued.clone()));
    evaluate(about, about.core(index), &mut part);
    part.add("fates", Body::Fates(argued));
    let outcome = conclusion(about, node);
    let then = above.map_or_else(Text::default, |above| decisive(about, index, above, noun));
    part.add("conclusion", Body::Result { result: outcome.clone(), then });
    part.outcome = Some(if outcome.is_empty() { Text::sentence(&result(about, node)).stop() } else { outcome });
    part
}

/// The law of an issue, and who must prove it where that is not as in the issue above.
pub fn rule(about: &About, node: &Node, above: Option<&Node>) -> Body {
    let rule = node.law.as_deref().map(str::trim).filter(|law| !law.is_empty());
    let rule = rule.map_or_else(Text::default, |law| Text::from(clean(law)).stop().noted(citations::rule_note(node)));
    let same = above.is_some_and(|above| above.bearer == node.bearer && above.standard == node.standard);
    let of_law = matches!(node.form, Form::Constant { .. });
    let then = if same || of_law { Text::default() } else { burden(about, node) };
    Body::Once { words: rule, called: "the rule".to_owned(), then }
}

fn burden(about: &About, node: &Node) -> Text {
    Text::from(format!("It is for {} to show this{}.", about.party(node.bearer), to_the_standard(node)))
}

/// ", as a prima facie case".
fn to_the_standard(node: &Node) -> String {
    match node.standard.as_str() {
        "" => String::new(),
        "plausible" => "; it is enough that it is plausible".to_owned(),
        words => format!(", {}", clean(words)),
    }
}

/// The evaluation of an issue, by the form of its test.
pub fn evaluate(about: &About, index: usize, part: &mut Part) {
    let node = about.node(index);
    if let Some(only) = about.only_clause(node) {
        return evaluate(about, only, part);
    }
    match &node.form {
        Form::Literal { .. } => part.say("literal", evidence::literal(about, node)),
        Form::Constant { because } => part.say("constant", constant(about, node, because.as_deref())),
        Form::Given { why } => part.say("given", given(about, node, why.as_deref())),
        Form::Inconsistent { provision } => elsewhere(about, node, provision, part),
        Form::Reasons => reasons::weigh(about, node, part),
        Form::Table { rows, applied } => reasons::table(about, node, rows, applied, part),
        Form::AnyOf => any_of(about, node, part),
        Form::ForSome(kind) | Form::ForEvery(kind) => instances::each(about, node, kind, part),
        _ => elements(about, node, part, "issue"),
    }
}

/// The parts of a test in their order. What nobody disputes is said in one sentence, what is silent in another.
pub fn elements(about: &About, node: &Node, part: &mut Part, noun: &str) {
    let mut quiet: Vec<usize> = Vec::new();
    let mut unreached: Vec<&Node> = Vec::new();
    for (place, child) in node.children.iter().enumerate() {
        let (raw, under) = (about.node(child.node), about.node(about.core(child.node)));
        if passed_over(under) {
            continue;
        }
        if raw.annotation == Some(Annotation::NotReached) && is_unargued(about, raw) {
            unreached.push(under);
            continue;
        }
        if child.link == Link::Part && is_quiet(about, raw) {
            quiet.push(child.node);
            continue;
        }
        agreed::say(about, &mut quiet, &format!("agreed before {place}"), part);
        if child.link == Link::SecondTier && raw.annotation == Some(Annotation::Arguendo) {
            part.turn(
                "second tier",
                Text::from(
                    "The second step is examined assuming, for the sake of argument, that the first were taken.",
                ),
            );
        }
        if child.link == Link::Exception {
            let so_far =
                node.children[..place].iter().all(|part| about.node(part.node).value.if_closed == Value::Established);
            part.turn(format!("exception {place}"), exception(about, under, so_far));
        }
        disputed(about, child.node, node, &format!("child {place}"), part, noun);
    }
    agreed::say(about, &mut quiet, "agreed", part);
    part.points("not reached", not_reached(about, &unreached));
}

/// Nothing is said of an instrument that binds, nor of an exception that nobody raised.
fn passed_over(node: &Node) -> bool {
    match node.form {
        Form::NotRaised => true,
        Form::Bound { .. } => node.value.on_record == Value::Established,
        _ => false,
    }
}

/// A part that is disputed or fails, in its own section if it is an issue.
pub fn disputed(about: &About, index: usize, above: &Node, key: &str, part: &mut Part, noun: &str) {
    let node = about.node(about.core(index));
    if about.is_issue(node) && !matches!(node.form, Form::Inconsistent { .. }) {
        part.put(key, self::part(about, index, Some(above), noun));
        return;
    }
    let mut inner = Part::default();
    // Arguments on the clauses of an issue stand at its head; those of a test, whose elements are many, with the element.
    let argued = if noun == "issue" { Vec::new() } else { arguments::on(about, &about.scope(index)) };
    inner.add("arguments", Body::Arguments(argued.clone()));
    let then = decisive(about, index, above, noun);
    match node.form {
        Form::Bound { .. } => {
            inner.say("bound", Text::sentence(&format!("it is not shown that {}.", about.established(node))))
        }
        Form::Literal { .. } => {
            inner.add("literal", Body::Result { result: evidence::literal(about, node), then: then.clone() })
        }
        _ => evaluate(about, about.core(index), &mut inner),
    }
    inner.add("fates", Body::Fates(argued));
    if !matches!(node.form, Form::Literal { .. }) {
        inner.turn("decisive", then);
    }
    part.put(key, inner);
}

/// Alternatives of which one is enough: those met, then those on which something was filed.
fn any_of(about: &About, node: &Node, part: &mut Part) {
    let met = node.value.on_record == Value::Established;
    let (mut quiet, mut silent) = (Vec::new(), Vec::new());
    for (place, child) in node.children.iter().enumerate() {
        let raw = about.node(child.node);
        if is_quiet(about, raw) {
            quiet.push(child.node);
        } else if is_silent(about, raw) {
            silent.push(about.node(about.core(child.node)));
        } else if !met
            || raw.value.on_record == Value::Established
            || about.scope(child.node).iter().any(|one| !one.arguments.is_empty())
        {
            // Beside an alternative that is met, one that fails is told only where somebody argues it.
            disputed(about, child.node, node, &format!("alternative {place}"), part, "issue");
        }
    }
    agreed::say(about, &mut quiet, "agreed", part);
    if !met {
        part.points("silent", evidence::points(about, &silent));
    }
}

fn exception(about: &About, node: &Node, so_far: bool) -> Text {
    let party = about.party(node.bearer);
    let standard = to_the_standard(node);
    let opener = if so_far { "This is so unless" } else { "Even otherwise the point would fail if" };
    if about.is_issue(node) || matches!(node.form, Form::Literal { .. }) {
        return Text::from(format!("{opener} {}. That is for {party} to show{standard}.", about.established(node)));
    }
    let points = if matches!(node.form, Form::AnyOf) { "one of the following" } else { "the following" };
    Text::from(format!("{opener} {party} shows {points}{standard}."))
}

/// What the law says whatever the facts.
pub fn constant(about: &About, node: &Node, because: Option<&str>) -> Text {
    let note = if node.law.is_none() { citations::rule_note(node) } else { String::new() };
    Text::sentence(&result(about, node)).with(reason_given(about, because, ": ", "")).stop().noted(note)
}

/// What the record takes as given.
pub fn given(about: &About, node: &Node, why: Option<&str>) -> Text {
    let words = format!("The record takes it as given that {}", result(about, node));
    Text::from(words).with(reason_given(about, why, " (", ")")).stop()
}

fn reason_given(about: &About, why: Option<&str>, before: &str, after: &str) -> String {
    let why = why.map(|why| about.marked(why.trim().trim_end_matches('.')));
    why.filter(|why| !why.is_empty()).map_or_else(String::new, |why| format!("{before}{why}{after}"))
}

/// A breach that another section of the opinion finds; examined here only where none does.
fn elsewhere(about: &About, node: &Node, provision: &str, part: &mut Part) {
    if (about.sections)(about.claim, provision).is_some() {
        part.say("elsewhere", found_elsewhere(about, node, provision));
    } else {
        elements(about, node, part, "issue");
    }
}

/// "The quota is inconsistent with GATT XI:1, as found in section 2.1."
pub fn found_elsewhere(about: &About, node: &Node, provision: &str) -> Text {
    let words = Text::sentence(&result(about, node));
    match (about.sections)(about.claim, provision) {
        Some(section) => words.with(format!(", as found in {0}{section}{0}", text::SECTION)).stop(),
        None => words.stop(),
    }
}

/// What is so if the record closes, as a clause.
pub fn result(about: &About, node: &Node) -> String {
    match node.value {
        Values { if_closed: Value::Established, .. } => about.established(node),
        Values { on_record: Value::Refuted, .. } => about.refuted(node),
        _ => format!("it is not shown that {}", about.established(node)),
    }
}

/// The conclusion on an issue. Not shown, refuted and open are worded apart.
pub fn conclusion(about: &About, node: &Node) -> Text {
    let party = about.party(node.bearer);
    let holds = about.established(node);
    let told_already = matches!(
        node.form,
        Form::Constant { .. } | Form::Given { .. } | Form::Inconsistent { .. } | Form::Literal { .. }
    );
    match node.value {
        _ if told_already => Text::default(),
        Values { on_record: Value::Established, .. } if node.reason == Reason::Law => {
            Text::from(format!("It follows that {holds}."))
        }
        Values { on_record: Value::Established, .. } => {
            Text::sentence(&format!("{party} has therefore shown that {holds}."))
        }
        Values { on_record: Value::Refuted, .. } => Text::from(format!("It follows that {}.", about.refuted(node))),
        Values { if_closed: Value::Refuted, .. } => {
            Text::sentence(&format!("{party} has therefore not shown that {holds}."))
        }
        Values { if_closed: Value::Established, .. } => Text::from(format!(
            "On the record it is still open whether {holds}. What is open is for {} to show; if the record closed today, the point would go to {party}.",
            about.party(node.bearer.other())
        )),
        Values { .. } => Text::from(format!("It therefore remains open whether {holds}{}.", why_open(node.reason))),
    }
}

fn why_open(reason: Reason) -> &'static str {
    match reason {
        Reason::AuthoritiesConflict => ", since the authorities conflict",
        Reason::RowsDisagree => ", since what is still possible leads to different results",
        _ => "",
    }
}

/// "This alone disposes of the defence." Said of a part that fails and takes the whole with it.
fn decisive(about: &About, index: usize, above: &Node, noun: &str) -> Text {
    let decisive = |index: usize| about.node(index).annotation == Some(Annotation::Decisive);
    let decided: Vec<usize> = above.children.iter().map(|child| child.node).filter(|child| decisive(*child)).collect();
    let failing = above.value.if_closed == Value::Refuted && about.node(index).value.if_closed == Value::Refuted;
    if !(failing && decided == [index]) {
        return Text::default();
    }
    let place = above.children.iter().position(|child| child.node == index).unwrap_or(0);
    let more = above.children[place + 1..]
        .iter()
        .any(|child| about.node(child.node).annotation == Some(Annotation::FoundInAddition));
    let addition = if more { " What remains is examined in addition." } else { "" };
    Text::from(format!("This alone disposes of the {noun}.{addition}"))
}

/// Parts on which nothing was filed, after the one that decides.
fn not_reached(about: &About, nodes: &[&Node]) -> Vec<Point> {
    let point = |node: &&Node| {
        Point::new("nothing was filed on, and nothing turns on,", Joiner::Whether, Text::from(about.established(node)))
    };
    nodes.iter().map(point).collect()
}
