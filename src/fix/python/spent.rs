//! Statements that nobody needs once a request is not sent any more: they do nothing but prepare it and read its answer.

use std::collections::BTreeSet;

use super::super::Scene;
use super::super::page::Page;
use super::lines::Lines;
use super::names::{self, Sweep};
use crate::catalog::sdk::{Meaning, SdkLanguage};
use crate::source::Span;
use crate::syntax::{Bound, Call, ClassId, ExprId, ExprKind, FunctionId, ScopeId};

/// How far one function is looked into from another.
const DEEPEST: usize = 3;

/// Takes away, again and again, the assignments whose names nobody reads any more, beginning with those that what is gone read.
pub(super) fn sweep(scene: &Scene<'_>, page: &Page<'_>, lines: &Lines, sweep: &mut Sweep<'_, '_>, fetch: Span) {
    let spent = Spent { scene, page, lines, fetch };
    let mut tried: BTreeSet<(String, ScopeId)> = BTreeSet::new();
    loop {
        let read: Vec<(String, ScopeId)> = sweep
            .gone()
            .iter()
            .flat_map(|gone| names::free(page, *gone))
            .filter_map(|(name, home)| Some((name, home?)))
            .collect();
        let methods = spent.methods_in(&sweep.gone());
        let mut is_done = true;
        for (name, home) in read {
            if !tried.contains(&(name.clone(), home)) && spent.name(sweep, &name, home) {
                tried.insert((name, home));
                is_done = false;
            }
        }
        for method in methods {
            is_done &= !spent.method(sweep, method);
        }
        if is_done {
            return;
        }
    }
}

struct Spent<'s> {
    scene: &'s Scene<'s>,
    page: &'s Page<'s>,
    lines: &'s Lines,
    fetch: Span,
}

impl Spent<'_> {
    /// Takes the statement away that binds a name, if nothing else reads it and it does nothing else.
    fn name(&self, sweep: &mut Sweep<'_, '_>, name: &str, home: ScopeId) -> bool {
        let tree = &self.page.tree;
        let bindings = names::bindings(self.page, name, home);
        let [binding] = bindings[..] else { return false };
        let value = match binding.value {
            Bound::Expr(value) | Bound::Part { of: value, .. } => value,
            Bound::Function(function) => return self.function(sweep, function, name, home),
            _ => return false,
        };
        let Some(number) = self.lines.number_at(binding.name_span.start) else { return false };
        let Some(line) = self.lines.get(number).filter(|line| !sweep.is_gone(line.code)) else { return false };
        let names: Vec<&str> = tree
            .bindings
            .iter()
            .filter(|other| line.code.contains(other.name_span))
            .map(|other| other.name.as_str())
            .collect();
        let is_alone = line.code.end == binding.from
            && names.first().is_some_and(|first| self.page.at(line.code).trim_start_matches('(').starts_with(first))
            && self.is_harmless(tree[value].span, 0);
        if !is_alone {
            return false;
        }
        let mut setters: BTreeSet<usize> = BTreeSet::new();
        for name in &names {
            for expr in names::uses(self.page, name, home) {
                let span = tree[expr].span;
                if sweep.is_gone(span) {
                    continue;
                }
                match self.setter(expr) {
                    Some(number) => setters.insert(number),
                    None => return false,
                };
            }
        }
        let marked = sweep.gone().len();
        for setter in &setters {
            sweep.line(*setter);
        }
        if names.iter().any(|name| sweep.is_used(name, home)) {
            sweep.undo(marked);
            return false;
        }
        sweep.line(number);
        true
    }

    /// The line of a statement that does nothing but set something of a name: `request.set_RoleArn(x)`, `request.x = y`.
    fn setter(&self, name: ExprId) -> Option<usize> {
        let tree = &self.page.tree;
        let number = self.lines.number_at(tree[name].span.start)?;
        let line = self.lines.get(number)?;
        if line.code.start != tree[name].span.start {
            return None;
        }
        let is_call = tree.expr_ids().any(|expr| match &tree[expr].kind {
            ExprKind::Call(Call { callee, args, .. }) => {
                tree[expr].span == line.code
                    && matches!(tree[*callee].kind, ExprKind::Attribute { base, .. } if base == name)
                    && args.iter().all(|arg| self.is_harmless(tree[arg.value].span, 0))
            }
            _ => false,
        });
        let is_store = || {
            tree.stores.iter().any(|store| {
                store.base == name && store.span.start == line.code.start && self.is_harmless(tree[store.value].span, 0)
            })
        };
        (is_call || is_store()).then_some(number)
    }

    /// Whether code does nothing but make requests, send the one that is not sent any more, and read answers.
    fn is_harmless(&self, span: Span, depth: usize) -> bool {
        let tree = &self.page.tree;
        tree.expr_ids().filter(|expr| span.contains(tree[*expr].span)).all(|expr| match &tree[expr].kind {
            ExprKind::Call(call) => tree[expr].span == self.fetch || self.is_harmless_call(call, depth),
            _ => true,
        })
    }

    fn is_harmless_call(&self, call: &Call, depth: usize) -> bool {
        let tree = &self.page.tree;
        if let Some(path) = self.path(call.callee) {
            if let Some(known) = self.scene.catalog.callable(SdkLanguage::Python, &path) {
                return matches!(
                    known.callable.meaning,
                    Meaning::Issues
                        | Meaning::Carries
                        | Meaning::Credential
                        | Meaning::Makes
                        | Meaning::PassesThrough
                        | Meaning::ReadsEnv
                );
            }
            let root = path.split('.').next().unwrap_or_default();
            // A class of the same kit, of which nothing is known: models of requests and of their configuration.
            let is_kit = root.starts_with("aliyunsdk") || root.starts_with("alibabacloud_");
            let makes = path.rsplit('.').next().is_some_and(|name| name.starts_with(char::is_uppercase));
            // `oss2.to_unicode(answer)`.
            let reads = root == "oss2" && path.rsplit('.').next().is_some_and(|name| name.starts_with("to_"));
            return (is_kit && makes) || reads;
        }
        match &tree[call.callee].kind {
            ExprKind::Name(name) => match names::home(self.page, name, tree[call.callee].scope) {
                None => matches!(name.as_str(), "str" | "bytes" | "dict" | "int"),
                Some(home) => match names::bindings(self.page, name, home)[..] {
                    [binding] => match binding.value {
                        Bound::Function(function) => self.is_harmless_function(function, depth),
                        Bound::Class(class) => self.is_plain_class(class, depth),
                        _ => false,
                    },
                    _ => false,
                },
            },
            // A part of an answer, or of what is asked for it.
            ExprKind::Attribute { base, name, .. } => match &tree[*base].kind {
                ExprKind::Name(of) if of == "self" => {
                    let around = tree.function_of(tree[call.callee].scope).and_then(|function| tree[function].class);
                    let found =
                        tree.functions.iter().zip(0..).find(|(function, _)| {
                            function.name == *name && around.is_some() && function.class == around
                        });
                    found.is_some_and(|(_, at)| self.is_harmless_function(FunctionId(at), depth))
                }
                _ => matches!(name.as_str(), "get" | "decode" | "to_map"),
            },
            _ => false,
        }
    }

    /// Whether making an object of a class does nothing but put values into its fields.
    fn is_plain_class(&self, class: ClassId, depth: usize) -> bool {
        let tree = &self.page.tree;
        let made = tree.functions.iter().find(|function| function.class == Some(class) && function.name == "__init__");
        let Some(header) = made.and_then(|made| self.lines.number_at(made.name_span.start)) else { return false };
        depth < DEEPEST
            && tree[class].decorators.is_empty()
            && self.lines.block(header).all(|number| {
                self.lines.get(number).is_some_and(|line| {
                    tree.stores.iter().any(|store| store.span.start == line.code.start)
                        && self.is_harmless(line.code, depth + 1)
                })
            })
    }

    /// Whether a function of the file does nothing but that.
    fn is_harmless_function(&self, function: FunctionId, depth: usize) -> bool {
        let tree = &self.page.tree;
        let function = &tree[function];
        let Some(header) = self.lines.number_at(function.name_span.start) else { return false };
        if depth >= DEEPEST || !function.decorators.is_empty() {
            return false;
        }
        self.lines.block(header).all(|number| {
            let Some(line) = self.lines.get(number) else { return false };
            let text = self.page.at(line.code);
            let is_doc = tree.docs.iter().any(|doc| doc.contains(line.code) || line.code.contains(*doc));
            let is_setter = || {
                tree.expr_ids().any(|expr| {
                    tree[expr].span.start == line.code.start
                        && matches!(&tree[expr].kind, ExprKind::Name(name) if name != "self" && names::home(self.page, name, tree[expr].scope) == Some(function.scope))
                        && self.setter(expr).is_some()
                })
            };
            let is_assignment =
                || tree.bindings.iter().any(|binding| binding.name_span.start == line.code.start && binding.from == line.code.end);
            is_doc
                || is_setter()
                || ((text.starts_with("return") || is_assignment()) && self.is_harmless(line.code, depth + 1))
        })
    }

    /// Takes a function away that nobody calls any more.
    fn function(&self, sweep: &mut Sweep<'_, '_>, function: FunctionId, name: &str, home: ScopeId) -> bool {
        let tree = &self.page.tree;
        let span = tree[function].span;
        if sweep.is_gone(span) || !self.is_harmless_function(function, 0) || home != ScopeId(0) {
            return false;
        }
        let Some(header) = self.lines.number_at(tree[function].name_span.start) else { return false };
        let marked = sweep.gone().len();
        sweep.piece(header..self.lines.block(header).end);
        if sweep.is_used(name, home) {
            sweep.undo(marked);
            return false;
        }
        true
    }

    /// Methods that code calls on its own object.
    fn methods_in(&self, gone: &[Span]) -> Vec<FunctionId> {
        let tree = &self.page.tree;
        let called: BTreeSet<&str> = tree
            .expr_ids()
            .filter(|expr| gone.iter().any(|gone| gone.contains(tree[*expr].span)))
            .filter_map(|expr| match &tree[expr].kind {
                ExprKind::Attribute { base, name, .. } => {
                    matches!(&tree[*base].kind, ExprKind::Name(of) if of == "self").then_some(name.as_str())
                }
                _ => None,
            })
            .collect();
        let functions = tree.functions.iter().zip(0..);
        let found =
            functions.filter(|(function, _)| function.class.is_some() && called.contains(function.name.as_str()));
        found.map(|(_, at)| FunctionId(at)).collect()
    }

    /// Takes a method away that nobody calls any more, and that only the class itself is meant to call.
    fn method(&self, sweep: &mut Sweep<'_, '_>, method: FunctionId) -> bool {
        let tree = &self.page.tree;
        let function = &tree[method];
        let is_own = function.name.starts_with('_') && !function.name.starts_with("__");
        if !is_own || sweep.is_gone(function.span) || !self.is_harmless_function(method, 0) {
            return false;
        }
        let Some(header) = self.lines.number_at(function.name_span.start) else { return false };
        let is_called = crate::source::words(self.page.text, &function.name)
            .any(|word| !sweep.is_gone(word) && !function.span.contains(word));
        let class = function.class.map(|class| tree[class].name.clone()).unwrap_or_default();
        let others = (self.scene.mentioning)(&self.page.file.path, &class);
        let is_called_elsewhere =
            (self.scene.mentioning)(&self.page.file.path, &function.name).iter().any(|path| others.contains(path));
        if is_called || is_called_elsewhere {
            return false;
        }
        sweep.piece(header..self.lines.block(header).end);
        true
    }

    /// The dotted path of what is imported.
    fn path(&self, expr: ExprId) -> Option<String> {
        let tree = &self.page.tree;
        match &tree[expr].kind {
            ExprKind::Name(name) => {
                let home = names::home(self.page, name, tree[expr].scope)?;
                names::bindings(self.page, name, home).iter().find_map(|binding| match &binding.value {
                    Bound::Import(path) => Some(path.to_string()),
                    _ => None,
                })
            }
            ExprKind::Attribute { base, name, .. } => Some(format!("{}.{name}", self.path(*base)?)),
            _ => None,
        }
    }
}
