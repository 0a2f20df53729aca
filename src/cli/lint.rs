use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use arguendo::lint;
use arguendo::project::Project;
use arguendo::source::{DiskFiles, Problem, Severity};

use crate::cli::Exit;
use crate::cli::project::{RulebookArgs, draw, read_case, rules_and_cases, show};

/// Find what rulebooks and case files say soundly and mean badly
#[derive(clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Case files, rulebook files, or folders of them [default: rulebooks and cases here]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// Only what this lint finds; repeatable
    #[arg(long, value_name = "CODE")]
    only: Vec<String>,
    /// Show every note, rather than their number
    #[arg(long)]
    notes: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    /// One JSON object for each finding, on a line of its own
    Json,
}

const EXAMPLE: &str = "\
Examples:
  arguendo lint                                             the rulebooks and cases here
  arguendo lint rulebooks --only lint::unverified_pinpoint --notes
  arguendo explain lint::perverse_evidence                  the manual page of one lint

What you have weighed is allowed with a written reason: in a rulebook by the sentence
  Allows \"lint::uncited_clause\", because \"…\".
within the declaration, in a case file under `allow:`. Errors and warnings end with exit code 3, notes do not.";

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let mut only = Vec::new();
    for code in &args.only {
        let known = lint::Lint::named(code).or_else(|| lint::Lint::named(&format!("lint::{code}")));
        match known {
            Some(lint) => only.push(lint.code),
            None => {
                let message = lint::explain(code).err().unwrap_or_else(|| format!("`{code}` is no lint"));
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
        }
    }
    let (rules, cases) = rules_and_cases(&args.paths)?;
    let (project, mut problems) = if rules.is_empty() || args.rulebooks.rulebooks.is_some() {
        args.rulebooks.read()?
    } else {
        Project::open(&DiskFiles, &rules)
    };
    let mut reports = Vec::new();
    if problems.is_empty() {
        // Rulebooks that only serve to bind a case are not linted with it.
        if !rules.is_empty() {
            reports.push(lint::rulebook(&project.trees, &project.rulebook));
        }
        for path in &cases {
            let text = read_case(path)?;
            let (record, refused) = project.record(&DiskFiles, &text);
            problems.extend(refused);
            if let (Some(record), true) = (record, problems.is_empty()) {
                reports.push(lint::record(&project.rulebook, &record, &text));
            }
        }
    }
    if !problems.is_empty() {
        show(&problems, err)?;
        return Ok(Exit::Refused);
    }
    let wanted = |problem: &&Problem| only.is_empty() || only.contains(&problem.code);
    let found: Vec<&Problem> = reports.iter().flat_map(|report| &report.found).filter(wanted).collect();
    let allowed = reports.iter().flat_map(|report| &report.allowed).filter(wanted).count();
    match args.format {
        Format::Text => text(&found, allowed, args.notes, out)?,
        Format::Json => json(&found, out)?,
    }
    let fails = found.iter().any(|problem| problem.severity > Severity::Note);
    Ok(if fails { Exit::No } else { Exit::Done })
}

fn text(found: &[&Problem], allowed: usize, notes: bool, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<&Problem> =
        found.iter().copied().filter(|problem| notes || problem.severity > Severity::Note).collect();
    draw(&shown, io::stdout().is_terminal(), out)?;
    if !notes {
        note_counts(found, out)?;
    }
    let count = |severity: Severity| found.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    writeln!(
        out,
        "{}, {}, {}; {allowed} allowed",
        counted(errors, "error"),
        counted(warnings, "warning"),
        counted(notes, "note")
    )
}

/// Notes do not bury the rest: of each file and lint their number, and how to see them.
fn note_counts(found: &[&Problem], out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for problem in found.iter().filter(|problem| problem.severity == Severity::Note) {
        let file = problem.labels.first().map_or(String::new(), |label| label.place.text.name.to_string());
        *counts.entry((problem.code, file)).or_default() += 1;
    }
    let mut last = "";
    for ((code, file), count) in &counts {
        if *code != last {
            writeln!(out, "{code}, by file (`--notes` shows each):")?;
            last = code;
        }
        writeln!(out, "  {count:>4}  {file}")?;
    }
    if counts.is_empty() { Ok(()) } else { writeln!(out) }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

fn json(found: &[&Problem], out: &mut dyn Write) -> io::Result<()> {
    for problem in found {
        writeln!(out, "{}", arguendo::render::problem(problem))?;
    }
    Ok(())
}
