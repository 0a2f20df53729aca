//! Issues, clause by clause.

use super::{Env, IssueUse, Naive, Slot, Stance};
use crate::oracle::model::{
    Atom, Body, Burden, Clause, Column, Connective, Exception, Form, GivenWhat, Group, Main, Must, Quantifier, Record,
    Role, Side, Standard, Table, Three,
};

impl Naive<'_> {
    pub fn issue(&self, id: usize, stance: Stance, env: &Env) -> Three {
        match self.law.issues[id].put_on {
            // Its own bearer is relieved: this side must prove the contrary.
            Some(side) if side != stance.bearer => {
                let contrary = Stance { bearer: side, wanted: !stance.wanted, ..stance };
                self.issue_as(id, contrary, env).not()
            }
            _ => self.issue_as(id, stance, env),
        }
    }

    fn issue_as(&self, id: usize, stance: Stance, env: &Env) -> Three {
        let value = self.settle(self.unsettled_issue(id, stance, env));
        let standard = self.law.issues[id].required.unwrap_or(stance.standard);
        self.trace.issue(IssueUse { issue: id, bearer: stance.bearer, standard, wanted: stance.wanted, value });
        value
    }

    fn unsettled_issue(&self, id: usize, stance: Stance, env: &Env) -> Three {
        match self.record.given(GivenWhat::Issue(id), env.measure()) {
            Some(met) => Three::of(met == stance.wanted),
            None if !self.counts(id, env) => Three::of(!stance.wanted),
            None => self.body(id, &self.law.issues[id].body, stance, env),
        }
    }

    /// Defences, named exceptions and bars count once raised; some bars only where a reading adds them.
    pub fn counts(&self, id: usize, env: &Env) -> bool {
        if self.law.issues[id].dormant {
            return false;
        }
        let side = match self.law.issues[id].role {
            Role::Test { .. } | Role::Plain => return true,
            Role::Defence { .. } | Role::Bar { .. } => Side::Respondent,
            Role::Exception { of } => of,
        };
        let party = Record::party(side, env.complainant);
        let about = |measures: &Option<Vec<usize>>| {
            measures.as_ref().is_none_or(|list| self.record.within(env.measure(), list))
        };
        self.record.pleas.iter().any(|plea| plea.issue == id && plea.by == party && about(&plea.measures))
    }

    /// The main form and what is added to it, unless an exception.
    fn body(&self, id: usize, body: &Body, stance: Stance, env: &Env) -> Three {
        let required = self.law.issues[id].required;
        let main = match &body.main {
            Main::Must(must) => self.proving(must, required, stance),
            _ => Stance { standard: required.unwrap_or(stance.standard), ..stance },
        };
        let mut parts = Vec::new();
        if matches!(self.law.issues[id].role, Role::Test { .. }) {
            let bound = self.bound(id);
            parts.push(self.settle(if main.wanted { bound } else { bound.not() }));
        }
        parts.push(self.settle(match &body.main {
            Main::Must(must) => self.group(&must.group, main, env),
            Main::MetIf(group) => self.group(group, main, env),
            Main::Reasons(reasons) => self.reasons(reasons, main, env),
            Main::Table(table) => self.table(table, main, env),
            Main::Constant(met) => Three::of(*met == main.wanted),
        }));
        parts.extend(body.added.iter().map(|clause| self.clause(clause, main, env)));
        if let Some(must) = &body.second {
            parts.push(self.group(&must.group, self.proving(must, required, stance), env));
        }
        parts.extend(body.unless.iter().map(|exception| self.exception(exception, main, env)));
        all(main.wanted, parts)
    }

    /// The respondent is bound by the instrument of a test, and its provision is in force: an element that nobody writes.
    pub fn bound(&self, test: usize) -> Three {
        let in_force = |(from, until): (i16, Option<i16>)| {
            from <= self.record.year && until.is_none_or(|it| self.record.year < it)
        };
        match &self.record.bound {
            _ if !self.law.issues[test].in_force.is_none_or(in_force) => Three::Refuted,
            None => Three::Open,
            Some(instruments) => Three::of(instruments.contains(&self.law.instrument_of(test))),
        }
    }

    /// `The X must prove …`: X bears it. Who wants the contrary bears the contrary.
    pub fn proving(&self, must: &Must, required: Option<Standard>, stance: Stance) -> Stance {
        let bearer = if stance.wanted { must.side } else { stance.bearer };
        let standard = required.or(must.standard).unwrap_or(Standard::PrimaFacie);
        Stance { bearer, standard, wanted: stance.wanted }
    }

    pub fn group(&self, group: &Group, stance: Stance, env: &Env) -> Three {
        self.quantified("", group.each.as_ref(), stance, env, &|env| {
            let mut parts = vec![self.list(group.connective, &group.clauses, stance, env)];
            parts.extend(group.unless.iter().map(|exception| self.exception(exception, stance, env)));
            all(stance.wanted, parts)
        })
    }

    /// What an exception contributes to the proposition that it limits: its contrary, borne by the other side. Who wants
    /// the limited proposition to fail bears the exception itself.
    pub fn exception(&self, exception: &Exception, limited: Stance, env: &Env) -> Three {
        let stance = Self::stance_of(exception, limited);
        // The standard named is that of what follows the quantifier.
        let of_each = Stance { standard: Standard::PrimaFacie, ..stance };
        let value = self
            .quantified("", exception.each.as_ref(), of_each, env, &|env| self.group(&exception.group, stance, env));
        if limited.wanted { value.not() } else { value }
    }

    pub fn stance_of(exception: &Exception, limited: Stance) -> Stance {
        let standard = match exception.burden {
            Burden::Silent => Standard::PrimaFacie,
            Burden::By(_, standard) => standard.unwrap_or(Standard::PrimaFacie),
            Burden::Plausible => Standard::Plausible,
        };
        let bearer = if limited.wanted { limited.bearer.other() } else { limited.bearer };
        Stance { bearer, standard, wanted: true }
    }

    pub fn list(&self, connective: Connective, clauses: &[Clause], stance: Stance, env: &Env) -> Three {
        let values: Vec<Three> = clauses.iter().map(|clause| self.clause(clause, stance, env)).collect();
        match connective {
            Connective::All => all(stance.wanted, values),
            Connective::Any => all(!stance.wanted, values),
            Connective::AtLeast(least) => {
                let needed = if stance.wanted { least } else { values.len() + 1 - least };
                at_least(needed, &values)
            }
        }
    }

    pub fn clause(&self, clause: &Clause, stance: Stance, env: &Env) -> Three {
        // Beneath a quantifier the letter belongs to the whole.
        let label = if clause.each.is_some() { "" } else { clause.label.as_str() };
        self.quantified(&clause.label, clause.each.as_ref(), stance, env, &|env| match &clause.form {
            Form::Atom(atom) => self.atom(label, atom, stance, env),
            Form::List(connective, clauses) => self.list(*connective, clauses, stance, env),
        })
    }

    fn atom(&self, label: &str, atom: &Atom, stance: Stance, env: &Env) -> Three {
        let turned = |negated: bool| Stance { wanted: stance.wanted != negated, ..stance };
        match atom {
            Atom::Literal(literal) => self.literal(label, literal, stance, env),
            Atom::Met { issue, negated } => self.issue(*issue, turned(*negated), env),
            Atom::Inconsistent { test, negated } => self.inconsistent(*test, turned(*negated), env),
        }
    }

    /// Breach, or as the record gives it, and no available defence made out.
    pub fn inconsistent(&self, test: usize, stance: Stance, env: &Env) -> Three {
        let breach = match self.record.given(GivenWhat::Breach(test), env.measure()) {
            Some(met) => Three::of(met == stance.wanted),
            None => self.issue(test, stance, env),
        };
        let bearer = if stance.wanted { stance.bearer.other() } else { stance.bearer };
        let defences = self.defences(test, env).into_iter().map(|defence| {
            let (available, made_out) = self.defence(defence, test, bearer, env);
            available.min(made_out)
        });
        let defended = defences.max().unwrap_or(Three::Refuted);
        if stance.wanted { breach.min(defended.not()) } else { breach.max(defended) }
    }

    /// The raised defences that answer a test.
    pub fn defences(&self, test: usize, env: &Env) -> Vec<usize> {
        (0..self.law.issues.len())
            .filter(|id| matches!(self.law.issues[*id].role, Role::Defence { .. }))
            .filter(|id| self.law.answer(*id, test).is_some() && self.counts(*id, env))
            .collect()
    }

    /// Whether a defence is available, and whether it is made out.
    pub fn defence(&self, id: usize, test: usize, bearer: Side, env: &Env) -> (Three, Three) {
        let stance = Stance { bearer, standard: Standard::PrimaFacie, wanted: true };
        let condition = self.law.answer(id, test).and_then(|answer| answer.available_if);
        let available = match self.record.given(GivenWhat::Available { defence: id, test }, env.measure()) {
            Some(met) => Three::of(met),
            None => condition.map_or(Three::Established, |issue| self.issue(issue, stance, env)),
        };
        (available, self.issue(id, stance, env))
    }

    /// For every or for some thing; the contrary of the one is the other of the contraries.
    fn quantified(
        &self,
        label: &str,
        quantifier: Option<&Quantifier>,
        stance: Stance,
        env: &Env,
        body: &dyn Fn(&Env) -> Three,
    ) -> Three {
        let Some(quantifier) = quantifier else { return self.settle(body(env)) };
        let values = self
            .range(quantifier, env)
            .into_iter()
            .map(|slot| body(&env.with(quantifier.kind, slot)))
            .collect::<Vec<_>>();
        if quantifier.every && values.is_empty() {
            self.trace.empty(label, stance);
            return self.settle(Three::Open);
        }
        self.settle(all(stance.wanted == quantifier.every, values))
    }

    /// The things over which a quantifier ranges.
    pub fn range(&self, quantifier: &Quantifier, env: &Env) -> Vec<Slot> {
        let raised_by = quantifier.raised_by.map(|side| Record::party(side, env.complainant));
        let considered = |thing: &usize| {
            let thing = &self.record.things[*thing];
            thing.concerns.as_ref().is_none_or(|measures| self.record.within(env.measure(), measures))
                && raised_by.is_none_or(|party| thing.raised_by.contains(&party))
        };
        let mut slots: Vec<Slot> = self.record.of_kind(quantifier.kind).filter(considered).map(Slot::Thing).collect();
        if !quantifier.every && raised_by.is_none() && !self.record.complete.contains(&quantifier.kind) {
            slots.push(Slot::Unnamed(quantifier.kind));
        }
        slots
    }

    /// Every row that is still possible must agree.
    pub fn table(&self, table: &Table, stance: Stance, env: &Env) -> Three {
        let mut combinations = vec![0];
        for (index, column) in table.columns.iter().enumerate() {
            let size = table.size(index);
            let possible =
                self.possible(column, Stance { wanted: table.higher_helps(index) == stance.wanted, ..stance }, env);
            combinations = combinations
                .iter()
                .flat_map(|before| possible.iter().map(move |value| before * size + value))
                .collect();
        }
        let result = |row: &usize| Three::of(table.results[*row] == stance.wanted);
        let first = result(&combinations[0]);
        let agree = combinations.iter().all(|row| result(row) == first);
        self.trace.note(match (combinations.len(), agree) {
            (1, _) => "table: one row possible",
            (_, true) => "table: possible rows agree",
            (_, false) => "table: possible rows disagree",
        });
        if agree { first } else { Three::Open }
    }

    /// The values of an input that are still possible, where the bearer wants it high or (not `wanted`) low.
    fn possible(&self, column: &Column, stance: Stance, env: &Env) -> Vec<usize> {
        match column {
            Column::Scale { fact, party } => self.levels(*fact, *party, stance, env).collect(),
            Column::Atom(atom) => match self.atom("", atom, stance, env) {
                Three::Open => vec![0, 1],
                value => vec![usize::from((value == Three::Established) == stance.wanted)],
            },
        }
    }
}

/// Conjunction of wanted propositions, or disjunction of their contraries.
fn all(wanted: bool, values: Vec<Three>) -> Three {
    if wanted {
        values.into_iter().min().unwrap_or(Three::Established)
    } else {
        values.into_iter().max().unwrap_or(Three::Refuted)
    }
}

fn at_least(needed: usize, values: &[Three]) -> Three {
    let established = values.iter().filter(|value| **value == Three::Established).count();
    let possible = values.iter().filter(|value| **value != Three::Refuted).count();
    match (established >= needed, possible >= needed) {
        (true, _) => Three::Established,
        (_, false) => Three::Refuted,
        _ => Three::Open,
    }
}
