//! Which files are worth looking at: a filter over bytes, made from the catalogue.
//!
//! A file that it drops can hold no finding and no evidence; a test holds that over everything in `testdata/`.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::catalog::Catalog;
use crate::catalog::judge::key_beginnings;
use crate::catalog::sdk::Role;

/// Characters that follow the fixed part of the shortest key.
const SHORTEST_REST: usize = 11;
/// What may stand between the words of a name.
const JOINTS: [&str; 6] = ["", "_", "-", " ", ".", "\u{3000}"];
/// Comments to the program itself: one that silences nothing is a finding.
pub(super) const COMMENT: &str = "aklint:";

/// Tells interesting files from the rest.
#[derive(Debug)]
pub struct Interest {
    /// Beginnings of keys; each counts only with the rest of a key behind it.
    keys: AhoCorasick,
    /// Words whose case matters: what is evidence.
    words: AhoCorasick,
    /// Words in any case: packages, vendors, names of secrets.
    folded: AhoCorasick,
}

impl Interest {
    /// Compiles the filter.
    ///
    /// # Panics
    /// When the catalogue holds more words than an automaton can, which is some millions.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let keys = key_beginnings(&catalog.keys).into_iter().map(|(word, _)| word);
        let words = catalog.evidence.iter().flat_map(|kind| &kind.words);
        let build = |folded: bool, patterns: Vec<String>| {
            AhoCorasick::builder()
                .ascii_case_insensitive(folded)
                .match_kind(MatchKind::LeftmostFirst)
                .build(patterns)
                .expect("the catalogue's words fit into an automaton")
        };
        Self {
            keys: build(false, keys.collect()),
            words: build(false, words.cloned().collect()),
            folded: build(true, folded_words(catalog)),
        }
    }

    /// Whether a file with these bytes can hold a finding or evidence.
    #[must_use]
    pub fn is_interesting(&self, bytes: &[u8]) -> bool {
        self.folded.is_match(bytes) || self.words.is_match(bytes) || self.has_key(bytes)
    }

    fn has_key(&self, bytes: &[u8]) -> bool {
        self.keys.find_iter(bytes).any(|found| {
            let rest = &bytes[found.end()..];
            let belongs = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
            rest.iter().take(SHORTEST_REST).filter(belongs).count() == SHORTEST_REST
        })
    }
}

/// Tells files whose code can matter from those whose text says all there is: a file that names no package and no vendor and
/// holds nothing like a key has no call to judge.
#[derive(Debug)]
pub struct CodeWords(AhoCorasick);

impl CodeWords {
    /// Compiles the words of the catalogue.
    ///
    /// # Panics
    /// As [`Interest::new`].
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let mut words: Vec<String> = catalog.sdks.iter().flat_map(|sdk| &sdk.words).cloned().collect();
        words.extend(catalog.names.vendor.iter().cloned());
        words.extend(catalog.keys.iter().filter(|key| key.role == Role::AccessKeyId).flat_map(|key| key.words.clone()));
        words.push(COMMENT.to_owned());
        words.retain(|word| !word.is_empty());
        let automaton =
            AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostFirst).build(words);
        Self(automaton.expect("the catalogue's words fit into an automaton"))
    }

    /// Whether a file with this text must be parsed.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// Packages, vendors, and the beginnings of names that say secret: shorter patterns, which their longer ones hold, suffice.
fn folded_words(catalog: &Catalog) -> Vec<String> {
    let mut words: Vec<String> = catalog.sdks.iter().flat_map(|sdk| &sdk.words).cloned().collect();
    words.extend(catalog.names.vendor.iter().cloned());
    words.push(COMMENT.to_owned());
    let secrets = catalog.names.name.iter().filter(|names| names.role == Role::AccessKeySecret);
    for name in secrets.flat_map(|names| names.whole.iter().chain(&names.ends)) {
        let mut parts = name.split(' ');
        match (parts.next(), parts.next()) {
            (Some(first), Some(second)) => words.extend(JOINTS.iter().map(|joint| format!("{first}{joint}{second}"))),
            _ => words.push(name.clone()),
        }
    }
    words.iter_mut().for_each(|word| word.make_ascii_lowercase());
    words.sort_unstable_by_key(String::len);
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !word.is_empty() && !kept.iter().any(|shorter| word.contains(shorter.as_str())) {
            kept.push(word);
        }
    }
    kept
}
