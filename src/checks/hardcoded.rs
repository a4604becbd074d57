//! `hardcoded-access-key` and `hardcoded-sts-token`: a secret stands in code.

use crate::catalog::text::Text;

use super::exposure::{Exposure, Place};
use super::{Context, Draft};

pub(super) const ACCESS_KEY: &str = "hardcoded-access-key";
pub(super) const STS_TOKEN: &str = "hardcoded-sts-token";

pub(super) fn access_key(context: &Context<'_>) -> Vec<Draft> {
    let exposed = context.exposures.iter().filter(|exposure| !exposure.temporary);
    exposed.filter(|exposure| is_ours(exposure)).map(|exposure| draft(context, ACCESS_KEY, exposure)).collect()
}

pub(super) fn sts_token(context: &Context<'_>) -> Vec<Draft> {
    let exposed = context.exposures.iter().filter(|exposure| exposure.temporary);
    exposed.filter(|exposure| is_ours(exposure)).map(|exposure| draft(context, STS_TOKEN, exposure)).collect()
}

fn is_ours(exposure: &Exposure) -> bool {
    exposure.is_code() && !exposure.is_id_alone()
}

fn draft(context: &Context<'_>, rule: &str, exposure: &Exposure) -> Draft {
    let seen = context.seen(exposure);
    let site = seen.map(|seen| seen.site);
    let name = |name: &str| Text::same(context.shown(name));
    let message = match &exposure.place {
        Place::Call { environment: Some(variable), .. } => {
            context.message(rule, "as_default", &[("name", &name(variable.reveal()))])
        }
        Place::Binding(bound) => context.message(rule, "in_binding", &[("name", &name(bound))]),
        Place::Environment(variable) => context.message(rule, "in_environment", &[("name", &name(variable))]),
        _ => match site {
            Some(site) => context.message(rule, "in_call", &[("api", &Text::same(&*site.api))]),
            None => context.message(rule, "plain", &[]),
        },
    };
    let mut draft = super::exposed(context, rule, exposure, seen, message);
    for part in &exposure.secret.parts {
        draft.related.push(context.label(rule, "part", *part, &[]));
    }
    draft.related.extend(context.trail(rule, &exposure.secret));
    draft.related.extend(context.calls(rule, exposure));
    draft
}
