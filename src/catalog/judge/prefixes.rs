//! Where a key with a fixed beginning may stand in a text, plainly or inside base64.

use aho_corasick::{AhoCorasick, MatchKind};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::catalog::key::KeyFormat;
use crate::catalog::sdk::Role;

/// How a beginning stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// As it is; the number is the length of the fixed part.
    Plain(Role, usize),
    /// In base64; the number tells how many characters after a multiple of four it stands.
    Base64(usize),
}

/// A place where a key may begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// The byte.
    pub(crate) at: usize,
    /// What begins there.
    pub(crate) beginning: Beginning,
}

/// Finds all beginnings in one pass.
#[derive(Debug, Clone)]
pub(super) struct Prefixes {
    automaton: AhoCorasick,
    beginnings: Vec<Beginning>,
}

impl Prefixes {
    pub(super) fn new(keys: &[KeyFormat]) -> Self {
        let (patterns, beginnings): (Vec<String>, Vec<Beginning>) = patterns(keys).into_iter().unzip();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(patterns);
        Self { automaton: automaton.expect("a few short words fit into an automaton"), beginnings }
    }

    pub(super) fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.automaton
            .find_iter(text)
            .map(|found| Hit { at: found.start(), beginning: self.beginnings[found.pattern().as_usize()] })
    }
}

/// Every text with which a key may begin.
pub(crate) fn patterns(keys: &[KeyFormat]) -> Vec<(String, Beginning)> {
    let mut found = Vec::new();
    for (word, role) in keys.iter().flat_map(|key| key.words.iter().map(|word| (word, key.role))) {
        found.push((word.clone(), Beginning::Plain(role, word.len())));
        if role == Role::AccessKeyId {
            for phase in 0..3 {
                let (pattern, offset) = in_base64(word, phase);
                found.push((pattern, Beginning::Base64(offset)));
            }
        }
    }
    found
}

/// The base64 characters that a word determines alone when `phase` bytes stand before it, and the place of the first of
/// them modulo four.
fn in_base64(word: &str, phase: usize) -> (String, usize) {
    let mut bytes = vec![0; phase];
    bytes.extend(word.bytes());
    let whole = STANDARD_NO_PAD.encode(&bytes);
    let (from, to) = ((phase * 8).div_ceil(6), bytes.len() * 8 / 6);
    (whole[from..to].to_owned(), from)
}
