//! Small changes of a case file, each at one place.

use serde_json::{Map, Value, json};

/// Every change of form at every place, and a third of the other values there, with a word on where and what.
pub fn of(document: &Value) -> Vec<(String, Value)> {
    let mut places = Vec::new();
    walk(document, String::new(), &mut places);
    let mut mutants = Vec::new();
    for (number, place) in places.iter().enumerate() {
        for (what, change) in changes(document.pointer(place).expect("a place"), number) {
            let mut mutant = document.clone();
            *mutant.pointer_mut(place).expect("a place") = change;
            mutants.push((format!("{place}: {what}"), mutant));
        }
    }
    mutants
}

fn walk(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                walk(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), places);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                walk(value, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
    places.push(at);
}

fn changes(value: &Value, number: usize) -> Vec<(String, Value)> {
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!("zzz"),
        json!("Åland"),
        json!("lock toll"),
        json!("CRG 1"),
        json!("met"),
        json!("no"),
        json!("coin\n"),
        json!("12 %"),
        json!("-1,250.5–7 thousand kegs"),
        json!("at least 7"),
        json!("2000-02-29 to 2000-03-01"),
        json!("1900-02-29"),
        json!("deep to shallow"),
        json!("2846"),
        json!(1e300),
        json!([]),
        json!(["zzz"]),
        json!({}),
        json!({ "zzz": 1 }),
        json!({ "1999": "7 kegs", "1999-13": "7 kegs" }),
        json!({ "toll": "lock toll" }),
    ];
    let others =
        others.into_iter().enumerate().filter(|(index, other)| (index + number).is_multiple_of(3) && other != value);
    let mut changes: Vec<(String, Value)> = others.map(|(_, other)| (format!("becomes {other}"), other)).collect();
    changes.push(("becomes a list of itself".to_owned(), json!([value])));
    match value {
        Value::Object(map) => {
            for key in map.keys() {
                changes.push((
                    format!("without `{key}`"),
                    map.iter().filter(|(other, _)| *other != key).map(owned).collect(),
                ));
                let renamed = |(other, value): (&String, &Value)| {
                    (if other == key { format!("{key}x") } else { other.clone() }, value.clone())
                };
                changes.push((format!("`{key}` misspelt"), map.iter().map(renamed).collect()));
            }
            let mut more = map.clone();
            more.insert("note x".into(), "zzz".into());
            changes.push(("with one key more".to_owned(), Value::Object(more)));
        }
        Value::Array(list) => {
            changes.push(("twice".to_owned(), list.iter().chain(list).cloned().collect()));
            if let [one] = &list[..] {
                changes.push(("without its list".to_owned(), one.clone()));
            }
        }
        Value::String(words) => {
            changes.push(("misspelt".to_owned(), json!(format!("{words}x"))));
            changes.push(("amid white space".to_owned(), json!(format!(" {words}\n"))));
        }
        _ => {}
    }
    changes
}

fn owned((key, value): (&String, &Value)) -> (String, Value) {
    (key.clone(), value.clone())
}

/// Every key of every mapping.
pub fn keys(value: &Value, found: &mut Map<String, Value>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                found.insert(key.clone(), json!(true));
                keys(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}
