//! Files that a scan turns out to need beside those that it was given: modules that are imported, config that is opened,
//! callers of what hands credentials on.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::Source;
use super::config::Resolver;
use super::files::Files;
use super::read::{self, Content, FileRead, Interest};
use super::walk::Place;
use crate::facts::Callers;
use crate::finding::Problem;
use crate::source::paths::folder_of;
use crate::source::{has_word, holds};

/// Where files can be asked for by the path under which they are reported.
pub trait Library: Sync {
    /// Whether there is such a file, and the scan may look at it.
    fn exists(&self, path: &str) -> bool;

    /// Reads it. Whoever may not or cannot be read is as good as absent: an import is no reason to complain.
    fn open(&self, path: &str) -> Option<Source>;

    /// The folder that a scan was given in which a file lies; else the file's own.
    fn root(&self, path: &str) -> String;

    /// Every file in `folder` or below it that the scan was given and that may be one of these callers; of these only code
    /// of one language.
    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source>;

    /// The code of one language in `folder` or below it, as far as the scan was given it, that has this word.
    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source>;
}

/// No file but those that a scan looks at.
#[derive(Debug)]
pub struct NoFiles;

impl Library for NoFiles {
    fn exists(&self, _path: &str) -> bool {
        false
    }

    fn open(&self, _path: &str) -> Option<Source> {
        None
    }

    fn root(&self, _path: &str) -> String {
        String::new()
    }

    fn search(&self, _folder: &str, _is_rust: bool, _callers: &Callers) -> Vec<Source> {
        Vec::new()
    }

    fn mentioning(&self, _folder: &str, _is_rust: bool, _word: &str) -> Vec<Source> {
        Vec::new()
    }
}

/// What a walk came across.
#[derive(Debug, Default)]
pub struct Walked {
    pub(super) files: Files,
    /// The folders that it began in, as they are shown: what lies in them and was not come across is to be left out.
    pub(super) folders: Vec<String>,
}

impl Walked {
    /// Those of these files, by their absolute paths without links, that it came across.
    #[must_use]
    pub fn among(&self, paths: &HashSet<PathBuf>) -> HashSet<PathBuf> {
        let found = self.files.par_iter().filter(|place| paths.contains(&place.disk));
        found.map(|place| place.disk).collect()
    }

    /// Where the file that is shown by this path is: what it came across, or what lies outside of where it began.
    pub(super) fn place(&self, path: &str, resolver: &Resolver) -> Option<Place> {
        if let Some(place) = self.files.get(path) {
            return Some(place);
        }
        if self.folders.iter().any(|folder| is_below(path, folder)) {
            return None;
        }
        let disk = resolver.absolute(Path::new(path));
        let is_file = disk.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        is_file.then(|| Place { shown: Arc::from(path), disk })
    }

    /// The folders that it began in, as they are shown.
    #[must_use]
    pub fn folders(&self) -> &[String] {
        &self.folders
    }
}

/// The files of a scan, and those beside what it was given.
pub struct Disk<'a> {
    walked: Walked,
    resolver: &'a Resolver,
    known: Mutex<BTreeMap<String, bool>>,
}

impl<'a> Disk<'a> {
    /// The files that a walk came across, and those around them.
    #[must_use]
    pub fn new(walked: Walked, resolver: &'a Resolver) -> Self {
        Self { walked, resolver, known: Mutex::default() }
    }

    /// What the walk came across.
    #[must_use]
    pub fn into_walked(self) -> Walked {
        self.walked
    }
}

impl Disk<'_> {
    fn source(&self, place: &Place, wanted: Interest<'_>) -> Option<Source> {
        source(place, self.resolver, || read::read(&place.disk, &place.shown, wanted))
    }

    fn code_below(&self, folder: &str, is_rust: bool, wanted: &(dyn Fn(&[u8]) -> bool + Sync)) -> Vec<Source> {
        let of_language = self.walked.files.below(folder, |name| is_code(name, is_rust));
        of_language.into_par_iter().filter_map(|place| self.source(&place, &|bytes| wanted(bytes))).collect()
    }
}

impl Library for Disk<'_> {
    fn exists(&self, path: &str) -> bool {
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
            return *known;
        }
        let exists = self.walked.place(path, self.resolver).is_some();
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), exists);
        exists
    }

    fn open(&self, path: &str) -> Option<Source> {
        self.source(&self.walked.place(path, self.resolver)?, &|_| true)
    }

    fn root(&self, path: &str) -> String {
        let folders = self.walked.folders.iter().filter(|folder| is_below(path, folder));
        folders.min_by_key(|folder| folder.len()).map_or_else(|| folder_of(path).to_owned(), Clone::clone)
    }

    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source> {
        self.code_below(folder, is_rust, &|bytes| callers.may_call(bytes))
    }

    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source> {
        let mut found = self.code_below(folder, is_rust, &|bytes| holds(bytes, word));
        found.retain(|source| has_word(&source.file.text, word));
        found
    }
}

/// Whether a path leads into a folder; the current one has no name.
fn is_below(path: &str, folder: &str) -> bool {
    match folder {
        "" => !Path::new(path).is_absolute() && !path.starts_with(".."),
        "/" => path.starts_with('/'),
        _ => path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')),
    }
}

/// Whether a file is code of one language, by its name.
pub(super) fn is_code(name: &str, is_rust: bool) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if is_rust { extension == "rs" } else { matches!(extension, "py" | "pyi" | "pyw" | "ipynb") }
}

/// What `read` gives of a file, if that is text and its config can be used.
pub(super) fn source(
    place: &Place,
    resolver: &Resolver,
    read: impl FnOnce() -> Result<FileRead, Problem>,
) -> Option<Source> {
    let settings = resolver.settings_for(&place.disk).ok()?;
    let FileRead { content: Content::Text(text), .. } = read().ok()? else { return None };
    Some(Source::of(place, text, settings))
}
