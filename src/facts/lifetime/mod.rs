//! How long is something kept? As long as the longest-lived of what keeps it; told from where it goes after it was made.

mod cached;
mod expiry;
mod guard;
mod holder;
mod index;
mod kept;
mod place;

pub(super) use index::Index;

use std::cell::RefCell;
use std::collections::HashMap;

use super::Ground;
use crate::catalog::lifetime::Lifetimes;
use crate::flow::{Flow, StepKind, Traced};
use crate::source::Span;
use crate::syntax::{Binding, BlockKind, Bound, ClassId, ExprId, FunctionId};

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

/// Tells lifetimes in one tree.
pub(super) struct Lives<'f, 'a> {
    flow: &'f Flow<'a>,
    words: &'a Lifetimes,
    ground: &'f Ground<'a>,
    known: RefCell<HashMap<ExprId, Lifetime>>,
    places: RefCell<HashMap<FunctionId, Lifetime>>,
    told: RefCell<HashMap<FunctionId, Option<Lifetime>>>,
    objects: RefCell<HashMap<ClassId, Lifetime>>,
    works_at_import: RefCell<HashMap<u32, bool>>,
}

impl<'f, 'a> Lives<'f, 'a> {
    pub(super) fn new(flow: &'f Flow<'a>, ground: &'f Ground<'a>) -> Self {
        Self {
            flow,
            words: &flow.catalog.lifetimes,
            ground,
            known: RefCell::default(),
            places: RefCell::default(),
            told: RefCell::default(),
            objects: RefCell::default(),
            works_at_import: RefCell::default(),
        }
    }

    fn index(&self) -> &Index {
        self.ground.lifetimes.get_or_init(|| Index::of(self.flow.tree, &self.ground.world.flows().collect::<Vec<_>>()))
    }

    /// How long what `expr` makes is kept.
    pub(super) fn of(&self, expr: ExprId) -> Lifetime {
        if let Some(known) = self.known.borrow().get(&expr) {
            return *known;
        }
        // Recursion meets this entry and ends.
        self.known.borrow_mut().insert(expr, Lifetime::Caller);
        let life = self.kept(expr);
        self.known.borrow_mut().insert(expr, life);
        life
    }

    /// How long an issued value was kept before it came to where it is used; `None` when it comes straight from its issuer.
    pub(super) fn kept_before(&self, value: &Traced, used: ExprId) -> Option<Lifetime> {
        let lives = value.trail.iter().filter_map(|step| match &step.kind {
            StepKind::Name(_) => {
                let index = self.index();
                if let Some(store) = index.store_at.get(&step.span) {
                    return self.of_store(&self.flow.tree.stores[*store], &[]);
                }
                self.of_name(self.flow.tree.binding_at(step.span)?, used)
            }
            StepKind::Returned => {
                let function = *self.index().called_at.get(&step.span)?;
                self.is_cached(function).then_some(Lifetime::Program)
            }
            _ => None,
        });
        lives.max()
    }

    /// How long a name keeps what it was given for what is made at `used`.
    fn of_name(&self, binding: usize, used: ExprId) -> Option<Lifetime> {
        let tree = self.flow.tree;
        let binding = &tree.bindings[binding];
        if matches!(binding.value, Bound::Parameter(..)) {
            return None;
        }
        let owner = tree.function_of(binding.scope);
        if owner.is_none()
            && (tree.function_of(tree[used].scope).is_some() || self.function_at(binding.name_span).is_some())
        {
            return self.of_binding(binding, &[]);
        }
        // Fetched once, before the loop in which a client is made in each round.
        self.is_before_rounds(binding, used).then_some(Lifetime::Program)
    }

    /// Whether a name is given its value before the loop that never ends and in which it is used: it is the same in each round.
    fn is_before_rounds(&self, binding: &Binding, used: ExprId) -> bool {
        let tree = self.flow.tree;
        let owner = tree.function_of(binding.scope);
        let run = owner.map_or(tree.part_of(used).span, |owner| tree[owner].span);
        let mut loops = tree.blocks_around(tree[used].block).filter(|block| tree[*block].kind == BlockKind::Loop);
        let Some(inner) = loops.next().map(|inner| tree[inner].span) else { return false };
        let is_before = !inner.contains(binding.name_span) && run.contains(inner);
        is_before && run.contains(binding.name_span) && self.index().is_endless(run)
    }

    /// Whether the place is never executed in the shipped program.
    pub(super) fn is_dead(&self, expr: ExprId) -> bool {
        let tree = self.flow.tree;
        tree.blocks_around(tree[expr].block).any(|block| tree[block].kind == BlockKind::Dead)
    }

    /// The functions that `function` calls, directly or not, itself included.
    pub(super) fn reach(&self, function: FunctionId) -> Vec<FunctionId> {
        let mut reached = vec![function];
        let mut at = 0;
        while at < reached.len() && reached.len() < 64 {
            for called in self.index().calls.get(&reached[at]).into_iter().flatten() {
                if !reached.contains(called) {
                    reached.push(*called);
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
            && callers.len() == self.mentions(id)
            && callers.iter().all(is_constructor_call)
    }

    /// Who keeps what is bound or stored where a name or field stands at `span`; `None` for parameters and other things.
    pub(super) fn keeper_of(&self, span: Span) -> Option<Keeper> {
        let tree = self.flow.tree;
        if self.index().store_at.contains_key(&span) {
            return Some(Keeper::Shared);
        }
        let binding = &tree.bindings[tree.binding_at(span)?];
        if matches!(binding.value, Bound::Parameter(..)) {
            return None;
        }
        Some(tree.function_of(binding.scope).map_or(Keeper::Shared, Keeper::Function))
    }

    /// The innermost function that a place lies in.
    pub(super) fn function_at(&self, span: Span) -> Option<FunctionId> {
        let tree = self.flow.tree;
        let part = tree.part_around(span);
        let functions = tree.functions_of(part).filter(|(_, function)| function.span.contains(span));
        functions.min_by_key(|(_, function)| function.span.end - function.span.start).map(|(id, _)| id)
    }
}
