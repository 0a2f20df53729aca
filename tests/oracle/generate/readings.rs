//! Questions of law over a rulebook already drawn.

use super::law::Lawyer;
use crate::oracle::model::{
    Clause, Effect, Factor, Main, Order, Prevails, Question, Reading, Role, Rulebook, STANDARDS,
};

/// What readings have done to an issue: added to it, or put something else in its place.
#[derive(Clone, Copy, PartialEq)]
enum Touched {
    Not,
    Added,
    Replaced,
}

pub fn add(lawyer: &mut Lawyer, law: &mut Rulebook) {
    let mut touched = vec![Touched::Not; law.issues.len()];
    let questions = lawyer.draw.weighted(&[40, 30, 30]);
    for _ in 0..questions {
        let question = question(lawyer, law, &mut touched);
        law.questions.push(question);
    }
}

fn question(lawyer: &mut Lawyer, law: &mut Rulebook, touched: &mut [Touched]) -> Question {
    let count = lawyer.draw.between(2, 3);
    let mut replaced_here = Vec::new();
    let mut readings = Vec::new();
    for _ in 0..count {
        let mut effects = Vec::new();
        for _ in 0..lawyer.draw.between(1, 2) {
            effects.extend(effects_of_one(lawyer, law, touched, &mut replaced_here));
        }
        let replaces: Vec<usize> = effects.iter().filter_map(target_replaced).collect();
        let twice = replaces.len() > 1 && replaces[0] == replaces[1];
        effects.truncate(if twice { 1 } else { effects.len() });
        if effects.is_empty() {
            effects.push(Effect::Nothing);
        }
        readings.push(Reading { report: lawyer.draw.below(lawyer.reports), effects });
    }
    let order = order(lawyer, law, count);
    Question { readings, order }
}

/// Dates, or a statement for some pairs of readings, the earlier over the later; some of them on a condition.
fn order(lawyer: &mut Lawyer, law: &Rulebook, count: usize) -> Order {
    let later = !lawyer.draw.chance(45);
    let mut stated = Vec::new();
    for loser in 1..count {
        for winner in 0..loser {
            if lawyer.draw.chance(if later { 15 } else { 75 }) {
                let conditional = !law.questions.is_empty() && lawyer.draw.chance(60);
                let other = lawyer.draw.below(law.questions.len().max(1));
                let only_if = conditional.then(|| (other, lawyer.draw.below(law.questions[other].readings.len())));
                stated.push(Prevails { winner, loser, only_if });
            }
        }
    }
    Order { later, stated }
}

fn target_replaced(effect: &Effect) -> Option<usize> {
    match effect {
        Effect::Replaces { issue, .. } | Effect::Makes { issue, .. } => Some(*issue),
        _ => None,
    }
}

/// One effect, or two that belong together; none where nothing fits.
fn effects_of_one(
    lawyer: &mut Lawyer,
    law: &mut Rulebook,
    touched: &mut [Touched],
    replaced_here: &mut Vec<usize>,
) -> Vec<Effect> {
    let kind = lawyer.draw.below(9);
    let fits: Vec<usize> =
        (0..law.issues.len()).filter(|issue| fit(law, *issue, kind, touched, replaced_here)).collect();
    if fits.is_empty() {
        return Vec::new();
    }
    let issue = lawyer.draw.pick(&fits);
    touched[issue] = if matches!(kind, 5 | 6) { Touched::Replaced } else { Touched::Added };
    let spot = lawyer.spot(issue);
    match kind {
        0 => vec![Effect::Elements { issue, clause: lawyer.clause(&spot) }],
        1 | 7 => reasons_of_one(lawyer, law, issue, kind == 7),
        2 => vec![Effect::Exception { issue, exception: lawyer.exception(&spot) }],
        3 => {
            let Role::Exception { of } = law.issues[issue].role else { return Vec::new() };
            vec![Effect::Puts { issue, side: if lawyer.draw.chance(15) { of } else { of.other() } }]
        }
        4 => vec![Effect::Requires { issue, standard: lawyer.draw.pick(&STANDARDS) }],
        5 => {
            replaced_here.push(issue);
            let mut body = lawyer.body(issue);
            if let Main::Reasons(reasons) = &mut body.main {
                reasons.precedents.clear();
                reasons.ranking.clear();
            }
            // A constant is made, not put in the place of something.
            if let Main::Constant(met) = body.main {
                vec![Effect::Makes { issue, met }]
            } else {
                vec![Effect::Replaces { issue, body }]
            }
        }
        6 => {
            replaced_here.push(issue);
            vec![Effect::Makes { issue, met: lawyer.draw.chance(50) }]
        }
        _ => {
            law.issues[issue].dormant = true;
            vec![Effect::Bar { issue }]
        }
    }
}

fn fit(law: &Rulebook, issue: usize, kind: usize, touched: &[Touched], replaced_here: &[usize]) -> bool {
    let declared = &law.issues[issue];
    let clauses = matches!(declared.body.main, Main::Must(_) | Main::MetIf(_));
    let replaceable = touched[issue] == Touched::Not || replaced_here.contains(&issue);
    let open = touched[issue] != Touched::Replaced;
    match kind {
        0 | 2 => open && clauses,
        1 | 7 => open && matches!(declared.body.main, Main::Reasons(_)),
        3 => open && matches!(declared.role, Role::Exception { .. }),
        4 => open && clauses,
        5 => {
            replaceable
                && matches!(declared.role, Role::Plain)
                && matches!(declared.body.main, Main::MetIf(_) | Main::Table(_))
        }
        6 => replaceable && matches!(declared.role, Role::Plain),
        _ => open && matches!(declared.role, Role::Bar { .. }),
    }
}

fn reasons_of_one(lawyer: &mut Lawyer, law: &Rulebook, issue: usize, outweighing: bool) -> Vec<Effect> {
    let Main::Reasons(reasons) = &law.issues[issue].body.main else { return Vec::new() };
    let spot = lawyer.spot(issue);
    let clause: Clause = lawyer.clause(&spot);
    let for_it = lawyer.draw.chance(50);
    let rivals = reasons.items.iter().filter(|item| item.for_it != for_it && matches!(item.factor, Factor::Clause(_)));
    let rivals: Vec<String> = rivals.map(|item| item.label.clone()).collect();
    let winner = clause.label.clone();
    let mut effects = vec![Effect::Reasons { for_it, issues: vec![issue], clause }];
    if outweighing && !rivals.is_empty() {
        effects.push(Effect::Outweighs { issue, winner, loser: lawyer.draw.pick(&rivals) });
    }
    effects
}
