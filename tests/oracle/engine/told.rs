//! What the engine tells of a claim.

use std::collections::BTreeSet;

use arguendo::finding::{self, Annotation, ClaimFinding, Form, Link, Node, Reason};

use super::pair;
use crate::oracle::model::{FactType, Rulebook, STANDARDS, Side, Standard, Three};
use crate::oracle::naive::{Contribution, Why};
use crate::oracle::text::Style;
use crate::oracle::told::{ContributionTold, IssueTold, LiteralTold, Told};

pub fn told(claim: &ClaimFinding, law: &Rulebook) -> Told {
    let scales = scales(claim, law);
    let literals: Vec<(usize, &Node)> =
        claim.nodes.iter().enumerate().filter(|(id, node)| is_literal(node) && !scales.contains(id)).collect();
    Told {
        pair: pair(claim),
        issues: claim.nodes.iter().filter_map(|node| issue(node, law)).collect(),
        literals: literals.iter().map(|(_, node)| literal(node)).collect(),
        contributions: literals.iter().filter_map(|(_, node)| contribution(node)).collect(),
    }
}

fn is_literal(node: &Node) -> bool {
    matches!(node.form, Form::Literal { .. })
}

/// Columns of tables that are scales: they have levels, not a value that somebody proves.
fn scales(claim: &ClaimFinding, law: &Rulebook) -> BTreeSet<usize> {
    let level = |name: &str| {
        (0..law.facts.len()).any(|it| Style::default().fact(it) == name && law.facts[it].typ == FactType::Level)
    };
    let inputs =
        claim.nodes.iter().filter(|node| matches!(node.form, Form::Table { .. })).flat_map(|node| &node.children);
    let inputs = inputs.filter(|child| matches!(child.link, Link::Input)).map(|child| child.node);
    inputs.filter(|id| claim.nodes[*id].facts.iter().any(|fact| level(&fact.name))).collect()
}

fn issue(node: &Node, law: &Rulebook) -> Option<IssueTold> {
    let issue = (0..law.issues.len()).find(|issue| Style::default().issue(*issue) == node.id)?;
    Some(IssueTold {
        issue,
        bearer: side(node.bearer),
        standard: standard(node),
        wanted: !node.negated,
        on_record: three(node.value.on_record),
        if_closed: three(node.value.if_closed),
    })
}

fn literal(node: &Node) -> LiteralTold {
    let label = node.id.rsplit_once("/(").and_then(|(_, rest)| rest.strip_suffix(')'));
    LiteralTold {
        label: label.unwrap_or_default().to_owned(),
        fact: node.facts.first().map(|fact| (fact.name.clone(), fact.of.clone())),
        bearer: side(node.bearer),
        standard: standard(node),
        wanted: !node.negated,
        on_record: three(node.value.on_record),
        if_closed: three(node.value.if_closed),
        why: why(node.reason),
    }
}

fn contribution(node: &Node) -> Option<ContributionTold> {
    let LiteralTold { label, fact, bearer, standard, wanted, .. } = literal(node);
    let contributed = node.annotation.map(|annotation| match annotation {
        Annotation::Decisive => Contribution::Decisive,
        Annotation::FoundInAddition => Contribution::FoundInAddition,
        Annotation::NotReached => Contribution::NotReached,
        Annotation::Arguendo => Contribution::Arguendo,
    });
    Some(ContributionTold { label, fact: fact?, bearer, standard, wanted, contributed })
}

fn standard(node: &Node) -> Standard {
    STANDARDS.into_iter().find(|it| it.words() == node.standard).expect("a standard of the rulebook")
}

fn side(side: finding::Side) -> Side {
    match side {
        finding::Side::Complainant => Side::Complainant,
        finding::Side::Respondent => Side::Respondent,
    }
}

pub fn three(value: finding::Value) -> Three {
    match value {
        finding::Value::Established => Three::Established,
        finding::Value::Refuted => Three::Refuted,
        finding::Value::Open => Three::Open,
    }
}

/// # Panics
/// On a reason that only compounds have.
fn why(reason: Reason) -> Why {
    match reason {
        Reason::Proved => Why::Proved,
        Reason::Admitted => Why::Admitted,
        Reason::NotContested => Why::NotContested,
        Reason::Assumed => Why::Assumed,
        Reason::Disproved => Why::Disproved,
        Reason::Conceded => Why::Conceded,
        Reason::Silent => Why::Silent,
        Reason::Insufficient => Why::Insufficient,
        Reason::EvenlyBalanced => Why::EvenlyBalanced,
        Reason::Outweighed => Why::Outweighed,
        Reason::Straddles => Why::Straddles,
        _ => panic!("{reason:?} is no reason of a literal"),
    }
}
