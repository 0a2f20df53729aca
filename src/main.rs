use arguendo::source::{DiskFiles, Files};
use arguendo::project::Project;
use arguendo::reason::Options;
fn main() {
    let paths: Vec<String> = DiskFiles.below("rulebooks", ".rules").unwrap();
    let (project, problems) = Project::open(&DiskFiles, &paths);
    for p in &problems { eprintln!("{:?}", miette::Report::new(p.report())); }
    for path in std::env::args().skip(1) {
        let text = DiskFiles.read(&path).unwrap();
        let (record, problems) = project.record(&DiskFiles, &text);
        for p in &problems { eprintln!("{:?}", miette::Report::new(p.report())); }
        if let Some(record) = record {
            let f = project.decide(&record, &Options::default());
            for c in &f.claims { println!("{} {:?} robust {} {:?}", c.id, c.verdict, c.robust, c.pivotal_readings);
              if std::env::var("V").is_ok() { for n in &c.nodes { println!("   {} {:?} {:?} {:?} {:?} | {}", n.id, n.form, n.value, n.reason, n.annotation, n.sentence.established); } }
              for d in &c.defences { if d.raised { println!("    {} avail {:?} made {:?}", d.provision, d.availability, d.made_out); } }
            }
        }
    }
}
