//! Facts, their evidence, and what parties admit or do not contest.

use super::Binding;
use crate::case::document::{Content, Node};
use crate::case::{Exhibit, Record, Statement, ThingId, format, problem};
use crate::rulebook::{EvidenceKind, FactId, Grade};
use crate::source::Place;

impl Binding<'_> {
    pub fn statements(&mut self, root: &Node) -> Vec<Statement> {
        let entries = self.entries(root, "facts", "a fact with its value");
        self.labels(&entries);
        entries.into_iter().filter_map(|entry| self.statement(entry)).collect()
    }

    /// A label is the name of one statement.
    fn labels(&mut self, entries: &[&Node]) {
        let labels: Vec<&Node> = entries.iter().filter_map(|entry| entry.get("label")).collect();
        for (index, label) in labels.iter().enumerate() {
            let Some(words) = label.words() else { continue };
            if let Some(first) = labels[..index].iter().find(|first| first.words() == Some(words)) {
                self.refuse(problem::duplicate_label(words, label.place.clone(), first.place.clone()));
            }
        }
    }

    /// The key of an entry that names the fact: the one that is no key of the format.
    fn fact_key<'n>(&mut self, entry: &'n Node) -> Option<(FactId, &'n Node, &'n Node)> {
        let Content::Map(entries) = &entry.value else { return None };
        let of_the_format = |words: &str| format::names(&format::STATEMENT).any(|key| key == words);
        let mut naming = entries.iter().filter(|(key, _)| key.words().is_none_or(|words| !of_the_format(words)));
        let Some((key, value)) = naming.next() else {
            self.refuse(problem::missing_key("name of the fact", "a fact", entry.place.clone(), "true"));
            return None;
        };
        let name = self.text(key)?;
        let found = self.book.facts.iter().position(|fact| fact.name == name);
        if found.is_none() {
            let facts = self.book.facts.iter().map(|fact| fact.name.as_str());
            let known: Vec<&str> = facts.chain(format::names(&format::STATEMENT)).collect();
            self.refuse(problem::unknown(
                "case::unknown_fact",
                "fact",
                &name,
                key.place.clone(),
                known.iter().copied(),
            ));
        }
        for (other, _) in naming {
            let words = other.words().unwrap_or_default();
            if found.is_some() && self.book.facts.iter().any(|fact| fact.name == words) {
                self.refuse(problem::two_facts_in_one_entry(&name, words, other.place.clone(), key.place.clone()));
            } else {
                let known = format::names(&format::STATEMENT);
                self.refuse(problem::unknown_key(words, "a fact's entry", other.place.clone(), known));
            }
        }
        Some((found?, key, value))
    }

    fn statement(&mut self, entry: &Node) -> Option<Statement> {
        let (fact, key, value_node) = self.fact_key(entry)?;
        let things = self.things_of(fact, entry.get("of"))?;
        let value = match &value_node.value {
            Content::Nothing => None,
            _ => Some(self.value(fact, value_node)?),
        };
        let mut exhibits = Vec::new();
        for exhibit in self.entries(entry, "evidence", "an exhibit with `grade`") {
            exhibits.extend(self.exhibit(fact, exhibit));
        }
        if value.is_none() && !exhibits.iter().any(|exhibit| exhibit.says.is_some()) {
            let name = &self.book.facts[fact].name;
            self.refuse(problem::says_nothing(name, key.place.clone()));
        }
        Some(Statement {
            fact,
            things,
            value,
            label: self.optional_text(entry, "label"),
            exhibits,
            admitted_by: self.said_by(entry.get("admitted by")),
            not_contested_by: self.said_by(entry.get("not contested by")),
            place: key.place.clone(),
        })
    }

    /// What a fact is stated of, by its parameters. A kind that is not named means every thing of that kind.
    pub fn things_of(&mut self, fact: FactId, of: Option<&Node>) -> Option<Vec<Option<ThingId>>> {
        let book = self.book;
        let declared = &book.facts[fact];
        let mut filled: Vec<Option<ThingId>> = vec![None; declared.params.len()];
        let mut named: Vec<(ThingId, Place)> = Vec::new();
        match of.map(|node| (&node.value, node)) {
            None => {}
            Some((Content::Map(entries), _)) => {
                for (key, node) in entries {
                    let name = self.text(key)?;
                    let Some(index) = declared
                        .params
                        .iter()
                        .position(|param| param.name == name || book.kinds[param.kind].name == name)
                    else {
                        let known: Vec<&str> = declared.params.iter().map(|param| param.name.as_str()).collect();
                        self.refuse(problem::unknown_key(&name, "`of`", key.place.clone(), known.iter().copied()));
                        return None;
                    };
                    filled[index] = Some(self.named_of(declared.params[index].kind, node)?);
                }
            }
            Some((_, node)) => {
                for node in self.many(Some(node)) {
                    // Where several kinds have a thing of that name, the fact's own parameters say which is meant.
                    let words = node.words().unwrap_or_default();
                    let fitting: Vec<ThingId> = (0..self.things.len())
                        .filter(|id| {
                            self.things[*id].name == words
                                && declared.params.iter().any(|param| param.kind == self.things[*id].kind)
                        })
                        .collect();
                    let id = if let [only] = fitting[..] { only } else { self.named(node)? };
                    named.push((id, node.place.clone()));
                }
            }
        }
        for (id, at) in named {
            let kind = self.things[id].kind;
            let free = (0..filled.len()).find(|index| filled[*index].is_none() && declared.params[*index].kind == kind);
            let Some(index) = free else {
                let kinds: Vec<String> = declared.params.iter().map(|param| format!("a {}", param.name)).collect();
                let thing = &self.things[id];
                let problem = if declared.params.iter().any(|param| param.kind == kind) {
                    problem::two_of_a_kind(&declared.name, &book.kinds[kind].name, at)
                } else {
                    problem::wrong_kind(
                        &thing.name,
                        &book.kinds[kind].name,
                        &declared.name,
                        &kinds.join(" and "),
                        at,
                        declared.place.clone(),
                    )
                };
                self.refuse(problem);
                return None;
            };
            filled[index] = Some(id);
        }
        Some(filled)
    }

    fn exhibit(&mut self, fact: FactId, node: &Node) -> Option<Exhibit> {
        self.only_keys(node, "an exhibit", format::names(&format::EXHIBIT));
        let by = node.get("by").and_then(|by| self.party(by));
        let kind = match node.get("kind") {
            Some(kind) => {
                let word = self.text(kind)?;
                let found = EvidenceKind::from_word(&word);
                if found.is_none() {
                    let known = EvidenceKind::ALL.map(EvidenceKind::word);
                    self.refuse(problem::word_not_known(
                        "case::unknown_kind_of_evidence",
                        "a kind of evidence",
                        &word,
                        kind.place.clone(),
                        known,
                    ));
                }
                found
            }
            None => None,
        };
        let grade = match node.get("grade") {
            Some(grade) => {
                let word = self.text(grade)?;
                let found = Grade::from_word(&word);
                if found.is_none() {
                    let known = Grade::ALL.map(Grade::word);
                    self.refuse(problem::word_not_known(
                        "case::unknown_grade",
                        "a grade",
                        &word,
                        grade.place.clone(),
                        known,
                    ));
                }
                found?
            }
            None => {
                self.refuse(problem::missing_key("grade", "an exhibit", node.place.clone(), "substantial"));
                return None;
            }
        };
        let says = match node.get("says") {
            Some(says) => Some(self.value(fact, says)?),
            None => None,
        };
        Some(Exhibit {
            exhibit: self.optional_text(node, "exhibit"),
            by,
            source: self.optional_text(node, "source"),
            at: self.optional_text(node, "at"),
            kind,
            grade,
            verified: node.get("verified").and_then(|verified| self.truth(verified)).unwrap_or(false),
            says,
            note: self.optional_text(node, "note"),
            place: node.place.clone(),
        })
    }

    /// `China`, `[China, Japan]` or `{China: "first submission, para. 12"}`.
    fn said_by(&mut self, node: Option<&Node>) -> Vec<(ThingId, Option<String>)> {
        let mut said = Vec::new();
        if let Some(Content::Map(entries)) = node.map(|node| &node.value) {
            for (key, value) in entries {
                let (party, pinpoint) = (self.party(key), self.text(value));
                said.extend(party.map(|party| (party, pinpoint)));
            }
            return said;
        }
        for node in self.many(node) {
            said.extend(self.party(node).map(|party| (party, None)));
        }
        said
    }

    /// Two statements of one fact that could speak of the same things must be one inside the other.
    pub fn contradictions(&mut self, record: &Record) {
        for (index, one) in record.statements.iter().enumerate() {
            for other in record.statements[index + 1..].iter().filter(|other| other.fact == one.fact) {
                let nested = record.narrower(one, other) || record.narrower(other, one);
                let same = one.things == other.things;
                let meet = one.things.iter().zip(&other.things).all(|(one, other)| match (one, other) {
                    (Some(one), Some(other)) => record.within(*one, *other) || record.within(*other, *one),
                    _ => true,
                });
                if same || (meet && !nested && one.value != other.value) {
                    let name = &self.book.facts[one.fact].name;
                    self.refuse(problem::contradictory(name, other.place.clone(), one.place.clone()));
                }
            }
        }
    }
}
