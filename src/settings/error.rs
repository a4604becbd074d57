//! What is wrong with a config, said so that it can be mended, and without showing anything of its values.

use std::ops::Range;

use crate::catalog::text::{Lang, Text};
use crate::source::Lines;

/// A config that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file as the user would write it, or the flag.
    pub path: Box<str>,
    /// Line and column in characters, both from 1; `None` when it is about the whole file.
    pub at: Option<(usize, usize)>,
    /// What is wrong.
    pub message: Text,
    /// What was probably meant.
    pub suggestion: Option<Box<str>>,
    /// The line, up to its value.
    pub excerpt: Option<Box<str>>,
}

/// Bytes of a line that are quoted at most.
const LONGEST_LINE: usize = 200;

impl ConfigError {
    /// An error about a whole file or a flag.
    #[must_use]
    pub fn whole(path: impl Into<Box<str>>, message: Text) -> Self {
        Self { path: path.into(), at: None, message, suggestion: None, excerpt: None }
    }

    /// An error about a part of a file.
    #[must_use]
    pub fn within(path: &str, text: &str, span: &Range<usize>, message: Text) -> Self {
        let lines = Lines::of(text);
        let offset = u32::try_from(span.start.min(text.len())).unwrap_or(u32::MAX);
        let line = lines.line(offset);
        let start = lines.start(line) as usize;
        let column = text.get(start..offset as usize).map_or(0, |before| before.chars().count()) + 1;
        let end = text.floor_char_boundary((start + LONGEST_LINE).min(text.len()));
        let whole = text[start..end].lines().next().unwrap_or_default();
        Self {
            path: path.into(),
            at: Some((line + 1, column)),
            message,
            suggestion: None,
            excerpt: Some(without_value(whole).into()),
        }
    }

    /// The same error with a guess at what was meant.
    #[must_use]
    pub fn suggesting(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// The error as plain text of a few lines.
    #[must_use]
    pub fn show(&self, lang: Lang) -> String {
        let place = match self.at {
            Some((line, column)) => format!("{}:{line}:{column}", self.path),
            None => self.path.to_string(),
        };
        let excerpt = match (self.at, &self.excerpt) {
            (Some((line, _)), Some(excerpt)) => format!("\n  {line} | {excerpt}"),
            _ => String::new(),
        };
        let suggestion = match (&self.suggestion, lang) {
            (Some(meant), Lang::En) => format!("\n  Did you mean `{meant}`?"),
            (Some(meant), Lang::Zh) => format!("\n  是否想写 `{meant}`？"),
            (None, _) => String::new(),
        };
        format!("{place}: {}{excerpt}{suggestion}", self.message.get(lang))
    }
}

/// The part of a TOML line that is not a value.
fn without_value(line: &str) -> String {
    let is_header = |line: &str| line.starts_with('[') && line.ends_with(']') && !line.contains(['"', '\'', ',']);
    match line.split_once('=') {
        Some((key, _)) => format!("{}= …", veil(key)),
        None if is_header(line.trim()) => veil(line.trim()),
        None => "…".to_owned(),
    }
}

/// The text with everything in it that could be a key blanked: config errors quote what the user wrote, and people do
/// paste keys in the wrong place.
#[must_use]
pub fn veil(text: &str) -> String {
    let mut veiled = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        veiled.push_str(if looks_random(run) { "****" } else { run });
        let next = tail.find(|char: char| char.is_ascii_alphanumeric()).unwrap_or(tail.len());
        veiled.push_str(&tail[..next]);
        rest = &tail[next..];
    }
    veiled
}

fn looks_random(run: &str) -> bool {
    let class = |byte: &u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase());
    let changes = run.as_bytes().windows(2).filter(|pair| class(&pair[0]) != class(&pair[1])).count();
    run.starts_with("LTAI") || (run.len() >= 10 && changes >= 3)
}

/// The candidate that `word` is probably a misspelling of.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_ascii_lowercase().replace('_', "-");
    let is_cut = |candidate: &str| word.len() >= 3 && candidate.starts_with(&word);
    let distance = |candidate: &str| if is_cut(candidate) { 0 } else { strsim::damerau_levenshtein(&word, candidate) };
    candidates
        .into_iter()
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 3).clamp(1, 6))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_key_is_veiled() {
        assert_eq!(veil("key-aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U"), "key-****");
        assert_eq!(veil("密 LTAIabc é hardcoded-access-key src/v2/**"), "密 **** é hardcoded-access-key src/v2/**");
        assert_eq!(without_value("  secret = 'x'"), "  secret = …");
        assert_eq!(without_value("[per-path-ignores]"), "[per-path-ignores]");
        assert_eq!(without_value("  'some words',"), "…");
    }

    #[test]
    fn the_nearest_name_must_be_near() {
        let names = ["hardcoded-access-key", "hardcoded-sts-token", "missing-refresh"];
        assert_eq!(nearest("hardcoded_acess_key", names), Some("hardcoded-access-key"));
        assert_eq!(nearest("mising-refresh", names), Some("missing-refresh"));
        assert_eq!(nearest("missing", names), Some("missing-refresh"));
        assert_eq!(nearest("unused-import", names), None);
    }
}
