//! Names and what they are bound to: assignments, patterns, parameters, `let`.

use smol_str::SmolStr;
use syn::punctuated::Punctuated;
use syn::{Expr, Pat, Stmt, Token, UnOp};

use super::control::diverges;
use super::expr::{Low, Lower, Source, is_unit};
use crate::source::Span;
use crate::syntax::{Bound, ExprId, ExprKind, Function, FunctionId, Param, ParamKind, PartStep, ScopeKind, StoreKey};

impl Lower<'_> {
    /// Binds in the scope that declared the variable.
    pub(super) fn assign(&mut self, name: SmolStr, name_span: Span, from: u32, value: Bound) {
        let mut scope = Some(self.b.scope);
        while let Some(at) = scope {
            if self.declared.contains(&(at, name.clone())) {
                break;
            }
            scope = self.b.tree[at].parent;
        }
        let current = self.b.scope;
        if scope.is_none() {
            self.unsettled.push(self.b.tree.bindings.len());
        }
        self.b.scope = scope.unwrap_or(current);
        self.b.bind(name, name_span, from, value);
        self.b.scope = current;
    }

    pub(super) fn assignment(&mut self, target: &Expr, value: &Expr, joined: bool) -> Low {
        let (value, end) = self.low(value);
        let mut target = target;
        loop {
            target = match target {
                Expr::Paren(paren) => &paren.expr,
                Expr::Group(group) => &group.expr,
                Expr::Unary(syn::ExprUnary { op: UnOp::Deref(_), expr, .. }) => expr,
                _ => break,
            };
        }
        match target {
            Expr::Path(path) if path.path.segments.len() == 1 => {
                let (name, name_span) = self.ident(&path.path.segments[0].ident);
                let bound = if joined { Bound::Joined(value) } else { Bound::Expr(value) };
                self.assign(name, name_span, end.end, bound);
                let span = name_span.cover(end);
                (self.other(span, vec![value]), span)
            }
            Expr::Field(_) | Expr::Index(_) => {
                let (id, full) = self.low(target);
                let span = full.cover(end);
                let (base, key) = match &self.b.tree[id].kind {
                    ExprKind::Attribute { base, name, .. } => (*base, StoreKey::Attribute(name.clone())),
                    ExprKind::Index { base, index } => (*base, StoreKey::Index(*index)),
                    _ => return (self.other(span, vec![id, value]), span),
                };
                let stored = if joined { self.b.expr(span, ExprKind::Join(vec![id, value])) } else { value };
                self.b.store(base, key, stored, full, end.end);
                (self.other(span, vec![value]), span)
            }
            Expr::Tuple(tuple) if !joined => {
                for (at, element) in tuple.elems.iter().enumerate() {
                    if let Expr::Path(path) = element
                        && path.path.segments.len() == 1
                    {
                        let (name, name_span) = self.ident(&path.path.segments[0].ident);
                        let part = Bound::Part { of: value, path: vec![PartStep::At(at)] };
                        self.assign(name, name_span, end.end, part);
                    }
                }
                let span = self.delimited(&tuple.paren_token.span).cover(end);
                (self.other(span, vec![value]), span)
            }
            _ => {
                let (id, full) = self.low(target);
                let span = full.cover(end);
                (self.other(span, vec![id, value]), span)
            }
        }
    }

    /// Gives the names in a pattern their values.
    pub(super) fn bind(&mut self, pat: &Pat, source: &Source, from: u32, kind: Option<ExprId>) {
        match pat {
            Pat::Ident(ident) => {
                let (name, name_span) = self.ident(&ident.ident);
                // A capitalized name that stands alone is a constant or a variant, `None` above all.
                let constant = ident.subpat.is_none()
                    && ident.by_ref.is_none()
                    && ident.mutability.is_none()
                    && name.starts_with(|first: char| first.is_uppercase());
                if !constant {
                    let from = if from == 0 { name_span.end } else { from };
                    self.declare(name, name_span, from, kind, source.clone().into_bound());
                }
                if let Some((_, inner)) = &ident.subpat {
                    self.bind(inner, source, from, None);
                }
            }
            Pat::Type(typed) => {
                let kind = self.type_path(&typed.ty);
                self.bind(&typed.pat, source, from, kind);
            }
            Pat::Reference(reference) => self.bind(&reference.pat, source, from, kind),
            Pat::Paren(paren) => self.bind(&paren.pat, source, from, kind),
            Pat::Guard(guard) => {
                self.bind(&guard.pat, source, from, kind);
                self.expr(&guard.guard);
            }
            Pat::Or(cases) => {
                for case in &cases.cases {
                    self.bind(case, source, from, kind);
                }
            }
            Pat::Tuple(tuple) => self.bind_elements(&tuple.elems, source, from),
            Pat::Slice(slice) => self.bind_elements(&slice.elems, source, from),
            Pat::TupleStruct(variant) => {
                let last = variant.path.segments.last().map(|segment| &segment.ident);
                let whole = variant.elems.len() == 1 && last.is_some_and(|name| name == "Some" || name == "Ok");
                for element in &variant.elems {
                    self.bind(element, if whole { source } else { &Source::Unknown }, from, None);
                }
            }
            Pat::Struct(fields) => {
                for field in &fields.fields {
                    let (name, _) = self.member(&field.member);
                    self.bind(&field.pat, &source.step(PartStep::Key(name)), from, None);
                }
            }
            Pat::Lit(lit) => {
                self.lit(&lit.lit);
            }
            Pat::Macro(mac) => {
                self.mac(&mac.mac);
            }
            _ => {}
        }
    }

    pub(super) fn bind_elements(&mut self, elements: &Punctuated<Pat, Token![,]>, source: &Source, from: u32) {
        let mut counted = true;
        for (at, element) in elements.iter().enumerate() {
            counted &= !is_rest(element);
            let part = if counted { source.step(PartStep::At(at)) } else { Source::Unknown };
            self.bind(element, &part, from, None);
        }
    }

    pub(super) fn closure(&mut self, closure: &syn::ExprClosure) -> Low {
        let start = closure.asyncness.map_or(closure.inputs_begin.span, |token| token.span);
        let start = self.span(closure.capture.map_or(start, |token| token.span)).cover(self.span(start));
        let name_span = Span { start: start.start, end: start.start };
        let id = self.open_function(SmolStr::default(), name_span, start, closure.asyncness.is_some());
        let full = self.b_in_scope(ScopeKind::Function(id), start, |lower| {
            lower.enter_function(id);
            for pat in &closure.inputs {
                lower.param(id, pat, None);
            }
            if let syn::ReturnType::Type(_, kind) = &closure.output {
                lower.b.tree[id].return_type = lower.type_path(kind);
            }
            lower.returns.push(Vec::new());
            let (value, full) = lower.low(&closure.body);
            let mut returns = lower.returns.pop().unwrap_or_default();
            if !diverges(&closure.body) {
                returns.push(value);
            }
            let full = start.cover(full);
            let (scope, block) = (lower.b.scope, lower.b.block);
            lower.b.tree[scope].span = full;
            lower.b.tree[block].span = full;
            lower.b.tree[id].returns = returns;
            lower.b.tree[id].span = full;
            full
        });
        (self.b.expr(full, ExprKind::Function(id)), full)
    }

    /// Adds a function whose scope is not open yet.
    pub(super) fn open_function(&mut self, name: SmolStr, name_span: Span, span: Span, is_async: bool) -> FunctionId {
        let outer = self.b.scope;
        self.b.function(Function {
            name,
            name_span,
            span,
            scope: outer,
            outer,
            class: None,
            params: Vec::new(),
            returns: Vec::new(),
            return_type: None,
            decorators: Vec::new(),
            is_async,
        })
    }

    pub(super) fn enter_function(&mut self, id: FunctionId) {
        let scope = self.b.scope;
        self.b.tree[id].scope = scope;
    }

    /// Adds a parameter and binds the names in its pattern.
    pub(super) fn param(&mut self, id: FunctionId, pat: &Pat, kind: Option<&syn::Type>) {
        let at = self.b.tree[id].params.len();
        let (pat, kind) = match pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            _ => (pat, kind),
        };
        let annotation = kind.and_then(|kind| self.type_path(kind));
        let (name, span) = match sole_name(pat) {
            Some(ident) => self.ident(ident),
            None => (SmolStr::default(), Span::default()),
        };
        let param = Param { name: name.clone(), span, default: None, annotation, kind: ParamKind::Plain };
        self.b.tree[id].params.push(param);
        if sole_name(pat).is_some() {
            self.declare(name, span, span.end, annotation, Bound::Parameter(id, at));
        } else {
            self.bind(pat, &Source::Unknown, 0, None);
        }
    }

    /// Statements in order; the value of the last one if it is an expression that gives one.
    pub(super) fn statements(&mut self, stmts: &[Stmt]) -> Option<ExprId> {
        self.announce(stmts.iter().filter_map(|stmt| if let Stmt::Item(item) = stmt { Some(item) } else { None }));
        let mut tail = None;
        for stmt in stmts {
            tail = None;
            match stmt {
                Stmt::Local(local) => self.local(local),
                Stmt::Item(item) => self.item(item),
                Stmt::Expr(expr, semicolon) => {
                    let value = self.expr(expr);
                    if semicolon.is_none() && !diverges(expr) && !is_unit(expr) {
                        tail = Some(value);
                    }
                }
                Stmt::Macro(mac) => {
                    let (value, _) = self.mac(&mac.mac);
                    if mac.semi_token.is_none() {
                        tail = Some(value);
                    }
                }
            }
        }
        tail
    }

    pub(super) fn local(&mut self, local: &syn::Local) {
        let semicolon = self.span(local.semi_token.span);
        let span = self.span(local.let_token.span).cover(semicolon);
        self.perhaps_dead(&local.attrs, span, |lower| {
            let Some(init) = &local.init else {
                lower.declare_only(&local.pat, semicolon.end);
                return;
            };
            let value = lower.expr(&init.expr);
            if let Some((_, otherwise)) = &init.diverge {
                lower.branch(otherwise);
            }
            lower.bind(&local.pat, &Source::Expr(value), semicolon.end, None);
        });
    }

    /// `let x;` makes the variable known; it gets its value elsewhere.
    pub(super) fn declare_only(&mut self, pat: &Pat, from: u32) {
        match pat {
            Pat::Type(_) => self.bind(pat, &Source::Unknown, from, None),
            _ => {
                if let Some(ident) = sole_name(pat) {
                    let (name, _) = self.ident(ident);
                    self.declared.insert((self.b.scope, name));
                }
            }
        }
    }
}

/// The one name that a pattern gives to the whole value.
pub(super) fn sole_name(pat: &Pat) -> Option<&proc_macro2::Ident> {
    match pat {
        Pat::Ident(ident) => Some(&ident.ident),
        Pat::Type(typed) => sole_name(&typed.pat),
        Pat::Reference(reference) => sole_name(&reference.pat),
        Pat::Paren(paren) => sole_name(&paren.pat),
        // Extractors of web frameworks: `State(state): State<App>`.
        Pat::TupleStruct(variant) if variant.elems.len() == 1 => match &variant.elems[0] {
            Pat::Ident(ident) => Some(&ident.ident),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn is_rest(pat: &Pat) -> bool {
    match pat {
        Pat::Rest(_) => true,
        Pat::Ident(ident) => ident.subpat.as_ref().is_some_and(|(_, inner)| is_rest(inner)),
        _ => false,
    }
}
