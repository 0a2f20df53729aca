//! Questions about findings: each decides again, and compares.

mod verify;
mod what_if;

pub use verify::{verify, Row, Score, Scored, Verification};
pub use what_if::{what_if, Moved, WhatIf};
