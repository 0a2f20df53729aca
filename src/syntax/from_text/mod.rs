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
pub use cursor::spoken;

#[derive(Parser)]
#[grammar = "grammar/rulebook.pest"]
pub(super) struct Grammar;

const LARGEST_FILE: usize = 4 << 20;
const LARGEST_DECLARATION: usize = 256 << 10;
const DEEPEST_EXCEPTION: usize = 16;

/// Reads a rulebook file. Everything that could be read is in the tree; everything that could not is a problem.
pub fn tree(text: &Text) -> (Tree, Vec<Problem>) {
    let mut reader = Reader::new(text.clone());
    let mut declarations = Vec::new();
    let source = text.content.clone();
    if source.len() > LARGEST_FILE {
        reader.problems.push(problem::file_too_large(reader.place(0..1)));
        return (Tree { text: text.clone(), declarations }, reader.problems);
    }
    // A byte order mark, which some editors put at the head of a file, is no part of what it says.
    let head = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut at = skip_blank(&source, head);
    while at < source.len() {
        let end = next_declaration(&source, at);
        if end - at > LARGEST_DECLARATION {
            reader.problems.push(problem::declaration_too_large(reader.place(at..first_word_end(&source, at))));
            at = skip_blank(&source, end);
            continue;
        }
        let begun = at;
        match declaration(&mut reader, &source, at..end) {
            Some((mut declaration, stopped_at)) => {
                at = skip_blank(&source, stopped_at);
                // What follows a complete declaration must begin another one.
                if at < end {
                    declaration.value.mark_broken();
                    reader.problems.push(leftover(&reader, &source, begun..end, at));
                    at = skip_blank(&source, end);
                }
                declarations.push(declaration);
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
    if word == "reading" {
        reader.problems.push(problem::reading_without_question(reader.place(range.start..word_end)));
        return None;
    }
    let slice = &source[range.clone()];
    // Counted before the grammar descends: each exception to an exception costs it a step into the depth.
    if let Some(too_deep) = exception_too_deep(slice) {
        let start = range.start + too_deep;
        reader.problems.push(problem::nested_too_deep(reader.place(start..start + UNLESS.len())));
        return None;
    }
    let Ok(mut pairs) = Grammar::parse(Rule::declaration, slice) else {
        reader.problems.push(wording::explain(reader, source, &range, Rule::declaration));
        return None;
    };
    let pair = pairs.next()?;
    let stopped_at = range.start + pair.as_span().end();
    reader.offset = range.start;
    let problems = reader.problems.len();
    let mut value = declarations::declaration(reader, pair)?;
    if reader.problems.len() > problems {
        value.mark_broken();
    }
    Some((Placed::new(value, range.start..stopped_at), stopped_at))
}

/// A complete declaration is followed, at `at`, by text that belongs to nothing. In the first column it meant to begin a
/// declaration; elsewhere the grammar is asked what it expected in place of it.
fn leftover(reader: &Reader, source: &str, range: std::ops::Range<usize>, at: usize) -> Problem {
    let end = first_word_end(source, at);
    let word = &source[at..end];
    let in_first_column = source[..at].ends_with('\n');
    if in_first_column && !problem::DECLARATIONS.contains(&word) && word.chars().all(char::is_alphabetic) {
        return problem::not_a_declaration(word, reader.place(at..end));
    }
    if in_first_column && word == "reading" && !source[range.start..].starts_with("question") {
        return problem::reading_without_question(reader.place(at..end));
    }
    wording::explain(reader, source, &range, Rule::sole)
}

const UNLESS: &str = "unless";

/// Where the first exception stands that has more exceptions around it than anybody could follow.
fn exception_too_deep(declaration: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut comment, mut before) = (0, false, false, ' ');
    for (at, letter) in declaration.char_indices() {
        let rest = &declaration[at..];
        match letter {
            '\n' => comment = false,
            '"' if !comment => quoted = !quoted,
            '#' if !quoted => comment = true,
            '.' if !quoted && !comment && rest[1..].starts_with(char::is_whitespace) => depth = 0,
            'u' if !quoted && !comment && matches!(before, ';' | ',') && rest.starts_with(UNLESS) => {
                depth += 1;
                if depth > DEEPEST_EXCEPTION {
                    return Some(at);
                }
            }
            _ => {}
        }
        if !letter.is_whitespace() && !comment {
            before = letter;
        }
    }
    None
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
        for byte in line.bytes() {
            match byte {
                b'"' => inside_quotation = !inside_quotation,
                // What follows is a remark.
                b'#' if !inside_quotation => break,
                _ => {}
            }
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
