//! `aklint hook`: has git run aklint, in one clone.
//!
//! A hook that is there already is moved aside and run by ours. Hooks of husky are files of the project, so these get a few
//! marked lines instead.

mod script;

use std::env::consts::EXE_SUFFIX;
use std::io;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::catalog::text::{Lang, Text};
use crate::input::git::{HooksFolder, Repository};
use crate::render;

use super::args;
use super::check::put;
use super::{Failure, Outcome, to_stdout};
use script::{Freed, Hook, Kind};

/// `aklint hook`.
pub(super) fn hook(hook: &args::Hook, lang: Lang) -> Result<Outcome, Failure> {
    let place = Place::of(Repository::around_here()?.hooks()?);
    let results: Vec<Result<Text, Failure>> = match &hook.what {
        args::HookCommand::Install(install) => {
            place.may_be_written(install.force)?;
            let wanted = if install.pre_push { &Hook::ALL[..] } else { &[Hook::PreCommit] };
            wanted.iter().map(|hook| place.install(*hook)).collect()
        }
        args::HookCommand::Uninstall => Hook::ALL.into_iter().map(|hook| place.uninstall(hook)).collect(),
    };
    to_stdout(|out| results.iter().flatten().try_for_each(|text| writeln!(out, "{}", render::clean(text.get(lang)))))?;
    results.into_iter().find_map(Result::err).map_or(Ok(Outcome::Clean), Err)
}

/// Where hooks are written.
struct Place {
    folder: PathBuf,
    husky: Option<Husky>,
    is_shared: bool,
    /// The program that hooks run; `None` for the one in PATH.
    program: Option<String>,
}

impl Place {
    fn of(found: HooksFolder) -> Self {
        let (husky, folder) = husky(&found.path).unzip();
        // What others get must not name a path of this machine.
        let program = if found.is_in_work_tree { None } else { program() };
        Self { folder: folder.unwrap_or(found.path), husky, is_shared: found.is_shared, program }
    }

    fn may_be_written(&self, force: bool) -> Result<(), Failure> {
        if !self.is_shared || force {
            return Ok(());
        }
        let folder = self.folder.display();
        Err(Failure(Text {
            en: format!(
                "core.hooksPath, set outside of this repository, leads to {folder}: a hook there would run in every repository. Use --force if you want that, or give this one hooks of its own: git config core.hooksPath \"$(git rev-parse --path-format=absolute --git-common-dir)/hooks\""
            ),
            zh: format!(
                "本仓库之外设置的 core.hooksPath 指向 {folder}：写在那里的钩子会在所有仓库中运行。如果这正是您想要的，请加上 --force；否则请让本仓库使用自己的钩子目录：git config core.hooksPath \"$(git rev-parse --path-format=absolute --git-common-dir)/hooks\""
            ),
        }))
    }

    fn path(&self, hook: Hook) -> PathBuf {
        self.folder.join(hook.name())
    }

    /// Where a hook lies that was here before.
    fn before(&self, hook: Hook) -> PathBuf {
        self.folder.join(format!("{}.before-aklint", hook.name()))
    }

    fn install(&self, hook: Hook) -> Result<Text, Failure> {
        let path = self.path(hook);
        fs::create_dir_all(&self.folder).map_err(|error| cannot_write(&path, &error))?;
        if self.husky.is_some() { self.install_block(hook, &path) } else { self.install_file(hook, &path) }
    }

    fn install_file(&self, hook: Hook, path: &Path) -> Result<Text, Failure> {
        let text = hook.whole(self.program.as_deref());
        let write = || write_hook(path, text.as_bytes(), None).map_err(|error| cannot_write(path, &error));
        let before = self.before(hook);
        match read(path)? {
            Some(file) if file == text.as_bytes() => return Ok(already(path)),
            None => write()?,
            Some(file) => match script::kind(&file) {
                Kind::Ours => write()?,
                Kind::Edited => return Err(edited(path)),
                Kind::Foreign if is_there(&before) => return Err(in_the_way(path, &before)),
                Kind::Foreign => {
                    fs::rename(path, &before).map_err(|error| cannot_write(&before, &error))?;
                    if let Err(failure) = write() {
                        // As it was, as far as that can be done.
                        let _ = fs::rename(&before, path);
                        return Err(failure);
                    }
                }
            },
        }
        Ok(installed(path, is_there(&before), self.program.is_none()))
    }

    fn install_block(&self, hook: Hook, path: &Path) -> Result<Text, Failure> {
        let found = read(path)?;
        let file = match found.as_deref().map(script::remove_block) {
            None => None,
            Some(Freed::NoBlock) => found.clone(),
            Some(Freed::Edited) => return Err(edited(path)),
            Some(Freed::File(file)) => file,
        };
        if self.husky == Some(Husky::Old) && found.is_some() && !is_executable(path) {
            return Err(is_not_run(path));
        }
        let new = hook.add_block(file.as_deref(), self.program.as_deref());
        if found.as_deref() == Some(&new[..]) {
            return Ok(already(path));
        }
        let like = found.is_some().then_some(path);
        write_hook(path, &new, like).map_err(|error| cannot_write(path, &error))?;
        Ok(installed(path, file.is_some(), self.program.is_none()))
    }

    fn uninstall(&self, hook: Hook) -> Result<Text, Failure> {
        let path = self.path(hook);
        let found = read(&path)?;
        if self.husky.is_some() {
            return match found.as_deref().map_or(Freed::NoBlock, script::remove_block) {
                Freed::NoBlock => Ok(not_installed(hook)),
                Freed::Edited => Err(edited(&path)),
                Freed::File(file) => {
                    let done = match &file {
                        Some(file) => write_hook(&path, file, Some(&path)),
                        None => fs::remove_file(&path),
                    };
                    done.map_err(|error| cannot_write(&path, &error))?;
                    Ok(uninstalled(&path, file.is_some()))
                }
            };
        }
        let before = self.before(hook);
        match found.as_deref().map(script::kind) {
            Some(Kind::Edited) => return Err(edited(&path)),
            Some(Kind::Foreign) => return Ok(not_installed(hook)),
            None if !is_there(&before) => return Ok(not_installed(hook)),
            // Whoever took ours away by hand still gets back what was there.
            Some(Kind::Ours) | None => {}
        }
        let is_back = is_there(&before);
        let done = if is_back { fs::rename(&before, &path) } else { fs::remove_file(&path) };
        done.map_err(|error| cannot_write(&path, &error))?;
        Ok(uninstalled(&path, is_back))
    }
}

/// Who runs the hooks that people write in husky's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Husky {
    /// git itself.
    Old,
    /// Hooks of husky's own in `_`, which do not ask for a mode: since version 9.
    New,
}

/// Whether the folder is one of husky's, and where the hooks lie that people write.
fn husky(folder: &Path) -> Option<(Husky, PathBuf)> {
    let above = folder.parent()?;
    let name = folder.file_name()?;
    let is_husky = |folder: &Path| folder.file_name().is_some_and(|name| name == ".husky");
    if name == "_" && (is_husky(above) || folder.join("husky.sh").exists()) {
        return Some((Husky::New, above.to_owned()));
    }
    (is_husky(folder) || folder.join("_/husky.sh").exists()).then(|| (Husky::Old, folder.to_owned()))
}

/// The path of this program as the shell of hooks takes it: the one that PATH leads to when that is the same, since what it is a
/// link to may go with the next update.
fn program() -> Option<String> {
    let own = env::current_exe().ok()?;
    let real = |path: &Path| fs::canonicalize(path).ok();
    let named = env::var_os("PATH").and_then(|all| {
        let mut paths = env::split_paths(&all).map(|folder| folder.join(format!("aklint{EXE_SUFFIX}")));
        paths.find(|path| path.is_absolute() && real(path).is_some_and(|path| Some(path) == real(&own)))
    });
    let path = named.unwrap_or(own).to_str()?.to_owned();
    Some(if cfg!(windows) { path.replace('\\', "/") } else { path })
}

/// The content of a hook; `None` if there is none.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(file) => Ok(Some(file)),
        // A link to nowhere is somebody's, too.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(is_there(path).then(Vec::new)),
        Err(error) => Err(Failure(Text {
            en: format!("cannot read {}: {error}; nothing was changed there", path.display()),
            zh: format!("无法读取 {}：{error}；未改动该文件", path.display()),
        })),
    }
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o111 != 0)
}

/// There is no such mode; git looks at the first line.
#[cfg(not(unix))]
fn is_executable(_path: &Path) -> bool {
    true
}

/// Writes a hook, wholly or not at all: git may run it at any time. It gets the mode of `like`, or that of a new program.
fn write_hook(path: &Path, text: &[u8], like: Option<&Path>) -> io::Result<()> {
    let target = if like.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
    let permissions = like.map(fs::metadata).transpose()?.map(|metadata| metadata.permissions());
    put(&target, 0o777, permissions, |out| out.write_all(text))
}

fn installed(path: &Path, is_chained: bool, is_of_path: bool) -> Text {
    let path = path.display();
    let mut text = Text { en: format!("Installed {path}."), zh: format!("已安装 {path}。") };
    if is_chained {
        text.en.push_str(" The hook that was there before still runs.");
        text.zh.push_str("原有的钩子仍会运行。");
    }
    if is_of_path {
        text.en.push_str(" It is a file of the project, so it runs the aklint in PATH.");
        text.zh.push_str("该文件属于项目，因此运行的是 PATH 中的 aklint。");
    }
    text
}

fn already(path: &Path) -> Text {
    let path = path.display();
    Text { en: format!("{path} is installed already."), zh: format!("{path} 已经安装过了。") }
}

fn uninstalled(path: &Path, is_back: bool) -> Text {
    let path = path.display();
    if is_back {
        Text { en: format!("{path} is as it was before."), zh: format!("{path} 已恢复原状。") }
    } else {
        Text { en: format!("Removed {path}."), zh: format!("已移除 {path}。") }
    }
}

fn not_installed(hook: Hook) -> Text {
    let name = hook.name();
    Text {
        en: format!("{name}: aklint is not installed there."), zh: format!("{name}：未安装 aklint 的钩子。")
    }
}

fn edited(path: &Path) -> Failure {
    let path = path.display();
    Failure(Text {
        en: format!(
            "{path} was edited since aklint wrote it, so it stays as it is; take out by hand what you do not want, and start again"
        ),
        zh: format!("{path} 在安装之后被修改过，因此保持不变；请手工删去不需要的内容，然后重试"),
    })
}

fn is_not_run(path: &Path) -> Failure {
    let path = path.display();
    Failure(Text {
        en: format!("{path} is not executable, so git does not run it; make it so (chmod +x) or remove it"),
        zh: format!("{path} 没有可执行权限，git 不会运行它；请添加权限（chmod +x）或将其删除"),
    })
}

fn in_the_way(path: &Path, before: &Path) -> Failure {
    let (path, before) = (path.display(), before.display());
    Failure(Text {
        en: format!("{path} is to be moved to {before}, and there is such a file already; put one of them elsewhere"),
        zh: format!("需要将 {path} 移到 {before}，但后者已经存在；请先移走其中一个"),
    })
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    Failure(Text {
        en: format!("cannot write {path}: {error}; `git config --show-origin core.hooksPath` says what leads there"),
        zh: format!("无法写入 {path}：{error}；用 `git config --show-origin core.hooksPath` 查看是哪项设置指向该处"),
    })
}
