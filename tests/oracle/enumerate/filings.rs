//! What may be filed on one question of fact.

use crate::oracle::model::{Exhibit, Given, Grade, Kind, Of, Party, Plea, Record, Statement, Value};

/// Entered together into a record; nothing, where nothing is filed.
pub type Filing = Vec<Filed>;

#[derive(Debug, Clone)]
pub enum Filed {
    Statement(Statement),
    Plea(Plea),
    Given(Given),
    Complete(Kind),
    Year(i16),
    Bound(Option<Vec<usize>>),
}

impl Filed {
    pub fn enter(&self, record: &mut Record) {
        match self {
            Filed::Statement(statement) => record.statements.push(statement.clone()),
            Filed::Plea(plea) => record.pleas.push(plea.clone()),
            Filed::Given(given) => record.given.push(given.clone()),
            Filed::Complete(kind) => record.complete.push(*kind),
            Filed::Year(year) => record.year = *year,
            Filed::Bound(instruments) => record.bound.clone_from(instruments),
        }
    }
}

/// A fact of these things; `None`: of everything.
#[derive(Debug, Clone)]
pub struct Question {
    pub fact: usize,
    pub of: Option<Vec<Of>>,
}

impl Question {
    /// A value, and exhibits of a grade for some value each.
    pub fn stated(&self, value: Value, exhibits: &[(Grade, Value)]) -> Statement {
        let exhibit = |(grade, says): &(Grade, Value)| Exhibit {
            by: Party::Respondent,
            kind: None,
            grade: *grade,
            says: (*says != value).then_some(*says),
        };
        Statement {
            fact: self.fact,
            of: self.of.clone(),
            value: Some(value),
            exhibits: exhibits.iter().map(exhibit).collect(),
            admitted: Vec::new(),
            not_contested: Vec::new(),
        }
    }

    /// Silent, or assumed to be one of these values.
    pub fn settled(&self, values: &[Value]) -> Vec<Filing> {
        let assumed = values.iter().map(|value| vec![Filed::Statement(self.stated(*value, &[]))]);
        std::iter::once(Vec::new()).chain(assumed).collect()
    }

    /// Exhibits of these grades for and against a truth, none of them conceded.
    pub fn graded(&self, grades: &[(Grade, Grade)]) -> Vec<Filing> {
        let statement = |(for_it, against): &(Grade, Grade)| {
            let (yes, no) = (Value::Truth(true), Value::Truth(false));
            vec![Filed::Statement(self.stated(yes, &[(*for_it, yes), (*against, no)]))]
        };
        grades.iter().map(statement).collect()
    }

    /// Silent, true, false, and open though something is filed: enough under the milder standards, or as much for as against.
    pub fn usual(&self) -> Vec<Filing> {
        let mut filings = self.settled(&[Value::Truth(true), Value::Truth(false)]);
        filings.extend(self.graded(&[(Grade::Some, Grade::None)]));
        filings
    }

    /// The usual, and a tie.
    pub fn more(&self) -> Vec<Filing> {
        let mut filings = self.usual();
        filings.extend(self.graded(&[(Grade::Substantial, Grade::Substantial)]));
        filings
    }
}
