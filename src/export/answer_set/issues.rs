//! Facts of the issues: heads, bodies, reasons, precedents, tables.

use super::{Program, bit, day, optional, party};
use crate::rulebook::*;

impl Program<'_> {
    pub(super) fn issue(&mut self, id: IssueId) {
        let book = self.book;
        let (issue, name) = (&book.issues[id], self.issue_name(id));
        self.heading(&issue.name.replace('\n', " "));
        let provision = optional(issue.provision.map(|at| self.provision_name(at)));
        self.fact("issue", &[&name, &issue.role.word(), &provision]);
        self.in_force(&format!("issue({name})"), issue.in_force);
        for (number, param) in issue.params.iter().enumerate() {
            self.fact("param", &[&name, &number, &self.kind_name(param.kind)]);
        }
        self.fact("params", &[&name, &issue.params.len()]);
        for (number, answer) in issue.answers.iter().enumerate() {
            let to = match answer.to {
                Answered::Instrument(instrument) => format!("instrument({})", self.instrument_name(instrument)),
                Answered::Provision(provision) => format!("provision({})", self.provision_name(provision)),
            };
            let condition = optional(answer.available_if.map(|issue| self.issue_name(issue)));
            self.fact("answers", &[&name, &number, &to, &condition]);
        }
        for reading in issue.only_on.iter().flatten() {
            self.fact("only_on", &[&name, &self.question_name(reading.question), &reading.reading]);
        }
        for (number, (reading, standard)) in issue.requires.iter().enumerate() {
            let (question, standard) = (self.question_name(reading.question), self.standard_name(*standard));
            self.fact("requires", &[&name, &number, &question, &reading.reading, &standard]);
        }
        for (number, (reading, side)) in issue.puts.iter().enumerate() {
            let question = self.question_name(reading.question);
            self.fact("puts", &[&name, &number, &question, &reading.reading, &party(*side)]);
        }
        let body = self.body(&issue.body);
        self.fact("own_body", &[&name, &body]);
        for (number, (reading, body)) in issue.replaced.iter().enumerate() {
            let (question, body) = (self.question_name(reading.question), self.body(body));
            self.fact("replaces", &[&name, &number, &question, &reading.reading, &body]);
        }
    }

    fn body(&mut self, body: &Body) -> usize {
        let id = self.bodies;
        self.bodies += 1;
        let none = Vec::new();
        let parts = match &body.main {
            Main::Parts(parts) => {
                self.fact("main", &[&id, &"parts"]);
                parts
            }
            Main::Reasons(reasons) => {
                self.fact("main", &[&id, &"reasons"]);
                self.reasons(id, reasons);
                &none
            }
            Main::Table(table) => {
                self.fact("main", &[&id, &"table"]);
                self.table(id, table);
                &none
            }
            Main::Constant { met, .. } => {
                self.fact("main", &[&id, &format!("constant({})", bit(*met))]);
                &none
            }
        };
        let parts: Vec<&Part> = parts.iter().chain(&body.extras).collect();
        self.fact("parts", &[&id, &parts.len()]);
        for (number, part) in parts.into_iter().enumerate() {
            let link = match part.link {
                PartLink::Element => "element",
                PartLink::Exception => "exception",
                PartLink::SecondTier => "second",
            };
            let (clause, condition) = (self.clause(&part.clause), self.condition(part.only_on));
            self.fact("part", &[&id, &number, &clause, &link, &condition]);
        }
        id
    }

    fn reasons(&mut self, body: usize, reasons: &Reasons) {
        for (number, item) in reasons.items.iter().enumerate() {
            let factor = match &item.factor {
                Factor::Reason(clause) => format!("reason({})", self.clause(clause)),
                Factor::Dimension { fact, scale, .. } => format!("dimension({})", self.scale_use(fact, *scale)),
            };
            let condition = self.condition(item.only_on);
            self.fact("item", &[&body, &number, &bit(item.for_it), &factor, &condition]);
        }
        self.fact("items", &[&body, &reasons.items.len()]);
        for edge in &reasons.outweighs {
            self.fact("outweighs", &[&body, &edge.winner, &edge.loser, &self.condition(edge.only_on)]);
        }
        for (number, precedent) in reasons.precedents.iter().enumerate() {
            let report = self.report_name(precedent.report);
            self.fact("precedent", &[&body, &number, &bit(precedent.met), &report]);
            for (item, level) in &precedent.present {
                match level {
                    Some(level) => self.fact("present_at", &[&body, &number, item, level]),
                    None => self.fact("present", &[&body, &number, item]),
                }
            }
            if let Some(clause) = &precedent.rebuttal {
                let clause = self.clause(clause);
                self.fact("rebuttal", &[&body, &number, &clause]);
            }
            let rank = self.rank(precedent.report, &reasons.ranking);
            self.fact("rank", &[&body, &number, &rank]);
        }
        self.fact("precedents", &[&body, &reasons.precedents.len()]);
    }

    /// What decides between precedents that point both ways, the weightiest first; all alike where nothing does.
    fn rank(&self, report: ReportId, ranking: &[Rank]) -> String {
        let report = &self.book.reports[report];
        let key = |rank: Option<&Rank>| match rank {
            None => 0,
            Some(Rank::Weight) => report.weight as i32,
            Some(Rank::Date) => report.circulated.map_or(0, day),
        };
        format!("({},{})", key(ranking.first()), key(ranking.get(1)))
    }

    fn table(&mut self, body: usize, table: &Table) {
        for (number, column) in table.columns.iter().enumerate() {
            let input = match &column.input {
                Input::Clause(clause) => format!("clause({})", self.clause(clause)),
                Input::Scale { fact, scale } => format!("scale({})", self.scale_use(fact, *scale)),
            };
            self.fact("column", &[&body, &number, &input, &bit(column.higher_helps)]);
            self.fact("size", &[&body, &number, &column.values]);
        }
        self.fact("columns", &[&body, &table.columns.len()]);
        for (number, row) in table.rows.iter().enumerate() {
            self.fact("row_of", &[&body, &number, &bit(row.met)]);
            for (column, cell) in row.cells.iter().enumerate() {
                for value in (0..cell.len()).filter(|value| cell[*value]) {
                    self.fact("cell", &[&body, &number, &column, &value]);
                }
            }
        }
        self.fact("rows", &[&body, &table.rows.len()]);
    }
}
