//! The files that are followed together, as one text and one tree, and what their imports lead to.
//!
//! A program starts with one file and grows by those that its values come from or go to. Nothing is read here: who
//! builds a program says which files there are, and an import leads to the first of the places it may mean that exists.

mod modules;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use smol_str::SmolStr;

use crate::catalog::sdk::SdkLanguage;
use crate::source::Language;
use crate::syntax::{ExprId, Tree};

pub use modules::{Candidate, candidates, data_candidates};

/// A file of a program.
#[derive(Debug)]
pub struct Member {
    /// Its path.
    pub path: Arc<str>,
    /// How it was understood.
    pub language: Language,
    /// For a file of data: what it holds.
    pub root: Option<ExprId>,
}

/// Files that are followed together. Expressions, functions and spans of all of them share one count: see
/// [`crate::syntax::parts`].
#[derive(Debug)]
pub struct Program {
    /// Their trees, joined.
    pub tree: Tree,
    /// Their texts, one after the other.
    pub text: Arc<str>,
    members: Vec<Member>,
    /// Paths that exist, and where those among them stand that belong to the program.
    known: HashMap<Arc<str>, Option<usize>>,
    /// What the folders and files of these paths are called, without extensions: most imports begin with no such name.
    names: HashSet<SmolStr>,
    /// What an import leads to where its name does not say so: `django.conf.settings`, a crate of the workspace.
    links: HashMap<(usize, SmolStr), usize>,
}

/// What an import leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Module<'p> {
    /// The file, by its place in [`Program::members`].
    pub member: usize,
    /// What of the path is left to be looked up in it; empty when the path names the module itself.
    pub rest: &'p str,
}

/// A file to be added to a program.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its path.
    pub path: Arc<str>,
    /// How it was understood.
    pub language: Language,
    /// Its text.
    pub text: Arc<str>,
    /// Its tree.
    pub tree: Tree,
    /// For a file of data: what it holds.
    pub root: Option<ExprId>,
}

impl Program {
    /// A program of one file.
    #[must_use]
    pub fn of(piece: Piece) -> Self {
        let known = HashMap::from([(Arc::clone(&piece.path), Some(0))]);
        let names = names_in(&piece.path).collect();
        let member = Member { path: piece.path, language: piece.language, root: piece.root };
        Self { tree: piece.tree, text: piece.text, members: vec![member], known, names, links: HashMap::new() }
    }

    /// Adds files behind those that are there. What has no room, because positions are 32 bits wide, is left out.
    pub fn add(&mut self, pieces: Vec<Piece>) {
        const LARGEST: usize = u32::MAX as usize - 1;
        let mut text = String::from(&*self.text);
        for piece in pieces {
            if text.len() + piece.text.len() >= LARGEST || self.known.get(&piece.path).is_some_and(Option::is_some) {
                continue;
            }
            // A byte between two texts, so that no place lies in two files.
            text.push('\n');
            let (start, exprs) = (text.len(), self.tree.exprs.len());
            text.push_str(&piece.text);
            self.tree.append(piece.tree, u32::try_from(start).unwrap_or(u32::MAX));
            let moved = |root: ExprId| ExprId(root.0 + u32::try_from(exprs).unwrap_or(u32::MAX));
            self.names.extend(names_in(&piece.path));
            self.known.insert(Arc::clone(&piece.path), Some(self.members.len()));
            self.members.push(Member { path: piece.path, language: piece.language, root: piece.root.map(moved) });
        }
        self.text = text.into();
    }

    /// The files, in the order of [`Tree::parts`].
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member with this path.
    #[must_use]
    pub fn member(&self, path: &str) -> Option<usize> {
        self.known.get(path).copied().flatten()
    }

    /// Says that a file exists, which does not have to belong to the program.
    pub fn exists(&mut self, path: Arc<str>) {
        self.names.extend(names_in(&path));
        self.known.entry(path).or_insert(None);
    }

    /// Whether a file is known to exist.
    #[must_use]
    pub fn is_known(&self, path: &str) -> bool {
        self.known.contains_key(path)
    }

    /// Says what `import` means in the file `from`.
    pub fn link(&mut self, from: usize, import: SmolStr, to: usize) {
        self.links.insert((from, import), to);
    }

    /// The file and what is left of the path that an import in the file `from` leads to: to none when its module does not
    /// belong to the program.
    #[must_use]
    pub fn module<'p>(&self, from: usize, import: &'p str) -> Option<Module<'p>> {
        if !self.links.is_empty() {
            let ends = import.match_indices('.').map(|(at, _)| at).chain([import.len()]);
            for end in ends.collect::<Vec<_>>().into_iter().rev() {
                if let Some(member) = self.links.get(&(from, SmolStr::new(&import[..end]))) {
                    return Some(Module { member: *member, rest: import[end..].trim_start_matches('.') });
                }
            }
        }
        if self.is_alone() {
            return None;
        }
        let member = &self.members[from];
        let language = sdk_language(member.language)?;
        if !self.may_be_known(import) {
            return None;
        }
        let found = candidates(language, &member.path, import).find(|place| self.known.contains_key(&*place.path))?;
        let member = self.member(&found.path)?;
        Some(Module { member, rest: import[found.rest..].trim_start_matches('.') })
    }

    /// Whether it is one file, and no other is known: no import leads anywhere.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.members.len() == 1 && self.known.len() == 1 && self.links.is_empty()
    }

    /// Whether an import may lead to a path that is known: it is relative, or a folder or file is called as its first name is.
    fn may_be_known(&self, import: &str) -> bool {
        let first = import.split('.').next().unwrap_or_default();
        matches!(first, "" | "crate" | "self" | "super")
            || self.names.contains(first)
            || (first.contains('_') && self.names.contains(first.replace('_', "-").as_str()))
    }

    /// What a file of data holds that the file `from` calls `name`.
    #[must_use]
    pub fn data(&self, from: usize, name: &str) -> Option<ExprId> {
        if self.members.len() == 1 {
            return None;
        }
        let place = data_candidates(&self.members[from].path, name).find(|place| self.is_known(place))?;
        self.members[self.member(&place)?].root
    }

    /// Gives the file of a program of one file back.
    ///
    /// # Panics
    /// When it has several.
    #[must_use]
    pub fn into_piece(mut self) -> Piece {
        assert_eq!(self.members.len(), 1, "files that are joined cannot be told apart again");
        let Member { path, language, root } = self.members.remove(0);
        Piece { path, language, text: self.text, tree: self.tree, root }
    }
}

fn names_in(path: &str) -> impl Iterator<Item = SmolStr> {
    path.split('/').map(|name| SmolStr::new(name.rsplit_once('.').map_or(name, |(stem, _)| stem)))
}

/// The language whose SDKs a file uses; `None` for plain text.
#[must_use]
pub fn sdk_language(language: Language) -> Option<SdkLanguage> {
    match language {
        Language::Rust => Some(SdkLanguage::Rust),
        Language::Python | Language::Notebook => Some(SdkLanguage::Python),
        Language::Text => None,
    }
}
