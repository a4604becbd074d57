use super::*;
use crate::catalog::check::{Confidence, Severity};
use crate::catalog::text::Text;
use crate::finding::Label;
use crate::mask::Fingerprint;

const KNOWN: [&str; 3] = ["hardcoded-access-key", "missing-refresh", UNUSED];

fn finding(rule: &'static str, span: Span) -> Finding {
    Finding {
        rule,
        severity: Severity::Error,
        confidence: Confidence::High,
        message: Text::same("x"),
        primary: Label { path: "a.py".into(), span, text: Text::same("") },
        related: Vec::new(),
        secret: None,
        advice: None,
        help: Vec::new(),
        fingerprint: Fingerprint::of(&[rule]),
        content: Fingerprint::of(&[rule]),
        committed: None,
    }
}

/// One finding of the first known rule on every `KEY` in the text; gives the numbers of those that are still shown.
fn shown(text: &str) -> Vec<usize> {
    shown_with(text, None)
}

fn shown_with(text: &str, comments: Option<&[Span]>) -> Vec<usize> {
    let spans: Vec<Span> = text.match_indices("KEY").map(|(at, _)| Span::new(at, at + 3)).collect();
    let findings = spans.iter().map(|span| finding(KNOWN[0], *span)).collect();
    let applied = apply(findings, &parse(text, comments), &Lines::of(text), &KNOWN);
    assert_eq!(applied.shown.len() + applied.quieted.len(), spans.len());
    let number =
        |finding: &Finding| spans.iter().position(|span| *span == finding.primary.span).expect("from the list");
    applied.shown.iter().map(number).collect()
}

#[test]
fn every_kind_of_comment_covers_its_line() {
    for comment in [
        "# aklint: ignore[hardcoded-access-key] why",
        "## aklint:ignore[hardcoded-access-key]",
        "// aklint: ignore[hardcoded-access-key] why",
        "-- aklint: ignore[hardcoded-access-key] why",
        "; aklint: ignore[hardcoded-access-key] why",
        "% aklint: ignore[missing-refresh, hardcoded-access-key] why",
        "/* aklint: ignore[hardcoded-access-key] why */",
        "<!-- aklint: ignore[hardcoded-access-key] why -->",
        "REM aklint: ignore[hardcoded-access-key] why",
        "# noqa  # aklint: ignore [hardcoded-access-key] why",
    ] {
        assert_eq!(shown(&format!("KEY\na = KEY  {comment}\r\nKEY\n")), [0, 2], "{comment} at the end");
        assert_eq!(shown(&format!("KEY\n  {comment}\r\n\n a = KEY\nKEY\n")), [0, 2], "{comment} alone");
    }
}

#[test]
fn a_comment_alone_covers_what_comes_next_and_comments_between() {
    let comment = "# aklint: ignore[hardcoded-access-key] why\n";
    assert_eq!(shown(&format!("{comment}# KEY\n\n# more\nKEY\nKEY\n")), [2]);
    assert_eq!(shown(&format!("KEY\n{comment}")), [0]);
    // In Markdown `#` and `*` begin no comment.
    let markdown = "<!-- aklint: ignore[hardcoded-access-key] why -->\n\n# KEY\n* KEY\n";
    assert_eq!(shown(markdown), [1]);
    assert_eq!(shown("/* aklint: ignore[hardcoded-access-key] why */ KEY\nKEY\n"), [1]);
    assert_eq!(shown("/*\n * aklint: ignore[hardcoded-access-key] why\n */\nKEY\nKEY\n"), [1]);
}

#[test]
fn a_whole_file_is_covered_by_ignore_file() {
    assert_eq!(shown("KEY\n# aklint: ignore-file[hardcoded-access-key] samples\nKEY\n"), [0; 0]);
    assert_eq!(shown("KEY\n# aklint: ignore-file[missing-refresh] samples\nKEY\n"), [0, 1]);
}

#[test]
fn a_label_of_several_lines_is_covered_at_its_ends() {
    for (text, quiet) in [
        ("f(  # aklint: ignore[hardcoded-access-key] a\n  1,\n)\n", true),
        ("f(\n  1,\n)  # aklint: ignore[hardcoded-access-key] a\n", true),
        ("# aklint: ignore[hardcoded-access-key] a\nf(\n  1,\n)\n", true),
        ("f(\n  1,  # aklint: ignore[hardcoded-access-key] a\n)\n", false),
    ] {
        let start = text.find("f(").expect("every case has a call");
        let end = text.find("\n)").expect("every case has an end") + 2;
        let all = vec![finding(KNOWN[0], Span::new(start, end))];
        let applied = apply(all, &parse(text, None), &Lines::of(text), &KNOWN);
        assert_eq!(applied.quieted.len() == 1, quiet, "{text}");
    }
}

#[test]
fn strings_are_no_comments_where_comments_are_known() {
    let text = "a = '# aklint: ignore[hardcoded-access-key] no'; KEY\nKEY # aklint: ignore[hardcoded-access-key] yes\n";
    let comment = text.rfind('#').expect("there is one");
    let comments = [Span::new(comment, text.len() - 1)];
    assert_eq!(shown_with(text, Some(&comments)), [0]);
    assert_eq!(shown_with(text, Some(&[])), [0, 1]);
    let text = "s = \"\"\"\n\"\"\"  # aklint: ignore[hardcoded-access-key] yes\nKEY\n";
    let comment = text.rfind('#').expect("there is one");
    let end = text.rfind("\nKEY").expect("there is one");
    assert_eq!(shown_with(text, Some(&[Span::new(comment, end)])), [0], "the end of a string is code");
}

#[test]
fn prose_about_comments_is_no_comment() {
    for text in [
        "Write `# aklint: ignore[hardcoded-access-key] why` KEY\n",
        "KEY = \"# aklint: ignore[hardcoded-access-key]\"\n",
        "see aklint: ignore[hardcoded-access-key] KEY\n",
        "KEY # aklint: ignored[hardcoded-access-key]\n",
        "KEY http://x//aklint: ignore[hardcoded-access-key]\n",
    ] {
        assert_eq!(shown(text), [0], "{text}");
        assert_eq!(parse(text, None), [], "{text}");
    }
}

#[test]
fn reasons_end_where_the_comment_ends() {
    for (text, reason) in [
        ("x # aklint: ignore[a] why, really  \n", Some("why, really")),
        ("x # aklint: ignore[a]: 测试账号 “x”\r\n", Some("测试账号 “x”")),
        ("/* aklint: ignore[a] why */ x\n", Some("why")),
        ("<!-- aklint: ignore[a] -- why -->\n", Some("why")),
        ("x # aklint: ignore[a]\n", None),
        ("    \"x = 1  # aklint: ignore[a] why\\n\",\n", Some("why")),
        ("    \"x = \\\"1\\\"  # aklint: ignore[a] why\"\n", Some("why")),
        ("\"source\": \"x = 1  # aklint: ignore[a] why\\ny = 2\\n\"\n", Some("why")),
        ("    \"x\",  # aklint: ignore[a] see \"docs\\new\"\n", Some("see \"docs\\new\"")),
    ] {
        let parsed = parse(text, None);
        assert_eq!(parsed.len(), 1, "{text}");
        assert_eq!(parsed[0].reason.as_deref(), reason, "{text}");
        assert_eq!(&text[parsed[0].rules[0].span.range()], "a", "{text}");
        assert!(text[parsed[0].span.range()].starts_with("aklint:"), "{text}");
        assert!(text[parsed[0].span.range()].ends_with(reason.unwrap_or("[a]")), "{text}");
    }
}

#[test]
fn in_a_notebook_a_comment_may_stand_alone_in_its_string() {
    let text = "[\n \"# aklint: ignore[hardcoded-access-key] why\\n\",\n \"\\n\",\n \"KEY\\n\",\n \"KEY\"\n]\n";
    assert_eq!(shown(text), [1]);
    let start = text.find('#').expect("there is one");
    let comments = [Span::new(start, text.find("\\n").expect("there is one"))];
    assert_eq!(shown_with(text, Some(&comments)), [1]);
}

#[test]
fn what_silences_nothing_is_reported() {
    let text = "KEY # aklint: ignore[hardcoded-access-key, missing-refresh, hardcoded_acess_key, unused-suppression] x
# aklint: ignore because I say so
# aklint: ignore[] neither
# aklint: ignore[hardcoded-access-key
KEY
";
    let at = |word: &str| text.rfind(word).map(|at| Span::new(at, at + 3)).expect("it is there");
    let findings = vec![finding(KNOWN[0], Span::new(0, 3)), finding(KNOWN[0], at("KEY"))];
    let applied = apply(findings, &parse(text, None), &Lines::of(text), &KNOWN);
    assert_eq!((applied.shown.len(), applied.quieted.len()), (1, 1));
    assert_eq!(applied.quieted[0].reason.as_deref(), Some("x"));
    let unused: Vec<_> =
        applied.unused.iter().map(|part| (part.suppression.span.start, part.rule, &part.kind)).collect();
    let lines = Lines::of(text);
    let nearest = Some("hardcoded-access-key".to_owned());
    assert_eq!(
        unused,
        [
            (6, 1, &UnusedKind::Unused),
            (6, 2, &UnusedKind::UnknownRule { nearest }),
            (lines.start(1) + 2, 0, &UnusedKind::NoRule),
            (lines.start(2) + 2, 0, &UnusedKind::NoRule),
            (lines.start(3) + 2, 0, &UnusedKind::NoRule),
        ]
    );
}
