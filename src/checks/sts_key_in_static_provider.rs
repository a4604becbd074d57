//! `sts-key-in-static-provider`: a temporary key goes into something that never asks for the next one.

use smol_str::SmolStr;

use crate::catalog::check::Severity;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{ProviderKind, Refresh, Role};
use crate::catalog::text::Text;
use crate::facts::{CredentialSite, Lifetime};
use crate::flow::{Traced, Value};
use crate::source::Span;

use super::{Context, Draft, is_temporary_id};

pub(super) const RULE: &str = "sts-key-in-static-provider";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    context.sites().filter(|site| keeps(site)).filter_map(|site| draft(context, site)).collect()
}

/// Whether a site keeps what it is given. A plain triple is a value: what holds it is judged, not the triple.
fn keeps(site: &CredentialSite) -> bool {
    site.refresh == Refresh::Never && matches!(site.provider, ProviderKind::StsToken | ProviderKind::RamUserKey)
}

fn draft(context: &Context<'_>, site: &CredentialSite) -> Option<Draft> {
    let api = Text::same(&*site.api);
    if let Some(id) = site.values(Role::AccessKeyId).find(|id| is_temporary_id(context.judge, id)) {
        let primary = context.label(RULE, "id", id.span, &[]);
        let mut draft = context.draft(context.message(RULE, "literal", &[("api", &api)]), primary);
        draft.related.extend(context.call(RULE, site, id.span));
        draft.advice = Some(context.recommend(Some(site), true, Some(Row::StsToken), None));
        return Some(draft);
    }
    let call = context.label(RULE, "call", site.span, &[("api", &api)]);
    let (issuer, span) = issued(site)?;
    // Where the code gives the client new credentials by hand, the first ones may be temporary.
    if context.file.replaces_credentials || site.lifetime == Lifetime::Request || has_optional_token(context, site) {
        return None;
    }
    let issuer = Text::same(issuer.as_str());
    let mut draft = if site.lifetime.is_long() {
        context.draft(context.message(RULE, "issued", &[("api", &api), ("issuer", &issuer)]), call)
    } else {
        let mut draft = context.draft(context.message(RULE, "short_lived", &[("api", &api)]), call);
        draft.severity = Some(Severity::Note);
        draft
    };
    if !site.span.contains(span) {
        draft.related.push(context.label(RULE, "issued", span, &[("issuer", &issuer)]));
    }
    draft.advice = Some(context.recommend(Some(site), true, Some(Row::StsToken), context.refreshing_row()));
    draft.help.push(context.word("reason.static_temporary"));
    Some(draft)
}

/// Whether the same file's or answer's key is also used without a token: then it is a setting that may hold a long-term key
/// as well, and which of them it holds is not this code's choice.
fn has_optional_token(context: &Context<'_>, site: &CredentialSite) -> bool {
    let key_of =
        |site: &CredentialSite| site.values(Role::AccessKeyId).find(|id| id.value == Value::File).map(|id| id.span);
    let Some(key) = key_of(site) else { return false };
    context.sites().any(|other| other.provider == ProviderKind::RamUserKey && key_of(other) == Some(key))
}

/// What issued the temporary key that a site is given, and where.
pub(super) fn issued(site: &CredentialSite) -> Option<(SmolStr, Span)> {
    let of = |traced: &Traced| match &traced.value {
        Value::Issued { issuer, .. } => Some((short(issuer), traced.span)),
        _ => None,
    };
    let from_token = site.values(Role::SecurityToken).find_map(of);
    // A token out of a file or an answer is temporary whoever issued it.
    let token_elsewhere = || {
        site.values(Role::SecurityToken)
            .find_map(|traced| matches!(traced.value, Value::File).then(|| (SmolStr::new_static("STS"), traced.span)))
    };
    let from_key = || site.values(Role::AccessKeyId).chain(site.values(Role::AccessKeySecret)).find_map(of);
    from_token.or_else(from_key).or_else(token_elsewhere)
}

/// The last part of an issuer's path: what people call it.
pub(super) fn short(path: &str) -> SmolStr {
    path.rsplit('.').next().unwrap_or(path).into()
}
