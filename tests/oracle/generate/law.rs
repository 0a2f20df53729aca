//! Rulebooks: heads of all issues first, then bodies that refer to later issues only.

use super::heads::{Head, facts, heads, report};
use super::{Breadth, Draw, readings};
use crate::oracle::model::{
    Body, Connective, EvidenceKind, Fact, Form, Grade, Issue, Kind, Main, Must, Report, Role, Rulebook, STANDARDS, Side,
};

pub const EVIDENCE: [EvidenceKind; 6] = [
    EvidenceKind::LegalText,
    EvidenceKind::OfficialStatement,
    EvidenceKind::Agreement,
    EvidenceKind::Statistic,
    EvidenceKind::Press,
    EvidenceKind::Commentary,
];
pub const GRADES: [Grade; 6] =
    [Grade::None, Grade::Scant, Grade::Some, Grade::Substantial, Grade::Strong, Grade::Conclusive];
pub const PARTIES: [Side; 2] = [Side::Complainant, Side::Respondent];

/// Where a clause stands.
#[derive(Clone)]
pub struct Spot {
    pub issue: usize,
    pub scope: Vec<Kind>,
    /// Who bears it, where the text of the issue tells.
    pub bearer: Option<Side>,
}

/// Draws one rulebook.
pub struct Lawyer<'a, 'b> {
    pub draw: &'a mut Draw<'b>,
    pub facts: Vec<Fact>,
    pub heads: Vec<Head>,
    pub reports: usize,
    letters: usize,
}

/// Lists of numbers: one for heads, facts, reports and questions each, then one for every issue.
const FACTS: usize = 1;
const REPORTS: usize = 2;
const QUESTIONS: usize = 3;
const ISSUES: usize = 4;

pub fn rulebook(draw: &mut Draw, breadth: Breadth) -> Rulebook {
    let heads = heads(draw);
    draw.turn_to(FACTS);
    let facts = facts(draw, breadth);
    draw.turn_to(REPORTS);
    let caps = draw.some(&EVIDENCE, 15).into_iter().map(|kind| (kind, draw.pick(&GRADES))).collect();
    let reports: Vec<Report> = (0..5).map(|_| report(draw)).collect();
    let mut lawyer = Lawyer { draw, facts, heads, reports: reports.len(), letters: 0 };
    let issues = (0..lawyer.heads.len()).map(|index| lawyer.issue(index)).collect();
    let mut law = Rulebook { caps, facts: lawyer.facts.clone(), issues, reports, questions: Vec::new() };
    if !breadth.ordered_facts_only {
        lawyer.draw.turn_to(QUESTIONS);
        readings::add(&mut lawyer, &mut law);
    }
    law
}

impl Lawyer<'_, '_> {
    pub fn letter(&mut self) -> String {
        self.letters += 1;
        let (high, low) = ((self.letters - 1) / 26, (self.letters - 1) % 26);
        let letter = |index: usize| char::from(b'a' + u8::try_from(index).unwrap_or(0));
        if high == 0 { letter(low).to_string() } else { format!("{}{}", letter(high - 1), letter(low)) }
    }

    pub fn spot(&self, issue: usize) -> Spot {
        Spot { issue, scope: self.heads[issue].params.clone(), bearer: self.heads[issue].bearer }
    }

    fn issue(&mut self, index: usize) -> Issue {
        let head = self.heads[index].clone();
        self.draw.turn_to(ISSUES + index);
        let body = self.body(index);
        let mut issue = Issue::new(head.role, head.params, body);
        if matches!(issue.role, Role::Test { .. }) && self.draw.chance(10) {
            let from = 2000 + i16::try_from(self.draw.below(4)).unwrap_or(0);
            issue.in_force = Some((from, self.draw.chance(50).then_some(from + 3)));
        }
        issue
    }

    pub fn body(&mut self, index: usize) -> Body {
        let spot = self.spot(index);
        let Some(side) = spot.bearer else { return self.inherited(&spot) };
        let must = self.must(&spot, side);
        let mut body = Body::of(Main::Must(must));
        let is_test = matches!(self.heads[index].role, Role::Test { .. });
        let is_defence = matches!(self.heads[index].role, Role::Defence { .. });
        if is_test
            && let Main::Must(must) = &mut body.main
            && must.group.connective == Connective::All
            && must.group.each.is_none()
        {
            let atoms = must.group.clauses.iter_mut().filter(|clause| matches!(clause.form, Form::Atom(_)));
            atoms.for_each(|clause| clause.scope = self.draw.chance(15));
        }
        let most = if is_test || is_defence { 2 } else { 1 };
        for _ in 0..most {
            if self.draw.chance(30) {
                let exception = self.exception(&spot);
                body.unless.push(exception);
            }
        }
        if is_defence && self.draw.chance(35) {
            body.second = Some(self.must(&spot, side));
        }
        body
    }

    fn must(&mut self, spot: &Spot, side: Side) -> Must {
        let standard = if self.draw.chance(30) { Some(self.draw.pick(&STANDARDS)) } else { None };
        Must { side, standard, group: self.group(spot) }
    }

    /// The body of an issue that takes its bearer from whoever asks for it.
    fn inherited(&mut self, spot: &Spot) -> Body {
        let main = match self.draw.weighted(&[35, 35, 20, 10]) {
            0 => Main::MetIf(self.group(spot)),
            1 => Main::Reasons(self.reasons(spot)),
            2 => Main::Table(self.table(spot)),
            _ => Main::Constant(self.draw.chance(50)),
        };
        let mut body = Body::of(main);
        if matches!(body.main, Main::MetIf(_) | Main::Reasons(_)) && self.draw.chance(20) {
            let exception = self.exception(spot);
            body.unless.push(exception);
        }
        body
    }
}
