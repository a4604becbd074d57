//! `aklint hook`: what git runs afterwards, and that nothing of what was there before is lost.
#![cfg(unix)]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::git::Repository;
use crate::program::{Folder, Ran, leak};

const CLEAN: &str = "import os\n\nprint(os.getpid())\n";
const PRE_COMMIT: &str = ".git/hooks/pre-commit";
const PRE_PUSH: &str = ".git/hooks/pre-push";
/// A program in the place of aklint that writes down what it is asked.
const STAND_IN: &str = "#!/bin/sh\nprintf '%s\\n' \"$*\" >>\"$HOME/asked\"\nexit \"${ANSWER:-0}\"\n";

fn new() -> Repository {
    Repository::new(&[("other.py", CLEAN)])
}

#[track_caller]
fn run(repository: &Repository, arguments: &[&str]) -> String {
    repository.0.run(&[&["hook"], arguments].concat()).ends_with(0).to_owned()
}

#[track_caller]
fn is_refused(repository: &Repository, arguments: &[&str], why: &str) {
    let ran = repository.0.run(&[&["hook"], arguments].concat());
    ran.ends_with(2);
    assert!(ran.err.contains(why), "{}", ran.err);
}

fn write_program(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
    fs::write(&path, text).expect("files can be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).expect("it is ours");
}

/// What there is at a path: content and mode.
fn state(path: &Path) -> Option<(Vec<u8>, u32)> {
    let mode = fs::metadata(path).ok()?.permissions().mode();
    Some((fs::read(path).expect("it is there"), mode))
}

/// A folder for PATH in which `aklint` is the program that is tested.
fn in_path(repository: &Repository) -> (Folder, String) {
    let folder = Folder::new(&[]);
    let program = PathBuf::from(repository.0.command(&[]).get_program());
    std::os::unix::fs::symlink(program, folder.path().join("aklint")).expect("links can be made");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").expect("git was found in it"));
    (folder, path)
}

fn commit(repository: &Repository, path: Option<&str>) -> Ran {
    let mut command = repository.command(&["commit", "--quiet", "--message=Change"]);
    if let Some(path) = path {
        command.env("PATH", path);
    }
    Ran::of(&command.output().expect("git is there"))
}

/// A commit with a key is refused, by aklint, and one without passes.
#[track_caller]
fn guards(repository: &Repository, path: Option<&str>) {
    repository.stage("app.py", &leak());
    repository.0.write("app.py", CLEAN.as_bytes());
    let ran = commit(repository, path);
    assert_eq!(ran.status, Some(1), "{}{}", ran.out, ran.err);
    let told = ran.out + &ran.err;
    assert!(told.contains("hardcoded-access-key"), "{told}");
    repository.git(&["add", "app.py"]);
    let ran = commit(repository, path);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
}

#[test]
fn a_fresh_repository_is_guarded_until_the_hook_is_taken_away() {
    let repository = new();
    assert!(run(&repository, &["install"]).contains("Installed"));
    guards(&repository, None);
    assert_eq!(state(&repository.0.path().join(PRE_PUSH)), None, "only when asked for");
    let installed = state(&repository.0.path().join(PRE_COMMIT));
    assert!(run(&repository, &["install"]).contains("already"));
    assert_eq!(state(&repository.0.path().join(PRE_COMMIT)), installed);
    assert!(run(&repository, &["uninstall"]).contains("Removed"));
    assert_eq!(state(&repository.0.path().join(PRE_COMMIT)), None);
    assert!(run(&repository, &["uninstall"]).contains("not installed"));
    run(&repository, &["install", "--pre-push"]);
    assert!(state(&repository.0.path().join(PRE_COMMIT)).is_some(), "pushes are guarded as well, not instead");
    assert!(state(&repository.0.path().join(PRE_PUSH)).is_some());
    run(&repository, &["uninstall"]);
    assert_eq!(state(&repository.0.path().join(PRE_PUSH)), None);
}

#[test]
fn sentences_are_chinese_where_that_is_asked_for() {
    let repository = new();
    assert!(repository.0.run(&["--lang", "zh", "hook", "install"]).ends_with(0).contains("已安装"));
    assert!(repository.0.run(&["--lang", "zh", "hook", "uninstall"]).ends_with(0).contains("已移除"));
}

#[test]
fn a_hook_that_is_there_runs_first_and_comes_back() {
    let repository = new();
    let hook = "#!/bin/sh\nprintf '%s' \"before $#\" >>ran\ntest ! -e refuse\n";
    write_program(repository.0.path(), PRE_COMMIT, hook);
    let before = state(&repository.0.path().join(PRE_COMMIT));
    assert!(run(&repository, &["install"]).contains("still runs"));
    run(&repository, &["install"]);
    guards(&repository, None);
    assert_eq!(repository.0.read("ran"), "before 0before 0");
    repository.0.write("refuse", b"");
    repository.stage("app.py", &leak());
    let ran = commit(&repository, None);
    assert_eq!(ran.status, Some(1));
    assert!(!ran.out.contains("hardcoded") && !ran.err.contains("hardcoded"), "it comes first: {}", ran.err);
    assert!(run(&repository, &["uninstall"]).contains("as it was"));
    assert_eq!(state(&repository.0.path().join(PRE_COMMIT)), before);
    assert_eq!(fs::read_dir(repository.0.path().join(".git/hooks")).expect("it is there").count(), {
        let hooks = new();
        fs::read_dir(hooks.0.path().join(".git/hooks")).expect("it is there").count() + 1
    });
}

#[test]
fn a_hook_that_git_does_not_run_is_not_run_by_ours() {
    let repository = new();
    repository.0.write(PRE_COMMIT, b"#!/bin/sh\nexit 1\n");
    let before = state(&repository.0.path().join(PRE_COMMIT));
    run(&repository, &["install"]);
    guards(&repository, None);
    run(&repository, &["uninstall"]);
    assert_eq!(state(&repository.0.path().join(PRE_COMMIT)), before);
}

#[test]
fn what_somebody_has_edited_stays() {
    let repository = new();
    run(&repository, &["install"]);
    let edited = repository.0.read(PRE_COMMIT).replace("--staged", "--staged --notes");
    repository.0.write(PRE_COMMIT, edited.as_bytes());
    is_refused(&repository, &["install"], "edited");
    is_refused(&repository, &["uninstall"], "edited");
    assert_eq!(repository.0.read(PRE_COMMIT), edited);
    // Another tool has put its own hook in the place of ours.
    write_program(repository.0.path(), PRE_COMMIT, "#!/bin/sh\n");
    assert!(run(&repository, &["uninstall"]).contains("not installed"));
    assert_eq!(repository.0.read(PRE_COMMIT), "#!/bin/sh\n");
    run(&repository, &["install"]);
    write_program(repository.0.path(), PRE_COMMIT, "#!/bin/sh\nexit 0\n");
    is_refused(&repository, &["install"], "such a file already");
    assert_eq!(repository.0.read(PRE_COMMIT), "#!/bin/sh\nexit 0\n");
    // Whoever removed ours gets back what was moved aside.
    fs::remove_file(repository.0.path().join(PRE_COMMIT)).expect("it is there");
    run(&repository, &["uninstall"]);
    assert_eq!(repository.0.read(PRE_COMMIT), "#!/bin/sh\n");
}

#[test]
fn another_folder_for_hooks_is_used() {
    let repository = new();
    repository.git(&["config", "core.hooksPath", "tools/git hooks"]);
    let said = run(&Repository(Folder::at(&repository.0.path().join(".git/.."))), &["install"]);
    assert!(said.contains("in PATH"), "{said}");
    let text = repository.0.read("tools/git hooks/pre-commit");
    assert!(text.contains("program=''\n"), "what others get names no path of this machine: {text}");
    let (_folder, path) = in_path(&repository);
    guards(&repository, Some(&path));
    run(&repository, &["uninstall"]);
    assert_eq!(state(&repository.0.path().join("tools/git hooks/pre-commit")), None);

    repository.git(&["config", "core.hooksPath", "~/hooks"]);
    let home = Folder::new(&[]);
    let output = repository.0.command(&["hook", "install"]).env("HOME", home.path()).output().expect("it starts");
    assert_eq!(Ran::of(&output).status, Some(0));
    assert!(state(&home.path().join("hooks/pre-commit")).is_some());

    repository.git(&["config", "core.hooksPath", "/dev/null"]);
    is_refused(&repository, &["install"], "/dev/null");
    repository.git(&["config", "core.hooksPath", ""]);
    is_refused(&repository, &["install"], "empty");
}

#[test]
fn hooks_of_all_repositories_are_written_only_when_that_is_meant() {
    let repository = new();
    let home = Folder::new(&[]);
    home.write(".gitconfig", b"[core]\nhooksPath = ~/hooks\n");
    let hook = |arguments: &[&str]| {
        let mut command = repository.0.command(&[&["hook"], arguments].concat());
        Ran::of(&command.env("HOME", home.path()).output().expect("it starts"))
    };
    let ran = hook(&["install"]);
    ran.ends_with(2);
    assert!(ran.err.contains("--force") && ran.err.contains("hooks"), "{}", ran.err);
    assert!(!home.path().join("hooks").exists());
    hook(&["uninstall"]).ends_with(0);
    hook(&["install", "--force"]).ends_with(0);
    assert!(state(&home.path().join("hooks/pre-commit")).is_some());
    hook(&["uninstall"]).ends_with(0);
    assert_eq!(state(&home.path().join("hooks/pre-commit")), None);
    repository.git(&["config", "core.hooksPath", ".git/hooks"]);
    hook(&["install"]).ends_with(0);
    guards(&repository, None);
}

/// Version 9 and later: git runs `_/pre-commit`, which runs what people have written.
#[test]
fn husky_gets_lines_in_its_hook() {
    let repository = new();
    repository.git(&["config", "core.hooksPath", ".husky/_"]);
    write_program(repository.0.path(), ".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"${0%/*}/h\"\n");
    let runner = "#!/usr/bin/env sh\nn=$(basename \"$0\")\ns=$(dirname \"$(dirname \"$0\")\")/$n\n[ ! -f \"$s\" ] && exit 0\nsh -e \"$s\" \"$@\"\nexit $?\n";
    repository.0.write(".husky/_/h", runner.as_bytes());
    let (_folder, path) = in_path(&repository);
    for text in ["echo >>ran", "echo >>ran\n", "#!/bin/sh\r\necho >>ran \n\n", "", "#!/bin/sh\n"] {
        repository.0.write(".husky/pre-commit", text.as_bytes());
        let before = state(&repository.0.path().join(".husky/pre-commit"));
        run(&repository, &["install"]);
        let installed = state(&repository.0.path().join(".husky/pre-commit"));
        assert!(run(&repository, &["install"]).contains("already"), "{text:?}");
        assert_eq!(state(&repository.0.path().join(".husky/pre-commit")), installed);
        guards(&repository, Some(&path));
        repository.stage("app.py", &format!("{CLEAN}# {}\n", text.len()));
        repository.commit("another one");
        run(&repository, &["uninstall"]);
        assert_eq!(state(&repository.0.path().join(".husky/pre-commit")), before, "{text:?}");
    }
    fs::remove_file(repository.0.path().join(".husky/pre-commit")).expect("it is there");
    run(&repository, &["install"]);
    guards(&repository, Some(&path));
    let installed = repository.0.read(".husky/pre-commit");
    repository.0.write(".husky/pre-commit", format!("{installed}npm test\n").as_bytes());
    run(&repository, &["uninstall"]);
    assert_eq!(repository.0.read(".husky/pre-commit"), "#!/bin/sh\nnpm test\n", "what others have added stays");
    fs::remove_file(repository.0.path().join(".husky/pre-commit")).expect("it is there");
    run(&repository, &["install"]);
    run(&repository, &["uninstall"]);
    assert_eq!(state(&repository.0.path().join(".husky/pre-commit")), None);
    repository.0.write(".husky/pre-commit", installed.replace("--staged", "--notes").as_bytes());
    is_refused(&repository, &["install"], "edited");
    is_refused(&repository, &["uninstall"], "edited");
    assert!(fs::read_dir(repository.0.path().join(".husky/_")).expect("it is there").count() == 2, "not ours");
}

/// Before version 9 git runs `.husky/pre-commit`, which runs itself a second time through `husky.sh`.
#[test]
fn older_husky_gets_lines_in_its_hook() {
    let repository = new();
    repository.git(&["config", "core.hooksPath", ".husky"]);
    let husky =
        "if [ -z \"$husky_skip_init\" ]; then\n  export husky_skip_init=1\n  sh -e \"$0\" \"$@\"\n  exit $?\nfi\n";
    repository.0.write(".husky/_/husky.sh", husky.as_bytes());
    let start = "#!/usr/bin/env sh\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n\n";
    write_program(repository.0.path(), ".husky/pre-commit", &format!("{start}echo commit >>ran\n"));
    write_program(repository.0.path(), ".husky/pre-push", &format!("{start}cat >>ran\n"));
    let states = || [".husky/pre-commit", ".husky/pre-push"].map(|name| state(&repository.0.path().join(name)));
    let before = states();
    run(&repository, &["install", "--pre-push"]);
    let (_folder, path) = in_path(&repository);
    guards(&repository, Some(&path));
    assert_eq!(repository.0.read("ran"), "commit\ncommit\n");
    fs::remove_file(repository.0.path().join("ran")).expect("it is there");
    let home = Folder::new(&[]);
    write_program(home.path(), "aklint", STAND_IN);
    let line = format!("refs/heads/main {0} refs/heads/main {1}\n", "a".repeat(40), "0".repeat(40));
    let output = push(&repository, ".husky/pre-push", &line, home.path(), 0);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(home.read("asked").trim(), format!("history {}", "a".repeat(40)), "once");
    assert_eq!(repository.0.read("ran"), line, "the lines reach the others");
    assert_eq!(push(&repository, ".husky/pre-push", &line, home.path(), 1).status.code(), Some(1));
    run(&repository, &["uninstall"]);
    assert_eq!(states(), before);
    repository.0.write(".husky/pre-commit", b"echo\n");
    fs::set_permissions(repository.0.path().join(".husky/pre-commit"), fs::Permissions::from_mode(0o644))
        .expect("it is ours");
    is_refused(&repository, &["install"], "not executable");
}

#[test]
fn linked_trees_and_submodules_have_their_hooks_elsewhere() {
    let main = new();
    let elsewhere = Folder::new(&[]);
    let path = elsewhere.path().join("a tree");
    let name = path.to_str().expect("temporary folders have plain names");
    main.git(&["worktree", "add", "--quiet", "-b", "other", name]);
    let tree = Repository(Folder::at(&path));
    run(&tree, &["install"]);
    assert!(state(&main.0.path().join(PRE_COMMIT)).is_some(), "hooks are shared");
    guards(&tree, None);
    guards(&main, None);

    let outer = new();
    outer.git(&["submodule", "--quiet", "add", main.0.path().to_str().expect("it is plain"), "inner"]);
    let inner = Repository(Folder::at(&outer.0.path().join("inner")));
    run(&inner, &["install"]);
    assert!(state(&outer.0.path().join(".git/modules/inner/hooks/pre-commit")).is_some());
    assert_eq!(state(&outer.0.path().join(PRE_COMMIT)), None);
    inner.stage("new.py", &leak());
    assert_eq!(commit(&inner, None).status, Some(1));
}

#[test]
fn where_nobody_commits_there_is_nothing_to_install() {
    is_refused(&Repository::with(&["--bare"], &[]), &["install"], "bare");
    is_refused(&Repository(Folder::new(&[])), &["install"], "git repository");
}

#[test]
fn odd_paths_are_quoted() {
    let elsewhere = Folder::new(&[]);
    let odd = elsewhere.path().join("it's \"a\" $(touch pwned) `folder`");
    fs::create_dir(&odd).expect("folders can be made");
    let program = odd.join("aklint");
    fs::copy(new().0.command(&[]).get_program(), &program).expect("programs can be copied");
    let inside = Repository(Folder::at(&odd.join("repo sitory")));
    fs::create_dir(inside.0.path()).expect("folders can be made");
    inside.git(&["init", "--quiet"]);
    write_program(inside.0.path(), PRE_COMMIT, "#!/bin/sh\necho >>ran\n");
    let output = Command::new(&program).args(["hook", "install"]).current_dir(inside.0.path()).output();
    assert_eq!(Ran::of(&output.expect("the program starts")).status, Some(0));
    guards(&inside, None);
    assert_eq!(inside.0.read("ran"), "\n\n");
    assert!(!inside.0.path().join("pwned").exists());
}

#[test]
fn without_the_program_nothing_passes_in_silence() {
    let repository = new();
    let elsewhere = Folder::new(&[]);
    let program = elsewhere.path().join("aklint");
    fs::copy(repository.0.command(&[]).get_program(), &program).expect("programs can be copied");
    let output = Command::new(&program).args(["hook", "install"]).current_dir(repository.0.path()).output();
    assert_eq!(Ran::of(&output.expect("the program starts")).status, Some(0));
    guards(&repository, None);
    fs::remove_file(&program).expect("it is there");
    repository.stage("app.py", &leak());
    // Where git and the shell's tools are, and nothing else.
    let ran = commit(&repository, Some("/usr/bin:/bin"));
    assert_eq!(ran.status, Some(1), "{}", ran.err);
    assert!(ran.err.contains("nothing was checked") && ran.err.contains("未做任何检查"), "{}", ran.err);
    let (_folder, path) = in_path(&repository);
    let ran = commit(&repository, Some(&path));
    assert!(ran.status == Some(1) && (ran.out + &ran.err).contains("hardcoded-access-key"), "that in PATH");
}

/// Runs a pre-push hook as git would, with a stand-in in `home` that ends with `answer`.
fn push(repository: &Repository, hook: &str, lines: &str, home: &Path, answer: i32) -> Output {
    let mut command = Command::new(repository.0.path().join(hook));
    command.args(["origin", "https://example.com/repository.git"]).current_dir(repository.0.path());
    command.env("HOME", home).env("ANSWER", answer.to_string()).env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.env("PATH", format!("{}:/usr/bin:/bin", home.display()));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the hook starts");
    // A hook that refuses at once need not read.
    let _ = child.stdin.take().expect("it is a pipe").write_all(lines.as_bytes());
    child.wait_with_output().expect("the hook ends")
}

#[test]
fn what_is_pushed_is_asked_for_once_without_what_the_remote_has() {
    let repository = new();
    // In a folder of the project hooks run the program in PATH.
    repository.git(&["config", "core.hooksPath", "hooks"]);
    write_program(repository.0.path(), "hooks/pre-push", "#!/bin/sh\necho \"$@\" >>ran\ncat >>ran\ntest ! -e refuse\n");
    run(&repository, &["install", "--pre-push"]);
    let home = Folder::new(&[]);
    write_program(home.path(), "aklint", STAND_IN);
    let first = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.stage("app.py", CLEAN);
    repository.commit("second");
    let second = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    let asked = |lines: &str, answer: i32| {
        let _ = fs::remove_file(home.path().join("asked"));
        let _ = fs::remove_file(repository.0.path().join("ran"));
        let output = push(&repository, "hooks/pre-push", lines, home.path(), answer);
        let asked = fs::read_to_string(home.path().join("asked")).unwrap_or_default();
        (output.status.code(), asked.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let (zero, zero_256, unknown) = ("0".repeat(40), "0".repeat(64), "f".repeat(40));
    let line = |local: &str, remote: &str| format!("refs/heads/main {local} refs/heads/main {remote}\n");
    assert_eq!(asked(&line(&second, &zero), 0), (Some(0), format!("history {second}")), "a new branch");
    assert_eq!(
        repository.0.read("ran"),
        format!("origin https://example.com/repository.git\n{}", line(&second, &zero)),
        "a chained hook gets arguments and lines"
    );
    assert_eq!(asked(&line(&second, &first), 0), (Some(0), format!("history {second} ^{first}")));
    assert_eq!(asked(&line(&second, &unknown), 0), (Some(0), format!("history {second}")), "not here");
    assert_eq!(asked(&line(&zero, &second), 0), (Some(0), String::new()), "a deletion");
    assert_eq!(asked(&line(&zero_256, &second), 0), (Some(0), String::new()), "a deletion");
    assert_eq!(asked("", 0), (Some(0), String::new()), "nothing");
    let odd = format!("HEAD@{{1 day ago}} {second} refs/heads/main {zero}\n");
    assert_eq!(asked(&odd, 0), (Some(0), format!("history {second}")), "as it was typed");
    let both = line(&first, &zero) + &line(&zero, &first) + &line(&second, &first);
    assert_eq!(asked(&both, 0), (Some(0), format!("history {first} {second} ^{first}")), "all in one");
    for status in [1, 2] {
        assert_eq!(asked(&line(&second, &zero), status).0, Some(status));
    }
    repository.git(&["update-ref", "refs/remotes/origin/a", &first]);
    repository.git(&["update-ref", "refs/remotes/origin/b", &first]);
    repository.git(&["update-ref", "refs/remotes/origin2/a", &second]);
    assert_eq!(asked(&line(&second, &zero), 0), (Some(0), format!("history {second} ^{first}")), "of this remote");
    repository.0.write("refuse", b"");
    assert_eq!(asked(&line(&second, &zero), 0), (Some(1), String::new()), "the other hook refuses");
}

/// With git, the program and a remote, all of them real.
#[test]
fn a_push_takes_no_key_along_that_the_remote_does_not_have() {
    let remote = Repository::with(&["--bare"], &[]);
    let repository = Repository::new(&[("old.py", &leak())]);
    let push = |arguments: &[&str]| {
        Ran::of(&repository.command(&[&["push", "--quiet"], arguments].concat()).output().expect("git is there"))
    };
    let heads = || remote.git(&["for-each-ref", "--format=%(refname) %(objectname)"]);
    let commit = |name: &str, text: &str| {
        repository.stage(name, text);
        repository.commit(name);
    };
    let is_refused = |arguments: &[&str]| {
        let before = heads();
        let ran = push(arguments);
        assert_ne!(ran.status, Some(0), "{arguments:?}");
        let told = ran.out + &ran.err;
        assert!(told.contains("hardcoded-access-key"), "{arguments:?}: {told}");
        assert_eq!(heads(), before, "{arguments:?}");
        told
    };
    let passes = |arguments: &[&str]| {
        let ran = push(arguments);
        assert_eq!(ran.status, Some(0), "{arguments:?}: {}{}", ran.out, ran.err);
    };
    let url = remote.0.path().to_str().expect("temporary folders have plain names");
    repository.git(&["remote", "add", "origin", url]);
    // The remote has a key already: that is no reason to hold up what comes later.
    passes(&["origin", "main"]);
    run(&repository, &["install", "--pre-push"]);
    commit("clean.py", CLEAN);
    passes(&["origin", "main"]);
    commit("old.py", CLEAN);
    passes(&["origin", "main"]);

    commit("new.py", &format!("# new\n{}", leak()));
    let leaking = repository.git(&["rev-parse", "HEAD"]);
    commit("new.py", CLEAN);
    assert!(is_refused(&["origin", "main"]).contains(&format!("{}:new.py", &leaking[..10])));
    is_refused(&["origin", "main:refs/heads/another"]);
    repository.git(&["tag", "--annotate", "--message=tag", "v1", leaking.trim()]);
    is_refused(&["origin", "v1"]);
    is_refused(&["origin", "--all"]);
    // Once it is taken out of the commits themselves, they may go.
    repository.git(&["tag", "--delete", "v1"]);
    repository.git(&["reset", "--quiet", "--hard", "origin/main"]);
    commit("new.py", "import sys\n");
    passes(&["origin", "main"]);
    passes(&["origin", "main:refs/heads/another"]);
    passes(&["origin", ":another"]);
    assert_eq!(heads().lines().count(), 1);
}
