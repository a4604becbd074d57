//! How many findings each rule has: what to look at first in a repository that is looked at for the first time.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::json::{StatsJson, Tool};
use super::screen::{Paint, pad, width, wrap};
use super::summary::Summary;
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::finding::Report;

const SCHEMA: &str = "aklint-statistics/1";

/// The findings of one rule.
#[derive(Default, Serialize)]
struct Count {
    rule: &'static str,
    errors: usize,
    warnings: usize,
    notes: usize,
    quieted: usize,
}

/// The rules that have findings: those with the most of the worst first.
fn counts(report: &Report) -> Vec<Count> {
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    let findings = report.findings().map(|finding| (finding.rule, Some(finding.severity)));
    let quieted = report.files.iter().flat_map(|file| &file.quieted).map(|quieted| (quieted.finding.rule, None));
    for (rule, severity) in findings.chain(quieted) {
        let count = counts.entry(rule).or_insert_with(|| Count { rule, ..Count::default() });
        *match severity {
            Some(Severity::Error) => &mut count.errors,
            Some(Severity::Warning) => &mut count.warnings,
            Some(Severity::Note) => &mut count.notes,
            None => &mut count.quieted,
        } += 1;
    }
    let mut counts: Vec<Count> = counts.into_values().collect();
    counts.sort_by_key(|count| Reverse((count.errors, count.warnings, count.notes, count.quieted)));
    counts
}

/// Writes the counts as a table. Fails only when `out` does.
pub fn statistics(report: &Report, style: &Style, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    let titles = ["errors", "warnings", "notes", "quieted"].map(|title| words.get(&format!("column-{title}")));
    let counts = counts(report);
    let names =
        counts.iter().map(|count| width(count.rule)).chain([width(words.get("column-rule"))]).max().unwrap_or(0);
    if !counts.is_empty() {
        let title = format!("{}  {}", pad(words.get("column-rule"), names), titles.join("  "));
        writeln!(out, "{}", paint.bold(&title))?;
    }
    let severities = [Some(Severity::Error), Some(Severity::Warning), Some(Severity::Note), None];
    for count in &counts {
        write!(out, "{}", pad(count.rule, names))?;
        let numbers = [count.errors, count.warnings, count.notes, count.quieted];
        for ((number, title), severity) in numbers.into_iter().zip(titles).zip(severities) {
            let digits = number.to_string();
            let blanks = " ".repeat((2 + width(title)).saturating_sub(digits.len()));
            let digits = match severity {
                _ if number == 0 => paint.dim(&digits),
                Some(severity) => paint.severity(severity, &digits),
                None => digits,
            };
            write!(out, "{blanks}{digits}")?;
        }
        writeln!(out)?;
    }
    if !counts.is_empty() {
        writeln!(out)?;
    }
    // The table shows the notes.
    let summary = Summary::of(report, &Style { verbose_notes: true, ..*style }, words);
    let line = format!("{}{} · {}", summary.verdict, summary.aside, summary.extent);
    wrap(&line, style.width).iter().try_for_each(|line| writeln!(out, "{line}"))
}

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    tool: Tool,
    rules: Vec<Count>,
    stats: StatsJson,
}

/// Writes the counts as JSON; `docs/json.md` is the contract. Fails only when `out` does.
pub fn statistics_json(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let document = Document { schema: SCHEMA, tool: Tool::THIS, rules: counts(report), stats: StatsJson::of(report) };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}
