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
        for (variable, thing) in node.variables.iter().zip(&node.things) {
            let name = variable.name;
            match thing {
                Some(thing) if self.company.contains(thing) => {}
                Some(thing) => {
                    replacements.push((format!("the {name}"), self.setting.record.things[*thing].called.clone()))
                }
                None => {
                    let kind = &self.setting.book.kinds[variable.kind].name;
                    replacements.push((format!("the {name}"), format!("a further {kind}")));
                }
            }
        }
        // Of two variables of one name the inner one is meant.
        replacements.reverse();
        replaced(sentence, replacements)
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
                    let (says, denies) = (self.revariable(&says, term, node), self.revariable(&denies, term, node));
                    let open = fact.leaves_open.as_ref().map(|open| self.revariable(open, term, node));
                    let sentence = turn((says, denies, open), !leaf.wanted);
                    return self.finish(sentence, node);
                }
                _ => {
                    let sentence =
                        turn((clause.text.clone(), contrary(&clause.text), None), leaf.wanted != leaf.literal.wanted);
                    return self.finish(sentence, node);
                }
            },
            (Origin::Each(_, kind), _) => {
                let kind = &book.kinds[*kind].name;
                let thing = self.innermost(node, kind);
                (format!("{thing} is such {} {kind}", article(kind)), format!("{thing} is no such {kind}"), None)
            }
            (Origin::Clause(clause), _) => match &clause.kind {
                ClauseKind::Met { issue, negated, .. } => {
                    let called = &book.issues[*issue];
                    let says = called.says.clone().unwrap_or_else(|| format!("“{}” is met", called.name));
                    let denies = called.denies.clone().unwrap_or_else(|| format!("“{}” is not met", called.name));
                    turn((says, denies, called.leaves_open.clone()), *negated)
                }
                kind => match compound(book, kind) {
                    Some((says, denies)) => (says, denies, None),
                    None => (clause.text.clone(), contrary(&clause.text), None),
                },
            },
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

    /// A short heading: what stands above clauses that follow is named by its form, not by their whole text.
    pub fn title(&self, node: &Node, clause: &Clause) -> String {
        match node.origin {
            Origin::Each(_, kind) => self.innermost(node, &self.setting.book.kinds[kind].name),
            _ => match compound(self.setting.book, &clause.kind) {
                Some((says, _)) => says,
                None => self.named(&clause.text, node),
            },
        }
    }

    /// The thing that the innermost variable of this kind stands for.
    fn innermost(&self, node: &Node, kind: &str) -> String {
        match node.things.last().copied().flatten() {
            Some(thing) => self.setting.record.things[thing].called.clone(),
            None => format!("a further {kind}"),
        }
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
    fn revariable(&self, sentence: &str, term: &FactTerm, node: &Node) -> String {
        let fact = &self.setting.book.facts[term.fact];
        let names =
            fact.params.iter().zip(&term.vars).map(|(param, var)| (param.name.as_str(), node.variables[*var].name));
        replaced(sentence, names.map(|(param, name)| (format!("the {param}"), format!("the {name}"))).collect())
    }
}

/// A sentence with names, each of which begins with "the", replaced where they stand as words of their own; of two that fit the
/// longer, or the first.
fn replaced(sentence: &str, mut replacements: Vec<(String, String)>) -> String {
    replacements.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(at) = rest.find("the ") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let whole = |after: &str| !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-');
        let begins = !out.ends_with(|letter: char| letter.is_alphanumeric());
        let found = replacements.iter().find(|(name, _)| begins && from.strip_prefix(name.as_str()).is_some_and(whole));
        let (written, taken) = found.map_or(("the ", 4), |(name, called)| (called.as_str(), name.len()));
        out.push_str(written);
        rest = &from[taken..];
    }
    out.push_str(rest);
    out
}

/// What a clause over other clauses says, where these stand beneath it.
fn compound(book: &Rulebook, kind: &ClauseKind) -> Option<(String, String)> {
    let pair = |says: String, denies: String| Some((says, denies));
    match kind {
        ClauseKind::All(_) => pair("all of these are shown".into(), "not all of these are shown".into()),
        ClauseKind::Any(_) => pair("at least one of these is shown".into(), "none of these is shown".into()),
        ClauseKind::AtLeast(number, _) => {
            pair(format!("at least {number} of these are shown"), format!("fewer than {number} of these are shown"))
        }
        ClauseKind::ForSome(quantifier, _) => {
            let kind = &book.kinds[quantifier.kind].name;
            pair(format!("there is such {} {kind}", article(kind)), format!("there is no such {kind}"))
        }
        ClauseKind::ForEvery(quantifier, _) => {
            let kind = &book.kinds[quantifier.kind].name;
            pair(format!("this holds of every {kind}"), format!("this does not hold of every {kind}"))
        }
        ClauseKind::Unless(..) => {
            pair("this holds, and nothing excepts it".into(), "this does not hold, or something excepts it".into())
        }
        ClauseKind::Met { .. } | ClauseKind::Inconsistent { .. } | ClauseKind::Literal(_) => None,
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
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
        Some((words, opposite)) => other_periods(text.replacen(words, opposite, 1)),
        None => format!("it is not the case that {text}"),
    }
}

/// What does not hold in every period fails in some, and the reverse.
fn other_periods(text: String) -> String {
    const EVERY: &str = " in every period";
    const SOME: &str = " in some period";
    match (text.strip_suffix(EVERY), text.strip_suffix(SOME)) {
        (Some(rest), _) => format!("{rest}{SOME}"),
        (_, Some(rest)) => format!("{rest}{EVERY}"),
        _ => text,
    }
}

/// A citation as the WTO writes it.
pub fn cite(book: &Rulebook, citation: &Citation) -> crate::finding::Cite {
    let mut text = match citation.of {
        CitedSource::Provision(provision) => {
            let provision = &book.provisions[provision];
            format!("{}, {}", book.instruments[provision.instrument].title, provision.paragraph)
        }
        CitedSource::Report(report) => report_words(&book.reports[report]),
    };
    if let Some(pinpoint) = &citation.pinpoint {
        text.push_str(", ");
        text.push_str(pinpoint);
    }
    crate::finding::Cite { text, verified: citation.pinpoint.as_ref().and(citation.verified) }
}

/// "Appellate Body Reports, China – Raw Materials": the kind of report, and the short title by which it was declared.
fn report_words(report: &Report) -> String {
    let kind = match report.weight {
        Weight::AppellateBodyReport => "Appellate Body Report",
        Weight::PanelReport => "Panel Report",
        Weight::UnadoptedPanelReport => "Panel Report (unadopted)",
        Weight::SeparateOpinion | Weight::Argument | Weight::Commentary => return report.title.clone(),
    };
    // One document for each complainant makes several reports.
    let several = report.symbol.as_ref().is_some_and(|symbol| symbol.matches("WT/DS").count() > 1);
    let kind = if several { kind.replacen("Report", "Reports", 1) } else { kind.to_owned() };
    let short = report.name.rsplit_once(" (").map_or(report.name.as_str(), |(short, _)| short);
    format!("{kind}, {short}")
}

#[cfg(test)]
mod tests {
    use super::contrary;

    #[test]
    fn the_contrary_of_every_period_is_some_period() {
        let every = "the traffic is more than 0 t in every period";
        assert_eq!(contrary(every), "the traffic is at most 0 t in some period");
        assert_eq!(contrary(&contrary(every)), every);
    }
}
