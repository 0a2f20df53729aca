use std::io::{self, Write};

use arguendo::analysis::{Row, Score, Scored, Verification, verify};
use arguendo::case::{Held, Stage};
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::project::{RulebookArgs, case_paths, open_case};

/// Compare findings with what panels and the Appellate Body held
#[derive(clap::Args)]
#[command(
    after_help = "Each holding is decided under the law of its stage: what was circulated by then, without the\n\
    readings and precedents of the proceeding itself. Exit code 3: some finding disagrees."
)]
pub struct Args {
    /// Case files or folders of them
    #[arg(default_value = "cases", value_name = "CASE")]
    cases: Vec<String>,
    /// Only holdings of this stage
    #[arg(long, value_enum)]
    stage: Option<WhichStage>,
    /// Only the counts and the misses
    #[arg(long)]
    brief: bool,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum WhichStage {
    Panel,
    Appeal,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let Some(project) = args.rulebooks.open(err)? else { return Ok(Exit::Refused) };
    let stage = args.stage.map(|stage| match stage {
        WhichStage::Panel => Stage::Panel,
        WhichStage::Appeal => Stage::Appeal,
    });
    let (mut exit, mut all) = (Exit::Done, Verification { case: "all".into(), rows: Vec::new() });
    for path in case_paths(&args.cases)? {
        let Some(record) = open_case(&project, &path, err)? else {
            exit = Exit::Refused;
            continue;
        };
        if record.holdings.is_empty() {
            continue;
        }
        let verification = verify(&project, &record, stage);
        writeln!(out, "{}", verification.case)?;
        if !args.brief {
            table(&verification, out)?;
        }
        counts(&verification, out)?;
        all.rows.extend(verification.rows);
    }
    let score = all.score(|_| true);
    writeln!(out, "all cases: {} of {} scored holdings agree", score.agree, score.scored)?;
    if exit == Exit::Done && score.agree < score.scored {
        exit = Exit::No;
    }
    Ok(exit)
}

/// A row for each holding; complainants and products that fare alike share one.
fn table(verification: &Verification, out: &mut dyn Write) -> io::Result<()> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for row in &verification.rows {
        let element = row.element.clone().unwrap_or_else(|| "(the claim)".into());
        let provision = row.claim.split(" / ").take(2).collect::<Vec<_>>().join(", ");
        let line = format!(
            "  {:<6} {:<34} {:<46} held {:<14} found {:<14} {}",
            stage_word(row.stage),
            provision,
            element,
            held_word(row.held),
            row.found,
            mark(row)
        );
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, count)) => *count += 1,
            None => lines.push((line, 1)),
        }
    }
    for (line, count) in lines {
        writeln!(out, "{line}{}", if count > 1 { format!(" × {count}") } else { String::new() })?;
    }
    Ok(())
}

fn counts(verification: &Verification, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |label: &str, score: Score| {
        if score.scored == 0 {
            Ok(())
        } else {
            writeln!(out, "  {label:<44} {:>4} of {:>4} agree", score.agree, score.scored)
        }
    };
    line("scored", verification.score(|_| true))?;
    line("  at the Panel", verification.score(|row| row.stage == Stage::Panel))?;
    line("  on appeal", verification.score(|row| row.stage == Stage::Appeal))?;
    line("  elements that their bearer won", verification.score(|row| row.element.is_some() && row.bearer_won))?;
    line("  elements that their bearer lost", verification.score(|row| row.element.is_some() && !row.bearer_won))?;
    line("  violations", verification.score(|row| row.held == Held::Inconsistent))?;
    line("  claims that failed", verification.score(|row| row.element.is_none() && row.held != Held::Inconsistent))?;
    if verification.by_silence() > 0 {
        writeln!(out, "  {:<44} {:>4}", "by silence, counted apart", verification.by_silence())?;
    }
    for (why, count) in verification.unscored() {
        writeln!(out, "  {:<44} {count:>4}", format!("not scored: {why}"))?;
    }
    for row in &verification.rows {
        if let Scored::Misses(cause) = &row.scored {
            let element = row.element.as_deref().unwrap_or("the claim");
            writeln!(
                out,
                "  MISS {} {}, {element}: held {}, {cause} ({}:{})",
                stage_word(row.stage),
                row.claim,
                held_word(row.held),
                row.source.0,
                row.source.1
            )?;
        }
    }
    Ok(())
}

fn mark(row: &Row) -> String {
    match &row.scored {
        Scored::Agrees => "agrees".into(),
        Scored::Misses(_) => "MISS".into(),
        Scored::BySilence { agrees } => format!("by silence ({})", if *agrees { "alike" } else { "otherwise" }),
        Scored::Not(why) => format!("not scored: {why}"),
    }
}

fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Panel => "Panel",
        Stage::Appeal => "appeal",
    }
}

fn held_word(held: Held) -> &'static str {
    match held {
        Held::Inconsistent => "inconsistent",
        Held::Justified => "justified",
        Held::Consistent => "consistent",
        Held::NotProven => "not proven",
        Held::NotReviewable => "not reviewable",
        Held::Met => "met",
        Held::NotMet => "not met",
    }
}
