//! Expressions. Chains that lean to the left are walked in loops, since real code has them thousands of links long.

use smol_str::SmolStr;
use tree_sitter::Node;

use super::kinds::Kind as K;
use super::{Child, Lower, literals, span, statement_scope, unknown};
use crate::source::Span;
use crate::syntax::build::Builder;
use crate::syntax::{
    Arg, BlockKind, Bound, Call, CallForm, ExprId, ExprKind, Function, Param, PartStep, ScopeKind, Spread,
};

/// A chain of `+` and other operators that is not yet an expression.
enum Chain {
    Join(Vec<ExprId>),
    Other(Vec<ExprId>),
    One(ExprId),
}

impl<'t> Lower<'t> {
    /// Lowers an expression; what is too deep becomes an expression without children.
    pub(super) fn expr(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        match self.kind(node) {
            // The most frequent leaves need no depth.
            K::Identifier => {
                let name = self.name(node);
                b.expr(span(node), ExprKind::Name(name))
            }
            kind => match b.deeper(span(node), |b| self.inner(b, node, kind)) {
                Some(id) => id,
                None => unknown(b, span(node)),
            },
        }
    }

    fn inner(&mut self, b: &mut Builder, node: Node<'t>, kind: K) -> ExprId {
        match kind {
            K::String | K::ConcatenatedString => self.string(b, node, kind),
            K::Attribute | K::Subscript | K::Call => self.postfix(b, node),
            K::BinaryOperator => self.binary(b, node),
            K::BooleanOperator | K::ConditionalExpression => self.choice(b, node),
            K::ParenthesizedExpression | K::Await | K::Type | K::AsPatternTarget => self.transparent(b, node),
            K::List
            | K::Tuple
            | K::Set
            | K::ExpressionList
            | K::PatternList
            | K::TuplePattern
            | K::ListPattern
            | K::TypeParameter => {
                let elements = self.parts(b, node);
                b.expr(span(node), ExprKind::List(elements))
            }
            K::Dictionary => self.dictionary(b, node),
            K::Lambda => self.lambda(b, node),
            K::ListComprehension | K::SetComprehension | K::GeneratorExpression | K::DictionaryComprehension => {
                self.comprehension(b, node)
            }
            K::NamedExpression => self.walrus(b, node),
            K::AsPattern => self.as_pattern(b, node, None),
            K::Yield => self.yielded(b, node),
            K::GenericType => {
                let children = self.children(b, node);
                let mut parts = children.iter().filter(|child| !child.kind.is_token());
                match (parts.next(), parts.next()) {
                    (Some(base), Some(index)) => {
                        let base = self.expr(b, base.node);
                        let index = self.one_or_list(b, index.node);
                        b.expr(span(node), ExprKind::Index { base, index })
                    }
                    _ => self.other(b, node),
                }
            }
            K::Integer | K::True | K::False | K::None => {
                let kind = match kind {
                    K::True => ExprKind::Bool(true),
                    K::False => ExprKind::Bool(false),
                    K::None => ExprKind::Nothing,
                    _ => self.number(node, false),
                };
                b.expr(span(node), kind)
            }
            K::UnaryOperator => self.unary(b, node),
            _ => self.other(b, node),
        }
    }

    /// What changes no value: parentheses and their like.
    fn transparent(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let mut parts = self.parts(b, node);
        match (parts.pop(), parts.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                parts.extend(last);
                b.expr(span(node), ExprKind::Other(parts))
            }
        }
    }

    fn other(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let parts = self.parts(b, node);
        b.expr(span(node), ExprKind::Other(parts))
    }

    /// Every expression among the children of a node, whatever it is.
    pub(super) fn parts(&mut self, b: &mut Builder, node: Node<'t>) -> Vec<ExprId> {
        let children = self.children(b, node);
        self.all(b, &children)
    }

    pub(super) fn all(&mut self, b: &mut Builder, children: &[Child<'t>]) -> Vec<ExprId> {
        let mut parts = Vec::with_capacity(children.len() / 2 + 1);
        for child in children {
            if child.kind.is_statement() {
                // Only broken code has statements inside of expressions.
                self.statement(b, child.node);
            } else if !child.kind.is_token() && child.kind != K::TypeConversion {
                parts.push(self.expr(b, child.node));
            }
        }
        parts
    }

    fn number(&self, node: Node, negative: bool) -> ExprKind {
        let source = self.slice(node);
        if literals::is_imaginary(source) {
            return ExprKind::Other(Vec::new());
        }
        let number = literals::integer(source).map(|number| if negative { -number } else { number });
        ExprKind::Number(number.and_then(|number| number.try_into().ok()))
    }

    fn unary(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let children = self.children(b, node);
        if let [sign, number] = children[..]
            && number.kind == K::Integer
            && matches!(sign.kind, K::Minus | K::Plus)
        {
            let number = self.number(number.node, sign.kind == K::Minus);
            return b.expr(span(node), number);
        }
        let parts = self.all(b, &children);
        b.expr(span(node), ExprKind::Other(parts))
    }

    // Operators.

    /// The node inside of any parentheses around it.
    pub(super) fn unwrapped(&self, mut node: Node<'t>) -> Node<'t> {
        while self.kind(node) == K::ParenthesizedExpression
            && node.named_child_count() == 1
            && let Some(inside) = node.named_child(0)
        {
            node = inside;
        }
        node
    }

    fn binary(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let mut spine = Vec::new();
        let mut left = node;
        while self.kind(left) == K::BinaryOperator {
            let children = self.children(b, left);
            let ([first, operator, second], false) = (&children[..], left.is_error()) else { break };
            spine.push((span(left), operator.kind, second.node));
            left = self.unwrapped(first.node);
        }
        if spine.is_empty() {
            return self.other(b, node);
        }
        let mut covered = span(left);
        let mut chain = match spine[..] {
            [.., (around, K::Percent, right)] if self.is_plain_string(b, left) => {
                spine.pop();
                covered = around;
                Chain::Join(self.percent(b, left, right))
            }
            _ => Chain::One(self.expr(b, left)),
        };
        while let Some((around, operator, right)) = spine.pop() {
            let right = self.expr(b, right);
            chain = match (chain, operator) {
                (Chain::Join(mut parts), K::Plus) => {
                    parts.push(right);
                    Chain::Join(parts)
                }
                (Chain::Other(mut parts), operator) if operator != K::Plus => {
                    parts.push(right);
                    Chain::Other(parts)
                }
                (chain, operator) => {
                    let left = finish(b, covered, chain);
                    if operator == K::Plus { Chain::Join(vec![left, right]) } else { Chain::Other(vec![left, right]) }
                }
            };
            covered = around;
        }
        finish(b, covered, chain)
    }

    /// `or`, `and` and conditionals, which take one of their operands.
    fn choice(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let mut operands = Vec::new();
        let mut left = node;
        if self.kind(node) == K::BooleanOperator {
            let mut rights = Vec::new();
            while self.kind(left) == K::BooleanOperator {
                let children = self.children(b, left);
                let [first, _, second] = &children[..] else { break };
                rights.push(second.node);
                left = first.node;
            }
            if !rights.is_empty() {
                operands.push(self.expr(b, left));
            }
            while let Some(right) = rights.pop() {
                operands.push(self.expr(b, right));
            }
        } else {
            // These lean to the right: `a if b else c if d else e`.
            while self.kind(left) == K::ConditionalExpression {
                let children = self.children(b, left);
                let mut parts = children.iter().filter(|child| !child.kind.is_token());
                let (Some(value), Some(condition), Some(or)) = (parts.next(), parts.next(), parts.next()) else {
                    break;
                };
                operands.push(self.expr(b, value.node));
                self.expr(b, condition.node);
                left = or.node;
            }
            if !operands.is_empty() {
                operands.push(self.expr(b, left));
            }
        }
        if operands.is_empty() {
            return self.other(b, node);
        }
        b.expr(span(node), ExprKind::Choice(operands))
    }

    /// A chain of attributes, calls and subscripts.
    fn postfix(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let mut links = Vec::new();
        let mut base = node;
        while matches!(self.kind(base), K::Attribute | K::Subscript | K::Call) {
            let children = self.children(b, base);
            let Some(first) = children.first().filter(|first| !first.kind.is_statement()) else { break };
            let next = self.unwrapped(first.node);
            links.push((base, children));
            base = next;
        }
        let mut done = None;
        if let [.., (call, arguments), (_, method)] = &links[..]
            && self.kind(*call) == K::Call
            && let [_, arguments] = arguments[..]
            && arguments.kind == K::ArgumentList
            && let Some(method) = method.last()
            && method.kind == K::Identifier
            && self.slice(method.node) == "format"
            && self.is_plain_string(b, base)
        {
            let call = span(*call);
            links.truncate(links.len() - 2);
            let parts = self.format_call(b, base, arguments.node);
            done = Some(b.expr(call, ExprKind::Join(parts)));
        }
        let mut id = match done {
            Some(id) => id,
            None if links.is_empty() => return self.other(b, node),
            None => self.expr(b, base),
        };
        while let Some((node, children)) = links.pop() {
            id = self.link(b, id, node, &children);
        }
        id
    }

    /// One link of a chain: the attribute, call or subscript `node` of `base`, which is its first child.
    fn link(&mut self, b: &mut Builder, base: ExprId, node: Node<'t>, children: &[Child<'t>]) -> ExprId {
        let here = span(node);
        let rest = &children[1..];
        let kind = match self.kind(node) {
            K::Attribute => match rest.iter().rev().find(|child| child.kind == K::Identifier) {
                Some(name) => ExprKind::Attribute { base, name: self.name(name.node), name_span: span(name.node) },
                None => ExprKind::Other(vec![base]),
            },
            K::Subscript => self.subscript(b, base, rest),
            _ => {
                let args = match rest.iter().find(|child| !child.kind.is_token() && child.kind != K::Error) {
                    Some(arguments) => self.arguments(b, arguments.node),
                    None => Vec::new(),
                };
                ExprKind::Call(Call { callee: base, args, form: CallForm::Call })
            }
        };
        b.expr(here, kind)
    }

    fn subscript(&mut self, b: &mut Builder, base: ExprId, rest: &[Child<'t>]) -> ExprKind {
        let mut indices = rest.iter().filter(|child| child.field == self.kinds.subscript);
        match (indices.next(), indices.next()) {
            (Some(slice), None) if slice.kind == K::Slice => {
                let bounds = self.bounds(b, slice.node);
                ExprKind::Slice { base, bounds }
            }
            (Some(_), _) => ExprKind::Index { base, index: self.index(b, rest) },
            (None, _) => {
                let mut parts = vec![base];
                parts.append(&mut self.all(b, rest));
                ExprKind::Other(parts)
            }
        }
    }

    /// What stands between the brackets of a subscript: one expression, or a list where there are commas.
    pub(super) fn index(&mut self, b: &mut Builder, rest: &[Child<'t>]) -> ExprId {
        let around = match (rest.first(), rest.last()) {
            (Some(first), Some(last)) => span(first.node).cover(span(last.node)),
            _ => Span::default(),
        };
        let commas = rest.iter().any(|child| child.kind == K::Comma);
        let mut parts = self.all(b, rest);
        match (commas, parts.len()) {
            (false, 1) => parts.remove(0),
            _ => b.expr(around, ExprKind::List(parts)),
        }
    }

    fn one_or_list(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let mut parts = self.parts(b, node);
        if parts.len() == 1 { parts.remove(0) } else { b.expr(span(node), ExprKind::List(parts)) }
    }

    fn bounds(&mut self, b: &mut Builder, slice: Node<'t>) -> [Option<i64>; 3] {
        let mut bounds = [None; 3];
        let mut at = 0;
        for child in self.children(b, slice) {
            if child.kind == K::Colon {
                at += 1;
            } else if !child.kind.is_token() {
                let id = self.expr(b, child.node);
                if let (ExprKind::Number(number), Some(bound)) = (&b.tree[id].kind, bounds.get_mut(at)) {
                    *bound = *number;
                }
            }
        }
        bounds
    }

    /// The arguments of a call; a generator may stand for the list of them.
    pub(super) fn arguments(&mut self, b: &mut Builder, node: Node<'t>) -> Vec<Arg> {
        let mut args = Vec::new();
        if self.kind(node) != K::ArgumentList {
            args.push(Arg { name: None, value: self.expr(b, node), spread: Spread::One });
            return args;
        }
        for child in self.children(b, node) {
            let (name, value, spread) = match child.kind {
                K::KeywordArgument => {
                    let children = self.children(b, child.node);
                    let name = children.iter().find(|part| part.field == self.kinds.name);
                    let name = name.map(|name| self.name(name.node));
                    let value = match children.iter().find(|part| part.field == self.kinds.value) {
                        Some(value) => self.expr(b, value.node),
                        None => unknown(b, span(child.node)),
                    };
                    (name, value, Spread::One)
                }
                K::ListSplat | K::DictionarySplat => {
                    let value = self.transparent(b, child.node);
                    (None, value, if child.kind == K::ListSplat { Spread::List } else { Spread::Map })
                }
                K::Error => {
                    self.statement(b, child.node);
                    continue;
                }
                kind if kind.is_token() => continue,
                _ => (None, self.expr(b, child.node), Spread::One),
            };
            args.push(Arg { name, value, spread });
        }
        args
    }

    // Displays and functions.

    fn dictionary(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let mut pairs = Vec::new();
        for child in self.children(b, node) {
            match child.kind {
                K::Pair => {
                    let pair = self.pair(b, child.node);
                    pairs.extend(pair.0.zip(pair.1));
                }
                K::DictionarySplat => {
                    let spread = self.transparent(b, child.node);
                    pairs.push((spread, spread));
                }
                K::Error => self.statement(b, child.node),
                _ => {}
            }
        }
        b.expr(span(node), ExprKind::Map(pairs))
    }

    pub(super) fn pair(&mut self, b: &mut Builder, node: Node<'t>) -> (Option<ExprId>, Option<ExprId>) {
        let (mut key, mut value) = (None, None);
        for child in self.children(b, node) {
            if child.field == self.kinds.key {
                key = Some(self.expr(b, child.node));
            } else if child.field == self.kinds.value {
                value = Some(self.expr(b, child.node));
            } else if child.kind == K::Error {
                self.statement(b, child.node);
            }
        }
        (key, value)
    }

    fn lambda(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        let (parameters, body) = (field(self.kinds.parameters), field(self.kinds.body));
        let here = span(node);
        let params = parameters.map(|node| self.parameters(b, node)).unwrap_or_default();
        let from = body.map_or(here.end, |body| span(body).start);
        let id = b.function(Function {
            name: SmolStr::default(),
            name_span: Span { start: here.start, end: here.start },
            span: here,
            scope: b.scope,
            outer: b.scope,
            class: None,
            params,
            returns: Vec::new(),
            return_type: None,
            decorators: Vec::new(),
            is_async: false,
        });
        b.in_scope(ScopeKind::Function(id), here, |b| {
            b.tree[id].scope = b.scope;
            self.bind_parameters(b, id, parameters, from);
            if let Some(body) = body {
                let value = self.expr(b, body);
                b.tree[id].returns.push(value);
            }
        });
        b.expr(here, ExprKind::Function(id))
    }

    /// The parameters of a function, with defaults and types lowered at the current place: around the function.
    pub(super) fn parameters(&mut self, b: &mut Builder, node: Node<'t>) -> Vec<Param> {
        let mut params = Vec::new();
        let mut keyword_only = false;
        for child in self.children(b, node) {
            if let Some(param) = self.parameter(b, child, &mut keyword_only) {
                params.push(param);
            }
        }
        params
    }

    fn walrus(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        let (Some(name), Some(value)) = (field(self.kinds.name), field(self.kinds.value)) else {
            return self.other(b, node);
        };
        let value = self.expr(b, value);
        let around = b.scope;
        b.scope = statement_scope(&b.tree, b.scope);
        self.bind_node(b, name, span(node).end, None, Bound::Expr(value));
        b.scope = around;
        value
    }

    /// `value as target`; the target holds from the byte `from` on, or right away.
    pub(super) fn as_pattern(&mut self, b: &mut Builder, node: Node<'t>, from: Option<u32>) -> ExprId {
        let children = self.children(b, node);
        let alias = children.iter().find(|child| child.field == self.kinds.alias);
        let Some(value) = children.first().filter(|value| !value.kind.is_token()) else {
            return self.other(b, node);
        };
        let value = self.expr(b, value.node);
        if let Some(alias) = alias {
            let from = from.unwrap_or(span(node).end);
            self.target(b, alias.node, Some(value), &mut Vec::new(), from);
        }
        value
    }

    fn yielded(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let parts = self.parts(b, node);
        if let Some(function) = b.tree.function_of(b.scope) {
            b.tree[function].returns.extend(&parts);
        }
        b.expr(span(node), ExprKind::Other(parts))
    }

    fn comprehension(&mut self, b: &mut Builder, node: Node<'t>) -> ExprId {
        let children = self.children(b, node);
        let here = span(node);
        let first = children.iter().find(|child| child.kind == K::ForInClause).map(|child| child.node);
        let mut clause = first.map(|first| self.children(b, first)).unwrap_or_default();
        // The first iterable is evaluated outside.
        let iterable = self.iterable(b, &clause);
        let kind = b.in_scope(ScopeKind::Inner, here, |b| {
            let block = b.block;
            b.tree[block].kind = BlockKind::Loop;
            self.clause_target(b, &clause, iterable, here.start);
            for child in &children {
                if child.kind == K::ForInClause && Some(child.node) != first {
                    clause = self.children(b, child.node);
                    let iterable = self.iterable(b, &clause);
                    self.clause_target(b, &clause, iterable, here.start);
                } else if matches!(child.kind, K::IfClause | K::Error) {
                    self.parts(b, child.node);
                }
            }
            match children.iter().find(|child| child.field == self.kinds.body) {
                Some(body) if body.kind == K::Pair => {
                    let (key, value) = self.pair(b, body.node);
                    ExprKind::Map(key.zip(value).into_iter().collect())
                }
                Some(body) => ExprKind::List(vec![self.expr(b, body.node)]),
                None => ExprKind::Other(Vec::new()),
            }
        });
        b.expr(here, kind)
    }

    fn iterable(&mut self, b: &mut Builder, clause: &[Child<'t>]) -> Option<ExprId> {
        let mut rights: Vec<_> = clause.iter().filter(|child| child.field == self.kinds.right).copied().collect();
        rights.retain(|right| !right.kind.is_token());
        let (first, last) = (rights.first()?, rights.last()?);
        let around = span(first.node).cover(span(last.node));
        let mut parts = self.all(b, &rights);
        Some(if parts.len() == 1 { parts.remove(0) } else { b.expr(around, ExprKind::List(parts)) })
    }

    fn clause_target(&mut self, b: &mut Builder, clause: &[Child<'t>], iterable: Option<ExprId>, from: u32) {
        if let Some(left) = clause.iter().find(|child| child.field == self.kinds.left) {
            self.target(b, left.node, iterable, &mut vec![PartStep::Each], from);
        }
    }
}

/// Puts the pending operands of a chain into the tree.
fn finish(b: &mut Builder, span: Span, chain: Chain) -> ExprId {
    match chain {
        Chain::One(id) => id,
        Chain::Join(parts) => b.expr(span, ExprKind::Join(parts)),
        Chain::Other(parts) => b.expr(span, ExprKind::Other(parts)),
    }
}
