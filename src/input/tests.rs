use std::fs;

use super::walk::tests::tree;
use super::*;
use crate::settings::Flags;
use config::ConfigChoice;

fn collect(root: &Path, names: &[&str]) -> Sources<(String, String)> {
    let roots: Vec<PathBuf> = names.iter().map(|name| root.join(name)).collect();
    let resolver = Resolver::new(ConfigChoice::Nearest, Flags::default(), Vec::new()).expect("there are no flags");
    let progress = Progress::default();
    let request = Request {
        roots: &roots,
        stdin_filename: None,
        no_ignore: false,
        force_exclude: false,
        resolver: &resolver,
        interest: &|_, bytes| bytes.windows(3).any(|window| window == b"KEY"),
        on_first: &|| (),
        progress: &progress,
    };
    let pool = workers(2).expect("threads can be made");
    let prefix = format!("{}/", walk::show(root));
    let each = |source: Source| {
        let path = source.file.path.strip_prefix(&prefix).expect("it lies below the root").to_owned();
        (path, source.file.text.to_string())
    };
    let sources = sources(&request, &pool, each);
    assert!(progress.found().1);
    assert_eq!(progress.bytes(), sources.counts.bytes);
    sources
}

#[test]
fn what_is_of_interest_comes_in_order() {
    let root = tree(&[
        ("aklint.toml", "exclude = ['vendor']"),
        ("b.py", "KEY = 1"),
        ("a.py", "KEY = 2"),
        ("c.py", "dull"),
        ("e.bin", "KEY\0\0\0"),
        ("vendor/f.py", "KEY"),
    ]);
    let sources = collect(root.path(), &[""]);
    let expected = [("a.py", "KEY = 2"), ("b.py", "KEY = 1")];
    assert_eq!(sources.results, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    assert_eq!(sources.problems, []);
    let counts = Counts { files: 5, bytes: 44, interesting: 2, binary: 1, links: 0, excluded: 1 };
    assert_eq!(sources.counts, counts);
}

#[test]
fn what_is_lossy_is_said() {
    let root = tree(&[]);
    fs::write(root.path().join("a.py"), b"KEY = '\xFF'").expect("a file");
    let sources = collect(root.path(), &[""]);
    assert_eq!(sources.results[0].1, "KEY = '\u{fffd}'");
    assert_eq!(sources.problems[0].extent, Extent::Partial);
}

#[test]
fn a_broken_config_stops_only_its_own_files() {
    let root =
        tree(&[("good/a.py", "KEY"), ("bad/aklint.toml", "lang = 1"), ("bad/b.py", "KEY"), ("bad/c/d.py", "KEY")]);
    let sources = collect(root.path(), &[""]);
    assert_eq!(sources.results, [("good/a.py".to_owned(), "KEY".to_owned())]);
    assert_eq!(sources.config_errors.len(), 1);
    assert_eq!(sources.problems.len(), 1);
    assert_eq!(sources.problems[0].extent, Extent::Unseen);
    assert!(sources.problems[0].text.en.contains("(3)"), "{:?}", sources.problems[0].text);
}

#[test]
fn the_stacks_of_workers_are_large() {
    fn depth(left: usize) -> usize {
        let frame = std::hint::black_box([left; 128]);
        if left == 0 { 0 } else { depth(left - 1) + frame[0] - left + 1 }
    }
    let pool = workers(1).expect("threads can be made");
    // 20 000 frames of more than 1 KiB: ten times the usual stack.
    assert_eq!(pool.install(|| depth(20_000)), 20_000);
}
