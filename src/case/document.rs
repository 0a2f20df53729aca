//! YAML as a tree of our own, with the place of every node, so that all mistakes can be shown at once and in place.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::localizer::ExternalMessageSource;
use serde_yaml::{DuplicateKeyPolicy, Error, Options, Spanned};

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

/// Reads a case file. A key that stands twice in one mapping is a problem; the first is kept.
///
/// # Errors
/// When the text is not YAML, or exceeds the bounds against hostile input.
pub fn document(text: &Text) -> Result<(Node, Vec<Problem>), Box<Problem>> {
    let mut options = Options::default();
    options.with_snippet = false;
    // Only `true` and `false` are truths of YAML; `yes`, `no`, `on` stay words, so that no name turns into a truth.
    options.strict_booleans = true;
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(&text.content, options) {
        Ok(raw) => {
            let mut problems = Vec::new();
            let node = node(raw, text, &mut problems);
            Ok((node, problems))
        }
        Err(error) => {
            let span = error.location().map(|location| location.span());
            let start = span.and_then(|span| span.byte_offset()).map_or_else(
                || error.location().map_or(0, |location| offset(&text.content, location.line(), location.column())),
                |offset| usize::try_from(offset).unwrap_or(0),
            );
            let start = start.min(text.content.len());
            let length = text.content[start..].chars().next().map_or(0, char::len_utf8);
            let place = Place { text: text.clone(), range: start..start + length };
            Err(Box::new(not_read(error.without_snippet(), place)))
        }
    }
}

/// What stopped the reading, by its kind: the words of the YAML crate are for programmers.
fn not_read(error: &Error, place: Place) -> Problem {
    match error {
        // Whatever bound a copy breaks, it is the copying that breaks it.
        Error::AliasError { error, .. } if matches!(**error, Error::Budget { .. }) => {
            problem::repeats_itself(widened(place))
        }
        Error::AliasError { error, .. } | Error::WithSnippet { error, .. } => not_read(error, place),
        Error::MultipleDocuments { .. } | Error::Budget { breach: BudgetBreach::Documents { .. }, .. } => {
            problem::second_record(separator_before(place))
        }
        Error::NonFiniteFloat { value, .. } => problem::not_finite(value, widened(place)),
        Error::UnknownAnchor { .. } => unknown_anchor(place),
        Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => problem::repeats_itself(widened(place)),
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Aliases { .. }
            | BudgetBreach::Anchors { .. }
            | BudgetBreach::AliasAnchorRatio { .. }
            | BudgetBreach::RecordedAnchorEvents { .. }
            | BudgetBreach::RecordedAnchorBytes { .. } => problem::repeats_itself(widened(place)),
            _ => problem::too_large(place),
        },
        Error::ExternalMessage { source, msg, .. } => match &**source {
            ExternalMessageSource::Parser(scan) => not_parsed(scan.kind(), msg, place),
            _ => problem::yaml(msg, place),
        },
        other => problem::yaml(&other.to_string(), place),
    }
}

fn not_parsed(kind: &ErrorKind, message: &str, place: Place) -> Problem {
    match kind {
        ErrorKind::UnknownAnchor => unknown_anchor(place),
        ErrorKind::MismatchedFlowCollectionEnd { open, .. } | ErrorKind::UnclosedFlowCollection { open } => {
            problem::bracket_not_closed(*open, place)
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => problem::tab(tab_before(place)),
        ErrorKind::MappingValueNotAllowed => problem::colon_within_a_text(place),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            problem::quotation_not_closed(place)
        }
        ErrorKind::RecursionLimitExceeded => problem::too_large(place),
        _ => problem::yaml(message, place),
    }
}

fn unknown_anchor(place: Place) -> Problem {
    let place = widened(place);
    let written = place.words().to_owned();
    problem::repeats_nothing(&written, place)
}

/// From a first letter to the end of its word.
fn widened(place: Place) -> Place {
    let start = place.range.start;
    let rest = place.text.content.get(start..).unwrap_or_default();
    let ends = |letter: char| letter.is_whitespace() || ",]}".contains(letter);
    let length = rest.find(ends).unwrap_or(rest.len());
    Place { range: start..start + length, ..place }
}

/// The line `---` that begins a second document.
fn separator_before(place: Place) -> Place {
    let before = place.text.content.get(..place.range.end).unwrap_or_default();
    let found = before.rfind("\n---").map(|at| at + 1..at + 4);
    Place { range: found.unwrap_or(place.range), ..place }
}

/// A tab is met only once it is read past; it is shown with the word that it indents.
fn tab_before(place: Place) -> Place {
    let before = place.text.content.get(..place.range.end).unwrap_or_default();
    let start = before.rfind('\t').unwrap_or(place.range.start);
    Place { range: start..widened(place.clone()).range.end, ..place }
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

fn node(raw: Spanned<Raw>, text: &Text, problems: &mut Vec<Problem>) -> Node {
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
        Raw::List(list) => Content::List(list.into_iter().map(|raw| node(raw, text, problems)).collect()),
        Raw::Map(map) => Content::Map(entries(map, text, problems)),
    };
    let place = match &value {
        Content::Map(map) => extent(place, map.first().map(|(key, _)| key), map.iter().map(|(_, value)| value)),
        Content::List(list) => extent(place, list.first(), list.iter()),
        _ => place,
    };
    Node { value, place }
}

/// The entries of a mapping; a key that stands twice is refused.
fn entries(map: Vec<(Spanned<Raw>, Spanned<Raw>)>, text: &Text, problems: &mut Vec<Problem>) -> Vec<(Node, Node)> {
    let mut entries: Vec<(Node, Node)> = Vec::new();
    for (key, value) in map {
        let (key, value) = (node(key, text, problems), node(value, text, problems));
        let known = key.words().and_then(|words| entries.iter().find(|(known, _)| known.words() == Some(words)));
        match known {
            Some((first, _)) => {
                let words = key.words().unwrap_or_default();
                problems.push(problem::duplicate_key(words, key.place.clone(), first.place.clone()));
            }
            None => entries.push((key, value)),
        }
    }
    entries
}

/// The crate marks a mapping or list by its bracket, or by nothing: it is shown from its first part to its last, on one line.
fn extent<'n>(place: Place, first: Option<&Node>, values: impl Iterator<Item = &'n Node>) -> Place {
    let Some(start) = first.map(|first| first.place.range.start) else { return place };
    let between = place.text.content.get(place.range.start..start);
    // The first part of an alias lies elsewhere, and that of a bracket may lie on the next line.
    if !place.range.is_empty() && between.is_none_or(|between| between.contains('\n')) {
        return place;
    }
    let last = values.map(|value| value.place.range.end).chain(first.map(|first| first.place.range.end)).max();
    let words = place.text.content.get(start..last.unwrap_or(start)).unwrap_or_default();
    let line = words.lines().next().unwrap_or_default().trim_end();
    Place { range: start..start + line.len(), ..place }
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
            Content::Map(_) => "keys with values",
        }
    }

    /// The words of a key or a plain value.
    pub fn words(&self) -> Option<&str> {
        match &self.value {
            Content::Words(words) => Some(words),
            _ => None,
        }
    }

    /// What a key of a mapping states: neither nothing nor an empty list.
    pub fn stated(&self, key: &str) -> Option<&Node> {
        self.get(key).filter(|node| match &node.value {
            Content::Nothing => false,
            Content::List(list) => !list.is_empty(),
            _ => true,
        })
    }

    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Content::Map(map) => map.iter().find(|(known, _)| known.words() == Some(key)).map(|(_, value)| value),
            _ => None,
        }
    }
}
