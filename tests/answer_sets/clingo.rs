//! clingo, if this machine has it: asked through Python, where its package from PyPI brings it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

/// What the one answer set of a program shows.
#[derive(Debug, Default)]
pub struct Answer {
    /// Claim and mode to verdict.
    pub verdicts: BTreeMap<(String, String), String>,
    /// What was valued, and the values on the record and if it closed, in the order of letters.
    pub values: BTreeMap<Valued, Vec<String>>,
}

/// An issue or a clause, for whom, how strictly, and whether its negative.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Valued {
    pub claim: String,
    pub id: String,
    pub bearer: String,
    pub standard: String,
    pub negated: bool,
}

/// A running solver.
pub struct Clingo {
    process: Child,
    answers: BufReader<ChildStdout>,
    folder: PathBuf,
    asked: usize,
}

impl Clingo {
    /// Starts Python (`ARGUENDO_PYTHON`, else `python3`) with clingo. Where it has none the test says so and passes, unless
    /// `ARGUENDO_NEEDS_CLINGO` is set, as it is where changes are checked.
    pub fn start(of: &str) -> Option<Clingo> {
        let python = std::env::var("ARGUENDO_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let has = Command::new(&python).args(["-c", "import clingo"]).stderr(Stdio::null()).status();
        if !has.is_ok_and(|status| status.success()) {
            let message = format!("NOT RUN: {of}: `{python}` has no clingo (python3 -m pip install clingo)");
            assert!(std::env::var_os("ARGUENDO_NEEDS_CLINGO").is_none(), "{message}");
            // Past the test harness, which keeps to itself what a passing test prints.
            let _ = writeln!(std::io::stderr(), "{message}");
            return None;
        }
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/answer_sets/solve.py");
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let mut process = Command::new(&python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python starts");
        let answers = BufReader::new(process.stdout.take().expect("a pipe"));
        let folder = folder.join(format!("answer-sets-{}-{}", of.replace(' ', "-"), std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for programs");
        Some(Clingo { process, answers, folder, asked: 0 })
    }

    /// The answer set of a program.
    ///
    /// # Panics
    /// When it has none, or more than one.
    pub fn solve(&mut self, program: &str) -> Answer {
        self.asked += 1;
        let path = self.folder.join(format!("{}.lp", self.asked % 4));
        std::fs::write(&path, program).expect("a program");
        writeln!(self.process.stdin.as_mut().expect("a pipe"), "{}", path.display()).expect("the solver listens");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the solver answers");
        let models: Vec<Vec<(String, Vec<Value>)>> =
            serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {error}: {line}", path.display()));
        assert_eq!(models.len(), 1, "{} answer sets of {}", models.len(), path.display());
        answer(&models[0])
    }
}

impl Drop for Clingo {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
        // The programs of a test that failed are kept, to be looked at.
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

fn answer(atoms: &[(String, Vec<Value>)]) -> Answer {
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut found = Answer::default();
    let mut modes: BTreeMap<(Valued, String), Vec<String>> = BTreeMap::new();
    for (name, parts) in atoms {
        let parts: Vec<String> = parts.iter().map(word).collect();
        match (name.as_str(), &parts[..]) {
            ("verdict", [claim, mode, verdict]) => {
                let before = found.verdicts.insert((claim.clone(), mode.clone()), verdict.clone());
                assert!(before.is_none(), "two verdicts on {claim}: {before:?} and {verdict}");
            }
            ("value", [claim, id, bearer, standard, negated, mode, value]) => {
                let valued = Valued {
                    claim: claim.clone(),
                    id: id.clone(),
                    bearer: bearer.clone(),
                    standard: standard.clone(),
                    negated: negated == "1",
                };
                modes.entry((valued, mode.clone())).or_default().push(value.clone());
            }
            _ => panic!("unexpected {name}{parts:?}"),
        }
    }
    // One clause may be asked of several things, and then has several values: they are compared as a whole.
    for ((valued, mode), mut values) in modes {
        values.sort();
        values.dedup();
        let told: &mut Vec<String> = found.values.entry(valued).or_default();
        told.extend(values.into_iter().map(|value| format!("{mode} {value}")));
    }
    found
}
