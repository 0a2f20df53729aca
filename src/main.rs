use arguendo::source::{DiskFiles, Files};
fn main() {
    let mut trees = vec![];
    for path in std::env::args().skip(1) {
        let text = DiskFiles.read(&path).unwrap();
        let (tree, problems) = arguendo::syntax::tree(&text);
        for p in problems { eprintln!("{:?}", miette::Report::new(p.report())); }
        trees.push(tree);
    }
    let (book, problems) = arguendo::rulebook::rulebook(&trees);
    println!("{} facts, {} issues, {} problems", book.facts.len(), book.issues.len(), problems.len());
    for p in problems { eprintln!("{:?}", miette::Report::new(p.report())); }
}
