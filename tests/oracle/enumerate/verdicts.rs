//! Families of whole claims: bars, scope, breach, defences and their availability together.

use super::build::{Depth, Draft, PAIR, all, must, unless};
use super::choices::{Choices, every};
use super::filings::Filed;
use super::{Family, Scenario};
use crate::oracle::model::{
    Answer, Answered, Atom, Body, Burden, Clause, Connective, Main, Must, Role, Side, Standard,
};

pub fn families() -> Vec<Family> {
    vec![
        Family { name: "bar, scope, breach, defence and availability", scenarios: every(ladder) },
        Family { name: "two defences of one claim", scenarios: every(two_defences) },
        Family { name: "an obligation that rests on another", scenarios: every(rests_on) },
        Family { name: "unless, four deep", scenarios: every(four_deep) },
        Family { name: "at least n of k", scenarios: every(at_least) },
    ]
}

fn asks(draft: &mut Draft, fact: usize) -> Clause {
    let atom = draft.literal(fact, false);
    draft.clause(atom)
}

fn of_truth(draft: &mut Draft) -> Clause {
    let fact = draft.truth();
    asks(draft, fact)
}

fn defence(draft: &mut Draft, instrument: usize, answers: Vec<Answer>, tiers: usize) -> usize {
    let clause = of_truth(draft);
    let mut body = must(Side::Respondent, None, all(vec![clause]));
    if tiers == 2 {
        let clause = of_truth(draft);
        body.second = Some(Must { side: Side::Respondent, standard: None, group: all(vec![clause]) });
    }
    let defence = draft.issue(Role::Defence { instrument, answers }, &PAIR, body);
    draft.plead(defence, Side::Respondent);
    defence
}

fn plain(draft: &mut Draft) -> usize {
    let clause = of_truth(draft);
    draft.issue(Role::Plain, &PAIR, Body::of(Main::MetIf(all(vec![clause]))))
}

/// A scope element and another; a defence on a condition, in one tier or two; a bar. The record silent on the Member's
/// instruments, or bound by one or the other; the provision not yet, no longer, or in force.
fn ladder(choices: &mut Choices) -> Option<Scenario> {
    let span = choices.of(&[None, Some((2003, None)), Some((2001, Some(2004))), Some((2006, None))]);
    let (tiers, barred, by_instrument) = (choices.below(2) + 1, choices.truth(), choices.truth());
    if tiers == 2 && barred && span.is_some() {
        return None;
    }
    let mut draft = Draft::new(Depth::Settled);
    ["scope", "availability", "defence"].into_iter().for_each(|construct| draft.note(construct));
    let mut scope = of_truth(&mut draft);
    scope.scope = true;
    let element = of_truth(&mut draft);
    let test = draft.test(0, must(Side::Complainant, None, all(vec![scope, element])));
    draft.law.issues[test].in_force = span;
    let available = plain(&mut draft);
    let to = if by_instrument { Answered::Instrument(0) } else { Answered::Test(test) };
    defence(&mut draft, 0, vec![Answer { to, available_if: Some(available) }], tiers);
    if barred {
        draft.note("bar");
        let clause = of_truth(&mut draft);
        let answers = vec![Answer { to: Answered::Instrument(0), available_if: None }];
        let bar = draft.issue(Role::Bar { answers }, &PAIR, must(Side::Respondent, None, all(vec![clause])));
        draft.plead(bar, Side::Respondent);
    }
    draft.file([None, Some(vec![0]), Some(vec![1])].map(|bound| vec![Filed::Bound(bound)]).to_vec());
    Some(draft.finish())
}

/// Each answers the test, the whole instrument, or both, the one on a condition and the other without.
fn two_defences(choices: &mut Choices) -> Option<Scenario> {
    let patterns = [choices.below(5), choices.below(5)];
    let mut draft = Draft::new(Depth::Settled);
    draft.note("two defences");
    let element = of_truth(&mut draft);
    let test = draft.test(0, must(Side::Complainant, None, all(vec![element])));
    for pattern in patterns {
        let mut answer = |to, conditional: bool| Answer { to, available_if: conditional.then(|| plain(&mut draft)) };
        let (closer, wider) = (Answered::Test(test), Answered::Instrument(0));
        let answers = match pattern {
            0 => vec![answer(closer, false)],
            1 => vec![answer(wider, true)],
            2 => vec![answer(wider, true), answer(closer, false)],
            3 => vec![answer(closer, true), answer(wider, false)],
            _ => vec![answer(Answered::Instrument(1), false)],
        };
        defence(&mut draft, 0, answers, 1);
    }
    Some(draft.finish())
}

/// `inconsistent with` another test, or not, for either side; that test has a scope element or an exception, and a defence on
/// a condition.
fn rests_on(choices: &mut Choices) -> Option<Scenario> {
    let negated = choices.truth();
    let (scoped, excepted, conditional) = (choices.truth(), choices.truth(), choices.truth());
    let within_issue = choices.truth();
    let mut draft = Draft::new(Depth::Settled);
    draft.note(if negated { "not inconsistent with" } else { "inconsistent with" });
    let mut clauses = vec![of_truth(&mut draft)];
    if scoped {
        let mut scope = of_truth(&mut draft);
        scope.scope = true;
        clauses.push(scope);
    }
    let mut body = must(Side::Complainant, Some(Standard::Balance), all(clauses));
    if excepted {
        let clause = of_truth(&mut draft);
        body.unless.push(unless(Burden::Silent, clause));
    }
    let inner = draft.test(1, body);
    let available_if = conditional.then(|| plain(&mut draft));
    defence(&mut draft, 1, vec![Answer { to: Answered::Test(inner), available_if }], 1);
    let atom = Atom::Inconsistent { test: inner, negated };
    let mut clause = draft.clause(atom);
    let side = if negated { Side::Respondent } else { Side::Complainant };
    if within_issue {
        let issue = draft.issue(Role::Plain, &PAIR, must(side, None, all(vec![clause])));
        clause = draft.clause(Atom::Met { issue, negated: false });
    }
    let body = if negated {
        let element = of_truth(&mut draft);
        let mut body = must(Side::Complainant, None, all(vec![element]));
        body.unless.push(unless(Burden::Silent, clause));
        body
    } else {
        must(Side::Complainant, None, all(vec![clause]))
    };
    draft.test(0, body);
    draft.file([vec![0, 1], vec![0]].map(|bound| vec![Filed::Bound(Some(bound))]).to_vec());
    Some(draft.finish())
}

/// A test unless an exception, itself unless another, and so on; the burden of each silent, named or a mere plausibility; the
/// whole asked by the complainant, or its contrary.
fn four_deep(choices: &mut Choices) -> Option<Scenario> {
    let contrary = choices.truth();
    let mut burdens = Vec::new();
    for deep in 0..3 {
        let side = if deep % 2 == 0 { Side::Respondent } else { Side::Complainant };
        let all =
            [Burden::Silent, Burden::Plausible, Burden::By(side, None), Burden::By(side, Some(Standard::Balance))];
        // Nobody is named where the text does not tell who asks.
        burdens.push(choices.of(if contrary { &all[..2] } else { &all[..] }));
    }
    let mut draft = Draft::new(Depth::Usual);
    draft.note("unless");
    let mut exception = None;
    for burden in burdens.into_iter().rev() {
        let clause = of_truth(&mut draft);
        let mut next = unless(burden, clause);
        next.group.unless = exception.map(Box::new);
        exception = Some(next);
    }
    let clause = of_truth(&mut draft);
    let mut body = if contrary {
        Body::of(Main::MetIf(all(vec![clause])))
    } else {
        must(Side::Complainant, None, all(vec![clause]))
    };
    body.unless.extend(exception);
    if contrary {
        let issue = draft.issue(Role::Plain, &PAIR, body);
        let clause = draft.clause(Atom::Met { issue, negated: true });
        draft.test(0, must(Side::Complainant, None, all(vec![clause])));
    } else {
        draft.test(0, body);
    }
    Some(draft.finish())
}

/// Every n of up to four, of truths, contraries and one issue; wanted, or its contrary.
fn at_least(choices: &mut Choices) -> Option<Scenario> {
    let contrary = choices.truth();
    let of = choices.below(4) + 1;
    let number = choices.below(of) + 1;
    let turned: Vec<bool> = (0..of).map(|_| choices.truth()).collect();
    let mut draft = Draft::new(if of == 4 { Depth::Settled } else { Depth::Usual });
    draft.note("at least n of");
    let mut clauses = Vec::new();
    for turned in turned {
        let issue = plain(&mut draft);
        clauses.push(draft.clause(Atom::Met { issue, negated: turned }));
    }
    let group = super::build::group(Connective::AtLeast(number), clauses);
    let issue = draft.issue(Role::Plain, &PAIR, Body::of(Main::MetIf(group)));
    let clause = draft.clause(Atom::Met { issue, negated: contrary });
    draft.test(0, must(Side::Complainant, None, all(vec![clause])));
    Some(draft.finish())
}
