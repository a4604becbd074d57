//! `aklint check --diff`: what is new since a commit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::engine::{Kits, Linked};
use crate::finding::verification::Verifications;
use crate::finding::{Finding, Report, Stats};
use crate::input::Library;
use crate::input::config::Resolver;
use crate::input::git::{Base, Before};
use crate::source::{Lines, Span};
use crate::suppress::known::{Trace, recognize};

/// A report's findings are to be compared with those of a commit.
pub(super) struct Comparison<'c> {
    /// The commit.
    pub(super) base: &'c Base,
    /// Finds the settings, which are today's for then too: a rule that was switched on finds nothing new.
    pub(super) resolver: &'c Resolver,
    pub(super) kits: &'c Kits,
    /// The files of today.
    pub(super) library: &'c dyn Library,
    /// What is known of keys today: what it makes a finding of is not new for that.
    pub(super) verifications: Option<&'c Verifications>,
}

impl Comparison<'_> {
    /// Leaves in a report what is new: findings in lines that were not there, and those that a change elsewhere has made.
    pub(super) fn keep_new(&self, report: &mut Report) {
        let files: BTreeMap<Arc<str>, Option<File>> =
            report.files.iter().map(|file| (Arc::clone(&file.path), self.file(&file.path))).collect();
        let file = |path: &Arc<str>| files.get(path).and_then(Option::as_ref);
        let is_old_line =
            |finding: &Finding| file(&finding.primary.path).is_some_and(|file| !file.is_new(finding.primary.span));
        // What stands in old lines may have been found then as well.
        let old: Vec<(usize, &Finding)> =
            report.findings().enumerate().filter(|(_, finding)| is_old_line(finding)).collect();
        let path_then = |path: &'_ Arc<str>| Arc::clone(file(path).map_or(path, |file| &file.before.path));
        let labels = old.iter().flat_map(|(_, finding)| std::iter::once(&finding.primary).chain(&finding.related));
        let then = self.report_of(&labels.map(|label| path_then(&label.path)).collect());
        let known: Vec<Trace<'_>> =
            then.findings().map(|known| Trace { path: &known.primary.path, content: known.content }).collect();
        let paths: Vec<Arc<str>> = old.iter().map(|(_, finding)| path_then(&finding.primary.path)).collect();
        let found = old.iter().zip(&paths).map(|((_, finding), path)| Trace { path, content: finding.content });
        let recognized = recognize(&known, &found.collect::<Vec<_>>(), |path| !self.library.exists(path));
        let known: BTreeSet<usize> =
            old.iter().zip(recognized).filter_map(|((at, _), known)| known.map(|_| *at)).collect();
        let mut at = 0..;
        for file in &mut report.files {
            file.findings.retain(|_| at.next().is_none_or(|at| !known.contains(&at)));
        }
        report.files.retain(|file| !file.findings.is_empty() || !file.quieted.is_empty());
    }

    /// What a file was; `None` for a new one, and for what cannot be read any more.
    fn file(&self, path: &Arc<str>) -> Option<File> {
        let text = self.library.open(path)?.file.text;
        let before = self.base.before(path, &text, self.resolver, &|path| self.library.exists(path))?;
        Some(File { lines: Lines::of(&text), before })
    }

    /// What there was to say of files then.
    fn report_of(&self, paths: &BTreeSet<Arc<str>>) -> Report {
        let library = self.base.library(self.resolver);
        let sources = paths.iter().filter_map(|path| library.open(path));
        let looked = sources.map(|source| self.kits.look(source));
        let linked = Linked::of(looked.collect(), &[], &library, self.kits);
        linked.with(self.verifications.cloned().unwrap_or_default()).report(Vec::new(), Stats::default())
    }
}

/// A file that was there then.
struct File {
    lines: Lines,
    before: Before,
}

impl File {
    fn is_new(&self, span: Span) -> bool {
        let line = |offset: u32| u32::try_from(self.lines.line(offset)).unwrap_or(u32::MAX);
        let (first, last) = (line(span.start), line(span.end.max(span.start + 1) - 1));
        self.before.new_lines.iter().any(|new| new.start <= last && first < new.end)
    }
}
