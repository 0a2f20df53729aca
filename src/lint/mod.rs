//! What a rulebook or a record says soundly and means badly.
//!
//! One file per lint, and the head of the file is its manual page: what it does, why it matters, an example that it flags, what to
//! write instead, and when to allow it. `explain` prints the page, and a test runs its examples.
//!
//! A lint finds; it never decides what the law is. What its author has weighed is allowed with a written reason: in a rulebook by
//! `Allows "lint::…", because "…".` within the declaration, in a record under `allow:`.

mod allowed;
mod asked;
mod citations;
mod explain;
mod sketch;
mod words;

mod burden_on_both_sides;
mod exhibit_without_source;
mod grade_above_cap;
mod idle_allowance;
mod idle_row;
mod legal_conclusion;
mod mixed_units;
mod one_sided_grading;
mod perverse_evidence;
mod precedent_without_ground;
mod precedents_conflict;
mod reading_never_prevails;
mod unanswerable_claim;
mod uncited_clause;
mod unknown_lint;
mod unreachable_clause;
mod unused_fact;
mod unverified_pinpoint;
mod wrong_negative;

pub use explain::{explain, pages};

use crate::case::Record;
use crate::rulebook::Rulebook;
use crate::source::{Place, Problem, Severity, Text};
use crate::syntax::tree::Tree;

/// One lint: its code, how much it weighs, its manual page, and what it looks at.
pub struct Lint {
    pub code: &'static str,
    pub severity: Severity,
    source: &'static str,
    finds: Finds,
}

enum Finds {
    Law(fn(&Law) -> Vec<Problem>),
    Record(fn(&Rulebook, &Record) -> Vec<Found>),
    /// Of the allowances themselves.
    Allowances,
}

macro_rules! lint {
    ($name:ident, $severity:ident) => {
        lint!($name, $severity, Finds::Allowances)
    };
    ($name:ident, $severity:ident, in $room:ident) => {
        lint!($name, $severity, Finds::$room($name::find))
    };
    ($name:ident, $severity:ident, $finds:expr) => {
        Lint {
            code: concat!("lint::", stringify!($name)),
            severity: Severity::$severity,
            source: include_str!(concat!(stringify!($name), ".rs")),
            finds: $finds,
        }
    };
}

/// Every lint, in order of name.
pub static LINTS: [Lint; 19] = [
    lint!(burden_on_both_sides, Error, in Law),
    lint!(exhibit_without_source, Warning, in Record),
    lint!(grade_above_cap, Warning, in Record),
    lint!(idle_allowance, Warning),
    lint!(idle_row, Warning, in Law),
    lint!(legal_conclusion, Warning, in Law),
    lint!(mixed_units, Warning, in Record),
    lint!(one_sided_grading, Warning, in Record),
    lint!(perverse_evidence, Error, in Law),
    lint!(precedent_without_ground, Warning, in Law),
    lint!(precedents_conflict, Warning, in Law),
    lint!(reading_never_prevails, Warning, in Law),
    lint!(unanswerable_claim, Note, in Law),
    lint!(uncited_clause, Warning, in Law),
    lint!(unknown_lint, Warning),
    lint!(unreachable_clause, Warning, in Law),
    lint!(unused_fact, Warning, in Law),
    lint!(unverified_pinpoint, Note, in Law),
    lint!(wrong_negative, Warning, in Law),
];

impl Lint {
    pub fn named(code: &str) -> Option<&'static Lint> {
        LINTS.iter().find(|lint| lint.code == code)
    }

    /// The manual page: the head of the lint's file.
    pub fn page(&self) -> String {
        let head = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        let lines: Vec<&str> = head.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        lines.join("\n")
    }

    /// Gives what it found its code and its weight.
    fn sign(&self, mut problem: Problem) -> Problem {
        (problem.code, problem.severity) = (self.code, self.severity);
        problem
    }
}

/// What is wrong, before the lint that found it has signed it.
fn found(message: impl Into<String>, place: Place, label: impl Into<String>) -> Problem {
    Problem::new("lint", message, place, label)
}

/// Rulebooks as they are linted: the trees as written, what they mean, and what a claim under each test asks.
struct Law<'a> {
    trees: &'a [Tree],
    book: &'a Rulebook,
    sketches: Vec<sketch::Sketch<'a>>,
}

/// What was found in a record, and the names of what it concerns, by which an allowance may narrow itself.
struct Found {
    problem: Problem,
    about: Vec<String>,
}

/// What the linter has to say.
#[derive(Debug, Default)]
pub struct Report {
    /// In order of place.
    pub found: Vec<Problem>,
    /// What is allowed, each by a written reason.
    pub allowed: Vec<Problem>,
}

/// Lints sound rulebooks.
pub fn rulebook(trees: &[Tree], book: &Rulebook) -> Report {
    let law = Law { trees, book, sketches: sketch::sketches(book) };
    let mut found = Vec::new();
    for lint in &LINTS {
        if let Finds::Law(find) = lint.finds {
            found.extend(find(&law).into_iter().map(|problem| lint.sign(problem)));
        }
    }
    allowed::in_law(trees, found)
}

/// Lints a sound record. Only what its own file says is found there, not what the record it is based on says.
pub fn record(book: &Rulebook, record: &Record, file: &Text) -> Report {
    let mut found = Vec::new();
    for lint in &LINTS {
        if let Finds::Record(find) = lint.finds {
            let own = find(book, record)
                .into_iter()
                .filter(|found| found.problem.labels.first().is_some_and(|label| label.place.text.name == file.name));
            found.extend(own.map(|found| Found { problem: lint.sign(found.problem), about: found.about }));
        }
    }
    allowed::in_record(record, file, found)
}
