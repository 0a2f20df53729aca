//! One claim as the words see it: its parties and things as marks, its sentences with the marks filled in.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::finding::{ClaimFinding, Finding, Form, Link, Node, Reason, Side, Speaks, Value};
use crate::opinion::grammar;
use crate::opinion::text::{self, COMPLAINANT, clean};
use crate::opinion::vocabulary::Vocabulary;

/// A claim among the others of the finding.
pub struct About<'a> {
    pub finding: &'a Finding,
    pub claim: &'a ClaimFinding,
    /// Number of the section that answers a claim of this claim's measure under a provision.
    pub sections: &'a dyn Fn(&ClaimFinding, &str) -> Option<String>,
    /// Questions of law already explained in this claim.
    pub explained: RefCell<BTreeSet<&'a str>>,
    pub vocabulary: &'a Vocabulary,
    /// Names to replace by marks, the longest first.
    names: Vec<(String, char)>,
}

impl<'a> About<'a> {
    pub fn new(
        finding: &'a Finding,
        claim: &'a ClaimFinding,
        vocabulary: &'a Vocabulary,
        sections: &'a dyn Fn(&ClaimFinding, &str) -> Option<String>,
    ) -> Self {
        let mut names: Vec<(String, char)> = Vec::new();
        for (index, thing) in claim.about.iter().enumerate() {
            names.push((clean(&thing.called), text::thing(index)));
            names.push((format!("the {}", clean(&thing.kind)), text::thing(index)));
        }
        names.push((grammar::member(&clean(&claim.complainant)), COMPLAINANT));
        names.push((clean(&claim.complainant), COMPLAINANT));
        names.retain(|(name, _)| !name.is_empty());
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        About { finding, claim, sections, explained: RefCell::default(), vocabulary, names }
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

    /// The thing of a kind among those that the claim is about, as a mark for its full name.
    pub fn thing(&self, kind: &str) -> Option<String> {
        self.claim.about.iter().position(|thing| thing.kind == kind).map(|index| text::thing_in_full(index).to_string())
    }

    /// "the measure relates to conservation". A clause that only joins others says what they say.
    pub fn established(&self, node: &Node) -> String {
        let own = self.marked(node.sentence.established.trim().trim_end_matches('.'));
        if own.is_empty() || self.joins(node) { self.joined(node) } else { own }
    }

    /// "the measure does not relate to conservation".
    pub fn refuted(&self, node: &Node) -> String {
        let own = self.marked(node.sentence.refuted.trim().trim_end_matches('.'));
        if own.is_empty() || self.joins(node) { format!("it is not so that {}", self.joined(node)) } else { own }
    }

    fn joined(&self, node: &Node) -> String {
        let parts: Vec<String> =
            node.children.iter().map(|child| self.established(self.node(self.core(child.node)))).collect();
        let conjunction = if matches!(node.form, Form::AnyOf | Form::ForSome(_)) { "or" } else { "and" };
        if parts.is_empty() { self.marked(&node.title) } else { grammar::list(&parts, conjunction) }
    }

    /// A clause whose words are those of its parts, with their letters.
    fn joins(&self, node: &Node) -> bool {
        let compound = matches!(
            node.form,
            Form::AllOf | Form::AnyOf | Form::AtLeast(_) | Form::ForEvery(_) | Form::ForSome(_) | Form::Unless
        );
        compound && !self.is_issue(node) && !node.children.is_empty()
    }

    /// An issue of the rulebook, told from a clause by its name.
    pub fn is_issue(&self, node: &Node) -> bool {
        node.law.is_some() || (!node.id.is_empty() && node.id == node.title)
    }

    /// Past wrappers: a clause whose only content is an issue or another clause.
    pub fn core(&self, index: usize) -> usize {
        let node = self.node(index);
        match (&node.form, node.children.as_slice()) {
            (Form::AllOf | Form::AnyOf, [only]) if only.link == Link::Part && !self.is_issue(node) => {
                self.core(only.node)
            }
            _ => index,
        }
    }

    /// The one clause that is all there is to an issue, its alternatives or the things it quantifies over.
    pub fn only_clause(&self, node: &Node) -> Option<usize> {
        match (&node.form, node.children.as_slice()) {
            (Form::Issue | Form::AllOf, [only]) if only.link == Link::Part => {
                let core = self.core(only.node);
                (!self.is_issue(self.node(core)) && !matches!(self.node(core).form, Form::Literal { .. }))
                    .then_some(core)
            }
            _ => None,
        }
    }

    /// A clause, the issue that it names, and their clauses down to the issues that those name in turn.
    pub fn scope(&self, index: usize) -> Vec<&'a Node> {
        let mut scope = Vec::new();
        let mut wrapper = index;
        while wrapper != self.core(index) {
            scope.push(self.node(wrapper));
            wrapper = self.node(wrapper).children[0].node;
        }
        scope.push(self.node(wrapper));
        let mut waiting: Vec<usize> = self.node(wrapper).children.iter().map(|child| child.node).collect();
        while let Some(next) = waiting.pop() {
            if !self.is_issue(self.node(self.core(next))) {
                scope.push(self.node(next));
                waiting.extend(self.node(next).children.iter().map(|child| child.node));
            }
        }
        scope
    }
}

fn begins_with_word(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Nothing was shown either way, and nothing was filed or said of it: wholly silent.
pub fn is_silent(about: &About, node: &Node) -> bool {
    let itself = node.arguments.is_empty() && node.value.on_record == Value::Open;
    let filed = matches!(node.form, Form::Literal { .. }) && node.reason != Reason::Silent;
    itself && !filed && node.children.iter().all(|child| is_silent(about, about.node(child.node)))
}

/// Established, and nobody says otherwise: no argument of the other side, no contrary evidence, no rival reading beneath.
pub fn is_quiet(about: &About, node: &Node) -> bool {
    let opposed =
        |index: &usize| about.claim.arguments.get(*index).is_none_or(|one| about.side_of(&one.by) != node.bearer);
    let contrary = node.facts.iter().flat_map(|fact| &fact.exhibits).any(|exhibit| exhibit.speaks == Speaks::Against);
    let rivals = node.reading.as_ref().is_some_and(|reading| !reading.rivals.is_empty());
    let undisputed =
        node.arguments.is_empty() || matches!(node.reason, Reason::Admitted | Reason::NotContested | Reason::Follows);
    node.value.on_record == Value::Established
        && undisputed
        && !node.arguments.iter().any(opposed)
        && !contrary
        && !rivals
        && !matches!(node.form, Form::Reasons | Form::Table { .. })
        && node.children.iter().all(|child| {
            let under = about.node(child.node);
            matches!(under.form, Form::NotRaised)
                || is_silent(about, under)
                || is_quiet(about, under)
                || spare(about, node, under)
        })
}

/// An alternative that fails beside one that is met, and that nobody argues.
fn spare(about: &About, above: &Node, node: &Node) -> bool {
    matches!(above.form, Form::AnyOf) && is_unargued(about, node)
}

/// No argument is made on it or beneath it.
pub fn is_unargued(about: &About, node: &Node) -> bool {
    node.arguments.is_empty() && node.children.iter().all(|child| is_unargued(about, about.node(child.node)))
}
