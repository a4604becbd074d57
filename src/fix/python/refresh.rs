//! What was fetched once is asked for again and again.

use super::super::{Fix, Obstacle, Scene};
use crate::facts::FileFacts;
use crate::finding::Finding;

/// What mends a `missing-refresh` finding.
pub(super) fn fix(_scene: &Scene<'_>, _file: &FileFacts, _finding: &Finding) -> Result<Fix, Obstacle> {
    Err(Obstacle::Shape)
}
