//! The logical lines of a Python text: where statements begin and end, and which belong to a block.

use std::ops::Range;

use crate::source::Span;

/// A statement's line, or the header of a compound one, over as many lines of text as its brackets and strings take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// How many bytes of blanks it begins with.
    pub(super) indent: usize,
    /// Its code, without blanks, comment and line break.
    pub(super) code: Span,
    /// All of it, from the beginning of the line to behind the line break.
    pub(super) whole: Span,
}

/// The logical lines of a text, in order; blank lines and comments are none.
pub(super) struct Lines(Vec<Line>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut lines, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\x0c' | b'\r');
            let indent = bytes[at..].iter().take_while(is_blank).count();
            let first = at + indent;
            let is_code = bytes.get(first).is_some_and(|byte| !matches!(byte, b'\n' | b'#'));
            let (code_end, line_end) =
                if is_code { end_of_line(bytes, first) } else { (first, line_break(bytes, first)) };
            let end = bytes.len().min(line_end + 1);
            if is_code {
                lines.push(Line { indent, code: Span::new(first, code_end), whole: Span::new(at, end) });
            }
            at = end;
        }
        Self(lines)
    }

    /// Whether a header opens no block: the parser makes nothing of it, Python refuses it.
    pub(super) fn has_empty_block(&self, text: &str) -> bool {
        let is_header = |line: &Line| text[line.code.range()].ends_with(':');
        let next = self.0.iter().skip(1).map(|line| Some(line.indent)).chain([None]);
        self.0.iter().zip(next).any(|(line, next)| is_header(line) && next.is_none_or(|next| next <= line.indent))
    }

    /// The line that a byte lies in, by its number.
    pub(super) fn number_at(&self, offset: u32) -> Option<usize> {
        let number = self.0.partition_point(|line| line.whole.end <= offset);
        self.0.get(number).filter(|line| line.whole.start <= offset).map(|_| number)
    }

    /// The line that a byte lies in.
    pub(super) fn at(&self, offset: u32) -> Option<Line> {
        self.number_at(offset).map(|number| self.0[number])
    }

    pub(super) fn get(&self, number: usize) -> Option<Line> {
        self.0.get(number).copied()
    }

    /// The lines of the block that a header opens, by number.
    pub(super) fn block(&self, header: usize) -> Range<usize> {
        let indent = self.0[header].indent;
        let inside = self.0[header + 1..].iter().take_while(|line| line.indent > indent).count();
        header + 1..header + 1 + inside
    }

    /// The header of the block that a line stands in, by number.
    pub(super) fn header_of(&self, number: usize) -> Option<usize> {
        let indent = self.0.get(number)?.indent;
        self.0[..number].iter().rposition(|line| line.indent < indent)
    }

    /// The lines beside a line in its block, by number, the line itself included.
    pub(super) fn siblings(&self, number: usize) -> Range<usize> {
        self.header_of(number).map_or(0..self.0.len(), |header| self.block(header))
    }
}

/// Where the code of a logical line ends, and where its line break stands.
fn end_of_line(bytes: &[u8], first: usize) -> (usize, usize) {
    let (mut at, mut code_end, mut depth) = (first, first, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' if depth == 0 => break,
            b'\n' | b' ' | b'\t' | b'\r' | b'\x0c' => at += 1,
            b'#' => at = line_break(bytes, at),
            b'\\' => at = line_break(bytes, at) + 1,
            b'"' | b'\'' => {
                at = end_of_string(bytes, at);
                code_end = at;
            }
            byte => {
                depth = match byte {
                    b'(' | b'[' | b'{' => depth + 1,
                    b')' | b']' | b'}' => depth.saturating_sub(1),
                    _ => depth,
                };
                at += 1;
                code_end = at;
            }
        }
    }
    (code_end, at)
}

fn line_break(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |found| at + found)
}

/// Where a string ends that begins with the quote at `at`.
fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let is_triple = bytes[at..].starts_with(&[quote; 3]);
    let mark: &[u8] = if is_triple { &[quote; 3] } else { &[quote] };
    let mut at = at + mark.len();
    while at < bytes.len() {
        if bytes[at..].starts_with(mark) {
            return at + mark.len();
        }
        match bytes[at] {
            b'\\' => at += 2,
            // One that is not closed ends with its line.
            b'\n' if !is_triple => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::Lines;

    fn codes(text: &str) -> Vec<(usize, &str)> {
        Lines::of(text).0.iter().map(|line| (line.indent, &text[line.code.range()])).collect()
    }

    #[test]
    fn lines_end_where_statements_do() {
        let text = "a = 1  # one\n\n# note\ndef f(\n    x,\n):\n    '''a\nb'''\n    return {\n        '#': \"\\\"(\",\n    }\n";
        let expected = [
            (0, "a = 1"),
            (0, "def f(\n    x,\n):"),
            (4, "'''a\nb'''"),
            (4, "return {\n        '#': \"\\\"(\",\n    }"),
        ];
        assert_eq!(codes(text), expected);
        assert_eq!(codes("a = 1 + \\\n  2\nb"), [(0, "a = 1 + \\\n  2"), (0, "b")]);
        assert_eq!(codes("if x:\r\n  y()\r\n"), [(0, "if x:"), (2, "y()")]);
    }

    #[test]
    fn a_header_without_a_block_is_seen() {
        let is_empty = |text: &str| Lines::of(text).has_empty_block(text);
        assert!(is_empty("def f():\n    # nothing\n\nx = 1\n"));
        assert!(is_empty("class A:\n"));
        assert!(!is_empty("class A: pass\nd = {\n    1:\n    2}\nif x:  # why\n    y()\n"));
    }

    #[test]
    fn blocks_end_with_their_indent() {
        let text = "if a:\n    b\n    if c:\n        d\n\n# note\n    e\nf\n";
        let lines = Lines::of(text);
        assert_eq!(lines.block(0), 1..5);
        assert_eq!(lines.siblings(4), 1..5);
        assert_eq!(lines.header_of(3), Some(2));
        assert_eq!(lines.header_of(5), None);
    }
}
