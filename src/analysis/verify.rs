//! Findings against holdings: each holding is decided under the law of its stage, and compared with the closed value.
//!
//! The law of a stage is that circulated by then, without the readings and precedents of the proceeding itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::case::{Held, Holding, Record, Stage, Status};
use crate::finding::{ClaimFinding, Finding, Form, Link, Value, Verdict};
use crate::opinion::terms;
use crate::project::Project;
use crate::reason::Options;

/// Every holding of a record, compared.
#[derive(Debug, Clone)]
pub struct Verification {
    pub case: String,
    pub rows: Vec<Row>,
}

/// One holding and one claim.
#[derive(Debug, Clone)]
pub struct Row {
    pub stage: Stage,
    pub claim: String,
    /// Clause or issue; `None` for the claim itself.
    pub element: Option<String>,
    pub held: Held,
    /// What we find, in words.
    pub found: String,
    pub scored: Scored,
    /// Whether the bearer won, as held.
    pub bearer_won: bool,
    pub status: Status,
    pub source: (String, usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scored {
    Agrees,
    /// With the cause as far as the finding shows it.
    Misses(String),
    /// None of the element's facts is stated.
    BySilence {
        agrees: bool,
    },
    /// Not scored, and why.
    Not(&'static str),
}

/// Counts over rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    pub agree: usize,
    pub scored: usize,
}

impl Verification {
    pub fn score(&self, wanted: impl Fn(&Row) -> bool) -> Score {
        let mut score = Score::default();
        for row in self.rows.iter().filter(|row| wanted(row)) {
            match row.scored {
                Scored::Agrees => score = Score { agree: score.agree + 1, scored: score.scored + 1 },
                Scored::Misses(_) => score.scored += 1,
                Scored::BySilence { .. } | Scored::Not(_) => {}
            }
        }
        score
    }

    pub fn unscored(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for row in &self.rows {
            if let Scored::Not(why) = row.scored {
                *counts.entry(why).or_default() += 1;
            }
        }
        counts
    }

    pub fn by_silence(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.scored, Scored::BySilence { .. })).count()
    }
}

/// Compares the holdings of a record, those of one stage or of all.
pub fn verify(project: &Project, record: &Record, stage: Option<Stage>) -> Verification {
    let mut findings: BTreeMap<Date, Finding> = BTreeMap::new();
    let mut rows = Vec::new();
    for holding in record.holdings.iter().filter(|holding| stage.is_none_or(|stage| holding.stage == stage)) {
        let finding = findings.entry(holding.date).or_insert_with(|| {
            let options = Options {
                law_as_of: Some(holding.date),
                without_own_readings: true,
                verdict_only: true,
                ..Options::default()
            };
            project.decide(record, &options)
        });
        for (claim, decided) in record.claims.iter().zip(&finding.claims) {
            let concerned = claim.provision == holding.claim
                && holding.complainants.contains(&claim.complainant)
                && record.concerns(&holding.things, &claim.things);
            if concerned {
                rows.push(row(holding, decided));
            }
        }
    }
    Verification { case: record.id.clone(), rows }
}

fn row(holding: &Holding, decided: &ClaimFinding) -> Row {
    let (found, scored, bearer_won) = match &holding.on {
        None => claim_row(holding, decided),
        Some(element) => element_row(holding, decided, element),
    };
    Row {
        stage: holding.stage,
        claim: decided.id.clone(),
        element: holding.on.clone(),
        held: holding.held,
        found,
        scored,
        bearer_won,
        status: holding.status,
        source: (holding.place.text.name.to_string(), holding.place.line()),
    }
}

fn not_scored(holding: &Holding) -> Option<&'static str> {
    match holding.status {
        Status::NotReached => Some("not reached"),
        Status::Moot => Some("moot"),
        // Taken for the sake of argument and never decided.
        Status::Assumed => Some("assumed"),
        _ => None,
    }
}

fn claim_row(holding: &Holding, decided: &ClaimFinding) -> (String, Scored, bool) {
    let verdict = decided.verdict.if_closed;
    let agrees = match holding.held {
        Held::Inconsistent => verdict == Verdict::Inconsistent,
        Held::Justified => verdict == Verdict::Justified,
        Held::Consistent | Held::NotProven => {
            matches!(verdict, Verdict::Consistent | Verdict::NotShown | Verdict::OutsideScope)
        }
        Held::NotReviewable => verdict == Verdict::NotReviewable,
        Held::Met | Held::NotMet => false,
    };
    let given = matches!(decided.nodes[decided.breach].form, Form::Given { .. });
    let scored = match not_scored(holding) {
        Some(why) => Scored::Not(why),
        None if given && holding.held == Held::Inconsistent => Scored::Not("given"),
        None if agrees => Scored::Agrees,
        None => Scored::Misses(decisive(decided)),
    };
    (terms::verdict(verdict).to_owned(), scored, holding.held == Held::Inconsistent)
}

fn element_row(holding: &Holding, decided: &ClaimFinding, element: &str) -> (String, Scored, bool) {
    let met = holding.held == Held::Met;
    let Some(id) = (0..decided.nodes.len()).rev().find(|id| decided.nodes[*id].id == element) else {
        return ("—".into(), Scored::Not("no such element under the law of the stage"), met);
    };
    let node = &decided.nodes[id];
    let bearer_won = met != node.negated;
    let ours = (node.value.if_closed == Value::Established) != node.negated;
    let found = if ours { "met" } else { "not met" };
    let agrees = ours == met;
    let scored = match not_scored(holding) {
        Some(why) => Scored::Not(why),
        None if matches!(node.form, Form::Given { .. }) => Scored::Not("given"),
        None if matches!(node.form, Form::NotRaised) => Scored::Not("not raised"),
        None if silent(decided, id) => Scored::BySilence { agrees },
        None if agrees => Scored::Agrees,
        None => Scored::Misses(format!("{} ({})", found, terms::reason(node.reason))),
    };
    (found.to_owned(), scored, bearer_won)
}

/// Whether no fact beneath a node is stated, and the law by itself says nothing either.
fn silent(decided: &ClaimFinding, id: usize) -> bool {
    let (mut waiting, mut seen) = (vec![id], vec![false; decided.nodes.len()]);
    while let Some(next) = waiting.pop() {
        if std::mem::replace(&mut seen[next], true) {
            continue;
        }
        let node = &decided.nodes[next];
        let by_law = matches!(node.form, Form::Constant { .. } | Form::Bound { .. } | Form::Given { .. });
        if by_law || node.facts.iter().any(|fact| fact.stated_at.is_some()) {
            return false;
        }
        waiting.extend(
            node.children.iter().filter(|child| !matches!(child.link, Link::Precedent(_))).map(|child| child.node),
        );
    }
    true
}

/// The clauses on which a claim's verdict rests, for the cause of a miss.
fn decisive(decided: &ClaimFinding) -> String {
    let fixing = |node: &&crate::finding::Node| {
        node.annotation == Some(crate::finding::Annotation::Decisive) && !node.id.is_empty()
    };
    let found: Vec<String> = decided
        .nodes
        .iter()
        .rev()
        .filter(fixing)
        .take(3)
        .map(|node| format!("{} ({})", node.id, terms::reason(node.reason)))
        .collect();
    if found.is_empty() { "nothing decisive".into() } else { found.join(", ") }
}
