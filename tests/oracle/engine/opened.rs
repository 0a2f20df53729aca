//! A rulebook opened once, for many records that differ in what is filed.

use arguendo::case::{self, Interval, Stated};
use arguendo::finding::Finding;
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::rulebook;
use arguendo::source::decimal::whole;
use arguendo::source::{MemoryFiles, Place, Text};
use jiff::civil::date;

use super::words;
use crate::oracle::model::{
    EvidenceKind, Exhibit, Given, GivenWhat, Grade, Of, Party, Plea, Record, Rulebook, Statement, Value,
};
use crate::oracle::text::{self, Style};

/// A rulebook, and a record with nothing filed, both as read from their texts.
pub struct Opened<'a> {
    law: &'a Rulebook,
    project: Project,
    empty: case::Record,
}

impl<'a> Opened<'a> {
    /// # Panics
    /// When the engine refuses either: what is enumerated is always well formed.
    pub fn new(law: &'a Rulebook, empty: &Record) -> Opened<'a> {
        let style = Style::default();
        let mut files = MemoryFiles::default();
        let texts = text::rulebook(law, style);
        texts.iter().for_each(|(name, content)| files.insert(name, content));
        let names: Vec<String> = texts.iter().map(|(name, _)| name.clone()).collect();
        let (project, problems) = Project::open(&files, &names);
        assert!(problems.is_empty(), "the rulebook is refused: {:#?}\n{}", words(&problems), texts[0].1);
        let text = text::case(law, empty, style);
        let (empty, problems) = project.record(&files, &Text::new("case.yaml", text.as_str()));
        assert!(problems.is_empty(), "the record is refused: {:#?}\n{text}", words(&problems));
        Opened { law, project, empty: empty.expect("a record without problems is bound") }
    }

    /// What the engine makes of a record of the same things and claims, whatever is filed in it. The record is bound here, not
    /// read: reading it costs more than deciding it.
    pub fn decide(&self, record: &Record) -> Finding {
        self.project.decide(&self.bound(record), &Options::default())
    }

    fn bound(&self, record: &Record) -> case::Record {
        let mut bound = self.empty.clone();
        let binder = Binder { opened: self, record, place: self.empty.claims[0].place.clone() };
        (bound.law_as_of, bound.facts_as_of) = (date(record.year, 7, 1), date(record.year, 6, 1));
        let respondent = bound.respondent;
        bound.things[respondent].bound_by = record.bound.as_ref().map(|list| binder.instruments(list));
        for (index, thing) in record.things.iter().enumerate() {
            let bound_thing = binder.thing(index);
            bound.things[bound_thing].raised_by = thing.raised_by.iter().map(|party| binder.party(*party)).collect();
        }
        let kinds = record.complete.iter().map(|kind| Style::default().kind(*kind));
        bound.complete = kinds.map(|kind| self.project.rulebook.kind_named(kind).expect("a kind")).collect();
        bound.pleas = record.pleas.iter().map(|plea| binder.plea(plea)).collect();
        bound.statements = record.statements.iter().map(|statement| binder.statement(statement)).collect();
        bound.given = record.given.iter().map(|given| binder.given(given)).collect();
        bound
    }
}

struct Binder<'a> {
    opened: &'a Opened<'a>,
    record: &'a Record,
    place: Place,
}

impl Binder<'_> {
    fn book(&self) -> &rulebook::Rulebook {
        &self.opened.project.rulebook
    }

    fn named(&self, name: &str) -> case::ThingId {
        self.opened.empty.things.iter().position(|thing| thing.name == name).expect("a thing of the record")
    }

    fn thing(&self, index: usize) -> case::ThingId {
        self.named(&Style::default().thing(self.record, index))
    }

    fn party(&self, party: Party) -> case::ThingId {
        self.named(&Style::default().party(party))
    }

    fn issue(&self, issue: usize) -> usize {
        self.book().issue_named(&Style::default().issue(issue)).expect("an issue of the rulebook")
    }

    fn provision(&self, issue: usize) -> usize {
        let name = Style::default().provision(self.opened.law, issue);
        self.book().provision_named(&name).expect("a provision of the rulebook")
    }

    fn instruments(&self, list: &[usize]) -> Vec<usize> {
        let id = |index: &usize| {
            let name = Style::default().instrument(*index);
            self.book().instruments.iter().position(|known| known.abbreviation == name).expect("an instrument")
        };
        list.iter().map(id).collect()
    }

    fn plea(&self, plea: &Plea) -> case::Plea {
        let measures = plea.measures.iter().flatten();
        case::Plea {
            issue: self.issue(plea.issue),
            by: self.party(plea.by),
            things: measures.map(|measure| self.thing(*measure)).collect(),
            answering: Vec::new(),
            source: None,
            place: self.place.clone(),
        }
    }

    fn given(&self, given: &Given) -> case::Given {
        case::Given {
            what: match given.what {
                GivenWhat::Issue(issue) => case::GivenWhat::Issue(self.issue(issue)),
                GivenWhat::Breach(test) => case::GivenWhat::Breach(self.provision(test)),
                GivenWhat::Available { defence, test } => {
                    case::GivenWhat::Available { defence: self.issue(defence), answers: self.provision(test) }
                }
            },
            things: vec![self.thing(given.measure)],
            met: given.met,
            why: None,
            place: self.place.clone(),
        }
    }

    fn statement(&self, statement: &Statement) -> case::Statement {
        let name = Style::default().fact(statement.fact);
        let fact = self.book().facts.iter().position(|fact| fact.name == name).expect("a fact of the rulebook");
        let of = |of: &Of| match of {
            Of::Thing(thing) => self.thing(*thing),
            Of::Party(party) => self.party(*party),
        };
        let things = match &statement.of {
            Some(list) => list.iter().map(|it| Some(of(it))).collect(),
            None => vec![None; self.opened.law.facts[statement.fact].about.len()],
        };
        let said = |parties: &[Party]| parties.iter().map(|party| (self.party(*party), None)).collect();
        case::Statement {
            fact,
            things,
            value: statement.value.map(stated),
            label: None,
            exhibits: statement.exhibits.iter().map(|exhibit| self.exhibit(exhibit)).collect(),
            admitted_by: said(&statement.admitted),
            not_contested_by: said(&statement.not_contested),
            place: self.place.clone(),
        }
    }

    fn exhibit(&self, exhibit: &Exhibit) -> case::Exhibit {
        case::Exhibit {
            exhibit: None,
            by: Some(self.party(exhibit.by)),
            source: None,
            at: None,
            kind: exhibit.kind.map(kind),
            grade: grade(exhibit.grade),
            verified: false,
            says: exhibit.says.map(stated),
            note: None,
            place: self.place.clone(),
        }
    }
}

fn stated(value: Value) -> Stated {
    let halves = |number: i64| whole(number) / whole(2);
    let exactly = |value: usize| case::Value::Choice { least: value, most: value };
    let bound = match value {
        Value::Truth(truth) => case::Value::Truth(truth),
        Value::Level(value) | Value::Choice(value) => exactly(value),
        Value::Number(least, most) => {
            case::Value::Number(Interval { least: Some(halves(least)), most: Some(halves(most)) })
        }
    };
    Stated { value: bound, written: String::new() }
}

fn grade(grade: Grade) -> rulebook::Grade {
    rulebook::Grade::from_word(grade.word()).expect("a grade")
}

fn kind(kind: EvidenceKind) -> rulebook::EvidenceKind {
    rulebook::EvidenceKind::from_word(kind.words()).expect("a kind of evidence")
}
