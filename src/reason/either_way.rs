//! What every completion settles, though plain evaluation leaves it open.
//!
//! Kleene's values are exact but for double-edged facts: only those need to be taken both ways. They are few; where they are more
//! than the bound, the record's verdict stays open.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Interval, Value as Stated};
use crate::finding::{Value, Verdict, Verdicts};
use crate::reason::graph::{Kind, Link};
use crate::reason::value::Valued;
use crate::reason::verdict::Decided;
use crate::reason::weigh::{Asked, Completion, asked};
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
    let mut variables: Vec<(Asked, Vec<Stated>)> = Vec::new();
    for (node, value) in decided.graph.nodes.iter().zip(valued) {
        if value.values.on_record != Value::Open {
            continue;
        }
        let facts = match &node.kind {
            Kind::Leaf(leaf) => asked(leaf.literal, &node.things),
            Kind::Scale { fact, .. } => asked(&of_scale(fact), &node.things),
            _ => continue,
        };
        for fact in facts {
            if double_edged.contains(&fact) && !variables.iter().any(|(known, _)| *known == fact) {
                let domain = domain(setting, decided, &fact)?;
                variables.push((fact, domain));
            }
        }
    }
    let worlds = variables.iter().try_fold(1_usize, |worlds, (_, domain)| worlds.checked_mul(domain.len()))?;
    if variables.is_empty() || worlds > MOST_WORLDS {
        return None;
    }
    let mut shared = None;
    for world in 0..worlds {
        let completion = nth(&variables, world);
        let values = decided.values(setting, profile, &completion);
        let verdict = decided.verdicts(setting, &values).on_record;
        if verdict == Verdict::Open || *shared.get_or_insert(verdict) != verdict {
            return None;
        }
    }
    shared
}

/// A question whose only purpose is to name the fact of a scale.
fn of_scale(fact: &FactTerm) -> Literal {
    Literal { asks: Asks::OneOf { fact: fact.clone(), values: Vec::new() }, wanted: true }
}

fn nth(variables: &[(Asked, Vec<Stated>)], mut world: usize) -> Completion {
    let mut completion = Completion::new();
    for (fact, domain) in variables {
        completion.insert(fact.clone(), domain[world % domain.len()].clone());
        world /= domain.len();
    }
    completion
}

/// In which way a fact's value helps the complainant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Direction {
    Up,
    Down,
    /// Neither more nor less of it helps throughout.
    Mixed,
}

/// Facts that both help and hurt the claim.
pub fn double_edged(setting: &Setting, decided: &Decided) -> BTreeSet<Asked> {
    let signs = signs(decided);
    let mut directions: BTreeMap<Asked, BTreeSet<Direction>> = BTreeMap::new();
    for (node, signs) in decided.graph.nodes.iter().zip(&signs) {
        let (literal, wanted) = match &node.kind {
            Kind::Leaf(leaf) => (leaf.literal.clone(), leaf.wanted),
            Kind::Scale { fact, scale, up } => {
                let levels = setting.book.scales[*scale].levels.len();
                (
                    Literal {
                        asks: Asks::OneOf { fact: (*fact).clone(), values: (1..levels).collect() },
                        wanted: true,
                    },
                    *up,
                )
            }
            _ => continue,
        };
        for helps_complainant in signs {
            for (fact, direction) in directions_of(setting, &literal, &node.things, wanted == *helps_complainant) {
                directions.entry(fact).or_default().insert(direction);
            }
        }
    }
    let both = |found: &BTreeSet<Direction>| found.len() > 1 || found.contains(&Direction::Mixed);
    directions.into_iter().filter(|(_, found)| both(found)).map(|(fact, _)| fact).collect()
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

fn directions_of(
    setting: &Setting,
    literal: &Literal,
    things: &[Option<usize>],
    positive: bool,
) -> Vec<(Asked, Direction)> {
    let turn = |direction: Direction, positive: bool| match (direction, positive) {
        (Direction::Up, false) => Direction::Down,
        (Direction::Down, false) => Direction::Up,
        (direction, _) => direction,
    };
    let ask = |term: &FactTerm| {
        let things: Option<Vec<usize>> = term.vars.iter().map(|var| things[*var]).collect();
        things.map(|things| Asked { fact: term.fact, things })
    };
    let mut found: Vec<(Option<Asked>, Direction)> = Vec::new();
    match &literal.asks {
        Asks::Truth(term) | Asks::Listed { lines: term, .. } => found.push((ask(term), Direction::Up)),
        Asks::OneOf { fact, values } => {
            let count = match &setting.book.facts[fact.fact].typ {
                Type::Level(scale) => setting.book.scales[*scale].levels.len(),
                Type::OneOf(list) if list.len() == 2 => 2,
                _ => 0,
            };
            let upper = (0..count).rev().take(values.len()).all(|value| values.contains(&value));
            let lower = (0..count).take(values.len()).all(|value| values.contains(&value));
            let direction = match (count, upper, lower) {
                (0, ..) => Direction::Mixed,
                (_, true, false) => Direction::Up,
                (_, false, true) => Direction::Down,
                _ => Direction::Mixed,
            };
            found.push((ask(fact), direction));
        }
        Asks::Compare { left, comparator, right, .. } => {
            let up = match comparator {
                Comparator::AtLeast | Comparator::MoreThan => Some(true),
                Comparator::AtMost | Comparator::LessThan => Some(false),
                Comparator::Equal | Comparator::NotEqual => None,
            };
            for (expr, left) in [(left, true), (right, false)] {
                slopes(expr, Some(true), &mut |term, slope| {
                    let direction = match (slope, up) {
                        (Some(slope), Some(up)) if slope == (up == left) => Direction::Up,
                        (Some(_), Some(_)) => Direction::Down,
                        _ => Direction::Mixed,
                    };
                    found.push((ask(term), direction));
                });
            }
        }
    }
    found.into_iter().filter_map(|(asked, direction)| asked.map(|asked| (asked, turn(direction, positive)))).collect()
}

/// Whether a term grows with each of its facts; products and quotients are taken to be of amounts that are not negative.
fn slopes(expr: &Expr, slope: Option<bool>, visit: &mut dyn FnMut(&FactTerm, Option<bool>)) {
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
        Type::OneOf(values) => {
            Some((0..values.len()).map(|value| Stated::Choice { least: value, most: value }).collect())
        }
        Type::Level(scale) => {
            let levels = setting.book.scales[*scale].levels.len();
            Some((0..levels).map(|level| Stated::Choice { least: level, most: level }).collect())
        }
        Type::Number { .. } | Type::Date => thresholds(decided, fact),
        Type::Series { .. } | Type::TariffLines => None,
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
