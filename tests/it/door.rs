//! How tests get from files to a report.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aklint::catalog::Catalog;
use aklint::catalog::check::Severity;
use aklint::engine::mend::{self, Mended, Wish};
use aklint::engine::{self, Kits, Looked};
use aklint::facts::Callers;
use aklint::finding::{Problem, Report, Stats};
use aklint::input::{Library, Source};
use aklint::settings::{Flags, Settings};
use aklint::source::{Language, SourceFile, has_word};

/// When all tests happen: the beginning of 2026-11-23.
pub(crate) const NOW: i64 = 1_795_392_000;

/// Xorshift: small, and the same everywhere.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit
    }
}

/// The folder `testdata/<name>`.
pub(crate) fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name)
}

/// Everything directly in a folder, by name. Fails when there is nothing: an empty loop proves nothing.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = listing.map(|entry| entry.expect("a listed entry can be read").path()).collect();
    found.sort();
    assert!(!found.is_empty(), "{} is empty", folder.display());
    found
}

/// All files at or below a path.
pub(crate) fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() { entries(path).iter().flat_map(|entry| files(entry)).collect() } else { vec![path.to_owned()] }
}

/// A case's files, with paths relative to the folder that the case stands in.
pub(crate) fn sources(case: &Path) -> Vec<SourceFile> {
    let base = case.parent().expect("a case lies in a folder");
    files(case)
        .iter()
        .filter(|path| path.extension().is_none_or(|extension| extension != "expected"))
        .map(|path| {
            let shown = path.strip_prefix(base).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            SourceFile::new(shown, text)
        })
        .collect()
}

/// Default settings with only some rules on; all rules when none is named.
pub(crate) fn settings(only: &[&str]) -> Arc<Settings> {
    let known: Vec<String> = Catalog::builtin().checks.keys().cloned().collect();
    let only = only.iter().map(|rule| (*rule).to_owned()).collect();
    let flags = Flags { only, fail_on: Some(Severity::Note), now: Some(NOW), ..Flags::default() };
    Arc::new(Settings::new(&flags, None, &known).unwrap_or_else(|error| panic!("{error:?}")))
}

/// Looks at files as `aklint check` does, on a stack like that of its threads.
pub(crate) fn look(files: &[SourceFile], settings: &Arc<Settings>) -> Vec<Looked> {
    let kits = Kits::default();
    let work = || {
        files
            .iter()
            .map(|file| {
                let kit = kits.for_settings(settings);
                engine::look(file, PathBuf::from(&*file.path), Arc::clone(settings), kit)
            })
            .collect()
    };
    aklint::input::workers(1).expect("one thread can be started").install(work)
}

/// A library of nothing but these files.
pub(crate) struct Shelf<'a> {
    pub(crate) files: &'a [SourceFile],
    pub(crate) settings: &'a Arc<Settings>,
}

impl Shelf<'_> {
    fn code_below(&self, folder: &str, is_rust: bool) -> impl Iterator<Item = &SourceFile> {
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let of_language =
            move |file: &&SourceFile| (file.language == Language::Rust) == is_rust && file.language != Language::Text;
        self.files.iter().filter(move |file| file.path.starts_with(&folder)).filter(of_language)
    }

    fn source(&self, file: &SourceFile) -> Source {
        Source { file: file.clone(), disk: PathBuf::from(&*file.path), settings: Arc::clone(self.settings) }
    }
}

impl Library for Shelf<'_> {
    fn exists(&self, path: &str) -> bool {
        self.files.iter().any(|file| *file.path == *path)
    }

    fn open(&self, path: &str) -> Option<Source> {
        self.files.iter().find(|file| *file.path == *path).map(|file| self.source(file))
    }

    fn root(&self, _path: &str) -> String {
        String::new()
    }

    fn search(&self, folder: &str, is_rust: bool, callers: &Callers) -> Vec<Source> {
        let files = self.code_below(folder, is_rust);
        files.filter(|file| callers.may_call(file.text.as_bytes())).map(|file| self.source(file)).collect()
    }

    fn mentioning(&self, folder: &str, is_rust: bool, word: &str) -> Vec<Source> {
        self.code_below(folder, is_rust)
            .filter(|file| has_word(&file.text, word))
            .map(|file| self.source(file))
            .collect()
    }
}

/// What becomes of files that are fixed, on a stack like that of the program's threads.
pub(crate) fn mend(files: &[SourceFile], settings: &Arc<Settings>, wish: &Wish) -> Mended {
    let shelf = Shelf { files, settings };
    let work = || mend::mend(files.iter().map(|file| shelf.source(file)).collect(), &shelf, wish);
    aklint::input::workers(1).expect("one thread can be started").install(work)
}

/// The report over files.
pub(crate) fn report(files: &[SourceFile], settings: &Arc<Settings>) -> Report {
    report_of(look(files, settings), files, settings, Vec::new())
}

/// The report over files that were looked at, on a stack like that of the program's threads.
pub(crate) fn report_of(
    looked: Vec<Looked>,
    files: &[SourceFile],
    settings: &Arc<Settings>,
    problems: Vec<Problem>,
) -> Report {
    let kits = Kits::default();
    let shelf = Shelf { files, settings };
    let work = || engine::report(looked, &shelf, &kits, problems, Stats::default());
    aklint::input::workers(1).expect("one thread can be started").install(work)
}
