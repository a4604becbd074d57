//! Where values are kept: names and fields, so that what is secret in one line can be known in another.

use std::collections::{BTreeSet, HashMap};

use smol_str::{SmolStr, format_smolstr};

use crate::catalog::sdk::{Meaning, Role};
use crate::flow::Flow;
use crate::source::Span;
use crate::syntax::{Bound, Call, ClassId, ExprId, ExprKind, PartStep, StoreKey};

/// A name, or a field below one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    root: Root,
    fields: Vec<SmolStr>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Root {
    /// A name, by where it is bound.
    Binding(Span),
    /// The objects of a class of this file.
    Class(ClassId),
    /// A name that the file does not bind.
    Global(SmolStr),
}

/// How many names a value is followed through.
const DEEPEST: usize = 10;
const MOST: usize = 64;

/// The places that an expression reads its whole value from. With `callers`, also those that callers of this file pass.
pub(super) fn places(flow: &Flow<'_>, expr: ExprId, callers: bool) -> BTreeSet<Place> {
    let mut finder = Finder { flow, callers, found: BTreeSet::new() };
    finder.add(expr, &mut Vec::new(), 0);
    finder.found
}

struct Finder<'f, 'a> {
    flow: &'f Flow<'a>,
    callers: bool,
    found: BTreeSet<Place>,
}

impl Finder<'_, '_> {
    /// Adds the places of `expr`; `below` are the fields that are read of it, innermost last.
    fn add(&mut self, expr: ExprId, below: &mut Vec<SmolStr>, depth: usize) {
        if depth > DEEPEST || self.found.len() > MOST {
            return;
        }
        let flow = self.flow;
        match &flow.tree[expr].kind {
            ExprKind::Name(name) => self.name(name, expr, below, depth),
            ExprKind::Attribute { base, name, .. } => self.field(*base, name.clone(), below, depth),
            ExprKind::Index { base, index } => {
                if let Some(key) = flow.tree.text(*index) {
                    self.field(*base, SmolStr::new(key.reveal()), below, depth);
                }
            }
            // `key, word = config["key"], config["word"]`: the part of a list that is taken out of it.
            ExprKind::List(items) => {
                let Some(step) = below.pop() else { return };
                let at = step.strip_prefix('#').and_then(|at| at.parse::<usize>().ok());
                if let Some(item) = at.and_then(|at| items.get(at)) {
                    self.add(*item, below, depth + 1);
                }
                below.push(step);
            }
            ExprKind::Choice(arms) => arms.iter().for_each(|arm| self.add(*arm, below, depth + 1)),
            ExprKind::Call(call) => self.call(call, below, depth),
            _ => {}
        }
    }

    fn keep(&mut self, root: Root, below: &[SmolStr]) {
        self.found.insert(Place { root, fields: below.iter().rev().cloned().collect() });
    }

    fn name(&mut self, name: &SmolStr, expr: ExprId, below: &mut Vec<SmolStr>, depth: usize) {
        let flow = self.flow;
        let own = flow.tree.function_of(flow.tree[expr].scope).and_then(|function| flow.tree[function].class);
        if let (Some(class), true) = (own, matches!(name.as_str(), "self" | "cls" | "Self")) {
            self.keep(Root::Class(class), below);
            if let [field] = below.as_slice() {
                self.stored(class, &field.clone(), depth);
            }
            return;
        }
        let bindings = flow.reaching(name, expr);
        if bindings.is_empty() {
            self.keep(Root::Global(name.clone()), below);
        }
        for binding in bindings {
            self.keep(Root::Binding(binding.name_span), below);
            match &binding.value {
                Bound::Expr(value) => self.add(*value, below, depth + 1),
                Bound::Part { of, path } => {
                    let length = below.len();
                    below.extend(path.iter().rev().map(|step| match step {
                        PartStep::At(at) => format_smolstr!("#{at}"),
                        PartStep::Each => SmolStr::new_static("#"),
                        PartStep::Key(key) => key.clone(),
                    }));
                    self.add(*of, below, depth + 1);
                    below.truncate(length);
                }
                Bound::Parameter(function, at) if self.callers && below.is_empty() => {
                    for (call, skips_receiver) in flow.callers(*function).iter().take(8) {
                        let ExprKind::Call(call) = &flow.tree[*call].kind else { continue };
                        for value in flow.arguments_for(call, *function, *at, *skips_receiver) {
                            self.add(value, below, depth + 1);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What the methods of a class store in one of its fields.
    fn stored(&mut self, class: ClassId, field: &str, depth: usize) {
        let flow = self.flow;
        for store in flow.tree.stores_of(flow.part) {
            let StoreKey::Attribute(name) = &store.key else { continue };
            let is_self =
                matches!(&flow.tree[store.base].kind, ExprKind::Name(base) if base == "self" || base == "cls");
            let owner = || flow.tree.function_of(store.scope).and_then(|function| flow.tree[function].class);
            if name == field && is_self && owner() == Some(class) {
                self.add(store.value, &mut Vec::new(), depth + 1);
            }
        }
    }

    fn field(&mut self, base: ExprId, name: SmolStr, below: &mut Vec<SmolStr>, depth: usize) {
        below.push(name);
        self.add(base, below, depth + 1);
        below.pop();
    }

    fn call(&mut self, call: &Call, below: &mut Vec<SmolStr>, depth: usize) {
        let flow = self.flow;
        if let Some(value) = passed_on(flow, call) {
            return self.add(value, below, depth + 1);
        }
        if let (ExprKind::Attribute { base, name, .. }, [key, ..]) =
            (&flow.tree[call.callee].kind, call.args.as_slice())
            && matches!(name.as_str(), "get" | "pop")
            && let Some(key) = flow.tree.text(key.value)
        {
            self.field(*base, SmolStr::new(key.reveal()), below, depth);
        }
    }
}

/// What a call gives back as it is: `str(x)`, `x.strip()`, `x.to_string()`.
pub(super) fn passed_on(flow: &Flow<'_>, call: &Call) -> Option<ExprId> {
    let callable = flow.known_callee(call)?.callable;
    if callable.meaning != Meaning::PassesThrough {
        return None;
    }
    let is_method = callable.path.starts_with("*.") || callable.kind == crate::catalog::sdk::Kind::Method;
    let by_role = flow.role_args(callable, call).iter().find(|arg| arg.role == Role::Value).map(|arg| arg.value);
    by_role.or_else(|| if is_method { flow.receiver(call) } else { call.args.first().map(|arg| arg.value) })
}

/// The secret places of a file, with the sites that make them secret.
pub(super) type Secrets = HashMap<Place, BTreeSet<usize>>;
