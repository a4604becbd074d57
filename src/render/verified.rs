//! What came of trying keys: in a line, for programs, and as the answer of `aklint verify`.

use std::io::{self, Write};

use serde::Serialize;

use super::json::Tool;
use super::screen::{Paint, pad, width, wrap};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::sts::IdentityKind;
use crate::finding::verification::{Identity, Verification};
use crate::mask::{AccessKey, Fingerprint};

const SCHEMA: &str = "aklint-verify/1";

impl Words<'_> {
    /// What came of trying a key, as a sentence.
    pub(super) fn verification(self, verification: &Verification) -> String {
        match verification {
            Verification::Active(Identity { kind, account, name }) => {
                let name = name.as_deref().unwrap_or_default();
                self.fill(&format!("verified-{}", kind.id()), &[("account", account), ("name", name)])
            }
            Verification::Unusable(refusal) => self.get(&format!("verified-{}", refusal.id())).to_owned(),
            Verification::Undetermined { doubt, code } => {
                let reason = self.get(&format!("doubt-{}", doubt.id()));
                match code {
                    Some(code) => self.fill("verified-undetermined-code", &[("reason", reason), ("code", code)]),
                    None => self.fill("verified-undetermined", &[("reason", reason)]),
                }
            }
        }
    }
}

#[derive(Serialize)]
pub(super) struct VerificationJson<'r> {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<IdentityJson<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'r str>,
    message: String,
}

#[derive(Serialize)]
struct IdentityJson<'r> {
    r#type: &'static str,
    account_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'r str>,
}

impl<'r> VerificationJson<'r> {
    pub(super) fn of(verification: &'r Verification, words: Words<'_>) -> Self {
        let (mut identity, mut reason, mut code) = (None, None, None);
        match verification {
            Verification::Active(Identity { kind, account, name }) => {
                identity = Some(IdentityJson { r#type: kind.id(), account_id: account, name: name.as_deref() });
            }
            Verification::Unusable(_) => {}
            Verification::Undetermined { doubt, code: told } => {
                reason = Some(doubt.id());
                code = told.as_deref();
            }
        }
        Self { status: verification.status(), identity, reason, code, message: words.verification(verification) }
    }
}

/// Writes what came of trying keys, a line a key.
pub fn verified(
    found: &[(AccessKey, Verification)],
    style: &Style,
    catalog: &Catalog,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    let names: Vec<String> =
        found.iter().map(|(key, _)| format!("{} {}", key.id.mask(), fingerprint(key).short())).collect();
    let column = names.iter().map(|name| width(name)).max().unwrap_or(0);
    for ((_, verification), name) in found.iter().zip(&names) {
        let sentence = words.verification(verification);
        for (at, line) in wrap(&sentence, style.width.saturating_sub(column + 2)).iter().enumerate() {
            let line = match severity(verification) {
                Some(severity) => paint.severity(severity, line),
                None => paint.good(line),
            };
            writeln!(out, "{}  {line}", pad(if at == 0 { name } else { "" }, column))?;
        }
    }
    Ok(())
}

/// How bad that is for somebody who has to use the key, or to find it everywhere.
fn severity(verification: &Verification) -> Option<Severity> {
    match verification {
        Verification::Active(identity) if identity.kind == IdentityKind::MainAccount => Some(Severity::Error),
        Verification::Active(_) => None,
        Verification::Unusable(_) => Some(Severity::Warning),
        Verification::Undetermined { .. } => Some(Severity::Note),
    }
}

/// The fingerprint by which reports call a key: that of its secret.
fn fingerprint(key: &AccessKey) -> Fingerprint {
    key.secret.fingerprint()
}

#[derive(Serialize)]
struct Document<'r> {
    schema: &'static str,
    tool: Tool,
    language: &'static str,
    keys: Vec<KeyJson<'r>>,
}

#[derive(Serialize)]
struct KeyJson<'r> {
    access_key_id: String,
    fingerprint: String,
    verification: VerificationJson<'r>,
}

/// Writes what came of trying keys as one JSON document: see `docs/verify.md`.
pub fn verified_json(
    found: &[(AccessKey, Verification)],
    style: &Style,
    catalog: &Catalog,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let keys = found.iter().map(|(key, verification)| KeyJson {
        access_key_id: key.id.mask(),
        fingerprint: fingerprint(key).to_string(),
        verification: VerificationJson::of(verification, words),
    });
    let keys = keys.collect();
    let document = Document { schema: SCHEMA, tool: Tool::THIS, language: words.tag(), keys };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}
