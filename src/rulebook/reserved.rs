//! Words that the form of case files keeps for itself: nothing that a rulebook declares may stand under them.
//!
//! `case::format` says what each of them means, and its test holds the two lists equal.

/// Keys of a case file: a kind whose plural is one of them would mean two things there.
pub const KEYS_OF_CASE_FILES: [&str; 20] = [
    "case",
    "title",
    "short title",
    "note",
    "law as of",
    "facts as of",
    "status as of",
    "proceeding",
    "based on",
    "withdraw",
    "parties",
    "complete",
    "claims",
    "pleas",
    "facts",
    "likelihoods",
    "arguments",
    "given",
    "holdings",
    "allow",
];

/// Keys of a fact's entry in a case file: a fact of such a name could never be stated.
pub const KEYS_OF_FACTS: [&str; 9] =
    ["of", "label", "admitted by", "not contested by", "evidence", "note", "contested", "likelihood", "status as of"];
