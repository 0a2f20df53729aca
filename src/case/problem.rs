//! What a case file may not say, and the fix.

use crate::source::suggest::fix;
use crate::source::{Place, Problem};

pub fn yaml(message: &str, place: Place) -> Problem {
    let message = message.lines().next().unwrap_or(message);
    let message = message.rsplit_once(" at line ").map_or(message, |(head, _)| head);
    let message =
        message.split_once(": ").filter(|(head, _)| head.starts_with("error")).map_or(message, |(_, tail)| tail);
    let message = message.split_once("column ").map_or(message, |(_, tail)| {
        tail.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':').trim()
    });
    Problem::new(
        "case::not_yaml",
        format!("this file cannot be read as YAML: {message}"),
        place,
        "reading stopped here",
    )
    .help(
        "check indentation, brackets and colons; put a text that contains `: ` or begins with a special sign in quotes",
    )
}

pub fn unknown_key<'a>(key: &str, place: Place, known: impl IntoIterator<Item = &'a str> + Clone) -> Problem {
    Problem::new("case::unknown_key", format!("`{key}` means nothing here"), place, "not a key of a case file")
        .maybe_help(fix(key, known.clone()))
        .maybe_help(None)
}

pub fn missing_key(key: &str, inside: &str, place: Place, example: &str) -> Problem {
    Problem::new("case::missing_key", format!("{inside} needs `{key}`"), place, format!("without `{key}`"))
        .help(format!("add `{key}: {example}`"))
}

pub fn expected(what: &str, found: &str, place: Place) -> Problem {
    Problem::new("case::wrong_shape", format!("expected {what}, found {found}"), place, format!("this is {found}"))
        .help(format!("write {what} here"))
}

pub fn truth_as_name(truth: bool, place: Place) -> Problem {
    Problem::new(
        "case::truth_as_name",
        format!("YAML reads this word as `{truth}`, not as a name"),
        place,
        "read as a yes or no",
    )
    .help("put it in quotes")
}

/// A name that nothing in the record or the rulebook bears.
pub fn unknown<'a>(
    code: &'static str,
    class: &str,
    name: &str,
    place: Place,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    Problem::new(code, format!("no {class} is called `{name}`"), place, format!("no such {class}"))
        .maybe_help(fix(name, known))
}

pub fn duplicate_thing(name: &str, kind: &str, second: Place, first: Place) -> Problem {
    Problem::new("case::duplicate_thing", format!("two {kind} are called `{name}`"), second, "again here")
        .also(first, "first here")
        .help("give one of them another name")
}

pub fn ambiguous_thing(name: &str, kinds: &[String], place: Place) -> Problem {
    Problem::new(
        "case::ambiguous_thing",
        format!("`{name}` is the name of more than one thing"),
        place,
        format!("a {}?", kinds.join(", or a ")),
    )
    .help(format!("say which: `of: {{{}: {name}}}`", kinds[0]))
}

pub fn wrong_kind(name: &str, kind: &str, fact: &str, takes: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "case::wrong_kind_of_thing",
        format!("`{name}` is a {kind}, and `{fact}` is not asked of one"),
        place,
        format!("a {kind}"),
    )
    .also(declared, format!("asked of {takes}"))
    .help(format!("name {takes}"))
}

pub fn two_of_a_kind(fact: &str, kind: &str, place: Place) -> Problem {
    Problem::new(
        "case::too_many_things",
        format!("`{fact}` is asked of one {kind} at a time"),
        place,
        format!("more than one {kind}"),
    )
    .help("state the fact once for each")
}

pub fn wrong_value(written: &str, fact: &str, needs: &str, place: Place, declared: Place) -> Problem {
    Problem::new("case::wrong_value", format!("`{written}` is not a value of `{fact}`"), place, format!("not {needs}"))
        .also(declared, format!("declared as {needs}"))
        .help(format!("write {needs}"))
}

pub fn missing_unit(written: &str, unit: &str, place: Place, declared: Place) -> Problem {
    Problem::new("case::missing_unit", format!("`{written}` has no unit"), place, "in what unit?")
        .also(declared, format!("measured in {unit}"))
        .help(format!("write `{written} {unit}`"))
}

pub fn unit_mismatch(unit: &str, wanted: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "case::unit_mismatch",
        format!("this is in {unit}, the fact is in {wanted}"),
        place,
        format!("in {unit}"),
    )
    .also(declared, format!("measured in {wanted}"))
    .help(format!("convert it to {wanted}; arguendo converts only where a rulebook says how"))
}

pub fn out_of_range(written: &str, least: &str, most: &str, place: Place, declared: Place) -> Problem {
    Problem::new("case::out_of_range", format!("`{written}` lies outside what the fact can be"), place, "out of range")
        .also(declared, format!("between {least} and {most}"))
        .help(format!("write a value between {least} and {most}"))
}

pub fn interval_reversed(written: &str, place: Place) -> Problem {
    Problem::new("case::interval_reversed", format!("`{written}` ends before it begins"), place, "reversed")
        .help("write the smaller number first")
}

pub fn unknown_value<'a>(
    written: &str,
    fact: &str,
    place: Place,
    declared: Place,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    Problem::new("case::unknown_value", format!("`{written}` is not a value of `{fact}`"), place, "not in its list")
        .also(declared, "the list is declared here")
        .maybe_help(fix(written, known))
}

pub fn impossible_date(written: &str, place: Place) -> Problem {
    Problem::new("case::impossible_date", format!("`{written}` is not a date"), place, "no such day")
        .help("write it as `2012-07-23`")
}

pub fn no_party(key: &str, place: Place) -> Problem {
    Problem::new("case::missing_party", format!("a dispute needs a {key}"), place, format!("no {key} here")).help(
        if key == "respondent" {
            "add `respondent: China` under `parties`"
        } else {
            "add `complainants: [United States]` under `parties`"
        },
    )
}

pub fn both_sides(name: &str, second: Place, first: Place) -> Problem {
    Problem::new("case::party_on_both_sides", format!("`{name}` is on both sides"), second, "respondent")
        .also(first, "complainant")
        .help("a Member does not bring a dispute against itself")
}

pub fn not_a_party<'a>(name: &str, place: Place, known: impl IntoIterator<Item = &'a str> + Clone) -> Problem {
    Problem::new("case::not_a_party", format!("`{name}` is not a party to this dispute"), place, "not a party")
        .maybe_help(fix(name, known))
}

pub fn part_of_itself(name: &str, place: Place) -> Problem {
    Problem::new("case::part_of_itself", format!("`{name}` is, in the end, a part of itself"), place, "this `part of`")
        .help("cut the circle")
}

pub fn part_of_another_kind(name: &str, kind: &str, whole: &str, place: Place) -> Problem {
    Problem::new(
        "case::part_of_another_kind",
        format!("`{name}` is a {kind}; the whole, `{whole}`, is not"),
        place,
        "of another kind",
    )
    .help(format!("name a {kind}; to say what it goes with, write `concerns:`"))
}

pub fn contradictory(fact: &str, second: Place, first: Place) -> Problem {
    Problem::new(
        "case::contradictory_statements",
        format!("`{fact}` is stated twice for the same things, neither statement narrower"),
        second,
        "stated again here",
    )
    .also(first, "stated here")
    .help("make one of them, with both exhibits; or state one of a part")
}

pub fn says_nothing(fact: &str, place: Place) -> Problem {
    Problem::new(
        "case::statement_without_value",
        format!("`{fact}` has no value here, and no exhibit says one"),
        place,
        "no value",
    )
    .help("give it a value, or leave it out: what is not stated is silent")
}

pub fn claim_about_nothing(kind: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "case::claim_about_nothing",
        format!("the claim names no {kind}"),
        place,
        format!("about which {kind}?"),
    )
    .also(declared, format!("the test is about a {kind}"))
    .help(format!("add `{kind}: …`"))
}

pub fn no_test(provision: &str, place: Place) -> Problem {
    Problem::new("case::no_test", format!("no rulebook encodes {provision}"), place, "nothing to decide")
        .help(format!("take its breach as given: `given: [{{breach: {provision}, met: true}}]`"))
}

pub fn not_a_plea(name: &str, role: &str, place: Place, declared: Place) -> Problem {
    Problem::new("case::not_a_plea", format!("`{name}` is {role}, which nobody raises"), place, "not raised by anyone")
        .also(declared, "declared here")
        .help("a plea raises a defence, a named exception or a bar")
}

pub fn not_raisable(kind: &str, place: Place, declared: Option<Place>) -> Problem {
    let problem =
        Problem::new("case::nobody_raises_it", format!("a {kind} counts without being raised"), place, "raised by");
    match declared {
        Some(declared) => problem.also(declared, "declared here"),
        None => problem,
    }
    .help("leave `raised by` out")
}

pub fn word_not_known<'a>(
    code: &'static str,
    class: &str,
    word: &str,
    place: Place,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    Problem::new(code, format!("`{word}` is not {class}"), place, format!("not {class}")).maybe_help(fix(word, known))
}

pub fn base_not_read(path: &str, why: &str, place: Place) -> Problem {
    Problem::new("case::base_not_read", format!("`{path}` cannot be read: {why}"), place, "based on this")
        .help("write the path relative to this file")
}

pub fn base_circle(path: &str, place: Place) -> Problem {
    Problem::new("case::base_circle", format!("`{path}` is, in the end, based on this record"), place, "based on this")
        .help("cut the circle")
}

pub fn nothing_to_withdraw(fact: &str, place: Place) -> Problem {
    Problem::new(
        "case::nothing_to_withdraw",
        format!("the record that this is based on does not state `{fact}` of these things"),
        place,
        "withdrawn",
    )
    .help("name the fact and its things as the other record does")
}

pub fn holding_on_no_claim(provision: &str, place: Place) -> Problem {
    Problem::new(
        "case::holding_without_claim",
        format!("no claim under {provision} is made of these things"),
        place,
        "held of what?",
    )
    .help("name measure and product as a claim of the record does")
}

pub fn held_of_wrong_thing(held: &str, on: &str, place: Place) -> Problem {
    Problem::new("case::held_of_wrong_thing", format!("`{held}` cannot be held of {on}"), place, "this result").help(
        "a claim is held inconsistent, justified, consistent, not proven or not reviewable; an element met or not met",
    )
}
