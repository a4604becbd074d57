//! Several files as one: their trees one after the other, as if their texts had been written below each other.
//!
//! What follows values need not know that they cross files: an [`ExprId`] and a [`Span`] mean the same thing everywhere
//! in a joined tree. Only names do not cross by themselves: each file keeps a module scope of its own.

use std::ops::Range;

use super::{
    Arg, Binding, BlockId, Bound, Call, Class, ClassId, Expr, ExprId, ExprKind, Function, FunctionId, Scope, ScopeId,
    ScopeKind, Store, StoreKey, Tree, TroubleKind,
};
use crate::source::Span;

/// Where one file's share of a joined tree lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the joined text.
    pub span: Span,
    /// Its expressions.
    pub exprs: Range<u32>,
    /// Its functions.
    pub functions: Range<u32>,
    /// Its classes.
    pub classes: Range<u32>,
    /// Its bindings, as places in [`Tree::bindings`].
    pub bindings: Range<usize>,
    /// Its stores, as places in [`Tree::stores`].
    pub stores: Range<usize>,
    /// Its blocks.
    pub blocks: Range<u32>,
    /// Its module scope.
    pub scope: ScopeId,
    /// The body of its module.
    pub block: BlockId,
}

/// What becomes of the scopes, blocks and classes of a tree that is put behind another, and where it goes. Those that are
/// not there yet count on from those that are, in order.
pub(super) struct Placing {
    /// Where its text begins.
    pub(super) text: u32,
    /// Each of its scopes.
    pub(super) scopes: Vec<ScopeId>,
    /// Its first blocks; all others are new.
    pub(super) blocks: Vec<BlockId>,
    /// Each of its classes. To one that is there already it adds what is said of it.
    pub(super) classes: Vec<ClassId>,
    /// Scopes of the piece whose names, and nothing else, belong to these ones, ascending.
    pub(super) names: Vec<(ScopeId, ScopeId)>,
}

/// How the ids and spans of a tree change when it is put behind another.
struct Shift {
    place: Placing,
    exprs: u32,
    blocks: u32,
    functions: u32,
}

/// A length or place as the trees count them.
pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl Tree {
    /// The shares of the files that this tree is made of, in the order of their texts. One for a tree of one file.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Says that this tree is that of one file of `len` bytes.
    pub(super) fn closed(mut self, len: usize) -> Self {
        self.parts = vec![Part {
            span: Span::new(0, len),
            exprs: 0..count(self.exprs.len()),
            functions: 0..count(self.functions.len()),
            classes: 0..count(self.classes.len()),
            bindings: 0..self.bindings.len(),
            stores: 0..self.stores.len(),
            blocks: 0..count(self.blocks.len()),
            scope: ScopeId(0),
            block: BlockId(0),
        }];
        self
    }

    /// Puts `other` behind this tree; `text` is where its text begins in the joined text.
    pub fn append(&mut self, mut other: Self, text: u32) {
        let shift = Shift::to(self, Placing::behind(self, &other, text, &[], &[], &[]));
        let (bindings, stores, classes) = (self.bindings.len(), self.stores.len(), count(self.classes.len()));
        self.parts.extend(std::mem::take(&mut other.parts).into_iter().map(|part| Part {
            span: shift.span(part.span),
            exprs: part.exprs.start + shift.exprs..part.exprs.end + shift.exprs,
            functions: part.functions.start + shift.functions..part.functions.end + shift.functions,
            classes: part.classes.start + classes..part.classes.end + classes,
            bindings: part.bindings.start + bindings..part.bindings.end + bindings,
            stores: part.stores.start + stores..part.stores.end + stores,
            blocks: part.blocks.start + shift.blocks..part.blocks.end + shift.blocks,
            scope: shift.scope(part.scope),
            block: shift.block(part.block),
        }));
        self.take(other, &shift);
    }

    /// Goes on with the next piece of the same file, which was lowered as if it were a file of its own.
    pub(super) fn go_on(&mut self, mut piece: Self, place: Placing) {
        // That it is too deep is said once.
        let is_deep = self.troubles.iter().any(|trouble| trouble.kind == TroubleKind::TooDeep);
        piece.troubles.retain(|trouble| !is_deep || trouble.kind != TroubleKind::TooDeep);
        let shift = Shift::to(self, place);
        self.take(piece, &shift);
    }

    fn take(&mut self, other: Self, shift: &Shift) {
        self.exprs.extend(other.exprs.into_iter().map(|expr| shift.whole_expr(expr)));
        for (scope, id) in other.scopes.into_iter().zip(&shift.place.scopes) {
            if id.0 == count(self.scopes.len()) {
                self.scopes.push(shift.whole_scope(scope));
            }
        }
        self.blocks.extend(other.blocks.into_iter().skip(shift.place.blocks.len()).map(|mut block| {
            block.parent = block.parent.map(|parent| shift.block(parent));
            block.span = shift.span(block.span);
            block
        }));
        self.bindings.extend(other.bindings.into_iter().map(|binding| shift.binding(binding)));
        self.stores.extend(other.stores.into_iter().map(|store| shift.store(store)));
        self.functions.extend(other.functions.into_iter().map(|function| shift.whole_function(function)));
        for (class, id) in other.classes.into_iter().zip(&shift.place.classes) {
            let class = shift.whole_class(class);
            match self.classes.get_mut(id.0 as usize) {
                Some(known) => {
                    known.bases.extend(class.bases);
                    known.decorators.extend(class.decorators);
                }
                None => self.classes.push(class),
            }
        }
        self.stars.extend(other.stars.into_iter().map(|mut star| {
            star.scope = shift.scope(star.scope);
            star
        }));
        self.comments.extend(other.comments.into_iter().map(|span| shift.span(span)));
        self.docs.extend(other.docs.into_iter().map(|span| shift.span(span)));
        self.troubles.extend(other.troubles.into_iter().map(|mut trouble| {
            trouble.span = shift.span(trouble.span);
            trouble
        }));
    }

    /// The file that a place lies in, as a place in [`Tree::parts`].
    #[must_use]
    pub fn part_at(&self, offset: u32) -> usize {
        self.parts.partition_point(|part| part.span.start <= offset).saturating_sub(1)
    }

    /// The share of the file that `span` lies in.
    #[must_use]
    pub fn part_around(&self, span: Span) -> &Part {
        &self.parts[self.part_at(span.start)]
    }

    /// The share of the file that an expression stands in.
    #[must_use]
    pub fn part_of(&self, expr: ExprId) -> &Part {
        self.part_around(self[expr].span)
    }

    /// The expressions of the file in which `span` lies that lie in `span`.
    pub fn exprs_within(&self, span: Span) -> impl Iterator<Item = &Expr> {
        let part = self.part_around(span);
        self.exprs[part.exprs.start as usize..part.exprs.end as usize]
            .iter()
            .filter(move |expr| span.contains(expr.span))
    }

    /// The ids of the expressions of one file, children before parents.
    pub fn exprs_of(&self, part: &Part) -> impl Iterator<Item = ExprId> + use<> {
        part.exprs.clone().map(ExprId)
    }

    /// The functions of one file.
    pub fn functions_of(&self, part: &Part) -> impl Iterator<Item = (FunctionId, &Function)> {
        let range = part.functions.clone();
        range.clone().map(FunctionId).zip(&self.functions[range.start as usize..range.end as usize])
    }

    /// The classes of one file.
    pub fn classes_of(&self, part: &Part) -> impl Iterator<Item = (ClassId, &Class)> {
        let range = part.classes.clone();
        range.clone().map(ClassId).zip(&self.classes[range.start as usize..range.end as usize])
    }

    /// The bindings of one file.
    #[must_use]
    pub fn bindings_of(&self, part: &Part) -> &[Binding] {
        &self.bindings[part.bindings.clone()]
    }

    /// The fields that a class declares with their types, in order.
    pub fn fields_of(&self, class: ClassId) -> impl Iterator<Item = &Binding> {
        let scope = self[class].scope;
        let bindings = self.bindings_of(self.part_around(self[class].span)).iter();
        bindings.filter(move |field| field.scope == scope && field.annotation.is_some())
    }

    /// The stores of one file.
    #[must_use]
    pub fn stores_of(&self, part: &Part) -> &[Store] {
        &self.stores[part.stores.clone()]
    }
}

impl Placing {
    /// For a tree that begins at `text` behind another one and whose first scopes, blocks and classes are these of that one.
    pub(super) fn behind(
        tree: &Tree,
        other: &Tree,
        text: u32,
        scopes: &[ScopeId],
        blocks: &[BlockId],
        classes: &[ClassId],
    ) -> Self {
        let new_scopes = (count(tree.scopes.len())..).map(ScopeId).take(other.scopes.len() - scopes.len());
        let new_classes = (count(tree.classes.len())..).map(ClassId).take(other.classes.len() - classes.len());
        Self {
            text,
            scopes: scopes.iter().copied().chain(new_scopes).collect(),
            blocks: blocks.to_vec(),
            classes: classes.iter().copied().chain(new_classes).collect(),
            names: Vec::new(),
        }
    }
}

impl Shift {
    fn to(tree: &Tree, place: Placing) -> Self {
        Self {
            exprs: count(tree.exprs.len()),
            blocks: count(tree.blocks.len()) - count(place.blocks.len()),
            functions: count(tree.functions.len()),
            place,
        }
    }

    fn span(&self, span: Span) -> Span {
        Span { start: span.start + self.place.text, end: span.end + self.place.text }
    }

    fn expr(&self, id: ExprId) -> ExprId {
        ExprId(id.0 + self.exprs)
    }

    fn scope(&self, id: ScopeId) -> ScopeId {
        self.place.scopes[id.0 as usize]
    }

    /// The scope that gets a name which is bound in this one.
    fn scope_of_name(&self, id: ScopeId) -> ScopeId {
        let moved = self.place.names.binary_search_by_key(&id, |(from, _)| *from);
        moved.map_or_else(|_| self.scope(id), |at| self.place.names[at].1)
    }

    fn block(&self, id: BlockId) -> BlockId {
        self.place.blocks.get(id.0 as usize).copied().unwrap_or(BlockId(id.0 + self.blocks))
    }

    fn function(&self, id: FunctionId) -> FunctionId {
        FunctionId(id.0 + self.functions)
    }

    fn class(&self, id: ClassId) -> ClassId {
        self.place.classes[id.0 as usize]
    }

    fn whole_scope(&self, mut scope: Scope) -> Scope {
        scope.kind = match scope.kind {
            ScopeKind::Class(class) => ScopeKind::Class(self.class(class)),
            ScopeKind::Function(function) => ScopeKind::Function(self.function(function)),
            kind @ (ScopeKind::Module | ScopeKind::Inner) => kind,
        };
        scope.parent = scope.parent.map(|parent| self.scope(parent));
        scope.span = self.span(scope.span);
        scope
    }

    fn exprs(&self, mut ids: Vec<ExprId>) -> Vec<ExprId> {
        for id in &mut ids {
            *id = self.expr(*id);
        }
        ids
    }

    fn whole_expr(&self, expr: Expr) -> Expr {
        Expr {
            span: self.span(expr.span),
            scope: self.scope(expr.scope),
            block: self.block(expr.block),
            kind: match expr.kind {
                ExprKind::Attribute { base, name, name_span } => {
                    ExprKind::Attribute { base: self.expr(base), name, name_span: self.span(name_span) }
                }
                ExprKind::Index { base, index } => ExprKind::Index { base: self.expr(base), index: self.expr(index) },
                ExprKind::Slice { base, bounds } => ExprKind::Slice { base: self.expr(base), bounds },
                ExprKind::Call(call) => ExprKind::Call(Call {
                    callee: self.expr(call.callee),
                    args: call.args.into_iter().map(|arg| Arg { value: self.expr(arg.value), ..arg }).collect(),
                    form: call.form,
                }),
                ExprKind::Join(parts) => ExprKind::Join(self.exprs(parts)),
                ExprKind::Choice(arms) => ExprKind::Choice(self.exprs(arms)),
                ExprKind::List(elements) => ExprKind::List(self.exprs(elements)),
                ExprKind::Map(mut pairs) => {
                    for (key, value) in &mut pairs {
                        (*key, *value) = (self.expr(*key), self.expr(*value));
                    }
                    ExprKind::Map(pairs)
                }
                ExprKind::Function(function) => ExprKind::Function(self.function(function)),
                ExprKind::Other(children) => ExprKind::Other(self.exprs(children)),
                kind @ (ExprKind::Text(_)
                | ExprKind::Number(_)
                | ExprKind::Bool(_)
                | ExprKind::Nothing
                | ExprKind::Name(_)) => kind,
            },
        }
    }

    fn binding(&self, binding: Binding) -> Binding {
        Binding {
            name: binding.name,
            name_span: self.span(binding.name_span),
            scope: self.scope_of_name(binding.scope),
            block: self.block(binding.block),
            from: binding.from + self.place.text,
            annotation: binding.annotation.map(|annotation| self.expr(annotation)),
            value: match binding.value {
                Bound::Expr(value) => Bound::Expr(self.expr(value)),
                Bound::Part { of, path } => Bound::Part { of: self.expr(of), path },
                Bound::Joined(more) => Bound::Joined(self.expr(more)),
                Bound::Parameter(function, at) => Bound::Parameter(self.function(function), at),
                Bound::Function(function) => Bound::Function(self.function(function)),
                Bound::Class(class) => Bound::Class(self.class(class)),
                bound @ (Bound::Import(_) | Bound::Unknown) => bound,
            },
        }
    }

    fn store(&self, store: Store) -> Store {
        Store {
            base: self.expr(store.base),
            key: match store.key {
                StoreKey::Index(index) => StoreKey::Index(self.expr(index)),
                key @ StoreKey::Attribute(_) => key,
            },
            value: self.expr(store.value),
            span: self.span(store.span),
            scope: self.scope(store.scope),
            block: self.block(store.block),
            from: store.from + self.place.text,
        }
    }

    fn whole_function(&self, mut function: Function) -> Function {
        function.name_span = self.span(function.name_span);
        function.span = self.span(function.span);
        function.scope = self.scope(function.scope);
        function.outer = self.scope(function.outer);
        function.class = function.class.map(|class| self.class(class));
        for param in &mut function.params {
            param.span = self.span(param.span);
            param.default = param.default.map(|default| self.expr(default));
            param.annotation = param.annotation.map(|annotation| self.expr(annotation));
        }
        function.returns = self.exprs(function.returns);
        function.return_type = function.return_type.map(|of| self.expr(of));
        function.decorators = self.exprs(function.decorators);
        function
    }

    fn whole_class(&self, mut class: Class) -> Class {
        class.name_span = self.span(class.name_span);
        class.span = self.span(class.span);
        class.scope = self.scope(class.scope);
        class.bases = self.exprs(class.bases);
        class.decorators = self.exprs(class.decorators);
        class
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::python;

    #[test]
    fn a_joined_tree_reads_as_its_files_do() {
        let first = "class A:\n    x = f(1)\n\ndef g(p='d'):\n    return [p, {'k': p}]\n";
        let second =
            "# note\nfrom a import A\na = A(k='v')\na.x['i'] = lambda q: q or a[1:2]\nfor b in a:\n    b += 'c'\n";
        let (one, two) = (python::parse(first), python::parse(second));
        let text = format!("{first}{second}");
        let offset = count(first.len());
        let mut joined = python::parse(first);
        joined.append(python::parse(second), offset);
        assert_eq!(joined.parts().len(), 2);
        let [head, tail] = joined.parts() else { unreachable!("two files were joined") };
        assert_eq!((head.exprs.end, tail.exprs.end), (count(one.exprs.len()), count(joined.exprs.len())));
        for (id, alone) in two.exprs.iter().enumerate() {
            let moved = &joined[ExprId(tail.exprs.start + count(id))];
            assert_eq!(&text[moved.span.range()], &second[alone.span.range()]);
            assert_eq!(joined.part_at(moved.span.start), 1);
            if let (ExprKind::Call(moved), ExprKind::Call(alone)) = (&moved.kind, &alone.kind) {
                assert_eq!(&text[joined[moved.callee].span.range()], &second[two[alone.callee].span.range()]);
            }
        }
        for (moved, alone) in joined.bindings_of(tail).iter().zip(&two.bindings) {
            assert_eq!(&text[moved.name_span.range()], &second[alone.name_span.range()]);
            assert_eq!(moved.from, alone.from + offset);
        }
        let scopes: Vec<_> = joined.scopes_around(joined[ExprId(tail.exprs.end - 1)].scope).collect();
        assert_eq!(scopes.last(), Some(&tail.scope), "the way out of a scope ends in the file's own module");
        assert_eq!(joined.exprs_within(tail.span).count(), two.exprs.len());
        assert_eq!(joined.stores_of(tail).len(), two.stores.len());
        assert_eq!(joined.functions_of(tail).count(), two.functions.len());
    }
}
