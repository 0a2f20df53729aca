//! Rules that fit: every name resolved, every unit and type agreed, no cycle left.
//!
//! Dense and index-based: reasoning runs on it. Knows nothing of records.

mod edition;
mod evidence;
mod from_syntax;
mod law;
mod literal;
mod naming;
mod problem;
mod reserved;
mod standard;

pub use edition::Edition;
pub use evidence::{EvidenceKind, Grade};
pub use from_syntax::rulebook;
pub use law::*;
pub use literal::*;
pub use reserved::{KEYS_OF_CASE_FILES, KEYS_OF_FACTS};
pub use standard::{PRIMA_FACIE, Standard};

pub use crate::syntax::tree::{Aggregate, Comparator, Operator, Party, Periods, Role, Weight};
