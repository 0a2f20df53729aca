//! YAML to a record: what it is based on → things → claims and pleas → facts → arguments, givens, holdings.

mod allow;
mod base;
mod change;
mod claims;
mod facts;
mod holdings;
mod keys;
mod things;
mod values;

pub use change::change;

use jiff::civil::Date;

use crate::case::document::{Content, Node, document};
use crate::case::{Record, ThingId, format, problem};
use crate::rulebook::Rulebook;
use crate::source::{Place, Problem, Text};

/// Reads the record that another is based on: the path as written, relative to the text that names it.
pub type Bases<'a> = &'a dyn Fn(&Text, &str) -> std::io::Result<Text>;

/// The record that a case file states, bound to a rulebook. Everything that could not be bound is a problem; with any problem the
/// record is for showing, not for deciding.
pub fn record(text: &Text, book: &Rulebook, bases: Bases) -> (Option<Record>, Vec<Problem>) {
    let mut problems = Vec::new();
    let Some(root) = base::merged(text, bases, &mut problems) else { return (None, problems) };
    let mut binding = Binding { book, problems, things: Vec::new(), complainants: Vec::new(), respondent: None };
    let record = binding.record(&root);
    binding.problems.sort_by_key(Problem::sort_key);
    (record, binding.problems)
}

/// One file, read and nothing more.
fn read(text: &Text, problems: &mut Vec<Problem>) -> Option<Node> {
    match document(text) {
        Ok((node, more)) => {
            problems.extend(more);
            Some(node)
        }
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}

/// The work in hand.
struct Binding<'a> {
    book: &'a Rulebook,
    problems: Vec<Problem>,
    things: Vec<crate::case::Thing>,
    complainants: Vec<ThingId>,
    respondent: Option<ThingId>,
}

impl Binding<'_> {
    fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn record(&mut self, root: &Node) -> Option<Record> {
        let Content::Map(entries) = &root.value else {
            self.refuse(problem::no_record(matches!(root.value, Content::Nothing), root.what(), root.place.clone()));
            return None;
        };
        // What is missing is missed at the first key: the file as a whole would begin with its comments.
        let whole = entries.first().map_or_else(|| root.place.clone(), |(key, _)| key.place.clone());
        let plurals: Vec<String> = self.book.kinds.iter().map(|kind| kind.plural.clone()).collect();
        let known = format::names(&format::CASE).chain(plurals.iter().map(String::as_str));
        self.only_keys(root, problem::CASE_FILE, known);
        let id = self.needed_text(root, "case", "a case file", &whole, "ds431");
        let title = self.needed_text(root, "title", "a case file", &whole, "China – Rare Earths");
        let law_as_of = self.needed_date(root, "law as of", &whole);
        let facts_as_of = self.needed_date(root, "facts as of", &whole);
        let proceedings = self.texts(root.get("proceeding"));
        let (complainants, respondent) = self.parties(root, &whole);
        (self.complainants, self.respondent) = (complainants.clone(), respondent);
        self.kinds(root);
        let complete = self.complete(root);
        let claims = self.claims(root, &complainants, &whole);
        let pleas = self.pleas(root);
        let statements = self.statements(root);
        let arguments = self.arguments(root, &statements);
        let given = self.given(root);
        let allows = self.allows(root);
        let record = Record {
            id: id?,
            title: title?,
            short_title: self.optional_text(root, "short title"),
            note: self.optional_text(root, "note"),
            law_as_of: law_as_of?,
            facts_as_of: facts_as_of?,
            proceedings,
            complainants: complainants.clone(),
            respondent: respondent?,
            things: std::mem::take(&mut self.things),
            complete,
            claims,
            pleas,
            statements,
            arguments,
            given,
            allows,
            holdings: Vec::new(),
        };
        self.contradictions(&record);
        self.things.clone_from(&record.things);
        let holdings = self.holdings(root, &record);
        Some(Record { holdings, ..record })
    }

    fn needed_text(&mut self, node: &Node, key: &str, inside: &str, place: &Place, example: &str) -> Option<String> {
        match node.get(key) {
            Some(value) => self.text(value),
            None => {
                self.refuse(problem::missing_key(key, inside, place.clone(), example));
                None
            }
        }
    }

    fn needed_date(&mut self, node: &Node, key: &str, place: &Place) -> Option<Date> {
        match node.get(key) {
            Some(value) => self.date(value),
            None => {
                self.refuse(problem::missing_key(key, "a case file", place.clone(), "2014-08-29"));
                None
            }
        }
    }
}
