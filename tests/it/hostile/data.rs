//! Data that is deep, that multiplies, or that is not what its name says; and config that is any of this.

use super::Understood::{Either, Partly, Wholly};
use super::{BOUND, DEEP, LONG, alone, bounded, lines, nested, problems, survives};
use crate::program::{Folder, ID, SECRET, leak};

#[test]
fn deep_data() {
    let json =
        |value: String| format!("{{\"AccessKeyId\": \"{ID}\", \"AccessKeySecret\": \"{SECRET}\", \"a\": {value}}}");
    let toml = |rest: String| format!("AccessKeyId = \"{ID}\"\nAccessKeySecret = \"{SECRET}\"\n{rest}\n");
    let laughs = |line: &str| -> String {
        (1..30).map(|at| line.replace("NEW", &at.to_string()).replace("OLD", &(at - 1).to_string())).collect()
    };
    for (name, file, text) in [
        ("lists", "a.json", json(nested("[", "1", "]", DEEP))),
        ("objects", "a.json", json(nested("{\"a\":", "1", "}", DEEP))),
        ("open objects", "a.json", json("{\"a\":".repeat(DEEP))),
        ("flow", "a.yaml", lines(&format!("a: {}", nested("[", "", "]", DEEP)))),
        ("flow maps", "a.yaml", lines(&format!("a: {}", nested("{a: ", "", "}", DEEP)))),
        ("dashes", "a.yaml", lines(&format!("a:\n  {}1", "- ".repeat(DEEP)))),
        ("keys", "a.yaml", lines(&("? ".repeat(DEEP) + "1"))),
        ("blocks", "a.yaml", lines(&(0..1_000).map(|at| format!("{}a:\n", " ".repeat(at))).collect::<String>())),
        (
            "laughs",
            "a.yaml",
            lines(&("a0: &a0 [x]\n".to_owned() + &laughs("aNEW: &aNEW [*aOLD,*aOLD,*aOLD,*aOLD,*aOLD]\n"))),
        ),
        (
            "merged laughs",
            "a.yaml",
            lines(&("a0: &a0 {x: 1}\n".to_owned() + &laughs("aNEW: &aNEW {<<: [*aOLD,*aOLD,*aOLD], k: 1}\n"))),
        ),
        ("documents", "a.yaml", lines(&"---\na: 1\n".repeat(DEEP / 4))),
        ("lists", "a.toml", toml(format!("a = {}", nested("[", "", "]", DEEP)))),
        ("tables", "a.toml", toml(format!("a = {}", nested("{a=", "", "}", DEEP)))),
        ("path", "a.toml", toml("a.".repeat(DEEP) + "a = 1")),
        ("header", "a.toml", toml(format!("[{}a]", "a.".repeat(DEEP)))),
        ("section", "a.ini", lines(&"[".repeat(DEEP))),
        ("itself", ".env", lines(&"A=${A}${A}\n".repeat(DEEP / 4))),
        (
            "continued",
            "Dockerfile",
            format!("FROM x\nENV AK_ID={ID} ACCESS_KEY_SECRET={SECRET}\n{}", "RUN a \\\n".repeat(DEEP / 4)),
        ),
        ("shells", "a.sh", lines(&"$(".repeat(DEEP))),
        ("itself", "requirements.txt", lines(&"-r requirements.txt\n".repeat(DEEP / 4))),
        (
            "manifest",
            "Cargo.toml",
            toml(
                "[dependencies]\n".to_owned()
                    + &(0..DEEP / 10).map(|at| format!("a{at} = \"1\"\n")).collect::<String>(),
            ),
        ),
        ("pods", "a.yml", lines(&"---\napiVersion: v1\nkind: Pod\n".repeat(DEEP / 10))),
    ] {
        survives(&format!("{name} in {file}"), file, text.as_bytes(), Either, BOUND);
    }
}

/// A notebook of these cells, one of which holds a key.
fn notebook(cells: &str) -> String {
    let code = format!("[\"import oss2\\n\", \"auth = oss2.Auth('{ID}', '{SECRET}')\"]");
    format!(
        "{{\"cells\": [{{\"cell_type\": \"code\", \"source\": {code}, \"outputs\": []}}{cells}], \"metadata\": {{}}, \"nbformat\": 4, \"nbformat_minor\": 5}}"
    )
}

#[test]
fn notebooks() {
    let picture = |size: usize| {
        format!(
            ", {{\"cell_type\": \"code\", \"source\": [], \"outputs\": [{{\"data\": {{\"image/png\": \"{}\"}}}}]}}",
            "iVBO".repeat(size / 4)
        )
    };
    for (name, cells, expected, bound) in [
        (
            "deep outputs",
            format!(", {{\"cell_type\": \"code\", \"source\": [], \"outputs\": {}}}", nested("[", "1", "]", DEEP)),
            Either,
            BOUND,
        ),
        (
            "cells",
            ", {\"cell_type\": \"code\", \"source\": [\"x = 1\\n\"], \"outputs\": []}".repeat(DEEP / 2),
            Either,
            BOUND,
        ),
        ("a picture", picture(10 << 20), Either, LONG),
        (
            "numbers",
            ", {\"cell_type\": \"code\", \"source\": [1, null, {\"a\": 1}], \"outputs\": {}}, 5, null, []".to_owned(),
            Partly,
            BOUND,
        ),
        (
            "half a character",
            ", {\"cell_type\": \"code\", \"source\": [\"\\u0000\\u001b\\ud83d\"]}".to_owned(),
            Either,
            BOUND,
        ),
        ("open", ", {\"cell_type\": \"code\", \"source\": [\"x".to_owned(), Partly, BOUND),
    ] {
        let _alone = alone();
        survives(name, "app.ipynb", notebook(&cells).as_bytes(), expected, bound);
    }
}

/// Config that cannot be used says so, and where, and nothing is passed without having been looked at.
#[test]
fn config_that_cannot_be_used() {
    let deep = |open: &str, close: &str| format!("exclude = {}\n", nested(open, "", close, DEEP));
    for (name, text) in [
        ("lists", deep("[", "]").into_bytes()),
        ("tables", deep("{a=", "}").into_bytes()),
        ("path", (String::from("a.").repeat(DEEP) + "a = 1").into_bytes()),
        ("bytes", b"lang = '\xFF\xFE'".to_vec()),
        ("zeros", vec![0; 100_000]),
        ("large", [b"# ".to_vec(), vec![b'a'; 5 << 20], b"\nlang = 5".to_vec()].concat()),
        ("pattern", b"exclude = ['[z-a]', '{a']".to_vec()),
        ("terminal", b"\"\\u001b[2J\" = 1".to_vec()),
    ] {
        let folder = Folder::new(&[("app.py", &leak())]);
        folder.write("aklint.toml", &text);
        let ran = bounded(name, &mut folder.command(&["check"]), BOUND);
        ran.ends_with(2);
        assert!(
            ran.err.contains("aklint.toml") && !ran.err.contains('\u{1b}') && ran.err.len() < 10_000,
            "{name}: {}",
            ran.err
        );
    }
}

#[test]
fn patterns_that_multiply() {
    let stars = "**/".repeat(1_000) + "x";
    let braces = "{a,b}".repeat(200);
    for (name, pattern) in
        [("folders", stars), ("stars", "*a".repeat(2_000)), ("braces", braces), ("marks", "?".repeat(10_000))]
    {
        let folder = Folder::new(&[("a/b/c/d/app.py", &leak())]);
        folder.write("aklint.toml", format!("exclude = ['{pattern}']").as_bytes());
        let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
        assert!(ran.status == Some(1) || (ran.status == Some(2) && ran.err.contains("aklint.toml")), "{name}: {ran:?}");
        folder.write("aklint.toml", b"");
        folder.write(".gitignore", format!("{pattern}\n").repeat(20).as_bytes());
        let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
        assert_eq!(ran.ends_with(1).lines().count(), 2, "{name}");
    }
}

#[test]
fn many_patterns() {
    let folder = Folder::new(&[("a/b/c/d/app.py", &leak())]);
    let patterns: String = (0..5_000).map(|at| format!("'gone{at}/**/*.py', ")).collect();
    folder.write("aklint.toml", format!("exclude = [{patterns}]").as_bytes());
    folder.write(
        ".gitignore",
        (0..20_000).map(|at| format!("/gone{at}/**/*.py\n!x{at}\n")).collect::<String>().as_bytes(),
    );
    let ran = bounded("patterns", &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
    ran.ends_with(1);
    assert_eq!(problems(&ran), []);
}

#[cfg(unix)]
#[test]
fn config_that_is_no_file() {
    for name in
        ["aklint.toml", ".aklint.toml", "pyproject.toml", "Cargo.toml", ".gitignore", "requirements.txt", "setup.cfg"]
    {
        let folder = Folder::new(&[("app.py", &leak())]);
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(name)).status();
        assert!(made.expect("mkfifo is part of every Unix").success());
        let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
        ran.ends_with(1);
        let folder = Folder::new(&[("app.py", &leak()), (&format!("{name}/inside"), "")]);
        let ran = bounded(name, &mut folder.command(&["check", "--format", "jsonl"]), BOUND);
        ran.ends_with(1);
    }
}

#[test]
fn a_large_document_of_one_line() {
    let _alone = alone();
    let text = format!(
        "{{\"AccessKeyId\": \"{ID}\", \"AccessKeySecret\": \"{SECRET}\", \"a\": \"{}\"}}",
        "x".repeat(30 << 20)
    );
    survives("30 MiB", "a.json", text.as_bytes(), Wholly, LONG);
}
