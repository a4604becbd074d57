//! Prints the paths of the files below a folder that pass the byte filter, one a line, for `bench/run`.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

use std::path::PathBuf;

use aklint::engine;
use aklint::input::config::{ConfigChoice, Resolver};
use aklint::input::{Progress, Request, Source, sources, workers};
use aklint::settings::Flags;

fn main() {
    let root = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let resolver =
        Resolver::new(ConfigChoice::Isolated, Flags::default(), Vec::new()).expect("there is no config to be wrong");
    let (interest, progress) = (engine::interest(), Progress::default());
    let request = Request {
        roots: std::slice::from_ref(&root),
        stdin_filename: None,
        no_ignore: true,
        force_exclude: false,
        resolver: &resolver,
        interest: &|_, bytes| interest.is_interesting(bytes),
        on_first: &|| (),
        progress: &progress,
    };
    let pool = workers(0).expect("threads can be started");
    for path in sources(&request, &pool, |source: Source| source.file.path).results {
        println!("{path}");
    }
}
