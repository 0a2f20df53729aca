//! What the parties argue, and how each argument fared. The losing argument is met.

use crate::finding::{Argument, Fate, Node, Reason};
use crate::opinion::about::About;
use crate::opinion::draft::Argued;
use crate::opinion::grammar;
use crate::opinion::text::{Text, clean};

/// The arguments that name any of these nodes, in the order in which they were made.
pub fn on(about: &About, nodes: &[&Node]) -> Vec<Argued> {
    let Some(bearer) = nodes.first().map(|node| node.bearer) else { return Vec::new() };
    let mut indices: Vec<usize> = nodes.iter().flat_map(|node| node.arguments.iter().copied()).collect();
    indices.sort_unstable();
    indices.dedup();
    let arguments = indices.into_iter().filter_map(|index| about.claim.arguments.get(index));
    arguments.map(|argument| argued(about, argument, about.side_of(&argument.by) == bearer)).collect()
}

/// Arguments that name no clause: printed as made.
pub fn undecided(about: &About) -> Vec<Argued> {
    let made = about.claim.arguments.iter().filter(|argument| argument.fate == Fate::MadeNotDecided);
    made.map(|argument| argued(about, argument, false)).collect()
}

fn argued(about: &About, argument: &Argument, by_bearer: bool) -> Argued {
    let relied: Vec<String> = argument.relies_on.iter().map(|name| clean(name)).collect();
    let source = argument.source.as_deref().map(|source| clean(source).trim_end_matches('.').to_owned());
    let relied = if relied.is_empty() { None } else { Some(format!("relies on {}", grammar::list(&relied, "and"))) };
    let note: Vec<String> = source.into_iter().chain(relied).collect();
    Argued {
        by: grammar::member(&clean(&argument.by)),
        says: clean(argument.says.trim()),
        source: if note.is_empty() { String::new() } else { format!("{}.", grammar::capital(&note.join("; "))) },
        fate: fate(about, argument),
        by_bearer,
    }
}

/// What goes after "the argument is": nothing for one that is not decided.
fn fate(about: &About, argument: &Argument) -> Text {
    match &argument.fate {
        Fate::MadeNotDecided => Text::default(),
        Fate::Accepted => Text::from("accepted"),
        Fate::AcceptedButOutweighed { by } => {
            let points: Vec<String> = by.iter().map(|id| point(about, id)).collect();
            if points.is_empty() {
                return Text::from("accepted, but outweighed");
            }
            Text::from(format!("accepted, but outweighed by the fact that {}", grammar::list(&points, "and that")))
        }
        Fate::Rejected { reason } => Text::from(format!("rejected: {}", why(about, argument, *reason))),
        Fate::Open { reason } => Text::from(format!("left open: {}", why(about, argument, *reason))),
    }
}

/// The sentence of a clause that is named by its id.
fn point(about: &About, id: &str) -> String {
    let node = about.claim.nodes.iter().find(|node| node.id == id);
    node.map_or_else(|| format!("{} holds", clean(id)), |node| about.established(node))
}

fn why(about: &About, argument: &Argument, reason: Reason) -> String {
    let side = about.side_of(&argument.by);
    match reason {
        Reason::Silent => "nothing was filed to bear it out".to_owned(),
        Reason::Insufficient => "what was filed in support does not suffice".to_owned(),
        Reason::EvenlyBalanced => "the evidence on it is evenly balanced".to_owned(),
        Reason::Outweighed => "the evidence against it is the better".to_owned(),
        Reason::Straddles => "the figures filed fall on both sides of the line".to_owned(),
        Reason::Disproved | Reason::Proved => "the contrary is shown".to_owned(),
        Reason::Admitted | Reason::Conceded => format!("{} itself concedes the contrary", about.party(side)),
        Reason::NotContested => format!("{} itself does not contest the contrary", about.party(side)),
        Reason::Assumed => "the record assumes the contrary".to_owned(),
        Reason::Follows => "the point does not succeed, for the reasons given".to_owned(),
        Reason::Given => "the record takes the contrary as given".to_owned(),
        Reason::NotRaised => "the point was never raised".to_owned(),
        Reason::Law => "the law is otherwise".to_owned(),
        Reason::Precedent => "the cases decided go the other way".to_owned(),
        Reason::AuthoritiesConflict => "the authorities conflict".to_owned(),
        Reason::RowsDisagree => "what is still possible does not agree".to_owned(),
    }
}
