//! What is said about one claim, before it is put together with the claims that fare alike.
//!
//! Drafts of several claims are laid side by side: items of the same key are about the same thing, and those with the same
//! words become one.

use crate::opinion::text::Text;

/// A section, or a group of paragraphs without a heading of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    pub heading: Option<Text>,
    pub items: Vec<Item>,
    /// What is left to say where the same section stands elsewhere already: its result.
    pub outcome: Option<Text>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Distinct among its siblings.
    pub key: String,
    pub body: Body,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    Paragraph(Text),
    /// States the law, which is stated once in a document. `then` follows it each time: who must prove what.
    Rule {
        rule: Text,
        then: Text,
    },
    /// Says how this point stands to its neighbours; does not count when sections are compared.
    Transition(Text),
    /// What the parties argue; a paragraph for each.
    Arguments(Vec<Argued>),
    /// How the same arguments fared.
    Fates(Vec<Argued>),
    Part(Part),
}

/// An argument of a party and how it fared, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argued {
    /// The party as a sentence names it.
    pub by: String,
    pub says: String,
    pub source: String,
    /// Goes after "the argument is".
    pub fate: Text,
    /// Filed by the side that bears the burden here.
    pub by_bearer: bool,
}

impl Part {
    pub fn headed(heading: Text) -> Self {
        Part { heading: Some(heading), ..Part::default() }
    }

    /// Adds an item; an empty one is dropped.
    pub fn add(&mut self, key: impl Into<String>, body: Body) {
        let empty = match &body {
            Body::Paragraph(text) | Body::Transition(text) => text.is_empty(),
            Body::Rule { rule, then } => rule.is_empty() && then.is_empty(),
            Body::Arguments(list) | Body::Fates(list) => list.is_empty(),
            Body::Part(part) => part.items.is_empty(),
        };
        if !empty {
            self.items.push(Item { key: key.into(), body });
        }
    }

    pub fn say(&mut self, key: impl Into<String>, text: Text) {
        self.add(key, Body::Paragraph(text));
    }

    pub fn turn(&mut self, key: impl Into<String>, text: Text) {
        self.add(key, Body::Transition(text));
    }

    pub fn put(&mut self, key: impl Into<String>, part: Part) {
        self.add(key, Body::Part(part));
    }
}
