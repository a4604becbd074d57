//! Where a program runs, as far as the repository's files say.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use globset::{Glob, GlobSet, GlobSetBuilder};
use smol_str::SmolStr;

use super::manifest::{Manifest, Name, NodeId};
use super::variables::{GivenRole, ServiceAccount, Variables};
use super::{CredentialSite, Places};
use crate::catalog::Catalog;
use crate::catalog::judge::Judge;
use crate::catalog::provider::{EvidenceKind, FunctionCredentials, Manifests, Weight, Workload};
use crate::catalog::sdk::{Meaning, ProviderKind};
use crate::catalog::text::Text;
use crate::flow::Flow;
use crate::source::{Language, SourceFile, Span};
use crate::syntax::ExprKind;

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
    /// Which program it speaks about, as far as the block around it says.
    pub about: About,
    /// For functions: where they find their credentials.
    pub credentials: Option<FunctionCredentials>,
}

/// Which program a block of a manifest speaks about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The folders that it is built from, relative to the manifest's: `../a` in `build: ../a`.
    pub folders: Vec<SmolStr>,
    /// Names of it: of the service, of the object, of its image, of the file.
    pub names: Vec<SmolStr>,
}

/// What a file's text says, apart from code and keys.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) evidence: Vec<Evidence>,
    pub(super) variables: Variables,
}

/// Finds evidence: all words at once, then only where the file's name fits.
#[derive(Debug)]
pub struct Finder {
    words: AhoCorasick,
    /// For each word, the kind it belongs to, or none for a variable.
    owner: Vec<(Option<usize>, String)>,
    kinds: Vec<(Arc<str>, GlobSet, EvidenceKind)>,
    manifests: Manifests,
    variable_files: GlobSet,
    ends_files: GlobSet,
}

impl Finder {
    /// Prepares to find what the catalogue lists.
    ///
    /// # Panics
    /// When a glob or word list cannot be compiled; a test compiles the embedded ones.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let mut owner = Vec::new();
        let mut prepared = Vec::new();
        for (at, kind) in catalog.evidence.iter().enumerate() {
            owner.extend(kind.words.iter().map(|word| (Some(at), word.clone())));
            prepared.push((Arc::from(kind.id.as_str()), globs(&kind.files), kind.clone()));
        }
        owner.extend(catalog.variables().map(|name| (None, name.to_owned())));
        let words = AhoCorasick::new(owner.iter().map(|(_, word)| EvidenceKind::anchor(word)));
        let manifests = catalog.manifests.clone();
        Self {
            words: words.expect("evidence words are few and short"),
            owner,
            kinds: prepared,
            variable_files: globs(&manifests.variable_files),
            ends_files: globs(&manifests.ends_files),
            manifests,
        }
    }

    /// Whether a file of this name may say where a program runs.
    #[must_use]
    pub fn may_be_in(&self, path: &str) -> bool {
        self.variable_files.is_match(path) || self.kinds.iter().any(|(_, globs, _)| globs.is_match(path))
    }

    /// The evidence in a file, each kind once in a block, and the credential variables that it sets.
    #[must_use]
    pub(super) fn find(&self, file: &SourceFile, judge: &Judge) -> Said {
        let fits: Vec<bool> =
            self.kinds.iter().map(|(_, globs, kind)| kind.files.is_empty() || globs.is_match(&*file.path)).collect();
        let sets = file.language == Language::Text && self.variable_files.is_match(&*file.path);
        if !sets && !fits.contains(&true) {
            return Said::default();
        }
        let text = &*file.text;
        let mut hits: Vec<(usize, Range<usize>)> = Vec::new();
        let mut variables: Vec<Range<usize>> = Vec::new();
        for hit in self.words.find_overlapping_iter(text) {
            let (kind, word) = &self.owner[hit.pattern().as_usize()];
            match kind {
                Some(kind) if fits[*kind] => {
                    if let Some(place) = EvidenceKind::word_at(word, text, hit.range())
                        && !is_commented(text, place.start)
                    {
                        hits.push((*kind, place));
                    }
                }
                None if sets && stands_alone(text, &hit.range()) && !is_commented(text, hit.start()) => {
                    variables.push(hit.range());
                }
                _ => {}
            }
        }
        if hits.is_empty() && variables.is_empty() {
            return Said::default();
        }
        hits.sort_by_key(|(kind, place)| (place.start, *kind));
        let blocks = Blocks { manifest: Manifest::of(&file.path, text), manifests: &self.manifests, path: &file.path };
        let ends = self.ends_files.is_match(&*file.path);
        self.said(file, judge, &blocks, &hits, &variables, ends)
    }

    fn said(
        &self,
        file: &SourceFile,
        judge: &Judge,
        blocks: &Blocks<'_>,
        hits: &[(usize, Range<usize>)],
        variables: &[Range<usize>],
        ends: bool,
    ) -> Said {
        let text = &*file.text;
        let mut evidence = Vec::new();
        let mut roles = Vec::new();
        let mut seen = HashSet::new();
        for (at, place) in hits {
            let (id, _, kind) = &self.kinds[*at];
            let span = Span::new(place.start, place.end);
            let block = blocks.around(span.start);
            let has = |text: &str, words: &[String]| {
                words.is_empty() || words.iter().any(|word| text.contains(word.as_str()))
            };
            let counts = has(text, &kind.beside)
                && has(blocks.manifest.text(block), &kind.within)
                && (!kind.other_account || EvidenceKind::is_of_another_account(text, place));
            if !counts {
                continue;
            }
            if let Some(gives) = kind.gives_role {
                roles.push(GivenRole { span, gives, text: kind.text.clone() });
            }
            let is_new = seen.insert((*at, block));
            if is_new {
                evidence.push(Evidence {
                    id: Arc::clone(id),
                    workload: kind.workload,
                    weight: kind.weight,
                    text: kind.text.clone(),
                    path: Arc::clone(&file.path),
                    span,
                    about: blocks.about(block),
                    credentials: kind.credentials,
                });
            }
        }
        // What says so outright stands for the hint in the same words.
        let strong: Vec<(Workload, Span)> = evidence
            .iter()
            .filter(|evidence: &&Evidence| evidence.weight == Weight::Strong)
            .map(|evidence| (evidence.workload, evidence.span))
            .collect();
        evidence.retain(|hint| {
            let says_it = |(workload, span): &(Workload, Span)| *workload == hint.workload && span.overlaps(hint.span);
            hint.weight == Weight::Strong || !strong.iter().any(says_it)
        });
        evidence.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        Said { evidence, variables: Variables::of(blocks, judge, variables, &roles, ends) }
    }
}

/// The first place in code where a role is assumed: whoever does that can do it again by a provider.
pub(super) fn in_code(flow: &Flow<'_>, sites: &[CredentialSite], places: &Places) -> Option<Evidence> {
    let by_call = flow.tree.exprs_of(flow.part).filter_map(|expr| {
        let ExprKind::Call(call) = &flow.tree[expr].kind else { return None };
        let known = flow.known_callee(call)?.callable;
        let assumes = known.meaning == Meaning::Issues && known.provider == Some(ProviderKind::RamRoleArn);
        assumes.then_some(flow.tree[expr].span)
    });
    let by_provider = sites.iter().filter(|site| site.provider == ProviderKind::RamRoleArn && !site.dead);
    let (path, span) = places.locate(by_call.chain(by_provider.map(|site| site.span)).min()?);
    Some(Evidence {
        id: Arc::from("role-in-code"),
        workload: Workload::AssumedRole,
        weight: Weight::Weak,
        text: flow.catalog.word("evidence.role_in_code").clone(),
        path: Arc::clone(path),
        span,
        about: About::default(),
        credentials: None,
    })
}

fn globs(patterns: &[String]) -> GlobSet {
    let mut globs = GlobSetBuilder::new();
    for pattern in patterns {
        globs.add(Glob::new(pattern).expect("rules/evidence.toml holds valid globs"));
    }
    globs.build().expect("rules/evidence.toml holds valid globs")
}

/// Whether a place stands behind the mark of a comment on its line.
fn is_commented(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let bare = before.trim_start();
    bare.starts_with(['#', ';']) || bare.starts_with("//") || before.contains(" #")
}

/// Whether a name is no part of a longer one.
fn stands_alone(text: &str, place: &Range<usize>) -> bool {
    let belongs = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let bytes = text.as_bytes();
    !belongs(place.start.checked_sub(1).and_then(|before| bytes.get(before))) && !belongs(bytes.get(place.end))
}

/// The blocks of one manifest.
pub(super) struct Blocks<'f> {
    pub(super) manifest: Manifest<'f>,
    pub(super) manifests: &'f Manifests,
    path: &'f str,
}

impl Blocks<'_> {
    /// The service, function, job or pod that a place is in.
    pub(super) fn around(&self, at: u32) -> NodeId {
        self.manifest.block_of(self.manifest.at(at), &self.manifests.parts)
    }

    /// Whether a document is a service account of Kubernetes, and which.
    pub(super) fn service_account(&self, document: NodeId) -> Option<SmolStr> {
        (self.top(document, "kind")? == "ServiceAccount").then(|| self.object_name(document)).flatten()
    }

    pub(super) fn top(&self, block: NodeId, key: &str) -> Option<&str> {
        self.manifest.child(block, key).map(|node| self.manifest.value(node))
    }

    pub(super) fn object_name(&self, block: NodeId) -> Option<SmolStr> {
        let metadata = self.manifest.child(block, "metadata")?;
        self.top(metadata, "name").filter(|name| !name.is_empty()).map(SmolStr::new)
    }

    pub(super) fn about(&self, block: NodeId) -> About {
        let folders = self.manifest.below(block).filter_map(|node| match self.manifest.name(node) {
            Name::Key(key) if self.manifests.folder_keys.iter().any(|known| known == key) => {
                let value = self.manifest.value(node);
                let is_folder = !value.is_empty() && !value.contains(['$', '{', ':', '|', '>']);
                is_folder.then(|| SmolStr::new(value))
            }
            _ => None,
        });
        let folders = folders.collect();
        let mut names = Vec::new();
        if let Name::Key(key) = self.manifest.name(block) {
            names.push(SmolStr::new(key));
        }
        names.extend(self.object_name(block));
        for node in self.manifest.below(block).filter(|node| self.manifest.name(*node) == Name::Key("image")) {
            names.extend(image_name(self.manifest.value(node)).map(SmolStr::new));
        }
        let file = self.path.rsplit('/').next().unwrap_or_default();
        // `a.yaml`, `a.prod.yaml`; the whole file only when no block of it has a name.
        names.extend(file.split('.').next().filter(|stem| !stem.is_empty() && names.is_empty()).map(SmolStr::new));
        About { folders, names }
    }
}

/// The last part of an image's name, without tag and digest.
fn image_name(image: &str) -> Option<&str> {
    let name = image.split('@').next()?.rsplit('/').next()?;
    name.split(':').next().filter(|name| !name.is_empty() && !name.contains(['{', '$']))
}

/// A service account that gets a role, and the place that says so.
pub(super) fn account_of(blocks: &Blocks<'_>, span: Span, text: &Text) -> Option<ServiceAccount> {
    let document = blocks.around(span.start);
    let name = blocks.service_account(document)?;
    Some(ServiceAccount { name, span, text: text.clone() })
}
