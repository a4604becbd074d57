//! Many random edits: what the server says of its texts is what a check of them from the beginning says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use aklint::catalog::Catalog;
use aklint::engine::{self, Kits};
use aklint::finding::Stats;
use aklint::input::config::{ConfigChoice, Resolver};
use aklint::input::{Disk, Progress, Request, Survey, workers};
use aklint::settings::Flags;
use serde_json::{Value, json};

use super::editor::{Editor, offset, plain, with};
use super::{ID, SECRET};
use crate::door::{self, Chance, NOW};
use crate::program::Folder;

/// Files in which much hangs together, and aklint's own modules, which speak of nothing but credentials.
const CODE: [&str; 5] =
    ["src/facts/open.rs", "src/advice.rs", "src/mask.rs", "src/syntax/rust/repair.rs", "src/facts/refresh/caches.rs"];

fn pick<'c, T>(chance: &mut Chance, choices: &'c [T]) -> &'c T {
    &choices[chance.below(choices.len())]
}

/// The texts that the edits begin with.
fn corpus() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for name in ["demo", "repositories", "forms/02-settings-module", "forms/08-indirection", "forms/13-remembered"] {
        let base = door::testdata(name);
        for path in door::files(&base) {
            let below = path.strip_prefix(&base).expect("it lies there").to_string_lossy().replace('\\', "/");
            if let Ok(text) = fs::read_to_string(&path) {
                files.insert(format!("{name}/{below}"), text.replace('\r', ""));
            }
        }
    }
    for path in CODE {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is there");
        files.insert(format!("own/{path}"), text);
    }
    files
}

/// Where a byte of a text is, in UTF-16.
fn position(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": before.matches('\n').count(), "character": before[start..].encode_utf16().count() })
}

fn boundary(text: &str, random: &mut Chance) -> usize {
    text.floor_char_boundary(random.below(text.len() + 1))
}

/// Changes a text as somebody who types, deletes, moves and pastes does; gives the change in the protocol's terms.
fn edit(text: &mut String, random: &mut Chance) -> Value {
    let at = boundary(text, random);
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let pasted = [
        format!("auth = oss2.Auth('{ID}', '{SECRET}')\n"),
        format!("ACCESS_KEY_SECRET = \"{SECRET}\"\n"),
        "    # aklint: ignore[hardcoded-access-key] known\n".to_owned(),
        "import oss2\n".to_owned(),
        "密钥 = '😀'\n".to_owned(),
    ];
    let typed = ["x", " ", "\n", "(", ")", "'", "\"", "{", "}", "#", ";", ".", "=", "密", "😀", "key_", "    "];
    let (start, end, new) = match random.below(8) {
        0 => (line, line, pick(random, &pasted).clone()),
        1 => (line, line_end, String::new()),
        2 => (line, line, text[line..line_end].to_owned() + "\n"),
        3 => {
            let end = text.floor_char_boundary((at + random.below(30)).min(text.len())).max(at);
            (at, end, String::new())
        }
        4 => {
            let from = boundary(text, random);
            let to = text.floor_char_boundary((from + random.below(60)).min(text.len())).max(from);
            (at, at, text[from..to].to_owned())
        }
        _ => (at, at, (*pick(random, &typed)).to_owned()),
    };
    let range = json!({ "start": position(text, start), "end": position(text, end) });
    text.replace_range(start..end, &new);
    json!({ "range": range, "text": new })
}

type Said = BTreeMap<String, BTreeSet<(usize, usize, String, String)>>;

/// What a check says of files as they lie in a folder.
fn checked(folder: &Path) -> Said {
    let folder = &fs::canonicalize(folder).expect("it is there");
    let rules = Catalog::builtin().checks.keys().cloned().collect();
    let flags = Flags { now: Some(NOW), ..Flags::default() };
    let resolver = Resolver::in_folder(folder.to_owned(), ConfigChoice::Nearest, flags, rules);
    let resolver = resolver.expect("there is nothing wrong with no config");
    let progress = Progress::default();
    let request = Request::new(&resolver, &engine::is_of_interest, &progress);
    let (pool, kits) = (workers(0).expect("threads can be started"), Kits::default());
    let mut found = Survey::of(folder, &request, &pool).read(&request, &pool, |source| kits.look(source));
    let library = Disk::new(std::mem::take(&mut found.walked), &resolver);
    let report = pool.install(|| engine::report(found.results, &library, &kits, Vec::new(), Stats::default()));
    let mut said = Said::new();
    for finding in report.findings() {
        let span = finding.primary.span.range();
        let entry = (span.start, span.end, finding.rule.to_owned(), finding.message.en.clone());
        said.entry(finding.primary.path.to_string()).or_default().insert(entry);
    }
    said
}

/// Makes edits, and compares after every few.
fn edits(count: usize, every: usize, seed: u64) {
    let begin = corpus();
    let (disk, fresh) = (Folder::new(&[]), Folder::new(&[]));
    for (path, text) in &begin {
        disk.write(path, text.as_bytes());
        fresh.write(path, text.as_bytes());
    }
    let abilities = json!({ "textDocument": { "diagnostic": {} } });
    let mut editor = Editor::start(Some(&disk), &with(plain(), abilities), &json!({ "status": true }));
    editor.told("aklint/status", |status| status["state"] == "ready");
    let mut random = Chance(seed);
    // A notebook that is edited as text is JSON, which is no more broken than other text.
    let mut open: BTreeMap<String, (String, i32)> = BTreeMap::new();
    for (path, text) in begin.iter().filter(|_| random.below(3) > 0) {
        editor.open(&disk.uri(path), "python", text);
        open.insert(path.clone(), (text.clone(), 1));
    }
    let paths: Vec<String> = open.keys().cloned().collect();
    let mut compared = 0;
    for made in 1..=count {
        // One file after the other, as people do.
        let path = &paths[(made / every * 7 + random.below(3)) % paths.len()];
        let (text, version) = open.get_mut(path).expect("it is open");
        *version += 1;
        let changes: Vec<Value> = if text.len() > begin[path].len() + 4_000 || text.len() * 2 < begin[path].len() {
            text.clone_from(&begin[path]);
            vec![json!({ "text": text })]
        } else {
            (0..=random.below(3)).map(|_| edit(text, &mut random)).collect()
        };
        editor.change(&disk.uri(path), *version, &json!(changes));
        fresh.write(path, text.as_bytes());
        if made % every != 0 && made != count {
            continue;
        }
        let expected = checked(fresh.path());
        for (path, (text, _)) in &open {
            let uri = disk.uri(path);
            let answer = editor.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
            let items = answer["items"].as_array().expect("a list").iter();
            let said: BTreeSet<_> = items
                .filter(|item| item["code"].is_string())
                .map(|item| {
                    let (start, end) = (&item["range"]["start"], &item["range"]["end"]);
                    let message = item["message"].as_str().expect("a text").lines().next().unwrap_or_default();
                    let rule = item["code"].as_str().expect("a text");
                    (offset(text, start, false), offset(text, end, false), rule.to_owned(), message.to_owned())
                })
                .collect();
            let expected = expected.get(path).cloned().unwrap_or_default();
            compared += expected.len();
            assert_eq!(said, expected, "{path} after {made} edits (seed {seed})\n{text}");
        }
    }
    assert!(compared > count / every, "there was something to compare: {compared}");
}

#[test]
fn what_is_said_after_edits_is_what_a_check_says() {
    edits(160, 20, 0x5EED);
}

#[test]
#[ignore = "takes minutes"]
fn what_is_said_after_many_edits_is_what_a_check_says_in_full() {
    edits(10_000, 100, 0xA11_BABA);
}
