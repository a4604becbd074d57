//! A literal gives way to an environment variable, where it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::aim::{self, Aim, Part};
use super::super::page::Page;
use super::super::{Edit, Fix, Obstacle, Scene, variable};
use super::imports::Wanted;
use super::snippet::Import;
use super::{SAME_KEY, is_default, is_key};
use crate::finding::Finding;
use crate::flow::{StepKind, Traced};
use crate::source::{Language, Span};
use crate::syntax::{Call, ExprId, ExprKind};

/// The edits that read every part of a finding's key from the environment.
pub(super) fn fix(scene: &Scene<'_>, finding: &Finding, aims: &[Aim<'_>]) -> Result<Fix, Obstacle> {
    let mut by_file: BTreeMap<Arc<str>, Vec<Part>> = BTreeMap::new();
    for part in aim::parts(scene, finding, aims).into_iter().filter(|part| is_key(part.role)) {
        by_file.entry(Arc::clone(&part.path)).or_default().push(part);
    }
    let mut fix: Option<Fix> = None;
    for (path, parts) in by_file {
        let file = scene.file(&path).ok_or(Obstacle::Shape)?;
        match file.language {
            Language::Python => {}
            Language::Notebook => return Err(Obstacle::Notebook),
            // What code loads out of a config file is mended there.
            Language::Text | Language::Rust => return Err(Obstacle::NoReference),
        }
        let page = Page::of(file)?;
        let mut wanted = Wanted::default();
        let mut edits: Vec<Edit> = Vec::new();
        let mut variables = std::collections::BTreeSet::new();
        for part in &parts {
            let Reading { span, text, reads } = reading(&page, part, aims)?;
            // A default inside of what is replaced as well.
            if edits.iter().any(|edit| edit.span.overlaps(span)) {
                continue;
            }
            if text.contains("os.") {
                let os = Import::read("import os").expect("it is one");
                wanted.import(&page, &[os], &text)?;
            }
            variables.extend(reads);
            edits.push(Edit { span, text });
        }
        edits.extend(wanted.edits(&page));
        let mut one = Fix::of(file, SAME_KEY, edits);
        one.variables = variables;
        match &mut fix {
            Some(fix) => fix.join(one),
            None => fix = Some(one),
        }
    }
    fix.ok_or(Obstacle::Shape)
}

/// What is put where, and the variable that it reads.
struct Reading {
    span: Span,
    text: String,
    reads: Option<String>,
}

fn reading(page: &Page<'_>, part: &Part, aims: &[Aim<'_>]) -> Result<Reading, Obstacle> {
    let literal = literal_around(page, part.span).ok_or(Obstacle::Shape)?;
    // `os.environ["OSS_ACCESS_KEY_ID"] = "…"`: whoever starts the program sets it.
    if let Some(store) = page.tree.stores.iter().find(|store| store.value == literal)
        && page.at(store.span).contains("environ")
        && let Some(lines) =
            page.whole_lines(Span { start: store.span.start, end: page.tree[store.value].span.end }, "#")
    {
        let only = super::dead::is_only_statement(page, lines);
        let text = if only {
            format!("{}pass\n", super::super::indent(page.text, store.span.start as usize))
        } else {
            String::new()
        };
        return Ok(Reading { span: lines, text, reads: None });
    }
    // `os.getenv("NAME", "…")`: the variable is there, only the default is not wanted.
    if let Some((span, name)) = fallback(page, literal, part, aims) {
        let text = format!("os.environ[{name}]");
        let reads = name.trim_matches(['"', '\'']).to_owned();
        return Ok(Reading { span, text, reads: Some(reads) });
    }
    let span = page.tree[literal].span;
    let name = part.name.as_deref().map(str::to_uppercase).filter(|name| is_telling(name));
    let name = name.or_else(|| variable(part.generation, part.role).map(|name| name.to_string()));
    let name = name.ok_or(Obstacle::Shape)?;
    let quote = if page.at(span).contains('"') || !page.at(span).contains('\'') { '"' } else { '\'' };
    let is_bytes = page.at(span).starts_with(['b', 'B']);
    let text = if is_default(page, span) {
        format!("os.environ.get({quote}{name}{quote})")
    } else if is_bytes {
        format!("os.environ[{quote}{name}{quote}].encode()")
    } else {
        format!("os.environ[{quote}{name}{quote}]")
    };
    Ok(Reading { span, text, reads: Some(name) })
}

/// Whether a name says by itself, to whoever sets it, what it holds.
fn is_telling(name: &str) -> bool {
    let is_word = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit() || char == '_';
    let begins = ["OSS", "ALI", "ALIYUN", "ALIBABA", "STS", "RAM"];
    name.chars().all(is_word)
        && begins.iter().any(|begin| name.strip_prefix(begin).is_some_and(|rest| rest.starts_with('_')))
}

/// The literal around a place: the whole of it, where it is put together out of literals.
fn literal_around(page: &Page<'_>, span: Span) -> Option<ExprId> {
    let mut around: Vec<ExprId> = page.tree.expr_ids().filter(|expr| page.tree[*expr].span.contains(span)).collect();
    around.sort_by_key(|expr| page.tree[*expr].span.end - page.tree[*expr].span.start);
    let is_literal = |expr: &ExprId| matches!(page.tree[*expr].kind, ExprKind::Text(_));
    let is_put_together = |expr: &ExprId| match &page.tree[*expr].kind {
        ExprKind::Join(parts) => parts.iter().all(|part| is_literal(part)),
        _ => false,
    };
    around.iter().copied().take_while(|expr| is_literal(expr) || is_put_together(expr)).last()
}

/// The read of an environment variable whose default a literal is: `os.getenv("NAME", "…")`, `os.environ.get("NAME") or "…"`.
pub(super) fn fallback(page: &Page<'_>, literal: ExprId, part: &Part, aims: &[Aim<'_>]) -> Option<(Span, String)> {
    let values = aims
        .iter()
        .flat_map(|aim| aim.site.args.iter().flat_map(move |arg| arg.values.iter().map(move |value| (aim, value))));
    let stands = |(aim, value): &(&Aim<'_>, &Traced)| aim.file.places.within(&part.path, value.span) == Some(part.span);
    let is_fallback = |value: &Traced| value.trail.iter().any(|step| matches!(step.kind, StepKind::EnvDefault(_)));
    let has_default = aims.is_empty() || values.filter(stands).any(|(_, value)| is_fallback(value));
    if !has_default {
        return None;
    }
    let of_call = |call: &Call| {
        let name = call.args.first().filter(|arg| arg.name.is_none())?.value;
        page.tree.text(name)?;
        let callee = page.at(page.tree[call.callee].span);
        let reads_environment = ["os.getenv", "getenv", "os.environ.get", "environ.get"].contains(&callee);
        reads_environment.then(|| page.at(page.tree[name].span).to_owned())
    };
    page.tree.expr_ids().find_map(|expr| match &page.tree[expr].kind {
        ExprKind::Call(call) if call.args.iter().skip(1).any(|arg| arg.value == literal) => {
            Some((page.tree[expr].span, of_call(call)?))
        }
        ExprKind::Choice(parts) if parts.last() == Some(&literal) && parts.len() == 2 => {
            let ExprKind::Call(call) = &page.tree[parts[0]].kind else { return None };
            let is_or =
                page.text[page.tree[parts[0]].span.end as usize..page.tree[literal].span.start as usize].trim() == "or";
            let name = of_call(call).filter(|_| is_or && call.args.len() == 1)?;
            Some((page.tree[expr].span, name))
        }
        _ => None,
    })
}
