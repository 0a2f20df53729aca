//! A test that no declared defence can answer.
//!
//! # What it does
//!
//! Notes tests under which no defence is declared that answers them, in rulebooks that declare defences; and tests of which every
//! defence that answers them waits on an issue that is never met under any reading.
//!
//! # Why it matters
//!
//! A breach of such an obligation is always *inconsistent*. That may be the law: paragraph 11.3 has been read so. It may also be a
//! provision that was added after the defences were written.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! provision ERC 5.
//!   Text "No Member shall close the river." [verified].
//! provision ERC 9.
//!   Text "Members may charge for services." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "closes", of a measure: truth.
//!   Says "the measure closes the river".
//! fact "service", of a measure: truth.
//!   Says "the measure pays for a service".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//! test "Closing" under ERC 5, about a measure.
//!   The complainant must prove that (a) the measure closes the river.
//!
//! defence "Charge" under ERC 9, about a measure, answering ERC 4.
//!   The respondent must prove that (a) the measure pays for a service.
//! ```
//!
//! # Use instead
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall levy a toll on passage." [verified].
//! provision ERC 5.
//!   Text "No Member shall close the river." [verified].
//! provision ERC 9.
//!   Text "Members may charge for services." [verified].
//! thing "measure", plural "measures".
//! fact "levied", of a measure: truth.
//!   Says "the measure is levied".
//! fact "closes", of a measure: truth.
//!   Says "the measure closes the river".
//! fact "service", of a measure: truth.
//!   Says "the measure pays for a service".
//!
//! test "Toll" under ERC 4, about a measure.
//!   The complainant must prove that (a) the measure is levied.
//! test "Closing" under ERC 5, about a measure.
//!   The complainant must prove that (a) the measure closes the river.
//!
//! defence "Charge" under ERC 9, about a measure, answering ERC.
//!   The respondent must prove that (a) the measure pays for a service.
//! ```
//!
//! # When to allow it
//!
//! When the treaty knows no defence here: the reason should name where that is read.

use super::{Law, found};
use crate::rulebook::{Answered, Issue, IssueId, Main, Role, Rulebook};
use crate::source::Problem;

pub fn find(law: &Law) -> Vec<Problem> {
    let book = law.book;
    if !book.issues.iter().any(|issue| issue.role == Role::Defence) {
        return Vec::new();
    }
    let tests = (0..book.issues.len()).filter(|id| book.issues[*id].role == Role::Test);
    tests.filter_map(|test| unanswered(book, test)).collect()
}

fn unanswered(book: &Rulebook, test: IssueId) -> Option<Problem> {
    let issue = &book.issues[test];
    // What follows from another breach is answered where that is.
    if follows_from_another(issue) {
        return None;
    }
    let mut closed = Vec::new();
    for defence in book.issues.iter().filter(|issue| issue.role == Role::Defence) {
        let answers = defence.answers.iter().filter(|answer| book.answers(answer, test));
        let Some(answer) = answers.min_by_key(|answer| matches!(answer.to, Answered::Instrument(_))) else { continue };
        match answer.available_if.filter(|available| never_met(&book.issues[*available])) {
            Some(available) => closed.push((defence, available)),
            None => return None,
        }
    }
    let name = issue.provision.map_or_else(|| issue.name.clone(), |provision| book.provision_name(provision));
    let mut problem = found(format!("no defence can answer a claim under {name}"), issue.place.clone(), "unanswerable");
    for (_, available) in &closed {
        problem = problem.also(book.issues[*available].place.clone(), "by law this is never met");
    }
    let help = if closed.is_empty() {
        "add the provision to what a defence is `answering`, or allow this with the source for it"
    } else {
        "write the reading under which the defence is available, or allow this with the source for it"
    };
    Some(problem.help(help))
}

fn never_met(issue: &Issue) -> bool {
    let not = |main: &Main| matches!(main, Main::Constant { met: false, .. });
    not(&issue.body.main) && issue.replaced.iter().all(|(_, body)| not(&body.main))
}

fn follows_from_another(issue: &Issue) -> bool {
    use crate::rulebook::{Clause, ClauseKind};
    fn asks(clause: &Clause) -> bool {
        matches!(clause.kind, ClauseKind::Inconsistent { negated: false, .. }) || clause.inner().into_iter().any(asks)
    }
    issue.body.clauses().into_iter().any(asks)
}
