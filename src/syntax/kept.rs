//! What pieces of texts turned out to be, for those who read the same texts again after an edit.

use std::cell::Cell;

use hashbrown::HashMap;

/// How many bytes of text may be kept besides those that were of use last. What they turned out to be takes some twenty
/// times as much.
const MOST: usize = 1 << 20;

thread_local! {
    static IS_ON: Cell<bool> = const { Cell::new(false) };
}

/// Has this thread keep pieces from now on.
pub(super) fn keep() {
    IS_ON.set(true);
}

/// Whether this thread keeps pieces.
pub(super) fn is_on() -> bool {
    IS_ON.get()
}

/// What pieces of texts turned out to be, by their texts.
pub(super) struct Kept<P> {
    round: usize,
    bytes: usize,
    /// Each with the round in which it was last of use.
    pieces: HashMap<Box<str>, (P, usize)>,
}

impl<P> Default for Kept<P> {
    fn default() -> Self {
        Self { round: 0, bytes: 0, pieces: HashMap::new() }
    }
}

impl<P: Clone> Kept<P> {
    /// What this text is, if that is known.
    pub(super) fn get(&mut self, text: &str) -> Option<P> {
        let (piece, used) = self.pieces.get_mut(text)?;
        *used = self.round;
        Some(piece.clone())
    }

    /// Takes note of what a text is.
    pub(super) fn insert(&mut self, text: &str, piece: P) {
        if self.pieces.insert(Box::from(text), (piece, self.round)).is_none() {
            self.bytes += text.len();
        }
    }

    /// Ends a round, with each file that was read: of what it had no use for, the oldest goes when there is too much.
    pub(super) fn tidy(&mut self) {
        if self.bytes > MOST {
            let mut idle: Vec<(usize, usize)> =
                self.pieces.iter().map(|(text, (_, used))| (*used, text.len())).collect();
            idle.sort_unstable();
            // Half of it, or this would be done each time.
            let mut oldest = 0;
            let mut left = self.bytes;
            for (used, len) in idle {
                if left <= MOST / 2 || used == self.round {
                    break;
                }
                left -= len;
                oldest = used + 1;
            }
            self.pieces.retain(|_, (_, used)| *used >= oldest);
            self.bytes = self.pieces.keys().map(|text| text.len()).sum();
        }
        self.round += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_use_stays_and_the_oldest_goes() {
        let text = |at: usize| format!("{at:04}").repeat(MOST / 64);
        let mut kept = Kept::default();
        for at in 0..20 {
            kept.insert(&text(at), at);
            assert_eq!(kept.get(&text(0)), Some(0));
            kept.tidy();
        }
        assert_eq!(kept.get(&text(0)), Some(0));
        assert_eq!(kept.get(&text(19)), Some(19));
        assert_eq!(kept.get(&text(3)), None);
        assert!(kept.bytes <= MOST);
    }

    #[test]
    fn a_large_file_is_kept_whole() {
        let text = |at: usize| format!("{at:04}").repeat(MOST / 16);
        let mut kept = Kept::default();
        for _ in 0..3 {
            for at in 0..8 {
                kept.insert(&text(at), at);
            }
            kept.tidy();
            assert_eq!(kept.pieces.len(), 8);
        }
    }
}
