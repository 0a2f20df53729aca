//! What the parties argue, and how each argument fared. The losing argument is met.

use crate::finding::{Argument, Fate, Node, Reason};
use crate::opinion::about::About;
use crate::opinion::draft::Argued;
use crate::opinion::grammar;
use crate::opinion::text::{CAPITAL, COMPLAINANT, Text, clean};

/// The arguments that name any of these nodes, in the order in which they were made.
pub fn on(about: &About, nodes: &[&Node]) -> Vec<Argued> {
    let Some(bearer) = nodes.last().map(|node| node.bearer) else { return Vec::new() };
    let mut named: Vec<(usize, &Node)> =
        nodes.iter().flat_map(|node| node.arguments.iter().map(move |index| (*index, *node))).collect();
    named.sort_by_key(|(index, _)| *index);
    named.dedup_by_key(|(index, _)| *index);
    let arguments =
        named.into_iter().filter_map(|(index, node)| about.claim.arguments.get(index).map(|argument| (argument, node)));
    arguments
        .map(|(argument, node)| argued(about, argument, Some(node), about.side_of(&argument.by) == bearer))
        .collect()
}

/// Arguments on what nobody disputes, for its footnote.
pub fn footnote(about: &About, nodes: &[&Node]) -> String {
    let argued = on(about, nodes);
    let told = argued.iter().map(|argument| {
        let own = argument.by == grammar::member(&clean(&about.claim.complainant));
        let by = if own { format!("{CAPITAL}{COMPLAINANT}") } else { grammar::capital(&argument.by) };
        format!("{by} argues that {}.", argument.within.trim_end_matches('.'))
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Arguments that name no clause: printed as made.
pub fn undecided(about: &About) -> Vec<Argued> {
    let made = about.claim.arguments.iter().filter(|argument| argument.fate == Fate::MadeNotDecided);
    made.map(|argument| argued(about, argument, None, false)).collect()
}

fn argued(about: &About, argument: &Argument, on: Option<&Node>, by_bearer: bool) -> Argued {
    let relied: Vec<String> = argument.relies_on.iter().map(|name| clean(name)).collect();
    let source = argument.source.as_deref().map(|source| clean(source).trim_end_matches('.').to_owned());
    let relied = if relied.is_empty() { None } else { Some(format!("relies on {}", grammar::list(&relied, "and"))) };
    let note: Vec<String> = source.into_iter().chain(relied).collect();
    let says = clean(argument.says.trim());
    Argued {
        by: grammar::member(&clean(&argument.by)),
        within: about.vocabulary.in_sentence(&says),
        says,
        source: if note.is_empty() { String::new() } else { format!("{}.", grammar::capital(&note.join("; "))) },
        fate: fate(about, argument, on),
        by_bearer,
    }
}

/// What goes after "the argument is": nothing for one that is not decided.
fn fate(about: &About, argument: &Argument, on: Option<&Node>) -> Text {
    let own_point = on.is_none_or(|node| node.bearer == about.side_of(&argument.by));
    match &argument.fate {
        Fate::MadeNotDecided => Text::default(),
        Fate::AcceptedButOutweighed { by } if own_point && !by.is_empty() => {
            let points: Vec<String> = by.iter().map(|id| point(about, id)).collect();
            Text::from(format!("accepted, but outweighed by the fact that {}", grammar::list(&points, "and that")))
        }
        Fate::Accepted | Fate::AcceptedButOutweighed { .. } => Text::from("accepted"),
        Fate::Rejected { reason } => Text::from(format!("rejected: {}", why_rejected(about, argument, *reason))),
        Fate::Open { reason } => Text::from(why_open(about, *reason, on, own_point)),
    }
}

/// A point that is not settled: who had to show it decides what that means for the argument.
fn why_open(about: &About, reason: Reason, on: Option<&Node>, own_point: bool) -> String {
    let bearer = on.map_or_else(|| "its proponent".to_owned(), |node| about.party(node.bearer));
    let told = match reason {
        Reason::Silent => "nothing was filed on the point",
        Reason::Insufficient => "what was filed on the point does not suffice to show it",
        Reason::EvenlyBalanced => "the evidence on the point is evenly balanced",
        Reason::Outweighed => "the better evidence speaks against the point",
        Reason::Straddles => "the figures filed fall on both sides of the line",
        Reason::AuthoritiesConflict => "the authorities conflict",
        _ => "the point is not shown, for the reasons given",
    };
    if own_point {
        return format!("not borne out: {told}");
    }
    format!("good to this extent: {told}, and it was for {bearer} to show it")
}

/// The sentence of a clause that is named by its id.
fn point(about: &About, id: &str) -> String {
    let node = about.claim.nodes.iter().find(|node| node.id == id);
    node.map_or_else(|| format!("{} holds", clean(id)), |node| about.established(node))
}

fn why_rejected(about: &About, argument: &Argument, reason: Reason) -> String {
    let party = about.party(about.side_of(&argument.by));
    match reason {
        Reason::Admitted | Reason::Conceded => format!("{party} itself concedes the contrary"),
        Reason::NotContested => format!("{party} itself does not contest the contrary"),
        Reason::Assumed => "the record assumes the contrary".to_owned(),
        Reason::Given => "the record takes the contrary as given".to_owned(),
        Reason::Law => "the law is otherwise, for the reason given".to_owned(),
        Reason::Precedent => "the cases decided go the other way".to_owned(),
        Reason::Follows => "the point does not succeed, for the reasons given".to_owned(),
        Reason::NotRaised => "the point was never raised".to_owned(),
        Reason::Silent => "nothing was filed to bear it out".to_owned(),
        Reason::Insufficient => "what was filed in support does not suffice".to_owned(),
        Reason::EvenlyBalanced => "the evidence on it is evenly balanced".to_owned(),
        Reason::Outweighed => "the evidence against it is the better".to_owned(),
        Reason::Straddles => "the figures filed fall on both sides of the line".to_owned(),
        Reason::AuthoritiesConflict => "the authorities conflict".to_owned(),
        Reason::RowsDisagree => "what is still possible does not agree".to_owned(),
        Reason::Disproved | Reason::Proved => "the contrary is shown".to_owned(),
    }
}
