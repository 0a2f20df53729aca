//! Tests that ask for some thing or for every one: each that was put forward gets one paragraph, and its issues sections.

use crate::finding::{Form, Link, Node, Value};
use crate::opinion::about::{About, is_quiet, is_silent};
use crate::opinion::draft::{Body, Part};
use crate::opinion::text::{CAPITAL, EMPHASIS, Text, clean};
use crate::opinion::{agreed, evidence, issues};

/// What is shown, refuted and open of each thing of a kind.
pub fn each(about: &About, node: &Node, kind: &str, part: &mut Part) {
    let named: Vec<usize> =
        node.children.iter().map(|child| child.node).filter(|index| !unnamed(about, *index)).collect();
    if named.is_empty() {
        part.say("nothing named", Text::from(format!("No {} was named.", clean(kind))));
    }
    for index in named {
        one(about, node, index, part);
    }
}

/// A further thing that nobody named: its facts are silent to the last.
fn unnamed(about: &About, index: usize) -> bool {
    is_silent(about, about.node(index))
}

fn one(about: &About, above: &Node, index: usize, part: &mut Part) {
    let (mut literals, mut within) = (Vec::new(), Vec::new());
    clauses(about, index, &mut literals, &mut within);
    let name = name(about, &literals).unwrap_or_default();
    let lead =
        if name.is_empty() { Text::default() } else { Text::from(format!("{EMPHASIS}{CAPITAL}{name}.{EMPHASIS} ")) };
    part.add(format!("instance {name}"), Body::Points { lead, points: evidence::points(about, &literals) });
    for (place, index) in within.into_iter().enumerate() {
        let key = format!("instance {name} {place}");
        if is_quiet(about, about.node(index)) {
            agreed::say(about, &mut vec![index], &key, part);
        } else {
            part.put(key, issues::part(about, index, Some(above), "issue"));
        }
    }
}

/// The questions of fact beneath a clause, and the issues that it names; those keep their questions to themselves.
/// An alternative on which nothing was filed is left out where another is met.
fn clauses<'a>(about: &About<'a>, index: usize, literals: &mut Vec<&'a Node>, within: &mut Vec<usize>) {
    let node = about.node(about.core(index));
    if about.is_issue(node) {
        within.push(index);
        return;
    }
    match node.form {
        Form::Literal { .. } => literals.push(node),
        Form::NotRaised | Form::Bound { .. } => {}
        _ => {
            let met = matches!(node.form, Form::AnyOf) && node.value.on_record == Value::Established;
            for child in node.children.iter().filter(|child| !matches!(child.link, Link::Precedent(_))) {
                if !(met && about.node(child.node).value.on_record != Value::Established) {
                    clauses(about, child.node, literals, within);
                }
            }
        }
    }
}

/// The thing that the facts are of, beside those of the claim and its parties.
fn name(about: &About, literals: &[&Node]) -> Option<String> {
    let claim = about.claim;
    let parties = [&claim.complainant, &about.finding.case.respondent];
    let known = |name: &String| parties.contains(&name) || claim.about.iter().any(|thing| thing.name == *name);
    literals
        .iter()
        .flat_map(|node| &node.facts)
        .flat_map(|fact| &fact.of)
        .find(|name| !known(name))
        .map(|name| clean(name))
}
