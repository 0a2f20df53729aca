//! The edition of a rulebook file: a hash of its text, so that a finding says by which law it was made.

use sha2::{Digest, Sha256};

use crate::source::Text;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// File name.
    pub name: String,
    /// The first twelve hexadecimal digits of the SHA-256 of the text, line ends normalised.
    pub edition: String,
}

impl Edition {
    pub fn of(text: &Text) -> Self {
        let normal = text.content.replace("\r\n", "\n");
        let digest = Sha256::digest(normal.as_bytes());
        let edition = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Edition { name: text.name.to_string(), edition }
    }
}
