//! The abstract form of a rulebook and of a record: what matters to their meaning, and nothing else.

mod literal;
mod record;
mod rulebook;
mod visit;

pub use literal::{CHOICES, Comparison, FactType, LEVELS, Literal, Number, Value, Wants};
pub use record::{Claim, Exhibit, Given, GivenWhat, Of, Party, Plea, Record, Statement, Thing};
pub use rulebook::*;
pub use visit::Met;

/// The two sides of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Complainant,
    Respondent,
}

impl Side {
    pub fn other(self) -> Side {
        match self {
            Side::Complainant => Side::Respondent,
            Side::Respondent => Side::Complainant,
        }
    }
}

/// Strong Kleene values, in order of truth: conjunction is the least, disjunction the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Three {
    Refuted,
    Open,
    Established,
}

impl Three {
    pub fn of(truth: bool) -> Three {
        if truth { Three::Established } else { Three::Refuted }
    }

    pub fn not(self) -> Three {
        match self {
            Three::Refuted => Three::Established,
            Three::Open => Three::Open,
            Three::Established => Three::Refuted,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    None,
    Scant,
    Some,
    Substantial,
    Strong,
    Conclusive,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    LegalText,
    OfficialStatement,
    Agreement,
    Statistic,
    Press,
    Commentary,
}

/// Standards of proof; `Iron` is one that a rulebook declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standard {
    Plausible,
    Balance,
    PrimaFacie,
    Clear,
    Iron,
    Doubtless,
}

/// The default first.
pub const STANDARDS: [Standard; 6] = [
    Standard::PrimaFacie,
    Standard::Balance,
    Standard::Plausible,
    Standard::Clear,
    Standard::Iron,
    Standard::Doubtless,
];

/// Kinds of things. Gadgets are ordinary; detours count once raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Member,
    Measure,
    Product,
    Gadget,
    Detour,
}
