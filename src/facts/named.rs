//! Literals under a name that says credential: variables, fields, dictionary keys, keyword arguments, environment variables.

use hashbrown::HashMap;
use smol_str::SmolStr;

use super::NamedLiteral;
use crate::catalog::judge::{Judge, NamedRole};
use crate::catalog::sdk::{Meaning, Role};
use crate::flow::{Flow, Traced};
use crate::source::Span;
use crate::syntax::{Bound, ExprId, ExprKind, StoreKey};

/// Collects named literals, and literals that are put into environment variables.
pub(super) fn collect(flow: &Flow<'_>, judge: &Judge) -> (Vec<NamedLiteral>, Vec<NamedLiteral>) {
    let mut named = Named { flow, judge, roles: HashMap::new(), found: Vec::new() };
    for binding in flow.tree.bindings_of(flow.part) {
        if let Bound::Expr(value) = binding.value {
            named.add(&binding.name, binding.name_span, value);
        }
    }
    for store in flow.tree.stores_of(flow.part) {
        match &store.key {
            StoreKey::Attribute(name) => named.add(name, store.span, store.value),
            StoreKey::Index(key) => named.add_keyed(*key, store.value),
        }
    }
    for (_, function) in flow.tree.functions_of(flow.part) {
        for param in &function.params {
            if let Some(default) = param.default {
                named.add(&param.name, param.span, default);
            }
        }
    }
    let mut environment = Named { flow, judge, roles: HashMap::new(), found: Vec::new() };
    for expr in flow.tree.exprs_of(flow.part) {
        match &flow.tree[expr].kind {
            ExprKind::Map(pairs) => pairs.iter().for_each(|(key, value)| named.add_keyed(*key, *value)),
            ExprKind::Call(call) => {
                for arg in &call.args {
                    if let Some(name) = &arg.name {
                        named.add(name, flow.tree[arg.value].span, arg.value);
                    }
                }
                if let ExprKind::Attribute { name, .. } = &flow.tree[call.callee].kind
                    && matches!(name.as_str(), "insert" | "setdefault")
                    && let [key, value] = call.args.as_slice()
                {
                    named.add_keyed(key.value, value.value);
                }
                let Some(known) = flow.known_callee(call) else { continue };
                if known.callable.meaning == Meaning::SetsEnv {
                    environment.add_environment(flow, known.callable, call);
                }
            }
            _ => {}
        }
    }
    environment.add_environment_stores();
    (named.found, environment.found)
}

struct Named<'f, 'a> {
    flow: &'f Flow<'a>,
    judge: &'f Judge,
    /// What names say: the same ones come again and again.
    roles: HashMap<SmolStr, Option<NamedRole>>,
    found: Vec<NamedLiteral>,
}

impl Named<'_, '_> {
    fn add(&mut self, name: &str, name_span: Span, value: ExprId) {
        let Some(meant) = self.role_of(name) else { return };
        if !matches!(meant.role, Role::AccessKeyId | Role::AccessKeySecret | Role::SecurityToken) {
            return;
        }
        let literals: Vec<Traced> =
            self.flow.trace(value).iter().filter(|traced| traced.literal().is_some()).cloned().collect();
        for value in literals {
            let name = SmolStr::new(name);
            self.found.push(NamedLiteral { name, name_span, role: meant.role, weak: meant.weak, value });
        }
    }

    fn role_of(&mut self, name: &str) -> Option<NamedRole> {
        if let Some(known) = self.roles.get(name) {
            return *known;
        }
        let role = self.judge.role_of_name(name);
        self.roles.insert(SmolStr::new(name), role);
        role
    }

    fn add_keyed(&mut self, key: ExprId, value: ExprId) {
        if key == value {
            return;
        }
        // Rust's maps of texts are given `"name".to_string()`.
        if let [only] = self.flow.trace(key).as_ref()
            && let Some(name) = only.literal()
        {
            let name = SmolStr::new(name.reveal());
            self.add(&name, self.flow.tree[key].span, value);
        }
    }

    /// `os.environ["X"] = …`.
    fn add_environment_stores(&mut self) {
        let flow = self.flow;
        for store in flow.tree.stores_of(flow.part) {
            let StoreKey::Index(key) = store.key else { continue };
            let is_environment = flow
                .path_of(store.base)
                .and_then(|path| flow.catalog.callable(flow.language, &path))
                .is_some_and(|known| known.callable.meaning == Meaning::ReadsEnv);
            if is_environment {
                self.add_keyed(key, store.value);
            }
        }
    }

    /// `os.environ.update({…})`, `os.putenv("X", …)`, `env::set_var("X", …)`.
    fn add_environment(
        &mut self,
        flow: &Flow<'_>,
        callable: &crate::catalog::sdk::Callable,
        call: &crate::syntax::Call,
    ) {
        let args = flow.role_args(callable, call);
        let of = |role| args.iter().find(|arg| arg.role == role).map(|arg| arg.value);
        if let (Some(name), Some(value)) = (of(Role::EnvName), of(Role::Value)) {
            self.add_keyed(name, value);
        }
        if let Some(options) = of(Role::Options) {
            for (name, value) in flow.entries(options) {
                self.add(&name, flow.tree[value].span, value);
            }
        }
        for arg in call.args.iter().filter(|arg| arg.name.is_some() && callable.params.is_empty()) {
            self.add(arg.name.as_deref().unwrap_or_default(), flow.tree[arg.value].span, arg.value);
        }
    }
}
