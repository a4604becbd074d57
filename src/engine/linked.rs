//! Files that were put beside each other, and what there is to say of them together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::join::{self, Joined};
use super::{Kits, Looked, Part};
use crate::catalog::text::Text;
use crate::checks::{self, Aside, Seen, unused_suppression};
use crate::facts::{CredentialSite, FileFacts, Kit, Seek};
use crate::finding::verification::Verifications;
use crate::finding::{Excerpt, Extent, FileReport, Finding, Problem, Recommendation, Report, Stats};
use crate::input::Library;
use crate::link::Project;
use crate::mask::{AccessKey, Masked, blank};
use crate::settings::error::veil;
use crate::source::{Language, Lines, Span};
use crate::suppress::{self, Applied};
use crate::syntax::TroubleKind;

/// Files whose values have been followed to their ends, with what the project around them says.
#[derive(Debug)]
pub struct Linked {
    files: Vec<Looked>,
    project: Project,
    /// Calls in other files by the file that holds what they are given: places in `files`, of the file and of its site.
    uses: HashMap<Arc<str>, Vec<(usize, usize)>>,
    /// By file, those that its values come from.
    pub(super) sources: BTreeMap<Arc<str>, BTreeSet<String>>,
    /// Functions whose callers decide what reaches a call.
    pub(super) seeks: BTreeSet<Seek>,
    /// What came of trying keys.
    verifications: Verifications,
}

/// Keys that can be tried.
#[derive(Debug, Default)]
pub struct Keys {
    /// Each once, in order.
    pub keys: Vec<AccessKey>,
    /// How many others there are that a config does not want to be tried.
    pub forbidden: usize,
}

/// A call that holds or obtains credentials, for those who point at it.
#[derive(Debug)]
pub struct Provider<'l> {
    /// The call.
    pub site: &'l CredentialSite,
    /// Where it stands in its file.
    pub span: Span,
    /// What is recommended in its place.
    pub advice: Recommendation,
}

impl Linked {
    /// Joins files and links them with `others`, of which nothing is to be said.
    #[must_use]
    pub fn of(looked: Vec<Looked>, others: &[&FileFacts], library: &dyn Library, kits: &Kits) -> Self {
        let Joined { files, sources, seeks } = join::join(looked, library, kits);
        let own = files.iter().filter(|file| file.part != Part::Guest).map(|file| &file.facts);
        let project = Project::of(own.chain(others.iter().copied()));
        let uses = join::uses(&files);
        Self { files, project, uses, sources, seeks, verifications: Verifications::default() }
    }

    /// The same, with what came of trying [`Linked::keys`].
    #[must_use]
    pub fn with(self, verifications: Verifications) -> Self {
        Self { verifications, ..self }
    }

    /// The keys that stand in files that were asked for, each once, and with its token where that is known; without those that
    /// stand, with or without it, in a file whose config forbids to try them.
    #[must_use]
    pub fn keys(&self) -> Keys {
        let of_file =
            |file: &Looked| (file.settings.may_verify, checks::keys(&file.kit.judge, &file.facts, &self.seen(file)));
        let asked = self.files.par_iter().filter(|file| file.is_asked());
        let (mut keys, mut forbidden) = (BTreeSet::new(), BTreeSet::new());
        for (may_verify, found) in asked.map(of_file).collect::<Vec<_>>() {
            if may_verify {
                keys.extend(found);
            } else {
                forbidden.extend(found.iter().map(without_token));
            }
        }
        let whole: BTreeSet<AccessKey> = keys.iter().filter(|key| key.token.is_some()).map(without_token).collect();
        keys.retain(|key| !forbidden.contains(&without_token(key)) && !whole.contains(key));
        Keys { keys: keys.into_iter().collect(), forbidden: forbidden.len() }
    }

    /// Everything that there is to say, in order.
    #[must_use]
    pub fn report(&self, mut problems: Vec<Problem>, stats: Stats) -> Report {
        let files = &self.files;
        let elsewhere: Vec<Vec<Seen<'_>>> = files.iter().map(|file| self.seen(file)).collect();
        let mut found: Vec<Finding> = files
            .par_iter()
            .zip(&elsewhere)
            .flat_map_iter(|(file, elsewhere)| find(file, elsewhere, &self.project, &self.verifications))
            .collect();
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
        let excerpts = excerpts(files, &elsewhere, &shown);
        reports.retain(|report| !report.findings.is_empty() || !report.quieted.is_empty());
        reports.sort_by(|a, b| a.path.cmp(&b.path));
        Report { files: reports, excerpts, problems, stats, ..Report::default() }
    }

    /// The calls in a file that hold or obtain credentials of Alibaba Cloud, in source order, each with what is recommended
    /// there.
    #[must_use]
    pub fn providers(&self, path: &str) -> Vec<Provider<'_>> {
        let Some(file) = self.files.iter().find(|file| *file.facts.path == *path) else { return Vec::new() };
        let elsewhere = self.seen(file);
        let advised = checks::advise(&file.kit.catalog, &file.kit.judge, &self.project, &file.facts, &elsewhere);
        let provider = |(site, advice): (_, _)| {
            let site: &CredentialSite = site;
            let (place, span) = file.facts.places.locate(site.span);
            (**place == *path).then_some(Provider { site, span, advice })
        };
        advised.into_iter().filter_map(provider).collect()
    }

    /// What a file says.
    #[must_use]
    pub fn facts(&self, path: &str) -> Option<&FileFacts> {
        self.files.iter().map(|file| &file.facts).find(|facts| *facts.path == *path)
    }

    /// What each of the files says, in the order of their paths.
    pub(super) fn facts_of_all(&self) -> impl Iterator<Item = &FileFacts> {
        self.files.iter().map(|file| &file.facts)
    }

    /// A file's text with every secret blanked.
    pub(super) fn blanked(&self, path: &str) -> Option<Arc<str>> {
        let file = self.files.iter().find(|file| *file.facts.path == *path && !file.facts.text.is_empty())?;
        Some(excerpt(file, &self.seen(file)).text)
    }

    /// Everything in these files that must not be shown, wherever it stands.
    pub(super) fn secrets(&self) -> Vec<Masked> {
        let of_file = |file: &Looked| {
            let spans = checks::secrets(&file.kit.judge, &file.facts, &self.seen(file));
            let texts = spans.into_iter().filter_map(|span| file.facts.text.get(span.range()));
            texts.map(Masked::new).collect::<Vec<_>>()
        };
        self.files.iter().flat_map(of_file).collect()
    }

    /// What a file was looked at with.
    pub(super) fn kit_of(&self, path: &str) -> Option<&Kit> {
        self.files.iter().find(|file| *file.facts.path == *path).map(|file| &*file.kit)
    }

    /// The files, in the order of their paths, those aside that were only brought in.
    pub(super) fn own(&self) -> impl Iterator<Item = &Looked> {
        self.files.iter().filter(|file| file.part != Part::Guest)
    }

    /// Calls in other files that are given what this one holds.
    fn seen(&self, file: &Looked) -> Vec<Seen<'_>> {
        let places = self.uses.get(&file.facts.path).map(Vec::as_slice).unwrap_or_default().iter();
        let seen = |(file, site): &(usize, usize)| {
            let facts = &self.files[*file].facts;
            Seen { file: facts, site: &facts.sites[*site] }
        };
        places.map(seen).collect()
    }
}

fn without_token(key: &AccessKey) -> AccessKey {
    AccessKey { token: None, ..key.clone() }
}

/// Whether a finding concerns a file that a scan was given: of those that were only brought in nothing else is said.
fn concerns_more_than(guests: &BTreeSet<&Arc<str>>, finding: &Finding) -> bool {
    std::iter::once(&finding.primary).chain(&finding.related).any(|label| !guests.contains(&label.path))
}

/// What is wrong in one file, and in others as far as this one shows it.
fn find(file: &Looked, elsewhere: &[Seen<'_>], project: &Project, verifications: &Verifications) -> Vec<Finding> {
    let is_main_account = &|fingerprint| file.settings.is_main_account(fingerprint);
    let aside = Aside { is_main_account, verifications, now: file.settings.now };
    checks::run(&file.kit.catalog, &file.kit.judge, project, &file.facts, elsewhere, aside)
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
pub(super) fn excerpts(
    files: &[Looked],
    elsewhere: &[Vec<Seen<'_>>],
    shown: &BTreeSet<&Arc<str>>,
) -> BTreeMap<Arc<str>, Excerpt> {
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
