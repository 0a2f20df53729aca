use std::io::{self, Write};

use arguendo::rulebook::{Party, Rulebook, Type};
use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::project::{LawArgs, RulebookArgs, open_case};

/// Show a stage of the work: the tree of a file, the rulebook, a finding's graph
#[derive(clap::Args)]
#[command(after_help = "Examples: arguendo show rulebook --questions · arguendo show finding cases/ds431.yaml")]
pub struct Args {
    #[arg(value_enum)]
    what: What,
    /// A case file, for `finding`
    #[arg(value_name = "CASE")]
    case: Option<String>,
    /// With `rulebook`: the questions of fact that its leaves ask, and nothing else
    #[arg(long)]
    questions: bool,
    #[command(flatten)]
    law: LawArgs,
    #[command(flatten)]
    rulebooks: RulebookArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The syntax trees of the rulebook files
    Tree,
    /// Issues, who bears them, their clauses; or the questions of fact
    Rulebook,
    /// Every node of a finding, as data
    Finding,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let Some(project) = args.rulebooks.open(err)? else { return Ok(Exit::Refused) };
    match args.what {
        What::Tree => {
            for tree in &project.trees {
                writeln!(out, "{}\n{:#?}", tree.text.name, tree.declarations)?;
            }
        }
        What::Rulebook if args.questions => questions(&project.rulebook, out)?,
        What::Rulebook => rulebook(&project.rulebook, out)?,
        What::Finding => {
            let Some(path) = &args.case else {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, "`show finding` needs a case file"));
            };
            let Some(record) = open_case(&project, path, err)? else { return Ok(Exit::Refused) };
            writeln!(out, "{:#?}", project.decide(&record, &args.law.options(&project)?))?;
        }
    }
    Ok(Exit::Done)
}

/// What an author of case files is asked, by file.
fn questions(book: &Rulebook, out: &mut dyn Write) -> io::Result<()> {
    let mut facts: Vec<_> = book.facts.iter().collect();
    facts.sort_by_key(|fact| (fact.place.text.name.to_string(), fact.place.line()));
    let mut file = String::new();
    for fact in facts {
        if *fact.place.text.name != *file {
            file = fact.place.text.name.to_string();
            writeln!(out, "{file}")?;
        }
        let params: Vec<String> =
            fact.params.iter().map(|param| format!("{} {}", article(&param.name), param.name)).collect();
        let typ = match &fact.typ {
            Type::Truth => "yes or no".to_owned(),
            Type::Number { unit } => format!("in {}", book.units[*unit].name),
            Type::Series { unit } => format!("by period, in {}", book.units[*unit].name),
            Type::Date => "a date".to_owned(),
            Type::OneOf(values) => format!("one of {}", values.join(", ")),
            Type::Level(scale) => book.scales[*scale].levels.join(" < "),
            Type::TariffLines => "tariff lines".to_owned(),
        };
        let question = fact.asks.as_deref().or(fact.says.as_deref()).or(fact.called.as_deref()).unwrap_or_default();
        writeln!(out, "  {} (of {}; {typ})\n      {question}", fact.name, params.join(" and "))?;
    }
    Ok(())
}

fn rulebook(book: &Rulebook, out: &mut dyn Write) -> io::Result<()> {
    for issue in &book.issues {
        let role = issue.role.word();
        let under = issue.provision.map(|at| format!(" under {}", book.provision_name(at))).unwrap_or_default();
        writeln!(out, "{role} “{}”{under}  {}:{}", issue.name, issue.place.text.name, issue.place.line())?;
        for clause in issue.body.clauses() {
            let bearer = match clause.bearer {
                Some(Party::Complainant) => "complainant: ",
                Some(Party::Respondent) => "respondent: ",
                None => "",
            };
            writeln!(out, "  {:<24} {bearer}{}", clause.id, clause.text)?;
        }
    }
    for question in &book.questions {
        writeln!(out, "question {}: {}", question.name, question.text)?;
        for reading in &question.readings {
            writeln!(out, "  “{}”, {}", reading.name, book.reports[reading.report].name)?;
        }
    }
    Ok(())
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
