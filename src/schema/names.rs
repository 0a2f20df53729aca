//! What a case file may call the provisions, pleas, clauses, reports, instruments and kinds of a rulebook.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{Choice, sentence};
use crate::rulebook::{Clause, Factor, Issue, Main, ProvisionId, Role, Rulebook, Weight};

/// Those with a test first: a claim is made under one of them.
pub fn provisions(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    let (tested, other): (Vec<ProvisionId>, Vec<_>) =
        (0..book.provisions.len()).partition(|id| book.test_under(*id).is_some());
    for id in tested.into_iter().chain(other) {
        choice.word(&book.provision_name(id), provision(book, id));
    }
    for (name, _) in book.provision_names() {
        choice.also(&name);
    }
    choice
}

fn provision(book: &Rulebook, id: ProvisionId) -> String {
    let declared = &book.provisions[id];
    let mut told = vec![sentence(&book.instruments[declared.instrument].title)];
    match book.test_under(id) {
        Some(test) => told.push(format!("Test “{}”.", book.issues[test].name)),
        None => told.push("No test: a claim under it needs its breach as given.".to_owned()),
    }
    told.extend(declared.wording.as_ref().map(|wording| format!("“{wording}”")));
    told.join(" ")
}

pub fn pleas(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    for issue in book.issues.iter().filter(|issue| issue.role.is_raised()) {
        if let Some(at) = issue.provision {
            choice.word(&book.provision_name(at), told(book, issue));
        }
        choice.word(&issue.name, told(book, issue));
    }
    for (name, _) in book.plea_names() {
        choice.also(&name);
    }
    choice
}

pub fn issues(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    for issue in &book.issues {
        choice.word(&issue.name, told(book, issue));
    }
    choice
}

/// "Defence under GATT XX(g): the measure is justified as a conservation measure."
fn told(book: &Rulebook, issue: &Issue) -> String {
    let role = match issue.role {
        Role::Test => "Test",
        Role::Defence => "Defence",
        Role::Exception => "Exception",
        Role::Bar => "Bar",
        Role::Issue => "Issue",
    };
    let under = issue.provision.map(|at| format!(" under {}", book.provision_name(at))).unwrap_or_default();
    let says = issue.says.as_deref().unwrap_or(&issue.name);
    format!("{role}{under}: {}", if says.ends_with('.') { says.to_owned() } else { format!("{says}.") })
}

/// Clauses and issues by their ids; what two of them are called is left out, for the reader refuses it.
pub fn clauses(book: &Rulebook) -> Choice {
    let mut meant: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, id) in book.clause_names() {
        meant.entry(name).or_default().insert(id);
    }
    let clear = |name: &str| meant.get(name).is_some_and(|ids| ids.len() == 1);
    let mut choice = Choice::default();
    for issue in &book.issues {
        if clear(&issue.name) {
            choice.word(&issue.name, told(book, issue));
        }
        let mut texts = BTreeMap::new();
        for body in std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)) {
            if let Main::Reasons(reasons) = &body.main {
                for item in &reasons.items {
                    if let Factor::Dimension { id, text, .. } = &item.factor {
                        texts.entry(id.clone()).or_insert_with(|| text.clone());
                    }
                }
            }
            body.clauses().into_iter().for_each(|clause| words(clause, &mut texts));
        }
        for id in issue.clause_ids().iter().filter(|id| **id != issue.name && clear(id)) {
            let text = texts.get(id).map(|text| sentence(text)).unwrap_or_default();
            choice.word(id, format!("Of “{}”: {text}", issue.name));
        }
    }
    for name in meant.keys().filter(|name| clear(name)) {
        choice.also(name);
    }
    choice
}

fn words(clause: &Clause, texts: &mut BTreeMap<String, String>) {
    if !clause.id.is_empty() {
        texts.entry(clause.id.clone()).or_insert_with(|| clause.text.clone());
    }
    for inner in clause.inner() {
        words(inner, texts);
    }
}

/// Every way to name a provision, the claim's own among them.
pub fn of_claims(book: &Rulebook) -> Vec<String> {
    let full = (0..book.provisions.len()).map(|id| book.provision_name(id));
    full.chain(book.provisions.iter().map(|provision| provision.paragraph.clone())).collect()
}

pub fn reports(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    for report in &book.reports {
        let weight = match report.weight {
            Weight::Commentary => "Commentary",
            Weight::Argument => "Argument",
            Weight::SeparateOpinion => "Separate opinion",
            Weight::UnadoptedPanelReport => "Panel report, not adopted",
            Weight::PanelReport => "Panel report",
            Weight::AppellateBodyReport => "Appellate Body report",
        };
        let circulated = report.circulated.map(|date| format!(", circulated {date}")).unwrap_or_default();
        choice.word(&report.name, format!("{}. {weight}{circulated}.", report.title.trim_end_matches('.')));
    }
    choice
}

pub fn instruments(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    for instrument in &book.instruments {
        choice.word(&instrument.abbreviation, sentence(&instrument.title));
        choice.also(&instrument.title);
    }
    choice
}

pub fn kinds(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    for kind in &book.kinds {
        choice.word(&kind.plural, format!("There are no other {} than those that the record lists.", kind.plural));
        choice.also(&kind.name);
    }
    choice
}

pub fn facts(book: &Rulebook) -> Choice {
    let mut choice = Choice::default();
    for fact in &book.facts {
        let asked = fact.asks.as_deref().or(fact.says.as_deref()).or(fact.called.as_deref()).unwrap_or(&fact.name);
        choice.word(&fact.name, sentence(asked));
    }
    choice
}
