//! One claim as the words see it: its parties and things as marks, its sentences with the marks filled in.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::finding::{Annotation, ClaimFinding, Finding, Form, Link, Node, Side, Speaks, Value};
use crate::opinion::grammar;
use crate::opinion::text::{self, COMPLAINANT, clean};

/// A claim among the others of the finding.
pub struct About<'a> {
    pub finding: &'a Finding,
    pub claim: &'a ClaimFinding,
    /// Number of the section that answers a claim of this claim's measure under a provision.
    pub sections: &'a dyn Fn(&ClaimFinding, &str) -> Option<String>,
    /// Questions of law already explained in this claim.
    pub explained: RefCell<BTreeSet<&'a str>>,
    /// Names to replace by marks, the longest first.
    names: Vec<(String, char)>,
}

impl<'a> About<'a> {
    pub fn new(
        finding: &'a Finding,
        claim: &'a ClaimFinding,
        sections: &'a dyn Fn(&ClaimFinding, &str) -> Option<String>,
    ) -> Self {
        let mut names: Vec<(String, char)> = Vec::new();
        for (index, thing) in claim.about.iter().enumerate() {
            names.push((clean(&thing.called), text::thing(index)));
        }
        names.push((grammar::member(&clean(&claim.complainant)), COMPLAINANT));
        names.push((clean(&claim.complainant), COMPLAINANT));
        names.retain(|(name, _)| !name.is_empty());
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        About { finding, claim, sections, explained: RefCell::default(), names }
    }

    pub fn node(&self, index: usize) -> &'a Node {
        &self.claim.nodes[index]
    }

    /// Words of the finding with its things and its complainant turned into marks.
    pub fn marked(&self, words: &str) -> String {
        let words = clean(words);
        let mut out = String::with_capacity(words.len());
        let mut rest = words.as_str();
        while let Some(letter) = rest.chars().next() {
            let starts_word = !out.ends_with(char::is_alphanumeric);
            let found = starts_word.then(|| self.names.iter().find(|(name, _)| begins_with_word(rest, name))).flatten();
            if let Some((name, mark)) = found {
                out.push(*mark);
                rest = &rest[name.len()..];
            } else {
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
        out
    }

    /// The respondent as a sentence names it.
    pub fn respondent(&self) -> String {
        grammar::member(&clean(&self.finding.case.respondent))
    }

    pub fn party(&self, side: Side) -> String {
        match side {
            Side::Complainant => COMPLAINANT.to_string(),
            Side::Respondent => self.respondent(),
        }
    }

    /// The side on which a party of this name stands.
    pub fn side_of(&self, party: &str) -> Side {
        if party == self.finding.case.respondent { Side::Respondent } else { Side::Complainant }
    }

    /// The thing of a kind among those that the claim is about, as a mark.
    pub fn thing(&self, kind: &str) -> Option<String> {
        self.claim.about.iter().position(|thing| thing.kind == kind).map(|index| text::thing(index).to_string())
    }

    /// "the measure relates to conservation"; joined from its parts where the rulebook has no sentence.
    pub fn established(&self, node: &Node) -> String {
        let own = self.marked(node.sentence.established.trim().trim_end_matches('.'));
        if !own.is_empty() { own } else { self.from_parts(node) }
    }

    /// "the measure does not relate to conservation".
    pub fn refuted(&self, node: &Node) -> String {
        let own = self.marked(node.sentence.refuted.trim().trim_end_matches('.'));
        if !own.is_empty() { own } else { format!("it is not so that {}", self.from_parts(node)) }
    }

    fn from_parts(&self, node: &Node) -> String {
        let parts: Vec<String> = node
            .children
            .iter()
            .filter(|child| child.link == Link::Part)
            .map(|child| self.established(self.node(child.node)))
            .collect();
        let conjunction = if matches!(node.form, Form::AnyOf) { "or" } else { "and" };
        if parts.is_empty() || parts.len() > 4 { self.marked(&node.title) } else { grammar::list(&parts, conjunction) }
    }

    /// How a part stands to its neighbours, wherever along its wrappers that is said.
    pub fn annotation(&self, index: usize) -> Option<Annotation> {
        self.node(index).annotation.or(self.node(self.core(index)).annotation)
    }

    /// Past wrappers: a clause whose only content is an issue.
    pub fn core(&self, index: usize) -> usize {
        let node = self.node(index);
        match (&node.form, node.children.as_slice()) {
            (Form::AllOf | Form::AnyOf, [only]) if only.link == Link::Part => self.core(only.node),
            _ => index,
        }
    }
}

fn begins_with_word(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Nothing was shown either way, and nothing was filed or said of it: wholly silent.
pub fn is_silent(about: &About, node: &Node) -> bool {
    let itself = node.arguments.is_empty() && node.value.on_record == Value::Open;
    let filed = node.facts.iter().any(|fact| fact.value.is_some() || !fact.exhibits.is_empty());
    itself && !filed && node.children.iter().all(|child| is_silent(about, about.node(child.node)))
}

/// Established with no word said against it: no argument, no contrary evidence, no rival reading beneath.
pub fn is_quiet(about: &About, node: &Node) -> bool {
    let contrary = node.facts.iter().flat_map(|fact| &fact.exhibits).any(|exhibit| exhibit.speaks == Speaks::Against);
    let rivals = node.reading.as_ref().is_some_and(|reading| !reading.rivals.is_empty());
    let established = node.value.on_record == Value::Established;
    established
        && node.arguments.is_empty()
        && !contrary
        && !rivals
        && node.children.iter().all(|child| {
            let child = about.node(child.node);
            matches!(child.form, Form::NotRaised) || is_silent(about, child) || is_quiet(about, child)
        })
}
