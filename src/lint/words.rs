//! Words in sentences: whole ones, in any case.

use crate::case::{Record, Statement};
use crate::rulebook::Rulebook;
use crate::source::Place;

/// Words by which the covered agreements conclude; none of them can be shown by a document alone.
pub const LEGAL: [&str; 40] = [
    "necessary",
    "unnecessary",
    "necessity",
    "relates to",
    "relate to",
    "relating to",
    "restriction",
    "restrictions",
    "restrictive",
    "critical",
    "critically",
    "temporary",
    "temporarily",
    "arbitrary",
    "arbitrarily",
    "unjustifiable",
    "unjustifiably",
    "justified",
    "justifiable",
    "justifies",
    "disguised",
    "essential",
    "discrimination",
    "discriminates",
    "discriminate",
    "discriminatory",
    "even-handed",
    "reasonable",
    "reasonably",
    "unreasonable",
    "inconsistent with",
    "in conformity with",
    "legitimate",
    "like product",
    "like products",
    "nullifies",
    "breaches",
    "violates",
    "infringes",
    "exhaustible",
];

/// White space folded, letters small.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where whole words stand in a text, letters of any case.
pub fn phrase(text: &str, words: &str) -> Option<usize> {
    let text = text.to_ascii_lowercase();
    let part_of_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    text.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| !text[..*at].ends_with(part_of_word) && !text[at + words.len()..].starts_with(part_of_word))
}

/// A sentence without what it quotes.
pub fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '‘' | '“' => depth += 1,
            '’' | '”' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out
}

/// A sentence without these names where they stand as `the …`, `a …` or in the plural.
pub fn without(text: &str, names: &[&str]) -> String {
    let mut out = text.to_owned();
    let mut names: Vec<&str> = names.to_vec();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        while let Some(at) = phrase(&out, &name.to_ascii_lowercase()) {
            out.replace_range(at..at + name.len(), "·");
        }
    }
    out
}

/// The words within a quoted text, if they stand there as written, for the label to mark; else the whole text.
pub fn marked_within(place: Place, words: &str) -> Place {
    match phrase(place.words(), words) {
        Some(at) => {
            let start = place.range.start + at;
            Place { range: start..start + words.len(), ..place }
        }
        None => place,
    }
}

/// The names under which an allowance may speak of a statement: its fact, its label, its things.
pub fn about(book: &Rulebook, record: &Record, statement: &Statement) -> Vec<String> {
    let things = statement.things.iter().flatten().map(|thing| record.things[*thing].name.clone());
    let fact = book.facts[statement.fact].name.clone();
    std::iter::once(fact).chain(statement.label.clone()).chain(things).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        assert_eq!(phrase("The measure is Necessary here", "necessary"), Some(15));
        assert_eq!(phrase("unnecessary", "necessary"), None);
        assert_eq!(phrase("an even-handed cut", "even"), None);
        assert_eq!(without("the domestic restriction binds", &["domestic restriction"]), "the · binds");
        assert_eq!(unquoted("it is called ‘critical’ there"), "it is called  there");
    }
}
