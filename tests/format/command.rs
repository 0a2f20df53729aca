//! `arguendo fmt` as its user meets it: files, streams, exit codes.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PLAIN: &str = "thing \"lock\", plural \"locks\".\n";
const OTHERWISE: &str = "thing   \"lock\",\n plural \"locks\" .\n";

fn fmt(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arguendo")).arg("fmt").args(arguments).output().expect("the program runs")
}

fn piped(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_arguendo"))
        .arg("fmt")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("input").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("output")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// An empty folder for one test, below cargo's own for them.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fmt").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(path.join("deeper")).expect("a folder");
    path
}

#[test]
fn files_below_a_folder_are_laid_out_and_named_and_others_are_not_touched() {
    let folder = folder("folder");
    let (first, second, third) = (folder.join("a.rules"), folder.join("deeper/b.rules"), folder.join("c.txt"));
    fs::write(&first, PLAIN).expect("written");
    fs::write(&second, OTHERWISE).expect("written");
    fs::write(&third, OTHERWISE).expect("written");
    let before = fs::metadata(&first).and_then(|data| data.modified()).expect("a time");
    let path = folder.to_string_lossy().into_owned();

    let checked = fmt(&["--check", &path]);
    assert_eq!(checked.status.code(), Some(3), "{}", err(&checked));
    assert!(out(&checked).contains("b.rules would change") && !out(&checked).contains("a.rules"), "{}", out(&checked));
    assert!(out(&checked).contains("\n-thing   \"lock\",\n- plural \"locks\" .\n+thing \"lock\", plural \"locks\".\n"));
    assert!(out(&checked).ends_with("1 of 2 rulebook files would change\n"), "{}", out(&checked));
    assert_eq!(fs::read_to_string(&second).expect("a text"), OTHERWISE);

    let written = fmt(&[&path]);
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    assert!(out(&written).ends_with("deeper/b.rules\n1 of 2 rulebook files changed\n"), "{}", out(&written));
    assert_eq!(fs::read_to_string(&second).expect("a text"), PLAIN);
    assert_eq!(fs::read_to_string(&third).expect("a text"), OTHERWISE);
    assert_eq!(fs::metadata(&first).and_then(|data| data.modified()).expect("a time"), before);
    let left: Vec<_> = fs::read_dir(folder.join("deeper")).expect("a folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");

    let again = fmt(&["--check", &path]);
    assert_eq!((again.status.code(), out(&again)), (Some(0), "0 of 2 rulebook files would change\n".to_owned()));
}

#[test]
fn standard_input_comes_out_laid_out_and_nothing_else_with_it() {
    let output = piped(&["-"], OTHERWISE);
    assert_eq!((output.status.code(), out(&output), err(&output)), (Some(0), PLAIN.to_owned(), String::new()));
    assert_eq!(piped(&["-", "--check"], OTHERWISE).status.code(), Some(3));
    assert_eq!(piped(&["-", "--check"], PLAIN).status.code(), Some(0));
    assert_eq!(out(&piped(&["-"], "")), "");
}

#[test]
fn a_file_that_cannot_be_read_is_shown_and_left_and_the_others_are_laid_out() {
    let folder = folder("refused");
    let (broken, sound) = (folder.join("a.rules"), folder.join("b.rules"));
    let text = format!("{OTHERWISE}thing lock,   plural \"locks\".\n");
    fs::write(&broken, &text).expect("written");
    fs::write(&sound, OTHERWISE).expect("written");
    let output = fmt(&[&folder.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("syntax::unexpected"), "{}", err(&output));
    assert_eq!(fs::read_to_string(&broken).expect("a text"), text);
    assert_eq!(fs::read_to_string(&sound).expect("a text"), PLAIN);
    let piped = piped(&["-"], &text);
    assert_eq!((piped.status.code(), out(&piped)), (Some(1), String::new()));
}

#[test]
fn a_case_file_is_left_alone_and_said_to_be() {
    let before = fs::read("cases/ds431.yaml").expect("the case");
    let output = fmt(&["cases/ds431.yaml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("`cases/ds431.yaml` is a case file and is left as it is"), "{}", err(&output));
    assert_eq!(fs::read("cases/ds431.yaml").expect("the case"), before);
    assert_eq!(fmt(&["no such file.rules"]).status.code(), Some(1));
}

#[test]
fn line_ends_of_other_systems_and_a_byte_order_mark_are_taken_out() {
    let folder = folder("line-ends");
    let file = folder.join("a.rules");
    fs::write(&file, "\u{FEFF}# locks\r\nthing \"lock\", plural \"locks\". # two\r\n").expect("written");
    let path = file.to_string_lossy().into_owned();
    let checked = fmt(&["--check", &path]);
    assert_eq!(checked.status.code(), Some(3));
    fs::write(&file, "\u{FEFF}# locks\r\nthing \"lock\", plural \"locks\".\r\n").expect("written");
    let checked = fmt(&["--check", &path]);
    assert!(out(&checked).contains("in its line ends or its byte order mark alone"), "{}", out(&checked));
    assert_eq!(fmt(&[&path]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).expect("a text"), format!("# locks\n{PLAIN}"));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("links");
    let (file, link) = (folder.join("deeper/a.txt"), folder.join("link.rules"));
    fs::write(&file, OTHERWISE).expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("deeper/a.txt", &link).expect("a link");
    assert_eq!(fmt(&[&link.to_string_lossy()]).status.code(), Some(0));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(fs::read_to_string(&file).expect("a text"), PLAIN);
    assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
}
