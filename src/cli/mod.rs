//! Arguments, terminal, exit codes. Binary only: the library cannot name it.
//!
//! Every subcommand is one file with its `Args` and its `run`; product goes to `out`, problems to `err`.

mod check;
mod decide;
mod explain;
mod export;
mod fmt;
mod lint;
mod project;
mod schema;
mod show;
mod verify;
mod what_if;

use std::io::{self, Write};
use std::process::{ExitCode, Termination};

use clap::{Parser, Subcommand};

/// Executes WTO legal tests: who must prove what, by which standard, under which reading of the law, and what follows.
#[derive(Parser)]
#[command(name = "arguendo", version, max_term_width = 100, after_help = EXAMPLE)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLE: &str = "\
Examples:
  arguendo decide cases/ds431.yaml                the opinion
  arguendo decide cases/ds431.yaml --summary      one screen
  arguendo verify cases/                          findings against what was held";

#[derive(Subcommand)]
enum Command {
    Decide(decide::Args),
    Check(check::Args),
    Lint(lint::Args),
    Explain(explain::Args),
    Verify(verify::Args),
    WhatIf(what_if::Args),
    Show(show::Args),
    Export(export::Args),
    Fmt(fmt::Args),
    Schema(schema::Args),
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    /// Input was refused; the problems were shown.
    Refused = 1,
    /// The command asked a question, and the answer is no.
    No = 3,
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let result = run(arguments.command, &mut out, &mut err).and_then(|exit| out.flush().map(|()| exit));
    match result {
        Ok(exit) => exit.report(),
        // A reader that closed the pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done.report(),
        Err(error) => {
            let _ = writeln!(err, "arguendo: {error}");
            Exit::Refused.report()
        }
    }
}

fn run(command: Command, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    match command {
        Command::Decide(args) => decide::run(&args, out, err),
        Command::Check(args) => check::run(&args, out, err),
        Command::Lint(args) => lint::run(&args, out, err),
        Command::Explain(args) => explain::run(&args, out, err),
        Command::Verify(args) => verify::run(&args, out, err),
        Command::WhatIf(args) => what_if::run(&args, out, err),
        Command::Show(args) => show::run(&args, out, err),
        Command::Export(args) => export::run(&args, out, err),
        Command::Fmt(args) => fmt::run(&args, out, err),
        Command::Schema(args) => schema::run(&args, out, err),
    }
}
