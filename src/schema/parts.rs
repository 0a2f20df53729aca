//! The small parts of a schema: references, patterns, lists of words.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// A reference to a definition.
pub fn reference(name: &str) -> Value {
    json!({ "$ref": pointer(name) })
}

/// A name as part of a URI fragment that is a JSON Pointer.
fn pointer(name: &str) -> String {
    let mut out = "#/$defs/".to_owned();
    for byte in name.replace('~', "~0").replace('/', "~1").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The same schema with a description of its own.
pub fn described(schema: Value, about: &str) -> Value {
    let mut out = Map::new();
    out.insert("description".into(), plain(about).into());
    if let Value::Object(schema) = schema {
        out.extend(schema.into_iter().filter(|(key, _)| key != "description"));
    }
    Value::Object(out)
}

/// A description is no Markdown: what stands in it as written stands in quotation marks.
pub fn plain(about: &str) -> String {
    let parts = about.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { format!("“{part}”") } else { part.to_owned() }).collect()
}

/// One of these or a list of them. Where they are not needed, nothing is none.
pub fn one_or_more(one: &Value, needed: bool) -> Value {
    if needed {
        return json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] });
    }
    json!({ "anyOf": [one, { "type": "array", "items": one }, nothing()] })
}

/// Nothing.
pub fn nothing() -> Value {
    reference("nothing")
}

/// Anything at all; put so that editors know that a value follows.
pub fn anything() -> Value {
    json!({ "type": ["string", "number", "boolean", "array", "object", "null"] })
}

/// Entries of a list; one entry may stand without it, and nothing is none.
pub fn entries(one: &Value) -> Value {
    json!({ "type": ["array", "object", "null"], "items": one, "if": { "type": "object" }, "then": one })
}

/// Neither nothing nor an empty list.
pub fn something() -> Value {
    reference("something")
}

/// What these two refer to.
pub fn definitions() -> [(&'static str, Value); 2] {
    let types = json!(["string", "number", "boolean", "array", "object"]);
    // Put so that editors do not offer to write `null`.
    [("nothing", json!({ "not": { "type": types } })), ("something", json!({ "type": types, "minItems": 1 }))]
}

/// A list of words, each with what it means; words that are alike stand once.
#[derive(Default)]
pub struct Choice {
    words: Vec<(String, String)>,
    known: BTreeSet<String>,
    also: BTreeSet<String>,
}

impl Choice {
    /// One word, without a meaning.
    pub fn of(word: &str) -> Self {
        let mut choice = Choice::default();
        choice.word(word, "");
        choice
    }

    pub fn word(&mut self, word: &str, about: impl Into<String>) {
        if self.known.insert(word.to_owned()) {
            self.words.push((word.to_owned(), about.into()));
        }
    }

    /// Another way to write one of them, which is accepted and not offered.
    pub fn also(&mut self, word: &str) {
        self.also.insert(word.to_owned());
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
    }

    /// Every way to write one of them.
    pub fn written(&self) -> Vec<Value> {
        let also = self.also.iter().filter(|word| !self.known.contains(*word));
        let words: Vec<&str> = self.words().chain(also.map(String::as_str)).collect();
        words.iter().flat_map(|word| std::iter::once(json!(word)).chain(number(word))).collect()
    }

    pub fn schema(&self) -> Value {
        self.or([])
    }

    /// One of the words, or what else is accepted.
    pub fn or(&self, looser: impl IntoIterator<Item = Value>) -> Value {
        let mut out: Vec<Value> =
            self.words.iter().map(|(word, about)| json!({ "const": word, "description": plain(about) })).collect();
        let also = self.also.iter().filter(|word| !self.known.contains(*word));
        let all: Vec<&str> = self.words().chain(also.map(String::as_str)).collect();
        // The other ways to write them; and white space at the ends of a text, or doubled within it, means nothing to the reader.
        out.push(json!({ "type": "string", "pattern": whole(&any_of(all.iter().copied()).replace(' ', r"\s+")) }));
        out.extend(looser);
        let numbers: Vec<Value> = all.into_iter().filter_map(number).collect();
        if !numbers.is_empty() {
            // Put so that editors do not offer them beside the words.
            out.push(json!({ "type": "number", "not": { "not": { "enum": numbers } } }));
        }
        json!({ "anyOf": out })
    }
}

/// A word that YAML reads as a number, as that number.
fn number(word: &str) -> Option<Value> {
    let plain = word.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    let whole = || word.parse::<i64>().ok().map(|number| json!(number));
    whole().or_else(|| word.parse::<f64>().ok().map(|number| json!(number))).filter(|_| plain)
}

/// A pattern of the whole text, white space around it apart.
pub fn whole(pattern: &str) -> String {
    format!(r"^\s*(?:{pattern})\s*$")
}

/// A pattern of one of these texts.
pub fn any_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(quoted).collect::<Vec<_>>().join("|")
}

/// A pattern of this text and no other, in the part of the notation that all dialects share.
pub fn quoted(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        if r"\^$.|?*+()[]{}/".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// "a toll and a barge".
pub fn listed<S: AsRef<str>>(words: &[S], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., end] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", first.join(", "), end.as_ref())
        }
    }
}

/// With its article: "an alternative".
pub fn article(word: &str) -> String {
    let vowel = word.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {word}", if vowel { "an" } else { "a" })
}

/// As a sentence: with a capital at its beginning and a full stop at its end.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_pointers() {
        assert_eq!(reference("XX(g)/(a) ~ é")["$ref"], "#/$defs/XX%28g%29~1%28a%29%20~0%20%C3%A9");
    }

    #[test]
    fn words_that_yaml_reads_as_numbers_are_accepted_as_such() {
        let mut choice = Choice::default();
        choice.word("11.3", "A paragraph.");
        choice.word("162", "Another.");
        choice.word("t.1-2", "No number.");
        assert_eq!(choice.written(), [json!("11.3"), json!(11.3), json!("162"), json!(162), json!("t.1-2")]);
    }
}
