//! `testdata/repositories/<name>`: repositories as they are found, mostly innocent. `EXPECTED` lists what somebody who knows
//! the field would list, from warnings up, and nothing else: `path:line rule severity [recommended row]`.

use std::collections::BTreeSet;
use std::fs;

use aklint::catalog::check::Severity;

use crate::door;

#[test]
fn repositories_get_the_findings_that_an_expert_lists() {
    let settings = door::settings(&[]);
    let mut wrong = Vec::new();
    for case in door::entries(&door::testdata("repositories")) {
        let name = case.file_name().expect("it has a name").to_string_lossy().into_owned();
        let expected = fs::read_to_string(case.join("EXPECTED")).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut expected: BTreeSet<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
        let mut files = door::sources(&case);
        files.retain(|file| !file.path.ends_with("/EXPECTED"));
        assert!((15..=40).contains(&files.len()), "{name} has {} files", files.len());
        assert!(expected.len() >= 5, "{name} expects {} findings", expected.len());
        for finding in door::report(&files, &settings).findings() {
            if finding.severity < Severity::Warning {
                continue;
            }
            let label = &finding.primary;
            let line = files
                .iter()
                .find(|file| file.path == label.path)
                .map_or(0, |file| 1 + file.text[..label.span.start as usize].matches('\n').count());
            let inner = label.path.split_once('/').map_or(&*label.path, |(_, inner)| inner);
            let found = format!("{inner}:{line} {} {}", finding.rule, finding.severity.word());
            let row = finding.advice.as_ref().and_then(|advice| advice.row).map_or("none", |row| row.id());
            if !expected.remove(found.as_str()) && !expected.remove(format!("{found} {row}").as_str()) {
                wrong.push(format!("{name}: nobody would list: {found} {row}"));
            }
        }
        wrong.extend(expected.iter().map(|line| format!("{name}: missed: {line}")));
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
