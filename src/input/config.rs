//! Finds the config that holds for a file: the nearest one wins, and is read once.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::{env, fs, io};

use super::walk::show;
use crate::catalog::text::Text;
use crate::settings::error::ConfigError;
use crate::settings::options::{Home, Options};
use crate::settings::{Config, Flags, Settings};

/// The names under which a folder may hold a config, first choice first.
pub(super) const NAMES: [&str; 4] = ["aklint.toml", ".aklint.toml", "pyproject.toml", "Cargo.toml"];

/// Which configs count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigChoice {
    /// For each file the nearest one, up to the root of its repository.
    Nearest,
    /// This one, for every file. Its patterns count from the current folder.
    Only(PathBuf),
    /// None.
    Isolated,
}

/// The settings of one folder, or why there are none.
pub type Resolved = Result<Arc<Settings>, Arc<ConfigError>>;

/// Where configs are read from, when not from the disk.
pub trait Configs: std::fmt::Debug + Send + Sync {
    /// What the file at an absolute path says; `None` when there is none.
    fn read(&self, path: &Path) -> Option<io::Result<String>>;

    /// Whether no config above this folder counts.
    fn is_top(&self, folder: &Path) -> bool;
}

/// The files as they lie on the disk.
#[derive(Debug)]
struct OnDisk;

impl Configs for OnDisk {
    fn read(&self, path: &Path) -> Option<io::Result<String>> {
        fs::metadata(path).is_ok_and(|metadata| metadata.is_file()).then(|| fs::read_to_string(path))
    }

    fn is_top(&self, folder: &Path) -> bool {
        folder.join(".git").exists()
    }
}

/// Finds the settings for files, from any number of threads.
#[derive(Debug)]
pub struct Resolver {
    configs: Arc<dyn Configs>,
    flags: Flags,
    known_rules: Vec<String>,
    here: PathBuf,
    everywhere: Option<Arc<Settings>>,
    fallback: Arc<Settings>,
    folders: RwLock<HashMap<PathBuf, Resolved>>,
}

impl Resolver {
    /// Fails when the flags, or the config that they name, cannot be used. Patterns in the flags count from the current
    /// folder.
    pub fn new(choice: ConfigChoice, flags: Flags, known_rules: Vec<String>) -> Result<Self, ConfigError> {
        let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
        Self::in_folder(here, choice, flags, known_rules)
    }

    /// The same as if this folder, absolute and without links, were the current one.
    pub fn in_folder(
        here: PathBuf,
        choice: ConfigChoice,
        mut flags: Flags,
        known_rules: Vec<String>,
    ) -> Result<Self, ConfigError> {
        flags.base.clone_from(&here);
        let fallback = Arc::new(Settings::new(&flags, None, &known_rules)?);
        let everywhere = (choice == ConfigChoice::Isolated).then(|| Arc::clone(&fallback));
        let folders = RwLock::default();
        let mut resolver = Self { configs: Arc::new(OnDisk), flags, known_rules, here, everywhere, fallback, folders };
        if let ConfigChoice::Only(path) = choice {
            let shown = show(&path);
            let text = fs::read_to_string(resolver.here.join(&path)).map_err(|error| unreadable(&shown, &error))?;
            let settings = resolver.parse(&path, &shown, &text, &resolver.here)?;
            let settings = settings.ok_or_else(|| ConfigError::whole(shown, no_part(&path)))?;
            resolver.everywhere = Some(Arc::new(settings));
        }
        Ok(resolver)
    }

    /// Reads configs from elsewhere than the disk; one that was named stays as it is.
    #[must_use]
    pub fn reading(mut self, configs: Arc<dyn Configs>) -> Self {
        self.configs = configs;
        self
    }

    /// What a file at an absolute path says, if it is there and text, from where configs are read.
    pub(super) fn text_of(&self, path: &Path) -> Option<String> {
        self.configs.read(path)?.ok()
    }

    /// The settings for a file or folder, which need not exist. Its own config does not count for a folder: whether a
    /// folder is excluded is said from outside.
    pub fn settings_for(&self, path: &Path) -> Resolved {
        match (&self.everywhere, path.parent()) {
            (Some(settings), _) => Ok(Arc::clone(settings)),
            (None, Some(folder)) if path.is_absolute() => self.settings_in(folder),
            (None, Some(_)) => self.settings_for(&self.absolute(path)),
            (None, None) => Ok(Arc::clone(&self.fallback)),
        }
    }

    /// The settings in a folder: those of a file that lies directly in it.
    pub fn settings_in(&self, folder: &Path) -> Resolved {
        if let Some(settings) = &self.everywhere {
            return Ok(Arc::clone(settings));
        }
        if !folder.is_absolute() {
            return self.settings_in(&self.absolute(folder));
        }
        if let Some(known) = self.folders.read().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return known.clone();
        }
        let resolved = match self.own(folder) {
            Ok(Some(settings)) => Ok(Arc::new(settings)),
            Ok(None) if self.configs.is_top(folder) => Ok(Arc::clone(&self.fallback)),
            Ok(None) => folder.parent().map_or_else(|| Ok(Arc::clone(&self.fallback)), |above| self.settings_in(above)),
            Err(error) => Err(Arc::new(error)),
        };
        // Two threads may get here; both must end with the same `Arc`.
        let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        folders.entry(folder.to_owned()).or_insert(resolved).clone()
    }

    /// A path as absolute as it can be made, without links as far as it exists.
    #[must_use]
    pub fn absolute(&self, path: &Path) -> PathBuf {
        let joined = self.here.join(path);
        let existing = joined.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
        match existing {
            Some((above, real)) => match joined.strip_prefix(above) {
                Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
                _ => real,
            },
            None => joined,
        }
    }

    /// What the folder's own config says, if it has one.
    fn own(&self, folder: &Path) -> Result<Option<Settings>, ConfigError> {
        for name in NAMES {
            let path = folder.join(name);
            let Some(text) = self.configs.read(&path) else { continue };
            let shown = show(path.strip_prefix(&self.here).unwrap_or(&path));
            let text = match text {
                Ok(text) => text,
                // Other tools' files are theirs to complain about.
                Err(_) if Home::of(name) != Home::Own => continue,
                Err(error) => return Err(unreadable(&shown, &error)),
            };
            if let Some(settings) = self.parse(&path, &shown, &text, folder)? {
                return Ok(Some(settings));
            }
        }
        Ok(None)
    }

    fn parse(&self, path: &Path, shown: &str, text: &str, base: &Path) -> Result<Option<Settings>, ConfigError> {
        let home = Home::of(&file_name(path));
        let Some(options) = Options::parse(text, home, shown, &self.known_rules)? else { return Ok(None) };
        let config = Config { options: &options, text, path: shown, base };
        Settings::new(&self.flags, Some(config), &self.known_rules).map(Some)
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(OsStr::to_string_lossy).unwrap_or_default().into_owned()
}

fn unreadable(shown: &str, error: &io::Error) -> ConfigError {
    let (en, zh) = match error.kind() {
        io::ErrorKind::NotFound => ("There is no such config file.".to_owned(), "没有这个配置文件。".to_owned()),
        io::ErrorKind::InvalidData => {
            ("The config file is not UTF-8 text.".to_owned(), "配置文件不是 UTF-8 文本。".to_owned())
        }
        _ => (format!("The config file cannot be read: {error}."), format!("无法读取配置文件：{error}。")),
    };
    ConfigError::whole(shown, Text { en, zh })
}

fn no_part(path: &Path) -> Text {
    let headers = Home::of(&file_name(path)).headers();
    let headers: Vec<String> = headers.iter().map(|header| format!("[{}]", header.join("."))).collect();
    Text {
        en: format!("The file has no {}.", headers.join(" or ")),
        zh: format!("文件中没有 {}。", headers.join(" 或 ")),
    }
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
