//! Which assignments reach a name, what dotted path a name or attribute stands for, and what the catalogue knows of it.

use smol_str::{SmolStr, format_smolstr};

use super::budget::Work;
use super::{Flow, LONGEST_PATH, LONGEST_WAY, Value};
use crate::catalog::Known;
use crate::catalog::sdk::{Kind, Meaning, SdkLanguage};
use crate::syntax::{Binding, BlockKind, Bound, Call, ClassId, ExprId, ExprKind, ScopeKind};

impl<'a> Flow<'a> {
    /// The assignments that reach the name `name` where `expr` stands, in whatever file of the program they stand. Empty when
    /// the file never binds it.
    pub(crate) fn reaching(&self, name: &str, expr: ExprId) -> Vec<&'a Binding> {
        let found = self.bindings_of(name, expr);
        if !found.iter().any(|binding| matches!(binding.value, Bound::Import(_))) {
            return found;
        }
        found
            .into_iter()
            .flat_map(|binding| {
                let Bound::Import(path) = &binding.value else { return vec![binding] };
                let there = self.imported(path, binding.scope);
                if there.is_empty() { vec![binding] } else { there }
            })
            .collect()
    }

    /// The assignments of this file that reach a name.
    fn bindings_of(&self, name: &str, expr: ExprId) -> Vec<&'a Binding> {
        let at = &self.tree[expr];
        let mut key = (at.scope, SmolStr::new(name));
        let mut later = Vec::new();
        for scope in self.tree.scopes_around(at.scope) {
            let is_class = matches!(self.tree[scope].kind, ScopeKind::Class(_));
            // A method does not see its class's names.
            if is_class && scope != at.scope {
                continue;
            }
            key.0 = scope;
            if let Some(found) = self.index.bindings.get(&key) {
                if let Some(known) = self.orders.borrow().get(&expr).filter(|_| self.stands_at(name, expr)) {
                    return self.at_places(known);
                }
                if !self.budget.pays(Work::Entry, found.len()) {
                    return Vec::new();
                }
                let same_run = self.tree.function_of(scope) == self.tree.function_of(at.scope);
                // A `let` is not in sight in its own initialiser, nor before: a function of its name may be.
                let is_later = |let_: &usize| self.tree.bindings[*let_].from > at.span.start;
                if same_run && self.language == SdkLanguage::Rust && found.iter().all(is_later) {
                    later.extend(found);
                    continue;
                }
                return if same_run { self.in_order(name, found, expr) } else { self.at_places(found) };
            }
        }
        let found = self.by_glob(name, at.scope);
        if !found.is_empty() {
            return found;
        }
        // What a macro is made of stands somewhere else than where it is used.
        later.retain(|binding: &usize| !self.is_initialiser(&self.tree.bindings[*binding], expr));
        self.in_order(name, &later, expr)
    }

    /// Whether `expr` is part of what a binding gives its name.
    fn is_initialiser(&self, binding: &Binding, expr: ExprId) -> bool {
        let (Bound::Expr(value) | Bound::Part { of: value, .. }) = binding.value else { return false };
        self.tree[value].span.contains(self.tree[expr].span)
    }

    /// Whether `expr` is nothing but the name.
    fn stands_at(&self, name: &str, expr: ExprId) -> bool {
        matches!(&self.tree[expr].kind, ExprKind::Name(here) if here == name)
    }

    fn at_places(&self, places: &[usize]) -> Vec<&'a Binding> {
        places.iter().map(|at| &self.tree.bindings[*at]).collect()
    }

    /// Of assignments in the same run of statements, those that can still hold at `expr`. Kept, since all there is to know
    /// about a name begins with them.
    fn in_order(&self, name: &str, all: &[usize], expr: ExprId) -> Vec<&'a Binding> {
        if all.len() <= 1 {
            return self.at_places(all);
        }
        let found = self.still_holding(all, expr);
        let bindings = self.at_places(&found);
        if self.stands_at(name, expr) {
            self.orders.borrow_mut().insert(expr, found.into());
        }
        bindings
    }

    fn still_holding(&self, all: &[usize], expr: ExprId) -> Vec<usize> {
        let at = &self.tree[expr];
        let around: Vec<_> = self.tree.blocks_around(at.block).collect();
        let loops: Vec<_> =
            around.iter().map(|block| &self.tree[*block]).filter(|block| block.kind == BlockKind::Loop).collect();
        let bindings = || all.iter().map(|place| (*place, &self.tree.bindings[*place]));
        let before = |binding: &Binding| binding.from <= at.span.start;
        let last_sure = bindings()
            .filter(|(_, binding)| before(binding) && around.contains(&binding.block))
            .map(|(_, binding)| binding.from)
            .max();
        let in_shared_loop = |binding: &Binding| loops.iter().any(|block| block.span.contains(binding.name_span));
        let reach: Vec<usize> = bindings()
            .filter(|(_, binding)| {
                if before(binding) {
                    last_sure.is_none_or(|sure| binding.from >= sure)
                } else {
                    in_shared_loop(binding)
                }
            })
            .map(|(place, _)| place)
            .collect();
        if reach.is_empty() { all.to_vec() } else { reach }
    }

    /// The dotted path that a name, attribute or macro stands for: `oss2.Auth` for `Auth` after `from oss2 import Auth`.
    ///
    /// A name that the file never binds is its own path: a builtin.
    pub(crate) fn path_of(&self, expr: ExprId) -> Option<SmolStr> {
        if let Some(known) = self.paths.borrow().get(&expr) {
            return known.clone();
        }
        // A cycle (`a = a.b`) meets this entry and ends.
        self.paths.borrow_mut().insert(expr, None);
        let way = self.way.replace(self.way.get() + 1);
        let path = if way < LONGEST_WAY && !self.budget.is_spent() { self.find_path(expr) } else { None };
        self.way.set(way);
        self.paths.borrow_mut().insert(expr, path.clone());
        path
    }

    fn find_path(&self, expr: ExprId) -> Option<SmolStr> {
        match &self.tree[expr].kind {
            ExprKind::Name(name) => {
                let bindings = self.reaching(name, expr);
                if bindings.is_empty() {
                    return Some(self.path_by_star(name, expr).unwrap_or_else(|| name.clone()));
                }
                bindings.iter().find_map(|binding| match &binding.value {
                    Bound::Import(path) => Some(path.clone()),
                    Bound::Expr(value) => match &self.tree[*value].kind {
                        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Call(_) => self.path_of(*value),
                        _ => None,
                    },
                    _ => None,
                })
            }
            ExprKind::Attribute { base, name, .. } => {
                let mut path = self.path_of(*base).filter(|path| path.len() < LONGEST_PATH)?;
                // Macros have names of their own: after `use hex_literal::hex`, `hex::decode` is still the crate's.
                if let ExprKind::Name(crate_name) = &self.tree[*base].kind
                    && self
                        .catalog
                        .callable(self.language, &path)
                        .is_some_and(|known| known.callable.kind == Kind::Macro)
                {
                    path = crate_name.clone();
                }
                let path = format_smolstr!("{path}.{name}");
                // A module of the program may hand on a library: `compat.oss2` is `oss2`.
                let there = self.imported(&path, self.tree[expr].scope);
                there
                    .iter()
                    .find_map(|binding| match &binding.value {
                        Bound::Import(path) => Some(path.clone()),
                        _ => None,
                    })
                    .or(Some(path))
            }
            // `getattr(module, "Name")` is an attribute in disguise.
            ExprKind::Call(call) if self.language == SdkLanguage::Python && call.args.len() >= 2 => {
                let ExprKind::Name(callee) = &self.tree[call.callee].kind else { return None };
                if callee != "getattr" || !self.reaching(callee, expr).is_empty() {
                    return None;
                }
                let name = self.tree.text(call.args[1].value)?;
                let base = self.path_of(call.args[0].value)?;
                Some(format_smolstr!("{base}.{}", name.reveal()))
            }
            _ => None,
        }
    }

    /// The catalogued method `name` of the type of object that `receiver` may be.
    fn method_of_instance(&self, receiver: ExprId, name: &str) -> Option<Known<'a>> {
        self.trace(receiver).iter().find_map(|receiver| match &receiver.value {
            Value::Instance { of, .. } => self.catalog.callable(self.language, &format!("{of}.{name}")),
            _ => None,
        })
    }

    /// What the catalogue knows about the callee of a call: by its path, by the type of its receiver, or for methods of any
    /// receiver by name alone.
    pub(crate) fn known_callee(&self, call: &Call) -> Option<Known<'a>> {
        self.known_callable(call.callee)
    }

    /// [`Flow::known_callee`] for what is not called here: a decorator without arguments.
    pub(crate) fn known_callable(&self, callee: ExprId) -> Option<Known<'a>> {
        if let Some(known) = self.callees.borrow().get(&callee) {
            return *known;
        }
        let known = self.find_callable(callee);
        // In the middle of following a value less may be seen than from its end.
        if self.active.borrow().is_empty() {
            self.callees.borrow_mut().insert(callee, known);
        }
        known
    }

    /// Whether an expression is a name or attribute that `is_meant`, or may stand for something that is called so; cheap.
    pub(crate) fn may_be_called(&self, callee: ExprId, is_meant: impl Fn(&str) -> bool) -> bool {
        match &self.tree[callee].kind {
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => {
                is_meant(name) || self.index.may_stand_for_another(name)
            }
            _ => true,
        }
    }

    /// Whether an expression stands for what has this dotted path.
    pub(crate) fn stands_for(&self, expr: ExprId, path: &str) -> bool {
        let last = path.rsplit('.').next();
        self.may_be_called(expr, |name| last == Some(name)) && self.path_of(expr).as_deref() == Some(path)
    }

    fn find_callable(&self, callee: ExprId) -> Option<Known<'a>> {
        let is_known = |name: &str| name == "__init__" || self.catalog.has_name(self.language, name);
        if !self.may_be_called(callee, is_known) {
            return None;
        }
        if let Some(path) = self.path_of(callee)
            && let Some(known) = self.catalog.callable(self.language, &path)
        {
            return Some(known);
        }
        if let Some(known) = self.known_base(callee) {
            return Some(known);
        }
        let ExprKind::Attribute { base, name, .. } = &self.tree[callee].kind else {
            if let ExprKind::Name(name) = &self.tree[callee].kind
                && !self.may_hold(name, callee)
            {
                return None;
            }
            let partial = self.partial_of(callee).and_then(|partial| self.known_holder(partial.args.first()?.value));
            let called = || self.method_of_instance(callee, "__call__").or_else(|| self.holder_value(callee));
            return partial.or_else(called);
        };
        if let Some(known) = self.known_super(*base, name) {
            return Some(known);
        }
        if name == "__init__"
            && let Some(known) = self.known_holder(*base)
        {
            return Some(known);
        }
        if self.path_of(*base).is_some_and(|path| self.catalog.is_known(self.language, &path)) {
            return None;
        }
        if self.catalog.has_method(self.language, name)
            && let Some(known) = self.method_of_instance(*base, name)
        {
            return Some(known);
        }
        // `auth_class = oss2.Auth` in the class.
        if matches!(&self.tree[*base].kind, ExprKind::Name(base) if base == "self" || base == "cls")
            && let Some(known) = self.holder_value(callee)
        {
            return Some(known);
        }
        // Only where the receiver says nothing else: a type's own method of that name is no pass-through.
        let any = self.catalog.callable(self.language, &format!("*.{name}"))?;
        let is_own = self.language == SdkLanguage::Rust
            && self.class_named(*base).is_some_and(|class| self.method(class, name).is_some());
        (!is_own).then_some(any)
    }

    /// Whether a name may hold an object, or something else than what it is called by itself: a function, a class or an import
    /// that leads to no module of the program holds none.
    fn may_hold(&self, name: &str, expr: ExprId) -> bool {
        let is_itself = |binding: &&Binding| {
            matches!(binding.value, Bound::Function(_) | Bound::Class(_) | Bound::Import(_))
                && binding.annotation.is_none()
        };
        !self.reaching(name, expr).iter().all(is_itself)
    }

    /// The catalogued class whose constructor a class of the program inherits.
    pub(super) fn known_base(&self, callee: ExprId) -> Option<Known<'a>> {
        if self.language != SdkLanguage::Python {
            return None;
        }
        self.known_base_of(self.class_named(callee)?)
    }

    /// [`Flow::known_base`] of a class.
    pub(crate) fn known_base_of(&self, class: ClassId) -> Option<Known<'a>> {
        if ["__init__", "__new__"].into_iter().any(|constructor| self.method(class, constructor).is_some()) {
            return None;
        }
        let mut bases = self.with_bases(class).into_iter().flat_map(|class| &self.tree[class].bases);
        bases.find_map(|base| self.known_holder(*base))
    }

    /// The catalogued class of credentials that an expression names.
    fn known_holder(&self, expr: ExprId) -> Option<Known<'a>> {
        self.holder_at(&self.path_of(expr)?)
    }

    /// The catalogued class of credentials that an expression may be: one of several, or out of a table.
    fn holder_value(&self, expr: ExprId) -> Option<Known<'a>> {
        self.trace(expr).iter().find_map(|traced| match &traced.value {
            Value::Imported(path) => self.holder_at(path),
            _ => None,
        })
    }

    fn holder_at(&self, path: &str) -> Option<Known<'a>> {
        self.catalog
            .callable(self.language, path)
            .filter(|known| known.callable.meaning == Meaning::Credential && known.callable.kind == Kind::Class)
    }

    /// A Rust unit struct that is used as a value: its name makes it.
    pub(crate) fn unit_struct(&self, expr: ExprId) -> Option<Known<'a>> {
        let is_known = |name: &str| self.catalog.has_name(self.language, name);
        if self.language != SdkLanguage::Rust || !self.may_be_called(expr, is_known) {
            return None;
        }
        let known = self.catalog.callable(self.language, &self.path_of(expr)?)?;
        let is_unit = known.callable.kind == Kind::Class
            && known.callable.meaning == Meaning::Credential
            && known.callable.params.is_empty();
        is_unit.then_some(known)
    }

    /// `super().__init__(…)`: the constructor of a catalogued base class.
    fn known_super(&self, base: ExprId, name: &str) -> Option<Known<'a>> {
        let ExprKind::Call(call) = &self.tree[base].kind else { return None };
        let ExprKind::Name(callee) = &self.tree[call.callee].kind else { return None };
        if callee != "super" || name != "__init__" {
            return None;
        }
        let function = self.tree.function_of(self.tree[base].scope)?;
        let class = self.tree[function].class?;
        self.tree[class].bases.iter().find_map(|base| {
            let path = self.path_of(*base)?;
            self.catalog.callable(self.language, &path)
        })
    }
}
