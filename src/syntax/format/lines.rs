//! Lines of text: what goes on one line together, what may be broken, and where.

/// The width beyond which lines are broken.
pub const WIDTH: usize = 120;
/// What the last of several lines holds at least.
const SHORTEST_LAST: usize = 24;
/// How far what belongs to something stands behind it.
pub const INDENT: usize = 2;

/// What stands on one line where it fits; otherwise it is broken at its joints, and then between its words.
pub struct Line<'a> {
    pub start: Start,
    pub blank: Blank,
    pub chunks: Vec<Chunk<'a>>,
}

/// Where a line begins, and where it goes on when it is broken.
#[derive(Clone, Copy)]
pub struct Start {
    pub indent: usize,
    pub hang: usize,
}

impl Start {
    pub fn at(indent: usize) -> Self {
        Start { indent, hang: indent + INDENT }
    }
}

/// Whether an empty line before this one is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    Kept,
    /// Kept between a remark and the line, but not between what the line belongs to and the first of them.
    KeptInside,
    Dropped,
}

/// Words that belong together.
pub struct Chunk<'a> {
    pub words: Vec<String>,
    pub flow: Flow,
    /// Where it begins a line of its own if the whole does not fit on one.
    pub joint: Option<Start>,
    /// Remarks on lines of their own before it.
    pub above: Vec<Above<'a>>,
    /// An empty line stood before it.
    pub blank: bool,
    /// A remark at the end of its line.
    pub beside: Option<&'a str>,
}

#[derive(Clone, Copy)]
pub struct Above<'a> {
    pub text: &'a str,
    /// An empty line stood before it.
    pub blank: bool,
    /// It belongs to what ended before it, not to what comes.
    pub closes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Never broken.
    Whole,
    /// Broken only where it does not fit on a line of its own: names.
    Name,
    /// Broken between any two words: sentences.
    Filled,
    /// Broken between any two words, and aligned behind its quotation mark: quoted prose.
    Prose,
}

impl Line<'_> {
    /// Whether it takes more than one line: it is too long, or a remark stands within it.
    fn is_broken(&self) -> bool {
        let widths = self.chunks.iter().map(|chunk| chunk.width() + 1).sum::<usize>();
        let mut pairs = self.chunks.windows(2);
        self.start.indent + widths - 1 > WIDTH
            || pairs.any(|pair| pair[0].beside.is_some() || !pair[1].above.is_empty())
    }
}

impl Chunk<'_> {
    fn width(&self) -> usize {
        self.words.iter().map(|word| width(word) + 1).sum::<usize>().saturating_sub(1)
    }
}

pub fn width(text: &str) -> usize {
    text.chars().count()
}

/// The lines as text, and the remarks that close the file.
pub fn text((lines, rest): &(Vec<Line>, Vec<Above>)) -> String {
    let mut printer = Printer::default();
    lines.iter().for_each(|line| printer.line(line));
    printer.above(rest, 0, Blank::Kept);
    printer.text
}

/// The words that begin further lines, when words of these widths are put from a column on and then behind the hanging
/// indentation. A last line that would hold hardly a word takes some from the line before.
fn line_ends(widths: &[usize], column: usize, hang: usize, closes: bool) -> Vec<usize> {
    let (mut ends, mut at) = (Vec::new(), column);
    for (index, width) in widths.iter().enumerate() {
        if index > 0 && at + 1 + width > WIDTH {
            ends.push(index);
            at = hang + width;
        } else {
            at += width + usize::from(index > 0);
        }
    }
    let before = ends.iter().rev().nth(1).copied().unwrap_or(0);
    if let Some(last) = ends.last_mut().filter(|_| closes) {
        let mut length = at - hang;
        while length < SHORTEST_LAST && *last > before + 1 {
            *last -= 1;
            length += widths[*last] + 1;
        }
    }
    ends
}

#[derive(Default)]
struct Printer {
    text: String,
    column: usize,
    /// Nothing but the indentation stands on the line.
    fresh: bool,
}

impl Printer {
    fn line(&mut self, line: &Line) {
        let Some(first) = line.chunks.first() else { return };
        self.above(&first.above, line.start.indent, line.blank);
        let keeps = match line.blank {
            Blank::Kept => true,
            Blank::KeptInside => !first.above.is_empty(),
            Blank::Dropped => false,
        };
        self.blank(first.blank && keeps);
        self.indent(line.start.indent);
        let broken = line.is_broken();
        let (mut hang, mut ends) = (line.start.hang, false);
        for (index, chunk) in line.chunks.iter().enumerate() {
            let joint = chunk.joint.filter(|_| broken && index > 0);
            hang = joint.map_or(hang, |start| start.hang);
            if index > 0 && (ends || joint.is_some() || !chunk.above.is_empty()) {
                let indent = joint.map_or(hang, |start| start.indent);
                self.end();
                self.above(&chunk.above, indent, Blank::Dropped);
                self.indent(indent);
            }
            self.chunk(chunk, hang, index + 1 == line.chunks.len());
            ends = chunk.beside.is_some();
            if let Some(remark) = chunk.beside {
                self.text.push_str("  ");
                self.text.push_str(remark);
            }
        }
        self.end();
    }

    /// Puts a chunk behind what stands on the line already, or on the next.
    fn chunk(&mut self, chunk: &Chunk, hang: usize, closes: bool) {
        let widths: Vec<usize> = chunk.words.iter().map(|word| width(word)).collect();
        let breaks = match chunk.flow {
            Flow::Whole => false,
            Flow::Name => hang + chunk.width() > WIDTH,
            Flow::Filled | Flow::Prose => true,
        };
        let least = if breaks { widths.first().copied().unwrap_or(0) } else { chunk.width() };
        if !self.fits(least, hang) {
            self.end();
            self.indent(hang);
        } else if !self.fresh {
            self.push(" ");
        }
        let hang = if chunk.flow == Flow::Prose { self.column + 1 } else { hang };
        let ends = if breaks { line_ends(&widths, self.column, hang, closes) } else { Vec::new() };
        let mut ends = ends.into_iter().peekable();
        for (index, word) in chunk.words.iter().enumerate() {
            if ends.next_if_eq(&index).is_some() {
                self.end();
                self.indent(hang);
            } else if index > 0 {
                self.push(" ");
            }
            self.push(word);
        }
    }

    /// Whether words of this width stand well on this line: on a line of their own they would stand no better.
    fn fits(&self, width: usize, hang: usize) -> bool {
        let from = if self.fresh { self.column } else { self.column + 1 };
        from <= hang || from + width <= WIDTH
    }

    fn above(&mut self, remarks: &[Above], indent: usize, blank: Blank) {
        for (index, remark) in remarks.iter().enumerate() {
            let keeps = match blank {
                Blank::Kept => true,
                Blank::KeptInside => index > 0,
                Blank::Dropped => false,
            };
            self.blank(remark.blank && keeps);
            self.indent(if remark.closes { INDENT } else { indent });
            self.push(remark.text);
            self.end();
        }
    }

    fn blank(&mut self, wanted: bool) {
        if wanted && !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn indent(&mut self, indent: usize) {
        self.push(&" ".repeat(indent));
        self.fresh = true;
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.column += width(text);
        self.fresh = false;
    }

    fn end(&mut self) {
        self.text.push('\n');
        self.column = 0;
    }
}
