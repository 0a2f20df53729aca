//! Defences and bars: whether they answer the claim at all, their elements in order, and what comes of them.

use crate::finding::{Annotation, Form, NotRaised, Plea, Side, Value};
use crate::opinion::about::About;
use crate::opinion::draft::{Body, Part};
use crate::opinion::text::{CAPITAL, Text, clean};
use crate::opinion::{arguments, grammar, issues};

/// The section on a plea that was raised; `None` for one that was not.
pub fn part(about: &About, plea: &Plea, is_bar: bool) -> Option<Part> {
    let index = plea.node.filter(|_| plea.raised)?;
    let root = about.node(index);
    let party = about.party(root.bearer);
    let mut part = Part::headed(Text::from(heading(about, plea, is_bar)));
    let source =
        plea.source.as_deref().map_or_else(String::new, |source| format!("{}.", clean(source).trim_end_matches('.')));
    let provision = if plea.provision.is_empty() { named(plea) } else { clean(&plea.provision) };
    part.say("invoked", Text::sentence(&format!("{party} invokes {provision}.")).noted(source));
    availability(about, plea, &mut part);
    part.add("rule", issues::rule(about, root, None));
    let argued = arguments::on(about, &[root]);
    part.add("arguments", Body::Arguments(argued.clone()));
    if matches!(root.form, Form::Issue) {
        issues::elements(about, root, &mut part, if is_bar { "objection" } else { "defence" });
    } else {
        issues::evaluate(about, index, &mut part);
    }
    part.add("fates", Body::Fates(argued));
    let outcome = match plea.annotation {
        Some(Annotation::Arguendo) => even_so(issues::conclusion(about, root)),
        _ => issues::conclusion(about, root),
    };
    part.say("conclusion", outcome.clone());
    part.outcome = Some(outcome);
    Some(part)
}

/// A conclusion under an assumption that does not hold.
fn even_so(conclusion: Text) -> Text {
    let words = conclusion.words.trim_start_matches(CAPITAL);
    let words = words.strip_prefix("It ").map_or_else(|| words.to_owned(), |rest| format!("it {rest}"));
    if words.is_empty() {
        conclusion
    } else {
        Text { words: format!("Even on that assumption, {words}"), ..conclusion }
    }
}

fn heading(about: &About, plea: &Plea, is_bar: bool) -> String {
    if is_bar {
        return format!("{CAPITAL}the objection: {}", named(plea));
    }
    format!("{CAPITAL}{} defence: {}", grammar::possessive(&about.respondent()), named(plea))
}

/// "GATT XX(g), “Conservation”".
pub fn named(plea: &Plea) -> String {
    let (provision, name) = (clean(&plea.provision), clean(&plea.name));
    if name.is_empty() || name == provision {
        provision
    } else if provision.is_empty() {
        format!("“{name}”")
    } else {
        format!("{provision} (“{name}”)")
    }
}

fn availability(about: &About, plea: &Plea, part: &mut Part) {
    let against = clean(&about.claim.provision);
    let provision = clean(&plea.provision);
    if let Some(index) = plea.available {
        part.put("availability", issues::part(about, index, None, "defence"));
    }
    let result = match (plea.availability.on_record, plea.availability.if_closed) {
        (Value::Established, _) => String::new(),
        (Value::Refuted, _) => format!("A breach of {against} can therefore not be answered by {provision}."),
        (Value::Open, Value::Refuted) => format!("It is not shown that {provision} can answer a breach of {against}."),
        (Value::Open, _) => format!("Whether {provision} can answer a breach of {against} remains open."),
    };
    let assumed = if plea.availability.if_closed == Value::Established {
        "the breach were established".to_owned()
    } else {
        format!("{provision} can answer it")
    };
    let then = match plea.annotation {
        Some(Annotation::Arguendo) => {
            format!("The defence is examined all the same, assuming, for the sake of argument, that {assumed}.")
        }
        _ => String::new(),
    };
    part.add("available", Body::Result { result: Text::from(result), then: Text::from(then) });
}

/// "China did not invoke “Critical shortage” (GATT XI:2(a)) or GATT XX(b)."
pub fn not_raised(about: &About) -> Text {
    let mut sentences: Vec<String> = Vec::new();
    for side in [Side::Respondent, Side::Complainant] {
        let mut names: Vec<String> =
            about.claim.not_raised.iter().filter(|one| one.side == side).map(exception).collect();
        let pleas = about.claim.defences.iter().filter(|plea| !plea.raised && side == Side::Respondent).map(named);
        for plea in pleas {
            let known = about.claim.not_raised.iter().any(|one| plea.contains(&format!("“{}”", clean(&one.name))));
            if !known {
                names.push(plea);
            }
        }
        names.dedup();
        if !names.is_empty() {
            let verb = if side == Side::Respondent { "did not invoke" } else { "did not raise" };
            sentences.push(format!("{CAPITAL}{} {verb} {}.", about.party(side), grammar::list(&names, "or")));
        }
    }
    Text::from(sentences.join(" "))
}

fn exception(one: &NotRaised) -> String {
    let name = clean(&one.name);
    match one.provision.as_deref().map(clean).filter(|provision| !provision.is_empty() && *provision != name) {
        Some(provision) => format!("{provision} (“{name}”)"),
        // A kind of thing of which none was raised: "an alternative".
        None if name.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {name}"),
        None => format!("a {name}"),
    }
}
