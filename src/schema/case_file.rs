//! The keys of a case file, and what may stand under each.

use serde_json::{Map, Value, json};

use super::parts::{Choice, any_of, anything, article, described, entries, one_or_more, reference, something, whole};
use super::{CASE_FILE, facts, names, parts, value};
use crate::case::Held;
use crate::case::format::*;
use crate::case::words::{RESULTS, STAGES, STATUSES, Words};
use crate::rulebook::{Kind, KindId, MEMBER, Rulebook};

pub fn schema(book: &Rulebook) -> Value {
    let mut keys = properties(&CASE);
    for kind in &book.kinds {
        keys.insert(kind.plural.clone(), things(kind));
    }
    let mut out = object(keys, &[]);
    out["dependentRequired"] = json!({ "withdraw": ["based on"] });
    out["if"] = json!({ "required": ["based on"] });
    out["else"] = json!({ "required": needed(&CASE) });
    let mut root = Map::new();
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("$id".into(), CASE_FILE.into());
    let editions = book.editions.iter().map(|book| format!("{} {}", book.name, book.edition)).collect::<Vec<_>>();
    root.insert("$comment".into(), format!("Written by `arguendo schema` from {}.", editions.join(", ")).into());
    root.insert("title".into(), "A case file of arguendo".into());
    root.insert(
        "description".into(),
        "The record of one dispute: who complains of what, under which provision; what each side has put forward; how well it is \
         shown."
            .into(),
    );
    if let Value::Object(out) = out {
        root.extend(out);
    }
    root.insert("$defs".into(), Value::Object(definitions(book)));
    Value::Object(root)
}

fn definitions(book: &Rulebook) -> Map<String, Value> {
    let mut defs = Map::new();
    let mut define = |name: &str, schema: Value| {
        defs.insert(name.to_owned(), schema);
    };
    define("claim", claim(book));
    define("plea", with_kinds(book, &PLEA, Kinds::Narrow));
    define("statement", facts::statement(book));
    define("exhibit", exhibit());
    define("argument", with_kinds(book, &ARGUMENT, Kinds::Narrow));
    define("given", given(book));
    define("holding", holding(book));
    define("withdrawal", object(properties(&WITHDRAWAL), &needed(&WITHDRAWAL)));
    define("allowance", object(properties(&ALLOWANCE), &needed(&ALLOWANCE)));
    define("parties", parties());
    for (id, kind) in book.kinds.iter().enumerate() {
        define(&article(&kind.name), thing(id, kind));
    }
    define("thing", named_thing(book));
    define("date", value::date());
    define("truth", value::truth(None, None));
    define("provision", names::provisions(book).schema());
    define("defence, exception or bar", names::pleas(book).schema());
    define("clause", names::clauses(book).schema());
    define("element", element(book));
    define("issue", names::issues(book).schema());
    define("report", names::reports(book).schema());
    define("instrument", names::instruments(book).schema());
    define("kind of thing", names::kinds(book).schema());
    define("fact", names::facts(book).schema());
    for (name, schema) in facts::evidence(book) {
        define(name, schema);
    }
    for (name, schema) in parts::definitions() {
        define(name, schema);
    }
    define("stage", words(&STAGES));
    define("result", words(&RESULTS));
    define("status", words(&STATUSES));
    defs.extend(facts::definitions(book));
    defs
}

/// A mapping with these keys and no others.
pub fn object(properties: Map<String, Value>, needed: &[&str]) -> Value {
    let mut out = json!({ "type": "object" });
    if !needed.is_empty() {
        out["required"] = json!(needed);
    }
    out["properties"] = Value::Object(properties);
    out["additionalProperties"] = json!(false);
    out
}

fn needed(keys: &[Key]) -> Vec<&str> {
    keys.iter().filter(|key| key.needed).map(|key| key.name).collect()
}

/// Keys of the format as properties, each described.
pub fn properties(keys: &[Key]) -> Map<String, Value> {
    keys.iter().map(|key| (key.name.to_owned(), described(form(key), key.about))).collect()
}

fn form(key: &Key) -> Value {
    let text = || json!({ "type": ["string", "number"] });
    let list = |one: &str| {
        let mut list = entries(&reference(one));
        if key.needed {
            (list["type"], list["minItems"]) = (json!(["array", "object"]), json!(1));
        }
        list
    };
    let several = |one: &str| one_or_more(&reference(one), key.needed);
    match key.form {
        Form::Text => text(),
        Form::Remark => json!({ "type": ["string", "number", "null"] }),
        Form::Texts if key.needed => json!({ "type": ["string", "number", "array"], "items": text(), "minItems": 1 }),
        Form::Texts => json!({ "type": ["string", "number", "array", "null"], "items": text() }),
        Form::Date => reference("date"),
        Form::Truth => reference("truth"),
        Form::Things => several("thing"),
        Form::Thing => reference("thing"),
        Form::Of => json!({ "type": ["string", "number", "array", "object", "null"] }),
        Form::SaidBy => json!({
            "type": ["string", "number", "array", "object", "null"],
            "items": text(),
            "additionalProperties": text(),
        }),
        Form::Grade => reference("grade"),
        Form::EvidenceKind => reference("kind of evidence"),
        Form::Stage => reference("stage"),
        Form::Held => reference("result"),
        Form::Status => reference("status"),
        Form::Provision => reference("provision"),
        Form::Plea => reference("defence, exception or bar"),
        Form::Clause => reference("clause"),
        Form::Element => reference("element"),
        Form::Issue => reference("issue"),
        Form::Report => reference("report"),
        Form::Fact => reference("fact"),
        Form::Provisions => several("provision"),
        Form::Instruments => several("instrument"),
        Form::Kinds => several("kind of thing"),
        Form::Parties => reference("parties"),
        Form::Exhibits => list("exhibit"),
        Form::Withdrawals => list("withdrawal"),
        Form::Claims => list("claim"),
        Form::Pleas => list("plea"),
        Form::Facts => list("statement"),
        Form::Arguments => list("argument"),
        Form::Givens => list("given"),
        Form::Holdings => list("holding"),
        Form::Allowances => list("allowance"),
        Form::Unread => anything(),
        // What a fact's exhibits may say, the fact decides.
        Form::Value => json!({}),
    }
}

fn words<T, const N: usize>(words: &Words<T, N>) -> Value {
    let mut choice = Choice::default();
    words.iter().for_each(|(word, _, about)| choice.word(word, *about));
    choice.schema()
}

// ------------------------------------------------------------------ parties and things

fn parties() -> Value {
    let mut out = object(properties(&PARTIES), &needed(&PARTIES));
    let named = |key: &str| json!({ "required": [key], "properties": { key: something() } });
    out["anyOf"] = json!([named("complainants"), named("complainant")]);
    described(out, "The complainants and the respondent. They are Members without being listed as such.")
}

/// The list of all things of a kind.
fn things(kind: &Kind) -> Value {
    let about = match kind.name.as_str() {
        "Member" => "Members: what binds each of them. Parties need not be listed.".to_owned(),
        _ if kind.counted_once_raised => {
            format!("The {}, each by its name. One counts only once a party raises it.", kind.plural)
        }
        _ => format!("The {}, each by its name.", kind.plural),
    };
    json!({
        "description": about,
        "type": ["object", "array", "null"],
        "additionalProperties": reference(&article(&kind.name)),
        "items": { "type": ["string", "number"] },
    })
}

fn thing(id: KindId, kind: &Kind) -> Value {
    let keys = THING.iter().filter(|key| match key.form {
        Form::Instruments => id == MEMBER,
        _ => key.name != "raised by" || kind.counted_once_raised,
    });
    let mut out = object(properties(&keys.copied().collect::<Vec<_>>()), &[]);
    out["type"] = json!(["object", "string", "number", "null"]);
    described(out, &format!("What {} is: keys such as `about`, or a line of text.", article(&kind.name)))
}

/// A thing by its name, or with its kind where two kinds have one of that name.
fn named_thing(book: &Rulebook) -> Value {
    let text = json!({ "type": ["string", "number"] });
    let kinds = book.kinds.iter().flat_map(|kind| [kind.name.clone(), kind.plural.clone()]);
    let mut out = object(kinds.map(|name| (name, text.clone())).collect(), &[]);
    out["type"] = json!(["string", "number", "object"]);
    (out["minProperties"], out["maxProperties"]) = (json!(1), json!(1));
    out
}

/// Why an entry names things.
#[derive(Clone, Copy)]
enum Kinds {
    Claimed,
    Narrow,
}

/// An entry that may name things under the singular or the plural of their kind.
fn with_kinds(book: &Rulebook, keys: &[Key], why: Kinds) -> Value {
    let mut all = Map::new();
    for kind in &book.kinds {
        let about = match why {
            Kinds::Claimed => format!("The {} that the claim is about, or several: lists multiply out.", kind.name),
            Kinds::Narrow => {
                format!("For this {} only, or for several. If no {} is named, for every one.", kind.name, kind.name)
            }
        };
        for name in [&kind.name, &kind.plural] {
            let names =
                json!({ "type": ["string", "number", "array", "null"], "items": { "type": ["string", "number"] } });
            all.insert(name.clone(), described(names, &about));
        }
    }
    all.extend(properties(keys));
    object(all, &needed(keys))
}

// ------------------------------------------------------------------ entries

/// What the test of its provision is about, a claim must name.
fn claim(book: &Rulebook) -> Value {
    let mut out = with_kinds(book, &CLAIM, Kinds::Claimed);
    let mut tests: Vec<(Vec<KindId>, Vec<Value>)> = Vec::new();
    for (name, id) in book.provision_names() {
        let Some(test) = book.test_under(id) else { continue };
        let kinds: Vec<KindId> = book.issues[test].params.iter().map(|param| param.kind).collect();
        let written = Choice::of(&name).written();
        match tests.iter_mut().find(|(known, _)| *known == kinds) {
            Some((_, names)) => names.extend(written),
            None => tests.push((kinds, written)),
        }
    }
    let all: Vec<Value> = tests
        .into_iter()
        .filter(|(kinds, _)| !kinds.is_empty())
        .map(|(kinds, names)| {
            let under = json!({ "anyOf": [{ "enum": names }, { "type": "array", "contains": { "enum": names } }] });
            let named = |kind: &KindId| {
                let names = [&book.kinds[*kind].name, &book.kinds[*kind].plural];
                let one = names.map(|name| json!({ "required": [name], "properties": { name: something() } }));
                json!({ "anyOf": one })
            };
            json!({
                "if": { "required": ["under"], "properties": { "under": under } },
                "then": { "allOf": kinds.iter().map(named).collect::<Vec<_>>() },
            })
        })
        .collect();
    if !all.is_empty() {
        out["allOf"] = Value::Array(all);
    }
    described(out, "A claim: the things that it is about, and the provision.")
}

fn exhibit() -> Value {
    described(object(properties(&EXHIBIT), &needed(&EXHIBIT)), "An exhibit: what it is, and how much it weighs.")
}

fn given(book: &Rulebook) -> Value {
    let mut out = with_kinds(book, &GIVEN, Kinds::Narrow);
    out["anyOf"] =
        json!([{ "required": ["issue"] }, { "required": ["breach"] }, { "required": ["available", "answers"] }]);
    out
}

/// A clause, an issue, or the provision of the claim.
fn element(book: &Rulebook) -> Value {
    let mut own = Choice::default();
    names::of_claims(book).iter().for_each(|name| own.also(name));
    json!({ "anyOf": [reference("clause"), own.schema()] })
}

/// A claim is held inconsistent and the like; an element is met or not.
fn holding(book: &Rulebook) -> Value {
    let mut out = with_kinds(book, &HOLDING, Kinds::Narrow);
    let of_element = |held: Held| matches!(held, Held::Met | Held::NotMet);
    let results = |element: bool| {
        let words = RESULTS.iter().filter(|(_, held, _)| of_element(*held) == element);
        let mut choice = Choice::default();
        words.for_each(|(word, _, about)| choice.word(word, *about));
        json!({ "properties": { "held": choice.schema() } })
    };
    let own = whole(&any_of(names::of_claims(book).iter().map(String::as_str)));
    // The claim's own provision may be named as its element, which is the claim itself.
    out["if"] = json!({ "required": ["element"] });
    out["then"] = json!({
        "if": { "properties": { "element": { "type": "string", "not": { "pattern": own } } } },
        "then": results(true),
    });
    out["else"] = results(false);
    out
}
