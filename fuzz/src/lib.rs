//! What must hold for any input, asserted: one function a target. `README.md` says how to run them.

mod notebook;
mod tree;
mod whole;

use std::path::Path;
use std::sync::LazyLock;

use aklint::catalog::Catalog;
use aklint::catalog::text::Lang;
use aklint::input::ThreadPool;
use aklint::mask::Masked;
use aklint::render::{self, Style};
use aklint::settings::options::{Home, Options};
use aklint::settings::{Config, Flags, Settings};
use aklint::source::{SourceFile, Span};
use aklint::suppress;
use aklint::syntax::data::{self, Format};
use aklint::syntax::{self, python};

/// When every run happens: the beginning of 2026-11-23.
const NOW: i64 = 1_795_392_000;

/// Threads with the stacks that the program's own threads have.
static POOL: LazyLock<ThreadPool> = LazyLock::new(|| aklint::input::workers(1).expect("one thread can be started"));

/// The Python front end.
pub fn python(bytes: &[u8]) {
    with_text(bytes, |text| tree::check(text, &python::parse(text)));
}

/// The Rust front end.
pub fn rust(bytes: &[u8]) {
    with_text(bytes, |text| tree::check(text, &syntax::rust::parse(text)));
}

/// The notebook reader; an input that is no JSON object is the code of a notebook's cell.
pub fn notebook(bytes: &[u8]) {
    with_text(bytes, |text| {
        if text.starts_with('{') {
            tree::check(text, &syntax::notebook::parse(text));
        } else {
            let (json, tree) = notebook::same_as_code(text);
            tree::check(&json, &tree);
        }
    });
}

/// The readers of configuration files; the first byte chooses the format.
pub fn data(bytes: &[u8]) {
    const FORMATS: [Format; 5] = [Format::Json, Format::Yaml, Format::Toml, Format::Ini, Format::Env];
    let Some((first, rest)) = bytes.split_first() else { return };
    with_text(rest, |text| {
        if let Some((tree, root)) = data::parse(*choose(*first, &FORMATS), text) {
            assert!((root.0 as usize) < tree.exprs.len(), "the root is not in the tree");
            tree::check(text, &tree);
        }
    });
}

/// Keys, signatures and evidence in a file of any kind; the first byte chooses the kind.
pub fn text(bytes: &[u8]) {
    const PATHS: [&str; 5] = ["notes.md", "deploy/pod.yaml", "Dockerfile", "infra/main.tf", "service.log"];
    let Some((first, rest)) = bytes.split_first() else { return };
    with_text(rest, |text| whole::check(&[SourceFile::new(*choose(*first, &PATHS), text)]));
}

/// The comments that silence findings.
pub fn suppress(bytes: &[u8]) {
    with_text(bytes, |text| {
        let rust = syntax::rust::parse(text).comments;
        let python = python::parse(text).comments;
        let known: Vec<&str> = aklint::checks::names().collect();
        let lines = aklint::source::Lines::of(text);
        for comments in [None, Some(&rust[..]), Some(&python[..]), Some(&[Span::new(0, text.len())])] {
            let found = suppress::parse(text, comments);
            for one in &found {
                inside(text, one.span);
                one.rules.iter().for_each(|rule| assert_eq!(&text[rule.span.range()], rule.name));
                if let suppress::Covers::Lines(first, last) = one.covers {
                    assert!(first <= last && last < lines.count(), "lines {first} to {last} are covered");
                }
            }
            let applied = suppress::apply(Vec::new(), &found, &lines, &known);
            assert!(applied.quieted.is_empty(), "what was never found is silenced");
        }
    });
}

/// The reader of aklint's own config; the first byte chooses in which file it stands.
pub fn config(bytes: &[u8]) {
    const NAMES: [&str; 3] = ["aklint.toml", "pyproject.toml", "Cargo.toml"];
    let Some((first, rest)) = bytes.split_first() else { return };
    let path = *choose(*first, &NAMES);
    with_text(rest, |text| {
        let secrets: Vec<Masked> = aklint::facts::keys::scan(text, &whole::kit().judge)
            .iter()
            .flat_map(|group| group.members().map(|key| key.value.clone()).collect::<Vec<_>>())
            .collect();
        let known: Vec<String> = aklint::checks::names().map(str::to_owned).collect();
        let settled = Options::parse(text, Home::of(path), path, &known).and_then(|options| {
            let Some(options) = options else { return Ok(None) };
            let config = Config { options: &options, text, path, base: Path::new("/repository") };
            Settings::new(&Flags { now: Some(NOW), ..Flags::default() }, Some(config), &known).map(Some)
        });
        for lang in [Lang::En, Lang::Zh] {
            let shown = match &settled {
                Err(error) => error.show(lang),
                Ok(None) => continue,
                Ok(Some(settings)) => {
                    let mut out = Vec::new();
                    let style = Style { lang, ..Style::default() };
                    render::settings(settings.describe(), &style, Catalog::builtin(), &mut out)
                        .expect("memory can be written to");
                    String::from_utf8(out).expect("output is UTF-8")
                }
            };
            for secret in &secrets {
                hides(&shown, secret, "a config's texts");
            }
        }
        if let Ok(Some(settings)) = settled {
            let path = Path::new("/repository/src/main.py");
            std::hint::black_box(settings.is_excluded(path));
            // Makes automata and expressions of what the user wrote.
            drop(aklint::engine::Kits::default().for_settings(&std::sync::Arc::new(settings)));
        }
    });
}

/// All of it, over several files: see [`whole::split`] for how an input holds them.
pub fn check(bytes: &[u8]) {
    with_text(bytes, |text| whole::check(&whole::split(text)));
}

/// Does `work` with the input as text on a stack like that of the program's threads. Bytes that are no UTF-8 are replaced, as
/// they are when a file is read.
fn with_text(bytes: &[u8], work: impl FnOnce(&str) + Send) {
    let text = String::from_utf8_lossy(bytes);
    POOL.install(|| work(&text));
}

/// One of several by a byte, a digit counting from the first.
fn choose<T>(by: u8, from: &[T]) -> &T {
    &from[usize::from(by.wrapping_sub(b'0')) % from.len()]
}

/// A span must slice the text.
fn inside(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} is no part of a text of {} bytes", text.len());
}

/// Nothing that is shown may hold a secret. Shorter texts may stand in it by chance.
fn hides(shown: &str, secret: &Masked, what: &str) {
    const SHORTEST: usize = 12;
    let secret = secret.reveal();
    if secret.len() >= SHORTEST
        && let Some(at) = shown.find(secret)
    {
        let near = shown.get(at.saturating_sub(40)..at).unwrap_or_default();
        panic!("{what} show a secret of {} bytes behind {near:?}: {secret}", secret.len());
    }
}
