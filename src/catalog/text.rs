//! Words for people, in both languages.

use std::fmt;

use serde::Deserialize;

/// The languages aklint speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese (simplified).
    Zh,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The name in config, options and addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The language for people with this locale (`zh-CN`, `zh_CN.UTF-8`, `en`).
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }
}

/// A sentence in English and Chinese. Both are always there: a data file that lacks one does not load.
#[derive(Clone, PartialEq, Eq, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Text {
    /// The same in both languages: names, numbers, code.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let en = text.into();
        Self { zh: en.clone(), en }
    }

    /// A sentence in the asked language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }

    /// The sentence with each `{name}` replaced. A value may itself differ between the languages.
    #[must_use]
    pub fn fill(&self, values: &[(&str, &Self)]) -> Self {
        Self {
            en: fill(&self.en, &values.iter().map(|(name, value)| (*name, value.en.as_str()))),
            zh: fill(&self.zh, &values.iter().map(|(name, value)| (*name, value.zh.as_str()))),
        }
    }

    /// The names in braces, sorted, for checking that both languages use the same.
    #[must_use]
    pub fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = pieces(text).filter_map(Result::err).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.en, f)
    }
}

/// Fills a template in one pass, so that a value with braces in it is never filled again.
fn fill<'a>(template: &'a str, values: &(impl Iterator<Item = (&'a str, &'a str)> + Clone)) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    for piece in pieces(template) {
        match piece {
            Ok(literal) => filled.push_str(literal),
            Err(name) => match values.clone().find(|(known, _)| *known == name) {
                Some((_, value)) => filled.push_str(value),
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            },
        }
    }
    filled
}

/// Cuts a template into literal pieces (`Ok`) and placeholder names (`Err`). A brace that opens no name is literal.
fn pieces(mut rest: &str) -> impl Iterator<Item = Result<&str, &str>> {
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let name_at = |open: usize| {
            let close = open + rest[open..].find('}')?;
            let name = &rest[open + 1..close];
            let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            is_name.then_some((name, close + 1))
        };
        let open = rest.match_indices('{').map(|(at, _)| at).find(|at| name_at(*at).is_some());
        match open {
            Some(0) => {
                let (name, end) = name_at(0)?;
                rest = &rest[end..];
                Some(Err(name))
            }
            other => {
                let (literal, tail) = rest.split_at(other.unwrap_or(rest.len()));
                rest = tail;
                Some(Ok(literal))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_once() {
        let text = Text { en: "{a} and {b} {}".into(), zh: "{b}和{a}".into() };
        let filled = text.fill(&[("a", &Text::same("{b}")), ("b", &Text::same("x"))]);
        assert_eq!((filled.en.as_str(), filled.zh.as_str()), ("{b} and x {}", "x和{b}"));
        assert_eq!(Text::placeholders(&text.en), ["a", "b"]);
    }
}
