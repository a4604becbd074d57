//! What an import means where its name does not say which file: a framework's settings module, a crate of the workspace.

use smol_str::SmolStr;

use crate::input::Library;
use crate::syntax::data::{self, Format};
use crate::syntax::{ExprId, ExprKind, Tree};

/// The name under which Django hands on the settings module.
const DJANGO_SETTINGS: &str = "django.conf.settings";
/// The variable that says which module that is.
const DJANGO_VARIABLE: &str = "DJANGO_SETTINGS_MODULE";
/// Files in which Django's own start-up code sets it.
const DJANGO_STARTERS: [&str; 4] = ["manage.py", "wsgi.py", "asgi.py", "celery.py"];

/// The part of a dotted import that stands for a file, and that file; `None` where its name says all.
pub(super) fn special(library: &dyn Library, importer: &str, import: &str) -> Option<(SmolStr, String)> {
    if import.starts_with(DJANGO_SETTINGS) {
        return Some((SmolStr::new_static(DJANGO_SETTINGS), django_settings(library, importer)?));
    }
    if importer.ends_with(".rs") {
        let name = import.split('.').next()?;
        return Some((SmolStr::new(name), crate_root(library, importer, name)?));
    }
    None
}

fn folders(path: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(path.rfind('/').map_or("", |at| &path[..at]));
    std::iter::from_fn(move || {
        let this = next.take()?;
        next = (!this.is_empty()).then(|| this.rfind('/').map_or("", |at| &this[..at]));
        Some(this)
    })
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn module(library: &dyn Library, folder: &str, dotted: &str) -> Option<String> {
    let stem = join(folder, &dotted.replace('.', "/"));
    [format!("{stem}.py"), format!("{stem}/__init__.py")].into_iter().find(|path| library.exists(path))
}

/// The settings module of the Django project around a file: named by the project's start-up code, else by convention.
fn django_settings(library: &dyn Library, importer: &str) -> Option<String> {
    for folder in folders(importer) {
        for starter in DJANGO_STARTERS {
            let path = join(folder, starter);
            if !library.exists(&path) {
                continue;
            }
            let Some(source) = library.open(&path) else { continue };
            let Some(named) = named_settings(&source.file.text) else { continue };
            // A project's start-up code lies in its folder, or in the package beside its settings.
            let found = folders(&path).take(3).find_map(|folder| module(library, folder, named));
            if found.is_some() {
                return found;
            }
        }
    }
    let usual = ["settings", "config.settings", "conf.settings"];
    folders(importer).find_map(|folder| usual.iter().find_map(|name| module(library, folder, name)))
}

/// The module that a text gives [`DJANGO_VARIABLE`].
fn named_settings(text: &str) -> Option<&str> {
    let rest = &text[text.find(DJANGO_VARIABLE)? + DJANGO_VARIABLE.len()..];
    let rest = rest.trim_start_matches(['"', '\'', ')', ']', ',', '=', ' ', '\n', '\t']);
    let end = rest.find(|char: char| !char.is_alphanumeric() && char != '_' && char != '.')?;
    (end > 0).then(|| &rest[..end])
}

/// The root file of the crate that a Rust file calls `name`: its own library, or one that its manifest gives a path.
fn crate_root(library: &dyn Library, importer: &str, name: &str) -> Option<String> {
    let folder = folders(importer).find(|folder| library.exists(&join(folder, "Cargo.toml")))?;
    let manifest = Manifest::read(library, &join(folder, "Cargo.toml"))?;
    let root_of = |folder: &str| {
        let root = join(folder, "src/lib.rs");
        library.exists(&root).then_some(root)
    };
    let same = |text: &str| text.replace('-', "_") == name;
    if manifest.text(&["package", "name"]).is_some_and(same) {
        return root_of(folder);
    }
    let tables: [&[&str]; 2] = [&["dependencies"], &["dev-dependencies"]];
    for table in tables {
        let Some(dependency) = manifest.entry(table, same) else { continue };
        if let Some(path) = manifest.text_in(dependency, "path") {
            return root_of(&resolved(folder, path)?);
        }
        // `{ workspace = true }`: the root of the workspace says where.
        for above in folders(folder).chain([""]) {
            let Some(root) = Manifest::read(library, &join(above, "Cargo.toml")) else { continue };
            let Some(dependency) = root.entry(&["workspace", "dependencies"], same) else { continue };
            return root_of(&resolved(above, root.text_in(dependency, "path")?)?);
        }
    }
    None
}

/// A relative path seen from a folder.
fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}

/// A package's manifest.
struct Manifest {
    tree: Tree,
    root: ExprId,
}

impl Manifest {
    fn read(library: &dyn Library, path: &str) -> Option<Self> {
        if !library.exists(path) {
            return None;
        }
        let (tree, root) = data::parse(Format::Toml, &library.open(path)?.file.text)?;
        Some(Self { tree, root })
    }

    fn table(&self, path: &[&str]) -> Option<ExprId> {
        path.iter().try_fold(self.root, |at, key| self.pairs(at).find(|(name, _)| name == key).map(|(_, value)| value))
    }

    fn pairs(&self, at: ExprId) -> impl Iterator<Item = (&str, ExprId)> {
        let pairs = match &self.tree[at].kind {
            ExprKind::Map(pairs) => pairs.as_slice(),
            _ => &[],
        };
        pairs.iter().filter_map(|(key, value)| Some((self.tree.text(*key)?.reveal(), *value)))
    }

    fn entry(&self, table: &[&str], is_it: impl Fn(&str) -> bool) -> Option<ExprId> {
        self.pairs(self.table(table)?).find(|(name, _)| is_it(name)).map(|(_, value)| value)
    }

    fn text(&self, path: &[&str]) -> Option<&str> {
        Some(self.tree.text(self.table(path)?)?.reveal())
    }

    fn text_in(&self, table: ExprId, key: &str) -> Option<&str> {
        let (_, value) = self.pairs(table).find(|(name, _)| *name == key)?;
        Some(self.tree.text(value)?.reveal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_up_code_names_the_settings() {
        for text in [
            "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.prod')",
            "os.environ[\"DJANGO_SETTINGS_MODULE\"] = \"shop.settings.prod\"\n",
            "[pytest]\nDJANGO_SETTINGS_MODULE = shop.settings.prod\n",
        ] {
            assert_eq!(named_settings(text), Some("shop.settings.prod"), "{text}");
        }
    }

    #[test]
    fn paths_in_manifests_are_relative_to_them() {
        assert_eq!(resolved("crates/web", "../config"), Some("crates/config".to_owned()));
        assert_eq!(resolved("", "crates/config"), Some("crates/config".to_owned()));
        assert_eq!(resolved("web", "../../elsewhere"), None);
    }
}
