//! Credential variables that manifests set for the programs that they start.

use std::ops::Range;

use smol_str::SmolStr;

use super::evidence::{About, Blocks, account_of};
use super::manifest::{Name, NodeId, unquoted};
use crate::catalog::judge::Judge;
use crate::catalog::provider::GivesRole;
use crate::catalog::text::Text;
use crate::source::Span;

/// What a manifest sets, and who gets a role by it.
#[derive(Debug, Clone, Default)]
pub struct Variables {
    /// Variables that are set, in order.
    pub set: Vec<SetVariable>,
    /// Service accounts of Kubernetes with a role.
    pub accounts: Vec<ServiceAccount>,
}

/// A variable that a program is started with.
#[derive(Debug, Clone)]
pub struct SetVariable {
    /// Its name.
    pub name: SmolStr,
    /// Where that stands.
    pub span: Span,
    /// Whether its value comes from an earlier step of the same job, which fetched it.
    pub is_fetched: bool,
    /// Whether the program ends soon: a job of Kubernetes or CI.
    pub ends: bool,
    /// What gives the same program a role, and where it stands.
    pub role: Option<(Span, Text)>,
    /// The service account that the program runs as.
    pub account: Option<SmolStr>,
    /// Which program that is.
    pub about: About,
}

/// What gives somebody a role.
#[derive(Debug, Clone)]
pub(super) struct GivenRole {
    pub(super) span: Span,
    pub(super) gives: GivesRole,
    pub(super) text: Text,
}

/// A service account whose pods get a role.
#[derive(Debug, Clone)]
pub struct ServiceAccount {
    /// Its name, as it is written.
    pub name: SmolStr,
    /// What gives the role.
    pub span: Span,
    /// That in words.
    pub text: Text,
}

impl Variables {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set.is_empty() && self.accounts.is_empty()
    }

    /// Tells which of the names at `places` are set, and who gets a role by what stands at `roles`.
    pub(super) fn of(
        blocks: &Blocks<'_>,
        judge: &Judge,
        places: &[Range<usize>],
        roles: &[GivenRole],
        ends: bool,
    ) -> Self {
        let mut accounts: Vec<ServiceAccount> =
            roles.iter().filter_map(|role| account_of(blocks, role.span, &role.text)).collect();
        accounts.dedup_by(|a, b| a.name == b.name);
        let set = places.iter().filter_map(|place| variable(blocks, judge, place, ends)).map(|(mut set, block)| {
            let role = roles.iter().find(|role| shares(blocks, role, set.span, block));
            let account = set.account.as_ref().and_then(|name| accounts.iter().find(|account| account.name == *name));
            set.role = role
                .map(|role| (role.span, role.text.clone()))
                .or_else(|| account.map(|account| (account.span, account.text.clone())));
            set
        });
        Self { set: set.collect(), accounts }
    }
}

/// Whether what gives a role and a variable concern the same program.
fn shares(blocks: &Blocks<'_>, role: &GivenRole, variable: Span, block: NodeId) -> bool {
    let manifest = &blocks.manifest;
    let at = manifest.at(role.span.start);
    // A role by variables is for those who get the variables; what is set for a whole workflow is set for its jobs as well.
    if is_variable(blocks, at) {
        return manifest.holds(block, manifest.environment_of(at, &blocks.manifests.parts).1);
    }
    let within = blocks.around(role.span.start);
    match role.gives {
        GivesRole::Block => manifest.holds(within, manifest.at(variable.start)),
        GivesRole::LaterSteps => {
            let is_step = manifest.name(block) == Name::Item;
            is_step && variable.start > role.span.end && manifest.holds(within, block)
        }
    }
}

/// Whether a node is an environment variable, as far as its name tells: `ALIBABA_CLOUD_ECS_METADATA`.
fn is_variable(blocks: &Blocks<'_>, node: NodeId) -> bool {
    let manifest = &blocks.manifest;
    let is_name = |text: &str| {
        let name = text.split('=').next().unwrap_or_default();
        name.contains('_')
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    match manifest.name(node) {
        Name::Key(key) => is_name(key) || (matches!(key, "name" | "Name") && is_name(manifest.value(node))),
        Name::Item => is_name(manifest.value(node)),
        Name::Document => false,
    }
}

/// The variable named at a place, if it is set there, and the block whose program gets it.
fn variable(blocks: &Blocks<'_>, judge: &Judge, place: &Range<usize>, ends: bool) -> Option<(SetVariable, NodeId)> {
    let manifest = &blocks.manifest;
    let span = Span::new(place.start, place.end);
    let node = manifest.at(span.start);
    let (environment, block) = manifest.environment_of(node, &blocks.manifests.parts);
    if let Name::Key(key) = manifest.name(environment)
        && blocks.manifests.not_environment.iter().any(|known| known == key)
    {
        return None;
    }
    let value = given(blocks, place, node)?;
    if judge.is_placeholder(value) && !is_filled_in(value) {
        return None;
    }
    let object = blocks.around(span.start);
    let pod = manifest.below(object).find(|node| {
        matches!(manifest.name(*node), Name::Key("serviceAccountName" | "serviceAccount"))
            && !manifest.value(*node).is_empty()
    });
    let is_job = blocks.top(object, "kind").is_some_and(|kind| blocks.manifests.ends_kinds.iter().any(|of| of == kind));
    let set = SetVariable {
        name: SmolStr::new(&manifest.whole()[place.clone()]),
        span,
        is_fetched: value.contains("steps.") || value.contains("outputs."),
        ends: ends || is_job,
        role: None,
        account: pod.map(|node| SmolStr::new(manifest.value(node))),
        about: blocks.about(object),
    };
    Some((set, block))
}

/// Whether a value is filled in when the program is started: `${NAME}`, `{{ .Values.name }}`, `var.name`.
fn is_filled_in(value: &str) -> bool {
    let is_path = value.contains('.') && value.split('.').all(|part| !part.is_empty());
    value.contains('$') || value.contains("{{") || is_path
}

/// What a variable is set to at a place, without quotes; empty when that stands elsewhere, `None` when it is only mentioned,
/// or set to nothing.
fn given<'t>(blocks: &Blocks<'t>, place: &Range<usize>, node: NodeId) -> Option<&'t str> {
    let text = blocks.manifest.whole();
    let line_start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line_start..place.start];
    let after = text[place.end..].lines().next().unwrap_or_default();
    let lead = before.trim_end_matches(['"', '\'']);
    let word = lead.trim_end();
    let mentions = ["$", "${", ".", "ARG", "--build-arg", "unset"];
    if mentions.iter().any(|end| word.ends_with(end)) {
        return None;
    }
    let rest = if lead.len() < before.len() { after.trim_start_matches(['"', '\'']) } else { after };
    if ["name:", "name\":", "Name:", "Name\":"].iter().any(|key| word.ends_with(key)) || named_in_braces(word) {
        return value_beside(blocks, place, node, rest);
    }
    let bare = rest.trim_start();
    if let Some(value) = bare.strip_prefix('=').filter(|value| !value.starts_with(['=', '~'])) {
        // `Environment="NAME=value"` and `- "NAME=value"` close their quote behind the value.
        return Some(unquoted(value).trim_end_matches(['"', '\''])).filter(|value| !value.is_empty());
    }
    if let Some(value) = bare.strip_prefix(':').filter(|value| value.is_empty() || value.starts_with([' ', '"', '\'']))
    {
        let value = unquoted(value);
        if matches!(value, "" | "null" | "~") {
            // A map below it says where the value comes from.
            return (bare.trim() == ":" && blocks.manifest.children(node).next().is_some()).then_some("");
        }
        return Some(value);
    }
    // `ENV NAME value`, and `- NAME`, which hands on what the host has.
    if word.trim_start() == "ENV" && rest.starts_with([' ', '\t']) {
        return Some(unquoted(rest)).filter(|value| !value.is_empty());
    }
    (word.trim_start() == "-" && bare.is_empty()).then_some("")
}

/// Whether a name is the value of `name = ` or `key = ` in a block of Terraform.
fn named_in_braces(before: &str) -> bool {
    before.strip_suffix('=').is_some_and(|key| matches!(key.trim(), "name" | "key"))
}

/// The value of `- name: NAME`, which stands beside it.
fn value_beside<'t>(blocks: &Blocks<'t>, place: &Range<usize>, node: NodeId, rest: &'t str) -> Option<&'t str> {
    let manifest = &blocks.manifest;
    let item = manifest.parent(node).filter(|parent| manifest.name(*parent) == Name::Item);
    if let Some(item) = item {
        if manifest.child(item, "valueFrom").is_some() {
            return Some("");
        }
        if let Some(value) = manifest.child(item, "value") {
            return Some(manifest.value(value)).filter(|value| !value.is_empty());
        }
    }
    // `{name: X, value: y}` on one line, and blocks in braces.
    let near = manifest.whole()[place.end..].split('}').next().unwrap_or_default();
    let near = if rest.contains("value") { rest } else { near };
    let (_, value) = near.split_once("value")?;
    if value.starts_with("From") || value.starts_with("_from") {
        return Some("");
    }
    let value = value.trim_start_matches(['"', '\'']).trim_start().strip_prefix([':', '='])?;
    Some(unquoted(value.split(['\n', '}', ',']).next().unwrap_or_default())).filter(|value| !value.is_empty())
}
