//! Reasons, dimensions, what outweighs what, and decided cases over them (Horty's result model).

use super::clauses::Scope;
use super::names::Class;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Placed, Text};
use crate::syntax::spoken;
use crate::syntax::tree::{self, Atom, Content, Declaration, Item};

const MOST_FACTORS: usize = 16;

impl Lowering {
    pub fn reason_items(
        &mut self,
        scope: &mut Scope,
        for_it: bool,
        items: &[Item],
        only_on: Option<ReadingRef>,
        reasons: &mut Reasons,
    ) -> bool {
        let mut sound = true;
        for item in items {
            match self.item(scope, item) {
                Some(clause) => reasons.items.push(ReasonItem { for_it, factor: Factor::Reason(clause), only_on }),
                None => sound = false,
            }
        }
        sound
    }

    pub fn dimension_items(&mut self, scope: &mut Scope, for_it: bool, items: &[Item], reasons: &mut Reasons) -> bool {
        let mut sound = true;
        for item in items {
            match self.dimension(scope, item) {
                Some(factor) => reasons.items.push(ReasonItem { for_it, factor, only_on: None }),
                None => sound = false,
            }
        }
        sound
    }

    fn dimension(&mut self, scope: &mut Scope, item: &Item) -> Option<Factor> {
        let (Some(label), Content::Atom(Placed { range, value: Atom::Sentence })) = (&item.label, &item.content) else {
            return None;
        };
        let place = at(scope.text, range);
        let words = spoken(place.words());
        let Some(found) = self.sentence(&words, &scope.sight, &place) else {
            self.refuse_sentence(&words, &scope.sight, place);
            return None;
        };
        let fact = self.book.facts[found.term.fact].clone();
        let Type::Level(scale) = fact.typ else {
            let used = "a dimension";
            let help = "a dimension is a fact of type `level of …`";
            self.refuse(problem::wrong_type(
                &fact.name,
                super::data::type_words(&fact.typ),
                used,
                place,
                fact.place,
                help,
            ));
            return None;
        };
        let id = format!("{}/({})", scope.prefix, label.value);
        Some(Factor::Dimension { label: label.value.clone(), id, text: words, fact: found.term, scale, place })
    }

    pub fn outweighs(
        &mut self,
        text: &Text,
        outweighs: &tree::Outweighs,
        only_on: Option<ReadingRef>,
        reasons: &mut Reasons,
    ) {
        let known: Vec<String> = reasons.items.iter().map(|item| item.label().to_owned()).collect();
        let index = |lowering: &mut Self, word: &tree::Word| {
            let found = known.iter().position(|label| *label == word.value);
            if found.is_none() {
                let place = at(text, &word.range);
                let letters = known.iter().map(String::as_str);
                lowering.refuse(problem::unknown_letter("rulebook::unknown_reason", &word.value, place, letters));
            }
            found
        };
        let Some(winner) = index(self, &outweighs.winner) else { return };
        for word in &outweighs.losers {
            let Some(loser) = index(self, word) else { continue };
            if reasons.items[winner].for_it == reasons.items[loser].for_it {
                let side = |word: &'_ tree::Word, item: &ReasonItem| [at(text, &word.range), item.place().clone()];
                self.refuse(problem::outweighs_same_side(
                    (&outweighs.winner.value, side(&outweighs.winner, &reasons.items[winner])),
                    (&word.value, side(word, &reasons.items[loser])),
                ));
                continue;
            }
            let because = outweighs.because.as_ref().map(|because| because.value.clone());
            let place = at(text, &(outweighs.winner.range.start..word.range.end));
            reasons.outweighs.push(Outweighs { winner, loser, because, only_on, place });
        }
        if let Some(round) = round_of_outweighing(reasons) {
            let names: Vec<String> = round.iter().map(|item| format!("({})", reasons.items[*item].label())).collect();
            let places: Vec<Place> = round
                .iter()
                .zip(round.iter().cycle().skip(1))
                .filter_map(|(winner, loser)| {
                    let mut edges = reasons.outweighs.iter();
                    edges.find(|edge| edge.winner == *winner && edge.loser == *loser).map(|edge| edge.place.clone())
                })
                .collect();
            if let Some(problem) = problem::order_cycle("reasons", "outweighs", &names, &places) {
                self.refuse(problem);
            }
        }
    }
}

/// Reasons that outweigh each other in a round, if there are any.
fn round_of_outweighing(reasons: &Reasons) -> Option<Vec<usize>> {
    super::cycles::round(reasons.items.len(), |item| {
        reasons.outweighs.iter().filter(|edge| edge.winner == item).map(|edge| edge.loser).collect()
    })
}

pub fn resolve(lowering: &mut Lowering, declarations: &[(&Text, &Placed<Declaration>)]) {
    for (text, declaration) in declarations {
        let Declaration::Precedent(precedent) = &declaration.value else { continue };
        if let Some((issue, resolved)) = self::precedent(lowering, text, precedent)
            && let Main::Reasons(reasons) = &mut lowering.book.issues[issue].body.main
        {
            let place = resolved.place.clone();
            reasons.precedents.push(resolved);
            let count = reasons.items.len();
            if count > MOST_FACTORS && reasons.precedents.len() == 1 {
                let issue = lowering.book.issues[issue].place.clone();
                lowering.refuse(problem::too_many_factors(count, issue, place));
            }
        }
    }
}

fn precedent(lowering: &mut Lowering, text: &Text, precedent: &tree::Precedent) -> Option<(IssueId, Precedent)> {
    let place = at(text, &precedent.name.range);
    let id = lowering.precedents;
    lowering.precedents += 1;
    lowering.name(Class::Precedent, &precedent.name.value, id, Some(place.clone()));
    let issue = lowering.find_word(Class::Issue, &precedent.issue, text)?;
    let declared = lowering.book.issues[issue].clone();
    let Main::Reasons(reasons) = &declared.body.main else {
        if lowering.unsound.bodies.contains(&issue) {
            return None;
        }
        lowering.refuse(problem::precedent_without_factors(
            &declared.name,
            at(text, &precedent.issue.range),
            declared.place,
        ));
        return None;
    };
    let Some(of) = &precedent.of else {
        lowering.refuse(problem::precedent_without_report(&precedent.name.value, place));
        return None;
    };
    let cite = lowering.citation(text, of)?;
    let CitedSource::Report(report) = cite.of else {
        lowering.refuse(problem::provision_argues_nothing(&precedent.name.value, at(text, &of.range)));
        return None;
    };
    if lowering.book.reports[report].circulated.is_none() {
        let report = lowering.book.reports[report].clone();
        lowering.refuse(problem::undated_authority(&report.name, at(text, &of.range), report.place));
    }
    let mut present: Vec<(usize, Option<usize>)> = Vec::new();
    for (label, level) in &precedent.present {
        let Some(index) = factor(lowering, text, reasons, label) else { continue };
        let level = self::level(lowering, text, &reasons.items[index].factor, label, level.as_ref());
        present.push((index, level));
    }
    for label in &precedent.absent {
        let Some(index) = factor(lowering, text, reasons, label) else { continue };
        if present.iter().any(|(other, _)| *other == index) {
            let first = precedent
                .present
                .iter()
                .find(|(word, _)| word.value == label.value)
                .map(|(word, _)| at(text, &word.range));
            lowering.refuse(problem::present_and_absent(
                &label.value,
                first.unwrap_or_else(|| place.clone()),
                at(text, &label.range),
            ));
        }
    }
    let rebuttal = match &precedent.rebuttal {
        Some((standard, group)) => {
            let mut scope = Scope::new(text, &declared.params, &precedent.name.value, false);
            let mut clause = lowering.group(&mut scope, group)?;
            clause.standard = standard.as_ref().and_then(|words| lowering.standard(text, words));
            Some(clause)
        }
        None => None,
    };
    let resolved =
        Precedent { name: precedent.name.value.clone(), met: precedent.met, report, cite, present, rebuttal, place };
    Some((issue, resolved))
}

fn factor(lowering: &mut Lowering, text: &Text, reasons: &Reasons, label: &tree::Word) -> Option<usize> {
    let found = reasons.items.iter().position(|item| item.label() == label.value);
    if found.is_none() {
        let known: Vec<&str> = reasons.items.iter().map(ReasonItem::label).collect();
        lowering.refuse(problem::unknown_letter(
            "rulebook::unknown_factor",
            &label.value,
            at(text, &label.range),
            known.iter().copied(),
        ));
    }
    found
}

fn level(
    lowering: &mut Lowering,
    text: &Text,
    factor: &Factor,
    label: &tree::Word,
    level: Option<&tree::Word>,
) -> Option<usize> {
    match (factor, level) {
        (Factor::Reason(_), None) => None,
        (Factor::Reason(_), Some(word)) => {
            lowering.refuse(problem::factor_level(&label.value, false, at(text, &word.range)));
            None
        }
        (Factor::Dimension { .. }, None) => {
            lowering.refuse(problem::factor_level(&label.value, true, at(text, &label.range)));
            None
        }
        (Factor::Dimension { scale, .. }, Some(word)) => {
            let levels = lowering.book.scales[*scale].levels.clone();
            let found = levels.iter().position(|name| *name == word.value);
            if found.is_none() {
                let place = at(text, &word.range);
                let scale = lowering.book.scales[*scale].name.clone();
                let known = levels.iter().map(String::as_str);
                lowering.refuse(problem::not_a_value(&word.value, &scale, place, known));
            }
            found
        }
    }
}
