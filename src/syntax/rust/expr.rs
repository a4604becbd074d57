//! Expressions, and what all lowering shares.

use std::collections::{HashMap, HashSet};

use smol_str::{SmolStr, ToSmolStr};
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Lit, Member, Token, UnOp};

use super::place::Places;
use super::rules::{Arms, Known};
use super::types::type_argument;
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::build::{Builder, DEEPEST};
use crate::syntax::{
    Arg, BlockKind, Bound, Call, CallForm, ClassId, ExprId, ExprKind, PartStep, ScopeId, ScopeKind, Spread,
    TYPE_ARGUMENT, TroubleKind,
};

/// An expression and the source it was made of, wrappers that change no value included.
pub(super) type Low = (ExprId, Span);

/// A piece of a file on its way from `syn` to the tree.
pub(super) struct Lower<'a> {
    pub(super) b: Builder,
    pub(super) text: &'a str,
    pub(super) places: Places,
    /// What the functions around can return, innermost last.
    pub(super) returns: Vec<Vec<ExprId>>,
    /// The types and modules declared so far.
    pub(super) classes: HashMap<(ScopeId, SmolStr), ClassId>,
    /// Types that have an `impl` and are not declared in sight; whoever puts the pieces together knows the others.
    pub(super) foreign: Vec<ClassId>,
    /// Which scopes have which variables, so that an assignment finds the one it means.
    pub(super) declared: HashSet<(ScopeId, SmolStr)>,
    /// The bindings that are assignments to variables which no scope has.
    pub(super) unsettled: Vec<usize>,
    /// The macros of the piece, by name.
    pub(super) arms: Arms,
    /// Those of the pieces before.
    pub(super) around: &'a Arms,
    /// Which of these were asked for, and with what answer.
    pub(super) asked: HashMap<SmolStr, Option<Known>>,
    /// How many bytes may still be parsed on trial; keeps reading broken code from becoming quadratic.
    pub(super) fuel: usize,
    /// Whether `syn` may be given any piece of the file.
    pub(super) shallow: bool,
    /// Where to say that it is too deep.
    deepest: Span,
    depth: usize,
}

/// What a pattern is matched with.
#[derive(Clone)]
pub(super) enum Source {
    Expr(ExprId),
    Part(ExprId, Vec<PartStep>),
    Unknown,
}

impl Source {
    pub(super) fn step(&self, step: PartStep) -> Self {
        match self {
            Self::Expr(of) => Self::Part(*of, vec![step]),
            Self::Part(of, path) => {
                let mut path = path.clone();
                path.push(step);
                Self::Part(*of, path)
            }
            Self::Unknown => Self::Unknown,
        }
    }

    pub(super) fn into_bound(self) -> Bound {
        match self {
            Self::Expr(expr) => Bound::Expr(expr),
            Self::Part(of, path) => Bound::Part { of, path },
            Self::Unknown => Bound::Unknown,
        }
    }
}

impl<'a> Lower<'a> {
    pub(super) fn new(text: &'a str, places: Places, deepest: Span, around: &'a Arms) -> Self {
        Self {
            b: Builder::new(Span::new(0, text.len())),
            text,
            places,
            returns: Vec::new(),
            classes: HashMap::new(),
            foreign: Vec::new(),
            declared: HashSet::new(),
            unsettled: Vec::new(),
            arms: Arms::new(),
            around,
            asked: HashMap::new(),
            fuel: text.len() * 8 + (64 << 10),
            shallow: true,
            deepest,
            depth: 0,
        }
    }

    pub(super) fn span(&self, span: proc_macro2::Span) -> Span {
        self.places.of(span)
    }

    pub(super) fn delimited(&self, span: &proc_macro2::extra::DelimSpan) -> Span {
        self.span(span.open()).cover(self.span(span.close()))
    }

    pub(super) fn ident(&self, ident: &proc_macro2::Ident) -> (SmolStr, Span) {
        let span = self.span(ident.span());
        let name = match self.text.get(span.range()) {
            Some(name) if !name.is_empty() => SmolStr::new(name.strip_prefix("r#").unwrap_or(name)),
            _ => ident.to_smolstr(),
        };
        (name, span)
    }

    pub(super) fn name(&mut self, name: impl Into<SmolStr>, span: Span) -> ExprId {
        self.b.expr(span, ExprKind::Name(name.into()))
    }

    pub(super) fn string(&mut self, text: impl Into<SmolStr>, span: Span) -> ExprId {
        self.b.expr(span, ExprKind::Text(Masked::new(text)))
    }

    pub(super) fn other(&mut self, span: Span, inside: Vec<ExprId>) -> ExprId {
        self.b.expr(span, ExprKind::Other(inside))
    }

    pub(super) fn call(&mut self, span: Span, callee: ExprId, args: Vec<Arg>, form: CallForm) -> ExprId {
        self.b.expr(span, ExprKind::Call(Call { callee, args, form }))
    }

    pub(super) fn attribute(&mut self, base: ExprId, name: SmolStr, name_span: Span, span: Span) -> ExprId {
        self.b.expr(span, ExprKind::Attribute { base, name, name_span })
    }

    /// Does `inside` one level deeper; past [`DEEPEST`] gives an empty expression and says so, once.
    pub(super) fn deeper(&mut self, inside: impl FnOnce(&mut Self) -> Low) -> Low {
        if self.depth >= DEEPEST {
            let span = self.deepest;
            if self.b.tree.troubles.iter().all(|trouble| trouble.kind != TroubleKind::TooDeep) {
                self.b.trouble(span, TroubleKind::TooDeep);
            }
            return (self.other(span, Vec::new()), span);
        }
        self.depth += 1;
        let low = inside(self);
        self.depth -= 1;
        low
    }

    pub(super) fn declare(&mut self, name: SmolStr, name_span: Span, from: u32, kind: Option<ExprId>, value: Bound) {
        self.declared.insert((self.b.scope, name.clone()));
        self.b.bind_annotated(name, name_span, from, kind, value);
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> ExprId {
        self.low(expr).0
    }

    pub(super) fn list<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Vec<ExprId> {
        exprs.into_iter().map(|expr| self.expr(expr)).collect()
    }

    fn args(&mut self, args: &Punctuated<Expr, Token![,]>) -> Vec<Arg> {
        args.iter().map(|arg| plain(self.expr(arg))).collect()
    }

    /// Lowers an expression. What grows to the left (`a.b().c()?`, `a + b + c`) is walked in a loop, as such chains are long.
    pub(super) fn low(&mut self, expr: &Expr) -> Low {
        let mut spine = Vec::new();
        let mut base = expr;
        loop {
            let inner = match base {
                Expr::MethodCall(call) => &call.receiver,
                Expr::Field(field) => &field.base,
                Expr::Await(wait) => &wait.base,
                Expr::Try(attempt) => &attempt.expr,
                Expr::Cast(cast) => &cast.expr,
                Expr::Index(index) => &index.expr,
                Expr::Call(call) if transparent(call).is_none() => &call.func,
                Expr::Binary(binary) if !is_assignment(&binary.op) => &binary.left,
                _ => break,
            };
            spine.push(base);
            base = inner;
        }
        let mut low = self.deeper(|lower| lower.atom(base));
        while let Some(link) = spine.pop() {
            low = self.link(low, link, &mut spine);
        }
        low
    }

    /// One step up the spine; a run of binary operators is taken at once.
    fn link(&mut self, (id, full): Low, link: &Expr, spine: &mut Vec<&Expr>) -> Low {
        match link {
            Expr::MethodCall(call) => {
                let (name, name_span) = self.ident(&call.method);
                let callee = self.attribute(id, name, name_span, full.cover(name_span));
                let args = self.args(&call.args);
                let span = full.cover(self.delimited(&call.paren_token.span));
                (self.call(span, callee, args, CallForm::Call), span)
            }
            Expr::Field(field) => {
                let (name, name_span) = self.member(&field.member);
                let span = full.cover(name_span);
                (self.attribute(id, name, name_span, span), span)
            }
            Expr::Await(wait) => (id, full.cover(self.span(wait.await_token.span))),
            Expr::Try(attempt) => (id, full.cover(self.span(attempt.question_token.span))),
            Expr::Cast(cast) => (id, full.cover(self.span(cast.as_token.span))),
            Expr::Index(index) => {
                let span = full.cover(self.delimited(&index.bracket_token.span));
                let kind = if let Expr::Range(range) = &*index.index {
                    let bounds = [bound(range.start.as_deref()), bound(range.end.as_deref()), None];
                    for bound in [&range.start, &range.end].into_iter().flatten() {
                        self.expr(bound);
                    }
                    ExprKind::Slice { base: id, bounds }
                } else {
                    ExprKind::Index { base: id, index: self.expr(&index.index) }
                };
                (self.b.expr(span, kind), span)
            }
            Expr::Call(call) => {
                let mut args = self.args(&call.args);
                if let Some(kind) = type_argument(&call.func)
                    && let Some(value) = self.type_path(kind)
                {
                    args.push(Arg { name: Some(TYPE_ARGUMENT), value, spread: Spread::One });
                }
                let span = full.cover(self.delimited(&call.paren_token.span));
                (self.call(span, id, args, CallForm::Call), span)
            }
            Expr::Binary(binary) => {
                let joins = matches!(binary.op, BinOp::Add(_));
                let (right, mut end) = self.low(&binary.right);
                let mut parts = vec![id, right];
                while let Some(Expr::Binary(next)) = spine.last() {
                    if matches!(next.op, BinOp::Add(_)) != joins {
                        break;
                    }
                    let (right, right_span) = self.low(&next.right);
                    parts.push(right);
                    end = right_span;
                    spine.pop();
                }
                let span = full.cover(end);
                (self.b.expr(span, if joins { ExprKind::Join(parts) } else { ExprKind::Other(parts) }), span)
            }
            _ => (id, full),
        }
    }

    pub(super) fn member(&self, member: &Member) -> (SmolStr, Span) {
        match member {
            Member::Named(ident) => self.ident(ident),
            Member::Unnamed(index) => (index.index.to_smolstr(), self.span(index.span)),
        }
    }

    /// Lowers what does not grow to the left.
    fn atom(&mut self, expr: &Expr) -> Low {
        match expr {
            Expr::Lit(lit) => self.lit(&lit.lit),
            Expr::Path(path) => self.path(path.qself.as_ref(), &path.path),
            Expr::Call(call) => {
                let span = self.span(call_start(&call.func)).cover(self.delimited(&call.paren_token.span));
                let inside = call.args.first().map(|arg| self.expr(arg));
                (inside.unwrap_or_else(|| self.other(span, Vec::new())), span)
            }
            Expr::Macro(mac) => self.mac(&mac.mac),
            Expr::Reference(reference) => {
                let (id, full) = self.low(&reference.expr);
                (id, full.cover(self.span(reference.and_token.span)))
            }
            Expr::RawAddr(address) => {
                let (id, full) = self.low(&address.expr);
                (id, full.cover(self.span(address.and_token.span)))
            }
            Expr::Paren(paren) => (self.expr(&paren.expr), self.delimited(&paren.paren_token.span)),
            Expr::Group(group) => self.low(&group.expr),
            Expr::Unary(unary) => self.unary(unary),
            Expr::Struct(literal) => self.struct_literal(literal),
            Expr::Array(array) => {
                let items = self.list(&array.elems);
                let span = self.delimited(&array.bracket_token.span);
                (self.b.expr(span, ExprKind::List(items)), span)
            }
            Expr::Tuple(tuple) => {
                let items = self.list(&tuple.elems);
                let span = self.delimited(&tuple.paren_token.span);
                let kind = if items.is_empty() { ExprKind::Nothing } else { ExprKind::List(items) };
                (self.b.expr(span, kind), span)
            }
            Expr::Repeat(repeat) => {
                let item = self.expr(&repeat.expr);
                self.expr(&repeat.len);
                let span = self.delimited(&repeat.bracket_token.span);
                (self.b.expr(span, ExprKind::List(vec![item])), span)
            }
            Expr::Block(block) => self.block_value(&block.block),
            Expr::Unsafe(block) => {
                let (id, full) = self.block_value(&block.block);
                (id, full.cover(self.span(block.unsafe_token.span)))
            }
            Expr::Const(block) => {
                let (id, full) = self.block_value(&block.block);
                (id, full.cover(self.span(block.const_token.span)))
            }
            Expr::TryBlock(block) => {
                let (id, full) = self.block_value(&block.block);
                (id, full.cover(self.span(block.try_token.span)))
            }
            Expr::Async(block) => {
                self.returns.push(Vec::new());
                let (tail, full) = self.block_value(&block.block);
                let mut values = self.returns.pop().unwrap_or_default();
                let full = full.cover(self.span(block.async_token.span));
                if values.is_empty() {
                    return (tail, full);
                }
                values.push(tail);
                (self.b.expr(full, ExprKind::Choice(values)), full)
            }
            Expr::If(branch) => self.branches(branch),
            Expr::Match(matching) => self.matching(matching),
            Expr::Loop(repeat) => {
                let span = self.block_span(&repeat.body).cover(self.span(repeat.loop_token.span));
                self.looped(&repeat.body);
                (self.other(span, Vec::new()), span)
            }
            Expr::While(repeat) => {
                let body = self.block_span(&repeat.body);
                let span = body.cover(self.span(repeat.while_token.span));
                self.b_in_scope(ScopeKind::Inner, span, |lower| {
                    lower.expr(&repeat.cond);
                    lower.looped(&repeat.body);
                });
                (self.other(span, Vec::new()), span)
            }
            Expr::ForLoop(repeat) => {
                let body = self.block_span(&repeat.body);
                let span = body.cover(self.span(repeat.for_token.span));
                let whole = self.expr(&repeat.expr);
                self.b_in_scope(ScopeKind::Inner, span, |lower| {
                    lower.b_in_block(BlockKind::Loop, body, |lower| {
                        lower.bind(&repeat.pat, &Source::Part(whole, vec![PartStep::Each]), body.start, None);
                        lower.statements(&repeat.body.stmts);
                    });
                });
                (self.other(span, Vec::new()), span)
            }
            Expr::Closure(closure) => self.closure(closure),
            Expr::Assign(assign) => self.assignment(&assign.left, &assign.right, false),
            Expr::Binary(binary) if matches!(binary.op, BinOp::AddAssign(_)) => {
                self.assignment(&binary.left, &binary.right, true)
            }
            Expr::Binary(binary) => {
                let (left, start) = self.low(&binary.left);
                let (right, end) = self.low(&binary.right);
                let span = start.cover(end);
                (self.other(span, vec![left, right]), span)
            }
            Expr::Let(condition) => {
                let (value, full) = self.low(&condition.expr);
                let span = full.cover(self.span(condition.let_token.span));
                self.bind(&condition.pat, &Source::Expr(value), full.end, None);
                (self.other(span, vec![value]), span)
            }
            Expr::Return(out) => {
                let keyword = self.span(out.return_token.span);
                let Some((value, full)) = out.expr.as_ref().map(|value| self.low(value)) else {
                    return (self.other(keyword, Vec::new()), keyword);
                };
                if let Some(returns) = self.returns.last_mut() {
                    returns.push(value);
                }
                let span = keyword.cover(full);
                (self.other(span, vec![value]), span)
            }
            Expr::Yield(out) => self.keyword(out.yield_token.span, out.expr.as_deref()),
            Expr::Break(out) => self.keyword(out.break_token.span, out.expr.as_deref()),
            Expr::Continue(next) => self.keyword(next.continue_token.span, None),
            Expr::Infer(infer) => self.keyword(infer.underscore_token.span, None),
            Expr::Range(range) => {
                let mut span = match range.limits {
                    syn::RangeLimits::HalfOpen(dots) => self.span(dots.spans[0]),
                    syn::RangeLimits::Closed(dots) => self.span(dots.spans[0]),
                };
                let mut ends = Vec::new();
                for end in [&range.start, &range.end].into_iter().flatten() {
                    let (id, full) = self.low(end);
                    ends.push(id);
                    span = span.cover(full);
                }
                (self.other(span, ends), span)
            }
            Expr::Verbatim(tokens) => self.verbatim_value(tokens.clone()),
            _ => (self.other(Span::default(), Vec::new()), Span::default()),
        }
    }

    fn keyword(&mut self, keyword: proc_macro2::Span, value: Option<&Expr>) -> Low {
        let mut span = self.span(keyword);
        let mut inside = Vec::new();
        if let Some((id, full)) = value.map(|value| self.low(value)) {
            inside.push(id);
            span = span.cover(full);
        }
        (self.other(span, inside), span)
    }

    fn unary(&mut self, unary: &syn::ExprUnary) -> Low {
        let (operator, transparent) = match unary.op {
            UnOp::Deref(token) => (token.span, true),
            UnOp::Not(token) => (token.span, false),
            UnOp::Neg(token) => (token.span, false),
            _ => return self.low(&unary.expr),
        };
        let operator = self.span(operator);
        if let (UnOp::Neg(_), Expr::Lit(syn::ExprLit { lit: Lit::Int(int), .. })) = (&unary.op, &*unary.expr) {
            let span = operator.cover(self.span(int.span()));
            let number = format!("-{}", int.base10_digits()).parse().ok();
            return (self.b.expr(span, ExprKind::Number(number)), span);
        }
        let (id, full) = self.low(&unary.expr);
        let span = operator.cover(full);
        if transparent { (id, span) } else { (self.other(span, vec![id]), span) }
    }

    /// A literal of any kind.
    pub(super) fn lit(&mut self, lit: &Lit) -> Low {
        let span = self.span(lit.span());
        let kind = match lit {
            Lit::Str(text) => ExprKind::Text(Masked::new(text.value())),
            Lit::ByteStr(bytes) => ExprKind::Text(Masked::new(decoded(bytes.value()))),
            Lit::CStr(text) => ExprKind::Text(Masked::new(decoded(text.value().into_bytes()))),
            Lit::Char(character) => ExprKind::Text(Masked::new(character.value().to_smolstr())),
            Lit::Byte(byte) => ExprKind::Number(Some(i64::from(byte.value()))),
            Lit::Int(int) => ExprKind::Number(int.base10_digits().parse().ok()),
            Lit::Bool(flag) => ExprKind::Bool(flag.value),
            _ => ExprKind::Other(Vec::new()),
        };
        (self.b.expr(span, kind), span)
    }

    /// A path, also one of a type. `<T as Trait>::name` is `T.name`.
    pub(super) fn path(&mut self, qself: Option<&syn::QSelf>, path: &syn::Path) -> Low {
        let mut low: Option<Low> = None;
        let mut skip = 0;
        if let Some(qself) = qself {
            let span = self.span(qself.lt_token.span).cover(self.span(qself.gt_token.span));
            let inner = self.type_path(&qself.ty);
            low = Some((inner.unwrap_or_else(|| self.other(span, Vec::new())), span));
            skip = qself.position;
        }
        for segment in path.segments.iter().skip(skip) {
            let (name, name_span) = self.ident(&segment.ident);
            low = Some(match low {
                None if name == "None" && path.segments.len() == 1 => {
                    (self.b.expr(name_span, ExprKind::Nothing), name_span)
                }
                None => (self.name(name, name_span), name_span),
                Some((base, full)) => {
                    let span = full.cover(name_span);
                    (self.attribute(base, name, name_span, span), span)
                }
            });
        }
        low.unwrap_or_else(|| (self.other(Span::default(), Vec::new()), Span::default()))
    }

    fn struct_literal(&mut self, literal: &syn::ExprStruct) -> Low {
        let (callee, full) = self.path(literal.qself.as_ref(), &literal.path);
        let mut args = Vec::with_capacity(literal.fields.len());
        for field in &literal.fields {
            let (name, _) = self.member(&field.member);
            args.push(Arg { name: Some(name), value: self.expr(&field.expr), spread: Spread::One });
        }
        if let Some(rest) = &literal.rest {
            args.push(Arg { name: None, value: self.expr(rest), spread: Spread::Map });
        }
        let span = full.cover(self.delimited(&literal.brace_token.span));
        (self.call(span, callee, args, CallForm::Struct), span)
    }

    /// [`Builder::in_scope`] with all of `self` at hand.
    pub(super) fn b_in_scope<T>(&mut self, kind: ScopeKind, span: Span, inside: impl FnOnce(&mut Self) -> T) -> T {
        let (scope, block) = (self.b.scope, self.b.block);
        let (inner_scope, inner_block) = self.b.in_scope(kind, span, |b| (b.scope, b.block));
        self.b.scope = inner_scope;
        self.b.block = inner_block;
        let result = inside(self);
        self.b.scope = scope;
        self.b.block = block;
        result
    }

    /// [`Builder::in_block`] with all of `self` at hand.
    pub(super) fn b_in_block<T>(&mut self, kind: BlockKind, span: Span, inside: impl FnOnce(&mut Self) -> T) -> T {
        let block = self.b.block;
        self.b.block = self.b.in_block(kind, span, |b| b.block);
        let result = inside(self);
        self.b.block = block;
        result
    }

    pub(super) fn block_span(&self, block: &syn::Block) -> Span {
        self.delimited(&block.brace_token.span)
    }
}

/// An argument by place.
pub(super) fn plain(value: ExprId) -> Arg {
    Arg { name: None, value, spread: Spread::One }
}

/// Bytes as UTF-8, or as Latin-1 where they are not.
fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().copied().map(char::from).collect())
}

/// `Some(x)` and `Ok(x)` are taken for `x`.
fn transparent(call: &syn::ExprCall) -> Option<&Expr> {
    let Expr::Path(path) = &*call.func else { return None };
    let name = &path.path.segments.last()?.ident;
    if call.args.len() == 1 && (name == "Some" || name == "Ok") { call.args.first() } else { None }
}

fn call_start(func: &Expr) -> proc_macro2::Span {
    match func {
        Expr::Path(path) => path.path.segments.first().map(|segment| segment.ident.span()),
        _ => None,
    }
    .unwrap_or_else(proc_macro2::Span::call_site)
}

fn bound(end: Option<&Expr>) -> Option<i64> {
    match end? {
        Expr::Lit(syn::ExprLit { lit: Lit::Int(int), .. }) => int.base10_digits().parse().ok(),
        _ => None,
    }
}

fn is_assignment(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// Whether an expression visibly gives only `()`.
pub(super) fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::ForLoop(_) | Expr::While(_) | Expr::Assign(_) => true,
        Expr::Binary(binary) => is_assignment(&binary.op),
        Expr::If(branch) => branch.else_branch.is_none(),
        _ => false,
    }
}
