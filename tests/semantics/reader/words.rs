//! The words of expectations, and how each is turned into its contrary.

use arguendo::finding::{Annotation, Reason, RemedyKind, Value, Verdict};

/// Words and what they mean.
pub type Words<T> = &'static [(&'static str, T)];

pub const VALUES: Words<Value> =
    &[("established", Value::Established), ("refuted", Value::Refuted), ("open", Value::Open)];

pub const VERDICTS: Words<Verdict> = &[
    ("not reviewable", Verdict::NotReviewable),
    ("outside scope", Verdict::OutsideScope),
    ("consistent", Verdict::Consistent),
    ("not shown", Verdict::NotShown),
    ("justified", Verdict::Justified),
    ("inconsistent", Verdict::Inconsistent),
    ("open", Verdict::Open),
    ("turns on the reading", Verdict::TurnsOnTheReading),
];

pub const REASONS: Words<Reason> = &[
    ("proved", Reason::Proved),
    ("admitted", Reason::Admitted),
    ("not contested", Reason::NotContested),
    ("assumed", Reason::Assumed),
    ("disproved", Reason::Disproved),
    ("conceded", Reason::Conceded),
    ("silent", Reason::Silent),
    ("insufficient", Reason::Insufficient),
    ("evenly balanced", Reason::EvenlyBalanced),
    ("outweighed", Reason::Outweighed),
    ("straddles", Reason::Straddles),
    ("follows", Reason::Follows),
    ("given", Reason::Given),
    ("not raised", Reason::NotRaised),
    ("by law", Reason::Law),
    ("precedent", Reason::Precedent),
    ("authorities conflict", Reason::AuthoritiesConflict),
    ("rows disagree", Reason::RowsDisagree),
];

pub const ANNOTATIONS: Words<Option<Annotation>> = &[
    ("decisive", Some(Annotation::Decisive)),
    ("found in addition", Some(Annotation::FoundInAddition)),
    ("not reached", Some(Annotation::NotReached)),
    ("arguendo", Some(Annotation::Arguendo)),
    ("no annotation", None),
];

pub const REMEDIES: Words<RemedyKind> = &[
    ("recommendation", RemedyKind::Recommendation),
    ("none", RemedyKind::None),
    ("discretion", RemedyKind::Discretion),
    ("not reached", RemedyKind::NotReached),
];

/// Words of which one is the contrary of the other.
const CONTRARIES: [(&str, &str); 12] = [
    ("yes", "no"),
    ("either way", "not either way"),
    ("named", "not named"),
    ("double-edged", "not double-edged"),
    ("the negative", "the positive"),
    ("raised", "never raised"),
    ("as before", "not as before"),
    ("borne by the complainant", "borne by the respondent"),
    ("for", "against"),
    ("agrees", "misses"),
    ("forces", "undetermined"),
    ("not of this claim", "made, not decided"),
];

pub fn meant<T: Copy>(words: Words<T>, word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

pub fn word<T: PartialEq>(words: Words<T>, meaning: T) -> &'static str {
    words.iter().find(|(_, known)| *known == meaning).map_or("?", |(word, _)| word)
}

/// Parts between `mark`s that stand outside quotation marks.
pub fn split(text: &str, mark: char) -> Vec<&str> {
    let (mut parts, mut begin, mut quoted) = (Vec::new(), 0, false);
    for (at, letter) in text.char_indices() {
        if letter == '"' {
            quoted = !quoted;
        } else if letter == mark && !quoted {
            parts.push(text[begin..at].trim());
            begin = at + mark.len_utf8();
        }
    }
    parts.push(text[begin..].trim());
    parts
}

/// What stands in quotation marks.
pub fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// The expectation with one part turned, for each part.
pub fn mutants(text: &str) -> Vec<String> {
    let Some((key, tail)) = text.split_once(": ") else { return Vec::new() };
    let mark = if matches!(key, "would change with" | "not raised") { ';' } else { ',' };
    // A fate of two words is one part.
    let parts = if matches!(tail, "made, not decided") { vec![tail] } else { split(tail, mark) };
    let turned = parts.iter().enumerate().flat_map(|(index, part)| {
        let parts = &parts;
        turn(key, part).into_iter().map(move |turned| {
            let mut parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
            parts[index] = turned;
            format!("{key}: {}", parts.join(&format!("{mark} ")))
        })
    });
    turned.collect()
}

fn turn(key: &str, part: &str) -> Vec<String> {
    let others = |words: Vec<&'static str>, word: &str, before: &str| -> Vec<String> {
        words.into_iter().filter(|other| *other != word).map(|other| format!("{before}{other}")).collect()
    };
    fn all<T>(words: Words<T>) -> Vec<&'static str> {
        words.iter().map(|(word, _)| *word).collect()
    }
    for (one, other) in CONTRARIES {
        if part == one {
            return vec![other.to_owned()];
        }
        if part == other {
            return vec![one.to_owned()];
        }
    }
    let (before, word) = match part.strip_prefix("if closed ") {
        Some(word) => ("if closed ", word),
        None => ("", part),
    };
    match key {
        "verdict" => return others(all(VERDICTS), word, before),
        "remedy" if part.starts_with("because") => {}
        "remedy" => return others(all(REMEDIES), word, before),
        "rows applied" => return vec![format!("{part}7")],
        "would change with" | "not raised" if part == "nothing" => {
            return vec!["\"no such\" by the respondent as \"no such\"".into()];
        }
        "would change with" | "not raised" => return vec!["nothing".into(), instead(part)],
        _ => {}
    }
    if part.contains('"') {
        return vec![instead(part)];
    }
    if let Some(word) = part.strip_prefix("available ") {
        return others(all(VALUES), word, "available ");
    }
    if let Some(word) = part.strip_prefix("made out ") {
        return others(all(VALUES), word, "made out ");
    }
    if part.starts_with("rule on line ") || part.starts_with("fact on line ") || part == "no fact" {
        return vec![format!("{} on line 0", part.split(' ').next().filter(|word| *word == "rule").unwrap_or("fact"))];
    }
    if part.starts_with("outweighed by") || part == "not outweighed" {
        return vec!["outweighed by no such".into()];
    }
    if part.starts_with("capped to") || part == "not capped" {
        return vec!["capped to conclusive".into()];
    }
    if key.starts_with("rows of ") {
        return vec![format!("{part}7")];
    }
    if meant(VALUES, word).is_some() {
        let values = if before.is_empty() { all(VALUES) } else { vec!["established", "refuted"] };
        return others(values, word, before);
    }
    if meant(ANNOTATIONS, part).is_some() {
        return others(all(ANNOTATIONS), part, "");
    }
    if meant(REASONS, part).is_some() {
        return others(all(REASONS), part, "");
    }
    let same_row: [&[&str]; 5] = [
        &["accepted", "rejected", "open", "made, not decided"],
        &["for", "against", "neither"],
        &["forces", "undetermined", "not heard"],
        &["agrees", "misses", "by silence", "not scored"],
        &["no reading", "reading \"no such\""],
    ];
    if let Some(row) = same_row.iter().find(|row| row.contains(&part)) {
        return row.iter().filter(|other| **other != part).map(|other| (*other).to_owned()).collect();
    }
    if part.contains("::") {
        return vec![format!("{part}_not")];
    }
    Vec::new()
}

/// The first words in quotation marks give way to others.
fn instead(part: &str) -> String {
    let mut pieces: Vec<&str> = part.split('"').collect();
    pieces[1] = "no such words";
    pieces.join("\"")
}
