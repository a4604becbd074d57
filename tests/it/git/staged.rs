//! `check --staged`: what the next commit would hold, and nothing else.

use std::fs;

use super::Repository;
use crate::program::{Folder, ID, SECRET, leak};

const FINDING: &str = "app.py hardcoded-access-key error";
const CLEAN: &str = "import os\n\nprint(os.getpid())\n";

fn staged(repository: &Repository) -> Vec<String> {
    check(&repository.0, &["check", "--staged", "--format", "jsonl"])
}

/// The findings of a run that must do its whole job.
#[track_caller]
pub(super) fn check(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let ran = folder.run(arguments);
    assert!(matches!(ran.status, Some(0 | 1)), "{}{}", ran.out, ran.err);
    assert_eq!(ran.status == Some(1), !ran.findings().is_empty(), "{}", ran.out);
    ran.findings()
}

#[test]
fn what_is_staged_counts_and_not_the_work_tree() {
    let repository = Repository::new(&[("app.py", CLEAN)]);
    repository.stage("app.py", &leak());
    repository.0.write("app.py", CLEAN.as_bytes());
    assert_eq!(staged(&repository), [FINDING], "staged, and gone from the work tree");
    repository.git(&["add", "app.py"]);
    repository.0.write("app.py", leak().as_bytes());
    repository.0.write("untracked.py", leak().as_bytes());
    assert_eq!(staged(&repository), [] as [&str; 0], "only in the work tree");
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let repository = Repository::new(&[]);
    assert_eq!(staged(&repository), [] as [&str; 0]);
    repository.stage("app.py", &leak());
    assert_eq!(staged(&repository), [FINDING]);
}

#[test]
fn only_contents_that_change_are_looked_at() {
    let repository = Repository::new(&[("app.py", &leak()), ("a/b.py", &leak()), ("a/c.py", CLEAN)]);
    repository.stage("a/c.py", &format!("{CLEAN}\n"));
    assert_eq!(staged(&repository), [] as [&str; 0], "what is in the last commit is no news");
    repository.git(&["update-index", "--chmod=+x", "app.py"]);
    assert_eq!(staged(&repository), [] as [&str; 0], "a mode is no content");
    repository.git(&["rm", "--quiet", "--force", "--cached", "app.py"]);
    assert_eq!(staged(&repository), [] as [&str; 0], "neither is what is deleted");
    repository.git(&["mv", "a/b.py", "a/moved.py"]);
    assert_eq!(staged(&repository), ["a/moved.py hardcoded-access-key error"], "a new name is looked at");
}

#[test]
fn what_is_only_announced_is_in_no_commit() {
    let repository = Repository::new(&[("other.py", CLEAN)]);
    repository.0.write("app.py", leak().as_bytes());
    repository.git(&["add", "--intent-to-add", "app.py"]);
    assert_eq!(staged(&repository), [] as [&str; 0]);
    assert_eq!(check(&repository.0, &["check", "--staged", "--format", "jsonl", "app.py"]), [] as [&str; 0]);
}

#[test]
fn conflicts_are_told_and_no_version_is_taken_for_the_commit() {
    let repository = Repository::new(&[("app.py", CLEAN)]);
    repository.git(&["checkout", "--quiet", "-b", "other"]);
    repository.stage("app.py", &leak());
    repository.commit("theirs");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.stage("app.py", "import sys\n");
    repository.commit("ours");
    assert!(!repository.command(&["merge", "other"]).output().expect("git is there").status.success());
    let ran = repository.0.run(&["check", "--staged"]);
    assert_eq!(ran.status, Some(2), "{}", ran.out);
    assert!(ran.out.contains("app.py") && ran.out.contains("conflict"), "{}", ran.out);
    repository.stage("app.py", &leak());
    assert_eq!(staged(&repository), [FINDING], "resolved");
}

#[cfg(unix)]
#[test]
fn links_and_submodules_hold_no_text() {
    let inner = Repository::new(&[("app.py", &leak())]);
    let repository = Repository::new(&[("other.py", CLEAN)]);
    std::os::unix::fs::symlink("other.py", repository.0.path().join("link.py")).expect("links can be made");
    let path = inner.0.path().to_str().expect("temporary folders have plain names");
    repository.git(&["submodule", "--quiet", "add", path, "inner"]);
    repository.git(&["add", "--all"]);
    assert_eq!(staged(&repository), [] as [&str; 0]);
    // Inside, the submodule is a repository like others.
    let submodule = Folder::at(&repository.0.path().join("inner"));
    fs::write(submodule.path().join("new.py"), leak()).expect("files can be written");
    repository.git(&["-C", "inner", "add", "new.py"]);
    assert_eq!(check(&submodule, &["check", "--staged", "--format", "jsonl"]), ["new.py hardcoded-access-key error"]);
}

#[test]
fn files_that_are_named_are_looked_at_changed_or_not() {
    let repository = Repository::new(&[("app.py", &leak()), ("a/b.py", &leak()), ("c.py", CLEAN)]);
    repository.0.write("app.py", CLEAN.as_bytes());
    let named = |paths: &[&str]| check(&repository.0, &[&["check", "--staged", "--format", "jsonl"], paths].concat());
    assert_eq!(named(&["app.py", "c.py"]), [FINDING]);
    assert_eq!(named(&["a"]), [] as [&str; 0], "a folder stands for what has changed in it");
    repository.0.write("untracked.py", leak().as_bytes());
    assert_eq!(named(&["untracked.py"]), [] as [&str; 0], "it will not be committed");
    let ran = repository.0.run(&["check", "--staged", "nowhere.py"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.out.contains("There is no such file"), "{}", ran.out);
    let ran = repository.0.run(&["check", "--staged", "../elsewhere.py"]);
    assert!(ran.status == Some(2) && ran.out.contains("outside"), "{}", ran.out);
}

#[test]
fn imports_and_evidence_come_from_the_index() {
    let settings = format!("A = '{ID}'\nB = '{SECRET}'\n");
    let app = "import oss2\nfrom settings import A, B\n\nauth = oss2.Auth(A, B)\n";
    let manifest = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n  annotations:\n    pod-identity.alibabacloud.com/role-name: app-oss-reader\n";
    let repository = Repository::new(&[("settings.py", &settings), ("deploy/app.yaml", manifest)]);
    repository.stage("app.py", app);
    for gone in ["settings.py", "deploy/app.yaml", "app.py"] {
        fs::remove_file(repository.0.path().join(gone)).expect("it was written");
    }
    let ran = repository.0.run(&["check", "--staged", "--format", "jsonl"]);
    assert_eq!(ran.findings(), ["settings.py hardcoded-access-key error"], "{}", ran.out);
    assert!(ran.out.contains("app.py") && ran.out.contains("deploy/app.yaml"), "{}", ran.out);
}

#[test]
fn configs_count_as_they_are_staged() {
    let repository = Repository::new(&[("other.py", CLEAN)]);
    repository.stage("app.py", &leak());
    repository.0.write("aklint.toml", b"exclude = [\"app.py\"]\n");
    assert_eq!(staged(&repository), [FINDING], "what is not staged decides nothing");
    repository.git(&["add", "aklint.toml"]);
    assert_eq!(staged(&repository), [] as [&str; 0]);
    let named = ["check", "--staged", "--format", "jsonl", "app.py"];
    assert_eq!(check(&repository.0, &named), [FINDING], "what is named is looked at");
    assert_eq!(check(&repository.0, &[&named[..], &["--force-exclude"]].concat()), [] as [&str; 0]);
    repository.stage("aklint.toml", "exclude = 1\n");
    assert_eq!(repository.0.run(&["check", "--staged"]).status, Some(2), "a config that cannot be used is told");
}

#[test]
fn paths_are_those_that_the_user_would_write() {
    let repository = Repository::new(&[("sub/deeper/other.py", CLEAN)]);
    repository.stage("app.py", &leak());
    repository.stage("sub/app.py", &leak());
    repository.stage("sub/deeper/app.py", &leak());
    let below = Folder::at(&repository.0.path().join("sub/deeper"));
    let findings = ["../../", "../", ""].map(|up| format!("{up}{FINDING}"));
    assert_eq!(check(&below, &["check", "--staged", "--format", "jsonl", "../.."]), findings);
    assert_eq!(check(&below, &["check", "--staged", "--format", "jsonl"]), [FINDING], "the current folder");
}

#[test]
fn repositories_come_in_many_forms() {
    let leaks = |repository: &Repository, form: &str| {
        repository.stage("app.py", &leak());
        repository.0.write("app.py", CLEAN.as_bytes());
        assert_eq!(staged(repository), [FINDING], "{form}");
    };
    leaks(&Repository::with(&["--object-format=sha256"], &[("a/other.py", CLEAN)]), "SHA-256");
    let split = Repository::new(&[("a/other.py", CLEAN)]);
    split.git(&["update-index", "--split-index"]);
    leaks(&split, "a split index");
    let packed = Repository::new(&[("a/other.py", CLEAN)]);
    packed.git(&["gc", "--quiet"]);
    leaks(&packed, "packs");
    let sparse = Repository::new(&[("a/b/other.py", CLEAN), ("c/other.py", CLEAN), ("d.py", CLEAN)]);
    sparse.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "c"]);
    leaks(&sparse, "a sparse index");
    assert!(!sparse.0.path().join("a").exists());

    let main = Repository::new(&[("other.py", CLEAN)]);
    let elsewhere = Folder::new(&[]);
    let path = elsewhere.path().join("tree");
    main.git(&[
        "worktree",
        "add",
        "--quiet",
        path.to_str().expect("temporary folders have plain names"),
        "-b",
        "other",
    ]);
    let tree = Folder::at(&path);
    tree.write("app.py", leak().as_bytes());
    main.git(&["-C", path.to_str().expect("temporary folders have plain names"), "add", "app.py"]);
    assert_eq!(check(&tree, &["check", "--staged", "--format", "jsonl"]), [FINDING], "a linked worktree");
    assert_eq!(staged(&main), [] as [&str; 0], "whose index is its own");

    let shallow = Folder::new(&[]);
    let url = format!("file://{}", main.0.path().display());
    let clone = shallow.path().join("clone");
    main.git(&["clone", "--quiet", "--depth=1", &url, clone.to_str().expect("temporary folders have plain names")]);
    assert_eq!(check(&Folder::at(&clone), &["check", "--staged", "--format", "jsonl"]), [] as [&str; 0], "shallow");

    let bare = Repository::with(&["--bare"], &[]);
    let ran = bare.0.run(&["check", "--staged"]);
    assert!(ran.status == Some(2) && ran.err.contains("bare"), "{}", ran.err);
    let none = Folder::new(&[]);
    let ran = none.run(&["check", "--staged"]);
    assert!(ran.status == Some(2) && ran.err.contains("git repository"), "{}", ran.err);
}

/// `git commit FILE` and `git commit --all` give their hooks an index of their own.
#[test]
fn hooks_may_have_an_index_of_their_own() {
    let repository = Repository::new(&[("app.py", CLEAN), ("b.py", CLEAN)]);
    repository.0.write("app.py", leak().as_bytes());
    let index = repository.0.path().join(".git/next-index");
    fs::copy(repository.0.path().join(".git/index"), &index).expect("it is there");
    let mut add = repository.command(&["add", "app.py"]);
    assert!(add.env("GIT_INDEX_FILE", &index).status().expect("git is there").success());
    assert_eq!(staged(&repository), [] as [&str; 0]);
    let mut command = repository.0.command(&["check", "--staged"]);
    let output = command.env("GIT_INDEX_FILE", &index).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
}
