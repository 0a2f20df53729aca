//! Reasons, precedents and tables.

use super::law::{Lawyer, Spot};
use crate::oracle::model::{Atom, Column, Factor, LEVELS, Precedent, Rank, Reason, Reasons, STANDARDS, Table};

impl Lawyer<'_, '_> {
    pub fn reasons(&mut self, spot: &Spot) -> Reasons {
        let mut reasons =
            Reasons { items: Vec::new(), outweighs: Vec::new(), precedents: Vec::new(), ranking: Vec::new() };
        for for_it in [true, false] {
            for _ in 0..self.draw.between(1, 3) {
                let clause = self.clause(spot);
                reasons.items.push(Reason { for_it, label: clause.label.clone(), factor: Factor::Clause(clause) });
            }
        }
        self.outweigh(&mut reasons);
        if self.draw.chance(50) {
            self.precedents(spot, &mut reasons);
        }
        reasons
    }

    /// The heavier outweighs the lighter, here and there; no rounds.
    fn outweigh(&mut self, reasons: &mut Reasons) {
        let weights: Vec<usize> = reasons.items.iter().map(|_| self.draw.below(50)).collect();
        for (winner, one) in reasons.items.iter().enumerate() {
            for (loser, other) in reasons.items.iter().enumerate() {
                if one.for_it != other.for_it && weights[winner] > weights[loser] && self.draw.chance(45) {
                    reasons.outweighs.push((one.label.clone(), other.label.clone()));
                }
            }
        }
    }

    fn precedents(&mut self, spot: &Spot, reasons: &mut Reasons) {
        let scales = self.scales_in_reach(spot);
        if !scales.is_empty() && self.draw.chance(80) {
            let factor = Factor::Dimension { fact: self.draw.pick(&scales), party: self.party() };
            reasons.items.push(Reason { for_it: self.draw.chance(50), label: self.letter(), factor });
        }
        let count = self.draw.weighted(&[0, 50, 30, 20]);
        for _ in 0..count {
            let clauses = reasons.items.iter().filter(|item| matches!(item.factor, Factor::Clause(_)));
            let labels: Vec<String> = clauses.map(|item| item.label.clone()).collect();
            let dimensions = reasons.items.iter().filter(|item| matches!(item.factor, Factor::Dimension { .. }));
            let levels = dimensions.map(|item| (item.label.clone(), self.draw.below(LEVELS))).collect();
            let rebuttal = if self.draw.chance(35) {
                let standard = if self.draw.chance(30) { Some(self.draw.pick(&STANDARDS)) } else { None };
                let bearless = Spot { bearer: None, ..spot.clone() };
                Some((standard, self.clause(&bearless)))
            } else {
                None
            };
            reasons.precedents.push(Precedent {
                met: self.draw.chance(50),
                report: self.draw.below(self.reports),
                present: self.draw.some(&labels, 45),
                levels,
                rebuttal,
            });
        }
        let rankings: [&[Rank]; 5] =
            [&[], &[Rank::Weight], &[Rank::Date], &[Rank::Weight, Rank::Date], &[Rank::Date, Rank::Weight]];
        reasons.ranking = self.draw.pick(&rankings).to_vec();
    }

    /// A table that counts points: monotone and without gaps.
    pub fn table(&mut self, spot: &Spot) -> Table {
        let scales = self.scales_in_reach(spot);
        let mut issues = self.issues_in_reach(spot);
        issues.retain(|issue| self.heads[*issue].bearer.is_none());
        let mut columns = Vec::new();
        for _ in 0..self.draw.between(1, 3) {
            columns.push(match self.draw.below(3) {
                1 if !scales.is_empty() => Column::Scale { fact: self.draw.pick(&scales), party: self.party() },
                2 if !issues.is_empty() => Column::Atom(Atom::Met { issue: self.draw.pick(&issues), negated: false }),
                _ => Column::Atom(Atom::Literal(self.truth(spot))),
            });
        }
        let mut table = Table { columns, results: Vec::new() };
        let points: Vec<(bool, usize)> =
            table.columns.iter().map(|_| (self.draw.chance(35), self.draw.between(1, 3))).collect();
        let highest: usize = points.iter().enumerate().map(|(column, (_, each))| each * (table.size(column) - 1)).sum();
        let enough = self.draw.between(1, highest);
        let rows: usize = (0..table.columns.len()).map(|column| table.size(column)).product();
        let met = |row: usize| {
            let score = |(column, (turned, each)): (usize, &(bool, usize))| {
                let value = (row / table.stride(column)) % table.size(column);
                each * if *turned { table.size(column) - 1 - value } else { value }
            };
            points.iter().enumerate().map(score).sum::<usize>() >= enough
        };
        table.results = (0..rows).map(met).collect();
        table
    }
}
