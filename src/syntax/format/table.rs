//! Tables, their columns aligned.

use super::lines::{WIDTH, width};
use super::sheet::Node;
use crate::syntax::from_text::Rule;

/// The rows of a table as they are printed behind this indentation, its header first.
///
/// A header whose names are too long to align the rows with it stands by itself.
pub fn rows(table: &Node, indent: usize) -> Vec<(&Node, String)> {
    let rows: Vec<&Node> = table.nodes().filter(|node| matches!(node.rule, Rule::header | Rule::row)).collect();
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.nodes().map(joined).collect()).collect();
    let together = widths(&cells);
    let apart = widths(cells.get(1..).unwrap_or_default());
    // Each column has two blanks and a stroke; one stroke more begins the row.
    let fits = indent + together.iter().map(|width| width + 3).sum::<usize>() < WIDTH;
    let print = |index: usize, row: &[String]| match (fits, index) {
        (true, _) => drawn(row, &together),
        (false, 0) => drawn(row, &[]),
        (false, _) => drawn(row, &apart),
    };
    let printed: Vec<String> = cells.iter().enumerate().map(|(index, row)| print(index, row)).collect();
    rows.into_iter().zip(printed).collect()
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0);
    (0..columns).map(widest).collect()
}

fn drawn(cells: &[String], widths: &[usize]) -> String {
    let mut row = "|".to_owned();
    for (index, cell) in cells.iter().enumerate() {
        let missing = widths.get(index).map_or(0, |wanted| wanted.saturating_sub(width(cell)));
        row.push_str(&format!(" {cell}{} |", " ".repeat(missing)));
    }
    row
}

fn joined(cell: &Node) -> String {
    cell.words().iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}
