//! The shape of a refusal: a code in words, what is wrong, every place involved, and the fix.
//!
//! Which refusals there are is each room's own business (`problem.rs` there); this is only the form that all share,
//! and how miette shows it.

use std::fmt;

use miette::{Diagnostic, LabeledSpan, NamedSource, Severity, SourceCode};

use crate::source::Place;

#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Room and mistake, as in `rulebook::unknown_fact`.
    pub code: &'static str,
    pub message: String,
    /// The first label is where the reader looks first; later ones may lie in other files.
    pub labels: Vec<Label>,
    /// The smallest change that would mend it.
    pub help: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    pub place: Place,
    pub text: String,
}

impl Problem {
    pub fn new(code: &'static str, message: impl Into<String>, place: Place, label: impl Into<String>) -> Self {
        Problem { code, message: message.into(), labels: vec![Label { place, text: label.into() }], help: None }
    }

    /// A refusal that no place in a text can show, such as a missing file.
    pub fn without_place(code: &'static str, message: impl Into<String>) -> Self {
        Problem { code, message: message.into(), labels: Vec::new(), help: None }
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
        let mut groups: Vec<(NamedSource<String>, Vec<LabeledSpan>)> = Vec::new();
        for label in &self.labels {
            let name = label.place.text.name.to_string();
            let span = LabeledSpan::new_with_span(Some(label.text.clone()), label.place.range.clone());
            match groups.iter_mut().find(|(source, _)| source.name() == name) {
                Some((_, spans)) => spans.push(span),
                None => groups.push((NamedSource::new(name, label.place.text.content.to_string()), vec![span])),
            }
        }
        let mut groups = groups.into_iter();
        let (source, labels) = groups.next().map_or((None, Vec::new()), |(source, spans)| (Some(source), spans));
        let related = groups
            .map(|(source, labels)| Shown {
                message: "this place is involved as well".into(),
                code: None,
                help: None,
                source: Some(source),
                labels,
                related: Vec::new(),
            })
            .collect();
        Shown { message: self.message.clone(), code: Some(self.code), help: self.help.clone(), source, labels, related }
    }
}

/// A [`Problem`] as miette wants it.
#[derive(Debug)]
pub struct Shown {
    message: String,
    code: Option<&'static str>,
    help: Option<String>,
    source: Option<NamedSource<String>>,
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

    fn severity(&self) -> Option<Severity> {
        Some(if self.code.is_some() { Severity::Error } else { Severity::Advice })
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
