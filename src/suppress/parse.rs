//! Reads `aklint: ignore[…]` comments out of any text.

use std::cell::Cell;

use super::{Covers, NamedRule, Suppression};
use crate::source::{Lines, Span};

const MARK: &str = "aklint:";
/// Bytes of a line on either side of a mark that are looked at.
const LONGEST: usize = 4_000;
/// What begins a comment, and what ends it on the same line.
const LEADERS: [(&str, Option<&str>); 9] = [
    ("<!--", Some("-->")),
    ("/*", Some("*/")),
    ("*", Some("*/")),
    ("//", None),
    ("--", None),
    ("#", None),
    (";", None),
    ("%", None),
    ("rem", None),
];

/// Finds the suppressions of a text. `comments` are the spans of its comments where they are known (then nothing else is
/// read, so that a string that looks like a comment is none); without them whatever looks like a comment is one.
#[must_use]
pub fn parse(text: &str, comments: Option<&[Span]>) -> Vec<Suppression> {
    // Nearly every file has none: nothing is built for it.
    if !text.contains(MARK) {
        return Vec::new();
    }
    let comments = comments.map(|comments| {
        let mut sorted = comments.to_vec();
        sorted.sort_unstable();
        sorted
    });
    let page = Page { text, lines: Lines::of(text), comments, passed: Cell::default() };
    text.match_indices(MARK).filter_map(|(at, _)| page.suppression(at)).collect()
}

struct Page<'t> {
    text: &'t str,
    lines: Lines,
    /// Sorted.
    comments: Option<Vec<Span>>,
    /// The line of the last comment that stood alone, the one that it covers, and what it began with.
    passed: Cell<(usize, usize, &'static str)>,
}

/// The comment around a mark, on one line.
struct Comment<'t> {
    /// Where the comment starts on this line, or the one within it that the mark begins.
    start: usize,
    leader: &'static str,
    line: usize,
    /// What follows the mark, up to the comment's end.
    body: &'t str,
    /// Where the comment ends, its closing included.
    end: usize,
}

impl<'t> Page<'t> {
    fn suppression(&self, mark: usize) -> Option<Suppression> {
        let comment = self.comment(mark)?;
        let rest = comment.body.trim_start().strip_prefix("ignore")?;
        let (whole_file, rest) = match rest.strip_prefix("-file") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        if rest.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '-' | '_')) {
            return None;
        }
        let (rules, reason) = self.rules_and_reason(rest);
        let reason = reason.trim().trim_start_matches([':', '-', '–', '—']).trim_start();
        let end = comment.body.trim_end();
        Some(Suppression {
            span: Span::new(mark, self.offset(end) + end.len()),
            rules,
            reason: (!reason.is_empty()).then(|| reason.to_owned()),
            covers: if whole_file { Covers::File } else { self.covered(&comment) },
        })
    }

    /// `[a, b] why` → the rules and the reason. Without a closed bracket there are no rules.
    fn rules_and_reason<'b>(&self, rest: &'b str) -> (Vec<NamedRule>, &'b str) {
        let Some((names, reason)) = rest.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
            return (Vec::new(), rest);
        };
        let names = names.split([',', '，', ' ', '\t']).filter(|name| !name.is_empty());
        let rule = |name: &str| NamedRule {
            name: name.to_owned(),
            span: Span::new(self.offset(name), self.offset(name) + name.len()),
        };
        (names.map(rule).collect(), reason)
    }

    /// The comment that the mark stands at the beginning of, if it does.
    fn comment(&self, mark: usize) -> Option<Comment<'t>> {
        let line = self.lines.line(u32::try_from(mark).ok()?);
        // Who writes more on one line writes no comments there.
        let line_start =
            self.text.ceil_char_boundary(mark.saturating_sub(LONGEST)).max(self.lines.start(line) as usize);
        let line_end = self.text.floor_char_boundary((mark + LONGEST).min(self.text.len())).min(self.end_of(line));
        let known = match &self.comments {
            Some(comments) => Some(comment_at(comments, mark)?),
            None => None,
        };
        let floor = known.map_or(line_start, |span| line_start.max(span.start as usize));
        let before = self.text[floor..mark].trim_end();
        let (leader, closing) = LEADERS.into_iter().find(|(leader, _)| ends_with_word(before, leader))?;
        // `##` and `///` are leaders as well.
        let start = floor + before[..before.len() - leader.len()].trim_end_matches(&leader[leader.len() - 1..]).len();
        let ahead = &self.text[line_start..start];
        let is_free = known.is_some_and(|span| span.start as usize == start)
            || ahead.is_empty()
            || ahead.ends_with(char::is_whitespace)
            || is_open_quote(ahead);
        // A star begins a line of a block comment; anywhere else it is something else.
        if !is_free || (leader == "*" && !ahead.trim().is_empty()) {
            return None;
        }
        // `# noqa  # aklint: …` is one comment.
        let start = match known {
            Some(span) => line_start.max(span.start as usize),
            None if starts_with_word(ahead.trim_start(), leader) => line_start,
            None => start,
        };
        let body_start = mark + MARK.len();
        let mut end = line_end.min(known.map_or(line_end, |span| span.end as usize)).max(body_start);
        let mut body = &self.text[body_start..end];
        if let Some((inner, _)) = closing.and_then(|closing| body.split_once(closing)) {
            body = inner;
            end = body_start + inner.len() + closing.map_or(0, str::len);
        }
        if is_inside_json(ahead) {
            body = before_json_end(body);
        }
        Some(Comment { start, leader, line, body, end })
    }

    /// A comment behind something covers its line; one that stands alone covers what comes next, with any comments in
    /// between: a key that is commented out needs its reason as well.
    fn covered(&self, comment: &Comment<'_>) -> Covers {
        let line = comment.line;
        let ahead = &self.text[self.lines.start(line) as usize..comment.start];
        let behind = &self.text[comment.end..self.end_of(line).max(comment.end)];
        let is_alone = (ahead.trim().is_empty() || is_open_quote(ahead)) && is_blank(behind);
        if !is_alone {
            return Covers::Lines(line, line);
        }
        let (from, to, leader) = self.passed.get();
        // What the comment above was followed by up to here was passed over then.
        if from < line && line < to && leader == comment.leader {
            return Covers::Lines(line, if to == usize::MAX { line } else { to });
        }
        let next = (line + 1..self.lines.count()).find(|next| !self.is_passed_over(*next, comment.leader));
        self.passed.set((line, next.unwrap_or(usize::MAX), comment.leader));
        Covers::Lines(line, next.unwrap_or(line))
    }

    /// Whether a line is blank or only a comment. Where comments are not known, a comment looks like the one above it: in
    /// a text of unknown kind `#` or `*` may begin anything.
    fn is_passed_over(&self, line: usize, leader: &str) -> bool {
        let start = self.lines.start(line) as usize;
        let whole = &self.text[start..self.end_of(line)];
        if is_blank(whole) {
            return true;
        }
        let bare = whole.trim_start();
        let bare = bare.strip_prefix('"').map_or(bare, str::trim_start);
        let at = self.offset(bare);
        match &self.comments {
            Some(comments) => comment_at(comments, at).is_some_and(|span| {
                is_blank(&self.text[(span.end as usize).min(self.end_of(line))..self.end_of(line)])
            }),
            None => starts_with_word(bare, leader) && closes_nothing_early(bare, leader),
        }
    }

    /// Where the line ends, without its line break.
    fn end_of(&self, line: usize) -> usize {
        let start = self.lines.start(line) as usize;
        let next = if line + 1 < self.lines.count() { self.lines.start(line + 1) as usize } else { self.text.len() };
        start + self.text[start..next].trim_end_matches(['\n', '\r']).len()
    }

    /// Where a piece of the text lies in it.
    fn offset(&self, piece: &str) -> usize {
        piece.as_ptr() as usize - self.text.as_ptr() as usize
    }
}

/// The comment that a byte belongs to.
fn comment_at(comments: &[Span], at: usize) -> Option<Span> {
    let before = comments.partition_point(|span| span.start as usize <= at);
    comments[..before].last().copied().filter(|span| span.range().contains(&at))
}

/// `rem` is a word; the other leaders are signs.
fn ends_with_word(text: &str, leader: &str) -> bool {
    let Some(tail) = text.len().checked_sub(leader.len()).and_then(|at| text.get(at..)) else { return false };
    tail.eq_ignore_ascii_case(leader)
}

fn starts_with_word(text: &str, leader: &str) -> bool {
    let is_word = leader.starts_with(char::is_alphabetic);
    text.get(..leader.len()).is_some_and(|head| head.eq_ignore_ascii_case(leader))
        && !(is_word && text[leader.len()..].starts_with(char::is_alphanumeric))
}

/// Whether nothing follows the closing of a comment such as `<!-- … -->`.
fn closes_nothing_early(line: &str, leader: &str) -> bool {
    let closing = LEADERS.iter().find(|(known, _)| *known == leader).and_then(|(_, closing)| *closing);
    closing.and_then(|closing| line.split_once(closing)).is_none_or(|(_, behind)| behind.trim().is_empty())
}

/// In a notebook a line of code is a JSON string: `    "# aklint: …\n",`.
fn is_open_quote(ahead: &str) -> bool {
    ahead.trim() == "\""
}

/// Nothing but space, or what JSON needs to end an (empty) string of a notebook: `"\n",`.
fn is_blank(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(',').trim_matches('"');
    bare.replace("\\n", "").replace("\\r", "").trim().is_empty()
}

/// Whether what follows `ahead` on its line belongs to a JSON string that begins the line, as code in a notebook does.
fn is_inside_json(ahead: &str) -> bool {
    let ahead = ahead.trim_start();
    let quotes = ahead.match_indices('"').filter(|(at, _)| !ahead[..*at].ends_with('\\')).count();
    ahead.starts_with('"') && !ahead.starts_with("\"\"\"") && quotes % 2 == 1
}

/// The part of a comment before its line's end in a JSON string, or the string's.
fn before_json_end(body: &str) -> &str {
    let end = ["\\n", "\\r"].iter().filter_map(|escape| body.find(escape)).min().unwrap_or(body.len());
    let body = &body[..end];
    let bare = body.trim_end().trim_end_matches(',');
    bare.strip_suffix('"').unwrap_or(body)
}
