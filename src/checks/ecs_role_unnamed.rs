//! `ecs-role-unnamed`: the role of the instance is looked up by requests that its name would save.

use crate::catalog::provider::Row;
use crate::catalog::sdk::{Meaning, ProviderKind, Role};
use crate::catalog::text::Text;
use crate::facts::CredentialSite;

use super::{Context, Draft, is_given};

pub(super) const RULE: &str = "ecs-role-unnamed";

/// The variable that holds the name, for the libraries that read it.
const VARIABLE: &str = "ALIBABA_CLOUD_ECS_METADATA";
/// The evidence that it is set.
const IS_SET: &str = "instance-environment";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let sites = context.sites().filter(|site| is_unnamed(site) && !is_named_outside(context, site));
    sites
        .map(|site| {
            let api = Text::same(&*site.api);
            let primary = context.label(RULE, "here", site.span, &[]);
            let mut draft = context.draft(context.message(RULE, "unnamed", &[("api", &api)]), primary);
            draft.related.extend(site.args(Role::RoleName).map(|arg| context.label(RULE, "empty", arg.span, &[])));
            draft.advice = Some(context.recommend(Some(site), true, None, Some(Row::EcsRamRole)));
            draft
        })
        .collect()
}

fn is_unnamed(site: &CredentialSite) -> bool {
    site.provider == ProviderKind::EcsRamRole
        && site.takes.contains(&Role::RoleName)
        && !site.open
        && !site.dead
        && !site.values(Role::RoleName).any(is_given)
        // What is made from a provider or a config has the name that this was given.
        && site.args(Role::CredentialsProvider).next().is_none()
}

/// Whether the name comes by the environment, as far as the repository shows.
fn is_named_outside(context: &Context<'_>, site: &CredentialSite) -> bool {
    let Some(language) = context.file.sdk_language() else { return false };
    let Some(known) = context.catalog.callable(language, &site.path) else { return false };
    if known.callable.meaning == Meaning::Unusable {
        return true;
    }
    known.callable.reads.iter().any(|name| name == VARIABLE)
        && (context.file.text.contains(VARIABLE)
            || context.project.evidence().iter().any(|evidence| &*evidence.id == IS_SET))
}
