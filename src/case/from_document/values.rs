//! A value as a lawyer writes it: `30,996 t`, `60–70 %`, `at least 5 days`, `2012-01-01`, `quota`, `[2846.10, 2846.90]`.

use std::collections::BTreeMap;

use super::Binding;
use super::keys::{date_of, looks_like_a_date, truth_of};
use crate::case::document::{Content, Node};
use crate::case::{Interval, Stated, Value, problem};
use crate::rulebook::{COUNT, FactId, Type, UnitId, days};
use crate::source::{Place, decimal};

impl Binding<'_> {
    pub fn value(&mut self, fact: FactId, node: &Node) -> Option<Stated> {
        let book = self.book;
        let declared = &book.facts[fact];
        match &declared.typ {
            Type::Truth => match truth_of(node) {
                Some(truth) => Some(Stated { value: Value::Truth(truth), written: truth.to_string() }),
                None => self.wrong(fact, node, "true or false", "`true` or `false`"),
            },
            Type::Number { unit } => {
                let Content::Words(words) = &node.value else {
                    let example = self.number_example(*unit);
                    return self.wrong(fact, node, "a number", &example);
                };
                let interval = self.interval(fact, *unit, words, node)?;
                Some(Stated { value: Value::Number(interval), written: words.clone() })
            }
            Type::Date => self.dates(node),
            Type::Series { unit } => self.series(fact, *unit, node),
            Type::OneOf(values) => self.choice(fact, values, node),
            Type::Level(scale) => self.choice(fact, &book.scales[*scale].levels, node),
            Type::TariffLines => self.tariff_lines(fact, node),
        }
    }

    /// A day, or the days between which it lies.
    fn dates(&mut self, node: &Node) -> Option<Stated> {
        let words = self.text(node)?;
        let (from, to) = words.split_once(" to ").unwrap_or((&words, &words));
        let (from, to) = (from.trim(), to.trim());
        let (Some(first), Some(last)) = (date_of(from), date_of(to)) else {
            let formed = looks_like_a_date(from) && looks_like_a_date(to);
            self.refuse(problem::impossible_date(&words, formed, node.place.clone()));
            return None;
        };
        if first > last {
            self.refuse(problem::interval_reversed(&words, "earlier date", node.place.clone()));
        }
        let interval = Interval { least: Some(days(first)), most: Some(days(last)) };
        Some(Stated { value: Value::Number(interval), written: words })
    }

    fn tariff_lines(&mut self, fact: FactId, node: &Node) -> Option<Stated> {
        const EXAMPLE: &str = "such lines as in `[\"2846.10\", \"2846.90\"]`";
        let written = self.many(Some(node));
        if written.is_empty() {
            return self.wrong(fact, node, "a tariff line", EXAMPLE);
        }
        let (mut lines, mut digits) = (Vec::new(), Vec::new());
        for line in written {
            let words = line.words().unwrap_or_default();
            let bare: String = words.chars().filter(char::is_ascii_digit).collect();
            if bare.len() < 2 || !words.chars().all(|letter| letter.is_ascii_digit() || letter == '.') {
                return self.wrong(fact, line, "a tariff line", EXAMPLE);
            }
            lines.push(words.to_owned());
            digits.push(bare);
        }
        Some(Stated { value: Value::Lines(digits), written: lines.join(", ") })
    }

    /// How a number of this unit is written: "`40 keg`, `5–7 keg` or `at least 5 keg`".
    fn number_example(&self, unit: UnitId) -> String {
        let unit = &self.book.units[unit];
        let name = if unit.dimension == COUNT { String::new() } else { format!(" {}", unit.name) };
        format!("it as `40{name}`, `5–7{name}` or `at least 5{name}`")
    }

    /// `needs` is what the fact takes, `example` how it is written.
    fn wrong(&mut self, fact: FactId, node: &Node, needs: &str, example: &str) -> Option<Stated> {
        let written = match &node.value {
            Content::Words(words) => words.clone(),
            Content::Truth(truth) => truth.to_string(),
            _ => node.what().to_owned(),
        };
        let declared = &self.book.facts[fact];
        let places = (node.place.clone(), declared.place.clone());
        self.refuse(problem::wrong_value(&written, &declared.name, needs, example, places.0, places.1));
        None
    }

    fn choice(&mut self, fact: FactId, values: &[String], node: &Node) -> Option<Stated> {
        let words = match &node.value {
            Content::Words(words) => words.clone(),
            Content::Truth(truth) => {
                self.refuse(problem::truth_as_name(*truth, node.place.clone()));
                return None;
            }
            _ => return self.wrong(fact, node, "one of its values", "one of its values"),
        };
        let find = |word: &str| values.iter().position(|value| value == word.trim());
        let level = matches!(self.book.facts[fact].typ, Type::Level(_));
        // A scale may be known within bounds: `low to high`.
        let ends = match words.split_once(" to ") {
            Some((least, most)) if level && find(&words).is_none() => (find(least), find(most)),
            _ => (find(&words), find(&words)),
        };
        match ends {
            (Some(least), Some(most)) if least <= most => {
                Some(Stated { value: Value::Choice { least, most }, written: words })
            }
            (Some(_), Some(_)) => {
                self.refuse(problem::interval_reversed(&words, "lower level", node.place.clone()));
                None
            }
            _ => {
                let declared = &self.book.facts[fact];
                self.refuse(problem::unknown_value(
                    &words,
                    &declared.name,
                    node.place.clone(),
                    declared.place.clone(),
                    values.iter().map(String::as_str),
                ));
                None
            }
        }
    }

    fn series(&mut self, fact: FactId, unit: UnitId, node: &Node) -> Option<Stated> {
        let Content::Map(entries) = &node.value else {
            let unit = &self.book.units[unit];
            let name = if unit.dimension == COUNT { String::new() } else { format!(" {}", unit.name) };
            return self.wrong(fact, node, "a value for each period", &format!("one, as in `{{2011: 40{name}}}`"));
        };
        let mut periods = BTreeMap::new();
        let mut written = Vec::new();
        for (key, value) in entries {
            let period = self.text(key)?;
            if !is_period(&period) {
                self.refuse(problem::not_a_period(&period, key.place.clone()));
                return None;
            }
            let words = match &value.value {
                Content::Words(words) => words,
                // A period whose value is not known is left open, never zero.
                Content::Nothing => continue,
                _ => {
                    let example = self.number_example(unit);
                    return self.wrong(fact, value, "a number", &example);
                }
            };
            let interval = self.interval(fact, unit, words, value)?;
            written.push(format!("{period}: {words}"));
            periods.insert(period, interval);
        }
        Some(Stated { value: Value::Series(periods), written: written.join("; ") })
    }

    /// A number or a range with its unit, in base units.
    fn interval(&mut self, fact: FactId, unit: UnitId, words: &str, node: &Node) -> Option<Interval> {
        let trimmed = words.trim();
        let (lower_bound, rest) = bound(trimmed);
        let (numbers, unit_words) = split_unit(rest);
        let ends: Vec<&str> =
            if let Some((least, most)) = numbers.split_once('–').or_else(|| numbers.split_once(" to ")) {
                vec![least.trim(), most.trim()]
            } else {
                vec![numbers]
            };
        let (magnitude, unit_name) = magnitude(unit_words);
        let values: Option<Vec<decimal::Number>> = ends.iter().map(|end| decimal::parse(end.trim())).collect();
        let Some(values) = values else {
            if ends.iter().any(|end| decimal::too_long(end.trim())) {
                self.refuse(problem::too_many_digits(&self.book.facts[fact].name, node.place.clone()));
            } else {
                let example = self.number_example(unit);
                self.wrong(fact, node, "a number", &example);
            }
            return None;
        };
        let factor = self.factor(fact, unit, unit_name, trimmed, node)? * magnitude;
        let values: Vec<decimal::Number> = values.into_iter().map(|value| value * factor.clone()).collect();
        let interval = match (&values[..], lower_bound) {
            ([one], None) => Interval::exactly(one.clone()),
            ([one], Some(true)) => Interval { least: Some(one.clone()), most: None },
            ([one], Some(false)) => Interval { least: None, most: Some(one.clone()) },
            ([least, most], None) if least <= most => Interval { least: Some(least.clone()), most: Some(most.clone()) },
            ([_, _], None) => {
                self.refuse(problem::interval_reversed(trimmed, "smaller number", node.place.clone()));
                return None;
            }
            _ => {
                let example = self.number_example(unit);
                self.wrong(fact, node, "a number, a range, or one bound", &example);
                return None;
            }
        };
        self.in_range(fact, unit, &interval, trimmed, node);
        Some(interval)
    }

    fn factor(
        &mut self,
        fact: FactId,
        wanted: UnitId,
        unit_name: &str,
        written: &str,
        node: &Node,
    ) -> Option<decimal::Number> {
        let book = self.book;
        let (place, declared) = (node.place.clone(), book.facts[fact].place.clone());
        let wanted_unit = &book.units[wanted];
        if unit_name.is_empty() {
            if wanted_unit.dimension == COUNT {
                return Some(decimal::whole(1));
            }
            self.refuse(problem::missing_unit(written, &wanted_unit.name, place, declared));
            return None;
        }
        let Some(unit) = book.units.iter().find(|unit| unit.names().any(|name| name == unit_name)) else {
            let known: Vec<&str> = book
                .units
                .iter()
                .map(|unit| unit.name.as_str())
                .filter(|name| !["count", "date"].contains(name))
                .collect();
            let place = within(place, unit_name);
            self.refuse(problem::unknown("case::unknown_unit", "unit", unit_name, place, known.iter().copied()));
            return None;
        };
        if unit.dimension != wanted_unit.dimension {
            let place = within(place, unit_name);
            self.refuse(problem::unit_mismatch(&unit.name, &wanted_unit.name, place, declared));
            return None;
        }
        Some(unit.factor.clone())
    }

    fn in_range(&mut self, fact: FactId, unit: UnitId, interval: &Interval, written: &str, node: &Node) {
        let book = self.book;
        let declared = &book.facts[fact];
        let Some((least, most)) = &declared.between else { return };
        let below = interval.least.as_ref().is_some_and(|value| value < least)
            || interval.most.as_ref().is_some_and(|value| value < least);
        let above = interval.most.as_ref().is_some_and(|value| value > most)
            || interval.least.as_ref().is_some_and(|value| value > most);
        if below || above {
            let unit = &book.units[unit];
            let print = |value: &decimal::Number| {
                format!("{} {}", decimal::print(&(value / unit.factor.clone()), 6), unit.name)
            };
            self.refuse(problem::out_of_range(
                written,
                &print(least),
                &print(most),
                node.place.clone(),
                declared.place.clone(),
            ));
        }
    }
}

/// A year or a month of one.
fn is_period(period: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    match period.split_once('-') {
        None => digits(period, 4),
        Some((year, month)) => digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month),
    }
}

/// The last words of a place, where they are these.
fn within(place: Place, words: &str) -> Place {
    let start = place.words().trim_end().strip_suffix(words).map(|before| place.range.start + before.len());
    match start {
        Some(start) => Place { range: start..start + words.len(), ..place },
        None => place,
    }
}

/// `at least` and `at most` leave the other end open.
fn bound(words: &str) -> (Option<bool>, &str) {
    for (prefix, lower) in [("at least ", true), ("more than ", true), ("at most ", false), ("less than ", false)] {
        if let Some(rest) = words.strip_prefix(prefix) {
            return (Some(lower), rest.trim());
        }
    }
    (None, words)
}

/// The numbers, and the unit that follows the last of them.
fn split_unit(words: &str) -> (&str, &str) {
    let last_digit = words.rfind(|letter: char| letter.is_ascii_digit()).map_or(0, |at| at + 1);
    // A digit within a unit's name does not end the number: take the first word after a number that is none itself.
    let mut end = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let numeric =
            bare == "to" || bare == "–" || (bare.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-'));
        if !numeric {
            break;
        }
        end += word.len();
    }
    let attached = words[..end].trim_end();
    // `15%` without a space.
    let cut = attached.rfind(|letter: char| letter.is_ascii_digit()).map_or(0, |at| at + 1);
    if end == 0 || cut == 0 {
        return (&words[..last_digit], words[last_digit..].trim());
    }
    (words[..cut].trim(), words[cut..].trim())
}

fn magnitude(unit: &str) -> (decimal::Number, &str) {
    for (word, exponent) in [("thousand", 3), ("million", 6), ("billion", 9)] {
        if let Some(rest) = unit.strip_prefix(word)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            return (decimal::power_of_ten(exponent), rest.trim());
        }
    }
    (decimal::whole(1), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_part_from_their_units() {
        for (written, numbers, unit) in [
            ("30,996 t", "30,996", "t"),
            ("15%", "15", "%"),
            ("60–70 %", "60–70", "%"),
            ("60 to 70 %", "60 to 70", "%"),
            ("93,800 t REO", "93,800", "t REO"),
            ("50 million RMB", "50", "million RMB"),
            ("7", "7", ""),
        ] {
            assert_eq!(split_unit(written), (numbers, unit), "{written}");
        }
    }
}
