//! Weighing tables: gaps, contradictions and results that are not monotone are refused when the rulebook is read.

use super::clauses::Scope;
use super::{Lowering, at};
use crate::rulebook::*;
use crate::source::{Place, Placed};
use crate::syntax::spoken;
use crate::syntax::tree::{self, Atom, Bound, Cell, Item};

const MOST_COMBINATIONS: usize = 4096;

impl Lowering {
    pub fn table(&mut self, scope: &mut Scope, table: &tree::Table, place: &Place) -> Option<Table> {
        let (result, inputs) = table.columns.split_last()?;
        let columns: Vec<Option<Column>> = inputs.iter().map(|column| self.column(scope, column)).collect();
        let columns: Vec<Column> = columns.into_iter().collect::<Option<_>>()?;
        let header = at(scope.text, &(table.columns[0].range.start..result.range.end));
        let mut rows = Vec::new();
        for row in &table.rows {
            rows.push(self.row(scope, row, &columns, &header)?);
        }
        let mut table = Table { columns, rows };
        self.check_table(&mut table, place).then_some(table)
    }

    fn column(&mut self, scope: &mut Scope, column: &Placed<tree::Column>) -> Option<Column> {
        let place = at(scope.text, &column.range);
        let yes_no = vec!["no".to_owned(), "yes".to_owned()];
        let (text, atom) = match &column.value {
            tree::Column::Issue(name) => {
                (name.clone(), Atom::Met { issue: Placed::new(name.clone(), column.range.clone()), negated: false })
            }
            tree::Column::Phrase(phrase) => {
                let found = self.sentence(phrase, &scope.sight, &place);
                if let Some(found) = found
                    && let Type::Level(scale) = self.book.facts[found.term.fact].typ
                {
                    let names = self.book.scales[scale].levels.clone();
                    let input = Input::Scale { fact: found.term, scale };
                    return Some(Column {
                        input,
                        text: phrase.clone(),
                        values: names.len(),
                        names,
                        higher_helps: true,
                        place,
                    });
                }
                (phrase.clone(), Atom::Sentence)
            }
        };
        let item = Item {
            label: None,
            quantifier: None,
            content: tree::Content::Atom(Placed::new(atom, column.range.clone())),
            scope: false,
            cites: Vec::new(),
            range: column.range.clone(),
        };
        let clause = self.item(scope, &item)?;
        Some(Column { input: Input::Clause(clause), text, values: 2, names: yes_no, higher_helps: true, place })
    }

    fn row(
        &mut self,
        scope: &Scope,
        row: &Placed<Vec<Placed<Cell>>>,
        columns: &[Column],
        header: &Place,
    ) -> Option<Row> {
        let place = at(scope.text, &row.range);
        if row.value.len() != columns.len() + 1 {
            self.refuse(problem::table_width(row.value.len(), columns.len() + 1, place, header.clone()));
            return None;
        }
        let (result, inputs) = row.value.split_last()?;
        let mut cells = Vec::new();
        for (cell, column) in inputs.iter().zip(columns) {
            cells.push(self.cell(scope, cell, column)?);
        }
        let met = match result.value {
            Cell::Met => true,
            Cell::NotMet => false,
            _ => {
                let words = spoken(at(scope.text, &result.range).words());
                let allowed = ["met".to_owned(), "not met".to_owned()];
                self.refuse(problem::table_cell(&words, at(scope.text, &result.range), header.clone(), &allowed));
                return None;
            }
        };
        let text =
            inputs.iter().map(|cell| spoken(at(scope.text, &cell.range).words())).collect::<Vec<_>>().join(" | ");
        Some(Row { cells, met, text, place })
    }

    fn cell(&mut self, scope: &Scope, cell: &Placed<Cell>, column: &Column) -> Option<Vec<bool>> {
        let all = vec![true; column.values];
        let only = |index: usize| (0..column.values).map(|value| value == index).collect::<Vec<bool>>();
        let is_scale = matches!(column.input, Input::Scale { .. });
        let covered = match &cell.value {
            Cell::Any => Some(all),
            Cell::Yes if !is_scale => Some(only(1)),
            Cell::No if !is_scale => Some(only(0)),
            Cell::Values { bound, values } if is_scale => {
                let indices: Option<Vec<usize>> =
                    values.iter().map(|value| column.names.iter().position(|name| *name == value.value)).collect();
                indices.and_then(|indices| {
                    let first = *indices.first()?;
                    Some(
                        (0..column.values)
                            .map(|value| match bound {
                                Some(Bound::AtLeast) => value >= first,
                                Some(Bound::AtMost) => value <= first,
                                None => indices.contains(&value),
                            })
                            .collect(),
                    )
                })
            }
            _ => None,
        };
        if covered.is_none() {
            let place = at(scope.text, &cell.range);
            let words = spoken(place.words());
            self.refuse(problem::table_cell(&words, place, column.place.clone(), &column.names));
        }
        covered
    }

    /// Every combination has one result, and each column helps one side only. Sets `higher_helps`.
    fn check_table(&mut self, table: &mut Table, place: &Place) -> bool {
        let Some(combinations) = combinations(&table.columns) else {
            self.refuse(problem::table_too_large(place.clone()));
            return false;
        };
        let mut decided: Vec<usize> = Vec::with_capacity(combinations);
        for index in 0..combinations {
            let values = digits(table, index);
            let covering: Vec<usize> = (0..table.rows.len()).filter(|row| covers(&table.rows[*row], &values)).collect();
            let Some(first) = covering.first() else {
                self.refuse(problem::table_gap(&words(table, &values), place.clone()));
                return false;
            };
            if let Some(other) = covering.iter().find(|row| table.rows[**row].met != table.rows[*first].met) {
                let (one, two) = (table.rows[*first].place.clone(), table.rows[*other].place.clone());
                self.refuse(problem::table_overlap(&words(table, &values), one, two));
                return false;
            }
            decided.push(*first);
        }
        (0..table.columns.len()).all(|column| self.check_monotone(table, &decided, column))
    }

    fn check_monotone(&mut self, table: &mut Table, decided: &[usize], column: usize) -> bool {
        let step: usize = table.columns[column + 1..].iter().map(|column| column.values).product();
        let (mut up, mut down) = (None, None);
        for index in 0..decided.len() {
            if (index / step) % table.columns[column].values + 1 == table.columns[column].values {
                continue;
            }
            let (low, high) = (decided[index], decided[index + step]);
            match (table.rows[low].met, table.rows[high].met) {
                (false, true) => up = up.or(Some((low, high))),
                (true, false) => down = down.or(Some((low, high))),
                _ => {}
            }
        }
        if let (Some((_, up)), Some((_, down))) = (up, down) {
            let (one, other) = (table.rows[up].place.clone(), table.rows[down].place.clone());
            let name = table.columns[column].text.clone();
            self.refuse(problem::table_not_monotone(
                &name,
                "met by more of it here",
                "no longer met by more of it here",
                one,
                other,
            ));
            return false;
        }
        table.columns[column].higher_helps = down.is_none();
        true
    }
}

/// How many combinations the columns have; nothing where there are too many to be checked.
fn combinations(columns: &[Column]) -> Option<usize> {
    columns
        .iter()
        .try_fold(1_usize, |product, column| product.checked_mul(column.values).filter(|all| *all <= MOST_COMBINATIONS))
}

fn digits(table: &Table, mut index: usize) -> Vec<usize> {
    let mut values = vec![0; table.columns.len()];
    for (value, column) in values.iter_mut().zip(&table.columns).rev() {
        *value = index % column.values;
        index /= column.values;
    }
    values
}

fn covers(row: &Row, values: &[usize]) -> bool {
    row.cells.iter().zip(values).all(|(cell, value)| cell[*value])
}

fn words(table: &Table, values: &[usize]) -> String {
    table
        .columns
        .iter()
        .zip(values)
        .map(|(column, value)| column_words(column, *value))
        .collect::<Vec<_>>()
        .join(", and ")
}

/// One value of a column as a reader would say it: `Fair share` not met, the draught of the barge "deep".
fn column_words(column: &Column, value: usize) -> String {
    let asks_for_issue = matches!(&column.input, Input::Clause(Clause { kind: ClauseKind::Met { .. }, .. }));
    match (&column.input, value) {
        (Input::Scale { .. }, value) => format!("{} “{}”", column.text, column.names[value]),
        (Input::Clause(_), 0) if asks_for_issue => format!("`{}` not met", column.text),
        (Input::Clause(_), _) if asks_for_issue => format!("`{}` met", column.text),
        (Input::Clause(_), value) => format!("{}: {}", column.text, column.names[value]),
    }
}
