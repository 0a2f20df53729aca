//! A file as the grammar reads it, with every word and every remark in it.

use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;

use crate::syntax::from_text::{Grammar, Rule};
use crate::syntax::tree::Tree;

/// White space of the grammar. Other blanks, such as a space that does not break, belong to the word in which they stand.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// The atomic rules of the grammar: no remark begins in what they read.
const ATOMIC: [Rule; 16] = [
    Rule::text,
    Rule::integer,
    Rule::number,
    Rule::bare_unit,
    Rule::label,
    Rule::abbreviation,
    Rule::paragraph,
    Rule::article,
    Rule::kind_words,
    Rule::kind_word,
    Rule::how_words,
    Rule::standard_word,
    Rule::sentence,
    Rule::sentence_end,
    Rule::phrase,
    Rule::phrase_word,
];

pub struct Sheet<'a> {
    pub source: &'a str,
    pub declarations: Vec<Node>,
    /// In the order in which they stand.
    pub remarks: Vec<Remark<'a>>,
}

/// What one rule of the grammar has read.
pub struct Node {
    pub rule: Rule,
    pub parts: Vec<Part>,
}

pub enum Part {
    Word(Word),
    Node(Node),
}

/// A word, a sign, or a name or sentence of several words; white space is folded.
pub struct Word {
    pub text: String,
    pub range: Range<usize>,
}

/// From `#` to the end of the line.
pub struct Remark<'a> {
    pub text: &'a str,
    pub range: Range<usize>,
}

impl<'a> Sheet<'a> {
    /// A text that was read into this tree without a problem.
    pub fn of(source: &'a str, tree: &Tree) -> Self {
        let mut sheet = Sheet { source, declarations: Vec::new(), remarks: Vec::new() };
        let mut at = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        for declaration in &tree.declarations {
            sheet.words(at..declaration.range.start);
            let read = Grammar::parse(Rule::declaration, &source[declaration.range.clone()]).ok();
            if let Some(pair) = read.and_then(|mut pairs| pairs.next()) {
                let node = sheet.node(pair, declaration.range.start);
                sheet.declarations.push(node);
            }
            at = declaration.range.end;
        }
        sheet.words(at..source.len());
        sheet
    }

    /// Where the two begin to differ in more than their layout.
    pub fn difference(&self, other: &Sheet) -> Option<Range<usize>> {
        let remarks = self.remarks.iter().map(|remark| remark.text);
        if !remarks.eq(other.remarks.iter().map(|remark| remark.text)) {
            return Some(0..0);
        }
        let different = |index: &usize| {
            let (mine, theirs) = (self.declarations.get(*index), other.declarations.get(*index));
            !matches!((mine, theirs), (Some(mine), Some(theirs)) if mine.reads_as(theirs))
        };
        let index = (0..self.declarations.len().max(other.declarations.len())).find(different)?;
        Some(self.declarations.get(index).and_then(Node::start).map_or(0..0, |at| at..at))
    }

    fn node(&mut self, pair: Pair<Rule>, offset: usize) -> Node {
        let (rule, span) = (pair.as_rule(), pair.as_span());
        let range = offset + span.start()..offset + span.end();
        if ATOMIC.contains(&rule) {
            let word = Word { text: folded(span.as_str()), range };
            return Node { rule, parts: vec![Part::Word(word)] };
        }
        let (mut parts, mut at) = (Vec::new(), range.start);
        for child in pair.into_inner() {
            let span = child.as_span();
            parts.extend(self.words(at..offset + span.start()).into_iter().map(Part::Word));
            at = offset + span.end();
            parts.push(Part::Node(self.node(child, offset)));
        }
        parts.extend(self.words(at..range.end).into_iter().map(Part::Word));
        Node { rule, parts }
    }

    /// The words that the grammar itself spells, and the remarks among them.
    fn words(&mut self, range: Range<usize>) -> Vec<Word> {
        let (mut words, mut at) = (Vec::new(), range.start);
        while let Some(letter) = self.source[at..range.end].chars().next() {
            let rest = &self.source[at..range.end];
            let ends = |letter: char| letter.is_whitespace() || letter == '#' || is_sign(letter);
            let length = match letter {
                '#' => rest.find('\n').unwrap_or(rest.len()),
                _ if letter.is_whitespace() || is_sign(letter) => letter.len_utf8(),
                _ => rest.find(ends).unwrap_or(rest.len()),
            };
            let read = at..at + length;
            if letter == '#' {
                self.remarks.push(Remark { text: rest[..length].trim_end(), range: read });
            } else if !letter.is_whitespace() {
                words.push(Word { text: rest[..length].to_owned(), range: read });
            }
            at += length;
        }
        words
    }
}

impl Node {
    /// Whether it ends with a full stop, and so is laid out on lines of its own.
    pub fn is_sentence(&self) -> bool {
        match self.parts.last() {
            Some(Part::Node(last)) => last.rule == Rule::stop || last.is_sentence(),
            _ => false,
        }
    }

    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.parts.iter().filter_map(|part| if let Part::Node(node) = part { Some(node) } else { None })
    }

    /// How many of its parts were read by this rule.
    pub fn count(&self, rule: Rule) -> usize {
        self.nodes().filter(|node| node.rule == rule).count()
    }

    /// All its words, in order.
    pub fn words(&self) -> Vec<&Word> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Word>) {
        for part in &self.parts {
            match part {
                Part::Word(word) => found.push(word),
                Part::Node(node) => node.collect(found),
            }
        }
    }

    fn start(&self) -> Option<usize> {
        self.words().first().map(|word| word.range.start)
    }

    /// The same rules and the same words, wherever they stand.
    fn reads_as(&self, other: &Node) -> bool {
        let same = |(mine, theirs): (&Part, &Part)| match (mine, theirs) {
            (Part::Word(mine), Part::Word(theirs)) => mine.text == theirs.text,
            (Part::Node(mine), Part::Node(theirs)) => mine.reads_as(theirs),
            _ => false,
        };
        self.rule == other.rule
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(same)
    }
}

fn is_sign(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '.' | '[' | ']' | '|' | '<')
}

/// White space folded to single spaces, as whoever reads the tree folds it; none stands behind a quotation mark.
fn folded(text: &str) -> String {
    let words = |text: &str| text.split(SPACE).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(inner) => format!("\"{}\"", words(inner)),
        None => words(text),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::source::{DiskFiles, Files, Text};
    use crate::syntax::from_text::tree;

    const GRAMMAR: &str = include_str!("../../../grammar/rulebook.pest");

    /// The rules of the grammar whose definition begins in one of these ways.
    fn rules(begins: &[&str]) -> BTreeSet<String> {
        let named = GRAMMAR.lines().filter_map(|line| line.split_once('='));
        let named = named.filter(|(_, rest)| begins.iter().any(|begins| rest.trim_start().starts_with(begins)));
        named.map(|(name, _)| name.trim().to_owned()).collect()
    }

    /// Whoever makes a rule atomic or not must say so here as well: only in the others may a remark stand.
    #[test]
    fn the_atomic_rules_are_those_of_the_grammar() {
        let known: BTreeSet<String> = ATOMIC.iter().map(|rule| format!("{rule:?}")).collect();
        assert_eq!(known, rules(&["@{"]));
        assert_eq!(rules(&["${", "!{"]), BTreeSet::new(), "a kind of rule that this room does not know");
    }

    /// Every construct of the grammar stands in a text of the repository, on which the layout is tried (`tests/format.rs`).
    #[test]
    fn every_construct_is_tried() {
        let mut met = BTreeSet::new();
        let mut texts = Vec::new();
        for path in DiskFiles.below("rulebooks", ".rules").expect("rulebooks") {
            texts.push(DiskFiles.read(&path).expect("a rulebook"));
        }
        for folder in ["tests/guide", "tests/semantics"] {
            for path in DiskFiles.below(folder, ".md").expect(folder) {
                let content = std::fs::read_to_string(path).expect("a text");
                let fences = content.split("```rules").skip(1).filter_map(|fence| fence.split("```").next());
                texts.extend(
                    fences
                        .filter_map(|fence| fence.split_once('\n'))
                        .filter(|(info, _)| !info.contains("fragment"))
                        .map(|(_, fence)| Text::new("fence", fence)),
                );
            }
        }
        for text in texts {
            let (tree, problems) = tree(&text);
            if problems.is_empty() {
                Sheet::of(&text.content, &tree).declarations.iter().for_each(|node| rules_of(node, &mut met));
            }
        }
        let inner = ["sole", "kind_word", "phrase_word", "sentence_end"].map(str::to_owned);
        // What is written wrongly is refused before it is laid out; an article has no place of its own.
        let wrong = ["wrong_party", "wrong_statement", "article"].map(str::to_owned);
        // In `tests/format/layout.rs`.
        met.insert("against_below".to_owned());
        let missing: Vec<String> = rules(&["{", "@{"])
            .into_iter()
            .filter(|rule| !met.contains(rule) && !inner.contains(rule) && !wrong.contains(rule))
            .collect();
        assert!(missing.is_empty(), "no text has {missing:?}");
    }

    fn rules_of(node: &Node, met: &mut BTreeSet<String>) {
        met.insert(format!("{:?}", node.rule));
        node.nodes().for_each(|node| rules_of(node, met));
    }
}
