//! The files that a walk came across, by folder: what paths share is kept once, so that a hundred thousand files that say
//! nothing cost next to nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::walk::Place;
use crate::source::paths::{folder_of, join};

/// Files by the folder that they lie in.
#[derive(Debug, Default)]
pub(super) struct Files {
    folders: BTreeMap<String, Folder>,
}

#[derive(Debug)]
struct Folder {
    /// Its absolute path.
    disk: PathBuf,
    files: Vec<Name>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    shown: Box<str>,
    /// Where it is, unless that is what it is called in its folder: names that are no text, links that were named.
    disk: Option<Box<Path>>,
}

impl Folder {
    fn place(&self, shown: &str, name: &Name) -> Place {
        let disk = name.disk.as_deref().map_or_else(|| self.disk.join(&*name.shown), Path::to_owned);
        Place { shown: join(shown, &name.shown).into(), disk }
    }
}

impl Files {
    pub(super) fn add(&mut self, place: Place) {
        let shown = folder_of(&place.shown);
        let name = place.shown[shown.len()..].trim_start_matches('/');
        if !self.folders.contains_key(shown) {
            let disk = place.disk.parent().unwrap_or(&place.disk).to_owned();
            self.folders.insert(shown.to_owned(), Folder { disk, files: Vec::new() });
        }
        let Some(folder) = self.folders.get_mut(shown) else { return };
        let is_plain = place.disk.parent() == Some(&*folder.disk) && place.disk.file_name() == Some(name.as_ref());
        let disk = (!is_plain).then(|| place.disk.into_boxed_path());
        folder.files.push(Name { shown: name.into(), disk });
    }

    /// Puts the files in order, after the last one was added.
    pub(super) fn sort(&mut self) {
        for folder in self.folders.values_mut() {
            folder.files.sort_unstable();
            folder.files.shrink_to_fit();
        }
    }

    /// The file that is shown by this path.
    pub(super) fn get(&self, path: &str) -> Option<Place> {
        let shown = folder_of(path);
        let folder = self.folders.get(shown)?;
        let name = path[shown.len()..].trim_start_matches('/');
        let at = folder.files.binary_search_by(|file| (*file.shown).cmp(name)).ok()?;
        Some(folder.place(shown, &folder.files[at]))
    }

    /// Every file, folder by folder.
    pub(super) fn par_iter(&self) -> impl ParallelIterator<Item = Place> {
        let folders: Vec<(&String, &Folder)> = self.folders.iter().collect();
        folders
            .into_par_iter()
            .flat_map(|(shown, folder)| folder.files.par_iter().map(move |name| folder.place(shown, name)))
    }

    /// The files in a folder and below it whose names are `wanted`.
    pub(super) fn below(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Place> {
        let deeper = join(folder, "");
        let own = self.folders.get_key_value(folder).into_iter();
        let below = self.folders.range(deeper.clone()..).take_while(|(shown, _)| shown.starts_with(&deeper));
        let below = below.filter(|(shown, _)| *shown != folder);
        own.chain(below)
            .flat_map(|(shown, folder)| folder.files.iter().map(move |name| (shown, folder, name)))
            .filter(|(_, _, name)| wanted(&name.shown))
            .map(|(shown, folder, name)| folder.place(shown, name))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Files {
        let mut files = Files::default();
        for path in paths {
            let disk = Path::new("/home/project").join(path);
            files.add(Place { shown: (*path).into(), disk });
        }
        files.sort();
        files
    }

    #[test]
    fn files_are_found_where_they_are() {
        let mut files = files(&["a/b.py", "a/c/d.py", "a-b/e.py", "f.py", "/abs/g.py"]);
        files.add(Place { shown: "a/link.py".into(), disk: "/elsewhere/real.py".into() });
        files.sort();
        let disk = |path: &str| files.get(path).map(|place| place.disk.to_string_lossy().into_owned());
        assert_eq!(disk("a/c/d.py").as_deref(), Some("/home/project/a/c/d.py"));
        assert_eq!(disk("f.py").as_deref(), Some("/home/project/f.py"));
        assert_eq!(disk("/abs/g.py").as_deref(), Some("/abs/g.py"));
        assert_eq!(disk("a/link.py").as_deref(), Some("/elsewhere/real.py"));
        assert_eq!(disk("a/x.py"), None);
        assert_eq!(files.par_iter().count(), 6);
    }

    #[test]
    fn what_lies_below_a_folder_is_found() {
        let files = files(&["a/b.py", "a/c/d.py", "a/c/d.rs", "a-b/e.py", "f.py"]);
        let below = |folder: &str| {
            let found = files.below(folder, |name| !name.ends_with("rs")).into_iter();
            found.map(|place| place.shown.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(below("a"), ["a/b.py", "a/c/d.py"]);
        assert_eq!(below(""), ["f.py", "a/b.py", "a-b/e.py", "a/c/d.py"]);
        assert_eq!(below("a/c"), ["a/c/d.py"]);
        assert_eq!(below("b"), [] as [&str; 0]);
    }
}
