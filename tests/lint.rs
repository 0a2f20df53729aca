//! The linter: its pages, its allowances, what it says of the shipped files.

use arguendo::source::Text;
use arguendo::syntax::tree;

/// Each kind of declaration with an allowance in every place where one may stand; together they need not fit.
const EVERYWHERE: &str = r#"
instrument "River Convention", cited as RC. Allows "lint::a", because "r". In force from 1 March 1990.
provision RC 4. Allows "lint::a", because "r". Text "No toll." [verified].
report "Timber", a panel report. Allows "lint::a", because "r". Circulated 30 January 2012. Allows "lint::b", because "r".
unit "ell", also "ells". Allows "lint::a", because "r". Allows "lint::b", because "r".
scale "depth": "low" < "high". Allows "lint::a", because "r".
thing "lock", plural "locks". Allows "lint::a", because "r".
standard "by far": for at least strong. Allows "lint::a", because "r".
cap press at some. Allows "lint::a", because "r".
fact "posted", of a lock: truth. Says "the lock is posted". Allows "lint::a", because "r". Asks "Is it?".
schedule "Annex", of RC 4. "1001" listed. Allows "lint::a", because "r".
issue "Public", about a lock. Allows "lint::a", because "r". It is met if the lock is posted. Allows "lint::b", because "r".
question "who": "Who?". Allows "lint::a", because "r".
  reading "one", of "Timber". Adds nothing. Allows "lint::b", because "r".
  reading "two", of "Timber". Adds nothing.
  The later report prevails. Allows "lint::c", because "r".
precedent "first", on "Public", decided met. Of "Timber". Allows "lint::a", because "r". Present: (a).
remedy under RC 4, about a lock. Allows "lint::a", because "r". None if the lock is posted. Otherwise a recommendation. Allows "lint::b", because "r".
"#;

#[test]
fn any_declaration_may_allow() {
    let (tree, problems) = tree(&Text::new("everywhere.rules", EVERYWHERE));
    assert!(problems.is_empty(), "{problems:?}");
    let counted: Vec<usize> = tree.declarations.iter().map(|declaration| declaration.value.allows().len()).collect();
    assert_eq!(counted, [1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 2, 3, 1, 2]);
    for declaration in &tree.declarations {
        for allowance in declaration.value.allows() {
            assert!(EVERYWHERE[allowance.range.clone()].starts_with("Allows \""), "{allowance:?}");
            assert!(EVERYWHERE[allowance.range.clone()].ends_with("\"r\"."), "{allowance:?}");
            assert!(allowance.lint.value.starts_with("lint::") && allowance.because.value == "r");
        }
    }
}
