//! Standards of proof, over the best grade for a literal and the best grade against it (Carneades: Gordon, Prakken & Walton).

use crate::rulebook::Grade;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// The words that invoke it: "as a prima facie case".
    pub words: String,
    pub for_at_least: Grade,
    pub against_at_most: Grade,
    pub for_more_than_against: bool,
}

impl Standard {
    pub fn met(&self, for_it: Grade, against: Grade) -> bool {
        for_it >= self.for_at_least
            && against <= self.against_at_most
            && (!self.for_more_than_against || for_it > against)
    }

    /// Whether this standard can be met only where `other` is met.
    pub fn implies(&self, other: &Standard) -> bool {
        Grade::ALL
            .iter()
            .all(|for_it| Grade::ALL.iter().all(|against| !self.met(*for_it, *against) || other.met(*for_it, *against)))
    }

    /// The five that every rulebook knows, the mildest first; [`PRIMA_FACIE`] is the default.
    pub fn built_in() -> Vec<Standard> {
        let standard = |words: &str, for_at_least, against_at_most, for_more_than_against| Standard {
            words: words.to_owned(),
            for_at_least,
            against_at_most,
            for_more_than_against,
        };
        vec![
            standard("plausible", Grade::Scant, Grade::Strong, false),
            standard("on the balance", Grade::Scant, Grade::Conclusive, true),
            standard("as a prima facie case", Grade::Substantial, Grade::Conclusive, true),
            standard("by clear and convincing evidence", Grade::Strong, Grade::Some, false),
            standard("beyond reasonable doubt", Grade::Strong, Grade::None, false),
        ]
    }
}

/// Index of "as a prima facie case" among the built-in standards.
pub const PRIMA_FACIE: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_last_four_implies_the_one_before() {
        let standards = Standard::built_in();
        for pair in standards[1..].windows(2) {
            assert!(pair[1].implies(&pair[0]), "{} does not imply {}", pair[1].words, pair[0].words);
        }
    }
}
