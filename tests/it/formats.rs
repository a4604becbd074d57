//! What CI systems are given: GitLab's reports, JUnit, statistics. `scripts/reports` holds them against the readers' own schemas.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use quick_junit::{NonSuccessKind, Report, TestCaseStatus};
use serde_json::Value;

use crate::program::{Folder, Ran, leak};

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.out))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("it is a list")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn junit(ran: &Ran) -> Report {
    Report::deserialize_from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.out))
}

/// The demo in a format.
fn demo(format: &str) -> Ran {
    let folder = Folder::new(&[]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = folder.command(&["check", "testdata/demo", "--format", format]);
    Ran::of(&command.current_dir(root).output().expect("the program starts"))
}

#[test]
fn code_quality_has_an_entry_a_finding() {
    let findings = json(&demo("json"));
    let issues = json(&demo("gitlab"));
    assert_eq!(json(&demo("gitlab-codequality")), issues, "both names mean the same");
    let (findings, issues) = (list(&findings["findings"]), list(&issues));
    assert!(issues.len() > 4 && issues.len() == findings.len(), "{}", issues.len());
    for (issue, finding) in issues.iter().zip(findings) {
        assert_eq!(issue["check_name"], finding["rule"]);
        assert_eq!(issue["fingerprint"], finding["fingerprint"]);
        assert_eq!(issue["location"]["path"], finding["path"]);
        assert_eq!(issue["location"]["lines"]["begin"], finding["start"]["line"]);
        let description = text(&issue["description"]);
        assert!(description.starts_with(text(&finding["message"])) && !description.contains('\n'), "{description}");
        let expected = match text(&finding["severity"]) {
            "error" if !finding["secret"].is_null() => "blocker",
            "error" => "critical",
            "warning" => "major",
            _ => "info",
        };
        assert_eq!(issue["severity"], expected);
    }
    let prints: BTreeSet<&str> = issues.iter().map(|issue| text(&issue["fingerprint"])).collect();
    assert_eq!(prints.len(), issues.len(), "each entry has a name of its own");
}

#[test]
fn secrets_are_the_findings_about_a_secret_that_is_exposed() {
    let findings = json(&demo("json"));
    let report = json(&demo("gitlab-secrets"));
    assert!(text(&report["version"]).starts_with("15."), "{report}");
    let scan = &report["scan"];
    assert_eq!((&scan["type"], &scan["status"]), (&"secret_detection".into(), &"success".into()));
    for time in ["start_time", "end_time"] {
        let shape: String =
            text(&scan[time]).chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
        assert_eq!(shape, "0000-00-00T00:00:00");
    }
    let exposed: Vec<(&Value, &Value)> = list(&findings["findings"])
        .iter()
        .filter(|finding| !finding["secret"].is_null() && finding["severity"] != "note")
        .map(|finding| (&finding["rule"], &finding["path"]))
        .collect();
    let vulnerabilities = list(&report["vulnerabilities"]);
    let reported: Vec<(&Value, &Value)> = vulnerabilities
        .iter()
        .map(|vulnerability| (&vulnerability["identifiers"][0]["value"], &vulnerability["location"]["file"]))
        .collect();
    assert!(exposed.len() > 1, "{}", exposed.len());
    assert_eq!(reported, exposed);
    let ids: BTreeSet<&str> = vulnerabilities.iter().map(|vulnerability| text(&vulnerability["id"])).collect();
    assert_eq!(ids.len(), vulnerabilities.len());
    assert_eq!(vulnerabilities, list(&json(&demo("gitlab-secrets"))["vulnerabilities"]), "they stay the same");
    assert!(!report.to_string().contains("raw_source_code_extract"));
}

#[test]
fn junit_has_a_suite_a_file_and_a_case_a_finding() {
    let findings = json(&demo("json"));
    let tests = junit(&demo("junit"));
    let mut expected: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in list(&findings["findings"]) {
        *expected.entry(text(&finding["path"])).or_default() += 1;
    }
    for quieted in list(&findings["quieted"]) {
        *expected.entry(text(&quieted["finding"]["path"])).or_default() += 1;
    }
    let suites: BTreeMap<&str, usize> =
        tests.test_suites.iter().map(|suite| (suite.name.as_str(), suite.tests)).collect();
    assert_eq!(suites, expected);
    let count = |severity: &str| findings["stats"][severity].as_u64().and_then(|n| usize::try_from(n).ok());
    assert_eq!(
        Some(tests.failures),
        count("errors").zip(count("warnings")).map(|(errors, warnings)| errors + warnings)
    );
    assert_eq!(tests.errors, 0);
}

#[test]
fn junit_shows_that_something_was_looked_at_and_what_was_not() {
    let folder = Folder::new(&[("clean.py", "import oss2\n")]);
    let tests = junit(&folder.run(&["check", "--format", "junit"]));
    assert_eq!((tests.tests, tests.failures, tests.errors), (1, 0, 0));
    assert!(matches!(tests.test_suites[0].test_cases[0].status, TestCaseStatus::Success { .. }));
    let ran = folder.run(&["check", "nowhere.py", "--format", "junit"]);
    ran.ends_with(2);
    let tests = junit(&ran);
    assert_eq!((tests.tests, tests.failures, tests.errors), (1, 0, 1));
    let case = &tests.test_suites[0].test_cases[0];
    assert!(matches!(&case.status, TestCaseStatus::NonSuccess { kind: NonSuccessKind::Error, .. }), "{case:?}");
    // What was silenced was looked at, and is no failure.
    folder.write("app.py", leak().replace("\nauth", "\n# aklint: ignore[hardcoded-access-key] old\nauth").as_bytes());
    let tests = junit(&folder.run(&["check", "--format", "junit"]));
    assert_eq!((tests.tests, tests.failures, tests.errors), (2, 0, 0));
}

#[test]
fn paths_are_those_of_the_repository() {
    let folder = Folder::new(&[("services/api/src/app.py", &leak())]);
    let inside = folder.path().join("services/api");
    let whole = inside.join("src");
    let whole = whole.to_str().expect("temporary folders have plain names");
    for arguments in [&["src"][..], &["."], &[whole], &["../api"]] {
        let run = |format: &str| {
            let arguments = [&["check", "--format", format], arguments].concat();
            Ran::of(&folder.command(&arguments).current_dir(&inside).output().expect("the program starts"))
        };
        let expected = "services/api/src/app.py";
        assert_eq!(json(&run("gitlab"))[0]["location"]["path"], expected, "{arguments:?}");
        assert_eq!(json(&run("gitlab-secrets"))["vulnerabilities"][0]["location"]["file"], expected, "{arguments:?}");
        assert_eq!(junit(&run("junit")).test_suites[0].name.as_str(), expected, "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn odd_names_make_no_report_invalid() {
    let names = ["a\u{1b}[31m\u{1}b.py", "c\n<&>\"'\u{fffe}\u{ffff}.py", "\u{202e}密 钥]]>.py", "%00#?.py"];
    let text = leak();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, text.as_str())).collect();
    let folder = Folder::new(&files);
    let run = |format: &str| folder.run(&["check", "--format", format]);
    let issues = json(&run("gitlab"));
    let paths: BTreeSet<&str> = list(&issues).iter().map(|issue| self::text(&issue["location"]["path"])).collect();
    assert_eq!(paths, BTreeSet::from(names), "JSON names a file as it is");
    assert_eq!(list(&json(&run("gitlab-secrets"))["vulnerabilities"]).len(), names.len());
    let ran = run("junit");
    assert_eq!(junit(&ran).failures, names.len());
    assert!(!ran.out.contains(['\u{1b}', '\u{1}', '\u{fffe}', '\u{ffff}', '\u{202e}']), "{}", ran.out);
}

#[test]
fn statistics_count_instead_of_showing() {
    let findings = json(&demo("json"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new(&[]);
    let run = |format: &str| {
        let mut command = folder.command(&["check", "testdata/demo", "--statistics", "--format", format]);
        Ran::of(&command.current_dir(root).output().expect("the program starts"))
    };
    let ran = run("json");
    ran.ends_with(1);
    let statistics = json(&ran);
    assert_eq!((&statistics["schema"], &statistics["stats"]), (&"aklint-statistics/1".into(), &findings["stats"]));
    let rules = list(&statistics["rules"]);
    for (counted, severity) in [("errors", "error"), ("warnings", "warning"), ("notes", "note")] {
        for rule in rules {
            let is_it = |finding: &&Value| finding["rule"] == rule["rule"] && finding["severity"] == severity;
            assert_eq!(rule[counted], list(&findings["findings"]).iter().filter(is_it).count(), "{rule}");
        }
    }
    let order: Vec<[u64; 3]> = rules
        .iter()
        .map(|rule| ["errors", "warnings", "notes"].map(|key| rule[key].as_u64().expect("a number")))
        .collect();
    assert!(order.is_sorted_by(|one, next| one >= next), "{order:?}");
    let human = run("human");
    human.ends_with(1);
    for rule in rules {
        assert!(human.out.contains(text(&rule["rule"])), "{}", human.out);
    }
    for format in ["jsonl", "sarif", "github", "gitlab", "gitlab-secrets", "junit"] {
        let ran = run(format);
        ran.ends_with(2);
        assert!(ran.out.is_empty() && ran.err.contains("--statistics"), "{format}: {}", ran.err);
    }
}
