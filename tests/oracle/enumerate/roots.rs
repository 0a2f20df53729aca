//! Where a term stands in a claim.

use super::Scenario;
use super::build::{Depth, PAIR, all, must, unless};
use super::term::{Place, Scribe, Term};
use crate::oracle::model::{
    Answer, Answered, Atom, Body, Burden, Clause, Effect, Issue, Order, Question, Reading, Role, Side, Standard, Weight,
};

/// Makes a clause at a place; `None` where it cannot stand there.
pub type Make<'a> = &'a mut dyn FnMut(&mut Scribe, &Place) -> Option<Clause>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// What the complainant must prove, perhaps by a standard.
    Element(Option<Standard>),
    /// Its contrary.
    Contrary,
    /// Delimits the provision, beside another element.
    Scope,
    /// After `Unless`.
    Exception(Burden),
    Defence,
    SecondTier,
    /// On which it hangs whether a defence answers the obligation.
    Availability,
    Bar,
    /// A bar that stands only on a reading.
    BarOnReading,
    NamedException,
    /// A named exception whose burden a reading puts on the complainant.
    ExceptionPut,
    /// An element that a reading adds.
    Added,
    AddedException,
}

pub const ROOTS: [Root; 17] = [
    Root::Element(None),
    Root::Element(Some(Standard::Balance)),
    Root::Element(Some(Standard::Clear)),
    Root::Contrary,
    Root::Scope,
    Root::Exception(Burden::Silent),
    Root::Exception(Burden::Plausible),
    Root::Exception(Burden::By(Side::Respondent, Some(Standard::Clear))),
    Root::Defence,
    Root::SecondTier,
    Root::Availability,
    Root::Bar,
    Root::BarOnReading,
    Root::NamedException,
    Root::ExceptionPut,
    Root::Added,
    Root::AddedException,
];

impl Root {
    pub fn name(self) -> &'static str {
        match self {
            Root::Element(_) => "element",
            Root::Contrary => "contrary as element",
            Root::Scope => "scope",
            Root::Exception(_) => "exception",
            Root::Defence => "defence",
            Root::SecondTier => "second tier",
            Root::Availability => "availability",
            Root::Bar => "bar",
            Root::BarOnReading => "bar on a reading",
            Root::NamedException => "exception to be raised",
            Root::ExceptionPut => "exception put on the complainant",
            Root::Added => "element added",
            Root::AddedException => "exception added",
        }
    }

    /// The scenario of a term at this root; `None` where it cannot stand there. `ground`: the fact of this number is also the
    /// breach.
    pub fn scenario(self, term: &Term, depth: Depth, things: usize, ground: Option<usize>) -> Option<Scenario> {
        let scribe = Scribe::of_term(depth, term, things);
        self.around(scribe, ground, &mut |scribe, place| scribe.clause(term, place))
    }

    /// The same around a clause, made where it stands.
    pub fn around(self, mut scribe: Scribe, ground: Option<usize>, make: Make) -> Option<Scenario> {
        scribe.draft.note(self.name());
        let (complainant, respondent) = (Some(Side::Complainant), Some(Side::Respondent));
        let borne = |side| Place::root(side);
        match self {
            Root::Element(standard) => {
                let clause = make(&mut scribe, &borne(complainant))?;
                scribe.draft.test(0, must(Side::Complainant, standard, all(vec![clause])));
            }
            Root::Contrary => {
                let clause = make(&mut scribe, &borne(None))?;
                let issue = scribe.issue_of(clause, &borne(None));
                let clause = scribe.draft.clause(Atom::Met { issue, negated: true });
                scribe.draft.test(0, must(Side::Complainant, None, all(vec![clause])));
            }
            Root::Scope => {
                let clause = make(&mut scribe, &borne(complainant))?;
                let mut clause = scribe.simply(clause, &borne(complainant));
                clause.scope = true;
                let other = grounded(&mut scribe, ground);
                scribe.draft.test(0, must(Side::Complainant, None, all(vec![clause, other])));
            }
            Root::Exception(burden) => {
                let clause = make(&mut scribe, &borne(respondent))?;
                let mut body = breach(&mut scribe, ground);
                body.unless.push(unless(burden, clause));
                scribe.draft.test(0, body);
            }
            Root::Defence | Root::SecondTier | Root::Availability => {
                let body = breach(&mut scribe, ground);
                let test = scribe.draft.test(0, body);
                self.defence(&mut scribe, make, test)?;
            }
            Root::Bar | Root::BarOnReading => {
                let body = breach(&mut scribe, ground);
                scribe.draft.test(0, body);
                let clause = make(&mut scribe, &borne(respondent))?;
                let answers = vec![Answer { to: Answered::Instrument(0), available_if: None }];
                let body = must(Side::Respondent, None, all(vec![clause]));
                let bar = scribe.draft.issue(Role::Bar { answers }, &PAIR, body);
                scribe.draft.plead(bar, Side::Respondent);
                if self == Root::BarOnReading {
                    scribe.draft.law.issues[bar].dormant = true;
                    question(&mut scribe, Effect::Bar { issue: bar });
                }
            }
            Root::NamedException | Root::ExceptionPut => {
                let clause = make(&mut scribe, &borne(respondent))?;
                let role = Role::Exception { of: Side::Respondent };
                let named = scribe.draft.issue(role, &PAIR, must(Side::Respondent, None, all(vec![clause])));
                scribe.draft.plead(named, Side::Respondent);
                let mut body = breach(&mut scribe, ground);
                body.unless.push(unless(Burden::Silent, Clause::of(Atom::Met { issue: named, negated: false })));
                scribe.draft.test(0, body);
                if self == Root::ExceptionPut {
                    question(&mut scribe, Effect::Puts { issue: named, side: Side::Complainant });
                }
            }
            Root::Added | Root::AddedException => {
                let body = breach(&mut scribe, ground);
                let issue = scribe.draft.test(0, body);
                let added = self == Root::Added;
                let clause = make(&mut scribe, &borne(if added { complainant } else { respondent }))?;
                let exception = unless(Burden::Silent, clause.clone());
                let effect =
                    if added { Effect::Elements { issue, clause } } else { Effect::Exception { issue, exception } };
                question(&mut scribe, effect);
            }
        }
        Some(scribe.draft.finish())
    }

    fn defence(self, scribe: &mut Scribe, make: Make, test: usize) -> Option<()> {
        let place = Place::root(Some(Side::Respondent));
        let mut available_if = None;
        let body = match self {
            Root::Availability => {
                let clause = make(scribe, &Place::root(None))?;
                available_if = Some(scribe.issue_of(clause, &Place::root(None)));
                let clause = grounded(scribe, None);
                must(Side::Respondent, None, all(vec![clause]))
            }
            Root::SecondTier => {
                let clause = grounded(scribe, None);
                let mut body = must(Side::Respondent, None, all(vec![clause]));
                let second = must(Side::Respondent, None, all(vec![make(scribe, &place)?]));
                let crate::oracle::model::Main::Must(second) = second.main else { return None };
                body.second = Some(second);
                body
            }
            _ => must(Side::Respondent, None, all(vec![make(scribe, &place)?])),
        };
        let answers = vec![Answer { to: Answered::Test(test), available_if }];
        let defence = Issue::new(Role::Defence { instrument: 0, answers }, PAIR.to_vec(), body);
        scribe.draft.law.issues.push(defence);
        let defence = scribe.draft.law.issues.len() - 1;
        scribe.draft.plead(defence, Side::Respondent);
        Some(())
    }
}

/// The breach: a fact of its own, or one that the term asks too.
fn breach(scribe: &mut Scribe, ground: Option<usize>) -> Body {
    let clause = grounded(scribe, ground);
    must(Side::Complainant, None, all(vec![clause]))
}

fn grounded(scribe: &mut Scribe, ground: Option<usize>) -> Clause {
    let fact = match ground {
        Some(number) => scribe.fact(number),
        None => scribe.draft.ground(),
    };
    let atom = scribe.draft.literal(fact, false);
    scribe.draft.clause(atom)
}

/// Two readings, of which the later prevails and does this.
fn question(scribe: &mut Scribe, effect: Effect) {
    let (older, newer) = (scribe.draft.report(Weight::Panel, 2001), scribe.draft.report(Weight::Appellate, 2004));
    let readings = vec![
        Reading { report: older, effects: vec![Effect::Nothing] },
        Reading { report: newer, effects: vec![effect] },
    ];
    scribe.draft.law.questions.push(Question { readings, order: Order { later: true, stated: Vec::new() } });
}
