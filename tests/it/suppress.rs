//! Comments that silence findings, from text to report.

use aklint::finding::Report;
use aklint::source::SourceFile;

use crate::door;

const ID: &str = "LTAIaKL1ntB6s3Xk";
const SECRET: &str = "aKL1ntV4c8Nw2ZqR7hTb5LxM9pDs3G";

/// The report over one file in which `«K»` and `«S»` stand for an id and its secret, with all rules on.
fn report(path: &str, text: &str) -> Report {
    let text = text.replace("«K»", ID).replace("«S»", SECRET);
    door::report(&[SourceFile::new(path.to_owned(), text)], &door::settings(&[]))
}

/// `line rule` of what is shown.
fn shown(report: &Report) -> Vec<String> {
    let line = |finding: &aklint::finding::Finding| {
        report.excerpts[&finding.primary.path].position(finding.primary.span.start).line
    };
    report.findings().map(|finding| format!("{} {}", line(finding), finding.rule)).collect()
}

/// `rule: reason` of what is silenced.
fn quieted(report: &Report) -> Vec<String> {
    let quieted = report.files.iter().flat_map(|file| &file.quieted);
    quieted.map(|one| format!("{}: {}", one.finding.rule, one.reason.as_deref().unwrap_or("-"))).collect()
}

/// Asserts what is shown and what is silenced in a file.
fn holds(path: &str, text: &str, expected_shown: &[&str], expected_quieted: &[&str]) {
    let report = report(path, text);
    assert_eq!(shown(&report), expected_shown, "shown in {path}:\n{text}");
    assert_eq!(quieted(&report), expected_quieted, "silenced in {path}:\n{text}");
}

const HARDCODED: &str = "hardcoded-access-key: a key of the test account";

#[test]
fn without_a_comment_it_is_shown() {
    holds("a.py", "import oss2\nauth = oss2.Auth(\"«K»\", \"«S»\")\n", &["2 hardcoded-access-key"], &[]);
}

#[test]
fn a_comment_silences_its_line_or_the_next() {
    let call = "auth = oss2.Auth(\"«K»\", \"«S»\")";
    let comment = "# aklint: ignore[hardcoded-access-key] a key of the test account";
    holds("a.py", &format!("import oss2\n{call}  {comment}\n"), &[], &[HARDCODED]);
    holds("a.py", &format!("import oss2\n{comment}\n{call}\n"), &[], &[HARDCODED]);
    holds("a.py", &format!("import oss2\n{comment}\n\n# one of two\n{call}\n"), &[], &[HARDCODED]);
    let two_below = format!("import oss2\n{comment}\nx = 1\n{call}\n");
    holds("a.py", &two_below, &["2 unused-suppression", "4 hardcoded-access-key"], &[]);
    let without_reason = format!("import oss2\n{call}  # aklint: ignore[hardcoded-access-key]\n");
    holds("a.py", &without_reason, &[], &["hardcoded-access-key: -"]);
}

#[test]
fn it_silences_only_the_rules_that_it_names() {
    let text = "import oss2\nauth = oss2.Auth(\"«K»\", \"«S»\")  # aklint: ignore[missing-refresh] not this one\n";
    holds("a.py", text, &["2 hardcoded-access-key", "2 unused-suppression"], &[]);
    let both = "import oss2\nroot_ak = \"«K»\"\n# aklint: ignore[hardcoded-access-key, main-account-key] both\nauth = \
                oss2.Auth(root_ak, \"«S»\")\n";
    holds("a.py", both, &["2 main-account-key", "3 unused-suppression"], &["hardcoded-access-key: both"]);
}

#[test]
fn it_works_in_rust() {
    let line = "pub const KEY: (&str, &str) = (\"«K»\", \"«S»\");";
    holds("a.rs", &format!("{line}\n"), &["1 hardcoded-access-key"], &[]);
    let comment = "aklint: ignore[hardcoded-access-key] a key of the test account";
    holds("a.rs", &format!("{line} // {comment}\n"), &[], &[HARDCODED]);
    holds("a.rs", &format!("/* {comment} */\n{line}\n"), &[], &[HARDCODED]);
    // What is written for readers of the documentation silences nothing.
    holds("a.rs", &format!("/// {comment}\n{line}\n"), &["2 hardcoded-access-key"], &[]);
}

#[test]
fn it_works_in_settings() {
    let pair = "oss:\n  access_key_id: «K»\n";
    let secret = "  access_key_secret: «S»";
    let silenced = ["access-key-in-file: rotated in May"];
    holds("a.yaml", &format!("{pair}{secret}\n"), &["3 access-key-in-file"], &[]);
    holds("a.yaml", &format!("{pair}{secret} # aklint: ignore[access-key-in-file] rotated in May\n"), &[], &silenced);
    let above = format!("{pair}  # aklint: ignore[access-key-in-file] rotated in May\n{secret}\n");
    holds("a.yaml", &above, &[], &silenced);
    let ini =
        "[oss]\naccess_key_id = «K»\n; aklint: ignore[access-key-in-file] rotated in May\naccess_key_secret = «S»\n";
    holds("a.ini", ini, &[], &silenced);
    let xml = "<!-- aklint: ignore[access-key-in-file] rotated in May -->\n<key id=\"«K»\" accessKeySecret=\"«S»\"/>\n";
    holds("core-site.xml", xml, &[], &silenced);
}

#[test]
fn it_works_in_notebooks() {
    let notebook = |comment: &str| {
        format!(
            "{{\n \"cells\": [\n  {{\n   \"cell_type\": \"code\",\n   \"metadata\": {{}},\n   \"outputs\": [],\n   \"source\": [\n    \
             \"import oss2\\n\",\n    \"{comment}\\n\",\n    \"auth = oss2.Auth('«K»', '«S»')\\n\"\n   ]\n  }}\n ],\n \
             \"metadata\": {{}},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}}\n"
        )
    };
    holds("a.ipynb", &notebook("x = 1"), &["10 hardcoded-access-key"], &[]);
    let comment = "# aklint: ignore[hardcoded-access-key] a key of the test account";
    holds("a.ipynb", &notebook(comment), &[], &[HARDCODED]);
    holds("a.ipynb", &notebook(&format!("hint = '{comment}'")), &["10 hardcoded-access-key"], &[]);
}

#[test]
fn a_string_is_no_comment() {
    let text = "import oss2\nhint = \"# aklint: ignore[hardcoded-access-key]\"; auth = oss2.Auth(\"«K»\", \"«S»\")\n";
    holds("a.py", text, &["2 hardcoded-access-key"], &[]);
    let block = "import oss2\nhint = \"\"\"\n# aklint: ignore-file[hardcoded-access-key]\n\"\"\"\nauth = oss2.Auth(\"«K»\", \
                 \"«S»\")\n";
    holds("a.py", block, &["5 hardcoded-access-key"], &[]);
    let rust = "pub const HINT: &str = \"// aklint: ignore-file[hardcoded-access-key]\";\npub const KEY: (&str, &str) = \
                (\"«K»\", \"«S»\");\n";
    holds("a.rs", rust, &["2 hardcoded-access-key"], &[]);
}

#[test]
fn a_whole_file_is_silenced_rule_by_rule() {
    let text = "# aklint: ignore-file[hardcoded-access-key] a key of the test account\nimport oss2\nroot_ak, root_sk = \
                \"«K»\", \"«S»\"\nauth = oss2.Auth(root_ak, root_sk)\n";
    holds("a.py", text, &["3 main-account-key"], &[HARDCODED]);
    let nothing = "# aklint: ignore-file[hardcoded-access-key]\nimport oss2\n";
    holds("a.py", nothing, &["1 unused-suppression"], &[]);
}

#[test]
fn an_unknown_rule_is_reported_with_the_nearest_one() {
    let report = report("a.py", "import oss2  # aklint: ignore[missing-refesh] soon\n");
    let messages: Vec<_> = report.findings().map(|finding| (&*finding.message.en, &*finding.message.zh)).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].0.contains("missing-refesh") && messages[0].0.contains("missing-refresh"), "{messages:?}");
    assert!(messages[0].1.contains("missing-refesh") && messages[0].1.contains("missing-refresh"), "{messages:?}");
}

#[test]
fn findings_about_comments_can_be_silenced() {
    let text = "# aklint: ignore-file[unused-suppression] samples\nimport oss2  # aklint: ignore[no-such-rule] one\n";
    holds("a.py", text, &[], &["unused-suppression: samples"]);
    let same_line = "import oss2  # aklint: ignore[missing-refresh, unused-suppression] needed with the next version\n";
    holds("a.py", same_line, &[], &["unused-suppression: needed with the next version"]);
}

#[test]
fn a_key_where_a_rule_belongs_is_not_shown() {
    let report = report("a.py", "import oss2  # aklint: ignore[«K»] because\n");
    let findings: Vec<_> = report.findings().collect();
    assert!(findings.iter().any(|finding| finding.rule == "unused-suppression"));
    for finding in findings {
        assert!(!finding.message.en.contains(ID) && !finding.message.zh.contains(ID), "{}", finding.message.en);
    }
}
