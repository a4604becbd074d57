//! Caches around what fetches credentials.

use smol_str::SmolStr;

use super::{Collector, Stale, StaleKind, User};
use crate::catalog::sdk::{Kind, Meaning};
use crate::facts::lifetime::Lifetime;
use crate::flow::Value;
use crate::source::Span;
use crate::syntax::{ExprId, ExprKind, FunctionId};

impl Collector<'_, '_, '_> {
    /// The cache that a function's decorators put around it.
    pub(super) fn cache_of(&self, function: FunctionId) -> Option<(SmolStr, Span)> {
        let tree = self.flow.tree;
        let decorator = self.lives.cache_around(function)?;
        let callee = match &tree[decorator].kind {
            ExprKind::Call(call) => call.callee,
            _ => decorator,
        };
        let path = &self.flow.known_callable(callee)?.callable.path;
        Some((path.rsplit('.').next().unwrap_or_default().into(), tree[decorator].span))
    }

    /// Caches around a function that fetches: `@lru_cache def creds()`, `OnceLock::get_or_init(|| fetch())`.
    pub(super) fn caches(&mut self) {
        let tree = self.flow.tree;
        for (id, function) in tree.functions_of(self.flow.part) {
            let Some((cache, span)) = self.cache_of(id) else { continue };
            let issued = function.returns.iter().find_map(|returned| self.issued(*returned));
            if let Some(issued) = issued.filter(|(issuer, _)| is_ours(issuer)) {
                let user = User { name: function.name.clone(), span: function.name_span, lifetime: Lifetime::Program };
                self.found.push(Stale {
                    issued: Some(issued),
                    cache: Some(cache),
                    ..Stale::new(StaleKind::Cached, span, &user)
                });
            }
        }
        for expr in tree.exprs_of(self.flow.part) {
            let ExprKind::Call(call) = &tree[expr].kind else { continue };
            let Some(known) = self.flow.known_callee(call) else { continue };
            if known.callable.meaning != Meaning::Caches || known.callable.kind == Kind::Decorator {
                continue;
            }
            if let Some(issued) = self.issued(expr).filter(|(issuer, _)| is_ours(issuer)) {
                let cache = SmolStr::new(known.callable.path.trim_start_matches("*."));
                let span = tree[expr].span;
                let user = User { name: cache.clone(), span, lifetime: Lifetime::Program };
                self.found.push(Stale {
                    issued: Some(issued),
                    cache: Some(cache),
                    ..Stale::new(StaleKind::Cached, span, &user)
                });
            }
        }
    }

    /// The fetch behind a value that is credentials: an answer, a part of one, or a triple made of its parts.
    fn issued(&self, expr: ExprId) -> Option<(SmolStr, Span)> {
        self.flow.trace(expr).iter().find_map(|traced| match &traced.value {
            Value::Issued { issuer, .. } => Some((issuer.clone(), traced.span)),
            Value::Instance { made, .. } => self.bundle(*made)?.into_iter().find_map(|(_, value)| match value.value {
                Value::Issued { issuer, .. } => Some((issuer, value.span)),
                _ => None,
            }),
            Value::Collection(parts) => {
                self.in_collection(*parts, &[]).into_iter().find_map(|value| match value.value {
                    Value::Issued { issuer, .. } => Some((issuer, value.span)),
                    _ => None,
                })
            }
            _ => None,
        })
    }
}

/// Whether an issuer is known by its type. Without a user that is ours, a method's name alone may be another cloud's.
fn is_ours(issuer: &str) -> bool {
    !issuer.starts_with("*.")
}
