//! An exhibit that says what it weighs and not what it is.
//!
//! # What it does
//!
//! Finds exhibits without `source`.
//!
//! # Why it matters
//!
//! A grade is a contention about a document. Without the document nobody can check it, and nobody can file it.
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
//!         source: Notice No. 4 of 2018 of the Ministry of Trade
//!         at: Article 2
//!         kind: legal text
//!         grade: strong
//! ```
//!
//! # When to allow it
//!
//! In an exercise, where the exhibits are invented and only their weight matters.

use super::words::about;
use super::{Found, found};
use crate::case::Record;
use crate::rulebook::Rulebook;

pub fn find(book: &Rulebook, record: &Record) -> Vec<Found> {
    let mut problems = Vec::new();
    for statement in &record.statements {
        for exhibit in statement.exhibits.iter().filter(|exhibit| exhibit.source.is_none()) {
            let fact = &book.facts[statement.fact].name;
            let message = format!("an exhibit on `{fact}` has no source");
            let problem = found(message, exhibit.place.clone(), "graded, and not named")
                .also(statement.place.clone(), "filed for this")
                .help("add `source: …`, and `at: …` for the place in it");
            problems.push(Found { problem, about: about(book, record, statement) });
        }
    }
    problems
}
