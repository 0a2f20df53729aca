//! The tree of one rulebook file, as written. Every name carries its place.

use jiff::civil::Date;

use crate::source::decimal::Number;
use crate::source::{Placed, Text};

/// A name or quoted text: quotes removed, white space folded.
pub type Word = Placed<String>;

#[derive(Debug, Clone)]
pub struct Tree {
    pub text: Text,
    pub declarations: Vec<Placed<Declaration>>,
}

#[derive(Debug, Clone)]
pub enum Declaration {
    Instrument(Instrument),
    Provision(Provision),
    Report(Report),
    Unit(Unit),
    Scale(Scale),
    Thing(Thing),
    Standard(Standard),
    Cap(Cap),
    Fact(Fact),
    Schedule(Schedule),
    Issue(Box<Issue>),
    Question(Question),
    Precedent(Precedent),
    Remedy(Remedy),
}

impl Declaration {
    /// Remembers that some of it could not be read, so that what is missing is not held against it as well.
    pub fn mark_broken(&mut self) {
        match self {
            Declaration::Fact(fact) => fact.broken = true,
            Declaration::Issue(issue) => issue.broken = true,
            Declaration::Question(question) => question.broken = true,
            _ => {}
        }
    }

    /// What its author allows the linter to pass over, in order.
    pub fn allows(&self) -> Vec<&Allowance> {
        match self {
            Declaration::Instrument(instrument) => instrument.allows.iter().collect(),
            Declaration::Provision(provision) => provision.allows.iter().collect(),
            Declaration::Report(report) => report.allows.iter().collect(),
            Declaration::Unit(unit) => unit.allows.iter().collect(),
            Declaration::Scale(scale) => scale.allows.iter().collect(),
            Declaration::Thing(thing) => thing.allows.iter().collect(),
            Declaration::Standard(standard) => standard.allows.iter().collect(),
            Declaration::Cap(cap) => cap.allows.iter().collect(),
            Declaration::Fact(fact) => fact.allows.iter().collect(),
            Declaration::Schedule(schedule) => schedule.allows.iter().collect(),
            Declaration::Issue(issue) => {
                let allows = issue.statements.iter().filter_map(|statement| match &statement.value {
                    Statement::Allows(allowance) => Some(allowance),
                    _ => None,
                });
                allows.collect()
            }
            Declaration::Question(question) => question.allows.iter().collect(),
            Declaration::Precedent(precedent) => precedent.allows.iter().collect(),
            Declaration::Remedy(remedy) => remedy.allows.iter().collect(),
        }
    }
}

/// `Allows "lint::…", because "…".`: what the linter found in this declaration, and its author has weighed.
#[derive(Debug, Clone)]
pub struct Allowance {
    pub lint: Word,
    pub because: Word,
    /// The sentence.
    pub range: std::ops::Range<usize>,
}

// ------------------------------------------------------------------ sources of law

#[derive(Debug, Clone)]
pub struct Instrument {
    pub title: Word,
    pub abbreviation: Word,
    pub in_force: Option<InForce>,
    pub cites: Vec<Citation>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct InForce {
    pub from: Placed<Date>,
    pub until: Option<Placed<Date>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProvisionRef {
    pub instrument: Word,
    pub paragraph: Word,
}

impl ProvisionRef {
    pub fn range(&self) -> std::ops::Range<usize> {
        self.instrument.range.start..self.paragraph.range.end
    }

    pub fn words(&self) -> String {
        format!("{} {}", self.instrument.value, self.paragraph.value)
    }
}

#[derive(Debug, Clone)]
pub struct Provision {
    pub at: ProvisionRef,
    pub wording: Option<Word>,
    /// Whether the wording was checked against the treaty; `None` when the text does not say, which means that it was.
    pub wording_verified: Option<bool>,
    pub in_force: Option<InForce>,
    pub cites: Vec<Citation>,
    pub allows: Vec<Allowance>,
}

/// What stands behind a reading or a precedent, the heaviest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    Commentary,
    Argument,
    SeparateOpinion,
    UnadoptedPanelReport,
    PanelReport,
    AppellateBodyReport,
}

#[derive(Debug, Clone)]
pub struct Report {
    pub name: Word,
    pub weight: Weight,
    pub title: Option<Word>,
    pub symbol: Option<Word>,
    pub proceeding: Option<Word>,
    pub circulated: Option<Placed<Date>>,
    pub adopted: Option<Placed<Date>>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct Citation {
    pub of: Cited,
    pub pinpoint: Option<Word>,
    /// `Some(true)` for `[verified]`, `Some(false)` for `[unverified]`.
    pub verified: Option<bool>,
    pub range: std::ops::Range<usize>,
}

#[derive(Debug, Clone)]
pub enum Cited {
    Provision(ProvisionRef),
    Report(Word),
}

// ------------------------------------------------------------------ data

#[derive(Debug, Clone)]
pub struct Unit {
    pub name: Word,
    pub also: Vec<Word>,
    pub multiple: Option<(Placed<Number>, Word)>,
    pub turning: Option<(Word, Word)>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct Scale {
    pub name: Word,
    pub levels: Vec<Word>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct Thing {
    pub name: Word,
    pub plural: Word,
    pub counted_once_raised: bool,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct Standard {
    pub name: Word,
    pub demands: Vec<Placed<Demand>>,
    pub stricter_than: Option<Word>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    ForAtLeast(String),
    AgainstAtMost(String),
    AgainstBelow(String),
    ForMoreThanAgainst,
}

#[derive(Debug, Clone)]
pub struct Cap {
    pub kind: Word,
    pub grade: Word,
    pub allows: Vec<Allowance>,
}

impl Demand {
    /// The words that introduce it; no standard makes the same demand twice.
    pub fn words(&self) -> &'static str {
        match self {
            Demand::ForAtLeast(_) => "for at least",
            Demand::AgainstAtMost(_) => "against at most",
            Demand::AgainstBelow(_) => "against below",
            Demand::ForMoreThanAgainst => "for more than against",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Param {
    pub kind: Word,
    /// `a Member as "comparator"`.
    pub name: Option<Word>,
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub name: Word,
    pub params: Vec<Param>,
    pub typ: Placed<FactType>,
    pub says: Option<Word>,
    pub denies: Option<Word>,
    pub leaves_open: Option<Word>,
    pub called: Option<Word>,
    pub asks: Option<Word>,
    pub caps: Vec<Cap>,
    pub between: Option<(Quantity, Quantity)>,
    pub cites: Vec<Citation>,
    /// Some of its sentences could not be read.
    pub broken: bool,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub enum FactType {
    Truth,
    Numeric(Numeric),
    Series(Numeric),
    Date,
    OneOf(Vec<Word>),
    Level(Word),
    TariffLines,
}

#[derive(Debug, Clone)]
pub enum Numeric {
    Share,
    Duration,
    Count,
    In(Word),
}

#[derive(Debug, Clone)]
pub struct Quantity {
    pub number: Placed<Number>,
    pub unit: Option<Word>,
    pub range: std::ops::Range<usize>,
}

#[derive(Debug, Clone)]
pub struct Schedule {
    pub name: Word,
    pub of: ProvisionRef,
    /// `None` for a schedule that only lists.
    pub giving: Option<Numeric>,
    pub incomplete: bool,
    pub rows: Vec<(Word, Entry)>,
    pub cites: Vec<Citation>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub enum Entry {
    At(Quantity),
    Listed,
    NotListed,
}

// ------------------------------------------------------------------ issues

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Test,
    Defence,
    Exception,
    Bar,
    Issue,
}

impl Role {
    /// The word that declares it.
    pub fn word(self) -> &'static str {
        match self {
            Role::Test => "test",
            Role::Defence => "defence",
            Role::Exception => "exception",
            Role::Bar => "bar",
            Role::Issue => "issue",
        }
    }

    /// Whether it counts only once a party raises it.
    pub fn is_raised(self) -> bool {
        matches!(self, Role::Defence | Role::Exception | Role::Bar)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Party {
    Complainant,
    Respondent,
}

#[derive(Debug, Clone)]
pub struct Issue {
    pub role: Role,
    pub name: Word,
    pub under: Option<ProvisionRef>,
    pub about: Vec<Param>,
    pub answering: Vec<Answer>,
    pub only_on_a_reading: bool,
    pub statements: Vec<Placed<Statement>>,
    /// Some of its sentences could not be read.
    pub broken: bool,
}

#[derive(Debug, Clone)]
pub struct Answer {
    pub provision: Option<ProvisionRef>,
    pub instrument: Option<Word>,
    /// The issue that decides whether the defence is available.
    pub available_if: Option<Word>,
}

#[derive(Debug, Clone)]
pub enum Statement {
    Says(Word),
    Denies(Word),
    LeavesOpen(Word),
    Rule(Word),
    Cites(Vec<Citation>),
    InForce(InForce),
    OwnReconstruction,
    Must(Must),
    SecondTier(Must),
    MetIf(Group),
    Constant { met: bool, because: Option<Word> },
    Unless(ExceptionGroup),
    Reasons { for_it: bool, items: Vec<Item> },
    Dimensions { for_it: bool, items: Vec<Item> },
    Outweighs(Outweighs),
    Table(Table),
    Order(Vec<Word>),
    Ranking(Vec<Word>),
    Allows(Allowance),
}

#[derive(Debug, Clone)]
pub struct Must {
    pub party: Placed<Party>,
    pub standard: Option<Word>,
    pub group: Group,
}

#[derive(Debug, Clone)]
pub struct ExceptionGroup {
    pub quantifier: Option<Quantifier>,
    pub party: Option<Placed<Party>>,
    pub standard: Option<Word>,
    pub group: Group,
}

#[derive(Debug, Clone)]
pub struct Group {
    pub quantifier: Option<Quantifier>,
    pub connective: Option<Placed<Connective>>,
    pub items: Vec<Item>,
    /// How the items are joined in writing: `and`, `or`, or bare.
    pub joints: Vec<Placed<Joint>>,
    pub unless: Option<Box<ExceptionGroup>>,
    pub range: std::ops::Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connective {
    AllOf,
    AnyOneOf,
    AtLeast(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    And,
    Or,
    Bare,
}

#[derive(Debug, Clone)]
pub struct Item {
    /// `None` for a group that is a single unlettered atom.
    pub label: Option<Word>,
    pub quantifier: Option<Quantifier>,
    pub content: Content,
    pub scope: bool,
    pub cites: Vec<Citation>,
    pub range: std::ops::Range<usize>,
}

#[derive(Debug, Clone)]
pub enum Content {
    Atom(Placed<Atom>),
    List { connective: Placed<Connective>, items: Vec<Item>, joints: Vec<Placed<Joint>> },
}

#[derive(Debug, Clone)]
pub struct Quantifier {
    pub every: bool,
    pub kind: Word,
    pub name: Option<Word>,
    pub raised_by: Option<Placed<Party>>,
    pub range: std::ops::Range<usize>,
}

#[derive(Debug, Clone)]
pub enum Atom {
    Met { issue: Word, negated: bool },
    Inconsistent { with: ProvisionRef, negated: bool },
    Listed { phrase: Word, schedule: Word, negated: bool },
    Comparison { left: Term, comparator: Placed<Comparator>, right: Term, periods: Option<Periods> },
    Choice { phrase: Word, negated: bool, bound: Option<Bound>, values: Vec<Word> },
    Sentence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparator {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Equal,
    NotEqual,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Periods {
    Every,
    Some,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    AtLeast,
    AtMost,
}

#[derive(Debug, Clone)]
pub enum Term {
    Quantity(Quantity),
    Date(Placed<Date>),
    Phrase(Word),
    Entry { schedule: Word, phrase: Word },
    Aggregate { how: Placed<Aggregate>, phrase: Word, years: Option<Placed<(i16, i16)>> },
    Operation { left: Box<Term>, operator: Placed<Operator>, right: Box<Term> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregate {
    Total,
    Average,
    Highest,
    Lowest,
    Latest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    DividedBy,
}

#[derive(Debug, Clone)]
pub struct Outweighs {
    pub winner: Word,
    pub losers: Vec<Word>,
    pub because: Option<Word>,
}

#[derive(Debug, Clone)]
pub struct Table {
    /// Columns of inputs; the last column is the result.
    pub columns: Vec<Placed<Column>>,
    pub rows: Vec<Placed<Vec<Placed<Cell>>>>,
}

#[derive(Debug, Clone)]
pub enum Column {
    Issue(String),
    Phrase(String),
}

#[derive(Debug, Clone)]
pub enum Cell {
    Any,
    Yes,
    No,
    Met,
    NotMet,
    Values { bound: Option<Bound>, values: Vec<Word> },
}

// ------------------------------------------------------------------ readings, precedents, remedies

#[derive(Debug, Clone)]
pub struct Question {
    pub name: Word,
    pub text: Word,
    pub readings: Vec<Reading>,
    pub prevails: Vec<Prevails>,
    pub later_prevails: Option<std::ops::Range<usize>>,
    /// Some of its sentences could not be read.
    pub broken: bool,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct Reading {
    pub name: Word,
    pub authority: Option<Citation>,
    pub rule: Option<Word>,
    pub effects: Vec<Placed<Effect>>,
}

#[derive(Debug, Clone)]
pub enum Effect {
    Replaces { issue: Word, statements: Vec<Placed<Statement>> },
    AddsElements { issue: Word, items: Vec<Item>, joints: Vec<Placed<Joint>> },
    AddsReasons { for_it: bool, issues: Vec<Word>, items: Vec<Item> },
    AddsException { issue: Word, exception: ExceptionGroup },
    AddsBar { bar: Word },
    AddsNothing,
    Outweighs { issue: Word, outweighs: Outweighs },
    Puts { issue: Word, party: Placed<Party> },
    Requires { issue: Word, standard: Word },
    Makes { issue: Word, met: bool, because: Option<Word> },
    Orders { issue: Word, labels: Vec<Word> },
}

#[derive(Debug, Clone)]
pub struct Prevails {
    pub winner: Word,
    pub loser: Word,
    /// Holds only where another question takes this reading.
    pub only_if: Option<(Word, Word)>,
    pub because: Option<Word>,
}

#[derive(Debug, Clone)]
pub struct Precedent {
    pub name: Word,
    pub issue: Word,
    pub met: bool,
    pub of: Option<Citation>,
    /// Factor, and its level on a dimension.
    pub present: Vec<(Word, Option<Word>)>,
    pub absent: Vec<Word>,
    pub rebuttal: Option<(Option<Word>, Group)>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct Remedy {
    pub under: ProvisionRef,
    pub about: Vec<Param>,
    pub cases: Vec<RemedyCase>,
    pub allows: Vec<Allowance>,
}

#[derive(Debug, Clone)]
pub struct RemedyCase {
    /// True for "discretion", false for "none".
    pub discretion: bool,
    pub group: Group,
    pub because: Option<Word>,
}
