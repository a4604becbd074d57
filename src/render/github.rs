//! Workflow commands of GitHub Actions: one annotation a finding.

use std::io::{self, Write};

use super::summary::Summary;
use super::{Style, Words, screen};
use crate::catalog::check::Severity;
use crate::finding::{Extent, Finding, Position, Report};

pub(super) fn write(report: &Report, style: &Style, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings() {
        if finding.severity > Severity::Note || style.verbose_notes {
            write_finding(report, finding, words, out)?;
        }
    }
    for problem in &report.problems {
        let (severity, word) = match problem.extent {
            Extent::Unseen => (Severity::Error, words.get("unseen")),
            Extent::Partial => (Severity::Warning, words.get("partial")),
            // On purpose, so no annotation; the log says it.
            Extent::Skipped => {
                writeln!(out, "{}: {}", screen::clean(&problem.path), words.say(&problem.text))?;
                continue;
            }
        };
        let start = problem.span.and_then(|span| Some(report.excerpts.get(&problem.path)?.position(span.start)));
        let place = place(&problem.path, start, None);
        let text = format!("{}: {}", screen::clean(&problem.path), words.say(&problem.text));
        writeln!(out, "::{} {place},title={}::{}", command(severity), property(word), data(&text))?;
    }
    let summary = Summary::of(report, style, words);
    writeln!(out, "aklint: {}{} · {}", summary.verdict, summary.aside, summary.extent)
}

fn write_finding(report: &Report, finding: &Finding, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let place = place(&finding.primary.path, report.start(&finding.primary), report.end(&finding.primary));
    let lines = words.lines(report, finding);
    let title = format!("aklint {}", finding.rule);
    writeln!(out, "::{} {place},title={}::{}", command(finding.severity), property(&title), data(&lines.join("\n")))
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// `file=…,line=…`; columns only within one line, elsewhere the runner refuses them.
fn place(path: &str, start: Option<Position>, end: Option<Position>) -> String {
    let file = format!("file={}", property(&screen::clean(path)));
    match (start, end) {
        (None, _) => file,
        (Some(start), Some(end)) if start.line == end.line => {
            format!("{file},line={},col={},endLine={},endColumn={}", start.line, start.column, end.line, end.column)
        }
        (Some(start), Some(end)) => format!("{file},line={},endLine={}", start.line, end.line),
        (Some(start), None) => format!("{file},line={}", start.line),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        assert_eq!(data("a%b\r\nc:d,e"), "a%25b%0D%0Ac:d,e");
        assert_eq!(property("a%b\nc:d,e"), "a%25b%0Ac%3Ad%2Ce");
    }
}
