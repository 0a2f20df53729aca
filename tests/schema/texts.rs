//! Case files to try a schema on, and how an editor reads them.

use std::fmt;

use arguendo::source::{DiskFiles, Files};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A case file, and the rulebook on which it stands.
pub struct Sample {
    pub name: String,
    /// Rulebook files, by name; none where it stands on those that are shipped.
    pub rules: Vec<(String, String)>,
    pub content: String,
    /// Case files of the same sheet, on which it may be based.
    pub beside: Vec<(String, String)>,
}

/// YAML 1.2 as servers of editors read it: a date is a text, `yes` is a text, a number is a number.
pub fn as_an_editor(content: &str) -> Result<Value, String> {
    let mut options = serde_yaml::Options::default();
    options.strict_booleans = true;
    serde_yaml::from_str_with_options::<Read>(content, options).map(|read| read.0).map_err(|error| error.to_string())
}

struct Read(Value);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadVisitor)
    }
}

struct ReadVisitor;

impl<'de> Visitor<'de> for ReadVisitor {
    type Value = Read;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Read, E> {
        Ok(Read(truth.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Read, E> {
        Ok(Read(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Read, E> {
        Ok(Read(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Read, E> {
        // JSON has no word for what is not finite; to an editor it is a number.
        Ok(Read(serde_json::Number::from_f64(number).map_or(0.into(), Value::Number)))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Read, E> {
        self.visit_f64(number as f64)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Read, E> {
        self.visit_f64(number as f64)
    }

    fn visit_str<E>(self, words: &str) -> Result<Read, E> {
        Ok(Read(words.into()))
    }

    fn visit_unit<E>(self) -> Result<Read, E> {
        Ok(Read(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Read, E> {
        Ok(Read(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Read, A::Error> {
        let mut list = Vec::new();
        while let Some(Read(element)) = access.next_element()? {
            list.push(element);
        }
        Ok(Read(list.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Read, A::Error> {
        let mut map = Map::new();
        while let Some((Read(key), Read(value))) = access.next_entry()? {
            let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
            map.insert(key, value);
        }
        Ok(Read(Value::Object(map)))
    }
}

/// What stands between the fences of a Markdown text: the words behind the opening fence, and the text; a heading is `##`.
fn fences(content: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in content.lines() {
        match (inside, line.strip_prefix("```")) {
            (true, Some(_)) => inside = false,
            (false, Some(info)) => {
                inside = true;
                found.push((info.trim().to_owned(), String::new()));
            }
            (true, None) => {
                let text = &mut found.last_mut().expect("a fence").1;
                text.push_str(line);
                text.push('\n');
            }
            (false, None) if line.starts_with("## ") => found.push(("##".to_owned(), String::new())),
            (false, None) => {}
        }
    }
    found
}

/// The case files of the sheets of `tests/semantics`, each on the rulebook above it.
pub fn of_the_semantics() -> Vec<Sample> {
    let read = |path: &str| DiskFiles.read(path).expect(path).content.to_string();
    let (world, head) = (read("tests/semantics/guild.rules"), read("tests/semantics/head.yaml"));
    let mut samples = Vec::new();
    for path in DiskFiles.below("tests/semantics", ".md").expect("sheets") {
        let (mut rules, mut beside) = (String::new(), Vec::new());
        for (info, text) in fences(&read(&path)) {
            let words: Vec<&str> = info.split_whitespace().collect();
            match words[..] {
                ["rules"] => rules.push_str(&text),
                ["rules", "anew"] => rules = text,
                ["yaml", ..] => {
                    let mut content = text.clone();
                    for line in
                        head.lines().filter(|_| !text.contains("based on:")).filter(|line| !line.starts_with('#'))
                    {
                        let key = line.split_once(':').expect("a key").0;
                        if !text.lines().any(|own| own.starts_with(&format!("{key}:"))) {
                            content.push_str(line);
                            content.push('\n');
                        }
                    }
                    let name = words.get(1).map_or_else(|| path.clone(), |name| format!("tests/semantics/{name}"));
                    let rules = vec![("guild.rules".to_owned(), world.clone()), (path.clone(), rules.clone())];
                    samples.push(Sample {
                        name: name.clone(),
                        rules,
                        content: content.clone(),
                        beside: beside.clone(),
                    });
                    beside.push((name, content));
                }
                _ => {}
            }
        }
    }
    samples
}

/// The case files of the guides. Rulebook texts before the first section belong to every section; a section without any stands on
/// the rulebooks that are shipped.
pub fn of_the_guides() -> Vec<Sample> {
    let mut samples = Vec::new();
    for path in DiskFiles.below("tests/guide", ".md").expect("guides") {
        let content = DiskFiles.read(&path).expect("guide").content;
        let (mut common, mut rules, mut in_section) = (String::new(), String::new(), false);
        let (mut common_cases, mut cases) = (Vec::new(), Vec::new());
        let fences = fences(&content);
        for (info, text) in &fences {
            match info.as_str() {
                "##" => {
                    (in_section, rules, cases) = (true, String::new(), common_cases.clone());
                }
                "rules" if in_section => rules.push_str(text),
                "rules" => common.push_str(text),
                "yaml fragment" => {}
                info if info.starts_with("yaml") => {
                    let last = info.split_whitespace().last().filter(|word| word.ends_with(".yaml"));
                    let name = last.unwrap_or("case.yaml").to_owned();
                    let all = [("common.rules", &common), ("section.rules", &rules)];
                    let stands_on = all.into_iter().filter(|(_, text)| !text.is_empty());
                    samples.push(Sample {
                        name: format!("{path}: {name}"),
                        rules: stands_on.map(|(name, text)| (name.to_owned(), text.clone())).collect(),
                        content: text.clone(),
                        beside: cases.clone(),
                    });
                    cases.push((name.clone(), text.clone()));
                    if !in_section {
                        common_cases.push((name, text.clone()));
                    }
                }
                _ => {}
            }
        }
    }
    samples
}
