//! Tells findings that were known before from new ones, though lines move and files are renamed.

use std::collections::HashMap;

use crate::mask::Fingerprint;

/// What is remembered of a finding: enough to know it again, nothing to find a secret by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Trace<'t> {
    /// The file, written in the same way for all that are compared.
    pub path: &'t str,
    /// [`Finding::content`](crate::finding::Finding::content).
    pub content: Fingerprint,
}

/// For each finding the place in `known` of what it was before, each of which serves once.
///
/// What lay in the same file comes first. What is left of `known` may have moved, if `has_left` says of its file that this
/// was looked at, or is no more: a second copy of a key that still lies where it was is a new finding.
#[must_use]
pub fn recognize(known: &[Trace<'_>], found: &[Trace<'_>], has_left: impl Fn(&str) -> bool) -> Vec<Option<usize>> {
    // Last first, so that the first is taken from the end.
    let mut in_place: HashMap<Trace<'_>, Vec<usize>> = HashMap::new();
    for (at, trace) in known.iter().enumerate().rev() {
        in_place.entry(*trace).or_default().push(at);
    }
    let mut recognized: Vec<Option<usize>> =
        found.iter().map(|trace| in_place.get_mut(trace).and_then(Vec::pop)).collect();
    let mut left: Vec<usize> = in_place.into_values().flatten().filter(|at| has_left(known[*at].path)).collect();
    left.sort_unstable_by(|a, b| b.cmp(a));
    let mut moved: HashMap<Fingerprint, Vec<usize>> = HashMap::new();
    for at in left {
        moved.entry(known[at].content).or_default().push(at);
    }
    for (trace, known) in found.iter().zip(&mut recognized).filter(|(_, known)| known.is_none()) {
        *known = moved.get_mut(&trace.content).and_then(Vec::pop);
    }
    recognized
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace<'t>(path: &'t str, about: &str) -> Trace<'t> {
        Trace { path, content: Fingerprint::of(&[about]) }
    }

    #[test]
    fn what_stays_is_known_before_what_moves() {
        let known = [trace("a", "k"), trace("a", "k"), trace("b", "k"), trace("c", "other")];
        let found = [trace("d", "k"), trace("b", "k"), trace("a", "k"), trace("e", "new")];
        assert_eq!(recognize(&known, &found, |_| true), [Some(1), Some(2), Some(0), None]);
    }

    #[test]
    fn a_copy_is_new() {
        let found = [trace("a", "k"), trace("a", "k"), trace("b", "k")];
        assert_eq!(recognize(&[trace("a", "k")], &found, |_| true), [Some(0), None, None]);
    }

    #[test]
    fn what_was_not_looked_at_has_not_moved() {
        assert_eq!(recognize(&[trace("a", "k")], &[trace("b", "k")], |path| path != "a"), [None]);
        assert_eq!(recognize(&[trace("a", "k")], &[trace("b", "k")], |path| path == "a"), [Some(0)]);
    }
}
