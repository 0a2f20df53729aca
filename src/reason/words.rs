//! Sentences of rulebooks with their things named. The claim's own measure and product stay "the measure" and "the product": the
//! heading names them, and the sentence stays grammatical.

use crate::case::ThingId;
use crate::finding::Sentence;
use crate::reason::Setting;
use crate::reason::graph::{Kind, Node, Origin};
use crate::rulebook::*;

pub struct Naming<'a> {
    pub setting: &'a Setting<'a>,
    /// The things that the claim is about.
    pub company: &'a [ThingId],
}

impl Naming<'_> {
    /// A sentence with `the respondent`, `the alternative` and their like replaced by what they are here.
    pub fn named(&self, sentence: &str, node: &Node) -> String {
        let mut replacements: Vec<(String, String)> = Vec::new();
        for (name, thing) in node.names.iter().zip(&node.things) {
            match thing {
                Some(thing) if self.company.contains(thing) => {}
                Some(thing) => {
                    replacements.push((format!("the {name}"), self.setting.record.things[*thing].called.clone()))
                }
                None => replacements.push((format!("the {name}"), format!("a further {name}"))),
            }
        }
        // Of two variables of one name the inner one is meant; of two names the longer.
        replacements.reverse();
        replacements.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let mut out = String::with_capacity(sentence.len());
        let mut rest = sentence;
        'words: while !rest.is_empty() {
            for (name, called) in &replacements {
                if let Some(after) = rest.strip_prefix(name.as_str())
                    && !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-')
                    && !out.ends_with(|letter: char| letter.is_alphanumeric())
                {
                    out.push_str(called);
                    rest = after;
                    continue 'words;
                }
            }
            let next = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..next]);
            rest = &rest[next..];
        }
        out
    }

    /// What a node says when it is established, refuted and open, in the direction that its bearer wants.
    pub fn sentence(&self, node: &Node) -> Sentence {
        let book = self.setting.book;
        let (established, refuted, open) = match (&node.origin, &node.kind) {
            (Origin::Issue(id), _) => {
                let issue = &book.issues[*id];
                let says = issue.says.clone().unwrap_or_else(|| format!("“{}” is met", issue.name));
                let denies = issue.denies.clone().unwrap_or_else(|| format!("“{}” is not met", issue.name));
                (says, denies, issue.leaves_open.clone())
            }
            (Origin::Clause(clause), Kind::Leaf(leaf)) => match &leaf.literal.asks {
                Asks::Truth(term) => {
                    let fact = &book.facts[term.fact];
                    let says = fact.says.clone().unwrap_or_else(|| clause.text.clone());
                    let denies = fact.denies.clone().unwrap_or_else(|| format!("it is not the case that {says}"));
                    // The clause may use a variable of its own for what the fact calls by its kind.
                    let (says, denies) =
                        (self.revariable(&says, term, clause, node), self.revariable(&denies, term, clause, node));
                    let sentence = turn((says, denies, fact.leaves_open.clone()), !leaf.wanted);
                    return self.finish(sentence, node);
                }
                _ => {
                    let sentence =
                        turn((clause.text.clone(), contrary(&clause.text), None), leaf.wanted != leaf.literal.wanted);
                    return self.finish(sentence, node);
                }
            },
            (Origin::Clause(clause), _) => {
                if let ClauseKind::Met { issue, negated, .. } = &clause.kind {
                    let called = &book.issues[*issue];
                    let says = called.says.clone().unwrap_or_else(|| format!("“{}” is met", called.name));
                    let denies = called.denies.clone().unwrap_or_else(|| format!("“{}” is not met", called.name));
                    turn((says, denies, called.leaves_open.clone()), *negated)
                } else {
                    (clause.text.clone(), contrary(&clause.text), None)
                }
            }
            (Origin::Dimension(_, text, _), _) => ((*text).to_owned(), (*text).to_owned(), None),
            (Origin::Column(column), _) => (column.text.clone(), column.text.clone(), None),
            (Origin::Bound(instrument, _), _) => {
                let title = &book.instruments[*instrument].title;
                (
                    format!("the respondent is bound by the {title}"),
                    format!("the respondent is not bound by the {title}"),
                    None,
                )
            }
            (Origin::Breach(provision), _) => {
                let name = book.provision_name(*provision);
                (
                    format!("the measure is inconsistent with {name}"),
                    format!("the measure is not inconsistent with {name}"),
                    None,
                )
            }
        };
        let sentence = turn((established, refuted, open), node.negated);
        self.finish(sentence, node)
    }

    fn finish(&self, (established, refuted, open): (String, String, Option<String>), node: &Node) -> Sentence {
        let open = open.unwrap_or_else(|| format!("it is open whether {established}"));
        Sentence {
            established: self.named(&established, node),
            refuted: self.named(&refuted, node),
            open: self.named(&open, node),
        }
    }

    /// `the Member` of a fact as the clause names it: `the respondent`.
    fn revariable(&self, sentence: &str, term: &FactTerm, _clause: &Clause, node: &Node) -> String {
        let fact = &self.setting.book.facts[term.fact];
        let mut out = sentence.to_owned();
        for (param, var) in fact.params.iter().zip(&term.vars) {
            if param.name != node.names[*var] {
                out = out.replace(&format!("the {}", param.name), &format!("the {}", node.names[*var]));
            }
        }
        out
    }
}

fn turn((says, denies, open): (String, String, Option<String>), turned: bool) -> (String, String, Option<String>) {
    if turned { (denies, says, open) } else { (says, denies, open) }
}

/// The contrary of a comparison or choice, by its own words.
fn contrary(text: &str) -> String {
    const PAIRS: [(&str, &str); 14] = [
        (" is at least ", " is less than "),
        (" is at most ", " is more than "),
        (" is more than ", " is at most "),
        (" is less than ", " is at least "),
        (" is not equal to ", " is equal to "),
        (" is equal to ", " is not equal to "),
        (" exceeds ", " does not exceed "),
        (" is on or after ", " is before "),
        (" is on or before ", " is after "),
        (" is before ", " is on or after "),
        (" is after ", " is on or before "),
        (" is not inconsistent with ", " is inconsistent with "),
        (" is not ", " is "),
        (" is ", " is not "),
    ];
    match PAIRS.iter().find(|(words, _)| text.contains(words)) {
        Some((words, opposite)) => text.replacen(words, opposite, 1),
        None => format!("it is not the case that {text}"),
    }
}

/// A citation as the WTO writes it.
pub fn cite(book: &Rulebook, citation: &Citation) -> crate::finding::Cite {
    let mut text = match citation.of {
        CitedSource::Provision(provision) => {
            let provision = &book.provisions[provision];
            format!("{}, {}", book.instruments[provision.instrument].title, provision.paragraph)
        }
        CitedSource::Report(report) => book.reports[report].title.clone(),
    };
    if let Some(pinpoint) = &citation.pinpoint {
        text.push_str(", ");
        text.push_str(pinpoint);
    }
    crate::finding::Cite { text, verified: citation.pinpoint.as_ref().and(citation.verified) }
}
