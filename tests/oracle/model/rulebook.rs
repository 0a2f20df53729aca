//! The law: facts, issues, readings, precedents.

use super::{EvidenceKind, FactType, Grade, Kind, LEVELS, Literal, Side, Standard};

#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    /// What a kind of evidence is worth at most.
    pub caps: Vec<(EvidenceKind, Grade)>,
    pub facts: Vec<Fact>,
    pub issues: Vec<Issue>,
    pub reports: Vec<Report>,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub about: Vec<Kind>,
    pub typ: FactType,
    pub caps: Vec<(EvidenceKind, Grade)>,
}

#[derive(Debug, Clone)]
pub struct Report {
    pub weight: Weight,
    /// Circulated on the first day of this year.
    pub year: i16,
    pub proceeding: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    Commentary,
    Argument,
    Separate,
    Unadopted,
    Panel,
    Appellate,
}

#[derive(Debug, Clone)]
pub struct Issue {
    pub role: Role,
    pub params: Vec<Kind>,
    pub body: Body,
    /// A bar that stands only where a reading adds it.
    pub dormant: bool,
    /// The side on which a reading puts the burden of an exception.
    pub put_on: Option<Side>,
    /// The standard that a reading requires.
    pub required: Option<Standard>,
    /// Of a test: its provision is in force from the first day of one year, until the first day of another.
    pub in_force: Option<(i16, Option<i16>)>,
}

/// Tests, defences and bars stand under an instrument (0 or 1) in a provision of their own.
#[derive(Debug, Clone)]
pub enum Role {
    Test {
        instrument: usize,
    },
    Defence {
        instrument: usize,
        answers: Vec<Answer>,
    },
    Bar {
        answers: Vec<Answer>,
    },
    /// Counts once this side raises it.
    Exception {
        of: Side,
    },
    Plain,
}

#[derive(Debug, Clone)]
pub struct Answer {
    pub to: Answered,
    pub available_if: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    Instrument(usize),
    Test(usize),
}

/// The main form, what it is subject to, and the second tier.
#[derive(Debug, Clone)]
pub struct Body {
    pub main: Main,
    pub unless: Vec<Exception>,
    pub second: Option<Must>,
    /// Elements that a reading adds; borne as the main form is.
    pub added: Vec<Clause>,
}

#[derive(Debug, Clone)]
pub enum Main {
    Must(Must),
    MetIf(Group),
    Reasons(Reasons),
    Table(Table),
    Constant(bool),
}

#[derive(Debug, Clone)]
pub struct Must {
    pub side: Side,
    pub standard: Option<Standard>,
    pub group: Group,
}

#[derive(Debug, Clone)]
pub struct Group {
    pub each: Option<Quantifier>,
    pub connective: Connective,
    pub clauses: Vec<Clause>,
    pub unless: Option<Box<Exception>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connective {
    All,
    Any,
    AtLeast(usize),
}

#[derive(Debug, Clone)]
pub struct Clause {
    pub label: String,
    pub each: Option<Quantifier>,
    pub form: Form,
    pub scope: bool,
}

#[derive(Debug, Clone)]
pub enum Form {
    Atom(Atom),
    /// One level deep.
    List(Connective, Vec<Clause>),
}

#[derive(Debug, Clone)]
pub enum Atom {
    Literal(Literal),
    Met { issue: usize, negated: bool },
    Inconsistent { test: usize, negated: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantifier {
    pub every: bool,
    pub kind: Kind,
    pub raised_by: Option<Side>,
}

#[derive(Debug, Clone)]
pub struct Exception {
    pub each: Option<Quantifier>,
    pub burden: Burden,
    pub group: Group,
}

/// Who bears an exception. Silent: the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Burden {
    Silent,
    By(Side, Option<Standard>),
    /// "it is plausible that"
    Plausible,
}

#[derive(Debug, Clone)]
pub struct Reasons {
    pub items: Vec<Reason>,
    /// Labels: winner, loser.
    pub outweighs: Vec<(String, String)>,
    pub precedents: Vec<Precedent>,
    pub ranking: Vec<Rank>,
}

#[derive(Debug, Clone)]
pub struct Reason {
    pub for_it: bool,
    pub label: String,
    pub factor: Factor,
}

#[derive(Debug, Clone)]
pub enum Factor {
    Clause(Clause),
    /// A scale that precedents compare: fact, and of which party it is asked.
    Dimension {
        fact: usize,
        party: Side,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    Weight,
    Date,
}

#[derive(Debug, Clone)]
pub struct Precedent {
    pub met: bool,
    pub report: usize,
    /// Labels of the reasons present.
    pub present: Vec<String>,
    /// The level of every dimension, by label.
    pub levels: Vec<(String, usize)>,
    pub rebuttal: Option<(Option<Standard>, Clause)>,
}

#[derive(Debug, Clone)]
pub struct Table {
    pub columns: Vec<Column>,
    /// The result of every combination of values, the last column turning fastest.
    pub results: Vec<bool>,
}

#[derive(Debug, Clone)]
pub enum Column {
    /// A truth or an issue: 0 no, 1 yes.
    Atom(Atom),
    Scale {
        fact: usize,
        party: Side,
    },
}

#[derive(Debug, Clone)]
pub struct Question {
    pub readings: Vec<Reading>,
    pub order: Order,
}

/// What puts readings in sequence: what is stated, and, if `later`, else the date.
#[derive(Debug, Clone)]
pub struct Order {
    pub later: bool,
    pub stated: Vec<Prevails>,
}

#[derive(Debug, Clone, Copy)]
pub struct Prevails {
    pub winner: usize,
    pub loser: usize,
    /// Only where an earlier question takes this reading.
    pub only_if: Option<(usize, usize)>,
}

#[derive(Debug, Clone)]
pub struct Reading {
    pub report: usize,
    pub effects: Vec<Effect>,
}

#[derive(Debug, Clone)]
pub enum Effect {
    Nothing,
    Elements { issue: usize, clause: Clause },
    Reasons { for_it: bool, issues: Vec<usize>, clause: Clause },
    Exception { issue: usize, exception: Exception },
    Puts { issue: usize, side: Side },
    Requires { issue: usize, standard: Standard },
    Replaces { issue: usize, body: Body },
    Makes { issue: usize, met: bool },
    Bar { issue: usize },
    Outweighs { issue: usize, winner: String, loser: String },
}

impl Issue {
    pub fn new(role: Role, params: Vec<Kind>, body: Body) -> Issue {
        Issue { role, params, body, dormant: false, put_on: None, required: None, in_force: None }
    }
}

impl Body {
    pub fn of(main: Main) -> Body {
        Body { main, unless: Vec::new(), second: None, added: Vec::new() }
    }
}

impl Clause {
    pub fn of(atom: Atom) -> Clause {
        Clause { label: String::new(), each: None, form: Form::Atom(atom), scope: false }
    }
}

impl Rulebook {
    /// The instrument of a test.
    pub fn instrument_of(&self, test: usize) -> usize {
        match self.issues[test].role {
            Role::Test { instrument } => instrument,
            _ => unreachable!("only tests are claimed"),
        }
    }

    /// Whether a defence or bar answers a test, and if so on what condition.
    pub fn answer(&self, plea: usize, test: usize) -> Option<&Answer> {
        let (Role::Defence { answers, .. } | Role::Bar { answers }) = &self.issues[plea].role else { return None };
        // The closer answer goes before that to a whole instrument.
        let to = |sought: Answered| answers.iter().find(|answer| answer.to == sought);
        to(Answered::Test(test)).or_else(|| to(Answered::Instrument(self.instrument_of(test))))
    }
}

impl Table {
    /// How many values a column has.
    pub fn size(&self, column: usize) -> usize {
        match self.columns[column] {
            Column::Atom(_) => 2,
            Column::Scale { .. } => LEVELS,
        }
    }

    /// How many rows apart two neighbouring values of a column are.
    pub fn stride(&self, column: usize) -> usize {
        (column + 1..self.columns.len()).map(|later| self.size(later)).product()
    }

    /// Whether higher values of a column ever turn the result to met; else it is lower ones, or none.
    pub fn higher_helps(&self, column: usize) -> bool {
        let stride = self.stride(column);
        let lower = |row: &usize| (row / stride) % self.size(column) + 1 < self.size(column);
        let rises = |row: usize| !self.results[row] && self.results[row + stride];
        let falls = |row: usize| self.results[row] && !self.results[row + stride];
        let mut rows = (0..self.results.len()).filter(lower);
        rows.clone().any(rises) || !rows.any(falls)
    }
}
