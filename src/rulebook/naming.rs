//! The ways in which a case file may name provisions, pleas and units; [`Rulebook::clause_names`] has those for clauses.

use crate::rulebook::{IssueId, ProvisionId, Rulebook, Unit};

impl Rulebook {
    /// Provisions, each with its instrument, or alone where only one instrument has that paragraph.
    pub fn provision_names(&self) -> Vec<(String, ProvisionId)> {
        let full = (0..self.provisions.len()).map(|id| (self.provision_name(id), id));
        let alone = self.provisions.iter().enumerate().filter(|(_, provision)| {
            self.provisions.iter().filter(|other| other.paragraph == provision.paragraph).count() == 1
        });
        full.chain(alone.map(|(id, provision)| (provision.paragraph.clone(), id))).collect()
    }

    /// What a party may raise: defences, exceptions and bars, by name, or by provision with its instrument or alone. Of two that are
    /// called alike the first is meant.
    pub fn plea_names(&self) -> Vec<(String, IssueId)> {
        let raised = || (0..self.issues.len()).filter(|id| self.issues[*id].role.is_raised());
        let named = raised().map(|id| (self.issues[id].name.clone(), id));
        let under = raised().filter_map(|id| Some((id, self.issues[id].provision?)));
        let under = under.flat_map(|(id, at)| {
            [self.provision_name(at), self.provisions[at].paragraph.clone()].map(|name| (name, id))
        });
        named.chain(under).collect()
    }
}

impl Unit {
    /// The ways in which a case file may write it: `days` also as `day`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let one = (self.name == "days").then_some("day");
        std::iter::once(self.name.as_str()).chain(self.also.iter().map(String::as_str)).chain(one)
    }
}
