//! Between the positions of an editor and bytes: lines from 0, and in a line UTF-8 or UTF-16 units.

use std::sync::Arc;

use gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent as Change};

use crate::source::{Lines, Span};

/// What an editor counts in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
}

/// A text with its lines.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) text: Arc<str>,
    lines: Arc<Lines>,
}

impl Page {
    pub(super) fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let lines = Arc::new(Lines::of(&text));
        Self { text, lines }
    }

    /// A text whose lines are known.
    pub(super) fn of_lines(text: Arc<str>, lines: Arc<Lines>) -> Self {
        Self { text, lines }
    }

    /// The byte that a position means. One behind the end of a line means that end, one behind the text its end, and one
    /// inside a character its beginning.
    pub(super) fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.lines.count() {
            return self.text.len();
        }
        let start = self.lines.start(line) as usize;
        let content = self.line(line);
        let wanted = position.character as usize;
        let inside = match encoding {
            Encoding::Utf8 => content.floor_char_boundary(wanted.min(content.len())),
            Encoding::Utf16 => {
                let mut units = 0;
                let mut chars = content.char_indices();
                let end = chars.find(|(_, char)| {
                    units += char.len_utf16();
                    units > wanted
                });
                end.map_or(content.len(), |(at, _)| at)
            }
        };
        start + inside
    }

    pub(super) fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let line = self.lines.line(offset);
        let start = self.lines.start(line) as usize;
        let end = self.text.floor_char_boundary((offset as usize).min(self.text.len())).max(start);
        let before = &self.text[start..end];
        let character = match encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.encode_utf16().count(),
        };
        Position { line: small(line), character: small(character) }
    }

    pub(super) fn range(&self, span: Span, encoding: Encoding) -> Range {
        Range { start: self.position(span.start, encoding), end: self.position(span.end, encoding) }
    }

    pub(super) fn span(&self, range: Range, encoding: Encoding) -> Span {
        let (start, end) = (self.offset(range.start, encoding), self.offset(range.end, encoding));
        Span::new(start.min(end), start.max(end))
    }

    fn line(&self, line: usize) -> &str {
        let start = self.lines.start(line) as usize;
        let end = if line + 1 < self.lines.count() { self.lines.start(line + 1) as usize } else { self.text.len() };
        let text = &self.text[start..end];
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }

    /// The text after these changes, which are made one after the other.
    pub(super) fn changed(&self, changes: impl IntoIterator<Item = Change>, encoding: Encoding) -> Self {
        changes.into_iter().fold(self.clone(), |page, change| match change {
            Change::TextDocumentContentChangePartial(part) => {
                let range = page.span(part.range, encoding).range();
                let mut text = String::with_capacity(page.text.len() + part.text.len());
                text.push_str(&page.text[..range.start]);
                text.push_str(&part.text);
                text.push_str(&page.text[range.end..]);
                Self::new(text)
            }
            Change::TextDocumentContentChangeWholeDocument(whole) => Self::new(whole.text),
        })
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::TextDocumentContentChangePartial;

    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_what_the_editor_counts() {
        let page = Page::new("密钥 = '😀x'\r\nb\rc");
        let x = page.text.find('x').expect("it is there");
        assert_eq!(page.offset(at(0, 8), Encoding::Utf16), x);
        assert_eq!(page.offset(at(0, 14), Encoding::Utf8), x);
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            for (offset, _) in page.text.char_indices().filter(|(_, char)| !matches!(char, '\r' | '\n')) {
                let position = page.position(u32::try_from(offset).expect("it is short"), encoding);
                assert_eq!(page.offset(position, encoding), offset, "{encoding:?}");
            }
            assert_eq!(page.offset(at(0, 99), encoding), page.text.find('\r').expect("it is there"));
            assert_eq!(page.offset(at(2, 1), encoding), page.text.len());
            assert_eq!(page.offset(at(9, 0), encoding), page.text.len());
        }
        // Between the halves of a surrogate pair, and inside a character's bytes.
        assert_eq!(page.offset(at(0, 7), Encoding::Utf16), page.text.find('😀').expect("it is there"));
        assert_eq!(page.offset(at(0, 1), Encoding::Utf8), 0);
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let part = |start, end, text: &str| {
            let range = Range { start, end };
            #[expect(deprecated, reason = "the field is there")]
            let part = TextDocumentContentChangePartial { range, range_length: None, text: text.to_owned() };
            Change::TextDocumentContentChangePartial(part)
        };
        let page = Page::new("一\n二\n");
        let changes =
            [part(at(0, 1), at(1, 0), "x\ny\n"), part(at(1, 0), at(1, 1), "z"), part(at(9, 9), at(9, 9), "!")];
        assert_eq!(&*page.changed(changes, Encoding::Utf16).text, "一x\nz\n二\n!");
    }
}
