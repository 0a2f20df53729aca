//! The shape of an answer. Data only: it knows no words of an opinion and no formats, so that a finding can be stored,
//! compared and rendered later.

use jiff::civil::Date;

/// Everything that was decided on one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub case: CaseHead,
    /// The rulebooks used and their editions (hashes of their texts), in order of name.
    pub rulebooks: Vec<Edition>,
    pub claims: Vec<ClaimFinding>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CaseHead {
    pub id: String,
    pub title: String,
    pub short_title: Option<String>,
    pub complainants: Vec<String>,
    pub respondent: String,
    pub law_as_of: Date,
    pub facts_as_of: Date,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub name: String,
    pub edition: String,
}

/// One measure (or part), product, provision and complainant.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimFinding {
    pub id: String,
    /// The things that the claim is about, by kind, in the order in which the test names them.
    pub about: Vec<Thing>,
    pub provision: String,
    /// Name of the test, such as "Quantitative restriction".
    pub test: String,
    pub complainant: String,
    pub verdict: Verdicts,
    /// Decided the same in every completion of the open facts, though plain evaluation leaves it open.
    pub either_way: bool,
    pub remedy: Remedy,
    /// No other reading of the law changes the verdict if the record closes.
    pub robust: bool,
    /// Otherwise: the minimal sets of readings that change it.
    pub pivotal_readings: Vec<Vec<ReadingChoice>>,
    /// Questions of law that the claim reaches, and the reading applied to each.
    pub readings: Vec<ReadingUsed>,
    /// The nodes of the tree; `breach` and the defences point into it. Shared issues stand once.
    pub nodes: Vec<Node>,
    pub breach: usize,
    pub bars: Vec<Plea>,
    pub defences: Vec<Plea>,
    /// Arguments of the parties that concern this claim, with their fate.
    pub arguments: Vec<Argument>,
    /// What was never raised, though the rulebook knows it.
    pub not_raised: Vec<NotRaised>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    pub kind: String,
    pub name: String,
    /// How it is named in a sentence.
    pub called: String,
    /// The wider thing of which it is a part.
    pub part_of: Option<String>,
    pub about: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdicts {
    pub on_record: Verdict,
    pub if_closed: Verdict,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    NotReviewable,
    OutsideScope,
    Consistent,
    NotShown,
    Justified,
    Inconsistent,
    Open,
    TurnsOnTheReading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    Established,
    Refuted,
    Open,
}

impl Value {
    #[must_use]
    pub fn contrary(self) -> Self {
        match self {
            Value::Established => Value::Refuted,
            Value::Refuted => Value::Established,
            Value::Open => Value::Open,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Values {
    pub on_record: Value,
    pub if_closed: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    Complainant,
    Respondent,
}

impl Side {
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Side::Complainant => Side::Respondent,
            Side::Respondent => Side::Complainant,
        }
    }
}

/// Why a node has its value on the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    // A literal that stands.
    Proved,
    Admitted,
    NotContested,
    Assumed,
    // A literal whose contrary stands.
    Disproved,
    Conceded,
    // A literal that is open.
    Silent,
    Insufficient,
    EvenlyBalanced,
    Outweighed,
    Straddles,
    // Everything else.
    /// Follows from the values beneath.
    Follows,
    /// The record takes it as given.
    Given,
    /// An exception or alternative that nobody raised.
    NotRaised,
    /// The rulebook or a reading of it says so.
    Law,
    /// Precedents force it.
    Precedent,
    AuthoritiesConflict,
    /// Rows of a table that are still possible disagree.
    RowsDisagree,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Annotation {
    /// Fixes its parent, alone or jointly.
    Decisive,
    FoundInAddition,
    NotReached,
    Arguendo,
}

/// One issue, clause or literal of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Stable id: `XX(g)/(b)` for a clause, the name for an issue, and for what has no letter that of its parent.
    pub id: String,
    /// The clause as written, with its things named; or the name of the issue.
    pub title: String,
    pub form: Form,
    pub value: Values,
    pub reason: Reason,
    /// The bearer proves that the issue is not met: the values are those of the negative.
    pub negated: bool,
    /// Who must prove it.
    pub bearer: Side,
    /// The words of the standard: "as a prima facie case".
    pub standard: String,
    /// The rival reading that shaped this node.
    pub reading: Option<ReadingUsed>,
    pub annotation: Option<Annotation>,
    pub sentence: Sentence,
    /// The rule in the rulebook's own words, for the paragraph that states the law.
    pub law: Option<String>,
    pub own_reconstruction: bool,
    pub cites: Vec<Cite>,
    pub rule: Option<Source>,
    /// The facts of a literal, with the exhibits.
    pub facts: Vec<FactUse>,
    /// Indices into the claim's arguments that name this node.
    pub arguments: Vec<usize>,
    pub children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A named issue: its children are the parts of its body.
    Issue,
    /// A question of fact.
    Literal {
        /// The same fact helps the bearer here and hurts it elsewhere in this claim.
        double_edged: bool,
    },
    AllOf,
    AnyOf,
    AtLeast(usize),
    ForEvery(String),
    ForSome(String),
    /// First child, unless the second.
    Unless,
    /// Reasons for and against: children with `Link::For` and `Link::Against`.
    Reasons,
    /// A weighing table: children are its inputs.
    Table {
        rows: Vec<String>,
        applied: Vec<usize>,
    },
    /// The rulebook or a reading says so; the reason in its words.
    Constant {
        because: Option<String>,
    },
    /// Incorporated test: breach of another provision, and no available defence made out.
    Inconsistent {
        provision: String,
    },
    /// The Member is bound by the instrument, and the provision is in force.
    Bound {
        instrument: String,
    },
    /// What the record takes as given.
    Given {
        why: Option<String>,
    },
    /// A named exception that nobody raised; its children are not examined.
    NotRaised,
    /// A factor on a scale, used by precedents only.
    Dimension,
}

/// The sentence of an issue in three wordings, things named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    pub established: String,
    pub refuted: String,
    pub open: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Child {
    pub node: usize,
    pub link: Link,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// A part of the test.
    Part,
    /// Passes the burden: the parent holds unless this does.
    Exception,
    /// Examined after the first tier.
    SecondTier,
    For {
        outweighed_by: Vec<usize>,
        because: Option<String>,
    },
    Against {
        outweighed_by: Vec<usize>,
        because: Option<String>,
    },
    /// Input of a table or precedent.
    Input,
    /// A decided case that speaks to the issue; the node beneath is its rebuttal, if any.
    Precedent(PrecedentUse),
}

#[derive(Debug, Clone, PartialEq)]
pub struct PrecedentUse {
    pub name: String,
    pub met: bool,
    pub cite: Cite,
    pub force: Force,
    /// Factors that distinguish it, in words.
    pub distinguished_by: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    Forces,
    Distinguished,
    /// Depends on factors that are open.
    Undetermined,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// "GATT 1994, Article XI:1" or "Panel Reports, China – Rare Earths, para. 7.664".
    pub text: String,
    /// `None` where there is no pinpoint to verify.
    pub verified: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub file: String,
    pub line: usize,
}

/// A fact as one literal uses it.
#[derive(Debug, Clone, PartialEq)]
pub struct FactUse {
    /// Name of the fact, and the things of which it is asked.
    pub name: String,
    pub of: Vec<String>,
    pub label: Option<String>,
    /// The question that the fact answers.
    pub question: Option<String>,
    /// The value stated, printed; `None` where the record is silent.
    pub value: Option<String>,
    pub stated_at: Option<Source>,
    pub exhibits: Vec<Exhibit>,
    pub admitted_by: Vec<(String, Option<String>)>,
    pub not_contested_by: Vec<(String, Option<String>)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    pub exhibit: Option<String>,
    pub by: Option<String>,
    pub source: Option<String>,
    pub at: Option<String>,
    pub kind: Option<String>,
    pub grade: String,
    /// What the rulebook lets this kind of evidence be worth, where that is less.
    pub capped_to: Option<String>,
    pub verified: bool,
    pub says: Option<String>,
    pub note: Option<String>,
    pub speaks: Speaks,
}

/// For or against the literal that the bearer must prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    For,
    Against,
    Neither,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadingChoice {
    pub question: String,
    pub reading: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ReadingUsed {
    pub question: String,
    /// The question as a sentence.
    pub text: String,
    /// `None` where readings are unordered and none was named.
    pub reading: Option<String>,
    pub law: Option<String>,
    pub authority: Option<Cite>,
    /// Named by the reader rather than picked by the law's own order.
    pub named: bool,
    /// The other readings in force.
    pub rivals: Vec<String>,
}

/// A defence, exception or bar that answers the claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Plea {
    pub provision: String,
    pub name: String,
    pub raised: bool,
    pub source: Option<String>,
    /// Whether it answers the obligation at all; `None`: it does, without more.
    pub available: Option<usize>,
    pub availability: Values,
    pub made_out: Values,
    /// `None` where it was not raised and is not examined.
    pub node: Option<usize>,
    pub annotation: Option<Annotation>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct NotRaised {
    pub name: String,
    pub provision: Option<String>,
    pub side: Side,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    pub by: String,
    pub says: String,
    /// The clause or issue invoked.
    pub on: Option<String>,
    pub relies_on: Vec<String>,
    pub source: Option<String>,
    pub fate: Fate,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// Names no clause: printed as made.
    MadeNotDecided,
    Accepted,
    /// The point stands, and is outweighed by these (clause ids).
    AcceptedButOutweighed {
        by: Vec<String>,
    },
    Rejected {
        reason: Reason,
    },
    Open {
        reason: Reason,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Remedy {
    pub kind: RemedyKind,
    pub provision: Option<String>,
    pub because: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemedyKind {
    Recommendation,
    /// The measure is gone: nothing to bring into conformity.
    None,
    Discretion,
    /// The claim did not succeed, or is not settled.
    NotReached,
}
