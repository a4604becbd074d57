//! Does code look at when something ends?

use super::Lives;
use crate::catalog::sdk::{ProviderKind, Role};
use crate::flow::Value;
use crate::source::Span;
use crate::syntax::{Bound, ExprId, ExprKind, FunctionId, Spread};

/// Names and calls that are gone through for one look.
const MOST_STEPS: usize = 4;

impl Lives<'_, '_> {
    /// Whether the function, or what it calls, speaks of expiry.
    pub(in crate::facts) fn knows_expiry(&self, functions: &[FunctionId]) -> bool {
        functions.iter().any(|function| {
            self.index().expiry_in(self.flow.tree[*function].span).any(|look| !self.is_blind(look, MOST_STEPS))
        })
    }

    /// Whether this code compares the time, or knows when something ends.
    pub(super) fn checks_expiry(&self, span: Span) -> bool {
        self.index().checks_in(span).any(|look| !self.is_act(look) && !self.is_blind(look, MOST_STEPS))
    }

    /// Whether this calls a function that gives nothing back: what it is called, `renew()`, tells what it does, and not that
    /// anybody looks. Where it looks itself, that counts for itself.
    fn is_act(&self, look: ExprId) -> bool {
        let called = self.index().parent(look).and_then(|parent| self.index().called.get(&parent));
        called.is_some_and(|function| {
            let called = &self.flow.tree[*function];
            called.returns.is_empty() && !called.name.is_empty()
        })
    }

    /// The looks in this code at an expiry that was never given.
    pub(super) fn blind_looks(&self, span: Span) -> impl Iterator<Item = Span> {
        let looks = self.index().expiry_in(span).filter(|look| self.is_blind(*look, MOST_STEPS));
        looks.map(|look| self.flow.tree[look].span)
    }

    /// Whether this looks at the expiry of credentials that were not told theirs: it says for ever that they go on.
    fn is_blind(&self, look: ExprId, steps: usize) -> bool {
        let tree = self.flow.tree;
        let Some(steps) = steps.checked_sub(1) else { return false };
        // A function of the program sees as much as what it looks at.
        let called = self.index().parent(look).and_then(|parent| self.index().called.get(&parent));
        if let Some(function) = called {
            let mut looks = self.index().expiry_in(tree[*function].span).peekable();
            return looks.peek().is_some() && looks.all(|look| self.is_blind(look, steps));
        }
        match &tree[look].kind {
            ExprKind::Attribute { base, .. } => {
                let of = self.flow.trace(*base);
                let mut of = of.iter().filter(|traced| traced.value != Value::Nothing).peekable();
                of.peek().is_some()
                    && of.all(|traced| match traced.value {
                        Value::Instance { made, .. } => self.lacks_expiry(made),
                        _ => false,
                    })
            }
            ExprKind::Name(name) => {
                let bindings = self.flow.reaching(name, look);
                !bindings.is_empty()
                    && bindings.iter().all(|binding| match binding.value {
                        Bound::Expr(value) => match &tree[value].kind {
                            ExprKind::Call(call) => self.is_blind(call.callee, steps),
                            _ => self.is_blind(value, steps),
                        },
                        _ => false,
                    })
            }
            _ => false,
        }
    }

    /// Whether plain credentials could have been told when they end, and were not.
    fn lacks_expiry(&self, made: ExprId) -> bool {
        let ExprKind::Call(call) = &self.flow.tree[made].kind else { return false };
        let Some(known) = self.flow.known_callee(call) else { return false };
        let expiry = known.callable.params.iter().find(|param| param.role() == Some(Role::Expiration));
        let Some(expiry) = expiry.filter(|_| known.callable.provider == Some(ProviderKind::Value)) else {
            return false;
        };
        let is_told_later = || self.flow.stores_to(expiry.name()).next().is_some();
        call.args.iter().all(|arg| arg.spread == Spread::One)
            && self
                .flow
                .role_args(known.callable, call)
                .iter()
                .filter(|arg| arg.role == Role::Expiration)
                .all(|arg| self.flow.trace(arg.value).iter().all(|traced| traced.value == Value::Nothing))
            && !is_told_later()
    }
}
