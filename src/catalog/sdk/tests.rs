use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Kind, Meaning, ProviderKind, Role, Sdk, SdkLanguage};
use crate::catalog::Catalog;
use crate::catalog::judge::Judge;
use crate::facts;
use crate::source::SourceFile;
use crate::syntax;

/// Every file below `rules/sdk/`, with its name.
fn files() -> Vec<(String, Sdk)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/sdk");
    let mut paths: Vec<PathBuf> = ["python", "rust"]
        .iter()
        .flat_map(|language| fs::read_dir(root.join(language)).expect("the folder is in the repository"))
        .map(|entry| entry.expect("a folder of the repository can be listed").path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("it was found there").display().to_string();
            let text = fs::read_to_string(&path).expect("a file of the repository can be read");
            let sdk: Sdk = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, sdk)
        })
        .collect()
}

/// Complains about all that is wrong at once.
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_file_stands_with_its_language_and_unknown_keys_are_refused() {
    let wrong: Vec<String> = files()
        .iter()
        .filter(|(name, sdk)| name.starts_with("python/") != (sdk.language == SdkLanguage::Python))
        .map(|(name, _)| format!("{name}: other language"))
        .collect();
    assert_none(&wrong);
    let with_typo =
        "package = \"p\"\nlanguage = \"python\"\nsource = \"s\"\n[[callable]]\npath = \"p.f\"\nmeening = \"logs\"";
    assert!(toml::from_str::<Sdk>(with_typo).is_err());
}

#[test]
fn no_path_has_two_meanings() {
    for language in [SdkLanguage::Python, SdkLanguage::Rust] {
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        let mut wrong = Vec::new();
        for (name, sdk) in files().into_iter().filter(|(_, sdk)| sdk.language == language) {
            let paths =
                sdk.callable.iter().map(|callable| &callable.path).chain(sdk.alias.iter().map(|alias| &alias.path));
            for path in paths {
                if let Some(other) = owners.insert(path.clone(), name.clone()) {
                    wrong.push(format!("{path} is in {other} and {name}"));
                }
            }
        }
        assert_none(&wrong);
    }
}

#[test]
fn aliases_and_types_lead_to_something() {
    let catalog = Catalog::builtin();
    let all = files();
    let mut wrong = Vec::new();
    for (name, sdk) in &all {
        let paths: Vec<&str> = all
            .iter()
            .filter(|(_, other)| other.language == sdk.language)
            .flat_map(|(_, other)| other.callable.iter().map(|callable| callable.path.as_str()))
            .collect();
        for alias in &sdk.alias {
            let of = catalog.canonical(sdk.language, &alias.of);
            if !paths
                .iter()
                .any(|path| path.strip_prefix(&*of).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
            {
                wrong.push(format!("{name}: {} leads to nothing", alias.path));
            }
        }
        for callable in &sdk.callable {
            let known = |of: &str| {
                paths.contains(&of)
                    || paths.iter().any(|path| path.rsplit_once('.').is_some_and(|(owner, _)| owner == of))
            };
            // A Rust function may well return a type of which nothing matters but that it is made.
            let is_python = sdk.language == SdkLanguage::Python;
            if let Some(of) = callable.returns.as_deref().filter(|of| is_python && *of != "self" && !known(of)) {
                wrong.push(format!("{name}: {} returns {of}, of which nothing is known", callable.path));
            }
            let canonical = catalog.canonical(sdk.language, &callable.path);
            if canonical != callable.path {
                wrong.push(format!("{name}: {} is hidden by an alias of {canonical}", callable.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn what_depends_on_an_argument_has_that_parameter() {
    let mut wrong = Vec::new();
    for (name, sdk) in files() {
        for callable in &sdk.callable {
            let has = |role| callable.params.iter().any(|param| param.role() == Some(role));
            let by_type = callable.provider == Some(ProviderKind::ByType);
            if by_type != has(Role::ProviderType) || by_type == callable.by_type.is_empty() {
                wrong.push(format!("{name}: {}: a type argument and what it decides belong together", callable.path));
            }
            if (callable.meaning == Meaning::ProviderBase) != callable.overrides.is_some() {
                wrong.push(format!("{name}: {}: only a base class names what is overridden", callable.path));
            }
            if (callable.meaning == Meaning::Unusable) != callable.fails.is_some() {
                wrong.push(format!("{name}: {}: what cannot work says what happens", callable.path));
            }
            let takes_duration = has(Role::SessionDuration);
            let limits = callable.session.into_iter().chain(callable.by_type.values().filter_map(|of| of.session));
            for limit in limits {
                if !takes_duration || limit.least >= limit.most || limit.early >= limit.most {
                    wrong.push(format!("{name}: {}: the limits of its sessions make no sense", callable.path));
                }
            }
            if callable.meaning == Meaning::Credential && callable.kind != Kind::Method && callable.provider.is_none() {
                wrong.push(format!("{name}: {} holds credentials of no kind", callable.path));
            }
            if let Some(note) = &callable.note
                && !(note.en.is_ascii() && note.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
            {
                wrong.push(format!("{name}: {}: the note is not written in both languages", callable.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_python_callable_has_an_example() {
    let all = files();
    let found: BTreeSet<&str> = all
        .iter()
        .filter(|(_, sdk)| sdk.language == SdkLanguage::Python)
        .flat_map(|(_, sdk)| sdk.example.iter().flat_map(|example| example.finds.iter().map(String::as_str)))
        .collect();
    let wrong: Vec<String> = all
        .iter()
        .filter(|(_, sdk)| sdk.language == SdkLanguage::Python)
        .flat_map(|(name, sdk)| sdk.callable.iter().map(move |callable| (name, callable)))
        .filter(|(_, callable)| !found.contains(callable.path.as_str()))
        .map(|(name, callable)| format!("{name}: {} is in no example", callable.path))
        .collect();
    assert_none(&wrong);
}

#[test]
fn python_examples_are_recognised() {
    let mut wrong = Vec::new();
    for (name, sdk) in files().into_iter().filter(|(_, sdk)| sdk.language == SdkLanguage::Python) {
        for (at, example) in sdk.example.iter().enumerate() {
            let tree = syntax::python::parse(&example.code);
            for trouble in &tree.troubles {
                wrong.push(format!("{name}: example {at} cannot be read: {trouble:?}"));
            }
            let found = recognised(&example.code);
            for path in example.finds.iter().filter(|path| !found.contains(*path)) {
                wrong.push(format!("{name}: example {at} does not show {path}"));
            }
        }
    }
    assert_none(&wrong);
}

/// The catalogued things that a text uses.
fn recognised(text: &str) -> Vec<String> {
    let catalog = Catalog::builtin();
    let judge = Judge::new(&catalog.keys, &catalog.placeholders, &catalog.names, &[]);
    facts::recognised(&SourceFile::new("example.py", text), catalog, &judge)
}
