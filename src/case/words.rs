//! The words that a case file may use where it has to choose one, and what each means.

use crate::case::{Held, Stage, Status};
use crate::rulebook::{EvidenceKind, Grade};

/// A word, what it stands for, and what it means.
pub type Words<T, const N: usize> = [(&'static str, T, &'static str); N];

pub const STAGES: Words<Stage, 2> =
    [("panel", Stage::Panel, "A panel."), ("appeal", Stage::Appeal, "The Appellate Body.")];

pub const RESULTS: Words<Held, 7> = [
    ("inconsistent", Held::Inconsistent, "Of a claim: the measure breaches the provision, and nothing justifies it."),
    ("justified", Held::Justified, "Of a claim: the measure breaches the provision, and a defence is made out."),
    ("consistent", Held::Consistent, "Of a claim: the measure does not breach the provision."),
    ("not proven", Held::NotProven, "Of a claim: the complainant did not discharge the burden."),
    ("not reviewable", Held::NotReviewable, "Of a claim: it could not be examined."),
    ("met", Held::Met, "Of an element: it is established."),
    ("not met", Held::NotMet, "Of an element: it is not established."),
];

pub const STATUSES: Words<Status, 11> = [
    ("found", Status::Found, "It was decided. Compared."),
    ("found arguendo", Status::FoundArguendo, "It was decided in case an earlier point was wrong. Compared."),
    ("assumed", Status::Assumed, "The adjudicator assumed it without deciding. Compared."),
    ("not contested", Status::NotContested, "The respondent did not dispute it. Compared."),
    ("not reached", Status::NotReached, "It was left undecided. Counted only."),
    ("not appealed", Status::NotAppealed, "It became final unexamined. Compared."),
    ("upheld", Status::Upheld, "It was upheld on appeal. Compared."),
    ("upheld with modified reasoning", Status::UpheldModified, "It was upheld on appeal for other reasons. Compared."),
    ("reversed with effect", Status::ReversedWithEffect, "It fell on appeal, and the result with it. Compared."),
    ("reversed without effect", Status::ReversedWithoutEffect, "It fell on appeal, and the result did not. Compared."),
    ("moot", Status::Moot, "It was left undecided because nothing hung on it. Counted only."),
];

/// The criteria are those of the guide to case files.
pub const GRADES: Words<Grade, 6> = [
    ("none", Grade::None, "Read alone, it does not speak to the proposition."),
    (
        "scant",
        Grade::Scant,
        "It asserts or hints at the proposition and gives nothing that could be checked. Makes a thing plausible.",
    ),
    (
        "some",
        Grade::Some,
        "It gives a reason to believe the proposition, but a further fact must be supplied, or the source is interested or \
         second-hand. Wins on the balance against nothing; no prima facie case.",
    ),
    (
        "substantial",
        Grade::Substantial,
        "The proposition follows from it, and the source was in a position to know. A prima facie case.",
    ),
    (
        "strong",
        Grade::Strong,
        "It says the proposition in terms, for the very thing and time asked, and the source had the authority or the method to \
         say it.",
    ),
    (
        "conclusive",
        Grade::Conclusive,
        "It is itself the thing asked about. No reasonable adjudicator who reads it could find otherwise.",
    ),
];

pub const KINDS_OF_EVIDENCE: Words<EvidenceKind, 6> = [
    ("legal text", EvidenceKind::LegalText, "A statute, regulation, notice, permit or treaty, for what it provides."),
    (
        "official statement",
        EvidenceKind::OfficialStatement,
        "What an authority says: a notice, white paper, notification, minutes, a judgment's findings, a speech.",
    ),
    ("agreement", EvidenceKind::Agreement, "What its parties agreed."),
    (
        "statistic",
        EvidenceKind::Statistic,
        "What was counted or measured, an estimate or a sample. A study that counts is a statistic.",
    ),
    ("press", EvidenceKind::Press, "What a newspaper or journal reports."),
    ("commentary", EvidenceKind::Commentary, "An opinion. A study that opines is a commentary."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_and_kinds_have_the_words_of_the_rulebooks() {
        assert_eq!(GRADES.map(|(word, grade, _)| (word, grade)), Grade::ALL.map(|grade| (grade.word(), grade)));
        let kinds = KINDS_OF_EVIDENCE.map(|(word, kind, _)| (word, kind));
        assert_eq!(kinds, EvidenceKind::ALL.map(|kind| (kind.word(), kind)));
    }
}
