//! What authors allow: findings that an allowance covers are set aside, and allowances that cover nothing are found.

use super::{Found, LINTS, Lint, Report, idle_allowance, unknown_lint};
use crate::case::Record;
use crate::source::{Place, Problem, Text};
use crate::syntax::tree::Tree;

/// An allowance of either kind of file.
struct Allows {
    code: String,
    place: Place,
    covers: Covers,
    used: bool,
}

enum Covers {
    /// What is marked first within this declaration.
    Declaration(Place),
    /// What concerns this name; without one, everything in the record.
    Named(Option<String>),
}

/// In rulebooks an allowance stands in a declaration, and covers what lies in it.
pub fn in_law(trees: &[Tree], found: Vec<Problem>) -> Report {
    let mut allows = Vec::new();
    for tree in trees {
        for declaration in &tree.declarations {
            for allowance in declaration.value.allows() {
                let within = Place { text: tree.text.clone(), range: declaration.range.clone() };
                let place = Place { text: tree.text.clone(), range: allowance.lint.range.clone() };
                let (code, covers) = (allowance.lint.value.clone(), Covers::Declaration(within));
                allows.push(Allows { code, place, covers, used: false });
            }
        }
    }
    report(allows, found.into_iter().map(|problem| Found { problem, about: Vec::new() }).collect())
}

/// In a record an allowance covers all of one lint, or what concerns the fact, thing or claim that it names.
pub fn in_record(record: &Record, file: &Text, found: Vec<Found>) -> Report {
    let own = record.allows.iter().filter(|allowance| allowance.place.text.name == file.name);
    let allows = own.map(|allowance| Allows {
        code: allowance.lint.clone(),
        place: allowance.place.clone(),
        covers: Covers::Named(allowance.of.clone()),
        used: false,
    });
    report(allows.collect(), found)
}

fn report(mut allows: Vec<Allows>, found: Vec<Found>) -> Report {
    let mut report = Report::default();
    for Found { problem, about } in found {
        let covering = allows.iter_mut().find(|allows| allows.cover(&problem, &about));
        match covering {
            Some(allows) => {
                allows.used = true;
                report.allowed.push(problem);
            }
            None => report.found.push(problem),
        }
    }
    for allows in allows.iter().filter(|allows| !allows.used) {
        let (lint, problem) = if Lint::named(&allows.code).is_some() {
            ("lint::idle_allowance", idle_allowance::finding(&allows.code, allows.place.clone()))
        } else {
            ("lint::unknown_lint", unknown_lint::finding(&allows.code, allows.place.clone()))
        };
        report.found.extend(LINTS.iter().find(|known| known.code == lint).map(|lint| lint.sign(problem)));
    }
    report.found.sort_by_key(Problem::sort_key);
    report.allowed.sort_by_key(Problem::sort_key);
    report
}

impl Allows {
    fn cover(&self, problem: &Problem, about: &[String]) -> bool {
        if self.code != problem.code {
            return false;
        }
        match &self.covers {
            Covers::Named(None) => true,
            Covers::Named(Some(name)) => about.contains(name),
            Covers::Declaration(declared) => problem.labels.first().is_some_and(|label| {
                label.place.text.name == declared.text.name
                    && declared.range.start <= label.place.range.start
                    && label.place.range.end <= declared.range.end
            }),
        }
    }
}
