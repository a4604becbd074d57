//! Every choice a user has: defaults < config < flags, resolved once, each with where it came from.

pub mod declared;
pub mod error;
pub mod glob;
pub mod options;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::catalog::check::Severity;
use crate::catalog::sdk::Sdk;
use crate::catalog::text::{Lang, Text};
use crate::mask::Fingerprint;
use error::{ConfigError, nearest, veil};
use glob::Globs;
use options::{At, Level, Options};

/// What the command line (or an editor) says.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// The language of reports.
    pub lang: Option<Lang>,
    /// The language of reports when neither flag nor config says one: the locale's.
    pub locale: Lang,
    /// From which severity a run fails.
    pub fail_on: Option<Severity>,
    /// More patterns of what is not scanned.
    pub exclude: Vec<String>,
    /// Rules that are set. A later one wins.
    pub rules: Vec<(String, Level)>,
    /// When not empty, all other rules are off.
    pub only: Vec<String>,
    /// The folder that patterns count from.
    pub base: PathBuf,
    /// The time, in seconds since 1970. What comes without it tells nothing of what has expired.
    pub now: Option<i64>,
}

/// A config file with what is needed to make sense of it.
#[derive(Debug, Clone, Copy)]
pub struct Config<'c> {
    /// What it says.
    pub options: &'c Options,
    /// Its text, for errors.
    pub text: &'c str,
    /// Its path as the user would write it.
    pub path: &'c str,
    /// The folder that its patterns count from.
    pub base: &'c Path,
}

/// Every choice, made.
#[derive(Debug, Clone)]
pub struct Settings {
    /// From which severity a run fails.
    pub fail_on: Severity,
    /// The language of reports.
    pub lang: Lang,
    /// Texts that are no secrets, beyond those of the catalogue.
    pub placeholders: Vec<String>,
    /// Packages beyond those of the catalogue.
    pub sdks: Vec<Sdk>,
    /// The time, in seconds since 1970: the engine has no clock.
    pub now: Option<i64>,
    /// Whether keys may be verified. Nobody does so without being told to; this forbids even that.
    pub may_verify: bool,
    levels: BTreeMap<String, Level>,
    only: BTreeSet<String>,
    exclude: Vec<Globs>,
    per_path: Vec<(Globs, Vec<String>)>,
    main_account: BTreeSet<String>,
    described: Vec<Described>,
}

/// A setting as `aklint config` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its name.
    pub key: String,
    /// Its value, with anything that could be a key blanked.
    pub value: String,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// The machine's language.
    Locale,
    /// A config file and line.
    File(String, usize),
    /// The command line.
    Flag,
}

impl Settings {
    /// Settles everything. Fails when a pattern or a rule's name cannot be used.
    pub fn new(flags: &Flags, config: Option<Config<'_>>, known_rules: &[String]) -> Result<Self, ConfigError> {
        let none = Options::default();
        let options = config.map_or(&none, |config| config.options);
        let mut settings = Self {
            fail_on: flags.fail_on.or(value(options.fail_on.as_ref())).unwrap_or(Severity::Warning),
            lang: flags.lang.or(value(options.lang.as_ref())).unwrap_or(flags.locale),
            placeholders: options.placeholders.clone().map(|at| at.value).unwrap_or_default(),
            now: flags.now,
            may_verify: value(options.verify.as_ref()).unwrap_or(true),
            sdks: options.sdk.iter().map(|at| at.value.clone()).collect(),
            levels: options.rules.iter().map(|(rule, level)| (rule.clone(), level.value)).collect(),
            only: flags.only.iter().cloned().collect(),
            exclude: Vec::new(),
            per_path: Vec::new(),
            main_account: options.fingerprints.iter().flat_map(|at| at.value.clone()).collect(),
            described: describe(flags, config),
        };
        let rules = flags.rules.iter().map(|(rule, _)| ("--rule", rule));
        for (flag, rule) in rules.chain(flags.only.iter().map(|rule| ("--only", rule))) {
            check_rule(flag, rule, known_rules)?;
        }
        settings.levels.extend(flags.rules.iter().cloned());
        if let Some(config) = config {
            settings.add_patterns(config)?;
        }
        let added = Globs::new(&flags.base, flags.exclude.iter().map(String::as_str));
        settings.exclude.push(added.map_err(|(_, text)| ConfigError::whole("--exclude", text))?);
        Ok(settings)
    }

    fn add_patterns(&mut self, config: Config<'_>) -> Result<(), ConfigError> {
        let compile = |words: &[options::Word]| {
            Globs::new(config.base, words.iter().map(|word| word.get_ref().as_str()))
                .map_err(|(at, text)| ConfigError::within(config.path, config.text, &words[at].span(), text))
        };
        if let Some(exclude) = &config.options.exclude {
            self.exclude.push(compile(&exclude.value)?);
        }
        for (pattern, rules) in &config.options.per_path_ignores {
            self.per_path.push((compile(std::slice::from_ref(pattern))?, rules.value.clone()));
        }
        Ok(())
    }

    /// What a finding of `rule` counts as when it would count as `default`; `None` when the rule is off.
    #[must_use]
    pub fn severity(&self, rule: &str, default: Severity) -> Level {
        if !self.only.is_empty() && !self.only.contains(rule) {
            return None;
        }
        self.levels.get(rule).copied().unwrap_or(Some(default))
    }

    /// Whether the rule does not hold for this file (an absolute path, or one relative to the config's folder).
    #[must_use]
    pub fn ignores(&self, rule: &str, path: &Path) -> bool {
        self.per_path.iter().any(|(globs, rules)| rules.iter().any(|name| name == rule) && globs.is_match(path))
    }

    /// Whether this file or folder, or a folder above it, is excluded.
    #[must_use]
    pub fn is_excluded(&self, path: &Path) -> bool {
        self.exclude.iter().any(|globs| globs.is_match(path))
    }

    /// Whether the user declared that a key with this fingerprint is the main account's.
    #[must_use]
    pub fn is_main_account(&self, fingerprint: Fingerprint) -> bool {
        self.main_account.contains(&fingerprint.to_string())
    }

    /// Every setting with where it came from.
    #[must_use]
    pub fn describe(&self) -> &[Described] {
        &self.described
    }
}

fn value<T: Copy>(at: Option<&At<T>>) -> Option<T> {
    at.map(|at| at.value)
}

fn check_rule(flag: &str, rule: &str, known: &[String]) -> Result<(), ConfigError> {
    if known.iter().any(|name| name == rule) {
        return Ok(());
    }
    let shown = veil(rule);
    let message =
        Text { en: format!("There is no rule `{shown}`."), zh: format!("没有名为 `{shown}` 的规则。") };
    Err(ConfigError::whole(flag, message).suggesting(nearest(rule, known.iter().map(String::as_str))))
}

fn describe(flags: &Flags, config: Option<Config<'_>>) -> Vec<Described> {
    let none = Options::default();
    let options = config.map_or(&none, |config| config.options);
    let mut list = Vec::new();
    let mut add = |key: &str, value: &str, origin| {
        list.push(Described { key: key.to_owned(), value: veil(value), origin });
    };
    let file = |line: usize| Origin::File(config.map(|config| config.path.to_owned()).unwrap_or_default(), line);

    match (flags.fail_on, &options.fail_on) {
        (Some(severity), _) => add("fail-on", severity.word(), Origin::Flag),
        (None, Some(at)) => add("fail-on", at.value.word(), file(at.line)),
        (None, None) => add("fail-on", Severity::Warning.word(), Origin::Default),
    }
    match (flags.lang, &options.lang) {
        (Some(lang), _) => add("lang", lang.code(), Origin::Flag),
        (None, Some(at)) => add("lang", at.value.code(), file(at.line)),
        (None, None) => add("lang", flags.locale.code(), Origin::Locale),
    }
    if let Some(at) = &options.exclude {
        add("exclude", &list_of(at.value.iter().map(|word| word.get_ref().as_str())), file(at.line));
    }
    if !flags.exclude.is_empty() {
        add("exclude", &list_of(flags.exclude.iter().map(String::as_str)), Origin::Flag);
    } else if options.exclude.is_none() {
        add("exclude", "[]", Origin::Default);
    }
    for (rule, at) in &options.rules {
        if !flags.rules.iter().any(|(flagged, _)| flagged == rule) {
            add(&format!("rules.{rule}"), word(at.value), file(at.line));
        }
    }
    for (at, (rule, level)) in flags.rules.iter().enumerate() {
        if !flags.rules[at + 1..].iter().any(|(later, _)| later == rule) {
            add(&format!("rules.{rule}"), word(*level), Origin::Flag);
        }
    }
    if !flags.only.is_empty() {
        add("only", &list_of(flags.only.iter().map(String::as_str)), Origin::Flag);
    }
    for (pattern, rules) in &options.per_path_ignores {
        let key = format!("per-path-ignores.\"{}\"", veil(pattern.get_ref()));
        add(&key, &list_of(rules.value.iter().map(String::as_str)), file(rules.line));
    }
    match &options.placeholders {
        Some(at) => add("placeholders", &list_of(at.value.iter().map(String::as_str)), file(at.line)),
        None => add("placeholders", "[]", Origin::Default),
    }
    match &options.verify {
        Some(at) => add("verify.allow", yes_or_no(at.value), file(at.line)),
        None => add("verify.allow", yes_or_no(true), Origin::Default),
    }
    match &options.fingerprints {
        // Not veiled: a fingerprint is made to be shown.
        Some(at) => list.push(Described {
            key: "main-account.fingerprints".to_owned(),
            value: list_of(at.value.iter().map(String::as_str)),
            origin: file(at.line),
        }),
        None => add("main-account.fingerprints", "[]", Origin::Default),
    }
    for at in &options.sdk {
        let callables = at.value.callable.len();
        list.push(Described {
            key: "sdk".to_owned(),
            value: format!("{} ({callables})", veil(&at.value.package)),
            origin: file(at.line),
        });
    }
    list
}

fn word(level: Level) -> &'static str {
    level.map_or("off", Severity::word)
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn list_of<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
