//! Facts of the clauses and literals.

use super::{Program, bit, party, quoted};
use crate::reason::{answer_from, terms};
use crate::rulebook::*;

impl Program<'_> {
    /// Writes a clause and all beneath it; its number.
    pub(super) fn clause(&mut self, clause: &Clause) -> usize {
        let id = self.clauses;
        self.clauses += 1;
        let inner: Vec<usize> = match &clause.kind {
            ClauseKind::Unless(..) => Vec::new(),
            _ => clause.inner().into_iter().map(|inner| self.clause(inner)).collect(),
        };
        let form = match &clause.kind {
            ClauseKind::All(_) => "all".to_owned(),
            ClauseKind::Any(_) => "any".to_owned(),
            ClauseKind::AtLeast(number, _) => format!("at_least({number})"),
            ClauseKind::ForEvery(quantifier, _) => format!("every({})", self.range(quantifier)),
            ClauseKind::ForSome(quantifier, _) => format!("some({})", self.range(quantifier)),
            ClauseKind::Unless(main, exception) => {
                let (main, exception) = (self.clause(main), self.clause(exception));
                format!("unless({main},{exception})")
            }
            ClauseKind::Met { issue, vars, negated } => {
                self.variables(id, vars);
                format!("met({},{})", self.issue_name(*issue), bit(*negated))
            }
            ClauseKind::Inconsistent { test, vars, negated } => {
                self.variables(id, vars);
                format!("inconsistent({},{})", self.issue_name(*test), bit(*negated))
            }
            ClauseKind::Literal(literal) => format!("literal({})", self.literal(literal)),
        };
        self.fact("clause", &[&id, &form]);
        for (number, inner) in inner.iter().enumerate() {
            self.fact("inner", &[&id, &number, inner]);
        }
        self.fact("inners", &[&id, &inner.len()]);
        if !clause.id.is_empty() {
            self.fact("clause_id", &[&id, &quoted(&clause.id)]);
        }
        if let Some(bearer) = clause.bearer {
            self.fact("says_bearer", &[&id, &party(bearer)]);
        }
        if let Some(standard) = clause.standard {
            self.fact("says_standard", &[&id, &self.standard_name(standard)]);
        }
        if clause.scope {
            self.fact("in_scope", &[&id]);
        }
        id
    }

    fn range(&self, quantifier: &Quantifier) -> String {
        format!("{},{}", self.kind_name(quantifier.kind), quantifier.raised_by.map_or("nobody", party))
    }

    fn variables(&mut self, clause: usize, vars: &[Var]) {
        for (number, var) in vars.iter().enumerate() {
            self.fact("variable", &[&clause, &number, var]);
        }
        self.fact("variables", &[&clause, &vars.len()]);
    }

    fn literal(&mut self, literal: &Literal) -> usize {
        let id = self.literals;
        self.literals += 1;
        let form = match &literal.asks {
            Asks::Truth(_) => "truth",
            Asks::OneOf { values, .. } => {
                values.iter().for_each(|value| self.fact("sought", &[&id, value]));
                "one_of"
            }
            Asks::Compare { .. } | Asks::Listed { .. } => "compared",
        };
        self.fact("literal", &[&id, &form]);
        self.fact("wants", &[&id, &bit(literal.wanted)]);
        let terms = terms(literal);
        self.fact("terms", &[&id, &terms.len()]);
        for (number, term) in terms.iter().enumerate() {
            self.fact("term", &[&id, &number, &self.fact_name(term.fact)]);
            for (position, var) in term.vars.iter().enumerate() {
                self.fact("asked_of", &[&id, &number, &position, var]);
            }
        }
        if form == "compared" {
            self.outcomes(id, literal, &terms, &mut Vec::new());
        }
        id
    }

    /// What every choice of values stated answers. Answer sets know whole numbers only, so that amounts are compared here.
    fn outcomes(&mut self, id: usize, literal: &Literal, terms: &[FactTerm], chosen: &mut Vec<usize>) {
        let Some(term) = terms.get(chosen.len()) else {
            let stated: Vec<_> =
                chosen.iter().zip(terms).map(|(value, term)| self.values.value(term.fact, *value)).collect();
            let answer = match answer_from(self.book, literal, &stated) {
                Some(true) => "yes",
                Some(false) => "no",
                None => "straddle",
            };
            let list = chosen.iter().zip(terms).fold("nil".to_owned(), |list, (value, term)| {
                format!("({},{list})", self.values.name(term.fact, *value))
            });
            self.fact("outcome", &[&id, &list, &answer]);
            return;
        };
        for value in 0..self.values.count(term.fact) {
            chosen.push(value);
            self.outcomes(id, literal, terms, chosen);
            chosen.pop();
        }
    }

    pub(super) fn scale_use(&mut self, fact: &FactTerm, scale: ScaleId) -> usize {
        let id = self.scales;
        self.scales += 1;
        self.fact("scale_use", &[&id, &self.fact_name(fact.fact), &self.book.scales[scale].levels.len()]);
        for (position, var) in fact.vars.iter().enumerate() {
            self.fact("scale_of", &[&id, &position, var]);
        }
        id
    }
}
