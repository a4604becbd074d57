//! stub until merged
use smol_str::SmolStr;

use crate::catalog::check::Confidence;
use crate::catalog::judge::Judge;
use crate::catalog::sdk::Role;
use crate::mask::Masked;
use crate::source::Span;
/// x
#[derive(Debug, Clone)]
pub struct KeyMatch {
    /// x
    pub role: Role,
    /// x
    pub temporary: bool,
    /// x
    pub span: Span,
    /// x
    pub value: Masked,
    /// x
    pub encoded: bool,
    /// x
    pub name: Option<(SmolStr, Span)>,
}
/// x
#[derive(Debug, Clone)]
pub struct KeyGroup {
    /// x
    pub id: Option<KeyMatch>,
    /// x
    pub secret: Option<KeyMatch>,
    /// x
    pub token: Option<KeyMatch>,
    /// x
    pub confidence: Confidence,
    /// x
    pub main_account: Option<Span>,
}
/// x
#[must_use]
pub fn scan(_: &str, _: &Judge) -> Vec<KeyGroup> {
    Vec::new()
}
