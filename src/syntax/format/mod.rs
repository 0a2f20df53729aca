//! Tree to text: the canonical layout of a rulebook file.
//!
//! ```text
//! text ─▶ sheet ─▶ arrange ─▶ lines ─▶ text
//! ```
//!
//! Layout means nothing in the language, so a file may be laid out anew without asking what it says. What comes out is read
//! again and compared, word for word and remark for remark, with what went in: a construct that this room does not know is
//! laid out plainly, and never lost.

mod arrange;
mod lines;
mod sheet;
mod table;

use crate::source::{Problem, Text};
use crate::syntax::{from_text, problem};
use sheet::Sheet;

/// The text in its canonical layout: lines end with a line feed, and no byte order mark stands at the head.
///
/// # Errors
/// The problems of a text that cannot be read. And, which would be a mistake of this room, the refusal to lay out a text of
/// which something would be lost.
pub fn formatted(text: &Text) -> Result<String, Vec<Problem>> {
    let before = read(text)?;
    let formatted = lines::text(&arrange::lines(&before));
    let anew = Text::new(text.name.clone(), formatted.as_str());
    let difference = match read(&anew) {
        Ok(after) => before.difference(&after),
        // Its indentation has made it too large.
        Err(problems) if problems.iter().all(problem::is_of_size) => return Err(problems),
        Err(_) => Some(0..0),
    };
    match difference {
        None => Ok(formatted),
        Some(lost) => Err(vec![problem::layout_loses_text(from_text::place_of(text, lost))]),
    }
}

fn read(text: &Text) -> Result<Sheet<'_>, Vec<Problem>> {
    let (tree, problems) = from_text::tree(text);
    if problems.is_empty() { Ok(Sheet::of(&text.content, &tree)) } else { Err(problems) }
}
