//! Which of the program's own functions and classes a call leads to, and who calls a function.

use smol_str::SmolStr;

use super::trace::MOST_CALLERS;
use super::{Flow, Value};
use crate::catalog::sdk::SdkLanguage;
use crate::syntax::{Binding, Bound, Call, ClassId, ExprId, ExprKind, FunctionId, ScopeId};

/// What a call of the program's own code leads to.
pub(crate) struct Target {
    pub(crate) function: FunctionId,
    /// Whether the first parameter is the receiver and has no argument.
    pub(super) skips_receiver: bool,
}

impl<'a> Flow<'a> {
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
                let as_class = |binding: &Binding| match binding.value {
                    Bound::Class(class) => Some(class),
                    _ => None,
                };
                if let Some(outer) = self.class_named(*base) {
                    return self.members(outer, name).find_map(as_class);
                }
                self.member_of_module(expr).into_iter().find_map(as_class)
            }
            _ => None,
        }
    }

    fn class_named_directly(&self, expr: ExprId) -> Option<ClassId> {
        let ExprKind::Name(name) = &self.tree[expr].kind else {
            return self.member_of_module(expr).into_iter().find_map(|binding| match binding.value {
                Bound::Class(class) => Some(class),
                _ => None,
            });
        };
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
    pub(crate) fn own_members<'s>(
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
    pub(crate) fn method(&self, class: ClassId, name: &str) -> Option<FunctionId> {
        self.members(class, name).find_map(|binding| match binding.value {
            Bound::Function(function) => Some(function),
            _ => None,
        })
    }

    /// The function of this file that a call leads to.
    pub(crate) fn target(&self, call: &Call) -> Option<Target> {
        match &self.tree[call.callee].kind {
            ExprKind::Name(name) => {
                if let Some(class) = self.class_named(call.callee) {
                    let function = self.method(class, "__init__")?;
                    return Some(Target { function, skips_receiver: true });
                }
                self.reaching(name, call.callee).iter().find_map(|binding| self.target_of(binding))
            }
            ExprKind::Attribute { base, name, .. } => {
                // `module.Class(…)` and `Outer.Inner(…)`.
                if self.language == SdkLanguage::Python
                    && let Some(class) = self.class_named(call.callee)
                {
                    let function = self.method(class, "__init__")?;
                    return Some(Target { function, skips_receiver: true });
                }
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
                if let Some(method) = self.method_of_super(*base, name) {
                    return Some(Target { function: method, skips_receiver: true });
                }
                let of_module = self.member_of_module(call.callee);
                if let Some(target) = of_module.iter().find_map(|binding| self.target_of(binding)) {
                    return Some(target);
                }
                // The receiver's class is not known: a method name that only one class of the file has is meant.
                let file = self.tree.part_of(call.callee);
                let mut methods =
                    self.index.functions.get(name)?.iter().filter(|function| {
                        self.tree[**function].class.is_some() && file.functions.contains(&function.0)
                    });
                let function = *methods.next()?;
                let receiver_is_import = self.path_of(*base).is_some_and(|path| path.contains('.'));
                (methods.next().is_none() && !receiver_is_import)
                    .then(|| Target { function, skips_receiver: self.takes_receiver(function) })
            }
            ExprKind::Function(function) => Some(Target { function: *function, skips_receiver: false }),
            _ => None,
        }
    }

    /// The method that `super().name` is, of a base class in the program.
    fn method_of_super(&self, base: ExprId, name: &SmolStr) -> Option<FunctionId> {
        let ExprKind::Call(call) = &self.tree[base].kind else { return None };
        let ExprKind::Name(callee) = &self.tree[call.callee].kind else { return None };
        if callee != "super" || self.language != SdkLanguage::Python {
            return None;
        }
        let bases = self.with_bases(self.class_around(self.tree[base].scope)?).into_iter().skip(1);
        bases.flat_map(|class| self.own_members(class, name)).find_map(|binding| match binding.value {
            Bound::Function(function) => Some(function),
            _ => None,
        })
    }

    /// The method that a call on an object of a class of the program leads to, where the object tells its class.
    pub(super) fn method_called(&self, call: &Call) -> Option<Target> {
        let ExprKind::Attribute { base, name, .. } = &self.tree[call.callee].kind else { return None };
        let is_method = |function: &FunctionId| self.tree[*function].class.is_some();
        let is_followed = self.tree.parts().len() > 1 || self.language == SdkLanguage::Rust;
        if !is_followed || !self.index.functions.get(name)?.iter().any(is_method) {
            return None;
        }
        self.trace(*base).iter().find_map(|object| match object.value {
            Value::Local { class, .. } => {
                let function = self.method(class, name)?;
                Some(Target { function, skips_receiver: self.takes_receiver(function) })
            }
            _ => None,
        })
    }

    /// The function that a call of what a binding binds leads to.
    fn target_of(&self, binding: &Binding) -> Option<Target> {
        let plain = |function| Some(Target { function, skips_receiver: false });
        match &binding.value {
            Bound::Function(function) => plain(*function),
            Bound::Expr(value) => match &self.tree[*value].kind {
                ExprKind::Function(function) => plain(*function),
                ExprKind::Call(partial) => plain(self.function_of_partial(partial)?),
                _ => None,
            },
            _ => None,
        }
    }

    /// The methods that `self.method()` may lead to besides `method`: those of the types that implement the trait.
    pub(super) fn overrides(&self, call: &Call, method: FunctionId) -> Vec<FunctionId> {
        let (ExprKind::Attribute { base, name, .. }, Some(class)) =
            (&self.tree[call.callee].kind, self.tree[method].class)
        else {
            return Vec::new();
        };
        let is_own = matches!(&self.tree[*base].kind, ExprKind::Name(base) if base == "self" || base == "Self");
        if !is_own || self.language != SdkLanguage::Rust {
            return Vec::new();
        }
        let derived = self.index.derived.get(&class).map(Vec::as_slice).unwrap_or_default();
        let methods = derived.iter().take(MOST_CALLERS).flat_map(|class| self.own_members(*class, name));
        methods
            .filter_map(|binding| match binding.value {
                Bound::Function(function) if function != method => Some(function),
                _ => None,
            })
            .collect()
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

    /// Where objects of `class` are made.
    pub(crate) fn made(&self, class: ClassId) -> &[ExprId] {
        self.index.made.get(&class).map_or(&[], Vec::as_slice)
    }

    /// The calls of `function` in the program.
    pub(crate) fn callers(&self, function: FunctionId) -> &[(ExprId, bool)] {
        self.index.callers.get(&function).map_or(&[], Vec::as_slice)
    }
}
