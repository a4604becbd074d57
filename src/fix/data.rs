//! Files that are no code, and what is no code in files of code: a reference, or a placeholder, in the place of a key.

use super::{Fix, Obstacle, Scene};
use crate::facts::FileFacts;
use crate::finding::Finding;

/// What mends a finding in text.
pub(super) fn fix(_scene: &Scene<'_>, _file: &FileFacts, _finding: &Finding) -> Result<Fix, Obstacle> {
    Err(Obstacle::NoReference)
}
