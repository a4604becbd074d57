use std::sync::Arc;

use super::*;
use crate::catalog::check::{Confidence, Severity};
use crate::catalog::text::Lang;
use crate::finding::{FileReport, Label};
use crate::source::Span;

const RULES: [&str; 2] = ["missing-refresh", "secret-in-log"];

/// All files were looked at; those in it are no more.
struct Everything;

impl View for Everything {
    fn name(&self, path: &str) -> String {
        path.to_owned()
    }

    fn sight(&self, _: &Entry) -> Sight {
        Sight { may_have_moved: true, is_judged: true }
    }
}

/// No other file was looked at.
struct Nothing;

impl View for Nothing {
    fn name(&self, path: &str) -> String {
        path.to_owned()
    }

    fn sight(&self, _: &Entry) -> Sight {
        Sight::default()
    }
}

fn finding(path: &str, rule: &'static str, about: &str, severity: Severity) -> Finding {
    let text = Text::same("x");
    Finding {
        rule,
        severity,
        confidence: Confidence::High,
        message: text.clone(),
        primary: Label { path: Arc::from(path), span: Span::new(0, 1), text },
        related: Vec::new(),
        secret: None,
        advice: None,
        help: Vec::new(),
        fingerprint: Fingerprint::of(&[path, rule, about]),
        content: Fingerprint::of(&[rule, about]),
        committed: None,
    }
}

fn report(found: &[(&str, &str, Severity)]) -> Report {
    let mut report = Report::default();
    for (path, about, severity) in found {
        let finding = finding(path, "secret-in-log", about, *severity);
        if report.files.last().is_none_or(|file| *file.path != **path) {
            let path = Arc::from(*path);
            report.files.push(FileReport { path, findings: Vec::new(), quieted: Vec::new() });
        }
        report.files.last_mut().expect("it has one").findings.push(finding);
    }
    report
}

fn errors(found: &[(&str, &str)]) -> Report {
    report(&found.iter().map(|(path, about)| (*path, *about, Severity::Error)).collect::<Vec<_>>())
}

fn parse(text: &str) -> Baseline {
    Baseline::parse(text, "b.toml", &RULES).unwrap_or_else(|error| panic!("{}", error.show(Lang::En)))
}

fn of(report: &Report) -> Baseline {
    parse(&Baseline::default().renewed(report, &Everything, |_| true).0)
}

#[test]
fn what_is_written_is_read() {
    let odd = "a\"b\\c\n\u{1b}密.py";
    let report = errors(&[("b.py", "2"), ("b.py", "1"), (odd, "1"), ("b.py", "1")]);
    let baseline = of(&report);
    let paths: Vec<&str> = baseline.entries().iter().map(|entry| &*entry.path).collect();
    assert_eq!(paths, [odd, "b.py", "b.py", "b.py"]);
    assert_eq!(baseline.renewed(&report, &Everything, |_| false), (baseline.text.clone(), 4), "the same again");
    let mut now = report.clone();
    assert!(baseline.apply(&mut now, &Everything).iter().all(|fate| *fate == Fate::Stays));
    assert_eq!((now.findings().count(), now.quieted(QuietedBy::Baseline)), (0, 4));
}

#[test]
fn one_entry_quiets_one_finding_and_errors_come_first() {
    let baseline = of(&errors(&[("a.py", "k")]));
    let mut now = report(&[("a.py", "k", Severity::Note), ("a.py", "k", Severity::Error)]);
    assert_eq!(baseline.apply(&mut now, &Everything), [Fate::Stays]);
    let left: Vec<Severity> = now.findings().map(|finding| finding.severity).collect();
    assert_eq!(left, [Severity::Note]);
}

#[test]
fn what_moves_is_known_and_what_is_gone_is_stale() {
    let baseline = of(&errors(&[("a.py", "k"), ("b.py", "gone"), ("c.py", "k")]));
    let mut now = errors(&[("c.py", "k"), ("d.py", "k"), ("e.py", "k")]);
    let fates = baseline.apply(&mut now, &Everything);
    assert_eq!(fates, [Fate::Moved("d.py".to_owned()), Fate::Stale, Fate::Stays]);
    assert_eq!(now.findings().map(|finding| &*finding.primary.path).collect::<Vec<_>>(), ["e.py"], "a copy is new");
    let mut now = errors(&[("d.py", "k")]);
    assert_eq!(baseline.apply(&mut now, &Nothing), [Fate::Stays, Fate::Stays, Fate::Stays]);
    assert_eq!(now.findings().count(), 1, "nobody looked whether it is still where it was");
}

#[test]
fn what_a_comment_silences_has_not_moved() {
    let baseline = of(&errors(&[("a.py", "k")]));
    let mut now = errors(&[("a.py", "k"), ("b.py", "k")]);
    let finding = now.files[0].findings.remove(0);
    now.files[0].quieted.push(Quieted { finding, reason: None, by: QuietedBy::Comment });
    assert_eq!(baseline.apply(&mut now, &Everything), [Fate::Stale]);
    assert_eq!(now.findings().count(), 1, "the copy is new");
}

#[test]
fn writing_anew_keeps_reasons_and_what_cannot_be_judged() {
    let before = of(&errors(&[("a.py", "k"), ("b.py", "gone")]));
    let before = parse(&before.text.replace("reason = \"\"", "reason = \"in use until May\""));
    let now = report(&[("d.py", "k", Severity::Note), ("e.py", "new", Severity::Note), ("e.py", "x", Severity::Error)]);
    let paths = |view: &dyn View| {
        let (text, count) = before.renewed(&now, view, |finding| finding.severity > Severity::Note);
        let entries = parse(&text).entries;
        assert_eq!(entries.len(), count);
        entries.into_iter().map(|entry| format!("{} {}", entry.path, entry.reason)).collect::<Vec<_>>()
    };
    assert_eq!(paths(&Everything), ["d.py in use until May", "e.py "]);
    assert_eq!(paths(&Nothing), ["a.py in use until May", "b.py in use until May", "e.py "]);
}

#[test]
fn reasons_are_veiled_when_they_are_shown() {
    let text = of(&errors(&[("a.py", "k")])).text.replace("reason = \"\"", "reason = \"old LTAIaKL1nt0q7XyZ\"");
    let mut now = errors(&[("a.py", "k")]);
    assert_eq!(parse(&text).apply(&mut now, &Everything), [Fate::Stays]);
    assert_eq!(now.files[0].quieted[0].reason.as_deref(), Some("old ****"));
}

const BY_HAND: &str = "\
# ours
version = 1

# the first
[[finding]]
rule = 'secret-in-log'
path = 'a.py' # where it was
fingerprint = '000000000001'
reason = '''
[[finding]]
'''

# of the second
# and more
[[finding]]
# inside
path = 'b.py'
rule = 'secret-in-log'
fingerprint = '000000000002'


[[finding]]
rule = 'missing-refresh'
path = 'c.py'
fingerprint = '000000000003'
";

#[test]
fn pruning_leaves_the_rest_as_it_is() {
    let baseline = parse(BY_HAND);
    let lines: Vec<usize> = baseline.entries().iter().map(Entry::line).collect();
    assert_eq!(lines, [6, 17, 23]);
    let pruned = |fates: [Fate; 3]| baseline.pruned(&fates);
    assert_eq!(pruned([Fate::Stays, Fate::Stays, Fate::Stays]), BY_HAND);
    let [first, second] = ["# the first", "# of the second"].map(|mark| BY_HAND.find(mark).expect("it is there"));
    let third = BY_HAND.rfind("[[finding]]").expect("it is there");
    assert_eq!(pruned([Fate::Stale, Fate::Stays, Fate::Stays]), [&BY_HAND[..first], &BY_HAND[second..]].concat());
    assert_eq!(pruned([Fate::Stays, Fate::Stale, Fate::Stays]), [&BY_HAND[..second], &BY_HAND[third..]].concat());
    assert_eq!(pruned([Fate::Stays, Fate::Stays, Fate::Stale]), format!("{}\n", BY_HAND[..third].trim_end()));
    let moved = pruned([Fate::Moved("d.py".to_owned()), Fate::Stays, Fate::Stays]);
    assert_eq!(moved, BY_HAND.replace("'a.py'", "\"d.py\""));
    assert_eq!(pruned([Fate::Stale, Fate::Stale, Fate::Stale]), "# ours\nversion = 1\n");
    let windows = parse(&BY_HAND.replace('\n', "\r\n"));
    let first_gone = windows.pruned(&[Fate::Stale, Fate::Stays, Fate::Stays]);
    assert_eq!(first_gone.replace("\r\n", "\n"), [&BY_HAND[..first], &BY_HAND[second..]].concat());
}

#[test]
fn entries_in_one_line_are_put_into_order_when_they_are_pruned() {
    let entry = |n: u8| format!("{{ rule = 'secret-in-log', path = 'a{n}.py', fingerprint = '00000000000{n}' }}");
    let baseline = parse(&format!("version = 1\nfinding = [{}, {}]\n", entry(2), entry(1)));
    let pruned = parse(&baseline.pruned(&[Fate::Stale, Fate::Stays]));
    assert_eq!(pruned.entries().iter().map(|entry| &*entry.path).collect::<Vec<_>>(), ["a1.py"]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let entry = "version = 1\n[[finding]]\nrule = 'secret-in-log'\npath = 'a.py'\nfingerprint = '000000000001'\n";
    for (text, expected) in [
        ("", "b.toml: This is no baseline"),
        ("<<<<<<< HEAD\nversion = 1", "b.toml:1:"),
        ("version = 2\nfuture = 1", "b.toml:1:11: This baseline is of version 2"),
        ("version = '1'", "b.toml:1:11: This must be the number 1"),
        ("version = 1\nfinding = 3", "b.toml:2:11: This must be a list of tables"),
        ("version = 1\nfindings = []", "b.toml:2:1: A baseline has no `findings`"),
        (&entry.replace("secret-in-log", "secret-in-logs"), "Did you mean `secret-in-log`?"),
        (&entry.replace("path = 'a.py'\n", ""), "b.toml:3:1: This finding has no `path`"),
        (&entry.replace("path", "paht"), "b.toml:4:1: A baseline has no `paht`"),
        (&entry.replace("000000000001", "LTAIaKL1nt0q7XyZ"), "b.toml:5:15: A fingerprint has 12"),
        (&entry.replace("'a.py'", "7"), "b.toml:4:8: This must be a string"),
    ] {
        let error = Baseline::parse(text, "b.toml", &RULES).expect_err(text);
        let shown = error.show(Lang::En);
        assert!(shown.contains(expected), "{shown}\n{expected}");
        assert!(!format!("{shown}{}", error.show(Lang::Zh)).contains("aKL1nt"), "{shown}");
    }
}
