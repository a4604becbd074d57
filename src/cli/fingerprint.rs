//! `aklint fingerprint`: what to write into a config so that the main account's keys are known for what they are.

use crate::catalog::Catalog;
use crate::catalog::text::Lang;
use crate::engine;
use crate::settings::declared::Declared;

use super::args::Arguments;
use super::{Failure, Outcome, complain, from_stdin, locale, to_stdout};

/// `aklint fingerprint`.
pub(super) fn fingerprint(arguments: &Arguments) -> Result<Outcome, Failure> {
    let lang = arguments.lang.map_or_else(locale, Lang::from);
    let declared = Declared::read(&from_stdin()?, engine::judge());
    let catalog = Catalog::builtin();
    let say = |key: &str, n: usize| {
        if n > 0 {
            complain(catalog.phrase(key, &[("n", &n.to_string())]).get(lang));
        }
    };
    say("fingerprint.of_users", declared.of_users);
    say("fingerprint.temporary", declared.temporary);
    if let Some(keys) = declared.report.filter(|keys| keys.existing > 0) {
        let (existing, active) = (keys.existing.to_string(), keys.active.to_string());
        let values = [("existing", &*existing), ("active", &*active)];
        return Err(Failure(catalog.phrase("fingerprint.report", &values)));
    }
    if declared.ids.is_empty() && declared.report.is_none() {
        return Err(Failure(catalog.word("fingerprint.none").clone()));
    }
    to_stdout(|out| out.write_all(declared.toml().as_bytes()))?;
    Ok(Outcome::Clean)
}
