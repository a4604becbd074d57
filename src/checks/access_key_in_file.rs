//! `access-key-in-file`: a secret stands in a file that is no code, in a comment, a docstring, a notebook's output.

use crate::catalog::check::{Confidence, Severity};
use crate::catalog::text::Text;

use super::exposure::{Exposure, Place};
use super::{Context, Draft};

pub(super) const RULE: &str = "access-key-in-file";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let exposed = context.exposures.iter().filter(|exposure| exposure.is_id_alone() || !exposure.is_code());
    exposed.map(|exposure| draft(context, exposure)).collect()
}

fn draft(context: &Context<'_>, exposure: &Exposure) -> Draft {
    if exposure.is_id_alone() {
        let primary = context.label(RULE, "id_alone", exposure.secret.span, &[]);
        let mut draft = context.draft(context.message(RULE, "id_only", &[]), primary);
        draft.severity = Some(Severity::Note);
        draft.confidence = Confidence::Medium;
        draft.secret = Some(context.known(exposure));
        return draft;
    }
    let name = match &exposure.place {
        Place::File { name: Some(name), .. } => Some(Text::same(context.shown(name))),
        _ => None,
    };
    let message = match (&exposure.place, &name) {
        _ if exposure.temporary => context.message(RULE, "sts", &[]),
        (Place::Comment, _) => context.message(RULE, "in_comment", &[]),
        (Place::Docstring, _) => context.message(RULE, "in_docstring", &[]),
        (Place::Output, _) => context.message(RULE, "in_output", &[]),
        (Place::File { encoded: true, .. }, _) => context.message(RULE, "encoded", &[]),
        (Place::Call { .. }, _) if exposure.id.is_none() => {
            let api = context.seen(exposure).map_or("", |seen| seen.site.api.as_str());
            context.message(RULE, "loaded", &[("api", &Text::same(api))])
        }
        (_, Some(name)) if exposure.id.is_none() => context.message(RULE, "secret_only", &[("name", name)]),
        _ => context.message(RULE, "pair", &[]),
    };
    let seen = context.seen(exposure);
    let mut draft = super::exposed(context, RULE, exposure, seen, message);
    draft.related.extend(context.trail(RULE, &exposure.secret));
    draft.related.extend(context.calls(RULE, exposure));
    draft
}
