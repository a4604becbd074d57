//! `aklint baseline` and `check --baseline`: what was there is known, what comes is told, what goes is taken out.

use std::fs;

use aklint::mask::Masked;
use serde_json::Value;

use crate::git::Repository;
use crate::program::{Folder, ID, Ran, SECRET, leak};

const FILE: &str = ".aklint-baseline.toml";
const OTHER_ID: &str = "LTAIaKL1ntb4Wk9s";
const OTHER_SECRET: &str = "aKL1ntZ8y3Nc6RkU5wXd7MqF4tJi2V";
const NONE: [&str; 0] = [];

/// Code with another key in it.
fn other_leak() -> String {
    format!("import oss2\n\nauth = oss2.Auth('{OTHER_ID}', '{OTHER_SECRET}')\n")
}

fn in_file(path: &str) -> String {
    format!("{path} hardcoded-access-key error")
}

/// A check against the baseline, which must do its whole job.
#[track_caller]
fn checked(folder: &Folder, more: &[&str]) -> Ran {
    let ran = folder.run(&[&["check", "--baseline", FILE, "--format", "jsonl"], more].concat());
    assert!(matches!(ran.status, Some(0 | 1)), "{}{}", ran.out, ran.err);
    assert_eq!(ran.status == Some(1), !ran.findings().is_empty(), "{}", ran.out);
    ran
}

/// What is new, where nothing is to be said of old entries.
#[track_caller]
fn new(folder: &Folder, more: &[&str]) -> Vec<String> {
    let ran = checked(folder, more);
    assert_eq!(ran.err, "");
    ran.findings()
}

#[track_caller]
fn written(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(files);
    folder.run(&["baseline"]).ends_with(0);
    folder
}

fn count(folder: &Folder) -> usize {
    folder.read(FILE).matches("[[finding]]").count()
}

fn remove(folder: &Folder, name: &str) {
    fs::remove_file(folder.path().join(name)).expect("it was written");
}

fn rename(folder: &Folder, from: &str, to: &str) {
    let (from, to) = (folder.path().join(from), folder.path().join(to));
    fs::create_dir_all(to.parent().expect("it lies in the folder")).expect("folders can be made");
    fs::rename(from, to).expect("it was written");
}

/// Gives every entry a reason.
fn explain(folder: &Folder, reason: &str) {
    let text = folder.read(FILE).replace("reason = \"\"", &format!("reason = \"{reason}\""));
    folder.write(FILE, text.as_bytes());
}

#[test]
fn what_was_there_is_known_and_what_comes_is_told() {
    let folder = Folder::new(&[("app.py", &leak()), ("deep/b.py", &other_leak())]);
    let ran = folder.run(&["baseline"]);
    assert!(ran.ends_with(0).contains(&format!("{FILE}: 2 findings")), "{}", ran.out);
    assert_eq!(new(&folder, &[]), NONE);
    let first = folder.read(FILE);
    folder.run(&["baseline"]).ends_with(0);
    assert_eq!(folder.read(FILE), first, "the same findings give the same file");
    let human = folder.run(&["check", "--baseline", FILE]);
    assert!(human.ends_with(0).contains("2 in the baseline"), "{}", human.out);
    folder.write("c.py", leak().as_bytes());
    assert_eq!(new(&folder, &[]), [in_file("c.py")], "a copy is new");
    folder.run(&["check"]).ends_with(1);
}

#[test]
fn lines_move_and_files_are_renamed() {
    let folder = written(&[("app.py", &leak()), ("b.py", &other_leak())]);
    folder.write("app.py", format!("# more\n\n{}", leak()).as_bytes());
    rename(&folder, "b.py", "deep/c.py");
    assert_eq!(new(&folder, &[]), NONE);
    assert_eq!(new(&folder, &["deep/c.py"]), NONE, "a hook passes the new name alone");
    explain(&folder, "rotated in May");
    let before = folder.read(FILE);
    assert_eq!(new(&folder, &["--prune"]), NONE);
    assert_eq!(folder.read(FILE), before.replace("\"b.py\"", "\"deep/c.py\""), "the entry has moved with it");
    folder.run(&["baseline"]).ends_with(0);
    assert_eq!(folder.read(FILE).matches("rotated in May").count(), 2);
}

#[test]
fn a_copy_is_no_move() {
    let folder = written(&[("app.py", &leak())]);
    folder.write("copy.py", leak().as_bytes());
    assert_eq!(new(&folder, &["copy.py"]), [in_file("copy.py")], "nobody looked at the first one: it is there");
    folder.write("app.py", b"import oss2\n");
    assert_eq!(new(&folder, &[]), NONE, "now it has moved");
    assert_eq!(new(&folder, &["copy.py"]), [in_file("copy.py")]);
    folder.write("app.py", leak().as_bytes());
    folder.write("aklint.toml", b"exclude = ['app.py']");
    assert_eq!(new(&folder, &[]), [in_file("copy.py")], "what is excluded is not gone");
    folder.write("aklint.toml", b"[per-path-ignores]\n'app.py' = ['hardcoded-access-key']");
    assert_eq!(new(&folder, &[]), [in_file("copy.py")], "neither is what no rule looked at");
}

#[test]
fn what_is_mended_is_told_and_taken_out() {
    let folder = written(&[("app.py", &leak()), ("b.py", &other_leak()), ("c.py", &leak())]);
    let text = folder.read(FILE).replace("[[finding]]\nrule = \"hardcoded-access-key\"\npath = \"c.py\"", "# ours\n$0");
    let text = text.replace("$0", "[[finding]]\nrule = \"hardcoded-access-key\"\npath = \"c.py\"");
    folder.write(FILE, text.as_bytes());
    folder.write("app.py", b"import oss2\n");
    remove(&folder, "b.py");
    let ran = checked(&folder, &[]);
    ran.ends_with(0);
    assert!(ran.err.contains("2 entries") && ran.err.contains("--prune"), "{}", ran.err);
    assert!(ran.err.contains(&format!("{FILE}:7: app.py hardcoded-access-key")), "{}", ran.err);
    assert_eq!(folder.read(FILE), text);
    let ran = checked(&folder, &["--prune"]);
    assert!(ran.err.contains("taken out"), "{}", ran.err);
    let block = |path: &str| {
        let at = text.find(&format!("path = \"{path}\"")).expect("it has an entry");
        let start = text[..at].rfind("[[").expect("it has a header");
        let rest = &text[start..];
        let end = rest.find("\n\n").map_or(rest.len(), |end| end + 2);
        rest[..end].to_owned()
    };
    assert_eq!(folder.read(FILE), text.replace(&block("app.py"), "").replace(&block("b.py"), ""));
    assert_eq!(new(&folder, &["--prune"]), NONE);
}

#[test]
fn of_what_a_run_does_not_look_at_nothing_is_said() {
    let folder = written(&[("app.py", &leak()), ("deep/b.py", &other_leak()), ("c.py", "import oss2\n")]);
    let before = folder.read(FILE);
    folder.write("app.py", b"import oss2\n");
    assert_eq!(new(&folder, &["--prune", "c.py", "deep"]), NONE);
    let notes = format!("id: {ID}\nAccessKeySecret: {SECRET}\n");
    folder.write("notes.txt", notes.as_bytes());
    assert_eq!(new(&folder, &["--prune", "--only", "missing-refresh"]), NONE, "another rule");
    assert_eq!(new(&folder, &["--prune", "--rule", "hardcoded-access-key=off", "app.py"]), NONE);
    assert_eq!(folder.read(FILE), before);
    folder.run(&["baseline", "notes.txt"]).ends_with(0);
    assert_eq!(count(&folder), 3, "what was not looked at stays");
    folder.run(&["baseline"]).ends_with(0);
    assert_eq!(count(&folder), 2);
    // A file that cannot be read says nothing, and neither does the rest: the finding may have gone there.
    remove(&folder, "notes.txt");
    folder.write("aklint.toml", b"lang = 'de'");
    let ran = folder.run(&["check", "--config", "none.toml", "--baseline", FILE, "--prune"]);
    ran.ends_with(2);
    folder.write("deep/aklint.toml", b"lang = 'de'");
    remove(&folder, "aklint.toml");
    folder.run(&["check", "--baseline", FILE, "--prune"]).ends_with(2);
    assert_eq!(count(&folder), 2);
}

#[test]
fn paths_count_from_the_baseline_wherever_a_run_starts() {
    let folder = Folder::new(&[("app.py", &leak()), ("deep/er/b.py", &other_leak())]);
    let deep = Folder::at(&folder.path().join("deep"));
    let ran = deep.run(&["baseline", "..", "er/b.py"]);
    assert!(ran.ends_with(0).contains("../.aklint-baseline.toml"), "{}", ran.out);
    let text = folder.read(FILE);
    assert!(text.contains("\"app.py\"") && text.contains("\"deep/er/b.py\""), "{text}");
    assert_eq!(new(&folder, &["deep/er/../er/b.py", "./app.py"]), NONE);
    let whole = folder.path().to_str().expect("temporary folders have plain names");
    assert_eq!(new(&folder, &[whole]), NONE);
    let from_below = deep.run(&["check", "--baseline", "../.aklint-baseline.toml", "er"]);
    from_below.ends_with(0);
    deep.run(&["baseline", "--output", "own.toml", "../app.py"]).ends_with(0);
    assert!(folder.read("deep/own.toml").contains("path = \"../app.py\""));
    folder.run(&["check", "--baseline", "deep/own.toml", "app.py"]).ends_with(0);
}

#[test]
fn notes_are_written_when_they_would_be_shown_or_fail() {
    let placeholder = "import oss2\n\nauth = oss2.Auth('<your-key-id>', '<your-key-secret>')\n";
    let folder = Folder::new(&[("app.py", &leak()), ("sample.py", placeholder)]);
    folder.run(&["baseline"]).ends_with(0);
    assert_eq!(count(&folder), 1);
    folder.run(&["baseline", "--notes"]).ends_with(0);
    assert_eq!(count(&folder), 2);
    folder.run(&["check", "--baseline", FILE, "--fail-on", "note"]).ends_with(0);
    remove(&folder, FILE);
    folder.write("aklint.toml", b"fail-on = 'note'");
    folder.run(&["baseline"]).ends_with(0);
    assert_eq!(count(&folder), 2);
}

#[test]
fn what_is_staged_is_held_against_the_baseline_too() {
    let repository = Repository::new(&[("app.py", &leak()), ("b.py", &other_leak()), ("c.py", "import oss2\n")]);
    let folder = &repository.0;
    folder.run(&["baseline"]).ends_with(0);
    repository.stage(FILE, &folder.read(FILE));
    assert_eq!(new(folder, &["--staged"]), NONE);
    repository.git(&["mv", "b.py", "moved.py"]);
    repository.stage("app.py", &format!("# more\n{}", leak()));
    assert_eq!(new(folder, &["--staged"]), NONE, "moved lines, a renamed file");
    // The index decides what is there: that the work tree still has the old file means nothing.
    folder.write("b.py", other_leak().as_bytes());
    assert_eq!(new(folder, &["--staged"]), NONE);
    repository.stage("c.py", &leak());
    assert_eq!(new(folder, &["--staged"]), [in_file("c.py")]);
    repository.stage("c.py", "import oss2\n");
    repository.stage("app.py", "import oss2\n");
    let ran = checked(folder, &["--staged"]);
    assert!(ran.err.contains("1 entry") && ran.err.contains("app.py"), "{}", ran.err);
    folder.run(&["check", "--staged", "--baseline", FILE, "--prune"]).ends_with(2);
}

#[test]
fn every_format_says_what_is_in_the_baseline() {
    let told = other_leak().replace("\nauth", "\n# aklint: ignore[hardcoded-access-key] made up\nauth");
    let folder = written(&[("app.py", &leak()), ("b.py", &told)]);
    assert_eq!(count(&folder), 1, "what a comment silences is no entry");
    explain(&folder, "rotated in May");
    let run = |format: &str| folder.run(&["check", "--baseline", FILE, "--format", format]);
    let json = |format: &str| -> Value { serde_json::from_str(run(format).ends_with(0)).expect("it is JSON") };
    let sarif = json("sarif");
    let kinds: Vec<(&str, &str)> = sarif["runs"][0]["results"]
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|result| {
            let suppression = &result["suppressions"][0];
            (suppression["kind"].as_str().unwrap_or(""), suppression["justification"].as_str().unwrap_or(""))
        })
        .collect();
    assert_eq!(kinds, [("external", "rotated in May"), ("inSource", "made up")]);
    let report = json("json");
    let quieted = |at: usize, key: &str| report["quieted"][at][key].as_str().map(str::to_owned);
    assert_eq!(quieted(0, "by").as_deref(), Some("baseline"));
    assert_eq!(quieted(0, "reason").as_deref(), Some("rotated in May"));
    assert_eq!(quieted(1, "by").as_deref(), Some("comment"));
    assert_eq!(report["stats"]["quieted"], 2);
    assert!(run("junit").ends_with(0).contains("rotated in May"));
    assert_eq!(json("gitlab"), Value::Array(Vec::new()));
    assert_eq!(json("gitlab-secrets")["vulnerabilities"], Value::Array(Vec::new()));
    assert!(!run("github").ends_with(0).contains("::error"));
    let human = run("human");
    assert!(human.ends_with(0).contains("1 suppressed, 1 in the baseline"), "{}", human.out);
    let statistics = folder.run(&["check", "--baseline", FILE, "--statistics"]);
    assert!(statistics.ends_with(0).contains("1 in the baseline"), "{}", statistics.out);
}

#[test]
fn both_languages_are_spoken() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let run = |arguments: &[&str]| folder.run(&[&["--lang", "zh"], arguments].concat());
    assert!(run(&["baseline"]).ends_with(0).contains("已记录 1 个问题"));
    assert!(run(&["check", "--baseline", FILE]).ends_with(0).contains("1 个已列入基线"));
    folder.write("app.py", b"");
    assert!(run(&["check", "--baseline", FILE]).err.contains("已没有对应的问题"));
    let ran = run(&["check", "--baseline", "none.toml"]);
    ran.ends_with(2);
    assert!(ran.err.contains("没有这个基线文件"), "{}", ran.err);
}

#[test]
fn a_baseline_that_cannot_be_used_is_an_error_with_a_place() {
    let folder = written(&[("app.py", &leak())]);
    let text = folder.read(FILE);
    for (wrong, place) in [
        (text.replace("version = 1", "version = 2"), ":4:11:"),
        (text.replace("hardcoded-access-key", "hardcoded-acess-key"), ":7:8:"),
        (format!("<<<<<<< HEAD\n{text}"), ":1:"),
        ("# nothing".to_owned(), ": This is no baseline"),
    ] {
        folder.write(FILE, wrong.as_bytes());
        for arguments in [&["check", "--baseline", FILE][..], &["baseline"]] {
            let ran = folder.run(arguments);
            ran.ends_with(2);
            assert!(ran.err.contains(&format!("{FILE}{place}")), "{place}\n{}", ran.err);
        }
        assert_eq!(folder.read(FILE), wrong, "it is not written over");
    }
    let ran = folder.run(&["check", "--baseline", "none.toml"]);
    ran.ends_with(2);
    assert!(ran.err.contains("none.toml: There is no such baseline"), "{}", ran.err);
    folder.run(&["check", "--prune"]).ends_with(2);
    folder.run(&["baseline", "-"]).ends_with(2);
    folder.run(&["baseline", "--output", "no/folder/b.toml"]).ends_with(2);
}

/// Neither a key nor anything that a list of keys could be held against.
#[test]
fn nothing_in_a_baseline_tells_a_key() {
    let all = format!("{}\nprint('{OTHER_SECRET}')\ntoken = 'id: {OTHER_ID}'\n", leak());
    let folder = Folder::new(&[("app.py", &all), ("notes.txt", &format!("id: {ID}\nAccessKeySecret: {SECRET}\n"))]);
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/demo");
    let demo = demo.to_str().expect("the checkout has a plain name");
    folder.run(&["baseline", "--notes", ".", demo]).ends_with(0);
    let text = folder.read(FILE);
    assert!(count(&folder) > 5, "{text}");
    assert!(!text.contains("aKL1nt") && !text.contains("LTAI"), "{text}");
    for secret in [ID, SECRET, OTHER_ID, OTHER_SECRET] {
        let own = Masked::new(secret).fingerprint().to_string();
        assert!(!text.contains(&own), "the fingerprint that reports show belongs to the key, this one to the finding");
        for plain in hashes(secret) {
            assert!(!text.contains(&plain[..12]), "an unsalted hash of a key:\n{text}");
        }
    }
    assert_eq!(new(&folder, &[".", demo]), NONE, "the file itself is no finding");
}

/// The hashes that lists of leaked secrets go by.
fn hashes(text: &str) -> Vec<String> {
    use sha2::{Digest as _, Sha256};
    let pair = format!("{ID}:{SECRET}");
    [text, &pair].iter().map(|text| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()).collect()
}
