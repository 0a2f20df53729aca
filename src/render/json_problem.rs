//! A problem for machines, one object on one line: `arguendo/problem/1`.

use serde::Serialize;

use crate::source::{self, Label};

/// What a stage refuses or the linter finds, as one line of JSON without the newline.
#[must_use]
pub fn problem(problem: &source::Problem) -> String {
    let document = Problem {
        schema: "arguendo/problem/1",
        code: problem.code,
        severity: problem.severity.word(),
        message: &problem.message,
        labels: problem.labels.iter().map(place).collect(),
        help: problem.help.as_deref(),
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&document).unwrap_or_default()
}

fn place(label: &Label) -> Place<'_> {
    let range = &label.place.range;
    Place {
        file: &label.place.text.name,
        line: label.place.line(),
        start: range.start,
        end: range.end,
        text: &label.text,
    }
}

#[derive(Serialize)]
struct Problem<'a> {
    schema: &'static str,
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    /// The first is where to look first.
    labels: Vec<Place<'a>>,
    help: Option<&'a str>,
}

/// A range of bytes, and the line of its beginning, counted from 1.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    start: usize,
    end: usize,
    text: &'a str,
}
