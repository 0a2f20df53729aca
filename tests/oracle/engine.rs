//! The engine under test, behind the few questions that the properties put to it.

mod opened;
mod told;

use arguendo::finding::{self, Finding};
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::source::{MemoryFiles, Problem, Text};

use super::invariants::Pair;
use super::model::{Claim, Party, Record, Rulebook};
use super::naive::Verdict;
use super::text::{self, Style};

pub use opened::Opened;
pub use told::told;

/// What the engine makes of a case.
///
/// # Panics
/// When the engine refuses it: what is drawn is always well formed.
pub fn finding(law: &Rulebook, record: &Record, style: Style, appended: &str) -> Finding {
    of_text(law, &(text::case(law, record, style) + appended), style, &[])
}

/// The same, where the reader names the readings of questions.
///
/// # Panics
/// When the engine refuses the case.
pub fn finding_naming(law: &Rulebook, record: &Record, style: Style, named: &[(usize, usize)]) -> Finding {
    of_text(law, &text::case(law, record, style), style, named)
}

/// What it makes of the text of a record.
///
/// # Panics
/// When the engine refuses the case.
pub fn of_text(law: &Rulebook, case: &str, style: Style, named: &[(usize, usize)]) -> Finding {
    let (project, bound) = bound(law, case, style);
    let name = |(question, reading): &(usize, usize)| {
        let named = format!("{}={}", style.question(*question), style.reading(*reading));
        project.reading(&named).expect("the reading is known")
    };
    project.decide(&bound, &Options { readings: named.iter().map(name).collect(), ..Options::default() })
}

/// A law and the text of a record, as the engine has them.
///
/// # Panics
/// When the engine refuses either.
pub fn bound(law: &Rulebook, case: &str, style: Style) -> (Project, arguendo::case::Record) {
    let mut files = MemoryFiles::default();
    let texts = text::rulebook(law, style);
    texts.iter().for_each(|(name, content)| files.insert(name, content));
    let names: Vec<String> = texts.into_iter().map(|(name, _)| name).collect();
    let (project, problems) = Project::open(&files, &names);
    assert!(problems.is_empty(), "the rulebook is refused: {:#?}", words(&problems));
    let (bound, problems) = project.record(&files, &Text::new("case.yaml", case));
    assert!(problems.is_empty(), "the record is refused: {:#?}", words(&problems));
    (project, bound.expect("a record without problems is bound"))
}

fn words(problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| problem.labels.first().map(|label| label.place.line());
    problems
        .iter()
        .map(|problem| format!("{} in line {:?}: {}", problem.code, line(problem), problem.message))
        .collect()
}

/// The two verdicts on every claim of the record, in the record's order.
pub fn verdicts(law: &Rulebook, record: &Record, style: Style) -> Vec<Pair> {
    let finding = finding(law, record, style, "");
    record.claims.iter().map(|claim| pair(of_claim(&finding, law, record, claim, style))).collect()
}

/// The part of a finding that answers a claim.
///
/// # Panics
/// When the finding passes over the claim.
pub fn of_claim<'a>(
    finding: &'a Finding,
    law: &Rulebook,
    record: &Record,
    claim: &Claim,
    style: Style,
) -> &'a finding::ClaimFinding {
    let things = [style.thing(record, claim.measure), style.thing(record, claim.product)];
    let complainant = style.party(Party::Complainant(claim.complainant));
    let provision = style.provision(law, claim.test);
    let about =
        |found: &finding::ClaimFinding| things.iter().all(|name| found.about.iter().any(|thing| thing.name == *name));
    let answers = |found: &&finding::ClaimFinding| {
        found.provision == provision && found.complainant == complainant && about(found)
    };
    finding.claims.iter().find(answers).expect("every claim is decided")
}

pub fn pair(claim: &finding::ClaimFinding) -> Pair {
    Pair {
        on_record: verdict(claim.verdict.on_record),
        if_closed: verdict(claim.verdict.if_closed),
        either_way: claim.either_way,
    }
}

fn verdict(verdict: finding::Verdict) -> Verdict {
    match verdict {
        finding::Verdict::NotReviewable => Verdict::NotReviewable,
        finding::Verdict::OutsideScope => Verdict::OutsideScope,
        finding::Verdict::Consistent => Verdict::Consistent,
        finding::Verdict::NotShown => Verdict::NotShown,
        finding::Verdict::Justified => Verdict::Justified,
        finding::Verdict::Inconsistent => Verdict::Inconsistent,
        finding::Verdict::Open => Verdict::Open,
        finding::Verdict::TurnsOnTheReading => Verdict::TurnsOnTheReading,
    }
}
