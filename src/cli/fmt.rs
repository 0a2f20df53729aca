use std::io::{self, Write};
use std::path::Path;

use arguendo::source::{DiskFiles, Files, Text};
use arguendo::syntax::formatted;
use similar::{DiffOp, TextDiff};

use crate::cli::Exit;
use crate::cli::project::{read_case, replace, show};

/// Lay rulebook files out in the canonical way; what they say does not change
#[derive(clap::Args)]
#[command(
    after_help = "Example: arguendo fmt --check rulebooks\n\nEach sentence begins a line under its declaration, each of several letters a line under its sentence; \
    tables are aligned, and lines are broken at 120 columns. Comments stay where they are, and so do single empty lines. \
    Lines end with a line feed alone, and no byte order mark stands at the head of a file.\n\n\
    A file that cannot be read is shown with its problems and left as it is. Exit code 3: with --check, some file would change."
)]
pub struct Args {
    /// Rulebook files, folders of them, or `-` for standard input, which is written to standard output
    #[arg(default_value = "rulebooks", value_name = "PATH")]
    paths: Vec<String>,
    /// Write nothing; name each file that would change, and show where it first would
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Exit> {
    let (mut problems, mut read, mut changed) = (Vec::new(), 0, 0);
    for path in rulebooks(&args.paths, err)? {
        let text = read_case(&path)?;
        read += 1;
        let formatted = match formatted(&text) {
            Ok(formatted) => formatted,
            Err(more) => {
                problems.extend(more);
                continue;
            }
        };
        let changes = *formatted != *text.content;
        changed += usize::from(changes);
        match (args.check, path.as_str()) {
            (true, _) if changes => first_difference(&text, &formatted, out)?,
            (true, _) => {}
            (false, "-") => out.write_all(formatted.as_bytes())?,
            (false, _) if changes => {
                replace(&path, &formatted)?;
                writeln!(out, "{path}")?;
            }
            (false, _) => {}
        }
    }
    show(&problems, err)?;
    let would = if args.check { "would change" } else { "changed" };
    if args.check || args.paths != ["-"] {
        writeln!(out, "{changed} of {read} rulebook files {would}")?;
    }
    Ok(match (problems.is_empty(), args.check && changed > 0) {
        (false, _) => Exit::Refused,
        (true, true) => Exit::No,
        (true, false) => Exit::Done,
    })
}

/// The rulebook files that these paths name; a folder means all below it.
fn rulebooks(paths: &[String], err: &mut dyn Write) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for path in paths {
        if Path::new(path).is_dir() {
            found.extend(DiskFiles.below(path, ".rules")?);
        } else if path.ends_with(".yaml") || path.ends_with(".yml") {
            writeln!(err, "`{path}` is a case file and is left as it is: only rulebooks have a canonical layout")?;
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

/// How many lines of each text are shown, and how many around them.
const SHOWN: usize = 8;
const AROUND: usize = 2;
/// How many lines are compared: enough to find where the two come together again, and few enough to be quick.
const COMPARED: usize = 200;

/// The beginning of a unified difference.
fn first_difference(text: &Text, formatted: &str, out: &mut dyn Write) -> io::Result<()> {
    let name = &text.name;
    writeln!(out, "{name} would change")?;
    // What no line shows.
    let plain = text.content.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    if plain == formatted {
        return writeln!(out, "  in its line ends or its byte order mark alone");
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (plain.lines().collect(), formatted.lines().collect());
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let from = same.saturating_sub(AROUND);
    let (old, new) = (part(&old, from), part(&new, from));
    let difference = TextDiff::from_slices(&old, &new);
    let groups = difference.grouped_ops(AROUND);
    let Some(group) = groups.first() else { return Ok(()) };
    writeln!(out, "--- {name}\n+++ {name}, laid out\n@@ from line {} @@", from + 1)?;
    for operation in group {
        let shown = |sign: char, lines: &[&str], out: &mut dyn Write| -> io::Result<()> {
            lines.iter().take(SHOWN).try_for_each(|line| writeln!(out, "{sign}{line}"))?;
            if lines.len() > SHOWN { writeln!(out, "{sign}… ({} lines more)", lines.len() - SHOWN) } else { Ok(()) }
        };
        if matches!(operation, DiffOp::Equal { .. }) {
            shown(' ', &old[operation.old_range()], out)?;
        } else {
            shown('-', &old[operation.old_range()], out)?;
            shown('+', &new[operation.new_range()], out)?;
        }
    }
    Ok(())
}

fn part<'a>(lines: &[&'a str], from: usize) -> Vec<&'a str> {
    lines.iter().skip(from).take(COMPARED).copied().collect()
}
