//! A file in pieces that can be read one by one: runs of items at its top.
//!
//! Items do not depend on each other to be read. So a mistake in one leaves the others whole, and of a text that is edited
//! only the piece around the change is read again.

use std::ops::Range;

use super::scan::Scan;

/// Smaller pieces are not worth the trouble.
const SMALLEST: usize = 1 << 10;

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
