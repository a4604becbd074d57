//! What the text of an expression shows: followed from what is written to where its parts come from.
//!
//! Only what leaves a value readable is followed. A call that nothing is known about (`mask(x)`, `len(x)`, `hmac.new(x, …)`)
//! ends the way: what it gives may hold nothing of the secret.

use std::collections::{BTreeSet, HashSet};

use smol_str::SmolStr;

use super::places::{Secrets, passed_on, places};
use crate::catalog::Known;
use crate::catalog::judge::{Judge, Verdict};
use crate::catalog::sdk::{Kind, Meaning, Role};
use crate::facts::{CredentialSite, SiteArg};
use crate::flow::{Flow, Traced, Value};
use crate::source::Span;
use crate::syntax::{Bound, Call, ClassId, ExprId, ExprKind, PartStep, Store};

/// Something secret that an expression shows.
#[derive(Debug, Clone)]
pub(super) struct Leak {
    pub(super) at: Span,
    pub(super) role: Option<Role>,
    pub(super) source: Span,
    pub(super) sites: BTreeSet<usize>,
}

/// Calls, names and fields that are followed from one argument.
const MOST_STEPS: usize = 400;
const DEEPEST: usize = 24;
/// Characters of a secret that a mask may leave.
const FEW: i64 = 10;

/// Follows what is shown, for one file.
pub(super) struct Walk<'f, 'a> {
    pub(super) flow: &'f Flow<'a>,
    pub(super) judge: &'f Judge,
    pub(super) sites: &'f [CredentialSite],
    secrets: Secrets,
    /// Fields of the file's own classes that hold secrets.
    pub(super) fields: Vec<(ClassId, SmolStr, Role, usize)>,
}

/// Where a walk is.
#[derive(Clone, Copy)]
pub(super) struct Here {
    /// The call that writes.
    sink: Span,
    /// The last expression in it on the way.
    at: Span,
    /// Whether the fields are shown whatever the object's own text is: `x.__dict__`, `vars(x)`, `x.to_map()`.
    pub(super) opened: bool,
    /// Whether a type that hides its value is asked for it: `x.expose_secret()`.
    revealed: bool,
    depth: usize,
}

impl<'f, 'a> Walk<'f, 'a> {
    /// Finds out what the file's secrets are.
    pub(super) fn new(flow: &'f Flow<'a>, judge: &'f Judge, sites: &'f [CredentialSite]) -> Self {
        let mut walk = Self { flow, judge, sites, secrets: Secrets::new(), fields: Vec::new() };
        let spans: HashSet<Span> = sites.iter().flat_map(|site| &site.args).map(|arg| arg.span).collect();
        let parts: BTreeSet<usize> = spans.iter().map(|span| flow.tree.part_at(span.start)).collect();
        let given: Vec<(ExprId, Span)> = parts
            .into_iter()
            .flat_map(|part| flow.tree.exprs_of(&flow.tree.parts()[part]))
            .filter(|expr| {
                !matches!(flow.tree[*expr].kind, ExprKind::Text(_)) && spans.contains(&flow.tree[*expr].span)
            })
            .map(|expr| (expr, flow.tree[expr].span))
            .collect();
        for (at, site) in sites.iter().enumerate() {
            for arg in site.args.iter().filter(|arg| is_secret(arg.role) && is_filled_in(judge, arg)) {
                for (expr, _) in given.iter().filter(|(_, span)| *span == arg.span) {
                    for place in places(flow, *expr, true) {
                        walk.secrets.entry(place).or_default().insert(at);
                    }
                    walk.add_field(*expr, arg.role, at);
                }
            }
        }
        walk
    }

    /// Remembers that a field of one of the file's classes holds a secret: `oss2.Auth(config.ak, config.sk)`.
    fn add_field(&mut self, expr: ExprId, role: Role, site: usize) {
        let mut expr = expr;
        for _ in 0..4 {
            match &self.flow.tree[expr].kind {
                ExprKind::Call(call) => match passed_on(self.flow, call) {
                    Some(value) => expr = value,
                    None => return,
                },
                ExprKind::Attribute { base, name, .. } => {
                    for traced in self.flow.trace(*base).iter() {
                        if let Value::Local { class, .. } | Value::Class(class) = traced.value {
                            self.fields.push((class, name.clone(), role, site));
                        }
                    }
                    return;
                }
                _ => return,
            }
        }
    }

    /// What the text of an argument of the call at `sink` shows, the worst first.
    pub(super) fn shows(&self, expr: ExprId, sink: Span) -> Vec<Leak> {
        let here = Here { sink, at: self.flow.tree[expr].span, opened: false, revealed: false, depth: 0 };
        let mut run = Run { walk: self, found: Vec::new(), seen: HashSet::new() };
        run.expr(expr, here);
        run.found
    }

    fn role(&self, name: &str) -> Option<Role> {
        self.judge.role_of_name(name).map(|named| named.role)
    }

    /// Whether `expr` may be an object of the catalogue that has a secret, or what issues one.
    fn has_key(&self, expr: ExprId) -> bool {
        self.flow.trace(expr).iter().any(|traced| match &traced.value {
            Value::Instance { of, .. } => {
                let known = self.flow.catalog.callable(self.flow.language, of);
                known.is_some_and(|known| holds_key(&known))
            }
            Value::Issued { .. } => true,
            _ => false,
        }) || self.is_issued_by_call(expr, 0)
    }

    /// Whether it is what a catalogued getter gave, be it of a long-term key.
    fn is_issued_by_call(&self, expr: ExprId, depth: usize) -> bool {
        if depth > 4 {
            return false;
        }
        match &self.flow.tree[expr].kind {
            ExprKind::Call(call) => self
                .flow
                .known_callee(call)
                .is_some_and(|known| known.callable.meaning == Meaning::Issues && gives_answer(&known)),
            ExprKind::Name(name) => self.flow.reaching(name, expr).iter().any(|binding| match binding.value {
                Bound::Expr(value) => self.is_issued_by_call(value, depth + 1),
                _ => false,
            }),
            _ => false,
        }
    }
}

pub(super) fn is_secret(role: Role) -> bool {
    matches!(role, Role::AccessKeySecret | Role::SecurityToken)
}

/// Whether an argument can be a real secret: not only texts that stand in the place of one.
pub(super) fn is_filled_in(judge: &Judge, arg: &SiteArg) -> bool {
    arg.values.iter().any(|traced| match &traced.value {
        Value::Literal(text) => !matches!(
            judge.judge(text.reveal(), arg.role, None),
            Verdict::Placeholder | Verdict::Empty | Verdict::Plain | Verdict::OtherCloud
        ),
        Value::Nothing | Value::Bool(_) | Value::Number(_) => false,
        _ => true,
    })
}

/// Whether objects of a callable have a secret.
pub(super) fn holds_key(known: &Known<'_>) -> bool {
    let callable = known.callable;
    callable.meaning == Meaning::Credential && callable.params.iter().any(|param| param.role().is_some_and(is_secret))
}

/// Whether a call gives credentials, and not the request for them.
fn gives_answer(known: &Known<'_>) -> bool {
    let callable = known.callable;
    callable.shows_secret || (callable.kind == Kind::Method && callable.returns.is_none())
}

pub(super) struct Run<'w, 'f, 'a> {
    pub(super) walk: &'w Walk<'f, 'a>,
    found: Vec<Leak>,
    seen: HashSet<(ExprId, bool, bool)>,
}

impl Run<'_, '_, '_> {
    pub(super) fn leak(&mut self, here: Here, role: Option<Role>, source: Span, sites: BTreeSet<usize>) {
        self.found.push(Leak { at: here.at, role, source, sites });
    }

    pub(super) fn expr(&mut self, expr: ExprId, here: Here) {
        let flow = self.walk.flow;
        let span = flow.tree[expr].span;
        let at = if here.sink.contains(span) { span } else { here.at };
        let here = Here { at, depth: here.depth + 1, ..here };
        if here.depth > DEEPEST || self.seen.len() > MOST_STEPS || !self.seen.insert((expr, here.opened, here.revealed))
        {
            return;
        }
        match &flow.tree[expr].kind {
            // What is written in the call itself is another rule's finding.
            ExprKind::Text(_) if here.sink.contains(span) => {}
            ExprKind::Text(_) => {
                self.values(expr, here);
            }
            ExprKind::Join(parts) | ExprKind::Choice(parts) | ExprKind::List(parts) => {
                for part in parts {
                    self.expr(*part, here);
                }
            }
            ExprKind::Map(pairs) => {
                for (_, value) in pairs {
                    self.expr(*value, here);
                }
            }
            ExprKind::Slice { base, bounds } => {
                if shows_much(*bounds) {
                    self.expr(*base, here);
                }
            }
            ExprKind::Name(name) => self.name(expr, name, here),
            ExprKind::Attribute { base, name, .. } => self.field(expr, *base, name, here),
            ExprKind::Index { base, index } => match flow.tree.text(*index) {
                Some(key) => {
                    let key = SmolStr::new(key.reveal());
                    self.field(expr, *base, &key, here);
                }
                None => {
                    self.values(expr, here);
                }
            },
            ExprKind::Call(call) => self.call(expr, call, here),
            ExprKind::Number(_)
            | ExprKind::Bool(_)
            | ExprKind::Nothing
            | ExprKind::Function(_)
            | ExprKind::Other(_) => {}
        }
    }

    /// Values that are secrets by themselves, or because this very place is given to a site. True when there is one.
    fn values(&mut self, expr: ExprId, here: Here) -> bool {
        let flow = self.walk.flow;
        for traced in flow.trace(expr).iter() {
            if let Some(role) = self.known_secret(traced) {
                self.leak(here, Some(role), traced.span, BTreeSet::new());
                return true;
            }
        }
        self.placed(expr, here)
    }

    fn placed(&mut self, expr: ExprId, here: Here) -> bool {
        let walk = self.walk;
        let known: Vec<&BTreeSet<usize>> =
            places(walk.flow, expr, false).iter().filter_map(|place| walk.secrets.get(place)).collect();
        let sites: BTreeSet<usize> = known.into_iter().flatten().copied().collect();
        let Some(first) = sites.first() else { return false };
        let role = walk.sites[*first].args.iter().find(|arg| is_secret(arg.role)).map(|arg| arg.role);
        let source = walk.flow.trace(expr).first().map_or(here.at, |traced| traced.span);
        self.leak(here, role.or(Some(Role::AccessKeySecret)), source, sites);
        true
    }

    pub(super) fn known_secret(&self, traced: &Traced) -> Option<Role> {
        let judge = self.walk.judge;
        match &traced.value {
            Value::Env(name) => {
                let named = judge.role_of_name(name.reveal())?;
                (!named.weak && is_secret(named.role)).then_some(named.role)
            }
            Value::Issued { part, .. } => part.filter(|part| is_secret(*part)),
            Value::Literal(text) => [Role::AccessKeySecret, Role::SecurityToken]
                .into_iter()
                .find(|role| matches!(judge.judge(text.reveal(), *role, None), Verdict::Key { .. })),
            _ => None,
        }
    }

    fn name(&mut self, expr: ExprId, name: &SmolStr, here: Here) {
        let flow = self.walk.flow;
        // A name that is given to a site is a secret, however it got it.
        if !here.opened && self.placed(expr, here) {
            return;
        }
        for binding in flow.reaching(name, expr) {
            match &binding.value {
                Bound::Expr(value) | Bound::Joined(value) => self.expr(*value, here),
                Bound::Parameter(function, at) => {
                    let callers = flow.callers(*function);
                    for (call, skips_receiver) in callers.iter().take(8) {
                        let ExprKind::Call(call) = &flow.tree[*call].kind else { continue };
                        for value in flow.arguments_for(call, *function, *at, *skips_receiver) {
                            self.expr(value, here);
                        }
                    }
                    if callers.is_empty() {
                        self.object(expr, here);
                    }
                }
                Bound::Part { of, path } => {
                    // `for key in (ak, sk)`: what is looped over is followed as it stands.
                    if let ([PartStep::Each], ExprKind::List(items)) = (path.as_slice(), &flow.tree[*of].kind) {
                        for item in items {
                            self.expr(*item, here);
                        }
                    } else if !self.values(expr, here) {
                        self.object(expr, here);
                    }
                }
                Bound::Import(_) => {
                    self.values(expr, here);
                }
                Bound::Function(_) | Bound::Class(_) | Bound::Unknown => {}
            }
        }
    }

    /// `base.name`, `base["name"]`.
    fn field(&mut self, expr: ExprId, base: ExprId, name: &str, here: Here) {
        let walk = self.walk;
        if walk.judge.opens_object(name) {
            return self.expr(base, Here { opened: true, ..here });
        }
        let role = walk.role(name);
        if role == Some(Role::AccessKeyId) {
            return;
        }
        let classes = self.classes_of(base);
        if !here.revealed && classes.iter().any(|class| self.is_hidden(*class, name)) {
            return;
        }
        let stored = self.stored(&classes, name);
        if stored.is_empty() && self.values(expr, here) || self.placed(expr, here) {
            return;
        }
        let held = walk.fields.iter().filter(|(of, field, ..)| classes.contains(of) && field == name);
        let held: Vec<(Role, usize)> = held.map(|(_, _, role, site)| (*role, *site)).collect();
        if let Some((role, _)) = held.first() {
            let sites = held.iter().map(|(_, site)| *site).collect();
            return self.leak(here, Some(*role), here.at, sites);
        }
        if !stored.is_empty() {
            // As it was stored: cut or masked, perhaps.
            for value in stored {
                self.expr(value, here);
            }
            return;
        }
        if let Some(role) = role.filter(|role| is_secret(*role)) {
            if walk.has_key(base) {
                let source = walk.flow.trace(base).first().map_or(here.at, |traced| traced.span);
                self.leak(here, Some(role), source, self.sites_of(base));
            }
            return;
        }
        if walk.judge.is_whole_answer(name) && self.is_issued(base) {
            self.expr(base, here);
        } else {
            self.object(expr, here);
        }
    }

    /// What the file stores in a field of its own classes.
    fn stored(&self, classes: &[ClassId], name: &str) -> Vec<ExprId> {
        let flow = self.walk.flow;
        let is_theirs = |store: &&Store| self.classes_of(store.base).iter().any(|class| classes.contains(class));
        if classes.is_empty() {
            return Vec::new();
        }
        flow.stores_to(name).filter(is_theirs).map(|store| store.value).collect()
    }

    fn is_issued(&self, expr: ExprId) -> bool {
        self.walk.flow.trace(expr).iter().any(|traced| matches!(traced.value, Value::Issued { .. }))
    }

    /// The file's own classes that an expression may be an object of.
    fn classes_of(&self, expr: ExprId) -> Vec<ClassId> {
        let of = |traced: &Traced| match traced.value {
            Value::Local { class, .. } | Value::Class(class) => Some(class),
            _ => None,
        };
        self.walk.flow.trace(expr).iter().filter_map(of).collect()
    }

    fn call(&mut self, expr: ExprId, call: &Call, here: Here) {
        let walk = self.walk;
        let flow = walk.flow;
        let known = flow.known_callee(call);
        if let Some(known) = known {
            match known.callable.meaning {
                Meaning::ReadsEnv => {
                    self.values(expr, here);
                    return;
                }
                Meaning::PassesThrough => {
                    if known.callable.shows_secret {
                        self.object(expr, here);
                    }
                    if known.callable.hides && !here.revealed {
                        return;
                    }
                    let revealed = here.revealed || known.callable.reveals;
                    let opened = here.opened || walk.judge.opens_object(last(&known.callable.path));
                    if let Some(value) = passed_on(flow, call) {
                        self.expr(value, Here { opened, revealed, ..here });
                    }
                    let args = flow.role_args(known.callable, call);
                    for default in args.iter().filter(|arg| arg.role == Role::Default) {
                        self.expr(default.value, here);
                    }
                    return;
                }
                Meaning::Issues => return self.issued(expr, &known, here),
                Meaning::Credential | Meaning::Makes | Meaning::Carries => return self.object(expr, here),
                _ => {}
            }
        }
        if let ExprKind::Attribute { base, name, .. } = &flow.tree[call.callee].kind {
            let key = call.args.first().and_then(|arg| flow.tree.text(arg.value));
            match (name.as_str(), key) {
                ("get" | "pop", Some(key)) => {
                    let key = SmolStr::new(key.reveal());
                    return self.field(expr, *base, &key, here);
                }
                (name, _) if walk.judge.opens_object(name) => {
                    return self.expr(*base, Here { opened: true, ..here });
                }
                (name, _) if call.args.is_empty() => {
                    let asked = walk.role(name.strip_prefix("get_").unwrap_or(name));
                    if let Some(role) = asked {
                        if is_secret(role) && walk.has_key(*base) {
                            self.leak(here, Some(role), flow.tree[expr].span, self.sites_of(*base));
                        }
                        return;
                    }
                    if walk.judge.is_whole_answer(name) && self.is_issued(*base) {
                        return self.expr(*base, here);
                    }
                }
                _ => {}
            }
        }
        // What a function of this file makes of its arguments is not known; what it gives without any is.
        if let Some(target) = flow.target(call)
            && call.args.is_empty()
        {
            let returns = &flow.tree[target.function].returns;
            for value in returns {
                self.expr(*value, here);
            }
            return;
        }
        self.object(expr, here);
    }

    /// `client.get_credential()`, `client.get_access_key_id()`, `sts.assume_role(request)`.
    fn issued(&mut self, expr: ExprId, known: &Known<'_>, here: Here) {
        let asked = last(&known.callable.path);
        let asked = asked.strip_prefix("get_").unwrap_or(asked);
        let span = self.walk.flow.tree[expr].span;
        match self.walk.role(asked.strip_suffix("_async").unwrap_or(asked)) {
            Some(role) if is_secret(role) => self.leak(here, Some(role), span, BTreeSet::new()),
            None if known.callable.shows_secret || (here.opened && gives_answer(known)) => {
                self.leak(here, None, span, BTreeSet::new());
            }
            _ => {}
        }
    }

    fn sites_of(&self, base: ExprId) -> BTreeSet<usize> {
        let walk = self.walk;
        let made: Vec<Span> = walk
            .flow
            .trace(base)
            .iter()
            .filter(|traced| matches!(traced.value, Value::Instance { .. }))
            .map(|traced| traced.span)
            .collect();
        (0..walk.sites.len()).filter(|at| made.contains(&walk.sites[*at].span)).collect()
    }
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// Whether a slice leaves more of a text than masks do. Bounds that are not literals are taken for a mask's.
fn shows_much(bounds: [Option<i64>; 3]) -> bool {
    match bounds {
        [start, Some(end), _] if end >= 0 => end - start.unwrap_or(0).max(0) > FEW,
        [Some(start), None, _] if start < 0 => -start > FEW,
        _ => false,
    }
}
