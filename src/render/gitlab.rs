//! Code Quality of GitLab: the fields of Code Climate's format that it reads, an entry a finding.

use std::io::{self, Write};

use serde::Serialize;

use super::Words;
use crate::catalog::check::Severity;
use crate::finding::{Finding, Report};

pub(super) fn write(report: &Report, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = report.findings().map(|finding| Issue::of(finding, report, words)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

impl<'r> Issue<'r> {
    fn of(finding: &'r Finding, report: &Report, words: Words<'_>) -> Self {
        // A merge request shows this one line and nothing else.
        let mut sentences = vec![words.say(&finding.message)];
        sentences.extend(words.what_to_do(finding));
        // An entry without a line is not shown at all.
        let begin = report.start(&finding.primary).map_or(1, |start| start.line);
        Self {
            description: sentences.join(" · "),
            check_name: finding.rule,
            fingerprint: finding.fingerprint.to_string(),
            severity: severity(finding),
            location: Location { path: report.in_repository(&finding.primary.path), lines: Lines { begin } },
        }
    }
}

/// Nothing is worse than a secret that others can read.
fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error if finding.secret.is_some() => "blocker",
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Note => "info",
    }
}
