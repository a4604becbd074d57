//! Files with names that act, lie or are secrets.

#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use super::{BOUND, bounded};
use crate::program::{Folder, SECRET, leak};

const FORMATS: [&str; 5] = ["human", "github", "json", "jsonl", "sarif"];

fn named(names: &[&[u8]]) -> Folder {
    let folder = Folder::new(&[]);
    for name in names {
        fs::write(folder.path().join(OsStr::from_bytes(name)), leak()).expect("Linux takes any name");
    }
    folder
}

#[test]
fn names_that_act_reach_no_terminal() {
    let long = [b"l".repeat(240), b".py".to_vec()].concat();
    let names: [&[u8]; 9] = [
        b"new\nline.py",
        b"not\xFF\xFEtext.py",
        b"\x1b[2J\x1b]0;title\x07.py",
        "\u{202e}yp.txt.py".as_bytes(),
        "zero\u{200b}width.py".as_bytes(),
        b"--output=x.py",
        b"::error::x.py",
        "%0A::error file=a::x.py".as_bytes(),
        &long,
    ];
    for format in FORMATS {
        let folder = named(&names);
        let ran = bounded(format, &mut folder.command(&["check", "--format", format, "--color", "never"]), BOUND);
        ran.ends_with(1);
        assert!(!ran.out.contains(['\u{1b}', '\u{7}', '\u{fffe}']), "{format}");
        match format {
            "human" => {
                assert!(!ran.out.contains(['\u{202e}', '\u{200b}']) && !ran.out.contains("new\nline"), "{}", ran.out);
            }
            "github" => {
                let acts = |line: &str| line.starts_with("::") && !line.starts_with("::error ");
                assert!(!ran.out.lines().any(acts), "{}", ran.out);
                assert!(
                    ran.out.lines().filter(|line| line.starts_with("::error ")).count() == names.len(),
                    "{}",
                    ran.out
                );
            }
            "jsonl" => assert_eq!(ran.findings().len(), names.len()),
            _ => {
                let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
                assert!(report.is_object());
            }
        }
    }
}

#[test]
fn a_name_like_a_flag_is_a_name() {
    let folder = named(&[b"-x.py", b"--exit-zero"]);
    bounded("flag", &mut folder.command(&["check", "--", "-x.py"]), BOUND).ends_with(1);
    bounded("flags", &mut folder.command(&["check", "--", "-x.py", "--exit-zero"]), BOUND).ends_with(1);
    bounded("all", &mut folder.command(&["check", "--format", "jsonl"]), BOUND).ends_with(1);
}

/// Problems and configs that cannot be used name files as well.
#[test]
fn problems_name_files_safely() {
    let folder = Folder::new(&[]);
    let name = "\u{1b}[2J\u{202e}";
    folder.write(&format!("{name}/aklint.toml"), b"no config");
    folder.write(&format!("{name}/app.py"), leak().as_bytes());
    folder.write(&format!("{name}.py"), b"def (:\nimport oss2\n");
    for arguments in [vec!["check"], vec!["check", "\u{1b}[2J-gone.py"], vec!["advise"], vec!["config", name]] {
        let ran = bounded("problems", &mut folder.command(&arguments), BOUND);
        assert!(
            !(ran.out.clone() + &ran.err).contains(['\u{1b}', '\u{202e}']),
            "{arguments:?}: {}{}",
            ran.out,
            ran.err
        );
    }
}

/// Somebody may have put a secret into a file's name. It is needed there to find the file; what is said about the file's
/// text still does not show it.
#[test]
fn a_secret_in_a_name_is_not_in_an_excerpt() {
    let folder = Folder::new(&[]);
    folder.write("LTAIaKL1nt.txt", format!("AccessKeySecret: {SECRET}\nid: LTAIaKL1nt0q7XyZ\n").as_bytes());
    for format in FORMATS {
        bounded(format, &mut folder.command(&["check", "--format", format]), BOUND).ends_with(1);
    }
}
