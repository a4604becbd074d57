//! From the spans of tokens to bytes of the file.

use crate::source::Span;

/// Where the tokens of one lexed text lie in the file it was made of.
#[derive(Debug)]
pub(super) struct Places {
    head: usize,
    len: usize,
    /// Offsets in the lexed text from which on so many bytes had been put in that are not in the file.
    inserted: Vec<(usize, usize)>,
}

impl Places {
    /// The lexed text is the file without its first `head` bytes.
    pub(super) fn new(text: &str, head: usize) -> Self {
        Self { head, len: text.len(), inserted: Vec::new() }
    }

    /// As [`Places::new`], but one byte has been put in at each of these offsets (in the lexed text, ascending).
    pub(super) fn with_inserted(text: &str, head: usize, at: &[usize]) -> Self {
        let inserted = at.iter().enumerate().map(|(before, at)| (*at, before + 1)).collect();
        Self { inserted, ..Self::new(text, head) }
    }

    /// The bytes of the file that a token covers.
    pub(super) fn of(&self, span: proc_macro2::Span) -> Span {
        let range = span.byte_range();
        Span::new(self.map(range.start), self.map(range.end))
    }

    fn map(&self, at: usize) -> usize {
        let before = self.inserted.partition_point(|(from, _)| *from < at);
        let shift = before.checked_sub(1).map_or(0, |last| self.inserted[last].1);
        (at - shift + self.head).min(self.len)
    }
}
