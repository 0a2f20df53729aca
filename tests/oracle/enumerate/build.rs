//! Writes one scenario, declaration by declaration.

use std::collections::BTreeSet;

use super::Scenario;
use super::filings::{Filed, Filing, Question};
use crate::oracle::model::{
    Atom, Body, Burden, Claim, Clause, Connective, Exception, Fact, FactType, Form, Group, Issue, Kind, LEVELS,
    Literal, Main, Must, Of, Party, Plea, Record, Report, Role, Rulebook, Side, Standard, Thing, Value, Wants, Weight,
};

/// What tests and defences are about.
pub const PAIR: [Kind; 2] = [Kind::Measure, Kind::Product];

/// How much may be filed on a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Silent, true, false.
    Settled,
    /// Also open, though something is filed.
    Usual,
    /// Also a tie.
    More,
}

pub struct Draft {
    pub law: Rulebook,
    pub record: Record,
    pub choices: Vec<Vec<Filing>>,
    pub constructs: BTreeSet<&'static str>,
    pub depth: Depth,
    letters: usize,
}

impl Draft {
    /// A measure, a product, two instruments that bind, and the law of 2005.
    pub fn new(depth: Depth) -> Draft {
        let record = Record {
            year: 2005,
            proceeding: None,
            complainants: 1,
            bound: Some(vec![0, 1]),
            things: PAIR.map(thing).to_vec(),
            complete: Vec::new(),
            claims: Vec::new(),
            pleas: Vec::new(),
            statements: Vec::new(),
            given: Vec::new(),
        };
        let (law, choices, constructs) = (Rulebook::default(), Vec::new(), BTreeSet::new());
        Draft { law, record, choices, constructs, depth, letters: 0 }
    }

    pub fn note(&mut self, construct: &'static str) {
        self.constructs.insert(construct);
    }

    fn letter(&mut self) -> String {
        let letter = |index: usize| char::from(b'a' + u8::try_from(index).unwrap_or(0));
        let (high, low) = (self.letters / 26, self.letters % 26);
        self.letters += 1;
        if high == 0 { letter(low).to_string() } else { format!("{}{}", letter(high - 1), letter(low)) }
    }

    /// A fact that nothing is filed on yet.
    pub fn fact(&mut self, typ: FactType, about: &[Kind]) -> usize {
        self.law.facts.push(Fact { about: about.to_vec(), typ, caps: Vec::new() });
        self.law.facts.len() - 1
    }

    /// Lets every one of these be filed.
    pub fn file(&mut self, filings: Vec<Filing>) {
        self.choices.push(filings);
    }

    /// A truth of the measure, and what may be filed on it.
    pub fn truth(&mut self) -> usize {
        let fact = self.fact(FactType::Truth, &[Kind::Measure]);
        let question = Question { fact, of: Some(vec![Of::Thing(0)]) };
        self.file_truth(&question);
        fact
    }

    pub fn file_truth(&mut self, question: &Question) {
        let filings = match self.depth {
            Depth::Settled => question.settled(&[Value::Truth(true), Value::Truth(false)]),
            Depth::Usual => question.usual(),
            Depth::More => question.more(),
        };
        self.file(filings);
    }

    /// A truth of the measure that is assumed, or silent.
    pub fn ground(&mut self) -> usize {
        let fact = self.fact(FactType::Truth, &[Kind::Measure]);
        let question = Question { fact, of: Some(vec![Of::Thing(0)]) };
        let filings = if self.depth == Depth::More {
            question.settled(&[Value::Truth(true)])
        } else {
            question.settled(&[Value::Truth(true)]).split_off(1)
        };
        self.file(filings);
        fact
    }

    /// A level of the measure: silent, or any.
    pub fn scale(&mut self) -> usize {
        let fact = self.fact(FactType::Level, &[Kind::Measure]);
        let question = Question { fact, of: Some(vec![Of::Thing(0)]) };
        let levels: Vec<Value> = (0..LEVELS).map(Value::Level).collect();
        self.file(question.settled(&levels));
        fact
    }

    pub fn literal(&self, fact: usize, negated: bool) -> Atom {
        let wants = match self.law.facts[fact].typ {
            FactType::Truth => Wants::Truth,
            FactType::Level => Wants::AtLeast(1),
            FactType::Choice => Wants::Choices(vec![0]),
            FactType::Number => Wants::Number(crate::oracle::model::Comparison::AtLeast, 10),
        };
        Atom::Literal(Literal { fact, party: Side::Respondent, wants, negated })
    }

    /// A lettered clause.
    pub fn clause(&mut self, atom: Atom) -> Clause {
        Clause { label: self.letter(), each: None, form: Form::Atom(atom), scope: false }
    }

    pub fn list(&mut self, connective: Connective, clauses: Vec<Clause>) -> Clause {
        Clause { label: self.letter(), each: None, form: Form::List(connective, clauses), scope: false }
    }

    pub fn issue(&mut self, role: Role, params: &[Kind], body: Body) -> usize {
        self.law.issues.push(Issue::new(role, params.to_vec(), body));
        self.law.issues.len() - 1
    }

    /// A test under the first instrument, or the second.
    pub fn test(&mut self, instrument: usize, body: Body) -> usize {
        self.issue(Role::Test { instrument }, &PAIR, body)
    }

    /// Who raises a defence, a bar or an exception; by choice, or (on a small record) in any case.
    pub fn plead(&mut self, issue: usize, by: Side) {
        let plea = Filed::Plea(Plea { issue, by: Record::party(by, 0), measures: None });
        let raised = vec![plea];
        self.file(if self.depth == Depth::Settled { vec![raised] } else { vec![Vec::new(), raised] });
    }

    pub fn report(&mut self, weight: Weight, year: i16) -> usize {
        self.law.reports.push(Report { weight, year, proceeding: None });
        self.law.reports.len() - 1
    }

    pub fn thing(&mut self, kind: Kind, raised_by: &[Party]) -> usize {
        self.record.things.push(Thing { raised_by: raised_by.to_vec(), ..thing(kind) });
        self.record.things.len() - 1
    }

    /// Every test is claimed, against every measure and product, by every complainant.
    pub fn finish(mut self) -> Scenario {
        let tests = (0..self.law.issues.len()).filter(|it| matches!(self.law.issues[*it].role, Role::Test { .. }));
        for test in tests {
            for measure in self.record.of_kind(Kind::Measure).collect::<Vec<_>>() {
                for product in self.record.of_kind(Kind::Product).collect::<Vec<_>>() {
                    let claim = |complainant| Claim { test, measure, product, complainant };
                    self.record.claims.extend((0..self.record.complainants).map(claim));
                }
            }
        }
        Scenario { law: self.law, empty: self.record, choices: self.choices, constructs: self.constructs }
    }
}

fn thing(kind: Kind) -> Thing {
    Thing { kind, part_of: None, raised_by: Vec::new(), concerns: None }
}

pub fn group(connective: Connective, clauses: Vec<Clause>) -> Group {
    Group { each: None, connective, clauses, unless: None }
}

pub fn all(clauses: Vec<Clause>) -> Group {
    group(Connective::All, clauses)
}

pub fn must(side: Side, standard: Option<Standard>, group: Group) -> Body {
    Body::of(Main::Must(Must { side, standard, group }))
}

pub fn unless(burden: Burden, clause: Clause) -> Exception {
    Exception { each: None, burden, group: all(vec![clause]) }
}
