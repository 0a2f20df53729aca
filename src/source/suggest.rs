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

/// The candidate that has the same letters and digits, whatever its case, spaces and signs: where any other guess would harm, as
/// between two provisions.
pub fn same_letters<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bare = |text: &str| {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = bare(wrong);
    candidates.into_iter().find(|candidate| bare(candidate) == wanted)
}

/// Names in a row, each as it is to be written; a long row breaks off.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 40;
    let mut names: Vec<String> = names.into_iter().take(MOST + 1).map(|name| format!("`{name}`")).collect();
    if names.len() > MOST {
        names.truncate(MOST);
        names.push("…".into());
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_letters_are_the_same_provision() {
        let known = ["GATT XX(g)", "GATT XX(b)", "GATT XI:1"];
        assert_eq!(same_letters("gatt XX (g)", known), Some("GATT XX(g)"));
        assert_eq!(same_letters("GATT XX(a)", known), None);
        assert_eq!(listed(known), "`GATT XX(g)`, `GATT XX(b)`, `GATT XI:1`");
    }
}
