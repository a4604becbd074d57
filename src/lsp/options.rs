//! What a user sets in the editor.

use std::path::PathBuf;

use serde_json::Value;

use crate::catalog::check::Severity;
use crate::catalog::text::Lang;

/// The settings of the client, as `initializationOptions` and `workspace/didChangeConfiguration` give them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Options {
    /// Whether anything is shown.
    pub(super) enable: bool,
    /// What is less severe is not shown.
    pub(super) min_severity: Severity,
    /// The language of sentences.
    pub(super) lang: Lang,
    /// The only config that counts.
    pub(super) config: Option<PathBuf>,
    /// Whether the client shows how things stand.
    pub(super) status: bool,
}

impl Options {
    /// The defaults for a client that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self { enable: true, min_severity: Severity::Note, lang, config: None, status: false }
    }

    /// These settings with what a client says; what it does not say, or says wrongly, stays.
    #[must_use]
    pub(super) fn with(&self, said: &Value) -> Self {
        let text = |key: &str| said.get(key).and_then(Value::as_str);
        let flag = |key: &str| said.get(key).and_then(Value::as_bool);
        Self {
            enable: flag("enable").unwrap_or(self.enable),
            min_severity: match text("minSeverity") {
                Some("note") => Severity::Note,
                Some("warning") => Severity::Warning,
                Some("error") => Severity::Error,
                _ => self.min_severity,
            },
            lang: text("language").map_or(self.lang, Lang::of_locale),
            config: match said.get("config") {
                Some(Value::String(path)) if !path.is_empty() => Some(PathBuf::from(path)),
                Some(_) => None,
                None => self.config.clone(),
            },
            status: flag("status").unwrap_or(self.status),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_said_stays() {
        let first = Options::new(Lang::Zh).with(&json!({ "minSeverity": "warning", "config": "a.toml" }));
        assert_eq!((first.lang, first.min_severity), (Lang::Zh, Severity::Warning));
        let second = first.with(&json!({ "language": "en", "enable": false, "minSeverity": 7 }));
        let expected = Options { lang: Lang::En, enable: false, ..first.clone() };
        assert_eq!(second, expected);
        assert_eq!(second.with(&json!({ "config": null })).config, None);
    }
}
