//! What stands in the place of a key.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use sha2::{Digest, Sha256};

use super::looks;
use super::names::Words;
use crate::catalog::key::Placeholders;

/// The compiled form of `rules/placeholders.toml`.
#[derive(Debug, Clone)]
pub(super) struct PlaceholderTable {
    exact: HashSet<String>,
    extra: HashSet<String>,
    words: Vec<String>,
    /// Finds the words in lower, title and upper case: three patterns for each.
    forms: AhoCorasick,
    brackets: Vec<[String; 2]>,
    mask: String,
    other_clouds: Vec<String>,
    documentation: HashSet<Vec<u8>>,
}

/// A token is longer than the texts in which a word cannot stand by chance.
const LOOKED_THROUGH: usize = 64;

impl PlaceholderTable {
    pub(super) fn new(data: &Placeholders, extra: &[String]) -> Self {
        let words = data.words.iter().filter(|word| !word.is_empty() && word.is_ascii());
        let words: Vec<String> = words.map(|word| word.to_ascii_lowercase()).collect();
        let forms = words.iter().flat_map(|lower| {
            let upper = lower.to_ascii_uppercase();
            let title = format!("{}{}", &upper[..1], &lower[1..]);
            [lower.clone(), title, upper]
        });
        Self {
            forms: AhoCorasick::new(forms).expect("the catalogue's words, some dozens, fit into an automaton"),
            exact: data.exact.iter().map(|value| Words::of(value).text).collect(),
            extra: extra.iter().cloned().collect(),
            words,
            brackets: data.brackets.clone(),
            mask: data.mask.clone(),
            other_clouds: data.other_clouds.clone(),
            documentation: data.documentation.iter().map(|digest| from_hexadecimal(digest)).collect(),
        }
    }

    /// Whether documentation prints this very value, or a config declares it to be none.
    pub(super) fn is_documented(&self, value: &str) -> bool {
        if self.extra.contains(value) {
            return true;
        }
        let digest = Sha256::digest(value);
        self.documentation.contains(&digest[..])
    }

    /// Whether it begins as the keys of another cloud do. Short ones are names, not keys.
    pub(super) fn is_other_cloud(&self, value: &str) -> bool {
        value.len() >= 16
            && value.bytes().all(|byte| byte.is_ascii_graphic())
            && self.other_clouds.iter().any(|prefix| value.starts_with(prefix.as_str()))
    }

    /// The value without the brackets, quotes and spaces around it.
    pub(super) fn unwrapped<'v>(&self, value: &'v str) -> &'v str {
        let mut inner = value;
        for [open, close] in self.brackets.iter().filter(|[open, close]| open != close) {
            if let Some(inside) = inner.strip_prefix(open.as_str()).and_then(|rest| rest.strip_suffix(close.as_str())) {
                inner = inside;
            }
        }
        inner.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
    }

    /// Whether it is no value yet.
    pub(super) fn matches(&self, value: &str) -> bool {
        if self.extra.contains(value) || self.exact.contains(&Words::of(value).text) || self.is_documented(value) {
            return true;
        }
        let is_address = value.contains([':', '/', '{', '\n']);
        value.chars().any(is_wide)
            || self.is_template(value)
            || self.is_masked(value, is_address)
            || looks::longest_sequence(value) >= 6
            || self.has_word(value, is_address)
    }

    /// Whether a word stands in the random part of a key.
    pub(super) fn has_word_in_key(&self, random: &str) -> bool {
        let head = random.get(..LOOKED_THROUGH).unwrap_or(random);
        // Three of a kind come by chance once in some hundred keys, four once in ten thousand.
        let is_masked = random.len() <= LOOKED_THROUGH && self.is_masked(random, true)
            || random
                .as_bytes()
                .windows(4)
                .any(|run| run.iter().all(|byte| *byte == run[0]) && self.mask.contains(char::from(run[0])));
        is_masked || self.words_in(head).next().is_some()
    }

    fn has_word(&self, value: &str, is_address: bool) -> bool {
        // ARNs, URLs and policies may well say `test`; only what speaks to the reader is a placeholder there.
        let counts = |word: &str| !is_address || word.starts_with("your") || word == "placeholder";
        let end = value.char_indices().nth(LOOKED_THROUGH * 4).map_or(value.len(), |(at, _)| at);
        self.words_in(&value[..end]).any(counts)
    }

    /// The words that stand in a text with the ends of a word at both sides, in lower case.
    fn words_in<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'s str> {
        let hits = self.forms.find_overlapping_iter(text).filter(|hit| is_word(text.as_bytes(), hit.range()));
        hits.map(|hit| self.words[hit.pattern().as_usize() / 3].as_str())
    }

    fn is_template(&self, value: &str) -> bool {
        let is_variable = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if value.strip_prefix('$').is_some_and(is_variable) || value == "{}" {
            return true;
        }
        self.brackets.iter().any(|[open, close]| {
            let whole = value.len() > open.len() + close.len()
                && value.strip_prefix(open.as_str()).is_some_and(|rest| rest.ends_with(close.as_str()));
            // A pair of equal marks, and square brackets, mean something only around the whole.
            if open == close || open == "[" {
                return whole && !value.contains(['"', ',']);
            }
            value.match_indices(open.as_str()).take(8).any(|(at, _)| {
                let rest = &value[at + open.len()..];
                rest.find(close.as_str()).is_some_and(|end| {
                    let inside = &rest[..end];
                    let plain_brace = open == "{";
                    (!inside.is_empty() || plain_brace)
                        && inside.len() <= 96
                        && !inside.contains(['"', '\n'])
                        && (!plain_brace || !inside.contains(':'))
                })
            })
        })
    }

    fn is_masked(&self, value: &str, is_address: bool) -> bool {
        let is_mask = |c: char| self.mask.contains(c) && !(is_address && c.is_ascii_alphanumeric());
        let mut run = (None, 0);
        value.chars().any(|c| {
            let c = c.to_ascii_lowercase();
            run = match run {
                (Some(last), length) if last == c => (Some(c), length + 1),
                _ => (Some(c), 1),
            };
            run.1 >= 3 && is_mask(c)
        })
    }
}

fn from_hexadecimal(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2).filter_map(|two| std::str::from_utf8(two).ok());
    digits.filter_map(|two| u8::from_str_radix(two, 16).ok()).collect()
}

/// Chinese, Japanese and Korean characters, full-width forms and the ellipsis: keys are ASCII.
fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' || c == '…'
}

/// Whether what stands in `bytes` in lower, title or upper case has the ends of a word at both sides.
fn is_word(bytes: &[u8], at: Range<usize>) -> bool {
    let before = |back: usize| at.start.checked_sub(back).map(|at| bytes[at]);
    let last_is_lower = bytes[at.end - 1].is_ascii_lowercase();
    let starts = match before(1) {
        // `Xfake` may be the end of a word that begins with X, `KEYfake` is not.
        Some(b) if bytes[at.start].is_ascii_lowercase() => {
            !b.is_ascii_lowercase() && (!b.is_ascii_uppercase() || before(2).is_some_and(|b| b.is_ascii_uppercase()))
        }
        Some(b) if !last_is_lower => !b.is_ascii_uppercase(),
        _ => true,
    };
    let ends = match bytes.get(at.end) {
        Some(b) if last_is_lower => !b.is_ascii_lowercase(),
        // `FAKEKey` is FAKE and Key.
        Some(b) => !b.is_ascii_uppercase() || bytes.get(at.end + 1).is_some_and(u8::is_ascii_lowercase),
        None => true,
    };
    starts && ends
}
