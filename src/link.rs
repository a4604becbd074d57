//! What the files of a project say together. Linked once, then only read.

use crate::catalog::provider::{Weight, Workload};
use crate::facts::{Evidence, FileFacts};

/// A project: everything that one file's findings may need of the others.
#[derive(Debug, Default)]
pub struct Project {
    /// Where the program runs, sorted by file and place.
    evidence: Vec<Evidence>,
}

impl Project {
    /// Links the facts of all files.
    #[must_use]
    pub fn of<'f>(files: impl IntoIterator<Item = &'f FileFacts>) -> Self {
        let mut evidence: Vec<Evidence> = files.into_iter().flat_map(|file| file.evidence.iter().cloned()).collect();
        evidence.sort_by(|a, b| (&a.path, a.span, &a.id).cmp(&(&b.path, b.span, &b.id)));
        Self { evidence }
    }

    /// All evidence, sorted by file and place.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The evidence for a workload as seen from the file `path`: strongest first, then nearest.
    #[must_use]
    pub fn evidence_for(&self, workload: Workload, path: &str) -> Vec<&Evidence> {
        let mut found: Vec<&Evidence> = self.evidence.iter().filter(|evidence| evidence.workload == workload).collect();
        found.sort_by_key(|evidence| std::cmp::Reverse(standing(evidence, path)));
        found
    }

    /// How much the best evidence for a workload counts for the file `path`; `None` when there is none.
    #[must_use]
    pub fn standing(&self, workload: Workload, path: &str) -> Option<(Weight, usize)> {
        self.evidence_for(workload, path).first().map(|evidence| standing(evidence, path))
    }
}

/// Strong before weak, then the more leading folders two files share, the nearer they are.
fn standing(evidence: &Evidence, path: &str) -> (Weight, usize) {
    let shared = evidence.path.split('/').zip(path.split('/')).take_while(|(a, b)| a == b).count();
    (evidence.weight, shared)
}
