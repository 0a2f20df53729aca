//! The distinct values that a record states, by fact.

use crate::case::{Record, Value};
use crate::rulebook::{FactId, Rulebook};

/// Each value once: that two exhibits say the same need not be compared twice.
pub struct Values<'a> {
    by_fact: Vec<Vec<&'a Value>>,
}

impl<'a> Values<'a> {
    pub fn of(book: &Rulebook, record: &'a Record) -> Self {
        let mut by_fact: Vec<Vec<&Value>> = vec![Vec::new(); book.facts.len()];
        for statement in &record.statements {
            let exhibits = statement.exhibits.iter().filter_map(|exhibit| exhibit.says.as_ref());
            for stated in statement.value.iter().chain(exhibits) {
                let known = &mut by_fact[statement.fact];
                if !known.contains(&&stated.value) {
                    known.push(&stated.value);
                }
            }
        }
        Values { by_fact }
    }

    pub fn count(&self, fact: FactId) -> usize {
        self.by_fact[fact].len()
    }

    pub fn value(&self, fact: FactId, index: usize) -> &'a Value {
        self.by_fact[fact][index]
    }

    /// The name of a value in the program.
    pub fn name(&self, fact: FactId, index: usize) -> String {
        format!("v({fact},{index})")
    }

    pub fn name_of(&self, fact: FactId, value: &Value) -> String {
        let index = self.by_fact[fact].iter().position(|known| *known == value);
        index.map_or("none".to_owned(), |index| self.name(fact, index))
    }
}
