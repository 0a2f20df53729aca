//! Two precedents of one issue that can both be forced, to opposite outcomes, and no order decides between them.
//!
//! # What it does
//!
//! Compares the precedents of each issue in pairs. Two conflict if some record would have every factor that supports the one and
//! every factor that supports the other, and none that would distinguish either; and if `Among precedents, …` is missing, or ranks
//! the two alike.
//!
//! # Why it matters
//!
//! On such a record the issue stays open, *authorities conflict*, and its bearer loses. The law knows which report weighs more; the
//! rulebook should say it.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall serve to clear the river." [verified].
//! report "Elm – Timber (Panel)", a panel report.
//!   Circulated 30 January 2012.
//! report "Elm – Salt (Panel)", a panel report.
//!   Circulated 3 March 2016.
//! thing "measure", plural "measures".
//! fact "aim stated", of a measure: truth.
//!   Says "the measure states the aim of clearing the river".
//! fact "foreign vessels", of a measure: truth.
//!   Says "the measure falls on foreign vessels".
//!
//! test "Toll for another aim" under ERC 4, about a measure.
//!   Reasons for: (a) the measure falls on foreign vessels.
//!   Reasons against: (b) the measure states the aim of clearing the river.
//!
//! precedent "the timber toll", on "Toll for another aim", decided met.
//!   Of "Elm – Timber (Panel)" at "para. 7.3" [verified].
//!   Present: (a), (b).
//!
//! precedent "the salt toll", on "Toll for another aim", decided not met.
//!   Of "Elm – Salt (Panel)" at "para. 7.9" [verified].
//!   Present: (a), (b).
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "Tolls shall serve to clear the river." [verified].
//! report "Elm – Timber (Panel)", a panel report.
//!   Circulated 30 January 2012.
//! report "Elm – Salt (Panel)", a panel report.
//!   Circulated 3 March 2016.
//! thing "measure", plural "measures".
//! fact "aim stated", of a measure: truth.
//!   Says "the measure states the aim of clearing the river".
//! fact "foreign vessels", of a measure: truth.
//!   Says "the measure falls on foreign vessels".
//!
//! test "Toll for another aim" under ERC 4, about a measure.
//!   Reasons for: (a) the measure falls on foreign vessels.
//!   Reasons against: (b) the measure states the aim of clearing the river.
//!   Among precedents, weight decides, then date.
//!
//! precedent "the timber toll", on "Toll for another aim", decided met.
//!   Of "Elm – Timber (Panel)" at "para. 7.3" [verified].
//!   Present: (a), (b).
//!
//! precedent "the salt toll", on "Toll for another aim", decided not met.
//!   Of "Elm – Salt (Panel)" at "para. 7.9" [verified].
//!   Present: (a), (b).
//! ```
//!
//! # When to allow it
//!
//! When the authorities do conflict, two reports of equal weight on one day, and no later one has settled it.

use super::{Law, found};
use crate::rulebook::{Factor, Literal, Main, Precedent, Rank, Reasons, Rulebook};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let mut problems = Vec::new();
    for issue in &law.book.issues {
        let Main::Reasons(reasons) = &issue.body.main else { continue };
        for (index, one) in reasons.precedents.iter().enumerate() {
            for other in &reasons.precedents[index + 1..] {
                if one.met != other.met && alike(law.book, reasons, one, other) && both_forced(reasons, one, other) {
                    problems.push(problem(reasons, one, other));
                }
            }
        }
    }
    problems
}

fn problem(reasons: &Reasons, one: &Precedent, other: &Precedent) -> Problem {
    let outcome = |precedent: &Precedent| if precedent.met { "decided met" } else { "decided not met" };
    let help = if reasons.ranking.is_empty() {
        "write `Among precedents, weight decides, then date.` in the issue"
    } else {
        "the order ranks the two alike: name the factor that tells them apart, among what was present"
    };
    found(
        format!("`{}` and `{}` can both force their outcome on one record", one.name, other.name),
        other.place.clone(),
        outcome(other),
    )
    .also(one.place.clone(), outcome(one))
    .help(help)
}

/// Whether no stated order puts one before the other.
fn alike(book: &Rulebook, reasons: &Reasons, one: &Precedent, other: &Precedent) -> bool {
    let (one, other) = (&book.reports[one.report], &book.reports[other.report]);
    reasons.ranking.iter().all(|rank| match rank {
        Rank::Weight => one.weight == other.weight,
        Rank::Date => one.circulated == other.circulated,
    })
}

/// Whether a record could have what each needs, and nothing that distinguishes either.
fn both_forced(reasons: &Reasons, one: &Precedent, other: &Precedent) -> bool {
    let needed = |precedent: &Precedent, item: usize| {
        reasons.items[item].for_it == precedent.met && precedent.present.iter().any(|(known, _)| *known == item)
    };
    // A factor against an outcome must be absent unless the decided case had it.
    let barred = |precedent: &Precedent, item: usize| {
        reasons.items[item].for_it != precedent.met && !precedent.present.iter().any(|(known, _)| *known == item)
    };
    let mut present: Vec<&Literal> = Vec::new();
    for (index, item) in reasons.items.iter().enumerate() {
        match &item.factor {
            Factor::Reason(clause) => {
                let wanted = needed(one, index) || needed(other, index);
                if wanted && (barred(one, index) || barred(other, index)) {
                    return false;
                }
                if let (true, crate::rulebook::ClauseKind::Literal(literal)) = (wanted, &clause.kind) {
                    present.push(literal);
                }
            }
            Factor::Dimension { .. } => {
                let level = |precedent: &Precedent| {
                    precedent.present.iter().find(|(known, _)| *known == index).and_then(|(_, level)| *level)
                };
                // The one side needs at least its level, the other at most its own.
                if let (Some(a), Some(b)) = (level(one), level(other)) {
                    let (least, most) = if item.for_it == one.met { (a, b) } else { (b, a) };
                    if least > most {
                        return false;
                    }
                }
            }
        }
    }
    // A fact and its denial are never both there.
    !present.iter().any(|one| present.iter().any(|other| one.asks == other.asks && one.wanted != other.wanted))
}
