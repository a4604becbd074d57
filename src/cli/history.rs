//! `aklint history`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fs, io};

use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::text::Text;
use crate::engine::past::{Past, Told, Version, judge};
use crate::engine::{self, Kits};
use crate::finding::Extent;
use crate::input::git::{Blob, Commit, HeadBlobs, History, Repository};
use crate::input::{Progress, Request, Source, Sources, ThreadPool};
use crate::mask::{Fingerprint, digest};
use crate::render;
use crate::settings::Settings;

use super::args::{self, Arguments};
use super::check::{deliver, flags, now, origin, outcome, pool, resolver, root_settings, style, write_whole};
use super::{Failure, Outcome, progress};

/// What a state file begins with.
const HEAD: &[u8] = b"aklint history, version 1\n";
/// Blobs that are read between two looks at the clock.
const STRETCH: usize = 20_000;
/// How much of the work may be lost when a run is stopped.
const BETWEEN_NOTES: Duration = Duration::from_secs(5);

/// `aklint history`.
pub(super) fn history(arguments: &Arguments, asked: &args::History) -> Result<Outcome, Failure> {
    let began = Instant::now();
    let started = now();
    engine::prepare();
    let flags = flags(arguments, &asked.selection, asked.reporting.fail_on.map(Severity::from));
    let resolver = resolver(&asked.selection.reading, flags, arguments)?;
    let settings = root_settings(&resolver, &[], arguments)?;
    let mut notes = asked.state.as_deref().map(Notes::read).transpose()?;
    let repository = Repository::around_here()?;
    let pool = pool(&asked.selection.reading)?;
    let progress = Progress::default();
    let kits = Kits::default();
    let request = Request {
        roots: &[],
        stdin_filename: None,
        no_ignore: asked.selection.reading.no_ignore,
        force_exclude: true,
        resolver: &resolver,
        interest: &engine::is_of_interest,
        on_first: &|| (),
        progress: &progress,
    };
    let (history, past, mut sources) = progress::beside(&progress, !asked.reporting.no_progress, || {
        let history = pool.install(|| repository.history(&asked.revisions))?;
        progress.expect(history.blobs().len());
        let scan = Scan { history: &history, request: &request, pool: &pool, kits: &kits };
        let (past, sources) = scan.run(notes.as_mut())?;
        Ok::<_, Failure>((history, past, sources))
    })?;
    // What HEAD holds need not be known where nothing was found: before most pushes.
    let head = if past.is_empty() { HeadBlobs::default() } else { history.head()? };
    let mut report = past.report(&Commits(&history, head));
    report.stats = sources.counts.into();
    // One file may have had the same trouble in a hundred versions, none of which can be mended.
    sources.problems.retain(|problem| problem.extent != Extent::Partial);
    sources.problems.extend(history.problem());
    sources.problems.dedup();
    report.problems = sources.problems;
    report.origin = origin();
    let style = style(arguments, &asked.reporting, &settings, began, started);
    let format = asked.reporting.format.into();
    let write = |out: &mut dyn io::Write| render::report(&report, format, &style, Catalog::builtin(), out);
    deliver(&asked.reporting, settings.lang, sources.config_errors.into_values(), write)?;
    Ok(outcome(&report, &settings, asked.reporting.exit_zero))
}

/// What reads blobs and judges them.
struct Scan<'s> {
    history: &'s History<'s>,
    request: &'s Request<'s>,
    pool: &'s ThreadPool,
    kits: &'s Kits,
}

impl Scan<'_> {
    fn run(&self, mut notes: Option<&mut Notes>) -> Result<(Past, Sources<()>), Failure> {
        let mut past = Past::default();
        let mut all = Sources::default();
        let (mut last, mut told): (Option<&Blob>, BTreeSet<Fingerprint>) = Default::default();
        for (at, blobs) in self.history.blobs().chunks(STRETCH).enumerate() {
            let keys = if notes.is_some() { self.keys(blobs) } else { Vec::new() };
            let mut sources = self.stretch(blobs, |place| match (&notes, keys.get(place)) {
                (Some(notes), Some(Some(key))) => !notes.clean.contains(key),
                _ => true,
            });
            let versions = std::mem::take(&mut sources.results);
            if let Some(notes) =
                notes.as_deref_mut().filter(|_| sources.problems.iter().all(|it| it.extent != Extent::Unseen))
            {
                // What is left out today may be looked at tomorrow.
                let is_clean = |version: &Option<Version>| version.as_ref().is_some_and(Version::is_clean);
                let others: BTreeSet<usize> =
                    versions.iter().filter(|(_, version)| !is_clean(version)).map(|(place, _)| *place).collect();
                let clean = keys.into_iter().enumerate().filter(|(place, _)| !others.contains(place));
                notes.add(clean.filter_map(|(_, key)| key))?;
            }
            let found = versions.into_iter().filter_map(|(place, version)| Some((place, version?)));
            for (place, mut version) in found {
                // Under a new name the same content is no news.
                let blob = &blobs[place];
                if last.is_none_or(|last| !blob.is_copy_of(last)) {
                    told.clear();
                }
                last = Some(blob);
                version.keep_new(&mut told);
                past.add(blob.commit, at * STRETCH + place, version);
            }
            all.absorb(sources);
        }
        if let Some(notes) = notes {
            notes.write()?;
        }
        Ok((past, all))
    }

    /// The versions that are of interest, of the places that are wanted, with nothing for what is left out.
    fn stretch(&self, blobs: &[Blob], wanted: impl Fn(usize) -> bool + Sync) -> Sources<(usize, Option<Version>)> {
        self.history.read(blobs, self.request, self.pool, &wanted, &|place, source: Option<Source>| {
            (place, source.map(|source| judge(self.kits.look(source), self.kits)))
        })
    }

    /// What blobs are remembered by: says nothing of what is in them, and changes with all that decides what is said of them.
    fn keys(&self, blobs: &[Blob]) -> Vec<Option<Key>> {
        let mut described: Vec<(Arc<Settings>, String)> = Vec::new();
        let key = |blob: &Blob| {
            let settings = self.request.resolver.settings_for(&self.history.place(blob).disk).ok()?;
            let at = described.iter().position(|(known, _)| Arc::ptr_eq(known, &settings)).unwrap_or_else(|| {
                let text = settings.describe().iter().map(|one| format!("{one:?}")).collect();
                described.push((settings, text));
                described.len() - 1
            });
            let chosen = &described[at].1;
            let digest = digest(&["history", env!("CARGO_PKG_VERSION"), chosen, &blob.path(), &blob.id()]);
            digest.first_chunk().copied()
        };
        blobs.iter().map(key).collect()
    }
}

/// The commits of a report.
struct Commits<'h>(&'h History<'h>, HeadBlobs);

impl Told for Commits<'_> {
    fn commit(&self, at: usize) -> (String, String) {
        let Commit { id, author_date } = self.0.commit(at);
        (id, author_date)
    }

    fn at_head(&self, versions: &[usize]) -> bool {
        versions.iter().any(|version| self.1.has(&self.0.blobs()[*version]))
    }
}

/// A part of a digest.
type Key = [u8; 16];

/// The blobs in which nothing was found: what a later run need not read again.
struct Notes {
    path: PathBuf,
    clean: BTreeSet<Key>,
    written: Instant,
}

impl Notes {
    fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => HEAD.to_vec(),
            Err(error) => {
                return Err(Failure(Text {
                    en: format!("cannot read {}: {error}", path.display()),
                    zh: format!("无法读取 {}：{error}", path.display()),
                }));
            }
        };
        let keys = bytes.strip_prefix(HEAD).filter(|keys| keys.len() % size_of::<Key>() == 0).ok_or_else(|| {
            Failure(Text {
                en: format!("{} is not a state file of aklint history; name another one", path.display()),
                zh: format!("{} 不是 aklint history 的状态文件，请换一个文件名", path.display()),
            })
        })?;
        let clean = keys.as_chunks().0.iter().copied().collect();
        Ok(Self { path: path.to_owned(), clean, written: Instant::now() })
    }

    fn add(&mut self, clean: impl Iterator<Item = Key>) -> Result<(), Failure> {
        self.clean.extend(clean);
        if self.written.elapsed() > BETWEEN_NOTES { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), Failure> {
        write_whole(&self.path, |out| {
            out.write_all(HEAD)?;
            self.clean.iter().try_for_each(|key| out.write_all(key))
        })?;
        self.written = Instant::now();
        Ok(())
    }
}
