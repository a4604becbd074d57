//! A module in pieces that are parsed one by one: runs of statements at its top, cut before functions and classes.
//!
//! What the parser makes of a mistake then ends with its piece, and of a text that is edited only the piece around the
//! change is parsed again.

use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tree_sitter::{InputEdit, ParseOptions, ParseState, Parser, Point, Tree};

/// Smaller pieces are not worth the trouble.
const SMALLEST: usize = 2 << 10;
/// How definitions begin.
const DEFINITIONS: [&str; 3] = ["def ", "class ", "async def "];

/// Of how many texts the pieces are kept. Off until somebody looks at the same texts again and again.
static MOST: AtomicUsize = AtomicUsize::new(0);
/// The latest last.
static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// A text that was parsed.
#[derive(Clone)]
struct Kept {
    text: Arc<str>,
    pieces: Vec<(Piece, Tree)>,
}

/// Where a piece lies. All begin at the beginning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    bytes: Range<usize>,
    row: usize,
    end: Point,
}

/// Keeps the pieces of this many texts from now on.
pub(in crate::syntax) fn keep(most: usize) {
    MOST.store(most, Ordering::Relaxed);
}

/// The trees of a text's pieces, in order, each with places that count from the beginning of the text; `None` when that
/// takes too long.
pub(super) fn parse(text: &str, patience: Duration) -> Option<Vec<Tree>> {
    let pieces = cut(text);
    let earlier = earlier(text);
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into()).ok()?;
    let started = Instant::now();
    let known = earlier.as_ref().map(|earlier| earlier.matches(text, &pieces)).unwrap_or_default();
    let mut trees = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let tree = match known.get(at).and_then(Option::as_ref) {
            Some((old, tree)) => moved(tree, old, piece),
            None => parsed(&mut parser, text, piece, started, patience)?,
        };
        trees.push(tree);
    }
    if MOST.load(Ordering::Relaxed) > 0 {
        remember(Kept { text: Arc::from(text), pieces: pieces.into_iter().zip(trees.iter().cloned()).collect() });
    }
    Some(trees)
}

fn parsed(parser: &mut Parser, text: &str, piece: &Piece, started: Instant, patience: Duration) -> Option<Tree> {
    let bytes = text.as_bytes();
    let range = tree_sitter::Range {
        start_byte: piece.bytes.start,
        end_byte: piece.bytes.end,
        start_point: Point { row: piece.row, column: 0 },
        // What the parser thinks of a mistake depends on how many lines it takes, up to here.
        end_point: piece.end,
    };
    parser.set_included_ranges(&[range]).ok()?;
    let mut progress = |_: &ParseState| {
        if started.elapsed() >= patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut progress);
    let tree = parser.parse_with_options(&mut |at, _| bytes.get(at..).unwrap_or_default(), None, Some(options));
    parser.reset();
    tree
}

/// A piece's tree where the piece lies now.
fn moved(tree: &Tree, from: &Piece, to: &Piece) -> Tree {
    let mut tree = tree.clone();
    if from != to {
        // As if what stands before it had been replaced.
        tree.edit(&InputEdit {
            start_byte: 0,
            old_end_byte: from.bytes.start,
            new_end_byte: to.bytes.start,
            start_position: Point { row: 0, column: 0 },
            old_end_position: Point { row: from.row, column: 0 },
            new_end_position: Point { row: to.row, column: 0 },
        });
    }
    tree
}

impl Kept {
    /// For each piece of a later state of the text the same one of this state, if there is one.
    fn matches(&self, text: &str, pieces: &[Piece]) -> Vec<Option<(&Piece, &Tree)>> {
        let is_same = |old: &Piece, new: &Piece| self.text[old.bytes.clone()] == text[new.bytes.clone()];
        let mut found = vec![None; pieces.len()];
        let mut first = 0;
        for (at, ((old, tree), new)) in self.pieces.iter().zip(pieces).enumerate() {
            if !is_same(old, new) {
                break;
            }
            found[at] = Some((old, tree));
            first = at + 1;
        }
        for (back, ((old, tree), new)) in self.pieces.iter().rev().zip(pieces.iter().rev()).enumerate() {
            let at = pieces.len() - 1 - back;
            if at < first || !is_same(old, new) {
                break;
            }
            found[at] = Some((old, tree));
        }
        found
    }
}

/// The state that a text most likely had before.
fn earlier(text: &str) -> Option<Kept> {
    if MOST.load(Ordering::Relaxed) == 0 {
        return None;
    }
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let with_shared = kept.iter().map(|kept| (shared(kept.text.as_bytes(), text.as_bytes()), kept));
    let (shared, nearest) = with_shared.max_by_key(|(shared, _)| *shared)?;
    (shared * 2 > text.len()).then(|| nearest.clone())
}

fn remember(new: Kept) {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    // The state before this one is of no more use: it is the one that shares most.
    let is_former = |old: &Kept| {
        let most = new.text.len().max(old.text.len());
        shared(old.text.as_bytes(), new.text.as_bytes()) * 10 > most * 9
    };
    if let Some(at) = kept.iter().position(is_former) {
        kept.remove(at);
    }
    kept.push(new);
    let extra = kept.len().saturating_sub(MOST.load(Ordering::Relaxed));
    kept.drain(..extra);
}

/// How many bytes two texts share at their beginnings and ends.
fn shared(old: &[u8], new: &[u8]) -> usize {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    start + rest.take_while(|(old, new)| old == new).count()
}

/// Cuts a text before functions and classes at its top, decorators included.
fn cut(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = Piece { bytes: 0..0, row: 0, end: Point { row: 0, column: 0 } };
    let mut lines = Lines { inside: Inside::Code, depth: 0 };
    let (mut at, mut decorated) = (0, false);
    for (row, line) in text.split_inclusive('\n').enumerate() {
        let defines = lines.inside == Inside::Code && DEFINITIONS.iter().any(|word| line.starts_with(word));
        if defines {
            // Between brackets there is no such line: one is missing.
            lines.depth = 0;
        }
        if lines.is_at_top() && line.starts_with(|char: char| char.is_alphabetic() || matches!(char, '_' | '@')) {
            let begins = defines || line.starts_with('@');
            if begins && !decorated && at >= piece.bytes.start + SMALLEST {
                let end = Point { row, column: 0 };
                pieces.push(Piece { bytes: piece.bytes.start..at, end, ..piece });
                piece = Piece { bytes: at..at, row, end };
            }
            decorated = line.starts_with('@');
        }
        lines.read(line);
        at += line.len();
        piece.end = if line.ends_with('\n') {
            Point { row: row + 1, column: 0 }
        } else {
            Point { row, column: line.len() }
        };
    }
    pieces.push(Piece { bytes: piece.bytes.start..text.len(), ..piece });
    pieces
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
        while let Some(byte) = bytes.get(at).copied() {
            match byte {
                b'#' => return,
                b'(' | b'[' | b'{' => self.depth += 1,
                b')' | b']' | b'}' => self.depth = self.depth.saturating_sub(1),
                b'\\' if matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => {
                    self.inside = Inside::Continued;
                    return;
                }
                b'"' | b'\'' if bytes[at..].starts_with(&[byte; 3]) => match end_of_text(bytes, at + 3, &[byte; 3]) {
                    Some(end) => at = end - 1,
                    None => {
                        self.inside = Inside::Text(byte);
                        return;
                    }
                },
                // One that does not end on its line is a mistake, and ends there for what comes below.
                b'"' | b'\'' => match end_of_text(bytes, at + 1, &[byte]) {
                    Some(end) => at = end - 1,
                    None => return,
                },
                _ => {}
            }
            at += 1;
        }
    }
}

/// Where a text behind `at` ends, its quotes included.
fn end_of_text(bytes: &[u8], mut at: usize, quotes: &[u8]) -> Option<usize> {
    while at < bytes.len() {
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
        cut(text).into_iter().map(|piece| text[piece.bytes].lines().next().unwrap_or_default()).collect()
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
    fn a_mistake_that_reaches_the_end_is_weighed_by_its_lines() {
        // The parser counts what lines cost in 32 bits, and stops the program where the sum makes no sense.
        let text = format!("{}s(:\n i()\n\ney", "\n".repeat(13));
        let trees = parse(&text, Duration::from_mins(1)).expect("there is time");
        assert!(trees[0].root_node().has_error());
        assert_eq!(trees[0].root_node().end_position(), Point { row: 16, column: 2 });
    }

    #[test]
    fn moved_pieces_are_what_parsing_gives() {
        let body = "    密 = call('x', [1, 2])\n".repeat(200);
        let text = format!("import a\n\n\ndef one():\n{body}\n\n@b\ndef two(a):\n{body}\n\nclass Three:\n{body}");
        let patience = Duration::from_mins(1);
        let places = |trees: &[Tree]| {
            let mut places = Vec::new();
            for tree in trees {
                let mut open = vec![tree.root_node()];
                while let Some(node) = open.pop() {
                    places.push((node.kind_id(), node.byte_range(), node.is_missing()));
                    open.extend((0..node.child_count()).filter_map(|at| node.child(at)));
                }
            }
            places
        };
        let changed =
            text.replacen("import a\n", "import abc\nimport d\n", 1).replacen("class Three", "class Threes", 1);
        let fresh = parse(&changed, patience).expect("there is time");
        keep(2);
        let first = parse(&text, patience).expect("there is time");
        assert!(first.len() > 2);
        let again = parse(&changed, patience).expect("there is time");
        keep(0);
        assert_eq!(places(&again), places(&fresh));
    }
}
