//! Repositories of git: the index, commits, and every blob there ever was.
//!
//! What is read here is what git stores, never the work tree. Like git itself in a hook, this obeys `GIT_DIR` and
//! `GIT_INDEX_FILE`: `git commit FILE` runs its hooks over an index of their own.

mod changed;
mod history;
mod hooks;
mod since;
mod snapshot;
mod staged;

use std::path::{Path, PathBuf};
use std::{env, fs};

use gix::index::{File, decode};
use gix::{ObjectId, ThreadSafeRepository};

use crate::catalog::text::Text;

pub use history::{Blob, Commit, HeadBlobs, History};
pub use hooks::HooksFolder;
pub use since::{Base, Before};
pub use snapshot::{Snapshot, Stored};
pub use staged::staged;

/// A repository.
pub struct Repository {
    repo: ThreadSafeRepository,
    /// The current folder, without links.
    here: PathBuf,
}

impl Repository {
    /// The repository around the current folder. Fails, in words, when there is none or it cannot be opened.
    pub fn around_here() -> Result<Self, Text> {
        let here = env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
        let repo = ThreadSafeRepository::discover_with_environment_overrides(&here)
            .map_err(|error| failed("open the git repository around here", "打开当前目录所在的 git 仓库", &error))?;
        Ok(Self { repo, here })
    }

    /// The repository, for one thread. Objects are read as they are, whatever others are said to stand for them.
    fn local(&self) -> gix::Repository {
        let mut repo = self.repo.to_thread_local();
        repo.objects.ignore_replacements = true;
        repo
    }

    /// Where its files are checked out, without links; a bare repository has no such place.
    fn work_tree(&self) -> Option<PathBuf> {
        self.repo.work_dir().map(|root| fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()))
    }

    /// The work tree, or of a bare repository its own folder: where paths of the repository count from.
    fn ground(&self) -> PathBuf {
        self.work_tree().unwrap_or_else(|| self.repo.git_dir().to_owned())
    }

    /// What the index holds: what the next commit would hold.
    pub fn index(&self) -> Result<Snapshot, Text> {
        let Some(root) = self.work_tree() else {
            return Err(Text {
                en: "the repository is bare: it has no index, so nothing is staged".to_owned(),
                zh: "这是裸仓库，没有索引，也就没有暂存的内容".to_owned(),
            });
        };
        let local = self.repo.to_thread_local();
        // Like git itself, this leaves the index's checksum to those who look for broken disks.
        let read = File::at_or_default(local.index_path(), local.object_hash(), true, decode::Options::default());
        let state = read.map_err(|error| failed("read the git index", "读取 git 索引", &error))?;
        Ok(Snapshot::new(self.repo.clone(), state.into(), root, self.here.clone()))
    }
}

/// The tree of HEAD; `None` where nothing was committed yet. Fails, in words, when HEAD cannot be read.
fn head_tree(repo: &gix::Repository) -> Result<Option<ObjectId>, Text> {
    let tree = repo.head_tree_id_or_empty().map_err(|error| head_failed(&error))?.detach();
    Ok((tree != repo.object_hash().empty_tree()).then_some(tree))
}

fn head_failed(error: &dyn std::error::Error) -> Text {
    failed("read the last commit", "读取最近一次提交", error)
}

/// Something that git's files did not let us do.
fn failed(en: &str, zh: &str, error: &dyn std::error::Error) -> Text {
    let why = reasons(error);
    Text { en: format!("cannot {en}: {why}"), zh: format!("无法{zh}：{why}") }
}

/// An error with what led to it, each once.
fn reasons(error: &dyn std::error::Error) -> String {
    let mut found = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        let text = error.to_string();
        if !found.contains(&text) {
            found.push(text);
        }
        source = error.source();
    }
    found.join(": ")
}

/// A path as a repository writes it: relative, forward slashes, `.` and `..` resolved by name alone.
fn plain(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                found.pop();
            }
            part => found.push(part),
        }
    }
    found
}
