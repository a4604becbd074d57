//! Functions, classes and imports.

use smol_str::{SmolStr, SmolStrBuilder};
use tree_sitter::Node;

use super::kinds::Kind as K;
use super::statements::header_end;
use super::{Child, Lower, span};
use crate::source::Span;
use crate::syntax::build::Builder;
use crate::syntax::{Bound, Class, ExprId, Function, ScopeKind, Star};

impl<'t> Lower<'t> {
    pub(super) fn decorated(&mut self, b: &mut Builder, node: Node<'t>) {
        let mut decorators = std::mem::take(&mut self.stranded);
        for child in self.children(b, node) {
            match child.kind {
                K::Decorator => decorators.append(&mut self.parts(b, child.node)),
                K::FunctionDefinition => self.function(b, child.node, std::mem::take(&mut decorators)),
                K::ClassDefinition => self.class(b, child.node, std::mem::take(&mut decorators)),
                kind if kind.is_token() => {}
                _ => self.statement(b, child.node),
            }
        }
    }

    pub(super) fn function(&mut self, b: &mut Builder, node: Node<'t>, mut decorators: Vec<ExprId>) {
        decorators.append(&mut self.stranded);
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        self.wrecks(b, &children);
        self.type_parameters(b, &children);
        let parameters = field(self.kinds.parameters);
        let params = parameters.map(|node| self.parameters(b, node)).unwrap_or_default();
        let return_type = field(self.kinds.return_type).map(|node| self.expr(b, node));
        let name = field(self.kinds.name);
        let here = span(node);
        let name_span = name.map_or(Span { start: here.start, end: here.start }, span);
        let from = header_end(&children, node);
        let id = b.function(Function {
            name: name.map(|name| self.name(name)).unwrap_or_default(),
            name_span,
            span: here,
            scope: b.scope,
            outer: b.scope,
            class: match b.tree[b.scope].kind {
                ScopeKind::Class(class) => Some(class),
                _ => None,
            },
            params,
            returns: Vec::new(),
            return_type,
            decorators,
            is_async: children.iter().any(|child| child.kind == K::Async),
        });
        if let Some(name) = name {
            self.bind_node(b, name, from, None, Bound::Function(id));
        }
        let inside = parameters.map_or(here, |parameters| Span { start: span(parameters).start, end: here.end });
        b.in_scope(ScopeKind::Function(id), inside, |b| {
            b.tree[id].scope = b.scope;
            self.bind_parameters(b, id, parameters, from);
            for body in children.iter().filter(|child| child.kind == K::Block) {
                self.statements(b, body.node);
            }
        });
    }

    pub(super) fn type_parameters(&mut self, b: &mut Builder, children: &[Child<'t>]) {
        for child in children.iter().filter(|child| child.kind == K::TypeParameter) {
            self.parts(b, child.node);
        }
    }

    pub(super) fn class(&mut self, b: &mut Builder, node: Node<'t>, mut decorators: Vec<ExprId>) {
        decorators.append(&mut self.stranded);
        let children = self.children(b, node);
        let field = |field| children.iter().find(|child| child.field == field).map(|child| child.node);
        self.wrecks(b, &children);
        self.type_parameters(b, &children);
        let arguments = field(self.kinds.superclasses).map(|node| self.arguments(b, node)).unwrap_or_default();
        let bases = arguments.iter().filter(|base| base.name.is_none()).map(|base| base.value).collect();
        let name = field(self.kinds.name);
        let here = span(node);
        let name_span = name.map_or(Span { start: here.start, end: here.start }, span);
        let from = header_end(&children, node);
        let id = b.class(Class {
            name: name.map(|name| self.name(name)).unwrap_or_default(),
            name_span,
            span: here,
            scope: b.scope,
            bases,
            decorators,
        });
        if let Some(name) = name {
            self.bind_node(b, name, from, None, Bound::Class(id));
        }
        let body = children.iter().rev().find(|child| child.kind == K::Block).map(|child| child.node);
        b.in_scope(ScopeKind::Class(id), body.map_or(here, span), |b| {
            b.tree[id].scope = b.scope;
            if let Some(body) = body {
                self.statements(b, body);
            }
        });
    }

    /// Statements in the body of a class that begins somewhere else: it is the first class of the tree.
    pub(super) fn members(&mut self, b: &mut Builder, root: Node<'t>) {
        let children = self.children(b, root);
        let end = children.last().map_or(0, |last| span(last.node).end);
        let here = Span { start: 0, end };
        let id = b.class(Class {
            name: SmolStr::default(),
            name_span: here,
            span: here,
            scope: b.scope,
            bases: Vec::new(),
            decorators: Vec::new(),
        });
        b.in_scope(ScopeKind::Class(id), here, |b| {
            b.tree[id].scope = b.scope;
            self.run_of(b, &children);
        });
    }

    pub(super) fn import_from(&mut self, b: &mut Builder, node: Node<'t>) {
        let children = self.children(b, node);
        let module = children.iter().find(|child| matches!(child.kind, K::RelativeImport | K::DottedName));
        let module = module.map(|module| self.dotted_path(b, module.node)).unwrap_or_default();
        if children.iter().any(|child| child.kind == K::WildcardImport) {
            let scope = b.scope;
            b.tree.stars.push(Star { path: module, scope });
        } else {
            self.import(b, node, &module, true);
        }
    }

    pub(super) fn import(&mut self, b: &mut Builder, node: Node<'t>, module: &SmolStr, named: bool) {
        let from = span(node).end;
        for child in self.children(b, node) {
            if child.field != self.kinds.name || child.kind.is_token() {
                if child.kind == K::Error {
                    self.statement(b, child.node);
                }
                continue;
            }
            let parts = if child.kind == K::AliasedImport { self.children(b, child.node) } else { vec![child] };
            let alias = parts.iter().find(|part| part.field == self.kinds.alias).map(|part| part.node);
            let Some(dotted) = parts.first().map(|part| part.node) else { continue };
            let mut path = self.dotted_path(b, dotted);
            let mut name = alias.unwrap_or(dotted);
            if named {
                let dot = if module.is_empty() || module.ends_with('.') { "" } else { "." };
                path = smol_str::format_smolstr!("{module}{dot}{path}");
            } else if alias.is_none() {
                // `import a.b` makes `a` known.
                if let Some(first) = dotted.named_child(0) {
                    name = first;
                    path = self.name(first);
                }
            }
            self.bind_node(b, name, from, None, Bound::Import(path));
        }
    }

    /// The path of a dotted name or relative import without spaces.
    pub(super) fn dotted_path(&mut self, b: &mut Builder, node: Node<'t>) -> SmolStr {
        let text = self.slice(node);
        if text.bytes().all(|byte| byte > b' ' && byte != b'\\' && byte != b'#') {
            return SmolStr::new(text);
        }
        let mut path = SmolStrBuilder::new();
        let mut pending = self.children(b, node);
        pending.reverse();
        while let Some(child) = pending.pop() {
            if child.node.child_count() > 0 {
                let at = pending.len();
                pending.extend(self.children(b, child.node));
                pending[at..].reverse();
            } else {
                path.push_str(self.slice(child.node));
            }
        }
        path.finish()
    }
}
