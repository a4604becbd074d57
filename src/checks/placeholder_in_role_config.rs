//! `placeholder-in-role-config`: a template's text left where the server wants a role, a session name, a policy.

use crate::catalog::provider::Row;
use crate::catalog::sdk::Role;
use crate::catalog::text::Text;
use crate::facts::SiteArg;
use crate::flow::{Traced, Value};

use super::{Context, Draft};

pub(super) const RULE: &str = "placeholder-in-role-config";

const ROLES: [Role; 6] =
    [Role::RoleArn, Role::RoleName, Role::RoleSessionName, Role::Policy, Role::OidcProviderArn, Role::OidcTokenFile];

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for site in context.sites() {
        let api = Text::same(&*site.api);
        let args = site.args.iter().filter(|arg| ROLES.contains(&arg.role));
        for (arg, value, key) in args.filter_map(|arg| left_over(context, arg).map(|(value, key)| (arg, value, key))) {
            let parameter = Text::same(context.shown(&arg.name));
            let message = context.message(RULE, key, &[("api", &api), ("parameter", &parameter)]);
            let mut draft = context.draft(message, context.label(RULE, "here", value.span, &[]));
            draft.related.extend(context.call(RULE, site, value.span));
            let row = crate::advice::row_of(site.provider).unwrap_or(Row::RamRoleArn);
            draft.advice = Some(context.recommend(Some(site), true, None, Some(row)));
            drafts.push(draft);
        }
    }
    drafts
}

fn left_over<'a>(context: &Context<'_>, arg: &'a SiteArg) -> Option<(&'a Traced, &'static str)> {
    arg.values.iter().find_map(|traced| match &traced.value {
        Value::Literal(text) if is_template(context, text.reveal()) => Some((traced, "literal")),
        Value::Env(name) if is_template(context, name.reveal()) => Some((traced, "env_name")),
        _ => None,
    })
}

/// Whether a text is to be filled in. `demo` and `test` are session names that work: only what no server accepts counts.
fn is_template(context: &Context<'_>, text: &str) -> bool {
    let text = text.trim();
    let looks = |open: char, close: char| text.starts_with(open) && text.ends_with(close);
    let is_masked = text.contains("***");
    let is_chinese = text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char));
    // `acs:ram::<uid>:role/<name>`: neither sign can stand in an ARN.
    let is_arn_to_fill = text.starts_with("acs:") && text.contains('<') && text.contains('>');
    (looks('<', '>') || is_arn_to_fill || is_masked || is_chinese) && context.judge.is_placeholder(text)
}
