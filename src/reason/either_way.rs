//! What every completion settles, though plain evaluation leaves it open.
//!
//! Kleene's values are exact but for double-edged facts: only those need to be taken both ways. They are few; where they are more
//! than the bound, the record's verdict stays open.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::case::{Interval, Value as Stated};
use crate::finding::{Value, Verdict, Verdicts};
use crate::reason::graph::{Kind, Link, NodeId};
use crate::reason::value::Valued;
use crate::reason::verdict::Decided;
use crate::reason::weigh::{Asked, Completion, asked, each_combination, too_many};
use crate::reason::{Profile, Setting};
use crate::rulebook::*;
use crate::source::decimal::{Number, whole};

/// Completions tried at most.
const MOST_WORLDS: usize = 1 << 14;

/// The verdict that all completions share, if plain evaluation leaves it open.
pub fn either_way(
    setting: &Setting,
    profile: &Profile,
    decided: &Decided,
    valued: &[Valued],
    plain: Verdicts,
) -> Option<Verdict> {
    if plain.on_record != Verdict::Open {
        return None;
    }
    let double_edged = double_edged(setting, decided);
    let mut variables: BTreeMap<Asked, Vec<Stated>> = BTreeMap::new();
    for (node, value) in decided.graph.nodes.iter().zip(valued) {
        if value.values.on_record != Value::Open {
            continue;
        }
        let facts = match &node.kind {
            Kind::Leaf(leaf) => asked(leaf.literal, &node.things),
            Kind::Scale { fact, .. } => Asked::of(fact, &node.things).into_iter().collect(),
            _ => continue,
        };
        for fact in facts.into_iter().filter(|fact| double_edged.contains(fact)) {
            let domain = domain(setting, decided, &fact)?;
            variables.insert(fact, domain);
        }
    }
    let (facts, domains): (Vec<Asked>, Vec<Vec<Stated>>) = variables.into_iter().unzip();
    if too_many(&domains, MOST_WORLDS) {
        return None;
    }
    let mut shared = None;
    let all_agree = each_combination(&domains, &mut |chosen| {
        let completion: Completion = facts.iter().cloned().zip(chosen.iter().map(|value| (*value).clone())).collect();
        let values = decided.values(setting, profile, &completion);
        let verdict = decided.verdicts(&values).on_record;
        if verdict == Verdict::Open || *shared.get_or_insert(verdict) != verdict {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    shared.filter(|_| all_agree.is_continue())
}

/// What one use of a fact would have of it, for the complainant's good.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    More,
    Less,
    /// One of these values of a list, or levels of a scale.
    Among(BTreeSet<usize>),
    /// Neither more nor less of it throughout: whatever this node wants, or its contrary.
    Mixed(NodeId, bool),
}

impl Use {
    /// Whether there is an order of the values in which both uses go the same way.
    fn agrees(&self, other: &Use) -> bool {
        match (self, other) {
            (Use::Among(these), Use::Among(those)) => these.is_subset(those) || those.is_subset(these),
            _ => self == other,
        }
    }
}

/// Facts that both help and hurt the claim.
pub fn double_edged(setting: &Setting, decided: &Decided) -> BTreeSet<Asked> {
    let mut uses: BTreeMap<Asked, BTreeSet<Use>> = BTreeMap::new();
    for (id, signs) in signs(decided).into_iter().enumerate() {
        let node = &decided.graph.nodes[id];
        for helps_complainant in signs {
            for (term, used) in uses_of(setting, id, &node.kind, helps_complainant) {
                if let Some(fact) = Asked::of(term, &node.things) {
                    uses.entry(fact).or_default().insert(used);
                }
            }
        }
    }
    let both = |found: &BTreeSet<Use>| found.iter().any(|one| found.iter().any(|other| !one.agrees(other)));
    uses.into_iter().filter(|(_, found)| both(found)).map(|(fact, _)| fact).collect()
}

/// For each node, whether establishing it helps the complainant, by every path from the claim's roots.
fn signs(decided: &Decided) -> Vec<BTreeSet<bool>> {
    let mut signs: Vec<BTreeSet<bool>> = vec![BTreeSet::new(); decided.graph.nodes.len()];
    signs[decided.breach].insert(true);
    for plea in decided.defences.iter().chain(&decided.bars) {
        for node in plea.available.iter().chain(&plea.made_out) {
            signs[*node].insert(false);
        }
    }
    for id in (0..decided.graph.nodes.len()).rev() {
        let own = signs[id].clone();
        let node = &decided.graph.nodes[id];
        for child in &node.children {
            let turned = match child.link {
                Link::Against => true,
                // A rebuttal or a dimension may work either way.
                Link::Rebuttal(_) => {
                    signs[child.node].extend([true, false]);
                    continue;
                }
                Link::Input if matches!(node.kind, Kind::Reasons(_)) => {
                    signs[child.node].extend([true, false]);
                    continue;
                }
                _ => child.flip,
            };
            signs[child.node].extend(own.iter().map(|sign| *sign != turned));
        }
    }
    signs
}

/// The facts that a node uses, and how, where establishing it helps the complainant or hurts it.
fn uses_of<'a>(setting: &Setting, id: NodeId, kind: &'a Kind, helps: bool) -> Vec<(&'a FactTerm, Use)> {
    let among = |values: BTreeSet<usize>, positive: bool, count: usize| {
        Use::Among(if positive { values } else { (0..count).filter(|value| !values.contains(value)).collect() })
    };
    let leaf = match kind {
        Kind::Leaf(leaf) => leaf,
        // To be at least as high as each level, or not.
        Kind::Scale { fact, scale, up } => {
            let count = setting.book.scales[*scale].levels.len();
            return (1..count).map(|level| (*fact, among((level..count).collect(), *up == helps, count))).collect();
        }
        _ => return Vec::new(),
    };
    let positive = leaf.wanted == helps;
    match &leaf.literal.asks {
        Asks::Truth(term) | Asks::Listed { lines: term, .. } => {
            vec![(term, if positive { Use::More } else { Use::Less })]
        }
        Asks::OneOf { fact, values } => {
            let count = choices(setting, fact.fact);
            vec![(fact, among(values.iter().copied().collect(), positive, count))]
        }
        Asks::Compare { left, comparator, right, .. } => {
            let up = match comparator {
                Comparator::AtLeast | Comparator::MoreThan => Some(true),
                Comparator::AtMost | Comparator::LessThan => Some(false),
                Comparator::Equal | Comparator::NotEqual => None,
            };
            let mut found = Vec::new();
            for (expr, left) in [(left, true), (right, false)] {
                slopes(expr, Some(true), &mut |term, slope| {
                    let used = match (slope, up) {
                        // Turned by falling slope, by "at most", on the right, and in the negative: twice is not at all.
                        (Some(slope), Some(up)) if slope ^ up ^ left ^ positive => Use::Less,
                        (Some(_), Some(_)) => Use::More,
                        _ => Use::Mixed(id, positive),
                    };
                    found.push((term, used));
                });
            }
            found
        }
    }
}

/// Whether a term grows with each of its facts; products and quotients are taken to be of amounts that are not negative.
fn slopes<'a>(expr: &'a Expr, slope: Option<bool>, visit: &mut dyn FnMut(&'a FactTerm, Option<bool>)) {
    match expr {
        Expr::Number(_) => {}
        Expr::Fact(term) | Expr::Aggregate { fact: term, .. } => visit(term, slope),
        Expr::Entry { lines, .. } => visit(lines, None),
        Expr::Operation { left, operator, right } => {
            slopes(left, slope, visit);
            let turned = matches!(operator, Operator::Minus | Operator::DividedBy);
            slopes(right, slope.map(|slope| slope != turned), visit);
        }
    }
}

/// The values that a completion may give a fact; `None` where they cannot be listed.
fn domain(setting: &Setting, decided: &Decided, fact: &Asked) -> Option<Vec<Stated>> {
    match &setting.book.facts[fact.fact].typ {
        Type::Truth => Some(vec![Stated::Truth(true), Stated::Truth(false)]),
        Type::OneOf(_) | Type::Level(_) => {
            Some((0..choices(setting, fact.fact)).map(|value| Stated::Choice { least: value, most: value }).collect())
        }
        Type::Number { .. } | Type::Date => thresholds(decided, fact),
        Type::Series { .. } | Type::TariffLines => None,
    }
}

/// How many values a list has, or levels a scale.
fn choices(setting: &Setting, fact: FactId) -> usize {
    match &setting.book.facts[fact].typ {
        Type::OneOf(values) => values.len(),
        Type::Level(scale) => setting.book.scales[*scale].levels.len(),
        _ => 0,
    }
}

/// One number in each range between the thresholds with which the fact is compared.
fn thresholds(decided: &Decided, fact: &Asked) -> Option<Vec<Stated>> {
    let mut limits: BTreeSet<Number> = BTreeSet::new();
    for node in &decided.graph.nodes {
        let Kind::Leaf(leaf) = &node.kind else { continue };
        if !asked(leaf.literal, &node.things).contains(fact) {
            continue;
        }
        match &leaf.literal.asks {
            Asks::Compare { left: Expr::Fact(_), right: Expr::Number(limit), .. }
            | Asks::Compare { left: Expr::Number(limit), right: Expr::Fact(_), .. } => {
                limits.insert(limit.clone());
            }
            _ => return None,
        }
    }
    let (least, most) = (limits.first()?.clone(), limits.last()?.clone());
    let mut values = vec![least - whole(1)];
    let mut previous: Option<Number> = None;
    for limit in limits {
        values.extend(previous.map(|previous| (previous + limit.clone()) / whole(2)));
        values.push(limit.clone());
        previous = Some(limit);
    }
    values.push(most + whole(1));
    Some(values.into_iter().map(|value| Stated::Number(Interval::exactly(value))).collect())
}
