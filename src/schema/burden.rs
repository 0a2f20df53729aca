//! Who must prove a fact, by which standard, and where: the burdens of all tests, defences and bars, walked without a record.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::listed;
use crate::rulebook::*;

/// A clause that asks for a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Asked {
    bearer: Party,
    standard: StandardId,
    /// The bearer proves that it is so, or that it is not.
    wanted: bool,
    clause: String,
    /// Only where a reading of the law says so.
    on_a_reading: bool,
}

pub struct Burdens<'a> {
    book: &'a Rulebook,
    asked: BTreeMap<FactId, Vec<Asked>>,
}

impl<'a> Burdens<'a> {
    pub fn of(book: &'a Rulebook) -> Self {
        let mut walk = Walk { book, seen: BTreeSet::new(), asked: BTreeMap::new() };
        for (id, issue) in book.issues.iter().enumerate() {
            let bearer = match issue.role {
                Role::Test => Party::Complainant,
                Role::Defence | Role::Bar => Party::Respondent,
                Role::Exception | Role::Issue => continue,
            };
            walk.issue(id, &Frame::new(bearer));
            for answer in &issue.answers {
                if let Some(available) = answer.available_if {
                    walk.issue(available, &Frame::new(Party::Respondent));
                }
            }
        }
        for remedy in &book.remedies {
            let clause = format!("the remedy under {}", book.provision_name(remedy.provision));
            for case in &remedy.cases {
                walk.clause(&case.clause, &Frame { clause: clause.clone(), ..Frame::new(Party::Complainant) });
            }
        }
        Burdens { book, asked: walk.asked }
    }

    /// A sentence for each side and standard.
    pub fn told(&self, fact: FactId) -> Vec<String> {
        let Some(asked) = self.asked.get(&fact) else { return vec!["No test asks for it.".to_owned()] };
        let truth = self.book.facts[fact].typ == Type::Truth;
        let mut groups: Vec<((Party, StandardId, bool), Vec<String>)> = Vec::new();
        for one in asked {
            let key = (one.bearer, one.standard, one.wanted || !truth);
            let reading = if one.on_a_reading { " (on a reading)" } else { "" };
            let clause = format!("{}{reading}", one.clause);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, clauses)) if clauses.contains(&clause) => {}
                Some((_, clauses)) => clauses.push(clause),
                None => groups.push((key, vec![clause])),
            }
        }
        let told = groups.into_iter().map(|((bearer, standard, wanted), clauses)| {
            let bearer = match bearer {
                Party::Complainant => "complainant",
                Party::Respondent => "respondent",
            };
            let what = if wanted { "it" } else { "the contrary" };
            let standard = &self.book.standards[standard].words;
            format!("The {bearer} must prove {what}, {standard}, for {}.", listed(&clauses, "and"))
        });
        told.collect()
    }
}

#[derive(Clone)]
struct Frame {
    bearer: Party,
    standard: StandardId,
    negated: bool,
    on_a_reading: bool,
    clause: String,
}

impl Frame {
    fn new(bearer: Party) -> Self {
        Frame { bearer, standard: PRIMA_FACIE, negated: false, on_a_reading: false, clause: String::new() }
    }

    fn passed(&self) -> Self {
        let bearer = if self.negated { self.bearer } else { other(self.bearer) };
        Frame { bearer, standard: PRIMA_FACIE, negated: false, ..self.clone() }
    }

    fn on(&self, reading: bool) -> Self {
        Frame { on_a_reading: self.on_a_reading || reading, ..self.clone() }
    }
}

fn other(party: Party) -> Party {
    match party {
        Party::Complainant => Party::Respondent,
        Party::Respondent => Party::Complainant,
    }
}

/// Follows the rules by which the engine passes burdens, on every reading at once.
struct Walk<'a> {
    book: &'a Rulebook,
    seen: BTreeSet<(IssueId, Party, StandardId, bool, bool)>,
    asked: BTreeMap<FactId, Vec<Asked>>,
}

impl Walk<'_> {
    fn issue(&mut self, id: IssueId, frame: &Frame) {
        if !self.seen.insert((id, frame.bearer, frame.standard, frame.negated, frame.on_a_reading)) {
            return;
        }
        let book = self.book;
        let issue = &book.issues[id];
        for (_, standard) in &issue.requires {
            self.issue(id, &Frame { standard: *standard, on_a_reading: true, ..frame.clone() });
        }
        let frame = Frame { clause: issue.name.clone(), ..frame.clone() };
        self.body(&issue.body, &frame);
        for (_, body) in &issue.replaced {
            self.body(body, &frame.on(true));
        }
    }

    fn body(&mut self, body: &Body, frame: &Frame) {
        match &body.main {
            Main::Parts(parts) => parts.iter().for_each(|part| self.part(part, frame)),
            Main::Reasons(reasons) => self.reasons(reasons, frame),
            Main::Table(table) => {
                for column in &table.columns {
                    match &column.input {
                        Input::Clause(clause) => self
                            .clause(clause, &Frame { negated: column.higher_helps == frame.negated, ..frame.clone() }),
                        Input::Scale { fact, .. } => self.asks(fact, true, frame),
                    }
                }
            }
            Main::Constant { .. } => {}
        }
        body.extras.iter().for_each(|part| self.part(part, frame));
    }

    fn part(&mut self, part: &Part, frame: &Frame) {
        let frame = frame.on(part.only_on.is_some());
        match part.link {
            PartLink::Exception => self.exception(&part.clause, &frame),
            PartLink::Element | PartLink::SecondTier => self.clause(&part.clause, &frame),
        }
    }

    fn exception(&mut self, clause: &Clause, frame: &Frame) {
        let passed = frame.passed();
        self.clause(clause, &passed);
        if let ClauseKind::Met { issue, negated: false, .. } = clause.kind {
            for (_, party) in self.book.issues[issue].puts.iter().filter(|(_, party)| *party != passed.bearer) {
                self.clause(clause, &Frame { bearer: *party, negated: true, ..passed.on(true) });
            }
        }
    }

    fn reasons(&mut self, reasons: &Reasons, frame: &Frame) {
        for item in &reasons.items {
            let helps_bearer = item.for_it != frame.negated;
            let mut borne = Frame { negated: false, ..frame.on(item.only_on.is_some()) };
            if !helps_bearer {
                (borne.bearer, borne.standard) = (other(frame.bearer), PRIMA_FACIE);
            }
            match &item.factor {
                Factor::Reason(clause) => self.clause(clause, &borne),
                Factor::Dimension { id, fact, .. } => self.asks(fact, true, &Frame { clause: id.clone(), ..borne }),
            }
        }
        for precedent in &reasons.precedents {
            if let Some(rebuttal) = &precedent.rebuttal {
                let favours_bearer = precedent.met != frame.negated;
                let bearer = if favours_bearer { other(frame.bearer) } else { frame.bearer };
                self.clause(rebuttal, &Frame { bearer, standard: PRIMA_FACIE, negated: false, ..frame.clone() });
            }
        }
    }

    /// Gives the bearer, whom an exception to the clause answers.
    fn clause(&mut self, clause: &Clause, frame: &Frame) {
        let mut frame = frame.clone();
        if let (Some(party), false) = (clause.bearer, frame.negated) {
            frame.bearer = party;
        }
        frame.standard = clause.standard.or(clause.bearer.map(|_| PRIMA_FACIE)).unwrap_or(frame.standard);
        if !clause.id.is_empty() {
            frame.clause.clone_from(&clause.id);
        }
        match &clause.kind {
            ClauseKind::Literal(literal) => {
                for term in literal.asks.facts() {
                    self.asks(term, literal.wanted, &frame);
                }
            }
            ClauseKind::All(inner) | ClauseKind::Any(inner) | ClauseKind::AtLeast(_, inner) => {
                inner.iter().for_each(|inner| self.clause(inner, &frame))
            }
            ClauseKind::ForEvery(_, inner) | ClauseKind::ForSome(_, inner) => self.clause(inner, &frame),
            ClauseKind::Unless(main, exception) => {
                self.clause(main, &frame);
                frame.bearer = main.bearer.filter(|_| !frame.negated).unwrap_or(frame.bearer);
                self.exception(exception, &frame);
            }
            ClauseKind::Met { issue, negated, .. } => {
                self.issue(*issue, &Frame { negated: frame.negated != *negated, ..frame });
            }
            ClauseKind::Inconsistent { test, negated, .. } => {
                frame.negated = frame.negated != *negated;
                self.issue(*test, &frame);
                let passed = frame.passed();
                for (id, issue) in self.book.issues.iter().enumerate() {
                    if issue.role == Role::Defence
                        && issue.answers.iter().any(|answer| self.book.answers(answer, *test))
                    {
                        self.issue(id, &passed);
                    }
                }
            }
        }
    }

    fn asks(&mut self, term: &FactTerm, wanted: bool, frame: &Frame) {
        self.asked.entry(term.fact).or_default().push(Asked {
            bearer: frame.bearer,
            standard: frame.standard,
            wanted: wanted != frame.negated,
            clause: frame.clause.clone(),
            on_a_reading: frame.on_a_reading,
        });
    }
}
