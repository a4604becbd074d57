//! opendal: keys taken out of what sets a service up, so that its chain finds others by itself.

use std::sync::Arc;

use super::super::aim::{Aim, KEY};
use super::super::{Obstacle, Scene, safety_of, variable};
use super::code::Code;
use super::draft::{Draft, Plan};
use crate::catalog::provider::Row;
use crate::catalog::sdk::Role;
use crate::facts::SiteArg;
use crate::flow::{StepKind, Traced, Value};
use crate::source::Span;
use crate::syntax::{CallForm, ExprId, ExprKind, Spread};

const ROLE_ARN: &str = "ALIBABA_CLOUD_ROLE_ARN";
/// What the selection table's code calls a session.
const SESSION: &str = "my-app";

/// Takes the keys out of a builder, a config or a map of options.
pub(super) fn keyless(draft: &mut Draft<'_>, aim: Aim<'_>, row: Row) -> Result<Plan, Obstacle> {
    let scene: &Scene<'_> = draft.scene;
    let has = |role: Role| aim.site.args(role).next().is_some();
    let assumes = row == Row::RamRoleArn;
    if assumes && (has(Role::OidcProviderArn) || has(Role::OidcTokenFile)) {
        return Err(Obstacle::Shape);
    }
    let keys: Vec<&SiteArg> = aim.site.args.iter().filter(|arg| KEY.contains(&arg.role)).collect();
    if keys.is_empty() || keys.iter().any(|arg| comes_from_callers(arg)) {
        return Err(Obstacle::Shape);
    }
    let mut plan = Plan { row: Some(row), ..Plan::default() };
    let mut entries: Vec<(Arc<str>, ExprId)> = Vec::new();
    let mut role = (assumes && !has(Role::RoleArn)).then(|| !has(Role::RoleSessionName));
    for arg in keys {
        let (path, span) = aim.file.places.locate(arg.span);
        let path = Arc::clone(path);
        let code = draft.code(&path)?;
        let expr = code.page.expr(span).ok_or(Obstacle::Shape)?;
        let taken = Taken::of(&code, expr, role.is_none()).ok_or(Obstacle::Shape)?;
        let text = match role.take() {
            None => taken.without(),
            Some(named) => taken.with_role(&code, expr, named).ok_or(Obstacle::Shape)?,
        };
        if matches!(taken, Taken::Entry(_)) {
            entries.push((Arc::clone(&path), expr));
        }
        plan.put(&path, taken.span(), text);
        for value in &arg.values {
            let names = value.trail.iter().rev().filter(|step| matches!(step.kind, StepKind::Name(_)));
            plan.carriers.extend(names.map(|step| {
                let (path, span) = aim.file.places.locate(step.span);
                (Arc::clone(path), span)
            }));
        }
    }
    for (path, entry) in entries {
        let code = draft.code(&path)?;
        // Nothing would say what a list without entries is a list of.
        let list = code.parent(entry).and_then(|pair| if is_map(&code, pair) { Some(pair) } else { code.parent(pair) });
        let inside = list.and_then(|list| inside(&code, list)).ok_or(Obstacle::Shape)?;
        if left_of(&code, &path, inside, &plan).chars().all(|char| char.is_whitespace() || char == ',') {
            return Err(Obstacle::Shape);
        }
    }
    without_idle(draft, &mut plan)?;
    plan.is_other = safety_of(aim.site, row) != super::super::Safety::Safe;
    let pair = [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken];
    let needed = match row {
        Row::RamUserKey => &pair[..2],
        Row::StsToken => &pair[..],
        Row::RamRoleArn => &pair[..2],
        _ => &[],
    };
    plan.variables.extend(needed.iter().filter_map(|role| Some(variable(aim.site.generation, *role)?.to_string())));
    if assumes && !has(Role::RoleArn) {
        plan.variables.insert(ROLE_ARN.to_owned());
    }
    let snippets = scene.catalog.row(row).snippet.iter();
    let own = snippets.filter(|snippet| Some(snippet.generation) == aim.site.generation && snippet.function.is_none());
    plan.requires = own.flat_map(|snippet| snippet.requires.clone()).collect();
    Ok(plan)
}

fn is_map(code: &Code<'_>, expr: ExprId) -> bool {
    matches!(code.kind(expr), ExprKind::Map(_))
}

/// What stands between the brackets of a list.
fn inside(code: &Code<'_>, list: ExprId) -> Option<Span> {
    let first = match code.kind(list) {
        ExprKind::List(items) => code.span(*items.first()?),
        ExprKind::Map(pairs) => code.span(pairs.first()?.0),
        ExprKind::Call(call) => code.span(call.args.first()?.value),
        _ => return None,
    };
    let (open, close) = code.group(first.start as usize)?;
    Some(Span::new(open + 1, close))
}

/// What a piece of a file comes to.
fn left_of(code: &Code<'_>, path: &str, span: Span, plan: &Plan) -> String {
    let mut edits: Vec<_> = plan
        .edits
        .iter()
        .filter(|(known, edit)| **known == *path && span.contains(edit.span))
        .map(|(_, edit)| edit)
        .collect();
    edits.sort();
    let mut out = String::new();
    let mut at = span.start;
    for edit in edits {
        if at < edit.span.start {
            out.push_str(code.at(Span { start: at, end: edit.span.start }));
        }
        out.push_str(&edit.text);
        at = at.max(edit.span.end);
    }
    out.push_str(code.at(Span { start: at, end: span.end.max(at) }));
    out
}

/// Takes away statements that come to `let b = b;`.
fn without_idle(draft: &mut Draft<'_>, plan: &mut Plan) -> Result<(), Obstacle> {
    for (path, edit) in plan.edits.clone() {
        let code = draft.code(&path)?;
        if code.at(edit.span).contains(';') {
            continue;
        }
        let Some(statement) = code.statement(edit.span) else { continue };
        let left = left_of(&code, &path, statement, plan);
        let Some((target, value)) = left.trim().strip_suffix(';').and_then(|left| left.split_once('=')) else {
            continue;
        };
        if target.trim().strip_prefix("let ").unwrap_or(target).trim() == value.trim() {
            plan.put(&path, code.statement_lines(statement), "");
        }
    }
    Ok(())
}

/// Whether a part of a key is for the caller of a function to give, or read under a name of the program's own.
fn comes_from_callers(arg: &SiteArg) -> bool {
    let is_foreign =
        |kind: &StepKind| matches!(kind, StepKind::Argument(_) | StepKind::EnvDefault(_) | StepKind::Default(_));
    let is_env = |value: &Traced| matches!(value.value, Value::Env(_));
    let falls_back = arg.values.len() > 1 && arg.values.iter().any(is_env);
    falls_back
        || arg.values.iter().any(|value| {
            matches!(value.value, Value::Parameter(..)) || value.trail.iter().any(|step| is_foreign(&step.kind))
        })
}

/// How a key is given, with what goes when it goes.
enum Taken {
    /// `.access_key_id(…)`
    Link(Span),
    /// `b = b.access_key_id(…);`, `let b = b.access_key_id(…);`, `config.access_key_id = …;`, `map.insert("access_key_id", …);`
    Statement(Span),
    /// `access_key_id: …` in a struct that takes the rest from its default.
    Field(Span),
    /// The value of a field of a struct that has to say them all.
    Value(Span),
    /// `("access_key_id", …)`, `"access_key_id" => …`
    Entry(Span),
}

impl Taken {
    /// A statement that does nothing else goes as a whole, if that is wanted.
    fn of(code: &Code<'_>, expr: ExprId, whole: bool) -> Option<Self> {
        if let Some(store) = code.page.tree.stores.iter().find(|store| store.value == expr) {
            let statement = code.statement(store.span)?;
            return Some(Self::Statement(code.statement_lines(statement)));
        }
        let parent = code.parent(expr)?;
        match code.kind(parent) {
            ExprKind::Call(call) if call.form == CallForm::Struct => {
                let rest = call.args.iter().any(|arg| arg.spread == Spread::Map);
                let item = code.item_of(code.span(parent), code.span(expr))?;
                if rest {
                    return Some(Self::Field(code.without_item(item)?));
                }
                let colon = code.at(item).find(':')? + 1;
                let value = Span { start: item.start + u32::try_from(colon).ok()?, end: item.end };
                Some(Self::Value(value))
            }
            ExprKind::Call(call) => {
                let (base, name, name_span) = code.method(call)?;
                if name == "insert" && call.args.len() == 2 {
                    let statement = code.statement(code.span(parent))?;
                    return Some(Self::Statement(code.statement_lines(statement)));
                }
                if call.args.len() != 1 {
                    return None;
                }
                Some(Self::link(code, base, name_span, code.span(parent), whole))
            }
            ExprKind::List(parts) if parts.len() == 2 => {
                let tuple = code.operand(parent);
                let list = code.parent(parent)?;
                let item = code.item(tuple).filter(|item| *item == tuple)?;
                let is_list = matches!(code.kind(list), ExprKind::List(_) | ExprKind::Call(_));
                // What is left of a list without a single entry has no type that `map` could work on.
                let is_mapped =
                    code.parent(list).is_some_and(|above| matches!(code.kind(above), ExprKind::Attribute { .. }));
                (is_list && !is_mapped).then_some(Self::Entry(code.without_item(item)?))
            }
            ExprKind::Map(_) => {
                let item = code.item(code.span(expr))?;
                Some(Self::Entry(code.without_item(item)?))
            }
            _ => None,
        }
    }

    fn link(code: &Code<'_>, base: ExprId, name: Span, call: Span, whole: bool) -> Self {
        let before = code.operand(base).end.max(code.span(base).end);
        let receiver = code.at(Span { start: code.span(base).start, end: before });
        if let Some(statement) = code.statement(call).filter(|_| whole) {
            let text = code.at(statement);
            let rest = text.len() - (statement.end - call.end) as usize;
            let is_whole = text[rest..].trim() == ";";
            let target = text[..(call.start - statement.start) as usize].trim().strip_suffix('=').map(str::trim);
            let is_only = code.span(base).start == call.start;
            if let Some(target) = target.filter(|_| is_whole && is_only) {
                if target.strip_prefix("let ").unwrap_or(target).trim() == receiver {
                    return Self::Statement(code.statement_lines(statement));
                }
            }
        }
        let gap = &code.page.text[before as usize..name.start as usize];
        let dot = gap.rfind('.').unwrap_or(0);
        let blanks = gap[..dot].len() - gap[..dot].trim_end().len();
        let mut start = before as usize + dot - blanks;
        // Behind a comment the line has to end.
        if dot > blanks && gap[..dot].contains('\n') {
            start = before as usize + gap[..dot].rfind('\n').map_or(dot, |at| at + 1);
            start += code.indent(name.start).len().min(before as usize + dot - start);
        }
        Self::Link(Span::new(start, call.end as usize))
    }

    fn span(&self) -> Span {
        match self {
            Self::Link(span) | Self::Statement(span) | Self::Field(span) | Self::Value(span) | Self::Entry(span) => {
                *span
            }
        }
    }

    fn without(&self) -> String {
        if matches!(self, Self::Value(_)) { " None".to_owned() } else { String::new() }
    }

    /// What takes its place where a role is to be assumed, with a name for the session or without.
    fn with_role(&self, code: &Code<'_>, expr: ExprId, named: bool) -> Option<String> {
        let arn = code.tried(expr, ROLE_ARN);
        match self {
            Self::Link(span) => {
                let text = code.at(*span);
                let blanks = &text[..text.len() - text.trim_start().len()];
                let mut new = format!("{blanks}.role_arn(&{arn})");
                if named {
                    new.push_str(&format!("{blanks}.role_session_name(\"{SESSION}\")"));
                }
                Some(new)
            }
            Self::Field(span) => {
                let text = code.at(*span);
                let indent = &text[..text.len() - text.trim_start().len()];
                let end = &text[text.trim_end().len()..];
                let end = if end.is_empty() { " " } else { end };
                let mut new = format!("{indent}role_arn: Some({arn}),{end}");
                if named {
                    new.push_str(&format!("{indent}role_session_name: Some(\"{SESSION}\".to_string()),{end}"));
                }
                Some(new)
            }
            Self::Entry(span) => {
                let text = code.at(*span);
                let pair = code.parent(expr)?;
                let key = match code.kind(pair) {
                    ExprKind::List(parts) => code.at(code.operand(parts[0])),
                    _ => return None,
                };
                // Only where both sides own their texts.
                let value = code.at(code.operand(expr));
                let make = [".to_string()", ".to_owned()", ".into()"].into_iter().find(|make| key.ends_with(make))?;
                let is_owned = value.ends_with(make) || value.ends_with("?") || value.ends_with(')');
                let blanks = &text[..text.len() - text.trim_start_matches([' ', ',', '\n']).len()];
                let end = &text[text.trim_end_matches([' ', ',', '\n']).len()..];
                let mut new = format!("{blanks}(\"role_arn\"{make}, {arn})");
                if named {
                    let between = if end.is_empty() { ", " } else { end };
                    let name = format!("(\"role_session_name\"{make}, \"{SESSION}\"{make})");
                    let gap = if end.contains('\n') { code.indent(code.span(expr).start) } else { "" };
                    new.push_str(&format!("{between}{gap}{name}"));
                }
                is_owned.then(|| new + end)
            }
            Self::Statement(_) | Self::Value(_) => None,
        }
    }
}
