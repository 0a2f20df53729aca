//! The schema of case files, put to a real validator.
//!
//! What the reader of case files accepts is valid; what it refuses is not, unless [`UNSEEN`] or [`NOT_READ`] says why no schema can
//! see it. Both lists are held both ways, so that neither can rot.
//!
//! | what is tried                                                          | on which rulebooks            |
//! |------------------------------------------------------------------------|-------------------------------|
//! | `cases/`, the examples of the guides                                   | those that are shipped        |
//! | the sheets of `tests/semantics`, the guides' own                       | those of the sheet            |
//! | records drawn at random                                                | rulebooks drawn at random     |
//! | the corpus of refusals                                                 | `tests/refusals/prelude.rules`|
//! | `everything.yaml`, which has every key, and thousands of its mutants   | the same                      |

#[path = "schema/mutants.rs"]
mod mutants;
#[allow(dead_code, unused_imports)]
#[path = "oracle/mod.rs"]
mod oracle;
#[path = "schema/texts.rs"]
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use arguendo::case::format;
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::render;
use arguendo::source::{DiskFiles, Files, MemoryFiles, Text};
use jsonschema::Validator;
use oracle::generate::{EVERYTHING, drawn};
use oracle::text::{self, Style};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use texts::{Sample, as_an_editor};

const PRELUDE: &str = "tests/refusals/prelude.rules";
const EVERY_KEY: &str = "tests/schema/everything.yaml";
const HYPOTHETICAL: &str = "tests/schema/hypothetical.yaml";

/// Refusals that no schema can see, and why.
const UNSEEN: [(&str, &str); 21] = [
    ("case::ambiguous_thing", "whether two kinds have a thing of one name stands elsewhere in the record"),
    ("case::base_circle", "what the other file is based on stands there"),
    ("case::base_not_read", "whether there is such a file is known to the disk alone"),
    ("case::contradictory_statements", "two statements would have to be compared"),
    ("case::duplicate_label", "two statements would have to be compared"),
    ("case::duplicate_thing", "two names in one list would have to be compared with what else bears names"),
    ("case::holding_without_claim", "which claims are made stands elsewhere in the record"),
    ("case::interval_reversed", "two numbers within one text would have to be compared"),
    ("case::no_test", "whether the breach is given stands elsewhere in the record"),
    ("case::not_a_party", "who the parties are stands elsewhere in the record"),
    ("case::nothing_to_withdraw", "what the record beneath states stands there"),
    ("case::out_of_range", "a number with its unit is a text, and a schema does not reckon"),
    ("case::part_of_another_kind", "of what kind a thing is stands elsewhere in the record"),
    ("case::part_of_itself", "the parts of parts would have to be followed"),
    ("case::party_on_both_sides", "two names would have to be compared"),
    ("case::relies_on_nothing", "which labels there are stands elsewhere in the record"),
    ("case::too_many_things", "of what kind a thing is stands elsewhere in the record"),
    ("case::truth_as_name", "a key is a text to a schema, with quotation marks or without"),
    ("case::unknown_thing", "which things there are stands elsewhere in the record"),
    ("case::wrong_kind_of_thing", "of what kind a thing is stands elsewhere in the record"),
    ("case::wrong_side", "who responds stands elsewhere in the record"),
];

/// Of codes that are unseen as a rule, files whose mistake is one that a schema sees.
const SEEN_ALL_THE_SAME: [&str; 2] = ["a_fact_withdrawn_from_no_record", "a_fact_stated_of_two_things_at_once"];

/// Mutants with a mistake of a code that is seen as a rule: the code, a part of what was changed, and why it is unseen.
const UNSEEN_MUTANTS: [(&str, &str, &str); 3] = [
    ("case::wrong_value", "cargo lines", "a number has lost the way in which it was written"),
    ("case::unknown_clause", "/element: becomes 7", "the element would have to be compared with the claim"),
    ("case::held_of_wrong_thing", "/element: becomes", "the element would have to be compared with the claim"),
];

/// Refusals of files that are no YAML, or not YAML that can be read as a whole: no reader of YAML gets as far as the schema.
const NOT_READ: [&str; 6] = [
    "case::duplicate_key",
    "case::not_a_number",
    "case::not_yaml",
    "case::repeats_itself",
    "case::repeats_nothing",
    "case::second_record",
];

fn prelude() -> Project {
    let (project, problems) = Project::open(&DiskFiles, &[PRELUDE.to_owned()]);
    assert!(problems.is_empty(), "{problems:#?}");
    project
}

fn schema(project: &Project) -> Value {
    serde_json::from_str(&arguendo::schema::case_file(&project.rulebook)).expect("JSON")
}

fn validator(project: &Project) -> Validator {
    jsonschema::draft202012::new(&schema(project)).expect("a schema that fits together")
}

/// What the validator finds, the first few.
fn errors(validator: &Validator, value: &Value) -> Vec<String> {
    let told = |words: String| words.chars().take(300).collect::<String>();
    validator.iter_errors(value).take(3).map(|error| told(format!("{}: {error}", error.instance_path()))).collect()
}

fn read(path: &str) -> Text {
    DiskFiles.read(path).expect(path)
}

#[test]
fn the_schemas_are_schemas() {
    let shipped = schema(&Project::shipped().0);
    let finding: Value = serde_json::from_str(render::FINDING_SCHEMA).expect("JSON");
    for schema in [&shipped, &schema(&prelude()), &finding] {
        let told = jsonschema::meta::validate(schema).map_err(|error| error.to_string());
        assert_eq!(told, Ok(()));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["$id"].as_str().is_some_and(|id| id.starts_with("urn:arguendo:")));
    }
}

/// A key misspelt passes nowhere, and whoever points at a key learns what it means.
#[test]
fn every_key_and_every_fact_is_described() {
    let (project, problems) = Project::shipped();
    assert!(problems.is_empty());
    let schema = schema(&project);
    let mut described = 0;
    let mut check = |place: &str, keys: &Map<String, Value>| {
        for (key, value) in keys {
            let about = value["description"].as_str().unwrap_or_default();
            assert!(about.ends_with(['.', '?']) && !about.contains('`'), "{place}/{key}: {about:?}");
            described += 1;
        }
    };
    check("", schema["properties"].as_object().expect("keys"));
    let tables: [(&str, &[format::Key]); 11] = [
        ("parties", &format::PARTIES),
        ("a Member", &format::THING),
        ("claim", &format::CLAIM),
        ("plea", &format::PLEA),
        ("statement", &format::STATEMENT),
        ("exhibit", &format::EXHIBIT),
        ("argument", &format::ARGUMENT),
        ("given", &format::GIVEN),
        ("holding", &format::HOLDING),
        ("withdrawal", &format::WITHDRAWAL),
        ("allowance", &format::ALLOWANCE),
    ];
    for (name, table) in tables {
        let keys = schema["$defs"][name]["properties"].as_object().expect(name);
        assert_eq!(schema["$defs"][name]["additionalProperties"], json!(false), "{name}");
        check(name, keys);
        for key in format::names(table).filter(|key| (name, *key) != ("a Member", "raised by")) {
            assert!(keys.contains_key(key), "{name}: {key}");
        }
    }
    for key in format::names(&format::CASE) {
        assert!(schema["properties"].get(key).is_some(), "{key}");
    }
    for fact in &project.rulebook.facts {
        let about = schema["$defs"]["statement"]["properties"][&fact.name]["description"].as_str().expect(&fact.name);
        assert!(fact.asks.as_ref().is_none_or(|asks| about.contains(asks.as_str())), "{about}");
        assert!(about.contains("must prove"), "no test asks for {}", fact.name);
    }
    println!("{described} keys and facts described");
    assert!(described > 150);
}

#[test]
fn one_rulebook_has_one_schema() {
    let print = || arguendo::schema::case_file(&Project::shipped().0.rulebook);
    assert_eq!(print(), print());
}

/// A small rulebook's, for reading.
#[test]
fn the_schema_of_a_small_rulebook() {
    let (project, problems) = Project::open(&DiskFiles, &["tests/schema/ferry.rules".to_owned()]);
    assert!(problems.is_empty(), "{problems:#?}");
    insta::with_settings!({
        snapshot_path => "schema", prepend_module_to_snapshot => false, omit_expression => true,
        description => "the schema of case files that stand on ferry.rules",
    }, {
        insta::assert_snapshot!("ferry", arguendo::schema::case_file(&project.rulebook));
    });
}

// ------------------------------------------------------------------ what is accepted is valid

#[test]
fn every_case_is_valid() {
    let project = Project::shipped().0;
    let validator = validator(&project);
    let mut tried = 0;
    for path in DiskFiles.below("cases", ".yaml").expect("cases") {
        let value = as_an_editor(&read(&path).content).expect("YAML");
        assert_eq!(errors(&validator, &value), Vec::<String>::new(), "{path}");
        tried += 1;
    }
    println!("{tried} cases");
    assert!(tried > 0);
}

/// A line for the editor is a comment to the reader.
#[test]
fn a_line_for_the_editor_changes_nothing() {
    let project = Project::shipped().0;
    let text = read("cases/ds431.yaml");
    let with = Text::new(&*text.name, format!("# yaml-language-server: $schema=case.schema.json\n{}", text.content));
    let print = |text: &Text| {
        let (record, problems) = project.record(&DiskFiles, text);
        assert!(problems.is_empty(), "{problems:#?}");
        render::json(&project.decide(&record.expect("a record"), &Options { verdict_only: true, ..Options::default() }))
    };
    assert_eq!(print(&text), print(&with));
}

#[test]
fn what_the_guides_and_the_semantics_show_is_valid() {
    let (mut valid, mut refused) = (0, 0);
    let mut validators: BTreeMap<Vec<(String, String)>, (Project, Validator)> = BTreeMap::new();
    for sample in texts::of_the_semantics().into_iter().chain(texts::of_the_guides()) {
        let (project, validator) = validators.entry(sample.rules.clone()).or_insert_with(|| {
            let project = stands_on(&sample);
            let validator = validator(&project);
            (project, validator)
        });
        let mut files = MemoryFiles::default();
        sample.beside.iter().for_each(|(name, content)| files.insert(name, content));
        // A guide's file is named after the guide, and what it is based on stands beside it.
        let name = sample.name.rsplit(": ").next().expect("a name");
        let (_, problems) = project.record(&files, &Text::new(name, sample.content.as_str()));
        let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code).collect();
        let value = as_an_editor(&sample.content).expect(&sample.name);
        judged(&sample.name, &codes, &errors(validator, &value));
        if codes.is_empty() { valid += 1 } else { refused += 1 }
    }
    println!("{valid} accepted, {refused} refused");
    assert!(valid > 300 && refused > 10);
}

fn stands_on(sample: &Sample) -> Project {
    if sample.rules.is_empty() {
        return Project::shipped().0;
    }
    let mut files = MemoryFiles::default();
    sample.rules.iter().for_each(|(name, content)| files.insert(name, content));
    let names: Vec<String> = sample.rules.iter().map(|(name, _)| name.clone()).collect();
    Project::open(&files, &names).0
}

/// A record without problems is valid, and one with a problem that a schema sees is not.
fn judged(name: &str, codes: &BTreeSet<&str>, errors: &[String]) {
    let unseen = |code: &&&str| UNSEEN.iter().any(|(known, _)| *known == **code);
    if codes.is_empty() {
        assert!(errors.is_empty(), "{name} is accepted, and not valid: {errors:#?}");
    } else if let Some(seen) = codes.iter().find(|code| !unseen(code)) {
        assert!(!errors.is_empty(), "{name} is refused ({seen}), and valid");
    }
}

#[test]
fn what_is_drawn_at_random_is_valid() {
    let cases = std::env::var("ARGUENDO_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(100);
    let seed: Vec<u8> = "schemas of rulebooks drawn at random".bytes().take(32).collect();
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let mut facts = 0;
    for index in 0..cases {
        let drawn = drawn(EVERYTHING).new_tree(&mut runner).expect("a draw").current();
        let style = Style { renamed: index % 2 == 1, ..Style::default() };
        let mut files = MemoryFiles::default();
        let texts = text::rulebook(&drawn.law, style);
        texts.iter().for_each(|(name, content)| files.insert(name, content));
        let names: Vec<String> = texts.into_iter().map(|(name, _)| name).collect();
        let (project, problems) = Project::open(&files, &names);
        assert!(problems.is_empty(), "{problems:#?}");
        let content = text::case(&drawn.law, &drawn.record, style) + &text::holdings(&drawn.law, &drawn.record, style);
        let (record, problems) = project.record(&files, &Text::new("case.yaml", content.as_str()));
        assert!(problems.is_empty(), "{problems:#?}");
        facts += record.map_or(0, |record| record.statements.len());
        let value = as_an_editor(&content).expect("YAML");
        assert_eq!(errors(&validator(&project), &value), Vec::<String>::new(), "{content}");
    }
    println!("{cases} records with {facts} statements");
    assert!(facts > cases, "{facts} statements");
}

// ------------------------------------------------------------------ what is refused is seen

#[test]
fn each_refusal_is_seen_or_said_to_be_unseen() {
    let validator = validator(&prelude());
    let (mut seen, mut unseen, mut not_read) = (0, 0, 0);
    let (mut wrong, mut codes) = (Vec::new(), BTreeSet::new());
    for path in DiskFiles.below("tests/refusals/case", ".yaml").expect("the corpus") {
        let text = read(&path);
        let head = text.content.lines().next().and_then(|line| line.strip_prefix("# ")).expect(&path);
        let code = head.split_once(": ").expect(&path).0;
        let name = path.rsplit('/').next().expect(&path).trim_end_matches(".yaml");
        codes.insert(code.to_owned());
        let Ok(value) = as_an_editor(&text.content) else {
            not_read += 1;
            if !NOT_READ.contains(&code) {
                wrong.push(format!("{name} ({code}) cannot be read as YAML"));
            }
            continue;
        };
        if NOT_READ.contains(&code) {
            wrong.push(format!("{name} ({code}) can be read as YAML"));
        }
        let listed = UNSEEN.iter().any(|(known, _)| *known == code) && !SEEN_ALL_THE_SAME.contains(&name);
        match (errors(&validator, &value).is_empty(), listed) {
            (true, true) => unseen += 1,
            (false, false) => seen += 1,
            (true, false) => wrong.push(format!("{name} ({code}) is not seen")),
            (false, true) => wrong.push(format!("{name} ({code}) is seen, and listed as unseen")),
        }
    }
    let without_example: Vec<&str> =
        UNSEEN.iter().map(|(code, _)| *code).chain(NOT_READ).filter(|code| !codes.contains(*code)).collect();
    println!("{seen} seen, {unseen} unseen, {not_read} not read as YAML; {} codes", codes.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(without_example, Vec::<&str>::new(), "listed, and without an example in the corpus");
    assert!(seen >= 50);
}

/// Every key of the format stands in `everything.yaml` or in the hypothetical on it, and both are accepted and valid.
#[test]
fn everything_is_valid() {
    let project = prelude();
    let validator = validator(&project);
    let mut keys = Map::new();
    for path in [EVERY_KEY, HYPOTHETICAL] {
        let text = read(path);
        let (_, problems) = project.record(&DiskFiles, &text);
        assert!(problems.is_empty(), "{path}: {problems:#?}");
        let value = as_an_editor(&text.content).expect("YAML");
        assert_eq!(errors(&validator, &value), Vec::<String>::new(), "{path}");
        mutants::keys(&value, &mut keys);
    }
    let tables: [&[format::Key]; 12] = [
        &format::CASE,
        &format::PARTIES,
        &format::THING,
        &format::CLAIM,
        &format::PLEA,
        &format::STATEMENT,
        &format::EXHIBIT,
        &format::ARGUMENT,
        &format::GIVEN,
        &format::HOLDING,
        &format::WITHDRAWAL,
        &format::ALLOWANCE,
    ];
    for key in tables.into_iter().flat_map(format::names) {
        assert!(keys.contains_key(key), "{EVERY_KEY} has no `{key}`");
    }
    for fact in &project.rulebook.facts {
        assert!(keys.contains_key(&fact.name), "{EVERY_KEY} does not state `{}`", fact.name);
    }
}

/// The reader and the schema on a file changed at one place: the schema accepts all that the reader accepts, and of what the reader
/// refuses nothing but what [`UNSEEN`] lists.
#[test]
fn reader_and_schema_agree_on_mutants() {
    let project = prelude();
    let validator = validator(&project);
    let (mut accepted, mut seen, mut unseen) = (0, 0, 0);
    let mut wrong = Vec::new();
    for path in [EVERY_KEY, HYPOTHETICAL] {
        let document = as_an_editor(&read(path).content).expect("YAML");
        for (what, mutant) in mutants::of(&document) {
            // JSON is YAML.
            let content = serde_json::to_string_pretty(&mutant).expect("JSON");
            let (_, problems) = project.record(&DiskFiles, &Text::new("tests/schema/mutant.yaml", content.as_str()));
            let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code).collect();
            let valid = validator.is_valid(&mutant);
            match (codes.is_empty(), valid) {
                (true, true) => accepted += 1,
                (true, false) => {
                    wrong.push(format!("{what}: accepted, and not valid: {:?}", errors(&validator, &mutant)))
                }
                (false, false) => seen += 1,
                (false, true) => {
                    unseen += 1;
                    let listed = |code: &&&str| {
                        UNSEEN.iter().any(|(known, _)| *known == **code)
                            || UNSEEN_MUTANTS.iter().any(|(known, place, _)| *known == **code && what.contains(place))
                    };
                    if let Some(code) = codes.iter().find(|code| !listed(code)) {
                        wrong.push(format!("{what}: refused ({code}), and valid"));
                    }
                }
            }
        }
    }
    println!("{accepted} mutants accepted and valid, {seen} refused and seen, {unseen} refused and unseen");
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), accepted + seen + unseen, wrong.join("\n"));
    assert!(accepted > 100 && seen > 1000);
}

// ------------------------------------------------------------------ the schema of findings

/// Consumers may meet fields that they do not know; we describe every one that we print.
#[test]
fn every_field_of_a_finding_is_described() {
    let open: Value = serde_json::from_str(render::FINDING_SCHEMA).expect("JSON");
    let mut closed = open.clone();
    close(&mut closed);
    let validator = jsonschema::draft202012::new(&closed).expect("a schema that fits together");
    let project = Project::shipped().0;
    for path in DiskFiles.below("cases", ".yaml").expect("cases") {
        let (record, problems) = project.record(&DiskFiles, &read(&path));
        assert!(problems.is_empty(), "{problems:#?}");
        let finding = project.decide(&record.expect("a record"), &Options::default());
        let json: Value = serde_json::from_str(&render::json(&finding)).expect("JSON");
        assert_eq!(errors(&validator, &json), Vec::<String>::new(), "{path}");
    }
}

/// Allows no field that is not described.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if let Some(fields) = map.get("properties").and_then(Value::as_object) {
                for (name, field) in fields {
                    let refers = field.get("$ref").is_some();
                    assert!(refers || field["description"].is_string(), "the field {name} is not described");
                }
                map.insert("additionalProperties".into(), json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}
