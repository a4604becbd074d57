//! What the user leaves out of repositories that are read as git stores them: `exclude` in configs, `.ignore` and `.aklintignore`.
//!
//! `.gitignore` decides nothing here: whatever git stores was not ignored.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Request;

/// The ignore files that bind whatever git says; what a later one says counts more.
const NAMES: [&str; 2] = [".ignore", ".aklintignore"];

/// Says of paths below a root whether they are left out; from any number of threads, each folder asked for once.
pub(super) struct Excluded<'r> {
    request: &'r Request<'r>,
    root: &'r Path,
    folders: RwLock<HashMap<PathBuf, bool>>,
    ignores: RwLock<HashMap<PathBuf, Arc<Gitignore>>>,
}

impl<'r> Excluded<'r> {
    pub(super) fn new(request: &'r Request<'r>, root: &'r Path) -> Self {
        Self { request, root, folders: RwLock::default(), ignores: RwLock::default() }
    }

    /// Whether a file is left out, or a folder that it lies in.
    pub(super) fn file(&self, path: &Path) -> bool {
        self.around(path) || self.is_named(path, false)
    }

    /// Whether a folder that a file lies in is left out.
    pub(super) fn around(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| self.folder(folder))
    }

    fn folder(&self, folder: &Path) -> bool {
        if folder == self.root || !folder.starts_with(self.root) {
            return false;
        }
        if let Some(known) = self.folders.read().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return *known;
        }
        let excluded = self.around(folder) || self.is_named(folder, true);
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), excluded);
        excluded
    }

    fn is_named(&self, path: &Path, is_folder: bool) -> bool {
        self.request.resolver.settings_for(path).is_ok_and(|settings| settings.is_excluded(path))
            || (!self.request.no_ignore && self.is_ignored(path, is_folder))
    }

    /// Whether the nearest ignore file that speaks of a path leaves it out.
    fn is_ignored(&self, path: &Path, is_folder: bool) -> bool {
        let folders = path.ancestors().skip(1).take_while(|above| above.starts_with(self.root));
        for folder in folders {
            match self.ignores(folder).matched(path, is_folder) {
                Match::None => {}
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
            }
        }
        false
    }

    fn ignores(&self, folder: &Path) -> Arc<Gitignore> {
        if let Some(known) = self.ignores.read().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return Arc::clone(known);
        }
        let mut builder = GitignoreBuilder::new(folder);
        for text in NAMES.iter().filter_map(|name| self.request.resolver.text_of(&folder.join(name))) {
            for line in text.lines() {
                // As in a walk, a line that is no pattern says nothing.
                let _ = builder.add_line(None, line);
            }
        }
        let ignores = Arc::new(builder.build().unwrap_or_else(|_| Gitignore::empty()));
        self.ignores.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), Arc::clone(&ignores));
        ignores
    }
}
