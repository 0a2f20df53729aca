//! Families of questions of law: which reading prevails, and what readings of two questions do together.

use super::build::{Depth, Draft, all, must};
use super::choices::{Choices, every};
use super::filings::{Filed, Question as Asked};
use super::{Family, Scenario};
use crate::oracle::model::{
    Atom, Body, Effect, FactType, Kind, Main, Of, Order, Prevails, Question, Reading, Role, Side, Value, Weight,
};

pub fn families() -> Vec<Family> {
    vec![
        Family { name: "two readings: weight, date and order", scenarios: every(two_readings) },
        Family { name: "three readings: dates and orders", scenarios: every(three_readings) },
        Family { name: "an order that depends on another question", scenarios: every(conditional) },
    ]
}

const WEIGHTS: [Weight; 6] =
    [Weight::Commentary, Weight::Argument, Weight::Separate, Weight::Unadopted, Weight::Panel, Weight::Appellate];

/// A truth, assumed or denied.
fn told(draft: &mut Draft) -> usize {
    let fact = draft.fact(FactType::Truth, &[Kind::Measure]);
    let asked = Asked { fact, of: Some(vec![Of::Thing(0)]) };
    let filings = asked.settled(&[Value::Truth(true), Value::Truth(false)]);
    draft.file(filings[1..].to_vec());
    fact
}

/// An issue that each reading replaces by a fact of its own, and the text's own fact.
fn read(draft: &mut Draft, reports: &[(Weight, i16)], order: Order) -> usize {
    let body = |draft: &mut Draft| {
        let fact = told(draft);
        let atom = draft.literal(fact, false);
        let clause = draft.clause(atom);
        Body::of(Main::MetIf(all(vec![clause])))
    };
    let text = body(draft);
    let issue = draft.issue(Role::Plain, &[Kind::Measure], text);
    let readings = reports
        .iter()
        .map(|(weight, year)| {
            let report = draft.report(*weight, *year);
            Reading { report, effects: vec![Effect::Replaces { issue, body: body(draft) }] }
        })
        .collect();
    draft.law.questions.push(Question { readings, order });
    issue
}

fn tested(mut draft: Draft, issues: &[usize]) -> Scenario {
    let clauses = issues.iter().map(|issue| draft.clause(Atom::Met { issue: *issue, negated: false })).collect();
    draft.test(0, must(Side::Complainant, None, all(clauses)));
    draft.finish()
}

fn over(winner: usize, loser: usize) -> Prevails {
    Prevails { winner, loser, only_if: None }
}

/// Weights and years of both, the order stated, the date; the record's law before, between and after.
fn two_readings(choices: &mut Choices) -> Option<Scenario> {
    let mut report = || (choices.of(&WEIGHTS), choices.of(&[2001, 2005]));
    let reports = [report(), report()];
    let later = choices.truth();
    let stated = choices.of(&[vec![], vec![over(0, 1)], vec![over(1, 0)]]);
    let mut draft = Draft::new(Depth::Settled);
    draft.note("rival readings");
    draft.file([2000, 2004, 2005].map(|year| vec![Filed::Year(year)]).to_vec());
    let issue = read(&mut draft, &reports, Order { later, stated });
    Some(tested(draft, &[issue]))
}

/// Three years of three readings, every order between them that goes one way.
fn three_readings(choices: &mut Choices) -> Option<Scenario> {
    let mut report = || (Weight::Panel, choices.of(&[2001, 2003, 2005]));
    let reports = [report(), report(), report()];
    let later = choices.truth();
    let pairs = [over(0, 1), over(1, 2), over(0, 2)];
    let stated = pairs.into_iter().filter(|_| choices.truth()).collect();
    let mut draft = Draft::new(Depth::Settled);
    draft.note("rival readings");
    draft.file([2002, 2005].map(|year| vec![Filed::Year(year)]).to_vec());
    let issue = read(&mut draft, &reports, Order { later, stated });
    Some(tested(draft, &[issue]))
}

/// One question in every order; another whose first or second reading prevails if the one takes its first or second.
fn conditional(choices: &mut Choices) -> Option<Scenario> {
    let order = |choices: &mut Choices| {
        let later = choices.truth();
        Order { later, stated: choices.of(&[vec![], vec![over(0, 1)]]) }
    };
    let first = order(choices);
    let mut second = order(choices);
    let condition = Prevails { only_if: Some((0, choices.below(2))), ..choices.of(&[over(0, 1), over(1, 0)]) };
    if second.stated.iter().any(|it| it.winner == condition.loser) {
        return None;
    }
    second.stated.push(condition);
    let years = choices.of(&[[2001, 2003], [2003, 2001], [2002, 2002], [2001, 2006]]);
    let mut draft = Draft::new(Depth::Settled);
    draft.note("an order on a condition");
    let reports = years.map(|year| (Weight::Panel, year));
    let issues = [read(&mut draft, &reports, first), read(&mut draft, &reports, second)];
    Some(tested(draft, &issues))
}
