//! Families of things and parties: wholes and parts, what concerns some measures only, two complainants.

use super::build::{Depth, Draft, PAIR, all, must, unless};
use super::choices::{Choices, every};
use super::filings::{Filed, Filing, Question};
use super::{Family, Scenario};
use crate::oracle::model::{
    Answer, Answered, Atom, Body, Burden, Clause, Exhibit, FactType, Given, GivenWhat, Grade, Kind, Main, Of, Party,
    Plea, Quantifier, Role, Side, Value,
};

pub fn families() -> Vec<Family> {
    vec![
        Family { name: "a whole and its parts: facts and what is given", scenarios: every(stated_of_parts) },
        Family { name: "a whole and its parts: pleas", scenarios: every(pleaded_of_parts) },
        Family { name: "a measure and a product", scenarios: every(of_two) },
        Family { name: "things that concern some measures", scenarios: every(concerned) },
        Family { name: "two complainants: what one of them says", scenarios: every(said_by_one) },
        Family { name: "two complainants: what one of them raises", scenarios: every(raised_by_one) },
    ]
}

/// Nothing, true or false of each of these; of everything where there is `None`.
fn of_each(draft: &mut Draft, fact: usize, each: &[Option<Vec<Of>>]) {
    for of in each {
        let question = Question { fact, of: of.clone() };
        draft.file(question.settled(&[Value::Truth(true), Value::Truth(false)]));
    }
}

/// A measure, a part of it, and a part of that.
fn parts(draft: &mut Draft) -> [usize; 3] {
    let part = draft.thing(Kind::Measure, &[]);
    let deeper = draft.thing(Kind::Measure, &[]);
    draft.record.things[part].part_of = Some(0);
    draft.record.things[deeper].part_of = Some(part);
    [0, part, deeper]
}

fn asks(draft: &mut Draft, fact: usize) -> Clause {
    let atom = draft.literal(fact, false);
    draft.clause(atom)
}

/// A fact that is also said of all; an issue that is given of one of them.
fn stated_of_parts(choices: &mut Choices) -> Option<Scenario> {
    let what = choices.below(3);
    let mut draft = Draft::new(Depth::Settled);
    draft.note("part of a whole");
    let measures = parts(&mut draft);
    let fact = draft.fact(FactType::Truth, &[Kind::Measure]);
    let mut each: Vec<Option<Vec<Of>>> = measures.iter().map(|measure| Some(vec![Of::Thing(*measure)])).collect();
    each.push(None);
    of_each(&mut draft, fact, &each);
    let clause = asks(&mut draft, fact);
    let issue = draft.issue(Role::Plain, &[Kind::Measure], Body::of(Main::MetIf(all(vec![clause]))));
    let element = draft.clause(Atom::Met { issue, negated: false });
    let test = draft.test(0, must(Side::Complainant, None, all(vec![element])));
    let justified = asks(&mut draft, fact);
    let answers = vec![Answer { to: Answered::Test(test), available_if: Some(issue) }];
    let role = Role::Defence { instrument: 0, answers };
    let defence = draft.issue(role, &PAIR, must(Side::Respondent, None, all(vec![justified])));
    draft.plead(defence, Side::Respondent);
    let what = [GivenWhat::Issue(issue), GivenWhat::Breach(test), GivenWhat::Available { defence, test }][what];
    let mut filings = vec![Vec::new()];
    for measure in measures {
        filings.extend([true, false].map(|met| vec![Filed::Given(Given { what, measure, met })]));
    }
    draft.note("given");
    draft.file(filings);
    Some(draft.finish())
}

/// A defence, a bar or a named exception, raised for one of them, for two or for all.
fn pleaded_of_parts(choices: &mut Choices) -> Option<Scenario> {
    let role = choices.below(3);
    let mut draft = Draft::new(Depth::Settled);
    draft.note("plea of a part");
    let measures = parts(&mut draft);
    let (breach, answer) = (draft.ground(), draft.truth());
    for fact in [breach, answer] {
        let each: Vec<Option<Vec<Of>>> = measures[1..].iter().map(|it| Some(vec![Of::Thing(*it)])).collect();
        of_each(&mut draft, fact, &each);
    }
    let answers = vec![Answer { to: Answered::Instrument(0), available_if: None }];
    let role = match role {
        0 => Role::Defence { instrument: 0, answers },
        1 => Role::Bar { answers },
        _ => Role::Exception { of: Side::Respondent },
    };
    let is_exception = matches!(role, Role::Exception { .. });
    let clause = asks(&mut draft, answer);
    let issue = draft.issue(role, &PAIR, must(Side::Respondent, None, all(vec![clause])));
    let element = asks(&mut draft, breach);
    let mut body = must(Side::Complainant, None, all(vec![element]));
    if is_exception {
        body.unless.push(unless(Burden::Silent, Clause::of(Atom::Met { issue, negated: false })));
    }
    draft.test(0, body);
    let of = |measures: Option<Vec<usize>>| vec![Filed::Plea(Plea { issue, by: Party::Respondent, measures })];
    let mut filings: Vec<Filing> = vec![Vec::new(), of(None)];
    filings.extend(measures.map(|measure| of(Some(vec![measure]))));
    filings.push(of(Some(vec![measures[0], measures[2]])));
    filings.push(of(Some(vec![measures[1], measures[2]])));
    draft.file(filings);
    Some(draft.finish())
}

/// Two measures, two products; a fact of both, said of every pair, or of all.
fn of_two(choices: &mut Choices) -> Option<Scenario> {
    let negated = choices.truth();
    let part = choices.truth();
    let mut draft = Draft::new(Depth::Settled);
    draft.note("fact of two things");
    let (measure, product) = (draft.thing(Kind::Measure, &[]), draft.thing(Kind::Product, &[]));
    if part {
        draft.record.things[measure].part_of = Some(0);
    }
    let fact = draft.fact(FactType::Truth, &PAIR);
    let pairs = [(0, 1), (0, product), (measure, 1), (measure, product)];
    let mut each: Vec<_> = pairs.iter().map(|(one, other)| Some(vec![Of::Thing(*one), Of::Thing(*other)])).collect();
    each.push(None);
    of_each(&mut draft, fact, &each);
    let atom = draft.literal(fact, negated);
    let clause = draft.clause(atom);
    draft.test(0, must(Side::Complainant, None, all(vec![clause])));
    Some(draft.finish())
}

/// Two measures, perhaps one part of the other; a gadget or a detour that concerns all, the first, the second or both.
fn concerned(choices: &mut Choices) -> Option<Scenario> {
    let (part, every) = (choices.truth(), choices.truth());
    let kind = choices.of(&[Kind::Gadget, Kind::Detour]);
    let of_both = choices.truth();
    let mut draft = Draft::new(Depth::Settled);
    draft.note("concerns");
    let other = draft.thing(Kind::Measure, &[]);
    if part {
        draft.record.things[other].part_of = Some(0);
    }
    let all_of = [None, Some(vec![0]), Some(vec![other]), Some(vec![0, other])];
    let is_raised = kind == Kind::Detour;
    for _ in 0..2 {
        let thing = draft.thing(kind, if is_raised { &[Party::Complainant(0)] } else { &[] });
        draft.record.things[thing].concerns = choices.of(&all_of);
    }
    if kind == Kind::Gadget {
        draft.file(vec![Vec::new(), vec![Filed::Complete(Kind::Gadget)]]);
    }
    let fact = draft.fact(FactType::Truth, if of_both { &[Kind::Measure, Kind::Product] } else { &[Kind::Measure] });
    draft.law.facts[fact].about = if of_both { vec![Kind::Measure, kind] } else { vec![kind] };
    let things: Vec<usize> = draft.record.of_kind(kind).collect();
    for thing in things {
        let measures = if of_both { vec![Some(0), Some(other)] } else { vec![None] };
        let of = |measure: Option<usize>| Some(measure.into_iter().chain([thing]).map(Of::Thing).collect());
        let each: Vec<_> = measures.into_iter().map(of).collect();
        of_each(&mut draft, fact, &each);
    }
    let mut clause = asks(&mut draft, fact);
    clause.each = Some(Quantifier { every, kind, raised_by: is_raised.then_some(Side::Complainant) });
    draft.test(0, must(Side::Complainant, None, all(vec![clause])));
    Some(draft.finish())
}

const THREE: [Party; 3] = [Party::Complainant(0), Party::Complainant(1), Party::Respondent];

fn some_of_three(bits: usize) -> Vec<Party> {
    THREE.into_iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, party)| party).collect()
}

/// A value, the exhibits, and which of the three parties admit it or do not contest it.
fn said_by_one(choices: &mut Choices) -> Option<Scenario> {
    let (by_respondent, negated) = (choices.truth(), choices.truth());
    let mut draft = Draft::new(Depth::Settled);
    draft.note("two complainants");
    draft.record.complainants = 2;
    let fact = draft.fact(FactType::Truth, &[Kind::Measure]);
    let question = Question { fact, of: Some(vec![Of::Thing(0)]) };
    let (yes, no) = (Value::Truth(true), Value::Truth(false));
    let exhibits =
        [vec![], vec![(Grade::Some, yes)], vec![(Grade::Some, no)], vec![(Grade::Strong, yes), (Grade::Some, no)]];
    let mut filings = vec![Vec::new()];
    for value in [yes, no] {
        for exhibits in &exhibits {
            for said in 0..64 {
                let mut statement = question.stated(value, exhibits);
                statement.exhibits.iter_mut().for_each(|exhibit: &mut Exhibit| exhibit.by = Party::Complainant(1));
                statement.admitted = some_of_three(said & 7);
                statement.not_contested = some_of_three(said >> 3);
                filings.push(vec![Filed::Statement(statement)]);
            }
        }
    }
    draft.file(filings);
    let atom = draft.literal(fact, negated);
    let clause = draft.clause(atom);
    let body = if by_respondent {
        let ground = draft.ground();
        let element = asks(&mut draft, ground);
        let mut body = must(Side::Complainant, None, all(vec![element]));
        body.unless.push(unless(Burden::Silent, clause));
        body
    } else {
        must(Side::Complainant, None, all(vec![clause]))
    };
    draft.test(0, body);
    Some(draft.finish())
}

/// Detours raised by any of the three; and an exception to the exception, raised by none, one or both complainants.
fn raised_by_one(choices: &mut Choices) -> Option<Scenario> {
    let every = choices.truth();
    let side = choices.of(&[Side::Complainant, Side::Respondent]);
    let raised = choices.of(&[0, 1, 2, 4, 3, 5, 7]);
    let mut draft = Draft::new(Depth::Settled);
    draft.note("two complainants");
    draft.record.complainants = 2;
    let detours =
        [draft.thing(Kind::Detour, &some_of_three(raised)), draft.thing(Kind::Detour, &[Party::Complainant(1)])];
    let of_detour = draft.fact(FactType::Truth, &[Kind::Detour]);
    of_each(&mut draft, of_detour, &detours.map(|detour| Some(vec![Of::Thing(detour)])));
    let (excepted, back) = (draft.truth(), draft.truth());
    let clause = asks(&mut draft, back);
    let role = Role::Exception { of: Side::Complainant };
    let inner = draft.issue(role, &PAIR, must(Side::Complainant, None, all(vec![clause])));
    let clause = asks(&mut draft, excepted);
    let mut body = must(Side::Respondent, None, all(vec![clause]));
    body.unless.push(unless(Burden::Silent, Clause::of(Atom::Met { issue: inner, negated: false })));
    let outer = draft.issue(Role::Exception { of: Side::Respondent }, &PAIR, body);
    let mut element = asks(&mut draft, of_detour);
    element.each = Some(Quantifier { every, kind: Kind::Detour, raised_by: Some(side) });
    let mut body = must(Side::Complainant, None, all(vec![element]));
    body.unless.push(unless(Burden::Silent, Clause::of(Atom::Met { issue: outer, negated: false })));
    draft.test(0, body);
    let plea = |issue, by| Filed::Plea(Plea { issue, by, measures: None });
    draft.file(vec![Vec::new(), vec![plea(outer, Party::Respondent)], vec![plea(outer, Party::Complainant(1))]]);
    let [one, two, _] = THREE.map(|party| plea(inner, party));
    draft.file(vec![Vec::new(), vec![one.clone()], vec![two.clone()], vec![one, two]]);
    Some(draft.finish())
}
