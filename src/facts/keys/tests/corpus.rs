//! Measurements over real code, run by hand, best with nothing else running: `AKLINT_CORPUS=<folders, colon-separated> cargo test --release corpus -- --ignored`.

use std::path::Path;
use std::time::Instant;

use super::super::scan;
use crate::catalog::judge::tests::judge;

fn visit(path: &Path, each: &mut dyn FnMut(&Path, &str)) {
    if path.is_symlink() {
        return;
    }
    if path.is_dir() {
        let mut entries: Vec<_> =
            std::fs::read_dir(path).into_iter().flatten().flatten().map(|one| one.path()).collect();
        entries.sort();
        for entry in &entries {
            visit(entry, each);
        }
    } else if let Ok(text) = std::fs::read_to_string(path) {
        each(path, &text);
    }
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "a speed needs three digits")]
#[ignore = "looks at folders named by AKLINT_CORPUS"]
fn no_secret_is_found_in_code_without_secrets() {
    let folders = std::env::var("AKLINT_CORPUS").expect("AKLINT_CORPUS names folders");
    let judge = judge();
    let (mut bytes, mut found) = (0, Vec::new());
    let mut spent = std::time::Duration::ZERO;
    for folder in folders.split(':') {
        visit(Path::new(folder), &mut |path, text| {
            bytes += text.len();
            let start = Instant::now();
            let groups = scan(text, &judge);
            spent += start.elapsed();
            // An id alone may well be real: signed URLs stand in many tests.
            found.extend(
                groups
                    .iter()
                    .filter(|group| group.secret.is_some())
                    .map(|group| format!("{}: {group:?}", path.display())),
            );
        });
    }
    let megabytes = bytes / 1_000_000;
    assert!(found.is_empty(), "{megabytes} MB in {spent:?}:\n{}", found.join("\n"));
    assert!(megabytes > 0, "the folders hold no text");
    let per_second = bytes as f64 / 1e6 / spent.as_secs_f64();
    assert!(cfg!(debug_assertions) || per_second > 200.0, "{megabytes} MB in {spent:?}: {per_second:.0} MB/s");
}

#[test]
#[ignore = "measures time; run it with --release"]
fn long_lines_take_linear_time() {
    let judge = judge();
    let unit = "x=aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U,LTAIaKL1nt0q7XyZ,TFRBSWFLTDFudDBxN1h5Wg==,accessKeySecret:CAIS/STS.;";
    let time = |count: usize| {
        let text = unit.repeat(count);
        let start = Instant::now();
        assert!(!scan(&text, &judge).is_empty());
        start.elapsed()
    };
    let (small, large) = (time(2_000), time(20_000));
    assert!(large < small * 25, "{small:?} for one, {large:?} for ten times as much");
}
