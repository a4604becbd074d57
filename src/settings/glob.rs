//! Patterns for paths, understood as `.gitignore` understands them.

use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::catalog::text::Text;

/// Patterns that count from one folder.
#[derive(Debug, Clone)]
pub struct Globs {
    base: PathBuf,
    set: GlobSet,
}

impl Globs {
    /// Compiles patterns; says which one cannot be used, and why.
    pub fn new<'p>(base: &Path, patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, (usize, Text)> {
        let mut builder = GlobSetBuilder::new();
        for (at, pattern) in patterns.into_iter().enumerate() {
            for glob in expand(pattern).map_err(|text| (at, text))? {
                let compiled = GlobBuilder::new(&glob).literal_separator(true).backslash_escape(true).build();
                builder.add(compiled.map_err(|error| (at, bad_pattern(&error)))?);
            }
        }
        let set = builder.build().map_err(|error| (0, bad_pattern(&error)))?;
        Ok(Self { base: base.to_owned(), set })
    }

    /// Whether a pattern means the path, or a folder that it lies in. A relative path counts from the patterns' folder.
    #[must_use]
    pub fn is_match(&self, path: &Path) -> bool {
        if self.set.is_empty() {
            return false;
        }
        let path = path.strip_prefix(&self.base).unwrap_or(path);
        let plain: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        self.set.is_match(plain)
    }
}

/// A pattern without a slash counts at every depth; a folder stands for everything in it.
fn expand(pattern: &str) -> Result<[String; 2], Text> {
    let trimmed = pattern.strip_prefix("./").unwrap_or(pattern).trim_end_matches('/');
    if trimmed.is_empty() {
        return Err(Text { en: "The pattern is empty.".into(), zh: "模式为空。".into() });
    }
    if trimmed.starts_with('!') {
        return Err(Text {
            en: "Patterns cannot take files back in; leave out the `!` and exclude less.".into(),
            zh: "不支持用 `!` 重新包含文件，请缩小排除范围。".into(),
        });
    }
    let glob = match trimmed.strip_prefix('/') {
        Some(anchored) => anchored.to_owned(),
        None if trimmed.contains('/') => trimmed.to_owned(),
        None => format!("**/{trimmed}"),
    };
    Ok([format!("{glob}/**"), glob])
}

fn bad_pattern(error: &globset::Error) -> Text {
    Text {
        en: format!("The pattern cannot be used: {}.", error.kind()), zh: format!("模式无效：{}。", error.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Globs::new(Path::new("/repo"), [pattern]).expect("the pattern is valid").is_match(Path::new(path))
    }

    #[test]
    fn patterns_mean_what_they_mean_in_gitignore() {
        assert!(matches("*.min.js", "/repo/web/a.min.js"));
        assert!(matches("vendor", "/repo/a/vendor/b/c.py"));
        assert!(matches("vendor/", "/repo/vendor/c.py"));
        assert!(matches("tests/**", "/repo/tests/a/b.py"));
        assert!(matches("./docs/*.md", "/repo/docs/a.md"));
        assert!(matches("/docs", "docs/a.md"));
        assert!(!matches("docs/*.md", "/repo/docs/deep/a.md"));
        assert!(!matches("/docs", "/repo/a/docs/a.md"));
        assert!(!matches("tests/**", "/repo/src/tests/a.py"));
        assert!(!matches("vendor", "/repo/vendored/a.py"));
    }

    #[test]
    fn bad_patterns_are_named() {
        let error = |patterns: &[&str]| Globs::new(Path::new("/"), patterns.iter().copied()).err().map(|(at, _)| at);
        assert_eq!(error(&["a", "b[", "c"]), Some(1));
        assert_eq!(error(&["!a"]), Some(0));
        assert_eq!(error(&["a", "/"]), Some(1));
        assert_eq!(error(&["a", "{b,c}/**"]), None);
    }
}
