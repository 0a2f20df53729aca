use std::io::{self, Write};
use std::path::Path;

use arguendo::project::Project;
use arguendo::source::{DiskFiles, Files};

use crate::cli::Exit;
use crate::cli::project::{RulebookArgs, read_case, show};

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
    let given =
        if args.paths.is_empty() { vec!["rulebooks".to_owned(), "cases".to_owned()] } else { args.paths.clone() };
    let (mut rules, mut cases) = (Vec::new(), Vec::new());
    for path in given {
        if Path::new(&path).is_dir() {
            rules.extend(DiskFiles.below(&path, ".rules")?);
            cases.extend(DiskFiles.below(&path, ".yaml")?);
        } else if path.ends_with(".rules") {
            rules.push(path);
        } else {
            cases.push(path);
        }
    }
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
