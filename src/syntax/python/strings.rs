//! Strings: literals, f-strings, and the two older ways to format.

use std::collections::HashMap;

use smol_str::SmolStr;
use tree_sitter::Node;

use super::kinds::Kind as K;
use super::literals::{self, Access, Argument, Piece, Pieces, Prefix};
use super::{Child, Lower, span, unknown};
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::build::Builder;
use crate::syntax::{ExprId, ExprKind, Spread};

/// The arguments that the holes of a format string are filled with.
#[derive(Default)]
struct Fillings {
    positional: Vec<ExprId>,
    named: HashMap<SmolStr, ExprId>,
    /// `*args`, and what follows `%` where it is not written out.
    list: Option<ExprId>,
    /// `**kwargs`, and what follows `%` where it is not written out.
    map: Option<ExprId>,
}

impl<'t> Lower<'t> {
    pub(super) fn string(&mut self, b: &mut Builder, node: Node<'t>, kind: K) -> ExprId {
        if kind == K::String {
            let (mut parts, formatted) = self.literal(b, node);
            return match (parts.pop(), parts.is_empty()) {
                (Some(only), true) if !formatted => only,
                (last, _) => {
                    parts.extend(last);
                    b.expr(span(node), ExprKind::Join(parts))
                }
            };
        }
        let mut parts = Vec::new();
        for child in self.children(b, node) {
            if child.kind == K::String {
                parts.append(&mut self.literal(b, child.node).0);
            } else if !child.kind.is_token() {
                parts.push(self.expr(b, child.node));
            }
        }
        b.expr(span(node), ExprKind::Join(parts))
    }

    /// The parts of one literal, and whether it has interpolations.
    fn literal(&mut self, b: &mut Builder, node: Node<'t>) -> (Vec<ExprId>, bool) {
        let children = self.children(b, node);
        let (prefix, mut at, end) = self.quotes(node, &children);
        let mut parts = Vec::new();
        if !children.iter().any(|child| child.kind == K::Interpolation) {
            let text = self.text.get(at..end).unwrap_or_default();
            let text = Masked::new(literals::decode(text, prefix));
            let id = b.expr(span(node), ExprKind::Text(text));
            return (vec![id], false);
        }
        for child in children {
            if child.kind == K::Interpolation {
                self.run(b, Span::new(at, child.node.start_byte()), prefix, &mut parts);
                at = child.node.end_byte();
                self.interpolation(b, child.node, &mut parts);
            } else if child.kind == K::Error {
                self.statement(b, child.node);
            }
        }
        self.run(b, Span::new(at, end), prefix, &mut parts);
        (parts, true)
    }

    /// A run of text in an f-string.
    fn run(&mut self, b: &mut Builder, run: Span, prefix: Prefix, parts: &mut Vec<ExprId>) {
        if let Some(text) = self.text.get(run.range())
            && !text.is_empty()
        {
            parts.push(b.expr(run, ExprKind::Text(Masked::new(literals::decode(text, prefix)))));
        }
    }

    fn interpolation(&mut self, b: &mut Builder, node: Node<'t>, parts: &mut Vec<ExprId>) {
        for child in self.children(b, node) {
            match child.kind {
                // What stands in a format is no part of the text, but may hold calls.
                K::FormatSpecifier => {
                    for format in self.children(b, child.node) {
                        if format.kind == K::FormatExpression {
                            b.deeper(span(node), |b| self.interpolation(b, format.node, &mut Vec::new()));
                        }
                    }
                }
                K::TypeConversion => {}
                kind if kind.is_token() => {}
                K::Error => self.statement(b, child.node),
                // `{x:=9}` is `x` in the format `=9`; a walrus needs parentheses here.
                K::NamedExpression => {
                    let names = self.children(b, child.node);
                    let name = names.iter().find(|part| part.field == self.kinds.name);
                    parts.extend(name.map(|name| self.expr(b, name.node)));
                }
                _ => parts.push(self.expr(b, child.node)),
            }
        }
    }

    /// The prefix of a string, and where its content starts and ends.
    fn quotes(&self, node: Node<'t>, children: &[Child<'t>]) -> (Prefix, usize, usize) {
        let start = children.iter().find(|child| child.kind == K::StringStart).map(|child| child.node);
        let end = children.iter().rev().find(|child| child.kind == K::StringEnd).map(|child| child.node);
        let opening = start.map(|start| self.slice(start)).unwrap_or_default();
        let quotes = if opening.ends_with("\"\"\"") || opening.ends_with("'''") { 3 } else { 1 };
        (
            Prefix::of(opening),
            start.map_or(node.start_byte(), |start| start.end_byte()),
            // The parser may count backslashes of a raw string to the closing quotes.
            end.map_or(node.end_byte(), |end| end.end_byte().saturating_sub(quotes)),
        )
    }

    /// The decoded text of a plain string literal.
    pub(super) fn plain_text(&mut self, b: &mut Builder, node: Node<'t>) -> Option<SmolStr> {
        if self.kind(node) != K::String {
            return None;
        }
        let children = self.children(b, node);
        if children.iter().any(|child| child.kind == K::Interpolation) {
            return None;
        }
        let (prefix, start, end) = self.quotes(node, &children);
        Some(literals::decode(self.text.get(start..end)?, prefix))
    }

    /// Whether it is a string without interpolations, adjacent ones included.
    pub(super) fn is_plain_string(&mut self, b: &mut Builder, node: Node<'t>) -> bool {
        match self.kind(node) {
            K::String => !self.children(b, node).iter().any(|child| child.kind == K::Interpolation),
            K::ConcatenatedString => {
                let children = self.children(b, node);
                children.iter().all(|child| child.kind == K::String && self.is_plain_string(b, child.node))
            }
            _ => false,
        }
    }

    // Format strings.

    /// A format string and what its holes are filled with, as the parts of a join.
    fn fill(
        &mut self,
        b: &mut Builder,
        format: Node<'t>,
        split: fn(&mut Pieces, &str) -> Vec<Piece>,
        fillings: impl FnOnce(&mut Self, &mut Builder, &[(Span, Vec<Piece>)]) -> Fillings,
    ) -> Vec<ExprId> {
        let literals = match self.kind(format) {
            K::ConcatenatedString => self.children(b, format).into_iter().map(|child| child.node).collect(),
            _ => vec![format],
        };
        let mut pieces = Pieces::default();
        let mut split_up = Vec::with_capacity(literals.len());
        for literal in literals {
            let text = self.plain_text(b, literal).unwrap_or_default();
            split_up.push((span(literal), split(&mut pieces, &text)));
        }
        let fillings = fillings(self, b, &split_up);
        let mut parts = Vec::new();
        for (literal, pieces) in split_up {
            for piece in pieces {
                parts.push(match piece {
                    Piece::Text(text) => b.expr(literal, ExprKind::Text(Masked::new(text))),
                    Piece::Hole { argument, path } => hole(b, literal, &fillings, &argument, path),
                });
            }
        }
        parts
    }

    /// `"..." % right`.
    pub(super) fn percent(&mut self, b: &mut Builder, format: Node<'t>, right: Node<'t>) -> Vec<ExprId> {
        self.fill(b, format, Pieces::percent, |this, b, pieces| {
            let mut fillings = Fillings::default();
            let right = this.unwrapped(right);
            let children = match this.kind(right) {
                K::Tuple | K::Dictionary => this.children(b, right),
                _ => Vec::new(),
            };
            for child in &children {
                match child.kind {
                    K::Pair => {
                        let (key, value) = this.pair(b, child.node);
                        let name = key.and_then(|key| b.tree.text(key)).map(|name| SmolStr::new(name.reveal()));
                        if let (Some(name), Some(value)) = (name, value) {
                            fillings.named.insert(name, value);
                        }
                    }
                    K::DictionarySplat => fillings.map = this.parts(b, child.node).pop(),
                    K::ListSplat => fillings.list = this.parts(b, child.node).pop(),
                    kind if kind.is_token() => {}
                    _ => fillings.positional.push(this.expr(b, child.node)),
                }
            }
            if children.is_empty() {
                let value = this.expr(b, right);
                let holes = || {
                    let pieces = pieces.iter().flat_map(|(_, pieces)| pieces);
                    pieces.filter_map(|piece| match piece {
                        Piece::Hole { argument, .. } => Some(argument),
                        Piece::Text(_) => None,
                    })
                };
                fillings.map = Some(value);
                if holes().count() == 1 {
                    fillings.positional.push(value);
                } else {
                    fillings.list = Some(value);
                }
            }
            fillings
        })
    }

    /// `"...".format(...)`.
    pub(super) fn format_call(&mut self, b: &mut Builder, format: Node<'t>, arguments: Node<'t>) -> Vec<ExprId> {
        self.fill(b, format, Pieces::braces, |this, b, _| {
            let mut fillings = Fillings::default();
            for arg in this.arguments(b, arguments) {
                match (arg.spread, arg.name) {
                    (Spread::List, _) => fillings.list = Some(arg.value),
                    (Spread::Map, _) => fillings.map = Some(arg.value),
                    (Spread::One, Some(name)) => {
                        fillings.named.insert(name, arg.value);
                    }
                    (Spread::One, None) => fillings.positional.push(arg.value),
                }
            }
            fillings
        })
    }
}

/// What goes into a hole of a format string.
fn hole(b: &mut Builder, literal: Span, fillings: &Fillings, argument: &Argument, path: Vec<Access>) -> ExprId {
    let found = match argument {
        Argument::At(at) => match (fillings.positional.get(*at), fillings.list) {
            (Some(value), _) => Some(*value),
            (None, Some(list)) => {
                let index = at - fillings.positional.len();
                let index = b.expr(literal, ExprKind::Number(i64::try_from(index).ok()));
                Some(b.expr(literal, ExprKind::Index { base: list, index }))
            }
            (None, None) => None,
        },
        Argument::Named(name) => match fillings.named.get(name) {
            Some(value) => Some(*value),
            None => fillings.map.map(|map| from_map(b, literal, map, name)),
        },
    };
    let Some(mut value) = found else { return unknown(b, literal) };
    for access in path {
        let kind = match access {
            Access::Attribute(name) => ExprKind::Attribute { base: value, name, name_span: literal },
            Access::Index(key) => {
                let index = match key.parse() {
                    Ok(number) => ExprKind::Number(Some(number)),
                    Err(_) => ExprKind::Text(Masked::new(key)),
                };
                let index = b.expr(literal, index);
                ExprKind::Index { base: value, index }
            }
        };
        value = b.expr(literal, kind);
    }
    value
}

/// `map["name"]`, or the variable itself where the map is that of all variables.
fn from_map(b: &mut Builder, literal: Span, map: ExprId, name: &SmolStr) -> ExprId {
    if let ExprKind::Call(call) = &b.tree[map].kind
        && let ExprKind::Name(function) = &b.tree[call.callee].kind
        && call.args.is_empty()
        && matches!(function.as_str(), "locals" | "vars" | "globals")
    {
        return b.expr(literal, ExprKind::Name(name.clone()));
    }
    let index = b.expr(literal, ExprKind::Text(Masked::new(name.clone())));
    b.expr(literal, ExprKind::Index { base: map, index })
}
