//! Rust files: `syn` reads them, and what it cannot read is read token by token.
//!
//! Nothing of a grammar leaves this module. Three things are done by hand because no library does them: comments, the
//! stack that a file will need (`scan`), and reading code that is broken or inside macros (`loose`).

mod bind;
mod control;
mod cut;
#[cfg(test)]
mod edits;
mod expr;
mod item;
mod join;
mod loose;
mod mac;
mod pieces;
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
use self::join::Joined;
use self::pieces::Lowered;
use self::place::Places;
use self::rules::Arms;
use self::scan::Scan;
use super::build::Builder;
use super::{Tree, TroubleKind};
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
    let parts = cut::cut(text, head(text), scan);
    let parts = pieces::Reader::new(text, scan.deepest).all(parts);
    let (mut joined, module) = Joined::new(text.len());
    joined.add_all(module, parts);
    joined.finished()
}

/// Lowers a file that `syn` cannot be given.
fn lower_tokens(text: &str, scan: &Scan) -> Tree {
    let head = head(text);
    let arms = Arms::new();
    let mut lower = Lower::new(text, Places::new(text, head), scan.deepest, &arms);
    lower.shallow = false;
    lower.b.trouble(scan.deepest, TroubleKind::TooDeep);
    match text[head..].parse::<TokenStream>() {
        Ok(tokens) => lower.loose_items(tokens),
        Err(error) => lower.repaired_items(head, &error),
    }
    let (mut joined, module) = Joined::new(text.len());
    joined.add_all(module, vec![pieces::Read::Items(0, Rc::new(Lowered::from(lower)))]);
    joined.finished()
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
