//! Lettered clauses, resolved.

use std::collections::BTreeMap;

use super::names::Class;
use super::sentences::Sight;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Placed, Text};
use crate::syntax::spoken;
use crate::syntax::tree::{self, Atom, Connective, Content, ExceptionGroup, Group, Item, Joint};

/// What clauses of one declaration share.
pub struct Scope<'a> {
    pub text: &'a Text,
    pub sight: Sight,
    /// What stands before `/(a)` in the id of a clause.
    pub prefix: String,
    /// Letters met so far, to refuse a second bearer.
    pub letters: BTreeMap<String, Place>,
    pub is_test: bool,
    /// Sentences of the declaration could not be read: what is missing may have stood there.
    pub broken: bool,
}

impl<'a> Scope<'a> {
    pub fn new(text: &'a Text, params: &[Param], prefix: &str, is_test: bool) -> Self {
        Scope {
            text,
            sight: Sight::of(params),
            prefix: prefix.to_owned(),
            letters: BTreeMap::new(),
            is_test,
            broken: false,
        }
    }
}

impl Lowering {
    /// A group as one clause: its connective, what quantifies it, and the exception attached to it.
    pub fn group(&mut self, scope: &mut Scope, group: &Group) -> Option<Clause> {
        let depth = scope.sight.vars.len();
        let quantifier = match &group.quantifier {
            Some(quantifier) => Some((quantifier.every, self.quantifier(scope, quantifier)?)),
            None => None,
        };
        let mut clause = self.list(scope, group.connective.as_ref(), &group.items, &group.joints, &group.range)?;
        if let Some(exception) = &group.unless {
            let unless = self.exception_group(scope, exception)?;
            let range = group.range.clone();
            clause = self.unlettered(scope, &range, ClauseKind::Unless(Box::new(clause), Box::new(unless)));
        }
        if let Some(quantifier) = quantifier {
            clause = self.quantified(scope, quantifier, clause, &group.range);
        }
        scope.sight.vars.truncate(depth);
        Some(clause)
    }

    /// What stands after `Unless`: a clause that the other side bears, unless it names a party or a standard.
    pub fn exception_group(&mut self, scope: &mut Scope, exception: &ExceptionGroup) -> Option<Clause> {
        let depth = scope.sight.vars.len();
        let quantifier = match &exception.quantifier {
            Some(quantifier) => Some((quantifier.every, self.quantifier(scope, quantifier)?)),
            None => None,
        };
        let mut clause = self.group(scope, &exception.group)?;
        // The exception's own exception is borne by the side that its burden leaves; the burden named is the main clause's.
        let main = match &mut clause.kind {
            ClauseKind::Unless(main, _) => main.as_mut(),
            _ => &mut clause,
        };
        main.bearer = exception.party.as_ref().map(|party| party.value).or(main.bearer);
        if let Some(standard) = &exception.standard {
            main.standard = self.standard(scope.text, standard);
        }
        if let Some(quantifier) = quantifier {
            clause = self.quantified(scope, quantifier, clause, &exception.group.range);
        }
        scope.sight.vars.truncate(depth);
        Some(clause)
    }

    pub fn standard(&mut self, text: &Text, words: &tree::Word) -> Option<StandardId> {
        self.find_word(Class::Standard, words, text)
    }

    fn unlettered(&self, scope: &Scope, range: &std::ops::Range<usize>, kind: ClauseKind) -> Clause {
        let place = at(scope.text, range);
        let text = spoken(place.words());
        Clause {
            id: String::new(),
            label: None,
            text,
            kind,
            bearer: None,
            standard: None,
            scope: false,
            cites: Vec::new(),
            place,
        }
    }

    fn quantified(
        &self,
        scope: &Scope,
        (every, quantifier): (bool, Quantifier),
        clause: Clause,
        range: &std::ops::Range<usize>,
    ) -> Clause {
        let boxed = Box::new(clause);
        let kind = if every { ClauseKind::ForEvery(quantifier, boxed) } else { ClauseKind::ForSome(quantifier, boxed) };
        self.unlettered(scope, range, kind)
    }

    /// Brings the quantified thing into sight.
    fn quantifier(&mut self, scope: &mut Scope, quantifier: &tree::Quantifier) -> Option<Quantifier> {
        let kind = self.find_word(Class::Kind, &quantifier.kind, scope.text)?;
        let declared = self.book.kinds[kind].clone();
        let place = at(scope.text, &quantifier.range);
        match (declared.counted_once_raised, &quantifier.raised_by) {
            (true, None) => self.refuse(problem::raised_kind(&declared.name, place, declared.place)),
            (false, Some(_)) => self.refuse(problem::not_raised_kind(&declared.name, place, declared.place)),
            _ => {}
        }
        let name = quantifier.name.as_ref().map_or(declared.name, |name| name.value.clone());
        if scope.sight.vars.iter().any(|(known, _)| *known == name) {
            let words = format!("for {} {}", if quantifier.every { "every" } else { "some" }, quantifier.kind.value);
            self.refuse(problem::same_parameter_twice(&words, &name, at(scope.text, &quantifier.range)));
        }
        let var = scope.sight.vars.len();
        scope.sight.vars.push((name.clone(), kind));
        Some(Quantifier { kind, name, var, raised_by: quantifier.raised_by.as_ref().map(|party| party.value) })
    }

    /// A list of clauses under one connective; a single clause stands for itself.
    pub fn list(
        &mut self,
        scope: &mut Scope,
        connective: Option<&Placed<Connective>>,
        items: &[Item],
        joints: &[Placed<Joint>],
        range: &std::ops::Range<usize>,
    ) -> Option<Clause> {
        self.check_joints(scope.text, connective, items, joints);
        let clauses: Vec<Option<Clause>> = items.iter().map(|item| self.item(scope, item)).collect();
        let mut clauses: Vec<Clause> = clauses.into_iter().collect::<Option<_>>()?;
        let joined_by_or = joints.first().is_some_and(|joint| joint.value == Joint::Or);
        let kind = match connective.map(|connective| connective.value) {
            Some(Connective::AtLeast(number)) => {
                if number > clauses.len() {
                    let place = connective
                        .map_or_else(|| at(scope.text, range), |connective| at(scope.text, &connective.range));
                    self.refuse(problem::too_many_of(number, clauses.len(), place));
                }
                ClauseKind::AtLeast(number, clauses)
            }
            _ if clauses.len() == 1 => return clauses.pop(),
            Some(Connective::AnyOneOf) => ClauseKind::Any(clauses),
            Some(Connective::AllOf) => ClauseKind::All(clauses),
            None if joined_by_or => ClauseKind::Any(clauses),
            None => ClauseKind::All(clauses),
        };
        Some(self.unlettered(scope, range, kind))
    }

    fn check_joints(
        &mut self,
        text: &Text,
        connective: Option<&Placed<Connective>>,
        items: &[Item],
        joints: &[Placed<Joint>],
    ) {
        let place = |joint: &Placed<Joint>| at(text, &joint.range);
        // `(a) …; (b) …; and (c) …`: a bare semicolon takes the word that closes the list.
        let worded: Vec<_> = joints.iter().filter(|joint| joint.value != Joint::Bare).collect();
        let Some(first) = worded.first() else {
            let counted = matches!(connective.map(|connective| connective.value), Some(Connective::AtLeast(_)));
            if let (false, true, Some(joint)) = (counted, items.len() > 1 && connective.is_none(), joints.first()) {
                let problem = problem::missing_connective(place(joint));
                self.refuse(problem);
            }
            return;
        };
        if let Some(other) = worded.iter().find(|joint| joint.value != first.value) {
            let problem = problem::mixed_connectives(place(first), place(other));
            self.refuse(problem);
            return;
        }
        let contradiction = match connective.map(|connective| connective.value) {
            Some(Connective::AnyOneOf) if first.value == Joint::And => Some(("any one of", "and")),
            Some(Connective::AllOf) if first.value == Joint::Or => Some(("all of", "or")),
            _ => None,
        };
        if let (Some((list, joint)), Some(connective)) = (contradiction, connective) {
            let problem = problem::connective_contradicts(list, joint, at(text, &connective.range), place(first));
            self.refuse(problem);
        }
    }

    pub fn item(&mut self, scope: &mut Scope, item: &Item) -> Option<Clause> {
        let depth = scope.sight.vars.len();
        if let Some(label) = &item.label {
            let place = at(scope.text, &label.range);
            if let Some(first) = scope.letters.get(&label.value) {
                let problem = problem::duplicate_letter(&label.value, place, first.clone());
                self.refuse(problem);
            } else {
                scope.letters.insert(label.value.clone(), place);
            }
        }
        if item.scope && !scope.is_test {
            self.refuse(problem::scope_out_of_place(at(scope.text, &item.range)));
        }
        let quantifier = match &item.quantifier {
            Some(quantifier) => Some((quantifier.every, self.quantifier(scope, quantifier)?)),
            None => None,
        };
        let (kind, words) = match &item.content {
            Content::Atom(atom) => (self.atom(scope, atom)?, at(scope.text, &atom.range)),
            Content::List { connective, items, joints } => {
                let place = at(scope.text, &item.range);
                if let Some(marked) = items.iter().find(|inner| inner.scope) {
                    self.refuse(problem::scope_out_of_place(at(scope.text, &marked.range)));
                }
                (self.list(scope, Some(connective), items, joints, &item.range)?.kind, place)
            }
        };
        let mut clause = self.unlettered(scope, &words.range, kind);
        if let Some(quantifier) = quantifier {
            clause = self.quantified(scope, quantifier, clause, &item.range);
            clause.text = spoken(words.words());
        }
        scope.sight.vars.truncate(depth);
        if let Some(label) = &item.label {
            clause.id = format!("{}/({})", scope.prefix, label.value);
            clause.label = Some(label.value.clone());
            clause.place = at(scope.text, &item.range);
        }
        clause.scope = item.scope;
        clause.cites = self.citations(scope.text, &item.cites);
        Some(clause)
    }

    fn atom(&mut self, scope: &mut Scope, atom: &Placed<Atom>) -> Option<ClauseKind> {
        let place = at(scope.text, &atom.range);
        let words = spoken(place.words());
        // The sentence of a fact may look like a comparison or a choice: the fact comes first.
        if let Some(found) = self.sentence(&words, &scope.sight, &place) {
            let typ = self.book.facts[found.term.fact].typ.clone();
            if typ == Type::Truth {
                return Some(ClauseKind::Literal(Literal { asks: Asks::Truth(found.term), wanted: !found.denied }));
            }
            let fact = &self.book.facts[found.term.fact];
            let problem = problem::wrong_type(
                &fact.name,
                super::data::type_words(&typ),
                "a clause by itself",
                place,
                fact.place.clone(),
                "compare it: `… is at least …`, or `… is \"…\"`",
            );
            self.refuse(problem);
            return None;
        }
        let literal = |asks, negated: bool| ClauseKind::Literal(Literal { asks, wanted: !negated });
        match &atom.value {
            Atom::Sentence => {
                self.refuse_sentence(&words, &scope.sight, place);
                None
            }
            Atom::Met { issue, negated } => {
                let id = self.find_word(Class::Issue, issue, scope.text)?;
                let asked = &self.book.issues[id];
                if asked.role == Role::Defence {
                    let problem =
                        problem::asks_for_a_defence(&asked.name, at(scope.text, &issue.range), asked.place.clone());
                    self.refuse(problem);
                    return None;
                }
                let vars = self.arguments(scope, id, &place)?;
                Some(ClauseKind::Met { issue: id, vars, negated: *negated })
            }
            Atom::Inconsistent { with, negated } => {
                let provision = self.find_provision(with, scope.text)?;
                let Some(test) = self.book.test_under(provision) else {
                    let name = with.words();
                    self.refuse(
                        crate::source::Problem::new(
                            "rulebook::no_test_under",
                            format!("no test stands under {name}, so nothing can be inconsistent with it"),
                            at(scope.text, &with.range()),
                            "no test",
                        )
                        .help(format!("declare `test \"…\" under {name}, about …`")),
                    );
                    return None;
                };
                let vars = self.arguments(scope, test, &place)?;
                Some(ClauseKind::Inconsistent { test, vars, negated: *negated })
            }
            Atom::Listed { phrase, schedule, negated } => {
                Some(literal(self.listed(scope.text, &scope.sight, phrase, schedule)?, *negated))
            }
            Atom::Comparison { left, comparator, right, periods } => {
                let asks =
                    self.comparison(scope.text, &scope.sight, (left, comparator.value, right), *periods, &place)?;
                Some(literal(asks, false))
            }
            Atom::Choice { phrase, negated, bound, values } => {
                Some(literal(self.choice(scope.text, &scope.sight, phrase, *bound, values)?, *negated))
            }
        }
    }

    /// The variables that fill an issue's parameters where it is asked for.
    pub fn arguments(&mut self, scope: &Scope, issue: IssueId, place: &Place) -> Option<Vec<Var>> {
        let called = &self.book.issues[issue];
        let (name, declared, params) = (called.name.clone(), called.place.clone(), called.params.clone());
        params.iter().map(|param| self.bind(param, &scope.sight, &name, place, &declared)).collect()
    }
}
