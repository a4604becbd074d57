//! Commands that read files: `check`, `advise`, `config`.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::text::{Lang, Text};
use crate::engine::{self, Kits, Linked, Looked};
use crate::finding::{Origin, Report};
use crate::input::config::{ConfigChoice, Configs, Resolver};
use crate::input::git::{self, Repository, Snapshot, Stored};
use crate::input::walk::{repository_around, show};
use crate::input::{Disk, Library, Progress, Request, Source, Sources, ThreadPool, Walked, sources, workers};
use crate::render::{self, Format, Style};
use crate::settings::error::ConfigError;
use crate::settings::{Flags, Settings};

use super::args::{self, Arguments, Reading, Selection};
use super::baseline::Known;
use super::diff::Comparison;
use super::verify::Verifier;
use super::{Failure, Outcome, complain, plain_style, progress, takes_color, to_stdout, width, with_place};

/// `aklint check`.
pub(super) fn check(arguments: &Arguments, check: &args::Check) -> Result<Outcome, Failure> {
    let began = Instant::now();
    let started = now();
    let outlet = Outlet::of(check)?;
    if check.staged {
        engine::prepare();
    }
    let flags = flags(arguments, &check.selection, check.reporting.fail_on.map(Severity::from));
    let mut resolver = resolver(&check.selection.reading, flags, arguments)?;
    let index = if check.staged { Some(Arc::new(Repository::around_here()?.index()?)) } else { None };
    if let Some(index) = &index {
        resolver = resolver.reading(Arc::clone(index) as Arc<dyn Configs>);
    }
    let base = check.diff.as_deref().map(|commit| Repository::around_here()?.base(commit)).transpose()?;
    let settings = root_settings(&resolver, &check.paths, arguments)?;
    let verifier = Verifier::of_check(check, &settings)?;
    let known = check.baseline.as_deref().map(Known::read).transpose()?;
    let looking = Looking {
        paths: &check.paths,
        stdin_filename: check.stdin_filename.as_deref(),
        reading: &check.selection.reading,
        resolver: &resolver,
        kits: &Kits::default(),
        pool: &pool(&check.selection.reading)?,
        shows_progress: !check.reporting.no_progress,
        verifier: verifier.as_ref(),
    };
    let (mut report, config_errors, walked) = match &index {
        Some(index) => of_index(index, &looking)?,
        None => of_disk(&looking)?,
    };
    report.origin = origin();
    let notice = match &known {
        Some(known) => known.apply(&mut report, &walked, &resolver, index.as_deref(), check.prune)?,
        None => None,
    };
    if let Some(base) = base {
        let library = &Disk::new(walked, &resolver);
        let verifications = looking.verifier.and_then(Verifier::found);
        let comparison = Comparison { base: &base, resolver: &resolver, kits: looking.kits, library, verifications };
        looking.pool.install(|| comparison.keep_new(&mut report));
    }
    let style = style(arguments, &check.reporting, &settings, began, started);
    let write = |out: &mut dyn Write| outlet.write(&report, &style, out);
    deliver(&check.reporting, settings.lang, config_errors, write)?;
    if let Some(notice) = notice {
        complain(notice.get(settings.lang));
    }
    Ok(outcome(&report, &settings, check.reporting.exit_zero))
}

/// Writes a report to where it was asked for, and says on standard error which configs cannot be used.
pub(super) fn deliver(
    reporting: &args::Reporting,
    lang: Lang,
    config_errors: impl IntoIterator<Item = Arc<ConfigError>>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    match &reporting.output {
        Some(path) => write_whole(path, write)?,
        None => to_stdout(write)?,
    }
    for error in config_errors {
        complain(&error.show(lang));
    }
    Ok(())
}

/// How a report is to look.
pub(super) fn style(
    arguments: &Arguments,
    reporting: &args::Reporting,
    settings: &Settings,
    began: Instant,
    started: Option<i64>,
) -> Style {
    Style {
        lang: settings.lang,
        color: reporting.output.is_none() && takes_color(arguments.color),
        width: width(),
        verbose_notes: reporting.notes,
        elapsed: Some(began.elapsed()),
        started,
    }
}

/// What a check writes.
#[derive(Clone, Copy)]
enum Outlet {
    Report(Format),
    Statistics,
    StatisticsJson,
}

impl Outlet {
    fn of(check: &args::Check) -> Result<Self, Failure> {
        match Format::from(check.reporting.format) {
            format if !check.statistics => Ok(Self::Report(format)),
            Format::Human => Ok(Self::Statistics),
            Format::Json => Ok(Self::StatisticsJson),
            _ => Err(Failure(Text {
                en: "--statistics is written as human or json; leave out one of --statistics and --format".to_owned(),
                zh: "--statistics只有human和json两种格式；请去掉--statistics，或换用其中一种--format".to_owned(),
            })),
        }
    }

    fn write(self, report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let catalog = Catalog::builtin();
        match self {
            Self::Report(format) => render::report(report, format, style, catalog, out),
            Self::Statistics => render::statistics(report, style, catalog, out),
            Self::StatisticsJson => render::statistics_json(report, out),
        }
    }
}

/// Where relative paths begin, as seen from the repository around them.
pub(super) fn origin() -> Origin {
    let Ok(here) = std::env::current_dir() else { return Origin::default() };
    let Some(root) = repository_around(&here) else { return Origin::default() };
    Origin { repository: show(root), folder: here.strip_prefix(root).map(show).unwrap_or_default() }
}

/// Configs that cannot be used.
pub(super) type ConfigErrors = Vec<Arc<ConfigError>>;

/// What there is to say of files as they lie on the disk.
pub(super) fn of_disk(looking: &Looking<'_>) -> Result<(Report, ConfigErrors, Walked), Failure> {
    let mut found = look(looking);
    let library = Disk::new(mem::take(&mut found.walked), looking.resolver);
    let (report, config_errors) = of_found(found, &library, looking)?;
    Ok((report, config_errors, library.into_walked()))
}

/// What there is to say of what is staged.
fn of_index(index: &Snapshot, looking: &Looking<'_>) -> Result<(Report, ConfigErrors, Walked), Failure> {
    if looking.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure(Text {
            en: "--staged reads the git index; standard input cannot be checked with it".to_owned(),
            zh: "--staged 检查的是 git 索引，不能同时检查标准输入".to_owned(),
        }));
    }
    let mut found = look_with(looking, |request, each| git::staged(index, request, looking.pool, each))?;
    // Where the program runs is said by files that did not change; who has none of its providers need not ask.
    let near: Vec<Arc<str>> = found.results.iter().filter(|file| file.has_credentials()).map(Looked::path).collect();
    if !near.is_empty() {
        let known: HashSet<Arc<str>> = found.results.iter().map(Looked::path).collect();
        let tells = |path: &str| engine::may_be_evidence(path);
        let sources = looking.pool.install(|| {
            index.nearest(&near, looking.resolver, &tells, &|bytes| engine::interest().is_interesting(bytes))
        });
        found.results.extend(sources.into_iter().filter(|source| !known.contains(&source.file.path)).map(|source| {
            let kit = looking.kits.for_settings(&source.settings);
            engine::look_for_evidence(&source.file, source.disk, source.settings, kit)
        }));
    }
    let walked = mem::take(&mut found.walked);
    let (report, config_errors) = of_found(found, &Stored::new(index, looking.resolver), looking)?;
    Ok((report, config_errors, walked))
}

/// What there is to say of files that were looked at, among those of `library`.
fn of_found(
    found: Sources<Looked>,
    library: &dyn Library,
    looking: &Looking<'_>,
) -> Result<(Report, ConfigErrors), Failure> {
    let mut linked = looking.pool.install(|| Linked::of(found.results, &[], library, looking.kits));
    if let Some(verifier) = looking.verifier {
        let keys = looking.pool.install(|| linked.keys());
        linked = linked.with(verifier.verify(&keys)?.into_iter().collect());
    }
    let report = looking.pool.install(|| linked.report(found.problems, found.counts.into()));
    Ok((report, found.config_errors.into_values().collect()))
}

pub(super) fn outcome(report: &Report, settings: &Settings, exit_zero: bool) -> Outcome {
    if report.has_unseen() {
        return Outcome::Trouble;
    }
    let fails = report.findings().any(|finding| finding.severity >= settings.fail_on);
    if fails && !exit_zero { Outcome::Findings } else { Outcome::Clean }
}

/// `aklint advise`.
pub(super) fn advise(arguments: &Arguments, advise: &args::Advise) -> Result<Outcome, Failure> {
    let resolver = resolver(&advise.selection.reading, flags(arguments, &advise.selection, None), arguments)?;
    let settings = root_settings(&resolver, &advise.paths, arguments)?;
    let found = look(&Looking {
        paths: &advise.paths,
        stdin_filename: None,
        reading: &advise.selection.reading,
        resolver: &resolver,
        kits: &Kits::default(),
        pool: &pool(&advise.selection.reading)?,
        shows_progress: true,
        verifier: None,
    });
    let survey = engine::survey(&found.results);
    let style = plain_style(arguments, settings.lang);
    to_stdout(|out| match advise.format {
        args::AdviseFormat::Human => render::survey(&survey, &style, Catalog::builtin(), out),
        args::AdviseFormat::Json => render::survey_json(&survey, &style, Catalog::builtin(), out),
    })?;
    for problem in &found.problems {
        complain(with_place(problem).get(settings.lang));
    }
    let unseen = found.problems.iter().any(|problem| problem.extent == crate::finding::Extent::Unseen);
    Ok(if unseen { Outcome::Trouble } else { Outcome::Clean })
}

/// `aklint config`.
pub(super) fn config(arguments: &Arguments, config: &args::Config) -> Result<Outcome, Failure> {
    let resolver = resolver(&config.selection.reading, flags(arguments, &config.selection, None), arguments)?;
    let settings = root_settings(&resolver, std::slice::from_ref(&config.path), arguments)?;
    let style = plain_style(arguments, settings.lang);
    to_stdout(|out| render::settings(settings.describe(), &style, Catalog::builtin(), out))?;
    Ok(Outcome::Clean)
}

pub(super) fn flags(arguments: &Arguments, selection: &Selection, fail_on: Option<Severity>) -> Flags {
    let (rules, only) = (selection.rule.clone(), selection.only.clone());
    Flags { fail_on, rules, only, ..reading_flags(arguments, &selection.reading) }
}

/// The same for commands that take all rules as they are set.
pub(super) fn reading_flags(arguments: &Arguments, reading: &Reading) -> Flags {
    Flags {
        lang: arguments.lang.map(Lang::from),
        locale: super::locale(),
        exclude: reading.exclude.clone(),
        now: now(),
        ..Flags::default()
    }
}

/// The time, in seconds since 1970; `None` for a clock that says it is before that.
pub(super) fn now() -> Option<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

pub(super) fn resolver(reading: &Reading, flags: Flags, arguments: &Arguments) -> Result<Resolver, Failure> {
    resolver_of(reading.config.as_deref(), reading.isolated, flags, arguments)
}

pub(super) fn resolver_of(
    config: Option<&Path>,
    isolated: bool,
    flags: Flags,
    arguments: &Arguments,
) -> Result<Resolver, Failure> {
    let choice = match (config, isolated) {
        (Some(path), _) => ConfigChoice::Only(path.to_owned()),
        (None, true) => ConfigChoice::Isolated,
        (None, false) => ConfigChoice::Nearest,
    };
    let rules = Catalog::builtin().checks.keys().cloned().collect();
    Resolver::new(choice, flags, rules).map_err(|error| failure(&error, arguments))
}

/// The settings of the first path: what decides the report's language and when the run fails.
pub(super) fn root_settings(
    resolver: &Resolver,
    paths: &[PathBuf],
    arguments: &Arguments,
) -> Result<std::sync::Arc<Settings>, Failure> {
    let first = paths.first().map_or(Path::new("."), PathBuf::as_path);
    let first = if first == Path::new("-") { Path::new(".") } else { first };
    let settings = if first.is_dir() { resolver.settings_in(first) } else { resolver.settings_for(first) };
    settings.map_err(|error| failure(&error, arguments))
}

fn failure(error: &crate::settings::error::ConfigError, _arguments: &Arguments) -> Failure {
    Failure(Text { en: error.show(Lang::En), zh: error.show(Lang::Zh) })
}

pub(super) fn pool(reading: &Reading) -> Result<ThreadPool, Failure> {
    Ok(workers(reading.threads)?)
}

/// What is to be looked at, and how.
pub(super) struct Looking<'a> {
    pub(super) paths: &'a [PathBuf],
    pub(super) stdin_filename: Option<&'a Path>,
    pub(super) reading: &'a Reading,
    pub(super) resolver: &'a Resolver,
    pub(super) kits: &'a Kits,
    pub(super) pool: &'a ThreadPool,
    pub(super) shows_progress: bool,
    /// Tries the keys that are found.
    pub(super) verifier: Option<&'a Verifier>,
}

/// Reads and looks at everything that is asked for.
fn look(looking: &Looking<'_>) -> Sources<Looked> {
    look_with(looking, |request, each| sources(request, looking.pool, each))
}

/// Reads everything that is asked for and of interest.
pub(super) fn read(looking: &Looking<'_>) -> Sources<Source> {
    look_with(looking, |request, _| sources(request, looking.pool, |source| source))
}

/// Looks at everything that is asked for and that `read` reads.
fn look_with<T>(looking: &Looking<'_>, read: impl FnOnce(&Request<'_>, &(dyn Fn(Source) -> Looked + Sync)) -> T) -> T {
    let counters = Progress::default();
    let request = Request {
        roots: looking.paths,
        stdin_filename: looking.stdin_filename,
        no_ignore: looking.reading.no_ignore,
        force_exclude: looking.reading.force_exclude,
        resolver: looking.resolver,
        interest: &engine::is_of_interest,
        on_first: &engine::prepare,
        progress: &counters,
    };
    let each = |source: Source| looking.kits.look(source);
    progress::beside(&counters, looking.shows_progress, || read(&request, &each))
}

/// Writes a file wholly or not at all: readers see the old one until the new one is complete. What a link leads to is
/// written, not the link; a device or pipe is written to, since it cannot be replaced.
pub(super) fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let in_words = |error: io::Error| {
        Failure(Text {
            en: format!("cannot write {}: {error}; nothing was changed", path.display()),
            zh: format!("无法写入 {}：{error}；未做任何改动", path.display()),
        })
    };
    let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
    let result = if is_special { write_through(path, write) } else { replace(path, write) };
    result.map_err(in_words)
}

fn write_through(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut file = io::BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
    write(&mut file)?;
    file.flush()
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // A report is for others to read.
    put(&target, 0o666, None, write)
}

/// Puts a new file in the place of `target`, when it is complete: with these permissions, or with `mode` as far as the user's
/// mask lets it.
pub(super) fn put(
    target: &Path,
    mode: u32,
    permissions: Option<fs::Permissions>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".aklint-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = builder.tempfile_in(folder)?;
    let mut out = io::BufWriter::new(file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}
