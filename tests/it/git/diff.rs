//! `check --diff`: what is new since a branch began.

use std::fs;

use super::Repository;
use super::staged::check;
use crate::program::{SECRET, leak};

const NONE: [&str; 0] = [];
const CLEAN: &str = "import os\n\nprint(os.getpid())\n";

#[track_caller]
fn since(repository: &Repository, commit: &str) -> Vec<String> {
    check(&repository.0, &["check", "--diff", commit, "--format", "jsonl"])
}

/// A repository whose only branch goes on from the first commit.
fn branch(files: &[(&str, &str)]) -> Repository {
    let repository = Repository::new(files);
    repository.git(&["checkout", "--quiet", "-b", "work"]);
    repository
}

#[test]
fn only_what_is_in_new_lines_is_told() {
    let repository = branch(&[("app.py", &leak()), ("other.py", CLEAN)]);
    assert_eq!(since(&repository, "main"), NONE, "nothing has changed");
    repository.0.write("app.py", format!("import sys\n\n\n{}\nsys.exit()\n", leak()).as_bytes());
    assert_eq!(since(&repository, "main"), NONE, "its lines have moved");
    repository.stage("other.py", &leak());
    assert_eq!(since(&repository, "main"), ["other.py hardcoded-access-key error"]);
    repository.commit("a key");
    assert_eq!(since(&repository, "main"), ["other.py hardcoded-access-key error"], "committed or not");
    assert_eq!(since(&repository, "HEAD"), NONE);
}

#[test]
fn a_line_that_is_written_anew_is_new() {
    let repository = branch(&[("app.py", &leak())]);
    repository.0.write("app.py", leak().replace(SECRET, &SECRET.replace('a', "b").replace('A', "B")).as_bytes());
    assert_eq!(since(&repository, "main"), ["app.py hardcoded-access-key error"]);
}

#[test]
fn what_a_change_elsewhere_makes_is_new() {
    let literal = format!("WHAT = \"{SECRET}\"\n");
    let call = "import os\nimport oss2\nimport settings\n\nauth = oss2.Auth(os.environ['WHO'], settings.WHAT)\n";
    let repository = branch(&[("settings.py", &literal), ("app.py", CLEAN)]);
    let before = check(&repository.0, &["check", "--format", "jsonl"]);
    repository.0.write("app.py", call.as_bytes());
    let after = check(&repository.0, &["check", "--format", "jsonl"]);
    assert_ne!(before, after, "the call shows what the literal is");
    let new = since(&repository, "main");
    assert!(!new.is_empty() && new.iter().all(|finding| finding.starts_with("settings.py ")), "{new:?}");
    repository.git(&["add", "--all"]);
    repository.commit("a call");
    assert_eq!(since(&repository, "HEAD"), NONE, "then as today");
}

#[test]
fn names_may_change() {
    let filler = "print('a line')\n".repeat(20);
    let repository = branch(&[("app.py", &format!("{}{filler}", leak())), ("gone.py", CLEAN)]);
    repository.git(&["mv", "app.py", "moved.py"]);
    assert_eq!(since(&repository, "main"), NONE);
    let text = fs::read_to_string(repository.0.path().join("moved.py")).expect("it is there");
    repository.0.write("moved.py", format!("import sys\n{text}sys.exit()\n").as_bytes());
    assert_eq!(since(&repository, "main"), NONE, "and some lines with them");
    repository.0.write("app.py", text.as_bytes());
    assert_eq!(since(&repository, "main"), ["moved.py hardcoded-access-key error"], "a copy is new");
}

#[test]
fn others_work_does_not_count() {
    let repository = branch(&[("app.py", &leak())]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.stage("app.py", CLEAN);
    repository.commit("mended on main");
    repository.git(&["checkout", "--quiet", "work"]);
    assert_eq!(since(&repository, "main"), NONE, "the branch did not bring it");
}

#[test]
fn a_comment_that_goes_makes_a_finding() {
    let silenced = leak().replace("auth =", "# aklint: ignore[hardcoded-access-key] a test\nauth =");
    let repository = branch(&[("app.py", &silenced)]);
    repository.0.write("app.py", leak().as_bytes());
    assert_eq!(since(&repository, "main"), ["app.py hardcoded-access-key error"]);
}

#[test]
fn a_rule_that_is_switched_on_finds_nothing_new() {
    let repository = branch(&[("app.py", &leak()), ("aklint.toml", "[rules]\nhardcoded-access-key = \"off\"\n")]);
    repository.0.write("aklint.toml", b"");
    assert_eq!(since(&repository, "main"), NONE);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let repository = branch(&[("app.py", CLEAN)]);
    for lang in ["en", "zh"] {
        let ran = repository.0.run(&["check", "--lang", lang, "--diff", "nowhere"]);
        assert!(ran.status == Some(2) && ran.err.contains("nowhere"), "{}", ran.err);
    }
    repository.git(&["checkout", "--quiet", "--orphan", "alone"]);
    repository.commit("nothing in common");
    let ran = repository.0.run(&["check", "--diff", "main"]);
    assert!(ran.status == Some(2) && ran.err.contains("no common commit"), "{}", ran.err);
}

#[test]
fn every_path_is_as_the_user_would_write_it() {
    let repository = branch(&[("a/app.py", &leak()), ("b/other.py", CLEAN)]);
    repository.0.write("b/other.py", leak().as_bytes());
    let mut command = repository.0.command(&["check", "--diff", "main", "--format", "jsonl", "../a", "."]);
    let output = command.current_dir(repository.0.path().join("b")).output().expect("it starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let found = text.lines().filter(|line| line.contains("hardcoded-access-key")).collect::<Vec<_>>();
    assert!(matches!(found.as_slice(), [one] if one.contains("other.py")), "{text}");
}
