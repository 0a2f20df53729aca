//! Words in the making: a text whose names, figures and footnotes are still marks, so that the same words about several
//! products or complainants can be put together before they are printed.
//!
//! The marks are Unicode noncharacters. Text that comes from a record is cleaned of them, so it cannot forge one.

/// Stands for the thing of this index among those that a claim is about.
const FIRST_THING: u32 = 0xFDD0;
const MOST_THINGS: u32 = 8;
/// The next of the text's footnotes.
pub const NOTE: char = '\u{FDE0}';
/// The next of the text's figures.
pub const FIGURE: char = '\u{FDE1}';
/// The next letter is a capital.
pub const CAPITAL: char = '\u{FDE2}';
pub const EMPHASIS: char = '\u{FDE3}';
/// The complainants that speak: "the complainants" where they are all of them and more than one.
pub const COMPLAINANT: char = '\u{FDE4}';
/// The complainants by their names.
pub const COMPLAINANT_NAMED: char = '\u{FDE5}';
/// Encloses the number of a section.
pub const SECTION: char = '\u{FDE6}';
/// Encloses the number of a paragraph.
pub const PARAGRAPH: char = '\u{FDE7}';

/// The mark of the thing of this index.
pub fn thing(index: usize) -> char {
    u32::try_from(index)
        .ok()
        .filter(|index| *index < MOST_THINGS)
        .and_then(|index| char::from_u32(FIRST_THING + index))
        .unwrap_or('?')
}

/// The same thing by its full name, where a text first or finally names it.
pub fn thing_in_full(index: usize) -> char {
    match thing(index) {
        '?' => '?',
        mark => char::from_u32(u32::from(mark) + MOST_THINGS).unwrap_or('?'),
    }
}

/// The words with every thing in full.
pub fn in_full(words: &str) -> String {
    words.chars().map(|letter| thing_of(letter).map_or(letter, |(index, _)| thing_in_full(index))).collect()
}

/// The index of the thing that a mark stands for, and whether it is to be named in full.
pub fn thing_of(mark: char) -> Option<(usize, bool)> {
    let index = u32::from(mark).checked_sub(FIRST_THING).filter(|index| *index < 2 * MOST_THINGS)?;
    Some(((index % MOST_THINGS) as usize, index >= MOST_THINGS))
}

/// Data without anything that could be taken for a mark.
pub fn clean(data: &str) -> String {
    data.chars().filter(|letter| !('\u{FDD0}'..='\u{FDEF}').contains(letter)).collect()
}

/// Words with their footnotes and figures, in the order of their marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub words: String,
    pub notes: Vec<String>,
    pub figures: Vec<String>,
}

impl<S: Into<String>> From<S> for Text {
    fn from(words: S) -> Self {
        Text { words: words.into(), ..Text::default() }
    }
}

impl Text {
    /// A text that begins a sentence.
    pub fn sentence(words: &str) -> Self {
        Text::from(format!("{CAPITAL}{words}"))
    }

    #[must_use]
    pub fn with(mut self, more: impl Into<Text>) -> Self {
        let more = more.into();
        self.words.push_str(&more.words);
        self.notes.extend(more.notes);
        self.figures.extend(more.figures);
        self
    }

    /// Adds a footnote; an empty one is none.
    #[must_use]
    pub fn noted(mut self, note: String) -> Self {
        if !note.is_empty() {
            self.words.push(NOTE);
            self.notes.push(note);
        }
        self
    }

    /// Adds a mark of punctuation, before the footnotes at the end.
    #[must_use]
    pub fn closed(mut self, mark: &str) -> Self {
        let at = self.words.trim_end_matches(NOTE).len();
        self.words.insert_str(at, mark);
        self
    }

    /// A full stop, unless the words end in one.
    #[must_use]
    pub fn stop(self) -> Self {
        if self.words.trim_end_matches(NOTE).ends_with(['.', '?', '!']) { self } else { self.closed(".") }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Joins texts with commas and a last conjunction; footnotes stay with their words.
pub fn list(items: Vec<Text>, conjunction: &str) -> Text {
    let last = items.len().saturating_sub(1);
    items.into_iter().enumerate().fold(Text::default(), |joined, (index, item)| {
        if index == 0 {
            item
        } else if index == last {
            joined.with(format!(" {conjunction} ")).with(item)
        } else {
            joined.closed(",").with(" ").with(item)
        }
    })
}

/// Puts sentences after one another.
pub fn sentences(items: impl IntoIterator<Item = Text>) -> Text {
    items
        .into_iter()
        .filter(|item| !item.is_empty())
        .fold(Text::default(), |joined, item| if joined.is_empty() { item } else { joined.with(" ").with(item) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_follow_punctuation() {
        let one = Text::from("a").noted("x".into());
        let joined = list(vec![one.clone(), one, Text::from("b")], "and").stop();
        assert_eq!(joined.words, format!("a,{NOTE} a{NOTE} and b."));
        assert_eq!(joined.notes.len(), 2);
        assert_eq!(clean("a\u{FDE0}b"), "ab");
        assert_eq!(thing_of(thing(3)), Some((3, false)));
        assert_eq!(in_full(&thing(3).to_string()), thing_in_full(3).to_string());
    }
}
