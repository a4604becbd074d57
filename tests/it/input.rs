//! Files that are not what one hopes for: each has a stated result.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};

use crate::program::{Folder, ID, Ran, SECRET, leak};

/// The problems of a `json` report: path, extent, message.
fn problems(ran: &Ran) -> Vec<(String, String, String)> {
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let word = |value: &serde_json::Value| value.as_str().expect("it is a string").to_owned();
    let problems = report["problems"].as_array().expect("it is a list");
    problems
        .iter()
        .map(|problem| (word(&problem["path"]), word(&problem["extent"]), word(&problem["message"])))
        .collect()
}

fn check(folder: &Folder, paths: &[&str]) -> Ran {
    folder.run(&[&["check", "--format", "json"], paths].concat())
}

#[track_caller]
fn has_problem(ran: &Ran, path: &str, extent: &str, part: &str) {
    let problems = problems(ran);
    let is_it = |(at, how, what): &(String, String, String)| at == path && how == extent && what.contains(part);
    assert!(problems.iter().any(is_it), "{problems:?}");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_an_unfinished_job() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new(&[("app.py", &leak()), ("locked.py", &leak()), ("shut/app.py", &leak())]);
    let close = |name: &str| {
        fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(0o000)).expect("it is ours");
    };
    close("locked.py");
    close("shut");
    let arguments = ["check", "--format", "json", "."];
    let is_administrator = File::open(folder.path().join("locked.py")).is_ok();
    let ran = if is_administrator { folder.run_as_nobody(&arguments) } else { folder.run(&arguments) };
    fs::set_permissions(folder.path().join("shut"), fs::Permissions::from_mode(0o700)).expect("it is ours");
    ran.ends_with(2);
    has_problem(&ran, "locked.py", "unseen", "permission denied");
    has_problem(&ran, "shut", "unseen", "permission denied");
    assert!(ran.out.contains("app.py"), "the rest is checked");
}

#[test]
fn what_is_not_there_is_an_unfinished_job() {
    let folder = Folder::new(&[]);
    let ran = check(&folder, &["nowhere.py"]);
    ran.ends_with(2);
    has_problem(&ran, "nowhere.py", "unseen", "There is no such file or folder");
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_when_they_are_named() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new(&[("real/app.py", &leak())]);
    let at = |name: &str| folder.path().join(name);
    symlink("nowhere", at("broken")).expect("links can be made");
    symlink("real", at("alias")).expect("links can be made");
    symlink(".", at("real/loop")).expect("links can be made");
    symlink("second", at("first")).expect("links can be made");
    symlink("first", at("second")).expect("links can be made");
    let ran = folder.run(&["check", ".", "--format", "jsonl"]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), ["real/app.py hardcoded-access-key error"], "once, under its own name");
    let ran = folder.run(&["check", "alias", "--format", "jsonl"]);
    assert_eq!(ran.findings(), ["alias/app.py hardcoded-access-key error"]);
    let ran = check(&folder, &["broken"]);
    ran.ends_with(2);
    has_problem(&ran, "broken", "unseen", "There is no such file");
    let ran = check(&folder, &["first"]);
    ran.ends_with(2);
    has_problem(&ran, "first", "unseen", "could not be read");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let folder = Folder::new(&[("app.py", "import oss2\n")]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.py")).status();
    assert!(made.expect("mkfifo is part of every Unix").success());
    for paths in [["."], ["pipe.py"]] {
        let ran = check(&folder, &paths);
        ran.ends_with(0);
        has_problem(&ran, "pipe.py", "skipped", "a named pipe");
    }
}

#[test]
fn an_empty_file_is_clean() {
    let folder = Folder::new(&[("empty.py", ""), ("empty.rs", ""), ("empty.ipynb", ""), ("empty.toml", "")]);
    let ran = check(&folder, &["."]);
    ran.ends_with(0);
    assert_eq!(problems(&ran), []);
}

#[test]
fn a_last_line_needs_no_end() {
    for text in [leak().trim_end().to_owned(), leak().replace('\n', "\r\n"), format!("\u{feff}{}", leak())] {
        let folder = Folder::new(&[("app.py", &text)]);
        let ran = folder.run(&["check", "--format", "jsonl"]);
        assert_eq!(ran.findings(), ["app.py hardcoded-access-key error"], "{text:?}");
    }
}

#[test]
fn a_key_behind_much_text_is_found() {
    let folder = Folder::new(&[]);
    let path = folder.path().join("dump.sql");
    let mut file = File::create(&path).expect("files can be made");
    // Lines up to the limit of what the head says, then a hole that costs no disk, then the key.
    file.write_all("-- a dump\n".repeat(2000).as_bytes()).expect("files can be written");
    file.seek(SeekFrom::Start(200 << 20)).expect("files can have holes");
    write!(file, "\nINSERT INTO keys VALUES ('{ID}', '{SECRET}'); -- AccessKeySecret\n").expect("files can be written");
    drop(file);
    let ran = folder.run(&["check", "--format", "jsonl"]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), ["dump.sql access-key-in-file error"]);
}

#[test]
fn other_encodings_are_read() {
    let text = format!("说明：以下为访问密钥\nAccessKeyId={ID}\nAccessKeySecret={SECRET}\n");
    let wide: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let (gbk, _, lost) = encoding_rs::GBK.encode(&text);
    assert!(!lost);
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (name, bytes) in [
        ("marked UTF-16LE", marked(&[0xFF, 0xFE], &little)),
        ("marked UTF-16BE", marked(&[0xFE, 0xFF], &big)),
        ("UTF-16LE", little.clone()),
        ("UTF-16BE", big.clone()),
        ("GBK", gbk.into_owned()),
    ] {
        let folder = Folder::new(&[]);
        folder.write("keys.txt", &bytes);
        let ran = check(&folder, &["."]);
        assert_eq!(ran.status, Some(1), "{name}: {}", ran.out);
        assert_eq!(problems(&ran), [], "{name}");
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
        let finding = &report["findings"][0];
        assert_eq!((&finding["start"]["line"], &finding["start"]["column"]), (&3.into(), &17.into()), "{name}");
    }
}

#[test]
fn broken_text_is_read_as_far_as_it_goes() {
    let folder = Folder::new(&[]);
    let text =
        [b"caf\xE9 \xFF\n".as_slice(), format!("AccessKeyId={ID}\nAccessKeySecret={SECRET}\n").as_bytes()].concat();
    folder.write("notes.txt", &text);
    let ran = check(&folder, &["."]);
    ran.ends_with(1);
    has_problem(&ran, "notes.txt", "partial", "not valid text");
}

#[test]
fn broken_code_is_still_searched_for_keys() {
    for (name, text) in [
        ("app.py", format!("def (:\n{}", leak())),
        ("app.rs", format!("fn main( {{ let x = ; }}\n// key id {ID}\n// AccessKeySecret: {SECRET}\n")),
        ("app.ipynb", format!("{{ \"AccessKeyId\": \"{ID}\",\n\"AccessKeySecret\": \"{SECRET}\"")),
    ] {
        let folder = Folder::new(&[(name, &text)]);
        let ran = check(&folder, &["."]);
        ran.ends_with(1);
        assert!(
            problems(&ran).iter().all(|(_, extent, _)| extent == "partial") && !problems(&ran).is_empty(),
            "{name}"
        );
    }
}

#[test]
fn a_picture_is_passed_over() {
    let folder = Folder::new(&[]);
    let text = format!("AccessKeyId={ID}\nAccessKeySecret={SECRET}\n");
    folder.write("picture.png", &[b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0".as_slice(), text.as_bytes()].concat());
    let ran = check(&folder, &["."]);
    ran.ends_with(0);
    assert_eq!(problems(&ran), []);
}
