//! The first screen: which measure, product and provision fares how, with one reason each, and how firm that is.

use crate::finding::{Annotation, ClaimFinding, Finding, Form, Link, Node, Plea, Value, Verdict};
use crate::opinion::document::{Block, Run, Table};
use crate::opinion::grammar::{list, member};
use crate::opinion::names::distinct;
use crate::opinion::text::clean;
use crate::opinion::{citations, claims, defences, readings, terms};

struct Row<'a> {
    claim: &'a ClaimFinding,
    products: Vec<String>,
    complainants: Vec<String>,
    because: String,
}

/// The table and the lines below it.
pub fn blocks(finding: &Finding) -> Vec<Block> {
    let rows = rows(finding);
    let line = |line: String| Block::Paragraph { number: None, runs: vec![Run::Text(line)] };
    std::iter::once(Block::Table(table(finding, &rows))).chain(lines(finding, &rows).into_iter().map(line)).collect()
}

/// Claims against one measure under one provision that fare alike for the same reason share a row.
fn rows(finding: &Finding) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for chapter in claims::chapters(finding) {
        for section in &chapter.sections {
            let from = rows.len();
            for claim in &section.claims {
                let because = because(claim);
                let product = claims::product(claim).map(|thing| clean(&thing.called));
                let complainant = member(&clean(&claim.complainant));
                let alike =
                    rows[from..].iter_mut().find(|row| row.claim.verdict == claim.verdict && row.because == because);
                let row = match alike {
                    Some(row) => row,
                    None => {
                        rows.push(Row { claim, products: Vec::new(), complainants: Vec::new(), because });
                        let last = rows.len() - 1;
                        &mut rows[last]
                    }
                };
                row.products = distinct(row.products.drain(..).chain(product));
                row.complainants = distinct(row.complainants.drain(..).chain([complainant]));
            }
        }
    }
    rows
}

fn table(finding: &Finding, rows: &[Row]) -> Table {
    let closing_matters = finding.claims.iter().any(|claim| claim.verdict.on_record != claim.verdict.if_closed);
    let products = rows.iter().any(|row| !row.products.is_empty());
    let apart = rows.iter().any(|row| row.complainants.len() < finding.case.complainants.len());
    let mut head = vec!["measure"];
    head.extend(products.then_some("product"));
    head.push("claim");
    head.extend(apart.then_some("claimed by"));
    head.extend(if closing_matters { ["on the record", "if closed today"].as_slice() } else { ["finding"].as_slice() });
    head.push("because");
    let mut last = (String::new(), String::new(), String::new());
    let rows = rows.iter().map(|row| {
        let measure = claims::measure(row.claim).map_or_else(String::new, |thing| clean(&thing.called));
        let measure = measure.strip_prefix("the ").unwrap_or(&measure).to_owned();
        let because =
            if row.because == last.1 && row.because.len() > 20 { "as above".to_owned() } else { row.because.clone() };
        let shown = if measure == last.0 { String::new() } else { measure.clone() };
        let product = list(&row.products, "and");
        let same_product = shown.is_empty() && product == last.2 && row.products.len() > 1;
        last = (measure, row.because.clone(), product.clone());
        let mut cells = vec![shown];
        cells.extend(products.then(|| if same_product { "the same".to_owned() } else { product }));
        cells.push(clean(&row.claim.provision));
        cells.extend(apart.then(|| list(&row.complainants, "and")));
        cells.push(terms::verdict(row.claim.verdict.on_record).to_owned());
        cells.extend(closing_matters.then(|| terms::verdict(row.claim.verdict.if_closed).to_owned()));
        cells.push(because);
        cells.into_iter().map(|cell| vec![Run::Text(cell)]).collect()
    });
    Table { rows: rows.collect(), head: head.into_iter().map(str::to_owned).collect() }
}

/// How firm the findings are: readings, closing of the record, citations.
fn lines(finding: &Finding, rows: &[Row]) -> Vec<String> {
    let complainants: Vec<String> = finding.case.complainants.iter().map(|name| member(&clean(name))).collect();
    let mut first = Vec::new();
    if complainants.len() > 1 && !rows.is_empty() && rows.iter().all(|row| row.complainants.len() == complainants.len())
    {
        first.push(format!("The findings are the same on the claims of {}.", list(&complainants, "and")));
    }
    first.extend(on_readings(finding));
    if finding.claims.iter().any(|claim| claim.either_way) {
        first.push(
            "Where a finding is settled although points beneath it are open, it is the same however they fall."
                .to_owned(),
        );
    }
    let second = [if_closed(finding), citations::counted(finding)];
    let lines = [first.join(" "), second.join(" ").trim().to_owned()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn if_closed(finding: &Finding) -> String {
    let moved = finding.claims.iter().filter(|claim| claim.verdict.on_record != claim.verdict.if_closed).count();
    match (moved, finding.claims.len()) {
        (_, 0) => "The record makes no claim.".to_owned(),
        (0, _) => "If the record closed today: the same.".to_owned(),
        (some, all) => {
            let which = if some == all { "every finding".to_owned() } else { format!("{some} of {all} findings") };
            format!(
                "If the record closed today, what is open would fall against the side that must prove it, and {which} would change."
            )
        }
    }
}

fn on_readings(finding: &Finding) -> Vec<String> {
    let rivals = finding.claims.iter().flat_map(|claim| &claim.readings).any(|reading| !reading.rivals.is_empty());
    if finding.claims.iter().all(|claim| claim.robust) {
        return if rivals {
            vec!["The result is the same on every reading of the law.".to_owned()]
        } else {
            Vec::new()
        };
    }
    let mut sets: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for claim in finding.claims.iter().filter(|claim| !claim.robust) {
        let changes = readings::changes(claim);
        let measure = claims::measure(claim).map_or_else(|| "the measure".to_owned(), |thing| clean(&thing.called));
        let on = format!("{measure} under {}", clean(&claim.provision));
        match sets.iter_mut().find(|(other, _)| *other == changes) {
            Some((_, places)) => *places = distinct(places.drain(..).chain([on])),
            None => sets.push((changes, vec![on])),
        }
    }
    let line = |(changes, on): &(Vec<String>, Vec<String>)| {
        let if_so = if changes.is_empty() { "on another reading of the law".to_owned() } else { list(changes, "or") };
        format!("The result on {} would be another {if_so}.", list(on, "and"))
    };
    let mut lines: Vec<String> = sets.iter().map(line).collect();
    if rivals && finding.claims.iter().any(|claim| claim.robust) {
        lines.push("Every other result is the same on every reading of the law.".to_owned());
    }
    lines
}

/// The one reason for a verdict, short enough for a cell.
pub fn because(claim: &ClaimFinding) -> String {
    let breach = &claim.nodes[claim.breach];
    match claim.verdict.if_closed {
        Verdict::NotReviewable => {
            let bars: Vec<String> = claim.bars.iter().filter(|bar| bar.raised).map(defences::named).collect();
            format!("{} stops the claim", list(&bars, "and"))
        }
        Verdict::OutsideScope | Verdict::Consistent => failing(claim, breach, "not so"),
        Verdict::NotShown => failing(claim, breach, "not shown"),
        Verdict::Justified => {
            let made_out = claim.defences.iter().filter(|plea| plea.made_out.if_closed == Value::Established);
            format!("{} made out", list(&made_out.map(|plea| clean(&plea.provision)).collect::<Vec<_>>(), "and"))
        }
        Verdict::Inconsistent => {
            let pleas: Vec<String> =
                claim.defences.iter().filter(|plea| plea.raised).map(|plea| fell(claim, plea)).collect();
            match (pleas.is_empty(), rests_on(claim)) {
                (false, _) => pleas.join("; "),
                (true, Some(provision)) => format!("rests on the breach of {provision}"),
                (true, None) => "no defence was raised".to_owned(),
            }
        }
        Verdict::Open => "points remain open".to_owned(),
        Verdict::TurnsOnTheReading => {
            let open: Vec<String> = claim
                .readings
                .iter()
                .filter(|reading| reading.reading.is_none())
                .map(|reading| format!("“{}”", clean(&reading.question)))
                .collect();
            if open.is_empty() {
                "the readings lead to different results".to_owned()
            } else {
                format!("no order of readings on {}", list(&open, "and"))
            }
        }
    }
}

/// The provision whose breach is an element of the claim.
fn rests_on(claim: &ClaimFinding) -> Option<String> {
    let mut waiting = vec![claim.breach];
    while let Some(index) = waiting.pop() {
        match &claim.nodes[index].form {
            Form::Inconsistent { provision } => return Some(clean(provision)),
            _ => waiting.extend(claim.nodes[index].children.iter().map(|child| child.node)),
        }
    }
    None
}

fn fell(claim: &ClaimFinding, plea: &Plea) -> String {
    let provision = clean(&plea.provision);
    if plea.availability.if_closed != Value::Established {
        return format!("{provision} does not answer {}", clean(&claim.provision));
    }
    match plea.node {
        Some(node) => failing(claim, &claim.nodes[node], &format!("{provision} not made out")),
        None => format!("{provision} not made out"),
    }
}

/// "not shown: (b) relating to conservation". The parts that fail, the decisive one first.
fn failing(claim: &ClaimFinding, node: &Node, opener: &str) -> String {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for child in node.children.iter().filter(|child| matches!(child.link, Link::Part | Link::SecondTier)) {
        let under = &claim.nodes[child.node];
        if under.value.if_closed == Value::Refuted && under.annotation != Some(Annotation::NotReached) {
            parts.push((under.annotation != Some(Annotation::Decisive), element(claim, under)));
        }
    }
    parts.sort_by_key(|(later, _)| *later);
    let names: Vec<String> = parts.into_iter().map(|(_, name)| name).collect();
    if names.is_empty() { opener.to_owned() } else { format!("{opener}: {}", names.join(", ")) }
}

/// "(b) relating to conservation".
fn element(claim: &ClaimFinding, node: &Node) -> String {
    let letter = node.id.rsplit('/').next().filter(|part| part.starts_with('(')).map(clean);
    let mut issue = node;
    while let (Form::AllOf, [only]) = (&issue.form, issue.children.as_slice()) {
        issue = &claim.nodes[only.node];
    }
    let title = clean(&issue.title);
    // The name of an issue; the words of a clause are small already, and may begin with a name.
    let title = if issue.id == issue.title { small(&title) } else { title };
    match letter {
        Some(letter) if !title.starts_with(&letter) => format!("{letter} {title}"),
        _ => title,
    }
}

fn small(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
