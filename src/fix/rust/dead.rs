//! Names that carried a key to what takes none any more: gone with it, where nothing else uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::super::Edit;
use super::code::Code;
use super::draft::Draft;
use crate::source::{Span, has_word};
use crate::syntax::{Binding, Bound, CallForm, ExprKind, ScopeKind};

/// Methods and functions whose only effect is what they give.
const PURE: [&str; 33] = [
    "as_bytes",
    "as_deref",
    "as_ref",
    "as_str",
    "borrow",
    "clone",
    "concat",
    "decode",
    "deref",
    "env",
    "expect",
    "format",
    "from",
    "from_str",
    "from_utf8",
    "into",
    "into_boxed_str",
    "join",
    "lines",
    "ok",
    "option_env",
    "to_owned",
    "to_string",
    "to_vec",
    "trim",
    "unwrap",
    "unwrap_or",
    "unwrap_or_default",
    "unwrap_or_else",
    "var",
    "var_os",
    "include_str",
    "include_bytes",
];
/// Types whose `new` only keeps what it is given.
const HOLDERS: [&str; 8] = ["Arc", "Box", "Lazy", "LazyLock", "OnceCell", "OnceLock", "Rc", "String"];

/// What is taken away in all files.
pub(super) struct Sweep<'d, 's> {
    draft: &'d mut Draft<'s>,
    gone: BTreeMap<Arc<str>, Vec<Span>>,
    edits: Vec<(Arc<str>, Edit)>,
    dropped: Vec<(Arc<str>, Span)>,
    /// What comes in the place of what goes.
    new: BTreeMap<Arc<str>, String>,
}

/// Where a name is bound.
type Place = (Arc<str>, Span);

impl<'d, 's> Sweep<'d, 's> {
    /// The edits, and the imports to drop, that follow from these edits; `carriers` had what is gone.
    pub(super) fn of(
        draft: &'d mut Draft<'s>,
        edits: &[(Arc<str>, Edit)],
        carriers: &[Place],
    ) -> (Vec<(Arc<str>, Edit)>, Vec<Place>) {
        let mut gone: BTreeMap<Arc<str>, Vec<Span>> = BTreeMap::new();
        let mut new: BTreeMap<Arc<str>, String> = BTreeMap::new();
        for (path, edit) in edits {
            gone.entry(Arc::clone(path)).or_default().push(edit.span);
            new.entry(Arc::clone(path)).or_default().extend([&*edit.text, "\n"]);
        }
        let mut sweep = Self { draft, gone, edits: Vec::new(), dropped: Vec::new(), new };
        let mut certain: BTreeSet<Place> = carriers.iter().cloned().collect();
        let mut candidates: BTreeSet<Place> = certain.clone();
        for (path, edit) in edits {
            candidates.extend(sweep.mentioned(path, edit.span, &edit.text));
        }
        loop {
            let mut more = BTreeSet::new();
            for (path, name) in &candidates {
                let is_certain = certain.contains(&(Arc::clone(path), *name));
                let Some((found, fetches)) = sweep.take(path, *name, is_certain) else { continue };
                // What was set up to fetch a key has nothing else to do.
                if fetches {
                    certain.extend(found.iter().cloned());
                }
                more.extend(found);
            }
            let before = candidates.len();
            let was_taken = !more.is_empty();
            candidates.extend(more);
            if candidates.len() == before && !was_taken {
                break;
            }
        }
        (sweep.edits, sweep.dropped)
    }

    /// The bindings of the names in a piece that goes, unless what comes there has them as well.
    fn mentioned(&mut self, path: &Arc<str>, span: Span, new: &str) -> BTreeSet<Place> {
        let Ok(code) = self.draft.code(path) else { return BTreeSet::new() };
        let tree = &code.page.tree;
        let mut found = BTreeSet::new();
        for expr in tree.exprs.iter().filter(|expr| span.contains(expr.span)) {
            let ExprKind::Name(name) = &expr.kind else { continue };
            if has_word(new, name) {
                continue;
            }
            let scopes: Vec<_> = tree.scopes_around(expr.scope).collect();
            let bound = tree.bindings.iter().filter(|binding| binding.name == *name && scopes.contains(&binding.scope));
            found.extend(bound.map(|binding| (Arc::clone(path), binding.name_span)));
        }
        found
    }

    fn is_gone(&self, path: &str, span: Span) -> bool {
        self.gone.get(path).is_some_and(|gone| gone.iter().any(|gone| gone.contains(span)))
    }

    /// Takes away the name that is bound at a place if nothing uses it, and gives the names that it was made from.
    /// The second says that more was done than giving a value.
    fn take(&mut self, path: &Arc<str>, name: Span, is_certain: bool) -> Option<(BTreeSet<Place>, bool)> {
        if self.is_gone(path, name) {
            return None;
        }
        let code = self.draft.code(path).ok()?;
        let binding = code.page.binding(name)?.clone();
        match &binding.value {
            Bound::Import(_) => {
                let is_used = self.is_used_here(&code, path, &binding, name);
                let is_own = code.statement(name).is_some_and(|span| code.at(span).trim_start().starts_with("pub"));
                if is_used || is_own {
                    return None;
                }
                self.gone.entry(Arc::clone(path)).or_default().push(name);
                self.dropped.push((Arc::clone(path), name));
                Some((BTreeSet::from([(Arc::clone(path), name)]), false))
            }
            Bound::Expr(_) | Bound::Part { .. } => {
                let statement = declaration(&code, &binding)?;
                let is_pure = is_pure(&code, statement);
                let is_local = is_local(&code, &binding);
                if !(is_pure || is_certain) || self.is_used_here(&code, path, &binding, statement) {
                    return None;
                }
                let is_open = code.at(statement).contains("pub");
                if !is_local && self.is_used_elsewhere(path, &binding.name, is_open) {
                    return None;
                }
                let lines = code.statement_lines(statement);
                self.gone.entry(Arc::clone(path)).or_default().push(lines);
                self.edits.push((Arc::clone(path), Edit { span: lines, text: String::new() }));
                let mut more = self.mentioned(path, lines, "");
                more.insert((Arc::clone(path), name));
                Some((more, is_local && !is_pure))
            }
            _ => None,
        }
    }

    /// Whether anything that stays mentions a name in the file that binds it.
    fn is_used_here(&self, code: &Rc<Code<'s>>, path: &str, binding: &Binding, own: Span) -> bool {
        let tree = &code.page.tree;
        let is_local = is_local(code, binding);
        let within = if is_local { tree[binding.scope].span } else { Span::new(0, code.page.text.len()) };
        let stays = |span: Span| within.contains(span) && !own.contains(span) && !self.is_gone(path, span);
        let is_import = matches!(binding.value, Bound::Import(_));
        let is_it = |span: Span, scope: crate::syntax::ScopeId| {
            if is_local && !is_import {
                return tree.scopes_around(scope).any(|scope| scope == binding.scope)
                    && reaching(code, binding, span.start);
            }
            !is_import || code.module(scope) == code.module(binding.scope)
        };
        let in_code = tree.exprs.iter().any(|expr| match &expr.kind {
            ExprKind::Name(name) => *name == binding.name && stays(expr.span) && is_it(expr.span, expr.scope),
            ExprKind::Attribute { name, name_span, .. } => {
                !is_local && !is_import && *name == binding.name && stays(*name_span)
            }
            _ => false,
        });
        let in_imports = || {
            let end = format!(".{}", binding.name);
            tree.bindings.iter().any(|other| {
                matches!(&other.value, Bound::Import(path) if path.ends_with(&end) && stays(other.name_span))
                    && other.name_span != binding.name_span
            })
        };
        // Types in signatures and what macros are given are not all in the tree.
        let in_text = || {
            let is_comment = |span: Span| tree.comments.iter().chain(&tree.docs).any(|comment| comment.contains(span));
            crate::source::words(code.page.text, &binding.name).any(|word| {
                stays(word)
                    && !is_comment(word)
                    && word != binding.name_span
                    && !(is_import && code.page.text[..word.start as usize].ends_with(['.', ':']))
                    && !tree.bindings.iter().any(|other| other.name_span == word)
                    && is_it(word, scope_at(code, word))
            })
        };
        let in_new = || {
            let new = self.new.get(path).map(String::as_str).unwrap_or_default();
            crate::source::words(new, &binding.name).any(|word| !new[..word.start as usize].ends_with(['.', ':', '"']))
        };
        in_code || in_new() || !is_local && in_imports() || (is_import || !is_local) && in_text()
    }

    /// Whether another file mentions a name that one file declares; what is not `pub` is for modules inside of it.
    fn is_used_elsewhere(&mut self, path: &str, name: &str, is_open: bool) -> bool {
        let others = (self.draft.scene.mentioning)(path, name);
        others.iter().any(|other| {
            let Some(file) = self.draft.scene.file(other) else { return true };
            let Ok(code) = self.draft.code(other) else { return true };
            let tree = &code.page.tree;
            let is_own = tree.bindings.iter().any(|bound| {
                bound.name == name && bound.from == 0 && !matches!(bound.value, Bound::Import(_) | Bound::Parameter(..))
            });
            crate::source::words(&file.text, name).filter(|word| !self.is_gone(other, *word)).any(|word| {
                let before = &file.text[..word.start as usize];
                if !is_open {
                    return before.ends_with("super::") || file.text.contains("use super::") && !is_own;
                }
                before.ends_with("::") || !is_own
            })
        })
    }
}

/// The innermost scope around a place.
fn scope_at(code: &Code<'_>, span: Span) -> crate::syntax::ScopeId {
    let tree = &code.page.tree;
    let around = (0..tree.scopes.len()).filter(|at| tree.scopes[*at].span.contains(span));
    let inner = around.min_by_key(|at| tree.scopes[*at].span.end - tree.scopes[*at].span.start).unwrap_or(0);
    crate::syntax::ScopeId(u32::try_from(inner).unwrap_or(0))
}

fn is_local(code: &Code<'_>, binding: &Binding) -> bool {
    let is_item = binding.from == 0;
    !is_item && matches!(code.page.tree[binding.scope].kind, ScopeKind::Function(_) | ScopeKind::Inner)
}

/// Whether a name at a place may mean this binding and not a later one of the same scope.
fn reaching(code: &Code<'_>, binding: &Binding, at: u32) -> bool {
    let later = |other: &&Binding| {
        other.name == binding.name
            && other.scope == binding.scope
            && other.from > binding.from
            && other.from <= at
            && declaration(code, other).is_some()
    };
    binding.from <= at && !code.page.tree.bindings.iter().any(|other| later(&other))
}

/// The `let`, `const` or `static` that declares one name and nothing else.
fn declaration(code: &Code<'_>, binding: &Binding) -> Option<Span> {
    let statement = code.statement(binding.name_span)?;
    let before: String = code.at(Span { start: statement.start, end: binding.name_span.start }).to_owned();
    let mut words = before.split_whitespace().rev();
    let last = words.next()?;
    let declares = |word: &str| ["let", "const", "static"].contains(&word);
    let is_one = declares(last) || ["mut", "ref"].contains(&last) && words.next().is_some_and(declares);
    // `let Some(x) = … else { … };` is more than a name, and so is what is assigned again.
    let again = code.page.tree.bindings.iter().any(|other| {
        let is_assigned =
            other.name == binding.name && other.scope == binding.scope && other.name_span != binding.name_span;
        is_assigned
            && code.statement(other.name_span).is_none_or(|statement| {
                let text = code.at(statement);
                !["let ", "const ", "static ", "pub", "#["].iter().any(|word| text.starts_with(word))
            })
    });
    (is_one && !again).then_some(statement)
}

/// Whether a statement does nothing but give a name its value.
fn is_pure(code: &Code<'_>, statement: Span) -> bool {
    code.page.tree.exprs.iter().filter(|expr| statement.contains(expr.span)).all(|expr| match &expr.kind {
        ExprKind::Call(call) if call.form == CallForm::Struct => true,
        ExprKind::Call(call) => {
            let path: String = code.at(code.span(call.callee)).split_whitespace().collect();
            let last = match code.kind(call.callee) {
                ExprKind::Attribute { name, .. } | ExprKind::Name(name) => name.as_str(),
                _ => "",
            };
            let mut parts = path.rsplit("::");
            let of = parts.nth(1).unwrap_or_default();
            PURE.contains(&last) || last == "new" && HOLDERS.contains(&of)
        }
        _ => true,
    })
}
