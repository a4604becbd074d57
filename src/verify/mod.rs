//! Tries keys: is one alive, and whose is it? STS is asked who signed a request, which needs no permission and changes nothing.
//!
//! A request says the AccessKey ID, the token if there is one, and a signature. The secret never leaves this machine: it signs
//! here. Of what comes back only what has the expected form is kept; texts of servers and of errors are shown nowhere, for
//! STS quotes requests in them.

mod answer;
mod ask;
mod endpoint;
mod kept;
mod route;
mod sign;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::catalog::Catalog;
use crate::catalog::sts::Doubt;
use crate::finding::verification::Verification;
use crate::mask::AccessKey;

use ask::Asker;

pub use endpoint::{Endpoint, EndpointError};
pub use kept::Kept;
pub use route::{BadProxy, Route};

/// Requests at a time: STS counts them by account, and has more to do than to answer us.
const AT_ONCE: usize = 4;
/// When so many keys in a row got no answer at all, the others would not get one either.
const ENOUGH: usize = 3;

/// Asks about each of these keys, once, and tells what came of it, in any order. `timeout` is for all that is done for one key.
#[must_use]
pub fn verify(
    keys: &[AccessKey],
    endpoint: &Endpoint,
    route: &Route,
    timeout: Duration,
) -> Vec<(AccessKey, Verification)> {
    let asker = Asker::new(&Catalog::builtin().sts, endpoint, route, timeout);
    let (next, unheard) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let found = Mutex::new(Vec::new());
    let work = || {
        while let Some(key) = keys.get(next.fetch_add(1, Ordering::Relaxed)) {
            let verification = if unheard.load(Ordering::Relaxed) >= ENOUGH {
                Verification::doubtful(Doubt::Skipped)
            } else {
                asker.ask(key)
            };
            match verification {
                Verification::Undetermined { doubt: Doubt::Skipped, .. } => {}
                Verification::Undetermined { doubt, .. } if is_silence(doubt) => {
                    unheard.fetch_add(1, Ordering::Relaxed);
                }
                _ => unheard.store(0, Ordering::Relaxed),
            }
            found.lock().unwrap_or_else(PoisonError::into_inner).push((key.clone(), verification));
        }
    };
    thread::scope(|scope| {
        for _ in 1..AT_ONCE.min(keys.len()) {
            // Where there is no thread to be had, the others do its share.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Whether nobody was heard.
fn is_silence(doubt: Doubt) -> bool {
    matches!(doubt, Doubt::Unreachable | Doubt::Timeout | Doubt::Certificate)
}
