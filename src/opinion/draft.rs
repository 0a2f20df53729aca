//! What is said about one claim, before it is put together with the claims that fare alike.
//!
//! Drafts of several claims are laid side by side: items of the same key are about the same thing, and those with the same
//! words become one.

use crate::opinion::points::Point;
use crate::opinion::text::{self, Text};

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
    /// Sentences that are told apart by product one by one. `lead` names what they are about.
    Points {
        lead: Text,
        points: Vec<Point>,
    },
    /// A result, and how it bears on what stands around it; the latter does not count when sections are compared.
    Result {
        result: Text,
        then: Text,
    },
    /// Something stated once in a document, `called` when it is pointed to afterwards: not at all if that is empty.
    /// `then` follows it each time: who must prove what.
    Once {
        words: Text,
        called: String,
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
    /// The same as it goes on after "argues that".
    pub within: String,
    pub source: String,
    /// Goes after "the argument is"; empty where it is not decided.
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
            Body::Points { points, .. } => points.is_empty(),
            Body::Result { result, then } => result.is_empty() && then.is_empty(),
            Body::Once { words, then, .. } => words.is_empty() && then.is_empty(),
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

    pub fn points(&mut self, key: impl Into<String>, points: Vec<Point>) {
        self.add(key, Body::Points { lead: Text::default(), points });
    }

    pub fn turn(&mut self, key: impl Into<String>, text: Text) {
        self.add(key, Body::Transition(text));
    }

    /// How the result of the part bears on what stands around it.
    pub fn bearing(&self) -> Text {
        let then = self.items.iter().rev().find_map(|item| match &item.body {
            Body::Result { then, .. } => Some(then.clone()),
            _ => None,
        });
        then.unwrap_or_default()
    }

    pub fn put(&mut self, key: impl Into<String>, part: Part) {
        self.add(key, Body::Part(part));
    }
}

impl Body {
    /// The words of a paragraph of any kind.
    pub fn text(&self) -> Option<Text> {
        match self {
            Body::Paragraph(text) | Body::Transition(text) => Some(text.clone()),
            Body::Result { result, then } => Some(text::sentences([result.clone(), then.clone()])),
            _ => None,
        }
    }

    pub fn part(&self) -> Option<&Part> {
        match self {
            Body::Part(part) => Some(part),
            _ => None,
        }
    }

    pub fn points(&self) -> Option<(&Text, &[Point])> {
        match self {
            Body::Points { lead, points } => Some((lead, points)),
            _ => None,
        }
    }
}
