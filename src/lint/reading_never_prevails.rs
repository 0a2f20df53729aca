//! A reading that is never the law, whatever the day.
//!
//! # What it does
//!
//! Goes through the days on which the law of a question could change, and through every way in which the conditions of its orders
//! could turn out, and finds readings that neither prevail nor stand beside another unordered on any of them: readings of a commentary
//! or an argument alone, which never prevail by themselves; and readings that another one beats from the day on which they appear.
//!
//! # Why it matters
//!
//! Such a reading looks as if it counted. It does so only for somebody who names it.
//!
//! # Example
//!
//! Both reports are of one day, and the one always prevails over the other.
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! report "Elm – Timber (Panel)", a panel report.
//!   Circulated 30 January 2012.
//! report "Elm – Timber (separate opinion)", a separate opinion.
//!   Circulated 30 January 2012.
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "posted", of a measure: truth.
//!   Says "the measure is posted".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!
//! question "posting": "Must a toll be posted?".
//!   reading "no", of "Elm – Timber (Panel)".
//!     Adds nothing.
//!   reading "yes", of "Elm – Timber (separate opinion)".
//!     Adds to "Toll" that (b) the measure is posted.
//!   "no" prevails over "yes", because "a separate opinion decides nothing".
//! ```
//!
//! # Use instead
//!
//! Ask of which day the reading was the law. Where it never was, leave it out, or say in an allowance why it is kept.
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! report "Elm – Timber (Panel)", a panel report.
//!   Circulated 30 January 2012.
//! report "Elm – Salt (Panel)", a panel report.
//!   Circulated 3 March 2016.
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "posted", of a measure: truth.
//!   Says "the measure is posted".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//!
//! question "posting": "Must a toll be posted?".
//!   reading "no", of "Elm – Timber (Panel)".
//!     Adds nothing.
//!   reading "yes", of "Elm – Salt (Panel)".
//!     Adds to "Toll" that (b) the measure is posted.
//!   The later report prevails.
//! ```
//!
//! # When to allow it
//!
//! When the reading is kept so that somebody can name it: a respondent's argument that a brief must answer, a separate opinion that
//! a student should try.

use jiff::civil::Date;

use super::{Law, found};
use crate::rulebook::{QuestionId, ReadingRef, Rulebook, Weight};
use crate::source::Problem;

/// Conditions of orders tried in every combination; with more, nothing is said.
const MOST_CONDITIONS: usize = 8;

pub fn find(law: &Law) -> Vec<Problem> {
    (0..law.book.questions.len()).flat_map(|question| in_question(law.book, question)).collect()
}

fn in_question(book: &Rulebook, id: QuestionId) -> Vec<Problem> {
    let question = &book.questions[id];
    let mut conditions: Vec<ReadingRef> = question.prevails.iter().filter_map(|order| order.only_if).collect();
    conditions.sort_unstable();
    conditions.dedup();
    if conditions.len() > MOST_CONDITIONS {
        return Vec::new();
    }
    let days: Vec<Date> =
        question.readings.iter().filter_map(|reading| book.reports[reading.report].circulated).collect();
    let mut stands = vec![false; question.readings.len()];
    for world in 0..1_usize << conditions.len() {
        let holds = |condition: ReadingRef| {
            conditions.iter().position(|known| *known == condition).is_some_and(|at| world >> at & 1 == 1)
        };
        for day in &days {
            standing(book, id, Some(*day), &holds).into_iter().for_each(|reading| stands[reading] = true);
        }
    }
    (0..question.readings.len()).filter(|reading| !stands[*reading]).map(|at| problem(book, id, at)).collect()
}

fn problem(book: &Rulebook, id: QuestionId, at: usize) -> Problem {
    let question = &book.questions[id];
    let reading = &question.readings[at];
    let report = &book.reports[reading.report];
    let message = format!("the reading `{}` is never the law", reading.name);
    match report.weight {
        Weight::Commentary | Weight::Argument => {
            let kind = if report.weight == Weight::Argument { "an argument" } else { "a commentary" };
            found(message, reading.place.clone(), format!("{kind} never prevails by itself"))
                .also(report.place.clone(), "its only authority")
                .help("give it a report that adopts it, or allow it with the reason for which it is kept")
        }
        _ => {
            let problem = found(message, reading.place.clone(), "beaten from the day on which it appears");
            let by = question.prevails.iter().find(|order| order.loser == at).map(|order| order.place.clone());
            let problem = match by {
                Some(order) => problem.also(order, "by this order"),
                None => problem.also(question.place.clone(), "by the date of another reading"),
            };
            problem
                .help("make the order depend on what it turns on, leave the reading out, or allow it with the reason")
        }
    }
}

/// The readings that no other in force beats on a day, as the reasoner picks them; without a day every report is out.
pub fn standing(
    book: &Rulebook,
    question: QuestionId,
    day: Option<Date>,
    holds: &dyn Fn(ReadingRef) -> bool,
) -> Vec<usize> {
    let declared = &book.questions[question];
    let report = |reading: usize| &book.reports[declared.readings[reading].report];
    let weighs = |reading: &usize| !matches!(report(*reading).weight, Weight::Commentary | Weight::Argument);
    let out = |reading: &usize| day.is_none_or(|day| report(*reading).circulated.is_some_and(|date| date <= day));
    let in_force: Vec<usize> = (0..declared.readings.len()).filter(weighs).filter(out).collect();
    let stated = |winner: usize, loser: usize| {
        let mut orders = declared.prevails.iter().filter(|order| order.only_if.is_none_or(holds));
        orders.any(|order| order.winner == winner && order.loser == loser)
    };
    let beats = |winner: usize, loser: usize| {
        let later = declared.later_prevails && report(winner).circulated > report(loser).circulated;
        stated(winner, loser) || (later && !stated(loser, winner))
    };
    let unbeaten = |reading: &usize| !in_force.iter().any(|other| other != reading && beats(*other, *reading));
    in_force.iter().copied().filter(unbeaten).collect()
}
