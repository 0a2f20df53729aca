//! arguendo executes WTO legal tests: rulebooks in a language of their own, case files in YAML, reasoned findings out.
//!
//! ```text
//!  rulebooks ─▶ source ─▶ syntax ─▶ rulebook ─────────────┐
//!                                      │                  ▼
//!  cases ─────▶ source ──────────────▶ case ─────────▶ reason ─▶ finding ─▶ opinion ─▶ render
//!                                                         ▲                                │
//!  project: files → rulebook, records, findings ──────────┴─▶ analysis (reasons again)     ▼
//!                                                                              cli (binary only)
//! ```
//!
//! Each room may name only rooms above it in this table; `tests/architecture.rs` reads the table and the source.
//!
//! | room       | what is in it                                                                | names                                              |
//! |------------|------------------------------------------------------------------------------|----------------------------------------------------|
//! | `source`   | named texts, places, exact decimals, the form of a refusal, the door to files |                                                    |
//! | `syntax`   | text → tree: the language as written; pest stays in here                      | `source`                                           |
//! | `rulebook` | trees → rules that fit: names, units, tables, readings, no cycle              | `source` `syntax`                                  |
//! | `case`     | YAML → a record bound to a rulebook; the YAML crate stays in here             | `source` `rulebook`                                |
//! | `schema`   | the form of case files as JSON Schema, for editors                            | `source` `rulebook` `case`                         |
//! | `finding`  | the shape of an answer; data only                                             |                                                    |
//! | `lint`     | what a rulebook or record says soundly and means badly; one file per lint, its own page | `source` `syntax` `rulebook` `case` |
//! | `reason`   | (rulebook, record) → finding: pure, total, no Result                          | `source` `rulebook` `case` `finding`               |
//! | `opinion`  | finding → document: the words, composed once                                  | `source` `finding`                                 |
//! | `export`   | rulebook and record → the languages of other engines                          | `rulebook` `case` `reason`                         |
//! | `render`   | document → text, Markdown; finding, problem → JSON                            | `source` `finding` `opinion`                       |
//! | `project`  | one opened project; the sum of all problems                                   | `source` `syntax` `rulebook` `case` `finding` `reason` |
//! | `analysis` | verify, what-if                                                               | `source` `rulebook` `case` `finding` `reason` `opinion` `project` |
//!
//! The command line is the binary's (`src/main.rs`, `src/cli/`); the compiler keeps the library from naming it.
//!
//! Where to begin: the guides in `tests/guide/`, one rulebook (`rulebooks/gatt/xx-g.rules`), one case (`cases/ds431.yaml`), its
//! opinion (`cases/snapshots/ds431.opinion.snap`).

pub mod analysis;
pub mod case;
pub mod export;
pub mod finding;
pub mod lint;
pub mod opinion;
pub mod project;
pub mod reason;
pub mod render;
pub mod rulebook;
pub mod schema;
pub mod source;
pub mod syntax;
