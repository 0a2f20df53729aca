//! The same rulebook in any other layout, with remarks or without.

use arguendo::source::Text;
use arguendo::syntax::tree;

use crate::outline;

/// Numbers at random from a seed.
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Chance(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// White space in a text, perhaps none as yet, that may be exchanged for other white space.
#[derive(Clone)]
struct Gap {
    start: usize,
    end: usize,
    quoted: bool,
}

/// What was put in, and how often.
pub struct Mangled {
    pub text: String,
    pub remarks: usize,
}

/// Another layout of a canonical text, without an empty line more or less.
pub fn layout(canonical: &str, chance: &mut Chance) -> String {
    let changes = gaps(canonical).into_iter().filter(|_| chance.below(3) > 0).collect::<Vec<_>>();
    let changes = changes.into_iter().map(|gap| {
        let white = white(canonical, &gap, chance);
        (gap, white)
    });
    changed(canonical, changes.collect())
}

/// The same with remarks wherever one may stand.
pub fn with_remarks(canonical: &str, chance: &mut Chance) -> Mangled {
    let remark = |_: &str, _: &Gap, number: usize, chance: &mut Chance| {
        let indent = " ".repeat(1 + chance.below(6));
        if chance.below(2) == 0 {
            format!(" # ~{number}~\n{indent}")
        } else {
            format!("\n{indent}# ~{number}~\n{indent}")
        }
    };
    let chosen = remarked(canonical, chance, |_| true, remark);
    let remarks = chosen.len();
    let taken: Vec<usize> = chosen.iter().map(|(gap, _)| gap.start).collect();
    let mut changes = chosen;
    for gap in gaps(canonical) {
        if !taken.contains(&gap.start) && chance.below(3) > 0 {
            let white = white(canonical, &gap, chance);
            changes.push((gap, white));
        }
    }
    changes.sort_by_key(|(gap, _)| (gap.start, gap.end));
    Mangled { text: changed(canonical, changes), remarks }
}

/// A canonical text with remarks at the ends of its lines and between them.
pub fn with_remarks_by_line(canonical: &str, chance: &mut Chance) -> Mangled {
    let remark = |text: &str, gap: &Gap, number: usize, chance: &mut Chance| {
        let white = &text[gap.start..gap.end];
        let indent = &white[white.rfind('\n').map_or(0, |at| at + 1)..];
        if chance.below(2) == 0 {
            format!("  # ~{number}~\n{indent}")
        } else {
            format!("\n{indent}# ~{number}~\n{indent}")
        }
    };
    let chosen = remarked(canonical, chance, |white| white.contains('\n'), remark);
    Mangled { remarks: chosen.len(), text: changed(canonical, chosen) }
}

/// Without the remarks that were put in.
pub fn stripped(text: &str) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("# ~") {
        told.push_str(rest[..at].trim_end());
        let length = rest[at..].find('\n').unwrap_or(rest.len() - at);
        rest = &rest[at + length..];
    }
    told + rest
}

/// Places for remarks, a few for each declaration: those where the declaration still says the same.
fn remarked(
    canonical: &str,
    chance: &mut Chance,
    wanted: impl Fn(&str) -> bool,
    remark: impl Fn(&str, &Gap, usize, &mut Chance) -> String,
) -> Vec<(Gap, String)> {
    const TRIED: usize = 4;
    let text = Text::new("canonical.rules", canonical);
    let gaps: Vec<Gap> =
        gaps(canonical).into_iter().filter(|gap| !gap.quoted && wanted(&canonical[gap.start..gap.end])).collect();
    let mut chosen: Vec<(Gap, String)> = Vec::new();
    for declaration in tree(&text).0.declarations {
        let range = declaration.range;
        let inside: Vec<&Gap> = gaps.iter().filter(|gap| range.start < gap.start && gap.end < range.end).collect();
        let plain = &canonical[range.clone()];
        let expected = outline::of_tree(&tree(&Text::new("plain.rules", plain)).0);
        for _ in 0..TRIED.min(inside.len()) {
            let gap = inside[chance.below(inside.len())];
            if chosen.iter().any(|(other, _)| other.start == gap.start) {
                continue;
            }
            let remark = remark(canonical, gap, chosen.len(), chance);
            let (from, to) = (gap.start - range.start, gap.end - range.start);
            let tried = Text::new("tried.rules", format!("{}{remark}{}", &plain[..from], &plain[to..]));
            let (read, problems) = tree(&tried);
            if problems.is_empty() && outline::of_tree(&read) == expected {
                chosen.push((gap.clone(), remark));
            }
        }
    }
    chosen.sort_by_key(|(gap, _)| gap.start);
    chosen
}

fn changed(text: &str, changes: Vec<(Gap, String)>) -> String {
    let (mut told, mut at) = (String::new(), 0);
    for (gap, white) in changes {
        told.push_str(&text[at..gap.start]);
        told.push_str(&white);
        at = gap.end;
    }
    told + &text[at..]
}

/// Some white space. Only a declaration begins in the first column, so what may look like one is indented.
fn white(text: &str, gap: &Gap, chance: &mut Chance) -> String {
    let next = text[gap.end..].chars().next().unwrap_or(' ');
    let choices = [" ", "   ", "\t", "\n  ", " \t\n\t ", "\r\n ", "\n"];
    let free = !next.is_ascii_lowercase() && next != '#';
    let white = choices[chance.below(choices.len() - usize::from(!free))];
    if gap.quoted && chance.below(8) == 0 { format!("{white}\n\n ") } else { white.to_owned() }
}

/// Where white space may change without another meaning: not around remarks, not where an empty line or a declaration begins,
/// and not within the name of a kind of thing, which is one word to the grammar.
fn gaps(text: &str) -> Vec<Gap> {
    let mut found = Vec::new();
    let (mut quoted, mut remark, mut at) = (false, false, 0);
    let kinds: Vec<&str> = text
        .split("thing \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .chain(["domestic restriction"])
        .filter(|name| name.contains(' '))
        .collect();
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let after = at + letter.len_utf8();
        if remark {
            remark = letter != '\n';
            // The line end, and the indentation of what follows.
            at = if remark { after } else { at + rest.len() - rest.trim_start().len() };
            continue;
        }
        match letter {
            '"' => quoted = !quoted,
            '#' if !quoted => remark = true,
            '[' if !quoted => found.push(Gap { start: after, end: after, quoted }),
            ';' | ']' if !quoted => found.push(Gap { start: at, end: at, quoted }),
            '.' if !quoted && text[after..].starts_with('\n') => found.push(Gap { start: at, end: at, quoted }),
            ' ' | '\n' => {
                let end = at + rest.len() - rest.trim_start_matches([' ', '\n']).len();
                let white = &text[at..end];
                let declares = white.ends_with('\n') || white.matches('\n').count() > 1;
                let in_kind = !quoted && kinds.iter().any(|kind| within(text, at, kind));
                if (quoted || !declares && !text[end..].starts_with('#')) && !in_kind && end < text.len() {
                    found.push(Gap { start: at, end, quoted });
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at = after;
    }
    found
}

/// Whether a place lies within an occurrence of these words.
fn within(text: &str, at: usize, words: &str) -> bool {
    words
        .match_indices(' ')
        .any(|(space, _)| at >= space && text.get(at - space..).is_some_and(|text| text.starts_with(words)))
}
