//! A record as a case file.

use super::Style;
use super::clauses::number;
use crate::oracle::model::{Claim, Exhibit, GivenWhat, Kind, Of, Party, Record, Rulebook, Statement, Thing, Value};

/// The record as YAML.
pub fn case(law: &Rulebook, record: &Record, style: Style) -> String {
    let writer = Writer { law, record, style };
    [writer.head(), writer.things(), writer.claims(), writer.pleas(), writer.facts(), writer.given()].concat()
}

/// Holdings on every claim, as a case file would end with them.
pub fn holdings(law: &Rulebook, record: &Record, style: Style) -> String {
    let writer = Writer { law, record, style };
    let held = ["inconsistent", "justified", "consistent", "not proven", "not reviewable"];
    let holding = |(index, claim): (usize, &Claim)| {
        format!(
            "  - {{stage: panel, date: 2009-05-01, of: {}, claim: {}, measure: {}, products: {}, held: {}, status: found, at: p. 1}}\n",
            quoted(&style.report(0)),
            quoted(&style.provision(law, claim.test)),
            quoted(&style.thing(record, claim.measure)),
            writer.list(std::iter::once(style.thing(record, claim.product))),
            held[index % held.len()],
        )
    };
    format!("holdings:\n{}", record.claims.iter().enumerate().map(holding).collect::<String>())
}

struct Writer<'a> {
    law: &'a Rulebook,
    record: &'a Record,
    style: Style,
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

impl Writer<'_> {
    fn list(&self, items: impl Iterator<Item = String>) -> String {
        format!("[{}]", self.style.order(items.map(|item| quoted(&item)).collect()).join(", "))
    }

    fn head(&self) -> String {
        let (record, style) = (self.record, self.style);
        let parties = (0..record.complainants).map(|it| style.party(Party::Complainant(it)));
        let mut text =
            format!("case: drawn\ntitle: Drawn at random\nlaw as of: {0}-07-01\nfacts as of: {0}-06-01\n", record.year);
        if let Some(proceeding) = record.proceeding {
            text.push_str(&format!("proceeding: {}\n", quoted(&style.proceeding(proceeding))));
        }
        text.push_str(&format!(
            "parties:\n  complainants: {}\n  respondent: {}\n",
            self.list(parties),
            quoted(&style.party(Party::Respondent))
        ));
        if let Some(bound) = &record.bound {
            let instruments = self.list(bound.iter().map(|instrument| style.instrument(*instrument)));
            text.push_str(&format!(
                "members:\n  {}: {{bound by: {instruments}}}\n",
                quoted(&style.party(Party::Respondent))
            ));
        }
        text
    }

    fn things(&self) -> String {
        let mut text = String::new();
        for kind in [Kind::Measure, Kind::Product, Kind::Gadget, Kind::Detour] {
            let things: Vec<usize> = self.style.order(self.record.of_kind(kind).collect());
            if !things.is_empty() {
                text.push_str(&format!("{}s:\n", self.style.kind(kind)));
            }
            for thing in things {
                let attributes = self.attributes(&self.record.things[thing]);
                text.push_str(&format!("  {}: {{{attributes}}}\n", quoted(&self.style.thing(self.record, thing))));
            }
        }
        if !self.record.complete.is_empty() {
            let kinds = self.record.complete.iter().map(|kind| format!("{}s", self.style.kind(*kind)));
            text.push_str(&format!("complete: {}\n", self.list(kinds)));
        }
        text
    }

    fn attributes(&self, thing: &Thing) -> String {
        let mut attributes = Vec::new();
        if let Some(whole) = thing.part_of {
            attributes.push(format!("part of: {}", quoted(&self.style.thing(self.record, whole))));
        }
        if !thing.raised_by.is_empty() {
            attributes.push(format!(
                "raised by: {}",
                self.list(thing.raised_by.iter().map(|party| self.style.party(*party)))
            ));
        }
        if let Some(concerns) = &thing.concerns {
            let names = concerns.iter().map(|measure| self.style.thing(self.record, *measure));
            attributes.push(format!("concerns: {}", self.list(names)));
        }
        attributes.join(", ")
    }

    fn claims(&self) -> String {
        let claims = self.record.claims.iter().map(|claim| {
            format!(
                "  - {{measure: {}, product: {}, under: {}, by: {}}}\n",
                quoted(&self.style.thing(self.record, claim.measure)),
                quoted(&self.style.thing(self.record, claim.product)),
                quoted(&self.style.provision(self.law, claim.test)),
                self.list(std::iter::once(self.style.party(Party::Complainant(claim.complainant)))),
            )
        });
        format!("claims:\n{}", self.style.order(claims.collect()).concat())
    }

    fn pleas(&self) -> String {
        let pleas = self.record.pleas.iter().map(|plea| {
            let names = |list: &Vec<usize>| self.list(list.iter().map(|it| self.style.thing(self.record, *it)));
            let measures = plea.measures.as_ref().map(|list| format!(", measures: {}", names(list)));
            let (raises, by) = (self.style.provision(self.law, plea.issue), self.style.party(plea.by));
            format!("  - {{raises: {}, by: {}{}}}\n", quoted(&raises), quoted(&by), measures.unwrap_or_default())
        });
        let pleas = self.style.order(pleas.collect()).concat();
        if pleas.is_empty() { String::new() } else { format!("pleas:\n{pleas}") }
    }

    fn value(&self, value: Value) -> String {
        match value {
            Value::Truth(truth) => truth.to_string(),
            Value::Level(level) => quoted(&self.style.level(level)),
            Value::Choice(choice) => quoted(&self.style.choice(choice)),
            Value::Number(least, greatest) if least == greatest => format!("{} kilo", number(least)),
            Value::Number(least, greatest) => format!("{} to {} kilo", number(least), number(greatest)),
        }
    }

    fn facts(&self) -> String {
        let facts =
            self.style.order(self.record.statements.iter().map(|statement| self.fact(statement)).collect()).concat();
        if facts.is_empty() { String::new() } else { format!("facts:\n{facts}") }
    }

    fn fact(&self, statement: &Statement) -> String {
        let value = statement.value.map_or_else(String::new, |value| format!(" {}", self.value(value)));
        let mut text = format!("  - {}:{value}\n", quoted(&self.style.fact(statement.fact)));
        if let Some(of) = &statement.of {
            let names = of.iter().map(|of: &Of| quoted(&self.style.of(self.record, *of)));
            text.push_str(&format!("    of: [{}]\n", names.collect::<Vec<_>>().join(", ")));
        }
        for (key, parties) in [("admitted by", &statement.admitted), ("not contested by", &statement.not_contested)] {
            if !parties.is_empty() {
                text.push_str(&format!(
                    "    {key}: {}\n",
                    self.list(parties.iter().map(|party| self.style.party(*party)))
                ));
            }
        }
        if !statement.exhibits.is_empty() {
            let exhibits = self.style.order(statement.exhibits.iter().map(|exhibit| self.exhibit(exhibit)).collect());
            text.push_str(&format!("    evidence:\n{}", exhibits.concat()));
        }
        text
    }

    fn exhibit(&self, exhibit: &Exhibit) -> String {
        let kind = exhibit.kind.map(|kind| format!(", kind: {}", kind.words())).unwrap_or_default();
        let says = exhibit.says.map(|value| format!(", says: {}", self.value(value))).unwrap_or_default();
        let by = quoted(&self.style.party(exhibit.by));
        format!("      - {{by: {by}, source: \"paper\", grade: {}{kind}{says}}}\n", exhibit.grade.word())
    }

    fn given(&self) -> String {
        let given = self.record.given.iter().map(|given| {
            let provision = |issue: usize| quoted(&self.style.provision(self.law, issue));
            let what = match given.what {
                GivenWhat::Issue(issue) => format!("issue: {}", quoted(&self.style.issue(issue))),
                GivenWhat::Breach(test) => format!("breach: {}", provision(test)),
                GivenWhat::Available { defence, test } => {
                    format!("available: {}, answers: {}", provision(defence), provision(test))
                }
            };
            format!(
                "  - {{{what}, measure: {}, met: {}, why: \"agreed\"}}\n",
                quoted(&self.style.thing(self.record, given.measure)),
                given.met
            )
        });
        let given = given.collect::<String>();
        if given.is_empty() { String::new() } else { format!("given:\n{given}") }
    }
}
