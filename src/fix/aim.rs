//! What a finding is about: the calls that are given what stands at its place, and the parts of the key.

use std::sync::Arc;

use super::{Fix, Scene};
use crate::catalog::sdk::{Generation, Role};
use crate::facts::{CredentialSite, FileFacts, KeyGroup};
use crate::finding::{Finding, Label};
use crate::flow::{StepKind, Traced};
use crate::mask::{Fingerprint, Masked};
use crate::source::Span;

/// A call that holds or obtains credentials.
#[derive(Clone, Copy)]
pub(super) struct Aim<'s> {
    /// The file that it stands in.
    pub(super) file: &'s FileFacts,
    /// The call.
    pub(super) site: &'s CredentialSite,
    /// Its place in that file.
    pub(super) span: Span,
}

/// A literal that is part of a key.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The file that it stands in.
    pub(super) path: Arc<str>,
    /// Its place in that file, quotes included.
    pub(super) span: Span,
    /// Which part.
    pub(super) role: Role,
    /// The name that holds it, if there is a telling one.
    pub(super) name: Option<smol_str::SmolStr>,
    /// The SDK that it is given to, if any.
    pub(super) generation: Option<Generation>,
    /// What it says.
    pub(super) value: Masked,
    /// Whether it stands there in another form than it is used in.
    pub(super) is_encoded: bool,
}

/// The calls that a finding is about, in the order of files and places.
pub(super) fn aims<'s>(scene: &'s Scene<'_>, finding: &Finding) -> Vec<Aim<'s>> {
    let mut reached: Vec<Aim<'s>> = Vec::new();
    let mut around: Vec<Aim<'s>> = Vec::new();
    for file in &scene.files {
        for site in &file.sites {
            let (path, span) = file.places.locate(site.span);
            if *path != file.path {
                continue;
            }
            let aim = Aim { file, site, span };
            if is_given(aim, &finding.primary) || (*path == finding.primary.path && is_given_secret(aim, finding)) {
                reached.push(aim);
            } else if *path == finding.primary.path && span.contains(finding.primary.span) {
                around.push(aim);
            }
        }
    }
    if reached.is_empty() {
        reached.extend(around.into_iter().min_by_key(|aim| aim.span.end - aim.span.start));
    }
    reached
}

/// Whether a call is given, as part of a key, what stands at a label.
fn is_given(aim: Aim<'_>, label: &Label) -> bool {
    let stands = |span: Span| aim.file.places.within(&label.path, span) == Some(label.span);
    aim.site
        .key_args()
        .flat_map(|arg| &arg.values)
        .any(|value| value.all_spans().any(stands) || value.trail.iter().any(|step| stands(step.span)))
}

/// Whether a call is given the secret that a finding is about, though something beside it is pointed at.
fn is_given_secret(aim: Aim<'_>, finding: &Finding) -> bool {
    let Some(secret) = &finding.secret else { return false };
    let mut secrets = aim.site.values(Role::AccessKeySecret).filter_map(|value| value.literal());
    secrets.any(|text| text.fingerprint() == secret.fingerprint)
}

/// The literals that make up the key which a finding is about, wherever they stand.
pub(super) fn parts(scene: &Scene<'_>, finding: &Finding, aims: &[Aim<'_>]) -> Vec<Part> {
    let mut found = parts_of(aims);
    if !found.is_empty() {
        return found;
    }
    let Some(file) = scene.file(&finding.primary.path) else { return found };
    let labels: Vec<&Label> = std::iter::once(&finding.primary).chain(&finding.related).collect();
    let is_meant = |value: &Traced| {
        let (path, span) = file.places.locate(value.span);
        let is_secret = || value.literal().is_some_and(|text| is_it(finding, text.fingerprint()));
        labels.iter().any(|label| label.path == *path && label.span == span) || is_secret()
    };
    for named in file.named.iter().chain(&file.env_writes) {
        if is_meant(&named.value) && Role::KEY.contains(&named.role) {
            found.push(part(file, &named.value, named.role, Some(named.name.clone()), None));
        }
    }
    for group in &file.keys {
        let keys = [&group.id, &group.secret, &group.token].into_iter().zip(Role::KEY);
        for (key, role) in keys.filter_map(|(key, role)| Some((key.as_ref()?, role))) {
            let is_new = found.iter().all(|part| part.path != file.path || !part.span.overlaps(key.span));
            let is_pointed_at = || labels.iter().any(|label| label.path == file.path && label.span.overlaps(key.span));
            if is_new && (is_pointed_at() || is_secret_of(group, finding)) {
                let name = key.name.as_ref().map(|(name, _)| name.clone());
                found.push(Part {
                    path: Arc::clone(&file.path),
                    span: key.span,
                    role,
                    name,
                    generation: None,
                    value: key.value.clone(),
                    is_encoded: key.encoded,
                });
            }
        }
    }
    deduped(found)
}

fn is_it(finding: &Finding, value: Fingerprint) -> bool {
    finding.secret.as_ref().is_some_and(|secret| secret.fingerprint == value)
}

fn is_secret_of(group: &KeyGroup, finding: &Finding) -> bool {
    group.secret.as_ref().is_some_and(|secret| is_it(finding, secret.value.fingerprint()))
}

/// The literals that reach these calls as parts of keys.
pub(super) fn parts_of(aims: &[Aim<'_>]) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    for aim in aims {
        for arg in aim.site.key_args() {
            let is_text = |value: &&Traced| value.literal().is_some_and(|text| !text.reveal().is_empty());
            let literals = arg.values.iter().filter(is_text);
            found.extend(literals.map(|value| part(aim.file, value, arg.role, None, aim.site.generation)));
        }
    }
    deduped(found)
}

/// Whether a piece of a key that a call was given still stands there after a fix.
pub(super) fn is_left(scene: &Scene<'_>, aim: Aim<'_>, fix: &Fix) -> bool {
    let stays = |span: Span| {
        let (path, span) = aim.file.places.locate(span);
        !fix.edits.iter().any(|(known, edit)| known == path && edit.span.contains(span))
    };
    let is_key = |text: &Masked| !text.reveal().is_empty() && !scene.judge.is_placeholder(text.reveal());
    let args = aim.site.key_args().filter(|arg| arg.role != Role::AccessKeyId);
    args.flat_map(|arg| &arg.values)
        .filter(|value| value.literal().is_some_and(is_key))
        .any(|value| value.all_spans().any(stays))
}

fn part(
    file: &FileFacts,
    value: &Traced,
    role: Role,
    name: Option<smol_str::SmolStr>,
    generation: Option<Generation>,
) -> Part {
    let (path, span) = file.places.locate(value.span);
    Part {
        path: Arc::clone(path),
        span,
        role,
        name,
        generation,
        value: value.literal().cloned().unwrap_or_else(|| Masked::new("")),
        is_encoded: value.trail.iter().any(|step| step.kind == StepKind::Decoded),
    }
}

fn deduped(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_by(|a, b| (&a.path, a.span).cmp(&(&b.path, b.span)));
    parts.dedup_by(|a, b| a.path == b.path && a.span == b.span);
    parts
}
