//! What goes on which line. A sentence stands under what it belongs to; each of several letters, citations, answers and rows
//! of a table has its own line. Any other construct of the grammar runs on where it stands.

mod page;

use super::lines::{Above, Blank, Flow, INDENT, Line, Start, width};
use super::sheet::{Node, Part, Sheet};
use super::table;
use crate::syntax::from_text::Rule;
use page::Page;

/// The lines of a file, and the remarks that close it.
pub fn lines<'a>(sheet: &'a Sheet<'a>) -> (Vec<Line<'a>>, Vec<Above<'a>>) {
    let mut arranger = Arranger { page: Page::new(sheet), home: 0 };
    for declaration in &sheet.declarations {
        arranger.sentence(declaration, 0, Blank::Kept);
    }
    arranger.page.finish()
}

struct Arranger<'a> {
    page: Page<'a>,
    /// The line on which the sentence, or the lettered clause of it, began that is being arranged.
    home: usize,
}

impl Arranger<'_> {
    /// What ends with a full stop, and under it the sentences that belong to it.
    fn sentence(&mut self, node: &Node, base: usize, blank: Blank) {
        if let [Part::Node(only)] = &node.parts[..]
            && only.is_sentence()
        {
            return self.sentence(only, base, blank);
        }
        self.begin(Start::at(base), blank);
        let mut begun = Blank::KeptInside;
        let mut names = 0;
        let mut rows = table::rows(node, base + INDENT).into_iter();
        for part in &node.parts {
            let Part::Node(child) = part else {
                self.part(part, node.rule, base);
                continue;
            };
            match child.rule {
                _ if child.is_sentence() => {
                    self.sentence(child, base + INDENT, begun);
                    begun = Blank::Kept;
                }
                Rule::header | Rule::row => {
                    let Some((row, drawn)) = rows.next() else { continue };
                    self.page.line(Start::at(base + INDENT), begun);
                    self.page.block(&row.words(), drawn, Flow::Whole);
                    begun = Blank::Kept;
                }
                // The wording of a question comes second, after its name.
                Rule::text if node.rule == Rule::question => {
                    names += 1;
                    if names > 1 {
                        self.clause(base);
                    }
                    self.page.word_of(child, if names > 1 { Flow::Prose } else { Flow::Name });
                }
                Rule::citation if node.rule == Rule::cites => {
                    names += 1;
                    if names > 1 {
                        self.page.line(Start::at(base + width("Cites ")), Blank::Dropped);
                    }
                    self.part(part, node.rule, base);
                }
                _ => self.part(part, node.rule, base),
            }
        }
    }

    /// Begins a line on which the clauses that follow may stay.
    fn begin(&mut self, start: Start, blank: Blank) {
        self.page.line(start, blank);
        self.home = self.page.next_line();
    }

    /// What follows stays on the line of its sentence if the whole fits; after lines of their own it needs one as well.
    fn clause(&mut self, base: usize) {
        let start = Start::at(base + INDENT);
        if self.page.is_on(self.home) {
            self.page.joint(start);
        } else {
            self.page.line(start, Blank::Dropped);
        }
    }

    fn part(&mut self, part: &Part, of: Rule, base: usize) {
        match part {
            Part::Word(word) => self.page.word(word, Flow::Whole),
            Part::Node(node) => self.node(node, of, base),
        }
    }

    fn parts(&mut self, node: &Node, base: usize) {
        node.parts.iter().for_each(|part| self.part(part, node.rule, base));
    }

    fn node(&mut self, node: &Node, of: Rule, base: usize) {
        match node.rule {
            // Reasons stand under the side for which they speak, be there one or several.
            Rule::items | Rule::sub_items => self.list(node, base, matches!(of, Rule::reasons | Rule::dimensions)),
            Rule::group => self.group(node, base),
            Rule::because | Rule::dormant => self.after_comma(node, base),
            Rule::answering => self.answers(node, base),
            Rule::text if is_prose(of) => self.page.word_of(node, Flow::Prose),
            Rule::text => self.page.word_of(node, Flow::Name),
            Rule::sentence | Rule::phrase | Rule::how_words | Rule::standard_word => {
                self.page.word_of(node, Flow::Filled);
            }
            Rule::mark if of == Rule::wording => self.page.glued(&node.words()),
            Rule::citation => self.page.block_of(node, Flow::Name),
            Rule::quantity | Rule::date | Rule::provision_ref | Rule::param | Rule::years => {
                self.page.block_of(node, Flow::Whole);
            }
            _ => self.parts(node, base),
        }
    }

    /// A clause that a comma introduces, which stays behind.
    fn after_comma(&mut self, node: &Node, base: usize) {
        for (index, part) in node.parts.iter().enumerate() {
            if index == 1 {
                self.clause(base);
            }
            self.part(part, node.rule, base);
        }
    }

    fn group(&mut self, node: &Node, base: usize) {
        // Where an exception has letters of its own, a letter before it does not stay behind in the sentence.
        let parted = node.count(Rule::inner_unless) > 0 && branches(node);
        for part in &node.parts {
            match part {
                Part::Node(list) if list.rule == Rule::items => self.list(list, base, parted),
                Part::Node(unless) if unless.rule == Rule::inner_unless => self.exception(unless, base, parted),
                part => self.part(part, node.rule, base),
            }
        }
    }

    /// `; unless …`
    fn exception(&mut self, node: &Node, base: usize, parted: bool) {
        let home = self.home;
        for (index, part) in node.parts.iter().enumerate() {
            match index {
                1 if parted => self.begin(Start::at(base + INDENT), Blank::Dropped),
                1 => self.clause(base),
                _ => {}
            }
            self.part(part, node.rule, base + INDENT);
        }
        self.home = home;
    }

    /// Each of several letters begins a line; one alone stays in its sentence if that fits on one.
    fn list(&mut self, node: &Node, base: usize, parted: bool) {
        let (home, start) = (self.home, base + INDENT);
        let several = parted || branches(node);
        let mut blank = Blank::KeptInside;
        for item in node.nodes() {
            if !matches!(item.rule, Rule::item | Rule::sub_item) {
                // The comma, or the semicolon, and its `and` stay behind.
                self.page.glued(&item.words());
                continue;
            }
            let label = item.words().first().map_or(0, |label| width(&label.text));
            let start = Start { indent: start, hang: start + label + 1 };
            if several {
                self.begin(start, blank);
            } else {
                self.page.joint(start);
            }
            self.parts(item, start.indent);
            blank = Blank::Kept;
        }
        self.home = home;
    }

    /// Each of several answers begins a line, under the first.
    fn answers(&mut self, node: &Node, base: usize) {
        if node.count(Rule::answer) < 2 {
            return self.after_comma(node, base);
        }
        let mut answers = 0;
        for (index, part) in node.parts.iter().enumerate() {
            match part {
                Part::Word(word) if index > 1 => self.page.glued(&[word]),
                Part::Word(_) => {
                    if index == 1 {
                        self.page.line(Start::at(base + INDENT), Blank::Dropped);
                    }
                    self.part(part, node.rule, base);
                }
                Part::Node(_) => {
                    answers += 1;
                    if answers > 1 {
                        self.page.line(Start::at(base + INDENT + width("answering ")), Blank::Dropped);
                    }
                    self.part(part, node.rule, base);
                }
            }
        }
    }
}

/// Sentences of a reader's own language, rather than names.
fn is_prose(of: Rule) -> bool {
    matches!(
        of,
        Rule::wording
            | Rule::report_title
            | Rule::says
            | Rule::denies
            | Rule::leaves_open
            | Rule::called
            | Rule::asks
            | Rule::rule_sentence
            | Rule::because
    )
}

/// Whether a list of several letters stands in it.
fn branches(node: &Node) -> bool {
    node.count(Rule::item) > 1 || node.count(Rule::sub_item) > 1 || node.nodes().any(branches)
}
