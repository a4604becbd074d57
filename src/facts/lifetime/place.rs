//! How long does what runs at a place run, and who runs it?

use smol_str::SmolStr;

use super::{Lifetime, Lives, index};
use crate::catalog::sdk::{Meaning, SdkLanguage};
use crate::flow::Value;
use crate::syntax::parts::Part;
use crate::syntax::{BlockId, BlockKind, Bound, ExprId, ExprKind, FunctionId, Param};

/// Callers that are looked at for one function.
const MOST_CALLERS: usize = 8;

impl Lives<'_, '_> {
    /// How long a program runs on after it came to `expr`, with what it has there.
    pub(super) fn place(&self, expr: ExprId) -> Lifetime {
        let tree = self.flow.tree;
        let at = &tree[expr];
        if self.waiting_loop(at.block) {
            return Lifetime::Request;
        }
        match tree.function_of(at.scope) {
            Some(function) => self.of_function(function),
            None => self.of_module(at.block),
        }
    }

    /// How long the run of code lasts in which `expr` is evaluated: what it makes and gives to nobody ends with it.
    pub(super) fn run(&self, expr: ExprId) -> Lifetime {
        let tree = self.flow.tree;
        let at = &tree[expr];
        let Some(function) = tree.function_of(at.scope) else {
            return match self.of_module(at.block) {
                Lifetime::Program if !self.index().is_endless(tree.part_of(expr).span) => Lifetime::Script,
                life => life,
            };
        };
        if let Some(told) = self.told(function) {
            return told;
        }
        match self.of_function(function) {
            // Who calls it goes on; what it made does not.
            life if life.is_long() => Lifetime::Script,
            life => life,
        }
    }

    /// Whether code is executed in each round of a loop that waits.
    pub(super) fn waiting_loop(&self, block: BlockId) -> bool {
        let tree = self.flow.tree;
        tree.blocks_around(block)
            .any(|block| tree[block].kind == BlockKind::Loop && self.index().waits_in(tree[block].span))
    }

    pub(super) fn of_module(&self, block: BlockId) -> Lifetime {
        let tree = self.flow.tree;
        // Only statics stand there.
        if self.flow.language == SdkLanguage::Rust {
            return Lifetime::Program;
        }
        let is_main = tree.blocks_around(block).any(|block| tree[block].kind == BlockKind::Main);
        let part = tree.part_around(tree[block].span);
        let is_module = tree.functions_of(part).any(|(_, function)| !function.name.is_empty())
            || tree.classes_of(part).next().is_some()
            || self.is_made_for_others(part);
        // A file that defines nothing is a script: it runs from top to bottom and ends. So is one that puts a client to work
        // where a module would only make it.
        if (is_main || !is_module || self.works_at_import(part.block)) && !self.index().is_endless(part.span) {
            Lifetime::Script
        } else {
            Lifetime::Program
        }
    }

    /// Whether a file ends with a client that it does nothing with: others import it.
    fn is_made_for_others(&self, part: &Part) -> bool {
        let tree = self.flow.tree;
        let is_used = |name: &SmolStr| self.index().names.of(name).any(|used| part.exprs.contains(&used.0));
        tree.bindings_of(part).last().is_some_and(|last| match last.value {
            Bound::Expr(value) => {
                tree.function_of(last.scope).is_none() && self.is_client(value) && !is_used(&last.name)
            }
            _ => false,
        })
    }

    /// Whether a client is put to work outside of all functions, and none of them uses it.
    fn works_at_import(&self, module: BlockId) -> bool {
        if let Some(known) = self.works_at_import.borrow().get(&module.0) {
            return *known;
        }
        let tree = self.flow.tree;
        let part = tree.part_around(tree[module].span);
        let is_outside = |expr: ExprId| tree.function_of(tree[expr].scope).is_none();
        let is_used_inside =
            |name: &SmolStr| self.index().names.of(name).any(|used| part.exprs.contains(&used.0) && !is_outside(used));
        let works = tree.exprs_of(part).filter(|expr| is_outside(*expr)).any(|expr| {
            let ExprKind::Call(call) = &tree[expr].kind else { return false };
            let Some(receiver) = self.flow.receiver(call) else { return false };
            let ExprKind::Name(name) = &tree[receiver].kind else { return false };
            // What the catalogue knows sets a client up; what it does not know is work.
            self.flow.known_callee(call).is_none() && self.is_client(receiver) && !is_used_inside(name)
        });
        self.works_at_import.borrow_mut().insert(module.0, works);
        works
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

    /// How long a program runs on after it called a function.
    pub(super) fn of_function(&self, function: FunctionId) -> Lifetime {
        if let Some(known) = self.places.borrow().get(&function) {
            return *known;
        }
        // Recursion meets this entry and ends.
        self.places.borrow_mut().insert(function, Lifetime::Caller);
        let life = self.tell(function);
        self.places.borrow_mut().insert(function, life);
        life
    }

    fn tell(&self, id: FunctionId) -> Lifetime {
        if self.is_cached(id) {
            return Lifetime::Program;
        }
        // What a constructor is given says nothing about how long the object lives; who makes the object does.
        if self.is_constructor(id) {
            let made = self.callers_life(id).unwrap_or(Lifetime::Object);
            return if made <= Lifetime::Script { made } else { Lifetime::Object };
        }
        if let Some(told) = self.told(id) {
            return told;
        }
        match self.callers_life(id) {
            None if self.flow.tree[id].name == "main" => Lifetime::Script,
            // A closure or nested function lives as what is around it, unless somebody calls it.
            None => Lifetime::Caller,
            Some(longest) if longest.is_long() && self.is_run_again(id) => Lifetime::Caller,
            Some(longest) => longest,
        }
    }

    pub(super) fn callers_life(&self, id: FunctionId) -> Option<Lifetime> {
        self.flow.callers(id).iter().take(MOST_CALLERS).map(|(call, _)| self.place(*call)).max()
    }

    /// What a function is, where it is written so that its callers need not be asked.
    pub(super) fn told(&self, id: FunctionId) -> Option<Lifetime> {
        if let Some(known) = self.told.borrow().get(&id) {
            return *known;
        }
        let told = self.read(id);
        self.told.borrow_mut().insert(id, told);
        told
    }

    fn read(&self, id: FunctionId) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let function = &tree[id];
        if self.is_handler(id) || self.is_dependency(id) {
            return Some(Lifetime::Request);
        }
        if self.is_test(id) {
            return Some(Lifetime::Script);
        }
        (self.is_startup(id) || self.index().is_endless(function.span)).then_some(Lifetime::Program)
    }

    /// Whether a platform or framework calls a function for each event, request or job.
    pub(super) fn is_handler(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        if function.decorators.iter().any(|decorator| has(&self.words.request_decorators, &self.word(*decorator))) {
            return true;
        }
        if self.is_constructor(id) {
            return false;
        }
        let params = || function.params.iter().enumerate().filter(|(_, param)| param.name != "self");
        let names: Vec<String> = params().map(|(_, param)| param.name.to_ascii_lowercase()).collect();
        let is_request = |(at, param): (usize, &Param)| {
            has(&self.words.request_params, &param.name.to_ascii_lowercase()) && !self.is_handed_to_sdk(id, at)
        };
        self.words.handler_params.iter().any(|handler| names.starts_with(handler))
            || params().any(is_request)
            || function.class.is_some_and(|class| self.has_base(class, &self.words.request_bases))
    }

    pub(super) fn has_base(&self, class: crate::syntax::ClassId, words: &[String]) -> bool {
        self.flow.tree[class].bases.iter().any(|base| has(words, &self.word(*base)))
    }

    /// Whether a framework calls a function for each request, to have what the request's handler asks for.
    fn is_dependency(&self, id: FunctionId) -> bool {
        self.given_to(id).any(|call| match &self.flow.tree[call].kind {
            ExprKind::Call(call) => has(&self.words.request_givers, &self.word(call.callee)),
            _ => false,
        })
    }

    /// The calls that are given a function of the tree, by its name or as a closure.
    pub(super) fn given_to(&self, id: FunctionId) -> impl Iterator<Item = ExprId> {
        let tree = self.flow.tree;
        let index = self.index();
        let mentions = self.mentioned(id);
        mentions.into_iter().chain(index.closures.get(&id).copied()).filter_map(move |mention| {
            let parent = index.parent(mention)?;
            let ExprKind::Call(call) = &tree[parent].kind else { return None };
            (call.callee != mention).then_some(parent)
        })
    }

    /// Whether a function only runs in tests.
    fn is_test(&self, id: FunctionId) -> bool {
        let function = &self.flow.tree[id];
        function.name.starts_with("test_")
            || function.decorators.iter().any(|decorator| has(&self.words.test_decorators, &self.word(*decorator)))
            || function.class.is_some_and(|class| self.has_base(class, &self.words.test_bases))
    }

    /// Whether a function prepares a program that then serves: what it makes is there for as long as the program is.
    pub(super) fn is_startup(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        let is_named = |words: &[String]| has(words, &function.name.to_ascii_lowercase());
        let is_decorated = || {
            function.decorators.iter().any(|decorator| {
                let text = self.flow.text.get(tree[*decorator].span.range()).unwrap_or_default().to_ascii_lowercase();
                // `@app.on_event("startup")`, `@worker_process_init.connect`, `@app.listener("before_server_start")`.
                text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| has(&self.words.startup_hooks, word))
            })
        };
        let is_added = || {
            self.given_to(id).any(|call| match &tree[call].kind {
                ExprKind::Call(call) => {
                    let callee = self.flow.text.get(tree[call.callee].span.range()).unwrap_or_default();
                    callee
                        .to_ascii_lowercase()
                        .split('.')
                        .chain(call.args.iter().filter_map(|arg| arg.name.as_deref()))
                        .any(|word| has(&self.words.startup_hooks, word))
                }
                _ => false,
            })
        };
        is_named(&self.words.startup_names) || is_decorated() || is_added()
    }

    /// The last part of what an expression names or calls, in lower case.
    pub(super) fn word(&self, expr: ExprId) -> String {
        let tree = self.flow.tree;
        let expr = match &tree[expr].kind {
            ExprKind::Call(call) => call.callee,
            _ => expr,
        };
        match &tree[expr].kind {
            ExprKind::Name(name) | ExprKind::Attribute { name, .. } => name.to_ascii_lowercase(),
            _ => String::new(),
        }
    }

    /// Whether what a function makes is made anew later on: somebody is given the function to call it (a timer, a
    /// scheduler), or an object calls it in its constructor and elsewhere.
    pub(super) fn is_run_again(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let callers = self.flow.callers(id);
        let is_by = |test: fn(&Self, FunctionId) -> bool| {
            callers.iter().filter_map(|(call, _)| tree.function_of(tree[*call].scope)).any(|caller| test(self, caller))
        };
        let by_object = is_by(Self::is_constructor);
        let by_method = is_by(|lives, caller| lives.flow.tree[caller].class.is_some() && !lives.is_constructor(caller));
        (by_object && by_method) || self.mentions(id) > callers.len()
    }

    /// Whether a function is called, or given to somebody, in more places than one.
    pub(in crate::facts) fn is_shared(&self, id: FunctionId) -> bool {
        self.mentions(id).max(self.flow.callers(id).len()) > 1
    }

    /// How often a function is named, called or not.
    pub(super) fn mentions(&self, id: FunctionId) -> usize {
        self.mentioned(id).len()
    }

    fn mentioned(&self, id: FunctionId) -> Vec<ExprId> {
        let tree = self.flow.tree;
        let function = &tree[id];
        let part = tree.part_around(function.span);
        if function.name.is_empty() {
            return Vec::new();
        }
        if function.class.is_some() {
            let found = self.index().attributes.of(&function.name);
            return found.filter(|expr| part.exprs.contains(&expr.0)).collect();
        }
        let is_it = |expr: &ExprId| {
            let bindings = self.flow.reaching(&function.name, *expr);
            bindings.iter().any(|binding| matches!(binding.value, Bound::Function(of) if of == id))
        };
        self.index().names.of(&function.name).filter(is_it).collect()
    }

    /// Whether a function makes an object of the class that it stands in: `__init__`, `fn new() -> Self`.
    pub(super) fn is_constructor(&self, id: FunctionId) -> bool {
        let tree = self.flow.tree;
        let function = &tree[id];
        if function.class.is_none() {
            return false;
        }
        if self.flow.language == SdkLanguage::Python {
            return matches!(function.name.as_str(), "__init__" | "__post_init__");
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
        let param = &function.params[at];
        if param.annotation.and_then(|annotation| self.flow.path_of(annotation)).is_some_and(is_known) {
            return true;
        }
        let uses = self.index().names.of(&param.name);
        uses.filter(|used| function.span.contains(tree[*used].span)).any(|used| {
            let Some(parent) = self.index().parent(used) else { return false };
            let ExprKind::Call(call) = &tree[parent].kind else { return false };
            call.callee != used
                && self.flow.known_callee(call).is_some_and(|known| known.callable.meaning == Meaning::Issues)
        })
    }

    /// Whether code is executed once for each of the rounds of an open loop.
    pub(super) fn is_round(&self, block: BlockId) -> bool {
        let span = self.flow.tree[block].span;
        self.index().waits_in(span) || index::is_open_loop(self.flow.text, span)
    }
}

pub(super) fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}
