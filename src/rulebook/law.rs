//! Everything a rulebook declares, resolved.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::rulebook::{Edition, EvidenceKind, FactTerm, Grade, Literal, Quantifier, Standard, Var};
use crate::source::Place;
use crate::source::decimal::Number;
use crate::syntax::tree::{Party, Role, Weight};

pub type InstrumentId = usize;
pub type ProvisionId = usize;
pub type ReportId = usize;
pub type KindId = usize;
pub type UnitId = usize;
pub type ScaleId = usize;
pub type StandardId = usize;
pub type FactId = usize;
pub type ScheduleId = usize;
pub type IssueId = usize;
pub type QuestionId = usize;

/// The kind "Member" is built in.
pub const MEMBER: KindId = 0;
/// Dimensions that are built in.
pub const SHARE: usize = 0;
pub const DURATION: usize = 1;
pub const COUNT: usize = 2;
pub const DATE: usize = 3;

#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    pub editions: Vec<Edition>,
    pub instruments: Vec<Instrument>,
    pub provisions: Vec<Provision>,
    pub reports: Vec<Report>,
    pub kinds: Vec<Kind>,
    pub units: Vec<Unit>,
    pub dimensions: Vec<Dimension>,
    pub scales: Vec<Scale>,
    pub standards: Vec<Standard>,
    pub caps: BTreeMap<EvidenceKind, Grade>,
    pub facts: Vec<Fact>,
    pub schedules: Vec<Schedule>,
    pub issues: Vec<Issue>,
    pub questions: Vec<Question>,
    pub remedies: Vec<Remedy>,
}

#[derive(Debug, Clone)]
pub struct Instrument {
    pub title: String,
    pub abbreviation: String,
    pub in_force: Option<(Date, Option<Date>)>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Provision {
    pub instrument: InstrumentId,
    pub paragraph: String,
    pub wording: Option<String>,
    pub wording_verified: bool,
    pub in_force: Option<(Date, Option<Date>)>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Report {
    pub name: String,
    pub title: String,
    pub symbol: Option<String>,
    pub weight: Weight,
    pub proceeding: Option<String>,
    pub circulated: Option<Date>,
    pub adopted: Option<Date>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Kind {
    pub name: String,
    pub plural: String,
    pub counted_once_raised: bool,
    pub place: Option<Place>,
}

/// What a unit measures; numbers of different dimensions never meet.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Named after its base unit.
    pub name: String,
    /// A dimension that turns one into another when multiplied, as "t REO per t" turns t into t REO.
    pub turning: Option<(usize, usize)>,
}

#[derive(Debug, Clone)]
pub struct Unit {
    pub name: String,
    pub also: Vec<String>,
    pub dimension: usize,
    /// How many base units it is.
    pub factor: Number,
}

#[derive(Debug, Clone)]
pub struct Scale {
    pub name: String,
    /// The lowest first.
    pub levels: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub name: String,
    pub params: Vec<Param>,
    pub typ: Type,
    pub says: Option<String>,
    pub denies: Option<String>,
    pub leaves_open: Option<String>,
    pub called: Option<String>,
    pub asks: Option<String>,
    /// What a kind of evidence is worth for this fact at most.
    pub caps: BTreeMap<EvidenceKind, Grade>,
    /// Least and greatest value, in base units.
    pub between: Option<(Number, Number)>,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    pub kind: KindId,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    Truth,
    Number { unit: UnitId },
    Series { unit: UnitId },
    Date,
    OneOf(Vec<String>),
    Level(ScaleId),
    TariffLines,
}

#[derive(Debug, Clone)]
pub struct Schedule {
    pub name: String,
    pub provision: ProvisionId,
    /// What it gives for a line; `None` for a schedule that only lists.
    pub unit: Option<UnitId>,
    /// A line without a row is unknown, not unlisted.
    pub incomplete: bool,
    /// By tariff line or heading, digits only.
    pub rows: BTreeMap<String, ScheduleRow>,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ScheduleRow {
    /// With its entry in base units, where the schedule gives one.
    Listed(Option<Number>),
    NotListed,
}

// ------------------------------------------------------------------ issues

#[derive(Debug, Clone)]
pub struct Issue {
    pub role: Role,
    pub name: String,
    pub provision: Option<ProvisionId>,
    pub params: Vec<Param>,
    pub says: Option<String>,
    pub denies: Option<String>,
    pub leaves_open: Option<String>,
    pub law: Option<String>,
    pub cites: Vec<Citation>,
    pub own_reconstruction: bool,
    pub in_force: Option<(Date, Option<Date>)>,
    pub answers: Vec<Answer>,
    /// A bar that stands only where a reading adds it.
    pub only_on: Option<Vec<ReadingRef>>,
    pub body: Body,
    /// Bodies that readings put in its place.
    pub replaced: Vec<(ReadingRef, Body)>,
    /// Readings that put the burden of this exception elsewhere.
    pub puts: Vec<(ReadingRef, Party)>,
    /// Readings that demand another standard.
    pub requires: Vec<(ReadingRef, StandardId)>,
    /// Orders of analysis by clause label, the rulebook's own first; readings' orders after it.
    pub orders: Vec<(Option<ReadingRef>, Vec<String>)>,
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadingRef {
    pub question: QuestionId,
    pub reading: usize,
}

#[derive(Debug, Clone)]
pub struct Answer {
    pub to: Answered,
    pub available_if: Option<IssueId>,
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    Instrument(InstrumentId),
    Provision(ProvisionId),
}

#[derive(Debug, Clone)]
pub struct Body {
    pub main: Main,
    /// `Unless …` and `And … must prove …`.
    pub extras: Vec<Part>,
}

#[derive(Debug, Clone)]
pub enum Main {
    Parts(Vec<Part>),
    Reasons(Reasons),
    Table(Table),
    Constant { met: bool, because: Option<String> },
}

#[derive(Debug, Clone)]
pub struct Part {
    pub link: PartLink,
    pub clause: Clause,
    /// Stands only where this reading is taken.
    pub only_on: Option<ReadingRef>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartLink {
    Element,
    Exception,
    SecondTier,
}

#[derive(Debug, Clone)]
pub struct Clause {
    /// `XX(g)/(b)`; empty for a clause without a letter.
    pub id: String,
    pub label: Option<String>,
    /// As written.
    pub text: String,
    pub kind: ClauseKind,
    pub bearer: Option<Party>,
    pub standard: Option<StandardId>,
    pub scope: bool,
    pub cites: Vec<Citation>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub enum ClauseKind {
    All(Vec<Clause>),
    Any(Vec<Clause>),
    AtLeast(usize, Vec<Clause>),
    ForEvery(Quantifier, Box<Clause>),
    ForSome(Quantifier, Box<Clause>),
    /// Holds unless the second does; the second is borne by the other side.
    Unless(Box<Clause>, Box<Clause>),
    Met {
        issue: IssueId,
        vars: Vec<Var>,
        negated: bool,
    },
    Inconsistent {
        test: IssueId,
        vars: Vec<Var>,
        negated: bool,
    },
    Literal(Literal),
}

#[derive(Debug, Clone, Default)]
pub struct Reasons {
    pub items: Vec<ReasonItem>,
    pub outweighs: Vec<Outweighs>,
    pub precedents: Vec<Precedent>,
    /// What decides between precedents that point both ways; empty: nothing does.
    pub ranking: Vec<Rank>,
}

#[derive(Debug, Clone)]
pub struct ReasonItem {
    pub for_it: bool,
    pub factor: Factor,
    pub only_on: Option<ReadingRef>,
}

#[derive(Debug, Clone)]
pub enum Factor {
    Reason(Clause),
    /// A scale that precedents compare; by itself no reason.
    Dimension {
        label: String,
        id: String,
        text: String,
        fact: FactTerm,
        scale: ScaleId,
        place: Place,
    },
}

impl ReasonItem {
    pub fn place(&self) -> &Place {
        match &self.factor {
            Factor::Reason(clause) => &clause.place,
            Factor::Dimension { place, .. } => place,
        }
    }

    pub fn label(&self) -> &str {
        match &self.factor {
            Factor::Reason(clause) => clause.label.as_deref().unwrap_or(""),
            Factor::Dimension { label, .. } => label,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Outweighs {
    /// Indices into the items.
    pub winner: usize,
    pub loser: usize,
    pub because: Option<String>,
    pub only_on: Option<ReadingRef>,
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    Weight,
    Date,
}

#[derive(Debug, Clone)]
pub struct Precedent {
    pub name: String,
    pub met: bool,
    pub report: ReportId,
    pub cite: Citation,
    /// Items present in the decided case; a dimension with its level.
    pub present: Vec<(usize, Option<usize>)>,
    pub rebuttal: Option<Clause>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub input: Input,
    pub text: String,
    /// Number of values: 2 for a truth or an issue (0 = no, 1 = yes), else the levels of the scale.
    pub values: usize,
    pub names: Vec<String>,
    /// Whether higher values help the bearer of the issue.
    pub higher_helps: bool,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub enum Input {
    Clause(Clause),
    Scale { fact: FactTerm, scale: ScaleId },
}

#[derive(Debug, Clone)]
pub struct Row {
    /// Which values of each column the row covers.
    pub cells: Vec<Vec<bool>>,
    pub met: bool,
    pub text: String,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    pub of: CitedSource,
    pub pinpoint: Option<String>,
    pub verified: Option<bool>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum CitedSource {
    Provision(ProvisionId),
    Report(ReportId),
}

// ------------------------------------------------------------------ readings

#[derive(Debug, Clone)]
pub struct Question {
    pub name: String,
    pub text: String,
    pub readings: Vec<Reading>,
    pub prevails: Vec<Prevails>,
    pub later_prevails: bool,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Reading {
    pub name: String,
    pub report: ReportId,
    pub authority: Citation,
    pub law: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Prevails {
    pub winner: usize,
    pub loser: usize,
    pub only_if: Option<ReadingRef>,
    pub because: Option<String>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct Remedy {
    pub provision: ProvisionId,
    pub params: Vec<Param>,
    /// Conditions in order; the first that is met decides.
    pub cases: Vec<RemedyCase>,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub struct RemedyCase {
    pub discretion: bool,
    pub clause: Clause,
    pub because: Option<String>,
}

impl Rulebook {
    /// "GATT XI:1".
    pub fn provision_name(&self, id: ProvisionId) -> String {
        let provision = &self.provisions[id];
        format!("{} {}", self.instruments[provision.instrument].abbreviation, provision.paragraph)
    }

    /// The provision by its name, with the instrument's abbreviation.
    pub fn provision_named(&self, name: &str) -> Option<ProvisionId> {
        (0..self.provisions.len()).find(|id| self.provision_name(*id) == name)
    }

    pub fn issue_named(&self, name: &str) -> Option<IssueId> {
        self.issues.iter().position(|issue| issue.name == name)
    }

    /// The test of a breach under a provision.
    pub fn test_under(&self, provision: ProvisionId) -> Option<IssueId> {
        self.issues.iter().position(|issue| issue.role == Role::Test && issue.provision == Some(provision))
    }

    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.name == name || kind.plural == name)
    }
}

impl Rulebook {
    /// Whether an answer of a defence or bar speaks to the obligation that a test encodes.
    pub fn answers(&self, answer: &Answer, test: IssueId) -> bool {
        self.issues[test].provision.is_some_and(|provision| self.answers_provision(answer, provision))
    }

    pub fn answers_provision(&self, answer: &Answer, provision: ProvisionId) -> bool {
        match answer.to {
            Answered::Provision(answered) => answered == provision,
            Answered::Instrument(instrument) => self.provisions[provision].instrument == instrument,
        }
    }
}

impl Rulebook {
    /// The id of every lettered clause, and the name of every issue: what arguments and holdings may name.
    pub fn clause_ids(&self) -> Vec<String> {
        self.issues.iter().flat_map(Issue::clause_ids).collect()
    }

    /// The ids of the clauses and issues that these words may mean: the id itself, or the clause's letter behind the name of its
    /// declaration, its paragraph, or its provision; a provision alone means what stands under it. More than one is a reference
    /// that the words leave ambiguous.
    pub fn clauses_called(&self, words: &str) -> BTreeSet<String> {
        self.clause_names().into_iter().filter(|(name, _)| name == words).map(|(_, id)| id).collect()
    }

    /// Every such way to call a clause or an issue, with the id that it means.
    pub fn clause_names(&self) -> Vec<(String, String)> {
        let mut names = Vec::new();
        for issue in &self.issues {
            let provision = issue.provision.filter(|_| issue.role != Role::Issue);
            let paragraph = provision.map(|at| self.provisions[at].paragraph.clone());
            let heads = [Some(issue.name.clone()), paragraph, provision.map(|at| self.provision_name(at))];
            for id in issue.clause_ids() {
                let stroke = if id == issue.name { None } else { id.rfind("/[").or_else(|| id.rfind('/')) };
                let rest = stroke.map_or("", |at| &id[at..]);
                names.push((id.clone(), id.clone()));
                names.extend(heads.iter().flatten().map(|head| (format!("{head}{rest}"), id.clone())));
            }
        }
        names
    }
}

impl Issue {
    /// The issue's name, and the ids of its lettered clauses.
    pub fn clause_ids(&self) -> Vec<String> {
        let mut ids = vec![self.name.clone()];
        for body in std::iter::once(&self.body).chain(self.replaced.iter().map(|(_, body)| body)) {
            if let Main::Reasons(reasons) = &body.main {
                for item in &reasons.items {
                    if let Factor::Dimension { id, .. } = &item.factor {
                        ids.push(id.clone());
                    }
                }
            }
            for clause in body.clauses() {
                clause.ids(&mut ids);
            }
        }
        ids
    }
}

impl Body {
    /// The clauses of a body, top level.
    pub fn clauses(&self) -> Vec<&Clause> {
        let mut clauses: Vec<&Clause> = match &self.main {
            Main::Parts(parts) => parts.iter().map(|part| &part.clause).collect(),
            Main::Reasons(reasons) => {
                let items = reasons.items.iter().filter_map(|item| match &item.factor {
                    Factor::Reason(clause) => Some(clause),
                    Factor::Dimension { .. } => None,
                });
                items.chain(reasons.precedents.iter().filter_map(|precedent| precedent.rebuttal.as_ref())).collect()
            }
            Main::Table(table) => table
                .columns
                .iter()
                .filter_map(|column| match &column.input {
                    Input::Clause(clause) => Some(clause),
                    Input::Scale { .. } => None,
                })
                .collect(),
            Main::Constant { .. } => Vec::new(),
        };
        clauses.extend(self.extras.iter().map(|part| &part.clause));
        clauses
    }
}

impl Clause {
    /// The clauses directly beneath this one.
    pub fn inner(&self) -> Vec<&Clause> {
        match &self.kind {
            ClauseKind::All(inner) | ClauseKind::Any(inner) | ClauseKind::AtLeast(_, inner) => inner.iter().collect(),
            ClauseKind::ForEvery(_, inner) | ClauseKind::ForSome(_, inner) => vec![inner],
            ClauseKind::Unless(main, exception) => vec![main, exception],
            ClauseKind::Met { .. } | ClauseKind::Inconsistent { .. } | ClauseKind::Literal(_) => Vec::new(),
        }
    }

    fn ids(&self, ids: &mut Vec<String>) {
        if !self.id.is_empty() {
            ids.push(self.id.clone());
        }
        for clause in self.inner() {
            clause.ids(ids);
        }
    }
}

/// Days since 1 January 1970: dates as exact numbers.
pub fn days(date: Date) -> Number {
    let epoch = Date::constant(1970, 1, 1);
    crate::source::decimal::whole(i64::from(date.since(epoch).map(|span| span.get_days()).unwrap_or(0)))
}
