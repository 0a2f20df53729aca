//! Tests, defences, exceptions, bars and issues: first their heads, then their bodies, then what a role demands.

use std::collections::BTreeMap;

use super::clauses::Scope;
use super::data::{in_force, params};
use super::names::Class;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Placed, Problem, Text};
use crate::syntax::tree::{self, Declaration, Statement, Word};

type Declarations<'a> = [(&'a Text, &'a Placed<Declaration>)];

/// Heads of all issues, so that bodies can name each other.
pub fn declare(lowering: &mut Lowering, declarations: &Declarations) {
    for (text, declaration) in declarations {
        if let Declaration::Issue(issue) = &declaration.value {
            declare_one(lowering, text, issue);
        }
    }
    let mut tests: BTreeMap<ProvisionId, Place> = BTreeMap::new();
    for issue in lowering.book.issues.clone() {
        if let (Role::Test, Some(provision)) = (issue.role, issue.provision)
            && let Some(first) = tests.insert(provision, issue.place.clone())
        {
            let name = lowering.book.provision_name(provision);
            lowering.refuse(problem::two_tests_under(&name, first, issue.place));
        }
    }
}

fn declare_one(lowering: &mut Lowering, text: &Text, issue: &tree::Issue) {
    let place = at(text, &issue.name.range);
    let id = lowering.book.issues.len();
    lowering.name(Class::Issue, &issue.name.value, id, Some(place.clone()));
    let provision = issue.under.as_ref().and_then(|under| lowering.find_provision(under, text));
    let params = params(lowering, text, &issue.about);
    if (issue.under.is_some() && provision.is_none()) || params.len() < issue.about.len() {
        lowering.unsound.heads.insert(id);
    }
    let empty = Body { main: Main::Parts(Vec::new()), extras: Vec::new() };
    let mut declared = Issue {
        role: issue.role,
        name: issue.name.value.clone(),
        provision,
        params,
        says: None,
        denies: None,
        leaves_open: None,
        law: None,
        cites: Vec::new(),
        own_reconstruction: false,
        in_force: None,
        answers: Vec::new(),
        only_on: issue.only_on_a_reading.then(Vec::new),
        body: empty,
        replaced: Vec::new(),
        puts: Vec::new(),
        requires: Vec::new(),
        orders: Vec::new(),
        place,
    };
    for statement in &issue.statements {
        match &statement.value {
            Statement::Says(word) => declared.says = Some(word.value.clone()),
            Statement::Denies(word) => declared.denies = Some(word.value.clone()),
            Statement::LeavesOpen(word) => declared.leaves_open = Some(word.value.clone()),
            Statement::Rule(word) => declared.law = Some(word.value.clone()),
            Statement::OwnReconstruction => declared.own_reconstruction = true,
            Statement::InForce(span) => declared.in_force = in_force(lowering, text, Some(span)),
            Statement::Order(labels) => {
                declared.orders.push((None, labels.iter().map(|label| label.value.clone()).collect()));
                lowering.orders.push((id, labels.clone(), text.clone()));
            }
            _ => {}
        }
    }
    lowering.book.issues.push(declared);
}

/// What stands before `/(a)` in a clause's id: the paragraph; with its instrument where another instrument has a paragraph of
/// the same number; the name of the declaration where several stand under one provision. A reference may always use any of the
/// three ([`Rulebook::clauses_called`]), so that a new neighbour changes how an id is printed and not what a case file means.
pub fn prefix(book: &Rulebook, id: IssueId) -> String {
    let issue = &book.issues[id];
    let Some(own) = issue.provision.filter(|_| issue.role != Role::Issue) else { return issue.name.clone() };
    let paragraph = &book.provisions[own].paragraph;
    let others = book.issues.iter().enumerate().filter(|(other, rival)| *other != id && rival.role != Role::Issue);
    let rivals: Vec<ProvisionId> = others
        .filter_map(|(_, rival)| rival.provision)
        .filter(|at| book.provisions[*at].paragraph == *paragraph)
        .collect();
    if rivals.contains(&own) {
        issue.name.clone()
    } else if rivals.is_empty() {
        paragraph.clone()
    } else {
        book.provision_name(own)
    }
}

pub fn resolve(lowering: &mut Lowering, declarations: &Declarations) {
    let mut id = 0;
    for (text, declaration) in declarations {
        let Declaration::Issue(issue) = &declaration.value else { continue };
        let answers = answers(lowering, text, issue);
        if answers.len() < issue.answering.len() {
            lowering.unsound.heads.insert(id);
        }
        let cited: Vec<_> = issue
            .statements
            .iter()
            .filter_map(|statement| match &statement.value {
                Statement::Cites(citations) => Some(citations),
                _ => None,
            })
            .flatten()
            .cloned()
            .collect();
        let cites = lowering.citations(text, &cited);
        let (params, role) = (lowering.book.issues[id].params.clone(), issue.role);
        let prefix = prefix(&lowering.book, id);
        let mut scope = Scope::new(text, &params, &prefix, role == Role::Test);
        scope.sight.incomplete = params.len() < issue.about.len();
        scope.broken = issue.broken;
        let body = body(lowering, &mut scope, &issue.name, &issue.statements);
        let resolved = &mut lowering.book.issues[id];
        resolved.answers = answers;
        resolved.cites = cites;
        match body {
            Some(body) => resolved.body = body,
            None => {
                lowering.unsound.bodies.insert(id);
            }
        }
        id += 1;
    }
}

fn answers(lowering: &mut Lowering, text: &Text, issue: &tree::Issue) -> Vec<Answer> {
    let mut answers = Vec::new();
    for answer in &issue.answering {
        let (to, place) = match (&answer.provision, &answer.instrument) {
            (Some(provision), _) => {
                (lowering.find_provision(provision, text).map(Answered::Provision), at(text, &provision.range()))
            }
            (None, Some(name)) => {
                (lowering.find_word(Class::Instrument, name, text).map(Answered::Instrument), at(text, &name.range))
            }
            (None, None) => continue,
        };
        let available_if = match &answer.available_if {
            Some(name) => match lowering.find_word(Class::Issue, name, text) {
                Some(id) => Some(id),
                None => continue,
            },
            None => None,
        };
        if let Some(to) = to {
            answers.push(Answer { to, available_if, place });
        }
    }
    answers
}

/// The body that these sentences make. Used for declarations and for what a reading puts in their place.
pub fn body(lowering: &mut Lowering, scope: &mut Scope, name: &Word, statements: &[Placed<Statement>]) -> Option<Body> {
    let mut main: Option<(Main, Place)> = None;
    let mut extras = Vec::new();
    let mut reasons = Reasons::default();
    let mut reasons_at: Option<Place> = None;
    let mut sound = true;
    for statement in statements {
        let place = at(scope.text, &statement.range);
        let found = match &statement.value {
            Statement::Must(must) => must_parts(lowering, scope, must).map(Main::Parts),
            Statement::MetIf(group) => lowering.group(scope, group).map(|clause| Main::Parts(flatten(clause))),
            Statement::Constant { met, because } => {
                Some(Main::Constant { met: *met, because: because.as_ref().map(|because| because.value.clone()) })
            }
            Statement::Table(table) => lowering.table(scope, table, &place).map(Main::Table),
            Statement::SecondTier(must) => {
                match must_parts(lowering, scope, must) {
                    Some(parts) => {
                        extras.extend(parts.into_iter().map(|part| Part { link: PartLink::SecondTier, ..part }))
                    }
                    None => sound = false,
                }
                continue;
            }
            Statement::Unless(exception) => {
                match lowering.exception_group(scope, exception) {
                    Some(clause) => extras.push(Part { link: PartLink::Exception, clause, only_on: None }),
                    None => sound = false,
                }
                continue;
            }
            Statement::Reasons { for_it, items } => {
                sound &= lowering.reason_items(scope, *for_it, items, None, &mut reasons);
                reasons_at.get_or_insert(place);
                continue;
            }
            Statement::Dimensions { for_it, items } => {
                sound &= lowering.dimension_items(scope, *for_it, items, &mut reasons);
                reasons_at.get_or_insert(place);
                continue;
            }
            Statement::Ranking(ranks) => {
                reasons.ranking =
                    ranks.iter().map(|rank| if rank.value == "weight" { Rank::Weight } else { Rank::Date }).collect();
                continue;
            }
            _ => continue,
        };
        let Some(found) = found else {
            sound = false;
            continue;
        };
        match (&mut main, found) {
            (None, found) => main = Some((found, place)),
            (Some((Main::Parts(parts), _)), Main::Parts(more)) => parts.extend(more),
            (Some((_, first)), _) => {
                let problem = problem::two_bodies(&name.value, first.clone(), place);
                lowering.refuse(problem);
            }
        }
    }
    for statement in statements {
        if let Statement::Outweighs(outweighs) = &statement.value {
            lowering.outweighs(scope.text, outweighs, None, &mut reasons);
        }
    }
    if let Some(reasons_at) = reasons_at {
        match main {
            Some((_, first)) => lowering.refuse(problem::two_bodies(&name.value, first, reasons_at)),
            None => return sound.then_some(Body { main: Main::Reasons(reasons), extras }),
        }
        return None;
    }
    match main {
        Some((main, _)) => sound.then_some(Body { main, extras }),
        None => {
            if sound && !scope.broken {
                lowering.refuse(problem::no_body(&name.value, at(scope.text, &name.range)));
            }
            None
        }
    }
}

/// `The complainant must prove …`: each clause of a plain list is a part of its own, borne by that party.
fn must_parts(lowering: &mut Lowering, scope: &mut Scope, must: &tree::Must) -> Option<Vec<Part>> {
    let standard = match &must.standard {
        Some(words) => Some(lowering.standard(scope.text, words)?),
        None => None,
    };
    let mut parts = flatten(lowering.group(scope, &must.group)?);
    for part in &mut parts {
        let clause = match &mut part.clause.kind {
            // The burden named is that of the main clause; its exception passes it on by itself.
            ClauseKind::Unless(main, _) => main.as_mut(),
            _ => &mut part.clause,
        };
        clause.bearer = clause.bearer.or(Some(must.party.value));
        clause.standard = clause.standard.or(standard);
    }
    Some(parts)
}

fn flatten(clause: Clause) -> Vec<Part> {
    let part = |clause| Part { link: PartLink::Element, clause, only_on: None };
    match clause.kind {
        ClauseKind::All(clauses) if clause.id.is_empty() => clauses.into_iter().map(part).collect(),
        _ => vec![part(clause)],
    }
}

/// What a role demands of its declaration.
pub fn check(lowering: &mut Lowering) {
    for id in 0..lowering.book.issues.len() {
        let issue = lowering.book.issues[id].clone();
        let place = issue.place.clone();
        let understood = !lowering.unsound.heads.contains(&id);
        let refusal = match issue.role {
            Role::Test if understood && issue.provision.is_none() => Some(problem::role_needs(
                "test",
                "a provision",
                place,
                "write `under GATT XI:1`: claims name the provision",
            )),
            Role::Defence | Role::Bar if understood && issue.answers.is_empty() => Some(problem::role_needs(
                if issue.role == Role::Bar { "bar" } else { "defence" },
                "something to answer",
                place,
                "write `answering GATT`, or the provisions that it answers",
            )),
            Role::Defence | Role::Exception if understood && issue.provision.is_none() => Some(problem::role_needs(
                if issue.role == Role::Defence { "defence" } else { "exception" },
                "a provision",
                place,
                "write `under GATT XX(g)`: a party raises it by its provision",
            )),
            Role::Test | Role::Exception | Role::Issue if !issue.answers.is_empty() => Some(
                Problem::new(
                    "rulebook::answers_out_of_place",
                    "only a defence or a bar answers other provisions",
                    issue.answers[0].place.clone(),
                    "answering",
                )
                .help("make it a `defence`, or leave `answering` out"),
            ),
            _ => None,
        };
        if let Some(refusal) = refusal {
            lowering.refuse(refusal);
        }
        if issue.only_on.as_ref().is_some_and(Vec::is_empty) {
            lowering.refuse(problem::dormant_bar(&issue.name, issue.place.clone()));
        }
    }
    check_orders(lowering);
}

/// Every letter of an order of analysis stands in the issue. One whose test could not be read, or is replaced, is left alone.
fn check_orders(lowering: &mut Lowering) {
    for (id, labels, text) in std::mem::take(&mut lowering.orders) {
        let issue = &lowering.book.issues[id];
        if !issue.replaced.is_empty() || lowering.unsound.bodies.contains(&id) {
            continue;
        }
        let known = labels_of(&issue.body);
        for label in labels.iter().filter(|label| !known.contains(&label.value)) {
            let letters = known.iter().map(String::as_str);
            let place = at(&text, &label.range);
            lowering.refuse(problem::unknown_letter("rulebook::unknown_letter", &label.value, place, letters));
        }
    }
}

/// The letters of a body's own parts, added ones included.
pub fn labels_of(body: &Body) -> Vec<String> {
    let parts: Vec<&Clause> = match &body.main {
        Main::Parts(parts) => parts.iter().chain(&body.extras).map(|part| &part.clause).collect(),
        Main::Reasons(reasons) => return reasons.items.iter().map(|item| item.label().to_owned()).collect(),
        _ => body.extras.iter().map(|part| &part.clause).collect(),
    };
    parts.iter().filter_map(|clause| clause.label.clone()).collect()
}

pub fn resolve_remedies(lowering: &mut Lowering, declarations: &Declarations) {
    for (text, declaration) in declarations {
        let Declaration::Remedy(remedy) = &declaration.value else { continue };
        let place = at(text, &remedy.under.range());
        let Some(provision) = lowering.find_provision(&remedy.under, text) else { continue };
        let params = params(lowering, text, &remedy.about);
        let mut scope = Scope::new(text, &params, &lowering.book.provisions[provision].paragraph.clone(), false);
        let mut cases = Vec::new();
        for case in &remedy.cases {
            if let Some(clause) = lowering.group(&mut scope, &case.group) {
                let because = case.because.as_ref().map(|because| because.value.clone());
                cases.push(RemedyCase { discretion: case.discretion, clause, because });
            }
        }
        if let Some(first) = lowering.book.remedies.first() {
            let first = first.place.clone();
            lowering.refuse(problem::two_remedies(place, first));
            continue;
        }
        lowering.book.remedies.push(Remedy { provision, params, cases, place });
    }
}
