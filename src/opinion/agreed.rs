//! What nobody disputes, in as few words as it takes.

use crate::finding::{Form, Node, Value};
use crate::opinion::about::About;
use crate::opinion::draft::Part;
use crate::opinion::points::Point;
use crate::opinion::text::Text;
use crate::opinion::{arguments, citations, evidence, issues};

/// Says what nobody disputes of these parts, in one paragraph, and empties the list.
pub fn say(about: &About, quiet: &mut Vec<usize>, key: &str, part: &mut Part) {
    let told = |index: usize| {
        let mut points = undisputed(about, about.node(about.core(index)));
        if let Some(last) = points.last_mut() {
            last.clause = std::mem::take(&mut last.clause).noted(arguments::footnote(about, &about.scope(index)));
        }
        points
    };
    let points = quiet.drain(..).flat_map(told).collect();
    part.points(key, points);
}

/// "The product is an exhaustible resource, since it is taken from a deposit that does not renew itself."
fn undisputed<'a>(about: &About<'a>, node: &'a Node) -> Vec<Point> {
    match &node.form {
        Form::Literal { .. } => return vec![evidence::point(about, node)],
        Form::Constant { because } => return vec![Point::sentence(issues::constant(about, node, because.as_deref()))],
        Form::Given { why } => return vec![Point::sentence(issues::given(about, node, why.as_deref()))],
        Form::Inconsistent { provision } => {
            return vec![Point::sentence(issues::found_elsewhere(about, node, provision))];
        }
        _ => {}
    }
    let mut leaves: Vec<&Node> = Vec::new();
    established_leaves(about, node, &mut leaves);
    if !about.is_issue(node) {
        return evidence::points(about, &leaves);
    }
    let own = Text::from(about.established(node)).noted(citations::rule_note(node));
    let grounds =
        if leaves.is_empty() { own } else { own.closed(",").with(" since ").with(evidence::grounds(about, &leaves)) };
    vec![Point::sentence(grounds)]
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
