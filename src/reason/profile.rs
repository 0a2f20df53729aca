//! Which reading of the law is applied to each question.

use crate::reason::Setting;
use crate::rulebook::{QuestionId, ReadingRef, Weight};

/// One choice for every question of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    choices: Vec<Choice>,
    /// The readings named, by the reader or to try them.
    named: Vec<ReadingRef>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub reading: Option<usize>,
    /// Named by the reader, not picked by the law's own order.
    pub named: bool,
    /// Readings in force that no order puts in sequence: none of them is the law by default.
    pub rivals: Vec<usize>,
}

impl Profile {
    /// The readings that prevail on the law's date, those named by the reader first.
    pub fn by_law(setting: &Setting, named: &[ReadingRef]) -> Self {
        let count = setting.book.questions.len();
        let mut choices: Vec<Option<Choice>> = vec![None; count];
        for reading in named {
            choices[reading.question] =
                Some(Choice { reading: Some(reading.reading), named: true, rivals: Vec::new() });
        }
        for question in 0..count {
            choose(setting, question, &mut choices);
        }
        Profile {
            choices: choices.into_iter().map(|choice| choice.unwrap_or(NO_CHOICE)).collect(),
            named: named.to_vec(),
        }
    }

    pub fn choice(&self, question: QuestionId) -> &Choice {
        &self.choices[question]
    }

    pub fn takes(&self, reading: ReadingRef) -> bool {
        self.choices[reading.question].reading == Some(reading.reading)
    }

    /// The profile with other readings of some questions. All that was not named is chosen anew: an order of readings may depend
    /// on the reading of another question.
    pub fn with(&self, setting: &Setting, readings: &[ReadingRef]) -> Self {
        let kept = self.named.iter().filter(|known| readings.iter().all(|other| other.question != known.question));
        let named: Vec<ReadingRef> = kept.chain(readings).copied().collect();
        Profile::by_law(setting, &named)
    }
}

const NO_CHOICE: Choice = Choice { reading: None, named: false, rivals: Vec::new() };

/// Readings of reports circulated by the law's date. Commentary and mere argument never prevail by themselves.
pub fn in_force(setting: &Setting, question: QuestionId) -> Vec<usize> {
    let readings = &setting.book.questions[question].readings;
    let stands = |reading: &&usize| {
        let report = &setting.book.reports[readings[**reading].report];
        let by_now = report.circulated.is_some_and(|date| date <= setting.law_as_of);
        let weighs = !matches!(report.weight, Weight::Commentary | Weight::Argument);
        by_now && weighs && !(setting.without_own_readings && setting.own(readings[**reading].report))
    };
    (0..readings.len()).collect::<Vec<_>>().iter().filter(stands).copied().collect()
}

/// Decides one question after those that its order depends on (acyclic by the rulebook's own check).
fn choose(setting: &Setting, question: QuestionId, choices: &mut Vec<Option<Choice>>) {
    if choices[question].is_some() {
        return;
    }
    let declared = &setting.book.questions[question];
    for prevails in &declared.prevails {
        if let Some(condition) = prevails.only_if {
            choose(setting, condition.question, choices);
        }
    }
    let candidates = in_force(setting, question);
    let stated = |winner: usize, loser: usize| {
        declared.prevails.iter().any(|prevails| {
            let holds = prevails.only_if.is_none_or(|condition| {
                choices[condition.question].as_ref().is_some_and(|choice| choice.reading == Some(condition.reading))
            });
            holds && prevails.winner == winner && prevails.loser == loser
        })
    };
    let date = |reading: usize| setting.book.reports[declared.readings[reading].report].circulated;
    let prevails = |winner: usize, loser: usize| {
        stated(winner, loser) || (declared.later_prevails && date(winner) > date(loser) && !stated(loser, winner))
    };
    let top: Vec<usize> = candidates
        .iter()
        .copied()
        .filter(|reading| !candidates.iter().any(|other| other != reading && prevails(*other, *reading)))
        .collect();
    choices[question] = Some(match top[..] {
        [only] => Choice { reading: Some(only), ..NO_CHOICE },
        _ => Choice { rivals: top, ..NO_CHOICE },
    });
}
