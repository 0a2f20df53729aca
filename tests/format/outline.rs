//! What a tree or a rulebook says, wherever it stands: every place is replaced by the words that stand there.

use arguendo::project::Project;
use arguendo::rulebook::Rulebook;
use arguendo::source::Text;
use arguendo::syntax::tree::Tree;

pub fn of_tree(tree: &Tree) -> String {
    placeless(&format!("{:?}", tree.declarations), |_| &tree.text)
}

/// The lowered rulebook. Its editions are hashes of the texts, and so of their layout.
pub fn of_rulebook(project: &Project) -> String {
    let book = Rulebook { editions: Vec::new(), ..project.rulebook.clone() };
    let mut shown = format!("{book:?}");
    for (index, tree) in project.trees.iter().enumerate() {
        shown = shown.replace(&format!("{:?}", tree.text), &format!("text {index}"));
    }
    let name = |before: &str| {
        let digits = before.rsplit("text ").next().unwrap_or_default().chars().take_while(char::is_ascii_digit);
        digits.collect::<String>().parse().unwrap_or(0)
    };
    placeless(&shown, |before| &project.trees[name(before)].text)
}

/// Replaces each `12..34` by the words there, in the text that the print before it names.
fn placeless<'a>(shown: &str, text: impl Fn(&str) -> &'a Text) -> String {
    let mut told = String::with_capacity(shown.len());
    let mut rest = shown;
    let mut done = 0;
    while let Some(dots) = rest.find("..") {
        let digits = |letters: &str| letters.chars().take_while(char::is_ascii_digit).count();
        let start = dots - rest[..dots].bytes().rev().take_while(u8::is_ascii_digit).count();
        let end = dots + 2 + digits(&rest[dots + 2..]);
        match (rest[start..dots].parse::<usize>(), rest[dots + 2..end].parse::<usize>()) {
            (Ok(from), Ok(to)) => {
                told.push_str(&rest[..start]);
                let words = text(&shown[..done + start]).content.get(from..to);
                told.push_str(&bare(words.unwrap_or("?")));
            }
            _ => told.push_str(&rest[..end]),
        }
        rest = &rest[end..];
        done += end;
    }
    told + rest
}

/// Without white space and remarks.
fn bare(words: &str) -> String {
    let (mut told, mut quoted, mut remark, mut before) = (String::new(), false, false, ' ');
    for letter in words.chars() {
        match letter {
            '\n' => remark = false,
            '"' if !remark => quoted = !quoted,
            '#' if !quoted && (before.is_whitespace() || before == '.') => remark = true,
            _ => {}
        }
        if !remark && !letter.is_whitespace() {
            told.push(letter);
        }
        before = letter;
    }
    told
}
