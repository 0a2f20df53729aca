//! The form of a case file: its keys, what may stand under each, and what each means.
//!
//! One source for two uses: the reader refuses every key that is not in these tables, and the schema for editors describes those
//! that are. Kinds of things and facts come to them from the rulebook.

/// A key, and what may stand under it.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    /// Whether the key must be there.
    pub needed: bool,
    pub form: Form,
    /// What it means, for the author of a case file.
    pub about: &'static str,
}

/// What may stand under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Text,
    /// A text, or nothing.
    Remark,
    /// One text or several.
    Texts,
    Date,
    Truth,
    /// Names of things of whatever kind; `{toll: Heron}` says of which.
    Things,
    /// One such name.
    Thing,
    /// What a fact is stated of.
    Of,
    /// Parties, each with a pinpoint or without.
    SaidBy,
    /// The value that an exhibit speaks for.
    Value,
    /// One word of a list.
    Grade,
    EvidenceKind,
    Stage,
    Held,
    Status,
    /// One name of what the rulebooks declare.
    Provision,
    Plea,
    Clause,
    Element,
    Issue,
    Report,
    Fact,
    /// One or several.
    Provisions,
    Instruments,
    Kinds,
    /// Keys of their own.
    Parties,
    Exhibits,
    Withdrawals,
    Claims,
    Pleas,
    Facts,
    Arguments,
    Givens,
    Holdings,
    Allowances,
    /// Not read: a remark, or what a later edition may read.
    Unread,
}

const fn may(name: &'static str, form: Form, about: &'static str) -> Key {
    Key { name, needed: false, form, about }
}

const fn must(name: &'static str, form: Form, about: &'static str) -> Key {
    Key { name, needed: true, form, about }
}

/// The keys at the left margin; beside them stands one for each kind of thing, its plural. A record that is based on another needs
/// none of them.
pub const CASE: [Key; 20] = [
    must("case", Form::Text, "A short id of the record, as in `ds431`."),
    must("title", Form::Text, "The title of the dispute."),
    may("short title", Form::Remark, "How the dispute is cited."),
    may("note", Form::Remark, "Remarks on the record, printed with the finding."),
    must(
        "law as of",
        Form::Date,
        "The day whose law is applied: provisions, readings and precedents of later reports do not count.",
    ),
    must("facts as of", Form::Date, "The day of the facts: whether a provision was in force and bound the respondent."),
    may("status as of", Form::Unread, "The day on which the record was last looked through. Not read."),
    may(
        "proceeding",
        Form::Texts,
        "The dispute as the reports call it: readings and precedents of its own reports never decide it.",
    ),
    may(
        "based on",
        Form::Text,
        "For a hypothetical: the case file on which this one is based, by its path from this file. Only what is otherwise is \
         written here.",
    ),
    may(
        "withdraw",
        Form::Withdrawals,
        "For a hypothetical: statements of the record beneath that are taken out, named as they stand there.",
    ),
    must("parties", Form::Parties, "Who complains against whom."),
    may(
        "complete",
        Form::Kinds,
        "Kinds of things of which the record's list is complete. Any other list is open: there may be a further thing that \
         nobody has named.",
    ),
    must(
        "claims",
        Form::Claims,
        "What is claimed: which measure, which product, under which provision. Lists multiply out, and each claim is decided \
         alone.",
    ),
    may(
        "pleas",
        Form::Pleas,
        "Defences, named exceptions and bars that a party raises. What nobody raises does not count, and is listed as not raised.",
    ),
    may(
        "facts",
        Form::Facts,
        "What is stated, and the evidence for it. What is not stated is silent, and falls on whoever must prove it.",
    ),
    may("likelihoods", Form::Unread, "How likely facts and readings are. Not read."),
    may("arguments", Form::Arguments, "What the parties argue. An argument fares as the clause does that it names."),
    may(
        "given",
        Form::Givens,
        "What is taken as established or not without evidence. It is printed as given, and never scored.",
    ),
    may(
        "holdings",
        Form::Holdings,
        "What a panel or the Appellate Body decided. The finding never reads it; `arguendo verify` compares the two.",
    ),
    may("allow", Form::Allowances, "What `arguendo lint` finds in this record and you have weighed."),
];

pub const PARTIES: [Key; 4] = [
    may("complainants", Form::Texts, "The Members that complain."),
    may("complainant", Form::Texts, "The Member that complains."),
    must("respondent", Form::Text, "The Member that responds."),
    may("third parties", Form::Unread, "Members that take part as third parties. Not read."),
];

/// Of a measure, a product, a Member or any other thing.
pub const THING: [Key; 7] = [
    may(
        "called",
        Form::Remark,
        "How it is named in a sentence. Otherwise a product or a Member is named as it stands, everything else with “the”.",
    ),
    may("about", Form::Remark, "What it is, in a line."),
    may(
        "part of",
        Form::Thing,
        "The whole of which it is a part. A part inherits what is stated of the whole, may state its own, and is claimed and \
         defended alone.",
    ),
    may("raised by", Form::Texts, "The parties that raise it. A thing of this kind counts only once it is raised."),
    may("concerns", Form::Things, "The only measures or products in whose company it is considered. Otherwise all."),
    may(
        "bound by",
        Form::Instruments,
        "The instruments that bind the Member. If the record does not say, that is open; if the list lacks the instrument of a \
         claim, the claim is outside scope.",
    ),
    may("note", Form::Unread, "A remark. Not read."),
];

pub const CLAIM: [Key; 4] = [
    must("under", Form::Provisions, "The provision, or several: each makes a claim of its own."),
    may("by", Form::Texts, "The complainants that make the claim. Otherwise all of them do."),
    may("id", Form::Remark, "A name for the claim, in place of the measure."),
    may("note", Form::Unread, "A remark. Not read."),
];

pub const PLEA: [Key; 5] = [
    must("raises", Form::Plea, "The defence, exception or bar, by its provision or its name."),
    must("by", Form::Text, "The party that raises it."),
    may(
        "answering",
        Form::Provisions,
        "The only obligations against which it is raised. Otherwise all that it answers.",
    ),
    may("source", Form::Remark, "Where the party raises it."),
    may("note", Form::Unread, "A remark. Not read."),
];

/// Of a statement; beside them stands the name of the fact, with its value.
pub const STATEMENT: [Key; 9] = [
    may(
        "of",
        Form::Of,
        "The things of which the fact is stated, in any order. A kind that is left out means every thing of that kind.",
    ),
    may("label", Form::Remark, "A name for this statement, on which arguments may rely."),
    may(
        "admitted by",
        Form::SaidBy,
        "Who admits it, with the pinpoint: `{Southland: \"first written submission, para. 12\"}`. It stands against that party \
         under every standard, and against nobody else.",
    ),
    may(
        "not contested by",
        Form::SaidBy,
        "Who says that it does not contest it. It stands against that party if the evidence is at least “some”. Silence is \
         neither admission nor consent.",
    ),
    may(
        "evidence",
        Form::Exhibits,
        "Exhibits for it and against it, whoever filed them. On each side the best one counts. A value without evidence is \
         assumed, and printed as assumed.",
    ),
    may("note", Form::Unread, "A remark. Not read."),
    may("contested", Form::Unread, "Whether it is contested. Not read."),
    may("likelihood", Form::Unread, "How likely it is. Not read."),
    may("status as of", Form::Unread, "The day on which the statement was last looked through. Not read."),
];

pub const EXHIBIT: [Key; 9] = [
    may("exhibit", Form::Remark, "The number under which it was filed."),
    may("by", Form::Text, "The party that filed it. It does not matter for the weight."),
    may("source", Form::Remark, "What it is, so that a reader can find it."),
    may("at", Form::Remark, "The pinpoint: page, paragraph, article, table."),
    may(
        "kind",
        Form::EvidenceKind,
        "What it is: not who filed it, and not where it was found. Left out for what is none of these, such as a private letter.",
    ),
    must(
        "grade",
        Form::Grade,
        "How much it weighs for this one proposition: your contention, by the guide to case files.",
    ),
    may("verified", Form::Truth, "Whether you have read the source itself at that place. It is not a grade."),
    may("says", Form::Value, "The value that it speaks for, if that is not the one stated."),
    may("note", Form::Remark, "A remark, such as the steps of its grading."),
];

pub const ARGUMENT: [Key; 8] = [
    must("by", Form::Texts, "The party that argues."),
    may(
        "clause",
        Form::Clause,
        "The clause or reason that it invokes. Without one the argument is printed as made, not decided.",
    ),
    must("says", Form::Text, "The argument in one sentence of your own, without “the respondent argues that”."),
    may("relies on", Form::Texts, "The facts on which it relies, by name or label."),
    may("source", Form::Remark, "Where the party argues it."),
    may("note", Form::Unread, "A remark. Not read."),
    may("at", Form::Unread, "The pinpoint. Not read."),
    may("verified", Form::Unread, "Whether you have read it at that place. Not read."),
];

/// One of `issue`, `breach`, or `available` with `answers` must be there.
pub const GIVEN: [Key; 7] = [
    may("issue", Form::Issue, "The issue that is taken as established, or as not established."),
    may("breach", Form::Provision, "The obligation whose breach is taken as established, or as not established."),
    may("available", Form::Plea, "The defence that is taken as available for an obligation, or as not available."),
    may("answers", Form::Provision, "The obligation for which it is available."),
    may("met", Form::Truth, "`true` if it is given, `false` if its contrary is. Otherwise `true`."),
    may("why", Form::Remark, "Why it is taken so."),
    may("note", Form::Unread, "A remark. Not read."),
];

pub const HOLDING: [Key; 12] = [
    must("stage", Form::Stage, "Who decided."),
    must("date", Form::Date, "The day of the report: the holding is compared under the law of that day."),
    may("of", Form::Report, "The report."),
    must("claim", Form::Provision, "The provision of the claim in whose course the point was decided."),
    may("element", Form::Element, "The clause, issue or defence that was decided, if it was not the claim itself."),
    must("held", Form::Held, "The result: of a claim, or of an element."),
    may("status", Form::Status, "How it was held. Otherwise `found`."),
    may("at", Form::Remark, "The pinpoint."),
    may("verified", Form::Truth, "Whether you have read the report itself at that place."),
    may("complainants", Form::Texts, "The complainants whose claim it was. Otherwise all of them."),
    may("complainant", Form::Texts, "The complainant whose claim it was. Otherwise all of them."),
    may("note", Form::Remark, "A remark."),
];

pub const WITHDRAWAL: [Key; 3] = [
    must("fact", Form::Fact, "The fact."),
    may("of", Form::Of, "The things of which the record beneath states it, exactly."),
    may("note", Form::Unread, "A remark. Not read."),
];

pub const ALLOWANCE: [Key; 3] = [
    must("lint", Form::Text, "The code of the lint, as in `lint::exhibit_without_source`."),
    must("because", Form::Text, "Why it may stand."),
    may(
        "of",
        Form::Remark,
        "The fact, thing or claim that is concerned. Otherwise all that the lint finds in this record.",
    ),
];

/// The names of keys, in order.
pub fn names(keys: &[Key]) -> impl Iterator<Item = &str> + Clone {
    keys.iter().map(|key| key.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::{KEYS_OF_CASE_FILES, KEYS_OF_FACTS};

    #[test]
    fn no_rulebook_may_take_a_key_of_the_format() {
        assert_eq!(names(&CASE).collect::<Vec<_>>(), KEYS_OF_CASE_FILES);
        assert_eq!(names(&STATEMENT).collect::<Vec<_>>(), KEYS_OF_FACTS);
    }

    #[test]
    fn no_key_stands_twice_and_each_is_described() {
        let tables: [&[Key]; 12] = [
            &CASE,
            &PARTIES,
            &THING,
            &CLAIM,
            &PLEA,
            &STATEMENT,
            &EXHIBIT,
            &ARGUMENT,
            &GIVEN,
            &HOLDING,
            &WITHDRAWAL,
            &ALLOWANCE,
        ];
        for table in tables {
            for (index, key) in table.iter().enumerate() {
                assert!(table[..index].iter().all(|other| other.name != key.name), "{}", key.name);
                assert!(key.about.ends_with('.'), "{}: {}", key.name, key.about);
            }
        }
    }
}
