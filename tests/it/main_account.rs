//! Keys that the config declares to be the main account's.

use std::path::Path;
use std::sync::Arc;

use aklint::catalog::Catalog;
use aklint::catalog::check::Confidence;
use aklint::mask::Masked;
use aklint::settings::options::{Home, Options};
use aklint::settings::{Config, Flags, Settings};
use aklint::source::SourceFile;

use crate::door;

const ID: &str = "LTAIaKL1ntM4w8Zd";
const SECRET: &str = "aKL1ntT7h2Wq9RbX4mKc6VzL1pYs8J";

/// Settings with this key declared, and only this rule on.
fn declaring(id: &str) -> Arc<Settings> {
    let known: Vec<String> = Catalog::builtin().checks.keys().cloned().collect();
    let text = format!("[main-account]\nfingerprints = ['{}']\n", Masked::new(id).fingerprint());
    let options = Options::parse(&text, Home::Own, "aklint.toml", &known)
        .unwrap_or_else(|error| panic!("{error:?}"))
        .expect("the whole file is ours");
    let config = Config { options: &options, text: &text, path: "aklint.toml", base: Path::new("") };
    let flags = Flags { only: vec!["main-account-key".to_owned()], ..Flags::default() };
    Arc::new(Settings::new(&flags, Some(config), &known).unwrap_or_else(|error| panic!("{error:?}")))
}

/// The messages about a file in which `K` and `S` stand for the declared id and its secret.
fn messages(path: &str, code: &str, settings: &Arc<Settings>) -> Vec<String> {
    let text = code.replace("«K»", ID).replace("«S»", SECRET);
    let report = door::report(&[SourceFile::new(path.to_owned(), text)], settings);
    let found = report.findings().map(|finding| {
        assert_eq!(finding.confidence, Confidence::High, "a declared key is sure");
        let place = &report.excerpts[&finding.primary.path].position(finding.primary.span.start);
        format!("{}: {}", place.line, finding.message.en)
    });
    found.collect()
}

#[test]
fn a_declared_key_is_found_wherever_it_stands() {
    let settings = declaring(ID);
    let says = "Main account's AccessKey in use: the config lists this key as one";
    for (path, code, line) in [
        ("a.py", "import oss2\nauth = oss2.Auth(\"«K»\", \"«S»\")\n", 2),
        ("b.py", "import oss2\nID = \"«K»\"\nSECRET = \"«S»\"\nauth = oss2.Auth(ID, SECRET)\n", 2),
        (
            "c.rs",
            "fn f() {\n    opendal::services::Oss::default().access_key_id(\"«K»\").access_key_secret(\"«S»\");\n}\n",
            2,
        ),
        ("d.yaml", "oss:\n  access_key_id: «K»\n  access_key_secret: «S»\n", 2),
        ("e.py", "# old: AccessKeyId «K», AccessKeySecret «S»\n", 1),
        ("f.txt", "oss AccessKeyId=«K»\n", 1),
    ] {
        assert_eq!(messages(path, code, &settings), [format!("{line}: {says}")], "{path}");
    }
}

#[test]
fn a_declared_key_cannot_assume_a_role() {
    let code = "from alibabacloud_credentials.models import Config\nconfig = Config(\n    type=\"ram_role_arn\",\n    \
                access_key_id=\"«K»\",\n    access_key_secret=\"«S»\",\n    role_arn=\"acs:ram::1234567890123456:role/x\",\n)\n";
    let found = messages("a.py", code, &declaring(ID));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("4: ") && found[0].contains("can never work"), "{found:?}");
}

#[test]
fn other_keys_are_not_the_main_account_s() {
    let settings = declaring("LTAIaKL1ntQ2x7Vb");
    assert_eq!(messages("a.py", "import oss2\nauth = oss2.Auth(\"«K»\", \"«S»\")\n", &settings), [""; 0]);
}
