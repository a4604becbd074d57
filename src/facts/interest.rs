//! Which files are worth looking at, and which of those are worth parsing: filters over bytes, made from the catalogue.
//!
//! A file that the first one drops can hold no finding and no evidence; a test holds that over everything in `testdata/`.

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::dfa::DFA;

use crate::catalog::Catalog;
use crate::catalog::judge::key_beginnings;
use crate::catalog::provider::EvidenceKind;
use crate::catalog::sdk::Role;

/// Characters that follow the fixed part of the shortest key.
const SHORTEST_REST: usize = 11;
/// What may stand between the words of a name.
const JOINTS: [&str; 6] = ["", "_", "-", " ", ".", "\u{3000}"];
/// Comments to the program itself: one that silences nothing is a finding.
pub(super) const COMMENT: &str = "aklint:";
/// Shorter vendor words (`oss2`) count only as words of their own: `Loss2` is none.
const LONG_WORD: usize = 7;

/// When a hit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// In any case, anywhere.
    Anywhere,
    /// In any case, not within another word.
    AsWord,
    /// As it is written.
    AsWritten,
    /// As it is written, not within another identifier.
    AsIdentifier,
    /// As it is written, with the rest of a key behind it.
    WithKey,
}

/// Runs of a file that are searched at the same time. Each step of an automaton waits for the one before it, but not for
/// those of other runs: four take a third of the time of one.
const RUNS: usize = 4;

/// Words with when each counts, found in one pass whatever their case; the rest is looked at where one is found.
#[derive(Debug)]
struct Words {
    automaton: DFA,
    start: StateID,
    all: Vec<(String, Counts)>,
    longest: usize,
}

impl Words {
    fn new(mut words: Vec<(String, Counts)>) -> Self {
        words.retain(|(word, _)| !word.is_empty());
        let automaton = DFA::builder()
            .ascii_case_insensitive(true)
            .prefilter(false)
            .build(words.iter().map(|(word, _)| word))
            .expect("the catalogue's words, some hundreds, fit into an automaton");
        let start = automaton.start_state(Anchored::No).expect("automata begin anywhere unless told otherwise");
        let longest = words.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        Self { automaton, start, all: words, longest }
    }

    fn are_in(&self, bytes: &[u8]) -> bool {
        let length = bytes.len() / RUNS;
        let runs: [&[u8]; RUNS] = std::array::from_fn(|run| &bytes[run * length..(run + 1) * length]);
        let mut states = [self.start; RUNS];
        for at in 0..length {
            let mut is_special = false;
            for (state, run) in states.iter_mut().zip(runs) {
                *state = self.next(*state, run[at]);
                is_special |= self.automaton.is_special(*state);
            }
            if is_special && (0..RUNS).any(|run| self.ends_at(bytes, run * length + at + 1, states[run])) {
                return true;
            }
        }
        // Words that go on behind the end of their run, and the bytes behind the last one.
        states.into_iter().zip(1..).any(|(mut state, run)| {
            let from = run * length;
            let to = if run == RUNS { bytes.len() } else { bytes.len().min(from + self.longest) };
            (from..to).any(|at| {
                state = self.next(state, bytes[at]);
                self.ends_at(bytes, at + 1, state)
            })
        })
    }

    fn next(&self, state: StateID, byte: u8) -> StateID {
        self.automaton.next_state(Anchored::No, state, byte)
    }

    /// Whether a word that counts ends where the automaton is in this state.
    fn ends_at(&self, bytes: &[u8], end: usize, state: StateID) -> bool {
        self.automaton.is_match(state)
            && (0..self.automaton.match_len(state))
                .any(|index| self.counts(bytes, end, self.automaton.match_pattern(state, index).as_usize()))
    }

    fn counts(&self, bytes: &[u8], end: usize, word: usize) -> bool {
        let (word, counts) = &self.all[word];
        let start = end - word.len();
        let is_as_written = || &bytes[start..end] == word.as_bytes();
        match counts {
            Counts::Anywhere => true,
            Counts::AsWord => stands_alone(bytes, start, end, u8::is_ascii_alphabetic),
            Counts::AsWritten => is_as_written(),
            Counts::AsIdentifier => {
                let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
                is_as_written() && stands_alone(bytes, start, end, belongs)
            }
            Counts::WithKey => is_as_written() && has_rest(&bytes[end..]),
        }
    }
}

/// Whether a hit is no part of a longer run of characters that `belong` together. At an end of the word that is none of
/// them (`Oss::`) there is nothing to look at; `myOss` and `OSSAccess` begin and end where the case changes.
fn stands_alone(bytes: &[u8], start: usize, end: usize, belongs: impl Fn(&u8) -> bool) -> bool {
    let goes_on = |a: Option<&u8>, b: Option<&u8>| {
        let (Some(a), Some(b)) = (a, b) else { return false };
        let changes_case = a.is_ascii_lowercase() && b.is_ascii_uppercase();
        belongs(a) && belongs(b) && !changes_case
    };
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    !goes_on(before, bytes.get(start)) && !goes_on(bytes.get(end - 1), bytes.get(end))
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
        words.extend(catalog.variables().into_iter().map(|name| (name.to_owned(), Counts::AsIdentifier)));
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
    let packages = catalog.sdks.iter().flat_map(|sdk| &sdk.words).map(|word| (word.clone(), Counts::AsIdentifier));
    let vendors = catalog.names.vendor.iter().map(|word| {
        let counts = if word.len() < LONG_WORD { Counts::AsWord } else { Counts::Anywhere };
        (word.clone(), counts)
    });
    packages.chain(vendors).chain([(COMMENT.to_owned(), Counts::Anywhere)]).collect()
}

/// The beginnings of ids alone: the rest may be put together in code.
fn id_beginnings(catalog: &Catalog) -> impl Iterator<Item = (String, Counts)> {
    let ids = catalog.keys.iter().filter(|key| key.role == Role::AccessKeyId);
    ids.flat_map(|key| &key.words).map(|word| (word.clone(), Counts::AsWritten))
}

/// The beginnings of names that say secret: shorter ones, which the longer ones hold, suffice.
fn secret_names(catalog: &Catalog) -> Vec<String> {
    let mut words = Vec::new();
    let secrets = catalog.names.name.iter().filter(|names| names.role == Role::AccessKeySecret);
    for name in secrets.flat_map(|names| names.whole.iter().chain(&names.ends)) {
        let mut parts = name.split(' ');
        match (parts.next(), parts.next()) {
            (Some(first), Some(second)) => words.extend(JOINTS.iter().map(|joint| format!("{first}{joint}{second}"))),
            _ => words.push(name.clone()),
        }
    }
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
            ("oss".to_owned(), Counts::AsWord),
            ("Oss::".to_owned(), Counts::AsIdentifier),
            ("LTAI".to_owned(), Counts::WithKey),
        ]);
        for text in ["import oss2", "myOss", "a.oss.b", "x = Oss::default()", "'LTAI0123456789ab'", "OSS_KEY"] {
            assert!(words.are_in(text.as_bytes()), "{text}");
        }
        for text in ["Loss2", "cross", "Loss::new()", "LTAI", "LTAI is a prefix", "OSSIFY"] {
            assert!(!words.are_in(text.as_bytes()), "{text}");
        }
    }
}
