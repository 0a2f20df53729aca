//! What adjudicators decided. Only `verify` reads it.

use super::Binding;
use crate::case::document::Node;
use crate::case::words::{RESULTS, STAGES, STATUSES, Words};
use crate::case::{Held, Holding, Record, Status, ThingId, format, problem};
use crate::source::Place;

impl Binding<'_> {
    pub fn holdings(&mut self, root: &Node, record: &Record) -> Vec<Holding> {
        let keys = self.kind_keys();
        let known = keys.iter().map(String::as_str).chain(format::names(&format::HOLDING));
        let mut holdings = Vec::new();
        for entry in self.entries(root, "holdings", "a holding with `stage`, `claim` and `held`") {
            self.only_keys(entry, "a holding", known.clone());
            holdings.extend(self.holding(entry, record));
        }
        holdings
    }

    fn holding(&mut self, entry: &Node, record: &Record) -> Option<Holding> {
        let stage = self.one_of(entry, "stage", &STAGES, ("case::unknown_stage", "a stage"))?;
        let held = self.one_of(entry, "held", &RESULTS, ("case::unknown_result", "a result"))?;
        let status = match entry.get("status") {
            Some(_) => self.one_of(entry, "status", &STATUSES, ("case::unknown_status", "a status of a holding"))?,
            None => Status::Found,
        };
        let date = match entry.get("date") {
            Some(date) => self.date(date)?,
            None => {
                self.refuse(problem::missing_key("date", "a holding", entry.place.clone(), "2014-03-26"));
                return None;
            }
        };
        let Some(claim_node) = entry.get("claim") else {
            let made = record.claims.first().map(|claim| self.book.provision_name(claim.provision));
            let example = made.unwrap_or_else(|| "…".to_owned());
            self.refuse(problem::missing_key("claim", "a holding", entry.place.clone(), &example));
            return None;
        };
        let claim = self.provision(claim_node)?;
        let on = match entry.get("element") {
            Some(node) => self.on(node, claim)?,
            None => None,
        };
        let report = match entry.get("of") {
            Some(of) => Some(self.report(of)?),
            None => None,
        };
        let things = self.by_kind(entry).concat();
        let mut complainants: Vec<ThingId> = Vec::new();
        for key in ["complainants", "complainant"] {
            for node in self.many(entry.get(key)) {
                complainants.extend(self.party(node));
            }
        }
        if complainants.is_empty() {
            complainants.clone_from(&record.complainants);
        }
        let of_claim = !matches!(held, Held::Met | Held::NotMet);
        if of_claim == on.is_some() {
            let (written, place) = self.place_of(entry, "held");
            self.refuse(problem::held_of_wrong_thing(&written, if of_claim { "an element" } else { "a claim" }, place));
        }
        let decided = record.claims.iter().any(|made| {
            made.provision == claim
                && complainants.contains(&made.complainant)
                && record.concerns(&things, &made.things)
        });
        if !decided {
            let name = self.book.provision_name(claim);
            self.refuse(problem::holding_on_no_claim(&name, &self.about(claim), claim_node.place.clone()));
        }
        Some(Holding {
            stage,
            date,
            report,
            claim,
            on,
            things,
            complainants,
            held,
            status,
            at: self.optional_text(entry, "at"),
            verified: entry.get("verified").and_then(|verified| self.truth(verified)).unwrap_or(false),
            note: self.optional_text(entry, "note"),
            place: entry.place.clone(),
        })
    }

    /// The kinds of things that a claim under a provision is about: "measure and product".
    fn about(&self, provision: usize) -> String {
        let params = self.book.test_under(provision).map(|test| &self.book.issues[test].params[..]).unwrap_or_default();
        let kinds: Vec<&str> = params.iter().map(|param| self.book.kinds[param.kind].name.as_str()).collect();
        if kinds.is_empty() { "what it is about".to_owned() } else { kinds.join(" and ") }
    }

    /// The element that a holding is on; `None` inside for the claim itself.
    fn on(&mut self, node: &Node, claim: usize) -> Option<Option<String>> {
        let words = self.text(node)?;
        if words == self.book.provision_name(claim) || words == self.book.provisions[claim].paragraph {
            return Some(None);
        }
        self.clause(node).map(Some)
    }

    fn report(&mut self, node: &Node) -> Option<usize> {
        let name = self.text(node)?;
        let found = self.book.reports.iter().position(|report| report.name == name);
        if found.is_none() {
            let known: Vec<&str> = self.book.reports.iter().map(|report| report.name.as_str()).collect();
            self.refuse(problem::unknown(
                "case::unknown_report",
                "report",
                &name,
                node.place.clone(),
                known.iter().copied(),
            ));
        }
        found
    }

    fn one_of<T: Copy, const N: usize>(
        &mut self,
        entry: &Node,
        key: &str,
        known: &Words<T, N>,
        (code, class): (&'static str, &str),
    ) -> Option<T> {
        let Some(node) = entry.get(key) else {
            self.refuse(problem::missing_key(key, "a holding", entry.place.clone(), known[0].0));
            return None;
        };
        let word = self.text(node)?;
        let found = known.iter().find(|(name, ..)| *name == word).map(|(_, value, _)| *value);
        if found.is_none() {
            self.refuse(problem::word_not_known(
                code,
                class,
                &word,
                node.place.clone(),
                known.iter().map(|(name, ..)| *name),
            ));
        }
        found
    }

    fn place_of(&self, entry: &Node, key: &str) -> (String, Place) {
        entry.get(key).map_or((String::new(), entry.place.clone()), |node| {
            (node.words().unwrap_or_default().to_owned(), node.place.clone())
        })
    }
}
