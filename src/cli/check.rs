use std::io::{self, Write};

use arguendo::project::Project;
use arguendo::source::DiskFiles;

use crate::cli::Exit;
use crate::cli::project::{RulebookArgs, read_case, rules_and_cases, show};

/// Show every problem in rulebooks and case files, with its place and its fix
#[derive(clap::Args)]
#[command(after_help = "Example: arguendo check rulebooks cases")]
pub struct Args {
    /// Case files, rulebook files, or folders of them [default: rulebooks and cases here]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let (rules, cases) = rules_and_cases(&args.paths)?;
    // Rulebooks named on the line are checked; cases are bound to those that `--rulebooks` or the place gives.
    let (project, mut problems) = if rules.is_empty() || args.rulebooks.rulebooks.is_some() {
        args.rulebooks.read()?
    } else {
        Project::open(&DiskFiles, &rules)
    };
    if problems.is_empty() {
        for path in &cases {
            problems.extend(project.record(&DiskFiles, &read_case(path)?).1);
        }
    }
    show(&problems, err)?;
    if problems.is_empty() {
        let book = &project.rulebook;
        writeln!(
            out,
            "no problems: {} rulebook files with {} facts and {} issues, {} case files",
            project.trees.len(),
            book.facts.len(),
            book.issues.len(),
            cases.len()
        )?;
    }
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Refused })
}
