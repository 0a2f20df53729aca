//! The manual page of a code: a lint's from the head of its file, a refusal's from the corpus of refusals, which holds a file with
//! each mistake and what the reader is told of it.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use super::{LINTS, Lint};
use crate::source::suggest::nearest;

static CORPUS: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/refusals");

/// The stages that refuse, and what it means that one does.
const STAGES: [(&str, &str); 4] = [
    (
        "syntax",
        "The text cannot be read as a rulebook. Nothing is known yet of what its names mean. One broken declaration\n\
         costs one problem, and the rest of the file is still read.",
    ),
    (
        "rulebook",
        "The text can be read, and what it says does not fit: a name that nothing bears, a unit or type that does not\n\
         agree, a list or a table that means two things, law that rests on itself. A rulebook with such a problem is for\n\
         showing, not for deciding.",
    ),
    (
        "case",
        "The record cannot be bound to the rulebooks: a key, a name, a value or a date that they do not know, or two\n\
         statements that cannot both stand. Nothing is decided on it.",
    ),
    ("project", "A file could not be read at all."),
];

/// Refusals without an example: of what is too large to be kept, of what is no text, and of a mistake of this program.
const WITHOUT_EXAMPLE: [(&str, &str, &str); 5] = [
    ("syntax::too_large", "The file has more than 4 MB.", "Split it: rulebooks in one folder are read together."),
    (
        "syntax::layout_loses_text",
        "The canonical layout would not read as the file does. This is a mistake of arguendo, and nothing was changed.",
        "Report it, with the file.",
    ),
    ("syntax::declaration_too_large", "One declaration has more than 256 kB.", "Split it into named issues."),
    (
        "case::too_large",
        "The record is larger, or nested deeper, than any record is.",
        "Split it, or write it flatter.",
    ),
    (
        "project::unreadable_file",
        "There is no file at the path, it may not be read, or it is no UTF-8 text.",
        "Mend the path, or save the file as UTF-8.",
    ),
];

/// The manual page of a lint or a refusal, the list of all, or that of one stage.
///
/// # Errors
/// When there is no such code; the message says which is meant.
pub fn explain(code: &str) -> Result<String, String> {
    let code = code.trim();
    if matches!(code, "lint" | "lints") {
        return Ok(list_of_lints());
    }
    if let Some(lint) = Lint::named(code).or_else(|| Lint::named(&format!("lint::{code}"))) {
        return Ok(format!("{} ({})\n\n{}\n", lint.code, lint.severity.word(), lint.page()));
    }
    if let Some((stage, meaning)) = STAGES.iter().find(|(stage, _)| *stage == code) {
        return Ok(stage_page(stage, meaning));
    }
    if let Some((code, meaning, fix)) = WITHOUT_EXAMPLE.iter().find(|(known, ..)| *known == code) {
        return Ok(format!("{code} (refusal)\n\n{meaning}\n\n# The fix\n\n{fix}\n"));
    }
    let examples: Vec<&Refusal> = corpus().iter().filter(|refusal| refusal.code == code).collect();
    if !examples.is_empty() {
        return Ok(refusal_page(code, &examples));
    }
    let known = pages();
    // Most people leave out the stage, or take one for another.
    let bare = |code: &str| code.rsplit("::").next().unwrap_or_default().to_owned();
    let (asked, tails) = (bare(code), known.iter().map(|code| bare(code)).collect::<Vec<_>>());
    let by_tail = nearest(&asked, tails.iter().map(String::as_str));
    let by_tail = by_tail.and_then(|tail| known.iter().find(|code| bare(code) == tail)).map(String::as_str);
    let of_another_stage = known.iter().find(|known| bare(known) == asked).map(String::as_str);
    let near = of_another_stage.or_else(|| nearest(code, known.iter().map(String::as_str))).or(by_tail);
    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    Err(format!("no lint or refusal is called `{code}`{near}"))
}

/// Every code that has a page.
pub fn pages() -> Vec<String> {
    let lints = LINTS.iter().map(|lint| lint.code.to_owned());
    let large = WITHOUT_EXAMPLE.iter().map(|(code, ..)| (*code).to_owned());
    let mut codes: Vec<String> =
        lints.chain(large).chain(corpus().iter().map(|refusal| refusal.code.clone())).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// A file of the corpus: its code, the mistake in a sentence, the text, and the answer.
struct Refusal {
    code: String,
    mistake: String,
    text: String,
    answer: String,
}

static REFUSALS: LazyLock<Vec<Refusal>> = LazyLock::new(read_corpus);

fn corpus() -> &'static [Refusal] {
    &REFUSALS
}

fn read_corpus() -> Vec<Refusal> {
    let mut found = Vec::new();
    for folder in CORPUS.dirs() {
        for file in folder.files() {
            let is_example = file.path().extension().is_some_and(|ending| ending == "rules" || ending == "yaml");
            let answer = CORPUS.get_file(file.path().with_extension("snap")).and_then(|file| file.contents_utf8());
            if let (true, Some(text), Some(answer)) = (is_example, file.contents_utf8(), answer) {
                found.extend(refusal(text, answer));
            }
        }
    }
    found.sort_by(|one, other| (&one.code, &one.mistake).cmp(&(&other.code, &other.mistake)));
    found
}

fn refusal(text: &str, answer: &str) -> Option<Refusal> {
    let (code, mistake) = text.lines().next()?.strip_prefix("# ")?.split_once(": ")?;
    let body: Vec<&str> = text.lines().skip_while(|line| line.starts_with("# ")).collect();
    // The answer stands behind the head of its snapshot.
    let answer = answer.splitn(3, "---\n").nth(2).unwrap_or(answer);
    Some(Refusal {
        code: code.to_owned(),
        mistake: mistake.trim_end_matches('.').to_owned(),
        text: body.join("\n"),
        answer: answer.trim_end().to_owned(),
    })
}

fn refusal_page(code: &str, examples: &[&Refusal]) -> String {
    let stage = code.split("::").next().unwrap_or_default();
    let meaning = STAGES.iter().find(|(known, _)| *known == stage).map_or("", |(_, meaning)| meaning);
    let mut page = format!("{code} (refusal)\n\n{meaning}\n");
    for (index, example) in examples.iter().enumerate() {
        let heading = if examples.len() > 1 { format!("# Example {}", index + 1) } else { "# Example".to_owned() };
        let answer: Vec<&str> = example.answer.lines().collect();
        page.push_str(&format!(
            "\n{heading}\n\n{}.\n\n{}\n\n## The answer, and the fix\n\n{}\n",
            example.mistake,
            indented(&example.text),
            answer.join("\n")
        ));
    }
    page
}

fn stage_page(stage: &str, meaning: &str) -> String {
    let mut page = format!("{stage} (a stage that refuses)\n\n{meaning}\n\n");
    let prefix = format!("{stage}::");
    let mut last = String::new();
    let large = WITHOUT_EXAMPLE.iter().map(|(code, meaning, _)| ((*code).to_owned(), (*meaning).to_owned()));
    for (code, mistake) in corpus().iter().map(|refusal| (refusal.code.clone(), refusal.mistake.clone())).chain(large) {
        if code.starts_with(&prefix) && code != last {
            page.push_str(&format!("  {code}\n      {mistake}\n"));
            last = code;
        }
    }
    page
}

fn list_of_lints() -> String {
    let mut page = String::from(
        "The lints. `arguendo explain CODE` prints the page of one; `explain syntax`, `explain rulebook` and `explain case` list the refusals.\n\n",
    );
    for lint in &LINTS {
        let page_of = lint.page();
        let summary = page_of.lines().next().unwrap_or_default();
        page.push_str(&format!("  {} ({})\n      {summary}\n", lint.code, lint.severity.word()));
    }
    page
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
    lines.collect::<Vec<_>>().join("\n")
}
