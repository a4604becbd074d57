//! Trees of texts that were parsed last, so that a text which is edited is parsed again only where it changed.
//!
//! A cache and nothing else: what it gives is what parsing from the beginning gives. It is off until somebody who looks at
//! the same texts again and again turns it on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tree_sitter::{InputEdit, Point, Tree};

/// Shorter texts are parsed faster than anybody notices.
const SHORTEST: usize = 4 << 10;

/// How many trees are kept.
static MOST: AtomicUsize = AtomicUsize::new(0);
/// The latest last.
static KEPT: Mutex<Vec<(Arc<str>, Tree)>> = Mutex::new(Vec::new());

/// Keeps this many trees from now on.
pub(in crate::syntax) fn keep(most: usize) {
    MOST.store(most, Ordering::Relaxed);
}

/// The tree of an earlier state of a text, told what was changed since.
pub(super) fn earlier(text: &str) -> Option<Tree> {
    if !is_kept(text) {
        return None;
    }
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let shared = |old: &str| {
        let (start, end) = shared(old.as_bytes(), text.as_bytes());
        (start + end, start, end)
    };
    let (_, start, end, old, tree) = kept
        .iter()
        .map(|(old, tree)| {
            let (both, start, end) = shared(old);
            (both, start, end, old, tree)
        })
        .max_by_key(|(both, ..)| *both)
        .filter(|(both, ..)| *both * 2 > text.len())?;
    let mut tree = tree.clone();
    tree.edit(&InputEdit {
        start_byte: start,
        old_end_byte: old.len() - end,
        new_end_byte: text.len() - end,
        start_position: point(old, start),
        old_end_position: point(old, old.len() - end),
        new_end_position: point(text, text.len() - end),
    });
    Some(tree)
}

/// Keeps a tree for the text's next state.
pub(super) fn keep_tree(text: &str, tree: &Tree) {
    if !is_kept(text) {
        return;
    }
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    // The state before this one is of no more use: it is the one that shares most.
    let is_former = |old: &str| {
        let (start, end) = shared(old.as_bytes(), text.as_bytes());
        (start + end) * 10 > text.len().max(old.len()) * 9
    };
    if let Some(at) = kept.iter().position(|(old, _)| is_former(old)) {
        kept.remove(at);
    }
    kept.push((Arc::from(text), tree.clone()));
    let most = MOST.load(Ordering::Relaxed);
    let extra = kept.len().saturating_sub(most);
    kept.drain(..extra);
}

fn is_kept(text: &str) -> bool {
    text.len() >= SHORTEST && MOST.load(Ordering::Relaxed) > 0
}

/// How many bytes two texts share at their beginnings, and behind those at their ends.
fn shared(old: &[u8], new: &[u8]) -> (usize, usize) {
    let start = same(old.iter().zip(new));
    let end = same(old[start..].iter().rev().zip(new[start..].iter().rev()));
    (start, end)
}

fn same<'b>(pairs: impl Iterator<Item = (&'b u8, &'b u8)>) -> usize {
    pairs.take_while(|(old, new)| old == new).count()
}

fn point(text: &str, offset: usize) -> Point {
    let mut breaks = text.as_bytes()[..offset].split(|byte| *byte == b'\n');
    let column = breaks.next_back().map_or(0, <[u8]>::len);
    Point { row: breaks.count(), column }
}
