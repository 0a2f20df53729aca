//! Claims, pleas, arguments and what is given.

use super::Binding;
use crate::case::document::Node;
use crate::case::{Argument, Claim, Given, GivenWhat, Plea, ThingId, problem};
use crate::rulebook::{IssueId, ProvisionId, Role};
use crate::source::Place;

impl Binding<'_> {
    pub fn claims(&mut self, root: &Node, complainants: &[ThingId], whole: &Place) -> Vec<Claim> {
        let keys = self.kind_keys();
        let known: Vec<&str> = keys.iter().map(String::as_str).chain(["under", "by", "id", "note"]).collect();
        let entries = self.entries(root, "claims");
        if entries.is_empty() {
            self.refuse(problem::missing_key(
                "claims",
                "a case file",
                whole.clone(),
                "[{measure: …, product: …, under: GATT XI:1}]",
            ));
        }
        let given: Vec<Node> =
            self.entries(root, "given").into_iter().filter_map(|entry| entry.get("breach").cloned()).collect();
        let given: Vec<String> = given.iter().filter_map(|node| node.words().map(str::to_owned)).collect();
        let mut claims: Vec<Claim> = Vec::new();
        for entry in entries {
            self.only_keys(entry, &known);
            let Some(under) = entry.get("under") else {
                self.refuse(problem::missing_key("under", "a claim", entry.place.clone(), "GATT XI:1"));
                continue;
            };
            let by: Vec<ThingId> = match entry.get("by") {
                Some(by) => self.many(Some(by)).into_iter().filter_map(|node| self.party(node)).collect(),
                None => complainants.to_vec(),
            };
            let id = self.optional_text(entry, "id");
            let things = self.by_kind(entry);
            for provision_node in self.many(Some(under)) {
                let Some(provision) = self.provision(provision_node) else { continue };
                let test = self.book.test_under(provision);
                let name = self.book.provision_name(provision);
                if test.is_none()
                    && !given.iter().any(|given| *given == name || *given == self.book.provisions[provision].paragraph)
                {
                    self.refuse(problem::no_test(&name, provision_node.place.clone()));
                    continue;
                }
                for company in self.companies(test, &things, &entry.place) {
                    for complainant in &by {
                        let id =
                            self.claim_id(id.as_deref(), provision, &company, *complainant, complainants.len() > 1);
                        let id = distinct(id, &claims);
                        claims.push(Claim {
                            id,
                            provision,
                            test,
                            things: company.clone(),
                            complainant: *complainant,
                            place: entry.place.clone(),
                        });
                    }
                }
            }
        }
        claims
    }

    /// Every combination of one thing for each parameter of the test.
    fn companies(&mut self, test: Option<IssueId>, things: &[Vec<ThingId>], place: &Place) -> Vec<Vec<ThingId>> {
        let Some(test) = test else {
            return product(&things.iter().filter(|named| !named.is_empty()).cloned().collect::<Vec<_>>());
        };
        let book = self.book;
        let mut columns = Vec::new();
        for param in &book.issues[test].params {
            let named = things[param.kind].clone();
            if named.is_empty() {
                let kind = &book.kinds[param.kind].name;
                self.refuse(problem::claim_about_nothing(kind, place.clone(), book.issues[test].place.clone()));
                return Vec::new();
            }
            columns.push(named);
        }
        product(&columns)
    }

    fn claim_id(
        &self,
        id: Option<&str>,
        provision: ProvisionId,
        things: &[ThingId],
        complainant: ThingId,
        several: bool,
    ) -> String {
        let name = self.book.provision_name(provision);
        // A name of its own stands for the measure, the first of the things.
        let (mut parts, rest) = match id {
            Some(id) => (vec![name.as_str(), id], things.get(1..).unwrap_or_default()),
            None => (vec![name.as_str()], things),
        };
        parts.extend(rest.iter().map(|thing| self.things[*thing].name.as_str()));
        if several {
            parts.push(&self.things[complainant].name);
        }
        parts.join(" / ")
    }

    pub fn pleas(&mut self, root: &Node) -> Vec<Plea> {
        let keys = self.kind_keys();
        let known: Vec<&str> =
            keys.iter().map(String::as_str).chain(["raises", "by", "answering", "source", "note"]).collect();
        let mut pleas = Vec::new();
        for entry in self.entries(root, "pleas") {
            self.only_keys(entry, &known);
            let (Some(raises), Some(by)) = (entry.get("raises"), entry.get("by")) else {
                let missing = if entry.get("raises").is_none() { ("raises", "GATT XX(g)") } else { ("by", "China") };
                self.refuse(problem::missing_key(missing.0, "a plea", entry.place.clone(), missing.1));
                continue;
            };
            let (issue, by) = (self.raisable(raises), self.party(by));
            let things = self.by_kind(entry).concat();
            let answering: Vec<ProvisionId> =
                self.many(entry.get("answering")).into_iter().filter_map(|node| self.provision(node)).collect();
            let source = self.optional_text(entry, "source");
            if let (Some(issue), Some(by)) = (issue, by) {
                pleas.push(Plea { issue, by, things, answering, source, place: entry.place.clone() });
            }
        }
        pleas
    }

    /// The defence, exception or bar of that name, or under that provision.
    fn raisable(&mut self, node: &Node) -> Option<IssueId> {
        let name = self.text(node)?;
        let book = self.book;
        let raised = |id: &IssueId| matches!(book.issues[*id].role, Role::Defence | Role::Exception | Role::Bar);
        if let Some(id) = book.issue_named(&name) {
            if raised(&id) {
                return Some(id);
            }
            let role = if book.issues[id].role == Role::Test { "a test" } else { "an issue" };
            self.refuse(problem::not_a_plea(&name, role, node.place.clone(), book.issues[id].place.clone()));
            return None;
        }
        let under = (0..book.issues.len()).filter(raised).find(|id| {
            book.issues[*id]
                .provision
                .is_some_and(|at| book.provision_name(at) == name || book.provisions[at].paragraph == name)
        });
        if under.is_none() {
            let known: Vec<String> = (0..book.issues.len())
                .filter(raised)
                .filter_map(|id| book.issues[id].provision.map(|provision| book.provision_name(provision)))
                .collect();
            self.refuse(problem::unknown(
                "case::unknown_plea",
                "defence, exception or bar",
                &name,
                node.place.clone(),
                known.iter().map(String::as_str),
            ));
        }
        under
    }

    pub fn arguments(&mut self, root: &Node) -> Vec<Argument> {
        let keys = self.kind_keys();
        let known: Vec<&str> = keys
            .iter()
            .map(String::as_str)
            .chain(["by", "clause", "says", "relies on", "source", "note", "at", "verified"])
            .collect();
        let mut arguments = Vec::new();
        for entry in self.entries(root, "arguments") {
            self.only_keys(entry, &known);
            for (key, example) in [("by", "China"), ("says", "The quota is part of a conservation policy.")] {
                if entry.get(key).is_none() {
                    self.refuse(problem::missing_key(key, "an argument", entry.place.clone(), example));
                }
            }
            let by: Vec<ThingId> = self.many(entry.get("by")).into_iter().filter_map(|node| self.party(node)).collect();
            let on = match entry.get("clause") {
                Some(node) => self.clause(node),
                None => None,
            };
            let things = self.by_kind(entry).concat();
            let relies_on = self.texts(entry.get("relies on"));
            let (says, source) = (self.optional_text(entry, "says"), self.optional_text(entry, "source"));
            let Some(says) = says else { continue };
            for by in by {
                arguments.push(Argument {
                    by,
                    on: on.clone(),
                    things: things.clone(),
                    says: says.clone(),
                    relies_on: relies_on.clone(),
                    source: source.clone(),
                    place: entry.place.clone(),
                });
            }
        }
        arguments
    }

    /// A clause id, the name of an issue, or a provision with a test or defence, in the form in which findings carry it.
    pub fn clause(&mut self, node: &Node) -> Option<String> {
        let words = self.text(node)?;
        let known = self.book.clause_ids();
        let bare = words.split_once(' ').map(|(_, rest)| rest);
        if let Some(found) = known.iter().find(|id| **id == words || Some(id.as_str()) == bare) {
            return Some(found.clone());
        }
        let under = |issue: &&crate::rulebook::Issue| {
            issue.role != Role::Issue
                && issue.provision.is_some_and(|at| {
                    self.book.provision_name(at) == words || self.book.provisions[at].paragraph == words
                })
        };
        if let Some(issue) = self.book.issues.iter().find(under) {
            return Some(issue.name.clone());
        }
        self.refuse(problem::unknown(
            "case::unknown_clause",
            "clause",
            &words,
            node.place.clone(),
            known.iter().map(String::as_str),
        ));
        None
    }

    pub fn given(&mut self, root: &Node) -> Vec<Given> {
        let keys = self.kind_keys();
        let known: Vec<&str> = keys
            .iter()
            .map(String::as_str)
            .chain(["issue", "breach", "available", "answers", "met", "why", "note"])
            .collect();
        let mut given = Vec::new();
        for entry in self.entries(root, "given") {
            self.only_keys(entry, &known);
            let what = if let Some(node) = entry.get("issue") {
                self.issue_named(node).map(GivenWhat::Issue)
            } else if let Some(node) = entry.get("breach") {
                self.provision(node).map(GivenWhat::Breach)
            } else if let (Some(defence), Some(answers)) = (entry.get("available"), entry.get("answers")) {
                match (self.raisable(defence), self.provision(answers)) {
                    (Some(defence), Some(answers)) => Some(GivenWhat::Available { defence, answers }),
                    _ => None,
                }
            } else {
                self.refuse(problem::missing_key(
                    "issue",
                    "what is given",
                    entry.place.clone(),
                    "Exhaustible natural resource",
                ));
                None
            };
            let met = entry.get("met").map_or(Some(true), |node| self.truth(node));
            let (things, why) = (self.by_kind(entry).concat(), self.optional_text(entry, "why"));
            if let (Some(what), Some(met)) = (what, met) {
                given.push(Given { what, things, met, why, place: entry.place.clone() });
            }
        }
        given
    }

    fn issue_named(&mut self, node: &Node) -> Option<IssueId> {
        let name = self.text(node)?;
        let found = self.book.issue_named(&name);
        if found.is_none() {
            let known: Vec<&str> = self.book.issues.iter().map(|issue| issue.name.as_str()).collect();
            self.refuse(problem::unknown(
                "case::unknown_issue",
                "issue",
                &name,
                node.place.clone(),
                known.iter().copied(),
            ));
        }
        found
    }
}

/// Every way of taking one of each.
pub fn product(columns: &[Vec<ThingId>]) -> Vec<Vec<ThingId>> {
    columns.iter().fold(vec![Vec::new()], |rows, column| {
        rows.iter().flat_map(|row| column.iter().map(|thing| row.iter().copied().chain([*thing]).collect())).collect()
    })
}

fn distinct(id: String, claims: &[Claim]) -> String {
    let taken = |id: &str| claims.iter().any(|claim| claim.id == id);
    if !taken(&id) {
        return id;
    }
    (2..).map(|number| format!("{id} ({number})")).find(|id| !taken(id)).unwrap_or(id)
}
