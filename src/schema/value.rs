//! The form of a value: the mirror of what the reader of case files takes, as patterns.

use serde_json::{Value, json};

use super::parts::{any_of, article, nothing, quoted, sentence, whole};
use crate::rulebook::{COUNT, Fact, Rulebook, Type, UnitId};
use crate::source::decimal;

/// A number of at most sixty digits, thousands grouped or not.
const NUMBER: &str = r"-?(?:\d{1,60}|\d{1,3}(?:,\d{3}){1,14})(?:\.\d{1,59})?";

/// A day that the calendar has.
const DAY: &str = concat!(
    r"\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))",
    r"|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29",
);

const PERIOD: &str = r"^\s*\d{4}(?:-(?:0[1-9]|1[0-2]))?\s*$";

const TARIFF_LINE: &str = r"^\.*\d[\d.]*\d[\d.]*$";

/// What a case file may state of a fact.
pub fn value(book: &Rulebook, fact: &Fact) -> Value {
    match &fact.typ {
        Type::Truth => truth(fact.says.as_deref(), fact.denies.as_deref()),
        Type::Number { unit } => number(book, *unit, fact),
        Type::Series { unit } => json!({
            "type": "object",
            "patternProperties": { PERIOD: { "anyOf": [number(book, *unit, fact), nothing()] } },
            "additionalProperties": false,
            "errorMessage": "write a value for each period: a year or a month, as in `2011` or `2011-03`",
        }),
        Type::Date => json!({
            "type": "string",
            "pattern": whole(&format!(r"(?:{DAY})(?:\s+to\s+(?:{DAY}))?")),
            "patternErrorMessage": "write a date, as in `2012-07-23`, or `2012-07-01 to 2012-07-31`",
            "errorMessage": "write a date, as in `2012-07-23`, or `2012-07-01 to 2012-07-31`",
            "examples": ["2012-07-23"],
        }),
        Type::OneOf(values) => one_of(values, &fact_called(fact)),
        Type::Level(scale) => level(&book.scales[*scale].levels, &fact_called(fact)),
        Type::TariffLines => tariff_lines(),
    }
}

/// How a value is written, in a sentence.
pub fn how_written(book: &Rulebook, fact: &Fact) -> String {
    match &fact.typ {
        Type::Truth => match (&fact.says, &fact.denies) {
            (Some(says), Some(denies)) => format!("`true`: {says}. `false`: {denies}."),
            (Some(says), None) => format!("`true`: {says}. `false`: not so."),
            _ => "`true` or `false`.".to_owned(),
        },
        Type::Number { unit } => {
            format!("A number{}, such as {}.{}", measured(book, *unit), examples(book, *unit), range(book, *unit, fact))
        }
        Type::Series { unit } => format!(
            "A number{} for each year or month, such as `{{2011: \"{}\", 2012: \"{}\"}}`. A period without a value is open, \
             never zero.{}",
            measured(book, *unit),
            example(book, *unit, "40"),
            example(book, *unit, "1,250"),
            range(book, *unit, fact)
        ),
        Type::Date => {
            "A date, such as `2012-07-23`, or two between which it lies: `2012-07-01 to 2012-07-31`.".to_owned()
        }
        Type::OneOf(values) => format!("One of: {}.", values.join(", ")),
        Type::Level(scale) => format!(
            "A level, from the lowest: {}. Or two between which it lies, as in `{} to {}`.",
            book.scales[*scale].levels.join(" < "),
            book.scales[*scale].levels.first().map_or("", String::as_str),
            book.scales[*scale].levels.last().map_or("", String::as_str)
        ),
        Type::TariffLines => {
            "One tariff line or a list of them, in quotation marks: `[\"2846.10\", \"2846.90\"]`.".to_owned()
        }
    }
}

pub fn truth(says: Option<&str>, denies: Option<&str>) -> Value {
    let about = |words: Option<&str>| words.map(sentence);
    let mut alternatives = Vec::new();
    for (value, words) in [(true, about(says)), (false, about(denies))] {
        alternatives.push(match words {
            Some(words) => json!({ "const": value, "description": words }),
            None => json!({ "const": value }),
        });
    }
    alternatives.push(json!({
        "type": "string",
        "pattern": "^(?:[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo])$",
        "patternErrorMessage": "write `true` or `false`",
        "errorMessage": "write `true` or `false`",
    }));
    json!({ "anyOf": alternatives })
}

pub fn date() -> Value {
    json!({
        "type": "string",
        "pattern": whole(DAY),
        "patternErrorMessage": "write a date, as in `2012-07-23`",
        "errorMessage": "write a date, as in `2012-07-23`",
        "examples": ["2012-07-23"],
    })
}

fn number(book: &Rulebook, unit: UnitId, fact: &Fact) -> Value {
    let dimension = book.units[unit].dimension;
    let names = book.units.iter().filter(|unit| unit.dimension == dimension).flat_map(|unit| unit.names());
    let units = any_of(names);
    let magnitude = "(?:thousand|million|billion)";
    let tail = if dimension == COUNT {
        format!(r"(?:\s*{magnitude})?(?:\s*(?:{units}))?")
    } else {
        format!(r"\s*(?:{magnitude}\s+)?(?:{units})")
    };
    let bound = "(?:at least|more than|at most|less than)";
    let pattern = whole(&format!(r"(?:{bound}\s+{NUMBER}|{NUMBER}(?:\s*–\s*{NUMBER}|\s+to\s+{NUMBER})?){tail}"));
    let message = format!("write a number{}, as in {}", measured(book, unit), examples(book, unit));
    let written = ["40", "5–7", "at least 5"].map(|number| example(book, unit, number));
    let text = json!({
        "type": "string",
        "pattern": pattern,
        "patternErrorMessage": message,
        "errorMessage": message,
        "examples": written,
    });
    if dimension != COUNT {
        return text;
    }
    let mut plain = json!({ "type": "number", "minimum": -1e60, "maximum": 1e60 });
    if let Some((least, most)) = &fact.between {
        for (key, end) in [("minimum", least), ("maximum", most)] {
            plain[key] = decimal::print(end, 12).replace(',', "").parse::<f64>().map_or(Value::Null, |end| json!(end));
        }
    }
    json!({ "anyOf": [plain, text] })
}

fn example(book: &Rulebook, unit: UnitId, number: &str) -> String {
    let unit = &book.units[unit];
    if unit.dimension == COUNT { number.to_owned() } else { format!("{number} {}", unit.name) }
}

/// "`40 keg`, `5–7 keg` or `at least 5 keg`".
fn examples(book: &Rulebook, unit: UnitId) -> String {
    let [one, two, three] = ["40", "5–7", "at least 5"].map(|number| example(book, unit, number));
    format!("`{one}`, `{two}` or `{three}`")
}

/// " in keg".
fn measured(book: &Rulebook, unit: UnitId) -> String {
    let unit = &book.units[unit];
    if unit.dimension == COUNT { String::new() } else { format!(" in {}", unit.name) }
}

/// " Between 0 % and 100 %."
fn range(book: &Rulebook, unit: UnitId, fact: &Fact) -> String {
    let Some((least, most)) = &fact.between else { return String::new() };
    let print =
        |end: &decimal::Number| example(book, unit, &decimal::print(&(end / book.units[unit].factor.clone()), 6));
    format!(" Between {} and {}.", print(least), print(most))
}

fn one_of(values: &[String], called: &str) -> Value {
    let mut choice = super::parts::Choice::default();
    for value in values {
        choice.word(value, sentence(&format!("{called} is {value}")));
    }
    choice.schema()
}

fn level(levels: &[String], called: &str) -> Value {
    let mut choice = super::parts::Choice::default();
    let last = levels.len().saturating_sub(1);
    for (index, level) in levels.iter().enumerate() {
        let place = match index {
            0 => ", the lowest level",
            _ if index == last => ", the highest level",
            _ => "",
        };
        choice.word(level, sentence(&format!("{called} is {level}{place}")));
    }
    let ranges = levels.iter().enumerate().map(|(index, least)| {
        format!(r"{}\s+to\s+(?:{})", quoted(least), any_of(levels[index..].iter().map(String::as_str)))
    });
    let ranges = ranges.collect::<Vec<_>>().join("|");
    choice.or([json!({ "type": "string", "pattern": whole(&ranges) })])
}

fn tariff_lines() -> Value {
    let message = "write tariff lines in quotation marks, as in `[\"2846.10\", \"2846.90\"]`";
    let line = json!({
        "anyOf": [
            { "type": "string", "pattern": TARIFF_LINE, "patternErrorMessage": message, "errorMessage": message },
            // YAML reads a line without quotation marks as a number.
            { "type": "number", "minimum": 0, "maximum": 1e60 },
        ],
    });
    json!({ "if": { "type": "array" }, "then": { "items": line, "minItems": 1 }, "else": line })
}

/// How the quantity of a fact is named in a sentence.
fn fact_called(fact: &Fact) -> String {
    fact.called.clone().unwrap_or_else(|| format!("“{}”", fact.name))
}

/// "Of a toll and a barge."
pub fn asked_of(book: &Rulebook, fact: &Fact) -> String {
    let params: Vec<String> = fact
        .params
        .iter()
        .map(|param| {
            let kind = &book.kinds[param.kind].name;
            if param.name == *kind { article(kind) } else { format!("{} as “{}”", article(kind), param.name) }
        })
        .collect();
    super::parts::listed(&params, "and")
}
