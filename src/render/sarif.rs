//! SARIF 2.1.0: the parts of it that code scanning services read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::Words;
use super::verified::VerificationJson;
use crate::catalog::check::{Check, Severity};
use crate::catalog::provider::Row;
use crate::finding::{Extent, Finding, Label, Position, Problem, Quieted, QuietedBy, Report};
use crate::source::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Longer regions (a minified line) are not quoted.
const QUOTED: usize = 2_000;

pub(super) fn write(report: &Report, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<&Check> = words.catalog.checks.values().collect();
    let scene = Scene { report, words, rules: &rules };
    let mut results = Vec::new();
    for file in &report.files {
        results.extend(file.findings.iter().map(|finding| scene.result(finding, Vec::new())));
        results.extend(file.quieted.iter().map(|Quieted { finding, reason, by }| {
            let kind = match by {
                QuietedBy::Comment => "inSource",
                QuietedBy::Baseline => "external",
            };
            let suppression = Suppression { kind, status: "accepted", justification: reason.as_deref() };
            scene.result(finding, vec![suppression])
        }));
    }
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules.iter().map(|check| scene.rule(check)).collect(),
    };
    let invocation = Invocation {
        execution_successful: !report.has_unseen(),
        tool_execution_notifications: report.problems.iter().map(|problem| scene.notification(problem)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        language: words.tag(),
        invocations: [invocation],
        column_kind: "unicodeCodePoints",
        results,
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

struct Scene<'r> {
    report: &'r Report,
    words: Words<'r>,
    rules: &'r [&'r Check],
}

impl<'r> Scene<'r> {
    fn rule(&self, check: &'r Check) -> Rule<'r> {
        let summary = check.summary.get(self.words.lang);
        let page = check.page.get(self.words.lang);
        let security_severity = match check.severity {
            Severity::Error => "8.8",
            Severity::Warning => "5.5",
            Severity::Note => "2.0",
        };
        Rule {
            id: &check.id,
            name: pascal(&check.id),
            short_description: Message { text: summary.to_owned() },
            full_description: Message { text: summary.to_owned() },
            help: Help { text: page, markdown: page },
            help_uri: check.links.first().map(String::as_str),
            default_configuration: Configuration { level: level(check.severity) },
            properties: RuleProperties { tags: ["security", "credentials"], security_severity },
        }
    }

    fn result(&self, finding: &'r Finding, suppressions: Vec<Suppression<'r>>) -> ResultJson<'r> {
        let mut prints = BTreeMap::from([("aklint/v1", finding.fingerprint.to_string())]);
        if let Some(secret) = &finding.secret {
            prints.insert("aklintSecret/v1", secret.fingerprint.to_string());
        }
        let flow = |labels: Vec<&'r Label>| CodeFlow {
            thread_flows: [ThreadFlow {
                locations: labels
                    .into_iter()
                    .map(|label| FlowStep { location: self.location(label, Worded::Yes(None)) })
                    .collect(),
            }],
        };
        let labels = || std::iter::once(&finding.primary).chain(&finding.related);
        let code_flows = if finding.related.is_empty() { Vec::new() } else { vec![flow(labels().collect())] };
        let because = finding.advice.iter().flat_map(|advice| &advice.because);
        let related = finding.related.iter().chain(because).enumerate();
        ResultJson {
            rule_id: finding.rule,
            rule_index: self.rules.iter().position(|check| check.id == finding.rule),
            level: level(finding.severity),
            message: Message { text: self.sentence(finding) },
            locations: [self.location(&finding.primary, Worded::No)],
            related_locations: related.map(|(at, label)| self.location(label, Worded::Yes(Some(at + 1)))).collect(),
            code_flows,
            partial_fingerprints: prints,
            suppressions,
            properties: ResultProperties {
                confidence: finding.confidence.word(),
                access_key_id: finding.secret.as_ref().and_then(|secret| secret.access_key_id.as_deref()),
                verification: finding
                    .secret
                    .as_ref()
                    .and_then(|secret| secret.verification.as_ref())
                    .map(|found| VerificationJson::of(found, self.words)),
                recommended: finding.advice.as_ref().and_then(|advice| advice.row).map(Row::id),
            },
        }
    }

    /// The sentence, what to do first, and the recommended row: services show nothing else by default.
    fn sentence(&self, finding: &Finding) -> String {
        let words = self.words;
        let mut text = finding.message.get(words.lang).to_owned();
        if let Some(verified) = words.verified_line(finding) {
            text.push('\n');
            text.push_str(&verified);
        }
        if let Some(help) = finding.help.first() {
            text.push('\n');
            text.push_str(help.get(words.lang));
        }
        if let Some(advice) = &finding.advice {
            text.push('\n');
            text.push_str(&words.advice_line(advice));
        }
        text
    }

    fn location(&self, label: &'r Label, worded: Worded) -> Place {
        let (id, message) = match worded {
            Worded::No => (None, None),
            Worded::Yes(id) => (id, Some(Message { text: label.text.get(self.words.lang).to_owned() })),
        };
        self.place(&label.path, Some(label.span), id, message)
    }

    fn place(&self, path: &str, span: Option<Span>, id: Option<usize>, message: Option<Message>) -> Place {
        let (mut region, mut context_region, mut logical_locations) = (None, None, Vec::new());
        if let (Some(span), Some(excerpt)) = (span, self.report.excerpts.get(path)) {
            let (start, end) = (excerpt.position(span.start), excerpt.position(span.end));
            region = Some(Region {
                start_line: start.line,
                start_column: Some(start.column),
                end_line: end.line,
                end_column: Some(end.column),
                snippet: quoted(&excerpt.text, span.range()),
            });
            let first = excerpt.lines.start(start.line - 1) as usize;
            let last = match end.line {
                next if next < excerpt.lines.count() => excerpt.lines.start(next) as usize,
                _ => excerpt.text.len(),
            };
            context_region = quoted(&excerpt.text, first..last).map(|snippet| Region {
                start_line: start.line,
                start_column: None,
                end_line: end.line,
                end_column: None,
                snippet: Some(snippet),
            });
            logical_locations.extend(self.cell(start));
        }
        let uri = uri(path);
        let uri_base_id = (!uri.starts_with("file:")).then_some("%SRCROOT%");
        let artifact_location = ArtifactLocation { uri, uri_base_id };
        let physical_location = PhysicalLocation { artifact_location, region, context_region };
        Place { id, message, physical_location, logical_locations }
    }

    fn cell(&self, position: Position) -> Option<LogicalLocation> {
        let (cell, line) = position.cell?;
        let name = self.words.fill("cell", &[("cell", &cell.to_string()), ("line", &line.to_string())]);
        Some(LogicalLocation { fully_qualified_name: name, kind: "module" })
    }

    fn notification(&self, problem: &Problem) -> Notification {
        Notification {
            level: match problem.extent {
                Extent::Unseen => "error",
                Extent::Partial => "warning",
                Extent::Skipped => "note",
            },
            message: Message { text: problem.text.get(self.words.lang).to_owned() },
            locations: [self.place(&problem.path, problem.span, None, None)],
        }
    }
}

/// Whether a location carries its label's words, and with which number.
#[derive(Clone, Copy)]
enum Worded {
    No,
    Yes(Option<usize>),
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn quoted(text: &str, range: std::ops::Range<usize>) -> Option<Message> {
    text.get(range).filter(|text| text.len() <= QUOTED).map(|text| Message { text: text.to_owned() })
}

/// `hardcoded-access-key` as `HardcodedAccessKey`: what SARIF wants names to look like.
fn pascal(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let mut chars = word.chars();
            chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars)
        })
        .collect()
}

/// The path as a URI reference: relative where the path is, `file:` otherwise.
fn uri(path: &str) -> String {
    let drive = matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let mut uri = match () {
        () if drive => "file:///".to_owned(),
        () if path.starts_with('/') => "file://".to_owned(),
        () => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b'\\' if drive => uri.push('/'),
            b':' if drive && at == 1 => uri.push(':'),
            _ => write!(uri, "%{byte:02X}").expect("writing to a String cannot fail"),
        }
    }
    uri
}

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool<'r>,
    language: &'static str,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<ResultJson<'r>>,
}

#[derive(Serialize)]
struct Tool<'r> {
    driver: Driver<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'r> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'r> {
    id: &'r str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'r str>,
    default_configuration: Configuration,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Help<'r> {
    text: &'r str,
    markdown: &'r str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    tags: [&'static str; 2],
    #[serde(rename = "security-severity")]
    security_severity: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [Place; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultJson<'r> {
    rule_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Place; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code_flows: Vec<CodeFlow>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    /// Also when empty: that says "not suppressed", absence would say "unknown".
    suppressions: Vec<Suppression<'r>>,
    properties: ResultProperties<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultProperties<'r> {
    confidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_key_id: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification: Option<VerificationJson<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recommended: Option<&'static str>,
}

#[derive(Serialize)]
struct Suppression<'r> {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow {
    thread_flows: [ThreadFlow; 1],
}

#[derive(Serialize)]
struct ThreadFlow {
    locations: Vec<FlowStep>,
}

#[derive(Serialize)]
struct FlowStep {
    location: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context_region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    end_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("app/a b#c.py"), "app/a%20b%23c.py");
        assert_eq!(uri("x:y/密.py"), "x%3Ay/%E5%AF%86.py");
        assert_eq!(uri("a/x:y"), "a/x%3Ay");
        assert_eq!(uri("/srv/a.py"), "file:///srv/a.py");
        assert_eq!(uri("C:/a.py"), "file:///C:/a.py");
    }

    #[test]
    fn names_are_pascal_case() {
        assert_eq!(pascal("sts-key-without-token"), "StsKeyWithoutToken");
    }
}
