//! A crash of the analysis ends one answer, not the server.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

/// Where the last crash happened.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Keeps the words of panics from standard error: they may quote the text that caused them.
pub(super) fn keep_panics_quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
}

/// Does `work`; fails with the place in aklint's code where it crashed.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = LAST.lock().unwrap_or_else(PoisonError::into_inner).take();
        place.unwrap_or_else(|| "an unknown place".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_says_where_and_not_what() {
        let secret = "made-up";
        let failed = guarded(|| {
            assert!(secret.is_empty(), "it held {secret}");
        });
        let place = failed.expect_err("it crashed");
        assert!(!place.contains(secret), "{place}");
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
