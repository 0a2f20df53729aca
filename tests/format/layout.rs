//! What the canonical layout is, by example.

use arguendo::source::Text;
use arguendo::syntax::formatted;

fn laid_out(text: &str) -> String {
    formatted(&Text::new("example.rules", text)).unwrap_or_else(|problems| panic!("{}", problems[0].message))
}

#[test]
fn sentences_letters_citations_answers_and_rows_have_lines_of_their_own() {
    let text = r#"defence "Clearing" under ERC 9, about a measure and another Member as "rival", answering ERC, ERC 10 if "Open" is met, only on a reading. Says "x". Cites ERC 9; "Elm (AB)" at "para. 52" [ unverified ] ; "Elm (AB)".
The respondent must prove , on   the balance , that for some lock , any one of (a) "Open" is met [ scope ] ; or (b) at least 2 of (i) x, (ii) y or z, (iii) w; or (c) the rate exceeds 5% ; unless it is plausible that (d) it is; unless (e) q.
It is decided by the table |"Open"|the depth|result| |yes|at least "deep"|met| |no|any|not met| .
Reasons for: (f) the aim is stated.  And the respondent must prove that (g) "Open" is met.
standard "by a hint":for at least scant,against below   conclusive. Allows "unused-standard" , because "it is shown here only".
"#;
    insta::assert_snapshot!(laid_out(text), @r##"
    defence "Clearing" under ERC 9, about a measure and another Member as "rival",
      answering ERC,
                ERC 10 if "Open" is met,
      only on a reading.
      Says "x".
      Cites ERC 9;
            "Elm (AB)" at "para. 52" [unverified];
            "Elm (AB)".
      The respondent must prove, on the balance, that for some lock, any one of
        (a) "Open" is met [scope]; or
        (b) at least 2 of
          (i) x,
          (ii) y or z,
          (iii) w; or
        (c) the rate exceeds 5 %;
        unless it is plausible that (d) it is; unless (e) q.
      It is decided by the table
        | "Open" | the depth       | result  |
        | yes    | at least "deep" | met     |
        | no     | any             | not met |.
      Reasons for:
        (f) the aim is stated.
      And the respondent must prove that (g) "Open" is met.
    standard "by a hint": for at least scant, against below conclusive.
      Allows "unused-standard", because "it is shown here only".
    "##);
}

#[test]
fn lines_are_broken_at_120_columns_and_no_last_line_holds_a_word_alone() {
    let text = r#"provision ERC 4. Text "No Member shall levy a toll on goods in passage on the river, be it in money or in kind, before 1 March 1990 or after it." [unverified].
question "effect of Article 4": "Must traffic have fallen where the instrument of the measure states no aim, and the Member has promised none?".
  reading "effect needed", of "Elm – Timber (Panel)" at "para. 7.12" [unverified]. Makes "Toll" not met, because "there is no toll without an effect on traffic, and none was shown here by anybody at all".
    Adds to "Toll" that (e) fewer vessels have passed since the measure than in the five years before it, taken together and by the month.
fact "a name that is so long that it does not stand well beside the others on a line", of a measure and a product and a lock: truth.
issue "Weighed". It is decided by the table |"a name that is so long that it does not stand well in a column"|"another of the same length, or hardly shorter than it"|result| |yes|any|met| |no|yes|not met|."#;
    insta::assert_snapshot!(laid_out(text), @r##"
    provision ERC 4.
      Text "No Member shall levy a toll on goods in passage on the river, be it in money or in kind, before 1 March 1990 or
            after it." [unverified].
    question "effect of Article 4":
      "Must traffic have fallen where the instrument of the measure states no aim, and the Member has promised none?".
      reading "effect needed", of "Elm – Timber (Panel)" at "para. 7.12" [unverified].
        Makes "Toll" not met,
          because "there is no toll without an effect on traffic, and none was shown here by anybody at all".
        Adds to "Toll" that
          (e) fewer vessels have passed since the measure than in the five years before it, taken together and by the month.
    fact "a name that is so long that it does not stand well beside the others on a line", of a measure and a product and
      a lock: truth.
    issue "Weighed".
      It is decided by the table
        | "a name that is so long that it does not stand well in a column" | "another of the same length, or hardly shorter than it" | result |
        | yes | any | met     |
        | no  | yes | not met |.
    "##);
}

#[test]
fn remarks_stay_where_they_stood() {
    let text = r#"

# the file


   # indented at the head
thing "a"   ,plural "b" . # beside
thing "c", # in the middle
  plural "d"
  # before the full stop
  .
  # closes the thing above

# of the scale

scale "depth":"shallow" # less than 2 m
  < "middling" # 2 to 5 m
  # on a line of its own
  < "deep".


test "T" under ERC 4, about a measure.

  Says "x".
  Cites ERC 4 # first
   ; # second
   ERC 5 # third
   ; "Elm" at # fourth
    "p. 1" [verified].

  The complainant must prove, on the balance # how
  , that (a) the measure  is	posted # a

   ; and # after and
   # above b
   (b) any one of (i) "X" is met # in a short list
     , or (ii) the rate of the measure # left
     is at least # between
     5 % # right
     ; unless # why
     it is plausible that (c) "Y" is not met # last
     . # of the sentence
  It is decided by the table # the table
   # above the header
    | "a" # in the header
     | b c | result|
    # above the row
    |any|"x" or "y"|met| # the row
     |yes|any|not met|. # the end
  # of the test"#;
    insta::assert_snapshot!(laid_out(text), @r##"
    # the file

    # indented at the head
    thing "a", plural "b".  # beside
    thing "c",  # in the middle
      plural "d".
      # before the full stop
      # closes the thing above

    # of the scale

    scale "depth": "shallow"  # less than 2 m
      < "middling"  # 2 to 5 m
      # on a line of its own
      < "deep".

    test "T" under ERC 4, about a measure.
      Says "x".
      Cites ERC 4;  # first
            # second
            ERC 5;  # third
            "Elm" at "p. 1" [verified].  # fourth

      The complainant must prove, on the balance,  # how
        that
        (a) the measure is posted; and  # a
        # after and
        # above b
        (b) any one of
          (i) "X" is met, or  # in a short list
          (ii) the rate of the measure  # left
               is at least  # between
               5 %;  # right
        unless  # why
          it is plausible that
          (c) "Y" is not met.  # last
      # of the sentence
      It is decided by the table  # the table
        # above the header
        | "a" | b c        | result  |  # in the header
        # above the row
        | any | "x" or "y" | met     |  # the row
        | yes | any        | not met |.  # the end
      # of the test
    "##);
}

/// What is between quotation marks keeps every sign but white space of the grammar; the sign for a remark is none there.
#[test]
fn quoted_texts_keep_their_signs() {
    let text = "report \"Elm # 1;  x . y\", a commentary.\n  Title \"a\u{A0}b \u{2003} c\td\r\n e # f; [g]\".\n  Symbol \" \".\ncap press at some.\n";
    let expected = "report \"Elm # 1; x . y\", a commentary.\n  Title \"a\u{A0}b \u{2003} c d e # f; [g]\".\n  Symbol \"\".\ncap press at some.\n";
    assert_eq!(laid_out(text), expected);
    assert_eq!(laid_out(expected), expected);
}

/// A number stays with what it numbers, a unit with its number, a letter with its clause.
#[test]
fn what_belongs_together_is_not_parted() {
    for length in 60..110 {
        let name = "x".repeat(length);
        let text = format!(
            "issue \"I\".\n  Rule \"{name} of Annex 6 and 12 tonnes more\".\n  It is met if {name} is at least 5 \"tonnes of oxide\".\n"
        );
        let lines = laid_out(&text);
        assert!(
            lines.contains("Annex 6") && lines.contains("5 \"tonnes of oxide\"") && !lines.contains("(\n"),
            "{lines}"
        );
        assert!(lines.lines().all(|line| line.chars().count() <= 120), "{lines}");
    }
}

/// Long runs of everything: work that grew with their square would not come to an end here.
#[test]
fn large_texts_are_laid_out() {
    let unit: String = (0..4000).map(|number| format!(", also \"u{number}\"")).collect();
    let remarks = "# a remark\n".repeat(20_000);
    let white = " ".repeat(100_000);
    let rule = "word ".repeat(20_000);
    let text = format!(
        "{remarks}unit \"u\"{unit}.\nissue \"I\".\n  Rule \"{rule}\".\n  It is met if the measure{white}is posted.\n"
    );
    let lines = laid_out(&text);
    assert_eq!(laid_out(&lines), lines);
    assert!(lines.ends_with("  It is met if the measure is posted.\n") && lines.lines().all(|line| line.len() <= 120));
}

/// The layout may need more room than a declaration may have; then it is refused with the words for that.
#[test]
fn what_would_become_too_large_is_refused() {
    let text = format!("issue \"I\".\n  It is met.\n  Rule \"{}\".\n", "word ".repeat(52_000));
    let problems = formatted(&Text::new("large.rules", text)).expect_err("too large");
    assert_eq!(problems[0].code, "syntax::declaration_too_large");
}
