//! Text to tree: the language of rulebooks as it is written, with every place kept; and tree to text, in one layout.
//!
//! pest's types do not leave this room. Names are unresolved here: whether a fact, an issue or a provision exists is
//! asked in `rulebook`.

mod format;
mod from_text;
mod problem;
pub mod tree;

pub use format::formatted;
pub use from_text::{spoken, tree};
