//! What a claim under a test asks, without any record: who bears each clause, which way it counts, and what the law settles.
//!
//! The same walk as the reasoner's, with a symbol in place of every thing and every plea raised. A sketch is drawn of each test
//! and its defences under the law as it stands last, and again for each other reading of a question that it reaches; so a lint
//! that speaks of every reading has seen each of them, though not every combination.

mod draw;

pub use draw::sketches;

use std::collections::BTreeSet;

use crate::rulebook::*;
use crate::source::Place;

pub type NodeId = usize;
/// A thing of which nothing is known: 0 is the complainant, 1 the respondent.
pub type Symbol = usize;

pub struct Sketch<'a> {
    pub nodes: Vec<Node<'a>>,
    /// The breach first, then what is raised against it, with whom it helps.
    pub roots: Vec<(NodeId, Party)>,
    pub questions: BTreeSet<QuestionId>,
}

pub struct Node<'a> {
    pub kind: Kind<'a>,
    pub clause: Option<&'a Clause>,
    pub bearer: Party,
    pub standard: StandardId,
    pub negated: bool,
    pub things: Vec<Symbol>,
    pub children: Vec<Child>,
}

pub enum Kind<'a> {
    Leaf {
        literal: &'a Literal,
        wanted: bool,
    },
    /// All children.
    Conj,
    /// Any child.
    Disj,
    AtLeast,
    /// One child, asked of things that a record will name.
    Each,
    /// The one child is the issue that a clause asks for.
    Asks {
        issue: IssueId,
    },
    Reasons,
    Table,
    /// Settled by law.
    Fixed(bool),
    /// Not gone into: the sketch is too large, and says nothing.
    Unfinished,
}

#[derive(Clone, Copy)]
pub struct Child {
    pub node: NodeId,
    /// Counts as its negation.
    pub flip: bool,
    pub link: Link,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Part,
    /// Helps whoever bears it, whatever stands above.
    Own,
}

/// By party: what stands above, and whom that helps; a root stands above itself.
pub type Helps = [Option<(NodeId, Party)>; 2];

pub fn other(party: Party) -> Party {
    match party {
        Party::Complainant => Party::Respondent,
        Party::Respondent => Party::Complainant,
    }
}

pub fn word(party: Party) -> &'static str {
    match party {
        Party::Complainant => "the complainant",
        Party::Respondent => "the respondent",
    }
}

impl Sketch<'_> {
    /// For each node, whether establishing it helps the complainant and whether it helps the respondent, by the ways that lead to
    /// it; and the node above, with whom that helps, through which either was first found.
    pub fn helps(&self) -> Vec<Helps> {
        let mut helps: Vec<Helps> = vec![[None, None]; self.nodes.len()];
        for (root, party) in &self.roots {
            helps[*root][*party as usize].get_or_insert((*root, *party));
        }
        for id in (0..self.nodes.len()).rev() {
            for child in &self.nodes[id].children {
                for side in [Party::Complainant, Party::Respondent] {
                    if helps[id][side as usize].is_none() {
                        continue;
                    }
                    let helped = match child.link {
                        // A reason, or what rebuts a precedent, is given to the side that it helps.
                        Link::Own => own_side(&self.nodes[id], &self.nodes[child.node], side),
                        Link::Part if child.flip => other(side),
                        Link::Part => side,
                    };
                    helps[child.node][helped as usize].get_or_insert((id, side));
                }
            }
        }
        helps
    }

    /// What the law settles, whatever the facts.
    pub fn settled(&self) -> Vec<Option<bool>> {
        let mut settled: Vec<Option<bool>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let below = |sought: bool| {
                let value = |child: &Child| settled[child.node].map(|value| value != child.flip);
                let mut values = node.children.iter().map(value);
                if values.clone().any(|value| value == Some(sought)) {
                    return Some(sought);
                }
                values.all(|value| value == Some(!sought)).then_some(!sought)
            };
            let value = match &node.kind {
                Kind::Fixed(value) => Some(*value),
                Kind::Conj | Kind::Asks { .. } => below(false),
                Kind::Disj => below(true),
                _ => None,
            };
            settled.push(value);
        }
        settled
    }
}

/// Reasons for and against keep their sides: one borne as the issue is helps whom the issue helps.
fn own_side(issue: &Node, reason: &Node, helped: Party) -> Party {
    if issue.bearer == reason.bearer { helped } else { other(helped) }
}

/// The words of a clause, short enough for a message.
pub fn short(clause: &Clause) -> String {
    let words: Vec<&str> = clause.text.split_whitespace().collect();
    let text = if words.len() > 12 { format!("{} …", words[..12].join(" ")) } else { words.join(" ") };
    clause.label.as_ref().map_or(text.clone(), |label| format!("({label}) {text}"))
}

/// A key under which the same clause is found again.
pub fn key(place: &Place) -> (String, usize, usize) {
    (place.text.name.to_string(), place.range.start, place.range.end)
}
