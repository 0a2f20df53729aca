//! Every strong exhibit of a contested record was filed by one side.
//!
//! # What it does
//!
//! Counts the exhibits that each side filed (`by`) on facts on which both sides filed something. It finds a record in which each side filed
//! at least four such exhibits, one side has at least four of them at *substantial* or more, and the other has none there. Exhibits that do
//! not say who filed them belong to no side.
//!
//! # Why it matters
//!
//! A dispute that went to a panel was worth contesting. Where one side's paper is all strong and the other's all weak, the grades often
//! follow the wished-for result and not the guide, and every finding with them.
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
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 1 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 11 of 2018", kind: legal text, grade: scant, says: false}
//!   - export ban: true
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 2 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 12 of 2018", kind: legal text, grade: some, says: false}
//!   - licence at discretion: true
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 3 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 13 of 2018", kind: legal text, grade: scant, says: false}
//!   - lowest export price: true
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 4 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 14 of 2018", kind: legal text, grade: some, says: false}
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
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 1 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 11 of 2018", kind: legal text, grade: scant, says: false}
//!   - export ban: true
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 2 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 12 of 2018", kind: legal text, grade: substantial, says: false}
//!   - licence at discretion: true
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 3 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 13 of 2018", kind: legal text, grade: scant, says: false}
//!   - lowest export price: true
//!     of: [tin quota, tin]
//!     evidence:
//!       - {by: Northland, source: "Notice No. 4 of 2018", kind: legal text, grade: strong}
//!       - {by: Southland, source: "Notice No. 14 of 2018", kind: legal text, grade: some, says: false}
//! ```
//!
//! # When to allow it
//!
//! When it is so: the reason should say that both sides' exhibits were graded by the guide, and by whom.

use super::{Found, found};
use crate::case::{Exhibit, Record, Statement};
use crate::rulebook::{Grade, Rulebook};

/// Exhibits that a side must have filed before its grades say anything.
const ENOUGH: usize = 4;

pub fn find(_: &Rulebook, record: &Record) -> Vec<Found> {
    let contested = record.statements.iter().filter(|one| filed(record, one, true) && filed(record, one, false));
    let exhibits: Vec<&Exhibit> = contested.flat_map(|statement| &statement.exhibits).collect();
    let of = |respondent: bool| -> Vec<&Exhibit> {
        exhibits.iter().copied().filter(|exhibit| side(record, exhibit) == Some(respondent)).collect()
    };
    let strong = |exhibits: &[&Exhibit]| exhibits.iter().filter(|exhibit| exhibit.grade >= Grade::Substantial).count();
    for (side, weaker) in [(of(false), of(true)), (of(true), of(false))] {
        let (high, none) = (strong(&side), strong(&weaker) == 0);
        if high < ENOUGH || weaker.len() < ENOUGH || !none {
            continue;
        }
        let Some(first) = side.iter().find(|exhibit| exhibit.grade >= Grade::Substantial) else { continue };
        let name = |exhibit: &Exhibit| exhibit.by.map_or_else(String::new, |by| record.things[by].name.clone());
        let message = format!(
            "{high} of {} exhibits of {} are substantial or more, and none of {} exhibits of {}",
            side.len(),
            name(first),
            weaker.len(),
            name(weaker[0])
        );
        let best = weaker.iter().max_by_key(|exhibit| exhibit.grade).map(|exhibit| exhibit.place.clone());
        let mut problem = found(message, first.place.clone(), "the first of the one side");
        if let Some(best) = best {
            problem = problem.also(best, "the best of the other");
        }
        let problem = problem.help("grade both sides by the guide, each exhibit alone");
        return vec![Found { problem, about: Vec::new() }];
    }
    Vec::new()
}

fn filed(record: &Record, statement: &Statement, respondent: bool) -> bool {
    statement.exhibits.iter().any(|exhibit| side(record, exhibit) == Some(respondent))
}

/// Whether an exhibit was filed by the respondent; `None` where nobody knows.
fn side(record: &Record, exhibit: &Exhibit) -> Option<bool> {
    exhibit.by.map(|by| by == record.respondent)
}
