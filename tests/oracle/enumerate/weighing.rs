//! Families of issues that are weighed: reasons, precedents, tables.

use super::build::Depth;
use super::choices::{Choices, every};
use super::filings::{Filed, Filing, Question};
use super::roots::Root;
use super::term::{Place, Scribe};
use super::{Family, Scenario};
use crate::oracle::model::{
    Atom, Body, Clause, Column, FactType, Factor, Grade, Kind, LEVELS, Main, Of, Precedent, Rank, Reason, Reasons,
    Side, Standard, Table, Value, Weight,
};

pub fn families() -> Vec<Family> {
    vec![
        Family { name: "reasons, in every order of outweighing", scenarios: every(orders) },
        Family { name: "one precedent, of every pattern and date", scenarios: every(one_precedent) },
        Family { name: "two precedents, of every pattern and rank", scenarios: every(two_precedents) },
        Family { name: "precedents on a scale", scenarios: every(on_a_scale) },
        Family { name: "tables of two columns", scenarios: every(two_columns) },
        Family { name: "tables of three columns", scenarios: every(three_columns) },
    ]
}

const WANTED: [Root; 2] = [Root::Element(None), Root::Contrary];

/// Reasons over truths of their own, these many for and the rest against.
fn reasons(scribe: &mut Scribe, for_it: usize, count: usize) -> Reasons {
    let items = (0..count).map(|number| {
        let fact = scribe.fact(number);
        let atom = scribe.draft.literal(fact, false);
        let clause = scribe.draft.clause(atom);
        Reason { for_it: number < for_it, label: clause.label.clone(), factor: Factor::Clause(clause) }
    });
    Reasons { items: items.collect(), outweighs: Vec::new(), precedents: Vec::new(), ranking: Vec::new() }
}

fn weighed(scribe: &mut Scribe, place: &Place, reasons: Reasons) -> Clause {
    scribe.declare(place, Body::of(Main::Reasons(reasons)))
}

/// Two for and two against, or one and two, or three and one; every acyclic order between the sides.
fn orders(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&WANTED);
    let (for_it, against) = choices.of(&[(1, 2), (2, 1), (2, 2), (3, 1), (1, 3)]);
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for one in 0..for_it {
        for other in for_it..for_it + against {
            match choices.below(3) {
                0 => {}
                1 => edges.push((one, other)),
                _ => edges.push((other, one)),
            }
        }
    }
    if in_a_circle(&edges, for_it + against) {
        return None;
    }
    let mut scribe = Scribe::new(Depth::Settled);
    scribe.draft.note("outweighs");
    root.around(scribe, None, &mut |scribe, place| {
        let mut reasons = reasons(scribe, for_it, for_it + against);
        let label = |index: usize| reasons.items[index].label.clone();
        reasons.outweighs = edges.iter().map(|(winner, loser)| (label(*winner), label(*loser))).collect();
        Some(weighed(scribe, place, reasons))
    })
}

fn in_a_circle(edges: &[(usize, usize)], count: usize) -> bool {
    // What nothing outweighs any more falls away, until nothing is left or the rest goes round.
    let mut left: Vec<usize> = (0..count).collect();
    loop {
        let beaten = |item: &usize| edges.iter().any(|(winner, loser)| loser == item && left.contains(winner));
        let (rest, free): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(beaten);
        if free.is_empty() {
            return !rest.is_empty();
        }
        left = rest;
    }
}

/// A decided case in which the reasons of these numbers were present.
fn decided(
    scribe: &mut Scribe,
    reasons: &Reasons,
    met: bool,
    pattern: usize,
    (weight, year): (Weight, i16),
) -> Precedent {
    let report = scribe.draft.report(weight, year);
    let here = reasons.items.iter().enumerate().filter(|(index, _)| pattern >> index & 1 == 1);
    let present = here.map(|(_, item)| item.label.clone()).collect();
    Precedent { met, report, present, levels: Vec::new(), rebuttal: None }
}

/// Two reasons for and one against; the case, its date before or after the law, its proceeding the record's own or not; a
/// rebuttal under every standard or none.
fn one_precedent(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&WANTED);
    let (met, pattern) = (choices.truth(), choices.below(8));
    let year = choices.of(&[2003, 2005, 2006]);
    let own = choices.truth();
    let rebuttal = choices.of(&[None, Some(None), Some(Some(Standard::Balance)), Some(Some(Standard::Clear))]);
    if (year != 2003 || own) && rebuttal.is_some() {
        return None;
    }
    let mut scribe = Scribe::new(Depth::Usual);
    scribe.draft.note("precedent");
    root.around(scribe, None, &mut |scribe, place| {
        let mut reasons = reasons(scribe, 2, 3);
        let mut precedent = decided(scribe, &reasons, met, pattern, (Weight::Panel, year));
        if own {
            scribe.draft.law.reports[precedent.report].proceeding = Some(0);
            scribe.draft.record.proceeding = Some(0);
        }
        precedent.rebuttal = rebuttal.map(|standard| {
            let fact = scribe.fact(3);
            let atom = scribe.draft.literal(fact, false);
            (standard, scribe.draft.clause(atom))
        });
        reasons.precedents.push(precedent);
        Some(weighed(scribe, place, reasons))
    })
}

/// One reason for, two against; the cases of every pattern, of unlike weight and date, ranked in every way.
fn two_precedents(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&WANTED);
    let (one, other) = ((choices.truth(), choices.below(8)), (choices.truth(), choices.below(8)));
    let (first, second) = ((Weight::Panel, 2003), choices.of(&[(Weight::Appellate, 2002), (Weight::Panel, 2004)]));
    let rankings: [&[Rank]; 5] =
        [&[], &[Rank::Weight], &[Rank::Date], &[Rank::Weight, Rank::Date], &[Rank::Date, Rank::Weight]];
    let ranking = choices.of(&rankings).to_vec();
    let mut scribe = Scribe::new(Depth::Settled);
    scribe.draft.note("authorities ranked");
    root.around(scribe, None, &mut |scribe, place| {
        let mut reasons = reasons(scribe, 1, 3);
        let one = decided(scribe, &reasons, one.0, one.1, first);
        let other = decided(scribe, &reasons, other.0, other.1, second);
        reasons.precedents = vec![one, other];
        reasons.ranking.clone_from(&ranking);
        Some(weighed(scribe, place, reasons))
    })
}

/// A level known, in part or not at all.
fn scale(scribe: &mut Scribe) -> usize {
    let fact = scribe.draft.fact(FactType::Level, &[Kind::Measure]);
    let question = Question { fact, of: Some(vec![Of::Thing(0)]) };
    let levels: Vec<Value> = (0..LEVELS).map(Value::Level).collect();
    let mut filings = question.settled(&levels);
    // Between two levels, as the evidence leaves it.
    let between = |one: usize, other: usize| -> Filing {
        let exhibits = [(Grade::Strong, Value::Level(one)), (Grade::Strong, Value::Level(other))];
        vec![Filed::Statement(question.stated(Value::Level(one), &exhibits))]
    };
    filings.extend([between(0, 1), between(1, 2), between(0, 2)]);
    scribe.draft.file(filings);
    fact
}

/// One or two scales for or against, at every level in the decided case; the reasons present or not.
fn on_a_scale(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&WANTED);
    let (met, pattern) = (choices.truth(), choices.below(4));
    let scales: Vec<(bool, usize)> =
        (0..choices.below(2) + 1).map(|_| (choices.truth(), choices.below(LEVELS))).collect();
    let mut scribe = Scribe::new(Depth::Settled);
    scribe.draft.note("precedent on a scale");
    root.around(scribe, None, &mut |scribe, place| {
        let mut reasons = reasons(scribe, 1, 2);
        let mut precedent = decided(scribe, &reasons, met, pattern, (Weight::Panel, 2003));
        for (for_it, level) in &scales {
            let factor = Factor::Dimension { fact: scale(scribe), party: Side::Respondent };
            let label = scribe.draft.clause(Atom::Met { issue: 0, negated: false }).label;
            reasons.items.push(Reason { for_it: *for_it, label: label.clone(), factor });
            precedent.levels.push((label, *level));
        }
        reasons.precedents.push(precedent);
        Some(weighed(scribe, place, reasons))
    })
}

/// Every result that a table of these columns can have, along each of which it changes one way only.
fn results(choices: &mut Choices, table: &mut Table) -> Option<()> {
    let rows: usize = (0..table.columns.len()).map(|column| table.size(column)).product();
    table.results = (0..rows).map(|_| choices.truth()).collect();
    let monotone = |column: usize| {
        let stride = table.stride(column);
        let steps: Vec<(bool, bool)> = (0..rows)
            .filter(|row| (row / stride) % table.size(column) + 1 < table.size(column))
            .map(|row| (table.results[row], table.results[row + stride]))
            .collect();
        let rises = steps.iter().any(|(before, after)| !before & after);
        let falls = steps.iter().any(|(before, after)| *before & !after);
        !(rises && falls)
    };
    (0..table.columns.len()).all(monotone).then_some(())
}

fn column(scribe: &mut Scribe, number: usize, is_scale: bool) -> Column {
    if is_scale {
        return Column::Scale { fact: scale(scribe), party: Side::Respondent };
    }
    let fact = scribe.fact(number);
    Column::Atom(scribe.draft.literal(fact, false))
}

fn tabled(root: Root, mut scribe: Scribe, table: Table) -> Option<Scenario> {
    scribe.draft.note("table");
    root.around(scribe, None, &mut |scribe, place| Some(scribe.declare(place, Body::of(Main::Table(table.clone())))))
}

/// Truths and scales.
fn two_columns(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&WANTED);
    let scales = choices.of(&[[false, false], [false, true], [true, true]]);
    let mut scribe = Scribe::new(Depth::Usual);
    let columns = scales.iter().enumerate().map(|(number, it)| column(&mut scribe, number, *it)).collect();
    let mut table = Table { columns, results: Vec::new() };
    results(choices, &mut table)?;
    tabled(root, scribe, table)
}

/// Three truths.
fn three_columns(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&WANTED);
    let mut scribe = Scribe::new(Depth::Usual);
    let columns = (0..3).map(|number| column(&mut scribe, number, false)).collect();
    let mut table = Table { columns, results: Vec::new() };
    results(choices, &mut table)?;
    tabled(root, scribe, table)
}
