//! Cuts the lines around labels out of excerpts: sanitized, windowed, with the labels' places in what is left.
//!
//! A line may be a megabyte of minified text, hold terminal escapes, or be a line of a notebook's cell inside JSON.

use std::ops::Range;

use super::Words;
use super::screen::{char_width, clean, escape, is_hostile, width, wrap};
use crate::finding::{Excerpt, Label, Report};

/// Labels at most this many lines apart share a block.
const NEAR: usize = 3;
/// A block of labels that share it does not grow beyond this many lines.
const TALL: usize = 14;
/// Bytes on either side of a label from which a window is cut: more than any terminal's width in any script.
const REACH: usize = 1_200;
const TAB: usize = 4;
/// Columns in which a label's words can still be read.
const NARROW: usize = 14;

/// Consecutive lines of one file with labels on some of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Where its first label stands.
    pub(super) title: String,
    /// Number of the first line, from 1.
    pub(super) first: usize,
    /// The lines, ready for the terminal.
    pub(super) text: String,
    /// Places in `text`, in the order of the labels.
    pub(super) marks: Vec<Mark>,
}

/// A label's place in a [`Block`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the block's text.
    pub(super) range: Range<usize>,
    /// The words, wrapped to the room beside the line.
    pub(super) text: String,
    /// Whether the finding is to be mended here.
    pub(super) primary: bool,
}

/// A line as people count it: of the file, or of a notebook's cell.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    cell: Option<u32>,
    number: usize,
    bytes: Range<usize>,
}

struct Group<'r> {
    excerpt: &'r Excerpt,
    labels: Vec<(&'r Label, Line)>,
    low: usize,
    high: usize,
}

/// The blocks for `labels`, of which the first is the primary one; or, for a file without an excerpt, its place and words.
pub(super) fn blocks<'r>(
    report: &'r Report,
    labels: impl Iterator<Item = &'r Label>,
    columns: usize,
    words: Words<'_>,
) -> Vec<Result<Block, String>> {
    let mut groups: Vec<Result<Group<'r>, String>> = Vec::new();
    for label in labels {
        let Some(excerpt) = report.excerpts.get(&label.path) else {
            groups.push(Err(format!("{}: {}", clean(&label.path), words.say(&label.text))));
            continue;
        };
        let line = Line::at(excerpt, label.span.start as usize);
        match groups.last_mut() {
            Some(Ok(group)) if group.takes(label, &line, columns) => {
                group.low = group.low.min(line.number);
                group.high = group.high.max(line.number);
                group.labels.push((label, line));
            }
            _ => {
                let (low, high) = (line.number, line.number);
                groups.push(Ok(Group { excerpt, labels: vec![(label, line)], low, high }));
            }
        }
    }
    let mut primary = true;
    let mut draw = |group: Group<'_>| {
        group.draw(words.place(report, group.labels[0].0), std::mem::take(&mut primary), columns, words)
    };
    groups.into_iter().map(|group| group.map(&mut draw)).collect()
}

impl Line {
    fn at(excerpt: &Excerpt, offset: usize) -> Self {
        let cell = excerpt.cells.iter().find(|(span, _, _)| span.range().contains(&offset));
        if let Some((span, cell, line)) = cell {
            return Self { cell: Some(*cell), number: *line as usize, bytes: unquoted(&excerpt.text, span.range()) };
        }
        let line = excerpt.lines.line(u32::try_from(offset).unwrap_or(u32::MAX));
        Self { cell: None, number: line + 1, bytes: line_bytes(excerpt, line) }
    }

    fn numbered(excerpt: &Excerpt, cell: Option<u32>, number: usize) -> Option<Self> {
        let bytes = if let Some(cell) = cell {
            let (span, _, _) = excerpt.cells.iter().find(|(_, of, line)| *of == cell && *line as usize == number)?;
            unquoted(&excerpt.text, span.range())
        } else {
            let line = number.checked_sub(1).filter(|line| *line < excerpt.lines.count())?;
            line_bytes(excerpt, line)
        };
        Some(Self { cell, number, bytes })
    }

    fn is_blank(&self, excerpt: &Excerpt) -> bool {
        excerpt.text.get(self.bytes.clone()).is_none_or(|text| text.trim().is_empty())
    }
}

fn line_bytes(excerpt: &Excerpt, line: usize) -> Range<usize> {
    let start = (excerpt.lines.start(line) as usize).min(excerpt.text.len());
    let end = match line + 1 {
        next if next < excerpt.lines.count() => excerpt.lines.start(next) as usize,
        _ => excerpt.text.len(),
    };
    let text = excerpt.text.get(start..end).unwrap_or_default();
    start..start + text.trim_end_matches(['\r', '\n']).len()
}

/// What stands between the quotes, if the span of a cell's line includes them.
fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default();
    let inner = line.trim_start().strip_prefix('"').unwrap_or(line);
    let start = range.start + (line.len() - inner.len());
    let inner = inner.trim_end().trim_end_matches(',');
    // A quote of the code itself has a backslash before it.
    let inner = inner.strip_suffix('"').filter(|rest| !rest.ends_with('\\') || rest.ends_with("\\\\")).unwrap_or(inner);
    start..start + inner.len()
}

impl Group<'_> {
    fn takes(&self, label: &Label, line: &Line, columns: usize) -> bool {
        let Some((first, first_line)) = self.labels.first() else { return true };
        let (low, high) = (self.low.min(line.number), self.high.max(line.number));
        let near = line.number + NEAR >= self.low && line.number <= self.high + NEAR && high - low < TALL;
        let same_line = || self.labels.iter().filter(|(_, other)| other == line).map(|(other, _)| other.span);
        let fits =
            line.bytes.len() <= columns || same_line().all(|span| span.cover(label.span).range().len() + 20 <= columns);
        // Two labels cannot begin under one character.
        let apart = same_line().all(|span| span.start.abs_diff(label.span.start) >= 4);
        first.path == label.path && first_line.cell == line.cell && near && fits && apart
    }

    fn draw(&self, title: String, primary: bool, columns: usize, words: Words<'_>) -> Block {
        let cell = self.labels[0].1.cell;
        let line = |number: usize| Line::numbered(self.excerpt, cell, number);
        let mut numbers = self.low..self.high + 1;
        if primary {
            // One line of context, where it says something.
            let says = |number: usize| line(number).is_some_and(|line| !line.is_blank(self.excerpt));
            numbers.start -= usize::from(says(self.low.wrapping_sub(1)));
            numbers.end += usize::from(says(self.high + 1));
        }
        let gutter = numbers.end.to_string().len() + 4;
        let room = columns.saturating_sub(gutter).max(24);
        let mut block = Block { title, first: numbers.start, text: String::new(), marks: Vec::new() };
        for number in numbers.clone() {
            let Some(line) = line(number) else { continue };
            if number > numbers.start {
                block.text.push('\n');
            }
            let here: Vec<&Label> = self.labels.iter().filter(|(_, of)| *of == line).map(|(label, _)| *label).collect();
            let texts: Vec<String> = here.iter().map(|label| words.say(&label.text)).collect();
            let spans: Vec<Range<usize>> = here.iter().map(|label| label.span.range()).collect();
            let shown = Shown::of(self.excerpt, &line, &spans);
            let (text, ranges, middles) = shown.window(room, &texts);
            let offset = block.text.len();
            for (((range, middle), text), label) in ranges.into_iter().zip(middles).zip(&texts).zip(&here) {
                block.marks.push(Mark {
                    range: range.start + offset..range.end + offset,
                    text: wrap(text, room.saturating_sub(middle + 4).max(NARROW / 2)).join("\n"),
                    primary: primary && std::ptr::eq(*label, self.labels[0].0),
                });
            }
            block.text.push_str(&text);
        }
        block
    }
}

/// A line, or what lies around its labels, character by character as the terminal gets it.
struct Shown {
    pieces: Vec<Piece>,
    /// Indexes into `pieces`.
    marks: Vec<Range<usize>>,
    cut_before: bool,
    cut_after: bool,
}

struct Piece {
    source: usize,
    text: String,
    columns: usize,
}

impl Shown {
    fn of(excerpt: &Excerpt, line: &Line, spans: &[Range<usize>]) -> Self {
        let text: &str = &excerpt.text;
        let first = spans.iter().map(|span| span.start).min().unwrap_or(line.bytes.start);
        let start = floor(text, first.saturating_sub(REACH).max(line.bytes.start));
        let end = floor(text, (first + REACH).min(line.bytes.end)).max(start);
        let mut pieces = pieces(&text[start..end], start, line.cell.is_some());
        let marks = spans.iter().map(|span| {
            let from = pieces.partition_point(|piece| piece.source <= span.start).saturating_sub(1);
            let to = pieces.partition_point(|piece| piece.source < span.end);
            from..to.max(from + 1)
        });
        let mut marks: Vec<Range<usize>> = marks.collect();
        // Underlines cannot lie in one another: the outer one ends where the inner one begins.
        let starts: Vec<usize> = marks.iter().map(|mark| mark.start).collect();
        for mark in &mut marks {
            let next = starts.iter().copied().filter(|start| *start > mark.start).min();
            mark.end = mark.end.min(next.unwrap_or(mark.end));
        }
        // A label at the end of a line, where no character is, still needs one to stand under.
        let longest = marks.iter().map(|mark| mark.end).max().unwrap_or(0);
        while pieces.len() < longest {
            pieces.push(Piece { source: end, text: " ".to_owned(), columns: 1 });
        }
        Self { pieces, marks, cut_before: start > line.bytes.start, cut_after: end < line.bytes.end }
    }

    /// At most `room` columns of it with every mark in view: text, marks in it, and the column of each mark's middle.
    fn window(self, room: usize, texts: &[String]) -> (String, Vec<Range<usize>>, Vec<usize>) {
        let mut column = 0;
        let mut columns: Vec<usize> = Vec::with_capacity(self.pieces.len() + 1);
        for piece in &self.pieces {
            columns.push(column);
            column += piece.columns;
        }
        columns.push(column);

        // Words hang below the middle of a mark: a mark far to the right pushes the line to the left.
        let needed = self.marks.iter().zip(texts).map(|(mark, text)| {
            let (from, to) = (columns[mark.start], columns[mark.end]);
            (usize::midpoint(from, to) + 4 + width(text).min(NARROW)).max(to)
        });
        let leftmost = self.marks.iter().map(|mark| columns[mark.start]).min().unwrap_or(0);
        let needed = needed.max().unwrap_or(0);
        let leftmost_cut = leftmost.saturating_sub(6);
        // The sign of the cut takes a column as well.
        let is_cut = self.cut_before || needed > room;
        let excess = (needed + usize::from(is_cut)).saturating_sub(room).min(leftmost_cut);
        let cut_before = self.cut_before || excess > 0;
        let from = columns.partition_point(|column| *column < excess).min(self.pieces.len());
        let lead = if cut_before { "…" } else { "" };
        let space = room - width(lead);
        let mut to = columns.partition_point(|column| *column <= columns[from] + space).saturating_sub(1);
        let cut_after = self.cut_after || to < self.pieces.len();
        if cut_after && columns[to] - columns[from] >= space {
            to = to.saturating_sub(1).max(from);
        }

        let mut text = lead.to_owned();
        let mut starts = Vec::with_capacity(to - from + 1);
        for piece in &self.pieces[from..to] {
            starts.push(text.len());
            text.push_str(&piece.text);
        }
        starts.push(text.len());
        if cut_after {
            text.push('…');
        }
        let place = |at: usize| at.clamp(from, to);
        let ranges = self.marks.iter().map(|mark| {
            let (start, end) = (starts[place(mark.start) - from], starts[place(mark.end) - from]);
            // A mark that lies wholly outside of the window stands under the sign of the cut.
            if start == end { start..text.len().max(start) } else { start..end }
        });
        let ranges = ranges.collect();
        let middles = self.marks.iter().map(|mark| {
            let middle = usize::midpoint(columns[place(mark.start)], columns[place(mark.end)]);
            middle - columns[from] + width(lead)
        });
        let middles = middles.collect();
        (text, ranges, middles)
    }
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn pieces(text: &str, base: usize, json: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut column = 0;
    let mut chars = text.char_indices();
    while let Some((at, mut char)) = chars.next() {
        if json && char == '\\' {
            char = match unescape(&mut chars) {
                // The line break at the end of a cell's line.
                Some('\n' | '\r') if chars.as_str().is_empty() => break,
                Some(char) => char,
                None => '\\',
            };
        }
        let text = match char {
            '\t' => " ".repeat(TAB - column % TAB),
            char if is_hostile(char) => escape(char),
            char => char.to_string(),
        };
        let columns = text.chars().map(char_width).sum();
        column += columns;
        pieces.push(Piece { source: base + at, text, columns });
    }
    pieces
}

/// The character that a JSON escape stands for; halves of surrogate pairs stay as they are.
fn unescape(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    let rest = chars.as_str();
    let (char, taken) = match rest.bytes().next()? {
        b'n' => ('\n', 1),
        b'r' => ('\r', 1),
        b't' => ('\t', 1),
        quoted @ (b'"' | b'\\' | b'/') => (char::from(quoted), 1),
        b'u' => (char::from_u32(u32::from_str_radix(rest.get(1..5)?, 16).ok()?)?, 5),
        _ => return None,
    };
    for _ in 0..taken {
        chars.next();
    }
    Some(char)
}
