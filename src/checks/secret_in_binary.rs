//! `secret-in-binary`: a secret is put into the binary when that is built, for everybody who gets it.

use crate::catalog::check::{Confidence, Severity};
use crate::catalog::provider::Row;
use crate::catalog::sdk::Role;
use crate::catalog::text::Text;
use crate::facts::{BuiltIn, BuiltInKind, CredentialSite};

use super::{Context, Draft, MOST_LABELS};

pub(super) const RULE: &str = "secret-in-binary";

const CREDENTIALS: [Role; 3] = [Role::AccessKeySecret, Role::SecurityToken, Role::AccessKeyId];
/// Folders whose programs are run where they are built.
const NOT_SHIPPED: [&str; 2] = ["tests", "benches"];

/// Something built in that is a credential.
struct Found<'c> {
    built_in: &'c BuiltIn,
    /// Which one.
    role: Role,
    /// The call that uses it.
    site: Option<&'c CredentialSite>,
    confidence: Confidence,
}

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for credential in context.file.built_in.iter().filter_map(|built_in| found_in(context, built_in)) {
        // Read twice it is built in once.
        if !found.iter().any(|known| known.built_in.name == credential.built_in.name) {
            found.push(credential);
        }
    }
    let (ids, secrets): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| found.role == Role::AccessKeyId);
    if secrets.is_empty() {
        return ids.iter().map(|id| id_alone(context, id)).collect();
    }
    let mut drafts: Vec<Draft> = secrets.iter().map(|secret| draft(context, secret)).collect();
    for id in &ids {
        let distance = |draft: &&mut Draft| draft.primary.span.start.abs_diff(id.built_in.span.start);
        let nearest = drafts.iter_mut().min_by_key(distance).expect("there is a secret, so there is a draft");
        if nearest.related.len() < MOST_LABELS {
            nearest.related.push(context.label(RULE, "id", id.built_in.span, &[]));
        }
    }
    drafts
}

/// Which credential something built in is: told by the call that it reaches, by its name, or by the name that holds it.
fn found_in<'c>(context: &'c Context<'_>, built_in: &'c BuiltIn) -> Option<Found<'c>> {
    if built_in.dead {
        return None;
    }
    let reached = context.sites().find_map(|site| {
        let reaches = |role: &Role| site.values(*role).any(|traced| traced.span == built_in.span);
        CREDENTIALS.into_iter().find(reaches).map(|role| (site, role))
    });
    if let Some((site, role)) = reached {
        return Some(Found { built_in, role, site: Some(site), confidence: Confidence::High });
    }
    let uses_sdk = !context.file.generations.is_empty() || context.sites().next().is_some();
    let strong = |name: &str| {
        let named = context.judge.role_of_name(name)?;
        let is_ours = !named.weak || context.judge.has_vendor_word(name) || has_id_beside(context, built_in);
        is_ours.then_some(named.role)
    };
    let by_holder = || built_in.held_by.as_deref().and_then(strong);
    let name = built_in.name.reveal();
    let (role, confidence) = match built_in.kind {
        BuiltInKind::Variable | BuiltInKind::Directive => (strong(name).or_else(by_holder)?, Confidence::High),
        BuiltInKind::File => match by_holder() {
            Some(role) => (role, Confidence::High),
            // Any program may have files of that name; one that speaks to us has ours in them.
            None => (
                Some(Role::AccessKeySecret).filter(|_| uses_sdk && context.judge.is_key_file(name))?,
                Confidence::Medium,
            ),
        },
    };
    CREDENTIALS.contains(&role).then_some(Found { built_in, role, site: None, confidence })
}

/// Whether an id is built in as well, under a name that is ours or in a file that speaks to us: `env!("AK")` beside `env!("SK")`.
fn has_id_beside(context: &Context<'_>, built_in: &BuiltIn) -> bool {
    let others = context.file.built_in.iter().filter(|other| other.span != built_in.span && !other.dead);
    others.filter_map(|other| context.judge.role_of_name(other.name.reveal())).any(|named| {
        named.role == Role::AccessKeyId && (!named.weak || context.judge.has_vendor_word(&context.file.text))
    })
}

fn draft(context: &Context<'_>, found: &Found<'_>) -> Draft {
    let key = match found.built_in.kind {
        BuiltInKind::Variable => "variable",
        BuiltInKind::File => "file",
        BuiltInKind::Directive => "directive",
    };
    let mut draft = told(context, found, key);
    let temporary = found.role == Role::SecurityToken;
    let replaces = if temporary { Row::StsToken } else { Row::RamUserKey };
    draft.related.extend(found.site.and_then(|site| context.call(RULE, site, found.built_in.span)));
    draft.advice = Some(context.recommend(found.site, temporary, Some(replaces), None));
    draft.help.push(context.word("help.run_time"));
    let is_shipped = !context.file.path.split('/').any(|folder| NOT_SHIPPED.contains(&folder));
    if !is_shipped {
        draft.severity = Some(Severity::Note);
    }
    draft
}

/// An id opens nothing, but where it is built in the secret is soon to follow.
fn id_alone(context: &Context<'_>, found: &Found<'_>) -> Draft {
    let mut draft = told(context, found, "id_alone");
    draft.severity = Some(Severity::Note);
    draft
}

fn told(context: &Context<'_>, found: &Found<'_>, key: &str) -> Draft {
    let name = Text::same(context.shown(found.built_in.name.reveal()));
    let api = Text::same(found.built_in.api.as_str());
    let values = [("name", &name), ("api", &api)];
    let primary = context.label(RULE, "here", found.built_in.span, &values);
    let mut draft = context.draft(context.message(RULE, key, &values), primary);
    draft.confidence = found.confidence;
    draft
}
