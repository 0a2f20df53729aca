//! What an expectation may say, one on a line, its parts parted by commas:
//!
//! - `verdict: open, if closed not shown` (a settled verdict stays when the record closes), `either way`
//! - `CG 1/(a): established, proved, decisive, borne by the complainant, standard "plausible"`; also `if closed established`
//!   (an open node closes refuted, a settled one as it is), `the negative`, `the positive`, `double-edged`, `outweighed by X/(d)`,
//!   `not outweighed`, `reading "…"`, `says "…"` (the sentence for its value), `titled "…"`, `form "for every ferry"`,
//!   `beneath it "1/(b), Unjust"` (ids), `rule on line 7`, `fact on line 30`, `no fact`. `CG 1/(a) [grey ferry]` picks the node that speaks of a thing,
//!   `Toll [for the respondent]` the one that this side bears
//! - `robust: yes`, `would change with: "question" as "reading" and "other" as "reading"; …` or `nothing`
//! - `question NAME: reading "…"`, `no reading`, `named`, `rival "…"`
//! - `defence NAME: raised, available refuted, made out established, arguendo`; the same of a `bar`
//! - `not raised: "NAME" by the respondent; …` or `nothing`
//! - `argument "how it begins": accepted`, `outweighed by X/(d)`, `rejected, silent`, `open, silent`, `made, not decided`,
//!   `not of this claim`
//! - `precedent NAME: forces`, `undetermined`, `distinguished by "…"`, `not heard`
//! - `rows of NAME: 1, 2`; `exhibit NAME on X/(a): for, capped to scant`; `remedy: none, because "…"`
//! - `holding 1: agrees`, `misses`, `by silence`, `not scored`; `finding: as before` (as that of the block above)
//! - `refused: rulebook::table_gap, naming "…"`

use arguendo::analysis::{Scored, Verification};
use arguendo::finding::{ClaimFinding, Fate, Finding, Force, Form, Link, Node, Plea, Side, Speaks, Value};
use arguendo::source::Problem;

use super::words::{ANNOTATIONS, REASONS, REMEDIES, VALUES, VERDICTS, meant, quoted, split, word};

/// How the refusal of a line that nobody can read begins.
pub const UNREADABLE: &str = "cannot read";

pub struct Found<'a> {
    pub finding: Option<&'a Finding>,
    pub before: Option<&'a Finding>,
    pub verified: Option<&'a Verification>,
    /// Words of the claim's id.
    pub claim: &'a str,
    pub problems: &'a [Problem],
}

type Outcome = Result<(), String>;

pub fn holds(found: &Found, text: &str) -> Outcome {
    let (key, tail) = text.split_once(": ").ok_or_else(|| format!("{UNREADABLE} `{text}`"))?;
    let parts = split(tail, ',');
    if key == "refused" {
        return refused(found.problems, &parts);
    }
    let finding = match (found.finding, found.problems) {
        (Some(finding), _) => finding,
        (None, []) => return Err("no record to decide".into()),
        (None, problems) => {
            let told: Vec<String> = problems.iter().map(told).collect();
            return Err(format!("refused: {}", told.join("; ")));
        }
    };
    if key == "finding" {
        let same = found.before.map(without_lines) == Some(without_lines(finding));
        return agree(key, tail, if same { "as before" } else { "not as before" });
    }
    if let Some(number) = key.strip_prefix("holding ") {
        return holding(found.verified, number, tail);
    }
    let claim = claim(finding, found.claim)?;
    match key.split_once(' ') {
        _ if key == "verdict" => verdict(claim, &parts),
        _ if key == "remedy" => remedy(claim, &parts),
        _ if key == "robust" => agree(key, tail, if claim.robust { "yes" } else { "no" }),
        _ if key == "would change with" => would_change(claim, tail),
        _ if key == "not raised" => not_raised(claim, tail),
        Some(("question", name)) => question(claim, name, &parts),
        Some(("defence", name)) => plea(claim, &claim.defences, name, &parts),
        Some(("bar", name)) => plea(claim, &claim.bars, name, &parts),
        Some(("argument", name)) => argument(claim, name, tail),
        Some(("precedent", name)) => precedent(claim, name, tail),
        Some(("rows", name)) => rows(claim, name.trim_start_matches("of "), tail),
        Some(("exhibit", name)) => exhibit(claim, name, &parts),
        _ => node(claim, key, &parts),
    }
}

fn agree(what: &str, expected: &str, found: &str) -> Outcome {
    if expected == found { Ok(()) } else { Err(format!("{what}: expected {expected}, found {found}")) }
}

fn unreadable(what: &str, part: &str) -> Outcome {
    Err(format!("{UNREADABLE} `{part}` of {what}"))
}

fn told(problem: &Problem) -> String {
    let at = problem.labels.first().map_or(0, |label| label.place.line());
    format!("{} (line {at}: {})", problem.code, problem.message)
}

/// A finding but for the lines at which its record states facts: two records of one sheet never share them.
fn without_lines(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    for fact in finding.claims.iter_mut().flat_map(|claim| &mut claim.nodes).flat_map(|node| &mut node.facts) {
        fact.stated_at = None;
    }
    finding
}

/// Every problem has the code, and their words name what must be named.
fn refused(problems: &[Problem], parts: &[&str]) -> Outcome {
    let all: Vec<String> = problems.iter().map(told).collect();
    for part in parts {
        if let Some(name) = part.strip_prefix("naming ") {
            let shown = |problem: &Problem| {
                let labels: Vec<&str> = problem.labels.iter().map(|label| label.text.as_str()).collect();
                format!("{} {} {}", problem.message, labels.join(" "), problem.help.clone().unwrap_or_default())
            };
            for name in quoted(name) {
                if !problems.iter().any(|problem| shown(problem).contains(name)) {
                    return Err(format!("refused: expected words with “{name}”, found {all:?}"));
                }
            }
        } else if problems.is_empty() || problems.iter().any(|problem| problem.code != *part) {
            return Err(format!("refused: expected {part}, found {all:?}"));
        }
    }
    Ok(())
}

/// The only claim, or the only one whose id has all the words.
fn claim<'a>(finding: &'a Finding, words: &str) -> Result<&'a ClaimFinding, String> {
    let fits = |claim: &&ClaimFinding| {
        words.is_empty() || words.split(" / ").all(|word| claim.id.split(" / ").any(|part| part == word))
    };
    let fitting: Vec<&ClaimFinding> = finding.claims.iter().filter(fits).collect();
    let known: Vec<&str> = finding.claims.iter().map(|claim| claim.id.as_str()).collect();
    match fitting[..] {
        [only] => Ok(only),
        _ => Err(format!("{} claims have the words `{words}`; the claims are {known:?}", fitting.len())),
    }
}

fn verdict(claim: &ClaimFinding, parts: &[&str]) -> Outcome {
    let mut closed = None;
    for part in parts {
        if let Some(word) = part.strip_prefix("if closed ") {
            closed = Some(word);
        } else if part.ends_with("either way") {
            agree("verdict", part, if claim.either_way { "either way" } else { "not either way" })?;
        } else if meant(VERDICTS, part).is_some() {
            agree("verdict", part, word(VERDICTS, claim.verdict.on_record))?;
            closed = closed.or(Some(part));
        } else {
            return unreadable("verdict", part);
        }
    }
    match closed {
        Some(closed) => agree("verdict if closed", closed, word(VERDICTS, claim.verdict.if_closed)),
        None => unreadable("verdict", "nothing"),
    }
}

fn remedy(claim: &ClaimFinding, parts: &[&str]) -> Outcome {
    for part in parts {
        match part.strip_prefix("because ") {
            Some(because) => {
                agree("remedy because", quoted(because)[0], claim.remedy.because.as_deref().unwrap_or("nothing"))?
            }
            None => agree("remedy", part, word(REMEDIES, claim.remedy.kind))?,
        }
    }
    Ok(())
}

/// Exactly these sets of readings.
fn would_change(claim: &ClaimFinding, tail: &str) -> Outcome {
    let set = |pairs: Vec<(String, String)>| {
        let mut pairs: Vec<String> =
            pairs.iter().map(|(question, reading)| format!("“{question}” as “{reading}”")).collect();
        pairs.sort();
        pairs.join(" and ")
    };
    let mut expected: Vec<String> = split(tail, ';')
        .into_iter()
        .filter(|text| *text != "nothing")
        .map(|text| {
            set(quoted(text)
                .chunks(2)
                .map(|pair| (pair[0].to_owned(), pair.get(1).copied().unwrap_or("").to_owned()))
                .collect())
        })
        .collect();
    let mut found: Vec<String> = claim
        .pivotal_readings
        .iter()
        .map(|choices| set(choices.iter().map(|choice| (choice.question.clone(), choice.reading.clone())).collect()))
        .collect();
    expected.sort();
    found.sort();
    agree("would change with", &expected.join("; "), &found.join("; "))
}

/// Exactly these.
fn not_raised(claim: &ClaimFinding, tail: &str) -> Outcome {
    let side = |side: Side| if side == Side::Complainant { "complainant" } else { "respondent" };
    let mut found: Vec<String> =
        claim.not_raised.iter().map(|one| format!("\"{}\" by the {}", one.name, side(one.side))).collect();
    let mut expected: Vec<String> =
        split(tail, ';').into_iter().filter(|text| *text != "nothing").map(str::to_owned).collect();
    expected.sort();
    found.sort();
    agree("not raised", &expected.join("; "), &found.join("; "))
}

fn question(claim: &ClaimFinding, name: &str, parts: &[&str]) -> Outcome {
    let what = format!("question {name}");
    let Some(used) = claim.readings.iter().find(|used| used.question == name) else {
        return Err(format!(
            "{what} is not reached; {:?}",
            claim.readings.iter().map(|used| &used.question).collect::<Vec<_>>()
        ));
    };
    for part in parts {
        let reading =
            used.reading.as_deref().map_or("no reading".to_owned(), |reading| format!("reading \"{reading}\""));
        if part.starts_with("reading") || *part == "no reading" {
            agree(&what, part, &reading)?;
        } else if part.ends_with("named") {
            agree(&what, part, if used.named { "named" } else { "not named" })?;
        } else if let Some(rivals) = part.strip_prefix("rival ") {
            agree(&format!("{what}, rivals"), &quoted(rivals).join(", "), &used.rivals.join(", "))?;
        } else {
            return unreadable(&what, part);
        }
    }
    Ok(())
}

fn plea(claim: &ClaimFinding, pleas: &[Plea], name: &str, parts: &[&str]) -> Outcome {
    let known: Vec<&str> = pleas.iter().map(|plea| plea.name.as_str()).collect();
    let plea = pleas
        .iter()
        .find(|plea| plea.name == name)
        .ok_or_else(|| format!("no plea `{name}` answers {}; those that do are {known:?}", claim.provision))?;
    for part in parts {
        match part.split_once(' ') {
            Some(("available", expected)) => {
                agree(&format!("{name} available"), expected, word(VALUES, plea.availability.on_record))?
            }
            Some(("made", expected)) => {
                agree(
                    &format!("{name} made out"),
                    expected.trim_start_matches("out "),
                    word(VALUES, plea.made_out.on_record),
                )?;
            }
            _ if part.ends_with("raised") => agree(name, part, if plea.raised { "raised" } else { "never raised" })?,
            _ if meant(ANNOTATIONS, part).is_some() => agree(name, part, word(ANNOTATIONS, plea.annotation))?,
            _ => return unreadable(name, part),
        }
    }
    Ok(())
}

fn argument(claim: &ClaimFinding, name: &str, tail: &str) -> Outcome {
    let begins = quoted(name).first().copied().unwrap_or(name);
    let told = claim.arguments.iter().find(|argument| argument.says.starts_with(begins));
    let found = match told.map(|argument| &argument.fate) {
        None => "not of this claim".to_owned(),
        Some(Fate::MadeNotDecided) => "made, not decided".to_owned(),
        Some(Fate::Accepted) => "accepted".to_owned(),
        Some(Fate::AcceptedButOutweighed { by }) => format!("outweighed by {}", by.join(" and ")),
        Some(Fate::Rejected { reason }) => format!("rejected, {}", word(REASONS, *reason)),
        Some(Fate::Open { reason }) => format!("open, {}", word(REASONS, *reason)),
    };
    agree(&format!("argument “{begins}”"), tail, &found)
}

fn precedent(claim: &ClaimFinding, name: &str, tail: &str) -> Outcome {
    let uses = claim.nodes.iter().flat_map(|node| &node.children).find_map(|child| match &child.link {
        Link::Precedent(used) if used.name == name => Some(used),
        _ => None,
    });
    let found = match uses.map(|used| (used.force, &used.distinguished_by)) {
        None => "not heard".to_owned(),
        Some((Force::Forces, _)) => "forces".to_owned(),
        Some((Force::Undetermined, _)) => "undetermined".to_owned(),
        Some((Force::Distinguished, by)) => {
            let by: Vec<String> = by.iter().map(|words| format!("\"{words}\"")).collect();
            format!("distinguished by {}", by.join(" and "))
        }
    };
    agree(&format!("precedent {name}"), tail, &found)
}

fn rows(claim: &ClaimFinding, name: &str, tail: &str) -> Outcome {
    let node = the_node(claim, name, &|node| matches!(node.form, Form::Table { .. }))?;
    let Form::Table { applied, .. } = &node.form else { return unreadable("rows", name) };
    let found: Vec<String> = applied.iter().map(|row| (row + 1).to_string()).collect();
    agree(&format!("rows of {name}"), tail, &found.join(", "))
}

fn exhibit(claim: &ClaimFinding, name: &str, parts: &[&str]) -> Outcome {
    let (name, on) = name.split_once(" on ").ok_or_else(|| format!("{UNREADABLE} `exhibit {name}`"))?;
    let node = the_node(claim, on, &|_| true)?;
    let exhibits = || node.facts.iter().flat_map(|fact| &fact.exhibits);
    let Some(exhibit) = exhibits().find(|exhibit| exhibit.exhibit.as_deref() == Some(name)) else {
        return Err(format!(
            "no exhibit {name} on {on}; {:?}",
            exhibits().map(|exhibit| &exhibit.exhibit).collect::<Vec<_>>()
        ));
    };
    for part in parts {
        if part.contains("capped") {
            let found = exhibit.capped_to.as_ref().map_or("not capped".to_owned(), |to| format!("capped to {to}"));
            agree(&format!("exhibit {name}"), part, &found)?;
        } else {
            let found = match exhibit.speaks {
                Speaks::For => "for",
                Speaks::Against => "against",
                Speaks::Neither => "neither",
            };
            agree(&format!("exhibit {name}"), part, found)?;
        }
    }
    Ok(())
}

fn holding(verified: Option<&Verification>, number: &str, tail: &str) -> Outcome {
    let rows = &verified.ok_or("no record to verify")?.rows;
    let row = number.parse::<usize>().ok().and_then(|number| rows.get(number.checked_sub(1)?));
    let row = row.ok_or_else(|| format!("holding {number}: there are {}", rows.len()))?;
    let found = match &row.scored {
        Scored::Agrees => "agrees",
        Scored::Misses(_) => "misses",
        Scored::BySilence { .. } => "by silence",
        Scored::Not(_) => "not scored",
    };
    agree(&format!("holding {number} ({})", row.found), tail, found)
}

// ------------------------------------------------------------------ nodes

fn node(claim: &ClaimFinding, key: &str, parts: &[&str]) -> Outcome {
    let node = the_node(claim, key, &|_| true)?;
    let mut closed = None;
    for part in parts {
        if let Some(word) = part.strip_prefix("if closed ") {
            closed = Some(word);
            continue;
        }
        let found = match part.split_once(' ') {
            _ if meant(VALUES, part).is_some() => {
                closed = closed.or(Some(if *part == "open" { "refuted" } else { part }));
                format!("{} ({})", word(VALUES, node.value.on_record), word(REASONS, node.reason))
            }
            _ if meant(ANNOTATIONS, part).is_some() => word(ANNOTATIONS, node.annotation).to_owned(),
            _ if meant(REASONS, part).is_some() => word(REASONS, node.reason).to_owned(),
            Some(("borne", _)) => match node.bearer {
                Side::Complainant => "borne by the complainant".to_owned(),
                Side::Respondent => "borne by the respondent".to_owned(),
            },
            Some(("standard", _)) => format!("standard \"{}\"", node.standard),
            Some(("reading", _)) => {
                format!(
                    "reading \"{}\"",
                    node.reading.as_ref().and_then(|used| used.reading.as_deref()).unwrap_or("none")
                )
            }
            Some(("says", _)) => format!("says \"{}\"", sentence(node)),
            Some(("titled", _)) => format!("titled \"{}\"", node.title),
            Some(("form", _)) => format!("form \"{}\"", form(&node.form)),
            Some(("beneath", _)) => {
                let ids: Vec<&str> = node.children.iter().map(|child| claim.nodes[child.node].id.as_str()).collect();
                format!("beneath it \"{}\"", ids.join(", "))
            }
            Some(("rule", _)) => format!("rule on line {}", node.rule.as_ref().map_or(0, |rule| rule.line)),
            Some(("fact", _)) | Some(("no", "fact")) => {
                match node.facts.iter().find_map(|fact| fact.stated_at.as_ref()) {
                    Some(stated) => format!("fact on line {}", stated.line),
                    None => "no fact".to_owned(),
                }
            }
            Some(("the", "negative" | "positive")) => {
                if node.negated { "the negative" } else { "the positive" }.to_owned()
            }
            _ if part.ends_with("double-edged") => match node.form {
                Form::Literal { double_edged: true } => "double-edged".to_owned(),
                _ => "not double-edged".to_owned(),
            },
            _ if part.contains("outweighed") => outweighed(claim, node),
            _ => return unreadable(key, part),
        };
        let expected = if meant(VALUES, part).is_some() { &found[..part.len().min(found.len())] } else { &found };
        if *part != expected {
            return Err(format!("{key}: expected {part}, found {found}"));
        }
    }
    match closed {
        None => Ok(()),
        Some(closed) => agree(&format!("{key} if closed"), closed, word(VALUES, node.value.if_closed)),
    }
}

/// What a node does with those beneath it.
fn form(form: &Form) -> String {
    match form {
        Form::Issue => "issue".into(),
        Form::Literal { .. } => "literal".into(),
        Form::AllOf => "all of".into(),
        Form::AnyOf => "any of".into(),
        Form::AtLeast(number) => format!("at least {number} of"),
        Form::ForEvery(kind) => format!("for every {kind}"),
        Form::ForSome(kind) => format!("for some {kind}"),
        Form::Unless => "unless".into(),
        Form::Reasons => "reasons".into(),
        Form::Table { .. } => "table".into(),
        Form::Constant { because } => format!("by law, because {}", because.as_deref().unwrap_or("it says so")),
        Form::Inconsistent { provision } => format!("inconsistent with {provision}"),
        Form::Bound { instrument } => format!("bound by the {instrument}"),
        Form::Given { why } => format!("given, because {}", why.as_deref().unwrap_or("the record says so")),
        Form::NotRaised => "not raised".into(),
        Form::Dimension => "dimension".into(),
    }
}

/// The sentence for the value on the record.
fn sentence(node: &Node) -> &str {
    match node.value.on_record {
        Value::Established => &node.sentence.established,
        Value::Refuted => &node.sentence.refuted,
        Value::Open => &node.sentence.open,
    }
}

fn outweighed(claim: &ClaimFinding, node: &Node) -> String {
    let by = claim.nodes.iter().flat_map(|parent| &parent.children).find_map(|child| match &child.link {
        Link::For { outweighed_by, .. } | Link::Against { outweighed_by, .. }
            if std::ptr::eq(&claim.nodes[child.node], node) =>
        {
            Some(outweighed_by)
        }
        _ => None,
    });
    match by {
        Some(by) if !by.is_empty() => {
            let by: Vec<&str> = by.iter().map(|node| claim.nodes[*node].id.as_str()).collect();
            format!("outweighed by {}", by.join(" and "))
        }
        _ => "not outweighed".to_owned(),
    }
}

/// The node of that id, narrowed by what stands in brackets: a thing of which it speaks, the side that bears it. Where an issue
/// stands under itself, as its reasons under its exceptions, the upper node is meant.
fn the_node<'a>(claim: &'a ClaimFinding, key: &str, wanted: &dyn Fn(&Node) -> bool) -> Result<&'a Node, String> {
    let (id, narrowed) = match key.split_once(" [") {
        Some((id, rest)) => (id, rest.trim_end_matches(']').split(", ").collect()),
        None => (key, Vec::new()),
    };
    let fits = |at: &usize| {
        let node = &claim.nodes[*at];
        // What has no id is known by its title.
        (if node.id.is_empty() { &node.title } else { &node.id }) == id
            && wanted(node)
            && narrowed.iter().all(|narrow| match *narrow {
                "for the complainant" => node.bearer == Side::Complainant,
                "for the respondent" => node.bearer == Side::Respondent,
                thing => speaks_of(claim, *at, thing),
            })
    };
    let fitting: Vec<usize> = (0..claim.nodes.len()).filter(fits).collect();
    let beneath =
        |at: usize| fitting.iter().any(|upper| claim.nodes[*upper].children.iter().any(|child| child.node == at));
    let upper: Vec<usize> = fitting.iter().copied().filter(|at| !beneath(*at)).collect();
    match upper[..] {
        [only] => Ok(&claim.nodes[only]),
        _ => {
            let known: Vec<&str> =
                claim.nodes.iter().map(|node| node.id.as_str()).filter(|id| !id.is_empty()).collect();
            Err(format!("{} nodes are `{key}`; the nodes are {known:?}", upper.len()))
        }
    }
}

fn speaks_of(claim: &ClaimFinding, at: usize, thing: &str) -> bool {
    let node = &claim.nodes[at];
    node.title.contains(thing)
        || node.facts.iter().any(|fact| fact.of.iter().any(|of| of == thing))
        || node.children.iter().any(|child| speaks_of(claim, child.node, thing))
}
