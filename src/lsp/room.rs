//! A workspace in the server: its files, what is kept of them, and what was last said.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::{mem, thread};

use super::desk::Job;
use super::guard::guarded;
use super::options::Options;
use crate::catalog::Catalog;
use crate::engine::live::Live;
use crate::engine::{self, Kits, Linked};
use crate::finding::{Report, Stats};
use crate::input::config::ConfigChoice;
use crate::input::{Disk, Progress, Request, Source, Survey, ThreadPool, Walked, Workspace};
use crate::settings::Flags;
use crate::settings::error::ConfigError;

/// How much is known of the files of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Nothing yet: what is open waits.
    New,
    /// Which there are.
    Walked,
    /// All that they say.
    Loaded,
}

/// A folder of the client, or the folder of a file that lies in none.
pub(super) struct Room {
    pub(super) workspace: Workspace,
    /// Whether the client has it as a folder.
    pub(super) is_folder: bool,
    pub(super) stage: Stage,
    /// The number of the load that counts.
    pub(super) load: usize,
    /// Whether files came or went, or a config changed, since the load began that is under way.
    pub(super) is_stale: bool,
    pub(super) live: Live,
    pub(super) linked: Option<Linked>,
    pub(super) report: Report,
    /// What a scan found that somebody asked for.
    pub(super) scanned: Option<Report>,
}

/// What a load found.
pub(super) struct Loaded {
    pub(super) live: Live,
    pub(super) report: Report,
    pub(super) config_errors: Vec<Arc<ConfigError>>,
}

impl Room {
    pub(super) fn new(
        folder: &Path,
        is_folder: bool,
        options: &Options,
        now: Option<i64>,
    ) -> Result<Self, ConfigError> {
        let choice = options.config.clone().map_or(ConfigChoice::Nearest, ConfigChoice::Only);
        let flags = Flags { now, locale: options.lang, ..Flags::default() };
        let rules = Catalog::builtin().checks.keys().cloned().collect();
        Ok(Self {
            workspace: Workspace::new(folder, choice, flags, rules)?,
            is_folder,
            // Nobody wants all of a folder read for one file in it.
            stage: if is_folder { Stage::New } else { Stage::Loaded },
            load: 0,
            is_stale: false,
            live: Live::default(),
            linked: None,
            report: Report::default(),
            scanned: None,
        })
    }

    /// Begins to read the folder, on a thread of its own.
    pub(super) fn begin_load(&mut self, room: usize, load: usize, pool: &Arc<ThreadPool>, jobs: &mpsc::Sender<Job>) {
        self.load = load;
        self.is_stale = false;
        let (root, resolver) = (self.workspace.root().to_owned(), self.workspace.resolver());
        let (pool, jobs) = (Arc::clone(pool), jobs.clone());
        let work = move || {
            let result = guarded(|| {
                let kits = Kits::default();
                let progress = Progress::default();
                let request = Request {
                    on_first: &engine::prepare,
                    ..Request::new(&resolver, &engine::is_of_interest, &progress)
                };
                let survey = Survey::of(&root, &request, &pool);
                let _ = jobs.send(Job::Walked { room, load, walked: survey.walked() });
                let mut found = survey.read(&request, &pool, |source| kits.look(source));
                let library = Disk::new(mem::take(&mut found.walked), &resolver);
                let mut live = Live::default();
                let stats = found.counts.into();
                let report =
                    pool.install(|| live.load(found.results, &library, &kits, mem::take(&mut found.problems), stats));
                Loaded { live, report, config_errors: found.config_errors.into_values().collect() }
            });
            let _ = jobs.send(Job::Loaded { room, load, result: result.map(Box::new) });
        };
        // Without another thread the open files are all there is.
        if thread::Builder::new().name("load".to_owned()).spawn(work).is_err() {
            self.stage = Stage::Loaded;
        }
    }

    pub(super) fn take_walked(&mut self, walked: Walked) {
        self.workspace.set_walked(walked);
        self.stage = self.stage.max(Stage::Walked);
    }

    /// Looks at the open files.
    pub(super) fn look(&mut self, open: Vec<Source>, pool: &ThreadPool) {
        let Self { workspace, live, .. } = self;
        live.prepare(&open);
        let (linked, report) = pool.install(|| {
            let linked = live.link(open, workspace);
            let report = linked.report(Vec::new(), Stats::default());
            (linked, report)
        });
        self.linked = Some(linked);
        self.report = report;
    }

    /// Brings what a scan found up to date with files that have changed.
    pub(super) fn scan_again(&mut self, changed: &[PathBuf], pool: &ThreadPool) {
        let Self { workspace, live, scanned, .. } = self;
        let Some(report) = scanned else { return };
        let paths: Vec<Arc<str>> = changed.iter().filter_map(|disk| workspace.path_of(disk)).collect();
        let sources: Vec<Source> = paths.iter().filter_map(|path| workspace.closed(path)).collect();
        let new = pool.install(|| live.link(sources, workspace).report(Vec::new(), Stats::default()));
        report.files.retain(|file| !paths.contains(&file.path));
        report.files.extend(new.files.into_iter().filter(|file| paths.contains(&file.path)));
        report.excerpts.extend(new.excerpts);
    }

    /// Takes note of files that changed on the disk. Gives those that are none of the workspace's as far as it knows: they
    /// may be new, or not count.
    pub(super) fn take_changes(&mut self, changed: &[PathBuf], pool: &ThreadPool) -> Vec<PathBuf> {
        let mut known = BTreeMap::new();
        let mut unknown = Vec::new();
        for disk in changed {
            let Some(path) = self.workspace.path_of(disk) else { continue };
            if self.workspace.has(&path) && disk.is_file() {
                known.insert(path, disk);
            } else {
                unknown.push(disk.clone());
            }
        }
        let Self { workspace, live, .. } = self;
        for path in known.keys() {
            workspace.touch(path);
        }
        pool.install(|| {
            for path in known.keys() {
                live.forget(path);
            }
            let sources = known.keys().filter_map(|path| workspace.closed(path)).collect();
            live.refresh(sources, workspace);
        });
        unknown
    }
}
