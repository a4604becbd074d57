//! `sts-key-without-token`: a temporary key whose token cannot reach the server, so that every request is refused.

use crate::catalog::provider::Row;
use crate::catalog::sdk::{ProviderKind, Role};
use crate::catalog::text::Text;
use crate::facts::CredentialSite;
use crate::finding::Label;

use super::{Context, Draft, is_given, is_temporary_id};

pub(super) const RULE: &str = "sts-key-without-token";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    context.sites().filter_map(|site| draft(context, site)).collect()
}

fn draft(context: &Context<'_>, site: &CredentialSite) -> Option<Draft> {
    let api = Text::same(&*site.api);
    let primary = temporary_key(context, site)?;
    let has_parameter = site.takes.contains(&Role::SecurityToken);
    let is_given_one = site.values(Role::SecurityToken).any(is_given);
    let message = if !has_parameter {
        context.message(RULE, "no_parameter", &[("api", &api)])
    } else if is_given_one {
        // Some types take a token and drop it.
        if !site.drops.contains(&Role::SecurityToken) {
            return None;
        }
        let name = Text::same(site.type_name.as_deref().unwrap_or_default());
        context.message(RULE, "dropped", &[("api", &api), ("type", &name)])
    } else if site.args(Role::SecurityToken).next().is_some() {
        context.message(RULE, "empty", &[("api", &api)])
    } else if site.open {
        return None;
    } else {
        context.message(RULE, "missing", &[("api", &api)])
    };
    let mut draft = context.draft(message, primary);
    if let Some(token) = site.args(Role::SecurityToken).next() {
        draft.related.push(context.label(RULE, "token", token.span, &[]));
    }
    draft.related.extend(context.call(RULE, site, draft.primary.span));
    let replaces = (site.provider != ProviderKind::RamRoleArn).then_some(Row::StsToken);
    draft.advice = Some(context.recommend(Some(site), true, replaces, context.refreshing_row()));
    draft.help.push(context.word("help.token_together"));
    Some(draft)
}

/// The id that is sure to be a temporary key's: by its shape, or because STS answered with it.
fn temporary_key(context: &Context<'_>, site: &CredentialSite) -> Option<Label> {
    if let Some(id) = site.values(Role::AccessKeyId).find(|id| is_temporary_id(context.judge, id)) {
        return Some(context.label(RULE, "id", id.span, &[]));
    }
    // A client of the credentials library may hold a long-term key; an answer of AssumeRole never is one.
    let (issuer, span) = super::sts_key_in_static_provider::issued(site)?;
    let is_sts = issuer.to_ascii_lowercase().replace('_', "").contains("assumerole");
    is_sts.then(|| context.label(RULE, "issued", span, &[("issuer", &Text::same(issuer.as_str()))]))
}
