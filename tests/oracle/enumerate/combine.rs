//! The families.

use super::build::Depth;
use super::choices::{Choices, every};
use super::roots::{ROOTS, Root};
use super::shapes::{FURTHER, SHAPES, Shape};
use super::term::Term;
use super::{Family, Scenario};
use crate::oracle::model::{Burden, Kind};

/// Every family.
pub fn families() -> Vec<Family> {
    vec![
        Family { name: "one construct at every root", scenarios: every(one_construct) },
        Family { name: "one construct within another", scenarios: every(|choices| two_constructs(choices, None)) },
        Family {
            name: "one construct within another, a fact in both",
            scenarios: every(|choices| {
                let contrary = choices.truth();
                two_constructs(choices, Some(contrary))
            }),
        },
        Family { name: "effects of two readings", scenarios: every(two_readings) },
    ]
}

fn shapes() -> Vec<Shape> {
    SHAPES.into_iter().chain(FURTHER).collect()
}

/// Which facts the leaves are: each a new one, or one met before or its contrary; so that all patterns are met once.
fn leaves(choices: &mut Choices, count: usize) -> Vec<Term> {
    let (mut leaves, mut known) = (Vec::new(), 0);
    for _ in 0..count {
        let pick = choices.below(2 * known + 1);
        leaves.push(if pick == 0 {
            Term::Leaf(known, false)
        } else {
            Term::Leaf((pick - 1) / 2, pick.is_multiple_of(2))
        });
        known += usize::from(pick == 0);
    }
    leaves
}

/// Gadgets and detours: none, one or two, where the term speaks of them.
fn things(choices: &mut Choices, term: &Term, most: usize) -> usize {
    if term.any(&|shape| shape.quantifies().is_some()) { choices.below(most + 1) } else { 0 }
}

/// A root, a construct, every pattern of facts in it, and whether the breach is the first of them.
fn one_construct(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&ROOTS);
    let shape = choices.of(&shapes());
    let term = Term::Node(shape, leaves(choices, shape.arity()));
    let things = things(choices, &term, 2);
    let asks_breach = !matches!(root, Root::Element(_) | Root::Contrary | Root::Availability | Root::SecondTier);
    let ground = (asks_breach && shape.arity() > 0 && choices.truth()).then_some(0);
    if ground.is_some() && term.any(&|shape| shape.quantifies().is_some()) {
        return None;
    }
    root.scenario(&term, Depth::More, things, ground)
}

/// A root, a construct, another in one of its places. All facts are different; or the last is the first, or its contrary.
fn two_constructs(choices: &mut Choices, shared: Option<bool>) -> Option<Scenario> {
    let root = choices.of(&[Root::Element(None), Root::Contrary, Root::Exception(Burden::Silent), Root::Defence]);
    let (outer, inner) = (choices.of(&shapes()), choices.of(&shapes()));
    if outer.arity() == 0 {
        return None;
    }
    let at = choices.below(outer.arity());
    let count = outer.arity() - 1 + inner.arity();
    let mut number = 0;
    let mut leaf = || {
        number += 1;
        match shared {
            Some(contrary) if number == count => Term::Leaf(0, contrary),
            _ => Term::Leaf(number - 1, false),
        }
    };
    if shared.is_some() && count < 2 {
        return None;
    }
    let parts = (0..outer.arity()).map(|index| {
        if index == at { Term::Node(inner, (0..inner.arity()).map(|_| leaf()).collect()) } else { leaf() }
    });
    let term = Term::Node(outer, parts.collect());
    let things = if term.any(&|shape| shape.quantifies() == Some(Kind::Gadget)) { 1 } else { 2 };
    root.scenario(&term, Depth::Settled, things, None)
}

/// One issue changed by readings of two questions, in either order.
fn two_readings(choices: &mut Choices) -> Option<Scenario> {
    let reading =
        [Shape::ReadingAdds, Shape::ReadingExcepts, Shape::ReadingRequires, Shape::ReadingReason, Shape::Rivals];
    let (one, other) = (choices.of(&reading), choices.of(&reading));
    let connective = choices.of(&[Shape::AllOf, Shape::AnyOf, Shape::Unless, Shape::Reasons(None)]);
    let mut number = 0;
    let mut node = |shape: Shape| {
        let leaves = (0..shape.arity()).map(|index| Term::Leaf(number + index, false)).collect();
        number += shape.arity();
        Term::Node(shape, leaves)
    };
    let term = Term::Node(connective, vec![node(one), node(other)]);
    Root::Element(None).scenario(&term, Depth::Settled, 0, None)
}
