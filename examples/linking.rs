//! Measures what it costs to follow values across files, for `bench/linking`: scans a folder as it is, and once more with
//! nothing beside each file, and prints the milliseconds of both, a line for each pair of runs.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

use std::path::PathBuf;
use std::time::Instant;

use aklint::catalog::Catalog;
use aklint::engine::{self, Kits};
use aklint::finding::Stats;
use aklint::input::config::{ConfigChoice, Resolver};
use aklint::input::{Disk, Library, NoFiles, Progress, Request, Source, sources, workers};
use aklint::settings::Flags;

/// Runs of each kind; the first of them fills the file cache.
const RUNS: usize = 6;

fn main() {
    let root = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    for _ in 0..RUNS {
        println!("{} {}", scan(&root, false), scan(&root, true));
    }
}

/// Scans a folder and gives the milliseconds that it took.
fn scan(root: &PathBuf, links: bool) -> u128 {
    let started = Instant::now();
    let rules = Catalog::builtin().checks.keys().cloned().collect();
    let resolver = Resolver::new(ConfigChoice::Isolated, Flags::default(), rules).expect("defaults are right");
    let (interest, kits, progress) = (engine::interest(), Kits::default(), Progress::default());
    let request = Request {
        roots: std::slice::from_ref(root),
        stdin_filename: None,
        no_ignore: true,
        force_exclude: false,
        resolver: &resolver,
        interest: &|_, bytes| interest.is_interesting(bytes),
        on_first: &|| (),
        progress: &progress,
    };
    let pool = workers(0).expect("threads can be started");
    let found = sources(&request, &pool, |source: Source| {
        let kit = kits.for_settings(&source.settings);
        engine::look(&source.file, source.disk, source.settings, kit)
    });
    let disk = Disk::new(found.walked, &resolver);
    let library: &dyn Library = if links { &disk } else { &NoFiles };
    let report = pool.install(|| engine::report(found.results, library, &kits, found.problems, Stats::default()));
    drop(report);
    started.elapsed().as_millis()
}
