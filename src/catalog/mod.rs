//! Everything that is known beforehand, as data: `rules/**/*.toml`, embedded, typed and cross-checked.
//!
//! Rules hold no lists: a second string of the same kind belongs in `rules/`.

pub mod check;
pub mod key;
pub mod provider;
pub mod sdk;
pub mod text;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use check::Check;
use key::{KeyFile, KeyFormat, Names, Placeholders};
use provider::{EvidenceFile, EvidenceKind, Provider, Providers, Row};
use sdk::{Callable, Generation, Sdk, SdkLanguage};
use text::Text;

/// The embedded data files: path below `rules/`, and text.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

static BUILTIN: LazyLock<Catalog> = LazyLock::new(|| Catalog::load(FILES).expect("a test loads the embedded rules"));

/// Everything that is known beforehand.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Key formats.
    pub keys: Vec<KeyFormat>,
    /// What stands in the place of keys in samples.
    pub placeholders: Placeholders,
    /// How things that hold credentials are named.
    pub names: Names,
    /// The selection table.
    pub providers: Providers,
    /// What points to a row.
    pub evidence: Vec<EvidenceKind>,
    /// The rules, by name.
    pub checks: BTreeMap<String, Check>,
    /// Words for reports, by key.
    pub words: BTreeMap<String, Text>,
    /// The packages.
    pub sdks: Vec<Sdk>,
    callables: HashMap<(SdkLanguage, String), (usize, usize)>,
}

/// A callable with the package it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Known<'c> {
    /// Its package.
    pub sdk: &'c Sdk,
    /// What is known about it.
    pub callable: &'c Callable,
}

/// A data file that cannot be used.
#[derive(Debug)]
pub struct CatalogError {
    /// The file, below `rules/`.
    pub file: String,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rules/{}: {}", self.file, self.reason)
    }
}

impl std::error::Error for CatalogError {}

impl Catalog {
    /// The catalogue that is compiled in.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// This catalogue with more packages: the `[[sdk]]` entries of a config. Theirs win over ours.
    #[must_use]
    pub fn with_sdks(&self, more: Vec<Sdk>) -> Self {
        let mut all = self.clone();
        all.sdks.extend(more);
        all.index();
        all
    }

    /// What is known about the dotted `path` in `language`. Aliases are followed.
    #[must_use]
    pub fn callable(&self, language: SdkLanguage, path: &str) -> Option<Known<'_>> {
        let path = self.canonical(language, path);
        let (sdk, callable) = *self.callables.get(&(language, path))?;
        let sdk = &self.sdks[sdk];
        Some(Known { sdk, callable: &sdk.callable[callable] })
    }

    /// The catalogue's own path for a thing that has several.
    #[must_use]
    pub fn canonical(&self, language: SdkLanguage, path: &str) -> String {
        let mut path = path.to_owned();
        // An alias may lead to another one; four steps are more than any package needs.
        for _ in 0..4 {
            let longest = self
                .sdks
                .iter()
                .filter(|sdk| sdk.language == language)
                .flat_map(|sdk| &sdk.alias)
                .filter(|alias| is_at_or_below(&path, &alias.path))
                .max_by_key(|alias| alias.path.len());
            match longest {
                Some(alias) => path = format!("{}{}", alias.of, &path[alias.path.len()..]),
                None => break,
            }
        }
        path
    }

    /// A rule by its name.
    ///
    /// # Panics
    /// When there is no such rule: checks are compiled in beside their data, and a test holds the two together.
    #[must_use]
    pub fn check(&self, id: &str) -> &Check {
        self.checks.get(id).unwrap_or_else(|| panic!("rules/checks/{id}.toml is missing"))
    }

    /// A row of the selection table.
    #[must_use]
    pub fn row(&self, row: Row) -> &Provider {
        self.providers.row.iter().find(|provider| provider.id == row).expect("loading checks that every row is there")
    }

    /// A phrase for reports.
    ///
    /// # Panics
    /// When there is no such phrase; tests render every report in both languages.
    #[must_use]
    pub fn word(&self, key: &str) -> &Text {
        self.words.get(key).unwrap_or_else(|| panic!("rules/words.toml has no {key:?}"))
    }

    pub(crate) fn load(files: &[(&str, &str)]) -> Result<Self, CatalogError> {
        let parse_one = |name: &str| {
            let (file, text) = files
                .iter()
                .find(|(file, _)| *file == name)
                .ok_or_else(|| CatalogError { file: name.to_owned(), reason: "is missing".to_owned() })?;
            Ok::<_, CatalogError>((*file, *text))
        };
        let below = |folder: &'static str| files.iter().filter(move |(file, _)| file.starts_with(folder));
        let placeholders = parse_one("placeholders.toml").and_then(|(file, text)| parse(file, text))?;
        let names = parse_one("names.toml").and_then(|(file, text)| parse(file, text))?;
        let providers: Providers = parse_one("providers.toml").and_then(|(file, text)| parse(file, text))?;
        let evidence: EvidenceFile = parse_one("evidence.toml").and_then(|(file, text)| parse(file, text))?;
        let words = parse_one("words.toml").and_then(|(file, text)| parse(file, text))?;
        let mut keys = Vec::new();
        for (file, text) in below("keys/") {
            keys.extend(parse::<KeyFile>(file, text)?.key);
        }
        let mut checks = BTreeMap::new();
        for (file, text) in below("checks/") {
            let check: Check = parse(file, text)?;
            if *file != format!("checks/{}.toml", check.id) {
                return Err(CatalogError { file: (*file).to_owned(), reason: "its id is not its name".to_owned() });
            }
            checks.insert(check.id.clone(), check);
        }
        let mut sdks = Vec::new();
        for (file, text) in below("sdk/") {
            sdks.push(parse::<Sdk>(file, text)?);
        }
        if !Row::ALL.iter().copied().eq(providers.row.iter().map(|provider| provider.id)) {
            let reason = "must have the six rows in the table's order".to_owned();
            return Err(CatalogError { file: "providers.toml".to_owned(), reason });
        }
        let mut catalog = Self {
            keys,
            placeholders,
            names,
            providers,
            evidence: evidence.evidence,
            checks,
            words,
            sdks,
            callables: HashMap::new(),
        };
        catalog.index();
        Ok(catalog)
    }

    fn index(&mut self) {
        let mut callables = HashMap::new();
        for (sdk_at, sdk) in self.sdks.iter().enumerate() {
            for (at, callable) in sdk.callable.iter().enumerate() {
                callables.insert((sdk.language, callable.path.clone()), (sdk_at, at));
            }
        }
        self.callables = callables;
    }

    /// Which snippets fit best, in order, for code in `language` that uses no SDK that we know.
    #[must_use]
    pub fn usual_generations(language: SdkLanguage) -> &'static [Generation] {
        match language {
            SdkLanguage::Python => &[Generation::OssV2, Generation::Credentials],
            SdkLanguage::Rust => &[Generation::Opendal, Generation::OssRustV2],
        }
    }
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogError> {
    toml::from_str(text).map_err(|error| CatalogError { file: file.to_owned(), reason: error.to_string() })
}

/// Whether the dotted `path` is `root` or lies below it.
#[must_use]
pub fn is_at_or_below(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
