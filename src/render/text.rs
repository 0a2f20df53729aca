//! A document as plain text, wrapped; footnotes at the end.

use crate::opinion::document::{Block, Document, Run, Table, Title};
use crate::render::{plain, visible};

/// Narrower than this, nothing can be laid out.
const NARROWEST: usize = 40;

/// The document in lines of at most `width` columns; what cannot be broken may stand out.
#[must_use]
pub fn text(document: &Document, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut out = Vec::new();
    title(&document.title, width, &mut out);
    let margin = margin(document);
    for block in &document.blocks {
        match block {
            Block::Heading { level, number, runs } => heading(*level, number.as_deref(), runs, width, &mut out),
            Block::Paragraph { number: Some(number), runs } => hanging(number, margin, &words(runs), width, &mut out),
            Block::Paragraph { number: None, runs } => out.extend(wrap(&words(runs), width)),
            Block::Table(rows) => table(rows, width, &mut out),
            Block::List(items) => {
                for item in items {
                    hanging("–", 2, &words(item), width, &mut out);
                }
            }
        }
        out.push(String::new());
    }
    if !document.notes.is_empty() {
        out.push("─".repeat(width.min(20)));
        let margin = format!("[{}]", document.notes.len()).len() + 1;
        for (index, note) in document.notes.iter().enumerate() {
            hanging(&format!("[{}]", index + 1), margin, &words(note), width, &mut out);
        }
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out.push(String::new());
    out.join("\n")
}

fn title(title: &Title, width: usize, out: &mut Vec<String>) {
    let name = visible(&title.name).to_uppercase();
    let beside = visible(&title.beside);
    let gap = width.checked_sub(columns(&name) + columns(&beside)).filter(|gap| *gap >= 2);
    match gap {
        Some(gap) => out.push(format!("{name}{}{beside}", " ".repeat(gap))),
        None => {
            out.extend(wrap(&name, width));
            out.extend(wrap(&beside, width));
        }
    }
    for line in title.subtitle.iter().chain([&title.parties]).filter(|line| !line.is_empty()) {
        out.extend(wrap(&visible(line), width));
    }
    out.push(String::new());
}

fn heading(level: usize, number: Option<&str>, runs: &[Run], width: usize, out: &mut Vec<String>) {
    let words: String = runs.iter().map(|run| visible(&plain(run))).collect();
    let words = if level == 1 { words.to_uppercase() } else { words };
    if level == 1 {
        out.push(String::new());
    }
    match number {
        Some(number) => hanging(number, number.len() + 2, &words, width, out),
        None => out.extend(wrap(&words, width)),
    }
    if level == 1 {
        out.push("═".repeat(width));
    } else if level == 2 {
        out.push("─".repeat(width));
    }
}

/// Wide enough for every paragraph's number.
fn margin(document: &Document) -> usize {
    let numbers = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { number, .. } => number.as_deref().map(str::len),
        _ => None,
    });
    numbers.max().unwrap_or(0) + 2
}

fn words(runs: &[Run]) -> String {
    let word = |run: &Run| match run {
        Run::Note(index) => format!("[{}]", index + 1),
        Run::Emphasis(words) => format!("_{}_", visible(words)),
        other => visible(&plain(other)),
    };
    runs.iter().map(word).collect()
}

/// A number in the margin, and words beside it.
fn hanging(number: &str, margin: usize, words: &str, width: usize, out: &mut Vec<String>) {
    let lines = wrap(words, width.saturating_sub(margin).max(NARROWEST / 2));
    for (index, line) in lines.iter().enumerate() {
        let label = if index == 0 { number } else { "" };
        out.push(format!("{label}{}{line}", " ".repeat(margin.saturating_sub(columns(label)))));
    }
}

/// Words in lines of at most `width` columns. A word longer than a line keeps a line to itself.
fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut();
        match line {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if columns(line) + 1 + columns(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Columns that a terminal gives to these words.
fn columns(words: &str) -> usize {
    let column = |letter: char| match u32::from(letter) {
        0x300..=0x36F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6 => 2,
        0x20000..=0x3FFFD => 2,
        _ => 1,
    };
    words.chars().map(column).sum()
}

fn table(table: &Table, width: usize, out: &mut Vec<String>) {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| words(cell)).collect()).collect();
    let head: Vec<String> = table.head.iter().map(|cell| visible(cell)).collect();
    let widths = widths(&head, &rows, width);
    line(&head, &widths, out);
    out.push(widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join("  "));
    for row in &rows {
        line(row, &widths, out);
    }
}

/// One row, its cells wrapped side by side.
fn line(cells: &[String], widths: &[usize], out: &mut Vec<String>) {
    let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for index in 0..height {
        let mut line = String::new();
        for (cell, width) in wrapped.iter().zip(widths) {
            let words = cell.get(index).map_or("", String::as_str);
            line.push_str(words);
            line.push_str(&" ".repeat(width.saturating_sub(columns(words)) + 2));
        }
        out.push(line.trim_end().to_owned());
    }
}

/// Columns as wide as their words; the widest give way until the row fits, none below its longest word or ten columns.
fn widths(head: &[String], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column)).chain(head.get(column));
    let mut widths: Vec<usize> =
        (0..head.len()).map(|column| cells(column).map(|cell| columns(cell)).max().unwrap_or(0)).collect();
    let least: Vec<usize> = (0..head.len())
        .map(|column| cells(column).flat_map(|cell| cell.split(' ')).map(columns).max().unwrap_or(0).max(10))
        .collect();
    let gaps = 2 * head.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let widest =
            (0..widths.len()).filter(|column| widths[*column] > least[*column]).max_by_key(|column| widths[*column]);
        match widest {
            Some(column) => widths[column] -= 1,
            None => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_and_fits_tables() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(columns("稀土"), 4);
        let rows = [vec!["a".repeat(5), "word ".repeat(40)]];
        assert_eq!(widths(&["x".into(), "y".into()], &rows, 60), [5, 53]);
    }
}
