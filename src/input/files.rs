//! The files that a walk came across, as a tree of names: what paths share is kept once, so that a hundred thousand
//! files that say nothing cost next to nothing.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::hash::BuildHasher;
use std::ops::Range;
use std::path::{Path, PathBuf};

use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;

use super::walk::Place;

/// Files that a thread takes at a time: few, so that none is left alone with the rest.
const BATCH: usize = 16;

/// The folder above all others: the current one, whose name is not written. Below it, the root of the disk is the folder
/// without a name, so that names with slashes between them are a path.
const TOP: usize = 0;

/// Files by the folder that they lie in.
#[derive(Debug, Clone)]
pub(super) struct Files {
    /// All names, one behind the other.
    names: String,
    /// Once sorted, each is followed by those below it.
    folders: Vec<Folder>,
    /// Folders, found by the one above and their name.
    by_name: HashTable<usize>,
    hasher: DefaultHashBuilder,
    /// Once sorted, by folder and name.
    found: Vec<File>,
    /// Where folders are, unless they are where they are shown.
    disks: BTreeMap<usize, PathBuf>,
    /// The same of files, by where their names begin: names that are no text, links that were named.
    odd: BTreeMap<u32, PathBuf>,
}

#[derive(Debug, Clone, Copy)]
struct Folder {
    above: usize,
    /// Once sorted, the first folder that does not lie below it.
    end: usize,
    name: Name,
}

/// There may be hundreds of thousands of them, so they are small.
#[derive(Debug, Clone, Copy)]
struct File {
    folder: u32,
    name: Name,
}

/// A part of all names.
#[derive(Debug, Clone, Copy)]
struct Name {
    start: u32,
    len: u16,
}

impl Default for Files {
    fn default() -> Self {
        let top = Folder { above: TOP, end: 1, name: Name { start: 0, len: 0 } };
        Self {
            names: String::new(),
            folders: vec![top],
            by_name: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            found: Vec::new(),
            disks: BTreeMap::new(),
            odd: BTreeMap::new(),
        }
    }
}

impl Files {
    pub(super) fn add(&mut self, place: &Place) {
        let (folder, name) =
            place.shown.rsplit_once('/').map_or((None, &*place.shown), |(folder, name)| (Some(folder), name));
        let folder = self.make(folder, place.disk.parent());
        let name = self.keep(name);
        if self.disk(folder).join(self.text(name)) != place.disk {
            self.odd.insert(name.start, place.disk.clone());
        }
        self.found.push(File { folder: small(folder), name });
    }

    /// Puts the files in order, after the last one was added.
    pub(super) fn sort(&mut self) {
        self.sort_folders();
        let names = &self.names;
        self.found.sort_unstable_by(|a, b| (a.folder, a.name.of(names)).cmp(&(b.folder, b.name.of(names))));
        self.found.shrink_to_fit();
        self.names.shrink_to_fit();
    }

    /// The file that is shown by this path.
    pub(super) fn get(&self, path: &str) -> Option<Place> {
        let (folder, name) = path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name));
        let folder = self.find(folder)?;
        let key = |file: &File| (file.folder, self.text(file.name));
        let at = self.found.binary_search_by(|file| key(file).cmp(&(small(folder), name))).ok()?;
        Some(self.place(&self.found[at]))
    }

    /// Every file, folder by folder.
    pub(super) fn par_iter(&self) -> impl ParallelIterator<Item = Place> {
        self.found.par_iter().with_max_len(BATCH).map(|file| self.place(file))
    }

    /// The files in a folder and below it whose names are `wanted`.
    pub(super) fn below(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Place> {
        let folder = match folder {
            "" => Some(TOP),
            "/" => self.find(Some("")),
            _ => self.find(Some(folder)),
        };
        let files = folder.map_or(&[][..], |folder| &self.found[self.files_in(folder)]);
        files.iter().filter(|file| wanted(self.text(file.name))).map(|file| self.place(file)).collect()
    }

    fn files_in(&self, folder: usize) -> Range<usize> {
        let before = |folder: usize| self.found.partition_point(|file| file.folder() < folder);
        before(folder)..before(self.folders[folder].end)
    }

    fn place(&self, file: &File) -> Place {
        let mut shown = String::new();
        self.write(file.folder(), &mut shown);
        shown.push_str(self.text(file.name));
        let disk = self.odd.get(&file.name.start);
        let disk = disk.map_or_else(|| self.disk(file.folder()).join(self.text(file.name)), PathBuf::clone);
        Place { shown: shown.into(), disk }
    }

    /// Writes a folder's path, with a slash behind it.
    fn write(&self, folder: usize, out: &mut String) {
        if folder != TOP {
            let Folder { above, name, .. } = self.folders[folder];
            self.write(above, out);
            out.push_str(self.text(name));
            out.push('/');
        }
    }

    /// Where a folder is, as far as that is known.
    fn disk(&self, folder: usize) -> PathBuf {
        match self.disks.get(&folder) {
            Some(disk) => disk.clone(),
            None if folder == TOP => PathBuf::new(),
            None => {
                let Folder { above, name, .. } = self.folders[folder];
                let mut disk = self.disk(above);
                disk.push(self.text(name));
                disk
            }
        }
    }

    fn find(&self, path: Option<&str>) -> Option<usize> {
        path.map_or(Some(TOP), |path| path.split('/').try_fold(TOP, |above, name| self.child(above, name)))
    }

    fn child(&self, above: usize, name: &str) -> Option<usize> {
        let is_it = |folder: &usize| {
            let known = self.folders[*folder];
            known.above == above && self.text(known.name) == name
        };
        self.by_name.find(self.hasher.hash_one((above, name)), is_it).copied()
    }

    /// The folder that is shown by this path. One that is new is at `disk`, as far as that is known.
    fn make(&mut self, path: Option<&str>, disk: Option<&Path>) -> usize {
        let Some(path) = path else {
            if let Some(disk) = disk {
                self.disks.entry(TOP).or_insert_with(|| disk.to_owned());
            }
            return TOP;
        };
        if let Some(known) = self.find(Some(path)) {
            return known;
        }
        let (above, name) = path.rsplit_once('/').map_or((None, path), |(above, name)| (Some(above), name));
        let disk_above = disk.filter(|disk| disk.file_name() == Some(OsStr::new(name))).and_then(Path::parent);
        let above = self.make(above, disk_above);
        let folder = self.folders.len();
        let name = self.keep(name);
        self.folders.push(Folder { above, end: folder + 1, name });
        self.enter(folder);
        if let Some(disk) = disk
            && self.disk(folder) != disk
        {
            self.disks.insert(folder, disk.to_owned());
        }
        folder
    }

    fn enter(&mut self, folder: usize) {
        let Self { names, folders, by_name, hasher, .. } = self;
        let hash_of = |folder: &usize| {
            let Folder { above, name, .. } = folders[*folder];
            hasher.hash_one((above, name.of(names)))
        };
        by_name.insert_unique(hash_of(&folder), folder, hash_of);
    }

    /// Numbers the folders such that each is followed by those below it, in the order of their names.
    fn sort_folders(&mut self) {
        let key = |folder: usize| {
            let Folder { above, name, .. } = self.folders[folder];
            (above, name.of(&self.names))
        };
        let mut by_key: Vec<usize> = (1..self.folders.len()).collect();
        by_key.sort_unstable_by_key(|folder| key(*folder));
        let mut numbers = vec![TOP; self.folders.len()];
        let mut sorted = Vec::with_capacity(self.folders.len());
        let mut open = vec![TOP];
        while let Some(folder) = open.pop() {
            numbers[folder] = sorted.len();
            sorted.push(Folder { end: sorted.len() + 1, ..self.folders[folder] });
            let first = by_key.partition_point(|below| key(*below).0 < folder);
            let below = by_key[first..].iter().take_while(|below| key(**below).0 == folder).copied();
            let begin = open.len();
            open.extend(below);
            open[begin..].reverse();
        }
        for folder in &mut sorted {
            folder.above = numbers[folder.above];
        }
        // Those below come later, so they know where they end.
        for folder in (1..sorted.len()).rev() {
            let Folder { above, end, .. } = sorted[folder];
            sorted[above].end = sorted[above].end.max(end);
        }
        for file in &mut self.found {
            file.folder = small(numbers[file.folder()]);
        }
        self.disks =
            std::mem::take(&mut self.disks).into_iter().map(|(folder, disk)| (numbers[folder], disk)).collect();
        self.folders = sorted;
        self.by_name.clear();
        for folder in 1..self.folders.len() {
            self.enter(folder);
        }
    }

    fn keep(&mut self, name: &str) -> Name {
        let start = small(self.names.len());
        self.names.push_str(name);
        Name { start, len: u16::try_from(name.len()).expect("no file system has longer names") }
    }

    fn text(&self, name: Name) -> &str {
        name.of(&self.names)
    }
}

/// What counts folders and bytes of names.
fn small(count: usize) -> u32 {
    u32::try_from(count).expect("names that fill gigabytes are more than a walk comes across")
}

impl File {
    fn folder(self) -> usize {
        self.folder as usize
    }
}

impl Name {
    fn of(self, names: &str) -> &str {
        &names[self.start as usize..][..usize::from(self.len)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Files {
        let mut files = Files::default();
        for path in paths {
            let disk = Path::new("/home/project").join(path);
            files.add(&Place { shown: (*path).into(), disk });
        }
        files.sort();
        files
    }

    #[test]
    fn files_are_found_where_they_are() {
        let mut files = files(&["a/b.py", "a/c/d.py", "a-b/e.py", "f.py", "/abs/g.py"]);
        files.add(&Place { shown: "a/link.py".into(), disk: "/elsewhere/real.py".into() });
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
        assert_eq!(below(""), ["f.py", "a/b.py", "a/c/d.py", "a-b/e.py"]);
        assert_eq!(below("a/c"), ["a/c/d.py"]);
        assert_eq!(below("b"), [] as [&str; 0]);
    }
}
