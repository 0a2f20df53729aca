//! What evidence may weigh.

/// How much an exhibit weighs for one proposition: the author's contention, by the criteria of the case-file guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    None,
    Scant,
    Some,
    Substantial,
    Strong,
    Conclusive,
}

impl Grade {
    pub const ALL: [Grade; 6] =
        [Grade::None, Grade::Scant, Grade::Some, Grade::Substantial, Grade::Strong, Grade::Conclusive];

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

    pub fn from_word(word: &str) -> Option<Grade> {
        Grade::ALL.into_iter().find(|grade| grade.word() == word)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    LegalText,
    OfficialStatement,
    Agreement,
    Statistic,
    Press,
    Commentary,
}

impl EvidenceKind {
    pub const ALL: [EvidenceKind; 6] = [
        EvidenceKind::LegalText,
        EvidenceKind::OfficialStatement,
        EvidenceKind::Agreement,
        EvidenceKind::Statistic,
        EvidenceKind::Press,
        EvidenceKind::Commentary,
    ];

    pub fn word(self) -> &'static str {
        match self {
            EvidenceKind::LegalText => "legal text",
            EvidenceKind::OfficialStatement => "official statement",
            EvidenceKind::Agreement => "agreement",
            EvidenceKind::Statistic => "statistic",
            EvidenceKind::Press => "press",
            EvidenceKind::Commentary => "commentary",
        }
    }

    pub fn from_word(word: &str) -> Option<EvidenceKind> {
        EvidenceKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
