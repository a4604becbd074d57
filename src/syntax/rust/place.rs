//! From the spans of tokens to bytes of the file.

use proc_macro2::LineColumn;

use crate::source::Span;

/// Where the tokens of one lexed text lie in the file it was made of.
#[derive(Debug)]
pub(super) struct Places {
    head: usize,
    len: usize,
    /// Where each line of the lexed text starts, and whether columns count its bytes.
    lines: Vec<(usize, bool)>,
    /// Offsets in the lexed text from which on so many bytes had been put in that are not in the file.
    inserted: Vec<(usize, usize)>,
}

impl Places {
    /// The lexed text is the file without its first `head` bytes.
    pub(super) fn new(text: &str, head: usize) -> Self {
        Self { head, len: text.len(), lines: lines(&text[head..]), inserted: Vec::new() }
    }

    /// As [`Places::new`], but `lexed` has a byte put in at each of these offsets (in itself, ascending).
    pub(super) fn with_inserted(text: &str, head: usize, lexed: &str, at: &[usize]) -> Self {
        let inserted = at.iter().enumerate().map(|(before, at)| (*at, before + 1)).collect();
        Self { head, len: text.len(), lines: lines(lexed), inserted }
    }

    /// The bytes of the file that a token covers.
    pub(super) fn of(&self, span: proc_macro2::Span) -> Span {
        // `byte_range` keeps a search tree of all it was asked, which costs more than all lowering; lines do not.
        if let (Some(start), Some(end)) = (self.byte(span.start()), self.byte(span.end())) {
            return Span::new(self.map(start), self.map(end));
        }
        let range = span.byte_range();
        Span::new(self.map(range.start), self.map(range.end))
    }

    fn byte(&self, place: LineColumn) -> Option<usize> {
        let (start, by_bytes) = *self.lines.get(place.line.checked_sub(1)?)?;
        by_bytes.then_some(start + place.column)
    }

    fn map(&self, at: usize) -> usize {
        if self.inserted.is_empty() {
            return (at + self.head).min(self.len);
        }
        let before = self.inserted.partition_point(|(from, _)| *from < at);
        let shift = before.checked_sub(1).map_or(0, |last| self.inserted[last].1);
        (at - shift + self.head).min(self.len)
    }
}

fn lines(text: &str) -> Vec<(usize, bool)> {
    let mut start = 0;
    let line = |line: &str| {
        let this = start;
        start += line.len();
        (this, line.is_ascii())
    };
    let mut lines: Vec<_> = text.split_inclusive('\n').map(line).collect();
    if text.is_empty() || text.ends_with('\n') {
        lines.push((text.len(), true));
    }
    lines
}
