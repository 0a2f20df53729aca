//! The terms in which every print and every machine output names a verdict and a reason: one word for one thing.

use crate::finding::{Reason, Verdict};

/// A verdict as a table prints it.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotReviewable => "not reviewable",
        Verdict::OutsideScope => "outside scope",
        Verdict::Consistent => "consistent",
        Verdict::NotShown => "not shown",
        Verdict::Justified => "justified",
        Verdict::Inconsistent => "inconsistent",
        Verdict::Open => "open",
        Verdict::TurnsOnTheReading => "turns on the reading",
    }
}

/// A reason code.
#[must_use]
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Proved => "proved",
        Reason::Admitted => "admitted",
        Reason::NotContested => "not contested",
        Reason::Assumed => "assumed",
        Reason::Disproved => "disproved",
        Reason::Conceded => "conceded",
        Reason::Silent => "silent",
        Reason::Insufficient => "insufficient",
        Reason::EvenlyBalanced => "evenly balanced",
        Reason::Outweighed => "outweighed",
        Reason::Straddles => "straddles",
        Reason::Follows => "follows",
        Reason::Given => "given",
        Reason::NotRaised => "not raised",
        Reason::Law => "law",
        Reason::Precedent => "precedent",
        Reason::AuthoritiesConflict => "authorities conflict",
        Reason::RowsDisagree => "rows disagree",
    }
}
