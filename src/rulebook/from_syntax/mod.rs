//! Trees to rules: declare → resolve → check.
//!
//! Everything that can be resolved is in the rulebook; everything that cannot is a problem. A rulebook with problems is
//! for showing, not for deciding.

mod clauses;
mod cycles;
mod data;
mod issues;
mod names;
mod numbers;
mod precedents;
mod readings;
mod sentences;
mod tables;

use std::collections::BTreeSet;

use crate::rulebook::{Edition, IssueId, QuestionId, Rulebook};
use crate::source::{Place, Placed, Problem, Text};
use crate::syntax::tree::{Declaration, Tree};
use names::Names;
use sentences::Sentences;

/// The rulebook that these files make together; the order of files and declarations means nothing to it.
pub fn rulebook(trees: &[Tree]) -> (Rulebook, Vec<Problem>) {
    let mut lowering = Lowering::default();
    lowering.book.editions = trees.iter().map(|tree| Edition::of(&tree.text)).collect();
    lowering.book.editions.sort_by(|one, other| one.name.cmp(&other.name));
    let declarations: Vec<(&Text, &Placed<Declaration>)> = trees
        .iter()
        .flat_map(|tree| tree.declarations.iter().map(move |declaration| (&tree.text, declaration)))
        .collect();
    data::declare(&mut lowering, &declarations);
    issues::declare(&mut lowering, &declarations);
    issues::resolve(&mut lowering, &declarations);
    readings::resolve(&mut lowering, &declarations);
    precedents::resolve(&mut lowering, &declarations);
    issues::resolve_remedies(&mut lowering, &declarations);
    issues::check(&mut lowering);
    cycles::check(&mut lowering);
    lowering.problems.sort_by_key(Problem::sort_key);
    (lowering.book, lowering.problems)
}

/// The work in hand.
#[derive(Default)]
struct Lowering {
    book: Rulebook,
    names: Names,
    sentences: Sentences,
    problems: Vec<Problem>,
    unsound: Unsound,
    /// How many precedents were met so far.
    precedents: usize,
    /// Orders of analysis as they are written, checked once every reading has added its clauses.
    orders: Vec<(IssueId, Vec<Placed<String>>, Text)>,
}

/// What was written and could not be understood. What it leaves missing is not refused a second time.
#[derive(Default)]
struct Unsound {
    /// Issues whose head names something unknown.
    heads: BTreeSet<IssueId>,
    /// Issues whose test could not be read.
    bodies: BTreeSet<IssueId>,
    /// Readings whose authority could not be found.
    readings: BTreeSet<(QuestionId, String)>,
}

impl Lowering {
    fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

fn at(text: &Text, range: &std::ops::Range<usize>) -> Place {
    Place { text: text.clone(), range: range.clone() }
}
