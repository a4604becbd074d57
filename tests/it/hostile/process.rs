//! Whoever runs the program stops it, goes away, or gives it nowhere to write.

#![cfg(unix)]

use std::fs::{self, File};
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{BOUND, PATIENCE, bounded, lines};
use crate::program::{Folder, leak};

/// A stopped program ends within this time.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A folder that takes many seconds to look at.
fn large() -> Folder {
    let folder = Folder::new(&[("app.py", &leak())]);
    let text = lines(&"LTAI12345678901 aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0 access_key_secret: \"\n".repeat(20_000));
    for at in 0..40 {
        folder.write(&format!("{at}.txt"), text.as_bytes());
    }
    folder
}

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
    assert!(sent.expect("kill is part of every Unix").success());
}

#[test]
fn a_stopped_run_stops_and_leaves_nothing() {
    let folder = large();
    folder.write("report.json", b"the old one");
    for signal in ["-INT", "-TERM"] {
        let mut command = folder.command(&["check", "--format", "json", "--output", "report.json"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        thread::sleep(Duration::from_millis(500));
        assert!(child.try_wait().expect("it is our child").is_none(), "it was not yet done");
        send(signal, &child);
        let sent = Instant::now();
        while child.try_wait().expect("it is our child").is_none() {
            assert!(sent.elapsed() < AT_ONCE * PATIENCE, "{signal} is not heeded");
            thread::sleep(Duration::from_millis(5));
        }
        assert!(!child.wait().expect("it is our child").success());
        assert_eq!(folder.read("report.json"), "the old one");
        let names = fs::read_dir(folder.path()).expect("the folder is there");
        let is_left = names.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(".aklint-"));
        assert!(!is_left, "nothing half written stays");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let text = leak().repeat(500);
    let folder = Folder::new(&[("app.py", &text)]);
    for format in ["human", "jsonl", "json", "sarif", "github"] {
        let mut command = folder.command(&["check", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut out = child.stdout.take().expect("it is a pipe");
        let mut first = [0; 16];
        out.read_exact(&mut first).expect("there is a report");
        drop(out);
        let ended = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{format}");
        assert_eq!(ended.status.code(), Some(1), "{format}");
    }
}

#[test]
fn nowhere_to_write_is_an_error() {
    let folder = Folder::new(&[("app.py", &leak())]);
    for format in ["human", "jsonl", "json", "sarif", "github"] {
        let mut command = folder.command(&["check", "--format", format]);
        let full = File::options().write(true).open("/dev/full");
        let Ok(full) = full else { return };
        let ended = command.stdout(full).output().expect("the program ends");
        assert_eq!(ended.status.code(), Some(2), "{format}");
        assert!(!ended.stderr.is_empty(), "{format}: it says why");
    }
    let ran = bounded("output", &mut folder.command(&["check", "--output", "/dev/full"]), BOUND);
    assert!(ran.ends_with(2).is_empty() && ran.err.contains("/dev/full"), "{}", ran.err);
    for arguments in [vec!["rules"], vec!["providers"], vec!["advise"], vec!["config"], vec!["--help"]] {
        let full = File::options().write(true).open("/dev/full").expect("it was there");
        let ended = folder.command(&arguments).stdout(full).output().expect("the program ends");
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_closed_output_is_no_crash() {
    let folder = Folder::new(&[("app.py", &leak())]);
    let program = folder.command(&["check"]).get_program().to_owned();
    let script = format!("exec {} check >&- 2>&-", program.to_string_lossy());
    let status = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).status();
    let code = status.expect("sh is part of every Unix").code();
    assert!(matches!(code, Some(1 | 2)), "{code:?}");
}

#[test]
fn two_runs_at_once_do_not_disturb_each_other() {
    let folder = Folder::new(&[("app.py", &leak()), ("sub/app.py", &leak())]);
    let one = folder.run(&["check", "--format", "json"]).out;
    let spawn = || {
        let mut command =
            folder.command(&["check", "--format", "json", "--output", "report.json", "--exclude", "report.json"]);
        command.stdout(Stdio::null()).spawn().expect("the program starts")
    };
    let children: Vec<Child> = (0..4).map(|_| spawn()).collect();
    for mut child in children {
        assert_eq!(child.wait().expect("the program ends").code(), Some(1));
    }
    assert_eq!(folder.read("report.json"), one);
}
