//! What has changed since a commit: which lines of a file are new, and what a file was called then.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use gix::bstr::{BStr, ByteSlice as _};
use gix::diff::blob::{Algorithm, InternedInput, diff_with_slider_heuristics};

use super::super::config::Resolver;
use super::{Repository, Snapshot, Stored, failed};
use crate::catalog::text::Text;
use crate::input::Library as _;
use crate::source::paths::folder_of;

/// Files that are gone, and may be what a new one was, are read at most.
const MOST_GONE: usize = 500;

/// The commit from which the work of a branch began.
pub struct Base {
    snapshot: Snapshot,
}

/// A file, then.
#[derive(Debug)]
pub struct Before {
    /// The path, as the user would write it.
    pub path: Arc<str>,
    /// The lines of today's text that were not there then, counted from 0.
    pub new_lines: Vec<Range<u32>>,
}

impl Repository {
    /// The best common ancestor of HEAD and `revision`. Fails, in words, when there is none.
    pub fn base(&self, revision: &str) -> Result<Base, Text> {
        let repo = self.local();
        let unknown = |error: gix::Error| {
            let why = super::reasons(&error);
            Text {
                en: format!("there is no commit {revision}: {why}"),
                zh: format!("没有名为 {revision} 的提交：{why}"),
            }
        };
        let commit = |name: &str| -> gix::Result<gix::ObjectId> {
            Ok(repo.rev_parse_single(BStr::new(name))?.object()?.peel_to_kind(gix::object::Kind::Commit)?.id)
        };
        let other = commit(revision).map_err(unknown)?;
        let read_failed = |error: gix::Error| failed("compare with the commit", "与该提交比较", &error);
        let head = commit("HEAD").map_err(read_failed)?;
        let shared = repo.merge_base(head, other).map_err(read_failed)?.ok_or_else(|| Text {
            en: format!(
                "HEAD and {revision} have no common commit here; a shallow clone may need git fetch --unshallow"
            ),
            zh: format!("HEAD 与 {revision} 在本地没有共同的祖先提交；浅克隆可先执行 git fetch --unshallow"),
        })?;
        let tree = shared.object().and_then(|commit| Ok(commit.peel_to_tree()?.id)).map_err(read_failed)?;
        let state = repo.index_from_tree(&tree).map_err(read_failed)?;
        let root = self.ground();
        Ok(Base { snapshot: Snapshot::new(self.repo.clone(), state.into(), root, self.here.clone()) })
    }
}

impl Base {
    /// The files of that commit, for imports and callers.
    #[must_use]
    pub fn library<'b>(&'b self, resolver: &'b Resolver) -> Stored<'b> {
        Stored::new(&self.snapshot, resolver)
    }

    /// What a file of today, with this text, was then; `None` for a new one. `is_there` says whether there is such a file
    /// today: one that has gone may have been given another name.
    #[must_use]
    pub fn before(
        &self,
        path: &Arc<str>,
        text: &str,
        resolver: &Resolver,
        is_there: &dyn Fn(&str) -> bool,
    ) -> Option<Before> {
        let library = self.library(resolver);
        if let Some(then) = library.open(path) {
            return Some(Before { path: Arc::clone(path), new_lines: new_lines(&then.file.text, text) });
        }
        let inner = self.snapshot.inner(Path::new(&**path))?;
        let gone = self.gone(&inner, is_there).into_iter().filter_map(|path| library.open(&path));
        let alike = gone.map(|then| (shared_lines(&then.file.text, text), then));
        let (_, then) =
            alike.filter(|(shared, _)| *shared * 2 >= text.lines().count().max(1)).max_by_key(|(shared, _)| *shared)?;
        Some(Before { new_lines: new_lines(&then.file.text, text), path: then.file.path })
    }

    /// Files of then that are not there today and whose names end as `inner` does, the nearest first.
    fn gone(&self, inner: &str, is_there: &dyn Fn(&str) -> bool) -> Vec<Arc<str>> {
        let ending = |path: &str| Path::new(path).extension().map(std::ffi::OsStr::to_owned);
        let state = &self.snapshot.state;
        let paths = state.entries().iter().filter_map(|entry| entry.path(state).to_str().ok());
        let mut alike: Vec<&str> = paths.filter(|path| ending(path) == ending(inner)).collect();
        alike.sort_by_key(|path| std::cmp::Reverse(super::snapshot::shared_folders(folder_of(inner), path)));
        let shown = alike.into_iter().map(|path| self.snapshot.place(BStr::new(path)).shown);
        shown.filter(|path| !is_there(path)).take(MOST_GONE).collect()
    }
}

/// The lines of `now` that a comparison with `then` adds, counted from 0.
fn new_lines(then: &str, now: &str) -> Vec<Range<u32>> {
    let input = InternedInput::new(then, now);
    diff_with_slider_heuristics(Algorithm::Histogram, &input).hunks().map(|hunk| hunk.after).collect()
}

/// How many lines two texts have in common, wherever they stand.
fn shared_lines(then: &str, now: &str) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for line in then.lines() {
        *left.entry(line).or_default() += 1;
    }
    now.lines()
        .filter(|line| left.get_mut(line).is_some_and(|left| left.checked_sub(1).map(|less| *left = less).is_some()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_lines_are_those_of_today() {
        assert_eq!(new_lines("a\nb\nc\n", "a\nx\nc\ny\n"), [1..2, 3..4]);
        assert!(new_lines("a\nb\n", "a\n").iter().all(Range::is_empty));
        assert_eq!(new_lines("", "a\nb\n").first(), Some(&(0..2)));
    }

    #[test]
    fn a_line_is_shared_as_often_as_both_have_it() {
        assert_eq!(shared_lines("a\na\nb", "a\nc\na\na"), 2);
        assert_eq!(shared_lines("", "a"), 0);
    }
}
