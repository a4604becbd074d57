//! What is wrong, where, and what to do about it: the words that rules, reports and editors share.
//!
//! Nothing here can be serialized: every output format has structs of its own, and nothing here holds a secret.

pub mod verification;

use std::sync::Arc;

use crate::catalog::check::{Confidence, Severity};
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::catalog::text::Text;
use crate::mask::Fingerprint;
use crate::source::{Lines, Span};
use verification::Verification;

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// What breaks.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// The sentence.
    pub message: Text,
    /// Where it is to be mended.
    pub primary: Label,
    /// The way from there to where it matters, in order.
    pub related: Vec<Label>,
    /// What it is about, masked.
    pub secret: Option<Secret>,
    /// What to do.
    pub advice: Option<Recommendation>,
    /// What else a person must do or know, most urgent first.
    pub help: Vec<Text>,
    /// Stays the same when lines move: of rule, path, secret (or callee and role), and the place among equals.
    pub fingerprint: Fingerprint,
    /// The same in every file and place: of rule and secret (or callee and role). Tells a moved finding from a new one.
    pub content: Fingerprint,
    /// Where it came from, if it was found in the past.
    pub committed: Option<Committed>,
}

/// Since when commits hold what a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The first such commit, in hexadecimal digits.
    pub commit: String,
    /// The path in the repository.
    pub path: Arc<str>,
    /// When its author made that commit, as RFC 3339 has it.
    pub author_date: String,
    /// Whether a file of HEAD still holds it.
    pub at_head: bool,
    /// How many versions of the file hold it.
    pub versions: usize,
}

/// A place with a word about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub path: Arc<str>,
    /// The bytes.
    pub span: Span,
    /// What is there.
    pub text: Text,
}

/// What may be known outside of an exposed credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// The mask of the AccessKey ID that belongs to it, if known.
    pub access_key_id: Option<String>,
    /// Tells secrets apart.
    pub fingerprint: Fingerprint,
    /// What came of trying it, if somebody asked for that.
    pub verification: Option<Verification>,
}

/// A row of the selection table with the reasons for it.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// The row; `None` when the repository does not decide between the candidates.
    pub row: Option<Row>,
    /// Why: evidence in the repository, strongest first.
    pub because: Vec<Label>,
    /// Why, where there is no file to point to; or what decides between the candidates.
    pub reason: Text,
    /// What must exist for it.
    pub needs: Vec<Text>,
    /// Packages to add.
    pub requires: Vec<String>,
    /// Code for this SDK and language.
    pub snippet: Option<AdviceSnippet>,
    /// What it takes the place of.
    pub replaces: Option<Row>,
    /// Rows that would do as well, or that are left when the reasons do not hold.
    pub otherwise: Vec<Row>,
}

/// Code that sets up the recommended provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceSnippet {
    /// For which SDKs.
    pub generation: Generation,
    /// The code.
    pub code: String,
}

/// Something that could not be looked at, wholly or in part. Kept apart from findings: it is no verdict on the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder.
    pub path: Arc<str>,
    /// Where in it.
    pub span: Option<Span>,
    /// What was not possible, and what was done instead.
    pub text: Text,
    /// How much of it was missed.
    pub extent: Extent,
}

/// How much a [`Problem`] leaves unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Left out on purpose (not a regular file): nothing that could be read was missed.
    Skipped,
    /// Looked at as text, not as code.
    Partial,
    /// Not looked at: the run exits with 2.
    Unseen,
}

/// A finding that somebody silenced.
#[derive(Debug, Clone)]
pub struct Quieted {
    /// The finding.
    pub finding: Finding,
    /// The reason that was given, if any.
    pub reason: Option<String>,
    /// Where that was said.
    pub by: QuietedBy,
}

/// What silenced a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuietedBy {
    /// A comment beside it.
    Comment,
    /// A list of what was known before.
    Baseline,
}

/// Everything there is to say about one file.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file.
    pub path: Arc<str>,
    /// What is wrong, sorted by place and rule.
    pub findings: Vec<Finding>,
    /// What would be, had nobody silenced it.
    pub quieted: Vec<Quieted>,
}

/// A file's text with every secret blanked, for showing lines of it. Positions are those of the real text.
#[derive(Debug, Clone)]
pub struct Excerpt {
    /// The blanked text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: Arc<Lines>,
    /// For a notebook: the JSON span of each line of each code cell, with cell number and line in the cell, both from 1.
    pub cells: Arc<[(Span, u32, u32)]>,
}

/// A place for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// For a notebook: cell number and line in the cell, both from 1.
    pub cell: Option<(u32, u32)>,
}

impl Excerpt {
    /// Turns a byte offset into a place for people.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let line = self.lines.line(offset);
        let start = self.lines.start(line) as usize;
        let before = self.text.get(start..(offset as usize).min(self.text.len())).unwrap_or_default();
        let cell = self
            .cells
            .iter()
            .find(|(span, _, _)| span.start <= offset && offset < span.end)
            .map(|(_, number, line)| (*number, *line));
        Position { line: line + 1, column: before.chars().count() + 1, cell }
    }
}

/// The result of a run, sorted by path, place and rule: threads never show.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The files with something to say.
    pub files: Vec<FileReport>,
    /// The blanked text of every file that a label points into, by path.
    pub excerpts: std::collections::BTreeMap<Arc<str>, Excerpt>,
    /// What could not be looked at.
    pub problems: Vec<Problem>,
    /// How much was looked at.
    pub stats: Stats,
    /// Where the paths lie.
    pub origin: Origin,
}

/// Where the paths of a report lie, for services that know files by their place in a repository.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The repository's folder, absolute; empty when none is known.
    pub repository: String,
    /// The folder that relative paths begin in, as seen from the repository's; empty for the repository's own.
    pub folder: String,
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stats {
    /// Files read.
    pub files: usize,
    /// Bytes read.
    pub bytes: u64,
    /// Files that the byte filter let through.
    pub interesting: usize,
}

impl Report {
    /// All findings, in order.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.severity == severity).count()
    }

    /// How many findings were silenced in this way.
    #[must_use]
    pub fn quieted(&self, by: QuietedBy) -> usize {
        self.files.iter().flat_map(|file| &file.quieted).filter(|quieted| quieted.by == by).count()
    }

    /// Whether something could not be looked at.
    #[must_use]
    pub fn has_unseen(&self) -> bool {
        self.problems.iter().any(|problem| problem.extent == Extent::Unseen)
    }
}
