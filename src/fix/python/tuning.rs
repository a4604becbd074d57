//! Small things: how long a session lasts, what a role is called, what a template left open.

use super::super::{Fix, Obstacle, Scene};
use crate::catalog::check::FixKind;
use crate::facts::FileFacts;
use crate::finding::Finding;

/// What mends a finding about a role's configuration.
pub(super) fn fix(_scene: &Scene<'_>, _file: &FileFacts, _finding: &Finding, _kind: FixKind) -> Result<Fix, Obstacle> {
    Err(Obstacle::Shape)
}
