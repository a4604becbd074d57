//! GitLab's report of exposed secrets, version 15: findings about a secret that stands in a file, and no others.

use std::io::{self, Write};

use serde::Serialize;

use super::{Style, Words, screen};
use crate::catalog::check::Severity;
use crate::facts::signed::date_of;
use crate::finding::{Extent, Finding, Problem, Report};
use crate::mask::Fingerprint;

const SCHEMA_VERSION: &str = "15.0.7";
/// What GitLab's own analyzer writes when it looks at files and not at commits.
const NO_COMMIT: &str = "0000000";

pub(super) fn write(report: &Report, style: &Style, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let started = style.started.unwrap_or_default();
    let seconds = style.elapsed.map_or(0, |elapsed| i64::try_from(elapsed.as_secs()).unwrap_or(0));
    let tool = || Tool {
        id: env!("CARGO_PKG_NAME"),
        name: env!("CARGO_PKG_NAME"),
        vendor: Vendor { name: env!("CARGO_PKG_NAME") },
        version: env!("CARGO_PKG_VERSION"),
    };
    let scan = Scan {
        analyzer: tool(),
        scanner: tool(),
        kind: "secret_detection",
        start_time: time(started),
        end_time: time(started.saturating_add(seconds)),
        status: if report.has_unseen() { "failure" } else { "success" },
        messages: report.problems.iter().map(|problem| Message::of(problem, report, words)).collect(),
    };
    let exposed = report.findings().filter(|finding| is_exposed(finding));
    let vulnerabilities = exposed.map(|finding| Vulnerability::of(finding, report, words)).collect();
    let document = Document { version: SCHEMA_VERSION, scan, vulnerabilities };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// A note tells of what cannot be used: an id alone, a signature that has expired.
fn is_exposed(finding: &Finding) -> bool {
    finding.secret.is_some() && finding.severity > Severity::Note
}

/// A moment as `2026-01-31T23:59:59`, in UTC.
fn time(moment: i64) -> String {
    let second = moment.rem_euclid(86_400);
    format!("{}T{:02}:{:02}:{:02}", date_of(moment), second / 3600, second / 60 % 60, second % 60)
}

/// A UUID of the form that is left to those who make it (version 8): the same for the same finding.
fn uuid(finding: Fingerprint) -> String {
    let finding = finding.to_string();
    let digits: String = ["0", "1", "2"].map(|part| Fingerprint::of(&[&finding, part]).to_string()).concat();
    format!("{}-{}-8{}-a{}-{}", &digits[..8], &digits[8..12], &digits[12..15], &digits[15..18], &digits[18..30])
}

#[derive(Serialize)]
struct Document<'r> {
    version: &'static str,
    scan: Scan,
    vulnerabilities: Vec<Vulnerability<'r>>,
}

#[derive(Serialize)]
struct Scan {
    analyzer: Tool,
    scanner: Tool,
    #[serde(rename = "type")]
    kind: &'static str,
    start_time: String,
    end_time: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Tool {
    id: &'static str,
    name: &'static str,
    vendor: Vendor,
    version: &'static str,
}

#[derive(Serialize)]
struct Vendor {
    name: &'static str,
}

#[derive(Serialize)]
struct Message {
    level: &'static str,
    value: String,
}

impl Message {
    fn of(problem: &Problem, report: &Report, words: Words<'_>) -> Self {
        let level = if problem.extent == Extent::Skipped { "info" } else { "warn" };
        let path = screen::clean(&report.in_repository(&problem.path));
        Self { level, value: format!("{path}: {}", words.say(&problem.text)) }
    }
}

#[derive(Serialize)]
struct Vulnerability<'r> {
    id: String,
    category: &'static str,
    name: &'r str,
    description: String,
    severity: &'static str,
    solution: String,
    location: Location<'r>,
    identifiers: [Identifier<'r>; 1],
    links: Vec<Link<'r>>,
}

#[derive(Serialize)]
struct Location<'r> {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    commit: Commit<'r>,
}

#[derive(Serialize)]
struct Commit<'r> {
    sha: &'r str,
}

#[derive(Serialize)]
struct Identifier<'r> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
    value: &'r str,
}

#[derive(Serialize)]
struct Link<'r> {
    url: &'r str,
}

impl<'r> Vulnerability<'r> {
    /// No extract of the source: GitLab wants it with the secret in it.
    fn of(finding: &'r Finding, report: &Report, words: Words<'r>) -> Self {
        let check = words.catalog.check(finding.rule);
        let place = &finding.primary;
        let related = finding.related.iter();
        let labels = std::iter::once(place).chain(related).map(|label| {
            let path = words.place(report, label);
            format!("{path} {}", words.say(&label.text))
        });
        let sentences: Vec<String> = std::iter::once(words.say(&finding.message)).chain(labels).collect();
        Self {
            id: uuid(finding.fingerprint),
            category: "secret_detection",
            name: check.summary.get(words.lang),
            description: sentences.join("\n\n"),
            severity: if finding.severity == Severity::Error { "Critical" } else { "High" },
            solution: words.what_to_do(finding).join("\n\n"),
            location: Location {
                // What the past holds lies under its path there, in that commit.
                file: match &finding.committed {
                    Some(committed) => committed.path.to_string(),
                    None => report.in_repository(&place.path),
                },
                start_line: report.start(place).map(|start| start.line),
                end_line: report.end(place).map(|end| end.line),
                commit: Commit { sha: finding.committed.as_ref().map_or(NO_COMMIT, |committed| &committed.commit) },
            },
            identifiers: [Identifier {
                kind: "aklint_rule_id",
                name: format!("aklint {}", finding.rule),
                value: finding.rule,
            }],
            links: check.links.iter().map(|url| Link { url }).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_the_asked_form() {
        assert_eq!(time(0), "1970-01-01T00:00:00");
        assert_eq!(time(1_798_761_599), "2026-12-31T23:59:59");
    }

    #[test]
    fn names_look_like_uuids_and_stay() {
        let fingerprint = Fingerprint::of(&["a"]);
        let name = uuid(fingerprint);
        assert_eq!(name.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_eq!(name, uuid(fingerprint));
        assert_ne!(name, uuid(Fingerprint::of(&["b"])));
    }
}
