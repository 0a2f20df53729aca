//! Names of everything. They can be exchanged for others in the reverse order of the alphabet, and declarations shuffled.

use crate::oracle::model::{EvidenceKind, Grade, Issue, Kind, Of, Party, Record, Role, Rulebook, Standard, Weight};

/// How to print.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Other names, in the reverse order.
    pub renamed: bool,
    /// Another order of declarations; 0 for the order of the model.
    pub shuffle: u64,
    /// Over how many further files a rulebook is spread.
    pub further_files: usize,
}

impl Style {
    fn numbered(self, plain: &str, other: &str, index: usize) -> String {
        if self.renamed { format!("{other}{}", 99 - index) } else { format!("{plain}{index}") }
    }

    pub fn fact(self, index: usize) -> String {
        self.numbered("plod", "wend", index)
    }

    pub fn level(self, index: usize) -> String {
        self.numbered("rung", "tier", index)
    }

    pub fn choice(self, index: usize) -> String {
        self.numbered("hue", "tint", index)
    }

    pub fn issue(self, index: usize) -> String {
        self.numbered("Point ", "Knot ", index)
    }

    pub fn report(self, index: usize) -> String {
        self.numbered("Report ", "Paper ", index)
    }

    pub fn proceeding(self, index: usize) -> String {
        self.numbered("Quarrel ", "Feud ", index)
    }

    pub fn question(self, index: usize) -> String {
        self.numbered("riddle ", "puzzle ", index)
    }

    pub fn reading(self, index: usize) -> String {
        self.numbered("view ", "stand ", index)
    }

    pub fn precedent(self, issue: usize, index: usize) -> String {
        format!("{} on {}", self.numbered("Old case ", "Elder case ", index), self.issue(issue))
    }

    pub fn instrument(self, index: usize) -> String {
        let letter = if self.renamed { ["ZED", "YOT"][index] } else { ["ALF", "BET"][index] };
        letter.to_owned()
    }

    /// Where a test, defence, exception or bar stands.
    pub fn provision(self, law: &Rulebook, issue: usize) -> String {
        let instrument = match law.issues[issue].role {
            Role::Test { instrument } | Role::Defence { instrument, .. } => instrument,
            _ => 0,
        };
        format!("{} {}", self.instrument(instrument), self.numbered("", "", issue))
    }

    pub fn kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Member => "Member",
            Kind::Measure => "measure",
            Kind::Product => "product",
            Kind::Gadget => "gadget",
            Kind::Detour => "detour",
        }
    }

    pub fn thing(self, record: &Record, index: usize) -> String {
        let kind = self.kind(record.things[index].kind);
        self.numbered(&format!("{kind} no "), &format!("a {kind} no "), index)
    }

    pub fn party(self, party: Party) -> String {
        match party {
            Party::Complainant(index) => self.numbered("Arland", "Zorland", index),
            Party::Respondent => self.numbered("Borland", "Yorland", 7),
        }
    }

    pub fn of(self, record: &Record, of: Of) -> String {
        match of {
            Of::Thing(thing) => self.thing(record, thing),
            Of::Party(party) => self.party(party),
        }
    }

    /// The items in the order that the style wants.
    pub fn order<T>(self, mut items: Vec<T>) -> Vec<T> {
        let mut state = self.shuffle;
        for index in (1..items.len()).rev() {
            if self.shuffle != 0 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                items.swap(index, (state >> 33) as usize % (index + 1));
            }
        }
        items
    }
}

impl Issue {
    pub fn role_word(&self) -> &'static str {
        match self.role {
            Role::Test { .. } => "test",
            Role::Defence { .. } => "defence",
            Role::Bar { .. } => "bar",
            Role::Exception { .. } => "exception",
            Role::Plain => "issue",
        }
    }
}

impl Standard {
    /// The words that invoke it.
    pub fn words(self) -> &'static str {
        match self {
            Standard::Plausible => "plausible",
            Standard::Balance => "on the balance",
            Standard::PrimaFacie => "as a prima facie case",
            Standard::Clear => "by clear and convincing evidence",
            Standard::Iron => "as an iron case",
            Standard::Doubtless => "beyond reasonable doubt",
        }
    }
}

impl Weight {
    pub fn words(self) -> &'static str {
        match self {
            Weight::Commentary => "a commentary",
            Weight::Argument => "an argument",
            Weight::Separate => "a separate opinion",
            Weight::Unadopted => "an unadopted panel report",
            Weight::Panel => "a panel report",
            Weight::Appellate => "an Appellate Body report",
        }
    }
}

impl Grade {
    pub fn word(self) -> &'static str {
        match self {
            Grade::None => "none",
            Grade::Scant => "scant",
            Grade::Some => "some",
            Grade::Substantial => "substantial",
            Grade::Strong => "strong",
            Grade::Conclusive => "conclusive",
        }
    }
}

impl EvidenceKind {
    pub fn words(self) -> &'static str {
        match self {
            EvidenceKind::LegalText => "legal text",
            EvidenceKind::OfficialStatement => "official statement",
            EvidenceKind::Agreement => "agreement",
            EvidenceKind::Statistic => "statistic",
            EvidenceKind::Press => "press",
            EvidenceKind::Commentary => "commentary",
        }
    }
}
