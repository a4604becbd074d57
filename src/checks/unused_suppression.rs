//! `unused-suppression`: an ignore comment that silences nothing.
pub(crate) const RULE: &str = "unused-suppression";
