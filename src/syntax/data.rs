//! Configuration files, lowered to the same small tree as programs: what a program loads by key is found in a [`Map`].
//!
//! Each format has a file of its own. Reading cannot fail: what is broken, too deep or too large is no data.
//!
//! [`Map`]: ExprKind::Map

mod dotenv;
mod ini;
mod json;
#[cfg(test)]
mod tests;
mod toml;
mod yaml;

use std::collections::HashSet;
use std::ops::Range;

use super::build::Builder;
use super::{ExprId, ExprKind, Tree};
use crate::mask::Masked;
use crate::source::{Language, Span};

/// Larger files are data sets, not configuration.
const LARGEST: usize = 4 << 20;

/// The formats of configuration files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Format {
    /// JSON, also with comments, trailing commas and what else JSON5 allows.
    Json,
    /// YAML, also of several documents.
    Yaml,
    /// TOML.
    Toml,
    /// Sections of keys: `.ini`, `.cfg`, `.conf`; without sections also `.properties`.
    Ini,
    /// Variables of the environment: `.env`.
    Env,
}

impl Format {
    /// Tells the format by the file's name.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let path = path.to_ascii_lowercase().replace('\\', "/");
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension {
            "json" | "jsonc" | "json5" => return Some(Self::Json),
            "yaml" | "yml" => return Some(Self::Yaml),
            "toml" => return Some(Self::Toml),
            "ini" | "cfg" | "conf" | "cnf" | "properties" => return Some(Self::Ini),
            "env" | "flaskenv" | "envrc" => return Some(Self::Env),
            _ => {}
        }
        // `.env.local`, `.env-prod`; but `.env.py` is a program.
        if name.strip_prefix(".env").is_some_and(|rest| rest.starts_with(['.', '-', '_'])) {
            return (Language::of(name, "") == Language::Text).then_some(Self::Env);
        }
        // What the vendor's own tools write has no extension.
        let is_credentials =
            name == "credentials" && (folder.ends_with(".alibabacloud") || folder.ends_with(".aliyun"));
        (is_credentials || name == ".ossutilconfig").then_some(Self::Ini)
    }
}

/// Lowers a configuration file to a closed tree and its root; `None` for what is broken, too deep or too large.
///
/// - Keys are texts, decoded and as they are written: INI readers that ignore case do so when they look one up. Of equal
///   keys of one map only the last is kept, as readers do.
/// - The scalars of INI and dotenv are all texts; a name that has neither `=` nor a value is [`ExprKind::Nothing`].
/// - A number is [`ExprKind::Number`] with `None` when it has a fraction or does not fit; in YAML a plain scalar that would lose
///   its text by being read as a number stays a text.
/// - Parts that are shared (YAML's anchors, INI's defaults) stand once in the tree, so what walks over it must
///   remember what it has seen.
///
/// Needs 16 MiB of stack for the deepest nesting that TOML allows.
#[must_use]
pub fn parse(format: Format, text: &str) -> Option<(Tree, ExprId)> {
    if text.len() > LARGEST {
        return None;
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lower =
        Lower { b: Builder::new(Span::new(0, text.len())), text: body, offset: text.len() - body.len(), nested: 0 };
    let root = match format {
        Format::Json => json::lower(&mut lower),
        Format::Yaml => yaml::lower(&mut lower),
        Format::Toml => self::toml::lower(&mut lower),
        Format::Ini => ini::lower(&mut lower),
        Format::Env => dotenv::lower(&mut lower),
    }?;
    Some((lower.b.tree.closed(text.len()), root))
}

/// A tree in the making. All ranges count from after a byte-order mark.
struct Lower<'t> {
    b: Builder,
    text: &'t str,
    offset: usize,
    nested: usize,
}

impl Lower<'_> {
    fn expr(&mut self, range: Range<usize>, kind: ExprKind) -> ExprId {
        self.b.expr(Span::new(range.start + self.offset, range.end + self.offset), kind)
    }

    fn text(&mut self, range: Range<usize>, text: &str) -> ExprId {
        self.expr(range, ExprKind::Text(Masked::new(text)))
    }

    /// A map in which of equal keys only the last is left. Spreads stay, and the callers put them first.
    fn map(&mut self, range: Range<usize>, mut pairs: Vec<(ExprId, ExprId)>) -> ExprId {
        let tree = &self.b.tree;
        let mut seen = HashSet::new();
        pairs.reverse();
        pairs.retain(|(key, value)| key == value || tree.text(*key).is_none_or(|key| seen.insert(key.reveal())));
        pairs.reverse();
        self.expr(range, ExprKind::Map(pairs))
    }

    /// Does `inside` one level deeper; `None` when that is too deep.
    fn deeper<T>(&mut self, inside: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.nested >= super::build::DEEPEST {
            return None;
        }
        self.nested += 1;
        let result = inside(self);
        self.nested -= 1;
        result
    }
}
