//! The values of one series are written in different units.
//!
//! # What it does
//!
//! Compares the units in which the periods of one value are written.
//!
//! # Why it matters
//!
//! Everything is converted exactly, so no result is wrong for it. But a series whose unit changes in the middle is where a figure was copied
//! from another table, and a tonne of one table is often not the tonne of the other.
//!
//! # Example
//!
//! ```rules
//! instrument "Elm River Convention", cited as ERC.
//! provision ERC 4.
//!   Text "No Member shall hold back grain." [verified].
//! thing "measure", plural "measures".
//! thing "product", plural "products".
//! unit "t".
//! unit "kg", equal to 0.001 "t".
//! fact "yearly output", of a product: series of number in "t".
//!   Called "the yearly output of the product".
//!
//! test "Holding back" under ERC 4, about a measure and a product.
//!   The complainant must prove that (a) the yearly output of the product is more than 0 t in every period.
//! ```
//!
//! ```yaml
//! case: tin-quota
//! title: Southland – Export Quota on Tin
//! law as of: 2020-01-01
//! facts as of: 2019-06-01
//! parties: {complainants: [Northland], respondent: Southland}
//! members:
//!   Southland: {bound by: [ERC]}
//! measures:
//!   tin quota: {}
//! products:
//!   tin: {}
//! claims:
//!   - {measure: tin quota, product: tin, under: ERC 4}
//! facts:
//!   - yearly output: {2017: "2,000 t", 2018: "1,900,000 kg"}
//!     of: [tin]
//! ```
//!
//! # Use instead
//!
//! The same rulebook, and
//!
//! ```yaml
//! case: tin-quota
//! title: Southland – Export Quota on Tin
//! law as of: 2020-01-01
//! facts as of: 2019-06-01
//! parties: {complainants: [Northland], respondent: Southland}
//! members:
//!   Southland: {bound by: [ERC]}
//! measures:
//!   tin quota: {}
//! products:
//!   tin: {}
//! claims:
//!   - {measure: tin quota, product: tin, under: ERC 4}
//! facts:
//!   - yearly output: {2017: "2,000 t", 2018: "1,900 t"}
//!     of: [tin]
//! ```
//!
//! # When to allow it
//!
//! When the source itself changed its unit, and each figure should be found there as it is written.

use super::words::about;
use super::{Found, found};
use crate::case::{Record, Stated, Value};
use crate::rulebook::Rulebook;

pub fn find(book: &Rulebook, record: &Record) -> Vec<Found> {
    let mut problems = Vec::new();
    for statement in &record.statements {
        let said = statement.exhibits.iter().map(|exhibit| (exhibit.says.as_ref(), &exhibit.place));
        let values = std::iter::once((statement.value.as_ref(), &statement.place)).chain(said);
        for (value, place) in values {
            let Some((first, other)) = value.and_then(mixed) else { continue };
            let fact = &book.facts[statement.fact].name;
            let message = format!("`{fact}` is in `{}` for {} and in `{}` for {}", first.1, first.0, other.1, other.0);
            let problem = found(message, place.clone(), "two units in one series")
                .help(format!("write every period in `{}`, as the source has it", first.1));
            problems.push(Found { problem, about: about(book, record, statement) });
        }
    }
    problems
}

/// Two periods of a series and their units, where these differ.
fn mixed(stated: &Stated) -> Option<((String, String), (String, String))> {
    let Value::Series(_) = stated.value else { return None };
    let mut units = stated.written.split("; ").filter_map(|part| {
        let (period, amount) = part.split_once(": ")?;
        Some((period.to_owned(), unit(amount).to_owned()))
    });
    let first = units.next()?;
    let other = units.find(|other| other.1 != first.1)?;
    Some((first, other))
}

/// What follows the number: "t" of `about 2,000 thousand t`.
fn unit(amount: &str) -> &str {
    let after = amount.rfind(|letter: char| letter.is_ascii_digit()).map_or(amount, |at| &amount[at + 1..]);
    let after = after.trim();
    ["thousand ", "million ", "billion "].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after).trim()
}
