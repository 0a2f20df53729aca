//! Facts, reports and the heads of issues: what clauses may speak of.

use super::law::{EVIDENCE, GRADES, PARTIES};
use super::{Breadth, Draw};
use crate::oracle::model::{Answer, Answered, Fact, FactType, Kind, Report, Role, Side, Weight};

/// What tests and defences are about.
pub const PAIR: [Kind; 2] = [Kind::Measure, Kind::Product];

/// An issue before it has a body.
#[derive(Clone)]
pub struct Head {
    pub role: Role,
    pub params: Vec<Kind>,
    /// Who bears it, if it says so itself.
    pub bearer: Option<Side>,
}

pub fn facts(draw: &mut Draw, breadth: Breadth) -> Vec<Fact> {
    let truth = |about: &[Kind]| Fact { about: about.to_vec(), typ: FactType::Truth, caps: Vec::new() };
    let mut facts = vec![truth(&[Kind::Measure]), truth(&PAIR)];
    let types: &[FactType] = if breadth.ordered_facts_only {
        &[FactType::Truth, FactType::Level]
    } else {
        &[FactType::Truth, FactType::Level, FactType::Truth, FactType::Level, FactType::Number, FactType::Choice]
    };
    let abouts: [&[Kind]; 9] = [
        &[Kind::Measure],
        &PAIR,
        &[Kind::Measure],
        &[Kind::Product],
        &[Kind::Gadget],
        &[Kind::Measure, Kind::Gadget],
        &[Kind::Detour],
        &[Kind::Measure, Kind::Detour],
        &[Kind::Member],
    ];
    for _ in 0..draw.between(3, 9) {
        let (about, typ) = (draw.pick(&abouts).to_vec(), draw.pick(types));
        let caps = draw.some(&EVIDENCE, 6).into_iter().map(|kind| (kind, draw.pick(&GRADES))).collect();
        facts.push(Fact { about, typ, caps });
    }
    facts
}

pub fn report(draw: &mut Draw) -> Report {
    let weights =
        [Weight::Panel, Weight::Appellate, Weight::Unadopted, Weight::Separate, Weight::Argument, Weight::Commentary];
    let weight = weights[draw.weighted(&[30, 30, 10, 10, 10, 10])];
    let year = 2001 + i16::try_from(draw.below(5)).unwrap_or(0);
    let proceeding = if draw.chance(40) { Some(draw.below(2)) } else { None };
    Report { weight, year, proceeding }
}

/// Tests, defences, bars, exceptions, then perhaps a test with its own defence on which the others may rest, then the rest.
pub fn heads(draw: &mut Draw) -> Vec<Head> {
    let head = |role, params: &[Kind], bearer| Head { role, params: params.to_vec(), bearer };
    let mut heads = Vec::new();
    for _ in 0..draw.between(1, 2) {
        heads.push(head(Role::Test { instrument: 0 }, &PAIR, Some(Side::Complainant)));
    }
    let tests = heads.len();
    let (defences, bars, exceptions) = (draw.between(0, 2), usize::from(draw.chance(25)), draw.between(0, 2));
    let inner = draw.chance(30);
    let plain = draw.between(1, 4);
    let inner_at = tests + defences + bars + exceptions;
    let first_plain = inner_at + usize::from(inner) * 2;
    let mut answers = |to: &[Answered], conditional: bool| {
        let mut answers: Vec<Answer> = Vec::new();
        for to in to {
            if answers.is_empty() || draw.chance(50) {
                let condition = conditional && draw.chance(35);
                answers.push(Answer { to: *to, available_if: condition.then(|| first_plain + draw.below(plain)) });
            }
        }
        answers
    };
    let each: Vec<Answered> = (0..tests).map(Answered::Test).collect();
    for _ in 0..defences {
        let whole = !inner && answers(&[Answered::Instrument(0), Answered::Instrument(0)], false).len() == 2;
        let answers = if whole { answers(&[Answered::Instrument(0)], true) } else { answers(&each, true) };
        heads.push(head(Role::Defence { instrument: 0, answers }, &PAIR, Some(Side::Respondent)));
    }
    for _ in 0..bars {
        let answers = answers(&[Answered::Instrument(0), Answered::Instrument(1)], false);
        heads.push(head(Role::Bar { answers }, &PAIR, Some(Side::Respondent)));
    }
    for number in 0..exceptions {
        let of = if number == 0 { Side::Respondent } else { Side::Complainant };
        heads.push(head(Role::Exception { of }, &PAIR, Some(of)));
    }
    if inner {
        heads.push(head(Role::Test { instrument: 1 }, &PAIR, Some(Side::Complainant)));
        let answers = answers(&[Answered::Test(inner_at)], true);
        heads.push(head(Role::Defence { instrument: 1, answers }, &PAIR, Some(Side::Respondent)));
    }
    for number in 0..plain {
        let third = draw.pick(&[None, Some(Kind::Product), None, Some(Kind::Gadget), Some(Kind::Detour)]);
        let available = heads.iter().any(|head| {
            matches!(&head.role, Role::Defence { answers, .. }
            if answers.iter().any(|answer| answer.available_if == Some(first_plain + number)))
        });
        let third = third.filter(|kind| !available || *kind == Kind::Product);
        let params: Vec<Kind> = std::iter::once(Kind::Measure).chain(third).collect();
        let bearer = if !available && draw.chance(15) { Some(draw.pick(&PARTIES)) } else { None };
        heads.push(head(Role::Plain, &params, bearer));
    }
    heads
}
