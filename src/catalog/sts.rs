//! What STS is asked about a key, and what it answers: `rules/sts.toml`.

use serde::{Deserialize, Serialize};

/// `rules/sts.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sts {
    /// The host that answers for every region.
    pub host: String,
    /// What is asked: an action that needs no permission and changes nothing.
    pub action: String,
    /// The version of the API.
    pub version: String,
    /// Pages that say so.
    pub sources: Vec<String>,
    /// What whoever signed is called.
    identity: Vec<IdentityName>,
    refusal: Vec<RefusalCode>,
    excuse: Vec<Excuse>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct IdentityName {
    kind: IdentityKind,
    r#type: String,
    /// What follows the account's number in the ARN.
    arn: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RefusalCode {
    code: String,
    means: Refusal,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Excuse {
    code: String,
    means: Doubt,
}

/// Whose a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityKind {
    /// The account's own: it has every right and cannot be limited.
    MainAccount,
    /// A RAM user's.
    RamUser,
    /// That of a session of a role.
    AssumedRole,
}

/// Why a key opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Somebody disabled it. Whoever may manage it can enable it again.
    Disabled,
    /// There is no key with this id: it was deleted, or never existed.
    Unknown,
    /// There is one, and its secret is another.
    WrongSecret,
    /// It was temporary, and its time is over.
    ExpiredToken,
    /// It is temporary, and was tried without its token.
    TokenMissing,
}

/// Why nothing is known of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// There was no connection, or it broke.
    Unreachable,
    /// Nothing came in time.
    Timeout,
    /// The server could not prove who it is.
    Certificate,
    /// The server sent us elsewhere, where no key is taken.
    Redirect,
    /// There were too many requests, whoever made them.
    Throttled,
    /// The clocks of this machine and of the server differ too much.
    ClockSkew,
    /// The server had a fault of its own.
    ServerError,
    /// The answer is none that STS would give, or one that says nothing of the key.
    UnexpectedAnswer,
    /// It was not asked about: nothing had answered before.
    Skipped,
}

impl Sts {
    /// Who is called so, and the name that the ARN has for it; `None` where type and ARN do not fit together.
    #[must_use]
    pub fn identity(&self, r#type: &str, account: &str, arn: &str) -> Option<(IdentityKind, Option<String>)> {
        let known = self.identity.iter().find(|known| known.r#type == r#type)?;
        let rest = arn.strip_prefix("acs:ram::")?.strip_prefix(account)?.strip_prefix(known.arn.as_str())?;
        if known.kind == IdentityKind::MainAccount {
            return rest.is_empty().then_some((known.kind, None));
        }
        let name = rest.split('/').next().filter(|name| !name.is_empty())?;
        Some((known.kind, Some(name.to_owned())))
    }

    /// What the code of a refusal says of the key.
    #[must_use]
    pub fn refusal(&self, code: &str) -> Option<Refusal> {
        self.refusal.iter().find(|known| known.code == code).map(|known| known.means)
    }

    /// What the code of a refusal says of other things than the key.
    #[must_use]
    pub fn excuse(&self, code: &str) -> Option<Doubt> {
        self.excuse.iter().find(|known| code.starts_with(&known.code)).map(|known| known.means)
    }
}

impl IdentityKind {
    /// Its name in reports for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::MainAccount => "main-account",
            Self::RamUser => "ram-user",
            Self::AssumedRole => "assumed-role",
        }
    }
}

impl Refusal {
    /// Its name in reports for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Disabled => "disabled",
            Self::Unknown => "unknown",
            Self::WrongSecret => "wrong-secret",
            Self::ExpiredToken => "expired-token",
            Self::TokenMissing => "token-missing",
        }
    }
}

impl Doubt {
    /// Its name in reports for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Timeout => "timeout",
            Self::Certificate => "certificate",
            Self::Redirect => "redirect",
            Self::Throttled => "throttled",
            Self::ClockSkew => "clock-skew",
            Self::ServerError => "server-error",
            Self::UnexpectedAnswer => "unexpected-answer",
            Self::Skipped => "skipped",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn identities_are_told_by_type_and_arn_together() {
        let sts = &Catalog::builtin().sts;
        let who = |r#type, arn: &str| sts.identity(r#type, "1234567890123456", &arn.replace("ME", "1234567890123456"));
        assert_eq!(who("Account", "acs:ram::ME:root"), Some((IdentityKind::MainAccount, None)));
        assert_eq!(who("RAMUser", "acs:ram::ME:user/ci"), Some((IdentityKind::RamUser, Some("ci".to_owned()))));
        let role = Some((IdentityKind::AssumedRole, Some("app".to_owned())));
        assert_eq!(who("AssumedRoleUser", "acs:ram::ME:assumed-role/app/session"), role);
        for (r#type, arn) in [
            ("Account", "acs:ram::ME:user/root"),
            ("Account", "acs:ram::ME:root/x"),
            ("RAMUser", "acs:ram::ME:root"),
            ("RAMUser", "acs:ram::ME:user/"),
            ("RAMUser", "acs:ram::1:user/ci"),
            ("FederatedUser", "acs:ram::ME:user/ci"),
        ] {
            assert_eq!(who(r#type, arn), None, "{type} {arn}");
        }
    }

    #[test]
    fn codes_say_something_of_the_key_or_of_other_things() {
        let sts = &Catalog::builtin().sts;
        assert_eq!(sts.refusal("SignatureDoesNotMatch"), Some(Refusal::WrongSecret));
        assert_eq!(sts.refusal("SignatureDoesNotMatch.Later"), None, "a code that nobody knows says nothing");
        assert_eq!(sts.excuse("Throttling.User"), Some(Doubt::Throttled));
        assert_eq!(sts.excuse("NoPermission"), None);
    }
}
