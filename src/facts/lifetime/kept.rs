//! Where does what is made at a place go, and what of that lives longest?

use std::collections::HashSet;

use smol_str::SmolStr;

use super::guard::{Guard, Memory};
use super::holder::Holder;
use super::place::has;
use super::{Lifetime, Lives};
use crate::catalog::sdk::{Kind, Meaning, Role, SdkLanguage};
use crate::flow::{Traced, Value};
use crate::syntax::{
    Binding, BlockId, BlockKind, Bound, Call, CallForm, ClassId, ExprId, ExprKind, FunctionId, ParamKind, ScopeKind,
    Store, StoreKey,
};

/// Steps that are taken from one place.
const MOST_STEPS: usize = 256;
/// Uses that are looked at for one name.
const MOST_USES: usize = 64;

/// What is found on the way.
#[derive(Default)]
struct Walk {
    longest: Option<Lifetime>,
    /// Whether somebody is given it of whom we know nothing.
    escapes: bool,
    exprs: HashSet<ExprId>,
    bindings: HashSet<usize>,
    /// The names that it goes by in its own run.
    names: Vec<SmolStr>,
    /// Where it is used.
    uses: Vec<ExprId>,
    /// Who made it, for the loop that it was made in.
    made: Option<BlockId>,
}

impl Walk {
    fn keep(&mut self, life: Lifetime) {
        self.longest = self.longest.max(Some(life));
    }
}

impl Lives<'_, '_> {
    /// How long what `expr` makes is kept by the longest-lived of what keeps it.
    pub(super) fn kept(&self, expr: ExprId) -> Lifetime {
        let tree = self.flow.tree;
        if let Some(class) = self.constructs_base(expr) {
            return self.of_objects(class);
        }
        let mut walk = Walk { made: Some(tree[expr].block), ..Walk::default() };
        self.follow(expr, &mut walk);
        let here = match self.round(expr, &walk) {
            Some(life) => life,
            None if walk.escapes && walk.longest.is_none() => self.place_outside_of_loops(expr),
            None => self.run(expr),
        };
        walk.longest.map_or(here, |longest| match here {
            // What the run is to its caller says nothing when we see who keeps what it made.
            Lifetime::Caller => longest,
            here => longest.max(here),
        })
    }

    /// The class whose constructor has its base class's do something for the same object: `super().__init__(…)`.
    fn constructs_base(&self, expr: ExprId) -> Option<ClassId> {
        let tree = self.flow.tree;
        let ExprKind::Call(call) = &tree[expr].kind else { return None };
        let ExprKind::Attribute { base, name, .. } = &tree[call.callee].kind else { return None };
        let function = tree.function_of(tree[expr].scope)?;
        (name == "__init__" && (self.word(*base) == "super" || self.is_constructor(function)))
            .then_some(tree[function].class)
            .flatten()
    }

    /// The life of what is made for one round of a loop, and used only in it.
    fn round(&self, expr: ExprId, walk: &Walk) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let own = tree.function_of(tree[expr].scope);
        let loops = tree.blocks_around(tree[expr].block).filter(|block| {
            let span = tree[*block].span;
            tree[*block].kind == BlockKind::Loop && own.is_none_or(|function| tree[function].span.contains(span))
        });
        let inside = loops.filter(|block| {
            let span = tree[*block].span;
            walk.uses.iter().all(|used| span.contains(tree[*used].span)) && !self.outlives_round(*block, expr, walk)
        });
        let mut life = None;
        for block in inside {
            if self.is_round(block) {
                return Some(Lifetime::Request);
            }
            life = Some(self.run(expr).min(Lifetime::Script));
        }
        life
    }

    /// `if bucket is None: bucket = make()` in a loop makes it in one round, for all.
    fn outlives_round(&self, block: BlockId, expr: ExprId, walk: &Walk) -> bool {
        let tree = self.flow.tree;
        let Some(function) = tree.function_of(tree[expr].scope) else { return false };
        let memory = Memory { names: &walk.names, block: tree[expr].block, span: tree[expr].span, function };
        !walk.names.is_empty()
            && self.guard(&memory) == Guard::Memo
            && walk.bindings.iter().map(|at| &tree.bindings[*at]).any(|binding| {
                let part = tree.part_around(binding.name_span);
                let mut same = tree
                    .bindings_of(part)
                    .iter()
                    .filter(|other| other.scope == binding.scope && other.name == binding.name)
                    .filter(|other| other.name_span != binding.name_span)
                    .peekable();
                same.peek().is_some() && same.all(|other| !tree[block].span.contains(other.name_span))
            })
    }

    fn place_outside_of_loops(&self, expr: ExprId) -> Lifetime {
        let tree = self.flow.tree;
        match tree.function_of(tree[expr].scope) {
            Some(function) => self.of_function(function),
            None => self.of_module(tree[expr].block),
        }
    }

    /// Follows a value from the expression that is it.
    fn follow(&self, expr: ExprId, walk: &mut Walk) {
        let tree = self.flow.tree;
        let index = self.index();
        if walk.exprs.len() >= MOST_STEPS || !walk.exprs.insert(expr) {
            return;
        }
        for at in index.bound.get(expr) {
            self.follow_binding(at, walk);
        }
        for at in index.stored.get(expr) {
            let store = &tree.stores[at];
            match self.of_store(store, &walk.names) {
                Some(life) => walk.keep(life),
                None => self.follow_holder(store.base, walk),
            }
            self.follow_out(store, walk);
        }
        for function in index.returned.get(expr) {
            self.follow_returned(function, walk);
        }
        if let Some(function) = index.defaults.get(&expr)
            && tree.function_of(tree[*function].outer).is_none()
        {
            walk.keep(self.of_module(tree[expr].block));
        }
        let Some(parent) = index.parent(expr) else { return };
        match &tree[parent].kind {
            ExprKind::Choice(_) | ExprKind::List(_) | ExprKind::Map(_) => self.follow(parent, walk),
            ExprKind::Call(call) if call.callee != expr => self.follow_argument(parent, call, expr, walk),
            ExprKind::Attribute { .. } => {
                if let Some(outer) = index.parent(parent)
                    && let ExprKind::Call(call) = &tree[outer].kind
                    && call.callee == parent
                    && self.gives_receiver(call)
                {
                    self.follow(outer, walk);
                }
            }
            _ => {}
        }
    }

    fn follow_binding(&self, at: usize, walk: &mut Walk) {
        let binding = &self.flow.tree.bindings[at];
        if self.is_passing(binding) {
            return self.follow_name(at, walk);
        }
        match self.of_binding(binding, &walk.names) {
            Some(life) => walk.keep(life),
            None => self.follow_name(at, walk),
        }
    }

    /// Whether a module's name is only a step on the way to something else in the module, or of one round of its loop.
    fn is_passing(&self, binding: &Binding) -> bool {
        let tree = self.flow.tree;
        let uses = self.index().names.of(&binding.name);
        let mut uses = uses.filter(|used| tree.scopes_around(tree[*used].scope).any(|scope| scope == binding.scope));
        let is_in_loop = || tree.blocks_around(binding.block).any(|block| tree[block].kind == BlockKind::Loop);
        let is_given = |used: ExprId| {
            let parent = self.index().parent(used).map(|parent| &tree[parent].kind);
            matches!(parent, Some(ExprKind::Call(call)) if call.callee != used)
        };
        if tree[binding.scope].kind != ScopeKind::Module || self.function_at(binding.name_span).is_some() {
            return false;
        }
        let mut is_step = false;
        let is_inside = uses.all(|used| {
            is_step |= is_given(used);
            tree.function_of(tree[used].scope).is_none()
        });
        is_inside && (is_step || is_in_loop())
    }

    /// Follows a value to where a name of its own run is used.
    fn follow_name(&self, at: usize, walk: &mut Walk) {
        let tree = self.flow.tree;
        let binding = &tree.bindings[at];
        if !walk.bindings.insert(at) {
            return;
        }
        walk.names.push(binding.name.clone());
        let scope = tree[binding.scope].span;
        let uses = self.index().names.of(&binding.name);
        let uses = uses.filter(|used| scope.contains(tree[*used].span)).take(MOST_USES);
        let reached: Vec<ExprId> = uses
            .filter(|used| self.flow.reaching(&binding.name, *used).iter().any(|found| std::ptr::eq(*found, binding)))
            .collect();
        for used in reached {
            let is_own = tree.function_of(tree[used].scope) == tree.function_of(binding.scope);
            let is_made_here = walk.made.is_some_and(|made| tree[made].span.start <= tree[used].span.start);
            if is_own && (is_made_here || !self.is_condition(used)) {
                walk.uses.push(used);
            }
            self.follow(used, walk);
        }
    }

    /// Follows what an object keeps in a field to those who take it out: `Service().bucket` is kept without the service.
    fn follow_out(&self, store: &Store, walk: &mut Walk) {
        let tree = self.flow.tree;
        let StoreKey::Attribute(field) = &store.key else { return };
        let class = tree.function_of(store.scope).and_then(|function| tree[function].class);
        let Some(class) = class.filter(|_| self.is_self(store.base)) else { return };
        // Where it is used there says nothing about the loop that it was made in.
        let (uses, names) = (std::mem::take(&mut walk.uses), walk.names.clone());
        for taken in self.index().attributes.of(field).take(MOST_USES) {
            let ExprKind::Attribute { base, .. } = &tree[taken].kind else { continue };
            if self.is_self(*base) {
                for method in self.index().returned.get(taken).filter(|method| tree[*method].class == Some(class)) {
                    self.follow_getter(method, class, walk);
                }
            } else if self.is_object(*base, class) {
                self.follow(taken, walk);
            }
        }
        (walk.uses, walk.names) = (uses, names);
    }

    /// Follows what a method gives to those who are seen to call it, or to read it as a property.
    fn follow_getter(&self, method: FunctionId, class: ClassId, walk: &mut Walk) {
        let tree = self.flow.tree;
        let calls = self.flow.callers(method).iter().map(|(call, _)| *call);
        let reads = self.index().attributes.of(&tree[method].name).filter(|read| match &tree[*read].kind {
            ExprKind::Attribute { base, .. } => self.is_object(*base, class) && !self.is_self(*base),
            _ => false,
        });
        for taken in calls.chain(reads).take(MOST_USES) {
            self.follow(taken, walk);
        }
    }

    /// Whether an expression may be an object of a class.
    fn is_object(&self, expr: ExprId, class: ClassId) -> bool {
        let of = |traced: &Traced| matches!(traced.value, Value::Local { class: of, .. } if of == class);
        self.flow.trace(expr).iter().any(of)
    }

    /// Whether a name only stands in a condition: `while bucket is None`.
    fn is_condition(&self, used: ExprId) -> bool {
        let parent = self.index().parent(used);
        parent.is_none_or(|parent| matches!(self.flow.tree[parent].kind, ExprKind::Other(_)))
    }

    /// Follows what a value was put into.
    fn follow_holder(&self, base: ExprId, walk: &mut Walk) {
        match self.holder(base) {
            Holder::Lives(life) => walk.keep(life),
            Holder::Local(binding) => {
                if let Some(at) = self.flow.tree.binding_at(binding.name_span) {
                    self.follow_name(at, walk);
                }
            }
            Holder::Unknown => walk.escapes = true,
        }
    }

    fn follow_returned(&self, function: FunctionId, walk: &mut Walk) {
        let tree = self.flow.tree;
        if self.is_cached(function) {
            return walk.keep(Lifetime::Program);
        }
        if let Some(told) = self.told(function)
            && (told != Lifetime::Program || self.is_startup(function))
        {
            return walk.keep(told);
        }
        if let Some(life) = self.given_to(function).filter_map(|call| self.cached_by(call)).max() {
            walk.keep(life);
        }
        let callers = self.flow.callers(function);
        let life = callers.iter().take(MOST_USES).map(|(call, _)| self.of(*call)).max();
        if self.is_constructor(function) {
            // Who has the object is not seen, but it is one that stays.
            let is_short = life.is_some_and(|life| life <= Lifetime::Script);
            return walk.keep(if is_short { life.unwrap_or(Lifetime::Script) } else { Lifetime::Object });
        }
        if let Some(life) = life {
            // What is made anew in each round of a loop replaces what was made before it.
            let is_renewed = callers.iter().any(|(call, _)| self.waiting_loop(tree[*call].block));
            return walk.keep(if is_renewed { life.min(Lifetime::Caller) } else { life });
        }
        let Some(closure) = self.index().closures.get(&function) else { return walk.keep(Lifetime::Caller) };
        // `pool.submit(lambda: make())`, `map(|key| make(key))`: what calls it gives what it gave.
        match self.index().parent(*closure).map(|parent| (parent, &tree[parent].kind)) {
            Some((parent, ExprKind::Call(_))) if self.cached_by(parent).is_none() => self.follow(parent, walk),
            _ => walk.keep(Lifetime::Caller),
        }
    }

    /// How long a call that is given a function keeps what that gives, if it does.
    fn cached_by(&self, expr: ExprId) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let ExprKind::Call(call) = &tree[expr].kind else { return None };
        let is_memo = has(&self.words.memo_calls, &self.word(call.callee));
        let known = self.flow.known_callee(call).filter(|known| known.callable.meaning == Meaning::Caches);
        if known.is_none() && !is_memo {
            return None;
        }
        let is_method = known.is_none_or(|known| known.callable.kind == Kind::Method);
        let receiver = is_method.then(|| self.flow.receiver(call)).flatten();
        let life = match receiver.map(|receiver| self.holder(receiver)) {
            Some(Holder::Lives(life)) => life,
            Some(Holder::Local(_) | Holder::Unknown) => Lifetime::Object,
            None => self.index().bound.get(expr).fold(Lifetime::Program, |life, at| {
                let binding = &tree.bindings[at];
                match tree[binding.scope].kind {
                    ScopeKind::Module => self.of_binding(binding, &[]).unwrap_or(life),
                    _ => life,
                }
            }),
        };
        Some(life)
    }

    /// Follows a value that a call is given.
    fn follow_argument(&self, at: ExprId, call: &Call, arg: ExprId, walk: &mut Walk) {
        let word = self.word(call.callee);
        if has(&self.words.keeping_calls, &word) {
            let life = self.run(at);
            return walk.keep(if life == Lifetime::Script && self.is_test_at(at) { life } else { Lifetime::Program });
        }
        let is_memo = has(&self.words.memo_calls, &word);
        if let Some(known) = self.flow.known_callee(call).filter(|_| !is_memo) {
            match known.callable.meaning {
                Meaning::Logs | Meaning::SetsEnv | Meaning::ReadsEnv | Meaning::ReadsFile | Meaning::Issues => {}
                _ => {
                    self.follow(at, walk);
                    let is_setter = known.callable.kind == Kind::Method
                        && known.callable.params.iter().any(|param| param.role().is_some());
                    if is_setter && let Some(receiver) = self.flow.receiver(call) {
                        self.follow_holder_locally(receiver, walk);
                    }
                }
            }
            return;
        }
        if call.form == CallForm::Struct || self.flow.class_named(call.callee).is_some() || self.is_wrapper(call) {
            return self.follow(at, walk);
        }
        if let Some(function) = self.index().called.get(&at) {
            return self.follow_parameter(*function, call, arg, walk);
        }
        if (is_memo || has(&self.words.inserting_calls, &word)) && self.flow.receiver(call).is_some() {
            return match self.of_insert(at, call, &walk.names) {
                Some(life) => walk.keep(life),
                None => {
                    if let Some(receiver) = self.flow.receiver(call) {
                        self.follow_holder(receiver, walk);
                    }
                }
            };
        }
        walk.escapes = true;
    }

    fn is_test_at(&self, at: ExprId) -> bool {
        let tree = self.flow.tree;
        tree.function_of(tree[at].scope).is_some_and(|function| self.told(function) == Some(Lifetime::Script))
    }

    /// Follows what a setter changed, where that is a name of this run.
    fn follow_holder_locally(&self, receiver: ExprId, walk: &mut Walk) {
        if let Holder::Local(binding) = self.holder(receiver)
            && let Some(at) = self.flow.tree.binding_at(binding.name_span)
        {
            self.follow_name(at, walk);
        }
    }

    /// Follows an argument into one of the tree's own functions.
    fn follow_parameter(&self, function: FunctionId, call: &Call, arg: ExprId, walk: &mut Walk) {
        let tree = self.flow.tree;
        let owner = &tree[function];
        let Some(place) = call.args.iter().position(|given| given.value == arg) else { return };
        let skips =
            self.flow.callers(function).iter().any(|(by, skips)| {
                *skips && matches!(&tree[*by].kind, ExprKind::Call(other) if std::ptr::eq(other, call))
            });
        let param = match &call.args[place].name {
            Some(name) => owner.params.iter().position(|param| param.name == *name),
            None => Some(place + usize::from(skips))
                .filter(|place| owner.params.get(*place).is_some_and(|param| param.kind == ParamKind::Plain)),
        };
        let Some(param) = param else {
            walk.escapes = true;
            return;
        };
        if self.index().is_endless(owner.span) {
            walk.keep(Lifetime::Program);
        }
        if let Some(at) = tree.binding_at(owner.params[param].span)
            && matches!(tree.bindings[at].value, Bound::Parameter(of, at) if of == function && at == param)
        {
            // Where it is used there says nothing about the loop that it was made in.
            let uses = std::mem::take(&mut walk.uses);
            self.follow_name(at, walk);
            walk.uses = uses;
        }
    }

    /// Whether a method gives back what it is called on: a builder's, `clone`, `unwrap`.
    fn gives_receiver(&self, call: &Call) -> bool {
        match self.flow.known_callee(call) {
            Some(known) => {
                let callable = known.callable;
                callable.returns.as_deref() == Some("self")
                    || (callable.meaning == Meaning::PassesThrough
                        && !callable.params.iter().any(|param| param.role() == Some(Role::Value)))
                    || self.is_step(call)
            }
            None => self.is_step(call) || has(&self.words.receiver_calls, &self.word(call.callee)),
        }
    }

    /// Whether a method is a step of a builder whose type is known.
    fn is_step(&self, call: &Call) -> bool {
        let Some(receiver) = self.flow.receiver(call) else { return false };
        self.flow.trace(receiver).iter().any(|traced| match &traced.value {
            Value::Instance { of, .. } => self.flow.catalog.is_builder(self.flow.language, of),
            _ => false,
        })
    }

    /// Whether a call wraps what it is given: `Some(x)`, `Arc::new(x)`, `Client(config)`.
    fn is_wrapper(&self, call: &Call) -> bool {
        let tree = self.flow.tree;
        let is_type =
            |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().any(char::is_lowercase);
        match &tree[call.callee].kind {
            ExprKind::Attribute { base, name, .. } if self.flow.language == SdkLanguage::Rust => {
                let owner = match &tree[*base].kind {
                    ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.as_str(),
                    _ => "",
                };
                is_type(name) || is_type(owner)
            }
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => is_type(name),
            _ => false,
        }
    }
}
