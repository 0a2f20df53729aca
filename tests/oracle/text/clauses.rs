//! Clauses, groups and exceptions as sentences.

use super::Style;
use crate::oracle::model::{
    Atom, Burden, Clause, Comparison, Connective, Exception, FactType, Form, Group, Kind, Literal, Number, Quantifier,
    Rulebook, Side, Standard, Wants,
};

/// A rulebook and how to print it.
pub struct Printer<'a> {
    pub law: &'a Rulebook,
    pub style: Style,
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Complainant => "complainant",
        Side::Respondent => "respondent",
    }
}

pub fn number(number: Number) -> String {
    if number % 2 == 0 { (number / 2).to_string() } else { format!("{}.5", number.div_euclid(2)) }
}

pub fn how(standard: Option<Standard>) -> String {
    standard.map_or_else(String::new, |standard| format!(", {},", standard.words()))
}

impl Printer<'_> {
    /// The things of a fact, with the first as subject; `None` for the words of the declaration itself.
    fn phrase(&self, fact: usize, party: Option<Side>, verb: &str) -> String {
        let words = self.law.facts[fact].about.iter().map(|kind| match (kind, party) {
            (Kind::Member, Some(party)) => format!("the {}", side(party)),
            _ => format!("the {}", self.style.kind(*kind)),
        });
        let things: Vec<String> = words.collect();
        let rest = things[1..].iter().map(|thing| format!(" near {thing}")).collect::<String>();
        if self.law.facts[fact].typ == FactType::Truth {
            format!("{} {verb}{}{rest}", things[0], self.style.fact(fact))
        } else {
            format!("the {} of {}{rest}", self.style.fact(fact), things[0])
        }
    }

    /// What a fact says, or how it is called.
    pub fn says(&self, fact: usize, party: Option<Side>) -> String {
        self.phrase(fact, party, "")
    }

    pub fn denies(&self, fact: usize, party: Option<Side>) -> String {
        self.phrase(fact, party, "never ")
    }

    pub fn literal(&self, literal: &Literal) -> String {
        let subject = self.says(literal.fact, Some(literal.party));
        let not = if literal.negated { "not " } else { "" };
        let words =
            |names: Vec<String>| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" or ");
        let levels = |levels: &[usize]| words(levels.iter().map(|level| self.style.level(*level)).collect());
        match &literal.wants {
            Wants::Truth if literal.negated => self.denies(literal.fact, Some(literal.party)),
            Wants::Truth => subject,
            Wants::AtLeast(level) => format!("{subject} is {not}at least {}", levels(&[*level])),
            Wants::AtMost(level) => format!("{subject} is {not}at most {}", levels(&[*level])),
            Wants::Levels(list) => format!("{subject} is {not}{}", levels(list)),
            Wants::Choices(list) => {
                format!("{subject} is {not}{}", words(list.iter().map(|choice| self.style.choice(*choice)).collect()))
            }
            Wants::Number(comparison, bound) => {
                let comparison = if literal.negated { comparison.opposite() } else { *comparison };
                format!("{subject} {} {} kilo", compares(comparison), number(*bound))
            }
        }
    }

    pub fn atom(&self, atom: &Atom) -> String {
        let not = |negated: &bool| if *negated { "not " } else { "" };
        match atom {
            Atom::Literal(literal) => self.literal(literal),
            Atom::Met { issue, negated } => format!("\"{}\" is {}met", self.style.issue(*issue), not(negated)),
            Atom::Inconsistent { test, negated } => {
                format!("the measure is {}inconsistent with {}", not(negated), self.style.provision(self.law, *test))
            }
        }
    }

    fn quantifier(&self, quantifier: Option<&Quantifier>) -> String {
        let Some(quantifier) = quantifier else { return String::new() };
        let every = if quantifier.every { "for every" } else { "for some" };
        let raised = quantifier.raised_by.map_or_else(String::new, |party| format!(" that the {} raises", side(party)));
        format!("{every} {}{raised}, ", self.style.kind(quantifier.kind))
    }

    /// A clause with its letter, if it has one.
    pub fn clause(&self, clause: &Clause) -> String {
        let label = if clause.label.is_empty() { String::new() } else { format!("({}) ", clause.label) };
        let content = match &clause.form {
            Form::Atom(atom) => self.atom(atom),
            Form::List(connective, clauses) => self.list(*connective, clauses, ","),
        };
        let scope = if clause.scope { " [scope]" } else { "" };
        format!("{label}{}{content}{scope}", self.quantifier(clause.each.as_ref()))
    }

    fn list(&self, connective: Connective, clauses: &[Clause], separator: &str) -> String {
        let (words, joint) = match connective {
            Connective::AtLeast(number) => (format!("at least {number} of "), ""),
            _ if clauses.len() == 1 => (String::new(), ""),
            Connective::All => ("all of ".to_owned(), " and"),
            Connective::Any => ("any one of ".to_owned(), " or"),
        };
        let items: Vec<String> = clauses.iter().map(|clause| self.clause(clause)).collect();
        format!("{words}{}", items.join(&format!("{separator}{joint} ")))
    }

    pub fn group(&self, group: &Group) -> String {
        let unless =
            group.unless.iter().map(|exception| format!("; unless {}", self.exception(exception))).collect::<String>();
        let list = self.list(group.connective, &group.clauses, ";");
        format!("{}{list}{unless}", self.quantifier(group.each.as_ref()))
    }

    /// What stands after `Unless`.
    pub fn exception(&self, exception: &Exception) -> String {
        let burden = match exception.burden {
            Burden::Silent => String::new(),
            Burden::By(party, standard) => format!("the {} proves{} that ", side(party), how(standard)),
            Burden::Plausible => "it is plausible that ".to_owned(),
        };
        format!("{}{burden}{}", self.quantifier(exception.each.as_ref()), self.group(&exception.group))
    }
}

fn compares(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "is at least",
        Comparison::AtMost => "is at most",
        Comparison::MoreThan => "is more than",
        Comparison::LessThan => "is less than",
        Comparison::Equal => "is equal to",
        Comparison::NotEqual => "is not equal to",
    }
}
