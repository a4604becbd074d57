//! A literal gives way to an environment variable, where it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::aim::{self, Aim, Part};
use super::super::page::Page;
use super::super::{Edit, Fix, Obstacle, Safety, Scene, variable};
use super::imports::Wanted;
use super::lines::Lines;
use super::names::Sweep;
use super::snippet::Import;
use super::{SAME_KEY, is_default};
use crate::facts::NamedLiteral;
use crate::finding::Finding;
use crate::mask::Fingerprint;
use crate::source::{Language, Span};
use crate::syntax::{Call, ExprId, ExprKind};

/// The edits that read every part of a finding's key from the environment.
pub(super) fn fix(scene: &Scene<'_>, finding: &Finding, aims: &[Aim<'_>]) -> Result<Fix, Obstacle> {
    let parts = aim::parts(scene, finding, aims);
    let mut fix: Option<Fix> = None;
    for one in in_files(scene, &parts, None) {
        match (&mut fix, one?) {
            (Some(fix), one) => fix.join(one),
            (None, one) => fix = Some(one),
        }
    }
    fix.ok_or(Obstacle::Shape)
}

/// Adds to a fix of a call what becomes of literals that went there and that stay where they are: in a default, a dictionary,
/// a list of arguments. Nothing would find them any more.
pub(super) fn left_behind(scene: &Scene<'_>, aim: Aim<'_>, fix: &mut Fix) {
    let mut gone: BTreeMap<Arc<str>, Vec<Span>> = BTreeMap::new();
    for (path, edit) in &fix.edits {
        gone.entry(Arc::clone(path)).or_default().push(edit.span);
    }
    let mut parts = aim::parts_of(&[aim]);
    // A placeholder gives nothing away, and the code beside it may look at it.
    parts.retain(|part| !scene.judge.is_placeholder(part.value.reveal()));
    parts.retain(|part| !gone.get(&part.path).is_some_and(|gone| gone.iter().any(|gone| gone.contains(part.span))));
    for one in in_files(scene, &parts, Some(&gone)).into_iter().flatten() {
        fix.join(one);
    }
}

/// The same for these parts, file by file.
fn in_files(
    scene: &Scene<'_>,
    parts: &[Part],
    gone: Option<&BTreeMap<Arc<str>, Vec<Span>>>,
) -> Vec<Result<Fix, Obstacle>> {
    let mut by_file: BTreeMap<Arc<str>, Vec<&Part>> = BTreeMap::new();
    for part in parts {
        by_file.entry(Arc::clone(&part.path)).or_default().push(part);
    }
    let gone = |path: &str| gone.map(|gone| gone.get(path).map_or(&[][..], Vec::as_slice));
    by_file.into_iter().map(|(path, parts)| in_file(scene, &path, &parts, gone(&path))).collect()
}

/// The same for the parts in one file. With `gone` the call that they went to is no more: what is read in their place may not
/// be set.
fn in_file(scene: &Scene<'_>, path: &str, parts: &[&Part], gone: Option<&[Span]>) -> Result<Fix, Obstacle> {
    let file = scene.file(path).ok_or(Obstacle::Shape)?;
    match file.language {
        Language::Python => {}
        Language::Notebook => return Err(Obstacle::Notebook),
        // What code loads out of a config file is mended there.
        Language::Text | Language::Rust => return Err(Obstacle::NoReference),
    }
    let page = Page::of(file)?;
    let lines = Lines::of(page.text);
    let mut sweep = Sweep::new(scene, &page, &lines, Vec::new());
    let mut wanted = Wanted::default();
    let mut edits: Vec<Edit> = Vec::new();
    let mut variables: BTreeMap<String, Fingerprint> = BTreeMap::new();
    for part in parts {
        let (span, text, reads) = match reading(&page, part, gone.is_none())? {
            Reading::Variable { span, text, reads } => (span, text, reads),
            Reading::Statement(span) => {
                sweep.line(lines.number_at(span.start).ok_or(Obstacle::Shape)?);
                continue;
            }
        };
        // A default inside of what is replaced as well.
        if edits.iter().any(|edit| edit.span.overlaps(span)) {
            continue;
        }
        if gone.is_some_and(|gone| gone.iter().any(|gone| gone.overlaps(span))) {
            return Err(Obstacle::Shape);
        }
        if text.contains("os.") {
            let os = Import::read("import os").expect("it is one");
            wanted.import(&page, &[os], &text)?;
        }
        let value = part.value.fingerprint();
        if *variables.entry(reads).or_insert(value) != value {
            return Err(Obstacle::SeveralKeys);
        }
        edits.push(Edit { span, text });
    }
    // An import that the call needs is asked for by it as well, at the same place and in the same words.
    edits.extend(wanted.edits(&page));
    edits.extend(sweep.finish());
    let safety = if scene.has_one_key() { SAME_KEY } else { Safety::Unsafe };
    let mut fix = Fix::of(file, safety, edits);
    if gone.is_none() {
        fix.variables = variables.into_keys().collect();
    }
    Ok(fix)
}

/// What becomes of a literal.
enum Reading {
    /// What is put where, and the variable that it reads.
    Variable { span: Span, text: String, reads: String },
    /// The statement goes.
    Statement(Span),
}

fn reading(page: &Page<'_>, part: &Part, must_be_set: bool) -> Result<Reading, Obstacle> {
    let literal = literal_around(page, part.span).ok_or(Obstacle::Shape)?;
    if part.is_encoded || !is_all_of(page, literal, part.span) {
        return Err(Obstacle::Shape);
    }
    // `os.environ["OSS_ACCESS_KEY_ID"] = "…"`: whoever starts the program sets it.
    if let Some(statement) = environment_write(page, literal, part)
        && page.whole_lines(statement, "#").is_some()
    {
        return Ok(Reading::Statement(statement));
    }
    // `os.getenv("NAME", "…")`: the variable is there, only the default is not wanted.
    if let Some((span, name)) = fallback(page, literal) {
        let text = if must_be_set { format!("os.environ[{name}]") } else { format!("os.environ.get({name})") };
        let reads = name.trim_matches(['"', '\'']).to_owned();
        return Ok(Reading::Variable { span, text, reads });
    }
    let span = page.tree[literal].span;
    let name = part.name.as_deref().map(str::to_uppercase).filter(|name| is_telling(name));
    let name = name.or_else(|| variable(part.generation, part.role).map(|name| name.to_string()));
    let name = name.ok_or(Obstacle::Shape)?;
    let quote = if page.at(span).contains('"') || !page.at(span).contains('\'') { '"' } else { '\'' };
    let is_bytes = page.at(span).starts_with(['b', 'B']);
    let text = if is_default(page, span) || !must_be_set {
        format!("os.environ.get({quote}{name}{quote})")
    } else if is_bytes {
        format!("os.environ[{quote}{name}{quote}].encode()")
    } else {
        format!("os.environ[{quote}{name}{quote}]")
    };
    Ok(Reading::Variable { span, text, reads: name })
}

/// The statement that puts a literal, and nothing else, into the environment.
fn environment_write(page: &Page<'_>, literal: ExprId, part: &Part) -> Option<Span> {
    let writes = |written: &NamedLiteral| page.file.places.locate(written.value.span).1 == part.span;
    if !page.file.env_writes.iter().any(writes) {
        return None;
    }
    let store = page.tree.stores.iter().find(|store| store.value == literal);
    let end = page.tree[literal].span.end;
    let by_store = store.map(|store| Span { start: store.span.start, end });
    by_store.or_else(|| {
        page.tree.expr_ids().find_map(|expr| match &page.tree[expr].kind {
            ExprKind::Call(call) if call.args.len() == 2 && call.args[1].value == literal => Some(page.tree[expr].span),
            _ => None,
        })
    })
}

/// Whether a part is all that a literal says: one line of many is not replaced.
fn is_all_of(page: &Page<'_>, literal: ExprId, part: Span) -> bool {
    let whole = page.tree[literal].span;
    let is_quote = |char: char| char.is_ascii_alphabetic() || matches!(char, '"' | '\'');
    let (before, after) =
        (&page.text[whole.start as usize..part.start as usize], &page.text[part.end as usize..whole.end as usize]);
    matches!(page.tree[literal].kind, ExprKind::Join(_))
        || (before.chars().all(is_quote) && after.chars().all(is_quote))
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
        ExprKind::Join(parts) => parts.iter().all(is_literal),
        _ => false,
    };
    around.iter().copied().take_while(|expr| is_literal(expr) || is_put_together(expr)).last()
}

/// The read of an environment variable whose default a literal is: `os.getenv("NAME", "…")`, `os.environ.get("NAME") or "…"`.
pub(super) fn fallback(page: &Page<'_>, literal: ExprId) -> Option<(Span, String)> {
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
