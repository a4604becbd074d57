//! Words that say that a text has to do with Alibaba Cloud, and where they count.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

/// Words that begin with a shorter word are not looked for inside of others.
const LONG_WORD: usize = 7;

/// Where in a text a vendor word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Within any other word: `myaliyun`.
    Anywhere,
    /// Where a word begins: `oss_access` does not in `cross_access`.
    AtBeginning,
    /// As a word of its own: `oss2` is none in `Loss2`.
    Alone,
}

impl Stand {
    pub(crate) fn of(word: &str) -> Self {
        let first = word.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(word.len());
        match first {
            _ if word.len() < LONG_WORD => Self::Alone,
            1..LONG_WORD => Self::AtBeginning,
            _ => Self::Anywhere,
        }
    }

    /// Whether the word counts where it was found.
    pub(crate) fn counts(self, bytes: &[u8], start: usize, end: usize) -> bool {
        let belongs = |byte: u8| byte.is_ascii_alphabetic();
        match self {
            Self::Anywhere => true,
            Self::AtBeginning => is_edge(bytes, start, belongs),
            Self::Alone => is_edge(bytes, start, belongs) && is_edge(bytes, end, belongs),
        }
    }
}

/// Whether a run of bytes that `belong` together begins or ends here. In `myOss` one begins where the case changes; `Oss::`
/// ends with what belongs to none.
pub(crate) fn is_edge(bytes: &[u8], at: usize, belongs: impl Fn(u8) -> bool) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    let (Some(before), Some(behind)) = (before, bytes.get(at)) else { return true };
    let changes_case = before.is_ascii_lowercase() && behind.is_ascii_uppercase();
    !belongs(*before) || !belongs(*behind) || changes_case
}

/// The vendor words, compiled.
#[derive(Debug, Clone)]
pub(super) struct VendorWords {
    automaton: AhoCorasick,
    stands: Vec<Stand>,
}

impl VendorWords {
    pub(super) fn new(words: &[String]) -> Self {
        let automaton = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(words);
        Self {
            automaton: automaton.expect("a few short words fit into an automaton"),
            stands: words.iter().map(|word| Stand::of(word)).collect(),
        }
    }

    pub(super) fn are_in(&self, text: &str) -> bool {
        let mut found = self.automaton.find_overlapping_iter(text);
        found.any(|hit| self.stands[hit.pattern().as_usize()].counts(text.as_bytes(), hit.start(), hit.end()))
    }
}
