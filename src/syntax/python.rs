//! The Python front end: lowers what tree-sitter parsed, whole or broken, to the [`Tree`].
//!
//! Statements are in `statements`, targets and patterns in `targets`, expressions in `expressions` and `strings`, and
//! what can be said about a literal without a tree in `literals`.

mod definitions;
mod expressions;
mod kinds;
mod literals;
mod pieces;
mod reader;
mod statements;
mod strings;
mod targets;
#[cfg(test)]
pub(in crate::syntax) mod tests;

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use smol_str::SmolStr;
use tree_sitter::{Node, ParseOptions, ParseState, Parser, TreeCursor};

use self::kinds::{Kind, Kinds};
use self::reader::Place;
use super::build::Builder;
use super::{Bound, ExprId, ExprKind, PartStep, ScopeId, ScopeKind, Tree, TroubleKind};
use crate::source::Span;

/// Larger files are data, not programs.
const LARGEST: usize = 8 << 20;
/// Ordinary files take milliseconds; only broken text makes the parser search for long.
const PATIENCE: Duration = Duration::from_secs(2);
/// Whoever has seen this many syntax errors knows that the file is broken.
const MOST_TROUBLES: usize = 20;

/// Lowers a Python module or stub. Needs 16 MiB of stack for the deepest nesting that is followed.
#[must_use]
pub fn parse(text: &str) -> Tree {
    parse_within(text, PATIENCE).closed(text.len())
}

fn parse_within(text: &str, patience: Duration) -> Tree {
    let whole = Span::new(0, text.len());
    let mut b = Builder::new(whole);
    if text.len() > LARGEST {
        b.trouble(whole, TroubleKind::TooLarge);
        return b.tree;
    }
    let unix = with_line_feeds(text);
    let text = unix.as_deref().unwrap_or(text);
    match reader::read(text, Instant::now() + patience) {
        Some(tree) => tree,
        None => {
            b.trouble(whole, TroubleKind::TooSlow);
            b.tree
        }
    }
}

/// Lowers a piece; `None` when that takes too long.
fn lower(parser: &mut Parser, text: &str, place: Place, until: Instant) -> Option<Tree> {
    let bytes = text.as_bytes();
    let mut progress = |_: &ParseState| {
        if Instant::now() >= until { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut progress);
    let parsed = parser.parse_with_options(&mut |at, _| bytes.get(at..).unwrap_or_default(), None, Some(options))?;
    let root = parsed.root_node();
    let mut b = Builder::new(Span::new(0, text.len()));
    let mut lower = Lower {
        text,
        cursor: parsed.walk(),
        kinds: kinds::table(),
        broken: root.has_error(),
        declared: HashMap::new(),
        stranded: Vec::new(),
    };
    if lower.broken {
        lower.report_errors(&mut b, root);
    }
    match place {
        Place::Module => lower.statements(&mut b, root),
        Place::Class => lower.members(&mut b, root),
    }
    let mut tree = b.tree;
    tree.bindings.sort_by_key(|binding| binding.name_span.start);
    tree.stores.sort_by_key(|store| store.span.start);
    // A node that is looked at twice gives its comments twice.
    tree.comments.sort_unstable();
    tree.comments.dedup();
    tree.docs.sort_unstable();
    Some(tree)
}

/// The text with every lone carriage return made a line feed, as Python reads it; `None` when there is none.
fn with_line_feeds(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !bytes.contains(&b'\r') || !(0..bytes.len()).any(lone) {
        return None;
    }
    Some(text.char_indices().map(|(at, char)| if lone(at) { '\n' } else { char }).collect())
}

/// What is needed next to the [`Builder`] while lowering.
struct Lower<'t> {
    text: &'t str,
    /// Reused for every look at a node's children: finding the n-th child by itself takes n steps.
    cursor: TreeCursor<'t>,
    kinds: &'static Kinds,
    broken: bool,
    /// Which scope a name belongs to that was declared `global` or `nonlocal` in a scope.
    declared: HashMap<(ScopeId, SmolStr), ScopeId>,
    /// Decorators that the parser cut off from the definition that follows.
    stranded: Vec<ExprId>,
}

/// A node and its place among its parent's children.
#[derive(Clone, Copy)]
struct Child<'t> {
    node: Node<'t>,
    kind: Kind,
    field: u16,
}

fn span(node: Node) -> Span {
    Span::new(node.start_byte(), node.end_byte())
}

impl<'t> Lower<'t> {
    fn kind(&self, node: Node) -> Kind {
        self.kinds.of(node.kind_id())
    }

    fn slice(&self, node: Node) -> &'t str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    fn name(&self, node: Node) -> SmolStr {
        SmolStr::new(self.slice(node))
    }

    /// The children of a node, tokens included, without comments (which are recorded) and what the parser made up.
    fn children(&mut self, b: &mut Builder, node: Node<'t>) -> Vec<Child<'t>> {
        let mut children = Vec::with_capacity(node.child_count() as usize);
        self.cursor.reset(node);
        let mut more = self.cursor.goto_first_child();
        while more {
            let node = self.cursor.node();
            let kind = self.kind(node);
            match kind {
                Kind::Comment => {
                    let text = self.slice(node).trim_end_matches('\r');
                    b.tree.comments.push(Span::new(node.start_byte(), node.start_byte() + text.len()));
                }
                Kind::LineContinuation => {}
                _ if self.broken && node.is_missing() => {}
                _ => {
                    let field = self.cursor.field_id().map_or(0, u16::from);
                    children.push(Child { node, kind, field });
                }
            }
            more = self.cursor.goto_next_sibling();
        }
        children
    }

    /// One trouble for each place that the parser could not make sense of.
    fn report_errors(&mut self, b: &mut Builder, root: Node<'t>) {
        self.cursor.reset(root);
        loop {
            let node = self.cursor.node();
            let found = node.is_missing() || node.is_error() && !self.is_stranded(node);
            if found {
                b.trouble(span(node), TroubleKind::Syntax);
                if b.tree.troubles.len() >= MOST_TROUBLES {
                    return;
                }
            }
            if !found && node.has_error() && self.cursor.goto_first_child() {
                continue;
            }
            while !self.cursor.goto_next_sibling() {
                if !self.cursor.goto_parent() {
                    return;
                }
            }
        }
    }

    /// Nothing but decorators: a comment that is indented less than the definition it stands before makes the parser end the
    /// block there. Python does not mind.
    fn is_stranded(&self, node: Node<'t>) -> bool {
        let first = node.child(0);
        first.is_some()
            && std::iter::successors(first, Node::next_sibling).all(|child| self.kind(child) == Kind::Decorator)
    }

    /// Binds a name where it belongs: in the scope it was declared for, or else in the current one.
    fn bind(
        &mut self,
        b: &mut Builder,
        (name, name_span): (SmolStr, Span),
        from: u32,
        annotation: Option<ExprId>,
        value: Bound,
    ) {
        let around = b.scope;
        if !self.declared.is_empty()
            && let Some(declared) = self.declared.get(&(b.scope, name.clone()))
        {
            b.scope = *declared;
        }
        b.bind_annotated(name, name_span, from, annotation, value);
        b.scope = around;
    }

    fn bind_node(&mut self, b: &mut Builder, node: Node, from: u32, annotation: Option<ExprId>, value: Bound) {
        let name = self.name(node);
        self.bind(b, (name, span(node)), from, annotation, value);
    }
}

/// What a target is given: the whole of `of` or, with a path, a part of it; nothing that is known without `of`.
fn bound(of: Option<ExprId>, path: &[PartStep]) -> Bound {
    match of {
        None => Bound::Unknown,
        Some(of) if path.is_empty() => Bound::Expr(of),
        Some(of) => Bound::Part { of, path: path.to_vec() },
    }
}

/// The scope that a walrus or `global` in `scope` starts from: comprehensions have no statements.
fn statement_scope(tree: &Tree, scope: ScopeId) -> ScopeId {
    tree.scopes_around(scope).find(|scope| tree[*scope].kind != ScopeKind::Inner).unwrap_or(scope)
}

/// A stand-in for what cannot be told.
fn unknown(b: &mut Builder, span: Span) -> ExprId {
    b.expr(span, ExprKind::Other(Vec::new()))
}
