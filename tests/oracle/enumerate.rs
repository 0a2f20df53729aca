//! Every rulebook and record up to a small size: not drawn, but counted through.
//!
//! A *world* is a rulebook and a record. Worlds come in families; a family is the whole product of a few choices that make
//! a rulebook ([`Scenario`]), and for each of these the whole product of what may be filed ([`Scenario::choices`]). Every
//! world has a number, and every number one world.

mod build;
mod choices;
mod combine;
mod evidence;
mod filings;
mod law;
mod roots;
mod shapes;
mod term;
mod things;
mod verdicts;
mod weighing;

use std::collections::BTreeSet;

use super::model::{Record, Rulebook};

pub use build::{Depth, all, group, must};
pub use filings::{Filed, Filing};
pub use term::{Place, Scribe};

/// Every family.
pub fn families() -> Vec<Family> {
    let parts = [
        combine::families(),
        verdicts::families(),
        evidence::families(),
        weighing::families(),
        law::families(),
        things::families(),
    ];
    parts.into_iter().flatten().collect()
}

/// A family of worlds that share a construct, or a combination of constructs.
pub struct Family {
    pub name: &'static str,
    pub scenarios: Vec<Scenario>,
}

impl Family {
    /// How many worlds.
    pub fn size(&self) -> usize {
        self.scenarios.iter().map(Scenario::size).sum()
    }
}

/// One rulebook, a record in which nothing is filed, and what may be filed in it.
pub struct Scenario {
    pub law: Rulebook,
    pub empty: Record,
    /// For each question what may be filed on it, independently of the others.
    pub choices: Vec<Vec<Filing>>,
    /// What the rulebook is made of.
    pub constructs: BTreeSet<&'static str>,
}

impl Scenario {
    /// How many records.
    pub fn size(&self) -> usize {
        self.choices.iter().map(Vec::len).product()
    }

    /// The record of this number: its digits are the choices, the first the lowest.
    pub fn record(&self, number: usize) -> Record {
        let (mut record, mut rest) = (self.empty.clone(), number);
        for filings in &self.choices {
            filings[rest % filings.len()].iter().for_each(|filed| filed.enter(&mut record));
            rest /= filings.len();
        }
        record
    }
}
