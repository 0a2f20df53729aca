//! The walk that draws a sketch: as the reasoner instantiates a claim, without a record.

use std::collections::{BTreeMap, BTreeSet};

use super::{Child, Kind, Link, Node, NodeId, Sketch, Symbol, other};
use crate::rulebook::*;

/// Beyond this a sketch is left unfinished, and says nothing.
const MOST_NODES: usize = 20_000;
/// Issues beneath issues followed at most.
const DEEPEST: usize = 100;

/// A reading for each question, or none.
type Profile = Vec<Option<usize>>;

#[derive(Clone)]
struct Frame {
    things: Vec<Symbol>,
    bearer: Party,
    standard: StandardId,
    required: Option<StandardId>,
    negated: bool,
}

type Key = (IssueId, Vec<Symbol>, Party, StandardId, bool);

struct Drawing<'a, 'p> {
    book: &'a Rulebook,
    profile: &'p Profile,
    company: Vec<(KindId, Symbol)>,
    symbols: BTreeMap<*const Quantifier, Symbol>,
    memo: BTreeMap<Key, NodeId>,
    sketch: Sketch<'a>,
    depth: usize,
    unfinished: bool,
}

/// Sketches of every test, under each reading that it reaches; remedies last.
pub fn sketches(book: &Rulebook) -> Vec<Sketch<'_>> {
    let law: Profile = (0..book.questions.len()).map(|question| last(book, question)).collect();
    let mut found = Vec::new();
    for test in (0..book.issues.len()).filter(|id| book.issues[*id].role == Role::Test) {
        let mut tried: BTreeSet<ReadingRef> = BTreeSet::new();
        let first = claim(book, test, &law);
        let mut waiting: BTreeSet<QuestionId> = first.iter().flat_map(|sketch| sketch.questions.clone()).collect();
        found.extend(first);
        while let Some(question) = waiting.pop_first() {
            for reading in 0..book.questions[question].readings.len() {
                if law[question] == Some(reading) || !tried.insert(ReadingRef { question, reading }) {
                    continue;
                }
                let mut profile = law.clone();
                profile[question] = Some(reading);
                let Some(sketch) = claim(book, test, &profile) else { continue };
                let tried_already = |other: &QuestionId| tried.iter().any(|reading| reading.question == *other);
                waiting.extend(sketch.questions.iter().filter(|other| !tried_already(other)));
                found.push(sketch);
            }
        }
    }
    found.extend(book.remedies.iter().filter_map(|declared| remedy(book, declared, &law)));
    found
}

/// The reading that prevails once every report is out; of several the first.
fn last(book: &Rulebook, question: QuestionId) -> Option<usize> {
    let standing = crate::lint::reading_never_prevails::standing(book, question, None, &|_| false);
    standing.first().copied()
}

fn claim<'a>(book: &'a Rulebook, test: IssueId, profile: &Profile) -> Option<Sketch<'a>> {
    let params = &book.issues[test].params;
    let company: Vec<(KindId, Symbol)> = params.iter().enumerate().map(|(at, param)| (param.kind, at + 2)).collect();
    let mut drawing = Drawing::new(book, profile, company);
    let things = (2..params.len() + 2).collect();
    let breach = drawing.issue(test, things, Party::Complainant, PRIMA_FACIE, false);
    drawing.sketch.roots.push((breach, Party::Complainant));
    for (id, issue) in book.issues.iter().enumerate() {
        if !matches!(issue.role, Role::Defence | Role::Bar) || !drawing.stands(issue) {
            continue;
        }
        let closest = issue.answers.iter().filter(|answer| book.answers(answer, test));
        let Some(answer) = closest.min_by_key(|answer| matches!(answer.to, Answered::Instrument(_))) else { continue };
        for asked in answer.available_if.into_iter().chain([id]) {
            let node = drawing.of_company(asked);
            drawing.sketch.roots.push((node, Party::Respondent));
        }
    }
    drawing.finished()
}

fn remedy<'a>(book: &'a Rulebook, declared: &'a Remedy, profile: &Profile) -> Option<Sketch<'a>> {
    let company: Vec<(KindId, Symbol)> =
        declared.params.iter().enumerate().map(|(at, param)| (param.kind, at + 2)).collect();
    let mut drawing = Drawing::new(book, profile, company);
    for case in &declared.cases {
        let mut frame = drawing.frame(Party::Respondent, PRIMA_FACIE);
        frame.things.extend(2..declared.params.len() + 2);
        let node = drawing.clause(&case.clause, &frame);
        drawing.sketch.roots.push((node, Party::Respondent));
    }
    drawing.finished()
}

impl<'a, 'p> Drawing<'a, 'p> {
    fn new(book: &'a Rulebook, profile: &'p Profile, company: Vec<(KindId, Symbol)>) -> Self {
        let sketch = Sketch { nodes: Vec::new(), roots: Vec::new(), questions: BTreeSet::new() };
        let (symbols, memo) = (BTreeMap::new(), BTreeMap::new());
        Drawing { book, profile, company, symbols, memo, sketch, depth: 0, unfinished: false }
    }

    fn finished(self) -> Option<Sketch<'a>> {
        (!self.unfinished).then_some(self.sketch)
    }

    fn frame(&self, bearer: Party, standard: StandardId) -> Frame {
        Frame { things: vec![0, 1], bearer, standard, required: None, negated: false }
    }

    fn push(&mut self, kind: Kind<'a>, clause: Option<&'a Clause>, frame: &Frame, children: Vec<Child>) -> NodeId {
        let Frame { bearer, standard, negated, .. } = *frame;
        let things = frame.things.clone();
        self.sketch.nodes.push(Node { kind, clause, bearer, standard, negated, things, children });
        self.sketch.nodes.len() - 1
    }

    fn takes(&mut self, reading: ReadingRef) -> bool {
        self.sketch.questions.insert(reading.question);
        self.profile[reading.question] == Some(reading.reading)
    }

    fn stands(&mut self, issue: &Issue) -> bool {
        let Some(readings) = &issue.only_on else { return true };
        let taken: Vec<bool> = readings.iter().map(|reading| self.takes(*reading)).collect();
        taken.contains(&true)
    }

    fn of_company(&mut self, issue: IssueId) -> NodeId {
        let strange = self.company.len() + 2;
        let find = |kind: KindId| self.company.iter().find(|(known, _)| *known == kind).map_or(strange, |(_, at)| *at);
        let things = self.book.issues[issue].params.iter().map(|param| find(param.kind)).collect();
        self.issue(issue, things, Party::Respondent, PRIMA_FACIE, false)
    }

    fn issue(
        &mut self,
        id: IssueId,
        things: Vec<Symbol>,
        bearer: Party,
        standard: StandardId,
        negated: bool,
    ) -> NodeId {
        let issue = &self.book.issues[id];
        let mut required = None;
        for (reading, standard) in &issue.requires {
            if self.takes(*reading) {
                required = Some(*standard);
            }
        }
        let standard = required.unwrap_or(standard);
        let key = (id, things.clone(), bearer, standard, negated);
        if let Some(node) = self.memo.get(&key) {
            return *node;
        }
        let mut frame = self.frame(bearer, standard);
        frame.things.extend(things);
        (frame.required, frame.negated) = (required, negated);
        self.depth += 1;
        let node = if self.depth > DEEPEST {
            self.unfinished = true;
            self.push(Kind::Unfinished, None, &frame, Vec::new())
        } else {
            self.body(issue, &frame)
        };
        self.depth -= 1;
        self.memo.insert(key, node);
        node
    }

    fn body(&mut self, issue: &'a Issue, frame: &Frame) -> NodeId {
        let mut body = &issue.body;
        for (reading, replaced) in &issue.replaced {
            if self.takes(*reading) {
                body = replaced;
            }
        }
        let part = |node| Child { node, flip: false, link: Link::Part };
        let mut children = Vec::new();
        match &body.main {
            Main::Parts(parts) => children.extend(self.parts(parts, frame)),
            Main::Reasons(reasons) => children.push(part(self.reasons(reasons, frame))),
            Main::Table(table) => children.push(part(self.table(table, frame))),
            Main::Constant { met, .. } => {
                children.push(part(self.push(Kind::Fixed(*met != frame.negated), None, frame, Vec::new())))
            }
        }
        children.extend(self.parts(&body.extras, frame));
        if let ([only], false) = (&children[..], matches!(body.main, Main::Parts(_))) {
            return only.node;
        }
        self.push(if frame.negated { Kind::Disj } else { Kind::Conj }, None, frame, children)
    }

    fn parts(&mut self, parts: &'a [Part], frame: &Frame) -> Vec<Child> {
        let mut children = Vec::new();
        for part in parts {
            if part.only_on.is_none_or(|reading| self.takes(reading)) {
                children.push(match part.link {
                    PartLink::Exception => self.exception(&part.clause, frame),
                    _ => Child { node: self.clause(&part.clause, frame), flip: false, link: Link::Part },
                });
            }
        }
        children
    }

    fn exception(&mut self, clause: &'a Clause, frame: &Frame) -> Child {
        let mut passed = frame.clone();
        (passed.standard, passed.required, passed.negated) = (PRIMA_FACIE, None, false);
        passed.bearer = if frame.negated { frame.bearer } else { other(frame.bearer) };
        let mut put_on = None;
        if let ClauseKind::Met { issue, negated: false, .. } = clause.kind {
            for (reading, party) in &self.book.issues[issue].puts {
                if self.takes(*reading) {
                    put_on = Some(*party);
                }
            }
        }
        let moved = put_on.filter(|party| *party != passed.bearer);
        if let Some(party) = moved {
            (passed.bearer, passed.negated) = (party, true);
        }
        Child { node: self.clause(clause, &passed), flip: moved.is_some() == frame.negated, link: Link::Part }
    }

    fn clause(&mut self, clause: &'a Clause, frame: &Frame) -> NodeId {
        let mut frame = frame.clone();
        if self.sketch.nodes.len() >= MOST_NODES {
            self.unfinished = true;
            return self.push(Kind::Unfinished, Some(clause), &frame, Vec::new());
        }
        if let (Some(party), false) = (clause.bearer, frame.negated) {
            frame.bearer = party;
        }
        let named = clause.standard.or(clause.bearer.map(|_| PRIMA_FACIE));
        frame.standard = frame.required.or(named).unwrap_or(frame.standard);
        let part = |node| Child { node, flip: false, link: Link::Part };
        let (all, any) = if frame.negated { (Kind::Disj, Kind::Conj) } else { (Kind::Conj, Kind::Disj) };
        let (kind, children) = match &clause.kind {
            ClauseKind::Literal(literal) => {
                (Kind::Leaf { literal, wanted: literal.wanted != frame.negated }, Vec::new())
            }
            ClauseKind::All(inner) => (all, inner.iter().map(|inner| part(self.clause(inner, &frame))).collect()),
            ClauseKind::Any(inner) => (any, inner.iter().map(|inner| part(self.clause(inner, &frame))).collect()),
            ClauseKind::AtLeast(_, inner) => {
                (Kind::AtLeast, inner.iter().map(|inner| part(self.clause(inner, &frame))).collect())
            }
            ClauseKind::Unless(main, exception) => {
                let main = self.clause(main, &frame);
                frame.bearer = self.sketch.nodes[main].bearer;
                let exception = self.exception(exception, &frame);
                (all, vec![part(main), exception])
            }
            ClauseKind::ForEvery(quantifier, inner) | ClauseKind::ForSome(quantifier, inner) => {
                let next = self.company.len() + 3 + self.symbols.len();
                let symbol = *self.symbols.entry(std::ptr::from_ref(quantifier)).or_insert(next);
                let mut inside = frame.clone();
                inside.things.truncate(quantifier.var);
                inside.things.push(symbol);
                (Kind::Each, vec![part(self.clause(inner, &inside))])
            }
            ClauseKind::Met { issue, vars, negated } => {
                let things = vars.iter().map(|var| frame.things[*var]).collect();
                frame.negated = frame.negated != *negated;
                let node = self.issue(*issue, things, frame.bearer, frame.standard, frame.negated);
                (Kind::Asks { issue: *issue }, vec![part(node)])
            }
            ClauseKind::Inconsistent { test, vars, negated } => {
                let things = vars.iter().map(|var| frame.things[*var]).collect();
                frame.negated = frame.negated != *negated;
                let node = self.issue(*test, things, frame.bearer, frame.standard, frame.negated);
                (Kind::Asks { issue: *test }, vec![part(node)])
            }
        };
        self.push(kind, Some(clause), &frame, children)
    }

    fn reasons(&mut self, reasons: &'a Reasons, frame: &Frame) -> NodeId {
        let own = |node| Child { node, flip: false, link: Link::Own };
        let mut children = Vec::new();
        for item in &reasons.items {
            let Factor::Reason(clause) = &item.factor else { continue };
            if item.only_on.is_none_or(|reading| self.takes(reading)) {
                let mut borne = frame.clone();
                borne.negated = false;
                if item.for_it == frame.negated {
                    (borne.bearer, borne.standard, borne.required) = (other(frame.bearer), PRIMA_FACIE, None);
                }
                children.push(own(self.clause(clause, &borne)));
            }
        }
        for precedent in &reasons.precedents {
            if let Some(clause) = &precedent.rebuttal {
                let mut borne = frame.clone();
                borne.bearer = if precedent.met != frame.negated { other(frame.bearer) } else { frame.bearer };
                (borne.negated, borne.standard, borne.required) = (false, PRIMA_FACIE, None);
                children.push(own(self.clause(clause, &borne)));
            }
        }
        for edge in &reasons.outweighs {
            edge.only_on.into_iter().for_each(|reading| {
                self.takes(reading);
            });
        }
        self.push(Kind::Reasons, None, frame, children)
    }

    fn table(&mut self, table: &'a Table, frame: &Frame) -> NodeId {
        let mut children = Vec::new();
        for column in &table.columns {
            if let Input::Clause(clause) = &column.input {
                let mut borne = frame.clone();
                borne.negated = column.higher_helps == frame.negated;
                children.push(Child { node: self.clause(clause, &borne), flip: false, link: Link::Part });
            }
        }
        self.push(Kind::Table, None, frame, children)
    }
}
