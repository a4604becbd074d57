//! How much is looked at for one file before the rest is left untold: bounds what a hostile file can cost.

use std::cell::Cell;

/// What one file may cost. A long program of many parts takes a hundredth of it.
const MOST: usize = 6_000_000;

/// What is looked at, by how much work it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Work {
    /// An expression that is evaluated.
    Expr = 15,
    /// A value that is handed on from where it was found before.
    Value = 5,
    /// An assignment or entry of which it is asked whether it is meant.
    Entry = 1,
}

/// What is left to be spent on one file.
#[derive(Debug)]
pub(super) struct Budget {
    spent: Cell<usize>,
}

impl Budget {
    /// What is left after `spent`.
    pub(super) fn after(spent: usize) -> Self {
        Self { spent: Cell::new(spent) }
    }

    /// Spends what it takes to look at `count` of something. Whether there was enough left.
    pub(super) fn pays(&self, work: Work, count: usize) -> bool {
        self.spent.set(self.spent.get().saturating_add(count.saturating_mul(work as usize)));
        !self.is_spent()
    }

    pub(super) fn spent(&self) -> usize {
        self.spent.get()
    }

    /// Whether something was left out because there was not enough left.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.get() > MOST
    }
}
