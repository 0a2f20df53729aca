//! What the linter says is true of the engine, on rulebooks and records drawn at random: the same ones every time, 100 for each
//! property, or what `ARGUENDO_CASES` says.

#[allow(dead_code, unused_imports)] // Each test binary uses its share.
#[path = "oracle/mod.rs"]
mod oracle;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use arguendo::case::{Change, Record, Stated, Value};
use arguendo::finding::Verdicts;
use arguendo::lint::{self, Report};
use arguendo::project::Project;
use arguendo::reason::Options;
use arguendo::rulebook::{Body, Clause, ClauseKind, FactId, Factor, Input, Main, ReadingRef, Rulebook, Type};
use arguendo::source::{Place, Problem};
use oracle::engine;
use oracle::generate::{EVERYTHING, drawn};
use oracle::text::{self, Style};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Tries a property on drawn rulebooks; it says how often it had something to try, and that must be often enough.
fn try_on(name: &str, at_least: usize, property: impl Fn(&Project, &Record, &Report) -> usize) {
    let cases = std::env::var("ARGUENDO_CASES").ok().and_then(|number| number.parse().ok()).unwrap_or(100);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let seed: Vec<u8> = name.bytes().cycle().take(32).collect();
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let tried = Cell::new(0);
    let outcome = runner.run(&drawn(EVERYTHING), |drawn| {
        let case = text::case(&drawn.law, &drawn.record, Style::default());
        let (project, record) = engine::bound(&drawn.law, &case, Style::default());
        let report = lint::rulebook(&project.trees, &project.rulebook);
        tried.set(tried.get() + property(&project, &record, &report));
        Ok(())
    });
    println!("{name}: {} tried", tried.get());
    if let Err(failure) = outcome {
        panic!("{name}: {failure}");
    }
    assert!(cases < 60 || tried.get() >= at_least, "{name}: {} tried", tried.get());
}

fn of<'a>(report: &'a Report, code: &'a str) -> impl Iterator<Item = &'a Problem> {
    report.found.iter().filter(move |problem| problem.code == code)
}

fn verdicts(book: &Rulebook, record: &Record, options: &Options) -> Vec<Verdicts> {
    arguendo::reason::decide(book, record, options).claims.iter().map(|claim| claim.verdict).collect()
}

/// The law's own choice, and each reading named alone.
fn readings(book: &Rulebook) -> Vec<Options> {
    let mut all = vec![Options { verdict_only: true, ..Options::default() }];
    for (question, declared) in book.questions.iter().enumerate() {
        for reading in 0..declared.readings.len() {
            let named = vec![ReadingRef { question, reading }];
            all.push(Options { verdict_only: true, readings: named, ..Options::default() });
        }
    }
    all
}

// ------------------------------------------------------------------ readings

#[test]
fn a_reading_that_never_prevails_is_never_applied() {
    try_on("readings", 20, |project, record, report| {
        let book = &project.rulebook;
        let days: BTreeSet<_> = book.reports.iter().filter_map(|report| report.circulated).collect();
        let mut tried = 0;
        for problem in of(report, "lint::reading_never_prevails") {
            let marked = &problem.labels[0].place;
            let named =
                |question: &&arguendo::rulebook::Question| question.readings.iter().any(|one| one.place == *marked);
            let question = book.questions.iter().find(named).expect("the question");
            let reading = question.readings.iter().find(|one| one.place == *marked).expect("the reading");
            for day in &days {
                // Whatever the other questions are read as: an order may depend on them.
                for options in readings(book) {
                    let own =
                        options.readings.first().is_some_and(|one| book.questions[one.question].name == question.name);
                    let options = Options { law_as_of: Some(*day), ..options };
                    let finding = arguendo::reason::decide(book, record, &options);
                    let used = finding.claims.iter().flat_map(|claim| &claim.readings);
                    let applied = used
                        .filter(|used| used.question == question.name)
                        .any(|used| used.reading.as_ref() == Some(&reading.name));
                    assert!(own || !applied, "{} on {day}", reading.name);
                    tried += 1;
                }
            }
        }
        tried
    });
}

// ------------------------------------------------------------------ clauses

/// Facts of which the linter says that nothing turns on them: those that no clause uses but what it marks.
fn idle_facts(book: &Rulebook, report: &Report) -> Vec<FactId> {
    let marked: Vec<&Place> = of(report, "lint::unreachable_clause").map(|problem| &problem.labels[0].place).collect();
    let within = |place: &Place| {
        marked.iter().any(|outer| {
            outer.text.name == place.text.name
                && outer.range.start <= place.range.start
                && place.range.end <= outer.range.end
        })
    };
    let mut used = BTreeSet::new();
    let mut note = |clause: &Clause| walk(clause, &within, &mut used);
    for issue in book.issues.iter().filter(|issue| !marked.contains(&&issue.place)) {
        for body in std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)) {
            body.clauses().into_iter().for_each(&mut note);
        }
    }
    book.remedies.iter().flat_map(|remedy| &remedy.cases).for_each(|case| note(&case.clause));
    for body in book
        .issues
        .iter()
        .flat_map(|issue| std::iter::once(&issue.body).chain(issue.replaced.iter().map(|(_, body)| body)))
    {
        used.extend(scales(body));
    }
    (0..book.facts.len()).filter(|fact| !used.contains(fact)).collect()
}

fn walk(clause: &Clause, passed_over: &dyn Fn(&Place) -> bool, used: &mut BTreeSet<FactId>) {
    if passed_over(&clause.place) {
        return;
    }
    if let ClauseKind::Literal(literal) = &clause.kind {
        used.extend(literal.asks.facts().into_iter().map(|term| term.fact));
    }
    clause.inner().into_iter().for_each(|inner| walk(inner, passed_over, used));
}

fn scales(body: &Body) -> Vec<FactId> {
    match &body.main {
        Main::Reasons(reasons) => {
            let facts = reasons.items.iter().filter_map(|item| match &item.factor {
                Factor::Dimension { fact, .. } => Some(fact.fact),
                Factor::Reason(_) => None,
            });
            facts.collect()
        }
        Main::Table(table) => {
            let facts = table.columns.iter().filter_map(|column| match &column.input {
                Input::Scale { fact, .. } => Some(fact.fact),
                Input::Clause(_) => None,
            });
            facts.collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn facts_on_which_nothing_turns_move_no_verdict() {
    try_on("idle facts", 100, |project, record, report| {
        let book = &project.rulebook;
        let mut tried = 0;
        for fact in idle_facts(book, report) {
            if book.facts[fact].typ != Type::Truth {
                continue;
            }
            for truth in [true, false] {
                let mut changed = record.clone();
                changed.statements.retain(|statement| statement.fact != fact);
                let value = Some(Stated { value: Value::Truth(truth), written: truth.to_string() });
                let things = vec![None; book.facts[fact].params.len()];
                changed.apply(&Change { fact, things, value, place: book.facts[fact].place.clone() });
                for options in readings(book) {
                    let (before, after) = (verdicts(book, record, &options), verdicts(book, &changed, &options));
                    assert_eq!(before, after, "{} set to {truth}", book.facts[fact].name);
                    tried += 1;
                }
            }
        }
        tried
    });
}

/// Without a row that the linter calls idle, every verdict is what it was.
#[test]
fn an_idle_row_may_be_struck() {
    try_on("idle rows", 1, |project, record, report| {
        let mut tried = 0;
        for problem in of(report, "lint::idle_row") {
            let marked = &problem.labels[0].place;
            let mut struck = project.rulebook.clone();
            let bodies = struck.issues.iter_mut().flat_map(|issue| {
                std::iter::once(&mut issue.body).chain(issue.replaced.iter_mut().map(|(_, body)| body))
            });
            for body in bodies {
                if let Main::Table(table) = &mut body.main {
                    table.rows.retain(|row| row.place != *marked);
                }
            }
            for options in readings(&project.rulebook) {
                assert_eq!(verdicts(&project.rulebook, record, &options), verdicts(&struck, record, &options));
                tried += 1;
            }
        }
        tried
    });
}

/// And a row that is written twice is called idle, as often as one is.
#[test]
fn a_row_written_twice_is_idle() {
    try_on("rows written twice", 20, |project, _, report| {
        let idle = |report: &Report| of(report, "lint::idle_row").count();
        let mut tried = 0;
        for issue in 0..project.rulebook.issues.len() {
            let mut twice = project.rulebook.clone();
            let Main::Table(table) = &mut twice.issues[issue].body.main else { continue };
            let row = table.rows[0].clone();
            table.rows.push(row);
            let found = lint::rulebook(&project.trees, &twice);
            assert!(idle(&found) > idle(report), "{}", twice.issues[issue].name);
            tried += 1;
        }
        tried
    });
}

/// The drawn rulebooks hold what the lints of law are about, so that the properties above have something to try.
#[test]
fn the_lints_find_what_they_are_about_in_rulebooks_drawn_at_random() {
    const ABOUT: [&str; 7] = [
        "lint::burden_on_both_sides",
        "lint::perverse_evidence",
        "lint::precedent_without_ground",
        "lint::reading_never_prevails",
        "lint::unanswerable_claim",
        "lint::unreachable_clause",
        "lint::unused_fact",
    ];
    let found = RefCell::new(BTreeMap::<&str, usize>::new());
    let settled = Cell::new(0);
    try_on("lints", 100, |_, _, report| {
        for problem in &report.found {
            *found.borrow_mut().entry(problem.code).or_default() += 1;
            // What the law has settled is marked beside the clause that it leaves idle.
            let beside = problem.code == "lint::unreachable_clause" && problem.labels.len() > 1;
            settled.set(settled.get() + usize::from(beside));
        }
        report.found.len()
    });
    println!("{:#?}, {} beside what is settled", found.borrow(), settled.get());
    let missing: Vec<&str> = ABOUT.into_iter().filter(|code| !found.borrow().contains_key(code)).collect();
    assert!(missing.is_empty() && settled.get() > 0, "{missing:?}");
}
