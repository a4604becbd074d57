//! What STS says of a key that it was asked about.

use std::collections::HashMap;

use crate::catalog::sts::{Doubt, IdentityKind, Refusal};
use crate::mask::AccessKey;

/// What is known of a key since it was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// It signs, as this identity.
    Active(Identity),
    /// It does not, and will not as it is.
    Unusable(Refusal),
    /// Nothing is known.
    Undetermined {
        /// Why.
        doubt: Doubt,
        /// The server's own word for it, if it had one: letters, digits and dots.
        code: Option<String>,
    },
}

/// Who signs with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What it is.
    pub kind: IdentityKind,
    /// The number of the account that it belongs to.
    pub account: String,
    /// The name of the RAM user or of the role.
    pub name: Option<String>,
}

impl Verification {
    /// Nothing is known, and the server has no word for why.
    #[must_use]
    pub fn doubtful(doubt: Doubt) -> Self {
        Self::Undetermined { doubt, code: None }
    }

    /// Its name in reports for programs.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match self {
            Self::Active(_) => "active",
            Self::Unusable(refusal) => refusal.id(),
            Self::Undetermined { .. } => "undetermined",
        }
    }

    /// Whether nobody can use the key any more, whatever it is tried with.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        matches!(self, Self::Unusable(Refusal::Disabled | Refusal::Unknown | Refusal::ExpiredToken))
    }

    /// Whether it is the key of the account itself; `None` where that is not known.
    #[must_use]
    pub fn is_main_account(&self) -> Option<bool> {
        match self {
            Self::Active(identity) => Some(identity.kind == IdentityKind::MainAccount),
            _ => None,
        }
    }
}

/// What is known of keys since they were tried.
#[derive(Debug, Clone, Default)]
pub struct Verifications(HashMap<AccessKey, Verification>);

impl Verifications {
    /// What is known of a key. One without its token is the one that was tried with it.
    #[must_use]
    pub fn of(&self, key: &AccessKey) -> Option<&Verification> {
        let whole = || self.0.iter().find(|(known, _)| (&known.id, &known.secret) == (&key.id, &key.secret));
        self.0.get(key).or_else(|| whole().filter(|_| key.token.is_none()).map(|(_, found)| found))
    }

    /// Whether no key was tried.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(AccessKey, Verification)> for Verifications {
    fn from_iter<T: IntoIterator<Item = (AccessKey, Verification)>>(found: T) -> Self {
        Self(found.into_iter().collect())
    }
}
