//! The spine: collect → join → link → judge → suppress → report. Command line, hooks, editor and tests enter here.
//!
//! Nothing here reads a disk or can fail; what is needed beside the files that are given is asked of a [`Library`]. The
//! same files give the same report in whatever order they come.

mod join;
mod links;
pub mod past;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread;

use rayon::prelude::*;

use crate::advice::{self, Question};
use crate::catalog::Catalog;
use crate::catalog::sdk::{Generation, SdkLanguage};
use crate::catalog::text::Text;
use crate::checks::{self, Seen, unused_suppression};
use crate::facts::interest::Interest;
use crate::facts::{self, Evidence, FileFacts, Kit};
use crate::finding::{Excerpt, Extent, FileReport, Finding, Problem, Recommendation, Report, Stats};
use crate::input::{Library, Source};
use crate::link::Project;
use crate::mask::blank;
use crate::program::Piece;
use crate::settings::Settings;
use crate::settings::error::veil;
use crate::source::{Language, Lines, SourceFile};
use crate::suppress::{self, Applied};
use crate::syntax::TroubleKind;

/// What is known, compiled: the embedded catalogue.
static BUILTIN: LazyLock<Arc<Kit>> = LazyLock::new(|| Arc::new(Kit::new(Catalog::builtin().clone(), &[])));

static INTEREST: LazyLock<Interest> = LazyLock::new(|| Interest::new(Catalog::builtin()));

/// Kits by the settings that they are made for. Most runs need only the embedded catalogue's.
#[derive(Debug, Default)]
pub struct Kits {
    made: Mutex<Vec<(Arc<Settings>, Arc<Kit>)>>,
}

impl Kits {
    /// The kit for these settings, with a config's own packages and placeholders, if it has any.
    #[must_use]
    pub fn for_settings(&self, settings: &Arc<Settings>) -> Arc<Kit> {
        if settings.sdks.is_empty() && settings.placeholders.is_empty() {
            return Arc::clone(&BUILTIN);
        }
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kit)) = made.iter().find(|(known, _)| Arc::ptr_eq(known, settings)) {
            return Arc::clone(kit);
        }
        let catalog = Catalog::builtin().with_sdks(settings.sdks.clone());
        let kit = Arc::new(Kit::new(catalog, &settings.placeholders));
        made.push((Arc::clone(settings), Arc::clone(&kit)));
        kit
    }
}

impl Kits {
    /// Collects the facts of a file, with the kit for its settings.
    #[must_use]
    pub fn look(&self, source: Source) -> Looked {
        let kit = self.for_settings(&source.settings);
        look(&source.file, source.disk, source.settings, kit)
    }
}

/// The byte filter for the embedded catalogue.
#[must_use]
pub fn interest() -> &'static Interest {
    &INTEREST
}

/// Makes the byte filter on a thread of its own, while the caller looks for files.
pub fn prepare() {
    // Without another thread it is made when a file first asks for it.
    let _ = thread::Builder::new().spawn(interest);
}

/// Whether a file holds a word of a package that only the user's config knows.
#[must_use]
pub fn has_own_words(settings: &Settings, bytes: &[u8]) -> bool {
    let mut words = settings.sdks.iter().flat_map(|sdk| &sdk.words);
    words.any(|word| !word.is_empty() && memchr::memmem::find(bytes, word.as_bytes()).is_some())
}

/// A file that was looked at.
#[derive(Debug)]
pub struct Looked {
    facts: FileFacts,
    settings: Arc<Settings>,
    /// Where config patterns see it.
    disk: PathBuf,
    kit: Arc<Kit>,
    /// What other files must be put beside, if there are any.
    piece: Option<Piece>,
    part: Part,
}

/// What a file is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// For itself.
    Asked,
    /// For what it says of where the program runs: no finding is about it alone.
    Witness,
    /// For the sake of values that pass through it: of what it says itself nothing is reported.
    Guest,
}

impl Looked {
    /// What the file says.
    #[must_use]
    pub fn facts(&self) -> &FileFacts {
        &self.facts
    }

    /// The path under which it is reported.
    #[must_use]
    pub fn path(&self) -> Arc<str> {
        Arc::clone(&self.facts.path)
    }

    /// Whether it has to do with credentials: what is said of it may depend on where the program runs.
    #[must_use]
    pub fn has_credentials(&self) -> bool {
        !self.facts.sites.is_empty() || !self.facts.named.is_empty()
    }

    fn is_asked(&self) -> bool {
        self.part == Part::Asked
    }
}

/// Collects one file's facts.
#[must_use]
pub fn look(file: &SourceFile, disk: PathBuf, settings: Arc<Settings>, kit: Arc<Kit>) -> Looked {
    let facts::Collected { facts, piece } = facts::collect(file, &kit);
    Looked { facts, settings, disk, kit, piece, part: Part::Asked }
}

/// Collects the facts of a file that is looked at only for what it says of where the program runs.
#[must_use]
pub fn look_for_evidence(file: &SourceFile, disk: PathBuf, settings: Arc<Settings>, kit: Arc<Kit>) -> Looked {
    Looked { piece: None, part: Part::Witness, ..look(file, disk, settings, kit) }
}

/// Whether a file of this name may say where a program runs.
#[must_use]
pub fn may_be_evidence(path: &str) -> bool {
    BUILTIN.may_be_evidence(path)
}

/// Joins, links and judges files, and puts everything that there is to say in order.
#[must_use]
pub fn report(
    looked: Vec<Looked>,
    library: &dyn Library,
    kits: &Kits,
    mut problems: Vec<Problem>,
    stats: Stats,
) -> Report {
    let files = join::join(looked, library, kits);
    let project = Project::of(files.iter().filter(|file| file.part != Part::Guest).map(|file| &file.facts));
    let uses = join::uses(&files);
    let elsewhere: Vec<Vec<Seen<'_>>> = files.iter().map(|file| seen(&files, uses.get(&file.facts.path))).collect();
    let mut found: Vec<Finding> =
        files.par_iter().zip(&elsewhere).flat_map_iter(|(file, elsewhere)| find(file, elsewhere, &project)).collect();
    let guests: BTreeSet<&Arc<str>> =
        files.iter().filter(|file| !file.is_asked()).map(|file| &file.facts.path).collect();
    found.retain(|finding| concerns_more_than(&guests, finding));
    let mut by_file: HashMap<Arc<str>, Vec<Finding>> = HashMap::new();
    for finding in found {
        by_file.entry(Arc::clone(&finding.primary.path)).or_default().push(finding);
    }
    let with_findings: Vec<(&Looked, Vec<Finding>)> =
        files.iter().map(|file| (file, by_file.remove(&file.facts.path).unwrap_or_default())).collect();
    let mut reports: Vec<FileReport> =
        with_findings.into_par_iter().map(|(file, findings)| judge(file, findings)).collect();
    problems.extend(files.iter().filter(|file| file.is_asked()).flat_map(troubles));
    problems.sort_by(|a, b| (&a.path, a.span).cmp(&(&b.path, b.span)));
    let shown: BTreeSet<&Arc<str>> =
        reports.iter().flat_map(paths).chain(problems.iter().map(|problem| &problem.path)).collect();
    let excerpts = excerpts(&files, &elsewhere, &shown);
    reports.retain(|report| !report.findings.is_empty() || !report.quieted.is_empty());
    reports.sort_by(|a, b| a.path.cmp(&b.path));
    Report { files: reports, excerpts, problems, stats, ..Report::default() }
}

/// Where a project runs, and the row of the table that leads to.
#[derive(Debug)]
pub struct Survey {
    /// Every piece of evidence, sorted by file and place.
    pub evidence: Vec<Evidence>,
    /// What it leads to.
    pub recommendation: Recommendation,
    /// A report without findings that has the files in which the evidence lies.
    pub report: Report,
}

/// Reads the evidence out of files and answers which provider it leads to, for the SDKs that they use.
#[must_use]
pub fn survey(files: &[Looked]) -> Survey {
    let project = Project::of(files.iter().map(|file| &file.facts));
    let mut used: BTreeMap<Generation, usize> = BTreeMap::new();
    for generation in files.iter().flat_map(|file| &file.facts.generations) {
        *used.entry(*generation).or_default() += 1;
    }
    let mut used: Vec<(Generation, usize)> = used.into_iter().collect();
    used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let used: Vec<Generation> = used.into_iter().map(|(generation, _)| generation).collect();
    let count = |language| files.iter().filter(|file| file.facts.sdk_language() == Some(language)).count();
    let language =
        if count(SdkLanguage::Rust) > count(SdkLanguage::Python) { SdkLanguage::Rust } else { SdkLanguage::Python };
    let question = Question {
        path: "",
        language: Some(language),
        used: &used,
        generation: None,
        replaces: None,
        temporary: false,
        assumes_role: None,
        already: None,
    };
    let recommendation = advice::recommend(&BUILTIN.catalog, &project, &question);
    let paths: BTreeSet<&Arc<str>> = project.evidence().iter().map(|evidence| &evidence.path).collect();
    let report = Report { excerpts: excerpts(files, &[], &paths), ..Report::default() };
    Survey { evidence: project.evidence().to_vec(), recommendation, report }
}

/// Sites by their places in `files`.
fn seen<'f>(files: &'f [Looked], places: Option<&Vec<(usize, usize)>>) -> Vec<Seen<'f>> {
    let places = places.map(Vec::as_slice).unwrap_or_default().iter();
    places.map(|(file, site)| Seen { file: &files[*file].facts, site: &files[*file].facts.sites[*site] }).collect()
}

/// Whether a finding concerns a file that a scan was given: of those that were only brought in nothing else is said.
fn concerns_more_than(guests: &BTreeSet<&Arc<str>>, finding: &Finding) -> bool {
    std::iter::once(&finding.primary).chain(&finding.related).any(|label| !guests.contains(&label.path))
}

/// What is wrong in one file, and in others as far as this one shows it.
fn find(file: &Looked, elsewhere: &[Seen<'_>], project: &Project) -> Vec<Finding> {
    let is_main = |fingerprint| file.settings.is_main_account(fingerprint);
    checks::run(&file.kit.catalog, &file.kit.judge, project, &file.facts, elsewhere, &is_main, file.settings.now)
}

/// One file's findings, sorted out by what the user chose and silenced.
fn judge(file: &Looked, findings: Vec<Finding>) -> FileReport {
    let facts = &file.facts;
    let findings: Vec<Finding> =
        checks::put_in_order(findings).into_iter().filter_map(|finding| settle(file, finding)).collect();
    let comments = (facts.language != Language::Text).then_some(facts.comments.as_slice());
    let suppressions = suppress::parse(&facts.text, comments);
    let known: Vec<&str> = checks::names().collect();
    let lines = Lines::of(&facts.text);
    let Applied { mut shown, mut quieted, unused } = suppress::apply(findings, &suppressions, &lines, &known);
    let unused = unused_suppression::check(&file.kit.catalog, facts, &unused, |rule| {
        file.settings.severity(rule, file.kit.catalog.check(rule).severity).is_some()
    });
    let unused = unused.into_iter().filter_map(|finding| settle(file, finding)).collect();
    // A comment may silence findings about comments as well; whether it does is known only now.
    let unused = suppress::apply(unused, &suppressions, &lines, &known);
    shown.extend(unused.shown);
    quieted.extend(unused.quieted);
    shown.sort_by_key(|finding| finding.primary.span);
    // A reason is what somebody wrote, perhaps about the very key.
    for quieted in &mut quieted {
        quieted.reason = quieted.reason.take().map(|reason| veil(&reason));
    }
    FileReport { path: Arc::clone(&facts.path), findings: shown, quieted }
}

/// Gives a finding the severity that the user chose; `None` when its rule is off for this file.
fn settle(file: &Looked, mut finding: Finding) -> Option<Finding> {
    let usual = file.kit.catalog.check(finding.rule).severity;
    let chosen = file.settings.severity(finding.rule, usual)?;
    // A check that knows better than the rule's usual severity is overruled only by an explicit choice.
    if chosen != usual {
        finding.severity = chosen;
    }
    (!file.settings.ignores(finding.rule, &file.disk)).then_some(finding)
}

fn paths(report: &FileReport) -> impl Iterator<Item = &Arc<str>> {
    let findings = report.findings.iter().chain(report.quieted.iter().map(|quieted| &quieted.finding));
    findings.flat_map(|finding| {
        let because = finding.advice.iter().flat_map(|advice| &advice.because);
        std::iter::once(&finding.primary).chain(&finding.related).chain(because).map(|label| &label.path)
    })
}

/// The blanked texts of the files at these paths; a path that was named twice counts once.
fn excerpts(files: &[Looked], elsewhere: &[Vec<Seen<'_>>], shown: &BTreeSet<&Arc<str>>) -> BTreeMap<Arc<str>, Excerpt> {
    let mut found = BTreeMap::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| shown.contains(&file.facts.path)) {
        let elsewhere = elsewhere.get(at).map(Vec::as_slice).unwrap_or_default();
        found.entry(Arc::clone(&file.facts.path)).or_insert_with(|| excerpt(file, elsewhere));
    }
    found
}

fn excerpt(file: &Looked, elsewhere: &[Seen<'_>]) -> Excerpt {
    let facts = &file.facts;
    let secrets = checks::secrets(&file.kit.judge, facts, elsewhere);
    let cells =
        facts.cells.iter().flat_map(|cell| cell.lines.iter().zip(1..).map(|(span, line)| (*span, cell.number, line)));
    Excerpt {
        text: Arc::from(blank(&facts.text, &secrets)),
        lines: Arc::new(Lines::of(&facts.text)),
        cells: cells.collect(),
    }
}

/// What could not be understood in a file, each kind once, at its first place.
fn troubles(file: &Looked) -> Vec<Problem> {
    let mut seen: Vec<TroubleKind> = Vec::new();
    let mut found = Vec::new();
    for trouble in &file.facts.troubles {
        if seen.contains(&trouble.kind) {
            continue;
        }
        seen.push(trouble.kind);
        let key = match trouble.kind {
            TroubleKind::Syntax => "problem.syntax",
            TroubleKind::TooDeep => "problem.too_deep",
            TroubleKind::TooSlow => "problem.too_slow",
            TroubleKind::TooLarge => "problem.too_large",
            TroubleKind::NotANotebook => "problem.not_a_notebook",
        };
        let text: &Text = file.kit.catalog.word(key);
        found.push(Problem {
            path: Arc::clone(&file.facts.path),
            span: Some(trouble.span),
            text: text.clone(),
            extent: Extent::Partial,
        });
    }
    found
}
