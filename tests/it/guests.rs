//! Files that a scan was not given and that were looked at only because others need them.

use aklint::source::SourceFile;

use crate::door;

const IMPORTING: &str = "import oss2\nfrom b import ONE, TWO\nauth = oss2.Auth(ONE, TWO)\n";
const IMPORTED: &str = concat!(
    "import oss2\n",
    "ONE = \"LTAIaKL1nt9p2WqR\"\n",
    "TWO = \"aKL1ntW3x8Yb5QmT7zKc1LpE9sHj4V\"\n",
    "other = oss2.Auth(\"LTAIaKL1nt0q7XyZ\", \"aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U\")\n",
);

/// The lines of findings in `b.py`, of a scan that was given these files.
fn found(given: &[SourceFile], all: &[SourceFile]) -> Vec<(String, usize)> {
    let settings = door::settings(&["hardcoded-access-key"]);
    let report = door::report_of(door::look(given, &settings), all, &settings, Vec::new());
    let place = |finding: &aklint::finding::Finding| {
        let excerpt = &report.excerpts[&finding.primary.path];
        (finding.primary.path.to_string(), excerpt.position(finding.primary.span.start).line)
    };
    report.findings().map(place).collect()
}

#[test]
fn of_a_file_that_was_not_given_only_what_concerns_others_is_reported() {
    let all = [SourceFile::new("a.py", IMPORTING), SourceFile::new("b.py", IMPORTED)];
    assert_eq!(found(&all[..1], &all), [("b.py".to_owned(), 3)]);
    assert_eq!(found(&all, &all), [("b.py".to_owned(), 3), ("b.py".to_owned(), 4)]);
    assert_eq!(found(&all[1..], &all), [("b.py".to_owned(), 3), ("b.py".to_owned(), 4)]);
    assert!(found(&all[..1], &all[..1]).is_empty(), "a module that is not there is no error and no finding");
}

#[test]
fn modules_that_import_each_other_end() {
    let ring: Vec<SourceFile> = (0..60)
        .map(|at| {
            let next = (at + 1) % 60;
            let text =
                format!("import oss2\nfrom m{next} import *\nfrom m{next} import KEY as KEY\noss2.Auth(KEY, KEY)\n");
            SourceFile::new(format!("m{at}.py"), text)
        })
        .collect();
    assert!(found(&ring, &ring).is_empty());
}
