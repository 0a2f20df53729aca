//! An allowance that silences nothing.
//!
//! # What it does
//!
//! Finds allowances of a lint that found nothing there.
//!
//! # Why it matters
//!
//! What was wrong has been mended, or the allowance stands in the wrong place. Left behind, it will silence the next finding, for a reason
//! that was written of another.
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
//! allow:
//!   - lint: lint::exhibit_without_source
//!     because: the exhibits are invented
//! facts:
//!   - export quota: true
//!     evidence:
//!       - {source: Notice No. 4 of 2018, kind: legal text, grade: strong}
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
//! allow:
//!   - lint: lint::exhibit_without_source
//!     because: the exhibits are invented
//! facts:
//!   - export quota: true
//!     evidence:
//!       - {kind: legal text, grade: strong}
//! ```
//!
//! # When to allow it
//!
//! Never: take the allowance out.

use super::found;
use crate::source::{Place, Problem};

pub fn finding(code: &str, place: Place) -> Problem {
    found(format!("`{code}` finds nothing here"), place, "allows nothing")
        .help("take it out, or move it to the declaration that it speaks of")
}
