//! Repositories of which something is not here: what could not be read is not clean.

use std::fs;

use super::super::Repository;
use super::{CLEAN, parsed, told};
use crate::program::{Folder, leak};

#[track_caller]
fn is_incomplete(repository: &Repository, what: &str) {
    let ran = repository.0.run(&["history", "--format", "jsonl"]);
    assert_eq!(ran.status, Some(2), "{what}: {}{}", ran.out, ran.err);
    let lines = parsed(&ran);
    let problems = &lines.last().unwrap_or_else(|| panic!("{what}: {}", ran.err))["problems"];
    assert_eq!(problems[0]["extent"], "unseen", "{what}: {problems}");
    let ran = repository.0.run(&["--lang", "zh", "history"]);
    assert_eq!(ran.status, Some(2), "{what}");
    assert!(ran.out.contains("不在本地"), "{what}: {}", ran.out);
}

#[test]
fn lost_objects_are_told() {
    for (revision, what) in [
        ("HEAD~1:a/app.py", "a blob of the past"),
        ("HEAD:a/app.py", "a blob of HEAD"),
        ("HEAD~1:a", "a folder"),
        ("HEAD~1^{tree}", "all folders of a commit"),
        ("HEAD~1", "a commit"),
        ("HEAD~2", "the first commit"),
        ("side", "the last commit of a branch"),
    ] {
        let repository = Repository::new(&[("a/other.py", CLEAN)]);
        repository.stage("a/app.py", &leak());
        repository.commit("second");
        repository.stage("a/app.py", "import sys\n");
        repository.commit("third");
        repository.git(&["checkout", "--quiet", "-b", "side"]);
        repository.stage("a/app.py", "import sys  # side\n");
        repository.commit("side");
        repository.git(&["checkout", "--quiet", "main"]);
        let id = repository.git(&["rev-parse", revision]).trim().to_owned();
        let path = repository.0.path().join(".git/objects").join(&id[..2]).join(&id[2..]);
        fs::remove_file(path).expect("it is there, by itself");
        is_incomplete(&repository, what);
    }
}

#[test]
fn partial_clones_are_incomplete() {
    let source = Repository::new(&[("app.py", &leak())]);
    source.stage("app.py", CLEAN);
    source.commit("second");
    source.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", source.0.path().display());
    let elsewhere = Folder::new(&[]);
    for filter in ["blob:none", "tree:0"] {
        let path = elsewhere.path().join(filter.replace(':', "-"));
        source.git(&["clone", "--quiet", "--bare", &format!("--filter={filter}"), &url, super::plain(&path)]);
        is_incomplete(&Repository(Folder::at(&path)), filter);
    }
}

/// git says nothing of these either.
#[test]
fn references_need_not_lead_to_a_commit() {
    let repository = Repository::new(&[("app.py", &leak()), ("a/other.py", CLEAN)]);
    repository.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone"]);
    repository.git(&["tag", "blob", "HEAD:app.py"]);
    repository.git(&["tag", "--annotate", "--message=tag", "tree", "HEAD:a"]);
    assert_eq!(told(&repository, &[]), ["first app.py at HEAD 1"]);
    repository.git(&["symbolic-ref", "HEAD", "refs/heads/unborn"]);
    assert_eq!(told(&repository, &[]), ["first app.py gone 1"], "HEAD is a branch without commits");
}

#[test]
fn a_tag_of_what_is_lost_is_told() {
    let repository = Repository::new(&[("app.py", CLEAN)]);
    repository.git(&["checkout", "--quiet", "--detach"]);
    repository.stage("app.py", &leak());
    repository.commit("second");
    repository.git(&["tag", "--annotate", "--message=tag", "tagged"]);
    let id = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.git(&["checkout", "--quiet", "main"]);
    fs::remove_file(repository.0.path().join(".git/objects").join(&id[..2]).join(&id[2..])).expect("it is there");
    is_incomplete(&repository, "a tag");
}
