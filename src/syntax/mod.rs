//! Text to tree: the language of rulebooks as it is written, with every place kept.
//!
//! pest's types do not leave this room. Names are unresolved here: whether a fact, an issue or a provision exists is
//! asked in `rulebook`.

mod from_text;
mod problem;
pub mod tree;

pub use from_text::tree;
