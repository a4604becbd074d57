//! Text that may be a secret. What cannot be printed cannot leak.

use std::fmt;

use sha2::{Digest, Sha256};
use smol_str::SmolStr;

/// A piece of text out of a user's file that may be a secret.
///
/// `Debug` and `Display` give the mask; there is no serialization. [`Masked::reveal`] is for comparing, measuring and
/// fingerprinting inside the program, never for anything that is shown or stored.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Masked(SmolStr);

impl Masked {
    /// Takes a text into custody.
    pub fn new(text: impl Into<SmolStr>) -> Self {
        Self(text.into())
    }

    /// The text itself. Not for output of any kind.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What may be shown of an AccessKey ID: its first four characters.
    #[must_use]
    pub fn mask(&self) -> String {
        if is_access_key_id(&self.0) { format!("{}****", &self.0[..4]) } else { "****".to_owned() }
    }

    /// A short name for this secret that tells equal ones apart without giving the text away.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&[self.reveal()])
    }
}

/// An AccessKey with all its parts, whole: for signing with it, and for nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccessKey {
    /// The AccessKey ID.
    pub id: Masked,
    /// The AccessKey secret.
    pub secret: Masked,
    /// The security token, if there is one: temporary keys are of no use without.
    pub token: Option<Masked>,
}

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mask())
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mask())
    }
}

/// Whether the text begins as an AccessKey ID does, so that its first four characters say nothing about the rest.
fn is_access_key_id(text: &str) -> bool {
    text.starts_with("LTAI") || text.starts_with("STS.")
}

/// Blanks the given byte ranges of `text` with `*`, one per byte, so that every other byte keeps its place.
///
/// The first four characters of an AccessKey ID stay. Line breaks stay, so that lines keep their numbers.
#[must_use]
pub fn blank(text: &str, spans: &[crate::source::Span]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for span in spans {
        let range = span.range();
        let Some(secret) = text.get(range.clone()) else { continue };
        let shown = if is_access_key_id(secret) { 4 } else { 0 };
        for byte in &mut bytes[range.start + shown..range.end] {
            if !matches!(*byte, b'\n' | b'\r') {
                *byte = b'*';
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| "*".repeat(text.len()))
}

/// A salted SHA-256 of several parts; `["ab", "c"]` and `["a", "bc"]` differ.
#[must_use]
pub fn digest(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(b"aklint fingerprint, version 1");
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Twelve hexadecimal digits of a salted SHA-256: enough to tell findings apart, useless for getting a secret back.
///
/// The salt is fixed so that the same key has the same fingerprint everywhere; a 30-character random secret cannot be
/// found by trying, and 48 bits do not determine it even if it could.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 6]);

impl Fingerprint {
    /// The digest of several parts; `["ab", "c"]` and `["a", "bc"]` differ.
    #[must_use]
    pub fn of(parts: &[&str]) -> Self {
        let mut short = [0; 6];
        short.copy_from_slice(&digest(parts)[..6]);
        Self(short)
    }

    /// Reads the twelve digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).ok().filter(|_| digits)?;
        let [_, _, short @ ..] = number.to_be_bytes();
        Some(Self(short))
    }

    /// The first six digits: what a person reads.
    #[must_use]
    pub fn short(self) -> String {
        self.to_string()[..6].to_owned()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn nothing_of_a_secret_is_printed() {
        let secret = Masked::new("aVerySecretThing");
        assert_eq!(format!("{secret} {secret:?}"), "**** ****");
        assert_eq!(Masked::new("LTAIabcdefgh").to_string(), "LTAI****");
    }

    #[test]
    fn blanking_keeps_every_other_byte_in_its_place() {
        let text = "密 = 'LTAIxyz' # 密";
        let at = text.find("LTAI").expect("it is there");
        let blanked = blank(text, &[Span::new(at, at + 7)]);
        assert_eq!(blanked, "密 = 'LTAI***' # 密");
        assert_eq!(blank("a密b", &[Span::new(0, 5)]), "*****");
    }

    #[test]
    fn fingerprints_depend_on_where_parts_end() {
        assert_ne!(Fingerprint::of(&["ab", "c"]), Fingerprint::of(&["a", "bc"]));
    }

    #[test]
    fn fingerprints_are_read_as_they_are_written() {
        let one = Fingerprint::of(&["x"]);
        assert_eq!(Fingerprint::read(&one.to_string()), Some(one));
        for wrong in ["", "0123456789a", "0123456789abc", "+123456789ab", "密密密密"] {
            assert_eq!(Fingerprint::read(wrong), None, "{wrong}");
        }
    }
}
