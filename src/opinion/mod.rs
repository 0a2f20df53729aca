//! The words: a finding as a document that a lawyer reads. Composed once, whatever it is printed as.
//!
//! Each claim is first drafted alone (`claims`, `issues`, `reasons`, `evidence`, `arguments`, `defences`, `readings`), with marks
//! in the place of names. Drafts of claims that share a measure and a provision are then laid side by side (`assemble`): what is
//! said alike of several products or complainants is said once, naming them all; what differs gets its own paragraph.

mod about;
mod agreed;
mod alike;
mod arguments;
mod assemble;
mod citations;
mod claims;
mod defences;
pub mod document;
mod draft;
mod evidence;
mod exchange;
mod exhibits;
mod grammar;
mod instances;
mod issues;
mod names;
mod overview;
mod points;
mod readings;
mod reasons;
pub mod terms;
mod text;
mod vocabulary;
mod wording;

use crate::finding::{ClaimFinding, Finding};
use crate::opinion::about::About;
use crate::opinion::assemble::Assembly;
use crate::opinion::claims::Chapter;
use crate::opinion::document::{Block, Document, Run, Title};
use crate::opinion::grammar::{list, member};
use crate::opinion::text::clean;
use crate::opinion::vocabulary::Vocabulary;

/// The whole opinion: the head, the findings at a glance, then measure by measure and claim by claim.
#[must_use]
pub fn opinion(finding: &Finding) -> Document {
    let chapters = claims::chapters(finding);
    let sections = |claim: &ClaimFinding, provision: &str| section_of(&chapters, claim, provision);
    let vocabulary = Vocabulary::of(finding);
    let mut assembly = Assembly::new(&finding.case, summary(finding));
    for (place, chapter) in chapters.iter().enumerate() {
        assembly.chapter(&chapter.measure, chapter.about.as_deref());
        for (index, section) in chapter.sections.iter().enumerate() {
            let drafts: Vec<_> = section
                .claims
                .iter()
                .map(|claim| (*claim, claims::draft(&About::new(finding, claim, &vocabulary, &sections))))
                .collect();
            let drafts: Vec<_> = drafts.iter().map(|(claim, part)| (*claim, part)).collect();
            assembly.section(&drafts, &format!("{}.{}", place + 1, index + 1), 2);
        }
    }
    assembly.finish()
}

/// One screen: every finding with its reason, and how firm it is.
#[must_use]
pub fn summary(finding: &Finding) -> Document {
    let mut blocks = overview::blocks(finding);
    if let Some(note) = finding.case.note.as_deref().filter(|note| !note.trim().is_empty()) {
        blocks.push(Block::Paragraph { number: None, runs: vec![Run::Emphasis(clean(note.trim()))] });
    }
    Document { title: title(finding), blocks, notes: Vec::new() }
}

fn title(finding: &Finding) -> Title {
    let case = &finding.case;
    let complainants: Vec<String> = case.complainants.iter().map(|name| member(&clean(name))).collect();
    let short = case.short_title.as_deref().unwrap_or(&case.title);
    Title {
        name: format!("{} ({})", clean(short), clean(&case.id).to_uppercase()),
        beside: format!("law as of {}, facts as of {}", date(case.law_as_of), date(case.facts_as_of)),
        subtitle: case.short_title.is_some().then(|| clean(&case.title)),
        parties: format!(
            "On the claims of {} against {}",
            list(&complainants, "and"),
            member(&clean(&case.respondent))
        ),
    }
}

/// "29 August 2014".
fn date(date: jiff::civil::Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month - 1)).copied().unwrap_or("");
    format!("{} {month} {}", date.day(), date.year())
}

/// The number of the section on a provision, for the same measure, product and complainant as a claim's.
fn section_of(chapters: &[Chapter], claim: &ClaimFinding, provision: &str) -> Option<String> {
    let chapter = chapters.iter().position(|chapter| {
        chapter.sections.iter().any(|section| section.claims.iter().any(|other| std::ptr::eq(*other, claim)))
    })?;
    let section = chapters[chapter].sections.iter().position(|section| {
        section.provision == provision
            && section.claims.iter().any(|other| other.about == claim.about && other.complainant == claim.complainant)
    })?;
    Some(format!("{}.{}", chapter + 1, section + 1))
}
