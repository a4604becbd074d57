//! The documented JSON document, and the same as lines. `docs/json.md` is the contract.

use std::io::{self, Write};

use serde::Serialize;

use super::Words;
use super::verified::VerificationJson;
use crate::catalog::check::Severity;
use crate::catalog::provider::Row;
use crate::finding::{Committed, Extent, Finding, Label, Position, Quieted, QuietedBy, Recommendation, Report, Secret};
use crate::source::Span;

const SCHEMA: &str = "aklint-report/1";

/// One document.
pub(super) fn write(report: &Report, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        head: Head::new(words),
        findings: report.findings().map(|finding| FindingJson::of(finding, report, words)).collect(),
        tail: Tail::of(report, words),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// A line a finding, and a last line with everything else.
pub(super) fn write_lines(report: &Report, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings() {
        let line = FindingLine { kind: "finding", finding: FindingJson::of(finding, report, words) };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    let line = SummaryLine { kind: "summary", head: Head::new(words), tail: Tail::of(report, words) };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'r> {
    #[serde(flatten)]
    head: Head,
    findings: Vec<FindingJson<'r>>,
    #[serde(flatten)]
    tail: Tail<'r>,
}

#[derive(Serialize)]
struct FindingLine<'r> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    finding: FindingJson<'r>,
}

#[derive(Serialize)]
struct SummaryLine<'r> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    tail: Tail<'r>,
}

#[derive(Serialize)]
struct Head {
    schema: &'static str,
    tool: Tool,
    language: &'static str,
}

impl Head {
    fn new(words: Words<'_>) -> Self {
        Self { schema: SCHEMA, tool: Tool::THIS, language: words.tag() }
    }
}

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(super) const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

#[derive(Serialize)]
struct Tail<'r> {
    quieted: Vec<QuietedJson<'r>>,
    problems: Vec<ProblemJson<'r>>,
    stats: StatsJson,
}

impl<'r> Tail<'r> {
    fn of(report: &'r Report, words: Words<'r>) -> Self {
        let quieted: Vec<QuietedJson<'r>> = report
            .files
            .iter()
            .flat_map(|file| &file.quieted)
            .map(|Quieted { finding, reason, by }| QuietedJson {
                finding: FindingJson::of(finding, report, words),
                reason: reason.as_deref(),
                by: match by {
                    QuietedBy::Comment => "comment",
                    QuietedBy::Baseline => "baseline",
                },
            })
            .collect();
        let problems = report.problems.iter().map(|problem| ProblemJson {
            path: &problem.path,
            span: problem.span.map(SpanJson::of),
            start: problem
                .span
                .and_then(|span| Some(report.excerpts.get(&problem.path)?.position(span.start)))
                .map(PositionJson::of),
            message: problem.text.get(words.lang),
            extent: match problem.extent {
                Extent::Skipped => "skipped",
                Extent::Partial => "partial",
                Extent::Unseen => "unseen",
            },
        });
        let problems = problems.collect();
        Self { quieted, problems, stats: StatsJson::of(report) }
    }
}

#[derive(Serialize)]
struct QuietedJson<'r> {
    finding: FindingJson<'r>,
    reason: Option<&'r str>,
    by: &'static str,
}

#[derive(Serialize)]
struct ProblemJson<'r> {
    path: &'r str,
    span: Option<SpanJson>,
    start: Option<PositionJson>,
    message: &'r str,
    extent: &'static str,
}

#[derive(Serialize)]
pub(super) struct StatsJson {
    files: usize,
    bytes: u64,
    interesting: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    quieted: usize,
}

impl StatsJson {
    pub(super) fn of(report: &Report) -> Self {
        Self {
            files: report.stats.files,
            bytes: report.stats.bytes,
            interesting: report.stats.interesting,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            quieted: report.files.iter().map(|file| file.quieted.len()).sum(),
        }
    }
}

#[derive(Serialize)]
struct FindingJson<'r> {
    rule: &'r str,
    severity: &'static str,
    confidence: &'static str,
    message: &'r str,
    #[serde(flatten)]
    primary: LabelJson<'r>,
    related: Vec<LabelJson<'r>>,
    secret: Option<SecretJson<'r>>,
    advice: Option<AdviceJson<'r>>,
    help: Vec<&'r str>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    committed: Option<CommittedJson<'r>>,
}

impl<'r> FindingJson<'r> {
    fn of(finding: &'r Finding, report: &'r Report, words: Words<'_>) -> Self {
        let labels = |labels: &'r [Label]| labels.iter().map(|label| LabelJson::of(label, report, words)).collect();
        let advice = finding.advice.as_ref().map(|advice| AdviceJson::of(advice, report, words));
        Self {
            rule: finding.rule,
            severity: finding.severity.word(),
            confidence: finding.confidence.word(),
            message: finding.message.get(words.lang),
            primary: LabelJson::of(&finding.primary, report, words),
            related: labels(&finding.related),
            secret: finding.secret.as_ref().map(|secret| SecretJson::of(secret, words)),
            advice,
            help: finding.help.iter().map(|help| help.get(words.lang)).collect(),
            fingerprint: finding.fingerprint.to_string(),
            committed: finding.committed.as_ref().map(CommittedJson::of),
        }
    }
}

#[derive(Serialize)]
struct CommittedJson<'r> {
    commit: &'r str,
    path: &'r str,
    author_date: &'r str,
    at_head: bool,
    versions: usize,
}

impl<'r> CommittedJson<'r> {
    fn of(committed: &'r Committed) -> Self {
        let Committed { commit, path, author_date, at_head, versions } = committed;
        Self { commit, path, author_date, at_head: *at_head, versions: *versions }
    }
}

#[derive(Serialize)]
struct LabelJson<'r> {
    path: &'r str,
    span: SpanJson,
    start: Option<PositionJson>,
    end: Option<PositionJson>,
    label: &'r str,
}

impl<'r> LabelJson<'r> {
    fn of(label: &'r Label, report: &Report, words: Words<'_>) -> Self {
        Self {
            path: &label.path,
            span: SpanJson::of(label.span),
            start: report.start(label).map(PositionJson::of),
            end: report.end(label).map(PositionJson::of),
            label: label.text.get(words.lang),
        }
    }
}

#[derive(Serialize)]
struct SpanJson {
    start: u32,
    end: u32,
}

impl SpanJson {
    fn of(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<CellJson>,
}

impl PositionJson {
    fn of(position: Position) -> Self {
        let cell = position.cell.map(|(number, line)| CellJson { number, line });
        Self { line: position.line, column: position.column, cell }
    }
}

#[derive(Serialize)]
struct CellJson {
    number: u32,
    line: u32,
}

#[derive(Serialize)]
struct SecretJson<'r> {
    access_key_id: Option<&'r str>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification: Option<VerificationJson<'r>>,
}

impl<'r> SecretJson<'r> {
    fn of(secret: &'r Secret, words: Words<'_>) -> Self {
        Self {
            access_key_id: secret.access_key_id.as_deref(),
            fingerprint: secret.fingerprint.to_string(),
            verification: secret.verification.as_ref().map(|found| VerificationJson::of(found, words)),
        }
    }
}

#[derive(Serialize)]
pub(super) struct AdviceJson<'r> {
    row: Option<&'static str>,
    because: Vec<LabelJson<'r>>,
    reason: Option<&'r str>,
    needs: Vec<&'r str>,
    requires: &'r [String],
    snippet: Option<SnippetJson<'r>>,
    replaces: Option<&'static str>,
    otherwise: Vec<&'static str>,
}

impl<'r> AdviceJson<'r> {
    pub(super) fn of(advice: &'r Recommendation, report: &'r Report, words: Words<'_>) -> Self {
        Self {
            row: advice.row.map(Row::id),
            because: advice.because.iter().map(|label| LabelJson::of(label, report, words)).collect(),
            reason: Some(advice.reason.get(words.lang)).filter(|reason| !reason.is_empty()),
            needs: advice.needs.iter().map(|need| need.get(words.lang)).collect(),
            requires: &advice.requires,
            snippet: advice
                .snippet
                .as_ref()
                .map(|snippet| SnippetJson { generation: snippet.generation.id(), code: &snippet.code }),
            replaces: advice.replaces.map(Row::id),
            otherwise: advice.otherwise.iter().map(|row| row.id()).collect(),
        }
    }
}

#[derive(Serialize)]
struct SnippetJson<'r> {
    generation: &'static str,
    code: &'r str,
}
