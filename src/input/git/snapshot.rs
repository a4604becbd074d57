//! The files of an index, or of a commit put into the form of one, as a scan sees them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use gix::bstr::{BStr, ByteSlice as _};
use gix::index::State;
use gix::index::entry::{Flags, Mode};
use gix::{ObjectId, Repository, ThreadSafeRepository};
use rayon::prelude::*;

use super::super::config::{Configs, Resolver};
use super::super::read::{self, FileRead, Interest};
use super::super::walk::{Place, show, show_from};
use super::super::{Library, Source, library, problem};
use super::plain;
use crate::catalog::text::Text;
use crate::facts::Callers;
use crate::finding::{Extent, Problem};
use crate::source::paths::folder_of;
use crate::source::{has_word, holds};

/// Files among which callers, and manifests that say where the program runs, are sought at most, nearest first: what a hook
/// takes must not depend on how large the repository is.
const NEAREST: usize = 500;

/// What a repository holds at one moment. Paths are those of the work tree, whether or not they are there.
pub struct Snapshot {
    repo: ThreadSafeRepository,
    pub(super) state: State,
    /// The work tree, without links.
    root: PathBuf,
    /// The current folder, without links.
    here: PathBuf,
}

impl Snapshot {
    pub(super) fn new(repo: ThreadSafeRepository, state: State, root: PathBuf, here: PathBuf) -> Self {
        Self { repo, state, root, here }
    }

    /// The repository, for one thread.
    pub(super) fn repo(&self) -> Repository {
        self.repo.to_thread_local()
    }

    /// The work tree, without links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path that the user or an import wrote, as the repository writes it: forward slashes, empty for the root. `None`
    /// for what lies outside.
    pub(super) fn inner(&self, shown: &Path) -> Option<String> {
        let path = plain(&self.here.join(shown));
        let inner = path.strip_prefix(&self.root).ok().map(show);
        // A work tree may have been named through a link.
        inner.or_else(|| fs::canonicalize(&path).ok()?.strip_prefix(&self.root).ok().map(show))
    }

    /// Where a file of the repository is, and how the user would write that.
    pub(super) fn place(&self, inner: &BStr) -> Place {
        let disk = self.root.join(inner.to_path_lossy());
        let shown = if self.here.starts_with(&self.root) { show_from(&self.here, &disk) } else { show(&disk) };
        Place { shown: shown.into(), disk }
    }

    /// The content of a file, by its path in the repository.
    pub(super) fn blob(&self, inner: &str) -> Option<ObjectId> {
        let entry = self.state.entry_by_path(BStr::new(inner))?;
        let is_file = matches!(entry.mode, Mode::FILE | Mode::FILE_EXECUTABLE);
        (is_file && !entry.flags.contains(Flags::INTENT_TO_ADD)).then_some(entry.id)
    }

    /// Whether there is something of this path in the index, or was in the tree `base`.
    pub(super) fn knows(&self, repo: &Repository, base: Option<ObjectId>, inner: &str) -> bool {
        let in_base = || repo.find_tree(base?).ok()?.lookup_entry_by_path(inner).ok()?;
        self.state.entry_by_path(BStr::new(inner)).is_some()
            || self.state.path_is_directory(BStr::new(inner))
            || in_base().is_some()
    }

    /// Reads what git keeps under an id.
    pub(super) fn read(
        repo: &Repository,
        id: ObjectId,
        shown: &str,
        interest: Interest<'_>,
    ) -> Result<FileRead, Problem> {
        let object = repo.find_object(id).map_err(|error| missing(shown, &error))?;
        read::read_stream(&*object.data, object.data.len() as u64, shown, interest)
    }

    /// Up to some hundred files whose names are `wanted`, those that share most folders with one of `near` first.
    #[must_use]
    pub fn nearest(
        &self,
        near: &[Arc<str>],
        resolver: &Resolver,
        wanted: &(dyn Fn(&str) -> bool + Sync),
        interest: &(dyn Fn(&[u8]) -> bool + Sync),
    ) -> Vec<Source> {
        let near: Vec<String> = near.iter().filter_map(|path| self.inner(Path::new(&**path))).collect();
        let folders: Vec<&str> = near.iter().map(|path| folder_of(path)).collect();
        self.sources(&folders, "", wanted, resolver, interest)
    }

    fn sources(
        &self,
        near: &[&str],
        below: &str,
        wanted: &(dyn Fn(&str) -> bool + Sync),
        resolver: &Resolver,
        interest: &(dyn Fn(&[u8]) -> bool + Sync),
    ) -> Vec<Source> {
        let mut found: Vec<(usize, &str, ObjectId)> = Vec::new();
        let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
        let start = self.state.entries().partition_point(|entry| entry.path(&self.state) < BStr::new(&prefix));
        for entry in &self.state.entries()[start..] {
            // Names that are no text are looked at when they change, and found by no import.
            let Ok(path) = entry.path(&self.state).to_str() else { continue };
            if !path.starts_with(&prefix) {
                break;
            }
            if wanted(path) && matches!(entry.mode, Mode::FILE | Mode::FILE_EXECUTABLE) {
                let shared = near.iter().map(|folder| shared_folders(folder, path)).max().unwrap_or(0);
                found.push((shared, path, entry.id));
            }
        }
        found.sort_by_key(|(shared, path, _)| (std::cmp::Reverse(*shared), path.matches('/').count()));
        found.truncate(NEAREST);
        let read = |repo: &mut Repository, (_, path, id): (usize, &str, ObjectId)| {
            self.source(repo, BStr::new(path), id, resolver, interest)
        };
        found.into_par_iter().map_init(|| self.repo(), read).flatten().collect()
    }

    fn source(
        &self,
        repo: &Repository,
        inner: &BStr,
        id: ObjectId,
        resolver: &Resolver,
        interest: &dyn Fn(&[u8]) -> bool,
    ) -> Option<Source> {
        let place = self.place(inner);
        library::source(&place, resolver, || Self::read(repo, id, &place.shown, interest))
    }
}

/// The folders that two paths begin with, together.
pub(super) fn shared_folders(folder: &str, path: &str) -> usize {
    let folders = folder_of(path).split('/').filter(|name| !name.is_empty());
    folder.split('/').filter(|name| !name.is_empty()).zip(folders).take_while(|(a, b)| a == b).count()
}

fn missing(shown: &str, error: &gix::Error) -> Problem {
    let why = super::reasons(error);
    let text = Text {
        en: format!("git does not have its content here, so it was not looked at: {why}."),
        zh: format!("本地 git 仓库中没有它的内容，未做检查：{why}。"),
    };
    problem::problem(shown, Extent::Unseen, text.en, text.zh)
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Snapshot").field("root", &self.root).finish_non_exhaustive()
    }
}

/// Configs hold as they will be committed: what only lies in the work tree decides nothing.
impl Configs for Snapshot {
    fn read(&self, path: &Path) -> Option<io::Result<String>> {
        let inner = path.strip_prefix(&self.root).ok().map(show)?;
        let id = self.blob(&inner)?;
        let repo = self.repo();
        let data = match repo.find_object(id) {
            Ok(object) => object.detach().data,
            Err(error) => return Some(Err(io::Error::other(super::reasons(&error)))),
        };
        Some(String::from_utf8(data).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error)))
    }

    fn is_top(&self, folder: &Path) -> bool {
        folder == self.root
    }
}

/// The files of a repository, as imports and callers ask for them.
pub struct Stored<'s> {
    snapshot: &'s Snapshot,
    resolver: &'s Resolver,
}

impl<'s> Stored<'s> {
    /// The files of a snapshot.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot, resolver: &'s Resolver) -> Self {
        Self { snapshot, resolver }
    }
}

impl Library for Stored<'_> {
    fn exists(&self, path: &str) -> bool {
        self.snapshot.inner(Path::new(path)).is_some_and(|inner| self.snapshot.blob(&inner).is_some())
    }

    fn open(&self, path: &str) -> Option<Source> {
        let inner = self.snapshot.inner(Path::new(path))?;
        let id = self.snapshot.blob(&inner)?;
        self.snapshot.source(&self.snapshot.repo(), BStr::new(&inner), id, self.resolver, &|_| true)
    }

    fn root(&self, path: &str) -> String {
        // Above the current folder, a path begins with as many `..` as that takes.
        let up = path.split('/').take_while(|name| *name == "..").collect::<Vec<_>>();
        if Path::new(path).is_absolute() { show(&self.snapshot.root) } else { up.join("/") }
    }

    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source> {
        let Some(inner) = self.snapshot.inner(Path::new(folder)) else { return Vec::new() };
        let of_language = |path: &str| library::is_code(path, is_rust);
        let wanted = |bytes: &[u8]| callers.may_call(bytes);
        self.snapshot.sources(&[&inner], &inner, &of_language, self.resolver, &wanted)
    }

    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source> {
        let Some(inner) = self.snapshot.inner(Path::new(folder)) else { return Vec::new() };
        let of_language = |path: &str| library::is_code(path, is_rust);
        let mut found =
            self.snapshot.sources(&[&inner], &inner, &of_language, self.resolver, &|bytes| holds(bytes, word));
        found.retain(|source| has_word(&source.file.text, word));
        found
    }
}
