//! Parties, Members, measures, products and whatever else the rulebook declares.

use super::Binding;
use crate::case::document::{Content, Node};
use crate::case::{Thing, ThingId, format, problem};
use crate::rulebook::{InstrumentId, KindId, MEMBER};
use crate::source::Place;
use crate::source::suggest::same_letters;

impl Binding<'_> {
    /// The complainants and the respondent; parties are Members by themselves.
    pub fn parties(&mut self, root: &Node, whole: &Place) -> (Vec<ThingId>, Option<ThingId>) {
        let Some(parties) = root.get("parties") else {
            self.refuse(problem::missing_key(
                "parties",
                "a case file",
                whole.clone(),
                "{complainants: […], respondent: …}",
            ));
            return (Vec::new(), None);
        };
        self.only_keys(parties, "`parties`", format::names(&format::PARTIES));
        let mut complainants = Vec::new();
        for key in ["complainants", "complainant"] {
            for node in self.many(parties.get(key)) {
                if let Some(name) = self.text(node) {
                    complainants.push(self.member(&name, &node.place));
                }
            }
        }
        if complainants.is_empty() {
            self.refuse(problem::no_party("complainant", parties.place.clone()));
        }
        let respondent = match parties.get("respondent") {
            Some(node) => self.text(node).map(|name| (self.member(&name, &node.place), node)),
            None => {
                self.refuse(problem::no_party("respondent", parties.place.clone()));
                None
            }
        };
        if let Some((id, node)) = &respondent
            && complainants.contains(id)
        {
            let thing = &self.things[*id];
            self.refuse(problem::both_sides(&thing.name.clone(), node.place.clone(), thing.place.clone()));
        }
        (complainants, respondent.map(|(id, _)| id))
    }

    fn member(&mut self, name: &str, place: &Place) -> ThingId {
        if let Some(id) = self.things.iter().position(|thing| thing.kind == MEMBER && thing.name == name) {
            return id;
        }
        self.things.push(Thing {
            kind: MEMBER,
            name: name.to_owned(),
            called: name.to_owned(),
            about: None,
            part_of: None,
            raised_by: Vec::new(),
            concerns: Vec::new(),
            bound_by: None,
            place: place.clone(),
        });
        self.things.len() - 1
    }

    /// Every list of things: one key for each kind, by its plural.
    pub fn kinds(&mut self, root: &Node) {
        let mut details: Vec<(ThingId, &Node)> = Vec::new();
        let mut wholes = Vec::new();
        for kind in 0..self.book.kinds.len() {
            let Some(node) = root.get(&self.book.kinds[kind].plural) else { continue };
            match &node.value {
                Content::Map(entries) => {
                    for (key, value) in entries {
                        if let Some(id) = self.thing(kind, key) {
                            details.push((id, value));
                        }
                    }
                }
                Content::List(list) => list.iter().for_each(|name| {
                    self.thing(kind, name);
                }),
                Content::Nothing => {}
                _ => self.refuse(problem::expected("names, each with what it is", node.what(), node.place.clone())),
            }
        }
        for (id, node) in details {
            if let Some(part_of) = node.get("part of") {
                wholes.push((id, part_of.place.clone()));
            }
            self.details(id, node);
        }
        self.part_circles(&wholes);
    }

    fn thing(&mut self, kind: KindId, node: &Node) -> Option<ThingId> {
        let name = self.text(node)?;
        if kind == MEMBER {
            return Some(self.member(&name, &node.place));
        }
        if let Some(first) = self.things.iter().find(|thing| thing.kind == kind && thing.name == name) {
            let problem =
                problem::duplicate_thing(&name, &self.book.kinds[kind].plural, node.place.clone(), first.place.clone());
            self.refuse(problem);
            return None;
        }
        // Products are named bare ("tungsten"), all else with an article ("the 2012 quota"), unless the record says otherwise.
        let called = if self.book.kinds[kind].name == "product" { name.clone() } else { format!("the {name}") };
        self.things.push(Thing {
            kind,
            name,
            called,
            about: None,
            part_of: None,
            raised_by: Vec::new(),
            concerns: Vec::new(),
            bound_by: None,
            place: node.place.clone(),
        });
        Some(self.things.len() - 1)
    }

    fn details(&mut self, id: ThingId, node: &Node) {
        match &node.value {
            Content::Map(_) => {}
            Content::Nothing => return,
            Content::Words(words) => {
                self.things[id].about = Some(words.clone());
                return;
            }
            _ => {
                self.refuse(problem::expected(
                    "a description, or keys such as `about`",
                    node.what(),
                    node.place.clone(),
                ));
                return;
            }
        }
        let what = format!("a {}", self.book.kinds[self.things[id].kind].name);
        self.only_keys(node, &what, format::names(&format::THING));
        if let Some(called) = self.optional_text(node, "called") {
            self.things[id].called = called;
        }
        self.things[id].about = self.optional_text(node, "about");
        let kind = self.things[id].kind;
        if let Some(part_of) = node.get("part of")
            && let Some(whole) = self.named(part_of)
        {
            if self.things[whole].kind == kind {
                self.things[id].part_of = Some(whole);
            } else {
                let (name, whole) = (self.things[id].name.clone(), self.things[whole].name.clone());
                self.refuse(problem::part_of_another_kind(
                    &name,
                    &self.book.kinds[kind].name,
                    &whole,
                    part_of.place.clone(),
                ));
            }
        }
        if let Some(raised_by) = node.get("raised by") {
            let declared = &self.book.kinds[kind];
            let parties = self.many(Some(raised_by));
            if declared.counted_once_raised {
                self.things[id].raised_by = parties.into_iter().filter_map(|by| self.party(by)).collect();
            } else {
                let place = parties.first().unwrap_or(&raised_by).place.clone();
                self.refuse(problem::not_raisable(&declared.name, place, declared.place.clone()));
            }
        }
        for other in self.many(node.get("concerns")) {
            if let Some(other) = self.named(other) {
                self.things[id].concerns.push(other);
            }
        }
        if let Some(bound) = node.get("bound by") {
            if kind == MEMBER {
                self.things[id].bound_by = Some(self.instruments(bound));
            } else {
                self.refuse(problem::bound_but_no_member(&self.book.kinds[kind].name, bound.place.clone()));
            }
        }
    }

    fn instruments(&mut self, node: &Node) -> Vec<InstrumentId> {
        let book = self.book;
        let mut instruments = Vec::new();
        for instrument in self.many(Some(node)) {
            let Some(name) = self.text(instrument) else { continue };
            let found = book.instruments.iter().position(|known| known.abbreviation == name || known.title == name);
            if found.is_none() {
                let known: Vec<&str> = book.instruments.iter().map(|known| known.abbreviation.as_str()).collect();
                self.refuse(problem::unknown(
                    "case::unknown_instrument",
                    "instrument",
                    &name,
                    instrument.place.clone(),
                    known.iter().copied(),
                ));
            }
            instruments.extend(found);
        }
        instruments
    }

    /// `wholes` are the places of what each thing is a part of.
    fn part_circles(&mut self, wholes: &[(ThingId, Place)]) {
        for id in 0..self.things.len() {
            let (mut at, mut steps) = (self.things[id].part_of, 0);
            while let Some(whole) = at {
                steps += 1;
                if whole == id || steps > self.things.len() {
                    let written = wholes.iter().find(|(part, _)| *part == id).map(|(_, place)| place.clone());
                    let place = written.unwrap_or_else(|| self.things[id].place.clone());
                    let problem = problem::part_of_itself(&self.things[id].name, place);
                    self.refuse(problem);
                    self.things[id].part_of = None;
                    break;
                }
                at = self.things[whole].part_of;
            }
        }
    }

    pub fn complete(&mut self, root: &Node) -> Vec<KindId> {
        let mut complete = Vec::new();
        for node in self.many(root.get("complete")) {
            let Some(name) = self.text(node) else { continue };
            match self.book.kind_named(&name) {
                Some(kind) => complete.push(kind),
                None => {
                    let known: Vec<&str> = self.book.kinds.iter().map(|kind| kind.plural.as_str()).collect();
                    self.refuse(problem::unknown(
                        "case::unknown_kind",
                        "kind of thing",
                        &name,
                        node.place.clone(),
                        known.iter().copied(),
                    ));
                }
            }
        }
        complete
    }

    /// The thing that a node names, of whatever kind; `{toll: Heron}` says of which.
    pub fn named(&mut self, node: &Node) -> Option<ThingId> {
        if let Content::Map(entries) = &node.value
            && let [(key, name)] = &entries[..]
            && let Some(kind) = key.words().and_then(|kind| self.book.kind_named(kind))
        {
            return self.named_of(kind, name);
        }
        let name = self.text(node)?;
        let found: Vec<ThingId> = (0..self.things.len()).filter(|id| self.things[*id].name == name).collect();
        match found[..] {
            [id] => Some(id),
            [] => {
                let known: Vec<&str> = self.things.iter().map(|thing| thing.name.as_str()).collect();
                let problem =
                    problem::unknown("case::unknown_thing", "thing", &name, node.place.clone(), known.iter().copied());
                self.refuse(problem);
                None
            }
            _ => {
                let kinds: Vec<String> =
                    found.iter().map(|id| self.book.kinds[self.things[*id].kind].name.clone()).collect();
                self.refuse(problem::ambiguous_thing(&name, &kinds, node.place.clone()));
                None
            }
        }
    }

    /// The thing of a kind that a node names.
    pub fn named_of(&mut self, kind: KindId, node: &Node) -> Option<ThingId> {
        let name = self.text(node)?;
        let found = self.things.iter().position(|thing| thing.kind == kind && thing.name == name);
        if found.is_none() {
            let known: Vec<&str> =
                self.things.iter().filter(|thing| thing.kind == kind).map(|thing| thing.name.as_str()).collect();
            let class = &self.book.kinds[kind].name;
            let problem =
                problem::unknown("case::unknown_thing", class, &name, node.place.clone(), known.iter().copied());
            self.refuse(problem);
        }
        found
    }

    /// A complainant or the respondent. Where a side is missing, that is the mistake, and nobody is refused here.
    pub fn party(&mut self, node: &Node) -> Option<ThingId> {
        let name = self.text(node)?;
        let parties: Vec<ThingId> = self.complainants.iter().copied().chain(self.respondent).collect();
        let found = parties.iter().copied().find(|id| self.things[*id].name == name);
        if found.is_none() && self.respondent.is_some() && !self.complainants.is_empty() {
            let known: Vec<&str> = parties.iter().map(|id| self.things[*id].name.as_str()).collect();
            let problem = problem::not_a_party(&name, node.place.clone(), known.iter().copied());
            self.refuse(problem);
        }
        found
    }

    /// The name of the respondent, for an example.
    pub fn respondent_name(&self) -> String {
        self.respondent.map_or_else(|| "…".to_owned(), |id| self.things[id].name.clone())
    }

    /// Whether an entry names a thing of a kind, known or not.
    pub fn names_kind(&mut self, node: &Node, kind: KindId) -> bool {
        let declared = &self.book.kinds[kind];
        [&declared.name, &declared.plural].iter().any(|key| !self.many(node.get(key)).is_empty())
    }

    /// Things named under keys of their kinds: `measure: …`, `products: [ … ]`; by kind, in order of the rulebook.
    pub fn by_kind(&mut self, node: &Node) -> Vec<Vec<ThingId>> {
        let mut found = Vec::new();
        for kind in 0..self.book.kinds.len() {
            let mut named = Vec::new();
            for key in [self.book.kinds[kind].name.clone(), self.book.kinds[kind].plural.clone()] {
                for thing in self.many(node.get(&key)) {
                    named.extend(self.named_of(kind, thing));
                }
            }
            found.push(named);
        }
        found
    }

    /// The keys under which things of every kind may be named.
    pub fn kind_keys(&self) -> Vec<String> {
        self.book.kinds.iter().flat_map(|kind| [kind.name.clone(), kind.plural.clone()]).collect()
    }

    /// The provision that a node names, with its instrument or alone where only one has that paragraph.
    pub fn provision(&mut self, node: &Node) -> Option<usize> {
        let name = self.text(node)?;
        let found = self.book.provision_names().into_iter().find(|(known, _)| *known == name);
        if found.is_none() {
            self.unknown_provision(&name, &node.place);
        }
        found.map(|(_, id)| id)
    }

    /// A guess between provisions would be a guess at law: only another spelling of the same letters is offered, else what there is.
    fn unknown_provision(&mut self, name: &str, place: &Place) {
        let book = self.book;
        let all: Vec<String> = (0..book.provisions.len()).map(|id| book.provision_name(id)).collect();
        let same = same_letters(name, all.iter().map(String::as_str));
        let of = |instrument: &str| name.strip_prefix(instrument).is_some_and(|rest| rest.starts_with(' '));
        let instrument = book.instruments.iter().position(|known| of(&known.abbreviation));
        let (known, under) = match instrument {
            Some(id) => {
                let paragraphs = book.provisions.iter().filter(|provision| provision.instrument == id);
                (paragraphs.map(|provision| provision.paragraph.as_str()).collect::<Vec<_>>(), Some(id))
            }
            None => (book.instruments.iter().map(|known| known.abbreviation.as_str()).collect(), None),
        };
        let under = under.map(|id| book.instruments[id].abbreviation.as_str());
        self.refuse(problem::unknown_provision(name, place.clone(), same, under, &known));
    }
}
