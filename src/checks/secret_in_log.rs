//! `secret-in-log`: a secret, or an object whose text shows it, is written where people read it.

use crate::catalog::check::{Confidence, Severity};
use crate::catalog::sdk::{Role, Writes};
use crate::catalog::text::Text;
use crate::facts::logs::Logged;

use super::{Context, Draft, is_ours};

pub(super) const RULE: &str = "secret-in-log";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let is_known = |logged: &&Logged| {
        logged.sites.is_empty() || logged.sites.iter().any(|site| is_ours(context.judge, &context.file.sites[*site]))
    };
    context.file.logged.iter().filter(is_known).map(|logged| draft(context, logged)).collect()
}

fn draft(context: &Context<'_>, logged: &Logged) -> Draft {
    let what = match logged.role {
        Some(Role::SecurityToken) => context.word("shown.token"),
        Some(_) => context.word("shown.secret"),
        None => context.word("shown.whole"),
    };
    let key = match logged.writes {
        _ if logged.handed_on => "handed_on",
        Writes::Log => "log",
        Writes::Output => "output",
        Writes::Error => "error",
        Writes::File => "file",
    };
    let values = [("what", &what), ("api", &Text::same(&*logged.api))];
    let label = if logged.role.is_some() { "here" } else { "object" };
    let mut draft = context.draft(context.message(RULE, key, &values), context.label(RULE, label, logged.span, &[]));
    draft.related.extend(logged.also.iter().map(|span| context.label(RULE, "also", *span, &[])));
    if !logged.source.overlaps(logged.span) {
        draft.related.push(context.label(RULE, "source", logged.source, &[]));
    }
    let site = logged.sites.iter().map(|site| &context.file.sites[*site]).find(|site| is_ours(context.judge, site));
    if let Some(site) = site
        && !site.span.overlaps(logged.span)
        && !site.span.overlaps(logged.source)
    {
        draft.related.push(context.label(RULE, "site", site.span, &[("api", &Text::same(&*site.api))]));
    }
    if logged.handed_on {
        // Login commands and credential processes exist for this.
        draft.severity = Some(Severity::Note);
        draft.confidence = Confidence::Medium;
    } else {
        draft.help.push(context.word("help.log"));
    }
    draft
}
