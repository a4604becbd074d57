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
    /// How its findings are mended, if a machine can do that.
    #[serde(default)]
    pub fix: Option<FixKind>,
}

/// How a rule's findings are mended. What exactly is done is decided by what stands at a finding's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixKind {
    /// The recommended provider takes the place of the call; a key that no provider takes is read from the environment.
    Provider,
    /// What was fetched once is asked for again and again.
    Refresh,
    /// A session gets a length that works.
    Duration,
    /// The role gets a name.
    RoleName,
    /// What a template left to be filled in is read from the environment.
    Placeholder,
    /// What is put into the binary is read when the program runs.
    RunTime,
    /// A key in a file that is no code gives way to a reference, where the format has one.
    File,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Check, Text};

    fn rules() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
    }

    fn checks() -> Vec<Check> {
        let mut checks: Vec<Check> = fs::read_dir(rules().join("checks"))
            .expect("the folder is in the repository")
            .map(|entry| {
                let path = entry.expect("a folder of the repository can be listed").path();
                let text = fs::read_to_string(&path).expect("a file of the repository can be read");
                let check: Check = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert_eq!(path.file_stem().and_then(|stem| stem.to_str()), Some(check.id.as_str()));
                check
            })
            .collect();
        checks.sort_by(|one, other| one.id.cmp(&other.id));
        assert!(!checks.is_empty());
        checks
    }

    fn is_written(place: &str, text: &Text) {
        assert!(!text.en.trim().is_empty(), "{place}: English is empty");
        assert!(
            !text.zh.is_ascii()
                || !text.en.chars().any(char::is_alphanumeric)
                || Text::placeholders(&text.en).len() == 1,
            "{place}: {:?} is not Chinese",
            text.zh
        );
        assert_eq!(Text::placeholders(&text.en), Text::placeholders(&text.zh), "{place}: placeholders differ");
        for language in [&text.en, &text.zh] {
            for (at, _) in language.match_indices("LTAI") {
                let body = language[at + 4..].chars().take_while(char::is_ascii_alphanumeric).count();
                assert!(body < 8, "{place} holds what looks like a key");
            }
        }
    }

    #[test]
    fn every_rule_is_written_in_both_languages() {
        for check in checks() {
            is_written(&format!("{}: summary", check.id), &check.summary);
            assert!(!check.message.is_empty() && !check.label.is_empty(), "{} says nothing", check.id);
            for (kind, texts) in [("message", &check.message), ("label", &check.label)] {
                for (key, text) in texts {
                    is_written(&format!("{}: {kind} {key}", check.id), text);
                    assert!(!text.en.ends_with('.') && !text.zh.ends_with('。'), "{}: {key} is no sentence", check.id);
                }
            }
            assert!(check.links.iter().all(|link| link.starts_with("https://")), "{}: links", check.id);
        }
    }

    /// Rules about what only Rust has: their pages show no Python.
    const ONLY_RUST: [&str; 2] = ["secret-in-binary", "unusable-provider"];

    #[test]
    fn every_page_has_its_sections_in_order() {
        let en = ["What it finds", "Why it matters", "Wrong", "Right", "When to suppress", "Source"];
        let zh = ["检查内容", "为什么重要", "错误示例", "正确示例", "何时忽略", "依据"];
        for check in checks() {
            is_written(&format!("{}: page", check.id), &check.page);
            for (page, titles) in [(&check.page.en, en), (&check.page.zh, zh)] {
                let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
                assert_eq!(found, titles, "{}", check.id);
                for (title, section) in titles.iter().zip(page.split("## ").skip(1)) {
                    assert!(section.trim() != *title, "{}: {title} is empty", check.id);
                }
                assert_eq!(page.matches("```").count() % 2, 0, "{}: a block of code is open", check.id);
                for language in ["```python", "```rust"] {
                    let is_shown = page.matches(language).count() >= 2;
                    let is_foreign = language == "```python" && ONLY_RUST.contains(&check.id.as_str());
                    assert!(is_shown != is_foreign, "{}: wrong and right need {language}", check.id);
                }
            }
        }
    }

    #[test]
    fn shared_sentences_are_written_in_both_languages() {
        let text = fs::read_to_string(rules().join("words.toml")).expect("a file of the repository can be read");
        let words: BTreeMap<String, Text> = toml::from_str(&text).expect("words.toml holds texts");
        for (key, text) in &words {
            is_written(key, text);
        }
        for key in ["help.rotate", "help.rotate_sts", "help.main_account", "reason.no_evidence", "reason.contradiction"]
        {
            assert!(words.contains_key(key), "{key}");
        }
    }
}
