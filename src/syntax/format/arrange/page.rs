//! Words put one behind the other, each remark kept beside or above those where it stood.

use std::iter::Peekable;
use std::slice;

use crate::syntax::format::lines::{Above, Blank, Chunk, Flow, Line, Start};
use crate::syntax::format::sheet::{Node, Remark, Sheet, Word};

pub struct Page<'a> {
    source: &'a str,
    remarks: Peekable<slice::Iter<'a, Remark<'a>>>,
    /// Where the word or remark taken last ends in the source.
    end: usize,
    lines: Vec<Line<'a>>,
    next: Next,
    /// Remarks met where no line can end, which wait for the next place where one can.
    waiting: Vec<Met<'a>>,
}

/// How the next word joins what is on the page.
#[derive(Clone, Copy)]
enum Next {
    Line(Start, Blank),
    Joint(Start),
    Space,
    /// Behind an opening bracket.
    Close,
}

struct Met<'a> {
    above: Above<'a>,
    /// On the line of the word before it.
    beside: bool,
}

impl<'a> Page<'a> {
    pub fn new(sheet: &'a Sheet<'a>) -> Self {
        let next = Next::Line(Start::at(0), Blank::Kept);
        let remarks = sheet.remarks.iter().peekable();
        Page { source: sheet.source, remarks, end: 0, lines: Vec::new(), next, waiting: Vec::new() }
    }

    /// The next word begins a line.
    pub fn line(&mut self, start: Start, blank: Blank) {
        self.next = Next::Line(start, blank);
    }

    /// The next word begins a line if what is on this one does not fit on it.
    pub fn joint(&mut self, start: Start) {
        self.next = Next::Joint(start);
    }

    /// The line that begins next.
    pub fn next_line(&self) -> usize {
        self.lines.len()
    }

    /// Whether the next word comes on this line.
    pub fn is_on(&self, line: usize) -> bool {
        !matches!(self.next, Next::Line(..)) && self.lines.len() == line + 1
    }

    pub fn word(&mut self, word: &Word, flow: Flow) {
        let stays = gap("", &word.text).is_empty() || matches!(self.next, Next::Close);
        self.put(word, &word.text, flow, stays.then_some(""));
        if word.text == "[" {
            self.next = Next::Close;
        }
    }

    /// The one word of an atomic rule.
    pub fn word_of(&mut self, node: &Node, flow: Flow) {
        node.words().into_iter().for_each(|word| self.word(word, flow));
    }

    /// Words that stay behind the last one.
    pub fn glued(&mut self, words: &[&Word]) {
        let mut before = "";
        for word in words {
            self.put(word, &word.text, Flow::Whole, Some(gap(before, &word.text)));
            before = &word.text;
        }
    }

    /// Words that no line end parts, as they are printed.
    pub fn block_of(&mut self, node: &Node, flow: Flow) {
        let mut text = String::new();
        for word in node.words() {
            if !text.is_empty() {
                text.push_str(gap(&text, &word.text));
            }
            text.push_str(&word.text);
        }
        self.block(&node.words(), text, flow);
    }

    /// The same, printed in another way than word by word.
    pub fn block(&mut self, words: &[&Word], text: String, flow: Flow) {
        let Some((first, rest)) = words.split_first() else { return };
        let stays = matches!(self.next, Next::Close);
        self.put(first, &text, flow, stays.then_some(""));
        for word in rest {
            let (mut met, _) = self.remarks_before(word);
            self.waiting.append(&mut met);
            self.end = word.range.end;
        }
    }

    /// The lines, and the remarks behind the last word.
    pub fn finish(mut self) -> (Vec<Line<'a>>, Vec<Above<'a>>) {
        let mut met = std::mem::take(&mut self.waiting);
        met.extend(self.remarks_until(self.source.len()));
        let rest = self.placed(met, true);
        (self.lines, rest)
    }

    /// Puts a text on the page for a word of the source: behind the last one with this gap, or as the page goes on.
    fn put(&mut self, word: &Word, text: &str, flow: Flow, gap: Option<&str>) {
        let (met, blank) = self.remarks_before(word);
        self.end = word.range.end;
        let last = self.lines.last_mut().and_then(|line| line.chunks.last_mut());
        if let (Some(gap), Some(words)) = (gap, last.map(|chunk| &mut chunk.words)) {
            self.waiting.extend(met);
            match words.last_mut() {
                Some(last) => *last = format!("{last}{gap}{text}"),
                None => words.push(text.to_owned()),
            }
            // A line or joint that was asked for comes behind the sign that stays.
            if matches!(self.next, Next::Close) {
                self.next = Next::Space;
            }
            return;
        }
        let mut all = std::mem::take(&mut self.waiting);
        all.extend(met);
        let top = matches!(self.next, Next::Line(Start { indent: 0, .. }, _));
        let above = self.placed(all, top);
        let words = if flow == Flow::Whole { vec![text.to_owned()] } else { parted(text) };
        let joint = if let Next::Joint(start) = self.next { Some(start) } else { None };
        let chunk = Chunk { words, flow, joint, above, blank, beside: None };
        match (self.next, self.lines.last_mut()) {
            (Next::Joint(_) | Next::Space | Next::Close, Some(line)) => line.chunks.push(chunk),
            (Next::Line(start, blank), _) => self.lines.push(Line { start, blank, chunks: vec![chunk] }),
            _ => self.lines.push(Line { start: Start::at(0), blank: Blank::Kept, chunks: vec![chunk] }),
        }
        self.next = Next::Space;
    }

    /// Where the remarks before a word go: the first beside the word before it, if it stood there, and the others above what
    /// comes. At the end of a declaration those that are indented stay with it.
    fn placed(&mut self, met: Vec<Met<'a>>, top: bool) -> Vec<Above<'a>> {
        let mut met = met.into_iter().peekable();
        let last = self.lines.last_mut().and_then(|line| line.chunks.last_mut());
        let begun = last.is_some();
        if let Some(chunk) = last
            && let Some(remark) = met.next_if(|met| met.beside)
        {
            chunk.beside = Some(remark.above.text);
        }
        let mut closes = top && begun;
        met.map(|met| {
            closes &= met.above.closes;
            Above { closes, ..met.above }
        })
        .collect()
    }

    /// The remarks before a word, and whether an empty line stands between them and the word.
    fn remarks_before(&mut self, word: &Word) -> (Vec<Met<'a>>, bool) {
        let met = self.remarks_until(word.range.start);
        (met, self.is_blank_until(word.range.start))
    }

    fn remarks_until(&mut self, end: usize) -> Vec<Met<'a>> {
        let mut found = Vec::new();
        while let Some(remark) = self.remarks.next_if(|remark| remark.range.start < end) {
            let start = remark.range.start;
            let before = self.source.get(self.end..start).unwrap_or_default();
            let beside = self.end > 0 && !before.contains('\n');
            let indented = self.source.get(..start).is_some_and(|before| !before.is_empty() && !before.ends_with('\n'));
            let above = Above { text: remark.text, blank: self.is_blank_until(start), closes: indented };
            found.push(Met { above, beside });
            self.end = remark.range.end;
        }
        found
    }

    /// Whether an empty line stands between what was taken last and this place.
    fn is_blank_until(&self, place: usize) -> bool {
        self.source.get(self.end..place).is_some_and(|gap| gap.bytes().filter(|byte| *byte == b'\n').count() > 1)
    }
}

/// What parts a word from what stands before it.
fn gap(before: &str, word: &str) -> &'static str {
    if matches!(word, "," | ";" | ":" | "." | "]") || before.ends_with('[') { "" } else { " " }
}

/// Words between which a line may end: a number stays with what it numbers, as in `Annex 6`.
fn parted(text: &str) -> Vec<String> {
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match words.last_mut() {
            Some(last) if is_number(word) && !is_number(last) && !last.contains(' ') => {
                *last = format!("{last} {word}")
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}
