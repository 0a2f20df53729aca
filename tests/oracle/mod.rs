//! A second opinion on the meaning of rulebooks.
//!
//! | file | what |
//! |---|---|
//! | [`model`] | an abstract rulebook, and an abstract record |
//! | [`naive`] | their meaning, straight from the definition: recursive, without memory, slow |
//! | [`text`] | prints both as rulebook text and as a case file |
//! | [`generate`] | draws small ones at random, every construct among them |
//! | [`enumerate`] | counts through all of them up to a small size |
//! | [`coverage`] | counts what was drawn |
//! | [`invariants`] | changes of a case, and how verdicts may move |
//! | [`told`] | what is told of a claim, by either, in one form |
//! | [`engine`] | puts the same cases to the engine |
//!
//! Only [`engine`] calls the engine, and no name means anything in law.

pub mod coverage;
pub mod engine;
pub mod enumerate;
pub mod generate;
pub mod invariants;
pub mod model;
pub mod naive;
pub mod text;
pub mod told;
