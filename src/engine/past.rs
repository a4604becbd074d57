//! What the past gives away: versions of files, each judged by itself.
//!
//! Only what exposes a secret is told of: nobody can mend how a former version of a program got its credentials, but a key
//! that it holds must be disabled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Kits, Looked, report};
use crate::catalog::Catalog;
use crate::catalog::text::Text;
use crate::finding::{Committed, Excerpt, FileReport, Finding, Report, Stats};
use crate::input::NoFiles;
use crate::mask::Fingerprint;

/// How many digits of a commit's id a report shows.
const SHORT: usize = 10;

/// What one version of a file gives away.
#[derive(Debug)]
pub struct Version {
    findings: Vec<Finding>,
    excerpt: Option<Excerpt>,
    is_clean: bool,
}

impl Version {
    /// Whether there is nothing in it that anybody would have to silence.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.is_clean
    }

    /// Takes away what is in `told`, and adds the rest to it.
    pub fn keep_new(&mut self, told: &mut BTreeSet<Fingerprint>) {
        self.findings.retain(|finding| told.insert(finding.content));
    }
}

/// Judges one version of a file.
#[must_use]
pub fn judge(looked: Looked, kits: &Kits) -> Version {
    // What it imported then is another version of another file.
    let mut told = report(vec![looked], &NoFiles, kits, Vec::new(), Stats::default());
    let is_clean = told.files.is_empty();
    let findings: Vec<Finding> =
        told.files.into_iter().flat_map(|file| file.findings).filter(|finding| finding.secret.is_some()).collect();
    let excerpt = findings.first().and_then(|finding| told.excerpts.remove(&finding.primary.path));
    Version { findings, excerpt, is_clean }
}

/// The secrets of a history, each with the version that brought it.
#[derive(Debug, Default)]
pub struct Past(BTreeMap<(Arc<str>, Fingerprint), Secret>);

/// A secret in one file of a history.
#[derive(Debug)]
struct Secret {
    /// The first commit, and what it holds: in the order of history.
    commit: usize,
    finding: Finding,
    excerpt: Excerpt,
    /// All versions of the file that hold it, by their places among those that were read.
    versions: Vec<usize>,
}

/// What must be known of commits to tell of what they hold.
pub trait Told {
    /// Id and author's date of a commit, by its place in the order of history.
    fn commit(&self, at: usize) -> (String, String);

    /// Whether a file of HEAD is one of these versions.
    fn at_head(&self, versions: &[usize]) -> bool;
}

impl Past {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a version that a commit brought; in any order.
    pub fn add(&mut self, commit: usize, version: usize, found: Version) {
        let Some(excerpt) = found.excerpt else { return };
        for finding in found.findings {
            let key = (Arc::clone(&finding.primary.path), finding.content);
            let Some(known) = self.0.get_mut(&key) else {
                let secret = Secret { commit, finding, excerpt: excerpt.clone(), versions: vec![version] };
                self.0.insert(key, secret);
                continue;
            };
            // A version may hold it twice.
            if known.versions.last() != Some(&version) {
                known.versions.push(version);
            }
            if commit < known.commit {
                known.commit = commit;
                known.finding = finding;
                known.excerpt = excerpt.clone();
            }
        }
    }

    /// The report. A file is called as git calls it, `COMMIT:PATH`: `git show` understands that.
    #[must_use]
    pub fn report(self, history: &dyn Told) -> Report {
        let mut report = Report::default();
        let mut files: BTreeMap<(Arc<str>, usize), FileReport> = BTreeMap::new();
        for ((path, _), secret) in self.0 {
            let (commit, author_date) = history.commit(secret.commit);
            let shown: Arc<str> = format!("{}:{path}", commit.get(..SHORT).unwrap_or(&commit)).into();
            let mut finding = secret.finding;
            let labels = std::iter::once(&mut finding.primary).chain(&mut finding.related);
            let advised = finding.advice.iter_mut().flat_map(|advice| &mut advice.because);
            labels.chain(advised).for_each(|label| label.path = Arc::clone(&shown));
            let committed = Committed {
                commit,
                path: Arc::clone(&path),
                author_date,
                at_head: history.at_head(&secret.versions),
                versions: secret.versions.len(),
            };
            finding.help.push(told(&committed));
            finding.committed = Some(committed);
            report.excerpts.insert(Arc::clone(&shown), secret.excerpt);
            let file = || FileReport { path: shown, findings: Vec::new(), quieted: Vec::new() };
            files.entry((path, secret.commit)).or_insert_with(file).findings.push(finding);
        }
        report.files = files.into_values().collect();
        for file in &mut report.files {
            file.findings.sort_by_key(|finding| finding.primary.span);
        }
        report
    }
}

fn told(committed: &Committed) -> Text {
    let key = if committed.at_head { "help.committed" } else { "help.committed_gone" };
    let commit = committed.commit.get(..SHORT).unwrap_or(&committed.commit);
    let date = committed.author_date.get(..10).unwrap_or(&committed.author_date);
    let versions = committed.versions.to_string();
    Catalog::builtin().phrase(key, &[("commit", commit), ("date", date), ("versions", &versions)])
}
