//! Temporary credentials that are fetched once and then kept, where something is meant to ask again.

mod caches;

use std::collections::HashMap;

use smol_str::SmolStr;

use super::lifetime::{Keeper, Lifetime, Lives};
use crate::catalog::sdk::{Callable, Meaning, ProviderKind, Refresh, Role};
use crate::flow::{Flow, Step, StepKind, Traced, Value};
use crate::source::Span;
use crate::syntax::{Binding, Bound, Call, ExprId, ExprKind, FunctionId};

/// Temporary credentials that are kept.
#[derive(Debug, Clone)]
pub struct Stale {
    /// How they are kept.
    pub kind: StaleKind,
    /// Where the mistake is: what keeps them.
    pub span: Span,
    /// The call that issued them, and its path; for constants, where the literal stands.
    pub issued: Option<(SmolStr, Span)>,
    /// What uses them.
    pub user: User,
    /// The cache's name, for [`StaleKind::Cached`].
    pub cache: Option<SmolStr>,
    /// The literals behind a constant, to see whether it is a temporary key at all.
    pub constant: Vec<(Role, Traced)>,
}

/// What uses credentials that are kept.
#[derive(Debug, Clone)]
pub struct User {
    /// The function's or class's name, or the API that is given the function.
    pub name: SmolStr,
    /// Where that is.
    pub span: Span,
    /// How long it lives.
    pub lifetime: Lifetime,
}

impl Stale {
    fn new(kind: StaleKind, span: Span, user: &User) -> Self {
        Self { kind, span, issued: None, user: user.clone(), cache: None, constant: Vec::new() }
    }
}

/// How temporary credentials are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StaleKind {
    /// Fetched outside of the function that should ask again.
    Captured,
    /// Fetched in a parameter's default.
    DefaultArgument,
    /// Remembered by a cache, a global or a field, with no look at the expiry.
    Cached,
    /// A provider subclass gives back what its constructor stored.
    FrozenSubclass,
    /// A function gives literals.
    ConstantFunction,
    /// A fetcher says that what it gives never ends.
    NoExpiry,
}

/// Collects what is kept in a file, in source order, each once.
pub(super) fn collect<'a>(flow: &Flow<'a>, lives: &Lives<'_, 'a>) -> Vec<Stale> {
    let mut collector = Collector { flow, lives, answers: HashMap::new(), found: Vec::new() };
    for expr in flow.tree.exprs_of(flow.part) {
        let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
        if let Some(known) = flow.known_callee(call)
            && known.callable.meaning == Meaning::ReadsFile
            && known.callable.params.iter().any(|param| param.role() == Some(Role::Endpoint))
        {
            collector.answers.insert(flow.tree[expr].span, (SmolStr::new(&known.callable.path), expr));
        }
    }
    for expr in flow.tree.exprs_of(flow.part) {
        let ExprKind::Call(call) = &flow.tree[expr].kind else { continue };
        collector.given_functions(expr, call);
    }
    collector.subclasses();
    collector.caches();
    let mut found = collector.found;
    found.sort_by_key(|stale| (stale.span, stale.kind));
    found.dedup_by_key(|stale| (stale.span, stale.kind));
    // The same fetch is one mistake, however many ways lead to it: the first, most particular kind is kept.
    let mut seen: Vec<Span> = Vec::new();
    found.retain(|stale| match &stale.issued {
        Some((_, span)) => {
            let is_new = !seen.contains(span);
            seen.push(*span);
            is_new
        }
        None => true,
    });
    found
}

/// How a function is asked for credentials.
struct Asked {
    /// Whether it is the method of a provider.
    is_method: bool,
    /// Whether what it gives is used until it says that it ends; else it is asked at each request.
    until_expiry: bool,
}

impl Asked {
    fn of(callable: &Callable, is_method: bool) -> Self {
        Self { is_method, until_expiry: callable.refresh == Some(Refresh::BeforeExpiry) }
    }
}

struct Collector<'f, 'l, 'a> {
    flow: &'f Flow<'a>,
    lives: &'f Lives<'l, 'a>,
    /// Calls that ask a server, by where they stand: its answer may be credentials.
    answers: HashMap<Span, (SmolStr, ExprId)>,
    found: Vec<Stale>,
}

impl Collector<'_, '_, '_> {
    /// Functions that are given to something that will call them for credentials.
    fn given_functions(&mut self, expr: ExprId, call: &Call) {
        let Some(known) = self.flow.known_callee(call) else { return };
        if !known.callable.params.iter().any(|param| param.role() == Some(Role::CredentialsFunction)) {
            return;
        }
        let name = SmolStr::new(known.callable.path.rsplit('.').next().unwrap_or_default());
        let user = User { name, span: self.flow.tree[expr].span, lifetime: self.lives.of(expr) };
        for arg in self.flow.role_args(known.callable, call) {
            if arg.role != Role::CredentialsFunction {
                continue;
            }
            for traced in self.bound_early(arg.value) {
                if let Value::Issued { ref issuer, .. } = traced.value {
                    self.found.push(Stale {
                        issued: Some((issuer.clone(), traced.span)),
                        ..Stale::new(StaleKind::Captured, traced.span, &user)
                    });
                }
            }
            for traced in self.flow.trace(arg.value).iter() {
                match traced.value {
                    Value::Function(function) => self.giver(function, &user, &Asked::of(known.callable, false)),
                    // A fetched value where a function is wanted, wrapped or not, is as fixed as can be.
                    Value::Issued { ref issuer, .. } => self.found.push(Stale {
                        issued: Some((issuer.clone(), traced.span)),
                        ..Stale::new(StaleKind::Captured, traced.span, &user)
                    }),
                    _ => {}
                }
            }
        }
    }

    /// What `functools.partial(function, value)` gives the function once and for all.
    fn bound_early(&self, function: ExprId) -> Vec<Traced> {
        let call = match &self.flow.tree[function].kind {
            ExprKind::Call(call) => call,
            // A name for one.
            ExprKind::Name(name) => {
                let made = self.flow.reaching(name, function).into_iter().find_map(|binding| match binding.value {
                    Bound::Expr(value) if matches!(self.flow.tree[value].kind, ExprKind::Call(_)) => Some(value),
                    _ => None,
                });
                return made.map(|made| self.bound_early(made)).unwrap_or_default();
            }
            _ => return Vec::new(),
        };
        if self.flow.path_of(call.callee).as_deref() != Some("functools.partial") {
            return Vec::new();
        }
        call.args.iter().skip(1).flat_map(|arg| self.flow.trace(arg.value).to_vec()).collect()
    }

    /// Classes of this file that override a provider's method.
    fn subclasses(&mut self) {
        let tree = self.flow.tree;
        for (id, class) in tree.classes_of(self.flow.part) {
            let overridden = class.bases.iter().find_map(|base| {
                let path = self.flow.path_of(*base)?;
                let known = self.flow.catalog.callable(self.flow.language, &path)?;
                if known.callable.meaning != Meaning::ProviderBase {
                    return None;
                }
                Some((known.callable.overrides.clone()?, Asked::of(known.callable, true)))
            });
            let Some((method, asked)) = overridden else { continue };
            for (function_id, function) in tree.functions_of(self.flow.part) {
                if function.class == Some(id) && function.name == method.as_str() {
                    let user = User { name: class.name.clone(), span: class.name_span, lifetime: Lifetime::Object };
                    self.giver(function_id, &user, &asked);
                }
            }
        }
    }

    /// A function that is asked for credentials again and again: does it give fresh ones?
    fn giver(&mut self, function: FunctionId, user: &User, asked: &Asked) {
        let reach = self.lives.reach(function);
        let mut kept = Vec::new();
        let mut is_fresh = false;
        for value in self.given_values(function) {
            let Value::Issued { issuer, at, .. } = &value.value else { continue };
            match self.keeping(&value, *at, function, &reach, asked.is_method) {
                None => is_fresh = true,
                Some((kind, span, cache)) => {
                    let mut stale = Stale::new(kind, span, user);
                    stale.issued = Some((issuer.clone(), value.span));
                    stale.cache = cache;
                    // However short-lived the user, what it is given was kept before.
                    let fetched = self.lives.of(*at);
                    if fetched.is_long() {
                        stale.user.lifetime = stale.user.lifetime.max(fetched);
                    }
                    kept.push(stale);
                }
            }
        }
        // One way that asks again is a refresh; the kept value is then its first answer.
        if !is_fresh {
            kept.truncate(1);
            self.found.append(&mut kept);
        }
        self.constants(function, user, asked);
    }

    /// Everything that the function may give: the fields of the credentials it builds, or the answer it hands on.
    fn given_values(&self, function: FunctionId) -> Vec<Traced> {
        let tree = self.flow.tree;
        let mut values = Vec::new();
        for returned in &tree[function].returns {
            for traced in self.flow.trace(*returned).iter() {
                match &traced.value {
                    Value::Instance { made, .. } => {
                        let Some(args) = self.bundle(*made) else { continue };
                        // What a bundle that is itself kept was made of carries the way of the bundle.
                        values.extend(args.into_iter().map(|(_, mut value)| {
                            value.trail.extend(traced.trail.iter().cloned());
                            value
                        }));
                    }
                    Value::Collection(parts) => values.extend(self.in_collection(*parts, &traced.trail)),
                    Value::Issued { .. } => values.push(traced.clone()),
                    _ => {}
                }
            }
        }
        values
    }

    /// The values in a tuple or dictionary of credentials, which came this way.
    fn in_collection(&self, collection: ExprId, trail: &[Step]) -> Vec<Traced> {
        let parts: Vec<ExprId> = match &self.flow.tree[collection].kind {
            ExprKind::List(parts) => parts.clone(),
            _ => self.flow.entries(collection).into_iter().map(|(_, value)| value).collect(),
        };
        let values = parts.iter().flat_map(|part| self.flow.trace(*part).to_vec());
        values
            .map(|mut value| {
                value.trail.extend(trail.iter().cloned());
                value
            })
            .collect()
    }

    /// The values in a plain triple, by role; `None` when `made` makes something else.
    fn bundle(&self, made: ExprId) -> Option<Vec<(Role, Traced)>> {
        let ExprKind::Call(call) = &self.flow.tree[made].kind else { return None };
        let known = self.flow.known_callee(call)?;
        if known.callable.provider != Some(ProviderKind::Value) {
            return None;
        }
        let args = self.flow.role_args(known.callable, call);
        let mut values: Vec<(Role, Traced)> = args
            .iter()
            .flat_map(|arg| {
                self.flow.trace(arg.value).iter().map(|value| (arg.role, value.clone())).collect::<Vec<_>>()
            })
            .collect();
        self.name_answers(&mut values);
        Some(values)
    }

    /// An answer with a security token in it is temporary credentials, whoever was asked.
    fn name_answers(&self, values: &mut [(Role, Traced)]) {
        let answer = |value: &Traced| match value.value {
            Value::File => self.answers.get(&value.span),
            _ => None,
        };
        if !values.iter().any(|(role, value)| *role == Role::SecurityToken && answer(value).is_some()) {
            return;
        }
        for (role, value) in values {
            if let Some((issuer, at)) = answer(value) {
                value.value = Value::Issued { issuer: issuer.clone(), part: Some(*role), at: *at };
            }
        }
    }

    /// How a fetched value is kept beyond the call that wants it; `None` when it is fetched anew, or looked after.
    fn keeping(
        &self,
        value: &Traced,
        at: ExprId,
        function: FunctionId,
        reach: &[FunctionId],
        is_method: bool,
    ) -> Option<(StaleKind, Span, Option<SmolStr>)> {
        let tree = self.flow.tree;
        let fetched_in = tree.function_of(tree[at].scope);
        let default = value.trail.iter().any(|step| matches!(step.kind, StepKind::Default(_)));
        if fetched_in.is_some_and(|fetched_in| reach.contains(&fetched_in)) {
            // A cache counts around the fetch, not around the client that fetches.
            let around = |cached: FunctionId| fetched_in.is_some_and(|at| self.lives.reach(cached).contains(&at));
            if let Some((name, span)) =
                reach.iter().filter(|function| around(**function)).find_map(|function| self.cache_of(*function))
            {
                return Some((StaleKind::Cached, span, Some(name)));
            }
            // Fetched inside, but remembered outside: a global, a field.
            let (name, span) = self.remembered(value, reach)?;
            let is_looked_after = self.lives.knows_expiry(reach) || self.is_reset(&name, reach);
            return (!is_looked_after).then_some((StaleKind::Cached, span, Some(name)));
        }
        if default && tree[function].span.contains(tree[at].span) {
            return Some((StaleKind::DefaultArgument, tree[at].span, None));
        }
        if self.lives.knows_expiry(reach) {
            return None;
        }
        // What counts is where it is remembered: a helper that fetches may be called from anywhere.
        let remembered = self.remembered(value, reach);
        let kept_in = match &remembered {
            Some((_, span)) => self.lives.function_at(*span),
            None => fetched_in,
        };
        let is_fetched_again = fetched_in.is_some_and(|helper| kept_in != Some(helper) && self.lives.is_shared(helper))
            || remembered.is_some_and(|(name, _)| self.is_reset(&name, reach));
        match kept_in {
            Some(keeper) if tree[keeper].span.contains(tree[function].span) => {}
            Some(keeper) if self.lives.is_once(keeper) && !is_fetched_again => {
                let kind = if is_method { StaleKind::FrozenSubclass } else { StaleKind::Captured };
                return Some((kind, tree[at].span, None));
            }
            // A timer, a thread or a caller elsewhere may run it again.
            Some(_) => return None,
            None => {}
        }
        Some((StaleKind::Captured, tree[at].span, None))
    }

    /// Whether a function other than these, and other than a constructor, sets the name or field as well: it drops what is
    /// remembered, so that it is fetched again.
    fn is_reset(&self, name: &str, reach: &[FunctionId]) -> bool {
        let tree = self.flow.tree;
        let stores = self.flow.stores_to(name).map(|store| store.span);
        // A local name of another function is another one.
        let is_shared = |binding: &&Binding| binding.name == name && tree.function_of(binding.scope).is_none();
        let bindings = tree.bindings_of(self.flow.part).iter().filter(is_shared).map(|binding| binding.name_span);
        stores
            .chain(bindings)
            .filter_map(|span| self.lives.function_at(span))
            .any(|function| !reach.contains(&function) && !self.lives.is_once(function))
    }

    /// The last name or field, outside of these functions, that a value is kept in on its way.
    fn remembered(&self, value: &Traced, reach: &[FunctionId]) -> Option<(SmolStr, Span)> {
        value.trail.iter().rev().find_map(|step| match &step.kind {
            StepKind::Name(name) => {
                let is_outside = match self.lives.keeper_of(step.span)? {
                    Keeper::Shared => true,
                    Keeper::Function(keeper) => !reach.contains(&keeper),
                };
                is_outside.then(|| (name.clone(), step.span))
            }
            _ => None,
        })
    }

    /// Literal triples that a function gives, and fetchers that say that nothing ends.
    fn constants(&mut self, function: FunctionId, user: &User, asked: &Asked) {
        let tree = self.flow.tree;
        for returned in &tree[function].returns {
            for traced in self.flow.trace(*returned).iter() {
                let Value::Instance { made, .. } = traced.value else { continue };
                let Some(bundle) = self.bundle(made) else { continue };
                let of = |role: Role| bundle.iter().filter(move |(of, _)| *of == role);
                let constant: Vec<(Role, Traced)> =
                    bundle.iter().filter(|(_, value)| value.literal().is_some()).cloned().collect();
                let secret_is_literal = of(Role::AccessKeySecret).any(|(_, value)| value.literal().is_some());
                if secret_is_literal {
                    self.found
                        .push(Stale { constant, ..Stale::new(StaleKind::ConstantFunction, tree[made].span, user) });
                    continue;
                }
                let says_never = of(Role::Expiration).any(|(_, value)| value.value == Value::Nothing);
                let has_token = of(Role::SecurityToken).any(|(_, value)| {
                    !matches!(value.value, Value::Nothing)
                        && value.literal().is_none_or(|text| !text.reveal().is_empty())
                });
                if says_never && has_token && asked.until_expiry {
                    self.found.push(Stale::new(StaleKind::NoExpiry, tree[made].span, user));
                }
            }
        }
    }
}
