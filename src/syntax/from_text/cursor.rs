//! Walking pest's pairs: the only vocabulary that the readers of this folder share.

use std::ops::Range;

use pest::iterators::Pair;

use super::Rule;
use crate::source::{Place, Placed, Problem, Text};
use crate::syntax::problem;
use crate::syntax::tree::Word;

/// The text being read, the problems met so far, and where in the text the declaration at hand begins.
pub struct Reader {
    pub text: Text,
    pub offset: usize,
    pub problems: Vec<Problem>,
}

impl Reader {
    pub fn new(text: Text) -> Self {
        Reader { text, offset: 0, problems: Vec::new() }
    }

    pub fn place(&self, range: Range<usize>) -> Place {
        super::place_of(&self.text, range)
    }

    pub fn range(&self, pair: &Pair<Rule>) -> Range<usize> {
        let span = pair.as_span();
        // A rule that may end in white space is trimmed, so that labels underline words.
        let trimmed = span.as_str().trim_end().len();
        self.offset + span.start()..self.offset + span.start() + trimmed
    }

    pub fn placed<T>(&self, value: T, pair: &Pair<Rule>) -> Placed<T> {
        Placed::new(value, self.range(pair))
    }

    /// A quoted text or a bare name: quotes removed, white space folded.
    pub fn word(&self, pair: &Pair<Rule>) -> Word {
        self.placed(fold(pair.as_str().trim_matches('"')), pair)
    }

    /// Puts a sentence into its slot; a second one of the same kind in one declaration is refused, and the first is kept.
    pub fn once<T>(&mut self, sentence: &str, slot: &mut Option<Placed<T>>, value: Option<Placed<T>>) {
        let Some(value) = value else { return };
        match slot {
            None => *slot = Some(value),
            Some(first) => {
                let (first, second) = (self.place(first.range.clone()), self.place(value.range));
                self.problems.push(problem::sentence_twice(sentence, second, first));
            }
        }
    }

    /// A label without its brackets.
    pub fn label(&self, pair: &Pair<Rule>) -> Word {
        self.placed(pair.as_str().trim_matches(['(', ')']).to_owned(), pair)
    }
}

/// White space folded to single spaces.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words of a text as they are read aloud, whatever their layout: white space folded, remarks left out.
pub fn spoken(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let (mut quoted, mut remark, mut before) = (false, false, ' ');
    for letter in text.chars() {
        match letter {
            '\n' => remark = false,
            '"' if !remark => quoted = !quoted,
            '#' if !quoted && (before.is_whitespace() || before == '.') => remark = true,
            ';' | ']' if !quoted && !remark => told.truncate(told.trim_end().len()),
            _ => {}
        }
        let opens_a_note = !quoted && told.ends_with('[');
        if !remark && (!opens_a_note || !letter.is_whitespace()) {
            told.push(letter);
        }
        before = letter;
    }
    fold(&told)
}

/// The children of a pair, taken in order by what they are.
pub struct Parts<'a> {
    rest: std::iter::Peekable<std::vec::IntoIter<Pair<'a, Rule>>>,
}

impl<'a> Parts<'a> {
    pub fn of(pair: Pair<'a, Rule>) -> Self {
        Parts { rest: pair.into_inner().collect::<Vec<_>>().into_iter().peekable() }
    }

    /// What is left of another walk, as a walk of its own.
    pub fn of_rest(parts: &mut Parts<'a>) -> Self {
        Parts { rest: parts.rest.by_ref().collect::<Vec<_>>().into_iter().peekable() }
    }

    /// The next child if it is a `rule`.
    pub fn take(&mut self, rule: Rule) -> Option<Pair<'a, Rule>> {
        self.rest.next_if(|pair| pair.as_rule() == rule)
    }

    /// Every following child that is a `rule`.
    pub fn take_all(&mut self, rule: Rule) -> Vec<Pair<'a, Rule>> {
        std::iter::from_fn(|| self.take(rule)).collect()
    }

    pub fn next(&mut self) -> Option<Pair<'a, Rule>> {
        self.rest.next()
    }

    /// The next child that is not punctuation.
    pub fn next_content(&mut self) -> Option<Pair<'a, Rule>> {
        self.rest.by_ref().find(|pair| pair.as_rule() != Rule::stop)
    }
}
