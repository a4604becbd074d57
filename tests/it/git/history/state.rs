//! `--state`: what need not be read again, and what the file may not give away.

use std::fs;

use sha2::{Digest as _, Sha256};

use super::super::Repository;
use super::{CLEAN, NONE, lines, told};
use crate::program::{Folder, ID, SECRET, leak};

/// How many files a run has read.
#[track_caller]
fn read(repository: &Repository, arguments: &[&str]) -> u64 {
    let lines = lines(&repository.0, arguments);
    lines.last().expect("there is a summary")["stats"]["files"].as_u64().expect("it is a number")
}

fn with_past() -> Repository {
    let repository = Repository::new(&[("app.py", &leak()), ("other.py", CLEAN), ("notes.txt", "Nothing.\n")]);
    repository.stage("app.py", CLEAN);
    repository.stage("other.py", "import sys\n");
    repository.commit("second");
    repository
}

#[test]
fn a_second_run_says_the_same_and_reads_less() {
    let repository = with_past();
    let elsewhere = Folder::new(&[]);
    let state = elsewhere.path().join("state");
    let arguments = ["--state", super::plain(&state)];
    let first = read(&repository, &arguments);
    let findings = || lines(&repository.0, &arguments).into_iter().filter(|line| line["type"] == "finding");
    let before: Vec<_> = lines(&repository.0, &[]).into_iter().filter(|line| line["type"] == "finding").collect();
    assert_eq!(before.len(), 1);
    assert_eq!(findings().collect::<Vec<_>>(), before);
    assert!(read(&repository, &arguments) < first, "{first}");
    repository.stage("new.py", &format!("# new\n{}", leak()));
    repository.commit("third");
    assert_eq!(told(&repository, &arguments), ["first app.py gone 1", "third new.py at HEAD 1"]);
}

/// What was not looked at was not found to be clean.
#[test]
fn what_was_left_out_is_looked_at_once_it_is_not() {
    let repository = with_past();
    let elsewhere = Folder::new(&[]);
    let state = elsewhere.path().join("state");
    let arguments = ["--state", super::plain(&state)];
    let found = ["first app.py gone 1"];
    for pattern in ["app.py\n", "/*\n"] {
        repository.0.write(".aklintignore", pattern.as_bytes());
        assert_eq!(told(&repository, &arguments), NONE);
        assert_eq!(told(&repository, &[&arguments[..], &["--no-ignore"]].concat()), found, "{pattern}");
        fs::remove_file(repository.0.path().join(".aklintignore")).expect("it is there");
        assert_eq!(told(&repository, &arguments), found, "{pattern}");
    }
    assert_eq!(told(&repository, &[&arguments[..], &["--exclude", "app.py"]].concat()), NONE);
    assert_eq!(told(&repository, &[&arguments[..], &["--only", "secret-in-log"]].concat()), NONE);
    assert_eq!(told(&repository, &arguments), found);
}

#[test]
fn a_file_that_is_none_is_left_alone() {
    let repository = with_past();
    let elsewhere = Folder::new(&[]);
    let state = elsewhere.path().join("state");
    let arguments = ["history", "--state", super::plain(&state)];
    repository.0.run(&arguments).ends_with(1);
    let mut cut = fs::read(&state).expect("it was written");
    cut.pop();
    for damaged in [&b""[..], b"something else\n", &cut] {
        fs::write(&state, damaged).expect("files can be written");
        let ran = repository.0.run(&arguments);
        assert_eq!(ran.ends_with(2), "");
        assert!(ran.err.contains("not a state file"), "{}", ran.err);
        let ran = repository.0.run(&[&["--lang", "zh"], &arguments[..]].concat());
        assert!(ran.status == Some(2) && ran.err.contains("不是 aklint history 的状态文件"), "{}", ran.err);
        assert_eq!(fs::read(&state).expect("it is there"), damaged);
    }
}

#[test]
fn nothing_can_be_learnt_from_it() {
    let repository = with_past();
    repository.stage("silenced.py", &leak().replace("')\n", "')  # aklint: ignore[hardcoded-access-key] a test\n"));
    repository.commit("silenced");
    let elsewhere = Folder::new(&[]);
    let path = elsewhere.path().join("state");
    repository.0.run(&["history", "--state", super::plain(&path)]).ends_with(1);
    let state = fs::read(&path).expect("it was written");
    let has = |bytes: &[u8]| state.windows(bytes.len()).any(|window| window == bytes);
    assert!(has(b"aklint history"), "it is searched");
    let objects = repository.git(&["rev-list", "--objects", "--no-object-names", "--all"]);
    let mut hidden: Vec<Vec<u8>> = objects.lines().flat_map(|id| [id[..16].into(), bytes(&id[..16])]).collect();
    let texts = [ID.to_owned(), SECRET.to_owned(), format!("{ID}{SECRET}"), leak(), CLEAN.to_owned()];
    for text in &texts {
        hidden.push(text.as_bytes()[text.len() - 10..].into());
        let digests = [sha1(text), hex(&Sha256::digest(text))];
        hidden.extend(digests.iter().flat_map(|digest| [digest[..16].into(), bytes(&digest[..16])]));
    }
    hidden.extend(["app.py", "other.py", "silenced.py"].map(|name| name.as_bytes().to_vec()));
    for hidden in hidden {
        assert!(!has(&hidden), "{}", String::from_utf8_lossy(&hidden));
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("they are digits");
    (0..hex.len()).step_by(2).map(pair).collect()
}

fn sha1(text: &str) -> String {
    let mut hasher = gix::hash::hasher(gix::hash::Kind::Sha1);
    hasher.update(text.as_bytes());
    hasher.try_finalize().expect("it is no attack").to_string()
}
