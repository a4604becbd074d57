//! What a file leaves open: modules that its credentials come out of, and functions that hand on what callers give them.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use smol_str::SmolStr;

use super::pairs::{Draft, Half, Pairs};
use super::{CredentialSite, Lifetime};
use crate::catalog::Catalog;
use crate::catalog::sdk::{Meaning, Role, SdkLanguage};
use crate::flow::{Flow, StepKind, Traced, Value};
use crate::source::{Language, Span};
use crate::syntax::{Bound, ExprId, ExprKind, FunctionId, Spread};

/// What of other files must be known to follow a file's values to their ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    /// Files that values come from.
    pub asks: BTreeSet<Ask>,
    /// Functions whose callers decide what reaches a call.
    pub seeks: BTreeSet<Seek>,
}

/// A file that a value comes from, and the one that says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ask {
    /// The file that imports or opens it.
    pub path: Arc<str>,
    /// How it is named there.
    pub source: Source,
}

/// How a file is named in another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A module, by an imported dotted path.
    Module(SmolStr),
    /// A file that the program opens.
    Data(SmolStr),
}

/// A function or class, whoever calls it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seek {
    /// The file that it stands in.
    pub path: Arc<str>,
    /// The word that every caller has: the function's name, or the class's for a constructor.
    pub word: SmolStr,
    /// For a method, its class.
    pub class: Option<SmolStr>,
}

/// Names under which the catalogue has calls that hold credentials: what is called so may be one of them by another path.
#[derive(Debug)]
pub(super) struct Likenesses {
    /// The names of types and functions; short ones (`Config`, `Client`) are everybody's.
    calls: [HashSet<SmolStr>; 2],
    /// The names of packages.
    packages: HashSet<SmolStr>,
    overrides: HashSet<SmolStr>,
}

/// Names of at least this length are nobody else's.
const TELLING: usize = 10;

impl Likenesses {
    /// The names of a catalogue.
    #[must_use]
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut found = Self { calls: Default::default(), packages: HashSet::new(), overrides: HashSet::new() };
        for sdk in catalog.sdks() {
            for callable in &sdk.callable {
                let is_holder =
                    matches!(callable.meaning, Meaning::Credential | Meaning::Issues | Meaning::ProviderBase);
                let parts = callable.path.split('.').collect::<Vec<_>>();
                if is_holder && let [package, .., last] = parts.as_slice() {
                    // In Rust the type stands before the function that makes an object of it.
                    let name = if sdk.language == SdkLanguage::Rust { parts[parts.len() - 2] } else { last };
                    if name.len() >= TELLING && *package != "*" {
                        found.calls[sdk.language as usize].insert(SmolStr::new(name));
                    }
                    found.packages.insert(SmolStr::new(package));
                }
                found.overrides.extend(callable.overrides.as_ref().map(SmolStr::new));
            }
        }
        found
    }

    /// Words one of which a file must have that calls, by way of a module of the project, something that is called so.
    pub(super) fn words(&self, language: SdkLanguage) -> impl Iterator<Item = &SmolStr> {
        self.calls[language as usize].iter().chain(&self.overrides)
    }

    /// Whether an imported path may lead to something in the catalogue by way of a module of the project.
    fn may_be(&self, language: SdkLanguage, path: &str) -> bool {
        path.split('.').skip(1).any(|part| self.has(language, part))
    }

    fn has(&self, language: SdkLanguage, name: &str) -> bool {
        self.calls[language as usize].contains(name) || self.packages.contains(name)
    }

    /// Whether such a path can be put together of what stands in a file at all: most files need not be gone through.
    fn may_be_in(&self, flow: &Flow<'_>) -> bool {
        let language = flow.language;
        let mut imports = flow.tree.bindings.iter().filter_map(|binding| match &binding.value {
            Bound::Import(path) => Some(path),
            _ => None,
        });
        let is_such = |expr: ExprId| match &flow.tree[expr].kind {
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => self.has(language, name),
            // `getattr(module, "Name")`.
            ExprKind::Text(text) => self.has(language, text.reveal()),
            _ => false,
        };
        imports.any(|path| self.may_be(language, path))
            || flow.tree.stars.iter().any(|star| self.may_be(language, &star.path))
            || flow.tree.expr_ids().any(is_such)
    }
}

impl Open {
    /// Whether the file is understood without any other.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.asks.is_empty() && self.seeks.is_empty()
    }

    pub(super) fn of(flow: &Flow<'_>, sites: &[CredentialSite], likenesses: &Likenesses) -> Self {
        let mut open = Self::default();
        for traced in
            sites.iter().filter(|site| may_be_oss(site)).flat_map(|site| &site.args).flat_map(|arg| &arg.values)
        {
            open.ask_for(flow, traced);
        }
        open.spreads(flow);
        if likenesses.may_be_in(flow) {
            open.likely_calls(flow, likenesses);
        }
        open.likely_bases(flow, likenesses);
        for (member, module) in flow.asked_modules() {
            open.ask(flow, &module, flow.tree.parts()[member].span);
        }
        let opened = flow.opened_files().into_iter();
        let path = |member: usize| Arc::clone(&flow.program.members()[member].path);
        open.asks.extend(opened.map(|(member, name)| Ask { path: path(member), source: Source::Data(name) }));
        if !sites.is_empty() {
            open.seek_callers(flow, sites);
        }
        open.seek_heirs(flow);
        open
    }

    fn ask_for(&mut self, flow: &Flow<'_>, traced: &Traced) {
        if let Value::Imported(path) = &traced.value {
            self.ask(flow, path, traced.span);
        }
    }

    /// Asks for the module of a path that is imported in the file in which `at` lies.
    fn ask(&mut self, flow: &Flow<'_>, import: &SmolStr, at: Span) {
        let member = flow.tree.part_at(at.start);
        for (member, import) in flow.ways_to(import, member).into_iter().chain([(member, import.clone())]) {
            let path = &flow.program.members()[member].path;
            if may_be_ours(flow, &import) && !is_known_library(flow, path) {
                self.asks.insert(Ask { path: Arc::clone(path), source: Source::Module(import) });
            }
        }
    }

    /// `Provider(**settings.OSS)`, and `CredentialsProviderFunc(func=give)`.
    fn spreads(&mut self, flow: &Flow<'_>) {
        for expr in flow.tree.exprs_of(flow.part) {
            let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
            if call.args.is_empty() {
                continue;
            }
            if let Some(known) = flow.known_callee(call)
                && known.callable.params.iter().any(|param| param.role() == Some(Role::CredentialsFunction))
            {
                let functions = flow.role_args(known.callable, call).into_iter();
                for function in functions.filter(|arg| arg.role == Role::CredentialsFunction) {
                    flow.trace(function.value).iter().for_each(|traced| self.ask_for(flow, traced));
                }
            }
            if call.args.iter().all(|arg| arg.spread == Spread::One) {
                continue;
            }
            let holds = |known: &crate::catalog::Known<'_>| known.callable.meaning == Meaning::Credential;
            if flow.known_callee(call).is_some_and(|known| holds(&known)) {
                for arg in call.args.iter().filter(|arg| arg.spread != Spread::One) {
                    for traced in flow.trace(arg.value).iter() {
                        self.ask_for(flow, traced);
                    }
                }
            }
        }
    }

    /// Calls of what other modules have that is called as something in the catalogue is.
    fn likely_calls(&mut self, flow: &Flow<'_>, likenesses: &Likenesses) {
        for expr in flow.tree.exprs_of(flow.part) {
            let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
            if let Some(path) = flow.path_of(call.callee)
                && likenesses.may_be(flow.language, &path)
                && flow.known_callee(call).is_none()
            {
                self.ask(flow, &path, flow.tree[expr].span);
            }
        }
    }

    /// Base classes that other modules have, of classes with a method by which providers are asked.
    fn likely_bases(&mut self, flow: &Flow<'_>, likenesses: &Likenesses) {
        for (id, class) in flow.tree.classes_of(flow.part) {
            let overrides = flow
                .tree
                .functions_of(flow.part)
                .any(|(_, function)| function.class == Some(id) && likenesses.overrides.contains(&function.name));
            if overrides {
                for path in class.bases.iter().filter_map(|base| flow.path_of(*base)) {
                    self.ask(flow, &path, class.span);
                }
            }
        }
    }

    /// Classes that are made as the catalogued ones are that they are derived from.
    fn seek_heirs(&mut self, flow: &Flow<'_>) {
        let python = flow.language == SdkLanguage::Python;
        for (id, class) in flow.tree.classes_of(flow.part).filter(|_| python) {
            if flow.known_base_of(id).is_some_and(|known| !known.callable.shared) {
                let path = path_of(flow, class.span);
                if !is_known_library(flow, &path) {
                    self.seeks.insert(Seek { path, word: class.name.clone(), class: None });
                }
            }
        }
    }

    /// Functions that credentials pass through on their way to a call, and those that make what their callers keep.
    fn seek_callers(&mut self, flow: &Flow<'_>, sites: &[CredentialSite]) {
        const ROLES: [Role; 4] =
            [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken, Role::CredentialsProvider];
        for site in sites.iter().filter(|site| may_be_oss(site)) {
            let values = site.args.iter().filter(|arg| ROLES.contains(&arg.role)).flat_map(|arg| &arg.values);
            for function in values.flat_map(entered) {
                self.seeks.extend(seek(flow, function));
            }
        }
        let temporary = |site: &&CredentialSite| {
            site.values(Role::SecurityToken).chain(site.values(Role::AccessKeyId)).any(|traced| {
                matches!(traced.value, Value::Issued { .. })
                    || traced.literal().is_some_and(|text| text.reveal().starts_with("STS."))
            })
        };
        for site in sites.iter().filter(temporary).filter(|site| site.lifetime == Lifetime::Caller) {
            let around = flow.tree.functions_of(flow.part).filter(|(_, function)| function.span.contains(site.span));
            if let Some((function, _)) = around.min_by_key(|(_, function)| function.span.end - function.span.start) {
                self.seeks.extend(seek(flow, function));
            }
        }
    }
}

/// The functions whose callers give a value, or may give another one.
fn entered(traced: &Traced) -> impl Iterator<Item = FunctionId> {
    let last = match traced.value {
        Value::Parameter(function, _) => Some(function),
        _ => None,
    };
    let passed = traced.trail.iter().filter_map(|step| match step.kind {
        StepKind::Argument(function) => Some(function),
        _ => None,
    });
    passed.chain(last)
}

/// Whether a call may speak to Alibaba Cloud: one that serves other clouds as well does so only at an endpoint.
fn may_be_oss(site: &CredentialSite) -> bool {
    let is_elsewhere = |traced: &Traced| traced.literal().is_some_and(|text| !text.reveal().contains("aliyuncs"));
    !site.shared || site.values(Role::Endpoint).any(|endpoint| !is_elsewhere(endpoint))
}

/// Whether an imported path may be a module of the project: the catalogue's packages are not.
fn may_be_ours(flow: &Flow<'_>, path: &str) -> bool {
    let root = path.trim_start_matches('.').split('.').next().unwrap_or_default();
    let is_known = flow.catalog.leads_to_known(flow.language, root) && root != "django";
    !is_known
}

/// The file in which something stands.
fn path_of(flow: &Flow<'_>, at: Span) -> Arc<str> {
    Arc::clone(&flow.program.members()[flow.tree.part_at(at.start)].path)
}

/// Whether a file is one of the sources of a package in the catalogue, installed or unpacked: it hands on what its users
/// give, and they know it by its own name.
fn is_known_library(flow: &Flow<'_>, path: &str) -> bool {
    path.split('/').any(|part| {
        let is_version = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit());
        let version = part.match_indices('-').find(|(at, _)| is_version(&part[at + 1..]));
        let package = version.map_or(part, |(at, _)| &part[..at]);
        flow.catalog.holds_credentials(flow.language, &package.replace('-', "_"))
    })
}

fn seek(flow: &Flow<'_>, id: FunctionId) -> Option<Seek> {
    let function = &flow.tree[id];
    let path = path_of(flow, function.span);
    if is_known_library(flow, &path) {
        return None;
    }
    let class = function.class.map(|class| flow.tree[class].name.clone());
    if matches!(function.name.as_str(), "__init__" | "__new__" | "__call__") {
        return Some(Seek { path, word: class?, class: None });
    }
    // A closure, or a function within a function, has no callers elsewhere.
    if function.name.is_empty() || flow.tree.function_of(function.outer).is_some() {
        return None;
    }

    // An object's method is called wherever the object went; a constructor or static method beside the type's name.
    let has_receiver = function.params.first().is_some_and(|first| first.name == "self");
    let class = class.filter(|_| flow.language == SdkLanguage::Python || !has_receiver);
    Some(Seek { path, word: function.name.clone(), class })
}

/// Tells files that may call what is sought from the rest, by their bytes: they have its name, and that of its module or class.
#[derive(Debug)]
pub struct Callers {
    seeks: BTreeSet<Seek>,
    pairs: Pairs,
}

impl Callers {
    /// Prepares to look for the callers of what is sought.
    #[must_use]
    pub fn of<'s>(seeks: impl IntoIterator<Item = &'s Seek>) -> Self {
        let mut draft = Draft::default();
        let seeks: BTreeSet<Seek> = seeks.into_iter().cloned().collect();
        for seek in &seeks {
            let pair = draft.pair();
            draft.add(pair, Half::First, seek.word.as_str());
            for origin in module_words(&seek.path).chain(seek.class.iter().map(SmolStr::as_str)) {
                draft.add(pair, Half::Second, origin);
            }
        }
        Self { pairs: draft.compile(), seeks }
    }

    /// What is sought.
    #[must_use]
    pub fn seeks(&self) -> &BTreeSet<Seek> {
        &self.seeks
    }

    /// Whether a file with these bytes may call something that is sought.
    #[must_use]
    pub fn may_call(&self, bytes: &[u8]) -> bool {
        self.pairs.are_in(bytes, |_, _| true)
    }
}

/// The words of which an import of this file has one: its module's name, or those of the packages that may hand it on.
fn module_words(path: &str) -> impl Iterator<Item = &str> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let parts = stem.rsplit('/').filter(|part| !matches!(*part, "__init__" | "mod" | "lib" | "main" | "src" | ""));
    // A Rust crate's own root is called `crate`.
    parts.take(3).chain((Language::of(path, "") == Language::Rust).then_some("crate"))
}
