//! `bad-session-duration`: a session that is refused for its length, or so short that it is assumed anew all the time.

use crate::catalog::check::Severity;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{ProviderKind, Session};
use crate::catalog::text::Text;
use crate::facts::SessionLength;
use crate::flow::Traced;

use super::{Context, Draft};

pub(super) const RULE: &str = "bad-session-duration";

/// What is left of a session that is fetched anew this early serves about one request: clocks and answers take seconds too.
const AT_ONCE: i64 = 60;

pub(super) fn check(context: &Context<'_>) -> Vec<Draft> {
    let sessions = context.file.sessions.iter().filter(|session| !session.dead);
    sessions
        .flat_map(|session| session.seconds.iter().map(move |(seconds, value)| (session, *seconds, value)))
        .filter_map(|(session, seconds, value)| draft(context, session, seconds, value))
        .collect()
}

fn draft(context: &Context<'_>, session: &SessionLength, seconds: i64, value: &Traced) -> Option<Draft> {
    let Session { least, most, early } = session.limits;
    let used = seconds.saturating_sub(early);
    let (key, severity) = match seconds {
        _ if session.expects_refusal && !(least..=most).contains(&seconds) => return None,
        _ if seconds < least => ("too_short", None),
        _ if seconds > most => ("too_long", None),
        _ if early > 0 && used < AT_ONCE => ("each_request", None),
        _ if used < early => ("mostly_unused", Some(Severity::Note)),
        _ => return None,
    };
    let number = |number: i64| Text::same(number.to_string());
    let (api, parameter) = (Text::same(&*session.api), Text::same(session.parameter.as_str()));
    let values = [
        ("api", &api),
        ("parameter", &parameter),
        ("seconds", &number(seconds)),
        ("least", &number(least)),
        ("most", &number(most)),
        ("early", &number(early)),
        ("used", &number(used)),
    ];
    let primary = context.label(RULE, "here", value.span, &values);
    let mut draft = context.draft(context.message(RULE, key, &values), primary);
    draft.severity = severity;
    draft.related = context.trail(RULE, value);
    if !session.span.contains(value.span) && session.span != value.span {
        draft.related.push(context.label(RULE, "call", session.span, &values));
    }
    let row = match session.provider {
        Some(ProviderKind::OidcRoleArn) => Some(Row::OidcRoleArn),
        Some(ProviderKind::RamRoleArn) | None => Some(Row::RamRoleArn),
        _ => None,
    };
    draft.advice = Some(context.recommend(None, true, None, row));
    Some(draft)
}
