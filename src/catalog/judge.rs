//! stub until merged
use super::sdk::Role;
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedRole {
    /// x
    pub role: Role,
    /// x
    pub weak: bool,
}
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// x
    Empty,
    /// x
    Placeholder,
    /// x
    OtherCloud,
    /// x
    Plain,
    /// x
    Plausible,
    /// x
    Key {
        /// x
        temporary: bool,
    },
}
/// x
#[derive(Debug)]
pub struct Judge;
impl Judge {
    /// x
    #[must_use]
    pub fn role_of_name(&self, _: &str) -> Option<NamedRole> {
        None
    }
    /// x
    #[must_use]
    pub fn judge(&self, _: &str, _: Role, _: Option<&str>) -> Verdict {
        Verdict::Plain
    }
    /// x
    #[must_use]
    pub fn is_placeholder(&self, _: &str) -> bool {
        false
    }
    /// x
    #[must_use]
    pub fn is_main_account_name(&self, _: &str) -> bool {
        false
    }
    /// x
    #[must_use]
    pub fn has_vendor_word(&self, _: &str) -> bool {
        false
    }
}
