//! What a case file may not say, and the fix.

use std::collections::BTreeSet;

use crate::source::suggest::{fix, listed, nearest, same_letters};
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

/// A file holds one mapping, or nothing, or something else.
pub fn no_record(empty: bool, found: &str, place: Place) -> Problem {
    let help = "a record begins with lines such as `case: …`, `title: …`, `parties: …`";
    if empty {
        let words = place.text.content.trim_end();
        let start = words.rfind('\n').map_or(0, |at| at + 1);
        let place = Place { range: start..words.len(), ..place.clone() };
        return Problem::new("case::wrong_shape", "this file holds no record", place, "the file ends here").help(help);
    }
    Problem::new("case::wrong_shape", format!("a case file is one record, this is {found}"), place, "no record")
        .help(help)
}

pub fn duplicate_key(key: &str, second: Place, first: Place) -> Problem {
    Problem::new("case::duplicate_key", format!("`{key}` stands twice"), second, "again here")
        .also(first, "first here")
        .help("merge the two, or rename one")
}

pub fn second_record(place: Place) -> Problem {
    let message = "one file holds one record; `---` begins a second";
    Problem::new("case::second_record", message, place, "a second begins here")
        .help("give each record a file of its own")
}

pub fn not_finite(written: &str, place: Place) -> Problem {
    Problem::new("case::not_a_number", format!("`{written}` is not a number"), place, "no number")
        .help("write the number, or leave it out: what is not stated is silent")
}

pub fn repeats_itself(place: Place) -> Problem {
    let message = "this file repeats itself by `*` too often to be read";
    Problem::new("case::repeats_itself", message, place, "too often from here").help("write out what is repeated")
}

pub fn repeats_nothing(written: &str, place: Place) -> Problem {
    let name = written.trim_start_matches('*');
    Problem::new(
        "case::repeats_nothing",
        format!("`{written}` repeats what is marked `&{name}`, and nothing is"),
        place,
        "nothing to repeat",
    )
    .help("put a text that begins with `*` in quotes")
}

pub fn too_large(place: Place) -> Problem {
    Problem::new(
        "case::too_large",
        "this file is too large, or too deep, to be a record",
        place,
        "reading stopped here",
    )
    .help("split it")
}

pub fn bracket_not_closed(open: char, place: Place) -> Problem {
    let close = if open == '[' { ']' } else { '}' };
    Problem::new("case::not_yaml", "this bracket is never closed", place, format!("`{open}` opens here"))
        .help(format!("close it with `{close}`"))
}

pub fn quotation_not_closed(place: Place) -> Problem {
    Problem::new("case::not_yaml", "this quotation is never closed", place, "reading stopped here")
        .help("close it with the mark that opens it")
}

pub fn tab(place: Place) -> Problem {
    Problem::new("case::not_yaml", "this line is indented with a tab", place, "a tab").help("indent with spaces")
}

pub fn colon_within_a_text(place: Place) -> Problem {
    Problem::new("case::not_yaml", "a second colon on one line", place, "this one begins a value where none can stand")
        .help("put a text that contains `: ` in quotes")
}

/// What the keys of a record stand in.
pub const CASE_FILE: &str = "a case file";

/// `inside` is what has such keys.
pub fn unknown_key<'a>(
    key: &str,
    inside: &str,
    place: Place,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    let help = fix(key, known.clone()).or_else(|| {
        let kind = inside == CASE_FILE;
        kind.then(|| format!("no rulebook declares such a kind of thing; known here: {}", listed(known)))
    });
    Problem::new("case::unknown_key", format!("`{key}` means nothing here"), place, format!("not a key of {inside}"))
        .maybe_help(help)
}

pub fn two_facts_in_one_entry(first: &str, second: &str, place: Place, first_place: Place) -> Problem {
    Problem::new(
        "case::two_facts_in_one_entry",
        format!("one entry states one fact; this one states `{first}` and `{second}`"),
        place,
        "a second fact",
    )
    .also(first_place, "the first")
    .help("begin a new entry with `-`")
}

pub fn duplicate_label(label: &str, second: Place, first: Place) -> Problem {
    Problem::new("case::duplicate_label", format!("two facts bear the label `{label}`"), second, "again here")
        .also(first, "first here")
        .help("give one of them another label")
}

pub fn relies_on_nothing<'a>(written: &str, place: Place, known: impl IntoIterator<Item = &'a str> + Clone) -> Problem {
    Problem::new(
        "case::relies_on_nothing",
        format!("`{written}` is neither a fact nor the label of one"),
        place,
        "nothing to rely on",
    )
    .maybe_help(fix(written, known))
}

/// `under` is the instrument that was named, and `known` its paragraphs; without one, `known` are the instruments.
pub fn unknown_provision(name: &str, place: Place, same: Option<&str>, under: Option<&str>, known: &[&str]) -> Problem {
    let known = listed(known.iter().copied());
    let help = match (same, under) {
        (Some(same), _) => format!("did you mean `{same}`?"),
        (None, Some(instrument)) => format!("known under {instrument}: {known}"),
        (None, None) => format!("begin with the instrument: {known}"),
    };
    Problem::new("case::unknown_provision", format!("no provision is called `{name}`"), place, "no such provision")
        .help(help)
}

pub fn unknown_plea(name: &str, place: Place, known: &[String]) -> Problem {
    let known = || known.iter().map(String::as_str);
    let help = match same_letters(name, known()) {
        Some(same) => format!("did you mean `{same}`?"),
        None => format!("a plea may raise {}", listed(known())),
    };
    let message = format!("no defence, exception or bar is called `{name}`");
    Problem::new("case::unknown_plea", message, place, "nothing to raise").help(help)
}

/// Letters are not guessed: those that the issue has are listed.
pub fn unknown_clause(name: &str, place: Place, known: &[String]) -> Problem {
    let letters: Vec<&str> = match name.rsplit_once('/') {
        Some((issue, _)) => known.iter().filter_map(|id| id.strip_prefix(issue)?.strip_prefix('/')).collect(),
        None => Vec::new(),
    };
    let help = if letters.is_empty() {
        nearest(name, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"))
    } else {
        let issue = name.rsplit_once('/').map_or(name, |(issue, _)| issue);
        Some(format!("known under `{issue}`: {}", letters.join(", ")))
    };
    Problem::new("case::unknown_clause", format!("no clause is called `{name}`"), place, "no such clause")
        .maybe_help(help)
}

/// Words that may mean several clauses; each is offered by the id that means it alone.
pub fn ambiguous_clause(name: &str, place: Place, found: &BTreeSet<String>) -> Problem {
    let ids: Vec<String> = found.iter().map(|id| format!("`{id}`")).collect();
    Problem::new("case::ambiguous_clause", format!("`{name}` may mean {}", ids.join(" or ")), place, "which of them?")
        .help("write the one that is meant in full")
}

pub fn claim_by_respondent(name: &str, place: Place) -> Problem {
    Problem::new("case::wrong_side", format!("`{name}` responds to the claims and makes none"), place, "the respondent")
        .help("name a complainant, or leave `by` out: a claim is of every complainant")
}

pub fn defence_by_complainant(defence: &str, name: &str, respondent: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "case::wrong_side",
        format!("`{defence}` is a defence, and `{name}` complains"),
        place,
        "a complainant",
    )
    .also(declared, "declared here")
    .help(format!("a defence is raised by the respondent: `by: {respondent}`"))
}

pub fn bound_but_no_member(kind: &str, place: Place) -> Problem {
    Problem::new(
        "case::only_members_are_bound",
        format!("a {kind} is bound by nothing"),
        place,
        "instruments bind Members",
    )
    .help("leave `bound by` out, or write it under `members:`")
}

pub fn withdraws_from_nothing(place: Place) -> Problem {
    Problem::new("case::nothing_to_withdraw", "this record is based on no other", place, "withdrawn from what?")
        .help("add `based on:`, or delete the fact")
}

pub fn not_a_period(written: &str, place: Place) -> Problem {
    Problem::new("case::wrong_value", format!("`{written}` is not a period"), place, "neither a year nor a month")
        .help("write a year or a month, as in `2011` or `2011-03`")
}

pub fn too_many_digits(fact: &str, place: Place) -> Problem {
    Problem::new("case::wrong_value", format!("this value of `{fact}` has too many digits"), place, "more than 60")
        .help("write at most 60 digits")
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
    .help(format!("say which: `{{{}: {name}}}`", kinds.first().map_or("", String::as_str)))
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

pub fn wrong_value(written: &str, fact: &str, needs: &str, example: &str, place: Place, declared: Place) -> Problem {
    Problem::new("case::wrong_value", format!("`{written}` is not a value of `{fact}`"), place, format!("not {needs}"))
        .also(declared, format!("declared as {needs}"))
        .help(format!("write {example}"))
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

pub fn interval_reversed(written: &str, first: &str, place: Place) -> Problem {
    Problem::new("case::interval_reversed", format!("`{written}` ends before it begins"), place, "reversed")
        .help(format!("write the {first} first"))
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

/// `formed`: written as a date is, but no calendar has the day.
pub fn impossible_date(written: &str, formed: bool, place: Place) -> Problem {
    let label = if formed { "no such day" } else { "not written as a date" };
    Problem::new("case::impossible_date", format!("`{written}` is not a date"), place, label)
        .help("write it as `2012-07-23`")
}

pub fn no_party(key: &str, place: Place) -> Problem {
    Problem::new("case::missing_party", format!("a dispute needs a {key}"), place, format!("no {key} here")).help(
        if key == "respondent" {
            "add `respondent: …` under `parties`"
        } else {
            "add `complainants: […]` under `parties`"
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

pub fn holding_on_no_claim(provision: &str, about: &str, place: Place) -> Problem {
    Problem::new(
        "case::holding_without_claim",
        format!("no claim under {provision} is made of these things"),
        place,
        "held of what?",
    )
    .help(format!("name {about} as a claim of the record does"))
}

pub fn held_of_wrong_thing(held: &str, on: &str, place: Place) -> Problem {
    Problem::new("case::held_of_wrong_thing", format!("`{held}` cannot be held of {on}"), place, "this result").help(
        "a claim is held inconsistent, justified, consistent, not proven or not reviewable; an element met or not met",
    )
}
