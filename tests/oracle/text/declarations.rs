//! Declarations of a rulebook.

use super::Style;
use super::clauses::{Printer, how, side};
use crate::oracle::model::{
    Answered, Body, Column, Effect, EvidenceKind, FactType, Factor, Grade, Kind, LEVELS, Main, Must, Precedent,
    Question, Rank, Reasons, Role, Rulebook, Table,
};
use crate::oracle::model::{CHOICES, Issue};

/// File names and texts.
pub fn rulebook(law: &Rulebook, style: Style) -> Vec<(String, String)> {
    let printer = Printer { law, style };
    let declarations = style.order(printer.declarations());
    let mut files = vec![String::new(); style.further_files + 1];
    for (index, declaration) in declarations.into_iter().enumerate() {
        let count = files.len();
        files[index % count].push_str(&declaration);
        files[index % count].push_str("\n\n");
    }
    files.into_iter().enumerate().map(|(index, text)| (format!("rulebooks/part{index}.rules"), text)).collect()
}

impl Printer<'_> {
    fn declarations(&self) -> Vec<String> {
        let mut all = self.constants();
        let caps = self.law.caps.iter().map(|(kind, grade)| format!("cap {} at {}.", kind.words(), grade.word()));
        all.extend(caps);
        all.extend((0..self.law.facts.len()).map(|fact| self.fact(fact)));
        all.extend((0..self.law.reports.len()).map(|report| self.report(report)));
        for (index, issue) in self.law.issues.iter().enumerate() {
            if !matches!(issue.role, Role::Plain) {
                let span = issue.in_force.map(|(from, until)| {
                    let until = until.map(|until| format!(" until 1 January {until}"));
                    format!(" In force from 1 January {from}{}.", until.unwrap_or_default())
                });
                all.push(format!("provision {}.{}", self.style.provision(self.law, index), span.unwrap_or_default()));
            }
            all.push(self.issue(index));
            if let Main::Reasons(reasons) = &issue.body.main {
                let precedents = reasons.precedents.iter().enumerate();
                all.extend(precedents.map(|(number, precedent)| self.precedent(index, number, precedent, reasons)));
            }
        }
        all.extend(self.law.questions.iter().enumerate().map(|(index, question)| self.question(index, question)));
        all
    }

    fn constants(&self) -> Vec<String> {
        let names = |count: usize, name: &dyn Fn(usize) -> String| {
            (0..count).map(|it| format!("\"{}\"", name(it))).collect::<Vec<_>>()
        };
        let mut all = vec![
            "unit \"kilo\".".to_owned(),
            format!("scale \"ladder\": {}.", names(LEVELS, &|level| self.style.level(level)).join(" < ")),
            format!(
                "standard \"{}\": for at least conclusive, against at most scant, stricter than \"by clear and convincing evidence\".",
                crate::oracle::model::Standard::Iron.words()
            ),
            "thing \"measure\", plural \"measures\".".to_owned(),
            "thing \"product\", plural \"products\".".to_owned(),
            "thing \"gadget\", plural \"gadgets\".".to_owned(),
            "thing \"detour\", plural \"detours\", counted once raised.".to_owned(),
        ];
        all.extend((0..2).map(|it| {
            format!("instrument \"Charter {}\", cited as {}.", self.style.instrument(it), self.style.instrument(it))
        }));
        all
    }

    fn about(&self, kinds: &[Kind]) -> String {
        let named = kinds.iter().map(|kind| format!("a {}", self.style.kind(*kind)));
        named.collect::<Vec<_>>().join(" and ")
    }

    fn fact(&self, index: usize) -> String {
        let fact = &self.law.facts[index];
        let typ = match fact.typ {
            FactType::Truth => "truth".to_owned(),
            FactType::Level => "level of \"ladder\"".to_owned(),
            FactType::Number => "number in \"kilo\"".to_owned(),
            FactType::Choice => {
                let words = (0..CHOICES).map(|choice| format!("\"{}\"", self.style.choice(choice)));
                format!("one of {}", words.collect::<Vec<_>>().join(", "))
            }
        };
        let words = if fact.typ == FactType::Truth {
            format!(
                "Says \"{}\". Denies \"{}\". Asks \"{}?\".",
                self.says(index, None),
                self.denies(index, None),
                self.says(index, None)
            )
        } else {
            format!("Called \"{}\". Asks \"{}?\".", self.says(index, None), self.says(index, None))
        };
        let caps = fact
            .caps
            .iter()
            .map(|(kind, grade): &(EvidenceKind, Grade)| format!(" Caps {} at {}.", kind.words(), grade.word()));
        format!(
            "fact \"{}\", of {}: {typ}.\n  {words}{}",
            self.style.fact(index),
            self.about(&fact.about),
            caps.collect::<String>()
        )
    }

    fn report(&self, index: usize) -> String {
        let report = &self.law.reports[index];
        let proceeding = report.proceeding.map(|it| format!(" In the proceeding \"{}\".", self.style.proceeding(it)));
        format!(
            "report \"{}\", {}.{} Circulated 1 January {}.",
            self.style.report(index),
            report.weight.words(),
            proceeding.unwrap_or_default(),
            report.year
        )
    }

    fn issue(&self, index: usize) -> String {
        let issue = &self.law.issues[index];
        let under = match issue.role {
            Role::Plain => String::new(),
            _ => format!(" under {}", self.style.provision(self.law, index)),
        };
        let dormant = if issue.dormant { ", only on a reading" } else { "" };
        let (role, name, about) = (issue.role_word(), self.style.issue(index), self.about(&issue.params));
        format!(
            "{role} \"{name}\"{under}, about {about}{}{dormant}.\n{}",
            self.answering(issue),
            self.body(&issue.body)
        )
    }

    fn answering(&self, issue: &Issue) -> String {
        let (Role::Defence { answers, .. } | Role::Bar { answers }) = &issue.role else { return String::new() };
        let answer = answers.iter().map(|answer| {
            let to = match answer.to {
                Answered::Instrument(instrument) => self.style.instrument(instrument),
                Answered::Test(test) => self.style.provision(self.law, test),
            };
            let condition = answer.available_if.map(|issue| format!(" if \"{}\" is met", self.style.issue(issue)));
            format!("{to}{}", condition.unwrap_or_default())
        });
        format!(", answering {}", answer.collect::<Vec<_>>().join(", "))
    }

    fn must(&self, must: &Must) -> String {
        format!("he {} must prove{} that {}.", side(must.side), how(must.standard), self.group(&must.group))
    }

    fn body(&self, body: &Body) -> String {
        let mut sentences = vec![match &body.main {
            Main::Must(must) => format!("T{}", self.must(must)),
            Main::MetIf(group) => format!("It is met if {}.", self.group(group)),
            Main::Reasons(reasons) => self.reasons(reasons),
            Main::Table(table) => self.table(table),
            Main::Constant(met) => format!("It is {}met, because \"so it is\".", if *met { "" } else { "not " }),
        }];
        sentences.extend(body.unless.iter().map(|exception| format!("Unless {}.", self.exception(exception))));
        sentences.extend(body.second.iter().map(|must| format!("And t{}", self.must(must))));
        sentences.iter().map(|sentence| format!("  {sentence}")).collect::<Vec<_>>().join("\n")
    }

    fn reasons(&self, reasons: &Reasons) -> String {
        let mut sentences = Vec::new();
        for for_it in [true, false] {
            let word = if for_it { "for" } else { "against" };
            let (mut clauses, mut dimensions) = (Vec::new(), Vec::new());
            for item in reasons.items.iter().filter(|item| item.for_it == for_it) {
                match &item.factor {
                    Factor::Clause(clause) => clauses.push(self.clause(clause)),
                    Factor::Dimension { fact, party } => {
                        dimensions.push(format!("({}) {}", item.label, self.says(*fact, Some(*party))))
                    }
                }
            }
            for (head, items) in [("Reasons", clauses), ("Dimensions", dimensions)] {
                if !items.is_empty() {
                    sentences.push(format!("{head} {word}: {}.", items.join("; ")));
                }
            }
        }
        sentences.extend(reasons.outweighs.iter().map(|(winner, loser)| format!("({winner}) outweighs ({loser}).")));
        let rank = |rank: &Rank| if *rank == Rank::Weight { "weight" } else { "date" };
        match &reasons.ranking[..] {
            [first, second, ..] => {
                sentences.push(format!("Among precedents, {} decides, then {}.", rank(first), rank(second)))
            }
            [only] => sentences.push(format!("Among precedents, {} decides.", rank(only))),
            [] => {}
        }
        sentences.join("\n  ")
    }

    fn table(&self, table: &Table) -> String {
        let head = table.columns.iter().map(|column| match column {
            Column::Atom(crate::oracle::model::Atom::Met { issue, .. }) => format!("\"{}\"", self.style.issue(*issue)),
            Column::Atom(atom) => self.atom(atom),
            Column::Scale { fact, party } => self.says(*fact, Some(*party)),
        });
        let mut text = format!("It is decided by the table\n    | {} | result |", head.collect::<Vec<_>>().join(" | "));
        for row in 0..table.results.len() {
            let cell = |index: usize| {
                let value = (row / table.stride(index)) % table.size(index);
                match &table.columns[index] {
                    Column::Atom(_) => ["no", "yes"][value].to_owned(),
                    Column::Scale { .. } => format!("\"{}\"", self.style.level(value)),
                }
            };
            let result = if table.results[row] { "met" } else { "not met" };
            let last = table.columns.len() - 1;
            let run = table.size(last);
            let same =
                table.results[row - row % run..row - row % run + run].iter().all(|met| *met == table.results[row]);
            if same && row % run != 0 {
                continue;
            }
            let cells = (0..=last).map(|index| if same && index == last { "any".to_owned() } else { cell(index) });
            text.push_str(&format!("\n    | {} | {result} |", cells.collect::<Vec<_>>().join(" | ")));
        }
        format!("{text}.")
    }

    fn precedent(&self, issue: usize, number: usize, precedent: &Precedent, reasons: &Reasons) -> String {
        let present = precedent.present.iter().map(|label| format!("({label})"));
        let levels =
            precedent.levels.iter().map(|(label, level)| format!("({label}) at \"{}\"", self.style.level(*level)));
        let present: Vec<String> = present.chain(levels).collect();
        let absent = reasons
            .items
            .iter()
            .filter(|item| matches!(item.factor, Factor::Clause(_)) && !precedent.present.contains(&item.label));
        let absent: Vec<String> = absent.map(|item| format!("({})", item.label)).collect();
        let listed = |word: &str, items: Vec<String>| {
            if items.is_empty() { String::new() } else { format!(" {word}: {}.", items.join(", ")) }
        };
        let rebuttal = precedent.rebuttal.as_ref().map(|(standard, clause)| {
            format!(" Unless the other side proves{} that {}.", how(*standard), self.clause(clause))
        });
        format!(
            "precedent \"{}\", on \"{}\", decided {}met. Of \"{}\" at \"para. 1\" [unverified].{}{}{}",
            self.style.precedent(issue, number),
            self.style.issue(issue),
            if precedent.met { "" } else { "not " },
            self.style.report(precedent.report),
            listed("Present", present),
            listed("Absent", absent),
            rebuttal.unwrap_or_default(),
        )
    }

    fn question(&self, index: usize, question: &Question) -> String {
        let mut text = format!("question \"{}\": \"Which?\".", self.style.question(index));
        for (number, reading) in question.readings.iter().enumerate() {
            let report = self.style.report(reading.report);
            text.push_str(&format!(
                "\n  reading \"{}\", of \"{report}\" at \"para. 2\" [unverified].",
                self.style.reading(number)
            ));
            text.extend(reading.effects.iter().map(|effect| format!("\n    {}", self.effect(effect))));
        }
        for it in &question.order.stated {
            let (winner, loser) = (self.style.reading(it.winner), self.style.reading(it.loser));
            let only_if = it.only_if.map(|(other, reading)| {
                let (other, reading) = (self.style.question(other), self.style.reading(reading));
                format!(" if question \"{other}\" takes \"{reading}\"")
            });
            text.push_str(&format!("\n  \"{winner}\" prevails over \"{loser}\"{}.", only_if.unwrap_or_default()));
        }
        if question.order.later {
            text.push_str("\n  The later report prevails.");
        }
        text
    }

    fn effect(&self, effect: &Effect) -> String {
        let name = |issue: &usize| format!("\"{}\"", self.style.issue(*issue));
        match effect {
            Effect::Nothing => "Adds nothing.".to_owned(),
            Effect::Elements { issue, clause } => format!("Adds to {} that {}.", name(issue), self.clause(clause)),
            Effect::Reasons { for_it, issues, clause } => {
                let side = if *for_it { "for" } else { "against" };
                let names = issues.iter().map(name).collect::<Vec<_>>().join(" and ");
                format!("Adds to the reasons {side} {names} that {}.", self.clause(clause))
            }
            Effect::Exception { issue, exception } => {
                format!("Adds to {} the exception {}.", name(issue), self.exception(exception))
            }
            Effect::Puts { issue, side: party } => format!("Puts {} on the {}.", name(issue), side(*party)),
            Effect::Requires { issue, standard } => {
                format!("Requires {} to be proved {}.", name(issue), standard.words())
            }
            Effect::Replaces { issue, body } => format!("Replaces {}:\n  {}", name(issue), self.body(body)),
            Effect::Makes { issue, met } => {
                format!("Makes {} {}met, because \"so it is\".", name(issue), if *met { "" } else { "not " })
            }
            Effect::Bar { issue } => format!("Adds the bar {}.", name(issue)),
            Effect::Outweighs { issue, winner, loser } => {
                format!("In {}, ({winner}) outweighs ({loser}).", name(issue))
            }
        }
    }
}
