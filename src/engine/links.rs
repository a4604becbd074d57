//! What an import means where its name does not say which file: a framework's settings module, a crate of the workspace.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::input::Library;
use crate::source::Language;
use crate::source::paths::{folder_of, folders, join};
use crate::syntax::data::{self, Format};
use crate::syntax::{ExprId, ExprKind, Tree};

/// The name under which Django hands on the settings module.
const DJANGO_SETTINGS: &str = "django.conf.settings";
/// The variable that says which module that is.
const DJANGO_VARIABLE: &str = "DJANGO_SETTINGS_MODULE";
/// Files in which Django's own start-up code sets it.
const DJANGO_STARTERS: [&str; 4] = ["manage.py", "wsgi.py", "asgi.py", "celery.py"];

/// Finds such files. Manifests and settings are looked for once: every file of a project asks for the same ones.
pub(super) struct Links<'l> {
    library: &'l dyn Library,
    /// Packages' manifests, by path.
    manifests: RefCell<HashMap<String, Option<Rc<Manifest>>>>,
    /// The settings modules of Django projects, by the folder of who imports them.
    settings: RefCell<HashMap<String, Option<String>>>,
}

impl<'l> Links<'l> {
    pub(super) fn new(library: &'l dyn Library) -> Self {
        Self { library, manifests: RefCell::default(), settings: RefCell::default() }
    }

    /// The part of a dotted import that stands for a file, and that file; `None` where its name says all.
    pub(super) fn of(&self, importer: &str, import: &str) -> Option<(SmolStr, String)> {
        if import.starts_with(DJANGO_SETTINGS) {
            return Some((SmolStr::new_static(DJANGO_SETTINGS), self.django_settings(importer)?));
        }
        if Language::of(importer, "") == Language::Rust {
            let name = import.split('.').next()?;
            return Some((SmolStr::new(name), self.crate_root(importer, name)?));
        }
        None
    }

    fn django_settings(&self, importer: &str) -> Option<String> {
        let mut known = self.settings.borrow_mut();
        known.entry(folder_of(importer).to_owned()).or_insert_with(|| self.find_settings(importer)).clone()
    }

    /// The settings module of the Django project around a file: named by the project's start-up code, else by convention.
    fn find_settings(&self, importer: &str) -> Option<String> {
        for folder in folders(importer) {
            for starter in DJANGO_STARTERS.map(|name| join(folder, name)) {
                let Some(text) = self.text(&starter) else { continue };
                let Some(named) = named_settings(&text) else { continue };
                // A project's start-up code lies in its folder, or in the package beside its settings.
                let found = folders(&starter).take(3).find_map(|folder| self.module(folder, named));
                if found.is_some() {
                    return found;
                }
            }
        }
        let usual = ["settings", "config.settings", "conf.settings"];
        folders(importer).find_map(|folder| usual.iter().find_map(|name| self.module(folder, name)))
    }

    fn module(&self, folder: &str, dotted: &str) -> Option<String> {
        let stem = join(folder, &dotted.replace('.', "/"));
        [format!("{stem}.py"), format!("{stem}/__init__.py")].into_iter().find(|path| self.library.exists(path))
    }

    fn text(&self, path: &str) -> Option<Arc<str>> {
        self.library.exists(path).then(|| self.library.open(path))?.map(|source| source.file.text)
    }

    fn manifest(&self, folder: &str) -> Option<Rc<Manifest>> {
        let path = join(folder, "Cargo.toml");
        if let Some(known) = self.manifests.borrow().get(&path) {
            return known.clone();
        }
        let found = self.text(&path).and_then(|text| Manifest::of(&text)).map(Rc::new);
        self.manifests.borrow_mut().insert(path, found.clone());
        found
    }

    /// The root file of the crate that a Rust file calls `name`: its own library, or one that its manifest gives a path.
    fn crate_root(&self, importer: &str, name: &str) -> Option<String> {
        let root_of = |folder: &str| Some(join(folder, "src/lib.rs")).filter(|root| self.library.exists(root));
        let same = |text: &str| text.replace('-', "_") == name;
        let folder = folders(importer).find(|folder| self.library.exists(&join(folder, "Cargo.toml")))?;
        let manifest = self.manifest(folder)?;
        if manifest.text(&["package", "name"]).is_some_and(same) {
            return root_of(folder);
        }
        for table in ["dependencies", "dev-dependencies"] {
            let Some(dependency) = manifest.entry(&[table], same) else { continue };
            if let Some(path) = manifest.text_in(dependency, "path") {
                return root_of(&resolved(folder, path)?);
            }
            // `{ workspace = true }`: the root of the workspace says where.
            for above in std::iter::once(folder).chain(folders(folder)) {
                let Some(root) = self.manifest(above) else { continue };
                let Some(dependency) = root.entry(&["workspace", "dependencies"], same) else { continue };
                return root_of(&resolved(above, root.text_in(dependency, "path")?)?);
            }
        }
        None
    }
}

/// The module that a text gives [`DJANGO_VARIABLE`].
fn named_settings(text: &str) -> Option<&str> {
    let rest = &text[text.find(DJANGO_VARIABLE)? + DJANGO_VARIABLE.len()..];
    let rest = rest.trim_start_matches(['"', '\'', ')', ']', ',', '=', ' ', '\n', '\t']);
    let end = rest.find(|char: char| !char.is_alphanumeric() && char != '_' && char != '.')?;
    (end > 0).then(|| &rest[..end])
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
    fn of(text: &str) -> Option<Self> {
        let (tree, root) = data::parse(Format::Toml, text)?;
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
