//! A document as Markdown with footnotes (`[^1]`), as GitHub and pandoc read it.

use crate::opinion::document::{Block, Document, Run, Table};
use crate::render::{reference, visible};

/// The document; words of the record cannot become markup.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let title = &document.title;
    let mut parts = vec![format!("# {}", escaped(&title.name))];
    if let Some(subtitle) = &title.subtitle {
        parts.push(format!("**{}**", escaped(subtitle)));
    }
    parts.extend([&title.parties, &title.beside].into_iter().filter(|line| !line.is_empty()).map(|line| escaped(line)));
    parts.extend(document.blocks.iter().map(block));
    if !document.notes.is_empty() {
        let notes = document.notes.iter().enumerate().map(|(index, note)| format!("[^{}]: {}", index + 1, words(note)));
        parts.push(notes.collect::<Vec<_>>().join("\n"));
    }
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, number, runs } => {
            let number = number.as_deref().map_or_else(String::new, |number| format!("{} ", escaped(number)));
            format!("{} {number}{}", "#".repeat((level + 1).min(6)), words(runs))
        }
        // The number is bold rather than a list marker, which readers would count anew.
        Block::Paragraph { number: Some(number), runs } => format!("**{}** {}", escaped(number), words(runs)),
        Block::Paragraph { number: None, runs } => line_start(&words(runs)),
        Block::Table(rows) => table(rows),
        Block::List(items) => items.iter().map(|item| format!("- {}", words(item))).collect::<Vec<_>>().join("\n"),
    }
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = row(table.head.iter().map(|cell| escaped(cell)).collect());
    let rule = row(table.head.iter().map(|_| "---".to_owned()).collect());
    let rows = table.rows.iter().map(|cells| row(cells.iter().map(|cell| words(cell)).collect()));
    [head, rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn words(runs: &[Run]) -> String {
    let word = |run: &Run| match run {
        Run::Text(words) => escaped(words),
        Run::Emphasis(words) => format!("*{}*", escaped(words)),
        Run::Strong(words) => format!("**{}**", escaped(words)),
        Run::Note(index) => format!("[^{}]", index + 1),
        Run::Reference(target, number) => escaped(&reference(*target, number)),
    };
    runs.iter().map(word).collect()
}

/// What Markdown or HTML would read as markup anywhere in a line.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in visible(words).chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(letter),
        }
    }
    out
}

/// What Markdown would read as a list or a rule at the start of a line.
fn line_start(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let ordered = digits > 0 && words[digits..].starts_with(['.', ')']);
    match words.chars().next() {
        Some('-' | '+' | '=') => format!("\\{words}"),
        _ if ordered => format!("{}\\{}", &words[..digits], &words[digits..]),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_no_markup() {
        assert_eq!(escaped("<b>*x*_[y](z)|"), "&lt;b&gt;\\*x\\*\\_\\[y\\](z)\\|");
        assert_eq!(line_start("7 of 9"), "7 of 9");
        assert_eq!(line_start("7. of 9"), "7\\. of 9");
        assert_eq!(line_start("- a"), "\\- a");
    }
}
