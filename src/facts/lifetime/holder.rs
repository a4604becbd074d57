//! How long lives what something is put into?

use smol_str::SmolStr;

use super::guard::{Guard, KeptIn, Memory};
use super::place::has;
use super::{Lifetime, Lives};
use crate::syntax::{Binding, BlockKind, Bound, Call, ClassId, ExprId, ExprKind, Store, StoreKey};

/// What something is put into.
pub(super) enum Holder<'t> {
    /// Something that lives so long.
    Lives(Lifetime),
    /// What a name of this run stands for: it goes where that goes.
    Local(&'t Binding),
    /// An object that somebody else has.
    Unknown,
}

impl<'a> Lives<'_, 'a> {
    /// How long a module, class or closure variable keeps what it is given; `None` for names of a function's own run.
    pub(super) fn of_binding(&self, binding: &Binding, names: &[SmolStr]) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let owner = tree.function_of(binding.scope);
        let Some(function) = self.function_at(binding.name_span) else {
            return Some(self.shared(binding));
        };
        if owner == Some(function) {
            return None;
        }
        let kept_in = KeptIn::Name(binding);
        let holder = match owner {
            None if self.is_program_of(function) => Lifetime::Script,
            None => Lifetime::Program,
            Some(_) => Lifetime::Object,
        };
        let mut names = names.to_vec();
        names.push(binding.name.clone());
        let memory = Memory { names: &names, block: binding.block, span: binding.name_span, function };
        Some(self.remembered(holder, &memory, &kept_in))
    }

    /// Whether a function is only called by a program that ends.
    fn is_program_of(&self, function: crate::syntax::FunctionId) -> bool {
        let callers = self.flow.callers(function);
        !callers.is_empty() && callers.iter().take(8).all(|(call, _)| self.place(*call) == Lifetime::Script)
    }

    /// How long a name of a module or class lives that is given its value there.
    fn shared(&self, binding: &Binding) -> Lifetime {
        let tree = self.flow.tree;
        let life = self.of_module(binding.block);
        if life != Lifetime::Program {
            return life;
        }
        let part = tree.part_around(binding.name_span);
        let has_main = tree.blocks[part.blocks.start as usize..part.blocks.end as usize]
            .iter()
            .any(|block| block.kind == BlockKind::Main)
            || tree.functions_of(part).any(|(_, function)| {
                function.name == "main" && self.flow.language == crate::catalog::sdk::SdkLanguage::Rust
            });
        let uses = self.index().names.of(&binding.name);
        let mut users = uses.filter_map(|used| tree.function_of(tree[used].scope)).peekable();
        // What only the functions of a program use that ends ends with it.
        let only_program =
            users.peek().is_some() && users.take(16).all(|user| self.of_function(user) == Lifetime::Script);
        if only_program && has_main { Lifetime::Script } else { life }
    }

    /// How long what is stored in a field or element is kept; `None` when it goes where a local name goes.
    pub(super) fn of_store(&self, store: &Store, names: &[SmolStr]) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let holder = match self.holder(store.base) {
            Holder::Lives(life) => life,
            Holder::Local(_) | Holder::Unknown => return None,
        };
        let Some(function) = tree.function_of(store.scope) else {
            return Some(holder.min(self.of_module(store.block)));
        };
        let mut names = names.to_vec();
        match &store.key {
            StoreKey::Attribute(name) => {
                names.push(name.clone());
                if matches!(tree[store.base].kind, ExprKind::Attribute { .. }) {
                    names.extend(self.containers(store.base));
                }
            }
            StoreKey::Index(key) => {
                names.extend(self.containers(store.base));
                names.extend(self.flow.tree.text(*key).map(|key| SmolStr::new(key.reveal())));
            }
        }
        let memory = Memory { names: &names, block: store.block, span: store.span, function };
        Some(self.remembered(holder, &memory, &KeptIn::Field(store)))
    }

    /// How long `container.insert(key, value)` keeps a value.
    pub(super) fn of_insert(&self, at: ExprId, call: &Call, names: &[SmolStr]) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let receiver = self.flow.receiver(call)?;
        let life = match self.holder(receiver) {
            Holder::Lives(life) => life,
            Holder::Local(_) | Holder::Unknown => return None,
        };
        let Some(function) = tree.function_of(tree[at].scope) else { return Some(life) };
        if has(&self.words.memo_calls, &self.word(call.callee)) || self.is_once_cell(receiver) {
            return Some(if self.is_program_of(function) { Lifetime::Script } else { life });
        }
        let mut names = names.to_vec();
        names.extend(self.containers(receiver));
        let memory = Memory { names: &names, block: tree[at].block, span: tree[at].span, function };
        Some(self.by_guard(life, &memory, self.guard(&memory)))
    }

    fn is_once_cell(&self, receiver: ExprId) -> bool {
        self.flow.trace(receiver).iter().any(|traced| match &traced.value {
            crate::flow::Value::Instance { of, .. } => of.ends_with("OnceLock"),
            _ => false,
        })
    }

    fn remembered(&self, holder: Lifetime, memory: &Memory<'_>, kept_in: &KeptIn<'_>) -> Lifetime {
        if holder <= Lifetime::Script || kept_in.is_nothing(self) {
            return holder;
        }
        let guard = self.guard(memory);
        if guard == Guard::Expiry || self.is_looked_after(memory, kept_in) {
            // Who drops it makes it anew.
            return self.run_of(memory).min(Lifetime::Caller);
        }
        self.by_guard(holder, memory, guard)
    }

    /// How long a place keeps what a function puts there, which is replaced whenever the function runs again.
    fn by_guard(&self, holder: Lifetime, memory: &Memory<'_>, guard: Guard) -> Lifetime {
        let function = memory.function;
        match guard {
            Guard::Expiry => Lifetime::Caller,
            Guard::Memo => holder,
            Guard::None if self.waiting_loop(memory.block) => Lifetime::Request,
            Guard::None if self.is_once(function) || self.is_startup(function) => holder,
            Guard::None => match self.told(function) {
                // Before it serves, a program that does not end comes by here once.
                Some(Lifetime::Program) => holder,
                Some(told) => told,
                None => match self.of_function(function) {
                    life if life.is_long() => holder,
                    life => life,
                },
            },
        }
    }

    fn run_of(&self, memory: &Memory<'_>) -> Lifetime {
        self.told(memory.function).unwrap_or_else(|| self.of_function(memory.function))
    }

    /// The names that an attribute chain is made of, last first.
    fn chain(&self, expr: ExprId) -> Vec<SmolStr> {
        let tree = self.flow.tree;
        let mut names = Vec::new();
        let mut at = expr;
        while names.len() < 8 {
            at = match &tree[at].kind {
                ExprKind::Attribute { base, name, .. } => {
                    names.push(name.clone());
                    *base
                }
                ExprKind::Index { base, .. } | ExprKind::Slice { base, .. } => *base,
                ExprKind::Call(call) => call.callee,
                ExprKind::Name(name) => {
                    names.push(name.clone());
                    break;
                }
                _ => break,
            };
        }
        names
    }

    /// The names of an attribute chain that tell what it is: not `self`, and no method.
    fn containers(&self, expr: ExprId) -> impl Iterator<Item = SmolStr> {
        let is_plain = |name: &SmolStr| !has(&self.words.steps, name) && name != "self" && name != "cls";
        self.chain(expr).into_iter().filter(is_plain).take(1)
    }

    /// What a store's base is.
    pub(super) fn holder(&self, base: ExprId) -> Holder<'a> {
        let tree = self.flow.tree;
        if self.forgets(base) {
            return Holder::Lives(Lifetime::Request);
        }
        let names = self.chain(base);
        for name in &names {
            let name = name.to_ascii_lowercase();
            if has(&self.words.long_lived_objects, &name) {
                return Holder::Lives(Lifetime::Program);
            }
            if has(&self.words.request_params, &name) || has(&self.words.request_objects, &name) {
                return Holder::Lives(Lifetime::Request);
            }
        }
        let mut root = base;
        loop {
            root = match &tree[root].kind {
                ExprKind::Attribute { base, .. } | ExprKind::Index { base, .. } | ExprKind::Slice { base, .. } => *base,
                ExprKind::Call(call) => call.callee,
                _ => break,
            };
        }
        let ExprKind::Name(name) = &tree[root].kind else { return Holder::Unknown };
        let class = || tree.function_of(tree[root].scope).and_then(|function| tree[function].class);
        match name.as_str() {
            "self" => {
                let of_class = matches!(names.iter().rev().nth(1).map(SmolStr::as_str), Some("__class__"));
                return match class() {
                    Some(_) if of_class => Holder::Lives(Lifetime::Program),
                    Some(class) => Holder::Lives(self.of_objects(class)),
                    None => Holder::Unknown,
                };
            }
            "cls" => return Holder::Lives(Lifetime::Program),
            "type" if names.len() == 1 => return Holder::Lives(Lifetime::Program),
            _ => {}
        }
        let bindings = self.flow.reaching(name, root);
        let is_call =
            !matches!(tree[base].kind, ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Index { .. });
        let found = bindings.iter().find_map(|binding| match binding.value {
            // A method of a module or a function of it gives anything.
            Bound::Import(_) if is_call => Some(Holder::Unknown),
            Bound::Import(_) | Bound::Class(_) => Some(Holder::Lives(Lifetime::Program)),
            Bound::Function(_) | Bound::Parameter(..) => Some(Holder::Unknown),
            _ => None,
        });
        if let Some(found) = found {
            return found;
        }
        match bindings.first() {
            Some(binding) if tree.function_of(binding.scope).is_none() => Holder::Lives(self.shared(binding)),
            Some(binding) if tree.function_of(binding.scope) != tree.function_of(tree[root].scope) => {
                Holder::Lives(Lifetime::Object)
            }
            Some(binding) => Holder::Local(binding),
            None => Holder::Unknown,
        }
    }

    /// How long the objects of a class live: as long as what keeps them.
    pub(super) fn of_objects(&self, class: ClassId) -> Lifetime {
        if let Some(known) = self.objects.borrow().get(&class) {
            return *known;
        }
        self.objects.borrow_mut().insert(class, Lifetime::Object);
        let life = if self.has_base(class, &self.words.request_bases) {
            Lifetime::Request
        } else if self.has_base(class, &self.words.test_bases) {
            Lifetime::Script
        } else {
            match self.flow.made(class).iter().take(8).map(|made| self.of(*made)).max() {
                Some(life) if life <= Lifetime::Script => life,
                _ => Lifetime::Object,
            }
        };
        self.objects.borrow_mut().insert(class, life);
        life
    }
}
