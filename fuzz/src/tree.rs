//! What holds for the tree of any file.

use aklint::source::Span;
use aklint::syntax::{BlockId, Bound, ClassId, ExprId, ExprKind, FunctionId, ScopeId, ScopeKind, StoreKey, Tree};

/// Every span lies in the text, every id in the tree, children before parents.
pub(crate) fn check(text: &str, tree: &Tree) {
    let inside = |span: Span| crate::inside(text, span);
    let place = |offset: u32| inside(Span { start: offset, end: offset });
    let expr = |id: ExprId| assert!((id.0 as usize) < tree.exprs.len(), "{id:?} is not in the tree");
    let scope = |id: ScopeId| assert!((id.0 as usize) < tree.scopes.len(), "{id:?} is not in the tree");
    let block = |id: BlockId| assert!((id.0 as usize) < tree.blocks.len(), "{id:?} is not in the tree");
    let function = |id: FunctionId| assert!((id.0 as usize) < tree.functions.len(), "{id:?} is not in the tree");
    let class = |id: ClassId| assert!((id.0 as usize) < tree.classes.len(), "{id:?} is not in the tree");

    assert!(!tree.scopes.is_empty() && !tree.blocks.is_empty(), "a file is a scope and a block");
    assert_eq!(tree.parts().len(), 1, "one file is one part");
    inside(tree.parts()[0].span);
    for (at, one) in tree.exprs.iter().enumerate() {
        inside(one.span);
        scope(one.scope);
        block(one.block);
        if let ExprKind::Attribute { name_span, .. } = one.kind {
            inside(name_span);
        }
        if let ExprKind::Function(id) = one.kind {
            function(id);
        }
        children(&one.kind).for_each(|child| assert!((child.0 as usize) < at, "{child:?} comes after its parent {at}"));
    }
    for (at, one) in tree.scopes.iter().enumerate() {
        inside(one.span);
        one.parent.iter().for_each(|parent| assert!((parent.0 as usize) < at, "scope {at} lies in a later one"));
        match one.kind {
            ScopeKind::Function(id) => function(id),
            ScopeKind::Class(id) => class(id),
            ScopeKind::Module | ScopeKind::Inner => {}
        }
    }
    for (at, one) in tree.blocks.iter().enumerate() {
        inside(one.span);
        one.parent.iter().for_each(|parent| assert!((parent.0 as usize) < at, "block {at} lies in a later one"));
    }
    for one in &tree.bindings {
        inside(one.name_span);
        place(one.from);
        scope(one.scope);
        block(one.block);
        one.annotation.into_iter().for_each(expr);
        match one.value {
            Bound::Expr(id) | Bound::Part { of: id, .. } | Bound::Joined(id) => expr(id),
            Bound::Parameter(id, at) => assert!(at < tree[id].params.len(), "{id:?} has no parameter {at}"),
            Bound::Function(id) => function(id),
            Bound::Class(id) => class(id),
            Bound::Import(_) | Bound::Unknown => {}
        }
    }
    for one in &tree.stores {
        inside(one.span);
        place(one.from);
        scope(one.scope);
        block(one.block);
        expr(one.base);
        expr(one.value);
        if let StoreKey::Index(id) = one.key {
            expr(id);
        }
    }
    for one in &tree.functions {
        inside(one.span);
        inside(one.name_span);
        scope(one.scope);
        scope(one.outer);
        one.class.into_iter().for_each(class);
        one.returns.iter().chain(&one.decorators).chain(&one.return_type).copied().for_each(expr);
        for param in &one.params {
            inside(param.span);
            param.default.iter().chain(&param.annotation).copied().for_each(expr);
        }
    }
    for one in &tree.classes {
        inside(one.span);
        inside(one.name_span);
        scope(one.scope);
        one.bases.iter().chain(&one.decorators).copied().for_each(expr);
    }
    tree.stars.iter().for_each(|star| scope(star.scope));
    tree.comments.iter().chain(&tree.docs).copied().for_each(inside);
    tree.troubles.iter().for_each(|trouble| inside(trouble.span));
    tree.cells.iter().flat_map(|cell| &cell.lines).copied().for_each(inside);
}

fn children(kind: &ExprKind) -> Box<dyn Iterator<Item = ExprId> + '_> {
    match kind {
        ExprKind::Attribute { base, .. } | ExprKind::Slice { base, .. } => Box::new([*base].into_iter()),
        ExprKind::Index { base, index } => Box::new([*base, *index].into_iter()),
        ExprKind::Call(call) => Box::new([call.callee].into_iter().chain(call.args.iter().map(|arg| arg.value))),
        ExprKind::Join(all) | ExprKind::Choice(all) | ExprKind::List(all) | ExprKind::Other(all) => {
            Box::new(all.iter().copied())
        }
        ExprKind::Map(pairs) => Box::new(pairs.iter().flat_map(|(key, value)| [*key, *value])),
        ExprKind::Text(_)
        | ExprKind::Number(_)
        | ExprKind::Bool(_)
        | ExprKind::Nothing
        | ExprKind::Name(_)
        | ExprKind::Function(_) => Box::new(std::iter::empty()),
    }
}
