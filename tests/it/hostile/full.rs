//! Input that is too much for a debug build: `AKLINT_PROGRAM=target/release/aklint cargo test --test it full -- --ignored`.

use std::fmt::Write as _;
use std::time::Duration;

use super::Understood::{Either, Wholly};
use super::text::{numbered_id, numbered_secret};
use super::{LONG, alone, bounded, lines, nested, problems, python, survives};
use crate::program::{Folder, ID, SECRET, leak};

/// What a report of a hundred thousand findings, or a program of ten thousand modules, may take of a processor.
const HUGE: Duration = Duration::from_mins(1);

#[test]
#[ignore = "needs an optimized program: AKLINT_PROGRAM"]
fn a_document_of_one_line_of_300_mb() {
    let _alone = alone();
    let text = format!(
        "{{\"AccessKeyId\": \"{ID}\", \"AccessKeySecret\": \"{SECRET}\", \"a\": \"{}\"}}",
        "x".repeat(300_000_000)
    );
    survives("300 MB", "a.json", text.as_bytes(), Wholly, LONG);
}

#[test]
#[ignore = "needs an optimized program: AKLINT_PROGRAM"]
fn a_hundred_thousand_findings_in_a_file() {
    const COUNT: usize = 100_000;
    let _alone = alone();
    let mut text = String::new();
    for at in 0..COUNT {
        writeln!(text, "id={}\nAccessKeySecret={}", numbered_id(at), numbered_secret(at)).expect("texts grow");
    }
    for format in ["jsonl", "json", "sarif", "human"] {
        let folder = Folder::new(&[("keys.txt", &text)]);
        let ran = bounded(format, &mut folder.command(&["check", "--threads", "1", "--format", format]), HUGE);
        ran.ends_with(1);
        // JSON names the rule of each; people are shown it before each, too.
        let count = ran.out.matches("access-key-in-file").count();
        assert!(count > COUNT * 9 / 10, "{format}: {count}");
    }
}

#[test]
#[ignore = "needs an optimized program: AKLINT_PROGRAM"]
fn ten_thousand_modules_in_a_circle() {
    const COUNT: usize = 10_000;
    for (name, line) in [("names", "from m{} import key"), ("stars", "from m{} import *")] {
        let folder = Folder::new(&[("beside.py", &leak())]);
        for at in 0..COUNT {
            let next = line.replace("{}", &((at + 1) % COUNT).to_string());
            folder.write(&format!("m{at}.py"), format!("import oss2\n{next}\noss2.Auth('{ID}', key)\n").as_bytes());
        }
        let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl"]), HUGE);
        ran.ends_with(1);
        assert!(ran.findings().contains(&"beside.py hardcoded-access-key error".to_owned()), "{name}");
        problems(&ran);
    }
}

#[test]
#[ignore = "needs an optimized program: AKLINT_PROGRAM"]
fn ten_megabytes_of_what_looks_like_keys() {
    const SIZE: usize = 10 << 20;
    for piece in [
        "LTAI",
        "LTAI\n",
        "STS.",
        "CAIS\n",
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0 ",
        "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0\n",
        "access_key_secret=",
        "access_key_secret: \"",
        "?Signature=",
        "OSS AKIDxxxxxxxxxxxxx:",
        "%2B",
        "aGVsbG8gd29ybGQ+/",
    ] {
        survives(piece, "keys.txt", lines(&piece.repeat(SIZE / piece.len())).as_bytes(), Wholly, LONG);
    }
}

/// A million levels, of which the parsers must not get to know.
#[test]
#[ignore = "needs an optimized program: AKLINT_PROGRAM"]
fn a_million_levels() {
    const DEEPER: usize = 1_000_000;
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("f(", ")"), ("-", "")] {
        let value = nested(open, "1", close, DEEPER);
        survives(open, "app.py", python(&format!("x = {value}")).as_bytes(), Either, LONG);
        survives(open, "app.rs", super::rust(&format!("fn f() {{ let x = {value}; }}")).as_bytes(), Either, LONG);
    }
}
