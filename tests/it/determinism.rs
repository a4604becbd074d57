//! The same files give the same bytes, in whatever order they come and however many threads look at them.

use std::path::PathBuf;
use std::sync::Arc;

use aklint::catalog::Catalog;
use aklint::engine::{self, Kits, Looked};
use aklint::finding::Stats;
use aklint::input::workers;
use aklint::render::{self, Format, Style};
use aklint::settings::Settings;
use aklint::source::SourceFile;
use rayon::prelude::*;

use crate::door::{self, Shelf};

const FORMATS: [Format; 8] = [
    Format::Human,
    Format::Json,
    Format::Jsonl,
    Format::Sarif,
    Format::Github,
    Format::Gitlab,
    Format::GitlabSecrets,
    Format::Junit,
];

#[test]
fn order_and_threads_change_nothing() {
    let files: Vec<SourceFile> = ["checks", "quiet"]
        .iter()
        .flat_map(|name| door::entries(&door::testdata(name)))
        .flat_map(|path| door::sources(&path))
        .collect();
    // Folders below `checks/` repeat names; the place in the whole is what a path must tell apart.
    let mut paths: Vec<_> = files.iter().map(|file| Arc::clone(&file.path)).collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), files.len(), "two files have one path");
    // Enough files of every kind; all of them would take most of the time that the tests take.
    let step = files.len().div_ceil(60);
    let mut files: Vec<SourceFile> = files.into_iter().step_by(step).collect();
    let settings = door::settings(&[]);
    let expected = outputs(&files, &settings, 1);
    assert!(expected.iter().all(|output| output.len() > 10_000), "there is hardly anything to compare");
    let mut random = 0x9e37_79b9_u64;
    for round in 0..20 {
        shuffle(&mut files, &mut random);
        for threads in [1, 2] {
            for (format, (output, expected)) in
                FORMATS.iter().zip(outputs(&files, &settings, threads).iter().zip(&expected))
            {
                assert!(output == expected, "{format:?} differs in round {round} with {threads} threads");
            }
        }
    }
}

fn outputs(files: &[SourceFile], settings: &Arc<Settings>, threads: usize) -> Vec<Vec<u8>> {
    let kits = Kits::default();
    let report = workers(threads).expect("threads can be started").install(|| {
        let look = |file: &SourceFile| {
            engine::look(file, PathBuf::from(&*file.path), Arc::clone(settings), kits.for_settings(settings))
        };
        let looked: Vec<Looked> = files.par_iter().map(look).collect();
        engine::report(looked, &Shelf { files, settings }, &kits, Vec::new(), Stats::default())
    });
    let style = Style { verbose_notes: true, ..Style::default() };
    let write = |format: &Format| {
        let mut out = Vec::new();
        render::report(&report, *format, &style, Catalog::builtin(), &mut out).expect("memory takes everything");
        out
    };
    FORMATS.iter().map(write).collect()
}

/// Fisher and Yates, with a small generator: the same orders in every run.
fn shuffle(files: &mut [SourceFile], random: &mut u64) {
    for at in (1..files.len()).rev() {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bound = u64::try_from(at + 1).expect("a length fits");
        let other = usize::try_from((*random >> 33) % bound).expect("it is below a length");
        files.swap(at, other);
    }
}
