//! Which assignments reach a name, which callers a function has, and what dotted path a name or attribute stands for.

use std::collections::HashMap;

use smol_str::{SmolStr, format_smolstr};

use super::{Flow, LONGEST_PATH, Value};
use crate::catalog::Known;
use crate::catalog::sdk::{Kind, Meaning, SdkLanguage};
use crate::syntax::{Binding, BlockKind, Bound, Call, ClassId, ExprId, ExprKind, FunctionId, ScopeId, ScopeKind, Tree};

/// What a file's names lead to.
#[derive(Default)]
pub(super) struct Index {
    bindings: HashMap<(ScopeId, SmolStr), Vec<usize>>,
    /// Stores by attribute name, and those by index.
    pub(super) attribute_stores: HashMap<SmolStr, Vec<usize>>,
    pub(super) element_stores: Vec<usize>,
    /// `map.insert(key, value)`: the receiver and the arguments.
    pub(super) inserts: Vec<(ExprId, [ExprId; 2])>,
    /// `map.update(…)`, `map.extend(…)`: the receiver and the call.
    pub(super) updates: Vec<(ExprId, ExprId)>,
    /// Classes of this file that are derived from each class of this file.
    pub(super) derived: HashMap<ClassId, Vec<ClassId>>,
    /// Calls that declare a command-line option.
    pub(super) options: Vec<ExprId>,
    /// Functions by name.
    functions: HashMap<SmolStr, Vec<FunctionId>>,
    /// Calls of each function of the file, and whether the receiver takes the first parameter.
    pub(super) callers: HashMap<FunctionId, Vec<(ExprId, bool)>>,
    /// Struct literals and constructor calls of each class of the file.
    pub(super) made: HashMap<ClassId, Vec<ExprId>>,
}

impl Index {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut index = Self::default();
        for (at, binding) in tree.bindings.iter().enumerate() {
            index.bindings.entry((binding.scope, binding.name.clone())).or_default().push(at);
        }
        for (at, store) in tree.stores.iter().enumerate() {
            match &store.key {
                crate::syntax::StoreKey::Attribute(name) => {
                    index.attribute_stores.entry(name.clone()).or_default().push(at);
                }
                crate::syntax::StoreKey::Index(_) => index.element_stores.push(at),
            }
        }
        for (at, function) in tree.functions.iter().enumerate() {
            let id = FunctionId(u32::try_from(at).unwrap_or(u32::MAX));
            index.functions.entry(function.name.clone()).or_default().push(id);
        }
        for expr in tree.expr_ids() {
            let ExprKind::Call(call) = &tree[expr].kind else { continue };
            let ExprKind::Attribute { base, name, .. } = &tree[call.callee].kind else { continue };
            match (name.as_str(), call.args.as_slice()) {
                ("insert" | "setdefault", [key, value]) => index.inserts.push((*base, [key.value, value.value])),
                ("update" | "extend" | "from_mapping", _) => index.updates.push((*base, expr)),
                ("add_argument" | "add_option", _) => index.options.push(expr),
                _ => {}
            }
        }
        index
    }
}

/// What a call of this file's own code leads to.
pub(super) struct Target {
    pub(super) function: FunctionId,
    /// Whether the first parameter is the receiver and has no argument.
    pub(super) skips_receiver: bool,
}

impl<'a> Flow<'a> {
    /// The assignments that reach the name `name` where `expr` stands. Empty when the file never binds it.
    pub(crate) fn reaching(&self, name: &str, expr: ExprId) -> Vec<&'a Binding> {
        let at = &self.tree[expr];
        let mut key = (at.scope, SmolStr::new(name));
        for scope in self.tree.scopes_around(at.scope) {
            let is_class = matches!(self.tree[scope].kind, ScopeKind::Class(_));
            // A Python method does not see its class's names; a Rust function does see its module's.
            if is_class && scope != at.scope && self.language == SdkLanguage::Python {
                continue;
            }
            key.0 = scope;
            if let Some(found) = self.index.bindings.get(&key) {
                let all: Vec<&'a Binding> = found.iter().map(|at| &self.tree.bindings[*at]).collect();
                let same_run = self.tree.function_of(scope) == self.tree.function_of(at.scope);
                return if same_run { self.in_order(all, expr) } else { all };
            }
        }
        self.by_local_glob(name, at.scope)
    }

    /// What `use config::*` brings from a module in this file.
    fn by_local_glob(&self, name: &str, scope: ScopeId) -> Vec<&'a Binding> {
        if self.language != SdkLanguage::Rust || self.tree.stars.is_empty() {
            return Vec::new();
        }
        let scopes: Vec<ScopeId> = self.tree.scopes_around(scope).collect();
        let stars = self.tree.stars.iter().filter(|star| scopes.contains(&star.scope));
        stars
            .filter_map(|star| self.local_module(&star.path, star.scope))
            .filter_map(|module| self.index.bindings.get(&(self.tree[module].scope, SmolStr::new(name))))
            .flatten()
            .map(|at| &self.tree.bindings[*at])
            .collect()
    }

    /// The module or type of this Rust file that a dotted path leads to.
    fn local_module(&self, path: &str, from: ScopeId) -> Option<ClassId> {
        let mut segments = path.split('.').skip_while(|segment| matches!(*segment, "crate" | "self" | "super"));
        let within = |scope: ScopeId, name: &str| {
            let found = self.index.bindings.get(&(scope, SmolStr::new(name)))?;
            found.iter().find_map(|at| match self.tree.bindings[*at].value {
                Bound::Class(class) => Some(class),
                _ => None,
            })
        };
        let first = segments.next()?;
        let mut module = self.tree.scopes_around(from).find_map(|scope| within(scope, first))?;
        for segment in segments {
            module = within(self.tree[module].scope, segment)?;
        }
        Some(module)
    }

    /// What an imported path stands for when it leads to a module of this Rust file.
    pub(super) fn imported_here(&self, path: &str, from: ScopeId) -> Vec<&'a Binding> {
        if self.language != SdkLanguage::Rust {
            return Vec::new();
        }
        let Some((module, name)) = path.rsplit_once('.') else { return Vec::new() };
        let Some(module) = self.local_module(module, from) else { return Vec::new() };
        let found = self.index.bindings.get(&(self.tree[module].scope, SmolStr::new(name)));
        found.into_iter().flatten().map(|at| &self.tree.bindings[*at]).collect()
    }

    /// Of assignments in the same run of statements, those that can still hold at `expr`.
    fn in_order<'t>(&self, all: Vec<&'t Binding>, expr: ExprId) -> Vec<&'t Binding> {
        if all.len() == 1 {
            return all;
        }
        let at = &self.tree[expr];
        let around: Vec<_> = self.tree.blocks_around(at.block).collect();
        let before = |binding: &Binding| binding.from <= at.span.start;
        let last_sure = all
            .iter()
            .filter(|binding| before(binding) && around.contains(&binding.block))
            .map(|binding| binding.from)
            .max();
        let in_shared_loop = |binding: &Binding| {
            around
                .iter()
                .filter(|block| self.tree[**block].kind == BlockKind::Loop)
                .any(|block| self.tree[*block].span.contains(binding.name_span))
        };
        let reach: Vec<&Binding> = all
            .iter()
            .copied()
            .filter(|binding| {
                if before(binding) {
                    last_sure.is_none_or(|sure| binding.from >= sure)
                } else {
                    in_shared_loop(binding)
                }
            })
            .collect();
        if reach.is_empty() { all } else { reach }
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
        let path = self.find_path(expr);
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
                Some(format_smolstr!("{path}.{name}"))
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

    /// A name that a glob import may have brought: only when the catalogue knows it there.
    fn path_by_star(&self, name: &str, expr: ExprId) -> Option<SmolStr> {
        let scopes: Vec<ScopeId> = self.tree.scopes_around(self.tree[expr].scope).collect();
        self.tree.stars.iter().filter(|star| scopes.contains(&star.scope)).find_map(|star| {
            let path = format_smolstr!("{}.{name}", star.path);
            let canonical = self.catalog.canonical(self.language, &path);
            self.catalog.leads_to_known(self.language, &canonical).then_some(path)
        })
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
        if let Some(path) = self.path_of(callee)
            && let Some(known) = self.catalog.callable(self.language, &path)
        {
            return Some(known);
        }
        let ExprKind::Attribute { base, name, .. } = &self.tree[callee].kind else {
            return self.method_of_instance(callee, "__call__");
        };
        if let Some(known) = self.known_super(*base, name) {
            return Some(known);
        }
        if self.path_of(*base).is_some_and(|path| self.catalog.is_known(self.language, &path)) {
            return None;
        }
        if let Some(known) = self.method_of_instance(*base, name) {
            return Some(known);
        }
        // Only where the receiver says nothing else: a catalogued type's own method of that name is no pass-through.
        self.catalog.callable(self.language, &format!("*.{name}"))
    }

    /// A Rust unit struct that is used as a value: its name makes it.
    pub(crate) fn unit_struct(&self, expr: ExprId) -> Option<Known<'a>> {
        if self.language != SdkLanguage::Rust {
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

    /// The class of this file that an expression names.
    pub(crate) fn class_named(&self, expr: ExprId) -> Option<ClassId> {
        match &self.tree[expr].kind {
            ExprKind::Name(name) if name == "Self" || name == "cls" => {
                let function = self.tree.function_of(self.tree[expr].scope)?;
                self.tree[function].class
            }
            ExprKind::Name(name) => self.reaching(name, expr).iter().find_map(|binding| match binding.value {
                Bound::Class(class) => Some(class),
                Bound::Expr(value) => self.class_named_directly(value),
                Bound::Import(ref path) if self.language == SdkLanguage::Rust => self.local_module(path, binding.scope),
                _ => None,
            }),
            ExprKind::Attribute { base, name, .. } => {
                if let ExprKind::Name(root) = &self.tree[*base].kind
                    && matches!(root.as_str(), "crate" | "self" | "super")
                    && self.language == SdkLanguage::Rust
                {
                    return self.local_module(name, self.tree[expr].scope);
                }
                let outer = self.class_named(*base)?;
                self.members(outer, name).find_map(|binding| match binding.value {
                    Bound::Class(class) => Some(class),
                    _ => None,
                })
            }
            _ => None,
        }
    }

    fn class_named_directly(&self, expr: ExprId) -> Option<ClassId> {
        let ExprKind::Name(name) = &self.tree[expr].kind else { return None };
        self.reaching(name, expr).iter().find_map(|binding| match binding.value {
            Bound::Class(class) => Some(class),
            _ => None,
        })
    }

    /// The bindings of `name` in the body of `class` and of its base classes in this file.
    pub(super) fn members<'s>(&'s self, class: ClassId, name: &str) -> impl Iterator<Item = &'a Binding> + use<'s, 'a> {
        let name = SmolStr::new(name);
        self.with_bases(class)
            .into_iter()
            .filter_map(move |class| self.index.bindings.get(&(self.tree[class].scope, name.clone())))
            .flatten()
            .map(|at| &self.tree.bindings[*at])
    }

    /// The bindings of `name` in the body of `class` itself.
    pub(super) fn own_members<'s>(
        &'s self,
        class: ClassId,
        name: &str,
    ) -> impl Iterator<Item = &'a Binding> + use<'s, 'a> {
        let found = self.index.bindings.get(&(self.tree[class].scope, SmolStr::new(name)));
        found.into_iter().flatten().map(|at| &self.tree.bindings[*at])
    }

    /// The class and its base classes in this file, nearest first.
    pub(super) fn with_bases(&self, class: ClassId) -> Vec<ClassId> {
        let mut all = vec![class];
        let mut at = 0;
        while at < all.len() && all.len() < 16 {
            for base in &self.tree[all[at]].bases {
                if let Some(base) = self.class_named_directly(*base)
                    && !all.contains(&base)
                {
                    all.push(base);
                }
            }
            at += 1;
        }
        all
    }

    /// The method `name` of `class`.
    pub(super) fn method(&self, class: ClassId, name: &str) -> Option<FunctionId> {
        self.members(class, name).find_map(|binding| match binding.value {
            Bound::Function(function) => Some(function),
            _ => None,
        })
    }

    /// The function of this file that a call leads to.
    pub(super) fn target(&self, call: &Call) -> Option<Target> {
        match &self.tree[call.callee].kind {
            ExprKind::Name(name) => {
                if let Some(class) = self.class_named(call.callee) {
                    let function = self.method(class, "__init__")?;
                    return Some(Target { function, skips_receiver: true });
                }
                self.reaching(name, call.callee).iter().find_map(|binding| match &binding.value {
                    Bound::Function(function) => Some(Target { function: *function, skips_receiver: false }),
                    Bound::Expr(value) => match &self.tree[*value].kind {
                        ExprKind::Function(function) => Some(Target { function: *function, skips_receiver: false }),
                        ExprKind::Call(partial) => {
                            let function = self.function_of_partial(partial)?;
                            Some(Target { function, skips_receiver: false })
                        }
                        _ => None,
                    },
                    _ => None,
                })
            }
            ExprKind::Attribute { base, name, .. } => {
                if let Some(class) = self.class_named(*base) {
                    let function = self.method(class, name)?;
                    // `Type::method(receiver, …)` and `Class.method(obj, …)` name the receiver; class and static methods have none.
                    let skips_receiver = self.tree[function].params.first().is_some_and(|first| first.name == "cls");
                    return Some(Target { function, skips_receiver });
                }
                if let ExprKind::Name(receiver) = &self.tree[*base].kind
                    && (receiver == "self" || receiver == "cls")
                {
                    let function = self.method(self.class_around(self.tree[*base].scope)?, name)?;
                    return Some(Target { function, skips_receiver: self.takes_receiver(function) });
                }
                // The receiver's class is not known: a method name that only one class of the file has is meant.
                let mut methods =
                    self.index.functions.get(name)?.iter().filter(|function| self.tree[**function].class.is_some());
                let function = *methods.next()?;
                let receiver_is_import = self.path_of(*base).is_some_and(|path| path.contains('.'));
                (methods.next().is_none() && !receiver_is_import)
                    .then(|| Target { function, skips_receiver: self.takes_receiver(function) })
            }
            ExprKind::Function(function) => Some(Target { function: *function, skips_receiver: false }),
            _ => None,
        }
    }

    /// The class of the method that a scope lies in, also in a closure.
    fn class_around(&self, mut scope: ScopeId) -> Option<ClassId> {
        loop {
            let function = &self.tree[self.tree.function_of(scope)?];
            match function.class {
                Some(class) => return Some(class),
                None => scope = function.outer,
            }
        }
    }

    fn takes_receiver(&self, function: FunctionId) -> bool {
        self.tree[function].params.first().is_some_and(|first| matches!(first.name.as_str(), "self" | "cls"))
    }

    /// Who calls each function of the file. Also fills in where objects of the file's own classes are made.
    pub(super) fn find_callers(&mut self) -> HashMap<FunctionId, Vec<(ExprId, bool)>> {
        let mut callers: HashMap<FunctionId, Vec<(ExprId, bool)>> = HashMap::new();
        let mut made: HashMap<ClassId, Vec<ExprId>> = HashMap::new();
        for expr in self.tree.expr_ids() {
            let ExprKind::Call(call) = &self.tree[expr].kind else { continue };
            if let Some(target) = self.target(call) {
                callers.entry(target.function).or_default().push((expr, target.skips_receiver));
            }
            if let Some(function) = self.function_of_partial(call) {
                callers.entry(function).or_default().push((expr, false));
            }
            if let Some(class) = self.class_named(call.callee) {
                made.entry(class).or_default().push(expr);
            }
        }
        self.index.made = made;
        for class in (0..u32::try_from(self.tree.classes.len()).unwrap_or(u32::MAX)).map(ClassId) {
            for base in self.with_bases(class).into_iter().skip(1) {
                self.index.derived.entry(base).or_default().push(class);
            }
        }
        callers
    }

    /// Where objects of `class` are made.
    pub(crate) fn made(&self, class: ClassId) -> &[ExprId] {
        self.index.made.get(&class).map_or(&[], Vec::as_slice)
    }

    /// The calls of `function` in this file.
    pub(crate) fn callers(&self, function: FunctionId) -> &[(ExprId, bool)] {
        self.index.callers.get(&function).map_or(&[], Vec::as_slice)
    }
}
