//! The pieces of a file as one tree.
//!
//! Each was lowered by itself. What they have to do with each other is settled here: an `impl` may be of a type that another
//! piece declares, an assignment to a variable that another piece has.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use smol_str::SmolStr;

use super::pieces::{Lowered, Read};
use crate::source::Span;
use crate::syntax::build::Builder;
use crate::syntax::parts::{Placing, count};
use crate::syntax::{BlockId, Class, ClassId, Scope, ScopeId, ScopeKind, Tree};

/// A module in the making: its scope, and the block that its items are in.
#[derive(Clone, Copy)]
pub(super) struct Module {
    scope: ScopeId,
    body: BlockId,
}

/// The pieces that were put together so far.
pub(super) struct Joined {
    tree: Tree,
    /// The types and modules of modules.
    classes: HashMap<(ScopeId, SmolStr), ClassId>,
    /// The first class of each name.
    by_name: HashMap<SmolStr, ClassId>,
    /// Each class's own scope, and the one around that.
    homes: Vec<(ScopeId, ScopeId)>,
    /// The variables of modules.
    declared: HashSet<(ScopeId, SmolStr)>,
}

impl Joined {
    /// Nothing yet, and the module that is the file.
    pub(super) fn new(len: usize) -> (Self, Module) {
        let Builder { tree, scope, block, .. } = Builder::new(Span::new(0, len));
        let joined = Self {
            tree,
            classes: HashMap::new(),
            by_name: HashMap::new(),
            homes: Vec::new(),
            declared: HashSet::new(),
        };
        (joined, Module { scope, body: block })
    }

    /// The tree of all that was added.
    pub(super) fn finished(self) -> Tree {
        self.tree
    }

    /// Adds all parts of a module.
    pub(super) fn add_all(&mut self, mut module: Module, parts: Vec<Read>) {
        for part in &parts {
            if let Read::Items(text, piece) = part {
                self.announce(module, piece, *text);
            }
        }
        for part in parts {
            match part {
                Read::Items(text, piece) => module = self.add(module, Rc::unwrap_or_clone(piece), text),
                Read::Module { start, head, inside, end } => {
                    let within = self.open(module, Rc::unwrap_or_clone(head), start, end);
                    self.add_all(within, inside);
                }
            }
        }
    }

    /// Adds what is said of a module, which is closed right behind that but in truth ends at `end`.
    fn open(&mut self, module: Module, mut head: Lowered, start: u32, end: u32) -> Module {
        let tree = &mut head.tree;
        let closed = tree[ScopeId(0)].span.end;
        let scopes = tree.scopes.iter_mut().map(|scope| &mut scope.span);
        let blocks = tree.blocks.iter_mut().map(|block| &mut block.span);
        let classes = tree.classes.iter_mut().map(|class| &mut class.span);
        for span in scopes.chain(blocks).chain(classes).filter(|span| span.end == closed) {
            span.end = end - start;
        }
        let around = self.add(module, head, start);
        // Its class comes after all that its attributes may hold, and its body last.
        let scope = self.homes.last().map_or(around.scope, |(scope, _)| *scope);
        Module { scope, body: BlockId(count(self.tree.blocks.len()) - 1) }
    }

    /// Adds the types that a piece declares at its top, before anything else of a module: `impl` blocks find them wherever
    /// they stand. Two of one name are behind opposite `cfg`s; the first takes what both have.
    fn announce(&mut self, module: Module, piece: &Lowered, text: u32) {
        for (id, class) in (0..).map(ClassId).zip(&piece.tree.classes) {
            let key = (module.scope, class.name.clone());
            if !is_announced(piece, id) || self.classes.contains_key(&key) {
                continue;
            }
            let shift = |span: Span| Span { start: span.start + text, end: span.end + text };
            let scope = ScopeId(count(self.tree.scopes.len()));
            let id = self.known_from_now_on(key, scope);
            let span = shift(piece.tree[class.scope].span);
            self.tree.scopes.push(Scope { kind: ScopeKind::Class(id), parent: Some(module.scope), span });
            self.tree.classes.push(Class {
                name: class.name.clone(),
                name_span: shift(class.name_span),
                span: shift(class.span),
                scope,
                bases: Vec::new(),
                decorators: Vec::new(),
            });
        }
    }

    /// Adds a piece of a module, which goes on in what is given back.
    fn add(&mut self, module: Module, piece: Lowered, text: u32) -> Module {
        let place = self.place(module, &piece, text);
        let blocks = count(self.tree.blocks.len());
        let body = if piece.block == BlockId(0) { module.body } else { BlockId(piece.block.0 + blocks - 1) };
        let bindings = self.tree.bindings.len();
        self.tree.go_on(piece.tree, place);
        if body != module.body {
            let whole = self.tree[module.body].span;
            self.tree[body].span = whole;
        }
        for at in piece.unsettled {
            self.settle(module, bindings + at);
        }
        self.declared.extend(piece.declared.into_iter().map(|name| (module.scope, name)));
        Module { body, ..module }
    }

    /// Finds the variable that is assigned to.
    fn settle(&mut self, module: Module, binding: usize) {
        let name = self.tree.bindings[binding].name.clone();
        let has = |scope: &ScopeId| self.declared.contains(&(*scope, name.clone()));
        let found = self.tree.scopes_around(module.scope).find(has);
        if let Some(scope) = found {
            self.tree.bindings[binding].scope = scope;
        }
    }

    /// What becomes of the scopes and classes of a piece.
    fn place(&mut self, module: Module, piece: &Lowered, text: u32) -> Placing {
        let mut place = Placing {
            text,
            scopes: vec![module.scope],
            blocks: vec![module.body],
            classes: Vec::new(),
            names: Vec::new(),
        };
        let mut new = count(self.tree.scopes.len());
        for (at, scope) in (0..).map(ScopeId).zip(&piece.tree.scopes).skip(1) {
            let around = scope.parent.map_or(module.scope, |parent| place.scopes[parent.0 as usize]);
            // Each class came with a scope of its own, so both are in the same order.
            let id = ClassId(count(place.classes.len()));
            let class = piece.tree.classes.get(id.0 as usize).filter(|class| class.scope == at);
            let known = class.and_then(|class| self.known(module, piece, id, &class.name));
            if let Some(known) = known {
                let (home, outside) = self.homes[known.0 as usize];
                place.classes.push(known);
                if outside == around {
                    place.scopes.push(home);
                } else {
                    // What the methods can see is what is in sight here, not where the type is declared.
                    place.scopes.push(around);
                    place.names.push((at, home));
                }
                continue;
            }
            let scope = ScopeId(new);
            new += 1;
            place.scopes.push(scope);
            if let Some(class) = class {
                place.classes.push(self.known_from_now_on((around, class.name.clone()), scope));
            }
        }
        place
    }

    /// The class that one of a piece is in truth, if there is one already: for what is declared at its top the one that was
    /// announced; for an `impl` the one in sight, or else any of the name.
    fn known(&self, module: Module, piece: &Lowered, id: ClassId, name: &SmolStr) -> Option<ClassId> {
        let in_scope = |scope: ScopeId| self.classes.get(&(scope, name.clone())).copied();
        if piece.foreign.binary_search(&id).is_ok() {
            let in_sight = self.tree.scopes_around(module.scope).find_map(in_scope);
            in_sight.or_else(|| self.by_name.get(name).copied())
        } else if is_announced(piece, id) {
            in_scope(module.scope)
        } else {
            None
        }
    }

    /// Takes note of a new class: by where it is declared and its name, and its scope.
    fn known_from_now_on(&mut self, key: (ScopeId, SmolStr), scope: ScopeId) -> ClassId {
        let id = ClassId(count(self.homes.len()));
        self.homes.push((scope, key.0));
        self.by_name.entry(key.1.clone()).or_insert(id);
        self.classes.entry(key).or_insert(id);
        id
    }
}

/// Whether a class is a type that is declared at the top of the piece.
fn is_announced(piece: &Lowered, id: ClassId) -> bool {
    let scope = &piece.tree[piece.tree[id].scope];
    scope.parent == Some(ScopeId(0)) && scope.kind != ScopeKind::Module && piece.foreign.binary_search(&id).is_err()
}
