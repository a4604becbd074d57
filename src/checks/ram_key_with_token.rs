//! `ram-key-with-token`: a long-term key together with a security token, which the server refuses.

use crate::catalog::judge::Verdict;
use crate::catalog::sdk::Role;
use crate::catalog::text::Text;
use crate::facts::CredentialSite;
use crate::flow::Value;

use super::{Context, Draft, verdict};

pub(super) const RULE: &str = "ram-key-with-token";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    context.sites().filter_map(|site| draft(context, site)).collect()
}

fn draft(context: &Context<'_>, site: &CredentialSite) -> Option<Draft> {
    let ids: Vec<_> = site.values(Role::AccessKeyId).collect();
    let is_long_term = |id: &&crate::flow::Traced| {
        verdict(context.judge, id, Role::AccessKeyId, None) == Verdict::Key { temporary: false }
    };
    let id = ids.iter().find(|id| is_long_term(id))?;
    // Where the id may also be another one, the token may belong to that.
    if ids.len() > 1 || site.drops.contains(&Role::SecurityToken) {
        return None;
    }
    let token = site.values(Role::SecurityToken).find(|token| match &token.value {
        Value::Literal(text) => !text.reveal().is_empty(),
        Value::Issued { .. } | Value::File => true,
        _ => false,
    })?;
    let api = Text::same(&*site.api);
    let mut draft =
        context.draft(context.message(RULE, "literal", &[("api", &api)]), context.label(RULE, "id", id.span, &[]));
    draft.related.push(context.label(RULE, "token", token.span, &[]));
    draft.related.extend(context.call(RULE, site, id.span));
    draft.advice = Some(context.advise(Some(site), true));
    draft.help.push(context.word("help.token_together"));
    Some(draft)
}
