//! Which files of an index differ from a commit's.

use std::collections::BTreeMap;
use std::ops::Range;

use gix::bstr::{BStr, BString, ByteSlice as _};
use gix::index::State;
use gix::index::entry::{Flags, Mode, Stage};
use gix::index::extension::Tree;
use gix::{ObjectId, Repository};

/// A file of an index that is not what it is in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    /// The path in the repository.
    pub(super) path: BString,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A file with this content.
    File(ObjectId),
    /// A link.
    Link,
    /// A conflict that nobody has resolved: there is no content to commit.
    Conflict,
}

/// The files of `state` that differ in content from those of the tree `base`, sorted by path. Folders are compared as a
/// whole where the index remembers what tree they make, so this costs what has changed, not what there is.
pub(super) fn changed(repo: &Repository, state: &State, base: Option<ObjectId>) -> gix::Result<Vec<Changed>> {
    let mut walk = Walk { repo, state, found: Vec::new() };
    walk.folder(base, 0, 0..state.entries().len(), state.tree())?;
    walk.found.dedup();
    Ok(walk.found)
}

struct Walk<'w> {
    repo: &'w Repository,
    state: &'w State,
    found: Vec<Changed>,
}

impl Walk<'_> {
    /// Compares a folder: its tree in the commit, and those entries whose paths begin with its path, which is `prefix` long.
    fn folder(
        &mut self,
        tree: Option<ObjectId>,
        prefix: usize,
        entries: Range<usize>,
        cached: Option<&Tree>,
    ) -> gix::Result<()> {
        if cached.is_some_and(|cached| cached.num_entries.is_some() && Some(cached.id) == tree) {
            return Ok(());
        }
        let base = self.children(tree)?;
        let mut at = entries.start;
        while at < entries.end {
            let path = self.state.entries()[at].path(self.state);
            let rest = &path[prefix..];
            let Some(slash) = rest.find_byte(b'/') else {
                self.file(at, base.get(rest.as_bstr()).copied());
                at += 1;
                continue;
            };
            let (name, folder) = (rest[..slash].as_bstr(), &path[..=prefix + slash]);
            let entries_from_here = &self.state.entries()[at..entries.end];
            let below = entries_from_here.partition_point(|entry| entry.path(self.state).starts_with(folder));
            let tree = base.get(name).filter(|(is_tree, _)| *is_tree).map(|(_, id)| *id);
            let cached = cached.and_then(|cached| cached.children.iter().find(|child| child.name[..] == **name));
            let prefix = prefix + slash + 1;
            // A sparse index keeps a folder that is not checked out as one entry.
            if rest.len() == slash + 1 {
                self.whole_tree(self.state.entries()[at].id, tree, path)?;
            } else {
                self.folder(tree, prefix, at..at + below, cached)?;
            }
            at += below;
        }
        Ok(())
    }

    fn file(&mut self, at: usize, base: Option<(bool, ObjectId)>) {
        let entry = &self.state.entries()[at];
        // What is only announced (`git add -N`) is in no commit yet, and submodules are repositories of their own.
        if entry.flags.contains(Flags::INTENT_TO_ADD) || entry.mode == Mode::COMMIT {
            return;
        }
        let what = match (entry.stage(), entry.mode) {
            (Stage::Unconflicted, Mode::SYMLINK) => What::Link,
            (Stage::Unconflicted, _) => What::File(entry.id),
            _ => What::Conflict,
        };
        if base != Some((false, entry.id)) || what == What::Conflict {
            self.found.push(Changed { path: entry.path(self.state).to_owned(), what });
        }
    }

    /// The files of a tree that differ from those of another one.
    fn whole_tree(&mut self, tree: ObjectId, base: Option<ObjectId>, prefix: &[u8]) -> gix::Result<()> {
        if Some(tree) == base {
            return Ok(());
        }
        let base = self.children(base)?;
        for (name, (is_tree, id)) in self.children(Some(tree))? {
            let known = base.get(&name).copied();
            let path: BString = [prefix, name.as_slice()].concat().into();
            if is_tree {
                let below = known.filter(|(is_tree, _)| *is_tree).map(|(_, id)| id);
                self.whole_tree(id, below, &[path.as_slice(), b"/"].concat())?;
            } else if known != Some((false, id)) {
                self.found.push(Changed { path, what: What::File(id) });
            }
        }
        Ok(())
    }

    /// What a tree holds, by name: whether it is a tree, and its id. Links and submodules stand as files do.
    fn children(&self, tree: Option<ObjectId>) -> gix::Result<BTreeMap<BString, (bool, ObjectId)>> {
        let Some(tree) = tree else { return Ok(BTreeMap::new()) };
        let tree = self.repo.find_tree(tree)?;
        let mut found = BTreeMap::new();
        for entry in tree.iter() {
            let entry = entry?;
            found.insert(BStr::new(entry.filename()).to_owned(), (entry.mode().is_tree(), entry.object_id()));
        }
        Ok(found)
    }
}
