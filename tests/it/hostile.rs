//! Input that is made to be passed over, hung on or crashed on: every case has a bound on what it may take, and the key
//! beside it is found.

mod code;
mod data;
mod files;
mod flow;
mod full;
mod names;
mod process;
mod text;

use std::fs::{self, File};
use std::process::{Child, Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::program::{Folder, ID, Ran, SECRET, leak};

/// What a case may take of a processor, in a debug build. Most take a tenth of it.
pub(crate) const BOUND: Duration = Duration::from_secs(10);
/// What a case that is large rather than tangled may take.
pub(crate) const LONG: Duration = Duration::from_secs(30);
/// So much longer may it take by the clock, on a machine that has others to serve.
const PATIENCE: u32 = 6;
/// More memory than this is too much, whatever is read.
const MOST_MEMORY: u64 = 1_500 << 20;
/// How deep is deep.
pub(crate) const DEEP: usize = 100_000;

/// Cases that need much memory wait for each other.
static LARGE: Mutex<()> = Mutex::new(());

pub(crate) fn alone() -> MutexGuard<'static, ()> {
    LARGE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How far a file is expected to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Understood {
    Wholly,
    /// The report says that it was not, or not wholly.
    Partly,
    /// On a slow machine patience may end sooner.
    Either,
}

/// `open` so many times, then `middle`, then `close` as many times.
pub(crate) fn nested(open: &str, middle: &str, close: &str, times: usize) -> String {
    format!("{}{middle}{}", open.repeat(times), close.repeat(times))
}

/// Looks at a file with a key in it beside another one, and holds that both keys are found, within the bound.
#[track_caller]
pub(crate) fn survives(name: &str, file: &str, text: &[u8], expected: Understood, bound: Duration) -> Ran {
    let folder = Folder::new(&[("beside.py", &leak())]);
    folder.write(file, text);
    let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl", "--threads", "1"]), bound);
    assert_eq!(ran.status, Some(1), "{name}: {}", ran.err);
    let found = ran.findings();
    assert!(found.contains(&"beside.py hardcoded-access-key error".to_owned()), "{name}: {found:?}");
    assert!(found.iter().any(|one| one.starts_with(file)), "{name}: the key in it was lost");
    let partly = problems(&ran).iter().any(|(path, extent)| path == file && extent == "partial");
    match expected {
        Understood::Wholly => assert!(!partly, "{name}: {:?}", problems(&ran)),
        Understood::Partly => assert!(partly, "{name}: nothing is said of what was not understood"),
        Understood::Either => {}
    }
    ran
}

/// The problems of a `jsonl` report, which must be complete: path and extent.
#[track_caller]
pub(crate) fn problems(ran: &Ran) -> Vec<(String, String)> {
    let last = ran.out.lines().last().unwrap_or_default();
    let summary: serde_json::Value = serde_json::from_str(last).expect("the report is whole");
    assert_eq!(summary["type"], "summary", "the report is whole");
    let word = |value: &serde_json::Value| value.as_str().expect("it is a text").to_owned();
    let problems = summary["problems"].as_array().expect("it is a list");
    problems.iter().map(|problem| (word(&problem["path"]), word(&problem["extent"]))).collect()
}

/// Runs a program that must end, by itself, within the bound.
#[track_caller]
pub(crate) fn bounded(name: &str, command: &mut Command, bound: Duration) -> Ran {
    let streams = tempfile::tempdir().expect("a temporary folder can be made");
    let at = |stream: &str| streams.path().join(stream);
    let open = |stream: &str| File::create(at(stream)).expect("files can be made");
    let mut child = command.stdout(open("out")).stderr(open("err")).spawn().expect("the program starts");
    let started = Instant::now();
    let mut memory = 0;
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            break status;
        }
        let spent = processor_time(&child).unwrap_or_default();
        memory = memory.max(peak_memory(&child).unwrap_or_default());
        if spent > bound || started.elapsed() > bound * PATIENCE {
            child.kill().expect("it is our child");
            child.wait().expect("it is our child");
            panic!("{name}: not done after {spent:?} of a processor and {:?}", started.elapsed());
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert!(memory < MOST_MEMORY, "{name}: {} MiB", memory >> 20);
    let read = |stream: &str| fs::read(at(stream)).expect("it was made");
    Ran::of(&Output { status, stdout: read("out"), stderr: read("err") })
}

/// What a process has taken of a processor, where the system tells.
fn processor_time(child: &Child) -> Option<Duration> {
    let line = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    // User and system time, in hundredths of a second on every Linux.
    Some(Duration::from_millis((ticks(11)? + ticks(12)?) * 10))
}

fn peak_memory(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? << 10)
}

/// Python code with a key in it.
pub(crate) fn python(code: &str) -> String {
    format!("{}{code}\n", leak())
}

/// Rust code with a key in it.
pub(crate) fn rust(code: &str) -> String {
    format!("fn key() {{ let access_key_id = \"{ID}\"; let access_key_secret = \"{SECRET}\"; }}\n{code}\n")
}

/// Lines of no language with a key in them.
pub(crate) fn lines(text: &str) -> String {
    format!("AccessKeyId: {ID}\nAccessKeySecret: {SECRET}\n{text}\n")
}
