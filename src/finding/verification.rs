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
    /// What is known of a key. One that is alive beside another AccessKey ID is, whatever came of this one: ids and secrets
    /// that stand together need not belong together. One without its token is the one that was tried with it.
    #[must_use]
    pub fn of(&self, key: &AccessKey) -> Option<&Verification> {
        let exact = self.0.get(key);
        if exact.is_some_and(|found| !found.is_dead()) {
            return exact;
        }
        let of_secret = || self.0.iter().filter(|(known, _)| known.secret == key.secret);
        let alive = of_secret().find(|(_, found)| matches!(found, Verification::Active(_)));
        let whole = || of_secret().find(|(known, _)| key.token.is_none() && known.id == key.id);
        alive.map(|(_, found)| found).or(exact).or_else(|| whole().map(|(_, found)| found))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::Masked;

    fn key(id: &str, secret: &str, token: Option<&str>) -> AccessKey {
        AccessKey { id: Masked::new(id), secret: Masked::new(secret), token: token.map(Masked::new) }
    }

    fn active() -> Verification {
        Verification::Active(Identity { kind: IdentityKind::RamUser, account: "1".to_owned(), name: None })
    }

    #[test]
    fn a_secret_that_is_alive_anywhere_is_alive() {
        let dead = Verification::Unusable(Refusal::Unknown);
        let wrong = Verification::Unusable(Refusal::WrongSecret);
        let known: Verifications = [
            (key("a", "one", None), dead.clone()),
            (key("b", "one", None), active()),
            (key("a", "two", None), dead.clone()),
            (key("b", "two", None), wrong.clone()),
        ]
        .into_iter()
        .collect();
        assert_eq!(known.of(&key("a", "one", None)), Some(&active()));
        assert_eq!(known.of(&key("a", "two", None)), Some(&dead));
        assert_eq!(known.of(&key("b", "two", None)), Some(&wrong));
        assert_eq!(known.of(&key("a", "three", None)), None);
    }

    #[test]
    fn a_key_without_its_token_is_the_one_that_was_tried_with_it() {
        let expired = Verification::Unusable(Refusal::ExpiredToken);
        let known: Verifications = [(key("a", "one", Some("token")), expired.clone())].into_iter().collect();
        assert_eq!(known.of(&key("a", "one", None)), Some(&expired));
        assert_eq!(known.of(&key("a", "one", Some("another"))), None);
        assert_eq!(known.of(&key("b", "one", None)), None);
    }
}
