//! Where git looks for hooks.

use std::path::{Path, PathBuf};
use std::{fs, io};

use gix::config::Source;

use super::{Repository, failed, plain};
use crate::catalog::text::Text;

/// The folder from which git runs hooks.
#[derive(Debug)]
pub struct HooksFolder {
    /// The folder, which need not be there.
    pub path: PathBuf,
    /// The folder lies among the files of the work tree, so that others may get what is written there.
    pub is_in_work_tree: bool,
    /// A setting that is not this repository's leads there, so that other repositories run the same hooks.
    pub is_shared: bool,
}

impl Repository {
    /// Where git looks for the hooks of commits here. Fails, in words, when there are none to be made.
    pub fn hooks(&self) -> Result<HooksFolder, Text> {
        let Some(root) = self.work_tree() else {
            return Err(Text {
                en: "the repository is bare: nobody commits in it; install the hook in a clone".to_owned(),
                zh: "这是裸仓库，不会在其中提交；请在克隆出的仓库中安装钩子".to_owned(),
            });
        };
        let repo = self.repo.to_thread_local();
        let config = repo.config_snapshot();
        if config.string("core.hooksPath").is_some_and(|value| value.is_empty()) {
            return Err(Text {
                en: "core.hooksPath is empty, so git runs no hooks; unset it first".to_owned(),
                zh: "core.hooksPath 为空，git 不会运行任何钩子；请先取消该设置".to_owned(),
            });
        }
        let set = config.trusted_path("core.hooksPath");
        let set = set.map_err(|error| failed("understand core.hooksPath", "理解 core.hooksPath 的值", &error))?;
        let common = full(repo.common_dir()).map_err(|error| failed("find the git folder", "找到 git 目录", &error))?;
        let Some(set) = set else {
            return Ok(HooksFolder { path: common.join("hooks"), is_in_work_tree: false, is_shared: false });
        };
        // git runs hooks at the top of the work tree.
        let joined = root.join(set);
        let path = full(&joined).unwrap_or_else(|_| plain(&joined));
        let file = config.plumbing();
        let own = file.string_filter("core.hooksPath", |meta| matches!(meta.source, Source::Local | Source::Worktree));
        let git_dir = full(repo.git_dir()).unwrap_or_else(|_| common.clone());
        Ok(HooksFolder {
            is_in_work_tree: path.starts_with(&root) && !path.starts_with(&common) && !path.starts_with(git_dir),
            is_shared: own.is_none() || own != config.string("core.hooksPath"),
            path,
        })
    }
}

fn full(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}
