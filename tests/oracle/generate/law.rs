//! Rulebooks: heads of all issues first, then bodies that refer to later issues only.

use super::{Breadth, Draw, readings};
use crate::oracle::model::{
    Answer, Answered, Atom, Body, Burden, CHOICES, Clause, Comparison, Connective, EvidenceKind, Exception, Fact,
    FactType, Form, Grade, Group, Issue, Kind, LEVELS, Literal, Main, Must, Quantifier, Report, Role, Rulebook, Side,
    Standard, Wants, Weight,
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
pub const STANDARDS: [Standard; 6] = [
    Standard::PrimaFacie,
    Standard::Balance,
    Standard::Plausible,
    Standard::Clear,
    Standard::Iron,
    Standard::Doubtless,
];
const PARTIES: [Side; 2] = [Side::Complainant, Side::Respondent];
const PAIR: [Kind; 2] = [Kind::Measure, Kind::Product];

/// An issue before it has a body.
#[derive(Clone)]
pub struct Head {
    pub role: Role,
    pub params: Vec<Kind>,
    /// Who bears it, if it says so itself.
    pub bearer: Option<Side>,
}

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

fn facts(draw: &mut Draw, breadth: Breadth) -> Vec<Fact> {
    let truth = |about: &[Kind]| Fact { about: about.to_vec(), typ: FactType::Truth, caps: Vec::new() };
    let mut facts = vec![truth(&[Kind::Measure]), truth(&PAIR)];
    let types: &[FactType] = if breadth.ordered_facts_only {
        &[FactType::Truth, FactType::Level]
    } else {
        &[FactType::Truth, FactType::Level, FactType::Truth, FactType::Level, FactType::Number, FactType::Choice]
    };
    let abouts: [&[Kind]; 9] = [
        &[Kind::Measure],
        &PAIR,
        &[Kind::Measure],
        &[Kind::Product],
        &[Kind::Gadget],
        &[Kind::Measure, Kind::Gadget],
        &[Kind::Detour],
        &[Kind::Measure, Kind::Detour],
        &[Kind::Member],
    ];
    for _ in 0..draw.between(3, 9) {
        let (about, typ) = (draw.pick(&abouts).to_vec(), draw.pick(types));
        let caps = draw.some(&EVIDENCE, 6).into_iter().map(|kind| (kind, draw.pick(&GRADES))).collect();
        facts.push(Fact { about, typ, caps });
    }
    facts
}

fn report(draw: &mut Draw) -> Report {
    let weights =
        [Weight::Panel, Weight::Appellate, Weight::Unadopted, Weight::Separate, Weight::Argument, Weight::Commentary];
    let weight = weights[draw.weighted(&[30, 30, 10, 10, 10, 10])];
    let year = 2001 + i16::try_from(draw.below(5)).unwrap_or(0);
    let proceeding = if draw.chance(40) { Some(draw.below(2)) } else { None };
    Report { weight, year, proceeding }
}

/// Tests, defences, bars, exceptions, then perhaps a test with its own defence on which the others may rest, then the rest.
fn heads(draw: &mut Draw) -> Vec<Head> {
    let head = |role, params: &[Kind], bearer| Head { role, params: params.to_vec(), bearer };
    let mut heads = Vec::new();
    for _ in 0..draw.between(1, 2) {
        heads.push(head(Role::Test { instrument: 0 }, &PAIR, Some(Side::Complainant)));
    }
    let tests = heads.len();
    let (defences, bars, exceptions) = (draw.between(0, 2), usize::from(draw.chance(25)), draw.between(0, 2));
    let inner = draw.chance(30);
    let plain = draw.between(1, 4);
    let inner_at = tests + defences + bars + exceptions;
    let first_plain = inner_at + usize::from(inner) * 2;
    let mut answers = |to: &[Answered], conditional: bool| {
        let mut answers: Vec<Answer> = Vec::new();
        for to in to {
            if answers.is_empty() || draw.chance(50) {
                let condition = conditional && draw.chance(35);
                answers.push(Answer { to: *to, available_if: condition.then(|| first_plain + draw.below(plain)) });
            }
        }
        answers
    };
    let each: Vec<Answered> = (0..tests).map(Answered::Test).collect();
    for _ in 0..defences {
        let whole = !inner && answers(&[Answered::Instrument(0), Answered::Instrument(0)], false).len() == 2;
        let answers = if whole { answers(&[Answered::Instrument(0)], true) } else { answers(&each, true) };
        heads.push(head(Role::Defence { instrument: 0, answers }, &PAIR, Some(Side::Respondent)));
    }
    for _ in 0..bars {
        let answers = answers(&[Answered::Instrument(0), Answered::Instrument(1)], false);
        heads.push(head(Role::Bar { answers }, &PAIR, Some(Side::Respondent)));
    }
    for number in 0..exceptions {
        let of = if number == 0 { Side::Respondent } else { Side::Complainant };
        heads.push(head(Role::Exception { of }, &PAIR, Some(of)));
    }
    if inner {
        heads.push(head(Role::Test { instrument: 1 }, &PAIR, Some(Side::Complainant)));
        let answers = answers(&[Answered::Test(inner_at)], true);
        heads.push(head(Role::Defence { instrument: 1, answers }, &PAIR, Some(Side::Respondent)));
    }
    for number in 0..plain {
        let third = draw.pick(&[None, Some(Kind::Product), None, Some(Kind::Gadget), Some(Kind::Detour)]);
        let available = heads.iter().any(|head| {
            matches!(&head.role, Role::Defence { answers, .. }
            if answers.iter().any(|answer| answer.available_if == Some(first_plain + number)))
        });
        let third = third.filter(|kind| !available || *kind == Kind::Product);
        let params: Vec<Kind> = std::iter::once(Kind::Measure).chain(third).collect();
        let bearer = if !available && draw.chance(15) { Some(draw.pick(&PARTIES)) } else { None };
        heads.push(head(Role::Plain, &params, bearer));
    }
    heads
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

    fn connective(&mut self, count: usize) -> Connective {
        match self.draw.weighted(&[55, 30, 15]) {
            0 => Connective::All,
            1 => Connective::Any,
            _ => Connective::AtLeast(self.draw.between(1, count)),
        }
    }

    pub fn group(&mut self, spot: &Spot) -> Group {
        let (each, spot) = self.each(spot, 12);
        let count = self.draw.between(1, 3);
        let connective = self.connective(count);
        let clauses = (0..count).map(|_| self.clause(&spot)).collect();
        let unless = if self.draw.chance(12) { Some(Box::new(self.exception(&spot))) } else { None };
        Group { each, connective, clauses, unless }
    }

    /// Perhaps a quantifier, and what is in sight beneath it.
    fn each(&mut self, spot: &Spot, percent: usize) -> (Option<Quantifier>, Spot) {
        let free: Vec<Kind> =
            [Kind::Gadget, Kind::Detour].into_iter().filter(|kind| !spot.scope.contains(kind)).collect();
        if free.is_empty() || !self.draw.chance(percent) {
            return (None, spot.clone());
        }
        let kind = self.draw.pick(&free);
        let raised_by = if kind == Kind::Detour { Some(self.draw.pick(&PARTIES)) } else { None };
        let quantifier = Quantifier { every: self.draw.chance(40), kind, raised_by };
        let mut inside = spot.clone();
        inside.scope.push(kind);
        (Some(quantifier), inside)
    }

    pub fn clause(&mut self, spot: &Spot) -> Clause {
        let label = self.letter();
        let (each, spot) = self.each(spot, 12);
        let form = if self.draw.chance(10) {
            let count = self.draw.between(2, 3);
            let connective = self.connective(count);
            Form::List(connective, (0..count).map(|_| self.sub_clause(&spot)).collect())
        } else {
            Form::Atom(self.atom(&spot))
        };
        Clause { label, each, form, scope: false }
    }

    fn sub_clause(&mut self, spot: &Spot) -> Clause {
        let label = self.letter();
        let (each, spot) = self.each(spot, 10);
        Clause { label, each, form: Form::Atom(self.atom(&spot)), scope: false }
    }

    pub fn atom(&mut self, spot: &Spot) -> Atom {
        let issues = self.issues_in_reach(spot);
        let tests: Vec<usize> = self.tests_in_reach(spot);
        match (self.draw.weighted(&[55, 35, 10]), spot.bearer) {
            (1, _) if !issues.is_empty() => {
                let issue = self.draw.pick(&issues);
                let negated = self.heads[issue].bearer.is_none() && self.draw.chance(25);
                Atom::Met { issue, negated }
            }
            (2, Some(bearer)) if !tests.is_empty() => {
                Atom::Inconsistent { test: self.draw.pick(&tests), negated: bearer == Side::Respondent }
            }
            _ => Atom::Literal(self.literal(spot)),
        }
    }

    /// Later issues whose things are in sight, and whose bearer is ours.
    pub fn issues_in_reach(&self, spot: &Spot) -> Vec<usize> {
        let fits = |index: &usize| {
            let head = &self.heads[*index];
            matches!(head.role, Role::Plain)
                && head.params.iter().all(|kind| spot.scope.contains(kind))
                && (head.bearer.is_none() || head.bearer == spot.bearer)
        };
        (spot.issue + 1..self.heads.len()).filter(fits).collect()
    }

    fn tests_in_reach(&self, spot: &Spot) -> Vec<usize> {
        let fits = |index: &usize| {
            matches!(self.heads[*index].role, Role::Test { .. }) && PAIR.iter().all(|kind| spot.scope.contains(kind))
        };
        (spot.issue + 1..self.heads.len()).filter(fits).collect()
    }

    fn facts_in_reach(&self, spot: &Spot, fits: impl Fn(FactType) -> bool) -> Vec<usize> {
        let seen = |kind: &Kind| *kind == Kind::Member || spot.scope.contains(kind);
        (0..self.facts.len())
            .filter(|fact| fits(self.facts[*fact].typ) && self.facts[*fact].about.iter().all(seen))
            .collect()
    }

    pub fn scales_in_reach(&self, spot: &Spot) -> Vec<usize> {
        self.facts_in_reach(spot, |typ| typ == FactType::Level)
    }

    pub fn literal(&mut self, spot: &Spot) -> Literal {
        let near = self.facts_in_reach(spot, |_| true);
        // What is quantified should matter: its facts come first in every other case.
        let own = |fact: &usize| self.facts[*fact].about.iter().any(|kind| matches!(kind, Kind::Gadget | Kind::Detour));
        let of_things: Vec<usize> = near.iter().copied().filter(own).collect();
        let fact = if !of_things.is_empty() && self.draw.chance(50) {
            self.draw.pick(&of_things)
        } else {
            self.draw.pick(&near)
        };
        let party = self.party();
        let wants = self.wants(self.facts[fact].typ);
        Literal { fact, party, wants, negated: self.draw.chance(25) }
    }

    pub fn party(&mut self) -> Side {
        self.draw.pick(&PARTIES)
    }

    /// A truth of something in sight, as a table names it.
    pub fn truth(&mut self, spot: &Spot) -> Literal {
        let near = self.facts_in_reach(spot, |typ| typ == FactType::Truth);
        Literal { fact: self.draw.pick(&near), party: self.party(), wants: Wants::Truth, negated: false }
    }

    fn wants(&mut self, typ: FactType) -> Wants {
        match typ {
            FactType::Truth => Wants::Truth,
            FactType::Level => match self.draw.below(3) {
                0 => Wants::AtLeast(self.draw.between(1, LEVELS - 1)),
                1 => Wants::AtMost(self.draw.between(0, LEVELS - 2)),
                _ => Wants::Levels(vec![self.draw.below(LEVELS)]),
            },
            FactType::Choice => {
                let first = self.draw.below(CHOICES);
                let second = self.draw.below(CHOICES);
                Wants::Choices(if first == second { vec![first] } else { vec![first, second] })
            }
            FactType::Number => {
                let comparisons = [
                    Comparison::AtLeast,
                    Comparison::AtMost,
                    Comparison::MoreThan,
                    Comparison::LessThan,
                    Comparison::Equal,
                    Comparison::NotEqual,
                ];
                let comparison = comparisons[self.draw.weighted(&[30, 20, 15, 15, 10, 10])];
                Wants::Number(comparison, 2 * i64::try_from(self.draw.between(1, 9)).unwrap_or(1))
            }
        }
    }

    /// An exception to what stands at this spot.
    pub fn exception(&mut self, spot: &Spot) -> Exception {
        let bearer = spot.bearer.map(Side::other);
        let named = self.exceptions_in_reach(spot);
        if !named.is_empty() && self.draw.chance(50) {
            let atom = Atom::Met { issue: self.draw.pick(&named), negated: false };
            let group =
                Group { each: None, connective: Connective::All, clauses: vec![Clause::of(atom)], unless: None };
            return Exception { each: None, burden: Burden::Silent, group };
        }
        let (each, mut inside) = self.each(spot, 30);
        inside.bearer = bearer;
        let burden = match (self.draw.weighted(&[50, 30, 20]), bearer) {
            (1, Some(side)) => {
                let standard = if self.draw.chance(40) { Some(self.draw.pick(&STANDARDS)) } else { None };
                Burden::By(side, standard)
            }
            (2, _) => Burden::Plausible,
            _ => Burden::Silent,
        };
        Exception { each, burden, group: self.group(&inside) }
    }

    /// Later named exceptions that the other side bears.
    fn exceptions_in_reach(&self, spot: &Spot) -> Vec<usize> {
        let Some(bearer) = spot.bearer else { return Vec::new() };
        let fits = |index: &usize| {
            let head = &self.heads[*index];
            matches!(head.role, Role::Exception { of } if of == bearer.other())
                && head.params.iter().all(|kind| spot.scope.contains(kind))
        };
        (spot.issue + 1..self.heads.len()).filter(fits).collect()
    }
}
