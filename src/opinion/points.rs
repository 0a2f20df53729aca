//! Points: single sentences that can be told apart by product and joined to lists.

use crate::opinion::text::{self, Text};

/// A clause and the words that open it: "China does not contest that" + "the duty falls due on export".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Empty for a sentence of its own.
    pub opener: String,
    pub joiner: Joiner,
    pub clause: Text,
}

/// How clauses of one opener follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joiner {
    /// "that a, that b and that c".
    AndThat,
    OrThat,
    /// "whether a or whether b".
    Whether,
    /// Each is a sentence.
    Alone,
}

impl Point {
    pub fn new(opener: impl Into<String>, joiner: Joiner, clause: Text) -> Self {
        Point { opener: opener.into(), joiner, clause }
    }

    pub fn sentence(text: Text) -> Self {
        Point { opener: String::new(), joiner: Joiner::Alone, clause: text }
    }
}

/// The points in their order, those in a row with the same opener in one sentence.
pub fn told<'a>(points: impl IntoIterator<Item = &'a Point>) -> Text {
    let mut groups: Vec<Vec<&Point>> = Vec::new();
    for point in points {
        match groups.last_mut() {
            Some(group) if group[0].opener == point.opener && point.joiner != Joiner::Alone => group.push(point),
            _ => groups.push(vec![point]),
        }
    }
    text::sentences(groups.into_iter().map(|group| sentence(&group)))
}

fn sentence(group: &[&Point]) -> Text {
    let (word, conjunction) = match group[0].joiner {
        Joiner::AndThat => ("that ", "and"),
        Joiner::OrThat => ("that ", "or"),
        Joiner::Whether => ("whether ", "or"),
        Joiner::Alone => return Text::sentence("").with(group[0].clause.clone()).stop(),
    };
    let clauses: Vec<Text> = group.iter().map(|point| Text::from(word).with(point.clause.clone())).collect();
    Text::sentence(&group[0].opener).with(" ").with(text::list(clauses, conjunction)).stop()
}
