//! The slow way to the same: each blob that git lists, checked alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::super::Repository;
use super::{lines, parsed};
use crate::program::Folder;

/// Path, rule and the secret's fingerprint.
type Secrets = BTreeSet<[String; 3]>;

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end
    }

    fn letters(&mut self, count: usize) -> String {
        const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..count).map(|_| char::from(LETTERS[self.below(LETTERS.len())])).collect()
    }
}

const COMMITS: usize = 60;
const ENDINGS: [&str; 4] = ["py", "rs", "yaml", "txt"];

/// A file of the kind that its name's ending says, with a key or without.
fn text(dice: &mut Dice, ending: &str, key: Option<&(String, String)>, serial: usize) -> String {
    let mark = if ending == "rs" { "//" } else { "#" };
    let mut text = String::new();
    for line in 0..dice.below(12) {
        writeln!(text, "{mark} line {line} of {serial}").expect("a string takes all");
    }
    let body = match (ending, key) {
        ("py", Some((_, secret))) if serial.is_multiple_of(3) => {
            format!("import os\nimport oss2\n\nauth = oss2.Auth(os.environ['ID'], '{secret}')\n")
        }
        ("py", Some((id, secret))) => format!("import oss2\n\nID = '{id}'\nauth = oss2.Auth(ID, '{secret}')\n"),
        ("py", None) => "import os\n\nprint(os.getpid())\n".to_owned(),
        ("rs", Some((id, secret))) => {
            format!("fn main() {{\n    let id = \"{id}\";\n    connect(id, access_key_secret(\"{secret}\"));\n}}\n")
        }
        ("rs", None) => "fn main() {}\n".to_owned(),
        ("yaml", Some((id, secret))) => format!("oss:\n  access_key_id: {id}\n  access_key_secret: {secret}\n"),
        ("yaml", None) => "oss:\n  region: cn-hangzhou\n".to_owned(),
        (_, Some((id, secret))) => format!("The key is {id}, with accessKeySecret={secret}\n"),
        (_, None) => "Nothing is in here.\n".to_owned(),
    };
    writeln!(text, "{body}{mark} {serial}").expect("a string takes all");
    text
}

/// What `git fast-import` makes a repository from: branches and merges, clocks that differ, keys that come and go.
fn stream() -> String {
    let mut dice = Dice(20_260_301);
    let keys: Vec<(String, String)> =
        (0..14).map(|_| (format!("LTAIaKL1nt{}", dice.letters(6)), format!("aKL1nt{}", dice.letters(24)))).collect();
    let folders = ["", "app/", "app/deep/er/", "deploy/"];
    let paths: Vec<String> = (0..28)
        .map(|at| format!("{}file{at}.{}", folders[at / 4 % folders.len()], ENDINGS[at % ENDINGS.len()]))
        .collect();
    let mut stream = String::new();
    let mut serial = 0;
    for commit in 1..=COMMITS {
        let branch = ["main", "main", "side", "other"][if commit < 4 { 0 } else { dice.below(4) }];
        let time = 1_772_000_000 + commit * 3_600 - dice.below(5) * 7_000;
        let who = format!("Someone <someone@example.com> {time} +0800");
        let message = format!("commit {commit}");
        write!(stream, "commit refs/heads/{branch}\nmark :{commit}\nauthor {who}\ncommitter {who}\n")
            .expect("it takes all");
        write!(stream, "data {}\n{message}\n", message.len()).expect("it takes all");
        // Whatever was before: a line of history is most of it, but some begin elsewhere.
        if commit > 1 {
            let from = if dice.below(3) == 0 { 1 + dice.below(commit - 1) } else { commit - 1 };
            writeln!(stream, "from :{from}").expect("it takes all");
            let other = 1 + dice.below(commit - 1);
            if dice.below(4) == 0 && other != from {
                writeln!(stream, "merge :{other}").expect("it takes all");
            }
        }
        for _ in 0..=dice.below(3) {
            serial += 1;
            let path = &paths[dice.below(paths.len())];
            let ending = path.rsplit('.').next().unwrap_or_default();
            let key = (dice.below(5) > 1).then(|| &keys[dice.below(keys.len())]);
            let text = text(&mut dice, ending, key, serial);
            write!(stream, "M 100644 inline {path}\ndata {}\n{text}\n", text.len()).expect("it takes all");
        }
        if dice.below(3) == 0 {
            writeln!(stream, "D {}", paths[dice.below(paths.len())]).expect("it takes all");
        }
        // What nothing but this reference leads to once its branch is set elsewhere.
        writeln!(stream, "reset refs/kept/{commit}\nfrom :{commit}\n").expect("it takes all");
    }
    stream
}

fn made() -> Repository {
    let repository = Repository::new(&[]);
    let mut child =
        repository.command(&["fast-import", "--quiet", "--force"]).stdin(Stdio::piped()).spawn().expect("git is there");
    child.stdin.take().expect("it is a pipe").write_all(stream().as_bytes()).expect("git reads its input");
    assert!(child.wait().expect("it ends").success());
    repository
}

fn secrets<'l>(lines: impl IntoIterator<Item = &'l Value>, path_of: impl Fn(&Value) -> String) -> Secrets {
    let found = lines.into_iter().filter(|line| line["type"] == "finding" && !line["secret"].is_null());
    found
        .map(|line| {
            let word = |value: &Value| value.as_str().expect("it is a string").to_owned();
            [path_of(line), word(&line["rule"]), word(&line["secret"]["fingerprint"])]
        })
        .collect()
}

fn searched(repository: &Repository, arguments: &[&str]) -> Secrets {
    let lines = lines(&repository.0, &[&["--isolated"], arguments].concat());
    secrets(&lines, |line| line["committed"]["path"].as_str().expect("it is a string").to_owned())
}

/// The secrets of each blob that git lists, in a file by itself.
fn checked(repository: &Repository) -> BTreeMap<String, Secrets> {
    let listed = repository.git(&["rev-list", "--objects", "--all"]);
    let blobs: Vec<(&str, &str)> = listed
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, path)| ENDINGS.iter().any(|ending| path.ends_with(&format!(".{ending}"))))
        .collect();
    assert!(blobs.len() > COMMITS, "{}", blobs.len());
    let check = |(id, path): &(&str, &str)| {
        let folder = Folder::new(&[(path, &repository.git(&["cat-file", "blob", id]))]);
        let ran = folder.run(&["check", "--isolated", "--format", "jsonl", path]);
        assert!(matches!(ran.status, Some(0 | 1)), "{}", ran.err);
        ((*id).to_owned(), secrets(&parsed(&ran), |line| line["path"].as_str().expect("it is a string").to_owned()))
    };
    std::thread::scope(|scope| {
        let halves = blobs.chunks(blobs.len().div_ceil(2));
        let running: Vec<_> =
            halves.map(|half| scope.spawn(move || half.iter().map(check).collect::<Vec<_>>())).collect();
        running.into_iter().flat_map(|half| half.join().expect("it does not panic")).collect()
    })
}

/// The blobs that the commits of a range brought, as git compares them with their parents.
fn brought(repository: &Repository, revisions: &[&str]) -> BTreeSet<String> {
    let commits = repository.git(&[&["rev-list"], revisions].concat());
    let compare = ["diff-tree", "-r", "-c", "--root", "--no-commit-id", "--no-renames"];
    let differences = commits.lines().map(|commit| repository.git(&[&compare[..], &[commit]].concat()));
    // As many colons as parents, then modes and ids, of which the last are the commit's own.
    let id = |line: &str| {
        let parents = line.bytes().take_while(|byte| *byte == b':').count();
        line.split_whitespace().nth(2 * parents + 1).expect("it has so many fields").to_owned()
    };
    differences.flat_map(|lines| lines.lines().map(id).collect::<Vec<_>>()).collect()
}

#[test]
fn the_slow_way_finds_the_same() {
    let repository = made();
    let expected = checked(&repository);
    let all: Secrets = expected.values().flatten().cloned().collect();
    assert!(all.len() > 40 && expected.values().filter(|secrets| secrets.is_empty()).count() > 20, "{}", all.len());
    let rules: BTreeSet<&str> = all.iter().map(|[_, rule, _]| rule.as_str()).collect();
    assert!(ENDINGS.iter().all(|ending| all.iter().any(|[path, ..]| path.ends_with(ending))), "{rules:?}");
    assert_eq!(searched(&repository, &[]), all);
    for range in
        [["refs/kept/60", "^refs/kept/30"], ["refs/kept/25", "^refs/kept/24"], ["main", "^side"], ["side", "^main"]]
    {
        let brought = brought(&repository, &range);
        let some: Secrets =
            expected.iter().filter(|(id, _)| brought.contains(*id)).flat_map(|(_, all)| all).cloned().collect();
        assert_eq!(searched(&repository, &range), some, "{range:?}");
    }
    let report = |threads: &str| {
        let ran = repository.0.run(&["history", "--format", "json", "--threads", threads]);
        ran.ends_with(1).to_owned()
    };
    let loose = report("1");
    assert_eq!(loose, report("2"));
    repository.git(&["repack", "-adq"]);
    assert_eq!(searched(&repository, &[]), all, "packed");
    assert_eq!([report("1"), report("2")], [loose.clone(), loose], "the order of packs decides nothing");
}
