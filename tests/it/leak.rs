//! Whatever is written, in whatever format, it holds no secret.
//!
//! Every key in `testdata/` is of one series, so its mark gives a leak away, however it is encoded. The later parts of
//! split secrets have no mark and are listed here.

use std::path::PathBuf;
use std::sync::Arc;

use aklint::catalog::Catalog;
use aklint::catalog::text::Lang;
use aklint::engine::{self, mend::Wish};
use aklint::finding::Report;
use aklint::render::{self, Format, Style};
use aklint::settings::Settings;
use aklint::source::SourceFile;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::{checks, door};

/// What every key of the series has in it.
const MARK: &str = "aKL1nt";

/// Parts of secrets that are put together when the program runs.
const LATER_PARTS: [&str; 26] = [
    "7Se6LpPvGo6R1Qg2Xy",
    "61vHzA6Fq4d1RfYeXi",
    "KqMg4W3fJ6fNf1Hw6t",
    "Zis4S1QeAzYFi6j3Eg",
    "S7K7nZ2P5i",
    "Z9vI1axZwP",
    "Z48wMx2i6d9KB3Jf2a",
    "LxAk5LmdF6zD6UcP5R",
    "eT1HX5xR8QrTr2sL9x",
    "Z7q82z8dLxU7vR2Yns",
    "Sb3Ix7Z2p6mU2sL6o2",
    "Ry2V3F5jNzrV2Y6jI1",
    "31qxpHIf7vuRrielV",
    "8qn8RzZPWKtk3l0",
    "FADgoAduJy",
    "HpOcgXr7TfhlIePFmrN8a",
    "JlApZ5XnCpLbWVDGzUv",
    "OD6KsdCJA85lAqAErCcL7",
    "QB7k3YPwv5",
    "QTQiUunXtbPM1HUac6",
    "SlYEqDSrI2dwv2zbq6",
    "Z3ewA0aKoJ5LkSIMOR",
    "ej3PBNbk1NGnMKnbJk1TOO",
    "gcfNOAcM5PL7bD890",
    "pmS6aO5yvY5g1nb4",
    "x7yRsrvW3E9q2",
];

/// The mark as it stands in plain, reversed, hexadecimal, decimal and base64 keys.
fn marks() -> Vec<String> {
    let bytes = MARK.as_bytes();
    let hexadecimal = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let decimal: Vec<String> = bytes.iter().map(u8::to_string).collect();
    let mut marks = vec![MARK.to_owned(), MARK.chars().rev().collect(), hexadecimal, decimal.join(", ")];
    for before in 0..3 {
        let mut padded = vec![0; before];
        padded.extend(bytes);
        let whole = STANDARD_NO_PAD.encode(&padded);
        // Only the characters that the mark's own bytes determine.
        marks.push(whole[(before * 8).div_ceil(6)..padded.len() * 8 / 6].to_owned());
    }
    marks
}

fn leaks(text: &str, marks: &[String]) -> Vec<String> {
    let marks = marks.iter().map(String::as_str);
    marks.chain(LATER_PARTS).filter(|secret| text.contains(secret)).map(str::to_owned).collect()
}

/// Every case of `testdata/`, but not what the renderers' own tests expect.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        door::entries(&door::testdata("checks")).iter().flat_map(|rule| door::entries(rule)).collect();
    for folder in ["quiet", "forms", "repositories"] {
        cases.extend(door::entries(&door::testdata(folder)));
    }
    cases.extend(Some(door::testdata("demo")).filter(|demo| demo.exists()));
    cases.retain(|case| !checks::is_beside_a_case(case));
    cases
}

/// Everything that can be written about a report, with how it was written.
fn written(report: &Report) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for lang in [Lang::En, Lang::Zh] {
        for (format, color) in [
            (Format::Human, false),
            (Format::Human, true),
            (Format::Json, false),
            (Format::Jsonl, false),
            (Format::Sarif, false),
            (Format::Github, false),
            (Format::Gitlab, false),
            (Format::GitlabSecrets, false),
            (Format::Junit, false),
        ] {
            let style = Style { lang, color, verbose_notes: true, ..Style::default() };
            let mut out = Vec::new();
            render::report(report, format, &style, Catalog::builtin(), &mut out).expect("memory can be written to");
            all.push((format!("{format:?} {lang:?} color={color}"), String::from_utf8(out).expect("output is UTF-8")));
        }
    }
    all
}

fn surveyed(files: &[SourceFile]) -> Vec<(String, String)> {
    let survey = engine::survey(&door::look(files, &door::settings(&[])));
    let mut all = Vec::new();
    for lang in [Lang::En, Lang::Zh] {
        let style = Style { lang, ..Style::default() };
        let (mut human, mut json) = (Vec::new(), Vec::new());
        render::survey(&survey, &style, Catalog::builtin(), &mut human).expect("memory can be written to");
        render::survey_json(&survey, &style, Catalog::builtin(), &mut json).expect("memory can be written to");
        for out in [human, json] {
            all.push((format!("survey {lang:?}"), String::from_utf8(out).expect("output is UTF-8")));
        }
    }
    all
}

fn fixed(files: &[SourceFile], settings: &Arc<Settings>) -> Vec<(String, String)> {
    let wish = Wish { takes_unsafe: true, includes_notes: true, ..Wish::default() };
    let mended = door::mend(files, settings, &wish);
    let mut all = Vec::new();
    for lang in [Lang::En, Lang::Zh] {
        let style = Style { lang, verbose_notes: true, ..Style::default() };
        let (mut said, mut difference) = (Vec::new(), Vec::new());
        render::mended(&mended, render::Extent::Shown, &style, Catalog::builtin(), &mut said)
            .expect("memory can be written to");
        render::difference(&mended, &style, &mut difference).expect("memory can be written to");
        for out in [said, difference] {
            all.push((format!("fix {lang:?}"), String::from_utf8(out).expect("output is UTF-8")));
        }
    }
    all
}

#[test]
fn nothing_that_is_written_holds_a_secret() {
    let marks = marks();
    let settings = door::settings(&[]);
    let mut wrong = Vec::new();
    let mut seen = vec![false; marks.len() + LATER_PARTS.len()];
    for case in cases() {
        let files = door::sources(&case);
        for file in &files {
            for (at, secret) in marks.iter().map(String::as_str).chain(LATER_PARTS).enumerate() {
                seen[at] |= file.text.contains(secret);
            }
        }
        let report = door::report(&files, &settings);
        for (how, text) in written(&report).into_iter().chain(surveyed(&files)).chain(fixed(&files, &settings)) {
            for secret in leaks(&text, &marks) {
                wrong.push(format!("{}: {how} shows {secret}", case.display()));
            }
        }
        // Also what is kept for showing, whether or not it is shown today.
        for (path, excerpt) in &report.excerpts {
            for secret in leaks(&excerpt.text, &marks) {
                wrong.push(format!("{}: the excerpt of {path} holds {secret}", case.display()));
            }
        }
    }
    let absent: Vec<usize> = seen.iter().enumerate().filter(|(_, seen)| !**seen).map(|(at, _)| at).collect();
    assert!(
        absent.is_empty(),
        "nothing in testdata/ holds the secrets {absent:?}: this test proves nothing about them"
    );
    wrong.dedup();
    assert!(wrong.is_empty(), "{} leaks:\n{}", wrong.len(), wrong.join("\n"));
}

/// The messages of findings quote names, and people put keys where names belong.
#[test]
fn a_leak_would_be_seen() {
    let marks = marks();
    let key = format!("{MARK}R9x2Vb7QmT4zWc8LpE5sHj3U");
    assert_eq!(leaks(&format!("secret = {key}"), &marks), [MARK]);
    for before in 0..3 {
        let encoded = STANDARD_NO_PAD.encode(format!("{}{key}", "x".repeat(before)));
        assert_eq!(leaks(&encoded, &marks).len(), 1, "{before} bytes before the key");
    }
    assert!(leaks("LTAI…", &marks).is_empty());
}
