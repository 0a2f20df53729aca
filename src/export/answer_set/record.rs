//! Facts of the record: things, claims, pleas, what is given, statements and their evidence.

use super::{Program, bit, day, optional, quoted};
use crate::case::{GivenWhat, Statement, ThingId, Value};
use crate::rulebook::KindId;

impl Program<'_> {
    pub fn record(&mut self) {
        self.heading("the record");
        let (record, options) = (self.record, self.options);
        self.fact("law_date", &[&day(options.law_as_of.unwrap_or(record.law_as_of))]);
        self.fact("facts_date", &[&day(options.facts_as_of.unwrap_or(record.facts_as_of))]);
        if options.without_own_readings {
            self.fact("without_own_readings", &[]);
        }
        for proceeding in &record.proceedings {
            self.fact("proceeding", &[&quoted(proceeding)]);
        }
        self.things();
        self.claims();
        self.given();
        self.values();
        for (number, statement) in record.statements.iter().enumerate() {
            self.statement(number, statement);
        }
    }

    /// Names of things may recur between kinds; their numbers do not.
    fn things(&mut self) {
        let record = self.record;
        let mut counts = vec![0_usize; self.book.kinds.len()];
        for (id, thing) in record.things.iter().enumerate() {
            let kind = self.kind_name(thing.kind);
            self.fact("thing", &[&id, &kind]);
            self.fact("name", &[&id, &quoted(&thing.name)]);
            self.fact("numbered", &[&kind, &counts[thing.kind], &id]);
            counts[thing.kind] += 1;
            if let Some(whole) = thing.part_of {
                self.fact("part_of", &[&id, &whole]);
            }
            for raiser in &thing.raised_by {
                self.fact("raised_by", &[&id, raiser]);
            }
            self.choice(&format!("thing({id})"), &thing.concerns);
        }
        for (kind, count) in counts.into_iter().enumerate() {
            self.fact("declared", &[&self.kind_name(kind), &count]);
        }
        for kind in &record.complete {
            self.fact("complete", &[&self.kind_name(*kind)]);
        }
        self.fact("respondent", &[&record.respondent]);
        if let Some(instruments) = &record.things[record.respondent].bound_by {
            self.fact("bindings_known", &[]);
            for instrument in instruments {
                self.fact("bound_by", &[&self.instrument_name(*instrument)]);
            }
        }
    }

    /// Things chosen to narrow something; where none is chosen, it concerns all.
    fn choice(&mut self, of: &str, things: &[ThingId]) {
        if things.is_empty() {
            self.fact("indifferent", &[&of]);
            return;
        }
        self.fact("chooses", &[&of]);
        let mut kinds: Vec<KindId> = Vec::new();
        for thing in things {
            self.fact("chosen", &[&of, thing]);
            let kind = self.record.things[*thing].kind;
            if !kinds.contains(&kind) {
                self.fact("chosen_kind", &[&of, &kinds.len(), &self.kind_name(kind)]);
                kinds.push(kind);
            }
        }
        self.fact("chosen_kinds", &[&of, &kinds.len()]);
    }

    fn claims(&mut self) {
        for claim in self
            .record
            .claims
            .iter()
            .filter(|claim| self.options.claim.as_deref().is_none_or(|part| claim.id.contains(part)))
        {
            let id = quoted(&claim.id);
            let test = optional(claim.test.map(|test| self.issue_name(test)));
            self.fact("claim", &[&id, &self.provision_name(claim.provision), &test, &claim.complainant]);
            for (number, thing) in claim.things.iter().enumerate() {
                self.fact("claim_thing", &[&id, &number, thing]);
            }
            self.fact("claim_things", &[&id, &claim.things.len()]);
        }
        for (number, plea) in self.record.pleas.iter().enumerate() {
            self.fact("plea", &[&number, &self.issue_name(plea.issue), &plea.by]);
            for provision in &plea.answering {
                self.fact("against", &[&number, &self.provision_name(*provision)]);
            }
            self.choice(&format!("plea({number})"), &plea.things);
        }
    }

    fn given(&mut self) {
        for (number, given) in self.record.given.iter().enumerate() {
            let what = match given.what {
                GivenWhat::Issue(issue) => format!("issue({})", self.issue_name(issue)),
                GivenWhat::Breach(provision) => format!("breach({})", self.provision_name(provision)),
                GivenWhat::Available { defence, answers } => {
                    format!("available({},{})", self.issue_name(defence), self.provision_name(answers))
                }
            };
            self.fact("given", &[&number, &what, &bit(given.met)]);
            self.choice(&format!("given({number})"), &given.things);
        }
        self.fact("givens", &[&self.record.given.len()]);
    }

    /// What each value is, as far as answer sets can tell: truths, levels and items of a list.
    fn values(&mut self) {
        for fact in 0..self.book.facts.len() {
            for index in 0..self.values.count(fact) {
                let name = self.values.name(fact, index);
                self.fact("value_of", &[&name, &self.fact_name(fact)]);
                match self.values.value(fact, index) {
                    Value::Truth(true) => self.fact("true", &[&name]),
                    Value::Truth(false) => self.fact("false", &[&name]),
                    Value::Choice { least, most } => self.fact("ranging", &[&name, least, most]),
                    Value::Number(_) | Value::Series(_) | Value::Lines(_) => {}
                }
            }
        }
    }

    fn statement(&mut self, number: usize, statement: &Statement) {
        self.fact("statement", &[&number, &self.fact_name(statement.fact)]);
        for (position, thing) in statement.things.iter().enumerate() {
            let thing = thing.map_or("any".to_owned(), |thing| thing.to_string());
            self.fact("stated_of", &[&number, &position, &thing]);
        }
        if let Some(stated) = &statement.value {
            let value = self.values.name_of(statement.fact, &stated.value);
            self.fact("stated", &[&number, &value]);
        }
        for (index, exhibit) in statement.exhibits.iter().enumerate() {
            let kind = optional(exhibit.kind.map(|kind| quoted(kind.word())));
            let says = exhibit.says.as_ref().or(statement.value.as_ref());
            let value = optional(says.map(|stated| self.values.name_of(statement.fact, &stated.value)));
            self.fact("exhibit", &[&number, &index, &kind, &(exhibit.grade as u8), &value]);
        }
        for (party, _) in &statement.admitted_by {
            self.fact("admitted", &[&number, party]);
        }
        for (party, _) in &statement.not_contested_by {
            self.fact("uncontested", &[&number, party]);
        }
    }
}
