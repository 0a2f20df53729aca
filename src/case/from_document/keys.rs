//! The small words of reading a node: a text, a date, one or many, only these keys.

use jiff::civil::Date;

use super::Binding;
use crate::case::document::{Content, Node};
use crate::case::problem;

impl Binding<'_> {
    /// Refuses every key that is not known here.
    pub fn only_keys<'k>(&mut self, node: &Node, inside: &str, known: impl Iterator<Item = &'k str> + Clone) {
        let Content::Map(entries) = &node.value else { return };
        for (key, _) in entries {
            match &key.value {
                Content::Words(words) if known.clone().any(|key| key == words) => {}
                Content::Words(words) => {
                    self.refuse(problem::unknown_key(words, inside, key.place.clone(), known.clone()))
                }
                Content::Truth(truth) => self.refuse(problem::truth_as_name(*truth, key.place.clone())),
                _ => self.refuse(problem::expected("a name", key.what(), key.place.clone())),
            }
        }
    }

    pub fn text(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Content::Words(words) => Some(words.split_whitespace().collect::<Vec<_>>().join(" ")),
            Content::Truth(truth) => {
                self.refuse(problem::truth_as_name(*truth, node.place.clone()));
                None
            }
            _ => {
                self.refuse(problem::expected("a text", node.what(), node.place.clone()));
                None
            }
        }
    }

    pub fn optional_text(&mut self, node: &Node, key: &str) -> Option<String> {
        node.get(key).filter(|value| !matches!(value.value, Content::Nothing)).and_then(|value| self.text(value))
    }

    pub fn date(&mut self, node: &Node) -> Option<Date> {
        let words = self.text(node)?;
        let date = date_of(&words);
        if date.is_none() {
            self.refuse(problem::impossible_date(&words, looks_like_a_date(&words), node.place.clone()));
        }
        date
    }

    pub fn truth(&mut self, node: &Node) -> Option<bool> {
        let truth = truth_of(node);
        if truth.is_none() {
            self.refuse(problem::expected("true or false", node.what(), node.place.clone()));
        }
        truth
    }

    /// One value or a list of them; nothing is none.
    pub fn many<'n>(&mut self, node: Option<&'n Node>) -> Vec<&'n Node> {
        match node.map(|node| &node.value) {
            None | Some(Content::Nothing) => Vec::new(),
            Some(Content::List(list)) => list.iter().collect(),
            Some(_) => node.into_iter().collect(),
        }
    }

    pub fn texts(&mut self, node: Option<&Node>) -> Vec<String> {
        self.many(node).into_iter().filter_map(|node| self.text(node)).collect()
    }

    /// The mappings of a list under a key; `what` is each of them.
    pub fn entries<'n>(&mut self, root: &'n Node, key: &str, what: &str) -> Vec<&'n Node> {
        let Some(node) = root.get(key) else { return Vec::new() };
        let mut entries = Vec::new();
        for entry in self.many(Some(node)) {
            match &entry.value {
                Content::Map(_) => entries.push(entry),
                _ => self.refuse(problem::expected(what, entry.what(), entry.place.clone())),
            }
        }
        entries
    }
}

/// `true`, `no` or `Yes`: YAML takes only two of these for truths, a lawyer all of them.
pub fn truth_of(node: &Node) -> Option<bool> {
    match &node.value {
        Content::Truth(truth) => Some(*truth),
        Content::Words(words) => match words.to_lowercase().as_str() {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// A date as a case file writes it, as in `2012-07-23`, and no other form.
pub fn date_of(words: &str) -> Option<Date> {
    words.parse::<Date>().ok().filter(|_| words.len() == 10)
}

/// Whether a text has the form of a date, though no calendar has the day.
pub fn looks_like_a_date(words: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = words.split('-').collect();
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
