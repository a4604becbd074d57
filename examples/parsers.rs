//! Measures the parsers alone, on one thread, for `bench/run`: what tree-sitter and syn take for the Python and Rust files
//! below a folder. Prints a line for each language: files, bytes, files with syntax errors, nanoseconds of CPU time, and of
//! the bytes those that aklint parses, too.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use aklint::catalog::Catalog;
use aklint::facts::{self, Kit};
use aklint::source::SourceFile;
use tree_sitter::Parser;

/// Parsers recurse as deeply as the code they read.
const STACK: usize = 1 << 30;

fn main() {
    let root = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let all = move || {
        let mut python = Parser::new();
        python.set_language(&tree_sitter_python::LANGUAGE.into()).expect("grammar and library fit");
        measure("python", &files(&root, "py"), |text| {
            python.parse(text, None).is_some_and(|it| !it.root_node().has_error())
        });
        measure("rust", &files(&root, "rs"), |text| {
            let is_sound = syn::parse_file(text).is_ok();
            // The lexer keeps every text that it read until it is told that there are no spans left.
            proc_macro2::extra::invalidate_current_thread_spans();
            is_sound
        });
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(all).expect("a thread can be started");
    thread.join().expect("parsers do not panic");
}

/// Parses and drops every text, twice: the first time is not counted.
fn measure(language: &str, files: &[SourceFile], mut parse: impl FnMut(&str) -> bool) {
    let kit = Kit::new(Catalog::builtin().clone(), &[]);
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    let followed = files.iter().filter(|file| facts::is_followed(file, &kit));
    let followed: usize = followed.map(|file| file.text.len()).sum();
    let broken = files.iter().filter(|file| !parse(&file.text)).count();
    let clock = Clock::start();
    for file in files {
        parse(&file.text);
    }
    println!("{language} {} {bytes} {broken} {} {followed}", files.len(), clock.nanoseconds());
}

/// The CPU time of this thread where the system tells it, else the time of day.
struct Clock(Instant, Option<u128>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), cpu_time())
    }

    fn nanoseconds(&self) -> u128 {
        match (self.1, cpu_time()) {
            (Some(before), Some(now)) => now - before,
            _ => self.0.elapsed().as_nanos(),
        }
    }
}

fn cpu_time() -> Option<u128> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}

/// The files with this ending; what is no UTF-8 is left out.
fn files(folder: &Path, ending: &str) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() && path.extension().is_some_and(|it| it == ending) => {
                    let name = path.to_string_lossy().into_owned();
                    found.extend(fs::read_to_string(path).map(|text| SourceFile::new(name, text)));
                }
                _ => {}
            }
        }
    }
    found
}
