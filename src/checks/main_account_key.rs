//! `main-account-key`: the key of the account itself, which has every right and cannot be limited.

use smol_str::SmolStr;

use crate::catalog::check::Confidence;
use crate::catalog::sdk::{ProviderKind, Role};
use crate::catalog::text::Text;
use crate::facts::CredentialSite;
use crate::finding::verification::Verification;
use crate::flow::{StepKind, Traced, Value};
use crate::mask::Masked;
use crate::source::Span;

use super::exposure::Exposure;
use super::{Context, Draft};

pub(super) const RULE: &str = "main-account-key";

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = context.exposures.iter().filter_map(|exposure| exposed(context, exposure)).collect();
    drafts.extend(context.sites().filter_map(|site| read(context, site)));
    drafts
}

/// An exposed key that is known, declared or named to be the main account's.
fn exposed(context: &Context<'_>, exposure: &Exposure) -> Option<Draft> {
    let secret = context.known(exposure);
    let verified = secret.verification.as_ref().and_then(Verification::is_main_account);
    // Whatever names say: STS knows.
    if verified == Some(false) {
        return None;
    }
    let site = context.seen(exposure).map(|seen| seen.site);
    let id = if exposure.is_id_alone() { Some(&exposure.secret) } else { exposure.id.as_ref() };
    let fingerprint = id.and_then(|id| id.literal()).map(Masked::fingerprint);
    let declared = fingerprint.is_some_and(|fingerprint| (context.aside.is_main_account)(fingerprint));
    let mut draft = if verified.is_some() || declared {
        let span = id.map_or(exposure.secret.span, |id| id.span);
        let message = match site {
            Some(site) if site.provider == ProviderKind::RamRoleArn => "cannot_assume",
            _ if verified.is_some() => "confirmed",
            _ => "declared",
        };
        context.draft(context.message(RULE, message, &[]), context.label(RULE, "id", span, &[]))
    } else if exposure.is_id_alone() {
        return None;
    } else if let Some((name, span)) = &exposure.main_account {
        named(context, name, *span)
    } else {
        let file = context.file;
        let span = principal_near(&file.text, file.places.within(&file.path, exposure.secret.span)?)?;
        let span = file.in_program(span);
        let mut draft =
            context.draft(context.message(RULE, "principal", &[]), context.label(RULE, "principal", span, &[]));
        draft.confidence = Confidence::Medium;
        draft
    };
    draft.secret = Some(secret);
    finish(context, site, &mut draft);
    Some(draft)
}

/// A key out of the environment, or from a caller, under a name that says main account.
fn read(context: &Context<'_>, site: &CredentialSite) -> Option<Draft> {
    let (name, span) = name_in(context, site)?;
    let mut draft = named(context, &name, span);
    finish(context, Some(site), &mut draft);
    Some(draft)
}

/// The name that says that a key which a site reads, or is given, is the main account's.
pub(super) fn name_in(context: &Context<'_>, site: &CredentialSite) -> Option<(SmolStr, Span)> {
    site.args
        .iter()
        .filter(|arg| matches!(arg.role, Role::AccessKeyId | Role::AccessKeySecret))
        .flat_map(|arg| &arg.values)
        .filter(|traced| traced.literal().is_none())
        .find_map(|traced| name_on_way(context, traced))
}

fn name_on_way(context: &Context<'_>, traced: &Traced) -> Option<(SmolStr, Span)> {
    let says = |name: &str| context.judge.is_main_account_name(name);
    if let Value::Env(name) = &traced.value
        && says(name.reveal())
    {
        return Some((SmolStr::new(name.reveal()), traced.span));
    }
    if let Value::Imported(path) = &traced.value
        && let Some(name) = path.rsplit('.').next()
        && says(name)
    {
        return Some((SmolStr::new(name), traced.span));
    }
    if matches!(traced.value, Value::Parameter(..))
        && let Some(name) = context.file.places.text(traced.span).filter(|name| says(name))
    {
        return Some((SmolStr::new(name), traced.span));
    }
    traced.trail.iter().find_map(|step| match &step.kind {
        StepKind::Name(name) if says(name) => Some((name.clone(), step.span)),
        _ => None,
    })
}

fn named(context: &Context<'_>, name: &str, span: Span) -> Draft {
    let name = Text::same(context.shown(name));
    let mut draft =
        context.draft(context.message(RULE, "named", &[("name", &name)]), context.label(RULE, "name", span, &[]));
    draft.confidence = Confidence::Medium;
    draft
}

fn finish(context: &Context<'_>, site: Option<&CredentialSite>, draft: &mut Draft) {
    draft.related.extend(site.and_then(|site| context.call(RULE, site, draft.primary.span)));
    draft.advice = Some(context.recommend(site, false, None, None));
    draft.help.push(context.word("help.main_account"));
}

/// `acs:ram::<uid>:root` within a few lines of a key: the account itself is the principal in use.
fn principal_near(text: &str, span: Span) -> Option<Span> {
    const REACH: usize = 400;
    const HEAD: &str = "acs:ram::";
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (floor((span.start as usize).saturating_sub(REACH)), floor(span.end as usize + REACH));
    let window = &text[start..end];
    window.match_indices(HEAD).find_map(|(at, _)| {
        let digits = window[at + HEAD.len()..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + HEAD.len() + digits;
        let is_root = digits >= 10 && window[end..].starts_with(":root");
        is_root.then(|| Span::new(start + at, start + end + ":root".len()))
    })
}
