//! Where a program runs, as far as the repository's files say.

use std::sync::Arc;

use aho_corasick::AhoCorasick;
use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::catalog::provider::{EvidenceKind, Weight, Workload};
use crate::catalog::text::Text;
use crate::source::{SourceFile, Span};

/// A place that says where the program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The kind's name.
    pub id: Arc<str>,
    /// What it says.
    pub workload: Workload,
    /// How far it can be relied on.
    pub weight: Weight,
    /// What a person is told.
    pub text: Text,
    /// The file.
    pub path: Arc<str>,
    /// The words.
    pub span: Span,
}

/// Finds evidence: all words at once, then only where the file's name fits.
#[derive(Debug)]
pub struct Finder {
    words: AhoCorasick,
    /// For each word, the kind it belongs to.
    owner: Vec<usize>,
    kinds: Vec<(Arc<str>, GlobSet, EvidenceKind)>,
}

impl Finder {
    /// Prepares to find these kinds.
    ///
    /// # Panics
    /// When a glob or word list cannot be compiled; a test compiles the embedded ones.
    #[must_use]
    pub fn new(kinds: &[EvidenceKind]) -> Self {
        let mut words = Vec::new();
        let mut owner = Vec::new();
        let mut prepared = Vec::new();
        for (at, kind) in kinds.iter().enumerate() {
            for word in &kind.words {
                words.push(word.as_str());
                owner.push(at);
            }
            let mut globs = GlobSetBuilder::new();
            for glob in &kind.files {
                globs.add(Glob::new(glob).expect("rules/evidence.toml holds valid globs"));
            }
            let globs = globs.build().expect("rules/evidence.toml holds valid globs");
            prepared.push((Arc::from(kind.id.as_str()), globs, kind.clone()));
        }
        let words = AhoCorasick::new(&words).expect("evidence words are few and short");
        Self { words, owner, kinds: prepared }
    }

    /// The evidence in a file: each kind once, at its first place.
    #[must_use]
    pub fn find(&self, file: &SourceFile) -> Vec<Evidence> {
        let fits: Vec<bool> =
            self.kinds.iter().map(|(_, globs, kind)| kind.files.is_empty() || globs.is_match(&*file.path)).collect();
        if !fits.contains(&true) {
            return Vec::new();
        }
        let mut found: Vec<Option<Span>> = vec![None; self.kinds.len()];
        for hit in self.words.find_overlapping_iter(&*file.text) {
            let kind = self.owner[hit.pattern().as_usize()];
            if fits[kind] && found[kind].is_none() {
                found[kind] = Some(Span::new(hit.start(), hit.end()));
            }
        }
        found
            .into_iter()
            .zip(&self.kinds)
            .filter_map(|(span, (id, _, kind))| {
                Some(Evidence {
                    id: Arc::clone(id),
                    workload: kind.workload,
                    weight: kind.weight,
                    text: kind.text.clone(),
                    path: Arc::clone(&file.path),
                    span: span?,
                })
            })
            .collect()
    }
}
