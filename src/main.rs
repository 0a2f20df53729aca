use arguendo::source::{DiskFiles, Files};
fn main() {
    for path in std::env::args().skip(1) {
        let text = DiskFiles.read(&path).unwrap();
        let (tree, problems) = arguendo::syntax::tree(&text);
        println!("{path}: {} declarations, {} problems", tree.declarations.len(), problems.len());
        for p in problems { eprintln!("{:?}", miette::Report::new(p.report())); }
        if std::env::var("V").is_ok() { println!("{tree:#?}"); }
    }
}
