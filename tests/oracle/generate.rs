//! Small random rulebooks and records.
//!
//! Everything is built from lists of numbers, by choices of which 0 is the simplest; shrinking the lists makes the case
//! smaller. Acyclic because an issue refers to later ones only; tables are monotone because they count points.

mod clauses;
mod draw;
mod heads;
mod law;
mod readings;
mod reasons;
mod record;

use proptest::collection::vec;
use proptest::prelude::Strategy;

use super::model::{Record, Rulebook};

pub use draw::Draw;

/// A rulebook and a record bound to it.
#[derive(Clone)]
pub struct Drawn {
    pub law: Rulebook,
    pub record: Record,
}

/// How much of the language to draw on.
#[derive(Debug, Clone, Copy)]
pub struct Breadth {
    /// Only truths and scales, no questions of law.
    pub ordered_facts_only: bool,
}

pub const EVERYTHING: Breadth = Breadth { ordered_facts_only: false };
pub const ORDERED: Breadth = Breadth { ordered_facts_only: true };

/// A case at random.
pub fn drawn(breadth: Breadth) -> impl Strategy<Value = Drawn> {
    (vec(vec(0u16..1000, 0..90), 24), vec(vec(0u16..1000, 0..120), 18)).prop_map(move |(law, record)| {
        let law = law::rulebook(&mut Draw::new(&law), breadth);
        let record = record::record(&mut Draw::new(&record), &law);
        Drawn { law, record }
    })
}

impl std::fmt::Debug for Drawn {
    /// As the engine reads it.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let style = super::text::Style::default();
        for (name, text) in super::text::rulebook(&self.law, style) {
            writeln!(formatter, "\n# ---------- {name}\n{text}")?;
        }
        writeln!(formatter, "# ---------- case.yaml\n{}", super::text::case(&self.law, &self.record, style))
    }
}
