//! What was found, for those who ask again soon: a file that somebody asks for, with neither keys nor anything that could be
//! compared with the fingerprints of a report. It has a salt of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;
use super::sign::hex;
use crate::catalog::sts::{IdentityKind, Refusal};
use crate::finding::verification::{Identity, Verification};
use crate::mask::{AccessKey, digest};

/// Seconds for which something is believed: keys are disabled, and enabled again.
const A_DAY: i64 = 24 * 60 * 60;
const VERSION: &str = "aklint-verify-cache/1";

/// What was found before.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    schema: String,
    salt: String,
    keys: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// In seconds since 1970.
    at: i64,
    #[serde(flatten)]
    found: Found,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Found {
    Active { identity: IdentityKind, account: String, name: Option<String> },
    Unusable(Refusal),
}

impl Kept {
    /// Nothing, under a new salt; `None` where the system has no randomness.
    #[must_use]
    pub fn new() -> Option<Self> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).ok()?;
        Some(Self { schema: VERSION.to_owned(), salt: hex(&salt), keys: BTreeMap::new() })
    }

    /// Reads what [`Kept::write`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|kept: &Self| kept.schema == VERSION && kept.salt.len() == 64)
    }

    /// The file's text.
    ///
    /// # Panics
    /// Never: texts and numbers become JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("texts and numbers become JSON");
        text.push('\n');
        text
    }

    /// What an endpoint said of a key within a day before `now`, in seconds since 1970.
    #[must_use]
    pub fn get(&self, endpoint: &Endpoint, key: &AccessKey, now: i64) -> Option<Verification> {
        let entry = self.keys.get(&self.name(endpoint, key)).filter(|entry| is_fresh(entry, now))?;
        Some(match entry.found.clone() {
            Found::Active { identity: kind, account, name } => Verification::Active(Identity { kind, account, name }),
            Found::Unusable(refusal) => Verification::Unusable(refusal),
        })
    }

    /// Keeps what an endpoint said of a key at `now`, if it said anything, and forgets what is old.
    pub fn put(&mut self, endpoint: &Endpoint, key: &AccessKey, found: &Verification, now: i64) {
        let found = match found.clone() {
            Verification::Active(Identity { kind, account, name }) => Found::Active { identity: kind, account, name },
            Verification::Unusable(refusal) => Found::Unusable(refusal),
            Verification::Undetermined { .. } => return,
        };
        self.keys.retain(|_, entry| is_fresh(entry, now));
        self.keys.insert(self.name(endpoint, key), Entry { at: now, found });
    }

    fn name(&self, endpoint: &Endpoint, key: &AccessKey) -> String {
        let token = key.token.as_ref().map_or("", |token| token.reveal());
        hex(&digest(&["verify", &self.salt, &endpoint.url, key.id.reveal(), key.secret.reveal(), token]))
    }
}

fn is_fresh(entry: &Entry, now: i64) -> bool {
    (0..A_DAY).contains(&(now - entry.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::sts::Doubt;
    use crate::mask::Masked;

    fn key(secret: &str) -> AccessKey {
        AccessKey { id: Masked::new("LTAIaKL1ntV3rf7Q"), secret: Masked::new(secret), token: None }
    }

    #[test]
    fn answers_are_kept_for_a_day_and_for_their_key_and_endpoint() {
        let (here, there) = (Endpoint::default(), Endpoint::parse("https://[::1]").expect("it is one"));
        let active = |name: &str| {
            let (account, name) = ("1234567890123456".to_owned(), Some(name.to_owned()));
            Verification::Active(Identity { kind: IdentityKind::AssumedRole, account, name })
        };
        let mut kept = Kept::new().expect("there is randomness");
        kept.put(&here, &key("aKL1nt-one"), &active("app"), 1000);
        kept.put(&here, &key("aKL1nt-two"), &Verification::Unusable(Refusal::Unknown), 1000);
        kept.put(&here, &key("aKL1nt-three"), &Verification::doubtful(Doubt::Timeout), 1000);
        let text = kept.write();
        assert!(!text.contains("aKL1nt"), "{text}");
        let kept = Kept::read(&text).expect("it reads what it wrote");
        assert_eq!(kept.get(&here, &key("aKL1nt-one"), 1001), Some(active("app")));
        assert_eq!(kept.get(&here, &key("aKL1nt-two"), 1001), Some(Verification::Unusable(Refusal::Unknown)));
        assert_eq!(kept.get(&here, &key("aKL1nt-three"), 1001), None);
        assert_eq!(kept.get(&here, &key("aKL1nt-one"), 1000 + A_DAY), None, "keys change");
        assert_eq!(kept.get(&here, &key("aKL1nt-one"), 999), None, "a clock that went back is not believed");
        assert_eq!(kept.get(&there, &key("aKL1nt-one"), 1001), None);
    }

    #[test]
    fn two_files_have_nothing_in_common() {
        let names = || {
            let mut kept = Kept::new().expect("there is randomness");
            kept.put(&Endpoint::default(), &key("aKL1nt-one"), &Verification::Unusable(Refusal::Unknown), 1);
            kept.keys.into_keys().collect::<Vec<_>>()
        };
        assert_ne!(names(), names());
    }
}
