//! One namespace per class of names, over all files of an edition.

use std::collections::BTreeMap;

use super::{Lowering, at};
use crate::rulebook::problem;
use crate::source::{Place, Text};
use crate::syntax::tree::{ProvisionRef, Word};

#[derive(Default)]
pub struct Names {
    classes: BTreeMap<Class, BTreeMap<String, (usize, Option<Place>)>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Instrument,
    Provision,
    Report,
    Unit,
    Scale,
    Kind,
    Standard,
    Fact,
    Schedule,
    Issue,
    Question,
    Precedent,
    Cap,
}

impl Class {
    pub fn word(self) -> &'static str {
        match self {
            Class::Instrument => "instrument",
            Class::Provision => "provision",
            Class::Report => "report",
            Class::Unit => "unit",
            Class::Scale => "scale",
            Class::Kind => "kind of thing",
            Class::Standard => "standard",
            Class::Fact => "fact",
            Class::Schedule => "schedule",
            Class::Issue => "issue",
            Class::Question => "question",
            Class::Precedent => "precedent",
            Class::Cap => "cap",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Class::Instrument => "rulebook::unknown_instrument",
            Class::Provision => "rulebook::unknown_provision",
            Class::Report => "rulebook::unknown_report",
            Class::Unit => "rulebook::unknown_unit",
            Class::Scale => "rulebook::unknown_scale",
            Class::Kind => "rulebook::unknown_kind",
            Class::Standard => "rulebook::unknown_standard",
            Class::Fact => "rulebook::unknown_fact",
            Class::Schedule => "rulebook::unknown_schedule",
            Class::Issue => "rulebook::unknown_issue",
            Class::Question => "rulebook::unknown_question",
            Class::Precedent => "rulebook::unknown_precedent",
            Class::Cap => "rulebook::unknown_cap",
        }
    }
}

impl Names {
    pub fn get(&self, class: Class, name: &str) -> Option<usize> {
        self.classes.get(&class)?.get(name).map(|(id, _)| *id)
    }
}

impl Lowering {
    /// Gives `name` to `id`; a second bearer of the name is refused.
    pub fn name(&mut self, class: Class, name: &str, id: usize, place: Option<Place>) {
        let known = self.names.classes.entry(class).or_default();
        match (known.get(name), place) {
            (None, place) => {
                known.insert(name.to_owned(), (id, place));
            }
            (Some((_, Some(first))), Some(second)) => {
                let problem = match class {
                    Class::Cap => problem::two_caps(name, second, first.clone()),
                    _ => problem::duplicate(class.word(), name, second, first.clone()),
                };
                self.refuse(problem);
            }
            (Some((_, None)), Some(second)) => {
                let problem = crate::source::Problem::new(
                    "rulebook::built_in_name",
                    format!("`{name}` is built in"),
                    second,
                    "cannot be declared again",
                )
                .help("choose another name");
                self.refuse(problem);
            }
            (Some(_), None) => {}
        }
    }

    /// What `name` names, or a problem that says what it may have meant.
    pub fn find(&mut self, class: Class, name: &str, place: Place) -> Option<usize> {
        if let Some(id) = self.names.get(class, name) {
            return Some(id);
        }
        let known: Vec<String> =
            self.names.classes.get(&class).map(|names| names.keys().cloned().collect()).unwrap_or_default();
        let problem = match class {
            Class::Provision => problem::unknown_provision(class.code(), name, place, &known),
            _ => problem::unknown(class.code(), class.word(), name, place, known.iter().map(String::as_str)),
        };
        self.refuse(problem);
        None
    }

    pub fn find_word(&mut self, class: Class, word: &Word, text: &Text) -> Option<usize> {
        self.find(class, &word.value, at(text, &word.range))
    }

    pub fn find_provision(&mut self, reference: &ProvisionRef, text: &Text) -> Option<usize> {
        self.find_word(Class::Instrument, &reference.instrument, text)?;
        self.find(Class::Provision, &reference.words(), at(text, &reference.range()))
    }
}
