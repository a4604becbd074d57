//! Everything that is known beforehand, as data: `rules/**/*.toml`, embedded as JSON by `build.rs`, typed and cross-checked.
//!
//! Rules hold no lists: a second string of the same kind belongs in `rules/`.

pub mod check;
pub mod judge;
pub mod key;
pub mod lifetime;
pub mod provider;
pub mod reference;
pub mod sdk;
pub mod sts;
pub mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use hashbrown::{HashMap, HashSet};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use check::Check;
use key::{KeyFile, KeyFormat, Names, Placeholders};
use lifetime::Lifetimes;
use provider::{EvidenceFile, EvidenceKind, Manifests, Provider, Providers, Row};
use reference::References;
use sdk::{Callable, Generation, Kind, Meaning, Sdk, SdkLanguage};
use sts::Sts;
use text::Text;

/// Data files: path below `rules/`, and their JSON.
pub(crate) type Files = &'static [(&'static str, &'static str)];

static FILES: Files = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

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
    /// How manifests are read.
    pub manifests: Manifests,
    /// How long a function's values live.
    pub lifetimes: Lifetimes,
    /// What takes a key's place in files that are no code.
    pub references: References,
    /// What STS is asked about keys.
    pub sts: Sts,
    /// The rules, by name.
    pub checks: BTreeMap<String, Check>,
    /// Words for reports, by key.
    pub words: BTreeMap<String, Text>,
    /// What the byte filter asks of the packages.
    packages: Packages,
    /// Where the packages are read from.
    files: Files,
    /// The packages, read when a file first passes the byte filter: they are two thirds of all data.
    sdks: Arc<OnceLock<Vec<Sdk>>>,
    /// By language, made when code is first looked at.
    tables: OnceLock<[Table; 2]>,
}

/// What all packages have together, gathered when aklint is built.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packages {
    words: Vec<String>,
    variables: Vec<String>,
}

/// What one language's packages offer, for looking up.
#[derive(Debug, Clone, Default)]
struct Table {
    callables: HashMap<String, (usize, usize)>,
    types: HashSet<String>,
    /// Types with a method that gives the object back.
    builders: HashSet<String>,
    aliases: HashMap<String, String>,
    /// What aliases and callables begin with: most paths of a program begin with neither.
    aliased: HashSet<String>,
    roots: HashSet<String>,
    /// What callables are called themselves, also by an alias.
    names: HashSet<String>,
    /// What the methods of types are called.
    methods: HashSet<String>,
    /// Everything that something known stands in: packages, modules, types.
    above: HashSet<String>,
    /// Packages with something that holds or issues credentials.
    holders: HashSet<String>,
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
        let mut packages = self.packages.clone();
        packages.words.extend(more.iter().flat_map(|sdk| &sdk.words).cloned());
        let callables = more.iter().flat_map(|sdk| &sdk.callable);
        packages.variables.extend(callables.flat_map(|callable| &callable.reads).cloned());
        let sdks: Vec<Sdk> = self.sdks().iter().cloned().chain(more).collect();
        Self { packages, sdks: Arc::new(sdks.into()), tables: OnceLock::new(), ..self.clone() }
    }

    /// The packages.
    ///
    /// # Panics
    /// When an embedded file cannot be read. A test reads them all.
    #[must_use]
    pub fn sdks(&self) -> &[Sdk] {
        self.sdks.get_or_init(|| {
            let read = |(file, text): &(&str, &str)| parse(file, text).expect("a test reads the embedded packages");
            self.files.iter().filter(|(file, _)| file.starts_with("sdk/")).map(read).collect()
        })
    }

    /// Words without one of which no file can use a package.
    #[must_use]
    pub fn package_words(&self) -> &[String] {
        &self.packages.words
    }

    /// What is known about the dotted `path` in `language`. Aliases are followed.
    #[must_use]
    pub fn callable(&self, language: SdkLanguage, path: &str) -> Option<Known<'_>> {
        let table = self.table(language);
        if !table.roots.contains(root(path)) {
            return None;
        }
        let (sdk, callable) = *table.callables.get(&*self.canonical(language, path))?;
        let sdk = &self.sdks()[sdk];
        Some(Known { sdk, callable: &sdk.callable[callable] })
    }

    /// The catalogue's own path for a thing that has several.
    #[must_use]
    pub fn canonical<'p>(&self, language: SdkLanguage, path: &'p str) -> Cow<'p, str> {
        let Table { aliases, aliased, .. } = self.table(language);
        let mut path = Cow::Borrowed(path);
        if !aliased.contains(root(&path)) {
            return path;
        }
        // An alias may lead to another one; four steps are more than any package needs.
        for _ in 0..4 {
            let Some((prefix, of)) = prefixes(&path).find_map(|prefix| Some((prefix, aliases.get(prefix)?))) else {
                break;
            };
            path = Cow::Owned(format!("{of}{}", &path[prefix.len()..]));
        }
        path
    }

    /// Whether something in the catalogue is called `name`, whatever it belongs to.
    #[must_use]
    pub fn has_name(&self, language: SdkLanguage, name: &str) -> bool {
        self.table(language).names.contains(name)
    }

    /// Whether a type of the catalogue has a method that is called `name`; those that everything may have aside.
    #[must_use]
    pub fn has_method(&self, language: SdkLanguage, name: &str) -> bool {
        self.table(language).methods.contains(name)
    }

    /// Whether the canonical dotted `path` is a callable or a type of the catalogue.
    #[must_use]
    pub fn is_known(&self, language: SdkLanguage, path: &str) -> bool {
        let table = self.table(language);
        table.callables.contains_key(path) || table.types.contains(path)
    }

    /// Whether something at or below the canonical dotted `path` is known.
    #[must_use]
    pub fn leads_to_known(&self, language: SdkLanguage, path: &str) -> bool {
        self.is_known(language, path) || self.table(language).above.contains(path)
    }

    /// Whether the package of this name has something in the catalogue that holds or issues credentials.
    #[must_use]
    pub fn holds_credentials(&self, language: SdkLanguage, package: &str) -> bool {
        self.table(language).holders.contains(package)
    }

    /// Whether the canonical dotted `path` is a type of which objects are followed.
    #[must_use]
    pub fn is_type(&self, language: SdkLanguage, path: &str) -> bool {
        self.table(language).types.contains(path)
    }

    /// Whether the type at the canonical dotted `path` is a builder: methods of it that are not listed give it back.
    #[must_use]
    pub fn is_builder(&self, language: SdkLanguage, path: &str) -> bool {
        self.table(language).builders.contains(path)
    }

    /// The environment variables that packages read by themselves and that hold an AccessKey ID or a security token.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        let all = self.packages.variables.iter().map(String::as_str);
        all.filter(|name| is_key_variable(name) || is_token_variable(name))
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
    ///
    /// # Panics
    /// Never: loading checks that every row is there.
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

    /// A phrase with names filled in that are the same in every language.
    #[must_use]
    pub fn phrase(&self, key: &str, values: &[(&str, &str)]) -> Text {
        let texts: Vec<(&str, Text)> = values.iter().map(|(name, value)| (*name, Text::same(*value))).collect();
        let values: Vec<(&str, &Text)> = texts.iter().map(|(name, text)| (*name, text)).collect();
        self.word(key).fill(&values)
    }

    pub(crate) fn load(files: Files) -> Result<Self, CatalogError> {
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
        let lifetimes = parse_one("lifetimes.toml").and_then(|(file, text)| parse(file, text))?;
        let references = parse_one("references.toml").and_then(|(file, text)| parse(file, text))?;
        let sts = parse_one("sts.toml").and_then(|(file, text)| parse(file, text))?;
        let packages = parse_one("packages").and_then(|(file, text)| parse(file, text))?;
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
        if !Row::ALL.iter().copied().eq(providers.row.iter().map(|provider| provider.id)) {
            let reason = "must have the six rows in the table's order".to_owned();
            return Err(CatalogError { file: "providers.toml".to_owned(), reason });
        }
        Ok(Self {
            keys,
            placeholders,
            names,
            providers,
            evidence: evidence.evidence,
            manifests: evidence.manifests,
            lifetimes,
            references,
            sts,
            checks,
            words,
            packages,
            files,
            sdks: Arc::default(),
            tables: OnceLock::new(),
        })
    }

    fn table(&self, language: SdkLanguage) -> &Table {
        &self.tables.get_or_init(|| self.index())[language as usize]
    }

    fn index(&self) -> [Table; 2] {
        let mut tables = [Table::default(), Table::default()];
        for (sdk_at, sdk) in self.sdks().iter().enumerate() {
            let table = &mut tables[sdk.language as usize];
            for alias in &sdk.alias {
                // An alias may lead to another one.
                table.aliased.extend([root(&alias.path).to_owned(), root(&alias.of).to_owned()]);
                table.roots.insert(root(&alias.path).to_owned());
                table.names.extend(alias.path.rsplit('.').next().map(str::to_owned));
                table.aliases.insert(alias.path.clone(), alias.of.clone());
            }
            for (at, callable) in sdk.callable.iter().enumerate() {
                table.callables.insert(callable.path.clone(), (sdk_at, at));
                table.roots.insert(root(&callable.path).to_owned());
                table.names.extend(callable.path.rsplit('.').next().map(str::to_owned));
                table.above.extend(prefixes(&callable.path).skip(1).map(str::to_owned));
                if matches!(callable.meaning, Meaning::Credential | Meaning::Issues | Meaning::ProviderBase) {
                    let package = root(&callable.path);
                    table.holders.extend((package != "*").then(|| package.to_owned()));
                }
                match callable.kind {
                    Kind::Class => {
                        table.types.insert(callable.path.clone());
                    }
                    Kind::Method => {
                        if callable.returns.as_deref() == Some("self") {
                            table.builders.extend(callable.path.rsplit_once('.').map(|(of, _)| of.to_owned()));
                        }
                        table.types.extend(callable.path.rsplit_once('.').map(|(of, _)| of.to_owned()));
                    }
                    Kind::Function | Kind::Decorator | Kind::Macro | Kind::Mapping => {}
                }
                table.types.extend(callable.returns.clone().filter(|path| path != "self"));
            }
        }
        for table in &mut tables {
            let known = table.callables.keys().filter_map(|path| path.rsplit_once('.'));
            let of_types = known.filter(|(of, _)| *of != "*" && table.types.contains(*of));
            let aliases = table.aliases.keys().filter_map(|path| path.rsplit_once('.'));
            table.methods = of_types.chain(aliases).map(|(_, name)| name.to_owned()).collect();
        }
        tables
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

/// Whether an environment variable that an SDK reads holds an AccessKey ID.
#[must_use]
pub fn is_key_variable(name: &str) -> bool {
    name.ends_with("KEY_ID")
}

/// Whether an environment variable that an SDK reads holds a security token.
#[must_use]
pub fn is_token_variable(name: &str) -> bool {
    ["SESSION_TOKEN", "SECURITY_TOKEN", "STS_TOKEN"].iter().any(|end| name.ends_with(end))
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, CatalogError> {
    serde_json::from_str(text).map_err(|error| CatalogError { file: file.to_owned(), reason: error.to_string() })
}

/// What a dotted path begins with.
fn root(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

/// A dotted path and the paths above it, longest first.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('.').map(|(above, _)| above))
}
