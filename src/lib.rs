pub mod case;
pub mod finding;
pub mod project;
pub mod reason;
pub mod rulebook;
pub mod source;
pub mod syntax;
