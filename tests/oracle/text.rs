//! Prints rulebooks and records in the form in which the engine reads them.

mod case;
mod clauses;
mod declarations;
mod names;

pub use case::{case, holdings};
pub use declarations::rulebook;
pub use names::Style;
