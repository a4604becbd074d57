//! A rule's severity and words: `rules/checks/<rule>.toml`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::text::Text;

/// What breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A hint.
    Note,
    /// It will break, or should not be done.
    Warning,
    /// A secret is exposed, or the program cannot work.
    Error,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// It looks like it.
    Low,
    /// Probably.
    Medium,
    /// Certainly, as far as text can tell.
    High,
}

impl Severity {
    /// The word used in config and machine-readable output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Confidence {
    /// The word used in machine-readable output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A rule, as data: everything but when it fires.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Check {
    /// Its one name, equal to the file's.
    pub id: String,
    /// How bad it usually is; a check may say less where it knows better.
    pub severity: Severity,
    /// One line: what is wrong.
    pub summary: Text,
    /// The sentences of its findings, by key. `{names}` are filled in by the check.
    pub message: BTreeMap<String, Text>,
    /// What stands at a finding's labels, by key.
    pub label: BTreeMap<String, Text>,
    /// Its page in Markdown: what, why, wrong, right, when to suppress, source.
    pub page: Text,
    /// Where the facts come from.
    #[serde(default)]
    pub links: Vec<String>,
}
