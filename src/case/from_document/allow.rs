//! What the linter finds, and the author of the record has weighed.

use super::Binding;
use crate::case::document::{Content, Node};
use crate::case::{Allowance, format, problem};

impl Binding<'_> {
    /// `allow: [{lint: …, because: …, of: …}]`. The names of lints are the linter's own, and checked there.
    pub fn allows(&mut self, root: &Node) -> Vec<Allowance> {
        let entries = self.entries(root, "allow", "an allowance with `lint` and `because`");
        entries.into_iter().filter_map(|entry| self.allowance(entry)).collect()
    }

    fn allowance(&mut self, entry: &Node) -> Option<Allowance> {
        self.only_keys(entry, "an allowance", format::names(&format::ALLOWANCE));
        let (lint, because) = (self.reason_or_lint(entry, "lint"), self.reason_or_lint(entry, "because"));
        let of = self.optional_text(entry, "of");
        let place = entry.get("lint").map_or_else(|| entry.place.clone(), |lint| lint.place.clone());
        Some(Allowance { lint: lint?, because: because?, of, place })
    }

    fn reason_or_lint(&mut self, entry: &Node, key: &str) -> Option<String> {
        match entry.get(key).filter(|value| !matches!(value.value, Content::Nothing)) {
            Some(value) => self.text(value),
            None => {
                let example = if key == "lint" { "lint::exhibit_without_source" } else { "why it may stand" };
                self.refuse(problem::missing_key(key, "an allowance", entry.place.clone(), example));
                None
            }
        }
    }
}
