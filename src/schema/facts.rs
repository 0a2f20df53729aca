//! Statements of facts: for each fact its value, the things of which it is stated, and what an exhibit of it may say.

use serde_json::{Map, Value, json};

use super::burden::Burdens;
use super::case_file::{object, properties};
use super::parts::{Choice, any_of, article, described, nothing, reference, sentence};
use super::value;
use crate::case::format::{STATEMENT, names};
use crate::case::words::{GRADES, KINDS_OF_EVIDENCE};
use crate::rulebook::{Fact, Rulebook};

/// One entry under `facts`.
pub fn statement(book: &Rulebook) -> Value {
    let burdens = Burdens::of(book);
    let mut keys = Map::new();
    for (id, fact) in book.facts.iter().enumerate() {
        let stated = json!({ "anyOf": [reference(&value_of(fact)), nothing()] });
        keys.insert(fact.name.clone(), described(stated, &about(book, fact, &burdens.told(id))));
    }
    keys.extend(properties(&STATEMENT));
    let mut out = object(keys, &[]);
    let of_the_format: Vec<&str> = names(&STATEMENT).collect();
    let each = book.facts.iter().map(|fact| (fact.name.clone(), of_fact(book, fact)));
    out["dependentSchemas"] = Value::Object(each.collect());
    // An entry names a fact …
    out["if"] = json!({ "propertyNames": { "enum": of_the_format } });
    out["then"] = json!({
        "minProperties": 1,
        "additionalProperties": false,
        "errorMessage": "an entry states one fact: write its name, a colon, and its value",
    });
    // … and has a value, or an exhibit that says one.
    let any: Map<String, Value> = of_the_format.iter().map(|key| ((*key).to_owned(), json!(true))).collect();
    let says = json!({ "required": ["says"] });
    out["else"] = json!({
        "if": { "properties": any, "additionalProperties": { "type": "null" } },
        "then": {
            "title": "evidence, each exhibit with what it says",
            "required": ["evidence"],
            "properties": { "evidence": { "type": ["array", "object"], "contains": says, "if": { "type": "object" }, "then": says } },
            "errorMessage": "state a value, or exhibits that say one; what is not stated is silent",
        },
    });
    described(out, "One fact: its name with its value, the things of which it is stated, and the evidence.")
}

/// What holds of an entry once it names this fact.
fn of_fact(book: &Rulebook, fact: &Fact) -> Value {
    let says = json!({ "properties": { "says": reference(&value_of(fact)) } });
    json!({
        "propertyNames": {
            "pattern": format!("^(?:{})$", any_of(std::iter::once(fact.name.as_str()).chain(names(&STATEMENT)))),
            "patternErrorMessage": "one entry states one fact: begin a new entry with `-`",
        },
        "properties": {
            "of": reference(&of(book, fact)),
            "evidence": { "properties": says["properties"], "items": says },
        },
    })
}

/// The definitions on which statements rest.
pub fn definitions(book: &Rulebook) -> Map<String, Value> {
    let mut out = Map::new();
    for fact in &book.facts {
        out.insert(value_of(fact), value::value(book, fact));
    }
    for fact in &book.facts {
        let name = of(book, fact);
        if !out.contains_key(&name) {
            out.insert(name, things(book, fact));
        }
    }
    out
}

fn value_of(fact: &Fact) -> String {
    format!("value of {}", fact.name)
}

/// "of a toll and a barge".
fn of(book: &Rulebook, fact: &Fact) -> String {
    let params = value::asked_of(book, fact);
    if params.is_empty() { "of nothing".to_owned() } else { format!("of {params}") }
}

/// What a fact with these parameters is stated of.
fn things(book: &Rulebook, fact: &Fact) -> Value {
    let text = || json!({ "type": ["string", "number"] });
    let (mut roles, mut kinds) = (Map::new(), Map::new());
    for param in &fact.params {
        let kind = &book.kinds[param.kind];
        let about = if param.name == kind.name {
            format!("The {}.", kind.name)
        } else {
            format!("The {} that is the “{}”.", kind.name, param.name)
        };
        roles.insert(param.name.clone(), described(text(), &about));
        for name in [&kind.name, &kind.plural] {
            kinds.entry(name.clone()).or_insert_with(|| {
                described(text(), &format!("{}, by its name.", sentence(&article(&kind.name)).trim_end_matches('.')))
            });
        }
    }
    for param in &fact.params {
        let kind = &book.kinds[param.kind].name;
        roles.entry(kind.clone()).or_insert_with(|| described(text(), &format!("The {kind}.")));
    }
    let mut named = object(kinds, &[]);
    named["type"] = json!(["string", "number", "object"]);
    (named["minProperties"], named["maxProperties"]) = (json!(1), json!(1));
    json!({
        "type": ["string", "number", "array", "object", "null"],
        "items": named,
        "maxItems": fact.params.len(),
        "properties": roles,
        "additionalProperties": false,
    })
}

/// Question, things, value, caps, burdens: what an author asks of a fact.
fn about(book: &Rulebook, fact: &Fact, burdens: &[String]) -> String {
    let asked = fact.asks.as_deref().or(fact.says.as_deref()).or(fact.called.as_deref()).unwrap_or(&fact.name);
    let mut told = vec![sentence(asked)];
    let params = value::asked_of(book, fact);
    if !params.is_empty() {
        told.push(format!("Stated of {params}."));
    }
    told.push(value::how_written(book, fact));
    told.extend(burdens.iter().cloned());
    for (kind, grade) in &fact.caps {
        told.push(format!("For this fact {} counts at most as “{}”.", kind.word(), grade.word()));
    }
    told.join("\n\n")
}

/// Words that exhibits use.
pub fn evidence(book: &Rulebook) -> [(&'static str, Value); 2] {
    let (mut grades, mut kinds) = (Choice::default(), Choice::default());
    GRADES.iter().for_each(|(word, _, about)| grades.word(word, *about));
    for (word, kind, about) in KINDS_OF_EVIDENCE {
        let cap = book.caps.get(&kind).map(|grade| format!(" Counts at most as “{}”.", grade.word()));
        kinds.word(word, format!("{about}{}", cap.unwrap_or_default()));
    }
    [("grade", grades.schema()), ("kind of evidence", kinds.schema())]
}
