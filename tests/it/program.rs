//! The program as a user runs it: arguments and a folder in, streams and a status out.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A synthetic key.
pub const ID: &str = "LTAIaKL1nt0q7XyZ";
pub const SECRET: &str = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U";

/// Code with one error in it: a key in a static provider.
pub fn leak() -> String {
    leak_of(ID, SECRET)
}

/// The same with another key.
pub fn leak_of(id: &str, secret: &str) -> String {
    format!("import oss2\n\nauth = oss2.Auth('{id}', '{secret}')\n")
}

/// The program: that of this build, unless `AKLINT_PROGRAM` names another one.
fn program() -> PathBuf {
    std::env::var_os("AKLINT_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_aklint").into(), PathBuf::from)
}

/// A folder of its own for each test, with a repository's mark so that nothing above it counts.
pub struct Folder {
    path: PathBuf,
    /// Removes it, when it is a test's own.
    _own: Option<TempDir>,
}

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let own = TempDir::new().expect("a temporary folder can be made");
        let folder = Self { path: own.path().to_owned(), _own: Some(own) };
        fs::create_dir(folder.path().join(".git")).expect("the folder is empty");
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    /// A folder that is there already.
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned(), _own: None }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program in this folder, knowing nothing of whoever runs the tests.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(arguments).current_dir(self.path()).env_clear().env("LANG", "en_US.UTF-8");
        command.stdin(Stdio::null());
        command
    }

    /// The program in this folder, run by somebody who may not read what its owner has locked: an administrator, who runs
    /// tests in containers, may read everything.
    #[cfg(unix)]
    pub fn run_as_nobody(&self, arguments: &[&str]) -> Ran {
        use std::os::unix::fs::PermissionsExt as _;
        use std::os::unix::process::CommandExt as _;
        const NOBODY: u32 = 65_534;
        let open = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
        // Where the build lies, nobody may have no way in.
        let elsewhere = TempDir::new().expect("a temporary folder can be made");
        let copy = elsewhere.path().join("aklint");
        fs::copy(program(), &copy).expect("the program can be copied");
        [elsewhere.path(), &copy, self.path()].into_iter().for_each(open);
        let mut command = Command::new(&copy);
        command.args(arguments).current_dir(self.path()).env_clear().env("LANG", "en_US.UTF-8").stdin(Stdio::null());
        Ran::of(&command.uid(NOBODY).gid(NOBODY).output().expect("the program starts"))
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&self.command(arguments).output().expect("the program starts"))
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("it is a pipe").write_all(input).expect("the program reads its input");
        Ran::of(&child.wait_with_output().expect("the program ends"))
    }
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
        let ran = Self { status: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        // The law of laws holds for every test of the program.
        for stream in [&ran.out, &ran.err] {
            assert!(!stream.contains(&SECRET[6..]) && !stream.contains(&ID[4..]), "a key was shown:\n{stream}");
        }
        ran
    }

    /// Holds the status, and gives what was written on standard output.
    #[track_caller]
    pub fn ends_with(&self, status: i32) -> &str {
        assert_eq!(self.status, Some(status), "{}\n{}", self.out, self.err);
        &self.out
    }

    /// Rule names of a `jsonl` report with path and severity, sorted.
    pub fn findings(&self) -> Vec<String> {
        let lines = self.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON"));
        let word = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let mut found: Vec<String> = lines
            .filter(|line| line["type"] == "finding")
            .map(|line| format!("{} {} {}", word(&line, "path"), word(&line, "rule"), word(&line, "severity")))
            .collect();
        found.sort();
        found
    }
}
