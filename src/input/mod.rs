//! The only room that reads from the disk: what was named on the command line in, [`SourceFile`]s out.

pub mod config;
mod excluded;
mod files;
pub mod git;
mod library;
mod problem;
pub mod read;
pub mod walk;
mod workspace;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

pub use rayon::ThreadPool;

use crate::catalog::text::Text;
use crate::finding::{Extent, Problem, Stats};
use crate::settings::Settings;
use crate::settings::error::ConfigError;
use crate::source::{Language, SourceFile};
use config::Resolver;
use files::Files;
use read::{Content, Decoded, FileRead, Interest};
use walk::{Found, Place, WalkOptions, walk};

pub use library::{Disk, Library, NoFiles, Walked};
pub use workspace::Workspace;

/// Parsers recurse as deeply as the code they read.
pub const STACK: usize = 64 << 20;
/// The root that stands for standard input.
const STDIN: &str = "-";

/// What is to be read.
pub struct Request<'a> {
    /// Files and folders; `-` is standard input.
    pub roots: &'a [PathBuf],
    /// What standard input is called, as far as config and language are concerned.
    pub stdin_filename: Option<&'a Path>,
    /// Reads what ignore files would leave out.
    pub no_ignore: bool,
    /// Lets `exclude` also leave out what is named.
    pub force_exclude: bool,
    /// Finds each file's settings.
    pub resolver: &'a Resolver,
    /// Whether a file is to be looked at, by its settings and its bytes. UTF-16 is decoded before it is asked.
    pub interest: &'a (dyn Fn(&Settings, &[u8]) -> bool + Sync),
    /// Called when a walk comes upon its first file: what `interest` needs can be made while the walk goes on.
    pub on_first: &'a (dyn Fn() + Sync),
    /// Where to say how far it is.
    pub progress: &'a Progress,
}

impl<'a> Request<'a> {
    /// A request that names nothing yet and leaves out what ignore files leave out.
    #[must_use]
    pub fn new(
        resolver: &'a Resolver,
        interest: &'a (dyn Fn(&Settings, &[u8]) -> bool + Sync),
        progress: &'a Progress,
    ) -> Self {
        Self {
            roots: &[],
            stdin_filename: None,
            no_ignore: false,
            force_exclude: false,
            resolver,
            interest,
            on_first: &|| {},
            progress,
        }
    }
}

/// A file to look at.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path, language and text.
    pub file: SourceFile,
    /// Its absolute path; for standard input the path that it would have.
    pub disk: PathBuf,
    /// What holds for it.
    pub settings: Arc<Settings>,
}

impl Source {
    fn of(place: &Place, Decoded { text, lossy }: Decoded, settings: Arc<Settings>) -> Self {
        let language = Language::of(&place.shown, &text);
        let file = SourceFile { path: Arc::clone(&place.shown), language, text: text.into(), lossy };
        Self { file, disk: place.disk.clone(), settings }
    }
}

/// What became of a request.
#[derive(Debug)]
pub struct Sources<T> {
    /// What was made of each interesting file, in the order of their folders.
    pub results: Vec<T>,
    /// What could not be read, sorted by path; each config that cannot be used is among them, once.
    pub problems: Vec<Problem>,
    /// The configs that cannot be used, by path.
    pub config_errors: BTreeMap<Box<str>, Arc<ConfigError>>,
    /// How much was read.
    pub counts: Counts,
    /// Which files there were, of interest or not.
    pub walked: Walked,
}

impl<T> Default for Sources<T> {
    fn default() -> Self {
        Tally::default().finish(Vec::new(), Walked::default())
    }
}

impl<T> Sources<T> {
    /// Adds what became of another request, without its results.
    pub fn absorb<U>(&mut self, other: Sources<U>) {
        let Counts { files, bytes, interesting, binary, links, excluded } = other.counts;
        self.counts.files += files;
        self.counts.bytes += bytes;
        self.counts.interesting += interesting;
        self.counts.binary += binary;
        self.counts.links += links;
        self.counts.excluded += excluded;
        self.problems.extend(other.problems);
        self.config_errors.extend(other.config_errors);
    }
}

/// How much was read, and how much was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Files read.
    pub files: usize,
    /// Bytes read.
    pub bytes: u64,
    /// Files that were of interest.
    pub interesting: usize,
    /// Files of which only the beginning was read, because they are not text.
    pub binary: usize,
    /// Links that were not followed.
    pub links: usize,
    /// Files and folders that the config excludes.
    pub excluded: usize,
}

impl From<Counts> for Stats {
    fn from(counts: Counts) -> Self {
        Self { files: counts.files, bytes: counts.bytes, interesting: counts.interesting }
    }
}

/// How far a request is: to be looked at from another thread.
#[derive(Debug, Default)]
pub struct Progress {
    found: AtomicUsize,
    done: AtomicUsize,
    bytes: AtomicU64,
    walked: AtomicBool,
}

impl Progress {
    /// Says how much there is to do, once that is known.
    pub fn expect(&self, files: usize) {
        self.found.store(files, Ordering::Relaxed);
        self.walked.store(true, Ordering::Relaxed);
    }

    /// Files found so far, and whether those are all.
    #[must_use]
    pub fn found(&self) -> (usize, bool) {
        (self.found.load(Ordering::Relaxed), self.walked.load(Ordering::Relaxed))
    }

    /// Files dealt with so far.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Bytes read so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }
}

/// Threads with stacks that parsers can use. 0 threads leaves the number to the machine.
pub fn workers(threads: usize) -> io::Result<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build().map_err(io::Error::other)
}

/// Reads everything that is asked for and gives what is of interest to `each`, on the threads of `pool`.
pub fn sources<T: Send>(request: &Request<'_>, pool: &ThreadPool, each: impl Fn(Source) -> T + Sync) -> Sources<T> {
    let tally = Tally::default();
    let roots: Vec<PathBuf> = request.roots.iter().filter(|root| *root != Path::new(STDIN)).cloned().collect();
    let files = find(request, pool, &tally, |options, visit| walk(&roots, options, visit));
    let mut results: Vec<T> = Vec::new();
    if request.roots.iter().any(|root| root == Path::new(STDIN)) {
        results.extend(pool.install(|| read_stdin(request, &tally).map(&each)));
    }
    results.extend(read_all(&files, request, pool, &tally, each));
    let folders = request.roots.iter().filter(|root| root.is_dir()).map(|root| walk::show(root)).collect();
    tally.finish(results, Walked { files, folders })
}

/// The files of a folder that was walked as if it were the current one, before they are read.
pub struct Survey {
    files: Files,
    tally: Tally,
}

impl Survey {
    /// Walks a folder, absolute and without links; `request` names no roots.
    #[must_use]
    pub fn of(folder: &Path, request: &Request<'_>, pool: &ThreadPool) -> Self {
        let tally = Tally::default();
        let files = find(request, pool, &tally, |options, visit| walk::walk_here(folder, options, visit));
        Self { files, tally }
    }

    /// What the walk came across.
    #[must_use]
    pub fn walked(&self) -> Walked {
        Walked { files: self.files.clone(), folders: vec![String::new()] }
    }

    /// Reads the files and gives what is of interest to `each`, on the threads of `pool`.
    pub fn read<T: Send>(
        self,
        request: &Request<'_>,
        pool: &ThreadPool,
        each: impl Fn(Source) -> T + Sync,
    ) -> Sources<T> {
        let results = read_all(&self.files, request, pool, &self.tally, each);
        self.tally.finish(results, Walked { files: self.files, folders: vec![String::new()] })
    }
}

fn find(
    request: &Request<'_>,
    pool: &ThreadPool,
    tally: &Tally,
    walk: impl FnOnce(&WalkOptions<'_>, &(dyn Fn(Found) + Sync)),
) -> Files {
    let files = Mutex::new(Files::default());
    let exclude = |path: &Path| request.resolver.settings_for(path).is_ok_and(|settings| settings.is_excluded(path));
    let options = WalkOptions {
        no_ignore: request.no_ignore,
        force_exclude: request.force_exclude,
        threads: pool.current_num_threads().min(12),
        exclude: &exclude,
    };
    walk(&options, &|found| match found {
        Found::File(place) => {
            if request.progress.found.fetch_add(1, Ordering::Relaxed) == 0 {
                (request.on_first)();
            }
            files.lock().unwrap_or_else(PoisonError::into_inner).add(&place);
        }
        Found::Link => tally.count(|counts| counts.links += 1),
        Found::Excluded => tally.count(|counts| counts.excluded += 1),
        Found::Problem(problem) => tally.trouble(problem),
    });
    request.progress.walked.store(true, Ordering::Relaxed);
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort();
    files
}

fn read_all<T: Send>(
    files: &Files,
    request: &Request<'_>,
    pool: &ThreadPool,
    tally: &Tally,
    each: impl Fn(Source) -> T + Sync,
) -> Vec<T> {
    let read = |place: Place| {
        let read = |interest: Interest<'_>| read::read(&place.disk, &place.shown, interest);
        let result = read_place(&place, request, tally, read).map(&each);
        request.progress.done.fetch_add(1, Ordering::Relaxed);
        result
    };
    pool.install(|| files.par_iter().filter_map(read).collect())
}

/// What `read` gives of a file, if that is of interest.
fn read_place(
    place: &Place,
    request: &Request<'_>,
    tally: &Tally,
    read: impl FnOnce(Interest<'_>) -> Result<FileRead, Problem>,
) -> Option<Source> {
    let settings = tally.settings(request.resolver, &place.disk)?;
    let read = read(&|bytes| (request.interest)(&settings, bytes));
    tally.source(read, request, place, settings)
}

fn read_stdin(request: &Request<'_>, tally: &Tally) -> Option<Source> {
    let shown = request.stdin_filename.map_or_else(|| "<stdin>".to_owned(), walk::show);
    let disk = request.resolver.absolute(request.stdin_filename.unwrap_or(Path::new("stdin")));
    let is_excluded = || request.resolver.settings_for(&disk).is_ok_and(|settings| settings.is_excluded(&disk));
    if request.force_exclude && is_excluded() {
        tally.count(|counts| counts.excluded += 1);
        return None;
    }
    let place = Place { shown: shown.into(), disk };
    read_place(&place, request, tally, |interest| read::read_stream(io::stdin().lock(), 0, &place.shown, interest))
}

/// Configs that cannot be used, by path, with how many files each holds for.
type ConfigErrors = BTreeMap<Box<str>, (Arc<ConfigError>, usize)>;

/// What threads add up.
#[derive(Default)]
struct Tally {
    counts: Mutex<Counts>,
    problems: Mutex<Vec<Problem>>,
    config_errors: Mutex<ConfigErrors>,
}

impl Tally {
    fn count(&self, change: impl FnOnce(&mut Counts)) {
        change(&mut self.counts.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn trouble(&self, problem: Problem) {
        self.problems.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
    }

    /// The file's settings. Without them it is not looked at: nobody knows what would be right for it.
    fn settings(&self, resolver: &Resolver, disk: &Path) -> Option<Arc<Settings>> {
        let error = match resolver.settings_for(disk) {
            Ok(settings) => return Some(settings),
            Err(error) => error,
        };
        let mut errors = self.config_errors.lock().unwrap_or_else(PoisonError::into_inner);
        errors.entry(error.path.clone()).or_insert((error, 0)).1 += 1;
        None
    }

    fn source(
        &self,
        read: Result<FileRead, Problem>,
        request: &Request<'_>,
        place: &Place,
        settings: Arc<Settings>,
    ) -> Option<Source> {
        let FileRead { content, bytes } = read.map_err(|problem| self.trouble(problem)).ok()?;
        request.progress.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.count(|counts| {
            counts.files += 1;
            counts.bytes += bytes;
            counts.interesting += usize::from(matches!(content, Content::Text(_)));
            counts.binary += usize::from(content == Content::Binary);
        });
        let Content::Text(decoded) = content else { return None };
        if decoded.lossy {
            let path = Arc::clone(&place.shown);
            self.trouble(Problem { path, span: None, text: lossy(), extent: Extent::Partial });
        }
        Some(Source::of(place, decoded, settings))
    }

    fn finish<T>(self, results: Vec<T>, walked: Walked) -> Sources<T> {
        let mut problems = self.problems.into_inner().unwrap_or_else(PoisonError::into_inner);
        let config_errors = self.config_errors.into_inner().unwrap_or_else(PoisonError::into_inner);
        problems.extend(config_errors.iter().map(|(path, (_, files))| bad_config(path, *files)));
        problems.sort_by(|a, b| (&a.path, a.extent, &a.text.en).cmp(&(&b.path, b.extent, &b.text.en)));
        Sources {
            results,
            problems,
            config_errors: config_errors.into_iter().map(|(path, (error, _))| (path, error)).collect(),
            counts: self.counts.into_inner().unwrap_or_else(PoisonError::into_inner),
            walked,
        }
    }
}

fn bad_config(path: &str, files: usize) -> Problem {
    problem::problem(
        path,
        Extent::Unseen,
        format!("This config cannot be used; the files that it holds for ({files}) were not looked at."),
        format!("该配置文件无法使用，其管辖的 {files} 个文件未做检查。"),
    )
}

fn lossy() -> Text {
    Text {
        en: "Some bytes are not valid text; they were passed over.".to_owned(),
        zh: "部分字节不是有效文本，已跳过。".to_owned(),
    }
}

#[cfg(test)]
mod tests;
