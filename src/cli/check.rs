//! Commands that read files: `check`, `advise`, `config`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::text::{Lang, Text};
use crate::engine::{self, Kits, Looked};
use crate::finding::{Report, Stats};
use crate::input::config::{ConfigChoice, Resolver};
use crate::input::{Counts, Disk, Progress, Request, Sources, ThreadPool, sources, workers};
use crate::render::{self, Format, Style};
use crate::settings::{Flags, Settings};

use super::args::{self, Arguments, Selection};
use super::{Failure, Outcome, complain, progress, takes_color, to_stdout, width};

/// `aklint check`.
pub(super) fn check(arguments: &Arguments, check: &args::Check) -> Result<Outcome, Failure> {
    let started = std::time::Instant::now();
    let flags = flags(arguments, &check.selection, check.fail_on.map(Severity::from));
    let resolver = resolver(&check.selection, flags, arguments)?;
    let settings = root_settings(&resolver, &check.paths, arguments)?;
    let pool = pool(&check.selection)?;
    let kits = Kits::default();
    let found = look(&Looking {
        paths: &check.paths,
        stdin_filename: check.stdin_filename.as_deref(),
        selection: &check.selection,
        resolver: &resolver,
        kits: &kits,
        pool: &pool,
        shows_progress: !check.no_progress,
    });
    let config_errors: Vec<_> = found.config_errors.values().cloned().collect();
    let stats = stats(found.counts);
    let library = Disk::new(found.walked, &resolver);
    let report = pool.install(|| engine::report(found.results, &library, &kits, found.problems, stats));
    let style = Style {
        lang: settings.lang,
        color: check.output.is_none() && takes_color(arguments.color),
        width: width(),
        verbose_notes: check.notes,
        elapsed: Some(started.elapsed()),
    };
    let format = Format::from(check.format);
    let write = |out: &mut dyn Write| render::report(&report, format, &style, Catalog::builtin(), out);
    match &check.output {
        Some(path) => write_whole(path, write)?,
        None => to_stdout(write)?,
    }
    for error in config_errors {
        complain(&error.show(settings.lang));
    }
    Ok(outcome(&report, &settings, check.exit_zero))
}

fn outcome(report: &Report, settings: &Settings, exit_zero: bool) -> Outcome {
    if report.has_unseen() {
        return Outcome::Trouble;
    }
    let fails = report.findings().any(|finding| finding.severity >= settings.fail_on);
    if fails && !exit_zero { Outcome::Findings } else { Outcome::Clean }
}

/// `aklint advise`.
pub(super) fn advise(arguments: &Arguments, advise: &args::Advise) -> Result<Outcome, Failure> {
    let resolver = resolver(&advise.selection, flags(arguments, &advise.selection, None), arguments)?;
    let settings = root_settings(&resolver, &advise.paths, arguments)?;
    let found = look(&Looking {
        paths: &advise.paths,
        stdin_filename: None,
        selection: &advise.selection,
        resolver: &resolver,
        kits: &Kits::default(),
        pool: &pool(&advise.selection)?,
        shows_progress: true,
    });
    let survey = engine::survey(&found.results);
    let style = Style { lang: settings.lang, color: takes_color(arguments.color), width: width(), ..Style::default() };
    to_stdout(|out| match advise.format {
        args::AdviseFormat::Human => render::survey(&survey, &style, Catalog::builtin(), out),
        args::AdviseFormat::Json => render::survey_json(&survey, &style, Catalog::builtin(), out),
    })?;
    for problem in &found.problems {
        complain(&format!("{}: {}", render::clean(&problem.path), problem.text.get(settings.lang)));
    }
    let unseen = found.problems.iter().any(|problem| problem.extent == crate::finding::Extent::Unseen);
    Ok(if unseen { Outcome::Trouble } else { Outcome::Clean })
}

/// `aklint config`.
pub(super) fn config(arguments: &Arguments, config: &args::Config) -> Result<Outcome, Failure> {
    let resolver = resolver(&config.selection, flags(arguments, &config.selection, None), arguments)?;
    let settings = root_settings(&resolver, std::slice::from_ref(&config.path), arguments)?;
    let style = Style { lang: settings.lang, color: takes_color(arguments.color), width: width(), ..Style::default() };
    to_stdout(|out| render::settings(settings.describe(), &style, Catalog::builtin(), out))?;
    Ok(Outcome::Clean)
}

fn flags(arguments: &Arguments, selection: &Selection, fail_on: Option<Severity>) -> Flags {
    Flags {
        lang: arguments.lang.map(Lang::from),
        locale: super::locale(),
        fail_on,
        exclude: selection.exclude.clone(),
        rules: selection.rule.clone(),
        only: selection.only.clone(),
        base: PathBuf::new(),
        now: now(),
    }
}

/// The time, in seconds since 1970; `None` for a clock that says it is before that.
fn now() -> Option<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

fn resolver(selection: &Selection, flags: Flags, arguments: &Arguments) -> Result<Resolver, Failure> {
    let choice = match (&selection.config, selection.isolated) {
        (Some(path), _) => ConfigChoice::Only(path.clone()),
        (None, true) => ConfigChoice::Isolated,
        (None, false) => ConfigChoice::Nearest,
    };
    let rules = Catalog::builtin().checks.keys().cloned().collect();
    Resolver::new(choice, flags, rules).map_err(|error| failure(&error, arguments))
}

/// The settings of the first path: what decides the report's language and when the run fails.
fn root_settings(
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

fn pool(selection: &Selection) -> Result<ThreadPool, Failure> {
    Ok(workers(selection.threads)?)
}

/// What is to be looked at, and how.
struct Looking<'a> {
    paths: &'a [PathBuf],
    stdin_filename: Option<&'a Path>,
    selection: &'a Selection,
    resolver: &'a Resolver,
    kits: &'a Kits,
    pool: &'a ThreadPool,
    shows_progress: bool,
}

/// Reads and looks at everything that is asked for.
fn look(looking: &Looking<'_>) -> Sources<Looked> {
    let interest = engine::interest();
    let counters = Progress::default();
    let request = Request {
        roots: looking.paths,
        stdin_filename: looking.stdin_filename,
        no_ignore: looking.selection.no_ignore,
        force_exclude: looking.selection.force_exclude,
        resolver: looking.resolver,
        interest: &|settings, bytes| interest.is_interesting(bytes) || engine::has_own_words(settings, bytes),
        progress: &counters,
    };
    let each = |source: crate::input::Source| {
        let kit = looking.kits.for_settings(&source.settings);
        engine::look(&source.file, source.disk, source.settings, kit)
    };
    progress::beside(&counters, looking.shows_progress, || sources(&request, looking.pool, each))
}

fn stats(counts: Counts) -> Stats {
    Stats { files: counts.files, bytes: counts.bytes, interesting: counts.interesting }
}

/// Writes a file wholly or not at all: readers see the old one until the new one is complete. What a link leads to is
/// written, not the link; a device or pipe is written to, since it cannot be replaced.
fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
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
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".aklint-");
    // A report is for others to read, as far as the user's mask lets them.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    let mut out = io::BufWriter::new(file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}
