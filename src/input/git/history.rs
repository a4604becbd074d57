//! Every blob that commits brought, once for each path that it had, with the first commit that put it there.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use gix::bstr::{BStr, BString, ByteSlice as _};
use gix::hashtable::{HashMap, HashSet};
use gix::objs::TreeRefIter;
use gix::objs::tree::{EntryKind, EntryRef};
use gix::odb::pack::cache::lru::MemoryCappedHashmap;
use gix::odb::store::iter::Ordering as Order;
use gix::{ObjectId, Repository as Local, Tree};
use rayon::prelude::*;

use super::super::excluded::Excluded;
use super::super::read::{self, Interest};
use super::super::walk::{Place, show};
use super::super::{Request, Source, Sources, Tally, ThreadPool, Walked, problem, read_place};
use super::{Repository, failed, head_tree};
use crate::catalog::text::Text;
use crate::finding::{Extent, Problem};

/// Neighbours in a pack are mostly made of each other: one thread reads so many of them in a row.
const ROW: usize = 512;
/// Bytes that are compared at once.
const WORD: usize = 64;
/// What a thread keeps of what it has unpacked, in bytes; twice, as packs have it and as it is.
const CACHE: usize = 32 << 20;

/// A commit, as far as a report tells of it.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Its id in hexadecimal digits.
    pub id: String,
    /// When its author made it, as RFC 3339 has it, in the author's time zone.
    pub author_date: String,
}

/// A blob at a place, as a commit put it there first. What it means depends on the place: its language, the config.
#[derive(Debug, Clone)]
pub struct Blob {
    id: ObjectId,
    path: BString,
    /// The commit's place in the order of history: no commit comes before its parents.
    pub commit: usize,
}

impl Blob {
    /// Its id in hexadecimal digits.
    #[must_use]
    pub fn id(&self) -> String {
        self.id.to_string()
    }

    /// Whether this is the same content as `other`.
    #[must_use]
    pub fn is_copy_of(&self, other: &Self) -> bool {
        self.id == other.id
    }

    /// The path in the repository.
    #[must_use]
    pub fn path(&self) -> String {
        show(&self.path.to_path_lossy())
    }
}

/// The blobs that the files of HEAD are.
#[derive(Default)]
pub struct HeadBlobs(HashSet<ObjectId>);

impl HeadBlobs {
    /// Whether this is one of them.
    #[must_use]
    pub fn has(&self, blob: &Blob) -> bool {
        self.0.contains(&blob.id)
    }
}

/// What commits brought.
pub struct History<'r> {
    repository: &'r Repository,
    root: PathBuf,
    commits: Vec<ObjectId>,
    /// In the order in which they can be read fastest.
    blobs: Vec<Blob>,
    /// Commits and folders that are not here.
    missing: usize,
}

impl Repository {
    /// What the commits brought that `revisions` name, as `git rev-list` understands them: what `A` reaches, what `^B` does
    /// not, `B..A` for both; without any, what all references and HEAD reach. Fails, in words, for a revision that does not
    /// exist, and when git's own files cannot be read.
    pub fn history(&self, revisions: &[String]) -> Result<History<'_>, Text> {
        let repo = self.local();
        let walk_failed = |error: gix::Error| failed("read the history", "读取提交历史", &error);
        let (tips, hidden, lost) = match revisions {
            [] => all_tips(&repo).map(|(tips, lost)| (tips, Vec::new(), lost)).map_err(walk_failed)?,
            revisions => chosen(&repo, revisions).map(|(tips, hidden)| (tips, hidden, 0))?,
        };
        let (commits, missing) = in_order(&repo, &tips, &hidden).map_err(walk_failed)?;
        let missing = AtomicUsize::new(missing + lost);
        let locals = Locals::new(self, true);
        // The youngest first, as packs have them: an older folder is mostly kept as what differs from a younger one.
        let rows: Vec<Vec<Blob>> = (0..commits.len())
            .into_par_iter()
            .rev()
            .chunks(ROW)
            .map(|row| {
                let repo = locals.own();
                let mut found = Vec::new();
                for commit in row {
                    let Made { id, parents } = &commits[commit];
                    let Some(root) = tree_of(&repo, *id) else {
                        missing.fetch_add(1, Ordering::Relaxed);
                        continue;
                    };
                    let before = parents.iter().filter_map(|parent| tree_of(&repo, *parent)).collect();
                    let lost = compare(&repo, root, before, &mut |id, path| found.push(Blob { id, path, commit }));
                    missing.fetch_add(lost, Ordering::Relaxed);
                }
                found
            })
            .collect();
        let mut blobs: Vec<Blob> = rows.into_iter().flatten().collect();
        blobs.par_sort_unstable_by(|a, b| (a.id, &a.path, a.commit).cmp(&(b.id, &b.path, b.commit)));
        blobs.dedup_by(|later, first| (later.id, &later.path) == (first.id, &first.path));
        let blobs = in_pack_order(&repo, blobs).map_err(walk_failed)?;
        let commits = commits.into_iter().map(|commit| commit.id).collect();
        Ok(History { repository: self, root: self.ground(), commits, blobs, missing: missing.into_inner() })
    }
}

impl History<'_> {
    /// The blobs, in the order in which [`History::read`] wants them. Copies follow each other, the oldest first.
    #[must_use]
    pub fn blobs(&self) -> &[Blob] {
        &self.blobs
    }

    /// A commit, by its place in the order of history.
    #[must_use]
    pub fn commit(&self, at: usize) -> Commit {
        let id = self.commits[at];
        let repo = self.repository.local();
        let time = || repo.find_commit(id).ok()?.author().ok()?.time().ok();
        let author_date = time().map(|time| time.format_or_unix(gix::date::time::format::ISO8601_STRICT));
        Commit { id: id.to_string(), author_date: author_date.unwrap_or_default() }
    }

    /// Where a blob would lie, were it checked out.
    #[must_use]
    pub fn place(&self, blob: &Blob) -> Place {
        let inner = blob.path.to_path_lossy();
        Place { shown: show(&inner).into(), disk: self.root.join(&inner) }
    }

    /// What is missing besides blobs: commits and folders, with all that only they lead to.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        (self.missing > 0).then(|| absent(&self.root, self.missing))
    }

    /// What the files of HEAD are. Fails, in words, when HEAD cannot be read.
    pub fn head(&self) -> Result<HeadBlobs, Text> {
        let repo = self.repository.local();
        let mut blobs = HashSet::default();
        if let Some(tree) = head_tree(&repo)? {
            compare(&repo, tree, Vec::new(), &mut |id, _| {
                blobs.insert(id);
            });
        }
        Ok(HeadBlobs(blobs))
    }

    /// Reads those `blobs` whose places are `wanted` and gives what is of interest to `each`, with its place, on the
    /// threads of `pool`; nothing for what is left out. Each is read as the file that it was, under the config of today.
    pub fn read<T: Send>(
        &self,
        blobs: &[Blob],
        request: &Request<'_>,
        pool: &ThreadPool,
        wanted: &(impl Fn(usize) -> bool + Sync),
        each: &(impl Fn(usize, Option<Source>) -> T + Sync),
    ) -> Sources<T> {
        let tally = Tally::default();
        let lost = AtomicUsize::new(0);
        let locals = pool.install(|| Locals::new(self.repository, false));
        let excluded = Excluded::new(request, &self.root);
        let read = |repo: &Local, blob: &Blob| {
            let place = self.place(blob);
            // Most blobs are of no interest: whether the file itself is left out need not be known of them.
            if excluded.around(&place.disk) {
                tally.count(|counts| counts.excluded += 1);
                return Some(None);
            }
            let Ok(object) = repo.find_object(blob.id) else {
                lost.fetch_add(1, Ordering::Relaxed);
                return None;
            };
            let read = |interest: Interest<'_>| {
                read::read_stream(&*object.data, object.data.len() as u64, &place.shown, interest)
            };
            let source = read_place(&place, request, &tally, read)?;
            if excluded.file(&place.disk) {
                tally.count(|counts| counts.excluded += 1);
                return Some(None);
            }
            Some(Some(source))
        };
        let row = |(row, blobs): (usize, &[Blob])| {
            let repo = locals.own();
            let mut sources = Vec::new();
            for (at, blob) in (row * ROW..).zip(blobs) {
                let source = if wanted(at) { read(&repo, blob) } else { None };
                sources.extend(source.map(|source| (at, source)));
                request.progress.done.fetch_add(1, Ordering::Relaxed);
            }
            // Whoever waits for threads of the pool may be given another row to read meanwhile.
            drop(repo);
            sources.into_iter().map(|(at, source)| each(at, source)).collect::<Vec<T>>()
        };
        let results = pool.install(|| blobs.par_chunks(ROW).enumerate().flat_map_iter(row).collect::<Vec<_>>());
        let lost = lost.into_inner();
        if lost > 0 {
            tally.trouble(absent(&self.root, lost));
        }
        tally.finish(results, Walked::default())
    }
}

/// The repository for each thread of a pool, with what the thread has unpacked last.
struct Locals(Vec<Mutex<Local>>);

impl Locals {
    /// For the pool on which this runs. Who asks for an object twice wants it to be kept.
    fn new(repository: &Repository, keeps_objects: bool) -> Self {
        let local = |_| {
            let mut repo = repository.local();
            repo.objects.set_pack_cache(|| Box::new(MemoryCappedHashmap::new(CACHE)));
            if keeps_objects {
                repo.object_cache_size(CACHE);
            }
            Mutex::new(repo)
        };
        Self((0..rayon::current_num_threads()).map(local).collect())
    }

    /// The running thread's.
    fn own(&self) -> MutexGuard<'_, Local> {
        let at = rayon::current_thread_index().unwrap_or_default() % self.0.len();
        self.0[at].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tree_of(repo: &Local, commit: ObjectId) -> Option<ObjectId> {
    Some(repo.find_commit(commit).ok()?.tree_id().ok()?.detach())
}

/// A commit and what it was made from.
struct Made {
    id: ObjectId,
    parents: Vec<ObjectId>,
}

/// What every reference and HEAD lead to, and how many references lead to what is not here.
fn all_tips(repo: &Local) -> gix::Result<(Vec<ObjectId>, usize)> {
    let mut tips: Vec<ObjectId> = Vec::new();
    let mut lost = 0;
    for reference in repo.references()?.all()? {
        // A reference may point to nothing, or to something that is no commit.
        let Ok(mut reference) = reference else { continue };
        let target = reference.try_id().map(gix::Id::detach);
        match reference.peel_to_commit() {
            Ok(commit) => tips.push(commit.id),
            Err(_) => {
                let is_here = |id| repo.find_object(id).is_ok_and(|object| object.peel_tags_to_end().is_ok());
                lost += usize::from(target.is_some_and(|id| !is_here(id)));
            }
        }
    }
    tips.extend(repo.head_id().ok().map(gix::Id::detach));
    tips.sort_unstable();
    tips.dedup();
    Ok((tips, lost))
}

/// The commits that revisions begin with, and those that they end before.
fn chosen(repo: &Local, revisions: &[String]) -> Result<(Vec<ObjectId>, Vec<ObjectId>), Text> {
    use gix::revision::plumbing::Spec;
    let (mut tips, mut hidden) = (Vec::new(), Vec::new());
    for revision in revisions {
        let unknown = |error: &dyn std::error::Error| {
            let why = super::reasons(error);
            Text {
                en: format!("there is no revision {revision}: {why}"),
                zh: format!("没有名为 {revision} 的版本：{why}"),
            }
        };
        let commit = |id: ObjectId| {
            let object = repo.find_object(id).and_then(|object| Ok(object.peel_to_kind(gix::object::Kind::Commit)?.id));
            object.map_err(|error| unknown(&error))
        };
        match repo.rev_parse(BStr::new(revision)).map_err(|error| unknown(&error))?.detach() {
            Spec::Include(id) => tips.push(commit(id)?),
            Spec::Exclude(id) => hidden.push(commit(id)?),
            Spec::Range { from, to } => {
                tips.push(commit(to)?);
                hidden.push(commit(from)?);
            }
            _ => {
                return Err(Text {
                    en: format!("{revision} is not understood; write A, ^A or A..B"),
                    zh: format!("无法理解 {revision}，请写成 A、^A 或 A..B"),
                });
            }
        }
    }
    Ok((tips, hidden))
}

/// What `tips` reach and `hidden` do not, no commit before its parents, else the oldest first.
fn in_order(repo: &Local, tips: &[ObjectId], hidden: &[ObjectId]) -> gix::Result<(Vec<Made>, usize)> {
    use gix::revision::walk::Sorting;
    use gix::traverse::commit::simple::CommitTimeOrder::NewestFirst;
    let walk = repo.rev_walk(tips.iter().copied()).sorting(Sorting::ByCommitTime(NewestFirst));
    let mut found: HashMap<ObjectId, Vec<ObjectId>> = HashMap::default();
    let mut newest_first = Vec::new();
    let mut missing = 0;
    for info in walk.with_hidden(hidden.iter().copied()).all()? {
        // Behind a commit that is not here nothing can be reached.
        let Ok(info) = info else {
            missing += 1;
            break;
        };
        newest_first.push(info.id);
        found.insert(info.id, info.parent_ids.iter().copied().collect());
    }
    // Clocks differ, so a parent may say that it is younger.
    let mut ordered = Vec::with_capacity(newest_first.len());
    for id in newest_first.into_iter().rev() {
        let mut waiting = vec![id];
        while let Some(id) = waiting.last().copied() {
            let Some(parents) = found.get(&id) else {
                waiting.pop();
                continue;
            };
            let before: Vec<ObjectId> = parents.iter().filter(|parent| found.contains_key(*parent)).copied().collect();
            if before.is_empty() {
                let parents = found.remove(&id).unwrap_or_default();
                ordered.push(Made { id, parents });
                waiting.pop();
            }
            waiting.extend(before);
        }
    }
    Ok((ordered, missing))
}

/// Puts blobs in the order of the packs that hold them, and copies in the order of history.
fn in_pack_order(repo: &Local, blobs: Vec<Blob>) -> gix::Result<Vec<Blob>> {
    // What is in no pack and no file of its own is missing, which whoever reads it will say.
    let mut ranks: HashMap<ObjectId, usize> = blobs.iter().map(|blob| (blob.id, usize::MAX)).collect();
    let ids = repo.objects.store_ref().iter()?.with_ordering(Order::PackAscendingOffsetThenLooseLexicographical);
    for (at, id) in ids.filter_map(Result::ok).enumerate() {
        if let Some(rank) = ranks.get_mut(&id) {
            *rank = at.min(*rank);
        }
    }
    let mut ranked: Vec<(usize, Blob)> = blobs.into_iter().map(|blob| (ranks[&blob.id], blob)).collect();
    drop(ranks);
    let order = |(rank, blob): &(usize, Blob)| (*rank, blob.id, blob.commit);
    ranked.par_sort_unstable_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.1.path.cmp(&b.1.path)));
    Ok(ranked.into_iter().map(|(_, blob)| blob).collect())
}

/// A folder of a commit, and what it was in the commit's parents.
struct Folder {
    tree: ObjectId,
    before: Vec<ObjectId>,
    path: BString,
}

/// Gives those blobs of the tree `root` to `found` that none of the trees `before` has at the same place. Returns how many
/// folders are not here.
fn compare(repo: &Local, root: ObjectId, before: Vec<ObjectId>, found: &mut impl FnMut(ObjectId, BString)) -> usize {
    let mut missing = 0;
    let mut waiting = vec![Folder { tree: root, before, path: BString::default() }];
    while let Some(Folder { tree, before, path }) = waiting.pop() {
        if before.contains(&tree) {
            continue;
        }
        let Ok(tree) = repo.find_tree(tree) else {
            missing += 1;
            continue;
        };
        let before: Vec<Tree<'_>> = before.into_iter().filter_map(|tree| repo.find_tree(tree).ok()).collect();
        let kind = tree.id.kind();
        let Some(middle) = differing(&tree.data, &before, kind.len_in_bytes()) else { continue };
        let mut others: Vec<_> =
            before.iter().map(|other| entries(&other.data[middle.start..], kind).peekable()).collect();
        for entry in entries(&tree.data[middle], kind) {
            let mut then = Vec::new();
            for other in &mut others {
                while other.next_if(|other| *other < entry && other.filename != entry.filename).is_some() {}
                then.extend(other.next_if(|other| other.filename == entry.filename).map(|other| other.oid.to_owned()));
            }
            let id = entry.oid.to_owned();
            if then.contains(&id) {
                continue;
            }
            match entry.mode.kind() {
                EntryKind::Tree => {
                    waiting.push(Folder { tree: id, before: then, path: join(path.as_bstr(), entry.filename) });
                }
                EntryKind::Blob | EntryKind::BlobExecutable => found(id, join(path.as_bstr(), entry.filename)),
                EntryKind::Link | EntryKind::Commit => {}
            }
        }
    }
    missing
}

/// The part of a tree in which it differs from each of `others`, all of which begin with the same as it does: of many
/// files mostly one has changed. `None` when nothing is new. `id_length` is that of an id, in bytes.
fn differing(tree: &[u8], others: &[Tree<'_>], id_length: usize) -> Option<Range<usize>> {
    // An entry is a mode, a name, a zero and an id.
    let behind = |entry: usize| Some(entry + tree[entry..].find_byte(0)? + 1 + id_length);
    let same_begin = others.iter().map(|other| same_begin(tree, &other.data)).min().unwrap_or(0);
    let mut start = 0;
    while let Some(next) = behind(start).filter(|next| *next <= same_begin) {
        start = next;
    }
    let same_end = others.iter().map(|other| same_end(&tree[start..], &other.data[start..])).min().unwrap_or(0);
    let mut end = start;
    while end + same_end < tree.len() {
        end = behind(end).filter(|end| *end <= tree.len())?;
    }
    (start < end).then_some(start..end)
}

/// How many bytes two texts share from their beginning on. Whole words are compared first, which is much faster.
fn same_begin(a: &[u8], b: &[u8]) -> usize {
    let words = WORD * a.chunks_exact(WORD).zip(b.chunks_exact(WORD)).take_while(|(a, b)| a == b).count();
    words + a[words..].iter().zip(&b[words..]).take_while(|(a, b)| a == b).count()
}

/// How many bytes two texts share up to their end.
fn same_end(a: &[u8], b: &[u8]) -> usize {
    let words = WORD * a.rchunks_exact(WORD).zip(b.rchunks_exact(WORD)).take_while(|(a, b)| a == b).count();
    let rest = |text: &'_ [u8]| text.len() - words;
    let (a, b) = (&a[..rest(a)], &b[..rest(b)]);
    words + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// What a tree holds, as far as it can be read.
fn entries(data: &[u8], kind: gix::hash::Kind) -> impl Iterator<Item = EntryRef<'_>> {
    TreeRefIter::from_bytes(data, kind).map_while(Result::ok)
}

fn join(folder: &BStr, name: &BStr) -> BString {
    if folder.is_empty() { name.to_owned() } else { [folder.as_bytes(), b"/", name.as_bytes()].concat().into() }
}

fn absent(root: &Path, count: usize) -> Problem {
    let en = format!("{count} objects of its history are not here (a partial clone?), so they were not looked at.");
    let zh = format!("历史中有 {count} 个对象不在本地（可能是部分克隆），未做检查。");
    problem::problem(&show(root), Extent::Unseen, en, zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_share_what_they_begin_and_end_with() {
        let text: Vec<u8> = (0..=255).cycle().take(500).collect();
        for at in [0, 1, 63, 64, 65, 300, 499] {
            let mut other = text.clone();
            other[at] ^= 1;
            assert_eq!((same_begin(&text, &other), same_end(&text, &other)), (at, 499 - at));
        }
        assert_eq!((same_begin(&text, &text), same_end(&text, &text[100..])), (500, 400));
        assert_eq!((same_begin(b"", b"a"), same_end(b"a", b"")), (0, 0));
    }
}
