//! Documents as text and Markdown, findings as JSON. Knows no reasoning and composes no words.

mod json;
mod json_problem;
mod markdown;
mod text;

use crate::finding::Finding;
use crate::opinion::document::{Document, Run, Target};

pub use json::{FINDING_SCHEMA, json};
pub use json_problem::problem;
pub use markdown::markdown;
pub use text::text;

/// What an answer can be printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    /// The finding itself, for machines; the document plays no part.
    Json,
}

/// Prints a document, or the finding that it was composed from. `width` matters for text alone.
#[must_use]
pub fn render(document: &Document, finding: &Finding, format: Format, width: usize) -> String {
    match format {
        Format::Text => text(document, width),
        Format::Markdown => markdown(document),
        Format::Json => json(finding),
    }
}

/// The words of a reference: "section 2.1".
fn reference(target: Target, number: &str) -> String {
    match target {
        Target::Section => format!("section {number}"),
        Target::Paragraph => format!("paragraph {number}"),
    }
}

/// The words of a line without its footnotes, for a reference in a heading or a table.
fn plain(run: &Run) -> String {
    match run {
        Run::Reference(target, number) => reference(*target, number),
        other => other.words().to_owned(),
    }
}

/// Data made visible: control characters as pictures, and what could turn the direction of a line as an escape.
/// Line breaks and tabs become spaces.
fn visible(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{0}'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(letter))),
            '\u{7F}' => out.push('␡'),
            '\u{80}'..='\u{9F}'
            | '\u{61C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{FDD0}'..='\u{FDEF}'
            | '\u{E0000}'..='\u{E007F}' => out.push_str(&format!("\\u{{{:X}}}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn shows_what_would_hide() {
        assert_eq!(super::visible("a\u{1B}[31m\u{202E}b\u{0}\nc"), "a␛[31m\\u{202E}b␀ c");
    }
}
