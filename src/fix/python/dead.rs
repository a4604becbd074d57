//! Names that carried a key to a call which takes none any more: gone with it, where nothing else uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::page::Page;
use super::super::{Edit, Fix, Scene, indent};
use super::{imports, names};
use crate::facts::CredentialSite;
use crate::flow::{StepKind, Value};
use crate::source::{Language, Span, has_word, words};
use crate::syntax::{Binding, Bound, ExprKind, ScopeKind};

/// Adds to a fix the edits that take away what carried a key to the call at `span`.
pub(super) fn after_call(scene: &Scene<'_>, page: &Page<'_>, site: &CredentialSite, span: Span, fix: &mut Fix) {
    let mut sweep =
        Sweep { scene, pages: BTreeMap::new(), gone: BTreeMap::new(), imports: BTreeMap::new(), edits: Vec::new() };
    sweep.gone.insert(Arc::clone(&page.file.path), vec![span]);
    let new: String = fix.edits.iter().map(|(_, edit)| format!("{}\n", edit.text)).collect();
    // What the call named is not imported for its sake any more: where it comes from nobody uses it then.
    for binding in page.tree.bindings.iter().filter(|binding| matches!(binding.value, Bound::Import(_))) {
        if has_word(page.at(span), &binding.name) && !has_word(&new, &binding.name) {
            sweep.name(&page.file.path, &binding.name, binding.name_span);
        }
    }
    let args = site.key_args();
    // An answer that nobody uses need not be asked for.
    let is_plain = |value: &Value| matches!(value, Value::Literal(_) | Value::Env(_) | Value::Issued { .. });
    for arg in args.filter(|arg| arg.values.iter().all(|value| is_plain(&value.value))) {
        for value in &arg.values {
            // From the call back to where the value stands: what is nearer must be gone first.
            for step in value.trail.iter().rev() {
                let StepKind::Name(name) = &step.kind else { continue };
                let (path, at) = page.file.places.locate(step.span);
                sweep.name(&Arc::clone(path), name, at);
            }
        }
    }
    sweep.imports();
    fix.edits.extend(sweep.finish(page));
}

struct Sweep<'s, 'c> {
    scene: &'s Scene<'c>,
    pages: BTreeMap<Arc<str>, Option<Page<'s>>>,
    /// What is taken away, by file.
    gone: BTreeMap<Arc<str>, Vec<Span>>,
    /// Names that need not be imported any more, by file.
    imports: BTreeMap<Arc<str>, BTreeSet<String>>,
    edits: Vec<(Arc<str>, Edit)>,
}

impl Sweep<'_, '_> {
    fn page(&mut self, path: &Arc<str>) -> Option<&Page<'_>> {
        if !self.pages.contains_key(path) {
            let file = self.scene.file(path).filter(|file| file.language == Language::Python);
            let page = file.and_then(|file| Page::of(file).ok());
            self.pages.insert(Arc::clone(path), page);
        }
        self.pages[path].as_ref()
    }

    /// Takes away the name that is bound at a place, if nothing but what is gone uses it.
    fn name(&mut self, path: &Arc<str>, name: &str, at: Span) {
        let gone = self.gone.get(path).cloned().unwrap_or_default();
        if gone.iter().any(|gone| gone.contains(at)) {
            return;
        }
        let Some(page) = self.page(path) else { return };
        let Some(binding) = page.binding(at) else { return };
        match &binding.value {
            Bound::Import(_) => {
                let own = binding.name_span;
                let is_gone = |word: Span| own == word || gone.iter().any(|gone| gone.contains(word));
                if words(page.text, name).all(is_gone) {
                    self.gone.entry(Arc::clone(path)).or_default().push(own);
                    self.imports.entry(Arc::clone(path)).or_default().insert(name.to_owned());
                }
            }
            Bound::Expr(_) | Bound::Part { .. } => {
                let Some((statement, names)) = statement(page, binding) else { return };
                let is_used_here = names.iter().any(|name| {
                    words(page.text, name)
                        .any(|word| !statement.contains(word) && !gone.iter().any(|gone| gone.contains(word)))
                });
                let is_local = matches!(page.tree[binding.scope].kind, ScopeKind::Function(_) | ScopeKind::Inner);
                if is_used_here || (!is_local && names.iter().any(|name| self.is_used_elsewhere(path, name))) {
                    return;
                }
                self.take(path, vec![Edit { span: statement, text: String::new() }]);
            }
            _ => {}
        }
    }

    fn is_used_elsewhere(&self, path: &str, name: &str) -> bool {
        (self.scene.mentioning)(path, name).iter().any(|other| {
            let Some(file) = self.scene.file(other) else { return true };
            let gone = self.gone.get(other).map(Vec::as_slice).unwrap_or_default();
            words(&file.text, name).any(|word| !gone.iter().any(|gone| gone.contains(word)))
        })
    }

    /// Takes away the imports of names that nothing uses any more.
    fn imports(&mut self) {
        for (path, names) in std::mem::take(&mut self.imports) {
            let gone = self.gone.get(&path).cloned().unwrap_or_default();
            let edits = match self.page(&path) {
                Some(page) => imports::unused(page, &names, &gone),
                None => Vec::new(),
            };
            self.take(&path, edits);
        }
    }

    fn take(&mut self, path: &Arc<str>, edits: Vec<Edit>) {
        for edit in edits {
            self.gone.entry(Arc::clone(path)).or_default().push(edit.span);
            self.edits.push((Arc::clone(path), edit));
        }
    }

    /// The edits, those side by side put together, without a blank line too many where lines are gone.
    fn finish(mut self, own: &Page<'_>) -> Vec<(Arc<str>, Edit)> {
        self.edits.sort();
        let mut merged: Vec<(Arc<str>, Edit)> = Vec::new();
        for (path, edit) in self.edits {
            match merged.last_mut() {
                Some((known, last)) if *known == path && last.span.end == edit.span.start => {
                    last.span.end = edit.span.end;
                    last.text.push_str(&edit.text);
                }
                _ => merged.push((path, edit)),
            }
        }
        for (path, edit) in &mut merged {
            let page = if *path == own.file.path { Some(own) } else { self.pages.get(path).and_then(Option::as_ref) };
            let Some(page) = page else { continue };
            if is_only_statement(page, edit.span) {
                edit.text = format!("{}pass\n", indent(page.text, edit.span.start as usize));
            } else {
                *edit = names::tidy(page, edit.clone());
            }
        }
        merged
    }
}

/// The lines of the assignment that binds a name, and all names that it binds; `None` if it does more than that, or shares its
/// lines.
fn statement(page: &Page<'_>, binding: &Binding) -> Option<(Span, Vec<String>)> {
    let group: Vec<&Binding> = page.tree.bindings.iter().filter(|other| other.from == binding.from).collect();
    let names = group.iter().map(|binding| binding.name.to_string()).collect();
    // Of a class that something else makes fields of, every attribute is a parameter.
    if let ScopeKind::Class(class) = page.tree[binding.scope].kind
        && (!page.tree[class].bases.is_empty() || !page.tree[class].decorators.is_empty())
    {
        return None;
    }
    let first = group.iter().map(|binding| binding.name_span.start).min()?;
    let whole = Span { start: first, end: binding.from };
    let is_literal = |kind: &ExprKind| !matches!(kind, ExprKind::Function(_));
    if !page.tree.exprs.iter().filter(|expr| whole.contains(expr.span)).all(|expr| is_literal(&expr.kind)) {
        return None;
    }
    let text = page.at(whole);
    if text.contains(" for ") || !text.contains('=') {
        return None;
    }
    let start = page.line_start(first as usize);
    let opening = page.text[start..first as usize].trim();
    let lines = page.whole_lines(Span { start: first - u32::try_from(opening.len()).ok()?, end: binding.from }, "#")?;
    // `(A, B) = …` may begin with a bracket; nothing else may.
    (opening.is_empty() || opening == "(").then_some((lines, names))
}

/// Whether a statement on whole lines is all that its block has.
pub(super) fn is_only_statement(page: &Page<'_>, lines: Span) -> bool {
    if lines.start as usize != page.line_start(lines.start as usize) {
        return false;
    }
    let own = indent(page.text, lines.start as usize).len();
    if own == 0 {
        return false;
    }
    let width = |line: &str| line.len() - line.trim_start().len();
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let before = page.text[..lines.start as usize].lines().rev().find(is_code);
    let after = page.text[lines.end as usize..].lines().find(is_code);
    before.is_none_or(|line| width(line) < own) && after.is_none_or(|line| width(line) < own)
}
