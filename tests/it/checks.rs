//! `testdata/checks/<rule>/<case>`: a file or a folder, judged with only that rule on. What must be found is written below
//! the line that it is in, in a comment:
//!
//! ```text
//! auth = oss2.Auth("LTAI…", "secret")
//! #                          ^^^^^^ hardcoded-access-key error row=ram-user-key
//! ```
//!
//! Severity and row are optional. For formats without comments, `<file>.expected` holds `line:from-to rule severity row=…`,
//! columns in characters, `to` exclusive. A span over several lines is written as far as the end of its first line.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use aklint::finding::{Finding, Report};
use aklint::source::SourceFile;

use crate::door;

/// What is, or must be, found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    path: String,
    line: usize,
    from: usize,
    to: usize,
    rule: String,
    pub(crate) severity: Option<String>,
    row: Option<String>,
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}-{} {}", self.path, self.line, self.from, self.to, self.rule)?;
        if let Some(severity) = &self.severity {
            write!(f, " {severity}")?;
        }
        if let Some(row) = &self.row {
            write!(f, " row={row}")?;
        }
        Ok(())
    }
}

#[test]
fn every_finding_is_annotated_and_every_annotation_is_found() {
    let mut wrong = Vec::new();
    for folder in door::entries(&door::testdata("checks")) {
        let rule = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        let settings = door::settings(&[&rule]);
        for case in door::entries(&folder) {
            if is_beside_a_case(&case) {
                continue;
            }
            let files = door::sources(&case);
            let report = door::report(&files, &settings);
            let expected: Vec<Mark> = files.iter().flat_map(|file| annotations(file, &folder)).collect();
            compare(&case, &report, expected, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The four main rules are held by at least twelve positives and twelve negatives in all, in both languages.
#[test]
fn the_main_rules_have_enough_cases() {
    let main = ["hardcoded-access-key", "sts-key-in-static-provider", "main-account-key", "missing-refresh"];
    for rule in main {
        let cases = door::entries(&door::testdata("checks").join(rule));
        let code = |extension: &str| {
            cases
                .iter()
                .flat_map(|case| door::files(case))
                .filter(|file| file.extension().is_some_and(|of| of == extension))
                .count()
        };
        assert!(code("py") > 0 && code("rs") > 0, "{rule} lacks a language");
        let is_positive = |case: &&std::path::PathBuf| {
            let folder = case.parent().expect("a case lies in a folder").to_owned();
            door::sources(case).iter().any(|file| !annotations(file, &folder).is_empty())
        };
        let cases: Vec<_> = cases.iter().filter(|case| !is_beside_a_case(case)).cloned().collect();
        let positives = cases.iter().filter(is_positive).count();
        assert!(positives >= 12, "{rule}: {positives} positives");
        assert!(cases.len() - positives >= 12, "{rule}: {} negatives", cases.len() - positives);
    }
}

/// Whether a file or folder belongs to the case beside it: what is found there, what is fixed.
pub(crate) fn is_beside_a_case(path: &Path) -> bool {
    let name = path.file_name().expect("it has a name").to_string_lossy();
    name.ends_with(".expected") || name.contains(".fixed.") || name.ends_with(".fixed")
}

pub(crate) fn compare(case: &Path, report: &Report, expected: Vec<Mark>, wrong: &mut Vec<String>) {
    let mut found: BTreeSet<Mark> = report.findings().map(|finding| mark(report, finding)).collect();
    for expected in expected {
        let hit = found.iter().find(|found| {
            let same_place = (&found.path, found.line, found.from, found.to, &found.rule)
                == (&expected.path, expected.line, expected.from, expected.to, &expected.rule);
            same_place
                && (expected.severity.is_none() || expected.severity == found.severity)
                && (expected.row.is_none() || expected.row == found.row)
        });
        match hit.cloned() {
            Some(hit) => {
                found.remove(&hit);
            }
            None => wrong.push(format!("{}: not found: {expected}", case.display())),
        }
    }
    wrong.extend(found.iter().map(|found| format!("{}: not annotated: {found}", case.display())));
}

fn mark(report: &Report, finding: &Finding) -> Mark {
    let label = &finding.primary;
    let excerpt = &report.excerpts[&label.path];
    let start = excerpt.position(label.span.start);
    let end = excerpt.position(label.span.end);
    let line = excerpt.text.lines().nth(start.line - 1).unwrap_or_default();
    let to = if end.line == start.line { end.column } else { line.trim_end().chars().count() + 1 };
    let row = finding.advice.as_ref().map(|advice| advice.row.map_or("none", |row| row.id()).to_owned());
    Mark {
        path: label.path.to_string(),
        line: start.line,
        from: start.column,
        to,
        rule: finding.rule.to_owned(),
        severity: Some(finding.severity.word().to_owned()),
        row,
    }
}

/// What a file, or the `.expected` file beside it, says must be found in it.
pub(crate) fn annotations(file: &SourceFile, folder: &Path) -> Vec<Mark> {
    let beside = folder.join(format!("{}.expected", file.path));
    if let Ok(text) = fs::read_to_string(beside) {
        return text.lines().filter(|line| !line.trim().is_empty()).map(|line| listed(file, line)).collect();
    }
    let mut marks = Vec::new();
    let mut above = 0;
    for (at, line) in file.text.lines().enumerate() {
        match annotation(file, line, above) {
            Some(mark) => marks.push(mark),
            None => above = at + 1,
        }
    }
    marks
}

fn annotation(file: &SourceFile, line: &str, above: usize) -> Option<Mark> {
    let from = line.find('^')?;
    let is_leader = line[..from].trim().chars().all(|char| "#/-;*<!\"',".contains(char));
    let carets = line[from..].chars().take_while(|char| *char == '^').count();
    let mut words = line[from + carets..].split_whitespace();
    let rule = words.next()?;
    let is_rule = rule.contains('-') && rule.chars().all(|char| char.is_ascii_lowercase() || char == '-');
    if !is_leader || !is_rule {
        return None;
    }
    let from = line[..from].chars().count() + 1;
    Some(read(file, above, from, from + carets, rule, words))
}

fn listed(file: &SourceFile, line: &str) -> Mark {
    let mut words = line.split_whitespace();
    let parse = |text: &str| text.parse().unwrap_or_else(|_| panic!("{}: cannot read {line:?}", file.path));
    let (at, columns) =
        words.next().and_then(|place| place.split_once(':')).unwrap_or_else(|| panic!("{line:?} names no place"));
    let (from, to) = columns.split_once('-').unwrap_or_else(|| panic!("{line:?} names no columns"));
    let rule = words.next().unwrap_or_else(|| panic!("{line:?} names no rule"));
    read(file, parse(at), parse(from), parse(to), rule, words)
}

fn read<'w>(
    file: &SourceFile,
    line: usize,
    from: usize,
    to: usize,
    rule: &str,
    words: impl Iterator<Item = &'w str>,
) -> Mark {
    let (mut severity, mut row) = (None, None);
    for word in words.take_while(|word| *word != "*/" && *word != "-->") {
        match word.strip_prefix("row=") {
            Some(id) => row = Some(id.to_owned()),
            None => severity = Some(word.to_owned()),
        }
    }
    Mark { path: file.path.to_string(), line, from, to, rule: rule.to_owned(), severity, row }
}
