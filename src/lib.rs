pub mod case;
pub mod finding;
pub mod rulebook;
pub mod source;
pub mod syntax;
