//! What every front end needs to put a [`Tree`] together.

use smol_str::SmolStr;

use super::{
    Binding, Block, BlockId, BlockKind, Bound, Class, ClassId, Expr, ExprId, ExprKind, Function, FunctionId, Scope,
    ScopeId, ScopeKind, Store, StoreKey, Tree, Trouble, TroubleKind,
};
use crate::source::Span;

/// How deeply an expression or block may be nested before a front end gives up on what lies below and says so.
///
/// Hand-written code stays below 60; the front ends run on threads whose stack holds this many levels many times over.
pub const DEEPEST: usize = 400;

/// A tree in the making, and the scope and block that the front end is in.
pub struct Builder {
    /// The tree so far.
    pub tree: Tree,
    /// The current scope.
    pub scope: ScopeId,
    /// The current block.
    pub block: BlockId,
    depth: usize,
}

impl Builder {
    /// A tree with only a module scope and its body.
    #[must_use]
    pub fn new(span: Span) -> Self {
        let mut tree = Tree::default();
        tree.scopes.push(Scope { kind: ScopeKind::Module, parent: None, span });
        tree.blocks.push(Block { parent: None, kind: BlockKind::Body, span });
        Self { tree, scope: ScopeId(0), block: BlockId(0), depth: 0 }
    }

    /// Adds an expression at the current place.
    pub fn expr(&mut self, span: Span, kind: ExprKind) -> ExprId {
        let id = ExprId(next(self.tree.exprs.len()));
        self.tree.exprs.push(Expr { span, scope: self.scope, block: self.block, kind });
        id
    }

    /// Does `inside` one level deeper, or reports that it is too deep and gives `None`.
    pub fn deeper<T>(&mut self, span: Span, inside: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEEPEST {
            if self.tree.troubles.iter().all(|trouble| trouble.kind != TroubleKind::TooDeep) {
                self.trouble(span, TroubleKind::TooDeep);
            }
            return None;
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        Some(result)
    }

    /// Does `inside` in a new block.
    pub fn in_block<T>(&mut self, kind: BlockKind, span: Span, inside: impl FnOnce(&mut Self) -> T) -> T {
        let around = self.block;
        self.block = BlockId(next(self.tree.blocks.len()));
        self.tree.blocks.push(Block { parent: Some(around), kind, span });
        let result = inside(self);
        self.block = around;
        result
    }

    /// Does `inside` in a new scope with a body block of its own.
    pub fn in_scope<T>(&mut self, kind: ScopeKind, span: Span, inside: impl FnOnce(&mut Self) -> T) -> T {
        let around = self.scope;
        self.scope = ScopeId(next(self.tree.scopes.len()));
        self.tree.scopes.push(Scope { kind, parent: Some(around), span });
        let result = self.in_block(BlockKind::Body, span, inside);
        self.scope = around;
        result
    }

    /// Binds `name` in the current scope, from the byte `from` on.
    pub fn bind(&mut self, name: impl Into<SmolStr>, name_span: Span, from: u32, value: Bound) {
        self.bind_annotated(name, name_span, from, None, value);
    }

    /// Binds `name` with a declared type.
    pub fn bind_annotated(
        &mut self,
        name: impl Into<SmolStr>,
        name_span: Span,
        from: u32,
        annotation: Option<ExprId>,
        value: Bound,
    ) {
        let (scope, block) = (self.scope, self.block);
        self.tree.bindings.push(Binding { name: name.into(), name_span, scope, block, from, annotation, value });
    }

    /// Records an assignment to a part of `base`.
    pub fn store(&mut self, base: ExprId, key: StoreKey, value: ExprId, span: Span, from: u32) {
        let (scope, block) = (self.scope, self.block);
        self.tree.stores.push(Store { base, key, value, span, scope, block, from });
    }

    /// Adds a function; its scope is usually opened right after with [`Builder::in_scope`] and the id given here.
    pub fn function(&mut self, function: Function) -> FunctionId {
        let id = FunctionId(next(self.tree.functions.len()));
        self.tree.functions.push(function);
        id
    }

    /// Adds a class.
    pub fn class(&mut self, class: Class) -> ClassId {
        let id = ClassId(next(self.tree.classes.len()));
        self.tree.classes.push(class);
        id
    }

    /// Records what could not be understood.
    pub fn trouble(&mut self, span: Span, kind: TroubleKind) {
        self.tree.troubles.push(Trouble { span, kind });
    }
}

fn next(len: usize) -> u32 {
    u32::try_from(len).expect("a file holds fewer nodes than bytes, and input refuses files of 4 GiB")
}
