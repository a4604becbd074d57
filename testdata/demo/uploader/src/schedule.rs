//! When an original is due.

use std::time::Duration;

use opendal::Operator;

/// Between two rounds.
pub const PAUSE: Duration = Duration::from_secs(600);

/// The originals to move now.
pub async fn due(originals: &Operator) -> opendal::Result<Vec<String>> {
    let entries = originals.list("due/").await?;
    Ok(entries.into_iter().map(|entry| entry.path().to_owned()).collect())
}
