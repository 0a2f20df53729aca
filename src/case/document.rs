//! YAML as a tree of our own, with the place of every node, so that all mistakes can be shown at once and in place.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Options, Spanned};

use crate::case::problem;
use crate::source::{Place, Problem, Text};

#[derive(Debug, Clone)]
pub struct Node {
    pub value: Content,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub enum Content {
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// Text, numbers, dates: as written, quotes removed.
    Words(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// Reads a case file.
///
/// # Errors
/// When the text is not YAML, repeats a key, or exceeds the bounds against hostile input.
pub fn document(text: &Text) -> Result<Node, Box<Problem>> {
    let mut options = Options::default();
    options.with_snippet = false;
    // Only `true` and `false` are truths of YAML; `yes`, `no`, `on` stay words, so that no name turns into a truth.
    options.strict_booleans = true;
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(&text.content, options) {
        Ok(raw) => Ok(node(raw, text)),
        Err(error) => {
            let span = error.location().map(|location| location.span());
            let start = span.and_then(|span| span.byte_offset()).map_or_else(
                || error.location().map_or(0, |location| offset(&text.content, location.line(), location.column())),
                |offset| usize::try_from(offset).unwrap_or(0),
            );
            let start = start.min(text.content.len());
            let length = text.content[start..].chars().next().map_or(0, char::len_utf8);
            let place = Place { text: text.clone(), range: start..start + length };
            Err(Box::new(problem::yaml(&error.without_snippet().to_string(), place)))
        }
    }
}

/// The byte offset of a line and column counted from 1, the column in characters.
fn offset(content: &str, line: u64, column: u64) -> usize {
    let mut at = 0;
    for (index, text) in content.split_inclusive('\n').enumerate() {
        if index as u64 + 1 == line {
            let skipped = usize::try_from(column.saturating_sub(1)).unwrap_or(0);
            return at + text.char_indices().nth(skipped).map_or(text.len(), |(byte, _)| byte);
        }
        at += text.len();
    }
    content.len()
}

fn node(raw: Spanned<Raw>, text: &Text) -> Node {
    let span = raw.referenced.span();
    let start = span.byte_offset().map_or(0, |offset| usize::try_from(offset).unwrap_or(0));
    let length = span.byte_len().map_or(0, |length| usize::try_from(length).unwrap_or(0));
    let end = (start + length).min(text.content.len());
    let place = Place { text: text.clone(), range: start.min(end)..end };
    let value = match raw.value {
        Raw::Nothing => Content::Nothing,
        Raw::Truth(truth) => Content::Truth(truth),
        Raw::Words(words) => Content::Words(words),
        // As written, so that 2.50 stays 2.50 and no number passes through a binary float.
        Raw::Number => Content::Words(place.words().trim().to_owned()),
        Raw::List(list) => Content::List(list.into_iter().map(|raw| node(raw, text)).collect()),
        Raw::Map(map) => {
            Content::Map(map.into_iter().map(|(key, value)| (node(key, text), node(value, text))).collect())
        }
    };
    let place = match &value {
        // The crate gives a mapping no extent of its own: its first key stands for it.
        Content::Map(map) if place.range.is_empty() => map.first().map_or(place, |(key, _)| key.place.clone()),
        _ => place,
    };
    Node { value, place }
}

enum Raw {
    Nothing,
    Truth(bool),
    Words(String),
    Number,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Raw, E> {
        Ok(Raw::Truth(truth))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }

    fn visit_str<E>(self, words: &str) -> Result<Raw, E> {
        Ok(Raw::Words(words.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = access.next_element()? {
            list.push(element);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = access.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

impl Node {
    /// What it is, for a message.
    pub fn what(&self) -> &'static str {
        match &self.value {
            Content::Nothing => "nothing",
            Content::Truth(_) => "a yes or no",
            Content::Words(_) => "a text",
            Content::List(_) => "a list",
            Content::Map(_) => "a mapping",
        }
    }

    /// The words of a key or a plain value.
    pub fn words(&self) -> Option<&str> {
        match &self.value {
            Content::Words(words) => Some(words),
            _ => None,
        }
    }

    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Content::Map(map) => map.iter().find(|(known, _)| known.words() == Some(key)).map(|(_, value)| value),
            _ => None,
        }
    }
}
