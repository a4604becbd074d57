//! Items, attributes and types.

use smol_str::{SmolStr, format_smolstr};
use syn::{Attribute, FnArg, ImplItem, Item, Meta, TraitItem, Type, Visibility};

use super::expr::{Lower, plain};
use super::types::type_name;
use crate::source::Span;
use crate::syntax::{
    Arg, BlockId, BlockKind, Bound, Call, CallForm, Class, ClassId, ExprId, ExprKind, FunctionId, Param, ParamKind,
    Scope, ScopeId, ScopeKind, Spread,
};

/// Attributes of tests, which are not in the shipped program.
const TESTS: &[&str] = &["test", "bench", "rstest", "wasm_bindgen_test", "quickcheck", "proptest", "test_case"];

impl Lower<'_> {
    /// Items and what is said at their beginning of all of the file; gives the block that the file goes on in.
    pub(super) fn file(&mut self, file: &syn::File) -> BlockId {
        let whole = Span::new(0, self.text.len());
        let mut block = self.b.block;
        self.perhaps_dead(&file.attrs, whole, |lower| {
            block = lower.b.block;
            lower.decorators(&file.attrs);
            lower.items(&file.items);
        });
        block
    }

    fn items(&mut self, items: &[Item]) {
        self.announce(items);
        for item in items {
            self.item(item);
        }
    }

    /// Adds the types of a scope before anything else, so that `impl` blocks find them wherever they stand.
    pub(super) fn announce<'i>(&mut self, items: impl IntoIterator<Item = &'i Item>) {
        for item in items {
            let ident = match item {
                Item::Struct(item) => &item.ident,
                Item::Enum(item) => &item.ident,
                Item::Union(item) => &item.ident,
                Item::Trait(item) => &item.ident,
                _ => continue,
            };
            let (name, name_span) = self.ident(ident);
            self.add_class(name, name_span, name_span, ScopeKind::Inner);
        }
    }

    /// Adds a class with a scope; `ScopeKind::Inner` stands for the scope of the class itself.
    pub(super) fn add_class(&mut self, name: SmolStr, name_span: Span, span: Span, kind: ScopeKind) -> ClassId {
        let outer = self.b.scope;
        let class =
            Class { name: name.clone(), name_span, span, scope: outer, bases: Vec::new(), decorators: Vec::new() };
        let id = self.b.class(class);
        let scope = ScopeId(u32::try_from(self.b.tree.scopes.len()).unwrap_or(u32::MAX));
        let kind = if kind == ScopeKind::Module { kind } else { ScopeKind::Class(id) };
        self.b.tree.scopes.push(Scope { kind, parent: Some(outer), span });
        self.b.tree[id].scope = scope;
        self.classes.entry((outer, name)).or_insert(id);
        id
    }

    /// Goes back into the scope of a class, in a block of its own.
    pub(super) fn in_class(&mut self, class: ClassId, span: Span, inside: impl FnOnce(&mut Self)) {
        let scope = self.b.scope;
        self.b.scope = self.b.tree[class].scope;
        self.b_in_block(BlockKind::Body, span, inside);
        self.b.scope = scope;
    }

    /// Does `inside` in a block that is never executed if the attributes say so.
    pub(super) fn perhaps_dead(&mut self, attrs: &[Attribute], span: Span, inside: impl FnOnce(&mut Self)) {
        if attrs.iter().any(is_test) {
            self.b_in_block(BlockKind::Dead, span, inside);
        } else {
            inside(self);
        }
    }

    /// An item; its name is visible in all of its scope.
    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::Use(item) => {
                let span = self.span(item.use_token.span);
                self.perhaps_dead(&item.attrs, span, |lower| lower.use_tree(&item.tree, &SmolStr::default(), span));
            }
            Item::ExternCrate(item) => {
                let (path, path_span) = self.ident(&item.ident);
                let (name, name_span) = match &item.rename {
                    Some((_, rename)) => self.ident(rename),
                    None => (path.clone(), path_span),
                };
                self.b.bind(name, name_span, 0, Bound::Import(path));
            }
            Item::Const(item) => {
                let span = self.span(item.const_token.span).cover(self.span(item.semi_token.span));
                self.constant(&item.attrs, &item.ident, &item.ty, Some(&item.expr), span);
            }
            Item::Static(item) => {
                let span = self.span(item.static_token.span).cover(self.span(item.semi_token.span));
                self.constant(&item.attrs, &item.ident, &item.ty, Some(&item.expr), span);
            }
            Item::Fn(item) => {
                self.function(&item.attrs, Some(&item.vis), &item.sig, Some(&item.block), None);
            }
            Item::Struct(item) => {
                let start = self.span(item.struct_token.span);
                let span = match (&item.fields, &item.semi_token) {
                    (_, Some(semicolon)) => start.cover(self.span(semicolon.span)),
                    (syn::Fields::Named(fields), _) => start.cover(self.delimited(&fields.brace_token.span)),
                    _ => start,
                };
                self.type_item(&item.attrs, &item.ident, span, |lower| lower.fields(&item.fields));
            }
            Item::Union(item) => {
                let span = self.span(item.union_token.span).cover(self.delimited(&item.fields.brace_token.span));
                self.type_item(&item.attrs, &item.ident, span, |lower| {
                    for field in &item.fields.named {
                        lower.field(field, 0);
                    }
                });
            }
            Item::Enum(item) => {
                let span = self.span(item.enum_token.span).cover(self.delimited(&item.brace_token.span));
                self.type_item(&item.attrs, &item.ident, span, |lower| {
                    for variant in &item.variants {
                        lower.decorators(&variant.attrs);
                        lower.fields(&variant.fields);
                        if let Some((_, value)) = &variant.discriminant {
                            lower.expr(value);
                        }
                    }
                });
            }
            Item::Trait(item) => {
                let span = self.span(item.trait_token.span).cover(self.delimited(&item.brace_token.span));
                let id = self.type_item(&item.attrs, &item.ident, span, |_| {});
                let bases = self.bounds(&item.supertraits);
                self.b.tree[id].bases.extend(bases);
                self.in_class(id, span, |lower| {
                    for item in &item.items {
                        lower.trait_item(item, id);
                    }
                });
            }
            Item::Type(item) => {
                let (name, name_span) = self.ident(&item.ident);
                let kind = self.type_path(&item.ty);
                self.b.bind(name, name_span, 0, kind.map_or(Bound::Unknown, Bound::Expr));
            }
            Item::Mod(item) => self.module(item),
            Item::Impl(item) => {
                let span = self.span(item.impl_token.span).cover(self.delimited(&item.brace_token.span));
                self.perhaps_dead(&item.attrs, span, |lower| lower.implementation(item, span));
            }
            Item::Macro(item) => self.perhaps_dead(&item.attrs, Span::default(), |lower| match &item.ident {
                Some(name) => lower.rules(name, item.mac.tokens.clone()),
                None => {
                    lower.mac(&item.mac);
                }
            }),
            Item::ForeignMod(item) => {
                for item in &item.items {
                    if let syn::ForeignItem::Fn(function) = item {
                        self.function(&function.attrs, Some(&function.vis), &function.sig, None, None);
                    }
                }
            }
            Item::Verbatim(tokens) => self.verbatim_item(tokens.clone()),
            _ => {}
        }
    }

    fn constant(
        &mut self,
        attrs: &[Attribute],
        ident: &syn::Ident,
        kind: &Type,
        value: Option<&syn::Expr>,
        span: Span,
    ) {
        self.perhaps_dead(attrs, span, |lower| {
            lower.decorators(attrs);
            let (name, name_span) = lower.ident(ident);
            let annotation = lower.type_path(kind);
            let value = value.map_or(Bound::Unknown, |value| Bound::Expr(lower.expr(value)));
            lower.declare(name, name_span, 0, annotation, value);
        });
    }

    fn type_item(
        &mut self,
        attrs: &[Attribute],
        ident: &syn::Ident,
        span: Span,
        inside: impl FnOnce(&mut Self),
    ) -> ClassId {
        let (name, name_span) = self.ident(ident);
        // Two types of one name are behind opposite `cfg`s; the first takes what both have.
        let id = match self.classes.get(&(self.b.scope, name.clone())) {
            Some(id) => *id,
            None => self.add_class(name.clone(), name_span, span, ScopeKind::Inner),
        };
        self.perhaps_dead(attrs, span, |lower| {
            let (decorators, bases) = lower.decorators(attrs);
            let scope = lower.b.tree[id].scope;
            let class = &mut lower.b.tree[id];
            if class.name_span == name_span {
                class.span = span;
            }
            class.decorators.extend(decorators);
            class.bases.extend(bases);
            lower.b.tree[scope].span = span;
            lower.b.bind(name, name_span, 0, Bound::Class(id));
            lower.in_class(id, span, inside);
        });
        id
    }

    fn fields(&mut self, fields: &syn::Fields) {
        for (at, field) in fields.iter().enumerate() {
            self.field(field, at);
        }
    }

    /// A field; its value is the default that an attribute gives it.
    fn field(&mut self, field: &syn::Field, at: usize) {
        let annotation = self.type_path(&field.ty);
        let mut value = Bound::Unknown;
        // The default of a field may be a function of the field's name: it is looked up outside of the type.
        let inside = self.b.scope;
        self.b.scope = self.b.tree[inside].parent.unwrap_or(inside);
        let (attrs, _) = self.decorators(&field.attrs);
        for attr in attrs {
            if let Some(default) = self.default_of(attr) {
                value = Bound::Expr(default);
            }
        }
        self.b.scope = inside;
        if let Some((_, default)) = &field.default {
            value = Bound::Expr(self.expr(default));
        }
        let (name, name_span) = match &field.ident {
            Some(ident) => self.ident(ident),
            None => (format_smolstr!("{at}"), Span::default()),
        };
        self.b.bind_annotated(name, name_span, 0, annotation, value);
    }

    /// The default value in a lowered `#[arg(default_value = "x")]` or `#[serde(default = "path")]`.
    fn default_of(&mut self, attr: ExprId) -> Option<ExprId> {
        let ExprKind::Call(call) = &self.b.tree[attr].kind else { return None };
        let serde = matches!(&self.b.tree[call.callee].kind, ExprKind::Name(name) if name == "serde");
        let value = call.args.iter().find_map(|arg| {
            let wanted = match arg.name.as_deref()? {
                "default" => true,
                "default_value" | "default_value_t" | "default_values" | "default_values_t" => !serde,
                _ => false,
            };
            wanted.then_some(arg.value)
        })?;
        if !serde {
            return Some(value);
        }
        let span = self.b.tree[value].span;
        let path = self.b.tree.text(value)?.clone();
        let mut callee: Option<ExprId> = None;
        for name in path.reveal().split("::").map(str::trim).filter(|name| !name.is_empty()) {
            callee = Some(match callee {
                None => self.name(name, span),
                Some(base) => self.attribute(base, name.into(), span, span),
            });
        }
        callee.map(|callee| self.call(span, callee, Vec::new(), CallForm::Call))
    }

    /// Attributes as expressions, and the traits that they derive.
    pub(super) fn decorators(&mut self, attrs: &[Attribute]) -> (Vec<ExprId>, Vec<ExprId>) {
        let (mut decorators, mut derives) = (Vec::new(), Vec::new());
        for attr in attrs {
            let path = attr.path();
            if path.is_ident("doc") {
                self.doc(attr);
                continue;
            }
            let span = self.span(attr.pound_token.span).cover(self.delimited(&attr.bracket_token.span));
            let derive = path.is_ident("derive");
            let (callee, _) = self.path(None, path);
            let args = match &attr.meta {
                Meta::Path(_) => {
                    decorators.push(callee);
                    continue;
                }
                Meta::List(list) => self.loose_args(list.tokens.clone()),
                Meta::NameValue(pair) => vec![plain(self.expr(&pair.value))],
            };
            if derive {
                derives.extend(args.iter().map(|arg| arg.value));
            }
            decorators.push(self.b.expr(span, ExprKind::Call(Call { callee, args, form: CallForm::Call })));
        }
        (decorators, derives)
    }

    /// `#[doc = "…"]`; what is written as a comment has been seen already.
    fn doc(&mut self, attr: &Attribute) {
        let span = self.span(attr.pound_token.span).cover(self.delimited(&attr.bracket_token.span));
        if self.text.as_bytes().get(span.start as usize) == Some(&b'#')
            && let Meta::NameValue(pair) = &attr.meta
        {
            let (value, full) = self.low(&pair.value);
            if self.b.tree.text(value).is_some() {
                self.b.tree.docs.push(full);
            }
        }
    }

    fn module(&mut self, item: &syn::ItemMod) {
        let (name, name_span) = self.ident(&item.ident);
        let start = self.span(item.mod_token.span);
        let Some((braces, items)) = &item.content else {
            let path = format_smolstr!("self.{name}");
            self.perhaps_dead(&item.attrs, start, |lower| lower.b.bind(name, name_span, 0, Bound::Import(path)));
            return;
        };
        let span = start.cover(self.delimited(&braces.span));
        self.perhaps_dead(&item.attrs, span, |lower| {
            let id = lower.add_class(name.clone(), name_span, span, ScopeKind::Module);
            let (decorators, _) = lower.decorators(&item.attrs);
            lower.b.tree[id].decorators = decorators;
            lower.b.bind(name, name_span, 0, Bound::Class(id));
            lower.deeper(|lower| {
                lower.in_class(id, span, |lower| lower.items(items));
                (ExprId(0), span)
            });
        });
    }

    /// The class that an `impl` belongs to: the one in sight, or else one that is not of this piece, so far as is known.
    pub(super) fn class_named(&mut self, name: SmolStr, name_span: Span, span: Span) -> ClassId {
        let mut scope = Some(self.b.scope);
        while let Some(at) = scope {
            if let Some(id) = self.classes.get(&(at, name.clone())) {
                return *id;
            }
            scope = self.b.tree[at].parent;
        }
        let id = self.add_class(name, name_span, span, ScopeKind::Inner);
        self.foreign.push(id);
        id
    }

    fn implementation(&mut self, item: &syn::ItemImpl, span: Span) {
        let (name, name_span) = match type_name(&item.self_ty) {
            Some(ident) => self.ident(ident),
            None => (SmolStr::default(), self.span(item.impl_token.span)),
        };
        let id = self.class_named(name, name_span, span);
        self.decorators(&item.attrs);
        if let Some((path, _)) = &item.trait_ {
            let (base, _) = self.path(None, path);
            self.b.tree[id].bases.push(base);
        }
        self.in_impl(id, span, |lower| {
            for item in &item.items {
                lower.impl_item(item, id);
            }
        });
    }

    /// Does `inside` where the names of an `impl` of the class belong, in a block of its own.
    pub(super) fn in_impl(&mut self, id: ClassId, span: Span, inside: impl FnOnce(&mut Self)) {
        let here = self.b.scope;
        let at_home = self.b.tree[self.b.tree[id].scope].parent == Some(here);
        if at_home {
            self.in_class(id, span, inside);
        } else {
            // What the methods can see is what is in sight here, not where the type is declared.
            let first = self.b.tree.bindings.len();
            self.b_in_block(BlockKind::Body, span, inside);
            let home = self.b.tree[id].scope;
            for binding in &mut self.b.tree.bindings[first..] {
                if binding.scope == here {
                    binding.scope = home;
                }
            }
        }
    }

    fn impl_item(&mut self, item: &ImplItem, class: ClassId) {
        match item {
            ImplItem::Const(item) => {
                let span = self.span(item.const_token.span).cover(self.span(item.semi_token.span));
                self.constant(&item.attrs, &item.ident, &item.ty, Some(&item.expr), span);
            }
            ImplItem::Fn(item) => {
                self.function(&item.attrs, Some(&item.vis), &item.sig, Some(&item.block), Some(class));
            }
            ImplItem::Type(item) => {
                let (name, name_span) = self.ident(&item.ident);
                let kind = self.type_path(&item.ty);
                self.b.bind(name, name_span, 0, kind.map_or(Bound::Unknown, Bound::Expr));
            }
            ImplItem::Macro(item) => {
                self.mac(&item.mac);
            }
            ImplItem::Verbatim(tokens) => self.verbatim_item(tokens.clone()),
            _ => {}
        }
    }

    fn trait_item(&mut self, item: &TraitItem, class: ClassId) {
        match item {
            TraitItem::Const(item) => {
                let span = self.span(item.const_token.span).cover(self.span(item.semi_token.span));
                let default = item.default.as_ref().map(|(_, value)| value);
                self.constant(&item.attrs, &item.ident, &item.ty, default, span);
            }
            TraitItem::Fn(item) => {
                self.function(&item.attrs, None, &item.sig, item.default.as_ref(), Some(class));
            }
            TraitItem::Macro(item) => {
                self.mac(&item.mac);
            }
            TraitItem::Verbatim(tokens) => self.verbatim_item(tokens.clone()),
            _ => {}
        }
    }

    fn function(
        &mut self,
        attrs: &[Attribute],
        vis: Option<&Visibility>,
        sig: &syn::Signature,
        body: Option<&syn::Block>,
        class: Option<ClassId>,
    ) {
        let mut span = self.span(sig.fn_token.span);
        for start in [sig.constness.map(|token| token.span), sig.asyncness.map(|token| token.span), vis_span(vis)] {
            span = start.map_or(span, |start| self.span(start).cover(span));
        }
        span = span.cover(match body {
            Some(body) => self.block_span(body),
            None => self.delimited(&sig.paren_token.span),
        });
        self.perhaps_dead(attrs, span, |lower| {
            let (decorators, _) = lower.decorators(attrs);
            let (name, name_span) = lower.ident(&sig.ident);
            let id = lower.open_function(name.clone(), name_span, span, sig.asyncness.is_some());
            lower.b.tree[id].decorators = decorators;
            lower.b.tree[id].class = class;
            lower.b.bind(name, name_span, 0, Bound::Function(id));
            lower.b_in_scope(ScopeKind::Function(id), span, |lower| {
                lower.enter_function(id);
                lower.signature(id, sig);
                if let Some(body) = body {
                    lower.function_body(id, |lower| lower.statements(&body.stmts));
                }
            });
        });
    }

    /// Does `inside`, whose value and `return`s are what the function gives.
    pub(super) fn function_body(&mut self, id: FunctionId, inside: impl FnOnce(&mut Self) -> Option<ExprId>) {
        self.returns.push(Vec::new());
        let mut tail = None;
        let nothing = ExprId(0);
        self.deeper(|lower| {
            tail = inside(lower);
            (nothing, Span::default())
        });
        let mut returns = self.returns.pop().unwrap_or_default();
        returns.extend(tail);
        self.b.tree[id].returns = returns;
    }

    /// Parameters and the declared type of the value.
    pub(super) fn signature(&mut self, id: FunctionId, sig: &syn::Signature) {
        for input in &sig.inputs {
            match input {
                FnArg::Typed(typed) => self.param(id, &typed.pat, Some(&typed.ty)),
                FnArg::Receiver(receiver) => {
                    let span = self.span(receiver.self_token.span);
                    let annotation = Some(self.name("Self", span));
                    let at = self.b.tree[id].params.len();
                    let param = Param { name: "self".into(), span, default: None, annotation, kind: ParamKind::Plain };
                    self.b.tree[id].params.push(param);
                    self.declare("self".into(), span, span.end, annotation, Bound::Parameter(id, at));
                }
            }
        }
        if let syn::ReturnType::Type(_, kind) = &sig.output {
            self.b.tree[id].return_type = self.type_path(kind);
        }
    }

    /// An argument by name.
    pub(super) fn named(name: SmolStr, value: ExprId) -> Arg {
        Arg { name: Some(name), value, spread: Spread::One }
    }
}

fn vis_span(vis: Option<&Visibility>) -> Option<proc_macro2::Span> {
    match vis? {
        Visibility::Public(token) => Some(token.span),
        Visibility::Restricted(restricted) => Some(restricted.pub_token.span),
        Visibility::Inherited => None,
    }
}

/// `#[cfg(test)]`, `#[cfg(all(test, …))]`, `#[test]`, `#[tokio::test]`.
fn is_test(attr: &Attribute) -> bool {
    let Some(last) = attr.path().segments.last() else { return false };
    if last.ident != "cfg" {
        return TESTS.iter().any(|name| last.ident == name);
    }
    let Meta::List(condition) = &attr.meta else { return false };
    let mut tokens = condition.tokens.clone().into_iter();
    match tokens.next() {
        Some(proc_macro2::TokenTree::Ident(ident)) if ident == "test" => tokens.next().is_none(),
        Some(proc_macro2::TokenTree::Ident(ident)) if ident == "all" => match tokens.next() {
            Some(proc_macro2::TokenTree::Group(group)) => group
                .stream()
                .into_iter()
                .any(|token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == "test")),
            _ => false,
        },
        _ => false,
    }
}
