//! Text full of what looks like keys, and bytes that are hardly text.

use super::Understood::Wholly;
use super::{BOUND, LONG, alone, bounded, lines, problems, survives};
use crate::program::{Folder, ID, Ran, SECRET, leak};

const HARDCODED: &str = "app.py hardcoded-access-key error";

#[test]
fn almost_keys_without_number() {
    const SIZE: usize = 300 << 10;
    let almost = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0";
    for (name, piece, size) in [
        ("beginnings of ids", "LTAI", SIZE),
        ("a beginning on each line", "LTAI\n", SIZE),
        ("ids that are too short", "LTAI12345678901 ", SIZE),
        ("beginnings of temporary ids", "STS.", SIZE),
        ("a temporary id on each line", "STS.\n", SIZE),
        ("beginnings of tokens", "CAIS\n", SIZE),
        ("base64", "aGVsbG8gd29ybGQ+/", 5 * SIZE),
        ("ids in base64", "TFRBSWFLTDFu ", SIZE),
        ("almost secrets on one line", &format!("{almost} "), SIZE),
        ("almost secrets on lines", &format!("{almost}\n"), SIZE),
        ("names", "access_key_secret=", SIZE),
        ("open names", "access_key_secret: \"", SIZE),
        ("words", "aliyun secret key ", SIZE),
        ("parameters", "?Signature=", SIZE),
        ("signed addresses", "https://a.oss-cn-x.aliyuncs.com/?OSSAccessKeyId=a&Expires=1&Signature=", SIZE / 8),
        ("headers", "OSS AKIDxxxxxxxxxxxxx:", SIZE / 4),
        ("codes", "%2B", SIZE),
        ("escapes", "\\u0041", SIZE),
    ] {
        survives(name, "keys.txt", lines(&piece.repeat(size / piece.len())).as_bytes(), Wholly, LONG);
    }
    let token = format!("CAIS{}", "ab+/".repeat(SIZE / 4));
    survives("a token without end", "keys.txt", lines(&token).as_bytes(), Wholly, LONG);
}

/// Digits that no placeholder has, of which no two numbers give the same.
fn scrambled(number: usize) -> String {
    format!("{:08x}", u32::try_from(number).unwrap_or(0).wrapping_mul(2_654_435_761))
}

/// An id and a secret with this number, which look like real ones.
pub(super) fn numbered_id(number: usize) -> String {
    format!("LTAIaKL1nt{}", &scrambled(number)[2..])
}

pub(super) fn numbered_secret(number: usize) -> String {
    format!("aKL1ntR9x2Vb7QmT4zWc8L{}", scrambled(number))
}

/// What a file of many findings costs grows as the file does, not faster; and each is there.
#[test]
fn findings_without_number() {
    const COUNT: usize = 4_000;
    let text: String =
        (0..COUNT).map(|at| format!("id={}\nAccessKeySecret={}\n", numbered_id(at), numbered_secret(at))).collect();
    for format in ["jsonl", "human"] {
        let folder = Folder::new(&[("keys.txt", &text)]);
        let ran = bounded(format, &mut folder.command(&["check", "--threads", "1", "--format", format]), LONG);
        ran.ends_with(1);
        let count = ran.out.lines().filter(|line| line.contains("access-key-in-file")).count();
        // Two numbers may end in the same digits, and people are shown one key once.
        assert!(count > COUNT * 9 / 10, "{count}");
        let last = ran.out.lines().last().unwrap_or_default();
        assert!(last.contains("summary") || last.contains("1 file"), "it ends: {last}");
    }
}

#[test]
fn comments_without_number() {
    const COUNT: usize = 4_000;
    for comment in ["# aklint: ignore[hardcoded-access-key] because", "# aklint: ignore[nothing] because"] {
        let text = format!("{comment}\n").repeat(COUNT) + &leak();
        let folder = Folder::new(&[("app.py", &text), ("beside.py", &leak())]);
        let ran = bounded(comment, &mut folder.command(&["check", "--format", "jsonl"]), LONG);
        ran.ends_with(1);
        assert!(ran.findings().contains(&"beside.py hardcoded-access-key error".to_owned()));
        assert!(ran.findings().contains(&"app.py unused-suppression warning".to_owned()), "{comment}");
    }
    let text = lines(&"# aklint: ignore[x] y ".repeat(COUNT));
    survives("on one line", "notes.txt", text.as_bytes(), Wholly, LONG);
}

fn check(bytes: &[u8]) -> Ran {
    let folder = Folder::new(&[]);
    folder.write("app.py", bytes);
    bounded("bytes", &mut folder.command(&["check", "--format", "jsonl"]), BOUND)
}

#[test]
fn bytes_that_are_no_text() {
    let code = leak();
    let with = |at: &str, bytes: &[u8]| {
        let at = code.find(at).expect("it is there");
        [&code.as_bytes()[..at], bytes, &code.as_bytes()[at..]].concat()
    };
    for (name, bytes, is_partial) in [
        ("inside of a name", with("uth =", b"\xFF"), true),
        ("beside the key", [code.as_bytes(), b"b = '\xC3' # \xFF\xFE\n"].concat(), true),
        ("half a character at the end", [code.as_bytes(), b"# \xE5"].concat(), true),
        ("a mark in the middle", with("\nauth", "\n# \u{feff}".as_bytes()), false),
        ("two marks", [b"\xEF\xBB\xBF\xEF\xBB\xBF\n", code.as_bytes()].concat(), false),
        ("form feeds", with("\nauth", b"\n\x0C"), false),
        ("other directions", with("\nauth", "\n# \u{202e}\u{200b}".as_bytes()), false),
    ] {
        let ran = check(&bytes);
        assert!(ran.findings().iter().any(|one| one.starts_with("app.py")), "{name}: {}", ran.out);
        assert_eq!(problems(&ran).contains(&("app.py".to_owned(), "partial".to_owned())), is_partial, "{name}");
        assert!(!ran.out.contains(['\u{202e}', '\u{200b}', '\u{feff}']) || is_partial, "{name}");
    }
}

/// Where a line has lost its end, the next name begins with the key before it; messages quote names.
#[test]
fn a_key_that_runs_into_a_name_is_not_shown() {
    for text in [
        format!("OSS_ACCESS_KEY_ID={ID}JOSS_ACCESS_KEY_SECRET={SECRET}\nOSS_ACCESS_KEY_ID={ID}\n"),
        format!("{ID}JOSS_ACCESS_KEY_SECRET={SECRET}\n"),
        format!("{SECRET}_ACCESS_KEY_SECRET={SECRET}\n"),
        format!("a={ID}_access_key_secret: {SECRET}\n"),
    ] {
        let folder = Folder::new(&[("notes.md", &text), ("keys.env", &text)]);
        for format in ["human", "json", "sarif", "github"] {
            bounded(format, &mut folder.command(&["check", "--notes", "--format", format]), BOUND).ends_with(1);
        }
    }
}

#[test]
fn zeros_behind_the_head_hide_nothing() {
    let text = [lines("").as_bytes(), &b"-".repeat(10_000), &[0; 10_000], b"\nid: LTAIaKL1nt9q7XyZ\n"].concat();
    let folder = Folder::new(&[]);
    folder.write("dump.txt", &text);
    let ran = bounded("zeros", &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
    assert_eq!(ran.findings().len(), 2, "{}", ran.out);
}

#[test]
fn lines_are_counted_in_every_convention() {
    for (name, end) in [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")] {
        let ran = check(leak().replace('\n', end).as_bytes());
        assert_eq!(ran.findings(), [HARDCODED], "{name}");
        let first: serde_json::Value =
            serde_json::from_str(ran.out.lines().next().unwrap_or_default()).expect("it is JSON");
        let expected = if name == "CR" { [1, 3].as_slice() } else { &[3] };
        let line = first["start"]["line"].as_u64().expect("it is a number");
        assert!(expected.contains(&line), "{name}: {line}");
    }
}

#[test]
fn encodings_may_be_mixed() {
    let wide: Vec<u8> =
        format!("id: {ID}\nAccessKeySecret: {SECRET}\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new(&[]);
    folder.write("mixed.txt", &[lines("").as_bytes(), &wide].concat());
    let ran = bounded("mixed", &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
    // What begins as text and goes on otherwise is searched as text, or said to be none.
    assert!(ran.findings().iter().any(|one| one.starts_with("mixed.txt")) || !problems(&ran).is_empty(), "{}", ran.out);
}

#[test]
fn nothing_raw_reaches_a_terminal() {
    let acts = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{200b}\u{feff}\u{9b}31m\r\u{8}";
    let code = format!("import oss2\n\nauth = oss2.Auth('{ID}', '{SECRET}')  # {acts}\n");
    let folder = Folder::new(&[("app.py", &code), ("notes.txt", &lines(acts))]);
    for format in ["human", "github", "json", "jsonl", "sarif"] {
        let ran = bounded(format, &mut folder.command(&["check", "--format", format, "--color", "never"]), BOUND);
        ran.ends_with(1);
        let raw =
            |char: &char| (char.is_control() && *char != '\n') || matches!(char, '\u{202e}' | '\u{200b}' | '\u{feff}');
        let is_raw = format == "human" && ran.out.chars().any(|char| raw(&char));
        assert!(!is_raw && !ran.out.contains('\u{1b}'), "{format}");
    }
}

/// More than is read of one file is said not to have been looked at; a hole in a file costs no disk.
#[test]
fn what_is_too_large_is_said_to_be() {
    use std::io::{Seek as _, SeekFrom, Write as _};
    let _alone = alone();
    let folder = Folder::new(&[("beside.py", &leak())]);
    let mut file = std::fs::File::create(folder.path().join("large.json")).expect("files can be made");
    file.write_all(b"{\"a\": 1,\n".repeat(1_000).as_slice()).expect("files can be written");
    file.seek(SeekFrom::Start((1 << 30) + 10)).expect("files can have holes");
    file.write_all(b"}").expect("files can be written");
    drop(file);
    let ran = bounded("large", &mut folder.command(&["check", "--format", "jsonl"]), LONG);
    ran.ends_with(2);
    assert_eq!(problems(&ran), [("large.json".to_owned(), "unseen".to_owned())]);
    assert_eq!(ran.findings(), ["beside.py hardcoded-access-key error"]);
}
