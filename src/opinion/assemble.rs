//! Lays the drafts of claims that share a section side by side, says what is alike once, and numbers what results.

use std::collections::BTreeMap;

use crate::finding::{CaseHead, ClaimFinding};
use crate::opinion::alike::{self, Drafts, Side, argued, each, keys, signature};
use crate::opinion::document::{Block, Document, Run};
use crate::opinion::draft::Body;
use crate::opinion::exchange;
use crate::opinion::grammar::capital;
use crate::opinion::names::{self, Names, set_apart};
use crate::opinion::points::Point;
use crate::opinion::text::{self, PARAGRAPH, SECTION, Text, in_full};
use crate::opinion::wording::Wording;

/// A document in the making.
pub struct Assembly<'a> {
    document: Document,
    case: &'a CaseHead,
    wording: Wording<'a>,
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
    /// Begins after what the document says already.
    pub fn new(case: &'a CaseHead, document: Document) -> Self {
        let (stated, written) = (BTreeMap::new(), BTreeMap::new());
        Assembly { document, case, wording: Wording::new(case), stated, written, chapter: 0, paragraph: 0 }
    }

    pub fn finish(mut self) -> Document {
        self.document.notes = self.wording.notes();
        self.document
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
            let runs = self.wording.runs(&[(claims[0], &heading)], &claims, &claims);
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
                heading.with(pointer).with(text::sentences([part.outcome.clone().unwrap_or_default(), part.bearing()]))
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
        let lead = lists.first().map_or_else(Text::default, |(_, (lead, _))| (*lead).clone());
        for (index, (claims, texts)) in alike::paragraphs(&lists).into_iter().enumerate() {
            let led = |text: &Text| if index == 0 { lead.clone().with(text.clone()) } else { text.clone() };
            let texts: Vec<Text> = texts.iter().map(led).collect();
            self.alike(&claims.into_iter().zip(&texts).collect(), all);
        }
    }

    /// One paragraph for each group of claims on which the same is said.
    fn alike(&mut self, texts: &Side<&Text>, all: &[&ClaimFinding]) {
        for group in alike::groups(texts, all) {
            let claims: Vec<&ClaimFinding> = group.iter().map(|(claim, _)| *claim).collect();
            let words = in_full(&group[0].1.words);
            let mut apart = set_apart(&claims, all);
            // What the sentence names needs no lead-in.
            apart.retain(|one| !words.contains(one.mark));
            let lead = Run::Emphasis(format!("{}.", capital(&names::scope(&apart))));
            let mut runs = if apart.is_empty() { Vec::new() } else { vec![lead, Run::Text(" ".to_owned())] };
            runs.extend(self.wording.runs(&group, &claims, all));
            self.number(runs);
        }
    }

    fn sentences(&mut self, paragraphs: Vec<(Vec<&ClaimFinding>, Text)>) {
        for (claims, text) in paragraphs {
            let runs = self.wording.runs(&[(claims[0], &text)], &claims, &claims);
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
}
