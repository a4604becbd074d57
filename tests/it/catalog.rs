//! The catalogue's own examples are recognised, and the byte filter lets everything through that has something to say.

use std::path::PathBuf;
use std::sync::Arc;

use aklint::catalog::Catalog;
use aklint::catalog::judge::Judge;
use aklint::catalog::sdk::SdkLanguage;
use aklint::engine;
use aklint::facts;
use aklint::source::SourceFile;

use crate::door;

fn judge(catalog: &Catalog) -> Judge {
    Judge::new(&catalog.keys, &catalog.placeholders, &catalog.names, &[])
}

#[test]
fn every_example_is_recognised() {
    let catalog = Catalog::builtin();
    let judge = judge(catalog);
    let mut wrong = Vec::new();
    let mut found = 0;
    for sdk in catalog.sdks() {
        let extension = match sdk.language {
            SdkLanguage::Python => "py",
            SdkLanguage::Rust => "rs",
        };
        for (at, example) in sdk.example.iter().enumerate() {
            let file = SourceFile::new(format!("{}-{at}.{extension}", sdk.package), example.code.clone());
            let recognised = facts::recognised(&file, catalog, &judge);
            for path in &example.finds {
                found += 1;
                if !recognised.contains(path) {
                    wrong.push(format!("{}: {path} is not recognised", file.path));
                }
            }
        }
    }
    assert!(found > 500, "only {found} paths are looked for");
    assert!(wrong.is_empty(), "{} of {found}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Examples of packages that hold credentials; what only passes text on is of no interest where nothing else is.
#[test]
fn every_example_with_credentials_is_interesting() {
    use aklint::catalog::sdk::Meaning;
    let interest = engine::interest();
    let catalog = Catalog::builtin();
    // What a method of an unknown object gives (`*.assume_role`) matters only where it reaches something with a name.
    let holds = |path: &str, language| {
        !path.starts_with("*.")
            && catalog.callable(language, path).is_some_and(|known| {
                matches!(known.callable.meaning, Meaning::Credential | Meaning::Issues | Meaning::Unusable)
            })
    };
    let mut wrong = Vec::new();
    for sdk in catalog.sdks() {
        for (at, example) in sdk.example.iter().enumerate() {
            if example.finds.iter().any(|path| holds(path, sdk.language))
                && !interest.is_interesting(example.code.as_bytes())
            {
                wrong.push(format!("{}, example {at}", sdk.package));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_byte_filter_drops_nothing_that_says_something() {
    let interest = engine::interest();
    let settings = door::settings(&[]);
    let (mut wrong, mut dropped, mut kept) = (Vec::new(), 0, 0);
    for folder in ["checks", "quiet"] {
        let cases = door::entries(&door::testdata(folder));
        let cases: Vec<PathBuf> = match folder {
            "checks" => cases.iter().flat_map(|rule| door::entries(rule)).collect(),
            _ => cases,
        };
        for case in cases.iter().filter(|case| case.extension().is_none_or(|extension| extension != "expected")) {
            for file in door::sources(case) {
                let report = door::report(std::slice::from_ref(&file), &settings);
                let looked = door::look(std::slice::from_ref(&file), &settings);
                let evidence = looked.iter().any(|looked| !looked.facts().evidence.is_empty());
                let says = report.findings().next().is_some() || evidence;
                if interest.is_interesting(file.text.as_bytes()) {
                    kept += 1;
                } else if says {
                    wrong.push(Arc::clone(&file.path));
                } else {
                    dropped += 1;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "dropped: {wrong:#?}");
    assert!(dropped > 0 && kept > 100, "the filter is not at work: {dropped} dropped, {kept} kept");
}
