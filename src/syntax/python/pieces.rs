//! A module in pieces that are read one by one: runs of statements at its top, cut before functions and classes.
//!
//! What the parser makes of a mistake then ends with its piece, and of a text that is edited only the piece around the
//! change is read again.

use std::ops::Range;

/// Smaller pieces are not worth the trouble.
const SMALLEST: usize = 2 << 10;
/// How definitions begin.
const DEFINITIONS: [&str; 3] = ["def ", "class ", "async def "];

/// A run of statements.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// Where the class that it ends with is cut once more, between what stands in its body.
    pub(super) members: Vec<usize>,
}

impl Piece {
    /// Its text up to the first cut, and the runs of members behind that.
    pub(super) fn parts(&self) -> (Range<usize>, impl Iterator<Item = Range<usize>>) {
        let ends = self.members.iter().skip(1).copied().chain([self.range.end]);
        let first = self.members.first().copied().unwrap_or(self.range.end);
        (self.range.start..first, self.members.iter().copied().zip(ends).map(|(start, end)| start..end))
    }
}

/// Cuts a text before functions and classes at its top, and in a class before those in its body, decorators included. The
/// pieces are in order and without gaps.
pub(super) fn cut(text: &str) -> Vec<Piece> {
    let mut cuts = Cuts { pieces: Vec::new(), piece: Piece { range: 0..0, members: Vec::new() }, body: Body::None };
    let mut lines = Lines { inside: Inside::Code, depth: 0 };
    let (mut at, mut decorated) = (0, false);
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let (margin, code) = line.split_at(indent);
        let is_member = cuts.body.is_at(margin);
        let defines = DEFINITIONS.iter().any(|word| code.starts_with(word));
        if lines.inside == Inside::Code && defines && (indent == 0 || is_member) {
            // Between brackets there is no such line: one is missing.
            lines.depth = 0;
        }
        let is_statement = !code.starts_with(['#', '\n', '\r', '\x0c']) && !code.is_empty();
        if lines.is_at_top() && is_statement {
            let begins = (defines || code.starts_with('@')) && !decorated;
            if indent == 0 {
                cuts.statement(at, begins);
                cuts.body = if code.starts_with("class ") { Body::Ahead } else { Body::None };
            } else if is_member {
                cuts.member(at, begins);
            } else if matches!(cuts.body, Body::Ahead) {
                cuts.body = Body::Indented(margin);
            }
            decorated = (indent == 0 || is_member) && code.starts_with('@');
        }
        lines.read(line);
        at += line.len();
    }
    cuts.finish(text.len())
}

struct Cuts<'t> {
    pieces: Vec<Piece>,
    piece: Piece,
    body: Body<'t>,
}

/// The body of the class that the last statement at the top is.
enum Body<'t> {
    /// It is no class.
    None,
    /// Its first line is still to come.
    Ahead,
    /// What its lines begin with.
    Indented(&'t str),
}

impl Body<'_> {
    fn is_at(&self, margin: &str) -> bool {
        matches!(self, Self::Indented(indent) if *indent == margin)
    }
}

impl Cuts<'_> {
    /// A statement at the top, with which a piece may begin.
    fn statement(&mut self, at: usize, begins: bool) {
        // A class that was cut ends with its piece.
        if !self.piece.members.is_empty() || (begins && at >= self.piece.range.start + SMALLEST) {
            self.piece.range.end = at;
            let next = Piece { range: at..at, members: Vec::new() };
            self.pieces.push(std::mem::replace(&mut self.piece, next));
        }
    }

    /// A statement in the body of a class, with which a run of members may begin.
    fn member(&mut self, at: usize, begins: bool) {
        let last = self.piece.members.last().copied().unwrap_or(self.piece.range.start);
        if begins && at >= last + SMALLEST {
            self.piece.members.push(at);
        }
    }

    fn finish(mut self, end: usize) -> Vec<Piece> {
        self.piece.range.end = end;
        self.pieces.push(self.piece);
        self.pieces
    }
}

/// What the end of a line lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Code,
    /// A text between three of these.
    Text(u8),
    /// A line that goes on.
    Continued,
}

/// Reads lines only as far as it takes to know whether the next one begins a statement at the top.
struct Lines {
    inside: Inside,
    depth: usize,
}

impl Lines {
    fn is_at_top(&self) -> bool {
        self.inside == Inside::Code && self.depth == 0
    }

    fn read(&mut self, line: &str) {
        let bytes = line.as_bytes();
        let mut at = 0;
        if self.inside == Inside::Continued {
            self.inside = Inside::Code;
        }
        if let Inside::Text(quote) = self.inside {
            let Some(end) = end_of_text(bytes, 0, &[quote; 3]) else { return };
            self.inside = Inside::Code;
            at = end;
        }
        while let Some(next) = bytes[at..].iter().position(|byte| MEANS_SOMETHING[usize::from(*byte)]) {
            at += next;
            match bytes[at] {
                b'#' => return,
                b'(' | b'[' | b'{' => self.depth += 1,
                b')' | b']' | b'}' => self.depth = self.depth.saturating_sub(1),
                b'\\' if matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => {
                    self.inside = Inside::Continued;
                    return;
                }
                quote @ (b'"' | b'\'') if bytes[at..].starts_with(&[quote; 3]) => {
                    match end_of_text(bytes, at + 3, &[quote; 3]) {
                        Some(end) => at = end - 1,
                        None => {
                            self.inside = Inside::Text(quote);
                            return;
                        }
                    }
                }
                // One that does not end on its line is a mistake, and ends there for what comes below.
                quote @ (b'"' | b'\'') => match end_of_text(bytes, at + 1, &[quote]) {
                    Some(end) => at = end - 1,
                    None => return,
                },
                _ => {}
            }
            at += 1;
        }
    }
}

/// Bytes of code by which it is told whether a line goes on.
const MEANS_SOMETHING: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"#()[]{}\\\"'";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// Where a text behind `at` ends, its quotes included.
fn end_of_text(bytes: &[u8], mut at: usize, quotes: &[u8]) -> Option<usize> {
    while let Some(next) = memchr::memchr2(quotes[0], b'\\', bytes.get(at..)?) {
        at += next;
        if bytes[at] == b'\\' {
            at += 2;
        } else if bytes[at..].starts_with(quotes) {
            return Some(at + quotes.len());
        } else {
            at += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<&str> {
        cut(text).into_iter().map(|piece| text[piece.range].lines().next().unwrap_or_default()).collect()
    }

    #[test]
    fn pieces_begin_with_functions_and_classes() {
        let filler = format!("    x = 1\n{}", "    # …\n".repeat(400));
        let text = format!(
            "import a\nX = (\ndef\n)\ndef one():\n    '''\ndef not_one():\n    '''\n{filler}@decorated(\n    1\n)\n@again\nclass Two:\n{filler}Y = \\\n1\nasync def three():\n{filler}if x:\n{filler}else:\n    pass\n"
        );
        assert_eq!(cuts(&text), ["import a", "@decorated(", "async def three():"]);
    }

    #[test]
    fn a_missing_bracket_is_missing_in_its_piece_only() {
        let body = "    x = 1\n".repeat(300);
        let text = format!("def one():\n{body}def two():\n{body}    f(\ndef three():\n{body}");
        assert_eq!(cuts(&text), ["def one():", "def two():", "def three():"]);
    }

    #[test]
    fn a_class_is_cut_between_its_members() {
        let body = "        x = [\n    1]\n".repeat(200);
        let text = format!(
            "class One:\n    \"\"\"\n    def not_one():\n    \"\"\"\n    a = 1\n\n    def two(self):\n{body}    @b\n# c\n    def three(self):\n{body}    if a:\n        def four():\n            pass\n    class Five:\n        def six():\n            pass\n{body}\"text\"\ndef seven():\n    pass\n"
        );
        let pieces = cut(&text);
        let first = |range: Range<usize>| text[range].lines().next().unwrap_or_default();
        assert_eq!(
            pieces.iter().map(|piece| first(piece.range.clone())).collect::<Vec<_>>(),
            ["class One:", "\"text\""]
        );
        let (head, members) = pieces[0].parts();
        assert_eq!(first(head), "class One:");
        assert_eq!(members.map(first).collect::<Vec<_>>(), ["    @b", "    class Five:"]);
    }
}
