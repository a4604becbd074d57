//! `aklint history`: what was ever committed, told once, wherever it is now.

mod broken;
mod reference;
mod state;

use std::path::Path;

use serde_json::Value;

use super::Repository;
use crate::program::{Folder, ID, Ran, SECRET, leak};

const CLEAN: &str = "import os\n\nprint(os.getpid())\n";
const NONE: [&str; 0] = [];

/// The lines of a run that must do its whole job.
#[track_caller]
fn lines(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let ran = folder.run(&[&["history", "--format", "jsonl"], arguments].concat());
    assert!(matches!(ran.status, Some(0 | 1)), "{}{}", ran.out, ran.err);
    assert_eq!(ran.status == Some(1), !ran.findings().is_empty(), "{}", ran.out);
    parsed(&ran)
}

fn parsed(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect()
}

/// What is told, each as the message of the first commit, the path, whether it is at HEAD, and how many versions have it.
#[track_caller]
fn told(repository: &Repository, arguments: &[&str]) -> Vec<String> {
    told_in(repository, &repository.0, arguments)
}

#[track_caller]
fn told_in(repository: &Repository, folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let found = lines(folder, arguments).into_iter().filter(|line| line["type"] == "finding");
    let mut told: Vec<String> = found
        .map(|line| {
            let committed = &line["committed"];
            let word = |value: &Value| value.as_str().expect("it is a string").to_owned();
            let (commit, path) = (word(&committed["commit"]), word(&committed["path"]));
            assert_eq!(line["path"], format!("{}:{path}", &commit[..10]));
            assert!(!line["secret"].is_null(), "{line}");
            let message = repository.git(&["log", "-1", "--format=%s", &commit]);
            let place = if committed["at_head"] == true { "at HEAD" } else { "gone" };
            format!("{} {path} {place} {}", message.trim(), committed["versions"])
        })
        .collect();
    told.sort();
    told
}

fn plain(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}

#[test]
fn what_was_removed_is_found_where_it_was_first() {
    let repository = Repository::new(&[("a/app.py", CLEAN)]);
    repository.stage("a/app.py", &leak());
    let mut commit = repository.command(&["commit", "--quiet", "--message=second"]);
    commit.env("GIT_AUTHOR_DATE", "2025-12-31T23:30:00-05:00");
    assert!(commit.status().expect("git is there").success());
    let second = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    assert_eq!(told(&repository, &[]), ["second a/app.py at HEAD 1"]);
    repository.stage("a/app.py", CLEAN);
    repository.commit("third");
    assert_eq!(told(&repository, &[]), ["second a/app.py gone 1"]);

    let found = lines(&repository.0, &[]);
    let committed = serde_json::json!({
        "commit": second, "path": "a/app.py", "author_date": "2025-12-31T23:30:00-05:00", "at_head": false, "versions": 1,
    });
    assert_eq!(found[0]["committed"], committed);
    assert_eq!(found[0]["start"], serde_json::json!({ "line": 3, "column": 39 }), "{}", found[0]);
    let shown = format!("{}:a/app.py", &second[..10]);
    assert!(repository.git(&["show", &shown]).contains(SECRET), "what is shown is what git understands");
    let ran = repository.0.run(&["history"]);
    let out = ran.ends_with(1);
    assert!(out.contains(&shown) && out.contains("2025-12-31") && out.contains("no longer in HEAD"), "{out}");
    let ran = repository.0.run(&["--lang", "zh", "history"]);
    let out = ran.ends_with(1);
    assert!(out.contains(&shown) && out.contains("2025-12-31") && out.contains("每个克隆"), "{out}");
    // From below, paths are still those of the repository.
    assert_eq!(told_in(&repository, &Folder::at(&repository.0.path().join("a")), &[]), ["second a/app.py gone 1"]);
}

#[test]
fn a_secret_is_told_once_a_file() {
    let repository = Repository::new(&[("app.py", CLEAN)]);
    for version in 2..=4 {
        repository.stage("app.py", &format!("# {version}\n{}", leak()));
        repository.commit(&format!("version {version}"));
    }
    repository.stage("other.py", &format!("# another file\n{}", leak()));
    repository.stage("app.py", CLEAN);
    repository.commit("moved");
    assert_eq!(told(&repository, &[]), ["moved other.py at HEAD 1", "version 2 app.py gone 3"]);
    // The same content again is no new version.
    repository.stage("app.py", &format!("# 3\n{}", leak()));
    repository.commit("again");
    assert_eq!(told(&repository, &[]), ["moved other.py at HEAD 1", "version 2 app.py at HEAD 3"]);
}

#[test]
fn every_reference_counts() {
    let repository = Repository::new(&[("other.py", CLEAN)]);
    let beside = |name: &str| {
        repository.git(&["checkout", "--quiet", "-b", name, "main"]);
        repository.stage(&format!("{name}.py"), &format!("# {name}\n{}", leak()));
        repository.commit(name);
        repository.git(&["checkout", "--quiet", "main"]);
    };
    for name in ["side", "light", "annotated", "remote", "notes", "detached"] {
        beside(name);
    }
    repository.git(&["tag", "light-tag", "light"]);
    repository.git(&["tag", "--annotate", "--message=tag", "annotated-tag", "annotated"]);
    repository.git(&["update-ref", "refs/remotes/origin/main", "remote"]);
    repository.git(&["update-ref", "refs/strange/name", "notes"]);
    repository.git(&["checkout", "--quiet", "--detach", "detached"]);
    for name in ["light", "annotated", "remote", "notes", "detached"] {
        repository.git(&["branch", "--quiet", "-D", name]);
    }
    let expected = [
        "annotated annotated.py gone 1",
        "detached detached.py at HEAD 1",
        "light light.py gone 1",
        "notes notes.py gone 1",
        "remote remote.py gone 1",
        "side side.py gone 1",
    ];
    assert_eq!(told(&repository, &[]), expected);
    repository.git(&["pack-refs", "--all"]);
    repository.git(&["gc", "--quiet"]);
    repository.git(&["commit-graph", "write", "--reachable"]);
    assert_eq!(told(&repository, &[]), expected, "packed");
}

#[test]
fn what_is_stashed_is_a_commit_too() {
    let repository = Repository::new(&[("app.py", CLEAN)]);
    repository.0.write("app.py", leak().as_bytes());
    repository.0.write("untracked.py", format!("# another\n{}", leak()).as_bytes());
    repository.git(&["stash", "--quiet", "--include-untracked"]);
    let told: Vec<String> = told(&repository, &[]).iter().map(|line| line.replace(": ", " ")).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|line| line.ends_with(" app.py gone 1")), "{told:?}");
    assert!(told.iter().any(|line| line.ends_with(" untracked.py gone 1")), "{told:?}");
}

#[test]
fn a_merge_tells_what_it_brings_itself() {
    let repository = Repository::new(&[("app.py", CLEAN)]);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.stage("side.py", &leak());
    repository.commit("side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.stage("main.py", CLEAN);
    repository.commit("main");
    repository.git(&["merge", "--quiet", "--no-commit", "--no-ff", "side"]);
    repository.stage("app.py", &format!("# in the merge\n{}", leak()));
    repository.commit("merge");
    assert_eq!(told(&repository, &[]), ["merge app.py at HEAD 1", "side side.py at HEAD 1"]);
    assert_eq!(told(&repository, &["HEAD", "^HEAD^1", "^HEAD^2"]), ["merge app.py at HEAD 1"]);
}

#[test]
fn a_renamed_file_is_no_new_content() {
    let repository = Repository::new(&[("old.py", &leak())]);
    repository.git(&["mv", "old.py", "new.py"]);
    repository.commit("second");
    assert_eq!(told(&repository, &[]), ["first old.py at HEAD 1"]);
    repository.stage("new.py", &format!("# changed\n{}", leak()));
    repository.commit("third");
    assert_eq!(told(&repository, &[]), ["first old.py gone 1", "third new.py at HEAD 1"]);
}

/// A secret without a form of its own: only the call says what it is.
fn only_code() -> String {
    format!("import os\n\nimport oss2\n\nauth = oss2.Auth(os.environ['ID'], '{SECRET}')\n")
}

#[test]
fn programs_are_understood_as_code() {
    let repository = Repository::new(&[("app.py", &only_code()), ("app.txt", CLEAN)]);
    repository.stage("app.py", CLEAN);
    repository.commit("second");
    assert_eq!(told(&repository, &[]), ["first app.py gone 1"]);
}

#[test]
fn other_encodings_are_decoded() {
    let repository = Repository::new(&[("other.py", CLEAN)]);
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(leak().encode_utf16()).flat_map(u16::to_le_bytes).collect();
    repository.0.write("app.py", &wide);
    repository.git(&["add", "app.py"]);
    repository.commit("wide");
    assert_eq!(told(&repository, &[]), ["wide app.py at HEAD 1"]);
}

#[cfg(unix)]
#[test]
fn links_and_submodules_hold_no_text() {
    let inner = Repository::new(&[("app.py", &leak())]);
    let repository = Repository::new(&[("other.py", CLEAN)]);
    let target = format!("access_key_id={ID} access_key_secret={SECRET}");
    std::os::unix::fs::symlink(&target, repository.0.path().join("link.env")).expect("links can be made");
    repository.git(&["submodule", "--quiet", "add", plain(inner.0.path()), "inner"]);
    repository.git(&["add", "--all"]);
    repository.commit("both");
    assert_eq!(told(&repository, &[]), NONE);
    repository.stage("text.env", &target);
    repository.commit("text");
    // A link's target is the same blob as the file, but it is the file that is told.
    assert!(
        told(&repository, &[]).iter().all(|line| line.starts_with("text text.env")),
        "{:?}",
        told(&repository, &[])
    );
    assert!(!told(&repository, &[]).is_empty());
}

#[test]
fn revisions_are_those_of_git() {
    let repository = Repository::new(&[("other.py", CLEAN)]);
    for name in ["a", "b", "c"] {
        repository.stage(&format!("{name}.py"), &format!("# {name}\n{}", leak()));
        repository.commit(name);
        repository.git(&["tag", name]);
    }
    let [a, b, c] = ["a", "b", "c"].map(|name| format!("{name} {name}.py at HEAD 1"));
    assert_eq!(told(&repository, &["a"]), [&*a], "with all before it");
    assert_eq!(told(&repository, &["HEAD~1"]), [&*a, &*b]);
    assert_eq!(told(&repository, &["a..c"]), [&*b, &*c]);
    assert_eq!(told(&repository, &["^b", "main"]), [&*c]);
    assert_eq!(told(&repository, &["b..b"]), NONE);
    assert_eq!(told(&repository, &["c..a"]), NONE);
    let id = repository.git(&["rev-parse", "b"]);
    assert_eq!(told(&repository, &[id.trim(), "^a"]), [&*b]);
}

#[test]
fn unknown_revisions_are_said_so() {
    let repository = Repository::new(&[("app.py", &leak())]);
    for (arguments, words) in [
        (&["history", "nowhere"] as &[&str], "no revision nowhere"),
        (&["history", "main", "^nowhere"], "no revision ^nowhere"),
        (&["history", "nowhere..main"], "no revision nowhere..main"),
        (&["history", "main^{tree}"], "no revision main^{tree}"),
        (&["history", "main...main"], "write A, ^A or A..B"),
        (&["--lang", "zh", "history", "nowhere"], "没有名为 nowhere 的版本"),
        (&["--lang", "zh", "history", "main...main"], "请写成"),
    ] {
        let ran = repository.0.run(arguments);
        assert_eq!(ran.ends_with(2), "", "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    }
    let ran = Folder::new(&[]).run(&["history"]);
    assert!(ran.status == Some(2) && ran.err.contains("git repository"), "{}", ran.err);
}

#[test]
fn repositories_come_in_many_forms() {
    let source = Repository::new(&[("app.py", &leak())]);
    source.stage("app.py", CLEAN);
    source.commit("second");
    let url = format!("file://{}", source.0.path().display());
    let elsewhere = Folder::new(&[]);
    let clone = |name: &str, arguments: &[&str]| {
        let path = elsewhere.path().join(name);
        source.git(&[&["clone", "--quiet"], arguments, &[&url, plain(&path)]].concat());
        Repository(Folder::at(&path))
    };
    let gone = ["first app.py gone 1"];
    assert_eq!(told(&clone("bare", &["--bare"]), &[]), gone);
    assert_eq!(told(&clone("mirror", &["--mirror"]), &[]), gone);
    assert_eq!(told(&clone("unchecked", &["--no-checkout"]), &[]), gone);
    let shallow = clone("shallow", &["--depth=1"]);
    assert_eq!(told(&shallow, &[]), NONE, "the past is not there");
    shallow.stage("app.py", &format!("# new\n{}", leak()));
    shallow.commit("third");
    assert_eq!(told(&shallow, &[]), ["third app.py at HEAD 1"]);

    let path = elsewhere.path().join("linked");
    source.git(&["worktree", "add", "--quiet", "-b", "other", plain(&path)]);
    let linked = Repository(Folder::at(&path));
    assert_eq!(told(&linked, &[]), gone, "from a linked one");
    linked.stage("linked.py", &format!("# linked\n{}", leak()));
    linked.commit("linked");
    assert_eq!(told(&linked, &[]), ["first app.py gone 1", "linked linked.py at HEAD 1"]);
    assert_eq!(told(&source, &[]), ["first app.py gone 1", "linked linked.py gone 1"], "whose HEAD is its own");

    let wide = Repository::with(&["--object-format=sha256"], &[("app.py", &leak())]);
    wide.stage("app.py", CLEAN);
    wide.commit("second");
    assert_eq!(told(&wide, &[]), gone, "SHA-256");
    wide.git(&["gc", "--quiet"]);
    assert_eq!(told(&wide, &[]), gone, "SHA-256, packed");
    assert_eq!(told(&Repository::new(&[]), &[]), NONE, "empty");
    assert_eq!(told(&Repository::with(&["--bare"], &[]), &[]), NONE, "empty and bare");
}

#[test]
fn what_is_left_out_stays_left_out() {
    let files = [("a/app.py", "# a\n"), ("b/app.py", "# b\n"), ("c/app.py", "# c\n")];
    let texts = files.map(|(name, text)| (name, format!("{text}{}", leak())));
    let repository = Repository::new(&texts.each_ref().map(|(name, text)| (*name, text.as_str())));
    let [a, b, c] = ["a", "b", "c"].map(|name| format!("first {name}/app.py at HEAD 1"));
    assert_eq!(told(&repository, &[]), [&*a, &*b, &*c]);
    repository.0.write(".aklintignore", b"/a/\n");
    assert_eq!(told(&repository, &[]), [&*b, &*c]);
    assert_eq!(told(&repository, &["--no-ignore"]), [&*a, &*b, &*c]);
    assert_eq!(told(&repository, &["--exclude", "b/app.py"]), [&*c]);
    repository.0.write("aklint.toml", b"exclude = [\"b\"]\n");
    assert_eq!(told(&repository, &[]), [&*c], "the config of today");
    assert_eq!(told(&repository, &["--isolated"]), [&*b, &*c]);
    repository.0.write(".gitignore", b"c/\n");
    assert_eq!(told(&repository, &[]), [&*c], "what git ignores was committed all the same");
}

/// What is left out at one place is not left out at another.
#[test]
fn a_copy_of_what_is_left_out_is_told() {
    let repository = Repository::new(&[("tests/app.py", &leak())]);
    repository.0.write(".aklintignore", b"/tests/\n");
    repository.stage("app.py", &leak());
    repository.commit("second");
    assert_eq!(told(&repository, &[]), ["second app.py at HEAD 1"]);
}

/// What is only text under its first name may be code under another.
#[test]
fn a_new_name_may_be_another_language() {
    let repository = Repository::new(&[("app.txt", &only_code())]);
    assert_eq!(told(&repository, &[]), NONE);
    repository.git(&["mv", "app.txt", "app.py"]);
    repository.commit("second");
    assert_eq!(told(&repository, &[]), ["second app.py at HEAD 1"]);
}

#[test]
fn what_was_silenced_then_stays_silent() {
    let silenced = leak().replace("')\n", "')  # aklint: ignore[hardcoded-access-key] a test\n");
    let repository = Repository::new(&[("app.py", &silenced)]);
    assert_eq!(told(&repository, &[]), NONE);
    repository.stage("app.py", &leak());
    repository.commit("second");
    assert_eq!(told(&repository, &[]), ["second app.py at HEAD 1"]);
}

#[test]
fn replacements_hide_nothing() {
    let repository = Repository::new(&[("app.py", &leak()), ("other.py", CLEAN)]);
    let first = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.git(&["rm", "--quiet", "app.py"]);
    repository.commit("second");
    repository.git(&["replace", &format!("{first}:app.py"), "HEAD:other.py"]);
    assert!(!repository.git(&["show", &format!("{first}:app.py")]).contains("oss2"), "git shows another one");
    assert_eq!(told(&repository, &[]), ["first app.py gone 1"], "a blob");
    repository.git(&["replace", "-d", repository.git(&["rev-parse", &format!("{first}:app.py")]).trim()]);
    repository.git(&["replace", "--graft", "HEAD"]);
    assert!(!repository.git(&["log", "--format=%s", "main"]).contains("first"), "git shows another one");
    assert!(told(&repository, &["main"]).contains(&"first app.py gone 1".to_owned()), "a commit");
}

#[test]
fn services_are_told_the_commit() {
    let repository = Repository::new(&[("a/app.py", &leak())]);
    let commit = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    let ran = repository.0.run(&["history", "--format", "gitlab-secrets"]);
    let report: Value = serde_json::from_str(ran.ends_with(1)).expect("it is JSON");
    let location = &report["vulnerabilities"][0]["location"];
    assert_eq!((&location["commit"]["sha"], &location["file"]), (&Value::from(commit), &Value::from("a/app.py")));
}
