//! `unusable-provider`: an API that cannot work, whatever it is given.

use crate::advice;
use crate::catalog::sdk::Meaning;
use crate::catalog::text::Text;

use super::{Context, Draft};

pub(super) const RULE: &str = "unusable-provider";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let Some(language) = context.file.sdk_language() else { return Vec::new() };
    let sites = context.sites().filter(|site| !site.dead);
    sites
        .filter_map(|site| {
            let known = context.catalog.callable(language, &site.path)?;
            if known.callable.meaning != Meaning::Unusable {
                return None;
            }
            let api = Text::same(&*site.api);
            let message = match &known.callable.fails {
                Some(what) => context.message(RULE, "fails", &[("api", &api), ("what", what)]),
                None => context.message(RULE, "unusable", &[("api", &api)]),
            };
            let mut draft = context.draft(message, context.label(RULE, "here", site.span, &[]));
            draft.help.extend(known.callable.note.clone());
            draft.advice = Some(context.recommend(Some(site), true, None, advice::row_of(site.provider)));
            Some(draft)
        })
        .collect()
}
