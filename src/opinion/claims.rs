//! A claim from its rule to its remedy; and which claims share a section.

use crate::finding::{ClaimFinding, Finding, RemedyKind, Thing, Value, Verdict};
use crate::opinion::about::About;
use crate::opinion::draft::{Body, Part};
use crate::opinion::text::{self, CAPITAL, COMPLAINANT, COMPLAINANT_NAMED, Text, clean};
use crate::opinion::{arguments, defences, grammar, issues, readings};

/// Claims against one measure (or part of one), in the order of the finding.
pub struct Chapter<'a> {
    /// As a heading names the measure.
    pub measure: String,
    pub about: Option<String>,
    pub sections: Vec<Section<'a>>,
}

/// Claims of one provision against one measure; products and complainants share it.
pub struct Section<'a> {
    pub provision: &'a str,
    pub claims: Vec<&'a ClaimFinding>,
}

/// The thing that a claim attacks.
pub fn measure(claim: &ClaimFinding) -> Option<&Thing> {
    claim.about.iter().find(|thing| thing.kind == "measure").or(claim.about.first())
}

/// The thing of another kind that a claim is about, a product as a rule.
pub fn product(claim: &ClaimFinding) -> Option<&Thing> {
    claim.about.iter().find(|thing| thing.kind == "product")
}

/// Lays the claims out by measure and provision, in the order in which the finding first names them.
pub fn chapters(finding: &Finding) -> Vec<Chapter<'_>> {
    let mut chapters: Vec<(Option<&Thing>, Chapter)> = Vec::new();
    for claim in &finding.claims {
        let thing = measure(claim);
        let place = chapters.iter().position(|(other, _)| *other == thing).unwrap_or_else(|| {
            let measure = thing.map_or_else(|| clean(&claim.provision), |thing| clean(&thing.called));
            let about = thing.and_then(|thing| thing.about.as_deref()).map(clean);
            chapters.push((thing, Chapter { measure, about, sections: Vec::new() }));
            chapters.len() - 1
        });
        let sections = &mut chapters[place].1.sections;
        match sections.iter_mut().find(|section| section.provision == claim.provision) {
            Some(section) => section.claims.push(claim),
            None => sections.push(Section { provision: &claim.provision, claims: vec![claim] }),
        }
    }
    chapters.into_iter().map(|(_, chapter)| chapter).collect()
}

/// All that is said about one claim, in the order of an adjudicator.
pub fn draft(about: &About) -> Part {
    let claim = about.claim;
    let breach = about.node(claim.breach);
    let mut part = Part::headed(Text::from(heading(about, claim)));
    let claimed = format!(
        "{CAPITAL}{COMPLAINANT_NAMED} claims that {}, contrary to {}.",
        text::in_full(&about.established(breach)),
        clean(&claim.provision)
    );
    part.say("claim", Text::from(claimed));
    for (place, bar) in claim.bars.iter().enumerate() {
        if let Some(bar) = defences::part(about, bar, true) {
            part.put(format!("bar {place}"), bar);
        }
    }
    part.add("rule", issues::rule(about, breach, None));
    part.add("reading", readings::at_node(about, breach));
    let argued = arguments::on(about, &[breach]);
    part.add("arguments", Body::Arguments(argued.clone()));
    issues::elements(about, breach, &mut part, "claim");
    part.add("fates", Body::Fates(argued));
    part.say("breach", issues::conclusion(about, breach));
    for (place, plea) in claim.defences.iter().enumerate() {
        if let Some(defence) = defences::part(about, plea, false) {
            part.put(format!("defence {place}"), defence);
        }
    }
    part.put("end", end(about));
    part
}

fn heading(about: &About, claim: &ClaimFinding) -> String {
    let (provision, test) = (clean(&claim.provision), clean(&claim.test));
    if test.is_empty() || test == provision {
        provision
    } else {
        format!("{provision}: {}", about.vocabulary.in_sentence(&test))
    }
}

/// Arguments that name no clause, what was not raised, the verdict and the remedy.
fn end(about: &About) -> Part {
    let turns = about.claim.verdict.if_closed == Verdict::TurnsOnTheReading;
    let mut part = Part::headed(Text::from("Conclusion"));
    let undecided = arguments::undecided(about);
    if !undecided.is_empty() {
        part.add("undecided", Body::Arguments(undecided));
        part.say(
            "undecided fate",
            Text::from("This names no element of the test, and is recorded without being decided."),
        );
    }
    part.say("not raised", defences::not_raised(about));
    for (place, reading) in readings::remaining(about).into_iter().enumerate() {
        part.add(format!("reading {place}"), reading);
    }
    let weight = if turns { Text::default() } else { readings::weight(about) };
    let verdict = text::sentences([verdict(about), closed(about), weight]);
    part.say("verdict", verdict);
    part.say("remedy", remedy(about));
    part
}

/// "As regards tungsten, the quota is therefore inconsistent with GATT XI:1."
fn verdict(about: &About) -> Text {
    let claim = about.claim;
    if claim.either_way {
        let words = in_words(about, claim.verdict.if_closed);
        return Text::from(format!("Some points remain open. However they fall, the result is the same: {words}."));
    }
    let verdict = claim.verdict.on_record;
    match verdict {
        Verdict::Open => Text::from(format!("{CAPITAL}on the record as it stands, {}.", in_words(about, verdict))),
        _ => Text::from(format!("{CAPITAL}{}.", in_words(about, verdict))),
    }
}

/// What would follow if the record closed, where that differs.
fn closed(about: &About) -> Text {
    let (on_record, if_closed) = (about.claim.verdict.on_record, about.claim.verdict.if_closed);
    if on_record == if_closed || about.claim.either_way {
        return Text::default();
    }
    Text::from(format!("If the record closed today, the result would be this: {}.", in_words(about, if_closed)))
}

fn in_words(about: &About, verdict: Verdict) -> String {
    let claim = about.claim;
    let provision = clean(&claim.provision);
    let subject = about.thing("measure").unwrap_or_else(|| "the conduct complained of".to_owned());
    let scope = about.thing("product").map_or_else(String::new, |product| format!("as regards {product}, "));
    let breach = about.node(claim.breach);
    match verdict {
        Verdict::NotReviewable => {
            let bar = claim
                .bars
                .iter()
                .find(|bar| bar.raised)
                .map_or_else(String::new, |bar| format!(": {} stops it", defences::named(bar)));
            format!("{scope}the claim under {provision} is not reviewable{bar}")
        }
        Verdict::OutsideScope => format!("{scope}{subject} is outside the scope of {provision}"),
        Verdict::Consistent => format!("{scope}{subject} is consistent with {provision}"),
        Verdict::NotShown => {
            format!("{scope}{COMPLAINANT} has not shown that {subject} is inconsistent with {provision}")
        }
        Verdict::Justified => {
            let by: Vec<String> = claim
                .defences
                .iter()
                .filter(|plea| plea.made_out.if_closed == Value::Established)
                .map(|plea| clean(&plea.provision))
                .collect();
            let by = if by.is_empty() { String::new() } else { format!(" under {}", grammar::list(&by, "and")) };
            format!("{scope}{subject} breaches {provision} and is justified{by}")
        }
        Verdict::Inconsistent => format!("{scope}{subject} is inconsistent with {provision}"),
        Verdict::Open if breach.value.on_record == Value::Established => {
            format!("{scope}it is open whether the breach of {provision} is justified")
        }
        Verdict::Open => format!("it is open whether {}", text::in_full(&about.established(breach))),
        Verdict::TurnsOnTheReading => {
            format!("{scope}the result of the claim under {provision} turns on the reading of the law")
        }
    }
}

/// What the Member has to do.
fn remedy(about: &About) -> Text {
    let remedy = &about.claim.remedy;
    let under =
        remedy.provision.as_deref().map_or_else(String::new, |provision| format!(" under {}", clean(provision)));
    let because = remedy.because.as_deref().map(|because| about.marked(because.trim().trim_end_matches('.')));
    let because = because
        .filter(|because| !because.is_empty())
        .map_or_else(String::new, |because| format!(", because {because}"));
    let subject = about.thing("measure").unwrap_or_else(|| "the measure".to_owned());
    match remedy.kind {
        RemedyKind::Recommendation => Text::from(format!(
            "It follows{under} that {} is to be asked to bring {subject} into conformity with its obligations{because}.",
            about.respondent()
        )),
        RemedyKind::None => Text::from(format!("No recommendation follows{under}{because}.")),
        RemedyKind::Discretion => {
            Text::from(format!("Whether to make a recommendation{under} is left to discretion{because}."))
        }
        RemedyKind::NotReached => Text::default(),
    }
}
