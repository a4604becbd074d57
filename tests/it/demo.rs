//! `testdata/demo`: what the README promises to a stranger's first command.

use std::collections::BTreeSet;

use crate::door;

/// Path, line, rule, severity, recommended row.
const EXPECTED: [(&str, usize, &str, &str, &str); 6] = [
    ("jobs/report.py", 7, "main-account-key", "error", "oidc-role-arn"),
    ("notebooks/last_month.ipynb", 24, "avoidable-long-term-key", "warning", "oidc-role-arn"),
    ("notebooks/last_month.ipynb", 39, "access-key-in-file", "error", "oidc-role-arn"),
    ("service/storage.py", 12, "hardcoded-access-key", "error", "oidc-role-arn"),
    ("service/storage.py", 26, "missing-refresh", "warning", "oidc-role-arn"),
    ("uploader/src/main.rs", 18, "sts-key-in-static-provider", "warning", "oidc-role-arn"),
];

#[test]
fn the_demo_shows_one_of_each_kind_and_what_to_do() {
    let report = door::report(&door::sources(&door::testdata("demo")), &door::settings(&[]));
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    let found: BTreeSet<(String, usize, &str, &str, &str)> = report
        .findings()
        .map(|finding| {
            let path = finding.primary.path.strip_prefix("demo/").expect("the demo is what was read").to_owned();
            let line = report.excerpts[&finding.primary.path].position(finding.primary.span.start).line;
            let advice = finding.advice.as_ref().unwrap_or_else(|| panic!("{path}:{line}: nothing is recommended"));
            assert!(!advice.because.is_empty() || !advice.reason.en.is_empty(), "{path}:{line}: no reason is given");
            (path, line, finding.rule, finding.severity.word(), advice.row.map_or("none", |row| row.id()))
        })
        .collect();
    let expected = EXPECTED.map(|(path, line, rule, severity, row)| (path.to_owned(), line, rule, severity, row));
    assert_eq!(found, BTreeSet::from(expected));
}
