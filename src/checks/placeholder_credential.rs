//! `placeholder-credential`: a placeholder in a static provider, about to be filled in.

use crate::catalog::judge::Verdict;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{ProviderKind, Role};
use crate::catalog::text::Text;

use super::{Context, Draft, verdict};

pub(super) const RULE: &str = "placeholder-credential";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let holds = [ProviderKind::RamUserKey, ProviderKind::StsToken, ProviderKind::Value];
    let sites = context.file.sites.iter().filter(|site| !site.shared && holds.contains(&site.provider));
    sites
        .filter_map(|site| {
            let placeholder = [Role::AccessKeySecret, Role::AccessKeyId].into_iter().find_map(|role| {
                site.args(role)
                    .flat_map(|arg| arg.values.iter().map(move |value| (value, arg.name.as_str())))
                    .find(|(value, name)| verdict(context.judge, value, role, Some(name)) == Verdict::Placeholder)
            });
            let (value, _) = placeholder?;
            let api = Text::same(&*site.api);
            let primary = context.label(RULE, "here", value.span, &[]);
            let mut draft = context.draft(context.message(RULE, "literal", &[("api", &api)]), primary);
            draft.related.extend(context.call(RULE, site, value.span));
            let temporary = site.provider == ProviderKind::StsToken;
            let replaces = if temporary { Row::StsToken } else { Row::RamUserKey };
            draft.advice = Some(context.recommend(Some(site), temporary, Some(replaces), None));
            draft.help.push(context.word("help.environment"));
            Some(draft)
        })
        .collect()
}
