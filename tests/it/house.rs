//! The laws of the house, held by reading its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aklint::catalog::Catalog;
use aklint::catalog::text::Lang;
use aklint::render::{self, Style, TableFormat};

use crate::door;

/// Lines that a file may have, tests and data aside.
const LONGEST: usize = 600;

/// Each outside crate with the only places that name it. Small ones that serve everywhere (`smol_str`) are free.
const ROOMS: &[(&str, &[&str])] = &[
    ("syn", &["syntax/rust"]),
    ("proc_macro2", &["syntax/rust"]),
    ("tree_sitter", &["syntax/python"]),
    ("tree_sitter_python", &["syntax/python"]),
    ("regex", &["catalog", "facts"]),
    ("aho_corasick", &["catalog", "facts"]),
    ("base64", &["catalog/judge", "facts", "flow", "settings/declared"]),
    ("csv", &["settings/declared"]),
    ("globset", &["facts", "settings"]),
    ("hashbrown", &["catalog", "facts", "flow", "input/files", "syntax"]),
    ("memchr", &["engine", "source", "syntax/python"]),
    ("rayon", &["engine", "flow", "input"]),
    ("ignore", &["input"]),
    ("gix", &["input/git"]),
    ("encoding_rs", &["input"]),
    ("sha2", &["mask", "catalog/judge", "verify/sign"]),
    ("hmac", &["verify/sign"]),
    ("ureq", &["verify/ask", "verify/route"]),
    ("getrandom", &["verify"]),
    ("jiff", &["verify/ask"]),
    ("strsim", &["settings"]),
    ("jsonc_parser", &["syntax/data/json"]),
    ("saphyr_parser", &["syntax/data/yaml"]),
    ("toml", &["settings", "suppress/baseline", "syntax/data/toml"]),
    ("serde", &["catalog", "settings", "render", "syntax/notebook", "lsp", "verify"]),
    ("serde_json", &["catalog", "render", "settings/declared", "syntax/notebook", "lsp", "verify"]),
    ("miette", &["render/human"]),
    ("comfy_table", &["render/table"]),
    ("quick_junit", &["render/junit"]),
    ("similar", &["render/mended"]),
    ("textwrap", &["render/screen", "cli"]),
    ("unicode_width", &["render/screen"]),
    ("lsp_server", &["lsp"]),
    ("gen_lsp_types", &["lsp"]),
    ("url", &["lsp", "verify/endpoint"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli/shell"]),
    ("indicatif", &["cli"]),
    ("sys_locale", &["cli"]),
    ("tempfile", &["cli"]),
];
const FREE: [&str; 1] = ["smol_str"];

/// A source file of the program: its path below `src/` without `.rs`, and its text without comments and tests.
struct Source {
    name: String,
    code: String,
    lines: usize,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn is_test(name: &str) -> bool {
    name.ends_with("tests") || name.contains("/tests/")
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let files = door::files(&src).into_iter();
    files
        .filter_map(|path| {
            let below = path.strip_prefix(&src).expect("it lies there").with_extension("");
            let name = below.to_string_lossy().replace('\\', "/");
            let text = read(&path);
            let lines = text.lines().count();
            let program = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let is_code = |line: &&str| !line.trim_start().starts_with("//");
            let code = program.lines().filter(is_code).flat_map(|line| [line, "\n"]).collect();
            (!is_test(&name)).then_some(Source { name, code, lines })
        })
        .collect()
}

/// Whether `room` is the file or folder `name`, or `name` lies in it.
fn lies_in(name: &str, room: &str) -> bool {
    name.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.', '_']))
}

/// The words that follow `before`.
fn words_after<'c>(code: &'c str, before: &str) -> Vec<&'c str> {
    let is_word = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let starts = code.match_indices(before).map(|(at, found)| at + found.len());
    starts.map(|at| &code[at..at + code[at..].find(|char| !is_word(char)).unwrap_or(0)]).collect()
}

/// The modules in the order in which `lib.rs` lists them.
fn floors() -> Vec<String> {
    let text = read(&root().join("src/lib.rs"));
    let modules = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

#[test]
fn rooms_import_from_lower_floors_only() {
    let floors = floors();
    let floor = |room: &str| floors.iter().position(|name| name == room);
    assert!(floors.len() > 10, "lib.rs is read wrongly: {floors:?}");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for source in sources().iter().filter(|source| source.name != "lib" && source.name != "main") {
        let room = source.name.split('/').next().unwrap_or_default();
        let own = floor(room).unwrap_or_else(|| panic!("lib.rs does not list {room}"));
        assert!(!source.code.contains("use crate::{"), "{}: one `use` a module, please", source.name);
        for import in words_after(&source.code, "crate::") {
            seen += 1;
            match floor(import) {
                Some(above) if above > own => {
                    wrong.push(format!("{} imports {import}, which is above it", source.name));
                }
                _ => {}
            }
        }
    }
    assert!(seen > 100, "imports are read wrongly: {seen}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Inside a room the parent imports the children; the children import the file that holds the types, never the whole room's
/// entry point of a room that lies above it.
#[test]
fn rooms_and_their_children_make_no_circle() {
    let sources = sources();
    let names: BTreeSet<&str> = sources.iter().map(|source| source.name.trim_end_matches("/mod")).collect();
    let mut edges: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in &sources {
        let from = source.name.trim_end_matches("/mod");
        let room = from.split('/').next().unwrap_or_default();
        for import in source.code.lines().filter_map(|line| line.trim().strip_prefix("use crate::")) {
            let path = import.split([':', ';', '{']).filter(|part| !part.is_empty()).collect::<Vec<_>>();
            let deepest =
                (1..=path.len()).rev().map(|parts| path[..parts].join("/")).find(|path| names.contains(&**path));
            match deepest {
                // A child may use the types of its room's first file.
                Some(to) if to != from && !from.starts_with(&format!("{to}/")) && to.starts_with(room) => {
                    edges.entry(from).or_default().insert(to);
                }
                _ => {}
            }
        }
    }
    for (from, to) in edges.iter().flat_map(|(from, all)| all.iter().map(move |to| (*from, to))) {
        let back = edges.get(&**to).is_some_and(|back| back.contains(from));
        assert!(!back, "{from} and {to} import each other");
    }
}

#[test]
fn outside_crates_keep_to_their_rooms() {
    let manifest = read(&root().join("Cargo.toml"));
    let listed = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap_or_default();
    let crates: BTreeSet<String> =
        listed.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.replace('-', "_")).collect();
    let known: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).chain(FREE).collect();
    assert_eq!(crates.iter().map(String::as_str).collect::<BTreeSet<_>>(), known, "each crate has its room");
    let mut wrong = Vec::new();
    for (name, rooms) in ROOMS {
        let mut is_used = false;
        for source in sources() {
            let names_it = source.code.match_indices(name).any(|(at, _)| {
                let before = source.code[..at].chars().next_back().unwrap_or(' ');
                let after = &source.code[at + name.len()..];
                let is_path = after.starts_with("::") && !(before.is_ascii_alphanumeric() || "_:".contains(before));
                let is_use =
                    source.code[..at].ends_with("use ") && (after.starts_with(';') || after.starts_with(" as"));
                is_path || is_use
            });
            is_used |= names_it;
            if names_it && !rooms.iter().any(|room| lies_in(&source.name, room)) {
                wrong.push(format!("{} names {name}, which belongs to {}", source.name, rooms.join(", ")));
            }
        }
        if !is_used {
            wrong.push(format!("nothing uses {name}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_rooms_that_talk_print_and_only_main_exits() {
    for source in sources() {
        for printing in ["println!", "eprintln!", "print!(", "dbg!", "std::io::stdout", "std::io::stderr"] {
            let talks = lies_in(&source.name, "cli") || lies_in(&source.name, "render");
            assert!(talks || !source.code.contains(printing), "{} prints", source.name);
        }
        assert!(!source.code.contains("process::exit"), "{} ends the program", source.name);
        assert!(!source.code.contains("todo!(") && !source.code.contains("unimplemented!("), "{}", source.name);
    }
}

#[test]
fn only_input_and_the_command_line_touch_the_disk() {
    for source in sources() {
        let may = lies_in(&source.name, "cli") || lies_in(&source.name, "input");
        assert!(may || !source.code.contains("std::fs") && !source.code.contains("fs::read"), "{}", source.name);
    }
}

#[test]
fn no_source_file_is_too_long() {
    let long = |source: &Source| (source.lines > LONGEST).then(|| format!("{}: {} lines", source.name, source.lines));
    let long: Vec<String> = sources().iter().filter_map(long).collect();
    assert!(long.is_empty(), "more than {LONGEST} lines:\n{}", long.join("\n"));
}

#[test]
fn every_rule_is_data_and_code_and_has_its_page() {
    let catalog = Catalog::builtin();
    let files = door::entries(&root().join("rules/checks"));
    assert_eq!(files.len(), catalog.checks.len());
    let run: BTreeSet<&str> = aklint::checks::names().collect();
    assert_eq!(run, catalog.checks.keys().map(String::as_str).collect(), "each rule is run");
    for check in catalog.checks.values() {
        let titles = |page: &str| page.lines().filter_map(|line| line.strip_prefix("## ").map(str::to_owned)).collect();
        let (en, zh): (Vec<String>, Vec<String>) = (titles(&check.page.en), titles(&check.page.zh));
        let expected = ["What it finds", "Why it matters", "Wrong", "Right", "When to suppress", "Source"];
        assert_eq!(en, expected, "{}", check.id);
        assert_eq!(zh, ["检查内容", "为什么重要", "错误示例", "正确示例", "何时忽略", "依据"], "{}", check.id);
    }
}

/// The rows of the table below a heading: the first three cells.
fn table(readme: &str, heading: &str) -> Vec<[String; 3]> {
    let part = readme.split(heading).nth(1).unwrap_or_else(|| panic!("README has no {heading:?}"));
    let rows = part.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let mut cells = row.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned());
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
    .collect()
}

#[test]
fn the_readmes_list_the_rules_as_they_are() {
    let catalog = Catalog::builtin();
    let readmes = [("README.md", "## Rules", false), ("README.zh-CN.md", "## 规则", true)];
    for (name, heading, is_chinese) in readmes {
        let found = table(&read(&root().join(name)), heading);
        let expected: Vec<[String; 3]> = catalog
            .checks
            .values()
            .map(|check| {
                let summary = if is_chinese { &check.summary.zh } else { &check.summary.en };
                [check.id.clone(), check.severity.word().to_owned(), summary.clone()]
            })
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_readmes_show_the_selection_table_as_it_is() {
    for (name, lang) in [("README.md", Lang::En), ("README.zh-CN.md", Lang::Zh)] {
        let mut table = Vec::new();
        let style = Style { lang, ..Style::default() };
        render::providers(Catalog::builtin(), TableFormat::Markdown, &style, &mut table).expect("a list takes all");
        let table = String::from_utf8(table).expect("it is UTF-8");
        assert!(read(&root().join(name)).contains(table.trim()), "{name} needs `aklint providers --format markdown`");
    }
}

/// What a stranger is told must make sense on a stranger's machine.
#[test]
fn nothing_speaks_of_the_workshop() {
    // In a second checkout of one repository, `.git` is a file that names the first.
    let is_told = |path: &PathBuf| path.is_file() && !path.ends_with(".git");
    let mut told: Vec<PathBuf> = door::entries(root()).into_iter().filter(is_told).collect();
    for folder in ["docs", "src", "python", "rules", "tests", "scripts", "bench", ".ci"] {
        told.extend(door::files(&root().join(folder)));
    }
    // In pieces, so that this file does not find itself.
    let words = [["/wo", "rk/"], ["/sha", "red/"], ["sub", "agent"], ["language ", "model"], ["work", "tree/"]];
    let words = words.map(|word| word.concat());
    for path in told {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let text = text.to_lowercase();
        for word in &words {
            assert!(!text.contains(word.as_str()), "{} says {word:?}", path.display());
        }
    }
}
