//! What is staged: the contents that the next commit would bring.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::Ordering;

use gix::bstr::{BStr, BString, ByteSlice as _};
use gix::{ObjectId, Repository};
use rayon::prelude::*;

use super::super::excluded::Excluded;
use super::super::read::Interest;
use super::super::walk::{Place, show};
use super::super::{Request, Source, Sources, Tally, ThreadPool, Walked, problem, read_place};
use super::Snapshot;
use super::changed::{Changed, What, changed};
use super::{head_failed, head_tree};
use crate::catalog::text::Text;
use crate::finding::{Extent, Problem};

/// Reads what the index holds and gives what is of interest to `each`, on the threads of `pool`: of the folders that are
/// asked for what differs from the last commit, and files that are named in any case, since whoever names a file wants to
/// know of it. Nothing of the work tree is read. Fails, in words, when git's own files cannot be read.
pub fn staged<T: Send>(
    snapshot: &Snapshot,
    request: &Request<'_>,
    pool: &ThreadPool,
    each: impl Fn(Source) -> T + Sync,
) -> Result<Sources<T>, Text> {
    let tally = Tally::default();
    let files = find(snapshot, request, &tally)?;
    request.progress.expect(files.len());
    let mut walked = Walked::default();
    for (path, _) in &files {
        walked.files.add(&snapshot.place(path.as_bstr()));
    }
    walked.files.sort();
    let read = |repo: &mut Repository, (path, id): (BString, ObjectId)| {
        let place = snapshot.place(path.as_bstr());
        let blob = |interest: Interest<'_>| Snapshot::read(repo, id, &place.shown, interest);
        let result = read_place(&place, request, &tally, blob).map(&each);
        request.progress.done.fetch_add(1, Ordering::Relaxed);
        result
    };
    let results =
        pool.install(|| files.into_par_iter().map_init(|| snapshot.repo(), read).flatten().collect::<Vec<_>>());
    Ok(tally.finish(results, walked))
}

fn find(snapshot: &Snapshot, request: &Request<'_>, tally: &Tally) -> Result<BTreeSet<(BString, ObjectId)>, Text> {
    let repo = snapshot.repo();
    let base = head_tree(&repo)?;
    let mut changes: Option<Vec<Changed>> = None;
    let mut files = BTreeSet::new();
    let excluded = Excluded::new(request, snapshot.root());
    let is_excluded = |path: &BStr| excluded.file(&snapshot.place(path).disk);
    for root in request.roots {
        let Some(inner) = snapshot.inner(root) else {
            tally.trouble(unknown(root, "It lies outside of the repository.", "它不在本仓库中。"));
            continue;
        };
        if let Some(id) = snapshot.blob(&inner) {
            if request.force_exclude && is_excluded(BStr::new(&inner)) {
                tally.count(|counts| counts.excluded += 1);
            } else {
                files.insert((inner.into(), id));
            }
            continue;
        }
        if changes.is_none() {
            changes = Some(changed(&repo, &snapshot.state, base).map_err(|error| head_failed(&error))?);
        }
        let below: Vec<&Changed> =
            changes.iter().flatten().filter(|changed| is_below(changed.path.as_bstr(), &inner)).collect();
        if below.is_empty() && !inner.is_empty() && !snapshot.knows(&repo, base, &inner) && !root.exists() {
            tally.trouble(unknown(
                root,
                "There is no such file or folder; check the path.",
                "没有这个文件或目录，请检查路径。",
            ));
        }
        for changed in below {
            match changed.what {
                What::Link => tally.count(|counts| counts.links += 1),
                What::Conflict => tally.trouble(conflict(&snapshot.place(changed.path.as_bstr()))),
                What::File(_) if is_excluded(changed.path.as_bstr()) => {
                    tally.count(|counts| counts.excluded += 1);
                }
                What::File(id) => {
                    files.insert((changed.path.clone(), id));
                }
            }
        }
    }
    Ok(files)
}

/// Whether a path is `folder` or lies in it; the repository's own folder has no name.
fn is_below(path: &BStr, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder.as_bytes()).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
}

fn unknown(root: &Path, en: &str, zh: &str) -> Problem {
    problem::problem(&show(root), Extent::Unseen, en, zh)
}

fn conflict(place: &Place) -> Problem {
    problem::problem(
        &place.shown,
        Extent::Unseen,
        "It is in conflict, so there is nothing of it to commit yet; resolve it and stage it.",
        "该文件存在合并冲突，尚无可提交的内容；请先解决冲突并重新暂存。",
    )
}
