use std::io::{self, Write};

use arguendo::export::answer_set;
use arguendo::reason::Options;
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::project::{LawArgs, RulebookArgs, open_case};

/// A rulebook and a record in the language of another engine
#[derive(clap::Args)]
#[command(
    after_help = "Example: arguendo export cases/ds431.yaml --as asp > ds431.lp, which clingo solves: clingo ds431.lp"
)]
pub struct Args {
    #[arg(value_name = "CASE")]
    case: String,
    /// The language
    #[arg(long = "as", value_enum, value_name = "LANGUAGE")]
    language: Language,
    /// Only claims whose id contains this
    #[arg(long, value_name = "ID")]
    claim: Option<String>,
    #[command(flatten)]
    law: LawArgs,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    /// An answer-set program with one answer set: the verdicts, and the value of every issue and clause
    Asp,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let Some(project) = args.rulebooks.open(err)? else { return Ok(Exit::Refused) };
    let Some(record) = open_case(&project, &args.case, err)? else { return Ok(Exit::Refused) };
    let options = Options { claim: args.claim.clone(), ..args.law.options(&project)? };
    match args.language {
        Language::Asp => out.write_all(answer_set(&project.rulebook, &record, &options).as_bytes())?,
    }
    Ok(Exit::Done)
}
