//! Lays the drafts of claims that share a section side by side, says what is alike once, and numbers what results.

use std::collections::BTreeMap;

use crate::finding::{CaseHead, ClaimFinding};
use crate::opinion::document::{Block, Document, Run, Target};
use crate::opinion::draft::{Argued, Body, Part};
use crate::opinion::exchange;
use crate::opinion::grammar::{capital, list};
use crate::opinion::names::{Apart, Names, Piece, set_apart};
use crate::opinion::text::{PARAGRAPH, SECTION, Text, in_full};

/// Drafts of claims on the same section.
pub type Drafts<'a> = [(&'a ClaimFinding, &'a Part)];
/// The same item in the drafts that have it.
type Side<'a, T> = Vec<(&'a ClaimFinding, T)>;

pub struct Assembly<'a> {
    pub document: Document,
    case: &'a CaseHead,
    notes: BTreeMap<String, usize>,
    /// Rules stated already, and the paragraph.
    rules: BTreeMap<String, String>,
    /// Sections written already, and their numbers.
    written: BTreeMap<String, String>,
    chapter: usize,
    paragraph: usize,
}

/// Where in the tree of headings the writing stands.
struct Place {
    number: String,
    level: usize,
    children: usize,
}

impl<'a> Assembly<'a> {
    pub fn new(case: &'a CaseHead) -> Self {
        let (notes, rules, written) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Assembly { document: Document::default(), case, notes, rules, written, chapter: 0, paragraph: 0 }
    }

    /// Begins a chapter; its paragraphs are counted from one.
    pub fn chapter(&mut self, heading: &str, about: Option<&str>) {
        self.chapter += 1;
        self.paragraph = 0;
        let runs = vec![Run::Text(capital(heading))];
        self.document.blocks.push(Block::Heading { level: 1, number: Some(self.chapter.to_string()), runs });
        if let Some(about) = about {
            let about = format!("{}.", capital(about.trim_end_matches('.')));
            self.document.blocks.push(Block::Paragraph { number: None, runs: vec![Run::Text(about)] });
        }
    }

    /// A section of the chapter, from the drafts of all claims that it answers.
    pub fn section(&mut self, drafts: &Drafts, number: &str, level: usize) {
        let claims: Vec<&ClaimFinding> = drafts.iter().map(|(claim, _)| *claim).collect();
        if let Some(heading) = drafts.iter().find_map(|(_, part)| part.heading.as_ref()) {
            let heading = Text { words: in_full(&heading.words), ..heading.clone() };
            let runs = self.runs(&[(claims[0], &heading)], &claims, &claims);
            self.document.blocks.push(Block::Heading { level, number: Some(number.to_owned()), runs });
        }
        self.items(drafts, &mut Place { number: number.to_owned(), level, children: 0 });
    }

    fn items(&mut self, drafts: &Drafts, place: &mut Place) {
        let all: Vec<&ClaimFinding> = drafts.iter().map(|(claim, _)| *claim).collect();
        for key in keys(drafts) {
            let found: Side<&Body> = drafts
                .iter()
                .filter_map(|(claim, part)| {
                    part.items.iter().find(|item| item.key == key).map(|item| (*claim, &item.body))
                })
                .collect();
            match found.first().map(|(_, body)| *body) {
                Some(Body::Paragraph(_) | Body::Transition(_)) => {
                    let texts: Side<&Text> =
                        found.iter().filter_map(|(claim, body)| body.text().map(|text| (*claim, text))).collect();
                    self.alike(&texts, &all);
                }
                Some(Body::Rule { .. }) => self.rule(&found, &all),
                Some(Body::Arguments(_)) => self.sentences(exchange::arguments(self.case, &argued(&found), &all)),
                Some(Body::Fates(_)) => self.sentences(exchange::fates(self.case, &argued(&found), &all)),
                Some(Body::Part(_)) => {
                    let parts: Side<&Part> = found
                        .iter()
                        .filter_map(|(claim, body)| match body {
                            Body::Part(part) => Some((*claim, part)),
                            _ => None,
                        })
                        .collect();
                    self.inner(&parts, place);
                }
                None => {}
            }
        }
    }

    /// A part within a part: a section of its own if it has a heading, unless the same was written before.
    fn inner(&mut self, drafts: &Drafts, place: &mut Place) {
        if drafts.iter().all(|(_, part)| part.heading.is_none()) {
            self.items(drafts, place);
            return;
        }
        let signature = signature(drafts);
        if let Some(earlier) = self.written.get(&signature).cloned() {
            self.as_before(drafts, &earlier);
            return;
        }
        place.children += 1;
        let number = format!("{}.{}", place.number, place.children);
        self.section(drafts, &number, place.level + 1);
        if drafts.iter().any(|(_, part)| part.outcome.is_some()) {
            self.written.insert(signature, number);
        }
    }

    /// Points to the section that says the same, and repeats its result alone.
    fn as_before(&mut self, drafts: &Drafts, earlier: &str) {
        let all: Vec<&ClaimFinding> = drafts.iter().map(|(claim, _)| *claim).collect();
        let texts: Vec<Text> = drafts
            .iter()
            .map(|(_, part)| {
                let heading = part.heading.clone().unwrap_or_default();
                let pointer = format!(": what is said in {SECTION}{earlier}{SECTION} holds here too. ");
                heading.with(pointer).with(part.outcome.clone().unwrap_or_default())
            })
            .collect();
        let side: Side<&Text> = all.iter().copied().zip(&texts).collect();
        self.alike(&side, &all);
        for (_, part) in drafts.iter().take(1) {
            let last = part.items.iter().rev().find_map(|item| match &item.body {
                Body::Transition(text) if item.key == "decisive" => Some(text),
                _ => None,
            });
            if let Some(text) = last {
                self.alike(&all.iter().map(|claim| (*claim, text)).collect(), &all);
            }
        }
    }

    /// The law is stated where it is first needed, and pointed to afterwards.
    fn rule(&mut self, found: &Side<&Body>, all: &[&ClaimFinding]) {
        let mut texts: Side<Text> = Vec::new();
        let mut first: Option<String> = None;
        for (claim, body) in found {
            let Body::Rule { rule, then } = body else { continue };
            let words = Names::of(self.case, &[*claim], all).plain(&rule.words);
            let text = match self.rules.get(&words) {
                _ if rule.is_empty() => then.clone(),
                Some(paragraph) => {
                    Text::from(format!("The rule is stated in {PARAGRAPH}{paragraph}{PARAGRAPH}.")).with(joined(then))
                }
                None => {
                    first.get_or_insert(words);
                    rule.clone().with(joined(then))
                }
            };
            texts.push((*claim, text));
        }
        if let Some(words) = first {
            self.rules.insert(words, format!("{}.{}", self.chapter, self.paragraph + 1));
        }
        let side: Side<&Text> = texts.iter().map(|(claim, text)| (*claim, text)).collect();
        self.alike(&side, all);
    }

    /// One paragraph for each group of claims on which the same is said.
    fn alike(&mut self, texts: &Side<&Text>, all: &[&ClaimFinding]) {
        let mut groups: Vec<Side<&Text>> = Vec::new();
        for (claim, text) in texts {
            match groups.iter_mut().find(|group| fits(group, claim, text)) {
                Some(group) => group.push((*claim, text)),
                None => groups.push(vec![(*claim, text)]),
            }
        }
        for group in groups {
            let claims: Vec<&ClaimFinding> = group.iter().map(|(claim, _)| *claim).collect();
            let mut runs = match set_apart(&claims, all) {
                Some(apart) if !in_full(&group[0].1.words).contains(apart.mark) => {
                    vec![Run::Emphasis(lead(&apart)), Run::Text(" ".to_owned())]
                }
                _ => Vec::new(),
            };
            runs.extend(self.runs(&group, &claims, all));
            self.number(runs);
        }
    }

    fn sentences(&mut self, paragraphs: Vec<(Vec<&ClaimFinding>, Text)>) {
        for (claims, text) in paragraphs {
            let runs = self.runs(&[(claims[0], &text)], &claims, &claims);
            self.number(runs);
        }
    }

    fn number(&mut self, runs: Vec<Run>) {
        if runs.iter().all(|run| run.words().trim().is_empty()) {
            return;
        }
        self.paragraph += 1;
        let number = Some(format!("{}.{}", self.chapter, self.paragraph));
        self.document.blocks.push(Block::Paragraph { number, runs });
    }

    /// Texts of the same words as runs, their figures and footnotes told apart by claim where they differ.
    fn runs(&mut self, group: &[(&ClaimFinding, &Text)], claims: &[&ClaimFinding], all: &[&ClaimFinding]) -> Vec<Run> {
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
            .map(|(apart, value)| {
                apart.as_ref().map_or_else(|| value.clone(), |apart| format!("{value} for {}", apart.words))
            })
            .collect();
        list(&told, "and")
    }

    fn note(&self, group: &[(&ClaimFinding, &Text)], place: usize, claims: &[&ClaimFinding]) -> String {
        let variants = self.variants(group, claims, |text| text.notes.get(place).cloned().unwrap_or_default());
        let told: Vec<String> = variants
            .iter()
            .map(|(apart, note)| {
                apart.as_ref().map_or_else(|| note.clone(), |apart| format!("{}: {note}", capital(&apart.scope())))
            })
            .collect();
        told.join(" ")
    }

    /// The different versions of a footnote or a figure, each filled, with what sets its claims apart.
    fn variants(
        &self,
        group: &[(&ClaimFinding, &Text)],
        claims: &[&ClaimFinding],
        pick: impl Fn(&Text) -> String,
    ) -> Vec<(Option<Apart>, String)> {
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
                let apart = if single { None } else { set_apart(&members, claims) };
                (apart, Names::of(self.case, &members, &[]).plain(&version))
            })
            .collect()
    }

    fn noted(&mut self, note: String) -> usize {
        let next = self.document.notes.len();
        let place = *self.notes.entry(note.clone()).or_insert(next);
        if place == next {
            self.document.notes.push(vec![Run::Text(note)]);
        }
        place
    }
}

fn joined(then: &Text) -> Text {
    if then.is_empty() { Text::default() } else { Text::from(" ").with(then.clone()) }
}

fn lead(apart: &Apart) -> String {
    format!("{}.", capital(&apart.scope()))
}

/// Whether a claim's text can join a group: the same words, and figures that differ only where the things do.
fn fits(group: &Side<&Text>, claim: &ClaimFinding, text: &Text) -> bool {
    let first = group[0].1;
    let same_things = |other: &ClaimFinding| other.about == claim.about;
    first.words == text.words
        && first.notes.len() == text.notes.len()
        && first.figures.len() == text.figures.len()
        && group.iter().all(|(other, theirs)| theirs.figures == text.figures || !same_things(other))
}

/// The keys of all drafts in one order: that of the first, those that only others have after what precedes them there.
fn keys(drafts: &Drafts) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (_, part) in drafts {
        let mut after = 0;
        for item in &part.items {
            match keys.iter().position(|key| *key == item.key) {
                Some(place) => after = place + 1,
                None => {
                    keys.insert(after, item.key.clone());
                    after += 1;
                }
            }
        }
    }
    keys
}

fn argued<'a>(found: &Side<'a, &Body>) -> Vec<(&'a ClaimFinding, Argued)> {
    let of = |body: &Body| match body {
        Body::Arguments(list) | Body::Fates(list) => list.clone(),
        _ => Vec::new(),
    };
    found.iter().flat_map(|(claim, body)| of(body).into_iter().map(|argued| (*claim, argued))).collect()
}

/// Everything that a section says of its claims, transitions apart: equal for sections that say the same of the same things.
fn signature(drafts: &Drafts) -> String {
    fn add(part: &Part, out: &mut String) {
        for item in &part.items {
            match &item.body {
                Body::Transition(_) => {}
                Body::Part(inner) => add(inner, out),
                body => out.push_str(&format!("{} {body:?}\n", item.key)),
            }
        }
    }
    let mut out = String::new();
    for (claim, part) in drafts {
        out.push_str(&format!("{:?} {} {:?}\n", claim.about, claim.complainant, part.heading));
        add(part, &mut out);
    }
    out
}

impl Body {
    fn text(&self) -> Option<&Text> {
        match self {
            Body::Paragraph(text) | Body::Transition(text) => Some(text),
            _ => None,
        }
    }
}
