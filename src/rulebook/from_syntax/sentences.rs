//! Clauses are sentences of facts: finding the fact that a sentence says.
//!
//! A sentence becomes a key in which `the measure` and its like are holes marked with their kind. A clause and a fact match
//! when their keys are equal; the holes then say which variable fills which parameter.

use std::collections::HashMap;

use super::{Lowering, at};
use crate::rulebook::{Fact, FactId, FactTerm, KindId, MEMBER, Param, Var, problem};
use crate::source::{Place, Text};
use crate::syntax::tree::Word;

/// What is in sight of a clause: the names of variables and their kinds, in order of their indices.
#[derive(Debug, Clone, Default)]
pub struct Sight {
    pub vars: Vec<(String, KindId)>,
    /// The declaration is about something unknown besides: a thing that is not in sight may be that.
    pub incomplete: bool,
}

impl Sight {
    /// The complainant and the respondent, then the parameters.
    pub fn of(params: &[Param]) -> Self {
        let mut vars = vec![("complainant".to_owned(), MEMBER), ("respondent".to_owned(), MEMBER)];
        vars.extend(params.iter().map(|param| (param.name.clone(), param.kind)));
        Sight { vars, incomplete: false }
    }
}

#[derive(Default)]
pub struct Sentences {
    /// Key to what it says.
    known: HashMap<String, Said>,
}

#[derive(Clone)]
struct Said {
    fact: FactId,
    /// The sentence is the fact's negative wording.
    denied: bool,
    /// Parameters of the fact, in the order of the holes.
    holes: Vec<usize>,
    sentence: String,
    place: Place,
}

/// A sentence that was found.
pub struct Found {
    pub term: FactTerm,
    pub denied: bool,
}

struct Key {
    text: String,
    holes: Vec<usize>,
}

/// The words of a text, in lower case, punctuation apart.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let mut word = word.to_lowercase().replace('’', "'");
        let mut after = Vec::new();
        loop {
            if let Some(bare) = word.strip_suffix("'s").filter(|bare| !bare.is_empty()) {
                after.push("'s".to_owned());
                word = bare.to_owned();
            } else if word.len() > 1 && word.ends_with([',', ':', ')']) {
                after.push(word.split_off(word.len() - 1));
            } else {
                break;
            }
        }
        if let Some(bare) = word.strip_prefix('(').filter(|bare| !bare.is_empty()) {
            words.push("(".to_owned());
            word = bare.to_owned();
        }
        words.push(word);
        words.extend(after.into_iter().rev());
    }
    words
}

/// The key of a text in which these variables are in sight; longer names are found before shorter ones.
fn key(text: &str, vars: &[(usize, &str, KindId)]) -> Key {
    let words = words(text);
    let mut out = String::with_capacity(text.len());
    let mut holes = Vec::new();
    let mut names: Vec<(usize, Vec<String>, KindId)> =
        vars.iter().map(|(var, name, kind)| (*var, self::words(name), *kind)).collect();
    names.sort_by_key(|(_, name, _)| std::cmp::Reverse(name.len()));
    let mut index = 0;
    while index < words.len() {
        let hole = (words[index] == "the")
            .then(|| names.iter().find(|(_, name, _)| words[index + 1..].starts_with(name)))
            .flatten();
        match hole {
            Some((var, name, kind)) => {
                out.push_str(&format!("\u{1}{kind} "));
                holes.push(*var);
                index += 1 + name.len();
            }
            None => {
                out.push_str(&words[index]);
                out.push(' ');
                index += 1;
            }
        }
    }
    Key { text: out, holes }
}

impl Lowering {
    /// Remembers a sentence of a fact, and refuses one that another fact says already.
    pub fn learn_sentence(&mut self, id: FactId, fact: &Fact, sentence: &Word, text: &Text) {
        let place = at(text, &sentence.range);
        let vars: Vec<_> =
            fact.params.iter().enumerate().map(|(index, param)| (index, param.name.as_str(), param.kind)).collect();
        let key = key(&sentence.value, &vars);
        self.mentions_what_it_is_not_of(fact, &sentence.value, &place);
        let denied = fact.denies.as_deref() == Some(&sentence.value) && fact.says.as_deref() != Some(&sentence.value);
        let said = Said { fact: id, denied, holes: key.holes, sentence: sentence.value.clone(), place: place.clone() };
        if let Some(first) = self.sentences.known.get(&key.text) {
            if first.fact != id {
                let problem = problem::same_text_twice(&sentence.value, place, first.place.clone());
                self.refuse(problem);
            }
            return;
        }
        self.sentences.known.insert(key.text, said);
    }

    fn mentions_what_it_is_not_of(&mut self, fact: &Fact, sentence: &str, place: &Place) {
        let words = words(sentence);
        let stray = self.book.kinds.iter().enumerate().skip(1).find(|(id, kind)| {
            let name = self::words(&kind.name);
            let mentioned =
                (0..words.len()).any(|index| words[index] == "the" && words[index + 1..].starts_with(&name));
            mentioned
                && !fact.params.iter().any(|param| param.kind == *id || self::words(&param.name).starts_with(&name))
        });
        if let Some((_, kind)) = stray {
            let problem = problem::parameter_not_about(&kind.name, place.clone());
            self.refuse(problem);
        }
    }

    /// The fact that a text says, with its parameters filled from what is in sight; `None` when no fact says it.
    pub fn sentence(&mut self, text: &str, sight: &Sight, place: &Place) -> Option<Found> {
        let all: Vec<_> =
            sight.vars.iter().enumerate().map(|(var, (name, kind))| (var, name.as_str(), *kind)).collect();
        // A fact may speak of `the respondent` itself rather than of a Member.
        let without_parties = &all[2..];
        let (said, holes) = [all.as_slice(), without_parties].into_iter().find_map(|vars| {
            let key = key(text, vars);
            self.sentences.known.get(&key.text).map(|said| (said.clone(), key.holes))
        })?;
        let params = self.book.facts[said.fact].params.clone();
        let mut filled: Vec<Option<Var>> = vec![None; params.len()];
        for (param, var) in said.holes.iter().zip(&holes) {
            if filled[*param].is_some_and(|earlier| earlier != *var) {
                return None;
            }
            filled[*param] = Some(*var);
        }
        let mut vars = Vec::new();
        for (param, var) in params.iter().zip(filled) {
            vars.push(match var {
                Some(var) => var,
                None => self.bind(param, sight, &said.sentence, place, &said.place)?,
            });
        }
        Some(Found { term: FactTerm { fact: said.fact, vars }, denied: said.denied })
    }

    /// The variable that fills a parameter which no word of the sentence names: the one of its name, or the only one of its kind.
    pub fn bind(&mut self, param: &Param, sight: &Sight, of: &str, place: &Place, declared: &Place) -> Option<Var> {
        if let Some(var) = sight.vars.iter().rposition(|(name, kind)| *name == param.name && *kind == param.kind) {
            return Some(var);
        }
        let fitting: Vec<Var> = (0..sight.vars.len())
            .filter(|var| sight.vars[*var].1 == param.kind && (*var > 1 || param.kind != MEMBER))
            .collect();
        match fitting[..] {
            [var] => Some(var),
            [] if sight.incomplete => None,
            [] => {
                let problem = problem::no_binding(of, &param.name, place.clone(), declared.clone());
                self.refuse(problem);
                None
            }
            _ => {
                let names: Vec<String> = fitting.iter().map(|var| format!("`the {}`", sight.vars[*var].0)).collect();
                let problem = problem::ambiguous_binding(of, &param.name, &names, place.clone());
                self.refuse(problem);
                None
            }
        }
    }

    /// Refuses a text that no fact says, with the nearest sentences that one does.
    pub fn refuse_sentence(&mut self, text: &str, sight: &Sight, place: Place) {
        if sight.incomplete {
            return;
        }
        let wanted = words(text);
        let same = self.sentences.known.values().filter(|said| words(&said.sentence) == wanted);
        let said = same.min_by_key(|said| said.fact);
        let problem = match said.and_then(|said| Some((self.missing(said, sight)?, said.place.clone()))) {
            Some((kind, declared)) => problem::nothing_to_speak_of(&kind, place, declared),
            None => problem::unknown_sentence(text, place, &self.nearest_sentences(&wanted)),
        };
        self.refuse(problem);
    }

    /// What a sentence speaks of and is not in sight.
    fn missing(&self, said: &Said, sight: &Sight) -> Option<String> {
        let params = &self.book.facts[said.fact].params;
        let named = said.holes.iter().map(|hole| &params[*hole]);
        named
            .filter(|param| !sight.vars.iter().any(|(name, _)| *name == param.name))
            .map(|param| param.name.clone())
            .next()
    }

    /// The one or two sentences nearest to these words. Word by word first; what a fact says before what it denies.
    fn nearest_sentences(&self, wanted: &[String]) -> Vec<(String, Place)> {
        let flat = wanted.join(" ");
        let allowed = flat.chars().count() / 3 + 1;
        let mut near: Vec<(usize, bool, usize, &Said)> = Vec::new();
        for said in self.sentences.known.values() {
            let other = words(&said.sentence);
            let letters = strsim::levenshtein(&flat, &other.join(" "));
            if letters <= allowed {
                near.push((strsim::generic_levenshtein(&Words(wanted), &Words(&other)), said.denied, letters, said));
            }
        }
        near.sort_by(|one, other| {
            (one.0, one.1, one.2, &one.3.sentence).cmp(&(other.0, other.1, other.2, &other.3.sentence))
        });
        let Some((words, _, letters, _)) = near.first().copied() else { return Vec::new() };
        let close = near.iter().filter(|other| other.0 == words && other.2 <= letters + 2);
        close.take(2).map(|(_, _, _, said)| (said.sentence.clone(), said.place.clone())).collect()
    }
}

/// Words as the letters of a longer word, so that two sentences can be compared word by word.
struct Words<'a>(&'a [String]);

impl<'a> IntoIterator for &Words<'a> {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
