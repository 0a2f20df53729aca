//! pest's complaint, turned into a sentence about rulebooks. No rule name reaches a reader.

use std::collections::BTreeSet;
use std::ops::Range;

use pest::error::{Error, ErrorVariant, InputLocation};

use super::Rule;
use super::cursor::Reader;
use crate::source::{Place, Problem};
use crate::syntax::problem;

/// The problem that pest's error means, at the place where reading stopped.
pub fn explain(
    reader: &Reader,
    source: &str,
    range: &Range<usize>,
    error: &Error<Rule>,
    inside: Option<Place>,
) -> Problem {
    let offset = match error.location {
        InputLocation::Pos(at) => at,
        InputLocation::Span((at, _)) => at,
    };
    let at = range.start + offset;
    if let Some(opened) = unclosed_quotation(&source[range.clone()]) {
        return problem::unclosed_quotation(reader.place(range.start + opened..range.start + opened + 1));
    }
    let rest = &source[at..range.end];
    let found: String = rest.chars().take_while(|letter| !letter.is_whitespace()).take(30).collect();
    let end = at + found.len();
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => expectation(positives),
        ErrorVariant::CustomError { message } => message.clone(),
    };
    let help = help_for(&source[range.start..at], rest);
    problem::unexpected(&expected, &found, reader.place(at..end), inside).maybe_help(help)
}

/// What people write instead, recognised by the words around the place.
fn help_for(before: &str, rest: &str) -> Option<String> {
    let before = before.trim_end();
    if rest.starts_with('(') && (before.ends_with(',') || before.ends_with("and") || before.ends_with("or")) {
        return Some("join lettered clauses with `; and` or `; or`".into());
    }
    if rest.starts_with("unless") {
        return Some(
            "end the sentence with a full stop and begin a new one with `Unless`, or write `; unless` within the list"
                .into(),
        );
    }
    if rest.trim_start().is_empty() {
        return Some("end the sentence with a full stop".into());
    }
    None
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

fn expectation(rules: &[Rule]) -> String {
    let words: BTreeSet<&str> = rules.iter().filter_map(|rule| plain(*rule)).collect();
    match words.len() {
        0 => "another word here".into(),
        1..=6 => listed(&words.into_iter().collect::<Vec<_>>()),
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
