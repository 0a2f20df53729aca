//! From the leaves up: every node's value on the record, and if the record closed today.

use std::ops::ControlFlow;

use crate::finding::{Reason, Value, Values};
use crate::reason::graph::{Fixed, Graph, Kind, Link, Node, ReasonsKind};
use crate::reason::weigh::{Burden, Completion, each_combination, standing, too_many};
use crate::reason::{Profile, Setting};
use crate::rulebook::*;

/// A node's values and the reason for the one on the record. A scale carries the levels still possible.
#[derive(Debug, Clone)]
pub struct Valued {
    pub values: Values,
    pub reason: Reason,
    /// Least and greatest level still possible on the record, and the one that stands when it closes.
    pub levels: Option<(usize, usize, usize)>,
}

/// The values of all nodes, children before parents.
pub fn values(setting: &Setting, profile: &Profile, graph: &Graph, completion: &Completion) -> Vec<Valued> {
    let mut valued: Vec<Valued> = Vec::with_capacity(graph.nodes.len());
    for node in &graph.nodes {
        let value = self::valued(setting, profile, graph, node, &valued, completion);
        valued.push(value);
    }
    valued
}

fn valued(
    setting: &Setting,
    profile: &Profile,
    graph: &Graph,
    node: &Node,
    below: &[Valued],
    completion: &Completion,
) -> Valued {
    let record: Vec<Value> =
        node.children.iter().map(|child| turned(below[child.node].values.on_record, child.flip)).collect();
    let closed: Vec<Value> =
        node.children.iter().map(|child| turned(below[child.node].values.if_closed, child.flip)).collect();
    let burden = Burden { bearer: node.bearer, complainant: graph.complainant, standard: node.standard };
    let (on_record, reason, if_closed) = match &node.kind {
        Kind::Leaf(leaf) => {
            let standing = standing(setting, leaf, &node.things, burden, completion);
            (standing.value, standing.reason, standing.value)
        }
        Kind::Fixed(value, fixed) => (*value, reason_of(*fixed), *value),
        Kind::Silent => (Value::Open, Reason::Silent, Value::Open),
        Kind::Conj => (all(&record), Reason::Follows, all(&closed)),
        Kind::Disj => (any(&record), Reason::Follows, any(&closed)),
        Kind::AtLeast(number) => (at_least(*number, &record), Reason::Follows, at_least(*number, &closed)),
        Kind::Reasons(reasons) => {
            let context = Weighing { setting, profile, node, reasons };
            let (value, reason) = context.weigh(&record, &levels(node, below, false));
            (value, reason, context.weigh(&closed, &levels(node, below, true)).0)
        }
        Kind::Table(table) => {
            let (value, reason) = decide_table(table, node, &record, &levels(node, below, false));
            (value, reason, decide_table(table, node, &closed, &levels(node, below, true)).0)
        }
        Kind::Scale { fact, scale, up } => {
            return scale_value(setting, node, fact, *scale, *up, burden, completion);
        }
    };
    // Closing falls against the bearer: what it wants and has not shown is not shown.
    let if_closed = if if_closed == Value::Open { Value::Refuted } else { if_closed };
    Valued { values: Values { on_record, if_closed }, reason, levels: None }
}

fn reason_of(fixed: Fixed) -> Reason {
    match fixed {
        Fixed::Law | Fixed::Bound => Reason::Law,
        Fixed::Given(_) => Reason::Given,
        Fixed::NotRaised => Reason::NotRaised,
    }
}

pub fn turned(value: Value, flip: bool) -> Value {
    if flip { value.contrary() } else { value }
}

pub fn all(values: &[Value]) -> Value {
    if values.contains(&Value::Refuted) {
        Value::Refuted
    } else if values.contains(&Value::Open) {
        Value::Open
    } else {
        Value::Established
    }
}

pub fn any(values: &[Value]) -> Value {
    all(&values.iter().map(|value| value.contrary()).collect::<Vec<_>>()).contrary()
}

fn at_least(number: usize, values: &[Value]) -> Value {
    let count = |sought: Value| values.iter().filter(|value| **value == sought).count();
    if count(Value::Established) >= number {
        Value::Established
    } else if values.len() - count(Value::Refuted) < number {
        Value::Refuted
    } else {
        Value::Open
    }
}

// ------------------------------------------------------------------ reasons and precedents

struct Weighing<'a, 'g> {
    setting: &'a Setting<'a>,
    profile: &'a Profile,
    node: &'a Node<'g>,
    reasons: &'a ReasonsKind<'g>,
}

/// Completions of one issue's open factors tried at most: the rulebook admits sixteen factors to an issue with precedents.
const MOST_COMPLETIONS: usize = 1 << 18;

/// One open factor or rebuttal, or one scale, in a completion: by its position among the children.
enum Settled {
    Factor(usize, Value),
    Level(usize, usize),
}

/// Possible levels of each child that is a scale: least and greatest.
type Levels = Vec<Option<(usize, usize)>>;

fn levels(node: &Node, below: &[Valued], closed: bool) -> Levels {
    node.children
        .iter()
        .map(|child| {
            below[child.node]
                .levels
                .map(|(least, most, closing)| if closed { (closing, closing) } else { (least, most) })
        })
        .collect()
}

impl Weighing<'_, '_> {
    /// The value that every completion of the open factors shares; a completion is decided by precedent where one forces it, and
    /// by the reasons where none does. (Asking only whether all completions are forced would let closing the record reverse a
    /// settled value: a reason that never was shown could turn out to have kept a precedent at bay.)
    fn weigh(&self, states: &[Value], levels: &Levels) -> (Value, Reason) {
        let own = self.own(states);
        if self.reasons.precedents.is_empty() {
            return (own, self.reason(own, states));
        }
        // Each factor and rebuttal that is open, present and absent; each scale, at every level that is still possible.
        let factors = self.open_factors(states).into_iter().map(|position| {
            vec![Settled::Factor(position, Value::Established), Settled::Factor(position, Value::Refuted)]
        });
        let scales = levels.iter().enumerate().filter_map(|(position, range)| {
            range.map(|(least, most)| (least..=most).map(|level| Settled::Level(position, level)).collect())
        });
        let choices: Vec<Vec<Settled>> = factors.chain(scales).collect();
        if too_many(&choices, MOST_COMPLETIONS) {
            return (Value::Open, Reason::Follows);
        }
        let mut found: Option<(Value, Reason)> = None;
        let agreed = each_combination(&choices, &mut |chosen| {
            let (mut completed, mut settled) = (states.to_vec(), levels.clone());
            for choice in chosen {
                match **choice {
                    Settled::Factor(position, value) => completed[position] = value,
                    Settled::Level(position, level) => settled[position] = Some((level, level)),
                }
            }
            let (value, reason) = self.weigh_completed(&completed, &settled);
            let (shared, why) = found.get_or_insert((value, reason));
            if *shared != value {
                return ControlFlow::Break(());
            }
            // Of several reasons for one value none is the reason.
            if *why != reason {
                *why = self.reason(value, states);
            }
            ControlFlow::Continue(())
        });
        found.filter(|_| agreed.is_continue()).unwrap_or((Value::Open, Reason::Follows))
    }

    /// One completion: forced, in conflict, or left to the reasons.
    fn weigh_completed(&self, states: &[Value], levels: &Levels) -> (Value, Reason) {
        let own = self.own(states);
        match self.forced(states, levels) {
            Forced::Not => (own, self.reason(own, states)),
            Forced::Conflict => (Value::Open, Reason::AuthoritiesConflict),
            Forced::To { established } => {
                (if established { Value::Established } else { Value::Refuted }, Reason::Precedent)
            }
        }
    }

    /// Positions of the factors and rebuttals that are open.
    fn open_factors(&self, states: &[Value]) -> Vec<usize> {
        let items = &self.reasons.reasons.items;
        let rebuttals =
            self.node.children.iter().enumerate().filter(|(_, child)| matches!(child.link, Link::Rebuttal(_)));
        let rebuttals = rebuttals.map(|(position, _)| position);
        let positions = (0..items.len())
            .filter(|item| matches!(items[*item].factor, Factor::Reason(_)))
            .filter_map(|item| self.reasons.position[item]);
        positions.chain(rebuttals).filter(|position| states[*position] == Value::Open).collect()
    }

    /// Established if some reason for is active and every reason against is inactive or outweighed by an active reason for;
    /// refuted symmetrically.
    fn own(&self, states: &[Value]) -> Value {
        let established = self.wins(true, states);
        if established == Value::Established {
            return Value::Established;
        }
        if self.wins(false, states) == Value::Established { Value::Refuted } else { Value::Open }
    }

    /// Whether the bearer's side (or the other) carries the issue on its reasons.
    fn wins(&self, bearer: bool, states: &[Value]) -> Value {
        let items: Vec<(usize, bool, Value)> = self.active(states);
        let mine: Vec<Value> =
            items.iter().filter(|(_, helps, _)| *helps == bearer).map(|(_, _, state)| *state).collect();
        let theirs = items.iter().filter(|(_, helps, _)| *helps != bearer).map(|(item, _, state)| {
            let outweighed: Vec<Value> = items
                .iter()
                .filter(|(other, helps, _)| *helps == bearer && self.outweighs(*other, *item))
                .map(|(_, _, state)| *state)
                .collect();
            any(&[state.contrary(), any(&outweighed)])
        });
        all(&[any(&mine), all(&theirs.collect::<Vec<_>>())])
    }

    /// The reasons that stand here: item, whether it helps the bearer, and its state.
    fn active(&self, states: &[Value]) -> Vec<(usize, bool, Value)> {
        let reasons = self.reasons.reasons;
        let mut items = Vec::new();
        for (index, item) in reasons.items.iter().enumerate() {
            if let (Some(position), Factor::Reason(_)) = (self.reasons.position[index], &item.factor) {
                items.push((index, item.for_it != self.node.negated, states[position]));
            }
        }
        items
    }

    fn outweighs(&self, winner: usize, loser: usize) -> bool {
        self.reasons.reasons.outweighs.iter().any(|edge| {
            edge.winner == winner
                && edge.loser == loser
                && edge.only_on.is_none_or(|reading| self.profile.takes(reading))
        })
    }

    fn reason(&self, value: Value, states: &[Value]) -> Reason {
        let items = self.active(states);
        if value != Value::Open {
            return Reason::Follows;
        }
        let none_active = items.iter().all(|(_, _, state)| *state != Value::Established);
        let none_open = items.iter().all(|(_, _, state)| *state != Value::Open);
        match (none_active, none_open) {
            // Reasons on both sides, none outweighed.
            (false, true) => Reason::EvenlyBalanced,
            (true, _) => Reason::Silent,
            (false, false) => Reason::Follows,
        }
    }

    /// What the precedents force where every factor and rebuttal is settled. One that is rebutted forces nothing.
    fn forced(&self, states: &[Value], levels: &Levels) -> Forced {
        let reasons = self.reasons.reasons;
        let present =
            |item: usize| self.reasons.position[item].is_some_and(|position| states[position] == Value::Established);
        let rebutted = |index: usize| {
            let child = self.node.children.iter().position(|child| child.link == Link::Rebuttal(index));
            child.is_some_and(|position| states[position] == Value::Established)
        };
        let side = |met: bool| -> Vec<usize> {
            let speaking =
                self.reasons.precedents.iter().copied().filter(|index| reasons.precedents[*index].met == met);
            speaking
                .filter(|index| !rebutted(*index) && self.forces(&reasons.precedents[*index], &present, levels))
                .collect()
        };
        let (met, not_met) = (side(true), side(false));
        let winner = match (met.is_empty(), not_met.is_empty()) {
            (true, true) => return Forced::Not,
            (false, true) => true,
            (true, false) => false,
            (false, false) => match self.ranked(&met, &not_met) {
                Some(winner) => winner,
                None => return Forced::Conflict,
            },
        };
        Forced::To { established: winner != self.node.negated }
    }

    /// Every factor that supported the outcome is here; every factor here that speaks against it was there.
    fn forces(&self, precedent: &Precedent, present: &dyn Fn(usize) -> bool, levels: &Levels) -> bool {
        let reasons = self.reasons.reasons;
        reasons.items.iter().enumerate().all(|(index, item)| {
            let there = precedent.present.iter().find(|(other, _)| *other == index);
            let supports = item.for_it == precedent.met;
            match (&item.factor, there) {
                (Factor::Reason(_), Some(_)) => !supports || present(index),
                (Factor::Reason(_), None) => supports || !present(index),
                (Factor::Dimension { .. }, Some((_, Some(level)))) => {
                    let here = self.reasons.position[index].and_then(|position| levels[position]);
                    let Some((least, most)) = here else { return false };
                    if supports { least >= *level } else { most <= *level }
                }
                // A dimension that the decided case does not mention cannot be compared.
                (Factor::Dimension { .. }, _) => true,
            }
        })
    }

    /// Which side's best precedent ranks higher; `None` where the rulebook states no order or they rank alike.
    fn ranked(&self, met: &[usize], not_met: &[usize]) -> Option<bool> {
        let reasons = self.reasons.reasons;
        // The best precedent of each side, by what decides first, then next.
        let best = |side: &[usize]| {
            let key = |index: &usize| -> Vec<(Option<Weight>, Option<jiff::civil::Date>)> {
                let report = &self.setting.book.reports[reasons.precedents[*index].report];
                let rank = |rank: &Rank| match rank {
                    Rank::Weight => (Some(report.weight), None),
                    Rank::Date => (None, report.circulated),
                };
                reasons.ranking.iter().map(rank).collect()
            };
            side.iter().map(key).max()
        };
        match best(met).cmp(&best(not_met)) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Forced {
    Not,
    Conflict,
    To { established: bool },
}

/// Whether a precedent forces here, is distinguished, or hangs on open factors; for the words of a finding.
pub fn force_of(
    setting: &Setting,
    profile: &Profile,
    node: &Node,
    reasons: &ReasonsKind,
    precedent: usize,
    below: &[Valued],
) -> (crate::finding::Force, Vec<usize>) {
    let weighing = Weighing { setting, profile, node, reasons };
    let states: Vec<Value> = node.children.iter().map(|child| below[child.node].values.on_record).collect();
    let levels = levels(node, below, false);
    let declared = &reasons.reasons.precedents[precedent];
    let state = |index: usize| reasons.position[index].map_or(Value::Refuted, |position| states[position]);
    // Whether a scale goes as far as in the decided case; `None` where that is open or nothing is to be compared.
    let compared = |index: usize| -> Option<bool> {
        let (_, level) = declared.present.iter().find(|(other, _)| *other == index)?;
        let level = (*level)?;
        let (least, most) = levels[reasons.position[index]?]?;
        let supports = reasons.reasons.items[index].for_it == declared.met;
        let (surely, never) = if supports { (least >= level, most < level) } else { (most <= level, least > level) };
        if surely { Some(true) } else { never.then_some(false) }
    };
    let distinguishing: Vec<usize> = (0..reasons.reasons.items.len())
        .filter(|index| {
            let item = &reasons.reasons.items[*index];
            let there = declared.present.iter().any(|(other, _)| other == index);
            let supports = item.for_it == declared.met;
            match &item.factor {
                Factor::Reason(_) if there && supports => state(*index) == Value::Refuted,
                Factor::Reason(_) if !there && !supports => state(*index) == Value::Established,
                Factor::Reason(_) => false,
                Factor::Dimension { .. } => compared(*index) == Some(false),
            }
        })
        .collect();
    let all_established = |index: usize| state(index) != Value::Refuted;
    let only_established = |index: usize| state(index) == Value::Established;
    let worst = |index: usize| {
        let supports = reasons.reasons.items[index].for_it == declared.met;
        if supports { only_established(index) } else { all_established(index) }
    };
    if weighing.forces(declared, &worst, &levels) {
        return (crate::finding::Force::Forces, Vec::new());
    }
    let best = |index: usize| {
        let supports = reasons.reasons.items[index].for_it == declared.met;
        if supports { all_established(index) } else { only_established(index) }
    };
    // At their best for the precedent: every open level lies where the decided case needs it.
    let kindest: Levels = levels
        .iter()
        .enumerate()
        .map(|(position, range)| {
            let item = (0..reasons.position.len()).find(|item| reasons.position[*item] == Some(position))?;
            let supports = reasons.reasons.items[item].for_it == declared.met;
            range.map(|(least, most)| if supports { (most, most) } else { (least, least) })
        })
        .collect();
    if weighing.forces(declared, &best, &kindest) {
        return (crate::finding::Force::Undetermined, Vec::new());
    }
    (crate::finding::Force::Distinguished, distinguishing)
}

// ------------------------------------------------------------------ tables and scales

/// Every row that is still possible must agree.
fn decide_table(table: &Table, node: &Node, states: &[Value], levels: &Levels) -> (Value, Reason) {
    let possible: Vec<(usize, usize)> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| match (&column.input, levels[index]) {
            (Input::Scale { .. }, Some(range)) => range,
            _ => {
                // The input is what the bearer wants: `yes` where more helps it, `no` where less does.
                let wanted = usize::from(column.higher_helps != node.negated);
                match states[index] {
                    Value::Established => (wanted, wanted),
                    Value::Refuted => (1 - wanted, 1 - wanted),
                    Value::Open => (0, 1),
                }
            }
        })
        .collect();
    let reached = table.rows.iter().filter(|row| {
        row.cells.iter().zip(&possible).all(|(cell, (least, most))| cell[*least..=*most].contains(&true))
    });
    let results: Vec<bool> = reached.map(|row| row.met != node.negated).collect();
    match (results.contains(&true), results.contains(&false)) {
        (true, false) => (Value::Established, Reason::Follows),
        (false, true) => (Value::Refuted, Reason::Follows),
        _ => (Value::Open, Reason::RowsDisagree),
    }
}

/// A scale stands between the levels established and those refuted.
fn scale_value(
    setting: &Setting,
    node: &Node,
    fact: &FactTerm,
    scale: ScaleId,
    up: bool,
    burden: Burden,
    completion: &Completion,
) -> Valued {
    let count = setting.book.scales[scale].levels.len();
    let (mut least, mut most) = (0, count - 1);
    let (mut silent, mut reason) = (true, Reason::Silent);
    for step in 1..count {
        // From below: "at least level"; from above: "at most the level beneath".
        let values: Vec<usize> = if up { (step..count).collect() } else { (0..step).collect() };
        let literal = Literal { asks: Asks::OneOf { fact: fact.clone(), values }, wanted: true };
        let leaf = crate::reason::graph::Leaf { literal: &literal, wanted: true };
        let standing = standing(setting, &leaf, &node.things, burden, completion);
        silent &= standing.reason == Reason::Silent;
        if standing.value == Value::Open {
            reason = standing.reason;
        }
        match (standing.value, up) {
            (Value::Established, true) | (Value::Refuted, false) => least = least.max(step),
            (Value::Refuted, true) | (Value::Established, false) => most = most.min(step - 1),
            (Value::Open, _) => {}
        }
    }
    let (least, most) = (least.min(most), most.max(least));
    let closing = if up { least } else { most };
    let settled = least == most;
    let values = Values {
        on_record: if settled { Value::Established } else { Value::Open },
        if_closed: if settled { Value::Established } else { Value::Refuted },
    };
    let reason = if settled {
        Reason::Proved
    } else if silent {
        Reason::Silent
    } else {
        reason
    };
    Valued { values, reason, levels: Some((least, most, closing)) }
}
