use std::io::{self, Write};

use arguendo::{render, schema};
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::project::{RulebookArgs, replace};

/// Print the JSON Schema of case files, from which an editor completes and checks them
#[derive(clap::Args)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Of what
    #[arg(long, value_enum, default_value = "case")]
    of: Of,
    /// Write to this file, which is replaced whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

const EXAMPLE: &str = "\
Example:
  arguendo schema -o case.schema.json

Then let the first line of each case file name it, by its path from there; editors that speak to
yaml-language-server (VS Code with the YAML extension, Neovim, Emacs, Helix …) read that line:
  # yaml-language-server: $schema=case.schema.json";

#[derive(Clone, Copy, ValueEnum)]
enum Of {
    /// Case files that stand on these rulebooks
    Case,
    /// What `decide --format json` prints
    Finding,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let printed = match args.of {
        Of::Finding => render::FINDING_SCHEMA.to_owned(),
        Of::Case => {
            let Some(project) = args.rulebooks.open(err)? else { return Ok(Exit::Refused) };
            schema::case_file(&project.rulebook)
        }
    };
    match &args.output {
        Some(path) => replace(path, &printed)?,
        None => out.write_all(printed.as_bytes())?,
    }
    Ok(Exit::Done)
}
