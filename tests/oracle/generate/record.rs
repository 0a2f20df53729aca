//! Records for a rulebook.

use super::Draw;
use super::law::{EVIDENCE, GRADES};
use crate::oracle::model::{
    Answered, CHOICES, Claim, Exhibit, FactType, Given, GivenWhat, Kind, LEVELS, Of, Party, Plea, Record, Role,
    Rulebook, Statement, Thing, Value,
};

pub fn record(draw: &mut Draw, law: &Rulebook) -> Record {
    let complainants = if draw.chance(20) { 2 } else { 1 };
    let mut record = Record {
        year: 2000 + i16::try_from(draw.between(0, 6)).unwrap_or(0),
        proceeding: if draw.chance(40) { Some(draw.below(2)) } else { None },
        complainants,
        bound: match draw.weighted(&[88, 4, 4, 4]) {
            0 => Some(vec![0, 1]),
            1 => Some(vec![0]),
            2 => Some(vec![1]),
            _ => None,
        },
        things: things(draw, complainants),
        complete: draw.some(&[Kind::Gadget, Kind::Detour], 40),
        claims: Vec::new(),
        pleas: Vec::new(),
        statements: Vec::new(),
        given: Vec::new(),
    };
    draw.turn_to(1);
    claims(draw, law, &mut record);
    draw.turn_to(2);
    pleas(draw, law, &mut record);
    let silence = draw.pick(&[5, 15, 30, 60]);
    for fact in 0..law.facts.len() {
        draw.turn_to(4 + fact);
        statements(draw, law, fact, silence, &mut record);
    }
    draw.turn_to(3);
    given(draw, law, &mut record);
    record
}

fn parties(complainants: usize) -> Vec<Party> {
    (0..complainants).map(Party::Complainant).chain([Party::Respondent]).collect()
}

fn things(draw: &mut Draw, complainants: usize) -> Vec<Thing> {
    let thing = |kind| Thing { kind, part_of: None, raised_by: Vec::new(), concerns: None };
    let mut things = vec![thing(Kind::Measure), thing(Kind::Product)];
    if draw.chance(35) {
        let part_of = if draw.chance(50) { Some(0) } else { None };
        things.push(Thing { part_of, ..thing(Kind::Measure) });
    }
    if draw.chance(20) {
        things.push(thing(Kind::Product));
    }
    let measures: Vec<usize> = (0..things.len()).filter(|it| things[*it].kind == Kind::Measure).collect();
    for kind in [Kind::Gadget, Kind::Detour] {
        for _ in 0..draw.between(0, 2) {
            let raised_by = if kind == Kind::Detour { draw.some(&parties(complainants), 60) } else { Vec::new() };
            let concerns = if draw.chance(20) { Some(vec![draw.pick(&measures)]) } else { None };
            things.push(Thing { raised_by, concerns, ..thing(kind) });
        }
    }
    things
}

fn claims(draw: &mut Draw, law: &Rulebook, record: &mut Record) {
    let tests: Vec<usize> =
        (0..law.issues.len()).filter(|it| matches!(law.issues[*it].role, Role::Test { .. })).collect();
    for test in tests {
        for measure in record.of_kind(Kind::Measure).collect::<Vec<_>>() {
            for product in record.of_kind(Kind::Product).collect::<Vec<_>>() {
                for complainant in 0..record.complainants {
                    if record.claims.is_empty() || !draw.chance(30) {
                        record.claims.push(Claim { test, measure, product, complainant });
                    }
                }
            }
        }
    }
}

fn pleas(draw: &mut Draw, law: &Rulebook, record: &mut Record) {
    let measures: Vec<usize> = record.of_kind(Kind::Measure).collect();
    for (issue, declared) in law.issues.iter().enumerate() {
        let by = match declared.role {
            Role::Test { .. } | Role::Plain => continue,
            Role::Defence { .. } | Role::Bar { .. } => Party::Respondent,
            Role::Exception { of } => Record::party(of, draw.below(record.complainants)),
        };
        if draw.chance(70) {
            let measures = if draw.chance(20) { Some(vec![draw.pick(&measures)]) } else { None };
            record.pleas.push(Plea { issue, by, measures });
        }
    }
}

fn given(draw: &mut Draw, law: &Rulebook, record: &mut Record) {
    let measures: Vec<usize> = record.of_kind(Kind::Measure).collect();
    for (issue, declared) in law.issues.iter().enumerate() {
        let what = match &declared.role {
            Role::Plain => GivenWhat::Issue(issue),
            Role::Test { .. } => GivenWhat::Breach(issue),
            Role::Defence { answers, .. } => match answers[0].to {
                Answered::Test(test) => GivenWhat::Available { defence: issue, test },
                Answered::Instrument(_) => continue,
            },
            _ => continue,
        };
        if draw.chance(if matches!(what, GivenWhat::Breach(_)) { 3 } else { 6 }) {
            record.given.push(Given { what, measure: draw.pick(&measures), met: draw.chance(50) });
        }
    }
}

/// Statements of one fact: of every combination of things that it may be about, or of everything, or not at all.
fn statements(draw: &mut Draw, law: &Rulebook, fact: usize, silence: usize, record: &mut Record) {
    let mut tuples: Vec<Vec<Of>> = vec![Vec::new()];
    for kind in &law.facts[fact].about {
        let things: Vec<Of> = match kind {
            Kind::Member => parties(record.complainants).into_iter().map(Of::Party).collect(),
            _ => record.of_kind(*kind).map(Of::Thing).collect(),
        };
        tuples =
            tuples.iter().flat_map(|tuple| things.iter().map(move |it| [tuple.as_slice(), &[*it]].concat())).collect();
    }
    for tuple in tuples {
        if !draw.chance(silence) {
            let stated = statement(draw, law, fact, Some(tuple), record.complainants);
            record.statements.push(stated);
        }
    }
    if draw.chance(8) {
        let stated = statement(draw, law, fact, None, record.complainants);
        record.statements.push(stated);
    }
}

fn statement(draw: &mut Draw, law: &Rulebook, fact: usize, of: Option<Vec<Of>>, complainants: usize) -> Statement {
    let typ = law.facts[fact].typ;
    let exhibits = draw.weighted(&[15, 45, 30, 10]);
    let value = if exhibits == 0 || !draw.chance(10) { Some(value(draw, typ)) } else { None };
    let parties = parties(complainants);
    let exhibit = |draw: &mut Draw| Exhibit {
        by: draw.pick(&parties),
        kind: if draw.chance(35) { Some(draw.pick(&EVIDENCE)) } else { None },
        grade: GRADES[draw.weighted(&[0, 10, 15, 30, 30, 15])],
        says: if value.is_none() || draw.chance(40) { Some(self::value(draw, typ)) } else { None },
    };
    let exhibits = (0..exhibits).map(|_| exhibit(draw)).collect();
    let admitted = if value.is_some() { draw.some(&parties, 8) } else { Vec::new() };
    let not_contested = if value.is_some() { draw.some(&parties, 10) } else { Vec::new() };
    Statement { fact, of, value, exhibits, admitted, not_contested }
}

pub fn value(draw: &mut Draw, typ: FactType) -> Value {
    match typ {
        FactType::Truth => Value::Truth(!draw.chance(25)),
        FactType::Level => Value::Level(draw.below(LEVELS)),
        FactType::Choice => Value::Choice(draw.below(CHOICES)),
        FactType::Number => {
            let least = 2 * i64::try_from(draw.below(10)).unwrap_or(0);
            let width = if draw.chance(40) { 2 * i64::try_from(draw.between(1, 4)).unwrap_or(1) } else { 0 };
            Value::Number(least, least + width)
        }
    }
}
