//! Puts names in the place of marks: which products, which complainants a sentence is about, and in what number.

use crate::finding::{CaseHead, ClaimFinding};
use crate::opinion::grammar::{self, agree, is_plural, list, member, opens_clause};
use crate::opinion::text::{
    self, CAPITAL, COMPLAINANT, COMPLAINANT_NAMED, EMPHASIS, FIGURE, NOTE, PARAGRAPH, SECTION, clean,
};

/// The names of the things and parties of claims that are spoken of together.
pub struct Names {
    /// As a paragraph calls them, and in full.
    things: Vec<(Named, Named)>,
    complainant: Named,
    complainants: Named,
}

struct Named {
    words: String,
    number: Number,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    /// A name in the plural, or several parties: verbs agree.
    Many,
    /// Several things: as a subject "each of a, b and c", so that any verb fits.
    Each,
}

/// A stretch of a filled text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    Emphasis(String),
    /// The next of the text's footnotes.
    Note,
    Section(String),
    Paragraph(String),
}

impl Names {
    /// `all` are the claims of the section, whose heading names its things.
    pub fn of(case: &CaseHead, claims: &[&ClaimFinding], all: &[&ClaimFinding]) -> Self {
        let kinds = claims.iter().map(|claim| claim.about.len()).max().unwrap_or(0);
        let both = |index: usize| {
            let own = called(claims, index);
            let of_the_section = own.len() > 1 && own == called(all, index);
            let full = named(&own);
            let kind = claims.iter().find_map(|claim| claim.about.get(index)).map_or("", |thing| &thing.kind);
            let short = Named {
                words: format!("the {} {}", grammar::count(own.len()), grammar::plural(kind)),
                number: Number::Each,
            };
            (if of_the_section { short } else { named(&own) }, full)
        };
        let things = (0..kinds).map(both).collect();
        let complainants = complainants(claims);
        let number = if complainants.len() > 1 { Number::Many } else { Number::One };
        let everyone = complainants.len() > 1 && complainants.len() == case.complainants.len();
        let full = list(&complainants, "and");
        let short = if everyone { "the complainants".to_owned() } else { full.clone() };
        Names { things, complainant: Named { words: short, number }, complainants: Named { words: full, number } }
    }

    fn named(&self, mark: char) -> Option<&Named> {
        match mark {
            COMPLAINANT => Some(&self.complainant),
            COMPLAINANT_NAMED => Some(&self.complainants),
            _ => {
                let (index, in_full) = text::thing_of(mark)?;
                self.things.get(index).map(|(short, full)| if in_full { full } else { short })
            }
        }
    }

    /// The words with every mark filled; `figures` go to the places of figures in their order.
    pub fn fill(&self, words: &str, figures: &[String]) -> Vec<Piece> {
        let mut filling = Filling::default();
        let mut figures = figures.iter();
        let mut rest = words.to_owned();
        while let Some(letter) = rest.chars().next() {
            rest.drain(..letter.len_utf8());
            match letter {
                NOTE => filling.piece(Piece::Note),
                CAPITAL => filling.capital = true,
                FIGURE => filling.push(figures.next().map_or("", String::as_str)),
                EMPHASIS | SECTION | PARAGRAPH => {
                    let inner = rest.split(letter).next().unwrap_or("").to_owned();
                    rest = rest[inner.len()..].strip_prefix(letter).unwrap_or("").to_owned();
                    filling.piece(match letter {
                        SECTION => Piece::Section(inner),
                        PARAGRAPH => Piece::Paragraph(inner),
                        _ => Piece::Emphasis(self.plain(&inner)),
                    });
                }
                mark => match self.named(mark) {
                    Some(named) => rest = filling.name(named, rest),
                    None => filling.push(mark.encode_utf8(&mut [0; 4])),
                },
            }
        }
        filling.pieces()
    }

    /// The words alone.
    pub fn plain(&self, words: &str) -> String {
        let words = self.fill(words, &[]).into_iter().map(|piece| match piece {
            Piece::Words(words) | Piece::Emphasis(words) => words,
            Piece::Section(number) => format!("section {number}"),
            Piece::Paragraph(number) => format!("paragraph {number}"),
            Piece::Note => String::new(),
        });
        words.collect()
    }
}

#[derive(Default)]
struct Filling {
    done: Vec<Piece>,
    run: String,
    /// All words so far, to tell where a clause begins.
    said: String,
    capital: bool,
}

impl Filling {
    fn push(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let words = if self.capital { grammar::capital(words) } else { words.to_owned() };
        self.capital = false;
        self.said.push_str(&words);
        self.run.push_str(&words);
    }

    fn piece(&mut self, piece: Piece) {
        if !self.run.is_empty() {
            self.done.push(Piece::Words(std::mem::take(&mut self.run)));
        }
        if let Piece::Section(number) | Piece::Paragraph(number) = &piece {
            self.said.push_str(number);
        }
        self.done.push(piece);
    }

    /// Writes a name, and gives back the rest with its verbs and its possessive agreeing.
    fn name(&mut self, named: &Named, rest: String) -> String {
        let subject = self.capital || opens_clause(&self.said) || self.after_scope(&rest);
        let each = subject && named.number == Number::Each && rest.starts_with(' ');
        self.push(&if each { format!("each of {}", named.words) } else { named.words.clone() });
        let rest = match rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")) {
            Some(after) if named.words.ends_with('s') => format!("'{after}"),
            _ => rest,
        };
        if subject && named.number == Number::Many { agree(&rest) } else { rest }
    }

    /// "As regards tungsten, the quotas are …": a name after a comma with its verb next.
    fn after_scope(&self, rest: &str) -> bool {
        let verb = rest.trim_start().split(' ').next().unwrap_or("");
        self.said.trim_end().ends_with(',') && ["is", "was", "has", "does", "breaches"].contains(&verb)
    }

    fn pieces(mut self) -> Vec<Piece> {
        if !self.run.is_empty() {
            self.done.push(Piece::Words(self.run));
        }
        self.done
    }
}

fn named(called: &[String]) -> Named {
    let words = list(called, "and");
    let number = match called {
        [only] if is_plural(only) => Number::Many,
        [_] | [] => Number::One,
        _ => Number::Each,
    };
    Named { words, number }
}

/// The distinct names of the things that stand at this place among what the claims are about.
pub fn called(claims: &[&ClaimFinding], index: usize) -> Vec<String> {
    distinct(claims.iter().filter_map(|claim| claim.about.get(index)).map(|thing| clean(&thing.called)))
}

/// The distinct complainants, as a sentence names them.
pub fn complainants(claims: &[&ClaimFinding]) -> Vec<String> {
    distinct(claims.iter().map(|claim| member(&clean(&claim.complainant))))
}

/// In order of first appearance.
pub fn distinct(items: impl Iterator<Item = String>) -> Vec<String> {
    items.fold(Vec::new(), |mut seen, item| {
        if !seen.contains(&item) {
            seen.push(item);
        }
        seen
    })
}

/// What sets some claims apart from others that share a section with them: their complainants, their things.
pub fn set_apart(some: &[&ClaimFinding], all: &[&ClaimFinding]) -> Vec<Apart> {
    let mut apart = Vec::new();
    let own = complainants(some);
    if own != complainants(all) {
        let claims = if own.len() == 1 { "claim" } else { "claims" };
        apart.push(Apart { mark: COMPLAINANT, words: list(&own, "and"), scope: format!("on the {claims} of") });
    }
    let places = all.iter().map(|claim| claim.about.len()).max().unwrap_or(0);
    for index in 0..places {
        let own = called(some, index);
        if own != called(all, index) {
            apart.push(Apart {
                mark: text::thing_in_full(index),
                words: list(&own, "and"),
                scope: "as regards".to_owned(),
            });
        }
    }
    apart
}

/// A mark whose filling tells some claims from the rest, and that filling.
pub struct Apart {
    pub mark: char,
    words: String,
    scope: String,
}

/// "as regards tungsten", "on the claim of Japan, as regards tungsten"; nothing where nothing sets them apart.
pub fn scope(apart: &[Apart]) -> String {
    apart.iter().map(|one| format!("{} {}", one.scope, one.words)).collect::<Vec<_>>().join(", ")
}

/// "tungsten", "Japan, tungsten".
pub fn label(apart: &[Apart]) -> String {
    apart.iter().map(|one| one.words.as_str()).collect::<Vec<_>>().join(", ")
}
