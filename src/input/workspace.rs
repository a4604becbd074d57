//! A workspace as an editor sees it: the files on the disk, and buffers that win over them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::config::{ConfigChoice, NAMES, Resolver};
use super::library::{is_code, source};
use super::read::{self, Interest};
use super::walk::{IGNORES, Place, show_from};
use super::{Library, Source, Walked};
use crate::facts::{Callers, Seek};
use crate::settings::Flags;
use crate::settings::error::ConfigError;
use crate::source::{Language, SourceFile, has_word, holds};

/// Searches whose results are kept.
const MOST_SEARCHES: usize = 32;

/// A folder with everything in it. Paths count from it, as for a check that was started there.
#[derive(Debug)]
pub struct Workspace {
    /// Absolute, without links.
    root: PathBuf,
    resolver: Arc<Resolver>,
    /// `None` until the folder has been walked; then files that the walk left out do not count.
    walked: Option<Walked>,
    buffers: BTreeMap<Arc<str>, Source>,
    known: Mutex<BTreeMap<String, bool>>,
    searches: Mutex<Vec<Search>>,
}

/// What was found by a search, as long as it is true.
#[derive(Debug)]
struct Search {
    folder: String,
    is_rust: bool,
    seeks: BTreeSet<Seek>,
    found: BTreeSet<Arc<str>>,
    /// Files that have changed since.
    stale: BTreeSet<Arc<str>>,
}

impl Workspace {
    /// The workspace of a folder. Fails when a config that was named cannot be used.
    pub fn new(
        folder: &Path,
        choice: ConfigChoice,
        flags: Flags,
        known_rules: Vec<String>,
    ) -> Result<Self, ConfigError> {
        let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let resolver = Arc::new(Resolver::in_folder(root.clone(), choice, flags, known_rules)?);
        Ok(Self {
            root,
            resolver,
            walked: None,
            buffers: BTreeMap::new(),
            known: Mutex::default(),
            searches: Mutex::default(),
        })
    }

    /// Its folder, absolute and without links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What finds the settings of its files.
    #[must_use]
    pub fn resolver(&self) -> Arc<Resolver> {
        Arc::clone(&self.resolver)
    }

    /// The path under which a file of the workspace is reported; `None` for one that lies elsewhere.
    #[must_use]
    pub fn path_of(&self, disk: &Path) -> Option<Arc<str>> {
        let real = self.resolver.absolute(disk);
        real.starts_with(&self.root).then(|| show_from(&self.root, &real).into())
    }

    /// Where the file that is reported under a path is.
    #[must_use]
    pub fn disk_of(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Whether a file decides which files and settings count.
    #[must_use]
    pub fn is_config(disk: &Path) -> bool {
        Self::config_names().any(|name| disk.ends_with(name))
    }

    /// What such files are called, some with the folders that they lie in.
    pub fn config_names() -> impl Iterator<Item = &'static str> {
        NAMES.into_iter().chain(IGNORES)
    }

    /// Takes over what a walk of the folder came across.
    pub fn set_walked(&mut self, walked: Walked) {
        self.walked = Some(walked);
        self.forget_what_was_found();
    }

    /// Whether the folder has been walked.
    #[must_use]
    pub fn is_walked(&self) -> bool {
        self.walked.is_some()
    }

    /// Whether the workspace has such a file, as far as a check of it would see.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.walked.as_ref().is_some_and(|walked| walked.files.get(path).is_some())
    }

    /// Every file that a check would look at.
    #[must_use]
    pub fn paths(&self) -> BTreeSet<Arc<str>> {
        let files = self.walked.iter().flat_map(|walked| walked.files.par_iter().collect::<Vec<_>>());
        files.map(|place| place.shown).collect()
    }

    /// The contents of a buffer as a file; `None` when a check would leave it out. Fails when its config cannot be used.
    pub fn buffer(
        &self,
        path: &Arc<str>,
        language: Option<Language>,
        text: Arc<str>,
    ) -> Result<Option<Source>, Arc<ConfigError>> {
        let disk = self.disk_of(path);
        let settings = self.resolver.settings_for(&disk)?;
        let is_left_out = || self.is_walked() && !self.has(path) && disk.exists();
        if settings.is_excluded(&disk) || is_left_out() {
            return Ok(None);
        }
        let language = language.unwrap_or_else(|| Language::of(path, &text));
        let file = SourceFile { path: Arc::clone(path), language, text, lossy: false };
        Ok(Some(Source { file, disk, settings }))
    }

    /// A file of the workspace as it lies on the disk, unless it has a buffer.
    #[must_use]
    pub fn closed(&self, path: &str) -> Option<Source> {
        if self.buffers.contains_key(path) { None } else { self.open(path) }
    }

    /// Lets a buffer win over the file on the disk.
    pub fn set_buffer(&mut self, source: Source) {
        let path = Arc::clone(&source.file.path);
        if self.buffers.get(&path).is_none_or(|known| !Arc::ptr_eq(&known.file.text, &source.file.text)) {
            self.touch(&path);
        }
        self.buffers.insert(path, source);
    }

    /// Lets the file on the disk count again.
    pub fn drop_buffer(&mut self, path: &str) {
        if let Some((path, _)) = self.buffers.remove_entry(path) {
            self.touch(&path);
        }
    }

    /// Takes note that a file is not what it was.
    pub fn touch(&mut self, path: &Arc<str>) {
        self.known.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        for search in self.searches.get_mut().unwrap_or_else(PoisonError::into_inner) {
            search.stale.insert(Arc::clone(path));
        }
    }

    fn forget_what_was_found(&mut self) {
        self.known.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.searches.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn place(&self, path: &str) -> Option<Place> {
        match &self.walked {
            Some(walked) => walked.place(path, &self.resolver),
            None => Walked::default().place(path, &self.resolver),
        }
    }

    fn read(&self, path: &str, wanted: Interest<'_>) -> Option<Source> {
        if let Some(buffer) = self.buffers.get(path) {
            return wanted(buffer.file.text.as_bytes()).then(|| buffer.clone());
        }
        let place = self.place(path)?;
        source(&place, &self.resolver, || read::read(&place.disk, &place.shown, wanted))
    }

    /// The code of one language in a folder and below it, on the disk or in buffers.
    fn code_below(&self, folder: &str, is_rust: bool) -> BTreeSet<Arc<str>> {
        let walked = self.walked.iter().flat_map(|walked| walked.files.below(folder, |name| is_code(name, is_rust)));
        let buffers = self.buffers.keys().filter(|path| is_code_below(path, folder, is_rust));
        walked.map(|place| place.shown).chain(buffers.cloned()).collect()
    }
}

fn is_code_below(path: &str, folder: &str, is_rust: bool) -> bool {
    let is_below = folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    is_below && is_code(path, is_rust)
}

impl Library for Workspace {
    fn exists(&self, path: &str) -> bool {
        if self.buffers.contains_key(path) {
            return true;
        }
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
            return *known;
        }
        let exists = self.place(path).is_some();
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), exists);
        exists
    }

    fn open(&self, path: &str) -> Option<Source> {
        self.read(path, &|_| true)
    }

    fn root(&self, _path: &str) -> String {
        String::new()
    }

    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source> {
        let mut searches = self.searches.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it =
            |search: &Search| search.folder == folder && search.is_rust == is_rust && search.seeks == *callers.seeks();
        let wanted = |path: &Arc<str>| self.read(path, &|bytes| callers.may_call(bytes));
        let Some(at) = searches.iter().position(is_it) else {
            let found: Vec<Source> =
                self.code_below(folder, is_rust).into_par_iter().filter_map(|path| wanted(&path)).collect();
            if searches.len() >= MOST_SEARCHES {
                searches.remove(0);
            }
            searches.push(Search {
                folder: folder.to_owned(),
                is_rust,
                seeks: callers.seeks().clone(),
                found: found.iter().map(|source| Arc::clone(&source.file.path)).collect(),
                stale: BTreeSet::new(),
            });
            return found;
        };
        let search = &mut searches[at];
        for path in std::mem::take(&mut search.stale) {
            search.found.remove(&path);
            let is_there = self.buffers.contains_key(&path) || self.has(&path);
            if is_there && is_code_below(&path, folder, is_rust) && wanted(&path).is_some() {
                search.found.insert(path);
            }
        }
        search.found.iter().filter_map(|path| self.read(path, &|_| true)).collect()
    }

    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source> {
        let code = self.code_below(folder, is_rust).into_par_iter();
        let found = code.filter_map(|path| self.read(&path, &|bytes| holds(bytes, word)));
        found.filter(|source| has_word(&source.file.text, word)).collect()
    }
}
