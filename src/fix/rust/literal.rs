//! A literal gives way to an environment variable: where it stands, or where it is used.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::aim::{self, Aim, Part};
use super::super::{Edit, Obstacle, variable};
use super::code::Code;
use super::draft::{Draft, Plan};
use super::stand_in::{StandIn, as_argument, literal_around};
use crate::facts::SiteArg;
use crate::finding::Finding;
use crate::flow::{StepKind, Traced};
use crate::source::Span;
use crate::syntax::{BlockKind, ExprId, ExprKind};

/// The rules about a key whose name says whose it is, and about what a template left.
const MAIN_ACCOUNT: &str = "main-account-key";
const PLACEHOLDER: &str = "placeholder-credential";

/// Has every part of a finding's key read from the environment.
pub(super) fn fix(draft: &mut Draft<'_>, finding: &Finding, aims: &[Aim<'_>]) -> Result<(), Obstacle> {
    let parts: Vec<Part> = aim::parts(draft.scene, finding, aims);
    let parts: Vec<&Part> = parts.iter().collect();
    let is_meant = |part: &Part| {
        let mut labels = std::iter::once(&finding.primary).chain(&finding.related);
        labels.any(|label| label.path == part.path && label.span.overlaps(part.span))
    };
    let mut plan = Plan::default();
    for part in &parts {
        if draft.covers(&part.path, part.span) || !is_meant(part) && !belongs(part, &parts, finding) {
            continue;
        }
        let one = match of_part(draft, finding, part, aims) {
            Ok(one) => one,
            Err(obstacle) if is_meant(part) => return Err(obstacle),
            Err(_) => continue,
        };
        plan.edits.extend(one.edits);
        plan.carriers.extend(one.carriers);
        plan.variables.extend(one.variables);
    }
    if plan.edits.is_empty() {
        return Err(Obstacle::Shape);
    }
    plan.edits.sort();
    plan.edits.dedup();
    emptied_blocks(draft, &mut plan)?;
    draft.add(plan);
    Ok(())
}

/// Whether a part makes up a key with what a finding is about: of several that may, the one beside it.
fn belongs(part: &Part, parts: &[&Part], finding: &Finding) -> bool {
    let label = &finding.primary;
    let stands = |part: &&&Part| part.path == label.path && part.span.overlaps(label.span);
    if parts.iter().find(stands).is_some_and(|meant| meant.role == part.role) {
        return false;
    }
    let alike: Vec<&&Part> = parts.iter().filter(|other| other.role == part.role).collect();
    let distance = |other: &&&Part| (other.path != label.path, other.span.start.abs_diff(label.span.start));
    let is_here = part.path == label.path || alike.len() == 1;
    is_here && alike.into_iter().min_by_key(distance).is_some_and(|nearest| nearest.span == part.span)
}

/// An argument of a call that a literal reaches, and the value that it is there.
type Reached<'s> = (Aim<'s>, &'s SiteArg, &'s Traced);

fn of_part(draft: &mut Draft<'_>, finding: &Finding, part: &Part, aims: &[Aim<'_>]) -> Result<Plan, Obstacle> {
    let reached: Vec<Reached<'_>> = aims
        .iter()
        .flat_map(|aim| aim.site.args.iter().map(move |arg| (*aim, arg)))
        .flat_map(|(aim, arg)| arg.values.iter().map(move |value| (aim, arg, value)))
        .filter(|(aim, _, value)| aim.file.places.within(&part.path, value.span) == Some(part.span))
        .collect();
    let name = variable_of(part, &reached).ok_or(Obstacle::Shape)?;
    // A name that says whose key it is has to go as well.
    if finding.rule == MAIN_ACCOUNT
        && !reached.is_empty()
        && let Ok(plan) = at_calls(draft, &reached, &name)
    {
        return Ok(plan);
    }
    let here = draft.code(&part.path).and_then(|code| {
        let literal = literal_around(&code, part.span).ok_or(Obstacle::Shape)?;
        let whole = code.span(literal);
        // What stands elsewhere as well, or is another text there, is not the key.
        let is_elsewhere =
            |span: Span| draft_places(&reached, &part.path, span).is_none_or(|span| !whole.contains(span));
        let is_made = |value: &Traced| {
            let mut decoded = value.trail.iter().filter(|step| matches!(step.kind, StepKind::Decoded));
            value.parts.iter().any(|span| is_elsewhere(*span)) || decoded.any(|step| is_elsewhere(step.span))
        };
        if reached.iter().any(|(_, _, value)| is_made(value)) && !is_join(&code, literal) {
            return Err(Obstacle::Shape);
        }
        let block = code.page.tree[literal].block;
        let mut blocks = code.page.tree.blocks_around(block);
        let is_tried = blocks.any(|block| code.page.tree[block].kind == BlockKind::Dead);
        // Tests may need any text that looks like a key.
        if is_tried && finding.rule == PLACEHOLDER {
            return Err(Obstacle::ForPeople);
        }
        let environment = reached.iter().flat_map(|(_, _, value)| &value.trail).find_map(|step| match &step.kind {
            StepKind::EnvDefault(name) => Some(name.reveal().to_owned()),
            _ => None,
        });
        let texts = reached.iter().find(|(aim, ..)| aim.file.path == part.path).map(|(aim, ..)| *aim);
        StandIn { code: &code, path: &part.path, name: &name, environment, aim: texts, scene: draft.scene }
            .of(literal)
            .ok_or(Obstacle::Shape)
    });
    match here {
        Ok(plan) => Ok(plan),
        Err(obstacle) if reached.is_empty() => Err(obstacle),
        Err(obstacle) => at_calls(draft, &reached, &name).map_err(|_| obstacle),
    }
}

/// Reads the variable in the arguments themselves, where these are names that hold nothing but the literal.
pub(super) fn at_calls(draft: &mut Draft<'_>, reached: &[Reached<'_>], name: &str) -> Result<Plan, Obstacle> {
    let mut plan = Plan::default();
    for (aim, arg, value) in reached {
        let is_only_named = value.trail.iter().all(|step| matches!(step.kind, StepKind::Name(_)));
        if arg.values.len() != 1 || !is_only_named {
            return Err(Obstacle::Shape);
        }
        let (path, span) = aim.file.places.locate(arg.span);
        let path = Arc::clone(path);
        let code = draft.code(&path)?;
        let expr = code.page.expr(span).ok_or(Obstacle::Shape)?;
        if !matches!(code.kind(expr), ExprKind::Name(_) | ExprKind::Attribute { .. }) {
            return Err(Obstacle::Shape);
        }
        let read = code.expected(code.page.tree[expr].scope, name);
        let edits = as_argument(&code, expr, &read, Some(*aim), draft.scene).ok_or(Obstacle::Shape)?;
        plan.edits.extend(edits.into_iter().map(|edit| (Arc::clone(&path), edit)));
        plan.variables.insert(name.to_owned());
        plan.carriers.extend(value.trail.iter().rev().map(|step| {
            let (path, span) = aim.file.places.locate(step.span);
            (Arc::clone(path), span)
        }));
    }
    if plan.edits.is_empty() { Err(Obstacle::Shape) } else { Ok(plan) }
}

fn draft_places(reached: &[Reached<'_>], path: &str, span: Span) -> Option<Span> {
    reached.first().and_then(|(aim, ..)| aim.file.places.within(path, span))
}

/// Whether a literal is put together of others, names of them among them.
fn is_join(code: &Code<'_>, literal: ExprId) -> bool {
    matches!(code.kind(literal), ExprKind::Join(_))
}

/// What the variable is called: as the program calls it where that tells, else as the SDK does.
fn variable_of(part: &Part, reached: &[Reached<'_>]) -> Option<String> {
    let own = part.name.as_deref();
    let on_the_way = reached.iter().flat_map(|(_, _, value)| &value.trail).filter_map(|step| match &step.kind {
        StepKind::Name(name) => Some(name.as_str()),
        _ => None,
    });
    let telling = own.into_iter().chain(on_the_way).map(str::to_uppercase).find(|name| is_telling(name));
    let generation = part.generation.or_else(|| reached.iter().find_map(|(aim, ..)| aim.site.generation));
    telling.or_else(|| variable(generation, part.role).map(|name| name.to_string()))
}

/// Whether a name says by itself, to whoever sets it, what it holds.
fn is_telling(name: &str) -> bool {
    let is_word = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit() || char == '_';
    let begins = ["OSS", "ALI", "ALIYUN", "ALIBABA", "STS", "RAM"];
    name.chars().all(is_word)
        && begins.iter().any(|begin| name.strip_prefix(begin).is_some_and(|rest| rest.starts_with('_')))
}

/// Takes away `unsafe` blocks, with what is said of their safety, whose every statement goes.
fn emptied_blocks(draft: &mut Draft<'_>, plan: &mut Plan) -> Result<(), Obstacle> {
    let mut by_file: BTreeMap<Arc<str>, Vec<Span>> = BTreeMap::new();
    for (path, edit) in plan.edits.iter().filter(|(_, edit)| edit.text.is_empty()) {
        by_file.entry(Arc::clone(path)).or_default().push(edit.span);
    }
    for (path, gone) in by_file {
        let code = draft.code(&path)?;
        let text = code.page.text;
        for span in &gone {
            let Some((open, close)) = code.group(span.start as usize) else { continue };
            let Some(keyword) = text[..open].trim_end().strip_suffix("unsafe").map(str::len) else { continue };
            let mut left = String::new();
            let mut at = open + 1;
            for inner in gone.iter().filter(|inner| open < inner.start as usize && (inner.end as usize) <= close) {
                left.push_str(&text[at.min(inner.start as usize)..inner.start as usize]);
                at = inner.end as usize;
            }
            left.push_str(&text[at.min(close)..close]);
            let is_said = |line: &str| line.trim_start().starts_with("//");
            if !text[open..].starts_with('{') || !left.lines().all(|line| line.trim().is_empty() || is_said(line)) {
                continue;
            }
            let end = close + 1 + usize::from(text[close + 1..].starts_with(';'));
            let Some(mut lines) = code.page.whole_lines(Span::new(keyword, end), "//") else { continue };
            while lines.start > 0 {
                let above = code.page.line_start(lines.start as usize - 1);
                if !text[above..lines.start as usize].trim_start().starts_with("// SAFETY") {
                    break;
                }
                lines = Span::new(above, lines.end as usize);
            }
            plan.edits.push((Arc::clone(&path), Edit { span: lines, text: String::new() }));
        }
    }
    Ok(())
}

/// The token from the environment, as the rest of the key, where an empty list of tokens is given.
pub(super) fn token_of_environment(draft: &mut Draft<'_>, aim: Aim<'_>) -> Result<Plan, Obstacle> {
    use crate::catalog::sdk::Role;
    let arg = aim.site.args(Role::SecurityToken).next().ok_or(Obstacle::Shape)?;
    let (path, span) = aim.file.places.locate(arg.span);
    let path = Arc::clone(path);
    let code = draft.code(&path)?;
    let token = code.page.expr(span).ok_or(Obstacle::Shape)?;
    let name = variable(aim.site.generation, Role::SecurityToken).ok_or(Obstacle::Shape)?;
    if !matches!(code.kind(token), ExprKind::List(items) if items.is_empty()) {
        return Err(Obstacle::Shape);
    }
    let mut plan = Plan::default();
    plan.put(&path, code.span(token), format!("[&{}]", code.expected(code.page.tree[token].scope, &name)));
    plan.variables.insert(name.to_string());
    Ok(plan)
}

/// The token beside the id and the secret of one answer, where an empty list of tokens is given.
pub(super) fn token_beside(draft: &mut Draft<'_>, aim: Aim<'_>) -> Result<Plan, Obstacle> {
    use crate::catalog::sdk::Role;
    let path = &aim.file.path;
    let code = draft.code(path)?;
    let expr_of = |role: Role| -> Option<ExprId> {
        let arg = aim.site.args(role).next()?;
        code.page.expr(aim.file.places.within(path, arg.span)?)
    };
    let field = |role: Role, called: &str| match expr_of(role).map(|expr| code.kind(expr)) {
        Some(ExprKind::Attribute { base, name, .. }) if name == called => Some(code.at(code.span(*base)).to_owned()),
        _ => None,
    };
    let id = field(Role::AccessKeyId, "access_key_id").ok_or(Obstacle::Shape)?;
    let secret = field(Role::AccessKeySecret, "access_key_secret").ok_or(Obstacle::Shape)?;
    let token = expr_of(Role::SecurityToken).ok_or(Obstacle::Shape)?;
    let is_empty = matches!(code.kind(token), ExprKind::List(items) if items.is_empty());
    if id != secret || !is_empty {
        return Err(Obstacle::Shape);
    }
    let mut plan = Plan::default();
    plan.put(path, code.span(token), format!("[&{id}.security_token]"));
    Ok(plan)
}
