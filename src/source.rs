//! What a scan reads: a file's text, where its lines start, and spans into it.

pub mod paths;

use std::fmt;
use std::sync::Arc;

/// A half-open range of bytes in a [`SourceFile`]'s text: the only coordinate inside the house.
///
/// Lines and columns exist only where something is shown to a person or sent to an editor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`. Offsets past `u32::MAX` cannot occur: `input` refuses such files.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The span as a range that slices text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// How a file is understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Language {
    /// A Python module or stub.
    Python,
    /// A Rust source file.
    Rust,
    /// A Jupyter notebook: its code cells are one Python module, everything else is text.
    Notebook,
    /// Anything else: only its text is looked at.
    Text,
}

impl Language {
    /// Tells the language by the file's name, and by its first line where the name has no extension.
    #[must_use]
    pub fn of(path: &str, text: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
            Some("py" | "pyi" | "pyw") => Self::Python,
            Some("rs") => Self::Rust,
            Some("ipynb") => Self::Notebook,
            Some(_) => Self::Text,
            None => {
                let first = text.lines().next().unwrap_or_default();
                if first.starts_with("#!") && first.contains("python") { Self::Python } else { Self::Text }
            }
        }
    }
}

/// One file as the engine sees it. The engine never touches a disk: `input` makes these.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as the user would write it, with forward slashes, relative to where the scan started.
    pub path: Arc<str>,
    /// How the text is to be understood.
    pub language: Language,
    /// The text as UTF-8. For a file in another encoding this is its decoded form, and spans count its bytes.
    pub text: Arc<str>,
    /// True when some bytes were not valid in the file's encoding and stand as U+FFFD in `text`.
    pub lossy: bool,
}

impl SourceFile {
    /// A file with the language told by its name.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let (path, text) = (path.into(), text.into());
        Self { language: Language::of(&path, &text), path, text, lossy: false }
    }
}

/// Where each line of a text starts; turns byte offsets into lines and columns, and only that.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines of `text`. `\n`, `\r\n` and a lone `\r` each end a line.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Self { starts: std::iter::once(0).chain(ends.map(|at| Span::new(at + 1, at + 1).start)).collect() }
    }

    /// The zero-based line that holds the byte `offset`.
    #[must_use]
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The byte at which the zero-based `line` starts; the last line's start when there is no such line.
    #[must_use]
    pub fn start(&self, line: usize) -> u32 {
        self.starts.get(line).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// How many lines there are; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// Whether a text has this word, between characters that belong to no word.
#[must_use]
pub fn has_word(text: &str, word: &str) -> bool {
    words(text, word).next().is_some()
}

/// Whether bytes hold a text, as part of a word or not: what need not be looked at more closely.
#[must_use]
pub fn holds(bytes: &[u8], text: &str) -> bool {
    memchr::memmem::find(bytes, text.as_bytes()).is_some()
}

/// Where a text has this word.
pub fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Span> + 't {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    let is_whole = move |at: usize| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part);
    let found = text.match_indices(word).filter(move |(at, _)| !word.is_empty() && is_whole(*at));
    found.map(|(at, word)| Span::new(at, at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_every_kind_of_line_break() {
        let lines = Lines::of("a\nb\r\nc\rd");
        assert_eq!([0, 2, 5, 7].map(|at| lines.line(at)), [0, 1, 2, 3]);
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.start(9), 7);
    }

    #[test]
    fn language_is_told_by_name_then_by_the_first_line() {
        assert_eq!(Language::of("a/b.PY", ""), Language::Python);
        assert_eq!(Language::of("bin/tool", "#!/usr/bin/env python3\n"), Language::Python);
        assert_eq!(Language::of(".env", "A=b"), Language::Text);
    }
}
