use super::options::Home;
use super::*;

const RULES: [&str; 2] = ["hardcoded-access-key", "missing-refresh"];

fn resolve(text: &str, flags: &Flags) -> Result<Settings, ConfigError> {
    let rules: Vec<String> = RULES.map(str::to_owned).to_vec();
    let options = Options::parse(text, Home::Own, "aklint.toml", &rules)?.expect("the whole file is ours");
    let config = Config { options: &options, text, path: "aklint.toml", base: Path::new("/repo") };
    Settings::new(flags, Some(config), &rules)
}

const CONFIG: &str = "fail-on = 'error'
lang = 'zh'
exclude = ['vendor']
[rules]
missing-refresh = 'off'
hardcoded-access-key = 'warning'
[per-path-ignores]
'tests/**' = ['hardcoded-access-key']
";

#[test]
fn flags_win_over_the_config_and_the_config_over_defaults() {
    let plain = Settings::new(&Flags::default(), None, &[]).expect("defaults are right");
    assert_eq!((plain.fail_on, plain.lang), (Severity::Warning, Lang::En));
    assert_eq!(plain.severity("missing-refresh", Severity::Warning), Some(Severity::Warning));

    let config = resolve(CONFIG, &Flags::default()).expect("the config is right");
    assert_eq!((config.fail_on, config.lang), (Severity::Error, Lang::Zh));
    assert_eq!(config.severity("missing-refresh", Severity::Warning), None);
    assert_eq!(config.severity("hardcoded-access-key", Severity::Error), Some(Severity::Warning));

    let flags = Flags {
        fail_on: Some(Severity::Note),
        lang: Some(Lang::En),
        exclude: vec!["build".to_owned()],
        rules: vec![("missing-refresh".to_owned(), Some(Severity::Error))],
        base: "/repo/deep".into(),
        ..Flags::default()
    };
    let flagged = resolve(CONFIG, &flags).expect("the flags are right");
    assert_eq!((flagged.fail_on, flagged.lang), (Severity::Note, Lang::En));
    assert_eq!(flagged.severity("missing-refresh", Severity::Warning), Some(Severity::Error));
    assert!(flagged.is_excluded(Path::new("/repo/a/vendor/b.py")));
    assert!(flagged.is_excluded(Path::new("/repo/deep/build/b.py")));
    assert!(!flagged.is_excluded(Path::new("/repo/deep/b.py")));
}

#[test]
fn only_turns_everything_else_off() {
    let flags = Flags { only: vec!["hardcoded-access-key".to_owned()], ..Flags::default() };
    let settings = resolve("", &flags).expect("the flags are right");
    assert_eq!(settings.severity("hardcoded-access-key", Severity::Error), Some(Severity::Error));
    assert_eq!(settings.severity("missing-refresh", Severity::Error), None);
}

#[test]
fn rules_can_be_ignored_by_path() {
    let settings = resolve(CONFIG, &Flags::default()).expect("the config is right");
    assert!(settings.ignores("hardcoded-access-key", Path::new("/repo/tests/a/b.py")));
    assert!(settings.ignores("hardcoded-access-key", Path::new("tests/a.py")));
    assert!(!settings.ignores("missing-refresh", Path::new("/repo/tests/a/b.py")));
    assert!(!settings.ignores("hardcoded-access-key", Path::new("/repo/src/tests/b.py")));
}

#[test]
fn the_main_account_is_declared_by_fingerprint() {
    let fingerprint = Fingerprint::of(&["some key"]);
    let settings = resolve(&format!("[main-account]\nfingerprints = ['{fingerprint}']"), &Flags::default());
    let settings = settings.expect("the config is right");
    assert!(settings.is_main_account(fingerprint));
    assert!(!settings.is_main_account(Fingerprint::of(&["another key"])));
}

#[test]
fn mistakes_in_flags_and_patterns_are_errors() {
    let flags = Flags { rules: vec![("mising-refresh".to_owned(), None)], ..Flags::default() };
    assert_eq!(
        resolve("", &flags).expect_err("there is no such rule").show(Lang::En),
        "--rule: There is no rule `mising-refresh`.\n  Did you mean `missing-refresh`?"
    );
    let flags = Flags { exclude: vec!["a[".to_owned()], ..Flags::default() };
    assert_eq!(resolve("", &flags).expect_err("the pattern is wrong").path.as_ref(), "--exclude");
    let error = resolve("exclude = [\n  'a',\n  '!b',\n]", &Flags::default()).expect_err("the pattern is wrong");
    assert_eq!(error.at, Some((3, 3)));
    let error = resolve("[per-path-ignores]\n'a' = []\n'{b' = []", &Flags::default()).expect_err("it is wrong");
    assert_eq!(error.at, Some((3, 1)));
}

#[test]
fn every_setting_says_where_it_came_from() {
    let flags =
        Flags { fail_on: Some(Severity::Note), rules: vec![("missing-refresh".to_owned(), None)], ..Flags::default() };
    let secret = "placeholders = ['aKL1ntR9x2Vb7QmT4zWc8LpE5sHj3U']\n";
    let settings = resolve(&format!("{secret}{CONFIG}"), &flags).expect("the config is right");
    let lines: Vec<String> = settings
        .describe()
        .iter()
        .map(|one| match &one.origin {
            Origin::Default => format!("{} = {}", one.key, one.value),
            Origin::Locale => format!("{} = {} (locale)", one.key, one.value),
            Origin::File(path, line) => format!("{} = {} ({path}:{line})", one.key, one.value),
            Origin::Flag => format!("{} = {} (flag)", one.key, one.value),
        })
        .collect();
    assert_eq!(
        lines,
        [
            "fail-on = note (flag)",
            "lang = zh (aklint.toml:3)",
            "exclude = [\"vendor\"] (aklint.toml:4)",
            "rules.hardcoded-access-key = warning (aklint.toml:7)",
            "rules.missing-refresh = off (flag)",
            "per-path-ignores.\"tests/**\" = [\"hardcoded-access-key\"] (aklint.toml:9)",
            "placeholders = [\"****\"] (aklint.toml:1)",
            "verify.allow = true",
            "main-account.fingerprints = []",
        ]
    );
}
