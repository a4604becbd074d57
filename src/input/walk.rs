//! Finds the files to scan: what the user named, and what lies below it.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::problem;
use crate::finding::Problem;

/// What a walk leaves out.
#[derive(Clone, Copy)]
pub struct WalkOptions<'a> {
    /// Reads what `.gitignore`, `.ignore` and `.aklintignore` would leave out.
    pub no_ignore: bool,
    /// Lets `exclude` also leave out what was named, for callers that name every file (git hooks).
    pub force_exclude: bool,
    /// How many threads walk; 0 leaves it to the machine.
    pub threads: usize,
    /// Whether a file or folder (an absolute path) is to be left out.
    pub exclude: &'a (dyn Fn(&Path) -> bool + Sync),
}

impl Default for WalkOptions<'_> {
    fn default() -> Self {
        Self { no_ignore: false, force_exclude: false, threads: 0, exclude: &|_| false }
    }
}

/// What a walk comes across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A regular file.
    File(Place),
    /// A symbolic link that the user did not name. It is not followed: what it leads to is either found by itself or
    /// lies outside of what was asked for.
    Link,
    /// A file or folder that is excluded.
    Excluded,
    /// Something that cannot be read.
    Problem(Problem),
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path as the user would write it.
    pub shown: Arc<str>,
    /// The absolute path, without links.
    pub disk: PathBuf,
}

/// Visits every file at or below `roots`, each once, from several threads and in no order.
///
/// A path that is named is never left out by an ignore file or an exclude pattern; what lies below it may be. `.git` is
/// not entered. Hidden files are visited. Like `git` itself, `.gitignore` binds inside of repositories only.
pub fn walk(roots: &[PathBuf], options: &WalkOptions<'_>, visit: impl Fn(Found) + Sync) {
    let seen = Seen::new(roots.len());
    for root in roots {
        let shown = show(root);
        // Not `canonicalize` first: `/dev/fd/63` of a process substitution has no path of its own.
        let disk = match fs::metadata(root) {
            Ok(metadata) if metadata.is_file() || metadata.is_dir() => fs::canonicalize(root),
            Ok(metadata) => {
                visit(Found::Problem(problem::not_regular(&shown, metadata.file_type())));
                continue;
            }
            Err(error) => Err(error),
        };
        match disk {
            Ok(disk) if options.force_exclude && (options.exclude)(&disk) => visit(Found::Excluded),
            Ok(disk) if disk.is_dir() => walk_folder(&disk, &shown, options, &seen, &visit),
            Ok(disk) => visit_file(Place { shown: shown.into(), disk }, &seen, &visit),
            Err(error) => visit(Found::Problem(problem::cannot_open(&shown, &error))),
        }
    }
}

/// Visits every file below a folder, absolute and without links, as [`walk`] does when that is the current one.
pub fn walk_here(root: &Path, options: &WalkOptions<'_>, visit: impl Fn(Found) + Sync) {
    walk_folder(root, "", options, &Seen::new(1), &visit);
}

/// The files that say what is left out.
pub(super) const IGNORES: [&str; 4] = [".gitignore", ".ignore", ".aklintignore", ".git/info/exclude"];

/// Whether a folder has a pipe or a device where a file is expected that says what is left out: reading it may never end.
fn has_endless_ignores(folder: &Path) -> bool {
    let is_endless = |metadata: fs::Metadata| !metadata.is_file() && !metadata.is_dir();
    IGNORES.iter().any(|name| fs::metadata(folder.join(name)).is_ok_and(is_endless))
}

fn walk_folder(root: &Path, shown: &str, options: &WalkOptions<'_>, seen: &Seen, visit: &(impl Fn(Found) + Sync)) {
    if !options.no_ignore && root.ancestors().any(has_endless_ignores) {
        // Rather too much is read than nothing.
        return walk_folder(root, shown, &WalkOptions { no_ignore: true, ..*options }, seen, visit);
    }
    let endless = Mutex::new(Vec::new());
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(!options.no_ignore).hidden(false).follow_links(false).threads(options.threads);
    if !options.no_ignore {
        builder.add_custom_ignore_filename(".aklintignore");
    }
    // Whoever names an excluded folder wants to see what is in it.
    let excludes = !(options.exclude)(root);
    builder.build_parallel().run(|| {
        Box::new(|entry| match entry {
            Ok(entry) if entry.depth() == 0 => WalkState::Continue,
            Ok(entry) if entry.file_name() == ".git" => WalkState::Skip,
            Ok(entry) if excludes && (options.exclude)(entry.path()) => {
                visit(Found::Excluded);
                WalkState::Skip
            }
            Ok(entry) if !options.no_ignore && is_folder(&entry) && has_endless_ignores(entry.path()) => {
                endless.lock().unwrap_or_else(PoisonError::into_inner).push(entry.into_path());
                WalkState::Skip
            }
            Ok(entry) => {
                visit_entry(entry, root, shown, seen, visit);
                WalkState::Continue
            }
            Err(error) => {
                visit_error(&error, root, shown, visit);
                WalkState::Continue
            }
        })
    });
    for folder in endless.into_inner().unwrap_or_else(PoisonError::into_inner) {
        walk_folder(&folder, &show_below(shown, root, &folder), options, seen, visit);
    }
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

fn visit_entry(entry: DirEntry, root: &Path, shown: &str, seen: &Seen, visit: &impl Fn(Found)) {
    let Some(kind) = entry.file_type() else { return };
    if kind.is_symlink() {
        visit(Found::Link);
    } else if kind.is_file() {
        let shown = show_below(shown, root, entry.path());
        visit_file(Place { shown: shown.into(), disk: entry.into_path() }, seen, visit);
    } else if !kind.is_dir() {
        visit(Found::Problem(problem::not_regular(&show_below(shown, root, entry.path()), kind)));
    }
}

fn visit_file(place: Place, seen: &Seen, visit: &impl Fn(Found)) {
    if seen.is_first(&place.disk) {
        visit(Found::File(place));
    }
}

/// Errors without a depth are about lines of ignore files: git leaves such lines out as well.
fn visit_error(error: &ignore::Error, root: &Path, shown: &str, visit: &impl Fn(Found)) {
    if let (Some(_), Some(io)) = (error.depth(), error.io_error()) {
        let path = path_of(error).map_or_else(|| shown.to_owned(), |path| show_below(shown, root, path));
        visit(Found::Problem(problem::cannot_read(&path, io)));
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// Which files were found already. Only several roots can lead to one file twice.
struct Seen(Option<Mutex<HashSet<PathBuf>>>);

impl Seen {
    fn new(roots: usize) -> Self {
        Self((roots > 1).then(Mutex::default))
    }

    fn is_first(&self, path: &Path) -> bool {
        match &self.0 {
            Some(seen) => seen.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned()),
            None => true,
        }
    }
}

/// A path as people write it: forward slashes, no `./` in front, no slash at the end; the current folder is empty.
#[must_use]
pub fn show(path: &Path) -> String {
    let plain: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    let text = plain.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// A path as people in `folder` write it, with `..` for what lies above. Both are absolute and without links.
#[must_use]
pub fn show_from(folder: &Path, path: &Path) -> String {
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    // Disks of Windows share nothing, not even a root.
    if shared == 0 {
        return show(path);
    }
    let up = folder.components().count() - shared;
    let down = path.components().skip(shared).collect::<PathBuf>();
    show(&std::iter::repeat_n("..", up).collect::<PathBuf>().join(down))
}

/// The nearest folder at or above `folder` that git works in.
#[must_use]
pub fn repository_around(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

fn show_below(shown_root: &str, root: &Path, path: &Path) -> String {
    let below = show(path.strip_prefix(root).unwrap_or(path));
    match shown_root {
        "" => below,
        _ if below.is_empty() => shown_root.to_owned(),
        _ if shown_root.ends_with('/') => format!("{shown_root}{below}"),
        _ => format!("{shown_root}/{below}"),
    }
}

#[cfg(test)]
#[path = "walk_tests.rs"]
pub(in crate::input) mod tests;
