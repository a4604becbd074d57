//! `--verify`, and `aklint verify`: keys are tried only when somebody says so, and not before it is said whom that concerns.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::catalog::Catalog;
use crate::catalog::sdk::Role;
use crate::catalog::text::{Lang, Text};
use crate::engine::{self, Keys};
use crate::finding::verification::{Verification, Verifications};
use crate::mask::{AccessKey, Masked};
use crate::render;
use crate::settings::{Flags, Origin, Settings};
use crate::verify::{self, BadProxy, Endpoint, EndpointError, Kept, Route};

use super::args::{self, Arguments};
use super::check::{now, put, resolver_of, root_settings};
use super::{Failure, Outcome, complain, from_stdin, locale, plain_style, to_stdout};

/// Seconds for each key, unless somebody says how many.
const TIMEOUT: u64 = 10;

/// What keys are tried with.
pub(super) struct Verifier {
    endpoint: Endpoint,
    route: Route,
    timeout: Duration,
    cache: Option<PathBuf>,
    lang: Lang,
    found: OnceLock<Verifications>,
}

impl Verifier {
    /// For a check: nothing, unless it is asked to verify.
    pub(super) fn of_check(check: &args::Check, settings: &Settings) -> Result<Option<Self>, Failure> {
        if check.verify {
            return Self::new(&check.asking, settings).map(Some);
        }
        let args::Asking { sts_endpoint, verify_timeout, verify_cache } = &check.asking;
        if sts_endpoint.is_some() || verify_timeout.is_some() || verify_cache.is_some() {
            return Err(Failure(Catalog::builtin().word("verify.not-asked").clone()));
        }
        Ok(None)
    }

    /// Fails, before anything is sent, where a config forbids it or the endpoint is none.
    pub(super) fn new(asking: &args::Asking, settings: &Settings) -> Result<Self, Failure> {
        if !settings.may_verify {
            return Err(forbidden(settings));
        }
        let endpoint = asking.sts_endpoint.as_deref().map(Endpoint::parse).transpose().map_err(no_endpoint)?;
        let endpoint = endpoint.unwrap_or_default();
        let route = Route::to(&endpoint).map_err(|BadProxy { variable }| {
            Failure(Catalog::builtin().phrase("verify.no-proxy", &[("variable", variable)]))
        })?;
        Ok(Self {
            endpoint,
            route,
            timeout: Duration::from_secs(asking.verify_timeout.unwrap_or(TIMEOUT)),
            cache: asking.verify_cache.clone(),
            lang: settings.lang,
            found: OnceLock::new(),
        })
    }

    /// Tries keys, having said so, and tells what came of it, in their order.
    pub(super) fn verify(&self, keys: &Keys) -> Result<Vec<(AccessKey, Verification)>, Failure> {
        let mut kept = self.cache.as_deref().map(read).transpose()?;
        let now = now().unwrap_or_default();
        let known = |key: &AccessKey| kept.as_ref()?.get(&self.endpoint, key, now);
        let (mut found, mut new) = (Vec::new(), Vec::new());
        for key in &keys.keys {
            match known(key) {
                Some(known) => found.push((key.clone(), known)),
                None => new.push(key.clone()),
            }
        }
        complain(self.consent(keys, new.len()).get(self.lang));
        let asked = verify::verify(&new, &self.endpoint, &self.route, self.timeout);
        if let (Some(kept), Some(path)) = (&mut kept, &self.cache) {
            for (key, found) in &asked {
                kept.put(&self.endpoint, key, found, now);
            }
            // What was found is told all the same.
            if let Err(Failure(text)) = write(path, kept) {
                complain(text.get(self.lang));
            }
        }
        found.extend(asked);
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        self.found.get_or_init(|| found.iter().cloned().collect());
        Ok(found)
    }

    /// What came of it, once keys were tried.
    pub(super) fn found(&self) -> Option<&Verifications> {
        self.found.get()
    }

    /// Where requests go, and how many.
    fn consent(&self, keys: &Keys, requests: usize) -> Text {
        let catalog = Catalog::builtin();
        let said = |key: &str, n: usize| {
            let one = format!("{key}-one");
            catalog.phrase(if n == 1 { &one } else { key }, &[("n", &n.to_string())])
        };
        let requests = match self.route.proxy() {
            _ if keys.keys.is_empty() => catalog.word("verify.nothing").clone(),
            _ if requests == 0 => catalog.word("verify.known").clone(),
            None => said("verify.requests", requests).fill(&[("host", &Text::same(self.endpoint.host()))]),
            Some(proxy) => said("verify.requests-by-proxy", requests)
                .fill(&[("host", &Text::same(self.endpoint.host())), ("proxy", &Text::same(render::clean(&proxy)))]),
        };
        let keys_found = said("verify.keys", keys.keys.len());
        let text = catalog.word("verify.consent").fill(&[("keys", &keys_found), ("requests", &requests)]);
        if keys.forbidden == 0 {
            return text;
        }
        let forbidden = said("verify.forbidden", keys.forbidden);
        catalog.word("verify.consent-and").fill(&[("consent", &text), ("forbidden", &forbidden)])
    }
}

fn forbidden(settings: &Settings) -> Failure {
    let described = settings.describe().iter().find(|one| one.key == "verify.allow");
    let place = match described.map(|one| &one.origin) {
        Some(Origin::File(path, line)) => format!("{path}:{line}"),
        _ => String::new(),
    };
    Failure(Catalog::builtin().phrase("verify.not-allowed", &[("place", &place)]))
}

fn no_endpoint(error: EndpointError) -> Failure {
    let key = match error {
        EndpointError::Malformed => "verify.no-endpoint",
        EndpointError::Plain => "verify.plain-endpoint",
    };
    Failure(Catalog::builtin().word(key).clone())
}

fn read(path: &Path) -> Result<Kept, Failure> {
    let shown = path.display().to_string();
    let failure = |key: &str| Failure(Catalog::builtin().phrase(key, &[("path", &shown)]));
    match fs::read_to_string(path) {
        Ok(text) => Kept::read(&text).ok_or_else(|| failure("verify.no-cache")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Kept::new().ok_or_else(|| failure("verify.no-salt")),
        Err(_) => Err(failure("verify.unread-cache")),
    }
}

/// Only its owner may read it: it says whose keys there are.
fn write(path: &Path, kept: &Kept) -> Result<(), Failure> {
    put(path, 0o600, None, |out| out.write_all(kept.write().as_bytes())).map_err(|error| {
        let (path, error) = (path.display().to_string(), error.to_string());
        Failure(Catalog::builtin().phrase("verify.unwritten-cache", &[("path", &path), ("error", &error)]))
    })
}

/// `aklint verify`.
pub(super) fn verify(arguments: &Arguments, asked: &args::Verify) -> Result<Outcome, Failure> {
    let flags = Flags { lang: arguments.lang.map(Lang::from), locale: locale(), now: now(), ..Flags::default() };
    let resolver = resolver_of(asked.config.as_deref(), asked.isolated, flags, arguments)?;
    let settings = root_settings(&resolver, &[], arguments)?;
    let verifier = Verifier::new(&asked.asking, &settings)?;
    let keys = if asked.stdin { engine::keys_in(&from_stdin()?, Arc::clone(&settings)) } else { of_environment()? };
    let found = verifier.verify(&keys)?;
    let style = plain_style(arguments, settings.lang);
    to_stdout(|out| match asked.format {
        args::AdviseFormat::Human => render::verified(&found, &style, Catalog::builtin(), out),
        args::AdviseFormat::Json => render::verified_json(&found, &style, Catalog::builtin(), out),
    })?;
    let outcomes = found.iter().map(|(_, verification)| match verification {
        Verification::Active(_) => Outcome::Clean,
        Verification::Unusable(_) => Outcome::Findings,
        Verification::Undetermined { .. } => Outcome::Trouble,
    });
    Ok(outcomes.max().unwrap_or(Outcome::Trouble))
}

/// The keys in the environment, under the names that SDKs read.
fn of_environment() -> Result<Keys, Failure> {
    let catalog = Catalog::builtin();
    let judge = engine::judge();
    let value = |name: &str| {
        let value = std::env::var(name).ok()?;
        // What was read from a file may have its line break with it.
        Some(value.trim()).filter(|value| !value.is_empty()).map(Masked::new)
    };
    let mut keys = Keys::default();
    for variable in catalog.variables() {
        let Some(id) = value(variable) else { continue };
        if judge.key(id.reveal(), Role::AccessKeyId).is_none() {
            continue;
        }
        let parts = catalog.references.variables.of_key(variable);
        let part = |end: fn(&str) -> bool| parts.iter().filter(|name| end(name)).find_map(|name| value(name));
        let secret = part(|name| name.ends_with("KEY_SECRET"));
        let token = part(crate::catalog::is_token_variable);
        keys.keys.extend(secret.map(|secret| AccessKey { id, secret, token }));
    }
    keys.keys.sort();
    keys.keys.dedup();
    if keys.keys.is_empty() {
        return Err(Failure(catalog.word("verify.no-variables").clone()));
    }
    Ok(keys)
}
