//! What is put into the binary is read when the program runs.

use std::sync::Arc;

use super::super::Obstacle;
use super::super::aim::Aim;
use super::code::Code;
use super::draft::{Draft, Plan};
use super::literal::at_calls;
use super::stand_in::StandIn;
use crate::finding::{Finding, Label};
use crate::source::Span;
use crate::syntax::{CallForm, ExprId, ExprKind};

/// Macros that read a variable while the program is built, and whether a missing one is an error.
const READING: [(&str, bool); 3] = [("env", true), ("option_env", false), ("dotenv", true)];

/// What mends a `secret-in-binary` finding, with what is built in beside it.
pub(super) fn fix(draft: &mut Draft<'_>, finding: &Finding, aims: &[Aim<'_>]) -> Result<(), Obstacle> {
    let mut plan = of_label(draft, &finding.primary, aims)?;
    for label in &finding.related {
        if let Ok(one) = of_label(draft, label, aims) {
            plan.edits.extend(one.edits);
            plan.carriers.extend(one.carriers);
            plan.variables.extend(one.variables);
        }
    }
    draft.add(plan);
    Ok(())
}

fn of_label(draft: &mut Draft<'_>, label: &Label, aims: &[Aim<'_>]) -> Result<Plan, Obstacle> {
    let code = draft.code(&label.path)?;
    let (call, _) = code.page.call(label.span).ok_or(Obstacle::Shape)?;
    let (name, is_sure) = built_in(&code, call).ok_or(Obstacle::Shape)?;
    let aim = aims.iter().copied().find(|aim| aim.file.path == label.path);
    let stand_in = StandIn { code: &code, path: &label.path, name: &name, environment: None, aim, scene: draft.scene };
    let here = if is_sure { stand_in.of(call) } else { optional(&stand_in, call) };
    if let Some(plan) = here {
        return Ok(plan);
    }
    let reached: Vec<_> = aims
        .iter()
        .flat_map(|aim| aim.site.key_args().map(move |arg| (*aim, arg)))
        .flat_map(|(aim, arg)| arg.values.iter().map(move |value| (aim, arg, value)))
        .filter(|(aim, _, value)| aim.file.places.within(&label.path, value.span) == Some(label.span))
        .collect();
    at_calls(draft, &reached, &name)
}

/// The variable that a macro reads, and whether the program is not built without it.
fn built_in(code: &Code<'_>, call: ExprId) -> Option<(String, bool)> {
    let of = code.call(call).filter(|call| call.form == CallForm::Macro)?;
    let path = code.path(of);
    let last = path.rsplit("::").next().unwrap_or_default();
    let (_, is_sure) = READING.iter().find(|(name, _)| *name == last)?;
    let name = code.page.tree.text(of.args.first()?.value)?;
    Some((name.reveal().to_owned(), *is_sure))
}

/// `option_env!("NAME")` with what is done where it is missing.
fn optional(stand_in: &StandIn<'_, '_>, call: ExprId) -> Option<Plan> {
    let code = stand_in.code;
    let scope = code.page.tree[call].scope;
    let attribute = code.parent(call).filter(|parent| matches!(code.kind(*parent), ExprKind::Attribute { .. }))?;
    let outer = code.parent(attribute)?;
    let method = code.call(outer)?;
    let (_, name, name_span) = code.method(method)?;
    let read = code.read(scope, stand_in.name);
    let rest = code.at(Span { start: name_span.start, end: code.span(outer).end });
    let text = match (name, method.args.as_slice()) {
        ("unwrap" | "expect", _) => code.expected(scope, stand_in.name),
        ("unwrap_or_default", _) => format!("{read}.{rest}"),
        ("unwrap_or", [arg]) if matches!(code.kind(arg.value), ExprKind::Text(_)) => {
            format!("{read}.unwrap_or_else(|_| {}.to_string())", code.at(code.span(arg.value)))
        }
        _ => return None,
    };
    let mut plan = Plan::default();
    plan.variables.insert(stand_in.name.to_owned());
    let edits = super::stand_in::as_argument(code, outer, &text, stand_in.aim, stand_in.scene)?;
    plan.edits.extend(edits.into_iter().map(|edit| (Arc::clone(stand_in.path), edit)));
    Some(plan)
}
