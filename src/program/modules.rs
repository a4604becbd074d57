//! Which files an import may mean, best first: told from the importing file's path and the imported one's name alone.

use crate::catalog::sdk::SdkLanguage;
use crate::source::paths::{self, folder_of, join};

/// Folders that are looked in above the importing file.
const MOST_LEVELS: usize = 12;
/// Parts of a dotted path that may be folders.
const MOST_SEGMENTS: usize = 8;

/// A file that an import may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its path.
    pub path: String,
    /// From which byte on the import names something in it.
    pub rest: usize,
}

/// The files that the dotted path `import` in the file `importer` may mean.
#[must_use]
pub fn candidates<'p>(
    language: SdkLanguage,
    importer: &'p str,
    import: &'p str,
) -> Box<dyn Iterator<Item = Candidate> + 'p> {
    match language {
        SdkLanguage::Python => Box::new(python(importer, import)),
        SdkLanguage::Rust => Box::new(rust(importer, import).into_iter()),
    }
}

/// Folders whose files are mostly installed somewhere else, where the program opens them.
const CONFIG_FOLDERS: [&str; 7] = ["config", "conf", "configs", "etc", "deploy", "resources", "settings"];

/// The files that a program whose source is `importer` may mean when it opens `name`: beside the source, or in a folder
/// above it, from which programs are mostly started; and then, for a bare name, in these folders' folders for config.
pub fn data_candidates<'p>(importer: &'p str, name: &'p str) -> impl Iterator<Item = String> + use<'p> {
    let plain = name.trim_start_matches("./").trim_start_matches("../");
    let is_usable = !plain.is_empty() && !plain.starts_with('/') && !plain.contains("..") && !plain.contains('\n');
    // A hidden file (`.env`) is read where it is looked for.
    let is_installed = is_usable && !plain.contains('/') && !plain.starts_with('.');
    let installed = folders(importer)
        .filter(move |_| is_installed)
        .flat_map(move |folder| CONFIG_FOLDERS.into_iter().map(move |config| join(&join(folder, config), plain)));
    folders(importer).filter(move |_| is_usable).map(move |folder| join(folder, plain)).chain(installed)
}

/// The folders in which something is looked for.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    paths::folders(path).take(MOST_LEVELS)
}

/// Where the segments of a dotted path end, the longest run first, at most [`MOST_SEGMENTS`] of them.
fn ends(path: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = path.match_indices('.').map(|(at, _)| at).take(MOST_SEGMENTS).collect();
    if ends.len() < MOST_SEGMENTS && !path.is_empty() {
        ends.push(path.len());
    }
    ends.reverse();
    ends
}

fn python<'p>(importer: &'p str, import: &'p str) -> impl Iterator<Item = Candidate> + use<'p> {
    let dots = import.bytes().take_while(|byte| *byte == b'.').count();
    let name = &import[dots..];
    let (bases, is_relative): (Vec<String>, bool) = if dots > 0 {
        (folders(importer).nth(dots - 1).map(str::to_owned).into_iter().collect(), true)
    } else {
        // Where a program is started is not known: the folders above the importing file, and `src` in each of them.
        let bases = folders(importer).flat_map(|folder| [folder.to_owned(), join(folder, "src")]);
        (bases.collect(), false)
    };
    bases.into_iter().flat_map(move |base| {
        let mut found = Vec::new();
        for end in ends(name) {
            let module = join(&base, &name[..end].replace('.', "/"));
            let rest = dots + end;
            found.push(Candidate { path: format!("{module}.py"), rest });
            found.push(Candidate { path: format!("{module}/__init__.py"), rest });
        }
        if is_relative {
            found.push(Candidate { path: join(&base, "__init__.py"), rest: dots });
        }
        found
    })
}

/// Where a Rust file stands in its crate.
struct Standing<'p> {
    /// The folder of the crate's root file.
    root: &'p str,
    /// The path of its module, from the root.
    module: Vec<&'p str>,
}

impl<'p> Standing<'p> {
    fn of(path: &'p str) -> Self {
        let (root, inner) = match path.rfind("/src/") {
            Some(at) => (&path[..at + 4], &path[at + 5..]),
            None => match path.strip_prefix("src/") {
                Some(inner) => ("src", inner),
                // `build.rs`, and each file of `tests` and `examples`, is the root of a crate of its own.
                None => return Self::in_tests(path),
            },
        };
        let mut module: Vec<&str> = inner.trim_end_matches(".rs").split('/').collect();
        if matches!(module.last(), Some(&("mod" | "lib" | "main"))) {
            module.pop();
        }
        if let ["bin", _] = module.as_slice() {
            return Self { root: folder_of(path), module: Vec::new() };
        }
        Self { root, module }
    }

    fn in_tests(path: &'p str) -> Self {
        for folder in ["tests/", "examples/", "benches/"] {
            let at =
                if path.starts_with(folder) { Some(0) } else { path.rfind(&format!("/{folder}")).map(|at| at + 1) };
            if let Some(at) = at {
                let end = at + folder.len();
                let mut module: Vec<&str> = path[end..].trim_end_matches(".rs").split('/').collect();
                let name = module.pop();
                if !module.is_empty() && name != Some("mod") && name != Some("main") {
                    module.extend(name);
                }
                return Self { root: &path[..end - 1], module };
            }
        }
        Self { root: folder_of(path), module: Vec::new() }
    }
}

fn rust(importer: &str, import: &str) -> Vec<Candidate> {
    let standing = Standing::of(importer);
    let mut base = standing.module.clone();
    let mut at = 0;
    let mut is_anchored = false;
    // What `crate`, `self` and `super` in front of the path mean.
    loop {
        let segment = import[at..].split('.').next().unwrap_or_default();
        match segment {
            "crate" => base.clear(),
            "self" => {}
            "super" if base.pop().is_some() => {}
            _ => break,
        }
        is_anchored = true;
        at = (at + segment.len() + 1).min(import.len());
        if at == import.len() {
            break;
        }
    }
    let mut found = Vec::new();
    modules(standing.root, &base, import, at, &mut found);
    if is_anchored {
        return found;
    }
    // By its bare name only what lies below this module: the rest of this very file needs no import.
    found.retain(|place| place.rest > 0);
    // A crate of the workspace, in a folder of its name.
    let first = import.split('.').next().unwrap_or_default();
    let start = (first.len() + 1).min(import.len());
    for folder in folders(folder_of(standing.root)).chain([""]).take(4) {
        for name in [first.to_owned(), first.replace('_', "-")] {
            for place in ["", "crates", "libs"] {
                let place = if place.is_empty() { folder.to_owned() } else { join(folder, place) };
                modules(&format!("{}/src", join(&place, &name)), &[], import, start, &mut found);
            }
        }
    }
    found
}

/// The files of the module `base` below `root` and of those that the rest of the path, from `at` on, names in it.
fn modules(root: &str, base: &[&str], import: &str, at: usize, found: &mut Vec<Candidate>) {
    let mut longest = ends(&import[at..]);
    longest.push(0);
    for end in longest {
        let names = import[at..at + end].split('.').filter(|name| !name.is_empty());
        let path: Vec<&str> = base.iter().copied().chain(names).collect();
        let rest = at + end;
        if path.is_empty() {
            found.push(Candidate { path: join(root, "lib.rs"), rest });
            found.push(Candidate { path: join(root, "main.rs"), rest });
        } else {
            let module = join(root, &path.join("/"));
            found.push(Candidate { path: format!("{module}.rs"), rest });
            found.push(Candidate { path: format!("{module}/mod.rs"), rest });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The candidates among these files, with what is left of the import.
    fn first(language: SdkLanguage, importer: &str, import: &str, files: &[&str]) -> Option<(String, String)> {
        candidates(language, importer, import)
            .find(|place| files.contains(&&*place.path))
            .map(|place| (place.path.clone(), import[place.rest..].trim_start_matches('.').to_owned()))
    }

    #[test]
    fn python_imports_lead_to_files() {
        let files = [
            "settings.py",
            "app/__init__.py",
            "app/conf/__init__.py",
            "app/conf/prod.py",
            "app/storage.py",
            "src/lib/keys.py",
            "/abs/repo/pkg/keys.py",
        ];
        for (importer, import, file, rest) in [
            ("main.py", "settings.AK", "settings.py", "AK"),
            ("app/storage.py", "settings.Config.AK", "settings.py", "Config.AK"),
            ("app/storage.py", ".conf.prod.AK", "app/conf/prod.py", "AK"),
            ("app/storage.py", ".conf.AK", "app/conf/__init__.py", "AK"),
            ("app/storage.py", ".conf", "app/conf/__init__.py", ""),
            ("app/storage.py", ".", "app/__init__.py", ""),
            ("app/storage.py", ".AK", "app/__init__.py", "AK"),
            ("app/conf/prod.py", "..storage.make", "app/storage.py", "make"),
            ("jobs/daily.py", "app.conf.prod.AK", "app/conf/prod.py", "AK"),
            ("jobs/daily.py", "lib.keys.AK", "src/lib/keys.py", "AK"),
            ("/abs/repo/pkg/use.py", "pkg.keys.AK", "/abs/repo/pkg/keys.py", "AK"),
        ] {
            let found = first(SdkLanguage::Python, importer, import, &files);
            assert_eq!(found, Some((file.to_owned(), rest.to_owned())), "{import} in {importer}");
        }
        assert_eq!(first(SdkLanguage::Python, "app/storage.py", "oss2.Auth", &files), None);
    }

    #[test]
    fn rust_paths_lead_to_files() {
        let files = [
            "src/main.rs",
            "src/config.rs",
            "src/store/mod.rs",
            "src/store/keys.rs",
            "crates/app-config/src/lib.rs",
            "crates/app-config/src/oss.rs",
            "crates/web/src/main.rs",
            "tests/common/mod.rs",
        ];
        for (importer, import, file, rest) in [
            ("src/main.rs", "self.config.AK", "src/config.rs", "AK"),
            ("src/main.rs", "config.AK", "src/config.rs", "AK"),
            ("src/store/mod.rs", "crate.config.AK", "src/config.rs", "AK"),
            ("src/store/mod.rs", "self.keys.AK", "src/store/keys.rs", "AK"),
            ("src/store/keys.rs", "super.make", "src/store/mod.rs", "make"),
            ("src/store/keys.rs", "super.super.config.AK", "src/config.rs", "AK"),
            ("src/config.rs", "crate.AK", "src/main.rs", "AK"),
            ("crates/web/src/main.rs", "app_config.AK", "crates/app-config/src/lib.rs", "AK"),
            ("crates/web/src/main.rs", "app_config.oss.AK", "crates/app-config/src/oss.rs", "AK"),
            ("tests/upload.rs", "self.common.AK", "tests/common/mod.rs", "AK"),
        ] {
            let found = first(SdkLanguage::Rust, importer, import, &files);
            assert_eq!(found, Some((file.to_owned(), rest.to_owned())), "{import} in {importer}");
        }
        assert_eq!(first(SdkLanguage::Rust, "src/main.rs", "opendal.services.Oss", &files), None);
    }

    #[test]
    fn data_is_looked_for_beside_and_above() {
        let places: Vec<String> = data_candidates("a/b/c.py", "./config/oss.yaml").collect();
        assert_eq!(places, ["a/b/config/oss.yaml", "a/config/oss.yaml", "config/oss.yaml"]);
        assert_eq!(data_candidates("a.py", "/etc/app.yaml").count(), 0);
        let places: Vec<String> = data_candidates("a/b.py", "oss.yaml").collect();
        assert_eq!(places[..3], ["a/oss.yaml", "oss.yaml", "a/config/oss.yaml"]);
        assert!(places.contains(&"etc/oss.yaml".to_owned()));
        assert_eq!(data_candidates("a/b.py", ".env").count(), 2);
    }
}
