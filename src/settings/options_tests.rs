use super::*;

fn rules() -> Vec<String> {
    ["hardcoded-access-key", "missing-refresh", "access-key-in-file"].map(str::to_owned).to_vec()
}

fn own(text: &str) -> Result<Options, ConfigError> {
    Options::parse(text, Home::Own, "aklint.toml", &rules()).map(|options| options.expect("the whole file is ours"))
}

fn error(text: &str) -> String {
    own(text).expect_err("the config is wrong").show(Lang::En)
}

#[test]
fn every_setting_is_read() {
    let options = own(r#"
fail-on = "error"
lang = "zh"
exclude = ["vendor/**", "*.min.js"]
placeholders = ["change-this"]
[rules]
missing-refresh = "off"
access-key-in-file = "note"
[per-path-ignores]
"tests/**" = ["hardcoded-access-key"]
[main-account]
fingerprints = ["0123456789AB"]
[[sdk]]
package = "acme-cloud"
language = "python"
[[sdk.callable]]
path = "acme.oss_client"
meaning = "credential"
provider = "ram-user-key"
params = [{ name = "key", role = "access-key-id" }, "bucket"]
"#)
    .expect("the config is right");
    assert_eq!(options.fail_on, Some(At { value: Severity::Error, line: 2 }));
    assert_eq!(options.lang, Some(At { value: Lang::Zh, line: 3 }));
    assert_eq!(options.rules[0], ("missing-refresh".to_owned(), At { value: None, line: 7 }));
    assert_eq!(options.rules[1], ("access-key-in-file".to_owned(), At { value: Some(Severity::Note), line: 8 }));
    assert_eq!(options.per_path_ignores[0].1.value, ["hardcoded-access-key"]);
    assert_eq!(options.fingerprints.map(|at| at.value), Some(vec!["0123456789ab".to_owned()]));
    assert_eq!((options.sdk[0].value.package.as_str(), options.sdk[0].line), ("acme-cloud", 13));
    assert_eq!(options.sdk[0].value.source, "aklint.toml");
}

#[test]
fn a_part_of_a_manifest_is_a_config() {
    let parse = |home, text: &str| Options::parse(text, home, "x.toml", &rules());
    let is_there = |home, text: &str| parse(home, text).expect("the manifest is right").is_some();
    assert!(is_there(Home::Pyproject, "[tool.aklint]\nlang = 'zh'\n"));
    assert!(is_there(Home::Cargo, "[workspace.metadata.aklint.rules]\nmissing-refresh = 'off'\n"));
    assert!(is_there(Home::Cargo, "[package]\nname = 'x'\nmetadata = { aklint = {} }\n"));
    assert!(!is_there(Home::Pyproject, "[project]\ndependencies = ['aklint']\n"));
    assert!(!is_there(Home::Pyproject, "# aklint\n[project\n"), "a broken manifest is not our business");
    assert!(parse(Home::Pyproject, "[tool.aklint]\n[project\n").is_err(), "unless it has a part for us");
    let line = parse(Home::Cargo, "[package]\n[package.metadata.aklint]\n\nlang = 'de'\n").expect_err("wrong").at;
    assert_eq!(line, Some((4, 8)));
}

#[test]
fn errors_point_into_the_file_and_suggest() {
    assert_eq!(
        error("lang = 'en'\nfail_on = 'warning'\n"),
        "aklint.toml:2:1: There is no setting `fail_on`.\n  2 | fail_on = …\n  Did you mean `fail-on`?"
    );
    assert_eq!(
        error("[rules]\nhardcoded-acess-key = 'off'\n"),
        "aklint.toml:2:1: There is no rule `hardcoded-acess-key`.\n  2 | hardcoded-acess-key = …\n  \
         Did you mean `hardcoded-access-key`?"
    );
    assert_eq!(
        error("[per-path-ignores]\n'tests/**' = ['all']\n"),
        "aklint.toml:2:15: There is no rule `all`.\n  2 | 'tests/**' = …"
    );
    assert_eq!(
        error("fail-on = 'warn'"),
        "aklint.toml:1:11: This must be one of \"note\", \"warning\", \"error\".\n  1 | fail-on = …\n  \
         Did you mean `warning`?"
    );
    assert_eq!(error("exclude = 'a'"), "aklint.toml:1:11: This must be an array.\n  1 | exclude = …");
    assert_eq!(error("rules = ['a']"), "aklint.toml:1:9: This must be a table.\n  1 | rules = …");
    assert_eq!(
        own("[rules]\nmising-refresh = 'off'").expect_err("wrong").show(Lang::Zh),
        "aklint.toml:2:1: 没有名为 `mising-refresh` 的规则。\n  2 | mising-refresh = …\n  是否想写 `missing-refresh`？"
    );
    assert!(
        error("[[sdk]]\npackage = 'a'\nlanguage = 'go'").starts_with("aklint.toml:3:12: The config cannot be read:")
    );
    assert!(error("lang = 'en").starts_with("aklint.toml:1:"));
    assert!(error("[main-account]\naccess-key-ids = []").contains("no setting `access-key-ids`"));
}

#[test]
fn the_first_error_in_the_file_comes_first() {
    assert!(error("zzz = 1\naaa = 2").contains("`zzz`"));
}

#[test]
fn errors_show_nothing_of_a_key() {
    let key = ["LTAI", "aKL1nt0q7XyZ"].concat();
    let secret = "aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U";
    for text in [
        format!("fail-on = '{secret}'"),
        format!("lang = {secret}"),
        format!("{key} = '{secret}'"),
        format!("'{secret}' = 1"),
        format!("[{secret}]\na = 1"),
        format!("[{secret}\na = 1"),
        format!("[rules]\n{secret} = 'off'"),
        format!("[rules]\nmissing-refresh = '{secret}'"),
        format!("[per-path-ignores]\n'a' = [\n  '{secret}',\n]"),
        format!("[main-account]\nfingerprints = ['{key}']"),
        format!("placeholders = ['{secret}'"),
        format!("placeholders = '{secret}'"),
        format!("placeholders = '''\n{secret}\n"),
        format!("[[sdk]]\npackage = 'a'\nlanguage = '{secret}'"),
        format!("[[sdk]]\npackage = 'a'\nlanguage = 'python'\n{secret} = 1"),
        format!("[[sdk]]\npackage = 'a'\nlanguage = 'python'\ncallable = '{secret}'"),
        format!("[[sdk]]\npackage = 'a'\nlanguage = 'python'\nwords = '{secret}'"),
        format!("lang = 'en'\nlang = '{secret}'"),
        format!("a = '{secret}' '{secret}'"),
    ] {
        let error = own(&text).expect_err(&text);
        for lang in [Lang::En, Lang::Zh] {
            let shown = error.show(lang);
            assert!(!shown.contains("aKL1nt") && !shown.contains("sHj3U"), "{text}\n{shown}");
        }
    }
}
