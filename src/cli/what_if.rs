use std::io::{self, Write};

use arguendo::analysis::what_if;
use arguendo::case::change;
use arguendo::finding::{Value, Values};

use crate::cli::Exit;
use crate::cli::project::{LawArgs, RulebookArgs, open_case, show};

/// Change facts or readings, and see what moves
#[derive(clap::Args)]
#[command(
    after_help = "Example: arguendo what-if cases/ds431.yaml --set \"home users limited of 2012 export quotas=true\""
)]
pub struct Args {
    #[arg(value_name = "CASE")]
    case: String,
    /// A fact, the things it is stated of, and its value or `unknown`; repeatable
    #[arg(long, value_name = "FACT of THING, THING=VALUE")]
    set: Vec<String>,
    #[command(flatten)]
    law: LawArgs,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let Some(project) = args.rulebooks.open(err)? else { return Ok(Exit::Refused) };
    let Some(record) = open_case(&project, &args.case, err)? else { return Ok(Exit::Refused) };
    let (mut changes, mut problems) = (Vec::new(), Vec::new());
    for set in &args.set {
        match change(set, &record, &project.rulebook) {
            Ok(change) => changes.push(change),
            Err(more) => problems.extend(more),
        }
    }
    show(&problems, err)?;
    if !problems.is_empty() {
        return Ok(Exit::Refused);
    }
    let then = args.law.options(&project)?;
    let now = arguendo::reason::Options::default();
    let answer = what_if(&project, &record, &changes, &now, &then);
    let moved = answer.moved.iter().filter(|moved| moved.verdict.is_some()).count();
    writeln!(out, "{moved} of {} verdicts move", answer.before.claims.len())?;
    for moved in &answer.moved {
        writeln!(out)?;
        match &moved.verdict {
            Some((before, after)) => writeln!(out, "{}: {before} → {after}", moved.claim)?,
            None => writeln!(out, "{}: the verdict stays, its reasons move", moved.claim)?,
        }
        for (id, before, after) in &moved.nodes {
            writeln!(out, "  {id}: {} → {}", values(*before), values(*after))?;
        }
    }
    if !answer.unmoved.is_empty() {
        writeln!(out, "\nnothing moves in: {}", answer.unmoved.join("; "))?;
    }
    Ok(Exit::Done)
}

fn values(values: Values) -> String {
    let word = |value: Value| match value {
        Value::Established => "established",
        Value::Refuted => "not established",
        Value::Open => "open",
    };
    if values.on_record == Value::Open {
        format!("open (if the record closed, {})", word(values.if_closed))
    } else {
        word(values.on_record).into()
    }
}
