//! The shape of a refusal: a code in words, what is wrong, every place involved, and the fix.
//!
//! Which refusals there are is each room's own business (`problem.rs` there); this is only the form that all share,
//! and how miette shows it.

use std::fmt;
use std::ops::Range;

use miette::{Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::Place;

#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Room and mistake, as in `rulebook::unknown_fact`.
    pub code: &'static str,
    /// A refusal is an error; what the linter finds may be less.
    pub severity: Severity,
    pub message: String,
    /// The first label is where the reader looks first; later ones may lie in other files.
    pub labels: Vec<Label>,
    /// The smallest change that would mend it.
    pub help: Option<String>,
}

/// How much a problem weighs, the lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub place: Place,
    pub text: String,
}

impl Problem {
    pub fn new(code: &'static str, message: impl Into<String>, place: Place, label: impl Into<String>) -> Self {
        let labels = vec![Label { place, text: label.into() }];
        Problem { code, severity: Severity::Error, message: message.into(), labels, help: None }
    }

    /// A refusal that no place in a text can show, such as a missing file.
    pub fn without_place(code: &'static str, message: impl Into<String>) -> Self {
        Problem { code, severity: Severity::Error, message: message.into(), labels: Vec::new(), help: None }
    }

    #[must_use]
    pub fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: label.into() });
        self
    }

    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        self.maybe_help(Some(help.into()))
    }

    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// File, line and code: the order in which problems are shown.
    pub fn sort_key(&self) -> (String, usize, &'static str) {
        match self.labels.first() {
            Some(label) => (label.place.text.name.to_string(), label.place.range.start, self.code),
            None => (String::new(), 0, self.code),
        }
    }

    /// The form in which miette prints it.
    pub fn report(&self) -> Shown {
        let mut files: Vec<(&str, Vec<&Label>)> = Vec::new();
        for label in &self.labels {
            let name = &*label.place.text.name;
            match files.iter_mut().find(|(known, _)| *known == name) {
                Some((_, labels)) => labels.push(label),
                None => files.push((name, vec![label])),
            }
        }
        let mut groups = files.into_iter().filter_map(|(_, labels)| drawn(&labels));
        let (source, labels) = groups.next().map_or((None, Vec::new()), |(source, spans)| (Some(source), spans));
        let related = groups
            .map(|(source, labels)| Shown {
                message: "this place is involved as well".into(),
                code: None,
                severity: miette::Severity::Advice,
                help: None,
                source: Some(source),
                labels,
                related: Vec::new(),
            })
            .collect();
        Shown {
            message: brief(&self.message),
            code: Some(self.code),
            severity: match self.severity {
                Severity::Note => miette::Severity::Advice,
                Severity::Warning => miette::Severity::Warning,
                Severity::Error => miette::Severity::Error,
            },
            help: self.help.as_deref().map(brief),
            source,
            labels,
            related,
        }
    }
}

/// A [`Problem`] as miette wants it.
#[derive(Debug)]
pub struct Shown {
    message: String,
    code: Option<&'static str>,
    severity: miette::Severity,
    help: Option<String>,
    source: Option<Excerpt>,
    labels: Vec<LabeledSpan>,
    related: Vec<Shown>,
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty())
            .then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        (!self.related.is_empty()).then(|| {
            Box::new(self.related.iter().map(|shown| shown as &dyn Diagnostic))
                as Box<dyn Iterator<Item = &dyn Diagnostic>>
        })
    }
}

/// The text of one file as it is shown, and the labels in it.
fn drawn(labels: &[&Label]) -> Option<(Excerpt, Vec<LabeledSpan>)> {
    let text = &labels.first()?.place.text;
    let starts: Vec<usize> = labels.iter().map(|label| label.place.range.start).collect();
    let excerpt = Excerpt::of(&text.name, &text.content, &starts);
    let spans = labels.iter().map(|label| {
        let Range { start, end } = label.place.range;
        let (start, end) = (excerpt.shown(start), excerpt.shown(end));
        LabeledSpan::new_with_span(Some(brief(&label.text)), start..end.max(start))
    });
    let spans = spans.collect();
    Some((excerpt, spans))
}

/// Words quoted from a text are cut where nobody would read them to the end, as a number of four hundred digits.
fn brief(message: &str) -> String {
    const LONGEST: usize = 160;
    const KEPT: usize = 40;
    let parts = message.split('`').enumerate().map(|(index, part)| match part.char_indices().nth(KEPT) {
        Some((end, _)) if index % 2 == 1 && part.len() > LONGEST => format!("{}{CUT}", &part[..end]),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
}

/// A line with more bytes is shown in part: it would fill the screen, and beyond 65,535 columns miette cannot draw at all.
const LONGEST_LINE: usize = 400;
/// What is shown of such a line before and after the beginning of a label.
const BEFORE: usize = 60;
const AFTER: usize = 120;
const CUT: &str = "…";

/// A text in which long lines are cut to the neighbourhood of their labels.
#[derive(Debug)]
struct Excerpt {
    name: String,
    content: String,
    cuts: Vec<Window>,
}

/// A line that was cut: where it lies in the text, what is kept of it, and where that stands in the excerpt.
#[derive(Debug)]
struct Window {
    line: Range<usize>,
    kept: Range<usize>,
    shown_at: usize,
}

impl Excerpt {
    fn of(name: &str, content: &str, labels: &[usize]) -> Self {
        let mut excerpt =
            Excerpt { name: name.to_owned(), content: String::with_capacity(content.len()), cuts: Vec::new() };
        let mut start = 0;
        for line in content.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if words.len() > LONGEST_LINE {
                excerpt.cut(content, start..start + words.len(), labels);
                excerpt.content.push_str(&line[words.len()..]);
            } else {
                excerpt.content.push_str(line);
            }
            start += line.len();
        }
        excerpt
    }

    /// Adds what is kept of one line.
    fn cut(&mut self, content: &str, line: Range<usize>, labels: &[usize]) {
        let label = labels.iter().copied().find(|at| (line.start..=line.end).contains(at)).unwrap_or(line.start);
        let from = boundary(content, label.saturating_sub(BEFORE).max(line.start));
        let to = boundary(content, (label + AFTER).min(line.end));
        // Where the mark of the cut would be longer than what it stands for, nothing is cut.
        let from = if from - line.start <= CUT.len() { line.start } else { from };
        if from > line.start {
            self.content.push_str(CUT);
        }
        let shown_at = self.content.len();
        self.content.push_str(content.get(from..to).unwrap_or_default());
        if to < line.end {
            self.content.push_str(CUT);
        }
        self.cuts.push(Window { line, kept: from..to, shown_at });
    }

    /// Where a byte of the text stands in the excerpt; what was cut away stands where the cut is.
    fn shown(&self, at: usize) -> usize {
        let before = self.cuts.iter().rev().find(|window| window.line.start <= at);
        let Some(window) = before else { return at };
        if at <= window.line.end {
            return window.shown_at + at.clamp(window.kept.start, window.kept.end) - window.kept.start;
        }
        self.end_of(window) + at - window.line.end
    }

    /// Where the rest of the text goes on behind a line that was cut.
    fn end_of(&self, window: &Window) -> usize {
        let kept = window.shown_at + window.kept.len();
        if window.kept.end < window.line.end { kept + CUT.len() } else { kept }
    }

    /// How many bytes were cut away before a byte of the excerpt, on its line.
    fn cut_before(&self, shown: usize) -> usize {
        let within = |window: &&Window| (window.shown_at..=self.end_of(window)).contains(&shown);
        let window = self.cuts.iter().find(within).filter(|window| window.kept.start > window.line.start);
        window.map_or(0, |window| (window.kept.start - window.line.start).saturating_sub(CUT.len()))
    }
}

/// The nearest boundary between letters, at or before a byte.
fn boundary(content: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| content.is_char_boundary(*at)).unwrap_or(0)
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.content.read_span(span, lines_before, lines_after)?;
        // Without lines around it a span is read for its line and column, which are those of the whole text.
        let cut = if lines_before == 0 && lines_after == 0 { self.cut_before(span.offset()) } else { 0 };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            read.line(),
            read.column() + cut,
            read.line_count(),
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Text;
    use miette::{GraphicalReportHandler, GraphicalTheme};

    #[test]
    fn a_long_line_is_shown_around_its_label_with_its_own_column() {
        let line = format!("{}wrong{}", "é".repeat(40_000), "ü".repeat(70_000));
        let text = Text::new("long.rules", format!("first\n{line}\n{line}\nlast"));
        let second = text.content.rfind("wrong").unwrap_or_default();
        let problem =
            Problem::new("a::code", "it is long", Place { text: text.clone(), range: 80_006..80_011 }, "here")
                .also(Place { text: text.clone(), range: second..text.content.len() }, "to the end");
        let mut shown = String::new();
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_links(false);
        assert!(handler.render_report(&mut shown, &problem.report()).is_ok());
        assert!(shown.contains("[long.rules:2:80001]") && shown.contains(" first"), "{shown}");
        assert!(shown.contains("…é") && shown.contains("wrongü") && shown.contains("ü…"), "{shown}");
        assert!(shown.len() < 4_000, "{shown}");
    }

    #[test]
    fn wherever_the_label_lies_the_excerpt_shows_it() {
        let content = format!("a\n{}\nb\n", "äb".repeat(300));
        let text = Text::new("long.rules", content.as_str());
        let mut handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
        handler = handler.with_links(false);
        for start in (0..=content.len()).filter(|at| content.is_char_boundary(*at)) {
            let end = content.len().min(start + 1);
            let end = if content.is_char_boundary(end) { end } else { end + 1 };
            let problem = Problem::new("a::code", "it", Place { text: text.clone(), range: start..end }, "here");
            let mut shown = String::new();
            assert!(handler.render_report(&mut shown, &problem.report()).is_ok());
            let line = text.line(start);
            let column = start - content.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1) + 1;
            if start < content.len() {
                assert!(shown.contains(&format!(":{line}:{column}]")), "{start}: {shown}");
            }
        }
    }
}
