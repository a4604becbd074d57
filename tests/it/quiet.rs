//! `testdata/quiet/<case>`: good code, and what looks bad and is not. All rules over it: nothing, not even a note.

use crate::door;

#[test]
fn good_code_is_left_alone() {
    let settings = door::settings(&[]);
    let mut wrong = Vec::new();
    for case in door::entries(&door::testdata("quiet")) {
        let report = door::report(&door::sources(&case), &settings);
        for finding in report.findings() {
            let at = report.excerpts[&finding.primary.path].position(finding.primary.span.start);
            let (path, line) = (&finding.primary.path, at.line);
            wrong.push(format!("{path}:{line}: {}[{}] {}", finding.severity, finding.rule, finding.message.en));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
