//! What must hold of whoever decides: changes of a case, and how the verdicts may move.

use std::collections::{BTreeMap, BTreeSet};

use arguendo::finding::{self, ClaimFinding};

use super::enumerate::{Depth, Place, Scribe, all, group, must};
use super::generate::Drawn;
use super::model::{
    Atom, Body, Comparison, Connective, Effect, EvidenceKind, Exhibit, Grade, Kind, LEVELS, Main, Met, Of, Party,
    Record, Role, Rulebook, Side, Standard, Statement, Value, Wants,
};
use super::naive::{Answer, Instance, LiteralUse, Slot, Verdict};
use super::text::Style;

/// The two verdicts on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub on_record: Verdict,
    pub if_closed: Verdict,
    pub either_way: bool,
}

impl Pair {
    /// What the definition answers.
    pub fn of(answer: &Answer) -> Pair {
        Pair { on_record: answer.on_record, if_closed: answer.if_closed, either_way: answer.either_way == Some(true) }
    }
}

/// How well a verdict serves the complainant: 0 lost, 1 undecided, 2 won.
pub fn standing(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Inconsistent => Some(2),
        Verdict::Open => Some(1),
        Verdict::TurnsOnTheReading => None,
        _ => Some(0),
    }
}

/// Whether a side is no worse off: it keeps what it has won, on the record and when the record closes. Between lost and
/// undecided nothing is compared on the record: an open bar or an open breach beside a good defence may be either.
pub fn no_worse(side: Side, before: Pair, after: Pair) -> bool {
    let won = if side == Side::Complainant { 2 } else { 0 };
    let keeps = |before, after| standing(before) != Some(won) || standing(after).is_none_or(|after| after == won);
    let beaten = standing(before.on_record) == Some(won) && standing(after.on_record) == Some(2 - won);
    keeps(before.if_closed, after.if_closed)
        && !beaten
        && (side == Side::Respondent || keeps(before.on_record, after.on_record))
}

/// The side that more of a fact helps: more truth, a higher level, a greater number. `None`: both, or it is no matter of more.
pub fn helped_by_more(uses: &[&LiteralUse]) -> Option<Side> {
    let mut sides = uses.iter().map(|used| {
        let more = match &used.literal.wants {
            Wants::Truth | Wants::AtLeast(_) | Wants::Number(Comparison::AtLeast | Comparison::MoreThan, _) => true,
            Wants::AtMost(_) | Wants::Number(Comparison::AtMost | Comparison::LessThan, _) => false,
            Wants::Levels(levels) if levels[..] == [LEVELS - 1] => true,
            Wants::Levels(levels) if levels[..] == [0] => false,
            _ => return None,
        };
        Some(if more != used.literal.negated { used.bearer } else { used.bearer.other() })
    });
    let first = sides.next()??;
    sides.all(|side| side == Some(first)).then_some(first)
}

/// Uses by fact, whatever the things.
pub fn by_fact(answer: &Answer) -> BTreeMap<usize, Vec<&LiteralUse>> {
    let mut found: BTreeMap<usize, Vec<&LiteralUse>> = BTreeMap::new();
    for used in &answer.literals {
        found.entry(used.instance.0).or_default().push(used);
    }
    found
}

/// Whether no fact both helps and hurts a side.
pub fn single_edged(answer: &Answer) -> bool {
    by_fact(answer).values().all(|uses| helped_by_more(uses).is_some())
}

/// The record with one more exhibit that serves a side, on a fact that it uses; `None` where no evidence can be added plainly.
pub fn with_more_evidence(
    record: &Record,
    used: &LiteralUse,
    helped: Side,
    side: Side,
    grade: Grade,
) -> Option<Record> {
    let up = helped == side;
    let says = match &used.literal.wants {
        Wants::Truth => Value::Truth(up),
        Wants::AtLeast(_) | Wants::AtMost(_) | Wants::Levels(_) => Value::Level(if up { LEVELS - 1 } else { 0 }),
        Wants::Number(..) => {
            if up {
                Value::Number(1000, 1000)
            } else {
                Value::Number(-1000, -1000)
            }
        }
        Wants::Choices(_) => return None,
    };
    let exhibit = Exhibit { by: Party::Respondent, kind: None::<EvidenceKind>, grade, says: Some(says) };
    let mut record = record.clone();
    match used.statement {
        // Evidence ends an assumption, which is another thing than adding to evidence.
        Some(index) if record.statements[index].exhibits.is_empty() && record.statements[index].admitted.is_empty() => {
            return None;
        }
        Some(index) => record.statements[index].exhibits.push(exhibit),
        None => {
            let of = named(&used.instance)?;
            let (admitted, not_contested) = (Vec::new(), Vec::new());
            record.statements.push(Statement {
                fact: used.instance.0,
                of: Some(of),
                value: None,
                exhibits: vec![exhibit],
                admitted,
                not_contested,
            });
        }
    }
    Some(record)
}

/// The things of an instance; `None` where one of them has no name.
fn named((_, slots): &Instance) -> Option<Vec<Of>> {
    let of = |slot: &Slot| match slot {
        Slot::Thing(thing) => Some(Of::Thing(*thing)),
        Slot::Party(party) => Some(Of::Party(*party)),
        Slot::Unnamed(_) => None,
    };
    slots.iter().map(of).collect()
}

/// The record in which these facts are proved beyond question; `None` where one of them is of a thing without a name.
pub fn with_proved(record: &Record, facts: &BTreeMap<Instance, Value>) -> Option<Record> {
    let mut record = record.clone();
    for (instance, value) in facts {
        let of = Some(named(instance)?);
        record.statements.retain(|statement| statement.fact != instance.0 || statement.of != of);
        let exhibit = Exhibit { by: Party::Respondent, kind: None, grade: Grade::Conclusive, says: None };
        record.statements.push(Statement {
            fact: instance.0,
            of,
            value: Some(*value),
            exhibits: vec![exhibit],
            admitted: Vec::new(),
            not_contested: Vec::new(),
        });
    }
    Some(record)
}

/// The record without the statements that a claim does not reach.
pub fn without_unreached(record: &Record, answer: &Answer) -> Record {
    let reached: BTreeSet<usize> = answer.literals.iter().filter_map(|used| used.statement).collect();
    let mut record = record.clone();
    let mut index = 0;
    record.statements.retain(|_| {
        index += 1;
        reached.contains(&(index - 1))
    });
    record
}

/// A record in which nothing was filed.
pub fn emptied(record: &Record) -> Record {
    let mut record = record.clone();
    record.statements.clear();
    record.pleas.clear();
    record.given.clear();
    record.complete.clear();
    record
}

/// Whether a rulebook may settle something without any record: by its own words, by precedent, or because nothing was raised.
pub fn settles_by_itself(law: &Rulebook) -> bool {
    law.any(|met| {
        matches!(met, Met::Main(Main::Constant(_)) | Met::Effect(Effect::Makes { .. }))
            || matches!(met, Met::Main(Main::Reasons(reasons)) if !reasons.precedents.is_empty())
            || matches!(met, Met::Quantifier(quantifier) if quantifier.kind == Kind::Detour)
    })
}

/// The law with a stricter standard for one issue that names its bearer, and that bearer; `None` if there is none.
pub fn with_stricter_standard(law: &Rulebook, pick: usize) -> Option<(Rulebook, Side)> {
    let musts: Vec<usize> =
        (0..law.issues.len()).filter(|issue| matches!(law.issues[*issue].body.main, Main::Must(_))).collect();
    let mut law = law.clone();
    let issue = &mut law.issues[*musts.get(pick % musts.len().max(1))?];
    let Main::Must(must) = &mut issue.body.main else { return None };
    let stricter = match must.standard.unwrap_or(Standard::PrimaFacie) {
        Standard::Balance => Standard::PrimaFacie,
        Standard::PrimaFacie => Standard::Clear,
        Standard::Clear => Standard::Doubtless,
        _ => return None,
    };
    must.standard = Some(stricter);
    let side = must.side;
    Some((law, side))
}

/// Whether some clause asks that another obligation be met: there its test serves the other side.
pub fn asks_for_consistency(law: &Rulebook) -> bool {
    law.any(|met| matches!(met, Met::Atom(Atom::Inconsistent { negated: true, .. })))
}

/// The law without the precedents of a record's own proceeding.
pub fn without_own_precedents(drawn: &Drawn) -> Rulebook {
    let mut law = drawn.law.clone();
    let reports = law.reports.clone();
    for issue in &mut law.issues {
        if let Main::Reasons(reasons) = &mut issue.body.main {
            let own = |report: usize| {
                reports[report].proceeding.is_some() && reports[report].proceeding == drawn.record.proceeding
            };
            reasons.precedents.retain(|precedent| !own(precedent.report));
        }
    }
    law
}

/// Whether a bar is raised.
pub fn barred(drawn: &Drawn) -> bool {
    drawn.record.pleas.iter().any(|plea| matches!(drawn.law.issues[plea.issue].role, Role::Bar { .. }))
}

/// A reading by its names, as the model counts it.
///
/// # Panics
/// When there is none of that name.
pub fn reading(law: &Rulebook, choice: &finding::ReadingChoice) -> (usize, usize) {
    let style = Style::default();
    let question = (0..law.questions.len()).find(|it| style.question(*it) == choice.question).expect("a question");
    let readings = 0..law.questions[question].readings.len();
    (question, readings.into_iter().find(|it| style.reading(*it) == choice.reading).expect("a reading"))
}

/// The verdict that follows from the values told of breach, bars and defences; what is outside scope is consistent here.
pub fn follows(claim: &ClaimFinding, closed: bool) -> Verdict {
    use finding::Value::{Established, Open, Refuted};
    let value = |values: finding::Values| if closed { values.if_closed } else { values.on_record };
    let success = |plea: &finding::Plea| match (value(plea.availability), value(plea.made_out)) {
        (Refuted, _) | (_, Refuted) => Refuted,
        (Established, Established) => Established,
        _ => Open,
    };
    let any = |pleas: &[finding::Plea]| {
        let values: Vec<_> = pleas.iter().filter(|plea| plea.raised).map(success).collect();
        let found = [Established, Open].into_iter().find(|sought| values.contains(sought));
        found.unwrap_or(Refuted)
    };
    let breach = claim.nodes[claim.breach].value;
    match (any(&claim.bars), value(breach), any(&claim.defences)) {
        (Established, ..) => Verdict::NotReviewable,
        (Open, ..) => Verdict::Open,
        (_, Refuted, _) if breach.on_record == Refuted => Verdict::Consistent,
        (_, Refuted, _) => Verdict::NotShown,
        (_, Established, Established) => Verdict::Justified,
        (_, Established, Refuted) => Verdict::Inconsistent,
        _ => Verdict::Open,
    }
}

/// A test over so many issues, of which each asks the next one twice.
pub fn ladder(deep: usize) -> (Rulebook, Record) {
    let mut scribe = Scribe::new(Depth::Settled);
    let fact = scribe.fact(0);
    let atom = scribe.draft.literal(fact, false);
    let (place, mut clause) = (Place::root(None), scribe.draft.clause(atom));
    for _ in 0..deep {
        let mut again = scribe.draft.clause(Atom::Met { issue: 0, negated: false });
        again.form = clause.form.clone();
        let group = group(Connective::Any, vec![clause, again]);
        clause = scribe.declare(&place, Body::of(Main::MetIf(group)));
    }
    scribe.draft.test(0, must(Side::Complainant, None, all(vec![clause])));
    let scenario = scribe.draft.finish();
    let record = scenario.record(1);
    (scenario.law, record)
}
