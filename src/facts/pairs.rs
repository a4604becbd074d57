//! Pairs of words, both of which a text must have.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

/// Pairs of words that are looked for in one pass.
#[derive(Debug)]
pub(super) struct Pairs {
    words: AhoCorasick,
    /// Of each word, which pairs it is a half of.
    halves: Vec<Vec<(usize, Half)>>,
    count: usize,
}

/// Words by what they are halves of, before they are compiled.
#[derive(Debug, Default)]
pub(super) struct Draft {
    words: BTreeMap<String, Vec<(usize, Half)>>,
    count: usize,
}

/// One of the two words of a pair, of which either may be one of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    First,
    Second,
}

impl Draft {
    /// Begins a pair.
    pub(super) fn pair(&mut self) -> usize {
        self.count += 1;
        self.count - 1
    }

    /// Adds a word that may be this half of a pair.
    pub(super) fn add(&mut self, pair: usize, half: Half, word: impl Into<String>) {
        self.words.entry(word.into()).or_default().push((pair, half));
    }

    /// Prepares to look for the pairs.
    ///
    /// # Panics
    /// When there are more words than an automaton holds, which is far more than a program or the catalogue has names.
    pub(super) fn compile(self) -> Pairs {
        let words = AhoCorasick::new(self.words.keys());
        let words = words.expect("names of functions are few and short");
        Pairs { words, halves: self.words.into_values().collect(), count: self.count }
    }
}

impl Pairs {
    /// Whether both words of a pair are in a text, where each `counts`: from and to which byte it stands.
    pub(super) fn are_in(&self, bytes: &[u8], counts: impl Fn(usize, usize) -> bool) -> bool {
        let mut seen = vec![(false, false); self.count];
        for hit in self.words.find_overlapping_iter(bytes) {
            if !counts(hit.start(), hit.end()) {
                continue;
            }
            for (pair, half) in &self.halves[hit.pattern().as_usize()] {
                let seen = &mut seen[*pair];
                match half {
                    Half::First => seen.0 = true,
                    Half::Second => seen.1 = true,
                }
                if *seen == (true, true) {
                    return true;
                }
            }
        }
        false
    }
}
