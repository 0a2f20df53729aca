//! What a rulebook may not say, and the fix.

use crate::source::suggest::fix;
use crate::source::{Place, Problem};

/// A name that nothing declares. `class` is what it should have named: "issue", "report" …
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

pub fn duplicate(class: &str, name: &str, second: Place, first: Place) -> Problem {
    Problem::new(
        "rulebook::duplicate_name",
        format!("two declarations give the name `{name}` to a {class}"),
        second,
        "declared again here",
    )
    .also(first, "declared first here")
    .help("rename one of them, or remove it")
}

pub fn two_caps(kind: &str, second: Place, first: Place) -> Problem {
    Problem::new("rulebook::duplicate_name", format!("two caps limit {kind}"), second, "limited again here")
        .also(first, "limited first here")
        .help("keep one; to limit a single fact, write `Caps …` in the fact")
}

/// A name that already has a meaning in every case file.
pub fn word_of_case_files(name: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::duplicate_name",
        format!("`{name}` is a word of case files"),
        place,
        "means something else there",
    )
    .help("choose another")
}

pub fn two_remedies(second: Place, first: Place) -> Problem {
    Problem::new("rulebook::duplicate_name", "an edition has one remedy", second, "the second")
        .also(first, "the first")
        .help("make them cases of one remedy")
}

pub fn same_parameter_twice(kind: &str, name: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::same_parameter_twice",
        format!("two things here are both called `the {name}`"),
        place,
        "the second",
    )
    .help(format!("give one a name of its own: `{kind} as \"other {name}\"`"))
}

pub fn asks_for_a_defence(name: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::defence_as_clause",
        format!("`{name}` is a defence, and no clause can ask for it"),
        place,
        "asked for here",
    )
    .also(declared, "a defence")
    .help("a defence is raised by a party and answers by itself")
}

/// A letter that no clause, reason or factor bears. No other is offered: a letter is not misspelt but meant.
pub fn unknown_letter<'a>(
    code: &'static str,
    label: &str,
    place: Place,
    known: impl IntoIterator<Item = &'a str>,
) -> Problem {
    let known: Vec<String> = known.into_iter().map(|label| format!("({label})")).collect();
    let help = (!known.is_empty()).then(|| format!("known here: {}", known.join(", ")));
    Problem::new(code, format!("there is no ({label}) here"), place, "no such letter").maybe_help(help)
}

pub fn not_a_value<'a>(
    value: &str,
    of: &str,
    place: Place,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    Problem::new("rulebook::unknown_value", format!("`{value}` is not a value of `{of}`"), place, "no such value")
        .maybe_help(fix(value, known))
}

/// A provision is guessed only where the letters agree but for case and spacing: a guess between provisions does harm.
pub fn unknown_provision(code: &'static str, name: &str, place: Place, known: &[String]) -> Problem {
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<String>();
    let instrument = name.split(' ').next().unwrap_or_default();
    let help = match known.iter().find(|other| plain(other) == plain(name)) {
        Some(same) => Some(format!("did you mean `{same}`?")),
        None => {
            let paragraphs: Vec<&str> =
                known.iter().filter_map(|other| other.strip_prefix(instrument)?.strip_prefix(' ')).collect();
            let more = if paragraphs.len() > MOST_PROVISIONS { ", …" } else { "" };
            let listed = paragraphs[..paragraphs.len().min(MOST_PROVISIONS)].join(", ");
            (!paragraphs.is_empty()).then(|| format!("known under {instrument}: {listed}{more}"))
        }
    };
    Problem::new(code, format!("no provision is called `{name}`"), place, "no such provision").maybe_help(help)
}

const MOST_PROVISIONS: usize = 24;

pub fn duplicate_letter(label: &str, second: Place, first: Place) -> Problem {
    Problem::new(
        "rulebook::duplicate_letter",
        format!("the letter ({label}) stands twice in one declaration"),
        second,
        "again here",
    )
    .also(first, "first here")
    .help("give the clause a letter of its own: it is the clause's stable id")
}

fn measured(measure: &str) -> String {
    if measure.starts_with("a ") { format!("this is {measure}") } else { format!("this is in {measure}") }
}

/// Two measures that cannot be put together; `what` ends the sentence: "be compared".
pub fn unit_mismatch(what: &str, left: (&str, Place), right: (&str, Place), help: Option<String>) -> Problem {
    let other = if left.0 == right.0 { "another" } else { right.0 };
    Problem::new("rulebook::unit_mismatch", format!("{} and {other} cannot {what}", left.0), left.1, measured(left.0))
        .also(right.1, measured(right.0))
        .maybe_help(help)
}

pub fn missing_unit(place: Place, unit: &str) -> Problem {
    Problem::new("rulebook::missing_unit", "this number has no unit", place, "a bare number")
        .help(format!("write the unit it is compared in: `{unit}`"))
}

pub fn wrong_type(name: &str, is: &str, used: &str, place: Place, declared: Place, help: impl Into<String>) -> Problem {
    Problem::new(
        "rulebook::wrong_type",
        format!("`{name}` is {is}, and is used as {used}"),
        place,
        format!("used as {used}"),
    )
    .also(declared, format!("declared as {is}"))
    .help(help)
}

pub fn unknown_sentence(text: &str, place: Place, near: &[(String, Place)]) -> Problem {
    let problem =
        Problem::new("rulebook::unknown_sentence", "no fact says this", place, "not the sentence of any fact");
    let Some((_, nearest)) = near.first() else {
        return problem.help(format!("declare it: `fact \"…\", of …: truth. Says \"{text}\".`"));
    };
    let sentences: Vec<String> = near.iter().map(|(sentence, _)| format!("`{sentence}`")).collect();
    problem.also(nearest.clone(), "the nearest fact").help(format!("did you mean {}?", sentences.join(" or ")))
}

/// A sentence that a fact says, of a thing that the declaration is not about.
pub fn nothing_to_speak_of(kind: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::nothing_to_bind",
        format!("this sentence speaks of `the {kind}`, and none is in sight"),
        place,
        format!("which {kind}?"),
    )
    .also(declared, "the fact that says it")
    .help(format!("add `a {kind}` to what the declaration is about, or bring one in with `for some {kind}, …`"))
}

pub fn mixed_connectives(first: Place, second: Place) -> Problem {
    let joint = |words: &str| if words.contains("and") { "and" } else { "or" };
    let (first_words, second_words) = (first.words().to_owned(), second.words().to_owned());
    Problem::new(
        "rulebook::mixed_connectives",
        "one list joins its clauses with `and` as well as with `or`",
        second,
        format!("joined with `{}`", joint(&second_words)),
    )
    .also(first, format!("joined with `{}`", joint(&first_words)))
    .help("put one of the two into a clause of its own: `(b) any one of (i) …, or (ii) …; and`")
}

pub fn connective_contradicts(list: &str, joint: &str, heading: Place, place: Place) -> Problem {
    Problem::new(
        "rulebook::connective_contradicts",
        format!("a list of `{list}` is joined with `{joint}`"),
        place,
        format!("`{joint}`"),
    )
    .also(heading, format!("`{list}`"))
    .help(if list == "any one of" { "join its clauses with `; or`" } else { "join its clauses with `; and`" })
}

pub fn missing_connective(place: Place) -> Problem {
    Problem::new(
        "rulebook::missing_connective",
        "these clauses are joined by a bare semicolon",
        place,
        "`and` or `or`?",
    )
    .help("write `; and` or `; or`; only `at least 2 of` takes bare semicolons")
}

pub fn too_many_of(number: usize, count: usize, place: Place) -> Problem {
    // A number beyond all bounds is shown as it was written.
    let written = place.words().split_whitespace().nth(2).map_or_else(|| number.to_string(), str::to_owned);
    Problem::new(
        "rulebook::more_than_there_are",
        format!("at least {written} of {count} clauses can never be met"),
        place,
        format!("only {count} clauses"),
    )
    .help(format!("ask for at most {count}"))
}

/// A round in an order of precedence, each place a sentence that says so: "outweighs", "prevails over".
pub fn order_cycle(class: &str, verb: &str, names: &[String], places: &[Place]) -> Option<Problem> {
    let round = names.iter().chain(names.first()).map(String::as_str).collect::<Vec<_>>();
    let steps: Vec<String> = round.windows(2).map(|pair| format!("{} {verb} {}", pair[0], pair[1])).collect();
    let mut sentences = steps.iter().zip(places);
    let (first, place) = sentences.next()?;
    let message = format!("these {class} stand in a circle: {}", round.join(" → "));
    let problem = Problem::new("rulebook::cycle", message, place.clone(), first.as_str())
        .help(format!("nothing {verb} itself in the end: cut one of these sentences"));
    Some(sentences.fold(problem, |problem, (step, place)| problem.also(place.clone(), step.as_str())))
}

pub fn rests_on_itself(name: &str, place: Place, reading: Option<(&str, Place)>) -> Problem {
    let problem = Problem::new(
        "rulebook::cycle",
        format!("`{name}` rests on itself"),
        place,
        format!("`{name}` asks for itself"),
    )
    .help("no question can rest on its own answer: cut this reference");
    match reading {
        Some((reading, place)) => problem.also(place, format!("on the reading `{reading}`")),
        None => problem,
    }
}

pub fn cycle(class: &str, names: &[String], places: &[Place]) -> Problem {
    let round = names.iter().chain(names.first()).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → ");
    let mut problem = Problem::new(
        "rulebook::cycle",
        format!("these {class} rest on each other: {round}"),
        places[0].clone(),
        format!("`{}` rests on the next", names[0]),
    );
    for (name, place) in names.iter().zip(places).skip(1) {
        problem = problem.also(place.clone(), format!("`{name}` rests on the next"));
    }
    problem.help("no question can rest on its own answer: cut one of these references")
}

pub fn no_body(name: &str, place: Place) -> Problem {
    Problem::new("rulebook::no_test", format!("`{name}` never says when it is met"), place, "declared here")
        .help("write `It is met if …`, `The complainant must prove …`, `Reasons for: …` or a table")
}

pub fn two_bodies(name: &str, first: Place, second: Place) -> Problem {
    Problem::new("rulebook::two_tests", format!("`{name}` says in two ways when it is met"), second, "the second way")
        .also(first, "the first way")
        .help("keep one, and make the other an issue of its own")
}

pub fn no_binding(issue: &str, param: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::nothing_to_bind",
        format!("`{issue}` is about a {param}, and none is in sight here"),
        place,
        format!("which {param}?"),
    )
    .also(declared, format!("about a {param}"))
    .help(format!("add `a {param}` to what this declaration is about, or bring one in with `for some {param}, …`"))
}

pub fn ambiguous_binding(issue: &str, param: &str, names: &[String], place: Place) -> Problem {
    Problem::new(
        "rulebook::ambiguous_binding",
        format!("`{issue}` is about a {param}, and more than one is in sight"),
        place,
        format!("which of {}?", names.join(", ")),
    )
    .help("give the parameter the name of the variable that is meant: `a … as \"…\"`")
}

pub fn two_tests_under(provision: &str, first: Place, second: Place) -> Problem {
    Problem::new(
        "rulebook::two_tests_under_one_provision",
        format!("two tests stand under {provision}"),
        second,
        "the second test",
    )
    .also(first, "the first test")
    .help("a claim names the provision only: make one of them an issue that the other asks for")
}

pub fn role_needs(role: &str, needs: &str, place: Place, help: &str) -> Problem {
    Problem::new(
        "rulebook::role_incomplete",
        format!("{} needs {needs}", with_article(role)),
        place,
        format!("without {needs}"),
    )
    .help(help)
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

pub fn provision_argues_nothing(name: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::reading_without_authority",
        format!("a provision argues nothing, so `{name}` has no authority"),
        place,
        "a provision, not a report",
    )
    .help("name the report or the commentary that says so; the provision itself belongs in `Cites …`")
}

pub fn precedent_without_report(name: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::reading_without_authority",
        format!("the precedent `{name}` names no report"),
        place,
        "decided where?",
    )
    .help("add `Of \"…\" at \"para. …\" [unverified].` with the name of the report that decided it")
}

pub fn reading_without_authority(name: &str, place: Place) -> Problem {
    Problem::new("rulebook::reading_without_authority", format!("the reading `{name}` has no authority"), place, "argued by whom?")
        .help("name the report or the commentary it comes from: `reading \"…\", of \"China – Raw Materials (AB)\" at \"para. 355\" [unverified].`")
}

pub fn undated_authority(report: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::undated_authority",
        format!("`{report}` has no date of circulation"),
        place,
        "cannot be dated",
    )
    .also(declared, "declared here")
    .help("add `Circulated 30 January 2012.`: a reading or precedent counts from that day")
}

pub fn contradictory_order(winner: &str, loser: &str, first: Place, second: Place) -> Problem {
    Problem::new(
        "rulebook::contradictory_order",
        format!("`{winner}` prevails over `{loser}`, and the reverse"),
        second,
        "the reverse",
    )
    .also(first, "the one")
    .help("keep one of the two, or make each depend on another question with `if question … takes …`")
}

pub fn outweighs_same_side(winner: (&str, [Place; 2]), loser: (&str, [Place; 2])) -> Problem {
    let ((winner, [place, declared]), (loser, [other, other_declared])) = (winner, loser);
    Problem::new(
        "rulebook::outweighs_own_side",
        format!("({winner}) and ({loser}) speak for the same side"),
        place,
        "one cannot outweigh",
    )
    .also(other, "the other")
    .also(declared, format!("({winner}) is declared here"))
    .also(other_declared, format!("({loser}) is declared here"))
    .help("a reason outweighs reasons of the other side only")
}

pub fn unmarked_pinpoint(place: Place) -> Problem {
    Problem::new(
        "rulebook::unmarked_pinpoint",
        "this pinpoint does not say whether it was checked",
        place,
        "checked against the report?",
    )
    .help("add `[verified]` or `[unverified]`")
}

pub fn table_width(cells: usize, columns: usize, place: Place, header: Place) -> Problem {
    Problem::new(
        "rulebook::table_width",
        format!("this row has {cells} cells, the header {columns}"),
        place,
        format!("{cells} cells"),
    )
    .also(header, format!("{columns} columns"))
    .help("write one cell for each column; `any` where the column does not matter")
}

pub fn table_cell(words: &str, place: Place, column: Place, allowed: &[String]) -> Problem {
    let listed = allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Problem::new("rulebook::table_cell", format!("{words} does not belong in this column"), place, "this cell")
        .also(column, "of this column")
        .help(format!("write {listed} or `any`"))
}

pub fn table_overlap(combination: &str, first: Place, second: Place) -> Problem {
    Problem::new(
        "rulebook::table_overlap",
        format!("two rows decide differently: {combination}"),
        second,
        "and here otherwise",
    )
    .also(first, "decided here")
    .help("narrow one of the rows")
}

pub fn table_gap(combination: &str, place: Place) -> Problem {
    Problem::new("rulebook::table_gap", format!("no row decides: {combination}"), place, "this table")
        .help("add a row for it")
}

pub fn table_not_monotone(column: &str, low: &str, high: &str, first: Place, second: Place) -> Problem {
    Problem::new("rulebook::table_not_monotone", format!("along `{column}` the result changes both ways"), second, high)
        .also(first, low)
        .help("more of the same must help the same side throughout the table")
}

pub fn table_too_large(place: Place) -> Problem {
    Problem::new(
        "rulebook::table_too_large",
        "this table has more than 4,096 combinations",
        place,
        "too many to be read or checked",
    )
    .help("split it into two issues with a table each")
}

pub fn standard_not_stricter(name: &str, than: &str, for_it: &str, against: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::standard_not_stricter",
        format!("`{name}` is not stricter than `{than}`"),
        place,
        "says that it is",
    )
    .help(format!(
        "with {for_it} evidence for and {against} against, `{name}` is met and `{than}` is not: ask for more, or leave `stricter than` out"
    ))
}

pub fn raised_kind(kind: &str, place: Place, declared: Option<Place>) -> Problem {
    let problem = Problem::new(
        "rulebook::raised_by_whom",
        format!("a {kind} counts only once a party raises it"),
        place,
        "raised by whom?",
    )
    .help(format!("write `for some {kind} that the complainant raises, …`"));
    match declared {
        Some(place) => problem.also(place, "counted once raised"),
        None => problem,
    }
}

pub fn not_raised_kind(kind: &str, place: Place, declared: Option<Place>) -> Problem {
    let problem = Problem::new(
        "rulebook::not_counted_once_raised",
        format!("nobody raises a {kind}: it is simply there"),
        place,
        "that … raises",
    )
    .help(format!("leave the words out, or declare `thing \"{kind}\", …, counted once raised.`"));
    match declared {
        Some(place) => problem.also(place, "declared here"),
        None => problem,
    }
}

pub fn period_out_of_place(place: Place) -> Problem {
    Problem::new(
        "rulebook::periods_without_series",
        "there is no series here whose periods could be compared",
        place,
        "no series",
    )
    .help("leave out `in every period`, or compare a fact of type `series of …`")
}

pub fn series_without_aggregate(name: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::series_without_period",
        format!("`{name}` has a value for each period; which is meant?"),
        place,
        "a whole series",
    )
    .also(declared, "declared as a series")
    .help("write `the total of …`, `the average of …`, `the latest of …`, or end the comparison with `in every period`")
}

/// `first` says which of the two belongs in front: "smaller" or "earlier".
pub fn range_reversed(first: &str, place: Place) -> Problem {
    Problem::new("rulebook::range_reversed", "the end lies before the beginning", place, "reversed")
        .help(format!("write the {first} one first"))
}

pub fn adopted_too_early(adopted: Place, circulated: Place) -> Problem {
    Problem::new("rulebook::range_reversed", "a report is adopted after it is circulated", adopted, "adopted earlier")
        .also(circulated, "circulated later")
        .help("correct one of the two dates")
}

pub fn scope_out_of_place(place: Place) -> Problem {
    Problem::new(
        "rulebook::scope_out_of_place",
        "only a part of a test can be a scope element",
        place,
        "marked [scope]",
    )
    .help("move the mark to a lettered clause of a `test`")
}

pub fn precedent_without_factors(issue: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::precedent_without_factors",
        format!("`{issue}` has no reasons for a precedent to compare"),
        place,
        "a precedent needs factors",
    )
    .also(declared, "decided without reasons")
    .help("give the issue `Reasons for:` and `Reasons against:`")
}

pub fn factor_level(label: &str, needs: bool, place: Place) -> Problem {
    let (message, help) = if needs {
        (format!("({label}) is a scale; how far did the decided case go?"), "write its level: `(a) at \"high\"`")
    } else {
        (format!("({label}) is present or absent, not more or less"), "leave the level out")
    };
    Problem::new("rulebook::factor_level", message, place, "this factor").help(help)
}

pub fn present_and_absent(label: &str, first: Place, second: Place) -> Problem {
    Problem::new(
        "rulebook::present_and_absent",
        format!("({label}) cannot be both present and absent"),
        second,
        "absent here",
    )
    .also(first, "present here")
    .help("keep one")
}

pub fn too_many_factors(count: usize, place: Place, precedent: Place) -> Problem {
    Problem::new(
        "rulebook::too_many_factors",
        format!("precedents on {count} factors cannot be compared in bounded time"),
        place,
        "this issue",
    )
    .also(precedent, "the precedent to compare")
    .help("group factors into issues of their own; 16 is the most")
}

pub fn replaced_twice(issue: &str, first: Place, second: Place) -> Problem {
    Problem::new(
        "rulebook::replaced_twice",
        format!("two questions replace the test of `{issue}`"),
        second,
        "replaced here",
    )
    .also(first, "and here")
    .help("make them readings of one question")
}

pub fn dormant_bar(name: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::reading_never_adds",
        format!("no reading adds the bar `{name}`"),
        place,
        "stands only on a reading",
    )
    .help("write `Adds the bar \"…\".` in a reading, or leave out `only on a reading`")
}

pub fn parameter_not_about(name: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::sentence_without_parameter",
        format!("the sentence speaks of `the {name}`, which the fact is not of"),
        place,
        "this sentence",
    )
    .help(format!("declare the fact `of … and a {name}`, or reword the sentence"))
}

pub fn says_missing(name: &str, typ: &str, needs: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::fact_without_words",
        format!("no clause can name the fact `{name}`"),
        place,
        format!("this is {typ}"),
    )
    .help(format!("give it `{needs} \"…\".`"))
}

pub fn not_an_exception(issue: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::not_an_exception",
        format!("`{issue}` passes no burden, so none can be put elsewhere"),
        place,
        "this reading",
    )
    .also(declared, "not an exception")
    .help("a reading puts an `exception` on a party; for an element write it in a `Replaces`")
}

pub fn one_level(name: &str, place: Place) -> Problem {
    Problem::new("rulebook::scale_too_short", format!("the scale `{name}` has one level only"), place, "this scale")
        .help("give it at least two: `\"low\" < \"high\"`")
}

pub fn duplicate_level(level: &str, second: Place, first: Place) -> Problem {
    Problem::new("rulebook::duplicate_level", format!("`{level}` stands twice"), second, "again here")
        .also(first, "first here")
        .help("each level or value stands once")
}

pub fn duplicate_row(line: &str, second: Place, first: Place) -> Problem {
    Problem::new(
        "rulebook::duplicate_row",
        format!("the line `{line}` stands twice in the schedule"),
        second,
        "again here",
    )
    .also(first, "first here")
    .help("remove one of the rows")
}

pub fn row_without_entry(line: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::row_without_entry",
        format!("the line `{line}` is listed without what the schedule gives"),
        place,
        "listed at what?",
    )
    .also(declared, "gives a value for each line")
    .help(format!("write `\"{line}\" at …`, or leave `giving …` out of the schedule"))
}

pub fn entry_without_unit(line: &str, place: Place, declared: Place) -> Problem {
    Problem::new(
        "rulebook::entry_without_unit",
        format!("the line `{line}` has a value, and the schedule gives none"),
        place,
        "a value",
    )
    .also(declared, "only lists")
    .help(format!("write `\"{line}\" listed`, or declare the schedule `giving share`"))
}

pub fn not_a_line(line: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::not_a_tariff_line",
        format!("`{line}` is not a tariff line"),
        place,
        "digits and points only",
    )
    .help("write the heading or line as in `2611.00`")
}

pub fn same_text_twice(sentence: &str, second: Place, first: Place) -> Problem {
    Problem::new("rulebook::same_sentence", format!("two facts say `{sentence}`"), second, "said again here")
        .also(first, "said first here")
        .help("a clause could mean either: reword one, or use one fact in both places")
}

pub fn own_contrary(sentence: &str, place: Place) -> Problem {
    Problem::new(
        "rulebook::denies_what_it_says",
        format!("the fact denies what it says: `{sentence}`"),
        place,
        "the same sentence",
    )
    .help("word the negative, as in `Denies \"the barge is not painted\"`")
}
