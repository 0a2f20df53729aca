//! One file: cut into declarations, each read by the grammar, so that a broken one costs one diagnostic.

mod clauses;
mod cursor;
mod declarations;
mod issues;
mod questions;
mod wording;

use pest::Parser;
use pest_derive::Parser;

use crate::source::{Place, Placed, Problem, Text};
use crate::syntax::problem;
use crate::syntax::tree::{Declaration, Tree};
use cursor::Reader;

#[derive(Parser)]
#[grammar = "grammar/rulebook.pest"]
pub(super) struct Grammar;

const LARGEST_FILE: usize = 4 << 20;
const LARGEST_DECLARATION: usize = 256 << 10;

/// Reads a rulebook file. Everything that could be read is in the tree; everything that could not is a problem.
pub fn tree(text: &Text) -> (Tree, Vec<Problem>) {
    let mut reader = Reader::new(text.clone());
    let mut declarations = Vec::new();
    let source = text.content.clone();
    if source.len() > LARGEST_FILE {
        reader.problems.push(problem::file_too_large(reader.place(0..1)));
        return (Tree { text: text.clone(), declarations }, reader.problems);
    }
    let mut at = skip_blank(&source, 0);
    while at < source.len() {
        let end = next_declaration(&source, at);
        if end - at > LARGEST_DECLARATION {
            reader.problems.push(problem::declaration_too_large(reader.place(at..first_word_end(&source, at))));
            at = skip_blank(&source, end);
            continue;
        }
        match declaration(&mut reader, &source, at..end) {
            Some((declaration, stopped_at)) => {
                declarations.push(declaration);
                at = skip_blank(&source, stopped_at);
                // What follows a complete declaration must begin another one.
                if at < end {
                    reader.problems.push(leftover(&reader, &source, at..end));
                    at = skip_blank(&source, end);
                }
            }
            None => at = skip_blank(&source, end),
        }
    }
    (Tree { text: text.clone(), declarations }, reader.problems)
}

fn declaration(
    reader: &mut Reader,
    source: &str,
    range: std::ops::Range<usize>,
) -> Option<(Placed<Declaration>, usize)> {
    let word_end = first_word_end(source, range.start);
    let word = &source[range.start..word_end];
    if !problem::DECLARATIONS.contains(&word) {
        reader.problems.push(problem::not_a_declaration(word, reader.place(range.start..word_end)));
        return None;
    }
    let slice = &source[range.clone()];
    match Grammar::parse(Rule::declaration, slice) {
        Ok(mut pairs) => {
            let pair = pairs.next()?;
            let stopped_at = range.start + pair.as_span().end();
            let start = range.start;
            reader.offset = start;
            let value = declarations::declaration(reader, pair)?;
            Some((Placed::new(value, start..stopped_at), stopped_at))
        }
        Err(error) => {
            let place = reader.place(range.start..word_end);
            reader.problems.push(wording::explain(reader, source, &range, &error, Some(place)));
            None
        }
    }
}

/// A complete declaration is followed by text that belongs to nothing: the grammar is asked what it expected there.
fn leftover(reader: &Reader, source: &str, range: std::ops::Range<usize>) -> Problem {
    let slice = &source[range.clone()];
    match Grammar::parse(Rule::statement, slice) {
        Err(error) => wording::explain(reader, source, &range, &error, None),
        Ok(_) => {
            let end = first_word_end(source, range.start);
            problem::unexpected("the next declaration", &source[range.start..end], reader.place(range.start..end), None)
        }
    }
}

/// Where the declaration that starts at `from` ends: at the next line that begins with a declaration's word in its first
/// column. Layout means nothing to what a declaration says; it only bounds what one mistake can spoil.
fn next_declaration(source: &str, from: usize) -> usize {
    let mut inside_quotation = false;
    let mut line_start = from;
    for line in source[from..].split_inclusive('\n') {
        let begins_one = line_start > from && begins_declaration(line);
        // A line in the first column that begins a declaration ends the one before even inside an unclosed quotation.
        if begins_one && (!inside_quotation || looks_like_head(line)) {
            return line_start;
        }
        let code = if inside_quotation { line } else { line.split('#').next().unwrap_or("") };
        if code.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            inside_quotation = !inside_quotation;
        }
        line_start += line.len();
    }
    source.len()
}

fn begins_declaration(line: &str) -> bool {
    let word = line.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or("");
    word != "reading" && problem::DECLARATIONS.contains(&word)
}

fn looks_like_head(line: &str) -> bool {
    let mut words = line.split_whitespace().skip(1);
    words
        .next()
        .is_some_and(|second| second.starts_with('"') || second.starts_with(|letter: char| letter.is_ascii_uppercase()))
}

fn first_word_end(source: &str, from: usize) -> usize {
    let rest = &source[from..];
    let length = rest.find(|letter: char| letter.is_whitespace() || letter == '"').unwrap_or(rest.len());
    from + length.max(rest.chars().next().map_or(0, char::len_utf8))
}

fn skip_blank(source: &str, mut from: usize) -> usize {
    loop {
        let rest = &source[from..];
        let trimmed = rest.trim_start();
        from += rest.len() - trimmed.len();
        if !trimmed.starts_with('#') {
            return from;
        }
        from += trimmed.find('\n').unwrap_or(trimmed.len());
    }
}

pub(super) fn place_of(text: &Text, range: std::ops::Range<usize>) -> Place {
    Place { text: text.clone(), range }
}
