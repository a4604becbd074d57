//! A file in pieces that can be read one by one: runs of items at its top and in its modules.
//!
//! Items do not depend on each other to be read. So a mistake in one leaves the others whole, and of a text that is edited
//! only the piece around the change is read again.

use std::ops::Range;

use super::scan::Scan;

/// Smaller pieces are not worth the trouble.
const SMALLEST: usize = 1 << 10;

/// A part of a file or of a module.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A run of items.
    Items(Range<usize>),
    /// A module.
    Module {
        /// All that is said before its items; its brace is open at the end of this.
        head: Range<usize>,
        /// Its items.
        inside: Vec<Part>,
        /// Where it ends, its brace included.
        end: usize,
    },
}

/// The parts of a text whose items begin at `head`, in order and without gaps.
pub(super) fn cut(text: &str, head: usize, scan: &Scan) -> Vec<Part> {
    let whole = head..text.len();
    if scan.endless.is_some() {
        return vec![Part::Items(whole)];
    }
    let closes = pairs(&scan.brackets).unwrap_or_else(|| pairs_by_lines(text, &scan.brackets));
    let cutter = Cutter { text, brackets: &scan.brackets, closes };
    cutter.parts(whole, 0..scan.brackets.len(), "")
}

/// Which bracket closes which: for each one that is closed, the place of the other in the list.
type Pairs = Vec<Option<usize>>;

fn closing(open: u8) -> u8 {
    match open {
        b'{' => b'}',
        b'(' => b')',
        _ => b']',
    }
}

/// Pairs of brackets; `None` when there is a brace too few or too many. What else is not closed ends with the braces around.
fn pairs(brackets: &[(usize, u8)]) -> Option<Pairs> {
    let mut closes = vec![None; brackets.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, (_, byte)) in brackets.iter().enumerate() {
        match byte {
            b'{' | b'(' | b'[' => open.push(at),
            b';' => {}
            _ => {
                let depth = open.iter().rposition(|open| closing(brackets[*open].1) == *byte)?;
                let is_crossed = |open: &usize| brackets[*open].1 == b'{';
                if *byte != b'}' && open[depth + 1..].iter().any(is_crossed) {
                    return None;
                }
                closes[open[depth]] = Some(at);
                open.truncate(depth);
            }
        }
    }
    open.is_empty().then_some(closes)
}

/// Pairs of braces where one is missing: what is closed at the beginning of a line was opened on a line of the same indent.
fn pairs_by_lines(text: &str, brackets: &[(usize, u8)]) -> Pairs {
    let mut closes = vec![None; brackets.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    let (mut line, mut indent, mut seen) = (0, indent(text), 0);
    for (at, (place, byte)) in brackets.iter().enumerate() {
        if let Some(end) = text[seen..*place].rfind('\n') {
            line = seen + end + 1;
            indent = self::indent(&text[line..]);
        }
        seen = *place;
        let is_first = line + indent == *place;
        match byte {
            b'{' => open.push((at, indent)),
            b'}' => {
                while is_first && open.last().is_some_and(|(_, inner)| *inner > indent) {
                    open.pop();
                }
                let fits = open.last().filter(|(_, outer)| !is_first || *outer == indent);
                if let Some((opened, _)) = fits {
                    closes[*opened] = Some(at);
                    open.pop();
                }
            }
            _ => {}
        }
    }
    closes
}

/// How far a line is indented.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

struct Cutter<'a> {
    text: &'a str,
    brackets: &'a [(usize, u8)],
    closes: Pairs,
}

impl Cutter<'_> {
    /// The parts of a run of items; these `brackets` lie in it, and its lines are indented like this.
    fn parts(&self, range: Range<usize>, brackets: Range<usize>, indent: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut start = range.start;
        // Where the last item ends.
        let mut last = self.after_attributes(range.start);
        let mut at = brackets.start;
        while at < brackets.end {
            if let Some((module, end, close)) = self.module(last, at) {
                if start < last {
                    parts.push(Part::Items(start..last));
                }
                parts.push(module);
                (start, last, at) = (end, end, close + 1);
                continue;
            }
            at = self.closes[at].unwrap_or(at);
            let (place, byte) = self.brackets[at];
            at += 1;
            if matches!(byte, b'}' | b';') {
                last = place + 1;
                if last >= start + SMALLEST && item_follows(&self.text[last..range.end], indent) {
                    parts.push(Part::Items(start..last));
                    start = last;
                }
            }
        }
        if start < range.end || parts.is_empty() {
            parts.push(Part::Items(start..range.end));
        }
        parts
    }

    /// The module that this bracket opens if it is large, where it ends, and its last bracket; what is said about it
    /// begins at `start`.
    fn module(&self, start: usize, at: usize) -> Option<(Part, usize, usize)> {
        let (open, b'{') = self.brackets[at] else { return None };
        let close = self.closes[at]?;
        let end = self.brackets[close].0;
        if end - open < SMALLEST || !names_module(self.text.get(start..open)?) {
            return None;
        }
        let head = start..self.after_attributes(open + 1);
        let lines = &self.text[head.end..end];
        if lines.trim_start().starts_with("/*!") {
            return None;
        }
        let first = lines.trim_start_matches(['\n', '\r']);
        let indent = &first[..indent(first)];
        let inside = self.parts(head.end..end, at + 1..close, indent);
        Some((Part::Module { head, inside, end: end + 1 }, end + 1, close))
    }

    /// Where what is said of all of a module or file ends, which begins at `at`.
    fn after_attributes(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            let next = rest.trim_start();
            let begin = at + rest.len() - next.len();
            if next.starts_with("//!") {
                let Some(end) = next.find('\n') else { return at };
                at = begin + end + 1;
            } else if next.starts_with("#![") {
                let bracket = self.brackets.binary_search_by_key(&(begin + 2), |(place, _)| *place);
                let Some(close) = bracket.ok().and_then(|bracket| self.closes[bracket]) else { return at };
                at = self.brackets[close].0 + 1;
            } else {
                return at;
            }
        }
    }
}

/// Whether what stands before a brace, on its line, makes it that of a module.
fn names_module(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut words = line.split_whitespace().rev();
    let (Some(_), Some("mod")) = (words.next(), words.next()) else { return false };
    words.next_back().is_none_or(|first| first == "pub" || first.starts_with("pub("))
}

/// Whether a text goes on with an item on a line that is indented like this.
fn item_follows(rest: &str, indent: &str) -> bool {
    let Some(below) = rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n') else { return false };
    let Some(next) = below.trim_start_matches(['\n', '\r']).strip_prefix(indent) else { return false };
    let begins = |word: &str| {
        let after = next.strip_prefix(word);
        after.is_some_and(|after| !after.starts_with(|char: char| char.is_alphanumeric() || char == '_'))
    };
    let words = [
        "pub",
        "fn",
        "impl",
        "struct",
        "enum",
        "trait",
        "mod",
        "use",
        "const",
        "static",
        "type",
        "unsafe",
        "async",
        "extern",
        "macro_rules",
    ];
    next.starts_with("#[") || next.starts_with("///") || words.into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first words of the pieces; those of a module stand in braces.
    fn cuts(text: &str) -> String {
        fn show(text: &str, parts: &[Part], end: &mut usize) -> String {
            let first = |range: &Range<usize>, end: &mut usize| {
                assert_eq!(range.start, *end, "there are no gaps");
                *end = range.end;
                text[range.clone()]
                    .split(['(', '{', '\n'])
                    .find(|word| !word.trim().is_empty())
                    .unwrap_or_default()
                    .trim()
                    .to_owned()
            };
            let shown = parts.iter().map(|part| match part {
                Part::Items(range) => first(range, end),
                Part::Module { head, inside, end: last } => {
                    let name = first(head, end);
                    let inside = show(text, inside, end);
                    assert_eq!(&text[*end..*last], "}");
                    *end = *last;
                    format!("{name} {{ {inside} }}")
                }
            });
            shown.collect::<Vec<_>>().join(", ")
        }
        let mut end = 0;
        let shown = show(text, &cut(text, 0, &Scan::with_brackets(text)), &mut end);
        assert_eq!(end, text.len());
        shown
    }

    fn function(name: &str, indent: &str) -> String {
        format!("{indent}fn {name}() {{\n{}{indent}}}\n", format!("{indent}    f(1);\n").repeat(150))
    }

    #[test]
    fn pieces_are_runs_of_items() {
        let text = format!("use a;\nconst B: C = C {{ d: 1 }};\n{}{}", function("e", ""), function("f", ""));
        assert_eq!(cuts(&text), "use a;, fn f");
        assert_eq!(cuts("use a;\nfn f() {}\n"), "use a;");
        assert_eq!(cuts(""), "");
    }

    #[test]
    fn large_modules_are_cut_as_files_are() {
        let inside = format!("{}\n{}", function("b", "    "), function("c", "    "));
        let text = format!(
            "//! a\n#![b(c)]\nuse a;\n\n/// d\n#[cfg(test)]\npub(super) mod d {{\n    //! e\n    #![f]\n    use b;\n{inside}}}\nmod e {{}}\n{}",
            function("f", "")
        );
        assert_eq!(cuts(&text), "//! a, /// d { use b;, fn c }, mod e");
        let nested = format!("mod a {{\n  mod b {{\n{inside}  }}\n}}\n");
        assert_eq!(cuts(&nested), "mod a { mod b { fn b, fn c },  }, ");
    }

    #[test]
    fn a_missing_bracket_is_missing_in_its_piece_only() {
        for (mistake, indent) in [("f(", ""), ("f(", "    "), ("if x {", ""), ("if x {", "    "), ("}}", "    ")] {
            let (before, after) = (function("a", indent), function("d", indent));
            let broken = function("b", indent).replacen("    f(1);", &format!("    {mistake}"), 1);
            let text = format!("mod m {{\n{before}{broken}{after}}}\n{}", function("e", ""));
            let shown = cuts(&text);
            assert!(shown.starts_with("mod m { fn a, fn b, fn d"), "{mistake} {indent:?}: {shown}");
            assert!(shown.ends_with("fn e"), "{mistake} {indent:?}: {shown}");
        }
    }
}
