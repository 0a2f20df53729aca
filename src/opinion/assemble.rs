//! Lays the drafts of claims that share a section side by side, says what is alike once, and numbers what results.

use std::collections::BTreeMap;

use crate::finding::{CaseHead, ClaimFinding};
use crate::opinion::document::{Block, Document, Run, Target};
use crate::opinion::draft::{Argued, Body, Part};
use crate::opinion::exchange;
use crate::opinion::grammar::{capital, list};
use crate::opinion::names::{Apart, Names, Piece, set_apart};
use crate::opinion::points::{self, Point};
use crate::opinion::text::{self, PARAGRAPH, SECTION, Text, in_full};

/// Drafts of claims on the same section.
pub type Drafts<'a> = [(&'a ClaimFinding, &'a Part)];
/// The same item in the drafts that have it.
type Side<'a, T> = Vec<(&'a ClaimFinding, T)>;

pub struct Assembly<'a> {
    pub document: Document,
    case: &'a CaseHead,
    notes: BTreeMap<String, usize>,
    /// Rules and readings stated already, and the paragraph.
    stated: BTreeMap<String, String>,
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
        let (notes, stated, written) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Assembly { document: Document::default(), case, notes, stated, written, chapter: 0, paragraph: 0 }
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
                Some(Body::Paragraph(_) | Body::Transition(_) | Body::Result { .. }) => {
                    let texts: Side<Text> = each(&found, Body::text);
                    self.alike(&texts.iter().map(|(claim, text)| (*claim, text)).collect(), &all);
                }
                Some(Body::Points { .. }) => self.points(&found, &all),
                Some(Body::Once { .. }) => self.once(&found, &all),
                Some(Body::Arguments(_)) => self.sentences(exchange::arguments(self.case, &argued(&found), &all)),
                Some(Body::Fates(_)) => self.sentences(exchange::fates(self.case, &argued(&found), &all)),
                Some(Body::Part(_)) => self.inner(&each(&found, Body::part), place),
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
                heading.with(pointer).with(text::sentences([part.outcome.clone().unwrap_or_default(), bearing(part)]))
            })
            .collect();
        let side: Side<&Text> = all.iter().copied().zip(&texts).collect();
        self.alike(&side, &all);
    }

    /// What is stated where it is first needed, and pointed to afterwards.
    fn once(&mut self, found: &Side<&Body>, all: &[&ClaimFinding]) {
        let mut texts: Side<Text> = Vec::new();
        let mut first: Option<String> = None;
        for (claim, body) in found {
            let Body::Once { words, called, then } = body else { continue };
            let said = Names::of(self.case, &[*claim], all).plain(&words.words);
            let text = match self.stated.get(&said) {
                _ if words.is_empty() => then.clone(),
                Some(_) if called.is_empty() => then.clone(),
                Some(paragraph) => {
                    let pointer = Text::sentence(&format!("{called} is stated in {PARAGRAPH}{paragraph}{PARAGRAPH}."));
                    text::sentences([pointer, then.clone()])
                }
                None => {
                    first.get_or_insert(said);
                    text::sentences([words.clone(), then.clone()])
                }
            };
            texts.push((*claim, text));
        }
        if let Some(said) = first {
            self.stated.insert(said, format!("{}.{}", self.chapter, self.paragraph + 1));
        }
        let side: Side<&Text> = texts.iter().map(|(claim, text)| (*claim, text)).collect();
        self.alike(&side, all);
    }

    /// Sentences that are the same for all claims in one paragraph; those of fewer claims in a paragraph of their own.
    fn points(&mut self, found: &Side<&Body>, all: &[&ClaimFinding]) {
        let lists: Side<(&Text, &[Point])> = each(found, Body::points);
        let mut shared: Vec<(&Point, Side<&Point>)> = Vec::new();
        for (claim, (_, points)) in &lists {
            let mut after = 0;
            for point in *points {
                let same = |(other, side): &(&Point, Side<&Point>)| {
                    other.opener == point.opener
                        && fits(&clauses(side), claim, &point.clause)
                        && !side.iter().any(|(one, _)| std::ptr::eq(*one, *claim))
                };
                if let Some(place) = shared.iter().position(same) {
                    shared[place].1.push((claim, point));
                    after = place + 1;
                } else {
                    shared.insert(after, (point, vec![(claim, point)]));
                    after += 1;
                }
            }
        }
        // Paragraphs by the claims they are about: all of them first, then as they come.
        let mut groups: Vec<Vec<&ClaimFinding>> = vec![lists.iter().map(|(claim, _)| *claim).collect()];
        for (_, side) in &shared {
            let claims = members(side);
            if !groups.iter().any(|group| same_claims(group, &claims)) {
                groups.push(claims);
            }
        }
        let lead = lists.first().map_or_else(Text::default, |(_, (lead, _))| (*lead).clone());
        for (index, group) in groups.iter().enumerate() {
            let mine: Vec<&Side<&Point>> =
                shared.iter().map(|(_, side)| side).filter(|side| same_claims(&members(side), group)).collect();
            let of = |claim: &ClaimFinding| {
                let points = mine.iter().filter_map(|side| {
                    side.iter().find(|(other, _)| std::ptr::eq(*other, claim)).map(|(_, point)| *point)
                });
                let told = points::told(points);
                if index == 0 && !told.is_empty() { lead.clone().with(told) } else { told }
            };
            let texts: Vec<Text> = group.iter().map(|claim| of(claim)).collect();
            self.alike(&group.iter().copied().zip(&texts).collect(), all);
        }
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

/// Everything that a section says of its claims, but not how it bears on its neighbours: equal for sections that say the same.
fn signature(drafts: &Drafts) -> String {
    fn add(part: &Part, out: &mut String) {
        for item in &part.items {
            match &item.body {
                Body::Transition(_) => {}
                Body::Part(inner) => add(inner, out),
                Body::Result { result, .. } => *out += &format!("{result:?}\n"),
                body => *out += &format!("{body:?}\n"),
            }
        }
    }
    let mut out = String::new();
    for (claim, part) in drafts {
        out += &format!("{:?} {} {:?}\n", claim.about, claim.complainant, part.heading);
        add(part, &mut out);
    }
    out
}

/// How the result of a part bears on what stands around it.
fn bearing(part: &Part) -> Text {
    let then = part.items.iter().rev().find_map(|item| match &item.body {
        Body::Result { then, .. } => Some(then.clone()),
        _ => None,
    });
    then.unwrap_or_default()
}

fn each<'a, 'b, T>(found: &Side<'a, &'b Body>, pick: impl Fn(&'b Body) -> Option<T>) -> Side<'a, T> {
    found.iter().filter_map(|(claim, body)| pick(body).map(|text| (*claim, text))).collect()
}

fn members<'a>(side: &Side<'a, &Point>) -> Vec<&'a ClaimFinding> {
    side.iter().map(|(claim, _)| *claim).collect()
}

fn clauses<'a, 'b>(side: &Side<'a, &'b Point>) -> Side<'a, &'b Text> {
    side.iter().map(|(claim, point)| (*claim, &point.clause)).collect()
}

fn same_claims(some: &[&ClaimFinding], other: &[&ClaimFinding]) -> bool {
    some.len() == other.len() && some.iter().all(|claim| other.iter().any(|one| std::ptr::eq(*one, *claim)))
}

impl Body {
    fn text(&self) -> Option<Text> {
        match self {
            Body::Paragraph(text) | Body::Transition(text) => Some(text.clone()),
            Body::Result { result, then } => Some(text::sentences([result.clone(), then.clone()])),
            _ => None,
        }
    }

    fn part(&self) -> Option<&Part> {
        match self {
            Body::Part(part) => Some(part),
            _ => None,
        }
    }

    fn points(&self) -> Option<(&Text, &[Point])> {
        match self {
            Body::Points { lead, points } => Some((lead, points)),
            _ => None,
        }
    }
}
