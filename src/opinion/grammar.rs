//! English: lists, articles, number and agreement. Pure; knows nothing of findings.

/// Joins with commas and a last conjunction: "a, b and c".
pub fn list<S: AsRef<str>>(items: &[S], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", init.join(", "), last.as_ref())
        }
    }
}

/// A Member as a sentence names it: "China", "the United States".
pub fn member(name: &str) -> String {
    const WITH_ARTICLE: &[&str] = &[
        "States",
        "Union",
        "Communities",
        "Kingdom",
        "Emirates",
        "Republic",
        "Federation",
        "Islands",
        "Netherlands",
        "Philippines",
        "Gambia",
        "Maldives",
        "Congo",
    ];
    let last = name.split_whitespace().last().unwrap_or("");
    if !name.starts_with("the ") && WITH_ARTICLE.contains(&last) { format!("the {name}") } else { name.to_owned() }
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "China's", "the United States'".
pub fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

/// Whether a name such as "the 2012 export duties on tungsten" stands in the plural: its noun is the last word before
/// a preposition.
pub fn is_plural(called: &str) -> bool {
    const PREPOSITIONS: &[&str] =
        &["of", "on", "for", "under", "in", "at", "to", "from", "by", "with", "against", "over"];
    let noun = called.split_whitespace().take_while(|word| !PREPOSITIONS.contains(word)).last().unwrap_or("");
    let noun = noun.trim_end_matches(|letter: char| !letter.is_alphabetic());
    noun.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| noun.ends_with(ending))
}

/// The plural of a verb in the third person: "applies" becomes "apply". Words of other forms stay as they are.
fn plural_verb(verb: &str) -> String {
    match verb {
        "is" => return "are".to_owned(),
        "was" => return "were".to_owned(),
        "has" => return "have".to_owned(),
        "does" => return "do".to_owned(),
        "goes" => return "go".to_owned(),
        _ => {}
    }
    if let Some(stem) = verb.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| verb.ends_with(ending)) {
        return verb[..verb.len() - 2].to_owned();
    }
    match verb.strip_suffix('s') {
        Some(stem) if !stem.is_empty() && !stem.ends_with('s') => stem.to_owned(),
        _ => verb.to_owned(),
    }
}

/// What follows a subject in the plural, with its verbs agreeing: " prohibits or limits x" becomes " prohibit or limit x".
pub fn agree(rest: &str) -> String {
    const BETWEEN: &[&str] =
        &["neither", "also", "therefore", "still", "only", "really", "then", "thus", "in", "fact", "not"];
    let (clause, after) = rest.split_at(rest.find(['.', ';', ':']).unwrap_or(rest.len()));
    let mut words: Vec<String> = clause.split(' ').map(str::to_owned).collect();
    let Some(verb) =
        (0..words.len()).find(|index| !words[*index].is_empty() && !BETWEEN.contains(&words[*index].as_str()))
    else {
        return rest.to_owned();
    };
    let changed = plural_verb(&words[verb]);
    if changed == words[verb] {
        return rest.to_owned();
    }
    words[verb] = changed;
    for index in verb + 1..words.len() {
        let joined = ["and", "or", "nor", "but"].contains(&words[index - 1].as_str());
        let next_to_verb = index == verb + 2;
        let is_form = ["is", "was", "has", "does"].contains(&words[index].as_str());
        let after_neither = words[index - 1] == "nor" && words[..verb].iter().any(|word| word == "neither");
        if joined && (next_to_verb || is_form || after_neither) {
            words[index] = plural_verb(&words[index]);
        }
    }
    words.join(" ") + after
}

/// Whether a name that follows these words is the subject of a clause.
pub fn opens_clause(before: &str) -> bool {
    const OPENERS: &[&str] =
        &["that", "whether", "because", "since", "if", "unless", "although", "though", "while", "where", "when"];
    let before = before.trim_end();
    before.is_empty()
        || before.ends_with(['.', ':', ';', '(', '“'])
        || before.rsplit([' ', '(', '“']).next().is_some_and(|word| OPENERS.contains(&word.to_lowercase().as_str()))
}

/// The plural of a plain noun: "products", "policies".
pub fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}

/// "first", "second" …; the number itself beyond ten.
pub fn ordinal(index: usize) -> String {
    const WORDS: &[&str] =
        &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    WORDS.get(index).map_or_else(|| format!("{}th", index + 1), |word| (*word).to_owned())
}

/// "one" to "ten"; digits beyond.
pub fn count(number: usize) -> String {
    const WORDS: &[&str] = &["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_and_names() {
        assert_eq!(list(&["a", "b", "c"], "and"), "a, b and c");
        assert_eq!(member("United States"), "the United States");
        assert_eq!(possessive(&member("United States")), "the United States'");
    }

    #[test]
    fn verbs_agree_with_plurals() {
        assert!(is_plural("the 2012 export duties on tungsten") && is_plural("rare earths"));
        assert!(!is_plural("yellow phosphorus") && !is_plural("the quota on rare earths"));
        for (one, many) in [
            (" prohibits or limits the export.", " prohibit or limit the export."),
            (" neither prohibits nor limits it", " neither prohibit nor limit it"),
            (" does not relate to it", " do not relate to it"),
            (" singles out sales and is built so", " single out sales and are built so"),
            (" applies to x. It is y.", " apply to x. It is y."),
            (" and the product", " and the product"),
        ] {
            assert_eq!(agree(one), many);
        }
        assert!(opens_clause("It follows that ") && opens_clause("") && !opens_clause("the export of "));
    }
}
