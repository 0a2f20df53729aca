//! What nobody disputes, in as few words as it takes.

use crate::finding::{Form, Node, Value};
use crate::opinion::about::About;
use crate::opinion::draft::Part;
use crate::opinion::text::{self, Text};
use crate::opinion::{citations, evidence, issues};

/// Says what nobody disputes of these parts, in one paragraph, and empties the list.
pub fn say(about: &About, quiet: &mut Vec<usize>, part: &mut Part) {
    let mut sentences: Vec<Text> = Vec::new();
    let mut literals: Vec<&Node> = Vec::new();
    let key = format!("agreed {quiet:?}");
    for index in quiet.drain(..) {
        let node = about.node(about.core(index));
        if matches!(node.form, Form::Literal { .. }) {
            literals.push(node);
            continue;
        }
        sentences.push(evidence::literals(about, &std::mem::take(&mut literals)));
        sentences.push(undisputed(about, node));
    }
    sentences.push(evidence::literals(about, &literals));
    part.say(key, text::sentences(sentences));
}

/// "The product is an exhaustible resource, since it is taken from a deposit that does not renew itself."
fn undisputed<'a>(about: &About<'a>, node: &'a Node) -> Text {
    match &node.form {
        Form::Constant { because } => return issues::constant(about, node, because.as_deref()),
        Form::Given { why } => return issues::given(about, node, why.as_deref()),
        Form::Inconsistent { provision } => return issues::found_elsewhere(about, node, provision),
        _ => {}
    }
    let mut leaves: Vec<&Node> = Vec::new();
    established_leaves(about, node, &mut leaves);
    if !about.is_issue(node) {
        return evidence::literals(about, &leaves);
    }
    let own = Text::sentence(&about.established(node)).noted(citations::rule_note(node));
    if leaves.is_empty() {
        return own.stop();
    }
    own.closed(",").with(" since ").with(evidence::grounds(about, &leaves)).stop()
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
