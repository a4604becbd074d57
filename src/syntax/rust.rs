//! Rust files: `syn` reads them, and what it cannot read is read token by token.
//!
//! Nothing of a grammar leaves this module. Three things are done by hand because no library does them: comments, the
//! stack that a file will need (`scan`), and reading code that is broken or inside macros (`loose`).

mod bind;
mod control;
mod expr;
mod item;
mod loose;
mod mac;
pub(super) mod pieces;
mod place;
mod repair;
mod rules;
mod scan;
#[cfg(test)]
mod tests;
mod tokens;
mod types;

use std::rc::Rc;

use proc_macro2::TokenStream;

use self::expr::Lower;
use self::pieces::Piece;
use self::place::Places;
use self::scan::Scan;
use super::build::Builder;
use super::{Tree, Trouble, TroubleKind};
use crate::source::Span;

/// A file of more bytes than this is not parsed.
const LARGEST: usize = 8 << 20;
/// A file that may need more stack than this gets a thread of its own.
const SHALLOW: usize = 512 << 10;
/// A file that may need more stack than this is not given to `syn`, which would abort the process.
const DEEP: usize = 192 << 20;
/// What a thread needs besides the stack of the parse proper.
const SPARE: usize = 64 << 20;
/// More groups than this inside one another are not given to `syn`.
const DEEPEST_GROUP: usize = 200;
/// More links than this in one chain of methods are not given to `syn`.
const LONGEST_CHAIN: usize = 2_000;

/// Lowers a Rust file. Never fails; what could not be understood is in [`Tree::troubles`].
#[must_use]
pub fn parse(text: &str) -> Tree {
    parse_whole(text).closed(text.len())
}

fn parse_whole(text: &str) -> Tree {
    let whole = Span::new(0, text.len());
    if text.len() > LARGEST {
        let mut builder = Builder::new(whole);
        builder.trouble(whole, TroubleKind::TooLarge);
        return builder.tree;
    }
    let scan = Scan::with_brackets(text);
    let mut tree = if scan.stack <= SHALLOW && scan.depth <= DEEPEST_GROUP {
        lower(text, &scan)
    } else {
        on_big_stack(text, &scan).unwrap_or_else(|| {
            let mut builder = Builder::new(whole);
            builder.trouble(whole, TroubleKind::TooDeep);
            builder.tree
        })
    };
    tree.comments = scan.comments;
    tree.docs.extend(scan.docs);
    tree.docs.sort_unstable();
    tree.bindings.sort_by_key(|binding| binding.name_span.start);
    tree
}

/// Does [`lower`] on a thread that has the stack for it; `None` when there is no such thread to be had.
fn on_big_stack(text: &str, scan: &Scan) -> Option<Tree> {
    std::thread::scope(|scope| {
        let size = scan.stack.min(DEEP) + SPARE;
        let thread = std::thread::Builder::new().stack_size(size).spawn_scoped(scope, || lower(text, scan)).ok()?;
        thread.join().ok()
    })
}

/// Lowers a file on the current thread, which has the stack for it.
fn lower(text: &str, scan: &Scan) -> Tree {
    let tree = if scan.is_shallow_enough() { lower_pieces(text, scan) } else { lower_tokens(text, scan) };
    pieces::tidy();
    tree
}

/// Lowers a file piece by piece; what is no Rust is read token by token.
fn lower_pieces(text: &str, scan: &Scan) -> Tree {
    let head = head(text);
    let pieces: Vec<(usize, Rc<Piece>)> =
        pieces::cut(text, head, scan).into_iter().map(|range| (range.start, pieces::read(&text[range]))).collect();
    let mut troubles = Vec::new();
    let mut lower = Lower::new(text, Places::new("", 0), scan.deepest);
    lower.shallow = true;
    let attrs = match pieces.first().map(|(_, piece)| &**piece) {
        Some(Piece::Items(file, _)) => &file.attrs[..],
        _ => &[],
    };
    lower.file(attrs, |lower| {
        for (start, piece) in &pieces {
            lower.places = piece.places(*start, text.len());
            lower.announce(piece.items());
        }
        for (start, piece) in &pieces {
            lower.places = piece.places(*start, text.len());
            match &**piece {
                Piece::Items(file, _) => file.items.iter().for_each(|item| lower.item(item)),
                Piece::Broken(tokens, _, at) => {
                    troubles.push(Trouble { span: lower.span(*at), kind: TroubleKind::Syntax });
                    lower.loose_items(tokens.clone());
                }
                Piece::Lost(at, _) => troubles.push(Trouble { span: lower.span(*at), kind: TroubleKind::Syntax }),
            }
        }
    });
    finished(lower, troubles)
}

/// Lowers a file that `syn` cannot be given.
fn lower_tokens(text: &str, scan: &Scan) -> Tree {
    let head = head(text);
    let body = &text[head..];
    let mut troubles = vec![Trouble { span: scan.deepest, kind: TroubleKind::TooDeep }];
    let mut lower = Lower::new(text, Places::new(text, head), scan.deepest);
    lower.shallow = false;
    pieces::lexed(body.len());
    match body.parse::<TokenStream>() {
        Ok(tokens) => lower.loose_items(tokens),
        Err(error) => {
            troubles.push(Trouble { span: lower.span(error.span()), kind: TroubleKind::Syntax });
            if let Some((tokens, places)) = repair::lex(text, head) {
                lower.places = places;
                lower.loose_items(tokens);
            }
        }
    }
    finished(lower, troubles)
}

fn finished(lower: Lower<'_>, mut troubles: Vec<Trouble>) -> Tree {
    let mut tree = lower.b.tree;
    troubles.append(&mut tree.troubles);
    tree.troubles = troubles;
    tree
}

/// How many bytes at the start are a byte order mark and a `#!` line.
fn head(text: &str) -> usize {
    let after_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - after_mark.len();
    let Some(line) = after_mark.strip_prefix("#!") else { return mark };
    if line.trim_start().starts_with('[') {
        return mark;
    }
    mark + after_mark.find('\n').unwrap_or(after_mark.len())
}
