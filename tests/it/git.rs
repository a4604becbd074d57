//! Repositories of git, made anew for each test by git itself.

mod diff;
mod history;
mod staged;

use std::process::{Command, Stdio};

use crate::program::Folder;

/// A repository in a folder of its own.
pub(crate) struct Repository(pub(crate) Folder);

impl Repository {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        Self::with(&[], files)
    }

    /// With further arguments for `git init`. The files are committed.
    pub(crate) fn with(arguments: &[&str], files: &[(&str, &str)]) -> Self {
        let repository = Self(Folder::new(&[]));
        repository.git(&[&["init", "--quiet", "--initial-branch=main"], arguments].concat());
        if !files.is_empty() {
            for (name, text) in files {
                repository.0.write(name, text.as_bytes());
            }
            repository.git(&["add", "--all"]);
            repository.git(&["commit", "--quiet", "--message=first"]);
        }
        repository
    }

    /// git in this folder, which must succeed; what it says.
    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("git is there");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {err}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// git in this folder, knowing nothing of whoever runs the tests.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .args(["-c", "protocol.file.allow=always"])
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        isolated(&mut command);
        command
    }

    /// Writes a file and stages it.
    pub(crate) fn stage(&self, name: &str, text: &str) {
        self.0.write(name, text.as_bytes());
        self.git(&["add", "--force", "--", name]);
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["commit", "--quiet", "--no-verify", "--message", message]);
    }
}

/// Hides everything of the machine's git settings, and says who commits and when.
fn isolated(command: &mut Command) {
    let vars = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_"));
    for (name, _) in vars {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").env("LC_ALL", "C");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Someone").env(format!("GIT_{who}_EMAIL"), "someone@example.com");
        command.env(format!("GIT_{who}_DATE"), "2026-03-01T12:00:00+08:00");
    }
}
