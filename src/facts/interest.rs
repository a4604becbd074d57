//! Which files are worth looking at, and which of those are worth parsing: filters over bytes, made from the catalogue.
//!
//! A file that the first one drops can hold no finding and no evidence; a test holds that over everything in `testdata/`.

use std::ops::Range;

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::dfa::DFA;

use crate::catalog::Catalog;
use crate::catalog::judge::key_beginnings;
use crate::catalog::judge::vendor::{Stand, is_edge};
use crate::catalog::provider::EvidenceKind;
use crate::catalog::sdk::Role;

/// Characters that follow the fixed part of the shortest key.
const SHORTEST_REST: usize = 11;
/// What may stand between the words of a name.
pub(super) const JOINTS: [&str; 6] = ["", "_", "-", " ", ".", "\u{3000}"];
/// Comments to the program itself: one that silences nothing is a finding.
pub(super) const COMMENT: &str = "aklint:";

/// When a hit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// In any case, anywhere.
    Anywhere,
    /// In any case, where a vendor word counts.
    AsVendor(Stand),
    /// As it is written.
    AsWritten,
    /// As it is written, where a word begins: `STS.` does not in `LISTS.`.
    AsBeginning,
    /// As it is written, not within another identifier.
    AsIdentifier,
    /// As it is written, with the rest of a key behind it.
    WithKey,
}

/// Runs of a file that are searched at the same time. Each step of an automaton waits for the one before it, but not for
/// those of other runs: four take a third of the time of one.
const RUNS: usize = 4;

/// So much of a word is looked for; the rest is compared where it was found. The automaton is a fifth of what it would be
/// for whole words: it is made at every start, and its tables should stay in a core's own cache.
const STEM: usize = 6;

/// Words with when each counts, found in one pass whatever their case.
#[derive(Debug)]
pub(super) struct Words {
    /// Finds beginnings of words.
    automaton: DFA,
    start: StateID,
    all: Vec<(String, Counts)>,
    /// Of each beginning, the words that have it, as places in `all`, and its length.
    stems: Vec<(Range<usize>, usize)>,
    longest: usize,
}

impl Words {
    pub(super) fn new(mut words: Vec<(String, Counts)>) -> Self {
        words.retain(|(word, _)| !word.is_empty());
        words.sort_by_cached_key(|(word, _)| stem(word));
        let stem_of = |at: usize| stem(&words[at].0);
        let mut stems: Vec<(Range<usize>, usize)> = Vec::new();
        for at in 0..words.len() {
            match stems.last_mut() {
                Some((same, _)) if stem_of(same.start) == stem_of(at) => same.end = at + 1,
                _ => stems.push((at..at + 1, stem_of(at).len())),
            }
        }
        let automaton = DFA::builder()
            .ascii_case_insensitive(true)
            .prefilter(false)
            .build(stems.iter().map(|(words, _)| stem_of(words.start)))
            .expect("the catalogue's words, some hundreds, fit into an automaton");
        let start = automaton.start_state(Anchored::No).expect("automata begin anywhere unless told otherwise");
        let longest = stems.iter().map(|(_, length)| *length).max().unwrap_or(0);
        Self { automaton, start, all: words, stems, longest }
    }

    pub(super) fn are_in(&self, bytes: &[u8]) -> bool {
        let length = bytes.len() / RUNS;
        let runs: [&[u8]; RUNS] = std::array::from_fn(|run| &bytes[run * length..(run + 1) * length]);
        let mut states = [self.start; RUNS];
        for at in 0..length {
            let mut is_special = false;
            for (state, run) in states.iter_mut().zip(runs) {
                *state = self.next(*state, run[at]);
                is_special |= self.automaton.is_special(*state);
            }
            if is_special && (0..RUNS).any(|run| self.stands_at(bytes, run * length + at + 1, states[run])) {
                return true;
            }
        }
        // Words that go on behind the end of their run, and the bytes behind the last one.
        states.into_iter().zip(1..).any(|(mut state, run)| {
            let from = run * length;
            let to = if run == RUNS { bytes.len() } else { bytes.len().min(from + self.longest) };
            (from..to).any(|at| {
                state = self.next(state, bytes[at]);
                self.stands_at(bytes, at + 1, state)
            })
        })
    }

    fn next(&self, state: StateID, byte: u8) -> StateID {
        self.automaton.next_state(Anchored::No, state, byte)
    }

    /// Whether a word that counts stands where the automaton has come to this state.
    fn stands_at(&self, bytes: &[u8], at: usize, state: StateID) -> bool {
        self.automaton.is_match(state)
            && (0..self.automaton.match_len(state)).any(|index| {
                let (words, length) = &self.stems[self.automaton.match_pattern(state, index).as_usize()];
                self.all[words.clone()].iter().any(|(word, counts)| is_word(bytes, at - length, word, *counts))
            })
    }
}

/// Whether a word stands there, and counts.
fn is_word(bytes: &[u8], start: usize, word: &str, counts: Counts) -> bool {
    let end = start + word.len();
    let Some(found) = bytes.get(start..end).filter(|found| found.eq_ignore_ascii_case(word.as_bytes())) else {
        return false;
    };
    let is_as_written = || found == word.as_bytes();
    match counts {
        Counts::Anywhere => true,
        Counts::AsVendor(stand) => stand.counts(bytes, start, end),
        Counts::AsWritten => is_as_written(),
        Counts::AsBeginning => is_as_written() && is_edge(bytes, start, |byte| byte.is_ascii_alphabetic()),
        Counts::AsIdentifier => is_as_written() && is_identifier(bytes, start, end),
        Counts::WithKey => is_as_written() && has_rest(&bytes[end..]),
    }
}

/// The beginning of a word, in lower case.
fn stem(word: &str) -> Vec<u8> {
    word.as_bytes()[..word.len().min(STEM)].to_ascii_lowercase()
}

/// Whether what stands there is no part of a longer identifier.
pub(super) fn is_identifier(bytes: &[u8], start: usize, end: usize) -> bool {
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    is_edge(bytes, start, belongs) && is_edge(bytes, end, belongs)
}

fn has_rest(rest: &[u8]) -> bool {
    let belongs = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    rest.iter().take(SHORTEST_REST).filter(belongs).count() == SHORTEST_REST
}

/// Tells interesting files from the rest.
#[derive(Debug)]
pub struct Interest(Words);

impl Interest {
    /// Compiles the filter.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let mut words = about_us(catalog);
        words.extend(id_beginnings(catalog));
        words.extend(key_beginnings(&catalog.keys).into_iter().map(|(word, _)| (word, Counts::WithKey)));
        let evidence = catalog.evidence.iter().flat_map(|kind| &kind.words).map(|word| EvidenceKind::anchor(word));
        words.extend(evidence.map(|word| (word.to_owned(), Counts::AsWritten)));
        words.extend(catalog.variables().map(|name| (name.to_owned(), Counts::AsIdentifier)));
        words.extend(secret_names(catalog).into_iter().map(|name| (name, Counts::Anywhere)));
        Self(Words::new(words))
    }

    /// Whether a file with these bytes can hold a finding or evidence.
    #[must_use]
    pub fn is_interesting(&self, bytes: &[u8]) -> bool {
        self.0.are_in(bytes)
    }

    /// The words it looks for: what a search for them alone would have to find, in whatever case.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.all.iter().map(|(word, _)| word.as_str())
    }
}

/// Tells files whose code can matter from those whose text says all there is: a file that names no package and no vendor and
/// holds nothing like a key has no call to judge.
#[derive(Debug)]
pub struct CodeWords {
    words: Words,
    names: Words,
}

impl CodeWords {
    /// Compiles the words of the catalogue.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let mut words = about_us(catalog);
        words.extend(id_beginnings(catalog));
        let names = secret_names(catalog).into_iter().map(|name| (name, Counts::Anywhere)).collect();
        Self { words: Words::new(words), names: Words::new(names) }
    }

    /// Whether a file with this text must be parsed.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        self.words.are_in(text.as_bytes())
    }

    /// Whether a name that says secret stands in the text.
    #[must_use]
    pub fn names_are_in(&self, text: &str) -> bool {
        self.names.are_in(text.as_bytes())
    }
}

/// Packages and vendors.
fn about_us(catalog: &Catalog) -> Vec<(String, Counts)> {
    let packages = catalog.package_words().iter().map(|word| (word.clone(), Counts::AsIdentifier));
    let vendors = catalog.names.vendor.iter().map(|word| (word.clone(), Counts::AsVendor(Stand::of(word))));
    packages.chain(vendors).chain([(COMMENT.to_owned(), Counts::Anywhere)]).collect()
}

/// The beginnings of ids alone: the rest may be put together in code.
pub(super) fn id_beginnings(catalog: &Catalog) -> impl Iterator<Item = (String, Counts)> {
    let ids = catalog.keys.iter().filter(|key| key.role == Role::AccessKeyId);
    ids.flat_map(|key| &key.words).map(|word| (word.clone(), Counts::AsBeginning))
}

/// The beginnings of names that say secret.
fn secret_names(catalog: &Catalog) -> Vec<String> {
    let secrets = catalog.names.name.iter().filter(|names| names.role == Role::AccessKeySecret);
    let beginnings = secrets.flat_map(|names| names.whole.iter().chain(&names.ends)).flat_map(|name| {
        let words: Vec<&str> = name.split(' ').take(2).collect();
        joined(&words, &JOINTS)
    });
    shortest(beginnings.collect())
}

/// Words with each of these joints between them.
pub(super) fn joined(words: &[&str], joints: &[&str]) -> Vec<String> {
    match words {
        [word] => vec![(*word).to_owned()],
        _ => joints.iter().map(|joint| words.join(joint)).collect(),
    }
}

/// In lower case, and without those that hold a shorter one: it suffices.
pub(super) fn shortest(mut words: Vec<String>) -> Vec<String> {
    for word in &mut words {
        word.make_ascii_lowercase();
    }
    words.sort_unstable_by_key(String::len);
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        if !word.is_empty() && !kept.iter().any(|shorter| word.contains(shorter.as_str())) {
            kept.push(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Else a file would be judged by its code only when somebody else asks for it.
    #[test]
    fn what_makes_a_file_worth_parsing_makes_it_interesting() {
        let interest = Interest::new(Catalog::builtin());
        let code = CodeWords::new(Catalog::builtin());
        for (word, _) in code.words.all.iter().chain(&code.names.all) {
            assert!(interest.is_interesting(word.as_bytes()), "{word}");
        }
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let words = Words::new(vec![("oss2".to_owned(), Counts::AsIdentifier), ("LTAI".to_owned(), Counts::WithKey)]);
        for length in 0..64 {
            for at in 0..=length {
                let text = format!("{}oss2{}", " ".repeat(at), ".".repeat(length - at));
                assert!(words.are_in(text.as_bytes()), "{text}");
                let text = format!("{}LTAI0123456789ab{}", " ".repeat(at), " ".repeat(length - at));
                assert!(words.are_in(text.as_bytes()), "{text}");
            }
            assert!(!words.are_in(" ".repeat(length).as_bytes()));
        }
    }

    #[test]
    fn words_count_where_they_are_words() {
        let words = Words::new(vec![
            ("oss2".to_owned(), Counts::AsIdentifier),
            ("oss".to_owned(), Counts::AsVendor(Stand::Alone)),
            ("Oss::".to_owned(), Counts::AsIdentifier),
            ("LTAI".to_owned(), Counts::WithKey),
            ("oss_access".to_owned(), Counts::AsVendor(Stand::AtBeginning)),
            ("STS.".to_owned(), Counts::AsBeginning),
        ]);
        for text in ["import oss2", "myOss", "a.oss.b", "x = Oss::default()", "'LTAI0123456789ab'", "OSS_KEY"]
            .into_iter()
            .chain(["MY_OSS_ACCESSKEY", "'STS.'", "aSTS."])
        {
            assert!(words.are_in(text.as_bytes()), "{text}");
        }
        for text in ["Loss2", "cross", "Loss::new()", "LTAI", "LTAI is a prefix", "OSSIFY", "CROSS_ACCESS", "LISTS."] {
            assert!(!words.are_in(text.as_bytes()), "{text}");
        }
    }
}
