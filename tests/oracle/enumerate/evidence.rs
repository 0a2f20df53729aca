//! Families of one fact: what is filed on it, and what is asked of it.

use super::build::Depth;
use super::choices::{Choices, every};
use super::filings::{Filed, Filing, Question};
use super::roots::Root;
use super::term::Scribe;
use super::{Family, Scenario};
use crate::oracle::model::{
    Atom, Burden, CHOICES, Comparison, Connective, EvidenceKind, Exhibit, FactType, Grade, Kind, LEVELS, Literal, Of,
    Party, STANDARDS, Side, Standard, Statement, Value, Wants,
};

const GRADES: [Grade; 6] =
    [Grade::None, Grade::Scant, Grade::Some, Grade::Substantial, Grade::Strong, Grade::Conclusive];
const PARTIES: [Party; 2] = [Party::Complainant(0), Party::Respondent];

pub fn families() -> Vec<Family> {
    vec![
        Family { name: "one truth, all evidence, every standard", scenarios: every(standards) },
        Family { name: "caps on kinds of evidence", scenarios: every(caps) },
        Family { name: "one figure, level or choice, two exhibits", scenarios: every(figures) },
        Family { name: "two literals of one fact", scenarios: every(twice) },
    ]
}

const OF_MEASURE: usize = 0;

fn question(fact: usize) -> Question {
    Question { fact, of: Some(vec![Of::Thing(OF_MEASURE)]) }
}

/// Every standard, for the complainant and for the respondent, for the fact and for its contrary.
fn standards(choices: &mut Choices) -> Option<Scenario> {
    let standards: Vec<Option<Standard>> = std::iter::once(None).chain(STANDARDS.map(Some)).collect();
    let standard = choices.of(&standards);
    let root = choices.of(&[Root::Element(standard), Root::Exception(Burden::By(Side::Respondent, standard))]);
    let negated = choices.truth();
    let mut scribe = Scribe::new(Depth::Settled);
    let fact = scribe.draft.fact(FactType::Truth, &[Kind::Measure]);
    scribe.draft.file(all_evidence(&question(fact)));
    scribe.draft.note("standards");
    root.around(scribe, None, &mut |scribe, _| {
        let atom = scribe.draft.literal(fact, negated);
        Some(scribe.draft.clause(atom))
    })
}

/// Silent; a value or none; an exhibit of every grade or none on either side; who admits, and who does not contest.
fn all_evidence(question: &Question) -> Vec<Filing> {
    let mut filings = vec![Vec::new()];
    let sides = |index: usize| -> Vec<Party> {
        PARTIES.into_iter().enumerate().filter(|(bit, _)| index >> bit & 1 == 1).map(|(_, party)| party).collect()
    };
    let grades: Vec<Option<Grade>> = std::iter::once(None).chain(GRADES.map(Some)).collect();
    for value in [Some(Value::Truth(true)), Some(Value::Truth(false)), None] {
        for for_it in &grades {
            for against in &grades {
                let exhibits: Vec<Exhibit> = [(for_it, true), (against, false)]
                    .into_iter()
                    .filter_map(|(grade, says)| Some(exhibit((*grade)?, None, Some(Value::Truth(says)))))
                    .collect();
                if value.is_none() && exhibits.is_empty() {
                    continue;
                }
                let said = if value.is_some() { 16 } else { 1 };
                filings.extend((0..said).map(|said| {
                    let statement = Statement {
                        fact: question.fact,
                        of: question.of.clone(),
                        value,
                        exhibits: exhibits.clone(),
                        admitted: sides(said & 3),
                        not_contested: sides(said >> 2),
                    };
                    vec![Filed::Statement(statement)]
                }));
            }
        }
    }
    filings
}

fn exhibit(grade: Grade, kind: Option<EvidenceKind>, says: Option<Value>) -> Exhibit {
    Exhibit { by: Party::Respondent, kind, grade, says }
}

/// A general cap and one of the fact itself, each at every grade or absent.
fn caps(choices: &mut Choices) -> Option<Scenario> {
    let grades: Vec<Option<Grade>> = std::iter::once(None).chain(GRADES.map(Some)).collect();
    let (general, own) = (choices.of(&grades), choices.of(&grades));
    let mut scribe = Scribe::new(Depth::Settled);
    let fact = scribe.draft.fact(FactType::Truth, &[Kind::Measure]);
    scribe.draft.law.caps = general.map(|grade| (EvidenceKind::Press, grade)).into_iter().collect();
    scribe.draft.law.facts[fact].caps = own.map(|grade| (EvidenceKind::Press, grade)).into_iter().collect();
    scribe.draft.note("caps");
    let question = question(fact);
    let mut filings = vec![Vec::new()];
    let kinds = [None, Some(EvidenceKind::Press), Some(EvidenceKind::Statistic)];
    for (grade, kind) in GRADES.into_iter().flat_map(|grade| kinds.map(|kind| (grade, kind))) {
        for (other, against) in GRADES.into_iter().flat_map(|grade| kinds.map(|kind| (grade, kind))) {
            let mut statement = question.stated(Value::Truth(true), &[]);
            statement.exhibits = vec![exhibit(grade, kind, None), exhibit(other, against, Some(Value::Truth(false)))];
            filings.push(vec![Filed::Statement(statement)]);
        }
    }
    scribe.draft.file(filings);
    Root::Element(None).around(scribe, None, &mut |scribe, _| {
        let atom = scribe.draft.literal(fact, false);
        Some(scribe.draft.clause(atom))
    })
}

/// Everything that can be asked of a fact of a type.
fn asked(typ: FactType) -> Vec<Wants> {
    let subsets = |count: usize| {
        (1..(1_usize << count) - 1).map(move |bits| (0..count).filter(|bit| bits >> bit & 1 == 1).collect::<Vec<_>>())
    };
    match typ {
        FactType::Truth => vec![Wants::Truth],
        FactType::Level => {
            let bounds = (1..LEVELS).map(Wants::AtLeast).chain((0..LEVELS - 1).map(Wants::AtMost));
            bounds.chain(subsets(LEVELS).map(Wants::Levels)).collect()
        }
        FactType::Choice => subsets(CHOICES).map(Wants::Choices).collect(),
        FactType::Number => {
            [6, 8].into_iter().flat_map(|bound| Comparison::ALL.map(|it| Wants::Number(it, bound))).collect()
        }
    }
}

/// Every value of a type; of a number every interval over a few marks.
fn values(typ: FactType) -> Vec<Value> {
    match typ {
        FactType::Truth => vec![Value::Truth(true), Value::Truth(false)],
        FactType::Level => (0..LEVELS).map(Value::Level).collect(),
        FactType::Choice => (0..CHOICES).map(Value::Choice).collect(),
        FactType::Number => {
            let marks = [5, 6, 7, 8, 9];
            let from = |least: i64| {
                marks.into_iter().filter(move |most| *most >= least).map(move |most| Value::Number(least, most))
            };
            marks.into_iter().flat_map(from).collect()
        }
    }
}

/// The contrary of a comparison is another comparison, which is met anyway.
fn may_be_negated(typ: FactType) -> bool {
    typ != FactType::Number
}

const TYPES: [FactType; 3] = [FactType::Level, FactType::Choice, FactType::Number];

fn literal(fact: usize, wants: Wants, negated: bool) -> Atom {
    Atom::Literal(Literal { fact, party: Side::Respondent, wants, negated })
}

/// Every literal of a fact that is no truth; a value stated, and a second by another exhibit.
fn figures(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&[Root::Element(None), Root::Defence]);
    let typ = choices.of(&TYPES);
    let (wants, negated) = (choices.of(&asked(typ)), may_be_negated(typ) && choices.truth());
    let mut scribe = Scribe::new(Depth::Settled);
    let fact = scribe.draft.fact(typ, &[Kind::Measure]);
    scribe.draft.note("figures");
    let question = question(fact);
    let mut filings = question.settled(&values(typ));
    for stated in values(typ) {
        for other in values(typ) {
            for grades in [(Grade::Strong, Grade::Some), (Grade::Some, Grade::Some)] {
                let exhibits = [(grades.0, stated), (grades.1, other)];
                filings.push(vec![Filed::Statement(question.stated(stated, &exhibits))]);
            }
        }
    }
    scribe.draft.file(filings);
    root.around(scribe, None, &mut |scribe, _| Some(scribe.draft.clause(literal(fact, wants.clone(), negated))))
}

/// Two literals of one fact, both or either: the fact may cut both ways.
fn twice(choices: &mut Choices) -> Option<Scenario> {
    let root = choices.of(&[Root::Element(None), Root::Defence, Root::Contrary]);
    let connective = choices.of(&[Connective::All, Connective::Any]);
    let typ = choices.of(&TYPES);
    let first = choices.of(&asked(typ));
    let (second, negated) = (choices.of(&asked(typ)), may_be_negated(typ) && choices.truth());
    let mut scribe = Scribe::new(Depth::Settled);
    let fact = scribe.draft.fact(typ, &[Kind::Measure]);
    scribe.draft.note("two literals of one fact");
    let question = question(fact);
    let mut filings = question.settled(&values(typ));
    filings.push(vec![Filed::Statement(question.stated(values(typ)[0], &[(Grade::Some, values(typ)[0])]))]);
    scribe.draft.file(filings);
    root.around(scribe, None, &mut |scribe, place| {
        let one = scribe.draft.clause(literal(fact, first.clone(), false));
        let other = scribe.draft.clause(literal(fact, second.clone(), negated));
        let list = scribe.draft.list(connective, vec![one, other]);
        Some(scribe.simply(list, place))
    })
}
