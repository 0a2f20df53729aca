//! One change of a record, as written on the command line: `FACT of THING, THING=VALUE`, or `=unknown`.

use super::Binding;
use crate::case::document::{Content, Node};
use crate::case::{Change, Record, problem};
use crate::rulebook::Rulebook;
use crate::source::{Place, Problem, Text};

/// Reads a change against a record.
///
/// # Errors
/// When it names no fact or thing of the record, or a value that the fact cannot have.
pub fn change(written: &str, record: &Record, book: &Rulebook) -> Result<Change, Vec<Problem>> {
    let text = Text::new("--set", written);
    let mut binding = Binding {
        book,
        problems: Vec::new(),
        things: record.things.clone(),
        complainants: record.complainants.clone(),
        respondent: Some(record.respondent),
    };
    let found = binding.change(&text);
    match found {
        Some(change) if binding.problems.is_empty() => Ok(change),
        _ => Err(binding.problems),
    }
}

impl Binding<'_> {
    fn change(&mut self, text: &Text) -> Option<Change> {
        let written = &text.content;
        let place = |from: usize, to: usize| Place { text: text.clone(), range: from..to };
        let Some(equals) = written.rfind('=') else {
            self.refuse(problem::expected("`FACT of THING, THING=VALUE`", "no `=`", place(0, written.len())));
            return None;
        };
        // The name of the fact is the longest that the text begins with: names may contain `of`.
        let head = &written[..equals];
        let fact = (0..self.book.facts.len())
            .filter(|id| {
                let name = &self.book.facts[*id].name;
                head.strip_prefix(name.as_str()).is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(" of "))
            })
            .max_by_key(|id| self.book.facts[*id].name.len());
        let Some(fact) = fact else {
            let name = head.split(" of ").next().unwrap_or(head).trim();
            let known: Vec<&str> = self.book.facts.iter().map(|fact| fact.name.as_str()).collect();
            self.refuse(problem::unknown(
                "case::unknown_fact",
                "fact",
                name,
                place(0, name.len()),
                known.iter().copied(),
            ));
            return None;
        };
        let rest = &head[self.book.facts[fact].name.len()..];
        let mut things = Vec::new();
        if let Some(named) = rest.strip_prefix(" of ") {
            let mut at = equals - named.len();
            for part in named.split(',') {
                let start = at + (part.len() - part.trim_start().len());
                things.push(Node {
                    value: Content::Words(part.trim().to_owned()),
                    place: place(start, start + part.trim().len()),
                });
                at += part.len() + 1;
            }
        }
        let of = Node { value: Content::List(things), place: place(0, equals) };
        let things = self.things_of(fact, Some(&of))?;
        let value = written[equals + 1..].trim();
        if value == "unknown" {
            return Some(Change { fact, things, value: None, place: place(0, written.len()) });
        }
        let node = Node {
            value: match value {
                "true" => Content::Truth(true),
                "false" => Content::Truth(false),
                words => Content::Words(words.to_owned()),
            },
            place: place(equals + 1, written.len()),
        };
        let value = self.value(fact, &node)?;
        Some(Change { fact, things, value: Some(value), place: place(0, written.len()) })
    }
}
