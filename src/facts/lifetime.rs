//! How long is something kept? Told from where it is made.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

use smol_str::SmolStr;

use crate::catalog::lifetime::Lifetimes;
use crate::catalog::sdk::{Kind, Meaning, Role, SdkLanguage};
use crate::flow::{Flow, Value};
use crate::source::Span;
use crate::syntax::{BlockId, BlockKind, Bound, Expr, ExprId, ExprKind, Function, FunctionId, Param};

/// How long what is made at a place is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lifetime {
    /// One event, request or job, or one round of a loop that waits.
    Request,
    /// A program that runs to its end.
    Script,
    /// As long as the caller likes, which this file does not show.
    Caller,
    /// As long as an object.
    Object,
    /// The rest of a program that does not end: module level, a cache, before a loop that never ends.
    Program,
}

/// Who keeps a value.
pub(super) enum Keeper {
    /// A module, a class or an object.
    Shared,
    /// A run of a function.
    Function(FunctionId),
}

impl Lifetime {
    /// Whether temporary credentials made there outlive their hour.
    #[must_use]
    pub fn is_long(self) -> bool {
        matches!(self, Self::Object | Self::Program)
    }
}

/// Tells lifetimes in one file.
pub(super) struct Lives<'f, 'a> {
    flow: &'f Flow<'a>,
    words: &'a Lifetimes,
    known: RefCell<HashMap<FunctionId, Lifetime>>,
    works_at_import: OnceCell<bool>,
    cached: OnceCell<HashSet<FunctionId>>,
}

impl<'f, 'a> Lives<'f, 'a> {
    pub(super) fn new(flow: &'f Flow<'a>) -> Self {
        Self {
            flow,
            words: &flow.catalog.lifetimes,
            known: RefCell::default(),
            works_at_import: OnceCell::new(),
            cached: OnceCell::new(),
        }
    }

    /// How long what `expr` makes is kept.
    pub(super) fn of(&self, expr: ExprId) -> Lifetime {
        let tree = self.flow.tree;
        let at = &tree[expr];
        if tree
            .blocks_around(at.block)
            .any(|block| tree[block].kind == BlockKind::Loop && self.waits_in(tree[block].span))
        {
            return Lifetime::Request;
        }
        match tree.function_of(at.scope) {
            Some(function) => self.of_function(function),
            None => self.of_module(at.block),
        }
    }

    /// Whether the place is never executed in the shipped program.
    pub(super) fn is_dead(&self, expr: ExprId) -> bool {
        let tree = self.flow.tree;
        tree.blocks_around(tree[expr].block).any(|block| tree[block].kind == BlockKind::Dead)
    }

    fn of_module(&self, block: BlockId) -> Lifetime {
        let tree = self.flow.tree;
        let is_main = tree.blocks_around(block).any(|block| tree[block].kind == BlockKind::Main);
        let is_module = tree.functions.iter().any(|function| !function.name.is_empty()) || !tree.classes.is_empty();
        // A file that defines nothing is a script: it runs from top to bottom and ends. So is one that puts a client to work
        // where a module would only make it.
        if (is_main || !is_module || self.works_at_import()) && !self.is_endless(tree[BlockId(0)].span) {
            Lifetime::Script
        } else {
            Lifetime::Program
        }
    }

    /// Whether a client is put to work outside of all functions, and none of them uses it.
    fn works_at_import(&self) -> bool {
        *self.works_at_import.get_or_init(|| {
            let tree = self.flow.tree;
            let is_outside = |expr: &Expr| tree.function_of(expr.scope).is_none();
            let is_used_inside = |name: &SmolStr| {
                tree.exprs
                    .iter()
                    .any(|expr| !is_outside(expr) && matches!(&expr.kind, ExprKind::Name(used) if used == name))
            };
            tree.exprs.iter().filter(|expr| is_outside(expr)).any(|expr| {
                let ExprKind::Call(call) = &expr.kind else { return false };
                let Some(receiver) = self.flow.receiver(call) else { return false };
                let ExprKind::Name(name) = &tree[receiver].kind else { return false };
                // What the catalogue knows sets a client up; what it does not know is work.
                self.flow.known_callee(call).is_none() && self.is_client(receiver) && !is_used_inside(name)
            })
        })
    }

    fn is_client(&self, expr: ExprId) -> bool {
        self.flow.trace(expr).iter().any(|traced| match &traced.value {
            Value::Instance { of, .. } => self
                .flow
                .catalog
                .callable(self.flow.language, of)
                .is_some_and(|known| known.callable.meaning == Meaning::Carries),
            _ => false,
        })
    }

    fn of_function(&self, function: FunctionId) -> Lifetime {
        if let Some(known) = self.known.borrow().get(&function) {
            return *known;
        }
        // Recursion meets this entry and ends.
        self.known.borrow_mut().insert(function, Lifetime::Caller);
        let life = self.tell(function);
        self.known.borrow_mut().insert(function, life);
        life
    }

    fn tell(&self, id: FunctionId) -> Lifetime {
        let tree = self.flow.tree;
        let function = &tree[id];
        let name = |expr: ExprId| {
            let expr = match &tree[expr].kind {
                ExprKind::Call(call) => call.callee,
                _ => expr,
            };
            match &tree[expr].kind {
                ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.to_ascii_lowercase(),
                _ => String::new(),
            }
        };
        let has = |words: &[String], word: &str| words.iter().any(|known| known == word);
        if function.decorators.iter().any(|decorator| self.is_cache(*decorator)) {
            return Lifetime::Program;
        }
        if function.decorators.iter().any(|decorator| has(&self.words.request_decorators, &name(*decorator))) {
            return Lifetime::Request;
        }
        let callers = || self.flow.callers(id).iter().take(8).map(|(call, _)| self.of(*call));
        // What a constructor is given says nothing about how long the object lives; who makes the object does.
        if self.is_constructor(id) {
            let made = callers().max().unwrap_or(Lifetime::Object);
            return if made <= Lifetime::Script { made } else { Lifetime::Object };
        }
        let params = || function.params.iter().enumerate().filter(|(_, param)| param.name != "self");
        let names: Vec<String> = params().map(|(_, param)| param.name.to_ascii_lowercase()).collect();
        let is_request = |(at, param): (usize, &Param)| {
            has(&self.words.request_params, &param.name.to_ascii_lowercase()) && !self.is_handed_to_sdk(id, at)
        };
        if self.words.handler_params.iter().any(|handler| names.starts_with(handler)) || params().any(is_request) {
            return Lifetime::Request;
        }
        if let Some(class) = function.class
            && tree[class].bases.iter().any(|base| has(&self.words.request_bases, &name(*base)))
        {
            return Lifetime::Request;
        }
        if self.is_endless(function.span) {
            return Lifetime::Program;
        }
        if self.is_given_to_cache(id) {
            return Lifetime::Program;
        }
        let longest = callers().max();
        match longest {
            None if function.name == "main" => Lifetime::Script,
            // A closure or nested function lives as what is around it, unless somebody calls it.
            None => Lifetime::Caller,
            Some(longest) if longest.is_long() && self.is_run_again(id) => Lifetime::Caller,
            Some(longest) => longest,
        }
    }

    /// Whether a cache is given the function to call it once: `LazyLock::new(|| …)`.
    fn is_given_to_cache(&self, id: FunctionId) -> bool {
        let cached = self.cached.get_or_init(|| {
            let tree = self.flow.tree;
            let given = tree.expr_ids().filter_map(|expr| {
                let ExprKind::Call(call) = &tree[expr].kind else { return None };
                let known = self.flow.known_callee(call)?.callable;
                (known.meaning == Meaning::Caches && known.kind != Kind::Decorator).then_some(call)
            });
            let values = given.flat_map(|call| &call.args).flat_map(|arg| self.flow.trace(arg.value).to_vec());
            values
                .filter_map(|traced| match traced.value {
                    Value::Function(function) => Some(function),
                    _ => None,
                })
                .collect()
        });
        cached.contains(&id)
    }

    /// Whether what a function makes is made anew later on: somebody is given the function to call it (a timer, a
    /// scheduler), or an object calls it in its constructor and elsewhere.
    fn is_run_again(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        let callers = self.flow.callers(id);
        let is_by = |test: fn(&Self, FunctionId) -> bool| {
            callers.iter().filter_map(|(call, _)| tree.function_of(tree[*call].scope)).any(|caller| test(self, caller))
        };
        let by_object = is_by(Self::is_constructor);
        let by_method = is_by(|lives, caller| lives.flow.tree[caller].class.is_some() && !lives.is_constructor(caller));
        (by_object && by_method) || self.mentions(function) > callers.len()
    }

    /// How often a function of this file is named, called or not.
    fn mentions(&self, function: &Function) -> usize {
        let is_it = |expr: &&Expr| match &expr.kind {
            ExprKind::Attribute { name, .. } => function.class.is_some() && *name == function.name,
            ExprKind::Name(name) => function.class.is_none() && *name == function.name,
            _ => false,
        };
        self.flow.tree.exprs.iter().filter(is_it).count()
    }

    /// Whether a function makes an object of the class that it stands in: `__init__`, `fn new() -> Self`.
    fn is_constructor(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        if function.class.is_none() {
            return false;
        }
        if self.flow.language == SdkLanguage::Python {
            return function.name == "__init__";
        }
        // `Self`, `Result<Self, E>` and the type's own name are the same here: what is returned is an object of this class.
        let has_receiver = function.params.first().is_some_and(|param| param.name == "self");
        !has_receiver
            && function.returns.iter().any(|returned| {
                self.flow
                    .trace(*returned)
                    .iter()
                    .any(|value| matches!(value.value, Value::Local { class, .. } if Some(class) == function.class))
            })
    }

    /// Whether a parameter is an SDK's request, not that of somebody's browser: its type says so, or who is given it.
    fn is_handed_to_sdk(&self, id: FunctionId, at: usize) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        let is_known = |path: SmolStr| {
            let path = self.flow.catalog.canonical(self.flow.language, &path);
            self.flow.catalog.is_known(self.flow.language, &path)
        };
        if function.params[at].annotation.and_then(|annotation| self.flow.path_of(annotation)).is_some_and(is_known) {
            return true;
        }
        let is_param =
            |expr: ExprId| matches!(&tree[expr].kind, ExprKind::Name(name) if *name == function.params[at].name);
        tree.exprs.iter().filter(|expr| function.span.contains(expr.span)).any(|expr| {
            let ExprKind::Call(call) = &expr.kind else { return false };
            call.args.iter().any(|arg| is_param(arg.value))
                && self.flow.known_callee(call).is_some_and(|known| known.callable.meaning == Meaning::Issues)
        })
    }

    /// Whether a decorator keeps the result of what it decorates, for ever.
    pub(super) fn is_cache(&self, decorator: ExprId) -> bool {
        let tree = self.flow.tree;
        let (callee, args) = match &tree[decorator].kind {
            ExprKind::Call(call) => (call.callee, call.args.as_slice()),
            _ => (decorator, [].as_slice()),
        };
        let is_cache = self.flow.known_callable(callee).is_some_and(|known| known.callable.meaning == Meaning::Caches);
        is_cache && !args.iter().any(|arg| arg.name.as_deref() == Some("ttl") || self.forgets(arg.value))
    }

    /// Whether this is a cache whose entries end: `TTLCache(maxsize=1, ttl=600)`.
    fn forgets(&self, cache: ExprId) -> bool {
        self.flow.trace(cache).iter().any(|traced| match &traced.value {
            Value::Instance { of, .. } => self.flow.catalog.callable(self.flow.language, of).is_some_and(|known| {
                known.callable.meaning == Meaning::Makes
                    && known.callable.params.iter().any(|param| param.role() == Some(Role::Expiration))
            }),
            _ => false,
        })
    }

    /// Whether a program with this code does not end by itself.
    fn is_endless(&self, span: Span) -> bool {
        let tree = self.flow.tree;
        tree.exprs.iter().filter(|expr| span.contains(expr.span)).any(|expr| match &expr.kind {
            ExprKind::Call(call) => match &tree[call.callee].kind {
                ExprKind::Name(name) | ExprKind::Attribute { name, .. } => {
                    let name = name.to_ascii_lowercase();
                    self.words.endless_calls.contains(&name)
                }
                _ => false,
            },
            _ => false,
        }) || tree
            .blocks
            .iter()
            .any(|block| block.kind == BlockKind::Loop && span.contains(block.span) && self.is_for_ever(block.span))
    }

    /// Whether a loop has no condition, nothing that leaves it, and waits.
    fn is_for_ever(&self, span: Span) -> bool {
        let head = self.flow.text.get(..span.start as usize).unwrap_or_default().trim_end();
        let body = self.flow.text.get(span.range()).unwrap_or_default();
        let is_open = ["while True:", "while 1:", "while true", "loop"].iter().any(|head_of| head.ends_with(head_of));
        is_open
            && !body.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "break")
            && self.waits_in(span)
    }

    /// Whether a loop waits: `while True: …; time.sleep(60)` is how small services are written.
    fn waits_in(&self, span: Span) -> bool {
        let tree = self.flow.tree;
        tree.exprs.iter().filter(|expr| span.contains(expr.span)).any(|expr| match &expr.kind {
            ExprKind::Attribute { name, .. } | ExprKind::Name(name) => name == "sleep",
            _ => false,
        })
    }

    /// The functions of this file that `function` calls, directly or not, itself included.
    pub(super) fn reach(&self, function: FunctionId) -> Vec<FunctionId> {
        let tree = self.flow.tree;
        let mut reached = vec![function];
        let mut at = 0;
        while at < reached.len() && reached.len() < 64 {
            let span = tree[reached[at]].span;
            for (index, candidate) in tree.functions.iter().enumerate() {
                let id = FunctionId(u32::try_from(index).unwrap_or(u32::MAX));
                let is_called = self.flow.callers(id).iter().any(|(call, _)| span.contains(tree[*call].span));
                // Functions that stand inside are counted as called: why else would they stand there.
                if !reached.contains(&id) && (is_called || span.contains(candidate.span)) {
                    reached.push(id);
                }
            }
            at += 1;
        }
        reached
    }

    /// Whether a function runs once for each object: a constructor, or a private helper that only constructors call.
    pub(super) fn is_once(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        if self.is_constructor(id) {
            return true;
        }
        let is_constructor_call = |(call, _): &(ExprId, bool)| {
            tree.function_of(tree[*call].scope).is_some_and(|caller| caller != id && self.is_constructor(caller))
        };
        let callers = self.flow.callers(id);
        let is_private = function.name.starts_with('_') && function.class.is_some();
        // As a value (`Thread(target=self._load)`) it is called by somebody who is not seen.
        is_private
            && !callers.is_empty()
            && callers.len() == self.mentions(function)
            && callers.iter().all(is_constructor_call)
    }

    /// Whether the function, or what it calls, speaks of expiry.
    pub(super) fn knows_expiry(&self, functions: &[FunctionId]) -> bool {
        let tree = self.flow.tree;
        let spans: Vec<_> = functions.iter().map(|function| tree[*function].span).collect();
        let speaks = |name: &str| {
            let name = name.to_ascii_lowercase();
            name.split('_').any(|part| self.words.expiry_words.iter().any(|word| part.starts_with(word.as_str())))
        };
        tree.exprs.iter().filter(|expr| spans.iter().any(|span| span.contains(expr.span))).any(|expr| {
            match &expr.kind {
                ExprKind::Name(name) | ExprKind::Attribute { name, .. } => speaks(name),
                ExprKind::Call(call) => self
                    .flow
                    .path_of(call.callee)
                    .is_some_and(|path| self.words.clocks.iter().any(|clock| path == clock.as_str())),
                ExprKind::Text(text) => text.reveal().eq_ignore_ascii_case("expiration"),
                _ => false,
            }
        })
    }

    /// Who keeps what is bound or stored where a name or field stands at `span`; `None` for parameters and other things.
    pub(super) fn keeper_of(&self, span: Span) -> Option<Keeper> {
        let tree = self.flow.tree;
        if tree.stores.iter().any(|store| store.span == span) {
            return Some(Keeper::Shared);
        }
        let binding = tree.bindings.iter().find(|binding| binding.name_span == span)?;
        if matches!(binding.value, Bound::Parameter(..)) {
            return None;
        }
        Some(tree.function_of(binding.scope).map_or(Keeper::Shared, Keeper::Function))
    }
}
