//! Files that a scan turns out to need beside those that it was given: modules that are imported, config that is opened,
//! callers of what hands credentials on.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::Source;
use super::config::Resolver;
use super::files::Files;
use super::read::{self, Content, FileRead};
use super::walk::Place;
use crate::source::paths::folder_of;
use crate::source::{Language, SourceFile};

/// Where files can be asked for by the path under which they are reported.
pub trait Library: Sync {
    /// Whether there is such a file, and the scan may look at it.
    fn exists(&self, path: &str) -> bool;

    /// Reads it. Whoever may not or cannot be read is as good as absent: an import is no reason to complain.
    fn open(&self, path: &str) -> Option<Source>;

    /// The folder that a scan was given in which a file lies; else the file's own.
    fn root(&self, path: &str) -> String;

    /// Every file in `folder` or below it that the scan was given and whose bytes are `wanted`; of these only code of one
    /// language.
    fn search(&self, folder: &str, is_rust: bool, wanted: &(dyn Fn(&[u8]) -> bool + Sync)) -> Vec<Source>;
}

/// What a walk came across.
#[derive(Debug, Default)]
pub struct Walked {
    pub(super) files: Files,
    /// The folders that it began in, as they are shown: what lies in them and was not come across is to be left out.
    pub(super) folders: Vec<String>,
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
}

impl Disk<'_> {
    fn place(&self, path: &str) -> Option<Place> {
        let Walked { files, folders } = &self.walked;
        if let Some(place) = files.get(path) {
            return Some(place);
        }
        if folders.iter().any(|folder| is_below(path, folder)) {
            return None;
        }
        let disk = self.resolver.absolute(Path::new(path));
        let is_file = disk.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        is_file.then(|| Place { shown: Arc::from(path), disk })
    }
}

impl Library for Disk<'_> {
    fn exists(&self, path: &str) -> bool {
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(path) {
            return *known;
        }
        let exists = self.place(path).is_some();
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), exists);
        exists
    }

    fn open(&self, path: &str) -> Option<Source> {
        source(&self.place(path)?, self.resolver, &|_| true)
    }

    fn root(&self, path: &str) -> String {
        let folders = self.walked.folders.iter().filter(|folder| is_below(path, folder));
        folders.min_by_key(|folder| folder.len()).map_or_else(|| folder_of(path).to_owned(), Clone::clone)
    }

    fn search(&self, folder: &str, is_rust: bool, wanted: &(dyn Fn(&[u8]) -> bool + Sync)) -> Vec<Source> {
        let of_language = self.walked.files.below(folder, |name| {
            let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
            if is_rust { extension == "rs" } else { matches!(extension, "py" | "pyi" | "pyw" | "ipynb") }
        });
        of_language.into_par_iter().filter_map(|place| source(&place, self.resolver, wanted)).collect()
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

fn source(place: &Place, resolver: &Resolver, wanted: &dyn Fn(&[u8]) -> bool) -> Option<Source> {
    let settings = resolver.settings_for(&place.disk).ok()?;
    let FileRead { content: Content::Text(text), .. } = read::read(&place.disk, &place.shown, wanted).ok()? else {
        return None;
    };
    let language = Language::of(&place.shown, &text.text);
    let file = SourceFile { path: Arc::clone(&place.shown), language, text: text.text.into(), lossy: text.lossy };
    Some(Source { file, disk: place.disk.clone(), settings })
}
