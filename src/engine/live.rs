//! A workspace while its files are edited: what nobody changes is looked at once.
//!
//! What is said of an open file is what a check of the whole workspace would say. For that it is put beside the files that
//! its values come from or go to; of all others only what they say of the project counts, and that is kept.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Kits, Linked, Looked, is_of_interest};
use crate::facts::{Callers, FileFacts, Seek};
use crate::finding::{Problem, Report, Stats};
use crate::input::{Library, Source};

/// How many files are put beside the open ones at most.
const MOST_NEIGHBOURS: usize = 500;

/// What is kept of a workspace between two reports.
#[derive(Debug)]
pub struct Live {
    kits: Kits,
    /// What each file says of the project.
    files: BTreeMap<Arc<str>, FileFacts>,
    /// By file, those that its values come from.
    sources: BTreeMap<Arc<str>, BTreeSet<String>>,
    /// By file, its functions whose callers decide what reaches a call.
    seeks: BTreeMap<Arc<str>, Vec<(Seek, Callers)>>,
}

impl Default for Live {
    fn default() -> Self {
        Self { kits: Kits::remembering(), files: BTreeMap::new(), sources: BTreeMap::new(), seeks: BTreeMap::new() }
    }
}

impl Live {
    /// Takes in a workspace, and says all that there is to say of it.
    pub fn load(
        &mut self,
        looked: Vec<Looked>,
        library: &dyn Library,
        kits: &Kits,
        problems: Vec<Problem>,
        stats: Stats,
    ) -> Report {
        let linked = Linked::of(looked, &[], library, kits);
        self.files.clear();
        self.sources.clear();
        self.seeks.clear();
        self.learn(&linked);
        linked.report(problems, stats)
    }

    /// Takes note of files that nobody has open and that are new or have changed.
    pub fn refresh(&mut self, changed: Vec<Source>, library: &dyn Library) {
        for source in &changed {
            self.forget(&source.file.path);
        }
        let looked = self.look(changed);
        let linked = Linked::of(looked, &[], library, &self.kits);
        self.learn(&linked);
    }

    /// Takes note that there is no such file any more.
    pub fn forget(&mut self, path: &str) {
        self.files.remove(path);
        self.sources.remove(path);
        self.seeks.remove(path);
    }

    /// Looks at open files that have changed. What parsers remember of a text they remember on this thread.
    pub fn prepare(&self, open: &[Source]) {
        for source in open.iter().filter(|source| is_interesting(source)) {
            self.kits.prepare(source);
        }
    }

    /// Puts open files beside those that they have to do with.
    pub fn link(&mut self, open: Vec<Source>, library: &dyn Library) -> Linked {
        for source in &open {
            self.forget(&source.file.path);
        }
        let near = self.neighbours(&open, library);
        let looked = self.look(open.into_iter().chain(near).collect());
        let together: BTreeSet<Arc<str>> = looked.iter().map(Looked::path).collect();
        let others: Vec<&FileFacts> =
            self.files.iter().filter(|(path, _)| !together.contains(*path)).map(|(_, facts)| facts).collect();
        let linked = Linked::of(looked, &others, library, &self.kits);
        self.learn(&linked);
        self.kits.tidy();
        linked
    }

    fn look(&self, sources: Vec<Source>) -> Vec<Looked> {
        let is_of_use = |source: &Source| self.kits.remembers(source) || is_interesting(source);
        sources.into_par_iter().filter(is_of_use).map(|source| self.kits.look(source)).collect()
    }

    fn learn(&mut self, linked: &Linked) {
        for file in linked.own() {
            self.files.insert(file.path(), file.facts.of_project());
        }
        // What was put together is known wholly now; of files beside it, what was known stays true.
        for (path, sources) in &linked.sources {
            self.sources.insert(Arc::clone(path), sources.clone());
        }
        let mut by_file: BTreeMap<Arc<str>, Vec<(Seek, Callers)>> = BTreeMap::new();
        for seek in &linked.seeks {
            by_file.entry(Arc::clone(&seek.path)).or_default().push((seek.clone(), Callers::of([seek])));
        }
        self.seeks.extend(by_file);
    }

    /// The files that values of these lead into: those that import from them, and those whose functions they may call. What
    /// their own values come from is asked for as soon as they are put together.
    fn neighbours(&self, open: &[Source], library: &dyn Library) -> Vec<Source> {
        let mut importers: BTreeMap<&str, Vec<&Arc<str>>> = BTreeMap::new();
        for (path, sources) in &self.sources {
            for source in sources {
                importers.entry(source).or_default().push(path);
            }
        }
        let mut known: BTreeSet<Arc<str>> = open.iter().map(|source| Arc::clone(&source.file.path)).collect();
        let mut queue: Vec<Arc<str>> = open.iter().flat_map(|source| self.called(source)).collect();
        for source in open {
            queue.extend(importers.get(&*source.file.path).into_iter().flatten().map(|path| Arc::clone(path)));
        }
        let mut found = Vec::new();
        while let Some(path) = queue.pop() {
            if found.len() >= MOST_NEIGHBOURS || !known.insert(Arc::clone(&path)) {
                continue;
            }
            queue.extend(importers.get(&*path).into_iter().flatten().map(|path| Arc::clone(path)));
            if let Some(source) = library.open(&path) {
                queue.extend(self.called(&source));
                found.push(source);
            }
        }
        found
    }

    /// The files whose functions one may call.
    fn called(&self, source: &Source) -> Vec<Arc<str>> {
        if self.seeks.is_empty() {
            return Vec::new();
        }
        let text = &*source.file.text;
        let words: HashSet<&str> = text.split(|char: char| !char.is_alphanumeric() && char != '_').collect();
        let is_called = |seeks: &[(Seek, Callers)]| {
            let mut seeks = seeks.iter().filter(|(seek, _)| words.contains(seek.word.as_str()));
            seeks.any(|(_, callers)| callers.may_call(text.as_bytes()))
        };
        let others = self.seeks.iter().filter(|(path, _)| **path != source.file.path);
        others.filter(|(_, seeks)| is_called(seeks)).map(|(path, _)| Arc::clone(path)).collect()
    }
}

fn is_interesting(source: &Source) -> bool {
    is_of_interest(&source.settings, source.file.text.as_bytes())
}
