//! `aklint baseline`, and the baseline of a check.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::catalog::text::{Lang, Text};
use crate::engine::Kits;
use crate::finding::{Extent, Report};
use crate::input::config::Resolver;
use crate::input::git::{Snapshot, Stored};
use crate::input::walk::{repository_around, show, show_from};
use crate::input::{Library as _, Walked};
use crate::render;
use crate::suppress::baseline::{Baseline, Entry, Fate, Sight, View};

use super::args::{self, Arguments};
use super::check::{self, Looking, write_whole};
use super::{Failure, Outcome, complain, to_stdout, with_place};

/// What a baseline is called unless somebody says otherwise.
const NAME: &str = ".aklint-baseline.toml";
/// Entries that are named at most when they match nothing.
const NAMED: usize = 20;

/// `aklint baseline`.
pub(super) fn baseline(arguments: &Arguments, options: &args::Baseline) -> Result<Outcome, Failure> {
    let flags = check::flags(arguments, &options.selection, None);
    let resolver = check::resolver(&options.selection.reading, flags, arguments)?;
    let settings = check::root_settings(&resolver, &options.paths, arguments)?;
    if options.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure(Text {
            en: "a baseline names files; standard input is none, so leave out `-`".to_owned(),
            zh: "基线记录的是文件中的问题，不支持标准输入，请去掉 `-`".to_owned(),
        }));
    }
    let path = options.output.clone().unwrap_or_else(usual_path);
    let is_there = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
    let known = if is_there { Known::read(&path)? } else { Known::new(&path)? };
    let (report, config_errors, walked) = check::of_disk(&Looking {
        paths: &options.paths,
        stdin_filename: None,
        reading: &options.selection.reading,
        resolver: &resolver,
        kits: &Kits::default(),
        pool: &check::pool(&options.selection.reading)?,
        shows_progress: !options.no_progress,
        verifier: None,
    })?;
    let least = if options.notes { Severity::Note } else { settings.fail_on.min(Severity::Warning) };
    let around = Around::new(&known, &report, &walked, &resolver, None);
    let (text, count) = known.baseline.renewed(&report, &around, |finding| finding.severity >= least);
    write_whole(&path, |out| out.write_all(text.as_bytes()))?;
    let shown = render::clean(&show(&path));
    let said = Text {
        en: format!("{shown}: {}. aklint check --baseline {shown} shows what is new.", findings(count)),
        zh: format!("{shown}：已记录 {count} 个问题。运行 aklint check --baseline {shown} 只报告新问题。"),
    };
    to_stdout(|out| writeln!(out, "{}", said.get(settings.lang)))?;
    for problem in report.problems.iter().filter(|problem| problem.extent == Extent::Unseen) {
        complain(with_place(problem).get(settings.lang));
    }
    for error in config_errors {
        complain(&error.show(settings.lang));
    }
    Ok(if report.has_unseen() { Outcome::Trouble } else { Outcome::Clean })
}

fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

/// The repository's own folder, as the user would write it, or the current one.
fn usual_path() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let root = repository_around(&here).unwrap_or(&here);
    PathBuf::from(show_from(&here, &root.join(NAME)))
}

/// A baseline and where it lies.
pub(super) struct Known {
    baseline: Baseline,
    path: PathBuf,
    /// Without links.
    folder: PathBuf,
}

impl Known {
    /// One without entries.
    fn new(path: &Path) -> Result<Self, Failure> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).map_err(|error| {
            Failure(Text {
                en: format!("cannot write {}: {error}", path.display()),
                zh: format!("无法写入 {}：{error}", path.display()),
            })
        })?;
        Ok(Self { baseline: Baseline::default(), path: path.to_owned(), folder })
    }

    /// Reads it. A check against a baseline that is not there would fail for everything that is known.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let rules: Vec<&str> = Catalog::builtin().checks.keys().map(String::as_str).collect();
        let baseline = Baseline::parse(&text, &show(path), &rules)
            .map_err(|error| Failure(Text { en: error.show(Lang::En), zh: error.show(Lang::Zh) }))?;
        Ok(Self { baseline, ..Self::new(path)? })
    }

    /// Quiets what is known; takes out what is stale when asked to. What there is to say about that.
    pub(super) fn apply(
        &self,
        report: &mut Report,
        walked: &Walked,
        resolver: &Resolver,
        index: Option<&Snapshot>,
        prunes: bool,
    ) -> Result<Option<Text>, Failure> {
        let around = Around::new(self, report, walked, resolver, index);
        let fates = self.baseline.apply(report, &around);
        if prunes && fates.iter().any(|fate| *fate != Fate::Stays) {
            write_whole(&self.path, |out| out.write_all(self.baseline.pruned(&fates).as_bytes()))?;
        }
        let entries = self.baseline.entries().iter().zip(&fates);
        let stale: Vec<&Entry> = entries.filter(|(_, fate)| **fate == Fate::Stale).map(|(entry, _)| entry).collect();
        Ok((!stale.is_empty()).then(|| self.notice(&stale, prunes)))
    }

    fn notice(&self, stale: &[&Entry], prunes: bool) -> Text {
        let path = show(&self.path);
        let many = stale.len();
        let (entries, match_nothing) = if many == 1 { ("entry", "matches") } else { ("entries", "match") };
        let head = if prunes {
            Text {
                en: format!("{path}: {many} {entries} matched nothing any more and {} taken out:", was(many)),
                zh: format!("{path}：以下 {many} 个条目已没有对应的问题，已从基线中移除："),
            }
        } else {
            Text {
                en: format!("{path}: {many} {entries} {match_nothing} nothing any more; --prune takes them out:"),
                zh: format!("{path}：以下 {many} 个条目已没有对应的问题，可用 --prune 移除："),
            }
        };
        let lines = stale.iter().take(NAMED).map(|entry| {
            let named = render::clean(&entry.path);
            format!("\n  {path}:{}: {named} {}", entry.line(), entry.rule)
        });
        let lines: String = lines.collect();
        let more = match many.saturating_sub(NAMED) {
            0 => Text::same(""),
            more => Text { en: format!("\n  … and {more} more"), zh: format!("\n  ……另有 {more} 个") },
        };
        Text { en: format!("{}{lines}{}", head.en, more.en), zh: format!("{}{lines}{}", head.zh, more.zh) }
    }
}

fn was(many: usize) -> &'static str {
    if many == 1 { "was" } else { "were" }
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display();
    Failure(match error.kind() {
        io::ErrorKind::NotFound => Text {
            en: format!("{path}: There is no such baseline. `aklint baseline --output {path}` writes one."),
            zh: format!("{path}：没有这个基线文件。可用 `aklint baseline --output {path}` 生成。"),
        },
        io::ErrorKind::InvalidData => Text {
            en: format!("{path}: The baseline is not UTF-8 text."),
            zh: format!("{path}：基线文件不是 UTF-8 文本。"),
        },
        _ => Text {
            en: format!("{path}: The baseline cannot be read: {error}."),
            zh: format!("{path}：无法读取基线：{error}。"),
        },
    })
}

/// What a run saw of the files that a baseline names.
struct Around<'a> {
    folder: &'a Path,
    resolver: &'a Resolver,
    index: Option<&'a Snapshot>,
    /// The files among those named that were looked at.
    seen: HashSet<PathBuf>,
    /// The folders in which everything was looked at.
    folders: Vec<PathBuf>,
    /// What could not be looked at may be where a finding went.
    is_complete: bool,
}

impl<'a> Around<'a> {
    fn new(
        known: &'a Known,
        report: &Report,
        walked: &Walked,
        resolver: &'a Resolver,
        index: Option<&'a Snapshot>,
    ) -> Self {
        let mut around = Self {
            folder: &known.folder,
            resolver,
            index,
            seen: HashSet::new(),
            folders: walked.folders().iter().map(|folder| resolver.absolute(Path::new(folder))).collect(),
            is_complete: !report.has_unseen(),
        };
        let named = known.baseline.entries().iter().map(|entry| around.disk(entry)).collect();
        around.seen = walked.among(&named);
        around
    }

    fn disk(&self, entry: &Entry) -> PathBuf {
        self.resolver.absolute(&self.folder.join(&entry.path))
    }

    /// Whether there is no such file. One that is there and left out by a config or an ignore file is not gone.
    fn is_gone(&self, disk: &Path) -> bool {
        match self.index {
            Some(index) => disk.starts_with(index.root()) && !Stored::new(index, self.resolver).exists(&show(disk)),
            None => disk
                .symlink_metadata()
                .is_err_and(|error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)),
        }
    }
}

impl View for Around<'_> {
    fn name(&self, path: &str) -> String {
        show_from(self.folder, &self.resolver.absolute(Path::new(path)))
    }

    fn sight(&self, entry: &Entry) -> Sight {
        let disk = self.disk(entry);
        let is_seen = self.is_complete && self.seen.contains(&disk) && self.runs(entry, &disk);
        let is_gone = !self.seen.contains(&disk) && self.is_gone(&disk);
        // A file that is gone may have gone to where this run did not look: only who looked around can tell.
        let is_missed = is_gone && self.is_complete && self.folders.iter().any(|folder| disk.starts_with(folder));
        Sight { may_have_moved: is_seen || is_gone, is_judged: is_seen || (is_missed && self.runs(entry, &disk)) }
    }
}

impl Around<'_> {
    /// Whether the entry's rule runs over its file.
    fn runs(&self, entry: &Entry, disk: &Path) -> bool {
        let usual = Catalog::builtin().check(&entry.rule).severity;
        self.resolver.settings_for(disk).is_ok_and(|settings| {
            settings.severity(&entry.rule, usual).is_some() && !settings.ignores(&entry.rule, disk)
        })
    }
}
