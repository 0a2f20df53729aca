//! An allowance names a lint that does not exist.
//!
//! # What it does
//!
//! Compares the names in allowances with the lints that there are.
//!
//! # Why it matters
//!
//! It silences nothing, and looks as if it did.
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
//!   - lint: lint::exhibit_without_sources
//!     because: the exhibits are invented
//! facts:
//!   - export quota: true
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
//! Never: write the name that is meant.

use super::{LINTS, found};
use crate::source::suggest::nearest;
use crate::source::{Place, Problem};

pub fn finding(code: &str, place: Place) -> Problem {
    let known = LINTS.iter().map(|lint| lint.code);
    let near = nearest(code, known.clone()).or_else(|| nearest(&format!("lint::{code}"), known));
    let help = near.map(|near| format!("did you mean `{near}`?"));
    found(format!("no lint is called `{code}`"), place, "unknown")
        .help("`arguendo explain lint` lists the lints")
        .maybe_help(help)
}
