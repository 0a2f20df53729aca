//! Named texts, places in them, and the one door to files.
//!
//! Knows nothing of rules, YAML or findings.

pub mod decimal;
mod files;
mod problem;
pub mod suggest;

pub use files::{DiskFiles, Files, MemoryFiles};
pub use problem::{Label, Problem, Severity, Shown};

use std::ops::Range;
use std::sync::Arc;

/// One text and the name under which a reader knows it (a path with forward slashes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub name: Arc<str>,
    pub content: Arc<str>,
    /// Where each line begins: a finding names a line for every node and fact.
    lines: Arc<[usize]>,
}

impl Text {
    pub fn new(name: impl Into<Arc<str>>, content: impl Into<Arc<str>>) -> Self {
        let content = content.into();
        let ends = content.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Text { name: name.into(), content, lines }
    }

    /// The line of a byte offset, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }
}

/// A range of bytes in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub text: Text,
    pub range: Range<usize>,
}

impl Place {
    pub fn line(&self) -> usize {
        self.text.line(self.range.start)
    }

    /// The words at the place, as they stand in the text.
    pub fn words(&self) -> &str {
        self.text.content.get(self.range.clone()).unwrap_or("")
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    pub value: T,
    pub range: Range<usize>,
}

impl<T> Placed<T> {
    pub fn new(value: T, range: Range<usize>) -> Self {
        Placed { value, range }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: change(self.value), range: self.range }
    }
}
