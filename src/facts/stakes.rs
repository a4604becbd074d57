//! Tells code whose values can lead to a finding from code that only lives in the same world: most of an SDK's own sources
//! name neither a credential nor anything that takes or gives one, and need not be parsed.

use super::interest::{self, COMMENT, Counts, JOINTS, Words};
use super::open::Likenesses;
use super::pairs::{Draft, Half, Pairs};
use crate::catalog::Catalog;
use crate::catalog::judge::vendor::Stand;
use crate::catalog::sdk::{Callable, Kind, Meaning, Role, SdkLanguage};

/// What the requests and fields of the API that vends temporary credentials are called.
const API: [&str; 2] = ["AssumeRole", "DurationSeconds"];
/// Names of a single word of up to so many letters are looked for as words of their own: `ak`, not `take`.
const SHORT: usize = 3;
/// Beside the usual ones, what libraries for settings put between the levels of a name.
const LEVELS: &str = "__";

/// What a file must have so that anything depends on its values.
#[derive(Debug)]
pub(super) struct Stakes {
    /// Words that suffice: names of credentials, beginnings of keys.
    words: Words,
    /// Packages, each with what is called in it.
    calls: Pairs,
}

impl Stakes {
    /// What matters in a language.
    pub(super) fn of(catalog: &Catalog, likenesses: &Likenesses, language: SdkLanguage) -> Self {
        let mut words = credential_names(catalog);
        words.extend(interest::id_beginnings(catalog));
        words.push((COMMENT.to_owned(), Counts::Anywhere));
        words.extend(API.map(|word| (word.to_owned(), Counts::Anywhere)));
        words.extend(likenesses.words(language).map(|word| (word.to_string(), Counts::AsIdentifier)));
        let mut draft = Draft::default();
        for callable in catalog.sdks().iter().filter(|sdk| sdk.language == language).flat_map(|sdk| &sdk.callable) {
            let Some((package, name)) = package_and_name(callable).filter(|_| matters(callable)) else { continue };
            if package == "*" {
                words.push((name.to_owned(), Counts::AsIdentifier));
            } else if catalog.holds_credentials(language, package) {
                let pair = draft.pair();
                draft.add(pair, Half::First, package);
                draft.add(pair, Half::Second, name);
            }
        }
        for alias in catalog.sdks().iter().filter(|sdk| sdk.language == language).flat_map(|sdk| &sdk.alias) {
            // What is known under another name, in a package that may have another one, too.
            if let Some((_, name)) = alias.path.rsplit_once('.') {
                let pair = draft.pair();
                draft.add(pair, Half::First, alias.path.split('.').next().unwrap_or_default());
                draft.add(pair, Half::Second, name);
            }
        }
        Self { words: Words::new(words), calls: draft.compile() }
    }

    /// Whether the text has any of it.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        self.words.are_in(bytes) || self.calls.are_in(bytes, |start, end| interest::is_identifier(bytes, start, end))
    }
}

/// Whether a call of it holds, gives or carries credentials. What only reads, prints, decodes or keeps does nothing of note
/// unless a credential's name, or something that does, stands beside it.
fn matters(callable: &Callable) -> bool {
    const ROLES: [Role; 3] = [Role::CredentialsFunction, Role::CredentialsProvider, Role::SessionDuration];
    match callable.meaning {
        Meaning::Credential
        | Meaning::Issues
        | Meaning::ProviderBase
        | Meaning::Carries
        | Meaning::Makes
        | Meaning::Unusable => true,
        _ => callable.params.iter().any(|param| param.role().is_some_and(|role| ROLES.contains(&role))),
    }
}

/// What a callable's path begins with, and a word that is written where it is called.
fn package_and_name(callable: &Callable) -> Option<(&str, &str)> {
    let mut parts = callable.path.split('.');
    let package = parts.next()?;
    // An object is called by whatever name it has: its type is named where it comes from.
    let name = parts.rfind(|part| *part != "__call__")?;
    // `Type::new`: everything has a `new`.
    let is_type = |part: &&str| part.starts_with(|first: char| first.is_ascii_uppercase());
    let owner = parts.next_back().filter(|part| is_type(part) && callable.kind != Kind::Method);
    Some((package, owner.unwrap_or(name)))
}

/// Names that say that they hold a part of a key.
fn credential_names(catalog: &Catalog) -> Vec<(String, Counts)> {
    const ROLES: [Role; 3] = [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken];
    let entries = catalog.names.name.iter().filter(|entry| ROLES.contains(&entry.role));
    let names = entries.flat_map(|entry| entry.whole.iter().chain(&entry.ends).chain(&entry.weak));
    let joints: Vec<&str> = JOINTS.into_iter().chain([LEVELS]).collect();
    let (short, long): (Vec<&String>, Vec<&String>) = names.partition(|name| name.len() <= SHORT && name.is_ascii());
    // Whatever stands before them, names end with what they mean.
    let endings = long.into_iter().flat_map(|name| {
        let words: Vec<&str> = name.split(' ').collect();
        interest::joined(&words[words.len().saturating_sub(2)..], &joints)
    });
    let long = interest::shortest(endings.collect()).into_iter().map(|name| (name, Counts::Anywhere));
    let short = short.into_iter().map(|name| (name.clone(), Counts::AsVendor(Stand::Alone)));
    long.chain(short).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::catalog::Catalog;
    use crate::catalog::sdk::SdkLanguage;
    use crate::facts::{Kit, Source, collect, collect_asked};
    use crate::source::SourceFile;

    /// Whether a file that is left alone would say nothing if it were followed.
    fn is_rightly_left(path: &str, text: &str, kit: &Kit) -> bool {
        let file = SourceFile::new(path, text);
        let left = collect(&file, kit);
        if !kit.code.are_in(text) || !left.facts.is_silent() || left.piece.is_some() {
            return true;
        }
        let mut facts = collect_asked(&file, kit).facts;
        // Keys in a file that it opens are found there; no call in this one could take them.
        facts.open.asks.retain(|ask| !matches!(ask.source, Source::Data(_)));
        facts.is_silent()
    }

    fn visit(path: &Path, each: &mut dyn FnMut(&str, &str)) {
        if path.is_dir() && !path.is_symlink() {
            for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
                visit(&entry.path(), each);
            }
        } else if let (Some(name), Ok(text)) = (path.to_str(), std::fs::read_to_string(path))
            && [".py", ".rs", ".ipynb"].iter().any(|extension| name.ends_with(extension))
        {
            each(name, &text);
        }
    }

    fn wrongly_left(folder: &Path) -> Vec<String> {
        let kit = Kit::new(Catalog::builtin().clone(), &[]);
        let mut wrong = Vec::new();
        visit(folder, &mut |path, text| {
            if !is_rightly_left(path, text, &kit) {
                wrong.push(path.to_owned());
            }
        });
        wrong
    }

    #[test]
    fn what_is_left_alone_would_say_nothing() {
        let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
        assert_eq!(wrongly_left(&testdata), [] as [String; 0]);
        let kit = Kit::new(Catalog::builtin().clone(), &[]);
        for sdk in kit.catalog.sdks() {
            let extension = if sdk.language == SdkLanguage::Rust { "rs" } else { "py" };
            for example in &sdk.example {
                let path = format!("{}.{extension}", sdk.package);
                assert!(is_rightly_left(&path, &example.code, &kit), "{path}: {}", example.code);
            }
        }
    }

    #[test]
    #[ignore = "looks at the folder named by AKLINT_CORPUS"]
    fn what_is_left_alone_in_real_code_would_say_nothing() {
        let folder = std::env::var("AKLINT_CORPUS").expect("AKLINT_CORPUS names a folder");
        assert_eq!(wrongly_left(Path::new(&folder)), [] as [String; 0]);
    }

    #[test]
    fn only_what_can_matter_is_followed() {
        let kit = Kit::new(Catalog::builtin().clone(), &[]);
        let has_stakes = |path: &str, text: &str| kit.has_stakes(SourceFile::new(path, text).language, text);
        for text in [
            "import oss2\nbucket = oss2.Bucket(auth, endpoint, name)",
            "from oss2 import Auth as A",
            "config.access__key__id = word",
            "AK = 'x'",
            "request.set_RoleArn(arn)",
            "class Own(ProviderBase):\n    def get_credentials(self): ...",
        ] {
            assert!(has_stakes("a.py", text), "{text}");
        }
        for text in [
            "from alibabacloud_ecs20140526 import models\nclass Request(DaraModel): ...",
            "import oss2\nprint(oss2.__version__)",
            "# takes a task",
            // Another package's.
            "import alibabacloud_credentials\nBucket(name)",
        ] {
            assert!(!has_stakes("a.py", text), "{text}");
        }
        assert!(has_stakes("a.rs", "use opendal::services::Oss;"));
        assert!(!has_stakes("a.rs", "use opendal::Error;\nfn new() {}"));
    }
}
