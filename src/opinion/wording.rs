//! Words as they are printed: marks become names, figures and footnotes, told apart by claim where they differ.

use std::collections::BTreeMap;

use crate::finding::{CaseHead, ClaimFinding};
use crate::opinion::document::{Run, Target};
use crate::opinion::grammar::{capital, list};
use crate::opinion::names::{self, Apart, Names, Piece, set_apart};
use crate::opinion::text::Text;

pub struct Wording<'a> {
    case: &'a CaseHead,
    notes: Vec<String>,
    /// A footnote that says the same as an earlier one has its number.
    numbers: BTreeMap<String, usize>,
}

impl<'a> Wording<'a> {
    pub fn new(case: &'a CaseHead) -> Self {
        Wording { case, notes: Vec::new(), numbers: BTreeMap::new() }
    }

    pub fn notes(self) -> Vec<Vec<Run>> {
        self.notes.into_iter().map(|note| vec![Run::Text(note)]).collect()
    }

    /// Texts of the same words as runs, their figures and footnotes told apart by claim where they differ.
    /// `claims` are those that the texts are about, `all` those of the section.
    pub fn runs(
        &mut self,
        group: &[(&ClaimFinding, &Text)],
        claims: &[&ClaimFinding],
        all: &[&ClaimFinding],
    ) -> Vec<Run> {
        let names = Names::of(self.case, claims, all);
        let first = group[0].1;
        let figures: Vec<String> = (0..first.figures.len()).map(|place| self.figure(group, place, claims)).collect();
        let mut place = 0;
        let mut runs = Vec::new();
        for piece in names.fill(&first.words, &figures) {
            runs.push(match piece {
                Piece::Words(words) => Run::Text(words),
                Piece::Emphasis(words) => Run::Emphasis(words),
                Piece::Section(number) => Run::Reference(Target::Section, number),
                Piece::Paragraph(number) => Run::Reference(Target::Paragraph, number),
                Piece::Note => {
                    place += 1;
                    let note = self.note(group, place - 1, claims);
                    Run::Note(self.noted(note))
                }
            });
        }
        runs
    }

    fn figure(&self, group: &[(&ClaimFinding, &Text)], place: usize, claims: &[&ClaimFinding]) -> String {
        let variants = self.variants(group, claims, |text| text.figures.get(place).cloned().unwrap_or_default());
        let told: Vec<String> = variants
            .iter()
            .map(
                |(apart, value)| {
                    if apart.is_empty() { value.clone() } else { format!("{value} for {}", names::label(apart)) }
                },
            )
            .collect();
        list(&told, "and")
    }

    fn note(&self, group: &[(&ClaimFinding, &Text)], place: usize, claims: &[&ClaimFinding]) -> String {
        let variants = self.variants(group, claims, |text| text.notes.get(place).cloned().unwrap_or_default());
        let told: Vec<String> = variants
            .iter()
            .map(
                |(apart, note)| {
                    if apart.is_empty() { note.clone() } else { format!("{}: {note}", capital(&names::scope(apart))) }
                },
            )
            .collect();
        told.join(" ")
    }

    /// The different versions of a footnote or a figure, each filled, with what sets its claims apart.
    fn variants(
        &self,
        group: &[(&ClaimFinding, &Text)],
        claims: &[&ClaimFinding],
        pick: impl Fn(&Text) -> String,
    ) -> Vec<(Vec<Apart>, String)> {
        let mut versions: Vec<(String, Vec<&ClaimFinding>)> = Vec::new();
        for (claim, text) in group {
            let version = pick(text);
            match versions.iter_mut().find(|(other, _)| *other == version) {
                Some((_, members)) => members.push(claim),
                None => versions.push((version, vec![claim])),
            }
        }
        let single = versions.len() == 1;
        versions
            .into_iter()
            .map(|(version, members)| {
                let members = if single { claims.to_vec() } else { members };
                let apart = if single { Vec::new() } else { set_apart(&members, claims) };
                (apart, Names::of(self.case, &members, &[]).plain(&version))
            })
            .collect()
    }

    fn noted(&mut self, note: String) -> usize {
        let next = self.notes.len();
        let number = *self.numbers.entry(note.clone()).or_insert(next);
        if number == next {
            self.notes.push(note);
        }
        number
    }
}
