//! What the files of a project say together. Linked once, then only read.

mod nearness;

use std::sync::Arc;

use smol_str::SmolStr;

use crate::catalog::provider::Workload;
use crate::catalog::sdk::{ProviderKind, SdkLanguage};
use crate::facts::{Evidence, FileFacts, ServiceAccount, SetVariable};
use crate::source::Language;
use crate::source::paths::folder_of;

use nearness::{Folders, Subject};

pub use nearness::{Reach, Standing};

/// A project: everything that one file's findings may need of the others.
#[derive(Debug, Default)]
pub struct Project {
    /// Where the program runs, sorted by file and place.
    evidence: Vec<Evidence>,
    /// Which program each of them speaks about.
    subjects: Vec<Subject>,
    /// Credential variables that manifests set, by file and place.
    variables: Vec<(Arc<str>, SetVariable)>,
    /// Service accounts that get a role, by file and place.
    accounts: Vec<(Arc<str>, ServiceAccount)>,
    /// Chains of providers that the code uses, by language and path in the catalogue, each once.
    chains: Vec<(SdkLanguage, SmolStr)>,
    folders: Folders,
}

impl Project {
    /// Links the facts of all files.
    #[must_use]
    pub fn of<'f>(files: impl IntoIterator<Item = &'f FileFacts>) -> Self {
        let files: Vec<&FileFacts> = files.into_iter().collect();
        let mut evidence: Vec<Evidence> =
            files.iter().flat_map(|file| file.evidence.iter().chain(&file.assumed).cloned()).collect();
        evidence.sort_by(|a, b| (&a.path, a.span, &a.id).cmp(&(&b.path, b.span, &b.id)));
        let code = files.iter().filter(|file| file.language != Language::Text).map(|file| &file.path);
        let folders = Folders::of(code, files.iter().map(|file| &file.path));
        let subjects = evidence.iter().map(|evidence| folders.subject(&evidence.path, &evidence.about)).collect();
        let set = |file: &&FileFacts| {
            let path = Arc::clone(&file.path);
            file.variables.set.clone().into_iter().map(move |variable| (Arc::clone(&path), variable))
        };
        let with_role = |file: &&FileFacts| {
            let path = Arc::clone(&file.path);
            file.variables.accounts.clone().into_iter().map(move |account| (Arc::clone(&path), account))
        };
        let mut variables: Vec<_> = files.iter().flat_map(set).collect();
        variables.sort_by(|a, b| (&a.0, a.1.span).cmp(&(&b.0, b.1.span)));
        let mut accounts: Vec<_> = files.iter().flat_map(with_role).collect();
        accounts.sort_by(|a, b| (&a.0, a.1.span).cmp(&(&b.0, b.1.span)));
        let mut chains: Vec<(SdkLanguage, SmolStr)> = Vec::new();
        for file in &files {
            let Some(language) = file.sdk_language() else { continue };
            for site in file.sites.iter().filter(|site| site.provider == ProviderKind::DefaultChain) {
                let chain = (language, site.path.clone());
                if !chains.contains(&chain) {
                    chains.push(chain);
                }
            }
        }
        Self { evidence, subjects, variables, accounts, chains, folders }
    }

    /// All evidence, sorted by file and place.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The evidence for a workload as seen from the file `path`: best first, see [`Standing`].
    #[must_use]
    pub fn evidence_for(&self, workload: Workload, path: &str) -> Vec<(&Evidence, Standing)> {
        let of_workload = self.evidence.iter().zip(&self.subjects).filter(|(found, _)| found.workload == workload);
        let mut found: Vec<(&Evidence, Standing)> = of_workload
            .map(|(evidence, subject)| {
                let (reach, depth) = self.folders.nearness(&evidence.path, subject, path);
                (evidence, Standing { reach, depth, weight: evidence.weight })
            })
            .collect();
        found.sort_by_key(|(_, standing)| std::cmp::Reverse(*standing));
        found
    }

    /// How much the best evidence for a workload counts for the file `path`; `None` when there is none.
    #[must_use]
    pub fn standing(&self, workload: Workload, path: &str) -> Option<Standing> {
        self.evidence_for(workload, path).first().map(|(_, standing)| *standing)
    }

    /// Chains of providers that the code uses, by language and path in the catalogue.
    #[must_use]
    pub fn chains(&self) -> &[(SdkLanguage, SmolStr)] {
        &self.chains
    }

    /// The credential variables that manifests set for the program of the file `path`, nearest first.
    #[must_use]
    pub fn variables_for(&self, path: &str) -> Vec<(&Arc<str>, &SetVariable)> {
        let mut found: Vec<(usize, &Arc<str>, &SetVariable)> = Vec::new();
        for (manifest, variable) in &self.variables {
            let subject = self.folders.subject(manifest, &variable.about);
            if let (Reach::Here, depth) = self.folders.nearness(manifest, &subject, path) {
                found.push((depth, manifest, variable));
            }
        }
        found.sort_by_key(|(depth, _, _)| std::cmp::Reverse(*depth));
        found.into_iter().map(|(_, manifest, variable)| (manifest, variable)).collect()
    }

    /// The service account with a role that a manifest means by a name: one in the same folder, or in the same program.
    #[must_use]
    pub fn account(&self, name: &str, manifest: &str) -> Option<(&Arc<str>, &ServiceAccount)> {
        let mut found = self.accounts.iter().filter(|(path, account)| {
            let is_literal = !account.name.contains("{{");
            let is_near = folder_of(path) == folder_of(manifest)
                || (is_literal && self.folders.are_of_one_program(path, manifest));
            account.name == name && is_near
        });
        found.next().map(|(path, account)| (path, account))
    }
}
