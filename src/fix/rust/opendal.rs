//! opendal: keys taken out of what sets a service up, so that its chain finds others by itself.

use std::sync::Arc;

use super::super::aim::Aim;
use super::super::{Obstacle, Scene, safety_of, variable};
use super::code::Code;
use super::draft::{Draft, Plan};
use crate::catalog::provider::{Row, Snippet};
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
    let keys: Vec<&SiteArg> = aim.site.key_args().collect();
    if keys.is_empty() || keys.iter().any(|arg| comes_from_callers(arg)) {
        return Err(Obstacle::Shape);
    }
    let mut plan = Plan { row: Some(row), ..Plan::default() };
    let mut entries: Vec<(Arc<str>, ExprId)> = Vec::new();
    let mut links: Vec<(Arc<str>, Link)> = Vec::new();
    let mut role = (assumes && !has(Role::RoleArn)).then(|| !has(Role::RoleSessionName));
    for arg in keys {
        let (path, span) = aim.file.places.locate(arg.span);
        let path = Arc::clone(path);
        let code = draft.code(&path)?;
        let expr = code.page.expr(span).ok_or(Obstacle::Shape)?;
        let taken = Taken::of(&code, expr).ok_or(Obstacle::Shape)?;
        plan.carriers.extend(carriers(aim, arg));
        if let Taken::Link(link) = taken {
            links.push((path, link));
            continue;
        }
        let text = match role.take() {
            None => taken.without(),
            Some(named) => taken.with_role(&code, expr, named).ok_or(Obstacle::Shape)?,
        };
        if matches!(taken, Taken::Entry(_)) {
            entries.push((Arc::clone(&path), expr));
        }
        plan.put(&path, taken.span(), text);
    }
    for (path, run) in runs(draft, links)? {
        let code = draft.code(&path)?;
        run.take_out(&code, &path, role.take(), &mut plan);
    }
    if role.is_some() {
        return Err(Obstacle::Shape);
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
        Row::RamUserKey | Row::RamRoleArn => &pair[..2],
        Row::StsToken => &pair[..],
        _ => &[],
    };
    plan.variables.extend(needed.iter().filter_map(|role| Some(variable(aim.site.generation, *role)?.to_string())));
    if assumes && !has(Role::RoleArn) {
        plan.variables.insert(ROLE_ARN.to_owned());
    }
    let snippets = scene.catalog.row(row).snippet.iter();
    let own = snippets.filter(|snippet| Some(snippet.generation) == aim.site.generation && snippet.function.is_none());
    plan.requires = own.flat_map(Snippet::beside_the_sdk).collect();
    Ok(plan)
}

/// The names that carried an argument's values, from the call on.
fn carriers(aim: Aim<'_>, arg: &SiteArg) -> Vec<(Arc<str>, Span)> {
    let steps = arg.values.iter().flat_map(|value| value.trail.iter().rev());
    let names = steps.filter(|step| matches!(step.kind, StepKind::Name(_)));
    let place = |span: Span| {
        let (path, span) = aim.file.places.locate(span);
        (Arc::clone(path), span)
    };
    names.map(|step| place(step.span)).collect()
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

/// `.access_key_id(…)`: a call in a chain, or several in a row.
#[derive(Clone, Copy)]
struct Link {
    /// What the first is called on.
    base: ExprId,
    /// The name of the first.
    name: Span,
    /// The last.
    call: ExprId,
}

/// Calls that follow each other, put together.
fn runs(draft: &mut Draft<'_>, mut links: Vec<(Arc<str>, Link)>) -> Result<Vec<(Arc<str>, Link)>, Obstacle> {
    links.sort_by(|(a, one), (b, other)| (a, one.name).cmp(&(b, other.name)));
    let mut runs: Vec<(Arc<str>, Link)> = Vec::new();
    for (path, link) in links {
        draft.code(&path)?;
        match runs.last_mut() {
            Some((known, run)) if *known == path && run.call == link.base => run.call = link.call,
            Some((known, run)) if *known == path && run.name == link.name => {}
            _ => runs.push((path, link)),
        }
    }
    Ok(runs)
}

impl Link {
    /// Takes it out of its chain, or puts a role in its place, with a name for the session or without.
    fn take_out(self, code: &Code<'_>, path: &Arc<str>, role: Option<bool>, plan: &mut Plan) {
        let text = code.page.text;
        let before = code.operand(self.base).end.max(code.span(self.base).end) as usize;
        let end = code.span(self.call).end as usize;
        let gap = &text[before..self.name.start as usize];
        let dot = before + gap.rfind('.').unwrap_or(0);
        let line = code.page.line_start(dot);
        let is_own_line = text[line..dot].trim().is_empty();
        if let Some(named) = role {
            let mut new = format!(".role_arn(&{})", code.tried(self.call, ROLE_ARN));
            if named {
                let blanks = if is_own_line { format!("\n{}", &text[line..dot]) } else { String::new() };
                new.extend([&*blanks, ".role_session_name(\"", SESSION, "\")"]);
            }
            plan.put(path, Span::new(dot, end), new);
            return;
        }
        let trimmed = before + text[before..dot].trim_end().len();
        if trimmed == before {
            plan.put(path, Span::new(before, end), "");
            return;
        }
        // Behind a comment the line has to end: what follows the chain moves before it.
        let rest = text[end..].split('\n').next().unwrap_or_default();
        let tail = rest.trim_end().len();
        let is_comment = rest.trim_start().starts_with("//");
        let lines = Span::new(if is_own_line { line } else { dot }, code.page.line_end(end));
        if is_comment || rest.trim().is_empty() {
            plan.put(path, lines, "");
        } else if rest.contains("//") || rest[..tail].contains(['{', '(', '[']) {
            plan.put(path, Span::new(dot, end), "");
        } else {
            plan.put(path, Span::new(before, before), rest[..tail].trim());
            plan.put(path, lines, "");
        }
    }
}

/// How a key is given, with what goes when it goes.
enum Taken {
    /// `.access_key_id(…)`
    Link(Link),
    /// `config.access_key_id = …;`, `map.insert("access_key_id", …);`
    Statement(Span),
    /// `access_key_id: …` in a struct that takes the rest from its default.
    Field(Span),
    /// The value of a field of a struct that has to say them all.
    Value(Span),
    /// `("access_key_id", …)`, `"access_key_id" => …`
    Entry(Span),
}

impl Taken {
    fn of(code: &Code<'_>, expr: ExprId) -> Option<Self> {
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
                Some(Self::Link(Link { base, name: name_span, call: parent }))
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

    fn span(&self) -> Span {
        match self {
            Self::Link(Link { name, .. }) => *name,
            Self::Statement(span) | Self::Field(span) | Self::Value(span) | Self::Entry(span) => *span,
        }
    }

    fn without(&self) -> String {
        if matches!(self, Self::Value(_)) { " None".to_owned() } else { String::new() }
    }

    /// What takes its place where a role is to be assumed, with a name for the session or without.
    fn with_role(&self, code: &Code<'_>, expr: ExprId, named: bool) -> Option<String> {
        let arn = code.tried(expr, ROLE_ARN);
        match self {
            Self::Field(span) => {
                let text = code.at(*span);
                let indent = &text[..text.len() - text.trim_start().len()];
                let end = &text[text.trim_end().len()..];
                let end = if end.is_empty() { " " } else { end };
                let mut new = format!("{indent}role_arn: Some({arn}),{end}");
                if named {
                    new.extend([indent, "role_session_name: Some(\"", SESSION, "\".to_string()),", end]);
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
                let is_owned = value.ends_with(['?', ')']);
                let blanks = &text[..text.len() - text.trim_start_matches([' ', ',', '\n']).len()];
                let end = &text[text.trim_end_matches([' ', ',', '\n']).len()..];
                let mut new = format!("{blanks}(\"role_arn\"{make}, {arn})");
                if named {
                    let between = if end.is_empty() { ", " } else { end };
                    let name = format!("(\"role_session_name\"{make}, \"{SESSION}\"{make})");
                    let gap = if end.contains('\n') { code.indent(code.span(expr).start) } else { "" };
                    new.extend([between, gap, &name]);
                }
                is_owned.then(|| new + end)
            }
            Self::Link(_) | Self::Statement(_) | Self::Value(_) => None,
        }
    }
}
