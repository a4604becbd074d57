//! Does a cache keep what a function gave for good?

use super::place::has;
use super::{Lifetime, Lives};
use crate::catalog::sdk::{Meaning, Role};
use crate::flow::Value;
use crate::syntax::{BlockId, BlockKind, Bound, ExprId, ExprKind, FunctionId};

/// Names, calls and callers that are gone through for one question.
const MOST_STEPS: usize = 6;

impl Lives<'_, '_> {
    /// Whether the results of a function are kept by its decorators, for ever.
    pub(super) fn is_cached(&self, function: FunctionId) -> bool {
        self.cache_around(function).is_some()
    }

    /// The decorator that keeps the results of a function for ever.
    pub(in crate::facts) fn cache_around(&self, function: FunctionId) -> Option<ExprId> {
        let decorator = self.flow.tree[function].decorators.iter().find(|decorator| self.is_cache(**decorator))?;
        (!self.is_asked_by_time(function) && !self.is_forgotten(function)).then_some(*decorator)
    }

    /// Whether a decorator keeps the result of what it decorates, for ever.
    fn is_cache(&self, decorator: ExprId) -> bool {
        let tree = self.flow.tree;
        let (callee, args) = match &tree[decorator].kind {
            ExprKind::Call(call) => (call.callee, call.args.as_slice()),
            _ => (decorator, [].as_slice()),
        };
        let is_cache = self.flow.known_callable(callee).is_some_and(|known| known.callable.meaning == Meaning::Caches);
        is_cache && !args.iter().any(|arg| arg.name.as_deref() == Some("ttl") || self.forgets(arg.value))
    }

    /// Whether this is a cache whose entries end: `TTLCache(maxsize=1, ttl=600)`.
    pub(super) fn forgets(&self, cache: ExprId) -> bool {
        self.flow.trace(cache).iter().any(|traced| match &traced.value {
            Value::Instance { of, .. } => self.flow.catalog.callable(self.flow.language, of).is_some_and(|known| {
                known.callable.meaning == Meaning::Makes
                    && known.callable.params.iter().any(|param| param.role() == Some(Role::Expiration))
            }),
            _ => false,
        })
    }

    /// Whether the time is a part of what a function is asked, so that a cache around it has no answer for the next hour.
    fn is_asked_by_time(&self, function: FunctionId) -> bool {
        self.flow.callers(function).iter().any(|(call, _)| match &self.flow.tree[*call].kind {
            ExprKind::Call(call) => call.args.iter().any(|arg| self.tells_time(arg.value, MOST_STEPS)),
            _ => false,
        })
    }

    /// Whether an expression has another value after some time, each time that its code is run: `int(time.time() // 600)`.
    fn tells_time(&self, expr: ExprId, steps: usize) -> bool {
        let tree = self.flow.tree;
        if self.index().asks_for_time(tree[expr].span) {
            return true;
        }
        let Some(steps) = steps.checked_sub(1) else { return false };
        let tells = |expr: &ExprId| self.tells_time(*expr, steps);
        match &tree[expr].kind {
            ExprKind::Name(name) => self.flow.reaching(name, expr).into_iter().any(|binding| {
                // What was told outside of this run, or before its rounds began, was told once.
                let is_own = tree.function_of(binding.scope) == tree.function_of(tree[expr].scope);
                if !is_own || self.is_before_rounds(binding, expr) {
                    return false;
                }
                match binding.value {
                    Bound::Expr(value) | Bound::Part { of: value, .. } | Bound::Joined(value) => tells(&value),
                    Bound::Parameter(function, at) => {
                        self.flow.callers(function).iter().any(|(call, skips)| match &tree[*call].kind {
                            ExprKind::Call(call) => {
                                self.flow.arguments_for(call, function, at, *skips).iter().any(tells)
                            }
                            _ => false,
                        })
                    }
                    _ => false,
                }
            }),
            ExprKind::Call(call) => {
                let called = self.index().called.get(&expr);
                called.is_some_and(|function| tree[*function].returns.iter().any(tells))
                    || self.flow.receiver(call).as_ref().is_some_and(tells)
                    || call.args.iter().any(|arg| tells(&arg.value))
            }
            ExprKind::Attribute { base, .. } | ExprKind::Slice { base, .. } => tells(base),
            ExprKind::Index { base, index } => tells(base) || tells(index),
            ExprKind::Join(parts) | ExprKind::Choice(parts) | ExprKind::List(parts) | ExprKind::Other(parts) => {
                parts.iter().any(tells)
            }
            _ => false,
        }
    }

    /// Whether some other code makes the cache around a function forget, now and then: `credentials.cache_clear()`.
    fn is_forgotten(&self, function: FunctionId) -> bool {
        let of_cache = |base: ExprId| match &self.flow.tree[base].kind {
            ExprKind::Attribute { base, name, .. } if name == "cache" => *base,
            _ => base,
        };
        let mut forgetting = self.index().forgetting.iter();
        forgetting.any(|(call, base)| self.is_meant(of_cache(*base), function) && self.is_run_later(*call, MOST_STEPS))
    }

    /// Whether an expression stands for a function; of methods, the name tells.
    fn is_meant(&self, expr: ExprId, function: FunctionId) -> bool {
        let tree = self.flow.tree;
        match &tree[expr].kind {
            ExprKind::Attribute { name, .. } if tree[function].class.is_some() => *name == tree[function].name,
            ExprKind::Name(_) | ExprKind::Attribute { .. } => {
                self.flow.trace(expr).iter().any(|traced| traced.value == Value::Function(function))
            }
            _ => false,
        }
    }

    /// Whether code is run again while the program runs: in a loop, or by somebody who calls it when they like. What a
    /// program does once, while it starts or ends, is not.
    fn is_run_later(&self, expr: ExprId, steps: usize) -> bool {
        let tree = self.flow.tree;
        let own = tree.function_of(tree[expr].scope);
        let is_own = |block: BlockId| own.is_none_or(|function| tree[function].span.contains(tree[block].span));
        if tree.blocks_around(tree[expr].block).any(|block| tree[block].kind == BlockKind::Loop && is_own(block)) {
            return true;
        }
        let Some(function) = own else { return false };
        let name = tree[function].name.to_ascii_lowercase();
        if self.is_once(function)
            || self.is_startup(function)
            || self.told(function) == Some(Lifetime::Script)
            || has(&self.words.closing_names, &name)
        {
            return false;
        }
        let callers = self.flow.callers(function);
        if self.mentions(function) > callers.len() {
            return true;
        }
        if callers.is_empty() {
            return name != "main";
        }
        steps.checked_sub(1).is_some_and(|steps| callers.iter().any(|(call, _)| self.is_run_later(*call, steps)))
    }
}
