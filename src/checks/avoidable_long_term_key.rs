//! `avoidable-long-term-key`: a long-term key where the repository shows that none is needed.

use crate::advice;
use crate::catalog::check::{Confidence, Severity};
use crate::catalog::provider::{Row, Workload};
use crate::catalog::sdk::{ProviderKind, Role};
use crate::catalog::text::Text;
use crate::facts::CredentialSite;
use crate::flow::{Traced, Value};
use crate::source::Span;

use super::{Context, Draft, main_account_key, verdict};

pub(super) const RULE: &str = "avoidable-long-term-key";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let Some(choice) = advice::choose(context.project, &context.file.path) else { return Vec::new() };
    let keyless = [Row::OidcRoleArn, Row::EcsRamRole, Row::StsToken];
    let Some(row) = choice.row.filter(|row| keyless.contains(row)) else { return Vec::new() };
    context
        .sites()
        .filter(|site| !site.dead)
        .filter(|site| {
            // In a function or a CI job the environment may hold a temporary key, which is what the table recommends.
            let holds_key = matches!(choice.workloads[..], [Workload::Rrsa | Workload::Instance]);
            site.provider == ProviderKind::RamUserKey || (site.from_environment && holds_key)
        })
        .filter_map(|site| draft(context, site, row, choice.is_sure))
        .collect()
}

fn draft(context: &Context<'_>, site: &CredentialSite, row: Row, is_sure: bool) -> Option<Draft> {
    let span = read_from(context, site)?;
    let api = Text::same(&*site.api);
    let primary = context.label(RULE, "here", span, &[]);
    let mut draft = context.draft(context.message(RULE, "env", &[("api", &api)]), primary);
    if is_sure {
        draft.severity = Some(Severity::Warning);
    }
    draft.confidence = Confidence::Medium;
    draft.related.extend(context.call(RULE, site, span));
    draft.advice = Some(context.recommend(Some(site), false, Some(Row::RamUserKey), None));
    debug_assert!(draft.advice.as_ref().is_some_and(|advice| advice.row == Some(row)));
    draft.help.push(context.word("help.remove_variables"));
    Some(draft)
}

/// Where the long-term key is read. One that also stands in the code, or is the main account's, has a finding of its own with
/// the same advice.
fn read_from(context: &Context<'_>, site: &CredentialSite) -> Option<Span> {
    if site.from_environment {
        return Some(site.span);
    }
    let exposed = |secret: &Traced| verdict(context.judge, secret, Role::AccessKeySecret, None).is_credential();
    if site.values(Role::AccessKeySecret).any(exposed) || main_account_key::name_in(context, site).is_some() {
        return None;
    }
    // What is built into the binary is not read where it runs, and has a finding of its own as well.
    let is_built_in =
        |secret: &Traced| context.file.built_in.iter().any(|built_in| built_in.span == secret.span && !built_in.dead);
    if site.values(Role::AccessKeySecret).any(is_built_in) {
        return None;
    }
    let mut secrets = site.values(Role::AccessKeySecret);
    secrets.find(|secret| matches!(secret.value, Value::Env(_))).map(|secret| secret.span)
}
