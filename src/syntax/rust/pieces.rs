//! A file in pieces that can be read one by one: runs of items at its top.
//!
//! Items do not depend on each other to be read. So a mistake in one leaves the others whole, and of a text that is edited
//! only the piece around the change is read again.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use proc_macro2::TokenStream;
use syn::Item;

use super::place::Places;
use super::repair;
use super::scan::Scan;
use crate::syntax::kept::{self, Kept};

/// Smaller pieces are not worth the trouble.
const SMALLEST: usize = 1 << 10;
/// How many bytes the lexer may keep for looking up spans before all pieces are given up.
const MOST_LEXED: usize = 16 << 20;

thread_local! {
    static READ: RefCell<Read> = RefCell::default();
}

/// What this thread has read.
#[derive(Default)]
struct Read {
    lexed: usize,
    pieces: Kept<Rc<Piece>>,
}

/// What one piece turned out to be. Its spans count from its beginning.
pub(super) enum Piece {
    /// Items; for the first one of a file also what is said of the file.
    Items(syn::File, Places),
    /// No Rust, with the place of the mistake.
    Broken(TokenStream, Places, proc_macro2::Span),
    /// Nothing that could be made to lex.
    Lost(proc_macro2::Span, Places),
}

/// Lets the lexer forget what it read, unless pieces are kept that need it.
pub(super) fn tidy() {
    READ.with_borrow_mut(|read| {
        if kept::is_on() && read.lexed <= MOST_LEXED {
            read.pieces.tidy();
        } else {
            *read = Read::default();
            // Every text that was lexed is kept by the thread, for looking up spans, until it is told that none are left.
            proc_macro2::extra::invalidate_current_thread_spans();
        }
    });
}

/// Takes note that the lexer read so much besides.
pub(super) fn lexed(bytes: usize) {
    READ.with_borrow_mut(|read| read.lexed += bytes);
}

/// Reads a piece, or knows it from before.
pub(super) fn read(text: &str) -> Rc<Piece> {
    READ.with_borrow_mut(|read| read.pieces.get(text)).unwrap_or_else(|| {
        let piece = Rc::new(Piece::of(text));
        lexed(text.len());
        if kept::is_on() {
            READ.with_borrow_mut(|read| read.pieces.insert(text, Rc::clone(&piece)));
        }
        piece
    })
}

impl Piece {
    fn of(text: &str) -> Self {
        match text.parse::<TokenStream>() {
            Ok(tokens) => match syn::parse2(tokens.clone()) {
                Ok(file) => Self::Items(file, Places::new(text, 0)),
                Err(error) => Self::Broken(tokens, Places::new(text, 0), error.span()),
            },
            Err(error) => match repair::lex(text, 0) {
                Some((tokens, places)) => Self::Broken(tokens, places, error.span()),
                None => Self::Lost(error.span(), Places::new(text, 0)),
            },
        }
    }

    /// Where its tokens lie in a file in which it begins at `start`.
    pub(super) fn places(&self, start: usize, len: usize) -> Places {
        let (Self::Items(_, places) | Self::Broken(_, places, _) | Self::Lost(_, places)) = self;
        places.within(start, len)
    }

    /// Its items, if it is sound.
    pub(super) fn items(&self) -> &[Item] {
        match self {
            Self::Items(file, _) => &file.items,
            Self::Broken(..) | Self::Lost(..) => &[],
        }
    }
}

/// The pieces of a text whose items begin at `head`, in order and without gaps.
pub(super) fn cut(text: &str, head: usize, scan: &Scan) -> Vec<Range<usize>> {
    let whole = head..text.len();
    if scan.endless.is_some() {
        return vec![whole];
    }
    // Where a bracket is missing, what stands at the beginning of a line begins anew.
    let ends = ends(text, scan, true).or_else(|| ends(text, scan, false)).unwrap_or_default();
    let mut start = whole.start;
    let mut pieces = Vec::new();
    for end in ends {
        if end >= start + SMALLEST {
            pieces.push(start..end);
            start = end;
        }
    }
    pieces.push(start..whole.end);
    pieces
}

/// Where items end that others follow; `None` when the brackets do not match and should.
fn ends(text: &str, scan: &Scan, should_match: bool) -> Option<Vec<usize>> {
    let mut depth = 0_usize;
    let mut ends = Vec::new();
    for (at, byte) in &scan.brackets {
        match (byte, depth.checked_sub(1)) {
            (b'{' | b'(' | b'[', _) => depth += 1,
            (b'}' | b')' | b']', Some(outside)) => depth = outside,
            (b'}' | b')' | b']', None) if should_match => return None,
            _ => {}
        }
        let is_outside = depth == 0 || !should_match;
        if is_outside && matches!(byte, b'}' | b';') && item_follows(&text[at + 1..]) {
            ends.push(at + 1);
            depth = 0;
        }
    }
    (depth == 0 || !should_match).then_some(ends)
}

/// Whether a text goes on with an item at the beginning of a line.
fn item_follows(rest: &str) -> bool {
    let Some((here, below)) = rest.split_once('\n') else { return false };
    if !here.trim().is_empty() {
        return false;
    }
    let next = below.trim_start_matches(['\n', '\r']);
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
