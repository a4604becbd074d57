//! A config file as it is written: read from TOML, checked, nothing filled in.

use std::ops::Range;

use serde::Deserialize as _;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::error::{ConfigError, nearest, veil};
use crate::catalog::check::Severity;
use crate::catalog::sdk::Sdk;
use crate::catalog::text::{Lang, Text};
use crate::source::Lines;

/// What a rule is set to; `None` is off.
pub type Level = Option<Severity>;

/// In which part of a file the config stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// `aklint.toml`: the whole file.
    Own,
    /// `pyproject.toml`: `[tool.aklint]`.
    Pyproject,
    /// `Cargo.toml`: `[workspace.metadata.aklint]` or `[package.metadata.aklint]`.
    Cargo,
}

impl Home {
    /// Tells by the file's name; any other name is taken for a file of aklint's own.
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "pyproject.toml" => Self::Pyproject,
            "Cargo.toml" => Self::Cargo,
            _ => Self::Own,
        }
    }

    /// The headers under which the config may stand, first choice first.
    #[must_use]
    pub fn headers(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Own => &[&[]],
            Self::Pyproject => &[&["tool", "aklint"]],
            Self::Cargo => &[&["workspace", "metadata", "aklint"], &["package", "metadata", "aklint"]],
        }
    }
}

/// A value with the line it starts on, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// The line.
    pub line: usize,
}

/// A pattern or name with its place, for errors that only show later.
pub type Word = Spanned<String>;

/// A pattern with the rules that do not hold where it matches.
pub type PathRules = (Word, At<Vec<String>>);

/// A config as it is written.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// From which severity a run fails.
    pub fail_on: Option<At<Severity>>,
    /// The language of reports.
    pub lang: Option<At<Lang>>,
    /// Patterns of what is not scanned.
    pub exclude: Option<At<Vec<Word>>>,
    /// Rules that are set, by name.
    pub rules: Vec<(String, At<Level>)>,
    /// Patterns with the rules that do not hold there.
    pub per_path_ignores: Vec<PathRules>,
    /// More texts that are no secrets.
    pub placeholders: Option<At<Vec<String>>>,
    /// Fingerprints of keys of the main account.
    pub fingerprints: Option<At<Vec<String>>>,
    /// Whether keys may be verified.
    pub verify: Option<At<bool>>,
    /// More packages.
    pub sdk: Vec<At<Sdk>>,
}

const KEYS: [&str; 9] =
    ["fail-on", "lang", "exclude", "rules", "per-path-ignores", "placeholders", "main-account", "verify", "sdk"];
const SEVERITIES: [&str; 3] = ["note", "warning", "error"];
const LEVELS: [&str; 4] = ["off", "note", "warning", "error"];

impl Options {
    /// Reads a config; `None` when the file has no part for aklint. `path` is only for errors; `known_rules` are all
    /// rules there are.
    pub fn parse(text: &str, home: Home, path: &str, known_rules: &[String]) -> Result<Option<Self>, ConfigError> {
        if home != Home::Own && !text.contains("aklint") {
            return Ok(None);
        }
        let reader = Reader { path, text, lines: Lines::of(text), known_rules };
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            // A broken manifest is its own tool's business unless it has a part for us.
            Err(_) if home == Home::Pyproject && !text.contains("tool.aklint") => return Ok(None),
            Err(_) if home == Home::Cargo && !text.contains("metadata.aklint") => return Ok(None),
            Err(error) => return Err(reader.toml_error(&error)),
        };
        home.headers().iter().find_map(|header| reader.part(&table, header).transpose()).transpose()
    }
}

struct Reader<'t> {
    path: &'t str,
    text: &'t str,
    lines: Lines,
    known_rules: &'t [String],
}

type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn part(&self, table: &DeTable<'_>, header: &[&str]) -> Result<Option<Options>, ConfigError> {
        match header {
            [] => self.options(table).map(Some),
            [first, rest @ ..] => match table.get(*first) {
                None => Ok(None),
                Some(value) => match value.get_ref() {
                    DeValue::Table(inner) => self.part(inner, rest),
                    // Not ours unless it is the last step.
                    _ if rest.is_empty() => Err(self.wants(value, "a table", "表（table）")),
                    _ => Ok(None),
                },
            },
        }
    }

    fn options(&self, table: &DeTable<'_>) -> Result<Options, ConfigError> {
        let mut options = Options::default();
        for (key, value) in in_order(table) {
            match key.get_ref().as_ref() {
                "fail-on" => options.fail_on = Some(self.at(value, self.severity(value)?)),
                "lang" => options.lang = Some(self.at(value, self.lang(value)?)),
                "exclude" => options.exclude = Some(self.at(value, self.words(value)?)),
                "rules" => options.rules = self.rules(value)?,
                "per-path-ignores" => options.per_path_ignores = self.per_path_ignores(value)?,
                "placeholders" => options.placeholders = Some(self.at(value, plain(self.words(value)?))),
                "main-account" => options.fingerprints = self.main_account(value)?,
                "verify" => options.verify = self.verify(value)?,
                "sdk" => options.sdk = self.sdks(value)?,
                unknown => return Err(self.unknown_key(key.span(), unknown, &KEYS)),
            }
        }
        Ok(options)
    }

    fn severity(&self, value: &Value<'_>) -> Result<Severity, ConfigError> {
        self.level(value, &SEVERITIES).map(|level| level.unwrap_or(Severity::Note))
    }

    fn level(&self, value: &Value<'_>, allowed: &[&str]) -> Result<Level, ConfigError> {
        let word = self.string(value)?;
        match word {
            _ if !allowed.contains(&word) => Err(self.not_one_of(value, word, allowed)),
            "error" => Ok(Some(Severity::Error)),
            "warning" => Ok(Some(Severity::Warning)),
            "note" => Ok(Some(Severity::Note)),
            _ => Ok(None),
        }
    }

    fn lang(&self, value: &Value<'_>) -> Result<Lang, ConfigError> {
        match self.string(value)? {
            "en" => Ok(Lang::En),
            "zh" => Ok(Lang::Zh),
            word => Err(self.not_one_of(value, word, &["en", "zh"])),
        }
    }

    fn rules(&self, value: &Value<'_>) -> Result<Vec<(String, At<Level>)>, ConfigError> {
        let mut rules = Vec::new();
        for (key, value) in in_order(self.table(value)?) {
            let rule = self.rule(key.get_ref(), key.span())?;
            rules.push((rule, self.at(value, self.level(value, &LEVELS)?)));
        }
        Ok(rules)
    }

    fn per_path_ignores(&self, value: &Value<'_>) -> Result<Vec<PathRules>, ConfigError> {
        let mut all = Vec::new();
        for (key, value) in in_order(self.table(value)?) {
            let words = self.words(value)?;
            let rules: Result<_, _> = words.iter().map(|word| self.rule(word.get_ref(), word.span())).collect();
            all.push((Spanned::new(key.span(), key.get_ref().to_string()), self.at(value, rules?)));
        }
        Ok(all)
    }

    fn main_account(&self, value: &Value<'_>) -> Result<Option<At<Vec<String>>>, ConfigError> {
        let mut fingerprints = None;
        for (key, value) in in_order(self.table(value)?) {
            if key.get_ref() != "fingerprints" {
                return Err(self.unknown_key(key.span(), key.get_ref(), &["fingerprints"]));
            }
            let words = self.words(value)?;
            if let Some(word) = words.iter().find(|word| !is_fingerprint(word.get_ref())) {
                return Err(self.fail(
                    word.span(),
                    "A fingerprint has 12 hexadecimal digits. Copy the one that aklint shows; never put the key here.",
                    "指纹由 12 位十六进制数字组成。请填写 aklint 显示的指纹，不要填写密钥本身。",
                ));
            }
            fingerprints = Some(self.at(value, words.iter().map(|word| word.get_ref().to_ascii_lowercase()).collect()));
        }
        Ok(fingerprints)
    }

    fn verify(&self, value: &Value<'_>) -> Result<Option<At<bool>>, ConfigError> {
        let mut allow = None;
        for (key, value) in in_order(self.table(value)?) {
            if key.get_ref() != "allow" {
                return Err(self.unknown_key(key.span(), key.get_ref(), &["allow"]));
            }
            let word = value.get_ref().as_bool().ok_or_else(|| self.wants(value, "true or false", " true 或 false"))?;
            allow = Some(self.at(value, word));
        }
        Ok(allow)
    }

    /// Packages in the format of `rules/sdk`. Where the facts come from is for the catalogue's own files to say.
    fn sdks(&self, value: &Value<'_>) -> Result<Vec<At<Sdk>>, ConfigError> {
        let mut sdks = Vec::new();
        for entry in self.array(value)? {
            let mut table = self.table(entry)?.clone();
            let span = entry.span();
            if !table.contains_key("source") {
                let source = Spanned::new(span.clone(), DeValue::String(self.path.to_owned().into()));
                table.insert(Spanned::new(span.clone(), "source".into()), source);
            }
            let spanned = Spanned::new(span, DeValue::Table(table));
            let sdk = Sdk::deserialize(ValueDeserializer::from(spanned)).map_err(|error| self.toml_error(&error))?;
            sdks.push(self.at(entry, sdk));
        }
        Ok(sdks)
    }

    fn rule(&self, name: &str, span: Range<usize>) -> Result<String, ConfigError> {
        if self.known_rules.iter().any(|known| known == name) {
            return Ok(name.to_owned());
        }
        let name = veil(name);
        let error = self.fail(span, format!("There is no rule `{name}`."), format!("没有名为 `{name}` 的规则。"));
        Err(error.suggesting(nearest(&name, self.known_rules.iter().map(String::as_str))))
    }

    fn words(&self, value: &Value<'_>) -> Result<Vec<Word>, ConfigError> {
        let word = |value: &Value<'_>| Ok(Spanned::new(value.span(), self.string(value)?.to_owned()));
        self.array(value)?.iter().map(word).collect()
    }

    fn string<'v>(&self, value: &'v Value<'_>) -> Result<&'v str, ConfigError> {
        value.get_ref().as_str().ok_or_else(|| self.wants(value, "a string", "字符串"))
    }

    fn array<'v, 't>(&self, value: &'v Value<'t>) -> Result<&'v toml::de::DeArray<'t>, ConfigError> {
        value.get_ref().as_array().ok_or_else(|| self.wants(value, "an array", "数组"))
    }

    fn table<'v, 't>(&self, value: &'v Value<'t>) -> Result<&'v DeTable<'t>, ConfigError> {
        value.get_ref().as_table().ok_or_else(|| self.wants(value, "a table", "表（table）"))
    }

    fn at<T>(&self, place: &Value<'_>, value: T) -> At<T> {
        let start = u32::try_from(place.span().start).unwrap_or(u32::MAX);
        At { value, line: self.lines.line(start) + 1 }
    }

    fn fail(&self, span: Range<usize>, en: impl Into<String>, zh: impl Into<String>) -> ConfigError {
        ConfigError::within(self.path, self.text, &span, Text { en: en.into(), zh: zh.into() })
    }

    fn wants(&self, value: &Value<'_>, en: &str, zh: &str) -> ConfigError {
        self.fail(value.span(), format!("This must be {en}."), format!("此处应为{zh}。"))
    }

    fn not_one_of(&self, value: &Value<'_>, word: &str, allowed: &[&str]) -> ConfigError {
        let quoted: Vec<String> = allowed.iter().map(|word| format!("\"{word}\"")).collect();
        self.fail(
            value.span(),
            format!("This must be one of {}.", quoted.join(", ")),
            format!("此处应为 {} 之一。", quoted.join("、")),
        )
        .suggesting(nearest(word, allowed.iter().copied()))
    }

    fn unknown_key(&self, span: Range<usize>, key: &str, known: &[&str]) -> ConfigError {
        let shown = veil(key);
        self.fail(span, format!("There is no setting `{shown}`."), format!("没有名为 `{shown}` 的配置项。"))
            .suggesting(nearest(key, known.iter().copied()))
    }

    fn toml_error(&self, error: &toml::de::Error) -> ConfigError {
        let message = without_values(error.message());
        self.fail(
            error.span().unwrap_or(0..0),
            format!("The config cannot be read: {message}."),
            format!("无法读取配置：{message}。"),
        )
    }
}

/// `BTreeMap` order is not what a person reads: the first error in the file comes first.
fn in_order<'v, 't>(table: &'v DeTable<'t>) -> Vec<(&'v Spanned<toml::de::DeString<'t>>, &'v Value<'t>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn plain(words: Vec<Word>) -> Vec<String> {
    words.into_iter().map(Spanned::into_inner).collect()
}

fn is_fingerprint(word: &str) -> bool {
    word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What a reader of TOML says is wrong, without what it quotes: `invalid type: string "…"`.
#[must_use]
pub fn without_values(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let closed = match (first.find('"'), first.rfind('"')) {
        (Some(open), Some(close)) if open < close => format!("{}\"…{}", &first[..open], &first[close..]),
        _ => first.to_owned(),
    };
    veil(&closed)
}

#[cfg(test)]
#[path = "options_tests.rs"]
mod tests;
