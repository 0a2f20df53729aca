//! Rival readings: which may prevail on a date, and the law as each of them has it.

use crate::oracle::model::{Body, Effect, Factor, Main, Prevails, Question, Reason, Rulebook, Weight};

/// A reading for every question; `None`: none is in force.
pub type Profile = Vec<Option<usize>>;

/// The readings that reports gave by the date; commentary and mere argument never prevail.
fn in_force(law: &Rulebook, question: &Question, year: i16) -> Vec<usize> {
    let report = |reading: usize| &law.reports[question.readings[reading].report];
    let stands = |reading: &usize| report(*reading).year <= year && report(*reading).weight > Weight::Argument;
    (0..question.readings.len()).filter(stands).collect()
}

/// The readings in force over which no other prevails, after earlier questions are decided.
fn undefeated(law: &Rulebook, question: &Question, year: i16, decided: &Profile) -> Vec<Option<usize>> {
    let standing = in_force(law, question, year);
    let date = |reading: usize| law.reports[question.readings[reading].report].year;
    let stated = |winner: usize, loser: usize| {
        let says = |it: &&Prevails| it.winner == winner && it.loser == loser;
        let holds = |it: &Prevails| it.only_if.is_none_or(|(other, reading)| decided[other] == Some(reading));
        question.order.stated.iter().filter(says).any(holds)
    };
    let prevails = |winner: usize, loser: usize| {
        stated(winner, loser) || question.order.later && date(winner) > date(loser) && !stated(loser, winner)
    };
    let best = standing.iter().filter(|reading| !standing.iter().any(|winner| prevails(*winner, **reading)));
    let best: Vec<Option<usize>> = best.map(|reading| Some(*reading)).collect();
    if best.is_empty() { vec![None] } else { best }
}

/// Every combination of readings that may prevail; a reading that is named prevails in any case.
pub fn profiles(law: &Rulebook, year: i16, named: &[(usize, usize)]) -> Vec<Profile> {
    (0..law.questions.len()).fold(vec![Vec::new()], |profiles, index| {
        let longer = |before: &Profile| {
            let readings = match named.iter().find(|(question, _)| *question == index) {
                Some((_, reading)) => vec![Some(*reading)],
                None => undefeated(law, &law.questions[index], year, before),
            };
            readings.iter().map(|reading| [before.as_slice(), &[*reading]].concat()).collect::<Vec<_>>()
        };
        profiles.iter().flat_map(longer).collect()
    })
}

/// The law as these readings have it.
pub fn under(law: &Rulebook, profile: &Profile) -> Rulebook {
    let mut shaped = law.clone();
    for (question, reading) in law.questions.iter().zip(profile) {
        let Some(reading) = reading else { continue };
        question.readings[*reading].effects.iter().for_each(|effect| apply(&mut shaped, effect));
    }
    shaped
}

fn apply(law: &mut Rulebook, effect: &Effect) {
    match effect {
        Effect::Nothing => {}
        Effect::Elements { issue, clause } => law.issues[*issue].body.added.push(clause.clone()),
        Effect::Reasons { for_it, issues, clause } => {
            for issue in issues {
                let Main::Reasons(reasons) = &mut law.issues[*issue].body.main else {
                    unreachable!("reasons added elsewhere")
                };
                let factor = Factor::Clause(clause.clone());
                reasons.items.push(Reason { for_it: *for_it, label: clause.label.clone(), factor });
            }
        }
        Effect::Exception { issue, exception } => law.issues[*issue].body.unless.push(exception.clone()),
        Effect::Puts { issue, side } => law.issues[*issue].put_on = Some(*side),
        Effect::Requires { issue, standard } => law.issues[*issue].required = Some(*standard),
        Effect::Replaces { issue, body } => law.issues[*issue].body = body.clone(),
        Effect::Makes { issue, met } => law.issues[*issue].body = Body::of(Main::Constant(*met)),
        Effect::Bar { issue } => law.issues[*issue].dormant = false,
        Effect::Outweighs { issue, winner, loser } => {
            if let Main::Reasons(reasons) = &mut law.issues[*issue].body.main {
                reasons.outweighs.push((winner.clone(), loser.clone()));
            }
        }
    }
}
