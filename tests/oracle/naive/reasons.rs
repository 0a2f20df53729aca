//! Reasons for and against, and the precedents that stand above them.

use super::{Env, Naive, Stance};
use crate::oracle::model::{Factor, LEVELS, Precedent, Rank, Reason, Reasons, Side, Standard, Three, Weight};

/// One way in which the open factors may turn out.
struct World {
    /// By item: present, or the level of a dimension.
    factors: Vec<usize>,
    /// By precedent: it still speaks.
    speaks: Vec<bool>,
}

/// What precedents make of a world.
#[derive(PartialEq)]
enum Forced {
    To(bool),
    Conflict,
    Not,
}

impl Naive<'_> {
    /// The value common to all worlds of the open factors: as precedents force it there, else as the reasons weigh.
    pub fn reasons(&self, reasons: &Reasons, stance: Stance, env: &Env) -> Three {
        let factors: Vec<Vec<usize>> = reasons.items.iter().map(|item| self.factor(item, stance, env)).collect();
        let speaks: Vec<Vec<usize>> = reasons.precedents.iter().map(|it| self.speaks(it, stance, env)).collect();
        let outcome = |world: World| match self.forced(reasons, &world) {
            Forced::To(met) => {
                self.trace.note("a precedent forces");
                Three::of(met == stance.wanted)
            }
            Forced::Conflict => {
                self.trace.note("precedents conflict");
                Three::Open
            }
            Forced::Not => {
                self.trace.note("reasons weigh");
                weigh(reasons, &world.factors, stance.wanted)
            }
        };
        let outcomes: Vec<Three> = worlds(&factors, &speaks).into_iter().map(outcome).collect();
        self.trace.note(if outcomes.len() > 1 { "reasons: several worlds" } else { "reasons: one world" });
        if outcomes.iter().all(|other| *other == outcomes[0]) { outcomes[0] } else { Three::Open }
    }

    /// What may still become of a factor, each borne by the side that it helps.
    fn factor(&self, item: &Reason, stance: Stance, env: &Env) -> Vec<usize> {
        let mine = item.for_it == stance.wanted;
        let stance = if mine { Stance { wanted: true, ..stance } } else { passed(stance.bearer) };
        match &item.factor {
            Factor::Dimension { fact, party } => self.levels(*fact, *party, stance, env).collect(),
            Factor::Clause(clause) => possible(self.clause(clause, stance, env)),
        }
    }

    /// Whether a precedent speaks to the record: 1, 0, or both where its rebuttal is open.
    fn speaks(&self, precedent: &Precedent, stance: Stance, env: &Env) -> Vec<usize> {
        if !self.comes_in(precedent) {
            return vec![0];
        }
        let Some((standard, clause)) = &precedent.rebuttal else { return vec![1] };
        let loser = if precedent.met == stance.wanted { stance.bearer.other() } else { stance.bearer };
        let standard = standard.unwrap_or(Standard::PrimaFacie);
        let rebutted = self.clause(clause, Stance { bearer: loser, standard, wanted: true }, env);
        possible(rebutted.not())
    }

    /// Whether it is of another proceeding, and earlier than the law of the record.
    pub fn comes_in(&self, precedent: &Precedent) -> bool {
        let report = &self.law.reports[precedent.report];
        let own = report.proceeding.is_some() && report.proceeding == self.record.proceeding;
        report.year <= self.record.year && !own
    }

    fn forced(&self, reasons: &Reasons, world: &World) -> Forced {
        let best = |met: bool| {
            let forces =
                |(index, it): &(usize, &Precedent)| it.met == met && world.speaks[*index] && forces(reasons, it, world);
            let forcing = reasons.precedents.iter().enumerate().filter(forces);
            forcing.map(|(_, precedent)| self.rank(reasons, precedent)).max()
        };
        match (best(true), best(false)) {
            (None, None) => Forced::Not,
            (Some(_), None) => Forced::To(true),
            (None, Some(_)) => Forced::To(false),
            (Some(met), Some(not_met)) if met != not_met => Forced::To(met > not_met),
            _ => Forced::Conflict,
        }
    }

    /// What the stated ranking looks at; without a ranking nothing.
    fn rank(&self, reasons: &Reasons, precedent: &Precedent) -> Vec<(Option<Weight>, Option<i16>)> {
        let report = &self.law.reports[precedent.report];
        let key = |rank: &Rank| match rank {
            Rank::Weight => (Some(report.weight), None),
            Rank::Date => (None, Some(report.year)),
        };
        reasons.ranking.iter().map(key).collect()
    }
}

/// Every factor that supported the outcome is here, and none against it that was not there; scales a fortiori.
fn forces(reasons: &Reasons, precedent: &Precedent, world: &World) -> bool {
    reasons.items.iter().zip(&world.factors).all(|(item, here)| {
        let supports = item.for_it == precedent.met;
        let there = match &item.factor {
            Factor::Clause(_) => usize::from(precedent.present.contains(&item.label)),
            Factor::Dimension { .. } => {
                let level = precedent.levels.iter().find(|(label, _)| *label == item.label);
                level.map_or(if supports { 0 } else { LEVELS - 1 }, |(_, level)| *level)
            }
        };
        if supports { *here >= there } else { *here <= there }
    })
}

/// Some reason of the bearer's active, and every one of the other side's inactive or outweighed by an active one.
fn weigh(reasons: &Reasons, factors: &[usize], wanted: bool) -> Three {
    let active =
        |label: &String| reasons.items.iter().zip(factors).any(|(item, factor)| item.label == *label && *factor == 1);
    let labels = |for_it: bool| {
        let of_side = move |item: &&Reason| item.for_it == for_it && matches!(item.factor, Factor::Clause(_));
        reasons.items.iter().filter(of_side).map(|item| &item.label)
    };
    let carried = |mine: bool| {
        let outweighed =
            |loser: &String| reasons.outweighs.iter().any(|(winner, beaten)| beaten == loser && active(winner));
        labels(mine).any(active) && labels(!mine).all(|label| !active(label) || outweighed(label))
    };
    match (carried(wanted), carried(!wanted)) {
        (true, _) => Three::Established,
        (_, true) => Three::Refuted,
        _ => Three::Open,
    }
}

/// What an unless or a reason of the other side starts with.
fn passed(bearer: Side) -> Stance {
    Stance { bearer: bearer.other(), standard: Standard::PrimaFacie, wanted: true }
}

fn possible(value: Three) -> Vec<usize> {
    match value {
        Three::Established => vec![1],
        Three::Refuted => vec![0],
        Three::Open => vec![0, 1],
    }
}

/// Every combination.
fn worlds(factors: &[Vec<usize>], speaks: &[Vec<usize>]) -> Vec<World> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    for values in factors.iter().chain(speaks) {
        let longer = |before: &Vec<usize>| {
            values.iter().map(|value| [before.as_slice(), &[*value]].concat()).collect::<Vec<_>>()
        };
        found = found.iter().flat_map(longer).collect();
    }
    let world = |mut values: Vec<usize>| {
        let speaks = values.split_off(factors.len()).into_iter().map(|value| value == 1).collect();
        World { factors: values, speaks }
    };
    found.into_iter().map(world).collect()
}
