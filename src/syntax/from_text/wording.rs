//! pest's complaint, turned into a sentence about rulebooks. No rule name reaches a reader.

use std::collections::BTreeSet;
use std::ops::Range;

use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::cursor::Reader;
use super::{Grammar, Rule};
use crate::source::Problem;
use crate::source::suggest::nearest;
use crate::syntax::problem;

/// Where reading stopped, and what would have let it go on.
struct Stopped {
    at: usize,
    rules: Vec<Rule>,
    /// Words and signs of the grammar itself, asked for only where no rule is.
    tokens: BTreeSet<String>,
}

/// Why `rule` does not read this range, at the place where reading stopped.
pub fn explain(reader: &Reader, source: &str, range: &Range<usize>, rule: Rule) -> Problem {
    let slice = &source[range.clone()];
    let place = |part: Range<usize>| reader.place(range.start + part.start..range.start + part.end);
    if let Some(opened) = unclosed_quotation(slice) {
        return problem::unclosed_quotation(place(opened..opened + 1));
    }
    let stopped = stopped(slice, rule);
    let inside = place(0..super::first_word_end(slice, 0));
    if let Some(unless) = unless_out_of_place(slice, stopped.at) {
        let (at, after_stop) = unless;
        return problem::unless_out_of_place(after_stop, place(at..at + super::UNLESS.len()), inside);
    }
    let found = found(slice, stopped.at);
    let expected = if joins_letters(&slice[stopped.at..]) {
        "`; and` or `; or` before the next letter".into()
    } else {
        expectation(&stopped, &found)
    };
    let help = help_for(&stopped, &slice[..stopped.at], &slice[stopped.at..], &found);
    let marked = if found.is_empty() { last_word(slice, stopped.at) } else { stopped.at..stopped.at + found.len() };
    let inside = (marked.start > 0).then_some(inside);
    problem::unexpected(&expected, &found, place(marked), inside).maybe_help(help)
}

/// The furthest place that the grammar reached. pest counts its rules and its bare words apart; the further of both is meant.
fn stopped(slice: &str, rule: Rule) -> Stopped {
    // Set and never unset, so that no thread reads without it: only a text that was refused already is read with it.
    pest::set_error_detail(true);
    match Grammar::parse(rule, slice) {
        Ok(pairs) => Stopped { at: pairs.as_str().len(), rules: Vec::new(), tokens: BTreeSet::new() },
        Err(error) => furthest(slice, &error),
    }
}

fn furthest(slice: &str, error: &Error<Rule>) -> Stopped {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => super::skip_blank(slice, at),
    };
    let rules = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    let attempts = error.parse_attempts();
    let tokens_at = attempts.as_ref().map_or(0, |attempts| super::skip_blank(slice, attempts.max_position));
    let tokens: BTreeSet<String> = attempts
        .iter()
        .flat_map(|attempts| attempts.expected_tokens())
        .map(|token| token.to_string())
        // Nobody who wrote something else meant to allow what the linter finds.
        .filter(|token| is_written(token) && token != "Allows")
        .collect();
    if rules.contains(&Rule::month) {
        let start = slice[..at].trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
        return Stopped { at: start, rules: vec![Rule::date], tokens: BTreeSet::new() };
    }
    // Of a phrase of several words, the whole is offered and not the word that differs.
    let phrase = rules.iter().any(|rule| matches!(rule, Rule::weight | Rule::evidence_kind));
    if tokens_at > at && !tokens.is_empty() && !phrase {
        return Stopped { at: tokens_at, rules: Vec::new(), tokens };
    }
    Stopped { at, rules, tokens: if tokens_at == at { tokens } else { BTreeSet::new() } }
}

/// Whether a token of the grammar is one that a person writes: not white space, a class of letters or the like.
fn is_written(token: &str) -> bool {
    let signs = [",", ":", ";", "|", "<", ")", "["];
    signs.contains(&token)
        || token.starts_with(|letter: char| letter.is_ascii_alphabetic()) && !token.contains(['_', '.'])
}

/// The word at which reading stopped, without the punctuation that ends it.
fn found(slice: &str, at: usize) -> String {
    let word: String = slice[at..].chars().take_while(|letter| !letter.is_whitespace()).take(30).collect();
    match word.trim_end_matches(['.', ',', ';', ':']) {
        "" => word,
        bare => bare.to_owned(),
    }
}

/// The last word before an offset: what is marked where the text ends too early.
fn last_word(slice: &str, at: usize) -> Range<usize> {
    let before = slice[..at].trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    // A white space of several bytes is none of the word.
    let start = (start..=before.len()).find(|start| before.is_char_boundary(*start)).unwrap_or(start);
    start..before.len()
}

/// What people write instead, recognised by the words around the place.
fn help_for(stopped: &Stopped, before: &str, rest: &str, found: &str) -> Option<String> {
    if found.starts_with(['“', '”', '„', '«', '»', '‘', '’']) {
        let name = found.trim_matches(['“', '”', '„', '«', '»', '‘', '’']);
        return Some(format!("write straight quotation marks: \"{name}\""));
    }
    if joins_letters(rest) {
        return Some("join lettered clauses with `; and` or `; or`".into());
    }
    if stopped.rules.contains(&Rule::paragraph) {
        let instrument = before.split_whitespace().last()?;
        return Some(format!("say which paragraph is meant, as in `{instrument} 2`"));
    }
    if stopped.rules.contains(&Rule::fact_type) {
        return nearest_type(found).map(|name| format!("did you mean `{name}`?"));
    }
    if stopped.rules.contains(&Rule::remedy_default) {
        return Some("end the remedy with `Otherwise a recommendation.`".into());
    }
    let ends = found.is_empty() || begins_sentence(found);
    (ends && stopped.rules.contains(&Rule::stop)).then(|| "end the sentence with a full stop".into())
}

/// `, (b)`, `, and (b)` or `and (b)`: a lettered clause joined as words are.
fn joins_letters(rest: &str) -> bool {
    let joint = rest.trim_start_matches(',').trim_start();
    let next = joint.strip_prefix("and").or_else(|| joint.strip_prefix("or")).unwrap_or(joint).trim_start();
    next.len() < rest.len() && next.starts_with('(')
}

fn nearest_type(found: &str) -> Option<&'static str> {
    const TYPES: [&str; 7] = ["truth", "count", "share", "duration", "date", "number in", "tariff lines"];
    match found.to_lowercase().as_str() {
        "boolean" | "bool" | "flag" | "yes" | "no" => Some("truth"),
        "percentage" | "percent" | "rate" => Some("share"),
        "integer" | "int" => Some("count"),
        word => nearest(word, TYPES),
    }
}

fn begins_sentence(found: &str) -> bool {
    found.starts_with(|letter: char| letter.is_uppercase())
}

/// An `unless` within the sentence at an offset that no semicolon parts from what it excepts, and whether it follows a full stop.
fn unless_out_of_place(slice: &str, at: usize) -> Option<(usize, bool)> {
    let (mut quoted, mut before, mut met) = (false, ' ', None);
    for (here, letter) in slice.char_indices() {
        let rest = &slice[here..];
        let ends = letter == '.' && !quoted && rest[1..].chars().next().is_none_or(char::is_whitespace);
        if ends {
            if here >= at {
                break;
            }
            met = None;
        }
        quoted ^= letter == '"';
        let alone = slice[..here].ends_with(char::is_whitespace)
            && rest.strip_prefix(super::UNLESS).is_some_and(|rest| rest.starts_with([' ', ',', '\n']));
        if alone && !quoted && !matches!(before, ';' | ',') && met.is_none() {
            met = Some((here, before == '.'));
        }
        if !letter.is_whitespace() {
            before = letter;
        }
    }
    met
}

/// The offset of a quotation mark without a partner, comments apart.
fn unclosed_quotation(declaration: &str) -> Option<usize> {
    let (mut opened, mut comment) = (None, false);
    for (at, byte) in declaration.bytes().enumerate() {
        match byte {
            b'\n' => comment = false,
            b'#' if opened.is_none() => comment = true,
            b'"' if !comment => opened = if opened.is_none() { Some(at) } else { None },
            _ => {}
        }
    }
    opened
}

fn expectation(stopped: &Stopped, found: &str) -> String {
    let rules = &stopped.rules;
    if rules.contains(&Rule::stop) && (found.is_empty() || begins_sentence(found)) {
        return "a full stop".into();
    }
    // Any sentence may turn into a comparison: nobody who wrote a sentence should be told so.
    let named = rules.iter().filter(|rule| **rule != Rule::comparator || rules.len() == 1);
    let mut words: BTreeSet<String> = named.filter_map(|rule| plain(*rule)).map(str::to_owned).collect();
    if words.is_empty() {
        words = stopped.tokens.iter().map(|token| format!("`{token}`")).collect();
    }
    match words.len() {
        0 => "another word here".into(),
        1..=6 => listed(&words.iter().map(String::as_str).collect::<Vec<_>>()),
        _ if rules.contains(&Rule::stop) => "a full stop".into(),
        _ => "a sentence of this declaration, or the next declaration".into(),
    }
}

fn listed(words: &[&str]) -> String {
    match words {
        [one] => (*one).to_owned(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
        [] => String::new(),
    }
}

/// The plain words of a rule; `None` for wrong forms and inner machinery, which nobody should be told to write.
fn plain(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::stop => "a full stop",
        Rule::EOI => "the next declaration",
        Rule::text => "a name or text in quotation marks",
        Rule::date => "a date such as `29 August 2014`",
        Rule::integer | Rule::number => "a number",
        Rule::quantity => "a quantity such as `60 %`",
        Rule::label => "a letter in brackets such as `(a)`",
        Rule::item | Rule::items => "a lettered clause such as `(a) …`",
        Rule::provision_ref => "a provision such as `GATT XI:1`",
        Rule::abbreviation => "the abbreviation of an instrument such as `GATT`",
        Rule::paragraph => "a paragraph such as `XI:1` or `11.3`",
        Rule::param | Rule::params => "what it is about, such as `a measure`",
        Rule::kind_name | Rule::kind_words => "a kind of thing such as `measure`",
        Rule::fact_type => {
            "a type: truth, count, share, duration, date, number in …, money in …, one of …, level of …, series of …, or tariff lines"
        }
        Rule::numeric_type => "share, duration, count, number in … or money in …",
        Rule::weight => {
            "`an Appellate Body report`, `a panel report`, `an unadopted panel report`, `a separate opinion`, `an argument` or `a commentary`"
        }
        Rule::grade => "a grade: none, scant, some, substantial, strong or conclusive",
        Rule::evidence_kind => {
            "a kind of evidence: legal text, official statement, agreement, statistic, press or commentary"
        }
        Rule::side => "`for` or `against`",
        Rule::separator | Rule::sub_separator => "`; and` or `; or` before the next letter",
        Rule::atom | Rule::sentence | Rule::content => "what the clause asks",
        Rule::group | Rule::connective => "a clause, or `all of`, `any one of`, `at least 2 of` and lettered clauses",
        Rule::mark => "`[verified]` or `[unverified]`",
        Rule::citation => "a provision or the name of a report",
        Rule::comparator => "a comparison such as `is at least`",
        Rule::demand => "`for at least …`, `against at most …`, `against below …` or `for more than against`",
        Rule::reading => "`reading \"…\"`",
        Rule::effect => {
            "what the reading does: `Adds …`, `Replaces …`, `Puts …`, `Requires …`, `Makes …`, `Orders …` or `Adds nothing`"
        }
        Rule::row => "a row of the table",
        Rule::cell => "`any`, `yes`, `no`, `met`, `not met` or a level in quotation marks",
        Rule::party | Rule::prover => "the complainant or the respondent",
        Rule::remedy_default => "`Otherwise a recommendation`",
        Rule::unit_name => "a unit",
        Rule::magnitude => "`thousand`, `million` or `billion`",
        Rule::under => "`under` and a provision",
        Rule::about => "`about` and what it is about",
        _ => return None,
    })
}
