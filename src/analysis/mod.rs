//! Questions about findings: each decides again, and compares.

mod verify;
mod what_if;

pub use verify::{Row, Score, Scored, Verification, verify};
pub use what_if::{Moved, WhatIf, what_if};
