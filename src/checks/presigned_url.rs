//! `presigned-url`: a signed URL or header stands in a file. It lets in whoever reads it, until it expires.

use crate::catalog::check::Severity;
use crate::catalog::text::Text;
use crate::facts::signed::{Signed, date_of};
use crate::finding::Secret;

use super::{Context, Draft};

pub(super) const RULE: &str = "presigned-url";

/// The longest that a signature of version 4 can last, and longer than a link in a file should.
const LONG: i64 = 7 * 86_400;

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    context.file.signed.iter().map(|signed| draft(context, signed)).collect()
}

fn draft(context: &Context<'_>, signed: &Signed) -> Draft {
    let date = Text::same(signed.expires.map(date_of).unwrap_or_default());
    // Without a clock nothing is known to be over, except what lasts for minutes.
    let is_over = match (signed.expires, context.aside.now) {
        (Some(expires), Some(now)) => expires <= now,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let lasts =
        signed.expires.zip(signed.signed_at.or(context.aside.now)).map(|(end, start)| end.saturating_sub(start));
    let key = match (signed.header, is_over) {
        (true, true) => "old_header",
        (true, false) => "header",
        (false, true) => "expired",
        (false, false) if lasts.is_some_and(|lasts| lasts > LONG) => "long",
        (false, false) => "valid",
    };
    let (signature, span) = (&signed.signature.0, context.file.in_program(signed.signature.1));
    let id = signed.id.0.mask();
    let primary = if id.starts_with('*') {
        context.label(RULE, "signature_alone", span, &[])
    } else {
        context.label(RULE, "signature", span, &[("id", &Text::same(&*id))])
    };
    let mut draft = context.draft(context.message(RULE, key, &[("date", &date)]), primary);
    draft.secret = Some(Secret { access_key_id: Some(id), fingerprint: signature.fingerprint(), verification: None });
    draft.related.extend(signed.token.map(|token| context.label(RULE, "token", context.file.in_program(token), &[])));
    if is_over {
        draft.severity = Some(Severity::Note);
    } else {
        draft.help.push(context.word("help.signed"));
    }
    draft
}
