//! `missing-refresh`: temporary credentials are fetched once and kept where something is meant to ask again.

use std::sync::Arc;

use crate::advice;
use crate::catalog;
use crate::catalog::check::{Confidence, Severity};
use crate::catalog::judge::Verdict;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{ProviderKind, Refresh, Role};
use crate::catalog::text::Text;
use crate::facts::{CredentialSite, Lifetime, Stale, StaleKind};
use crate::finding::Label;
use crate::flow::Value;

use super::sts_key_in_static_provider::short;
use super::{Context, Draft, verdict};

pub(super) const RULE: &str = "missing-refresh";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = context.file.stale.iter().filter_map(|stale| kept(context, stale)).collect();
    drafts.extend(context.sites().filter_map(|site| static_base(context, site)));
    drafts.extend(context.sites().filter_map(|site| snapshot(context, site)));
    drafts
}

/// The environment read once, where a manifest puts a security token into it: the next one is never seen.
fn snapshot(context: &Context<'_>, site: &CredentialSite) -> Option<Draft> {
    let from_environment = site.from_environment || site.provider == ProviderKind::DefaultChain;
    if !from_environment || site.refresh == Refresh::EachCall || !site.lifetime.is_long() || site.dead {
        return None;
    }
    let reads = &context.catalog.callable(context.file.sdk_language()?, &site.path)?.callable.reads;
    let read = |name: &str| catalog::is_token_variable(name) && reads.iter().any(|read| read == name);
    let set = context.project.variables_for(&context.file.path);
    let mut set: Vec<_> = set.into_iter().filter(|(_, variable)| read(&variable.name)).collect();
    // What only jobs are started with ends with them.
    set.sort_by_key(|(_, variable)| variable.ends);
    let (path, variable) = set.first()?;
    let values = [("api", &Text::same(&*site.api)), ("name", &Text::same(variable.name.as_str()))];
    let primary = context.label(RULE, "read_once", site.span, &values);
    let mut draft = context.draft(context.message(RULE, "snapshot", &values), primary);
    let set_at = Label { path: Arc::clone(path), ..context.label(RULE, "set", variable.span, &values) };
    draft.related.push(set_at);
    draft.confidence = if variable.ends { Confidence::Low } else { Confidence::Medium };
    if variable.ends {
        draft.severity = Some(Severity::Note);
    }
    draft.advice = Some(context.recommend(Some(site), true, Some(Row::StsToken), None));
    Some(draft)
}

fn kept(context: &Context<'_>, stale: &Stale) -> Option<Draft> {
    if stale.user.lifetime == Lifetime::Request {
        return None;
    }
    let issuer = Text::same(stale.issued.as_ref().map(|(issuer, _)| short(issuer).to_string()).unwrap_or_default());
    let user = Text::same(stale.user.name.as_str());
    let cache = Text::same(stale.cache.as_deref().unwrap_or_default());
    let values = [("issuer", &issuer), ("api", &user), ("name", &user), ("cache", &cache)];
    let key = match stale.kind {
        StaleKind::Captured => "captured",
        StaleKind::DefaultArgument => "default_argument",
        StaleKind::Cached => "cached",
        StaleKind::FrozenSubclass => "frozen_subclass",
        StaleKind::NoExpiry => "no_expiry",
        // A long-term key needs no refresh; that it stands there is another rule's finding.
        StaleKind::ConstantFunction if !is_temporary(context, stale) => return None,
        StaleKind::ConstantFunction => "constant_function",
    };
    let primary = match stale.kind {
        StaleKind::Cached => context.label(RULE, "cache", stale.span, &values),
        StaleKind::ConstantFunction | StaleKind::NoExpiry => context.label(RULE, "call", stale.span, &values),
        StaleKind::Captured | StaleKind::DefaultArgument | StaleKind::FrozenSubclass => {
            context.label(RULE, "issued", stale.span, &values)
        }
    };
    let mut draft = context.draft(context.message(RULE, key, &values), primary);
    if let Some((_, span)) = &stale.issued
        && *span != stale.span
    {
        draft.related.push(context.label(RULE, "issued", *span, &values));
    }
    if !stale.user.span.contains(stale.span) && stale.user.span != stale.span {
        draft.related.push(context.label(RULE, "call", stale.user.span, &values));
    }
    // A program that ends before its credentials do loses nothing.
    if stale.user.lifetime == Lifetime::Script && matches!(stale.kind, StaleKind::Captured | StaleKind::DefaultArgument)
    {
        draft.severity = Some(Severity::Note);
    }
    // What is meant to ask again stays what it is; where the repository shows a row that fits, that one is better.
    let is_open = advice::choose(context.project, &context.file.path).is_none();
    let already = context.refreshing_row().or(is_open.then_some(Row::Custom));
    draft.advice = Some(context.recommend(None, true, None, already));
    Some(draft)
}

fn is_temporary(context: &Context<'_>, stale: &Stale) -> bool {
    stale.constant.iter().any(|(role, value)| match role {
        Role::AccessKeyId => verdict(context.judge, value, *role, None) == Verdict::Key { temporary: true },
        Role::SecurityToken => matches!(verdict(context.judge, value, *role, None), Verdict::Key { .. }),
        _ => false,
    })
}

/// A role that is assumed with a token that never changes: when that ends, so does the role.
fn static_base(context: &Context<'_>, site: &CredentialSite) -> Option<Draft> {
    if site.provider != ProviderKind::RamRoleArn || site.lifetime == Lifetime::Request {
        return None;
    }
    let token = site.values(Role::SecurityToken).find(|token| match &token.value {
        Value::Literal(text) => context.judge.judge(text.reveal(), Role::SecurityToken, None).is_credential(),
        Value::Env(_) | Value::Issued { .. } | Value::File => true,
        _ => false,
    })?;
    let api = Text::same(&*site.api);
    let mut draft = context.draft(
        context.message(RULE, "static_base", &[("api", &api)]),
        context.label(RULE, "held", token.span, &[("name", &Text::same("security_token"))]),
    );
    draft.related.extend(context.call(RULE, site, token.span));
    draft.advice = Some(context.recommend(Some(site), true, Some(Row::RamRoleArn), Some(Row::RamRoleArn)));
    Some(draft)
}
