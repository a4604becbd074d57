use super::super::walk::tests::tree;
use super::*;
use crate::catalog::check::Severity;
use crate::catalog::text::Lang;

fn rules() -> Vec<String> {
    ["hardcoded-access-key", "missing-refresh"].map(str::to_owned).to_vec()
}

fn nearest() -> Resolver {
    Resolver::new(ConfigChoice::Nearest, Flags::default(), rules()).expect("there are no flags")
}

/// Which config holds for a file, told by its severity for `missing-refresh`.
fn level(resolver: &Resolver, root: &Path, file: &str) -> &'static str {
    let settings = resolver.settings_for(&root.join(file)).expect("the config is right");
    settings.severity("missing-refresh", Severity::Warning).map_or("off", Severity::word)
}

#[test]
fn the_nearest_config_wins() {
    let root = tree(&[
        ("repo/.git/", ""),
        ("aklint.toml", "rules = { missing-refresh = 'off' }"),
        ("repo/pyproject.toml", "[tool.aklint.rules]\nmissing-refresh = 'error'"),
        ("repo/Cargo.toml", "[workspace.metadata.aklint.rules]\nmissing-refresh = 'off'"),
        ("repo/sub/Cargo.toml", "[package]\nname = 'x'"),
        ("repo/sub/a/.aklint.toml", "rules = { missing-refresh = 'note' }"),
        ("repo/sub/a/pyproject.toml", "[tool.aklint]"),
        ("bare/.git", "gitdir: elsewhere"),
    ]);
    let resolver = nearest();
    for (file, expected) in [
        ("x.py", "off"),
        ("repo/x.py", "error"),
        ("repo/sub/x.rs", "error"),
        ("repo/sub/a/b/c/x.py", "note"),
        ("bare/x.py", "warning"),
    ] {
        assert_eq!(level(&resolver, root.path(), file), expected, "{file}");
    }
}

#[test]
fn each_config_is_read_once() {
    let root = tree(&[("aklint.toml", "lang = 'zh'"), ("a/b/", ""), ("c/", "")]);
    let resolver = nearest();
    let settings = |file: &str| resolver.settings_for(&root.path().join(file)).expect("the config is right");
    let first = settings("a/b/x.py");
    assert_eq!(first.lang, Lang::Zh);
    fs::write(root.path().join("aklint.toml"), "broken").expect("it is ours");
    assert!(Arc::ptr_eq(&first, &settings("c/y.py")) && Arc::ptr_eq(&first, &settings("z.py")));
}

#[test]
fn patterns_count_from_the_folder_of_the_config() {
    let root = tree(&[("sub/aklint.toml", "exclude = ['/gen']\n[per-path-ignores]\n't/*' = ['missing-refresh']")]);
    let root = fs::canonicalize(root.path()).expect("it is there");
    let settings = nearest().settings_for(&root.join("sub/x.py")).expect("the config is right");
    assert!(settings.is_excluded(&root.join("sub/gen/x.py")));
    assert!(!settings.is_excluded(&root.join("gen/x.py")));
    assert!(settings.ignores("missing-refresh", &root.join("sub/t/x.py")));
}

#[test]
fn a_config_can_be_named_or_left_out() {
    let root = tree(&[
        ("aklint.toml", "rules = { missing-refresh = 'off' }"),
        ("ci/strict.toml", "rules = { missing-refresh = 'error' }"),
        ("ci/pyproject.toml", "[project]\nname = 'aklint-user'"),
    ]);
    let with = |choice| Resolver::new(choice, Flags::default(), rules());
    let named = |name: &str| with(ConfigChoice::Only(root.path().join(name)));
    let resolver = named("ci/strict.toml").expect("the config is right");
    assert_eq!(level(&resolver, root.path(), "x.py"), "error");
    let resolver = with(ConfigChoice::Isolated).expect("there are no flags");
    assert_eq!(level(&resolver, root.path(), "x.py"), "warning");
    let error = |name: &str| named(name).expect_err("it cannot be used").message.en;
    assert_eq!(error("ci/gone.toml"), "There is no such config file.");
    assert_eq!(error("ci/pyproject.toml"), "The file has no [tool.aklint].");
}

#[test]
fn a_config_that_cannot_be_used_is_an_error_everywhere_below() {
    let root = tree(&[("aklint.toml", "[rules]\nmising-refresh = 'off'\n"), ("a/b/", ""), (".git/", "")]);
    fs::write(root.path().join("a/aklint.toml"), b"lang = '\xFF'").expect("it is ours");
    let resolver = nearest();
    let error = |file: &str| resolver.settings_for(&root.path().join(file)).expect_err("the config is wrong");
    assert_eq!((error("x.py").at, error("x.py").suggestion.as_deref()), (Some((2, 1)), Some("missing-refresh")));
    assert_eq!(error("a/b/x.py").message.en, "The config file is not UTF-8 text.");
}

#[test]
fn wrong_flags_are_told_at_once() {
    let flags = Flags { only: vec!["nonsense".to_owned()], ..Flags::default() };
    let error = Resolver::new(ConfigChoice::Nearest, flags, rules()).expect_err("there is no such rule");
    assert_eq!(error.path.as_ref(), "--only");
}

#[test]
fn files_need_not_exist() {
    let root = tree(&[("aklint.toml", "lang = 'zh'")]);
    let settings = nearest().settings_for(&root.path().join("no/such/folder/x.py")).expect("the config is right");
    assert_eq!(settings.lang, Lang::Zh);
}
