//! The finding for machines: `arguendo/finding/1`. These types are the contract; they do not mirror the finding's own.

use serde::Serialize;

use crate::finding::{
    Annotation, Cite, ClaimFinding, Finding, Form, Link, Node, Plea, ReadingUsed, RemedyKind, Side, Source, Value,
    Values, Verdicts,
};
use crate::opinion::terms;

/// The contract as JSON Schema (2020-12). Consumers may rely on it; a test holds every print to it.
pub const FINDING_SCHEMA: &str = include_str!("finding.schema.json");

/// The finding as pretty JSON with a newline at the end.
#[must_use]
pub fn json(finding: &Finding) -> String {
    let document = document(finding);
    // Strings, numbers and lists always serialise.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    case: &'a str,
    title: &'a str,
    respondent: &'a str,
    as_of: String,
    facts_as_of: String,
    rulebooks: Vec<Rulebook<'a>>,
    claims: Vec<Claim<'a>>,
}

#[derive(Serialize)]
struct Rulebook<'a> {
    name: &'a str,
    edition: &'a str,
}

#[derive(Serialize)]
struct Claim<'a> {
    id: &'a str,
    measure: Option<&'a str>,
    part: Option<&'a str>,
    product: Option<&'a str>,
    about: Vec<About<'a>>,
    provision: &'a str,
    test: &'a str,
    complainant: &'a str,
    stage: Option<&'a str>,
    verdict: Both,
    either_way: bool,
    remedy: &'static str,
    robust: bool,
    pivotal_readings: Vec<Vec<String>>,
    readings: Vec<Reading<'a>>,
    bars: Vec<Defence<'a>>,
    defences: Vec<Defence<'a>>,
    not_raised: Vec<NotRaised<'a>>,
    /// Place of the test's own issue in `issues`.
    breach: usize,
    issues: Vec<Issue<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    kind: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Both {
    on_record: &'static str,
    if_closed: &'static str,
}

#[derive(Serialize)]
struct Reading<'a> {
    question: &'a str,
    reading: Option<&'a str>,
    rivals: &'a [String],
}

#[derive(Serialize)]
struct Defence<'a> {
    provision: &'a str,
    name: &'a str,
    raised: bool,
    available: Both,
    made_out: Both,
    annotation: Option<&'static str>,
    /// Place of its issue in `issues`.
    issue: Option<usize>,
}

#[derive(Serialize)]
struct NotRaised<'a> {
    name: &'a str,
    provision: Option<&'a str>,
    by: &'static str,
}

#[derive(Serialize)]
struct Issue<'a> {
    id: &'a str,
    title: &'a str,
    form: &'static str,
    value: Both,
    reason: &'static str,
    bearer: &'static str,
    standard: &'a str,
    reading: Option<&'a str>,
    annotation: Option<&'static str>,
    facts: Vec<&'a str>,
    cites: Vec<Citation<'a>>,
    rule: Option<Place<'a>>,
    children: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    issue: usize,
    link: &'static str,
}

#[derive(Serialize)]
struct Citation<'a> {
    text: &'a str,
    verified: Option<bool>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
}

fn document(finding: &Finding) -> Document<'_> {
    let case = &finding.case;
    Document {
        schema: "arguendo/finding/1",
        case: &case.id,
        title: &case.title,
        respondent: &case.respondent,
        as_of: case.law_as_of.to_string(),
        facts_as_of: case.facts_as_of.to_string(),
        rulebooks: finding.rulebooks.iter().map(|book| Rulebook { name: &book.name, edition: &book.edition }).collect(),
        claims: finding.claims.iter().map(claim).collect(),
    }
}

fn claim(claim: &ClaimFinding) -> Claim<'_> {
    let of_kind = |kind: &str| claim.about.iter().find(|thing| thing.kind == kind);
    let measure = of_kind("measure");
    Claim {
        id: &claim.id,
        measure: measure.map(|thing| thing.part_of.as_deref().unwrap_or(&thing.name)),
        part: measure.filter(|thing| thing.part_of.is_some()).map(|thing| thing.name.as_str()),
        product: of_kind("product").map(|thing| thing.name.as_str()),
        about: claim.about.iter().map(|thing| About { kind: &thing.kind, name: &thing.name }).collect(),
        provision: &claim.provision,
        test: &claim.test,
        complainant: &claim.complainant,
        stage: None,
        verdict: verdicts(claim.verdict),
        either_way: claim.either_way,
        remedy: remedy(claim.remedy.kind),
        robust: claim.robust,
        pivotal_readings: claim
            .pivotal_readings
            .iter()
            .map(|set| set.iter().map(|choice| format!("{}={}", choice.question, choice.reading)).collect())
            .collect(),
        readings: claim.readings.iter().map(reading).collect(),
        bars: claim.bars.iter().map(defence).collect(),
        defences: claim.defences.iter().map(defence).collect(),
        not_raised: claim
            .not_raised
            .iter()
            .map(|one| NotRaised { name: &one.name, provision: one.provision.as_deref(), by: side(one.side) })
            .collect(),
        breach: claim.breach,
        issues: claim.nodes.iter().map(issue).collect(),
    }
}

fn reading(used: &ReadingUsed) -> Reading<'_> {
    Reading { question: &used.question, reading: used.reading.as_deref(), rivals: &used.rivals }
}

fn defence(plea: &Plea) -> Defence<'_> {
    Defence {
        provision: &plea.provision,
        name: &plea.name,
        raised: plea.raised,
        available: values(plea.availability),
        made_out: values(plea.made_out),
        annotation: plea.annotation.map(annotation),
        issue: plea.node,
    }
}

fn issue(node: &Node) -> Issue<'_> {
    Issue {
        id: &node.id,
        title: &node.title,
        form: form(&node.form),
        value: values(node.value),
        reason: terms::reason(node.reason),
        bearer: side(node.bearer),
        standard: standard(&node.standard),
        reading: node.reading.as_ref().and_then(|reading| reading.reading.as_deref()),
        annotation: node.annotation.map(annotation),
        facts: node.facts.iter().map(|fact| fact.name.as_str()).collect(),
        cites: node.cites.iter().map(citation).collect(),
        rule: node.rule.as_ref().map(place),
        children: node.children.iter().map(|child| Part { issue: child.node, link: link(&child.link) }).collect(),
    }
}

/// The name of a standard: "prima facie" of "as a prima facie case".
fn standard(words: &str) -> &str {
    words.strip_prefix("as a ").and_then(|rest| rest.strip_suffix(" case")).unwrap_or(words)
}

fn citation(cite: &Cite) -> Citation<'_> {
    Citation { text: &cite.text, verified: cite.verified }
}

fn place(source: &Source) -> Place<'_> {
    Place { file: &source.file, line: source.line }
}

fn verdicts(verdicts: Verdicts) -> Both {
    Both { on_record: terms::verdict(verdicts.on_record), if_closed: terms::verdict(verdicts.if_closed) }
}

fn values(values: Values) -> Both {
    Both { on_record: value(values.on_record), if_closed: value(values.if_closed) }
}

fn value(value: Value) -> &'static str {
    match value {
        Value::Established => "established",
        Value::Refuted => "refuted",
        Value::Open => "open",
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Complainant => "complainant",
        Side::Respondent => "respondent",
    }
}

fn annotation(annotation: Annotation) -> &'static str {
    match annotation {
        Annotation::Decisive => "decisive",
        Annotation::FoundInAddition => "found in addition",
        Annotation::NotReached => "not reached",
        Annotation::Arguendo => "arguendo",
    }
}

fn remedy(kind: RemedyKind) -> &'static str {
    match kind {
        RemedyKind::Recommendation => "recommendation",
        RemedyKind::None => "none",
        RemedyKind::Discretion => "discretion",
        RemedyKind::NotReached => "not reached",
    }
}

fn form(form: &Form) -> &'static str {
    match form {
        Form::Issue => "issue",
        Form::Literal { .. } => "literal",
        Form::AllOf => "all of",
        Form::AnyOf => "any of",
        Form::AtLeast(_) => "at least",
        Form::ForEvery(_) => "for every",
        Form::ForSome(_) => "for some",
        Form::Unless => "unless",
        Form::Reasons => "reasons",
        Form::Table { .. } => "table",
        Form::Constant { .. } => "constant",
        Form::Inconsistent { .. } => "inconsistent with",
        Form::Bound { .. } => "bound",
        Form::Given { .. } => "given",
        Form::NotRaised => "not raised",
        Form::Dimension => "dimension",
    }
}

fn link(link: &Link) -> &'static str {
    match link {
        Link::Part => "part",
        Link::Exception => "exception",
        Link::SecondTier => "second tier",
        Link::For { .. } => "for",
        Link::Against { .. } => "against",
        Link::Input => "input",
        Link::Precedent(_) => "precedent",
    }
}
