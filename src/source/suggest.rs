//! "Did you mean …": the nearest of the names that would have been right.

/// The candidate nearest to `wrong`, if one is near enough to be meant. Ties go to the earlier name.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wrong.to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase());
        let near = distance <= allowed || contains(candidate, &wanted);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn contains(candidate: &str, wanted: &str) -> bool {
    wanted.chars().count() >= 4 && candidate.to_lowercase().contains(wanted)
}

/// ``did you mean `x`?``, or the list of what is known when nothing is near and the list is short.
pub fn fix<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(near) = nearest(wrong, candidates.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let known: Vec<String> = candidates.into_iter().take(13).map(|name| format!("`{name}`")).collect();
    (!known.is_empty() && known.len() <= 12).then(|| format!("known here: {}", known.join(", ")))
}
