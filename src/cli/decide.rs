use std::io::{self, IsTerminal, Write};

use arguendo::opinion::{opinion, summary};
use arguendo::render;
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::project::{LawArgs, RulebookArgs, case_paths, open_case, replace};

/// Decide the claims of one or more case files
#[derive(clap::Args)]
#[command(
    after_help = "Example: arguendo decide cases/ds431.yaml --reading \"even-handedness=balance as a requirement\" --summary"
)]
pub struct Args {
    /// Case files, folders of them, or `-` for standard input
    #[arg(required = true, value_name = "CASE")]
    cases: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write to this file, which is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// One screen: a verdict and a reason for each measure, product and provision
    #[arg(long)]
    summary: bool,
    /// Only claims whose id contains this
    #[arg(long, value_name = "ID")]
    claim: Option<String>,
    #[command(flatten)]
    law: LawArgs,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Md,
    Json,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let Some(project) = args.rulebooks.open(err)? else { return Ok(Exit::Refused) };
    let mut options = args.law.options(&project)?;
    options.claim.clone_from(&args.claim);
    let mut printed = String::new();
    let mut exit = Exit::Done;
    for path in case_paths(&args.cases)? {
        let Some(record) = open_case(&project, &path, err)? else {
            exit = Exit::Refused;
            continue;
        };
        let finding = project.decide(&record, &options);
        if finding.claims.is_empty() {
            writeln!(
                err,
                "no claim of `{path}` has an id that contains `{}`",
                args.claim.as_deref().unwrap_or_default()
            )?;
            exit = Exit::Refused;
            continue;
        }
        let document = || if args.summary { summary(&finding) } else { opinion(&finding) };
        printed.push_str(&match args.format {
            Format::Text => render::text(&document(), width()),
            Format::Md => render::markdown(&document()),
            Format::Json => render::json(&finding),
        });
    }
    match &args.output {
        Some(path) => replace(path, &printed)?,
        None => out.write_all(printed.as_bytes())?,
    }
    Ok(exit)
}

/// Columns of a page: fixed, so that an opinion is the same wherever it is printed; narrower only on a narrow terminal.
fn width() -> usize {
    const PAGE: usize = 100;
    let terminal = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    if io::stdout().is_terminal() { terminal.unwrap_or(PAGE).clamp(60, PAGE) } else { PAGE }
}
