//! The form of case files as JSON Schema (2020-12), from which editors complete, explain and check YAML.
//!
//! Generated from one rulebook: its facts, kinds, provisions and clauses become property names and lists of words, each described.
//! Whatever the reader accepts is valid; of what it refuses, the schema shows all that can be seen without looking from one place
//! of the file to another.
//!
//! | file        | what                                                                    |
//! |-------------|-------------------------------------------------------------------------|
//! | `case_file` | the keys of a case file and what may stand under each                   |
//! | `facts`     | statements: for each fact its value, its things, what exhibits may say  |
//! | `value`     | the form of a number with its unit, a date, a series                    |
//! | `names`     | provisions, clauses, pleas: what a case file may call them              |
//! | `burden`    | who must prove a fact, and where                                        |
//! | `parts`     | the small parts of which all of it is made                              |
//! | `print`     | the schema as text                                                      |

mod burden;
mod case_file;
mod facts;
mod names;
mod parts;
mod print;
mod value;

use crate::rulebook::Rulebook;

/// The name of the schema; a version of its own, for its form follows that of case files.
pub const CASE_FILE: &str = "urn:arguendo:case-file:1";

/// The schema of case files that stand on these rulebooks, with a newline at the end. Keys have one order for one rulebook.
#[must_use]
pub fn case_file(book: &Rulebook) -> String {
    print::print(&case_file::schema(book))
}
