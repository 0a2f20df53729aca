use std::io::{self, Write};

use arguendo::lint;

use crate::cli::Exit;

/// Print the manual page of a lint or of a refusal
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  arguendo explain lint                        all lints
  arguendo explain lint::perverse_evidence     one lint: what it finds, why, what to write instead
  arguendo explain rulebook                    all refusals of one stage: syntax, rulebook or case
  arguendo explain rulebook::unknown_sentence  one refusal: an example, the answer and the fix")]
pub struct Args {
    /// A code as it is printed, with or without `lint::`
    #[arg(value_name = "CODE")]
    code: String,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    match lint::explain(&args.code) {
        Ok(page) => {
            write!(out, "{page}")?;
            Ok(Exit::Done)
        }
        Err(message) => {
            writeln!(err, "arguendo: {message}")?;
            Ok(Exit::Refused)
        }
    }
}
