//! An exhibit is graded higher than its kind can weigh.
//!
//! # What it does
//!
//! Compares the grade of each exhibit with what the rulebooks say its kind is worth at most, for this fact or everywhere: a commentary
//! never weighs like the text.
//!
//! # Why it matters
//!
//! The evaluation counts the cap, not the grade. Whoever reads the record sees a strong exhibit, and the finding treats it as a weak one.
//!
//! # Example
//!
//! The rulebooks are those that are shipped.
//!
//! ```yaml
//! case: tin-quota
//! title: Southland – Export Quota on Tin
//! law as of: 2020-01-01
//! facts as of: 2019-06-01
//! parties: {complainants: [Northland], respondent: Southland}
//! members:
//!   Southland: {bound by: [GATT]}
//! measures:
//!   tin quota: {}
//! products:
//!   tin: {}
//! claims:
//!   - {measure: tin quota, product: tin, under: GATT XI:1}
//! facts:
//!   - export quota: true
//!     evidence:
//!       - by: Northland
//!         source: A. Writer, The Law of Export Quotas (2018)
//!         at: p. 40
//!         kind: commentary
//!         grade: strong
//! ```
//!
//! # Use instead
//!
//! ```yaml
//! case: tin-quota
//! title: Southland – Export Quota on Tin
//! law as of: 2020-01-01
//! facts as of: 2019-06-01
//! parties: {complainants: [Northland], respondent: Southland}
//! members:
//!   Southland: {bound by: [GATT]}
//! measures:
//!   tin quota: {}
//! products:
//!   tin: {}
//! claims:
//!   - {measure: tin quota, product: tin, under: GATT XI:1}
//! facts:
//!   - export quota: true
//!     evidence:
//!       - by: Northland
//!         source: A. Writer, The Law of Export Quotas (2018)
//!         at: p. 40
//!         kind: commentary
//!         grade: scant
//! ```
//!
//! # When to allow it
//!
//! When the exhibit is graded by a rule of your own and the cap is meant to show: the reason should name the rule.

use super::words::about;
use super::{Found, found};
use crate::case::{Exhibit, Record};
use crate::rulebook::{EvidenceKind, FactId, Grade, Rulebook};

pub fn find(book: &Rulebook, record: &Record) -> Vec<Found> {
    let mut problems = Vec::new();
    for statement in &record.statements {
        for exhibit in &statement.exhibits {
            let Some((kind, cap)) = cap(book, statement.fact, exhibit) else { continue };
            let (kind, cap, grade) = (kind.word(), cap.word(), exhibit.grade.word());
            let label = format!("`{kind}` counts as {cap} at most");
            let problem = found(format!("this {kind} is graded {grade}"), exhibit.place.clone(), label)
                .also(statement.place.clone(), "filed for this")
                .help(format!("write `grade: {cap}`, or the `kind` that it really is"));
            problems.push(Found { problem, about: about(book, record, statement) });
        }
    }
    problems
}

/// The kind of an exhibit and its cap, where the grade lies above it.
fn cap(book: &Rulebook, fact: FactId, exhibit: &Exhibit) -> Option<(EvidenceKind, Grade)> {
    let kind = exhibit.kind?;
    let cap = *book.facts[fact].caps.get(&kind).or_else(|| book.caps.get(&kind))?;
    (exhibit.grade > cap).then_some((kind, cap))
}
