//! What an answer says of a key. Anything that STS would not say says nothing.

use serde_json::{Map, Value};

use crate::catalog::sts::{Doubt, Sts};
use crate::finding::verification::{Identity, Verification};
use crate::mask::AccessKey;

/// An answer: a JSON object. Its message, which quotes the request, is passed over.
struct Body(Map<String, Value>);

impl Body {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }
}

/// Reads an answer to a request that was signed with `key`.
pub(super) fn read(sts: &Sts, key: &AccessKey, status: u16, body: &[u8]) -> Verification {
    let body = serde_json::from_slice(body).ok().map(Body);
    let code = body.as_ref().and_then(|body| body.text("Code")).map(str::to_owned);
    if (200, None) == (status, code.as_ref())
        && let Some(identity) = body.and_then(|body| identity(sts, key, &body))
    {
        return Verification::Active(identity);
    }
    if let (400..500, Some(refusal)) = (status, code.as_deref().and_then(|code| sts.refusal(code))) {
        return Verification::Unusable(refusal);
    }
    let doubt = match (status, code.as_deref().and_then(|code| sts.excuse(code))) {
        (301..=303 | 307 | 308, _) => Doubt::Redirect,
        (429, _) => Doubt::Throttled,
        (400..600, Some(excuse)) => excuse,
        (500..600, _) => Doubt::ServerError,
        _ => Doubt::UnexpectedAnswer,
    };
    Verification::Undetermined { doubt, code: code.filter(|code| is_code(code) && !quotes(key, code)) }
}

fn identity(sts: &Sts, key: &AccessKey, body: &Body) -> Option<Identity> {
    let is_number = |id: &&str| (5..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    let account = body.text("AccountId").filter(is_number)?;
    let (kind, name) = sts.identity(body.text("IdentityType")?, account, body.text("Arn")?)?;
    let is_fine = name.as_deref().is_none_or(|name| is_name(name) && !quotes(key, name));
    is_fine.then(|| Identity { kind, account: account.to_owned(), name })
}

/// Whether a text of a server has the form of a code: it is shown.
fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.')
}

/// Whether it has that of a RAM user's or a role's name.
fn is_name(text: &str) -> bool {
    let fits = |char: char| char.is_ascii_alphanumeric() || "._-@".contains(char);
    (1..=128).contains(&text.len()) && text.chars().all(fits)
}

/// Whether a server gives back what it was told.
fn quotes(key: &AccessKey, text: &str) -> bool {
    let parts = [Some(&key.id), Some(&key.secret), key.token.as_ref()];
    parts.into_iter().flatten().any(|part| !part.reveal().is_empty() && text.contains(part.reveal()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::catalog::sts::{IdentityKind, Refusal};
    use crate::mask::Masked;

    fn told(status: u16, body: &str) -> Verification {
        let (id, secret) = (Masked::new("LTAIaKL1ntV3rf7Q"), Masked::new("aKL1ntS1gnT7h2Wq9RbX4mKc6VzL1p"));
        read(&Catalog::builtin().sts, &AccessKey { id, secret, token: None }, status, body.as_bytes())
    }

    #[test]
    fn an_identity_is_told() {
        let body = r#"{"IdentityType":"RAMUser","AccountId":"1234567890123456","UserId":"2","PrincipalId":"2",
                       "Arn":"acs:ram::1234567890123456:user/ci-bot","RequestId":"0"}"#;
        let (account, name) = ("1234567890123456".to_owned(), Some("ci-bot".to_owned()));
        assert_eq!(told(200, body), Verification::Active(Identity { kind: IdentityKind::RamUser, account, name }));
    }

    #[test]
    fn refusals_that_are_known_are_told() {
        for (status, code, refusal) in [
            (404, "InvalidAccessKeyId.NotFound", Refusal::Unknown),
            (400, "InvalidAccessKeyId.Inactive", Refusal::Disabled),
            (400, "SignatureDoesNotMatch", Refusal::WrongSecret),
            (400, "MissingSecurityToken", Refusal::TokenMissing),
            (400, "InvalidSecurityToken.Expired", Refusal::ExpiredToken),
        ] {
            let body = format!(r#"{{"Code":"{code}","Message":"…","RequestId":"0"}}"#);
            assert_eq!(told(status, &body), Verification::Unusable(refusal), "{code}");
        }
    }

    #[test]
    fn everything_else_says_nothing() {
        let identity =
            |who: &str, arn: &str| format!(r#"{{"IdentityType":"{who}","AccountId":"1234567890","Arn":"{arn}"}}"#);
        for (status, body, doubt) in [
            (302, "", Doubt::Redirect),
            (429, "", Doubt::Throttled),
            (400, r#"{"Code":"Throttling.User"}"#, Doubt::Throttled),
            (503, r#"{"Code":"Throttling"}"#, Doubt::Throttled),
            (400, r#"{"Code":"InvalidTimeStamp.Expired"}"#, Doubt::ClockSkew),
            (500, r#"{"Code":"SignatureDoesNotMatch"}"#, Doubt::ServerError),
            (502, "<html>", Doubt::ServerError),
            (404, "<html>", Doubt::UnexpectedAnswer),
            (403, r#"{"Code":"NoPermission"}"#, Doubt::UnexpectedAnswer),
            (200, r#"{"Code":"InvalidAccessKeyId.NotFound"}"#, Doubt::UnexpectedAnswer),
            (200, "{}", Doubt::UnexpectedAnswer),
            (200, "[[[[", Doubt::UnexpectedAnswer),
            (200, r#"[null, "Account", "1234567890", "acs:ram::1234567890:root"]"#, Doubt::UnexpectedAnswer),
            (304, "", Doubt::UnexpectedAnswer),
            (999, "", Doubt::UnexpectedAnswer),
            (200, &identity("Account", "acs:ram::1234567890:user/x"), Doubt::UnexpectedAnswer),
            (200, &identity("RAMUser", "acs:ram::1234567890:user/x\\u001b[31m"), Doubt::UnexpectedAnswer),
            (200, &identity("RAMUser", "acs:ram::1234567890:user/LTAIaKL1ntV3rf7Q"), Doubt::UnexpectedAnswer),
        ] {
            match told(status, body) {
                Verification::Undetermined { doubt: found, .. } => assert_eq!(found, doubt, "{status} {body}"),
                other => panic!("{status} {body}: {other:?}"),
            }
        }
    }

    #[test]
    fn codes_are_shown_only_if_they_are_such() {
        let code = |text: &str| match told(400, &format!(r#"{{"Code":"{text}"}}"#)) {
            Verification::Undetermined { code, .. } => code,
            other => panic!("{other:?}"),
        };
        assert_eq!(code("NoPermission.Some"), Some("NoPermission.Some".to_owned()));
        assert_eq!(code("LTAIaKL1ntV3rf7Q"), None);
        assert_eq!(code("see http:"), None);
    }
}
