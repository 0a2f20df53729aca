//! The constructs of the language, each over a few parts.

use super::build::{PAIR, all, group, must, unless};
use super::term::{Place, Scribe, Term};
use crate::oracle::model::{
    Answer, Answered, Atom, Body, Burden, Clause, Column, Connective, Effect, Exception, Factor, Form, Kind, LEVELS,
    Main, Order, Precedent, Quantifier, Question, Rank, Reading, Reason, Reasons, Role, Side, Standard, Table, Weight,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    AllOf,
    AnyOf,
    AtLeastTwo,
    AtLeastOne,
    Not,
    Unless,
    UnlessWithin,
    UnlessTwice,
    UnlessPlausible,
    NamedException,
    /// `must prove`, with or without a standard.
    Must(Option<Standard>),
    /// One for, one against; which outweighs the other.
    Reasons(Option<bool>),
    /// Two for, one against, which outweighs the first and is outweighed by the second.
    ReasonsInTurn,
    TableOfAll,
    TableOfAny,
    /// Met if the first and not the second.
    TableTurned,
    /// With a scale.
    TableOfScale,
    /// Decided met, or not; whether the factor on the other side was present.
    Precedent(bool, bool),
    PrecedentRebutted,
    PrecedentOnScale(bool),
    Authorities,
    AuthoritiesRanked,
    SomeGadget,
    EveryGadget,
    SomeDetour,
    EveryDetour,
    /// A list of all with an exception, of every gadget.
    EveryGadgetUnless,
    Constant(bool),
    Inconsistent,
    NotInconsistent,
    ReadingAdds,
    ReadingExcepts,
    ReadingReplaces,
    ReadingRequires,
    ReadingMakes,
    ReadingReason,
    /// Two that no order joins.
    Rivals,
}

pub const SHAPES: [Shape; 44] = [
    Shape::AllOf,
    Shape::AnyOf,
    Shape::AtLeastTwo,
    Shape::AtLeastOne,
    Shape::Not,
    Shape::Unless,
    Shape::UnlessWithin,
    Shape::UnlessTwice,
    Shape::UnlessPlausible,
    Shape::NamedException,
    Shape::Must(None),
    Shape::Must(Some(Standard::Balance)),
    Shape::Must(Some(Standard::Clear)),
    Shape::Reasons(None),
    Shape::Reasons(Some(true)),
    Shape::Reasons(Some(false)),
    Shape::ReasonsInTurn,
    Shape::TableOfAll,
    Shape::TableOfAny,
    Shape::TableTurned,
    Shape::TableOfScale,
    Shape::Precedent(true, true),
    Shape::Precedent(true, false),
    Shape::Precedent(false, true),
    Shape::Precedent(false, false),
    Shape::PrecedentRebutted,
    Shape::PrecedentOnScale(true),
    Shape::PrecedentOnScale(false),
    Shape::Authorities,
    Shape::AuthoritiesRanked,
    Shape::SomeGadget,
    Shape::EveryGadget,
    Shape::SomeDetour,
    Shape::EveryDetour,
    Shape::EveryGadgetUnless,
    Shape::Constant(true),
    Shape::Constant(false),
    Shape::Inconsistent,
    Shape::NotInconsistent,
    Shape::ReadingAdds,
    Shape::ReadingExcepts,
    Shape::ReadingReplaces,
    Shape::ReadingReason,
    Shape::Rivals,
];

/// Those that need one part only and leave little else to say.
pub const FURTHER: [Shape; 2] = [Shape::ReadingRequires, Shape::ReadingMakes];

impl Shape {
    pub fn arity(self) -> usize {
        match self {
            Shape::Constant(_) => 0,
            Shape::Not
            | Shape::Must(_)
            | Shape::TableOfScale
            | Shape::SomeGadget
            | Shape::EveryGadget
            | Shape::SomeDetour
            | Shape::EveryDetour
            | Shape::ReadingRequires
            | Shape::ReadingMakes => 1,
            Shape::AtLeastTwo
            | Shape::UnlessTwice
            | Shape::ReasonsInTurn
            | Shape::PrecedentRebutted
            | Shape::ReadingReason => 3,
            _ => 2,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Shape::AllOf => "all of",
            Shape::AnyOf => "any one of",
            Shape::AtLeastTwo | Shape::AtLeastOne => "at least n of",
            Shape::Not => "not",
            Shape::Unless | Shape::UnlessTwice => "unless",
            Shape::UnlessWithin => "unless within a list",
            Shape::UnlessPlausible => "it is plausible that",
            Shape::NamedException => "named exception",
            Shape::Must(_) => "must prove",
            Shape::Reasons(None) => "reasons",
            Shape::Reasons(Some(_)) | Shape::ReasonsInTurn => "outweighs",
            Shape::TableOfAll | Shape::TableOfAny | Shape::TableTurned => "table",
            Shape::TableOfScale => "table of a scale",
            Shape::Precedent(..) => "precedent",
            Shape::PrecedentRebutted => "rebuttal",
            Shape::PrecedentOnScale(_) => "precedent on a scale",
            Shape::Authorities => "authorities in conflict",
            Shape::AuthoritiesRanked => "authorities ranked",
            Shape::SomeGadget => "for some",
            Shape::EveryGadget => "for every",
            Shape::EveryGadgetUnless => "for every, unless",
            Shape::SomeDetour | Shape::EveryDetour => "of those raised",
            Shape::Constant(_) => "settled by law",
            Shape::Inconsistent => "inconsistent with",
            Shape::NotInconsistent => "not inconsistent with",
            Shape::ReadingAdds => "reading adds an element",
            Shape::ReadingExcepts => "reading adds an exception",
            Shape::ReadingReplaces => "reading replaces",
            Shape::ReadingRequires => "reading requires",
            Shape::ReadingMakes => "reading settles",
            Shape::ReadingReason => "reading adds a reason",
            Shape::Rivals => "rival readings",
        }
    }

    /// What it brings into sight.
    pub fn quantifies(self) -> Option<Kind> {
        match self {
            Shape::SomeGadget | Shape::EveryGadget | Shape::EveryGadgetUnless => Some(Kind::Gadget),
            Shape::SomeDetour | Shape::EveryDetour => Some(Kind::Detour),
            _ => None,
        }
    }

    /// Its parts are asked in a declaration that sees the claim's things only.
    pub fn leaves_sight(self) -> bool {
        matches!(self, Shape::Inconsistent | Shape::NotInconsistent | Shape::NamedException)
    }

    /// The construct as a clause at a place; `None` where it cannot stand there.
    pub fn clause(self, scribe: &mut Scribe, parts: &[Term], place: &Place) -> Option<Clause> {
        let inside = place.of(None);
        let body = match self {
            Shape::AllOf => return list(scribe, Connective::All, parts, place),
            Shape::AnyOf => return list(scribe, Connective::Any, parts, place),
            Shape::AtLeastTwo => return list(scribe, Connective::AtLeast(2), parts, place),
            Shape::AtLeastOne => return list(scribe, Connective::AtLeast(1), parts, place),
            Shape::Not => {
                let issue = scribe.met(&parts[0], &inside)?;
                return Some(scribe.draft.clause(Atom::Met { issue, negated: true }));
            }
            Shape::SomeGadget | Shape::EveryGadget | Shape::SomeDetour | Shape::EveryDetour => {
                return self.quantified(scribe, parts, place);
            }
            Shape::Inconsistent | Shape::NotInconsistent => return self.inconsistent(scribe, parts, place),
            Shape::Must(standard) => {
                let side = place.bearer?;
                must(side, standard, all(vec![scribe.clause(&parts[0], place)?]))
            }
            Shape::NamedException => {
                let other = place.bearer?.other();
                let mut body = met_if(scribe.clause(&parts[0], &inside)?);
                let (sight, role) = (Place::root(None), Role::Exception { of: other });
                let excepted = met_if(scribe.clause(&parts[1], &sight)?);
                let issue = scribe.draft.issue(role, &PAIR, excepted);
                scribe.draft.plead(issue, other);
                body.unless.push(unless(Burden::Silent, Clause::of(Atom::Met { issue, negated: false })));
                body
            }
            Shape::Unless | Shape::UnlessPlausible => {
                let burden = if self == Shape::Unless { Burden::Silent } else { Burden::Plausible };
                let mut body = met_if(scribe.clause(&parts[0], &inside)?);
                body.unless.push(unless(burden, scribe.clause(&parts[1], &inside)?));
                body
            }
            Shape::UnlessWithin | Shape::UnlessTwice => {
                let mut whole = all(vec![scribe.simple(&parts[0], &inside)?]);
                let mut exception = unless(Burden::Silent, scribe.simple(&parts[1], &inside)?);
                if self == Shape::UnlessTwice {
                    let deeper = unless(Burden::Silent, scribe.simple(&parts[2], &inside)?);
                    exception.group.unless = Some(Box::new(deeper));
                }
                whole.unless = Some(Box::new(exception));
                Body::of(Main::MetIf(whole))
            }
            Shape::EveryGadgetUnless => {
                if place.kinds.contains(&Kind::Gadget) {
                    return None;
                }
                let within = inside.with(Kind::Gadget);
                let mut whole = all(vec![scribe.simple(&parts[0], &within)?]);
                whole.each = Some(Quantifier { every: true, kind: Kind::Gadget, raised_by: None });
                whole.unless = Some(Box::new(unless(Burden::Silent, scribe.simple(&parts[1], &within)?)));
                Body::of(Main::MetIf(whole))
            }
            Shape::Constant(met) => Body::of(Main::Constant(met)),
            Shape::TableOfAll | Shape::TableOfAny | Shape::TableTurned | Shape::TableOfScale => {
                self.table(scribe, parts, &inside)?
            }
            Shape::ReadingAdds
            | Shape::ReadingExcepts
            | Shape::ReadingReplaces
            | Shape::ReadingRequires
            | Shape::ReadingMakes
            | Shape::ReadingReason
            | Shape::Rivals => return self.read(scribe, parts, place),
            _ => Body::of(Main::Reasons(self.reasons(scribe, parts, &inside)?)),
        };
        Some(scribe.declare(place, body))
    }

    fn quantified(self, scribe: &mut Scribe, parts: &[Term], place: &Place) -> Option<Clause> {
        let kind = self.quantifies()?;
        if place.kinds.contains(&kind) {
            return None;
        }
        let every = matches!(self, Shape::EveryGadget | Shape::EveryDetour);
        let raised_by = match self {
            Shape::SomeDetour => Some(Side::Complainant),
            Shape::EveryDetour => Some(Side::Respondent),
            _ => None,
        };
        let mut clause = scribe.simple(&parts[0], &place.with(kind))?;
        clause.each = Some(Quantifier { every, kind, raised_by });
        Some(clause)
    }

    fn inconsistent(self, scribe: &mut Scribe, parts: &[Term], place: &Place) -> Option<Clause> {
        let negated = self == Shape::NotInconsistent;
        if place.bearer? != if negated { Side::Respondent } else { Side::Complainant } {
            return None;
        }
        let breach = scribe.clause(&parts[0], &Place::root(Some(Side::Complainant)))?;
        let test = scribe.draft.test(1, must(Side::Complainant, None, all(vec![breach])));
        let justified = scribe.clause(&parts[1], &Place::root(Some(Side::Respondent)))?;
        let answers = vec![Answer { to: Answered::Test(test), available_if: None }];
        let role = Role::Defence { instrument: 1, answers };
        let defence = scribe.draft.issue(role, &PAIR, must(Side::Respondent, None, all(vec![justified])));
        scribe.draft.plead(defence, Side::Respondent);
        Some(scribe.draft.clause(Atom::Inconsistent { test, negated }))
    }

    fn table(self, scribe: &mut Scribe, parts: &[Term], place: &Place) -> Option<Body> {
        let mut columns = Vec::new();
        for part in parts {
            columns.push(match part {
                Term::Leaf(_, true) => return None,
                Term::Leaf(number, false) => {
                    let fact = scribe.fact(*number);
                    Column::Atom(scribe.draft.literal(fact, false))
                }
                Term::Node(..) => Column::Atom(Atom::Met { issue: scribe.met(part, place)?, negated: false }),
            });
        }
        if self == Shape::TableOfScale {
            columns.push(Column::Scale { fact: scribe.draft.scale(), party: Side::Respondent });
        }
        let results = match self {
            Shape::TableOfAll => vec![false, false, false, true],
            Shape::TableOfAny => vec![false, true, true, true],
            Shape::TableTurned => vec![false, false, true, false],
            // Either alone must be high, together the middle is enough.
            _ => vec![false, false, true, false, true, true],
        };
        Some(Body::of(Main::Table(Table { columns, results })))
    }

    fn reasons(self, scribe: &mut Scribe, parts: &[Term], place: &Place) -> Option<Reasons> {
        let mut items = Vec::new();
        let sides: &[bool] = if self == Shape::ReasonsInTurn { &[true, true, false] } else { &[true, false] };
        for (for_it, part) in sides.iter().zip(parts) {
            let clause = scribe.clause(part, place)?;
            items.push(Reason { for_it: *for_it, label: clause.label.clone(), factor: Factor::Clause(clause) });
        }
        let labels: Vec<String> = items.iter().map(|item| item.label.clone()).collect();
        let edge = |winner: usize, loser: usize| (labels[winner].clone(), labels[loser].clone());
        let mut reasons = Reasons { items, outweighs: Vec::new(), precedents: Vec::new(), ranking: Vec::new() };
        match self {
            Shape::Reasons(Some(first)) => reasons.outweighs.push(if first { edge(0, 1) } else { edge(1, 0) }),
            Shape::ReasonsInTurn => reasons.outweighs.extend([edge(2, 0), edge(1, 2)]),
            Shape::Precedent(met, both) => {
                let present = if both { labels.clone() } else { vec![labels[usize::from(!met)].clone()] };
                reasons.precedents.push(decided(scribe, met, Weight::Panel, present));
            }
            Shape::PrecedentRebutted => {
                let mut precedent = decided(scribe, true, Weight::Panel, labels.clone());
                precedent.rebuttal = Some((None, scribe.simple(&parts[2], place)?));
                reasons.precedents.push(precedent);
            }
            Shape::PrecedentOnScale(met) => {
                let fact = scribe.draft.scale();
                let label = scribe.draft.clause(Atom::Met { issue: 0, negated: false }).label;
                let factor = Factor::Dimension { fact, party: Side::Respondent };
                reasons.items.push(Reason { for_it: true, label: label.clone(), factor });
                let mut precedent = decided(scribe, met, Weight::Panel, labels.clone());
                precedent.levels.push((label, 1));
                reasons.precedents.push(precedent);
            }
            Shape::Authorities | Shape::AuthoritiesRanked => {
                reasons.precedents.push(decided(scribe, true, Weight::Panel, labels.clone()));
                reasons.precedents.push(decided(scribe, false, Weight::Appellate, labels.clone()));
                if self == Shape::AuthoritiesRanked {
                    reasons.ranking = vec![Rank::Weight, Rank::Date];
                }
            }
            _ => {}
        }
        Some(reasons)
    }

    /// An issue that a later reading changes, whose report the law's date may not have reached.
    fn read(self, scribe: &mut Scribe, parts: &[Term], place: &Place) -> Option<Clause> {
        let inside = place.of(None);
        let first = scribe.clause(&parts[0], &inside)?;
        let body = if self == Shape::ReadingReason {
            let second = scribe.clause(&parts[1], &inside)?;
            let reason =
                |for_it, clause: Clause| Reason { for_it, label: clause.label.clone(), factor: Factor::Clause(clause) };
            let items = vec![reason(true, first), reason(false, second.clone())];
            Body::of(Main::Reasons(Reasons {
                items,
                outweighs: Vec::new(),
                precedents: Vec::new(),
                ranking: Vec::new(),
            }))
        } else {
            met_if(first)
        };
        let rival = match &body.main {
            Main::Reasons(reasons) => reasons.items[1].label.clone(),
            _ => String::new(),
        };
        let clause = scribe.declare(place, body);
        let Form::Atom(Atom::Met { issue, .. }) = clause.form else { return None };
        let part = |scribe: &mut Scribe, index: usize| scribe.clause(&parts[index], &inside);
        let effects = match self {
            Shape::ReadingAdds => vec![Effect::Elements { issue, clause: part(scribe, 1)? }],
            Shape::ReadingExcepts => {
                vec![Effect::Exception { issue, exception: unless(Burden::Silent, part(scribe, 1)?) }]
            }
            Shape::ReadingRequires => vec![Effect::Requires { issue, standard: Standard::Balance }],
            Shape::ReadingMakes => vec![Effect::Makes { issue, met: false }],
            Shape::ReadingReason => {
                let clause = part(scribe, 2)?;
                let winner = clause.label.clone();
                vec![
                    Effect::Reasons { for_it: true, issues: vec![issue], clause },
                    Effect::Outweighs { issue, winner, loser: rival },
                ]
            }
            _ => vec![Effect::Replaces { issue, body: met_if(part(scribe, 1)?) }],
        };
        let (older, newer) = (scribe.draft.report(Weight::Panel, 2001), scribe.draft.report(Weight::Appellate, 2004));
        let readings =
            vec![Reading { report: older, effects: vec![Effect::Nothing] }, Reading { report: newer, effects }];
        let order = Order { later: self != Shape::Rivals, stated: Vec::new() };
        scribe.draft.law.questions.push(Question { readings, order });
        Some(clause)
    }
}

fn met_if(clause: Clause) -> Body {
    Body::of(Main::MetIf(all(vec![clause])))
}

fn list(scribe: &mut Scribe, connective: Connective, parts: &[Term], place: &Place) -> Option<Clause> {
    let clauses: Option<Vec<Clause>> = parts.iter().map(|part| scribe.simple(part, place)).collect();
    Some(scribe.draft.list(connective, clauses?))
}

fn decided(scribe: &mut Scribe, met: bool, weight: Weight, present: Vec<String>) -> Precedent {
    let report = scribe.draft.report(weight, 2002);
    Precedent { met, report, present, levels: Vec::new(), rebuttal: None }
}
