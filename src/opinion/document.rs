//! What an opinion consists of, whatever it is printed as. Renderers know this and nothing else.

/// A composed document, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    pub title: Title,
    pub blocks: Vec<Block>,
    /// Footnotes; `Run::Note(0)` points to the first, which is printed as 1.
    pub notes: Vec<Vec<Run>>,
}

/// The block at the head: what was decided, under the law of which day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Title {
    pub name: String,
    /// Stands beside the name: the dates of the law and of the facts.
    pub beside: String,
    /// The full title of the case, where the name is a short one.
    pub subtitle: Option<String>,
    /// Who claims against whom.
    pub parties: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// `level` 1 is a chapter. The number is complete: "2.1.3".
    Heading {
        level: usize,
        number: Option<String>,
        runs: Vec<Run>,
    },
    /// The number runs within a chapter: "2.14".
    Paragraph {
        number: Option<String>,
        runs: Vec<Run>,
    },
    Table(Table),
    List(Vec<Vec<Run>>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// Words within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Text(String),
    Emphasis(String),
    Strong(String),
    /// A footnote, by its place in `Document::notes`.
    Note(usize),
    /// A reference to a heading or a paragraph by its number.
    Reference(Target, String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Section,
    Paragraph,
}

impl Run {
    /// The words alone; a footnote has none.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Run::Text(words) | Run::Emphasis(words) | Run::Strong(words) | Run::Reference(_, words) => words,
            Run::Note(_) => "",
        }
    }
}
