//! Claims, pleas, arguments and what is given.

use super::Binding;
use crate::case::document::Node;
use crate::case::{Argument, Claim, Given, GivenWhat, Plea, Statement, ThingId, format, problem};
use crate::rulebook::{IssueId, ProvisionId, Role};
use crate::source::Place;

impl Binding<'_> {
    pub fn claims(&mut self, root: &Node, complainants: &[ThingId], whole: &Place) -> Vec<Claim> {
        let keys = self.kind_keys();
        let known = keys.iter().map(String::as_str).chain(format::names(&format::CLAIM));
        let entries = self.entries(root, "claims", "a claim with `under` and what it is about");
        if self.many(root.get("claims")).is_empty() {
            let example = self.claim_example();
            self.refuse(problem::missing_key("claims", problem::CASE_FILE, whole.clone(), &example));
        }
        // What is given is bound, and its mistakes are told, only later.
        let given: Vec<String> = self
            .many(root.get("given"))
            .into_iter()
            .filter_map(|entry| entry.get("breach").and_then(Node::words).map(str::to_owned))
            .collect();
        let mut claims: Vec<Claim> = Vec::new();
        for entry in entries {
            self.only_keys(entry, "a claim", known.clone());
            let Some(under) = entry.stated("under") else {
                let example = self.test_example();
                self.refuse(problem::missing_key("under", "a claim", entry.place.clone(), &example));
                continue;
            };
            let by: Vec<ThingId> = match entry.stated("by") {
                Some(by) => self.many(Some(by)).into_iter().filter_map(|node| self.complaining(node)).collect(),
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
                for company in self.companies(test, &things, entry) {
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

    /// The party that brings a claim.
    fn complaining(&mut self, node: &Node) -> Option<ThingId> {
        let party = self.party(node)?;
        if self.respondent == Some(party) && !self.complainants.contains(&party) {
            self.refuse(problem::claim_by_respondent(&self.things[party].name, node.place.clone()));
            return None;
        }
        Some(party)
    }

    /// A provision under which a claim can be made.
    fn test_example(&self) -> String {
        let mut issues = self.book.issues.iter().filter(|issue| issue.role == Role::Test);
        let provision = issues.find_map(|issue| issue.provision);
        provision.map_or_else(|| "…".to_owned(), |provision| self.book.provision_name(provision))
    }

    /// A claim under that provision.
    fn claim_example(&self) -> String {
        let test = self.book.issues.iter().find(|issue| issue.role == Role::Test && issue.provision.is_some());
        let kinds = test.into_iter().flat_map(|test| &test.params).map(|param| &self.book.kinds[param.kind].name);
        let keys: String = kinds.map(|kind| format!("{kind}: …, ")).collect();
        format!("[{{{keys}under: {}}}]", self.test_example())
    }

    /// Every combination of one thing for each parameter of the test.
    fn companies(&mut self, test: Option<IssueId>, things: &[Vec<ThingId>], entry: &Node) -> Vec<Vec<ThingId>> {
        let Some(test) = test else {
            return product(&things.iter().filter(|named| !named.is_empty()).cloned().collect::<Vec<_>>());
        };
        let book = self.book;
        let mut columns = Vec::new();
        for param in &book.issues[test].params {
            let named = things[param.kind].clone();
            if named.is_empty() {
                // A thing that is named and not known has been refused as such.
                if !self.names_kind(entry, param.kind) {
                    let (kind, declared) = (&book.kinds[param.kind].name, &book.issues[test].place);
                    self.refuse(problem::claim_about_nothing(kind, entry.place.clone(), declared.clone()));
                }
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
        let known = keys.iter().map(String::as_str).chain(format::names(&format::PLEA));
        let mut pleas = Vec::new();
        for entry in self.entries(root, "pleas", "a plea with `raises` and `by`") {
            self.only_keys(entry, "a plea", known.clone());
            let (Some(raises), Some(by_node)) = (entry.get("raises"), entry.get("by")) else {
                let missing = match entry.get("raises") {
                    None => ("raises", self.raisable_names().into_iter().next().unwrap_or_else(|| "…".to_owned())),
                    Some(_) => ("by", self.respondent_name()),
                };
                self.refuse(problem::missing_key(missing.0, "a plea", entry.place.clone(), &missing.1));
                continue;
            };
            let (issue, by) = (self.raisable(raises), self.party(by_node));
            if let (Some(issue), Some(by)) = (issue, by) {
                self.right_side(issue, by, by_node);
            }
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

    /// A defence answers a claim, and so is the respondent's; exceptions and bars may be anyone's.
    fn right_side(&mut self, issue: IssueId, by: ThingId, node: &Node) {
        let declared = &self.book.issues[issue];
        if declared.role == Role::Defence && self.respondent.is_some_and(|respondent| respondent != by) {
            let (name, respondent) = (self.things[by].name.clone(), self.respondent_name());
            let place = (node.place.clone(), declared.place.clone());
            self.refuse(problem::defence_by_complainant(&declared.name, &name, &respondent, place.0, place.1));
        }
    }

    /// What a plea may raise, by its provision or else by its name.
    fn raisable_names(&self) -> Vec<String> {
        let book = self.book;
        let raised = book.issues.iter().filter(|issue| issue.role.is_raised());
        raised
            .map(|issue| issue.provision.map_or_else(|| issue.name.clone(), |provision| book.provision_name(provision)))
            .collect()
    }

    /// The defence, exception or bar of that name, or under that provision.
    fn raisable(&mut self, node: &Node) -> Option<IssueId> {
        let name = self.text(node)?;
        let book = self.book;
        let found = book.plea_names().into_iter().find(|(known, _)| *known == name);
        match (&found, book.issue_named(&name)) {
            (Some(_), _) => {}
            (None, Some(id)) => {
                let role = if book.issues[id].role == Role::Test { "a test" } else { "an issue" };
                self.refuse(problem::not_a_plea(&name, role, node.place.clone(), book.issues[id].place.clone()));
            }
            (None, None) => {
                let known = self.raisable_names();
                self.refuse(problem::unknown_plea(&name, node.place.clone(), &known));
            }
        }
        found.map(|(_, id)| id)
    }

    pub fn arguments(&mut self, root: &Node, statements: &[Statement]) -> Vec<Argument> {
        let keys = self.kind_keys();
        let known = keys.iter().map(String::as_str).chain(format::names(&format::ARGUMENT));
        let mut arguments = Vec::new();
        for entry in self.entries(root, "arguments", "an argument with `by` and `says`") {
            self.only_keys(entry, "an argument", known.clone());
            for (key, example) in [("by", self.respondent_name()), ("says", "…".to_owned())] {
                if entry.stated(key).is_none() {
                    self.refuse(problem::missing_key(key, "an argument", entry.place.clone(), &example));
                }
            }
            let by: Vec<ThingId> = self.many(entry.get("by")).into_iter().filter_map(|node| self.party(node)).collect();
            let on = match entry.get("clause") {
                Some(node) => self.clause(node),
                None => None,
            };
            let things = self.by_kind(entry).concat();
            let relies_on = self.relied_on(entry, root, statements);
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

    /// Facts by name or label.
    fn relied_on(&mut self, entry: &Node, root: &Node, statements: &[Statement]) -> Vec<String> {
        let book = self.book;
        // What a hypothetical withdraws or states otherwise is still named by the arguments of the record beneath it.
        let inherited = entry.place.text.name != root.place.text.name;
        let mut found = Vec::new();
        for node in self.many(entry.get("relies on")) {
            let Some(words) = self.text(node) else { continue };
            let labels = statements.iter().filter_map(|statement| statement.label.as_deref());
            let names = statements.iter().map(|statement| book.facts[statement.fact].name.as_str());
            let known: Vec<&str> = labels.chain(names).collect();
            let stated = known.contains(&words.as_str()) || book.facts.iter().any(|fact| fact.name == words);
            if stated || statements.is_empty() || inherited {
                found.push(words);
            } else {
                self.refuse(problem::relies_on_nothing(&words, node.place.clone(), known.iter().copied()));
            }
        }
        found
    }

    /// A clause id, the name of an issue, or a provision with a test or defence, in the form in which findings carry it.
    pub fn clause(&mut self, node: &Node) -> Option<String> {
        let words = self.text(node)?;
        let mut found = self.book.clauses_called(&words);
        if found.len() > 1 {
            self.refuse(problem::ambiguous_clause(&words, node.place.clone(), &found));
            return None;
        }
        if let Some(found) = found.pop_first() {
            return Some(found);
        }
        let known = self.book.clause_ids();
        self.refuse(problem::unknown_clause(&words, node.place.clone(), &known));
        None
    }

    pub fn given(&mut self, root: &Node) -> Vec<Given> {
        let keys = self.kind_keys();
        let known = keys.iter().map(String::as_str).chain(format::names(&format::GIVEN));
        let mut given = Vec::new();
        for entry in self.entries(root, "given", "what is given, with `issue` or `breach`, and `met`") {
            self.only_keys(entry, "what is given", known.clone());
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
                let example = self.book.issues.iter().find(|issue| issue.role == Role::Issue);
                let example = example.map_or("…", |issue| &issue.name);
                self.refuse(problem::missing_key("issue", "what is given", entry.place.clone(), example));
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
