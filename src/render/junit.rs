//! JUnit's XML: a suite a file, a test case a finding, and one that passes when nothing fails.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report as Tests, TestCase, TestCaseStatus, TestSuite};

use super::summary::Summary;
use super::{Style, Words, screen};
use crate::catalog::check::Severity;
use crate::finding::{Extent, Finding, Problem, Quieted, QuietedBy, Report};

pub(super) fn write(report: &Report, style: &Style, words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut cases: BTreeMap<String, Vec<TestCase>> = BTreeMap::new();
    for file in &report.files {
        let path = report.in_repository(&file.path);
        let all = cases.entry(path.clone()).or_default();
        all.extend(file.findings.iter().map(|finding| {
            let status = match finding.severity {
                Severity::Note => TestCaseStatus::success(),
                Severity::Warning | Severity::Error => failure(report, finding, words),
            };
            let mut case = of_finding(report, finding, &path, status);
            if finding.severity == Severity::Note {
                case.set_system_out(text(&words.lines(report, finding)));
            }
            case
        }));
        all.extend(file.quieted.iter().map(|Quieted { finding, reason, by }| {
            let mut status = TestCaseStatus::skipped();
            status.set_message(line(&match reason {
                Some(reason) => words.fill("quieted-because", &[("reason", reason)]),
                None if *by == QuietedBy::Baseline => words.get("in-baseline").to_owned(),
                None => words.get("column-quieted").to_owned(),
            }));
            of_finding(report, finding, &path, status)
        }));
    }
    for problem in &report.problems {
        let path = report.in_repository(&problem.path);
        let case = of_problem(report, problem, &path, words);
        cases.entry(path).or_default().push(case);
    }
    let mut tests = Tests::new(env!("CARGO_PKG_NAME"));
    for (path, cases) in cases {
        let mut suite = TestSuite::new(line(&path));
        suite.add_test_cases(cases);
        tests.add_test_suite(suite);
    }
    // A run without a single test looks to many as if it had gone wrong.
    if tests.failures + tests.errors == 0 {
        // The time that it took would make equal runs differ.
        let summary = Summary::of(report, &Style { elapsed: None, ..*style }, words);
        let mut case = TestCase::new(line(&summary.verdict), TestCaseStatus::success());
        case.set_classname(env!("CARGO_PKG_NAME"));
        case.set_system_out(line(&format!("{}{} · {}", summary.verdict, summary.aside, summary.extent)));
        let mut suite = TestSuite::new(env!("CARGO_PKG_NAME"));
        suite.add_test_case(case);
        tests.test_suites.insert(0, suite);
        tests.tests += 1;
    }
    out.write_all(tests.to_string().map_err(io::Error::other)?.as_bytes())
}

fn failure(report: &Report, finding: &Finding, words: Words<'_>) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(finding.severity.word());
    status.set_message(line(finding.message.get(words.lang)));
    let place = words.place(report, &finding.primary);
    let mut lines = vec![format!("{place} {}", words.say(&finding.primary.text))];
    lines.extend(words.lines(report, finding).split_off(1));
    status.set_description(text(&lines));
    status
}

fn of_finding(report: &Report, finding: &Finding, path: &str, status: TestCaseStatus) -> TestCase {
    let start = report.start(&finding.primary);
    let name = match start {
        Some(start) => format!("{} {}:{}", finding.rule, start.line, start.column),
        None => finding.rule.to_owned(),
    };
    case(&name, path, start.map(|start| start.line), status)
}

fn of_problem(report: &Report, problem: &Problem, path: &str, words: Words<'_>) -> TestCase {
    let (word, mut status) = match problem.extent {
        Extent::Unseen => ("unseen", TestCaseStatus::non_success(NonSuccessKind::Error)),
        Extent::Partial => ("partial", TestCaseStatus::skipped()),
        Extent::Skipped => ("skipped", TestCaseStatus::skipped()),
    };
    status.set_type(words.get(word));
    status.set_message(line(problem.text.get(words.lang)));
    let start = problem.span.and_then(|span| Some(report.excerpts.get(&problem.path)?.position(span.start)));
    let name = match start {
        Some(start) => format!("{} {}:{}", words.get(word), start.line, start.column),
        None => words.get(word).to_owned(),
    };
    case(&name, path, start.map(|start| start.line), status)
}

/// `file` and `line` are not in every schema, but GitLab, CircleCI and others link by them.
fn case(name: &str, path: &str, at: Option<usize>, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(line(name), status);
    case.set_classname(line(path));
    case.extra.insert("file".into(), line(path).into());
    if let Some(at) = at {
        case.extra.insert("line".into(), at.to_string().into());
    }
    case
}

fn text(lines: &[String]) -> String {
    lines.iter().map(|text| line(text)).collect::<Vec<_>>().join("\n")
}

/// `text` on one line, in characters that XML may hold. Left alone the crate would drop some of the others, and write two
/// that no reader takes.
fn line(text: &str) -> String {
    screen::clean(text).replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_one_that_xml_has() {
        let odd = "a\0\u{1b}[31mb\n\t<&>\"']]>\u{7f}\u{9b}\u{fdd0}\u{fffe}\u{ffff}\u{10ffff}";
        let shown = "a\\x00\\x1b[31mb\\x0a\\x09<&>\"']]>\\x7f\\x9b\u{fdd0}\\u{fffe}\\u{ffff}\u{10ffff}";
        assert_eq!(line(odd), shown);
        let mut tests = Tests::new("t");
        let mut suite = TestSuite::new(line(odd));
        suite.add_test_case(case("name", odd, Some(1), TestCaseStatus::success()));
        tests.add_test_suite(suite);
        let written = tests.to_string().expect("memory can be written to");
        assert!(!written.contains(['\u{fffe}', '\u{ffff}', '\0', '\u{1b}']), "{written}");
        let read = Tests::deserialize_from_str(&written).expect("it is JUnit");
        assert_eq!(read.test_suites[0].name.as_str(), shown);
    }
}
