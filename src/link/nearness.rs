//! Which program a manifest speaks about: how near it is to a file.
//!
//! Folders that only sort files (`deploy`, `src`, `services`) are left out of both paths, so that `deploy/a/app.yaml` and
//! `src/a/app.py` meet in `a`. What is left of the manifest's path, or the folder that its block names, is its program; a
//! manifest of the whole repository has none and serves all.

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::catalog::provider::{Manifests, Weight};
use crate::facts::evidence::About;

/// How much a piece of evidence counts for a file: whom it serves, then how near it is, then its weight.
///
/// So the manifest of a service outweighs that of another one and that of the repository, also a stronger one; among equally
/// near ones the one that says so outright wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Whom it serves.
    pub reach: Reach,
    /// How many folders the program of the manifest and the file share.
    pub depth: usize,
    /// How far it can be relied on.
    pub weight: Weight,
}

/// Whom a manifest serves, as seen from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Documentation, an example, a test or somebody else's code.
    Aside,
    /// Another program of the repository.
    Elsewhere,
    /// The program that the file belongs to.
    Here,
}

/// The folders of the code of a project.
#[derive(Debug, Default)]
pub(super) struct Folders {
    code: BTreeSet<Vec<SmolStr>>,
    /// How many folders all files share.
    shared: usize,
}

/// What a manifest speaks about.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    /// The path of its program, without folders that only sort files.
    program: Vec<SmolStr>,
    /// A folder of code at or below `program` that is called as it is.
    named: Option<SmolStr>,
}

impl Folders {
    pub(super) fn of<'p>(code: impl Iterator<Item = &'p Arc<str>>, all: impl Iterator<Item = &'p Arc<str>>) -> Self {
        let mut shared: Option<Vec<&str>> = None;
        for path in all {
            let folders: Vec<&str> = folders(path).collect();
            shared = Some(match shared {
                None => folders,
                Some(known) => known.into_iter().zip(folders).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
            });
        }
        Self { code: code.map(|path| program(folders(path))).collect(), shared: shared.map_or(0, |known| known.len()) }
    }

    /// Which program a block of the manifest at `path` speaks about.
    pub(super) fn subject(&self, path: &str, about: &About) -> Subject {
        let named_folder = about.folders.iter().map(|folder| program(resolved(path, folder).into_iter()));
        let named_folder = named_folder.filter(|folder| !folder.is_empty() && self.has_code(folder));
        if let Some(program) = named_folder.max_by_key(Vec::len) {
            return Subject { program, named: None };
        }
        let program = program(folders(path));
        let mut named: Option<SmolStr> = None;
        for folder in self.code.iter().filter(|code| code.starts_with(&program)).flat_map(|code| &code[program.len()..])
        {
            let is_longer = named.as_ref().is_none_or(|known| known.len() < folder.len());
            if is_longer && about.names.iter().any(|name| is_called(name, folder)) {
                named = Some(folder.clone());
            }
        }
        Subject { program, named }
    }

    /// Whether two manifests lie in folders of one program.
    pub(super) fn are_of_one_program(&self, one: &str, other: &str) -> bool {
        let aside = |path: &str| folders(path).skip(self.shared).any(is_aside);
        program(folders(one)) == program(folders(other)) && aside(one) == aside(other)
    }

    fn has_code(&self, folder: &[SmolStr]) -> bool {
        self.code.iter().any(|code| code.starts_with(folder))
    }

    /// Whom a manifest serves and how near it is, as seen from a file; an empty path is the whole project.
    pub(super) fn nearness(&self, manifest: &str, subject: &Subject, file: &str) -> (Reach, usize) {
        let skip = if file.is_empty() {
            self.shared
        } else {
            folders(manifest).zip(folders(file)).take_while(|(a, b)| a == b).count()
        };
        if folders(manifest).skip(skip).any(is_aside) || is_sample(manifest) {
            return (Reach::Aside, 0);
        }
        if file.is_empty() {
            return (Reach::Here, 0);
        }
        let of_file = program(folders(file));
        if !of_file.starts_with(&subject.program) {
            return (Reach::Elsewhere, 0);
        }
        let depth = subject.program.len();
        match &subject.named {
            None => (Reach::Here, depth),
            Some(named) => match of_file[depth..].iter().position(|folder| folder == named) {
                Some(at) => (Reach::Here, depth + at + 1),
                None => (Reach::Elsewhere, 0),
            },
        }
    }
}

/// The folders that a file lies in.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rsplit_once('/').map(|(folders, _)| folders).into_iter().flat_map(|folders| folders.split('/'))
}

fn words() -> &'static Manifests {
    &crate::catalog::Catalog::builtin().manifests
}

fn is_aside(folder: &str) -> bool {
    words().aside_folders.iter().any(|known| known.eq_ignore_ascii_case(folder))
}

/// Whether a file's name says that it is only a sample: `.env.example`.
fn is_sample(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.split(['.', '-', '_']).filter(|part| !part.is_empty());
    parts.any(|part| words().aside_names.iter().any(|known| known.eq_ignore_ascii_case(part)))
}

/// Folders without those that only sort files.
fn program<'p>(folders: impl Iterator<Item = &'p str>) -> Vec<SmolStr> {
    let is_inner = |folder: &&str| words().inner_folders.iter().any(|known| known.eq_ignore_ascii_case(folder));
    folders.filter(|folder| !is_inner(folder)).map(SmolStr::new).collect()
}

/// The folders of `folder` as seen from the manifest at `path`; a file's are those that it lies in.
fn resolved<'p>(path: &'p str, folder: &'p str) -> Vec<&'p str> {
    let mut found: Vec<&str> = folders(path).collect();
    for part in folder.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                found.pop();
            }
            part if part.contains("ockerfile") => {}
            part => found.push(part),
        }
    }
    found
}

/// Whether a name is that of a folder, perhaps with more behind it: `photos-deployment`.
fn is_called(name: &str, folder: &str) -> bool {
    let plain = |byte: &u8| if *byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    let (name, folder) = (name.as_bytes(), folder.as_bytes());
    let begins =
        name.len() >= folder.len() && name.iter().map(plain).zip(folder.iter().map(plain)).all(|(a, b)| a == b);
    begins && name.get(folder.len()).is_none_or(|next| matches!(next, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(manifest: &str, about: &About, file: &str, code: &[&str]) -> (Reach, usize) {
        let code: Vec<Arc<str>> = code.iter().map(|path| Arc::from(*path)).collect();
        let folders = Folders::of(code.iter(), code.iter());
        folders.nearness(manifest, &folders.subject(manifest, about), file)
    }

    fn named(name: &str) -> About {
        About { names: vec![SmolStr::new(name)], ..About::default() }
    }

    fn built_from(folder: &str) -> About {
        About { folders: vec![SmolStr::new(folder)], ..About::default() }
    }

    #[test]
    fn manifests_speak_about_programs() {
        use Reach::{Aside, Elsewhere, Here};
        let code = ["services/a/app.py", "services/a/worker/w.py", "services/b/app.py", "tests/test_a.py"];
        let none = About::default();
        let cases = [
            ("services/a/deploy.yaml", &none, "services/a/app.py", (Here, 1)),
            ("services/a/k8s/deploy.yaml", &none, "services/a/worker/w.py", (Here, 1)),
            ("services/b/deploy.yaml", &none, "services/a/app.py", (Elsewhere, 0)),
            ("deploy/a/app.yaml", &none, "services/a/app.py", (Here, 1)),
            ("k8s/overlays/prod/b/app.yaml", &none, "services/a/app.py", (Elsewhere, 0)),
            ("deploy/app.yaml", &none, "services/a/app.py", (Here, 0)),
            ("deploy/a.yaml", &named("a"), "services/a/app.py", (Here, 1)),
            ("deploy/a.yaml", &named("a-deployment"), "services/b/app.py", (Elsewhere, 0)),
            ("deploy/shop.yaml", &named("shop"), "services/b/app.py", (Here, 0)),
            ("services/a/w.yaml", &named("worker"), "services/a/worker/w.py", (Here, 2)),
            ("services/a/w.yaml", &named("worker"), "services/a/app.py", (Elsewhere, 0)),
            ("docker-compose.yml", &built_from("./services/b"), "services/b/app.py", (Here, 1)),
            ("docker-compose.yml", &built_from("services/b/Dockerfile"), "services/a/app.py", (Elsewhere, 0)),
            ("ops/compose.yml", &built_from("../services/a/worker"), "services/a/worker/w.py", (Here, 2)),
            ("docker-compose.yml", &built_from("."), "services/b/app.py", (Here, 0)),
            ("docs/deploy.yaml", &none, "services/a/app.py", (Aside, 0)),
            ("services/a/.env.example", &none, "services/a/app.py", (Aside, 0)),
            ("services/b/deploy.yaml", &none, "", (Here, 0)),
            ("examples/deploy.yaml", &none, "", (Aside, 0)),
            ("deploy/app.yaml", &none, "tests/test_a.py", (Here, 0)),
        ];
        for (manifest, about, file, expected) in cases {
            assert_eq!(nearness(manifest, about, file, &code), expected, "{manifest} {about:?} for {file}");
        }
    }

    #[test]
    fn an_example_serves_its_own_code() {
        let code = ["examples/web/app.py", "examples/web/deploy.yaml"];
        let expected = (Reach::Here, 2);
        assert_eq!(nearness(code[1], &About::default(), code[0], &code), expected);
    }
}
