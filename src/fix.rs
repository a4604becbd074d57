//! Edits that mend what was found: another provider in the place of a call, a comment that silences a finding.
//!
//! The code comes from the selection table's snippets, whose shape is the same for all rows of an SDK: imports, perhaps a
//! class, and a function that sets a provider up and then a client. What cannot be taken apart so gives no edit.

mod python;
mod rust;
mod silence;

use crate::catalog::sdk::Generation;
use crate::facts::{CredentialSite, FileFacts};
use crate::finding::Recommendation;
use crate::source::{Language, Span};

pub use silence::{Silence, silence, silence_in};

/// A piece of a file's text and what is put in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the file's text.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

/// The edits that put the recommended provider in the place of a call, sorted and apart from each other; `None` where that
/// takes more than a machine can tell.
#[must_use]
pub fn replace(file: &FileFacts, site: &CredentialSite, advice: &Recommendation) -> Option<Vec<Edit>> {
    let (row, snippet) = (advice.row?, advice.snippet.as_ref()?);
    let (path, span) = file.places.locate(site.span);
    if **path != *file.path || site.generation != Some(snippet.generation) {
        return None;
    }
    let mut edits = match (file.language, snippet.generation) {
        (Language::Python, Generation::OssV2 | Generation::Oss2 | Generation::Credentials) => {
            python::replace(&file.text, site, span, snippet)
        }
        (Language::Rust, Generation::Opendal | Generation::OssRustV2) => rust::replace(file, site, span, row, snippet),
        _ => None,
    }?;
    edits.sort_by_key(|edit| edit.span);
    let is_apart = edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    (is_apart && !edits.is_empty()).then_some(edits)
}

/// Whether a text has this word, between characters that belong to no word.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

/// The blanks that the line of a byte begins with.
fn indent(text: &str, offset: usize) -> &str {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
