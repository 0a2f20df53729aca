//! What the grammar refuses, said in the words of the language.

use crate::source::decimal;
use crate::source::suggest::fix;
use crate::source::{Place, Problem};

pub const DECLARATIONS: [&str; 19] = [
    "instrument",
    "provision",
    "report",
    "unit",
    "scale",
    "thing",
    "standard",
    "cap",
    "fact",
    "schedule",
    "test",
    "defence",
    "exception",
    "bar",
    "issue",
    "question",
    "precedent",
    "remedy",
    "reading",
];

pub fn unexpected(expected: &str, found: &str, place: Place, inside: Option<Place>) -> Problem {
    let problem = Problem::new(
        "syntax::unexpected",
        format!("the sentence cannot be read: expected {expected}"),
        place,
        if found.is_empty() { "the text ends here".to_owned() } else { format!("found `{found}`") },
    );
    match inside {
        Some(start) => problem.also(start, "in this declaration"),
        None => problem,
    }
}

/// `unless` within a sentence, where only a semicolon or a full stop may go before an exception.
pub fn unless_out_of_place(after_stop: bool, place: Place, inside: Place) -> Problem {
    let (expected, help) = if after_stop {
        ("a sentence that begins with a capital", "begin the exception with a capital: `Unless …`")
    } else {
        (
            "`; unless` before an exception",
            "write `; unless` within the list, or end the sentence with a full stop and begin a new one with `Unless`",
        )
    };
    unexpected(expected, "unless", place, Some(inside)).help(help)
}

pub fn not_a_declaration(word: &str, place: Place) -> Problem {
    let known = &DECLARATIONS[..18];
    Problem::new(
        "syntax::not_a_declaration",
        "this does not begin a declaration",
        place,
        format!("`{word}` begins none"),
    )
    .help(
        fix(word, known.iter().copied()).unwrap_or_else(|| {
            format!("begin a comment with `#`; a declaration begins with one of: {}", known.join(", "))
        }),
    )
}

pub fn reading_without_question(place: Place) -> Problem {
    Problem::new("syntax::unexpected", "a reading stands outside any question", place, "a reading of what?")
        .help("put it, indented, below the `question` it answers")
}

/// A sentence of which a declaration has one at most.
pub fn sentence_twice(sentence: &str, second: Place, first: Place) -> Problem {
    Problem::new(
        "syntax::sentence_twice",
        format!("`{sentence}` stands twice in one declaration"),
        second,
        "again here",
    )
    .also(first, "first here")
    .help("keep one of the two")
}

pub fn nested_too_deep(place: Place) -> Problem {
    Problem::new(
        "syntax::nested_too_deep",
        "too many exceptions stand within each other",
        place,
        "the seventeenth within one sentence",
    )
    .help("make the inner ones an `exception` or an `issue` of their own; 16 is the most")
}

pub fn sum_too_long(place: Place) -> Problem {
    Problem::new("syntax::sum_too_long", "this sum or product has too many terms", place, "the sixty-fifth begins here")
        .help("64 is the most; declare a fact for the total")
}

pub fn no_such_year(written: &str, place: Place) -> Problem {
    Problem::new("syntax::impossible_date", format!("there is no year {written}"), place, "not a year")
        .help("write years as in `from 2010 to 2014`")
}

pub fn unclosed_quotation(place: Place) -> Problem {
    Problem::new("syntax::unclosed_quotation", "a quotation is opened and never closed", place, "opens here")
        .help("close it with \" before the sentence ends")
}

pub fn impossible_date(written: &str, place: Place) -> Problem {
    Problem::new("syntax::impossible_date", format!("there is no {written}"), place, "not a day of the calendar")
        .help("write a day that the calendar has, as in `29 August 2014`")
}

/// A number whose digits are right one by one and wrong together: too many, or grouped wrongly.
pub fn unreadable_number(written: &str, place: Place) -> Problem {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let plain = whole.replace(',', "");
    let regrouped = [plain.as_str(), fraction].join(if fraction.is_empty() { "" } else { "." });
    match decimal::parse(&regrouped) {
        Some(meant) => Problem::new(
            "syntax::number_grouped_wrongly",
            format!("`{written}` groups its digits wrongly"),
            place,
            "three digits stand between two commas",
        )
        .help(format!("write `{}`", decimal::print(&meant, fraction.len()))),
        None => {
            Problem::new("syntax::number_too_long", "a number with so many digits cannot be meant", place, "too long")
                .help("write at most 60 digits")
        }
    }
}

pub fn wrong_party(word: &str, place: Place) -> Problem {
    let meant = match word {
        "claimant" | "plaintiff" | "applicant" | "complaining party" => "complainant",
        _ => "respondent",
    };
    Problem::new("syntax::wrong_party", format!("WTO law knows no {word}"), place, "not a party to a dispute")
        .help(format!("write `{meant}`"))
}

pub fn wrong_opening(word: &str, place: Place) -> Problem {
    let help = match word {
        "Except" | "Provided" => "an exception begins `Unless …`, and passes the burden to the other side",
        _ => "a condition is written `It is met if …`, or as a lettered clause of the test",
    };
    Problem::new(
        "syntax::wrong_opening",
        format!("a sentence of an issue does not begin with `{word}`"),
        place,
        "this sentence",
    )
    .help(help)
}

pub fn nothing_to_prove(place: Place) -> Problem {
    Problem::new("syntax::number_out_of_place", "`at least 0 of` asks for nothing", place, "zero")
        .help("ask for at least 1")
}

pub fn file_too_large(place: Place) -> Problem {
    Problem::new("syntax::too_large", "this file is too large to be a rulebook", place, "4 MB is the most")
        .help("split the file; rulebooks in one folder are read together")
}

/// Whether nothing is wrong but the size of a file or declaration.
pub fn is_of_size(problem: &Problem) -> bool {
    matches!(problem.code, "syntax::too_large" | "syntax::declaration_too_large")
}

/// A mistake of this program, not of the author: nothing was changed.
pub fn layout_loses_text(place: Place) -> Problem {
    Problem::new(
        "syntax::layout_loses_text",
        "the canonical layout of this file would not read as the file does",
        place,
        "they differ from here on",
    )
    .help("the file is left as it is; this is a mistake of arguendo, please report it with the file")
}

pub fn declaration_too_large(place: Place) -> Problem {
    Problem::new("syntax::declaration_too_large", "this declaration is too long to be read", place, "starts here")
        .help("split it into named issues; a declaration may hold at most 256 kB")
}

pub fn allowed_without_reason(lint: &str, place: Place) -> Problem {
    Problem::new(
        "syntax::allowed_without_reason",
        format!("`{lint}` is allowed here, and no reason is given"),
        place,
        "this sentence",
    )
    .help(format!("write `Allows \"{lint}\", because \"…\".`: the reason is for whoever reads the rulebook next"))
}
