//! Which words are common ones: an argument that begins with one goes on in the middle of a sentence with a small letter.

use std::collections::BTreeSet;

use crate::finding::Finding;

/// Words that the finding's own texts write with a small letter.
pub struct Vocabulary {
    common: BTreeSet<String>,
}

impl Vocabulary {
    pub fn of(finding: &Finding) -> Self {
        let mut texts: BTreeSet<&str> = BTreeSet::new();
        for claim in &finding.claims {
            for node in &claim.nodes {
                texts.extend([node.sentence.established.as_str(), node.sentence.refuted.as_str()]);
                texts.extend(node.law.as_deref());
            }
            texts.extend(
                claim
                    .readings
                    .iter()
                    .flat_map(|reading| [Some(reading.text.as_str()), reading.law.as_deref()])
                    .flatten(),
            );
            texts.extend(claim.arguments.iter().map(|argument| argument.says.as_str()));
        }
        let words =
            texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric() && letter != '\''));
        let common = words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned).collect();
        Vocabulary { common }
    }

    /// The text as it goes on within a sentence: with a small letter, unless it begins with what may be a name.
    pub fn in_sentence(&self, text: &str) -> String {
        const ALWAYS: &[&str] = &[
            "a", "an", "the", "this", "that", "it", "no", "in", "on", "if", "as", "nothing", "there", "even", "neither",
        ];
        let word: String = text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '\'').collect();
        let small = word.to_lowercase();
        let singular = small.strip_suffix('s').unwrap_or(&small);
        let common = [small.as_str(), singular, &format!("{small}s")].iter().any(|form| self.common.contains(*form));
        if common || ALWAYS.contains(&small.as_str()) { small + &text[word.len()..] } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_capital() {
        let common = ["pollution".to_owned()].into_iter().collect();
        let words = Vocabulary { common };
        assert_eq!(words.in_sentence("Pollution comes first."), "pollution comes first.");
        assert_eq!(words.in_sentence("China says so."), "China says so.");
        assert_eq!(words.in_sentence(""), "");
    }
}
