//! What values are given to: assignment targets, parameters, `case` patterns.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::kinds::Kind as K;
use super::{Child, Lower, bound, span, unknown};
use crate::mask::Masked;
use crate::syntax::build::Builder;
use crate::syntax::{Bound, ExprId, ExprKind, FunctionId, Param, ParamKind, PartStep, StoreKey};

impl<'t> Lower<'t> {
    /// Gives the part of `of` that `path` leads to (with no `of`: something unknown) to a target, from `from` on.
    pub(super) fn target(
        &mut self,
        b: &mut Builder,
        node: Node<'t>,
        of: Option<ExprId>,
        path: &mut Vec<PartStep>,
        from: u32,
    ) {
        match self.kind(node) {
            K::Identifier => self.bind_node(b, node, from, None, bound(of, path)),
            K::Attribute | K::Subscript => {
                let value = part_expr(b, node, of, path);
                self.stored(b, node, from, |_, _| value);
            }
            K::ParenthesizedExpression | K::AsPatternTarget => {
                let children = self.children(b, node);
                b.deeper(span(node), |b| {
                    for child in children.iter().filter(|child| !child.kind.is_token()) {
                        self.target(b, child.node, of, path, from);
                    }
                });
            }
            K::Tuple | K::List | K::TuplePattern | K::ListPattern | K::PatternList | K::ExpressionList => {
                b.deeper(span(node), |b| self.unpack(b, node, of, path, from));
            }
            K::ListSplat | K::ListSplatPattern => {
                path.push(PartStep::Each);
                let children = self.children(b, node);
                b.deeper(span(node), |b| {
                    for child in children.iter().filter(|child| !child.kind.is_token()) {
                        self.target(b, child.node, of, path, from);
                    }
                });
                path.pop();
            }
            K::Error => self.statement(b, node),
            _ => {
                self.expr(b, node);
            }
        }
    }

    /// `a, *b, c = of`.
    fn unpack(&mut self, b: &mut Builder, node: Node<'t>, of: Option<ExprId>, path: &mut Vec<PartStep>, from: u32) {
        let mut targets = self.children(b, node);
        targets.retain(|child| !child.kind.is_token());
        let star = targets.iter().position(|child| matches!(child.kind, K::ListSplat | K::ListSplatPattern));
        // Where the elements are written out, a star takes known ones, and so does what follows it.
        let elements = match of.map(|of| &b.tree[of].kind) {
            Some(ExprKind::List(elements)) if path.is_empty() => Some(elements.clone()),
            _ => None,
        };
        for (at, target) in targets.iter().enumerate() {
            let behind = targets.len() - 1 - at;
            match (star, &elements) {
                (Some(star), Some(elements)) if star == at && at + behind <= elements.len() => {
                    let taken = elements[at..elements.len() - behind].to_vec();
                    let around = of.map_or(span(node), |of| b.tree[of].span);
                    let list = b.expr(around, ExprKind::List(taken));
                    for inside in self.children(b, target.node) {
                        if !inside.kind.is_token() {
                            self.target(b, inside.node, Some(list), &mut Vec::new(), from);
                        }
                    }
                    continue;
                }
                (Some(star), Some(elements)) if star < at && behind < elements.len() => {
                    path.push(PartStep::At(elements.len() - 1 - behind));
                }
                (Some(star), None) if star < at => path.push(PartStep::Each),
                // The star itself adds the step to its elements.
                (Some(star), _) if star == at => {
                    self.target(b, target.node, of, path, from);
                    continue;
                }
                _ => path.push(PartStep::At(at)),
            }
            self.target(b, target.node, of, path, from);
            path.pop();
        }
    }

    /// Records an assignment to an attribute or element; `value` may look at what was there before.
    pub(super) fn stored(
        &mut self,
        b: &mut Builder,
        node: Node<'t>,
        from: u32,
        value: impl FnOnce(&mut Builder, ExprId) -> ExprId,
    ) {
        // The target is an expression too: its last link says what is changed.
        let target = self.expr(b, node);
        let (base, key) = match &b.tree[target].kind {
            ExprKind::Attribute { base, name, .. } => (*base, StoreKey::Attribute(name.clone())),
            ExprKind::Index { base, index } => (*base, StoreKey::Index(*index)),
            ExprKind::Slice { base, .. } => {
                let base = *base;
                (base, StoreKey::Index(unknown(b, span(node))))
            }
            _ => return,
        };
        let value = value(b, target);
        b.store(base, key, value, span(node), from);
    }

    /// One parameter; `None` for the separators `*` and `/`.
    pub(super) fn parameter(&mut self, b: &mut Builder, child: Child<'t>, keyword_only: &mut bool) -> Option<Param> {
        let plain = if *keyword_only { ParamKind::KeywordOnly } else { ParamKind::Plain };
        let mut param =
            Param { name: SmolStr::default(), span: span(child.node), default: None, annotation: None, kind: plain };
        let name = match child.kind {
            K::Identifier | K::ListSplatPattern | K::DictionarySplatPattern | K::TuplePattern => child.node,
            K::KeywordSeparator => {
                *keyword_only = true;
                return None;
            }
            K::TypedParameter | K::DefaultParameter | K::TypedDefaultParameter => {
                let mut name = None;
                for part in self.children(b, child.node) {
                    match part.kind {
                        K::Type => param.annotation = Some(self.expr(b, part.node)),
                        _ if part.field == self.kinds.value => param.default = Some(self.expr(b, part.node)),
                        kind if kind.is_token() || kind.is_statement() => {}
                        _ => name = name.or(Some(part.node)),
                    }
                }
                name?
            }
            K::Error => {
                self.statement(b, child.node);
                return None;
            }
            _ => return None,
        };
        let kind = self.kind(name);
        let named = match kind {
            K::ListSplatPattern | K::DictionarySplatPattern => {
                let rest = kind == K::ListSplatPattern;
                param.kind = if rest { ParamKind::Rest } else { ParamKind::KeywordRest };
                *keyword_only |= rest;
                self.children(b, name).into_iter().find(|child| child.kind == K::Identifier)?.node
            }
            // Python 2 unpacks in the header. Such a parameter has no name; its parts are bound to something unknown.
            K::TuplePattern => return Some(param),
            _ => name,
        };
        param.name = self.name(named);
        param.span = span(named);
        Some(param)
    }

    /// Binds the parameters of a function in its scope.
    pub(super) fn bind_parameters(&mut self, b: &mut Builder, id: FunctionId, node: Option<Node<'t>>, from: u32) {
        for at in 0..b.tree[id].params.len() {
            let param = &b.tree[id].params[at];
            let (name, name_span, annotation) = (param.name.clone(), param.span, param.annotation);
            if !name.is_empty() {
                b.bind_annotated(name, name_span, from, annotation, Bound::Parameter(id, at));
            } else if let Some(node) =
                node.and_then(|node| node.descendant_for_byte_range(name_span.range().start, name_span.range().end))
            {
                self.target(b, node, None, &mut Vec::new(), from);
            }
        }
    }

    /// A `case` pattern: binds the names it captures to parts of the subject.
    pub(super) fn pattern(
        &mut self,
        b: &mut Builder,
        node: Node<'t>,
        of: Option<ExprId>,
        path: &mut Vec<PartStep>,
        from: u32,
    ) {
        b.deeper(span(node), |b| self.pattern_inside(b, node, of, path, from));
    }

    fn pattern_inside(
        &mut self,
        b: &mut Builder,
        node: Node<'t>,
        of: Option<ExprId>,
        path: &mut Vec<PartStep>,
        from: u32,
    ) {
        let children = self.children(b, node);
        let parts = || children.iter().filter(|child| !child.kind.is_token());
        match self.kind(node) {
            K::Identifier => self.bind_node(b, node, from, None, bound(of, path)),
            K::DottedName if children.len() == 1 => {
                if self.slice(node) != "_" {
                    self.bind_node(b, node, from, None, bound(of, path));
                }
            }
            K::DottedName => {
                self.dotted(b, node);
            }
            K::CasePattern | K::UnionPattern | K::AsPattern => {
                for part in parts() {
                    self.pattern(b, part.node, of, path, from);
                }
            }
            // Parentheses around one pattern are no tuple.
            K::TuplePattern if !children.iter().any(|child| child.kind == K::Comma) => {
                for part in parts() {
                    self.pattern(b, part.node, of, path, from);
                }
            }
            K::TuplePattern | K::ListPattern => {
                let mut behind_star = false;
                for (at, part) in parts().enumerate() {
                    behind_star |= self.is_splat(part.node);
                    path.push(if behind_star { PartStep::Each } else { PartStep::At(at) });
                    self.pattern(b, part.node, of, path, from);
                    path.pop();
                }
            }
            K::DictPattern => self.dict_pattern(b, &children, of, path, from),
            K::ClassPattern => {
                let mut parts = parts();
                if let Some(class) = parts.next() {
                    self.dotted(b, class.node);
                }
                for part in parts {
                    let keyword = self.keyword_of(part.node);
                    match keyword {
                        Some(keyword) => {
                            path.push(PartStep::Key(self.name(keyword)));
                            self.keyword_pattern(b, part.node, of, path, from);
                            path.pop();
                        }
                        // Which field a positional pattern means is known to the class only.
                        None => self.pattern(b, part.node, None, path, from),
                    }
                }
            }
            K::KeywordPattern => self.keyword_pattern(b, node, None, path, from),
            K::SplatPattern => {
                let of = of.filter(|_| path.last() == Some(&PartStep::Each));
                for part in parts().filter(|part| part.kind == K::Identifier) {
                    self.pattern(b, part.node, of, path, from);
                }
            }
            K::Error => self.statement(b, node),
            _ => {
                self.expr(b, node);
            }
        }
    }

    fn dict_pattern(
        &mut self,
        b: &mut Builder,
        children: &[Child<'t>],
        of: Option<ExprId>,
        path: &mut Vec<PartStep>,
        from: u32,
    ) {
        let mut key = None;
        for child in children {
            if child.field == self.kinds.key {
                if child.kind == K::DottedName {
                    self.dotted(b, child.node);
                } else {
                    self.expr(b, child.node);
                }
                key = self.plain_text(b, child.node);
            } else if child.field == self.kinds.value && !child.kind.is_token() {
                let of = of.filter(|_| key.is_some());
                path.push(PartStep::Key(key.take().unwrap_or_default()));
                self.pattern(b, child.node, of, path, from);
                path.pop();
            } else if !child.kind.is_token() {
                self.pattern(b, child.node, None, path, from);
            }
        }
    }

    fn keyword_pattern(
        &mut self,
        b: &mut Builder,
        node: Node<'t>,
        of: Option<ExprId>,
        path: &mut Vec<PartStep>,
        from: u32,
    ) {
        let mut node = node;
        if self.kind(node) == K::CasePattern
            && let Some(inside) = node.named_child(0)
        {
            node = inside;
        }
        let children = self.children(b, node);
        for part in children.iter().filter(|child| !child.kind.is_token()).skip(1) {
            self.pattern(b, part.node, of, path, from);
        }
    }

    /// The keyword of a pattern `keyword=pattern`.
    fn keyword_of(&self, mut node: Node<'t>) -> Option<Node<'t>> {
        if self.kind(node) == K::CasePattern {
            node = node.named_child(0)?;
        }
        (self.kind(node) == K::KeywordPattern).then(|| node.named_child(0)).flatten()
    }

    fn is_splat(&self, node: Node<'t>) -> bool {
        let node = if self.kind(node) == K::CasePattern { node.named_child(0) } else { Some(node) };
        node.is_some_and(|node| self.kind(node) == K::SplatPattern)
    }

    /// A dotted name as attributes of a name.
    pub(super) fn dotted(&mut self, b: &mut Builder, node: Node<'t>) -> Option<ExprId> {
        let mut done: Option<ExprId> = None;
        for child in self.children(b, node) {
            if child.kind != K::Identifier {
                continue;
            }
            let name = self.name(child.node);
            done = Some(match done {
                None => b.expr(span(child.node), ExprKind::Name(name)),
                Some(base) => {
                    let name_span = span(child.node);
                    let around = b.tree[base].span.cover(name_span);
                    b.expr(around, ExprKind::Attribute { base, name, name_span })
                }
            });
        }
        done
    }
}

/// A part of a value as an expression, for stores, which have no paths.
fn part_expr(b: &mut Builder, target: Node, of: Option<ExprId>, path: &[PartStep]) -> ExprId {
    let Some(mut value) = of else { return unknown(b, span(target)) };
    let around = b.tree[value].span;
    for step in path {
        if let (PartStep::At(at), ExprKind::List(elements)) = (step, &b.tree[value].kind)
            && let Some(element) = elements.get(*at)
        {
            value = *element;
            continue;
        }
        let kind = match step {
            PartStep::At(at) => {
                let index = b.expr(around, ExprKind::Number(i64::try_from(*at).ok()));
                ExprKind::Index { base: value, index }
            }
            PartStep::Key(key) => {
                let index = b.expr(around, ExprKind::Text(Masked::new(key.clone())));
                ExprKind::Index { base: value, index }
            }
            PartStep::Each => ExprKind::Other(vec![value]),
        };
        value = b.expr(around, kind);
    }
    value
}
