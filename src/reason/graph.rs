//! The issues that a claim reaches, instantiated: one node for every issue, bearer, standard, polarity and things.
//!
//! Every node is a proposition that its bearer wants established. `not` turns the proposition and leaves the bearer; `unless`
//! passes the burden and negates. Children stand before their parents, so that one pass in order evaluates everything.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{GivenWhat, Plea, ThingId};
use crate::finding::{Side, Value};
use crate::reason::weigh::side_of;
use crate::reason::{Profile, Setting};
use crate::rulebook::*;

pub type NodeId = usize;

pub struct Graph<'a> {
    pub nodes: Vec<Node<'a>>,
    pub complainant: ThingId,
    /// Questions of law that the claim reaches.
    pub questions: BTreeSet<QuestionId>,
    /// Exceptions that could have been raised and were not.
    pub not_raised: BTreeSet<(IssueId, Side)>,
    /// Kinds of thing of which a side could have raised one and raised none.
    pub none_raised: BTreeSet<(KindId, Side)>,
}

pub struct Node<'a> {
    pub kind: Kind<'a>,
    pub origin: Origin<'a>,
    pub bearer: Side,
    pub standard: StandardId,
    pub negated: bool,
    /// Things by variable: complainant, respondent, parameters, quantified. `None` for a thing that nobody declared.
    pub things: Vec<Option<ThingId>>,
    /// What those variables are called.
    pub variables: Vec<Variable<'a>>,
    pub children: Vec<Child>,
}

#[derive(Clone, Copy)]
pub struct Variable<'a> {
    pub name: &'a str,
    pub kind: KindId,
}

impl<'a> Variable<'a> {
    fn of(param: &'a Param) -> Self {
        Variable { name: &param.name, kind: param.kind }
    }
}

#[derive(Clone, Copy)]
pub struct Child {
    pub node: NodeId,
    /// Counts as its negation.
    pub flip: bool,
    pub link: Link,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Part,
    Exception,
    SecondTier,
    For,
    Against,
    Input,
    Rebuttal(usize),
}

/// Where a node comes from, for the words.
#[derive(Clone, Copy)]
pub enum Origin<'a> {
    Issue(IssueId),
    Clause(&'a Clause),
    /// What a quantifier asks, of one thing of this kind.
    Each(&'a Clause, KindId),
    Dimension(&'a str, &'a str, IssueId),
    Column(&'a Column),
    Bound(InstrumentId, IssueId),
    Breach(ProvisionId),
}

pub enum Kind<'a> {
    Leaf(Leaf<'a>),
    /// All children.
    Conj,
    /// Any child.
    Disj,
    AtLeast(usize),
    Reasons(ReasonsKind<'a>),
    Table(&'a Table),
    /// A scale: which levels stand between those established and those refuted, from below or from above.
    Scale {
        fact: &'a FactTerm,
        scale: ScaleId,
        up: bool,
    },
    /// Settled without evidence.
    Fixed(Value, Fixed),
    /// Open, because nothing can have been filed.
    Silent,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    Law,
    Given(usize),
    NotRaised,
    Bound,
}

#[derive(Clone)]
pub struct Leaf<'a> {
    pub literal: &'a Literal,
    /// The literal's own value, turned by the polarity of the node.
    pub wanted: bool,
}

pub struct ReasonsKind<'a> {
    pub reasons: &'a Reasons,
    /// Child positions of reasons, by item of the rulebook; `None` where a reading leaves the item out.
    pub position: Vec<Option<usize>>,
    /// Precedents that speak here.
    pub precedents: Vec<usize>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Key {
    issue: IssueId,
    things: Vec<Option<ThingId>>,
    bearer: Side,
    standard: StandardId,
    negated: bool,
}

/// Whom a clause's variables stand for, and how it is borne.
#[derive(Clone)]
struct Frame<'a> {
    things: Vec<Option<ThingId>>,
    variables: Vec<Variable<'a>>,
    bearer: Side,
    standard: StandardId,
    /// A reading's standard, which stands in place of the one that the issue names.
    required: Option<StandardId>,
    negated: bool,
}

pub struct Builder<'a, 's> {
    setting: &'s Setting<'a>,
    profile: &'s Profile,
    provision: ProvisionId,
    /// All things of the claim: a plea or a thing may be narrowed to some of them.
    company: Vec<ThingId>,
    memo: BTreeMap<Key, NodeId>,
    pub graph: Graph<'a>,
}

impl<'a, 's> Builder<'a, 's> {
    pub fn new(setting: &'s Setting<'a>, profile: &'s Profile, claim: &crate::case::Claim) -> Self {
        let graph = Graph {
            nodes: Vec::new(),
            complainant: claim.complainant,
            questions: BTreeSet::new(),
            not_raised: BTreeSet::new(),
            none_raised: BTreeSet::new(),
        };
        Builder {
            setting,
            profile,
            provision: claim.provision,
            company: claim.things.clone(),
            memo: BTreeMap::new(),
            graph,
        }
    }

    fn book(&self) -> &'a Rulebook {
        self.setting.book
    }

    fn push(&mut self, kind: Kind<'a>, origin: Origin<'a>, frame: &Frame<'a>, children: Vec<Child>) -> NodeId {
        self.graph.nodes.push(Node {
            kind,
            origin,
            bearer: frame.bearer,
            standard: frame.standard,
            negated: frame.negated,
            things: frame.things.clone(),
            variables: frame.variables.clone(),
            children,
        });
        self.graph.nodes.len() - 1
    }

    /// The test of a claim, or its breach as given.
    pub fn breach(&mut self, claim: &crate::case::Claim) -> NodeId {
        let frame = |things: Vec<Option<ThingId>>, variables| Frame {
            things,
            variables,
            bearer: Side::Complainant,
            standard: PRIMA_FACIE,
            required: None,
            negated: false,
        };
        let given = self.setting.record.given.iter().position(|given| {
            given.what == GivenWhat::Breach(claim.provision)
                && self.setting.record.concerns(&given.things, &claim.things)
        });
        match (given, claim.test) {
            (Some(index), _) => {
                let value = if self.setting.record.given[index].met { Value::Established } else { Value::Refuted };
                let frame = frame(Vec::new(), Vec::new());
                self.push(Kind::Fixed(value, Fixed::Given(index)), Origin::Breach(claim.provision), &frame, Vec::new())
            }
            (None, Some(test)) => {
                let things = claim.things.iter().copied().map(Some).collect();
                self.issue(test, things, Side::Complainant, PRIMA_FACIE, false)
            }
            (None, None) => {
                self.push(Kind::Silent, Origin::Breach(claim.provision), &frame(Vec::new(), Vec::new()), Vec::new())
            }
        }
    }

    /// An issue asked of things that the claim has, by kind; `None` where the claim has none of a kind.
    pub fn issue_of_claim(&mut self, issue: IssueId, bearer: Side) -> Option<NodeId> {
        let record = self.setting.record;
        let mut things = Vec::new();
        for param in &self.book().issues[issue].params {
            things.push(Some(*self.company.iter().find(|thing| record.things[**thing].kind == param.kind)?));
        }
        Some(self.issue(issue, things, bearer, PRIMA_FACIE, false))
    }

    /// A clause that belongs to no issue, asked of the things of the claim: conditions of the remedy.
    pub fn clause_of_claim(&mut self, clause: &'a Clause, params: &'a [Param]) -> Option<NodeId> {
        let record = self.setting.record;
        let mut frame = self.root_frame(Side::Respondent);
        for param in params {
            frame.things.push(Some(*self.company.iter().find(|thing| record.things[**thing].kind == param.kind)?));
            frame.variables.push(Variable::of(param));
        }
        Some(self.clause(clause, &frame))
    }

    fn root_frame(&self, bearer: Side) -> Frame<'a> {
        Frame {
            things: vec![Some(self.graph.complainant), Some(self.setting.record.respondent)],
            variables: ["complainant", "respondent"].map(|name| Variable { name, kind: MEMBER }).to_vec(),
            bearer,
            standard: PRIMA_FACIE,
            required: None,
            negated: false,
        }
    }

    /// Whether the side that gains by a defence, exception or bar raised it against this claim.
    pub fn plea(&self, issue: IssueId, side: Side) -> Option<&'a Plea> {
        let record = self.setting.record;
        record.pleas.iter().find(|plea| {
            plea.issue == issue
                && side_of(record, plea.by, self.graph.complainant) == Some(side)
                && record.concerns(&plea.things, &self.company)
                && (plea.answering.is_empty() || plea.answering.contains(&self.provision))
        })
    }

    // -------------------------------------------------------------- issues

    fn issue(
        &mut self,
        id: IssueId,
        things: Vec<Option<ThingId>>,
        bearer: Side,
        standard: StandardId,
        negated: bool,
    ) -> NodeId {
        let issue = &self.book().issues[id];
        let required = self.required(issue);
        let standard = required.unwrap_or(standard);
        let key = Key { issue: id, things: things.clone(), bearer, standard, negated };
        if let Some(node) = self.memo.get(&key) {
            return *node;
        }
        let mut frame = self.root_frame(bearer);
        frame.things.extend(things);
        frame.variables.extend(issue.params.iter().map(Variable::of));
        (frame.standard, frame.required, frame.negated) = (standard, required, negated);
        let node = self.instantiate(id, issue, &frame);
        self.memo.insert(key, node);
        node
    }

    fn instantiate(&mut self, id: IssueId, issue: &'a Issue, frame: &Frame<'a>) -> NodeId {
        let turned = |value: Value| if frame.negated { value.contrary() } else { value };
        let origin = Origin::Issue(id);
        let record = self.setting.record;
        let company = self.company_of(frame);
        let given = record
            .given
            .iter()
            .position(|given| given.what == GivenWhat::Issue(id) && record.concerns(&given.things, &company));
        if let Some(index) = given {
            let value = turned(if record.given[index].met { Value::Established } else { Value::Refuted });
            return self.push(Kind::Fixed(value, Fixed::Given(index)), origin, frame, Vec::new());
        }
        let gains = if frame.negated { frame.bearer.other() } else { frame.bearer };
        if issue.role == Role::Exception && self.plea(id, gains).is_none() {
            self.graph.not_raised.insert((id, gains));
            return self.push(Kind::Fixed(turned(Value::Refuted), Fixed::NotRaised), origin, frame, Vec::new());
        }
        let body = self.body(issue);
        let mut children = Vec::new();
        if issue.role == Role::Test {
            children.push(self.bound(id, issue, frame));
        }
        match &body.main {
            Main::Parts(parts) => {
                for part in self.in_order(issue, parts) {
                    children.push(self.part(part, frame));
                }
            }
            Main::Reasons(reasons) => {
                let node = self.reasons(id, reasons, frame);
                if body.extras.is_empty() && children.is_empty() {
                    return node;
                }
                children.push(Child { node, flip: false, link: Link::Part });
            }
            Main::Table(table) => {
                let node = self.table(id, table, frame);
                if body.extras.is_empty() && children.is_empty() {
                    return node;
                }
                children.push(Child { node, flip: false, link: Link::Part });
            }
            Main::Constant { met, .. } => {
                let value = turned(if *met { Value::Established } else { Value::Refuted });
                let node = self.push(Kind::Fixed(value, Fixed::Law), origin, frame, Vec::new());
                if body.extras.is_empty() && children.is_empty() {
                    return node;
                }
                children.push(Child { node, flip: false, link: Link::Part });
            }
        }
        for part in &body.extras {
            if part.only_on.is_none_or(|reading| self.takes(reading)) {
                children.push(self.part(part, frame));
            }
        }
        let kind = if frame.negated { Kind::Disj } else { Kind::Conj };
        self.push(kind, origin, frame, children)
    }

    /// Whether the profile takes a reading; the question is noted as one that the claim reaches.
    fn takes(&mut self, reading: ReadingRef) -> bool {
        self.graph.questions.insert(reading.question);
        self.profile.takes(reading)
    }

    fn required(&mut self, issue: &'a Issue) -> Option<StandardId> {
        let mut found = None;
        for (reading, standard) in &issue.requires {
            if self.takes(*reading) {
                found = Some(*standard);
            }
        }
        found
    }

    fn body(&mut self, issue: &'a Issue) -> &'a Body {
        let mut found = &issue.body;
        for (reading, body) in &issue.replaced {
            if self.takes(*reading) {
                found = body;
            }
        }
        found
    }

    /// The parts that stand under the profile, in the order of analysis.
    fn in_order(&mut self, issue: &'a Issue, parts: &'a [Part]) -> Vec<&'a Part> {
        let mut standing: Vec<&Part> = Vec::new();
        for part in parts {
            if part.only_on.is_none_or(|reading| self.takes(reading)) {
                standing.push(part);
            }
        }
        let mut order: Option<&Vec<String>> = None;
        for (reading, labels) in &issue.orders {
            if reading.is_none_or(|reading| self.takes(reading)) {
                order = Some(labels);
            }
        }
        if let Some(order) = order {
            let rank = |part: &&Part| {
                let label = part.clause.label.as_deref();
                order.iter().position(|known| Some(known.as_str()) == label).unwrap_or(order.len())
            };
            standing.sort_by_key(rank);
        }
        standing
    }

    /// The respondent is bound by the instrument, and the provision is in force at the date of the facts.
    fn bound(&mut self, id: IssueId, issue: &'a Issue, frame: &Frame<'a>) -> Child {
        let node = match issue.provision {
            None => self.push(Kind::Fixed(Value::Established, Fixed::Bound), Origin::Issue(id), frame, Vec::new()),
            Some(provision) => {
                let declared = &self.book().provisions[provision];
                let instrument = &self.book().instruments[declared.instrument];
                let spans = [issue.in_force, declared.in_force, instrument.in_force];
                let date = self.setting.facts_as_of;
                let in_force = spans
                    .iter()
                    .flatten()
                    .all(|(from, until)| *from <= date && until.is_none_or(|until| date <= until));
                let bound = self.setting.record.things[self.setting.record.respondent].bound_by.as_ref();
                let value = match bound {
                    _ if !in_force => Some(false),
                    Some(instruments) => Some(instruments.contains(&declared.instrument)),
                    None => None,
                };
                let kind = match value {
                    Some(bound) => {
                        let value = if bound != frame.negated { Value::Established } else { Value::Refuted };
                        Kind::Fixed(value, Fixed::Bound)
                    }
                    None => Kind::Silent,
                };
                self.push(kind, Origin::Bound(declared.instrument, id), frame, Vec::new())
            }
        };
        Child { node, flip: false, link: Link::Part }
    }

    fn part(&mut self, part: &'a Part, frame: &Frame<'a>) -> Child {
        let link = match part.link {
            PartLink::Element => Link::Part,
            PartLink::SecondTier => Link::SecondTier,
            PartLink::Exception => return self.exception(&part.clause, frame),
        };
        Child { node: self.clause(&part.clause, frame), flip: false, link }
    }

    /// `unless`: the other side bears it, under the default standard; in a negated issue its bearer now wants it.
    fn exception(&mut self, clause: &'a Clause, frame: &Frame<'a>) -> Child {
        let mut passed = frame.clone();
        (passed.standard, passed.required) = (PRIMA_FACIE, None);
        passed.negated = false;
        passed.bearer = if frame.negated { frame.bearer } else { frame.bearer.other() };
        if let Some(put_on) = self.put_on(clause)
            && put_on != passed.bearer
        {
            // The other side must show that the exception does not apply.
            passed.bearer = put_on;
            passed.negated = true;
            let node = self.clause(clause, &passed);
            return Child { node, flip: frame.negated, link: Link::Exception };
        }
        Child { node: self.clause(clause, &passed), flip: !frame.negated, link: Link::Exception }
    }

    /// The side on which a reading puts a named exception.
    fn put_on(&mut self, clause: &Clause) -> Option<Side> {
        let ClauseKind::Met { issue, negated: false, .. } = clause.kind else { return None };
        let mut found = None;
        for (reading, party) in &self.book().issues[issue].puts {
            if self.takes(*reading) {
                found = Some(side(*party));
            }
        }
        found
    }

    // -------------------------------------------------------------- clauses

    fn clause(&mut self, clause: &'a Clause, frame: &Frame<'a>) -> NodeId {
        let mut frame = frame.clone();
        if let (Some(party), false) = (clause.bearer, frame.negated) {
            frame.bearer = side(party);
        }
        // Who is told to prove something proves it by the default standard, unless another is named; all else is proved as the one
        // who asks has to prove it.
        let named = clause.standard.or(clause.bearer.map(|_| PRIMA_FACIE));
        frame.standard = frame.required.or(named).unwrap_or(frame.standard);
        let origin = Origin::Clause(clause);
        let (all, any) = if frame.negated { (Kind::Disj, Kind::Conj) } else { (Kind::Conj, Kind::Disj) };
        match &clause.kind {
            ClauseKind::Literal(literal) => {
                if !frame_is_named(literal, &frame) {
                    return self.push(Kind::Silent, origin, &frame, Vec::new());
                }
                let leaf = Leaf { literal, wanted: literal.wanted != frame.negated };
                self.push(Kind::Leaf(leaf), origin, &frame, Vec::new())
            }
            ClauseKind::All(inner) => {
                let children = self.parts(inner, &frame);
                self.push(all, origin, &frame, children)
            }
            ClauseKind::Any(inner) => {
                let children = self.parts(inner, &frame);
                self.push(any, origin, &frame, children)
            }
            ClauseKind::AtLeast(number, inner) => {
                let children = self.parts(inner, &frame);
                // Not at least n of k: at least k - n + 1 fail.
                let number = if frame.negated { (inner.len() + 1).saturating_sub(*number) } else { *number };
                self.push(Kind::AtLeast(number), origin, &frame, children)
            }
            ClauseKind::Unless(main, exception) => {
                let main = Child { node: self.clause(main, &frame), flip: false, link: Link::Part };
                // The exception answers the side that bears the main clause.
                frame.bearer = self.graph.nodes[main.node].bearer;
                let children = vec![main, self.exception(exception, &frame)];
                self.push(all, origin, &frame, children)
            }
            ClauseKind::ForEvery(quantifier, inner) => self.quantified(true, quantifier, inner, origin, &frame),
            ClauseKind::ForSome(quantifier, inner) => self.quantified(false, quantifier, inner, origin, &frame),
            ClauseKind::Met { issue, vars, negated } => {
                let things = vars.iter().map(|var| frame.things[*var]).collect();
                let node = self.issue(*issue, things, frame.bearer, frame.standard, frame.negated != *negated);
                if clause.id.is_empty() {
                    return node;
                }
                // A lettered clause keeps its id; the issue stands beneath it.
                self.push(Kind::Conj, origin, &frame, vec![Child { node, flip: false, link: Link::Part }])
            }
            ClauseKind::Inconsistent { test, vars, negated } => {
                let things: Vec<_> = vars.iter().map(|var| frame.things[*var]).collect();
                self.inconsistent(*test, things, clause, &frame, *negated)
            }
        }
    }

    fn parts(&mut self, clauses: &'a [Clause], frame: &Frame<'a>) -> Vec<Child> {
        clauses.iter().map(|clause| Child { node: self.clause(clause, frame), flip: false, link: Link::Part }).collect()
    }

    fn quantified(
        &mut self,
        every: bool,
        quantifier: &'a Quantifier,
        inner: &'a Clause,
        origin: Origin<'a>,
        frame: &Frame<'a>,
    ) -> NodeId {
        let record = self.setting.record;
        // Not for some is for every not, and the reverse.
        let conj = every != frame.negated;
        let company = self.company_of(frame);
        let raised = |thing: &crate::case::Thing| match quantifier.raised_by {
            None => true,
            Some(Party::Complainant) => thing.raised_by.contains(&self.graph.complainant),
            Some(Party::Respondent) => thing.raised_by.contains(&record.respondent),
        };
        let declared: Vec<ThingId> = (0..record.things.len())
            .filter(|id| record.things[*id].kind == quantifier.kind && raised(&record.things[*id]))
            .filter(|id| record.concerns(&record.things[*id].concerns, &company))
            .collect();
        let mut children = Vec::new();
        for thing in &declared {
            children.push(self.quantified_child(quantifier, inner, frame, Some(*thing)));
        }
        let open_list = quantifier.raised_by.is_none() && !record.complete.contains(&quantifier.kind);
        if !every && open_list {
            children.push(self.quantified_child(quantifier, inner, frame, None));
        }
        if let (Some(party), true) = (quantifier.raised_by, declared.is_empty()) {
            self.graph.none_raised.insert((quantifier.kind, side(party)));
        }
        if children.is_empty() {
            // Nobody raised one, or the complete list is empty; `for every` over none is silent.
            let kind = if every {
                Kind::Silent
            } else {
                let value = if frame.negated { Value::Established } else { Value::Refuted };
                Kind::Fixed(value, Fixed::NotRaised)
            };
            return self.push(kind, origin, frame, Vec::new());
        }
        self.push(if conj { Kind::Conj } else { Kind::Disj }, origin, frame, children)
    }

    fn quantified_child(
        &mut self,
        quantifier: &'a Quantifier,
        inner: &'a Clause,
        frame: &Frame<'a>,
        thing: Option<ThingId>,
    ) -> Child {
        let mut frame = frame.clone();
        frame.things.truncate(quantifier.var);
        frame.variables.truncate(quantifier.var);
        frame.things.push(thing);
        frame.variables.push(Variable { name: &quantifier.name, kind: quantifier.kind });
        let node = self.clause(inner, &frame);
        let told = &mut self.graph.nodes[node];
        if let (Origin::Clause(clause), Kind::Conj | Kind::Disj | Kind::AtLeast(_)) = (told.origin, &told.kind) {
            told.origin = Origin::Each(clause, quantifier.kind);
        }
        Child { node, flip: false, link: Link::Part }
    }

    /// Breach of another provision, and no available defence made out; turned, no breach, or an available defence made out. The
    /// bearer of the clause bears the breach (or its absence); whoever gains by a defence bears that.
    fn inconsistent(
        &mut self,
        test: IssueId,
        things: Vec<Option<ThingId>>,
        clause: &'a Clause,
        frame: &Frame<'a>,
        denied: bool,
    ) -> NodeId {
        let negated = frame.negated != denied;
        let breach = match self.breach_given(test, frame) {
            Some((index, met)) => {
                let value = if met != negated { Value::Established } else { Value::Refuted };
                let origin = self.book().issues[test].provision.map_or(Origin::Issue(test), Origin::Breach);
                let given = Frame { negated, ..frame.clone() };
                self.push(Kind::Fixed(value, Fixed::Given(index)), origin, &given, Vec::new())
            }
            None => self.issue(test, things, frame.bearer, frame.standard, negated),
        };
        let mut children = vec![Child { node: breach, flip: false, link: Link::Part }];
        let mut passed = frame.clone();
        passed.bearer = if negated { frame.bearer } else { frame.bearer.other() };
        (passed.standard, passed.required, passed.negated) = (PRIMA_FACIE, None, false);
        if let Some(provision) = self.book().issues[test].provision {
            for (defence, answer) in self.defences(provision) {
                if self.plea(defence, Side::Respondent).is_none() {
                    continue;
                }
                let Some(made_out) = self.issue_of_claim(defence, passed.bearer) else { continue };
                let mut tiers = Vec::new();
                if let Some(available) = self.available(defence, answer, provision) {
                    tiers.push(Child { node: available, flip: false, link: Link::Part });
                }
                tiers.push(Child { node: made_out, flip: false, link: Link::Part });
                let node = self.push(Kind::Conj, Origin::Issue(defence), &passed, tiers);
                children.push(Child { node, flip: !negated, link: Link::Exception });
            }
        }
        let kind = if negated { Kind::Disj } else { Kind::Conj };
        self.push(kind, Origin::Clause(clause), frame, children)
    }

    /// The things in whose company something is asked: those of the clause, parties aside, and those of the claim.
    fn company_of(&self, frame: &Frame) -> Vec<ThingId> {
        frame.things[2..].iter().flatten().chain(&self.company).copied().collect()
    }

    /// Whether the record gives the breach that a test encodes, and how.
    fn breach_given(&self, test: IssueId, frame: &Frame) -> Option<(usize, bool)> {
        let record = self.setting.record;
        let provision = self.book().issues[test].provision?;
        let company = self.company_of(frame);
        let given = record
            .given
            .iter()
            .position(|given| given.what == GivenWhat::Breach(provision) && record.concerns(&given.things, &company))?;
        Some((given, record.given[given].met))
    }

    /// Defences that answer an obligation, in the rulebook's order, with the answer that speaks to it most closely.
    pub fn defences(&self, provision: ProvisionId) -> Vec<(IssueId, &'a Answer)> {
        self.answering(provision, Role::Defence)
    }

    pub fn answering(&self, provision: ProvisionId, role: Role) -> Vec<(IssueId, &'a Answer)> {
        let book = self.book();
        let mut found = Vec::new();
        for (id, issue) in book.issues.iter().enumerate().filter(|(_, issue)| issue.role == role) {
            let mut answers: Vec<&Answer> =
                issue.answers.iter().filter(|answer| book.answers_provision(answer, provision)).collect();
            answers.sort_by_key(|answer| matches!(answer.to, Answered::Instrument(_)));
            if let Some(answer) = answers.first() {
                found.push((id, *answer));
            }
        }
        // By provision and name: declaration order means nothing.
        found.sort_by_key(|(id, _)| {
            (book.issues[*id].provision.map(|at| book.provision_name(at)), book.issues[*id].name.clone())
        });
        found
    }

    /// The node that decides whether a defence answers the obligation at all; `None` where it does without more.
    pub fn available(&mut self, defence: IssueId, answer: &'a Answer, provision: ProvisionId) -> Option<NodeId> {
        let record = self.setting.record;
        let given = record.given.iter().position(|given| {
            given.what == GivenWhat::Available { defence, answers: provision }
                && record.concerns(&given.things, &self.company)
        });
        if let Some(index) = given {
            let value = if record.given[index].met { Value::Established } else { Value::Refuted };
            let frame = self.root_frame(Side::Respondent);
            return Some(self.push(
                Kind::Fixed(value, Fixed::Given(index)),
                Origin::Issue(defence),
                &frame,
                Vec::new(),
            ));
        }
        self.issue_of_claim(answer.available_if?, Side::Respondent)
    }

    /// Whether a dormant bar stands under the profile.
    pub fn stands(&mut self, issue: IssueId) -> bool {
        match &self.book().issues[issue].only_on {
            None => true,
            Some(readings) => {
                let mut stands = false;
                for reading in readings {
                    stands |= self.takes(*reading);
                }
                stands
            }
        }
    }

    // -------------------------------------------------------------- reasons and tables

    fn reasons(&mut self, id: IssueId, reasons: &'a Reasons, frame: &Frame<'a>) -> NodeId {
        let mut children = Vec::new();
        let mut position = vec![None; reasons.items.len()];
        let precedents: Vec<usize> = (0..reasons.precedents.len())
            .filter(|index| {
                let report = reasons.precedents[*index].report;
                let later = self.book().reports[report].circulated.is_some_and(|date| date < self.setting.law_as_of);
                later && !self.setting.own(report)
            })
            .collect();
        for (index, item) in reasons.items.iter().enumerate() {
            if !item.only_on.is_none_or(|reading| self.takes(reading)) {
                continue;
            }
            // A reason for the issue is borne by the side that wants it established, whichever side asks.
            let helps_bearer = item.for_it != frame.negated;
            let mut borne = frame.clone();
            borne.negated = false;
            if !helps_bearer {
                // The burden passes to the other side, and starts afresh from the default standard.
                (borne.bearer, borne.standard, borne.required) = (frame.bearer.other(), PRIMA_FACIE, None);
            }
            let node = match &item.factor {
                Factor::Reason(clause) => self.clause(clause, &borne),
                Factor::Dimension { id: name, text, fact, scale, .. } => {
                    if precedents.is_empty() {
                        continue;
                    }
                    let kind = Kind::Scale { fact, scale: *scale, up: true };
                    self.push(kind, Origin::Dimension(name, text, id), &borne, Vec::new())
                }
            };
            position[index] = Some(children.len());
            let link = match (&item.factor, helps_bearer) {
                (Factor::Dimension { .. }, _) => Link::Input,
                (_, true) => Link::For,
                (_, false) => Link::Against,
            };
            children.push(Child { node, flip: false, link });
        }
        for outweighs in &reasons.outweighs {
            if let Some(reading) = outweighs.only_on {
                self.takes(reading);
            }
        }
        for index in &precedents {
            if let Some(clause) = &reasons.precedents[*index].rebuttal {
                // The side that loses by the force rebuts it.
                let favours_bearer = reasons.precedents[*index].met != frame.negated;
                let mut borne = frame.clone();
                borne.negated = false;
                borne.bearer = if favours_bearer { frame.bearer.other() } else { frame.bearer };
                (borne.standard, borne.required) = (PRIMA_FACIE, None);
                let node = self.clause(clause, &borne);
                children.push(Child { node, flip: false, link: Link::Rebuttal(*index) });
            }
        }
        let kind = Kind::Reasons(ReasonsKind { reasons, position, precedents });
        self.push(kind, Origin::Issue(id), frame, children)
    }

    fn table(&mut self, id: IssueId, table: &'a Table, frame: &Frame<'a>) -> NodeId {
        let mut children = Vec::new();
        for column in &table.columns {
            // Each input is the proposition that the bearer wants: more of what helps, less of what hurts.
            let up = column.higher_helps != frame.negated;
            let mut borne = frame.clone();
            borne.negated = !up;
            let node = match &column.input {
                Input::Clause(clause) => self.clause(clause, &borne),
                Input::Scale { fact, scale } => {
                    borne.negated = false;
                    self.push(Kind::Scale { fact, scale: *scale, up }, Origin::Column(column), &borne, Vec::new())
                }
            };
            children.push(Child { node, flip: false, link: Link::Input });
        }
        self.push(Kind::Table(table), Origin::Issue(id), frame, children)
    }
}

pub fn side(party: Party) -> Side {
    match party {
        Party::Complainant => Side::Complainant,
        Party::Respondent => Side::Respondent,
    }
}

/// Whether all things of a literal have been declared; of an unnamed thing nothing can have been filed.
fn frame_is_named(literal: &Literal, frame: &Frame) -> bool {
    literal.asks.facts().iter().all(|term| term.vars.iter().all(|var| frame.things[*var].is_some()))
}
