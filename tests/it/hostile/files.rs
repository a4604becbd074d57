//! Trees that change, loop, block or have no end.

#![cfg(unix)]

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{BOUND, LONG, bounded, problems};
use crate::program::{Folder, Ran, leak};

fn check(name: &str, folder: &Folder, paths: &[&str]) -> Ran {
    let arguments = [&["check", "--format", "jsonl"], paths].concat();
    bounded(name, &mut folder.command(&arguments), LONG)
}

fn hardcoded(path: &str) -> String {
    format!("{path} hardcoded-access-key error")
}

#[test]
fn links_lead_nowhere() {
    let folder = Folder::new(&[("app.py", &leak()), ("deep/er/app.py", &leak())]);
    let outside = Folder::new(&[("secret.py", &leak())]);
    let at = |name: &str| folder.path().join(name);
    for (to, from) in [
        ("..", "deep/loop"),
        (".", "self"),
        ("gone", "dangling"),
        ("b", "a"),
        ("a", "b"),
        ("/dev/zero", "zero.py"),
        ("/dev/stdin", "stdin.py"),
        ("/", "root"),
    ] {
        symlink(to, at(from)).expect("links can be made");
    }
    symlink(outside.path(), at("outside")).expect("links can be made");
    let ran = check("links", &folder, &[]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), [hardcoded("app.py"), hardcoded("deep/er/app.py")]);
    assert_eq!(problems(&ran), []);
    // A link that a program imports is not followed out of the tree either.
    folder.write("main.py", b"import oss2\nfrom zero import KEY\noss2.Auth('a', KEY)\n");
    check("an import", &folder, &[]).ends_with(1);
}

#[test]
fn devices_pipes_and_sockets_are_not_opened() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.py")).status();
    assert!(made.expect("mkfifo is part of every Unix").success());
    let _socket = UnixListener::bind(folder.path().join("socket.py")).expect("sockets can be made");
    symlink("/dev/zero", folder.path().join("zero.py")).expect("links can be made");
    let ran = check("all", &folder, &[]);
    ran.ends_with(1);
    let skipped = |name: &str| (name.to_owned(), "skipped".to_owned());
    assert_eq!(problems(&ran), [skipped("pipe.py"), skipped("socket.py")]);
    for path in ["/dev/zero", "/dev/full", "zero.py", "pipe.py", "socket.py"] {
        let ran = check(path, &folder, &["app.py", path]);
        ran.ends_with(1);
        assert_eq!(problems(&ran), [skipped(path)]);
        assert_eq!(ran.findings(), [hardcoded("app.py")]);
    }
}

/// A module that is imported, a manifest, an environment file: whatever is read beside what was asked for.
#[test]
fn pipes_beside_the_scan_are_not_opened() {
    let folder = Folder::new(&[
        (
            "app.py",
            "import oss2\nfrom keys import SECRET\nfrom dotenv import load_dotenv\nload_dotenv()\noss2.Auth('a', SECRET)\n",
        ),
        ("beside.py", &leak()),
    ]);
    for name in ["keys.py", ".env", "pyproject.toml", "Pipfile", "manage.py", ".aklintignore", ".ignore"] {
        let made = Command::new("mkfifo").arg(folder.path().join(name)).status();
        assert!(made.expect("mkfifo is part of every Unix").success());
    }
    for paths in [vec![], vec!["app.py", "beside.py"]] {
        let ran = check("beside", &folder, &paths);
        assert!(ran.findings().contains(&hardcoded("beside.py")), "{}", ran.out);
    }
}

#[test]
fn files_that_change_while_they_are_read() {
    let folder = Folder::new(&[("still.py", &leak())]);
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let long = leak() + &"x = 1\n".repeat(200_000);
            let mut at = 0;
            while !stop.load(Ordering::Relaxed) {
                at += 1;
                let path = folder.path().join(format!("file{}.py", at % 20));
                match at % 3 {
                    0 => drop(fs::remove_file(&path)),
                    1 => fs::write(&path, &long).expect("files can be written"),
                    _ => fs::write(&path, "x").expect("files can be written"),
                }
            }
        });
        for _ in 0..5 {
            let ran = check("changing", &folder, &[]);
            stop.store(ran.status != Some(1), Ordering::Relaxed);
            ran.ends_with(1);
            assert!(ran.findings().contains(&hardcoded("still.py")));
            assert!(problems(&ran).iter().all(|(_, extent)| extent != "unseen"), "{:?}", problems(&ran));
        }
        stop.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_folder_of_a_thousand_levels() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let deep = "d/".repeat(1_000);
    folder.write(&format!("{deep}app.py"), leak().as_bytes());
    let ran = check("levels", &folder, &[]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), [hardcoded("app.py"), hardcoded(&format!("{deep}app.py"))]);
    assert_eq!(problems(&ran), []);
}

#[test]
fn a_folder_of_many_files() {
    const COUNT: usize = 50_000;
    let folder = Folder::new(&[("app.py", &leak())]);
    fs::create_dir(folder.path().join("many")).expect("folders can be made");
    for at in 0..COUNT {
        let mut file = File::create(folder.path().join(format!("many/{at}.txt"))).expect("files can be made");
        file.write_all(b"nothing\n").expect("files can be written");
    }
    let ran = check("files", &folder, &[]);
    ran.ends_with(1);
    assert_eq!(ran.findings(), [hardcoded("app.py")]);
    assert!(ran.out.contains(&format!("\"files\":{}", COUNT + 1)), "{}", ran.out);
}

#[test]
fn one_file_of_two_names_is_two() {
    let folder = Folder::new(&[("a.py", &leak())]);
    fs::hard_link(folder.path().join("a.py"), folder.path().join("b.py")).expect("links can be made");
    let ran = check("hard link", &folder, &[]);
    assert_eq!(ran.findings(), [hardcoded("a.py"), hardcoded("b.py")]);
    let ran = check("twice", &folder, &["a.py", "./a.py", "a.py"]);
    assert_eq!(ran.findings(), [hardcoded("a.py")]);
    bounded("bound", &mut folder.command(&["advise"]), BOUND).ends_with(0);
}
