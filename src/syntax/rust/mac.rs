//! Macro calls.

use proc_macro2::{Delimiter, TokenStream};
use smol_str::SmolStr;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Lit, Token};

use super::expr::{Low, Lower, plain};
use crate::source::Span;
use crate::syntax::{Arg, CallForm, ExprId, ExprKind};

/// Macros whose first text is a format string, so that `{name}` in it is an argument.
const FORMATTING: &[&str] = &[
    "print",
    "println",
    "eprint",
    "eprintln",
    "write",
    "writeln",
    "panic",
    "unreachable",
    "todo",
    "unimplemented",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "log",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "event",
    "span",
    "trace_span",
    "debug_span",
    "info_span",
    "warn_span",
    "error_span",
    "anyhow",
    "bail",
    "ensure",
    "eyre",
    "bail_out",
    "format_err",
    "dbg",
    "slog_info",
    "crit",
    "fatal",
];

/// A path as its segments.
pub(super) type Segments = [(SmolStr, Span)];

impl Lower<'_> {
    /// A macro call as `syn` reads it.
    pub(super) fn mac(&mut self, mac: &syn::Macro) -> Low {
        let path: Vec<_> = mac.path.segments.iter().map(|segment| self.ident(&segment.ident)).collect();
        let delimiter = match mac.delimiter {
            syn::MacroDelimiter::Paren(_) => Delimiter::Parenthesis,
            syn::MacroDelimiter::Brace(_) => Delimiter::Brace,
            syn::MacroDelimiter::Bracket(_) => Delimiter::Bracket,
        };
        let body = self.delimited(mac.delimiter.span());
        self.macro_call(&path, mac.tokens.clone(), delimiter, body)
    }

    /// A macro call; `body` covers its brackets.
    pub(super) fn macro_call(&mut self, path: &Segments, tokens: TokenStream, delimiter: Delimiter, body: Span) -> Low {
        self.deeper(|lower| lower.macro_call_here(path, tokens, delimiter, body))
    }

    fn macro_call_here(&mut self, path: &Segments, tokens: TokenStream, delimiter: Delimiter, body: Span) -> Low {
        let Some((name, _)) = path.last() else { return (self.other(body, Vec::new()), body) };
        let span = path[0].1.cover(body);
        if let [(name, name_span)] = path
            && let Some(call) = self.rule_call(name, *name_span, &tokens, span)
        {
            return call;
        }
        match name.as_str() {
            "vec" => {
                if let Some(items) = self.vec_items(tokens.clone(), body) {
                    return (self.b.expr(span, ExprKind::List(items)), span);
                }
            }
            "concat" | "concatcp" => {
                if let Some(parts) = self.macro_exprs(tokens.clone(), body) {
                    let parts = self.list(&parts);
                    return (self.b.expr(span, ExprKind::Join(parts)), span);
                }
            }
            "format" | "format_args" | "formatcp" | "const_format" => {
                if let Some(parts) = self.formatted(tokens.clone(), body) {
                    return (self.b.expr(span, ExprKind::Join(parts)), span);
                }
            }
            _ => {}
        }
        let callee = self.segments(path);
        let mut args = self.macro_args(tokens, delimiter, body);
        if FORMATTING.contains(&name.as_str()) {
            let format = args.iter().find(|arg| arg.name.is_none() && self.b.tree.text(arg.value).is_some());
            if let Some(format) = format.map(|arg| arg.value) {
                for name in self.captured(format) {
                    args.push(plain(name));
                }
            }
        }
        (self.call(span, callee, args, CallForm::Macro), span)
    }

    /// A path as nested attributes.
    pub(super) fn segments(&mut self, path: &Segments) -> ExprId {
        let (first, first_span) = path[0].clone();
        let mut id = self.name(first, first_span);
        for (name, name_span) in &path[1..] {
            id = self.attribute(id, name.clone(), *name_span, first_span.cover(*name_span));
        }
        id
    }

    /// The body of a macro as expressions between commas, if it is that and may be tried.
    fn macro_exprs(&mut self, tokens: TokenStream, body: Span) -> Option<Punctuated<Expr, Token![,]>> {
        if !self.may_try(body) {
            return None;
        }
        Punctuated::parse_terminated.parse2(tokens).ok()
    }

    fn macro_args(&mut self, tokens: TokenStream, delimiter: Delimiter, body: Span) -> Vec<Arg> {
        let Some(exprs) = self.macro_exprs(tokens.clone(), body) else { return self.loose_macro_args(tokens) };
        if delimiter == Delimiter::Brace && !exprs.is_empty() && exprs.iter().all(|expr| named(expr).is_some()) {
            return self.loose_macro_args(tokens);
        }
        let mut args = Vec::with_capacity(exprs.len());
        for expr in &exprs {
            args.push(match named(expr) {
                Some((name, value)) => {
                    let (name, _) = self.ident(name);
                    Self::named(name, self.expr(value))
                }
                None => plain(self.expr(expr)),
            });
        }
        args
    }

    fn vec_items(&mut self, tokens: TokenStream, body: Span) -> Option<Vec<ExprId>> {
        if !self.may_try(body) {
            return None;
        }
        let repeated = |input: syn::parse::ParseStream| {
            let first: Expr = input.parse()?;
            if input.peek(Token![;]) {
                input.parse::<Token![;]>()?;
                let len: Expr = input.parse()?;
                return Ok((vec![first], Some(len)));
            }
            let mut items = vec![first];
            while !input.is_empty() {
                input.parse::<Token![,]>()?;
                if !input.is_empty() {
                    items.push(input.parse()?);
                }
            }
            Ok((items, None))
        };
        if tokens.is_empty() {
            return Some(Vec::new());
        }
        let (items, len) = repeated.parse2(tokens).ok()?;
        let items = self.list(&items);
        if let Some(len) = len {
            self.expr(&len);
        }
        Some(items)
    }

    /// The parts of `format!`: literal pieces and arguments in the order in which they are used.
    fn formatted(&mut self, tokens: TokenStream, body: Span) -> Option<Vec<ExprId>> {
        let exprs = self.macro_exprs(tokens, body)?;
        let mut exprs = exprs.iter();
        let Some(Expr::Lit(ExprLit { lit: Lit::Str(format), .. })) = exprs.next() else { return None };
        let span = self.span(format.span());
        let format = format.value();
        let mut by_place = Vec::new();
        let mut by_name = Vec::new();
        for expr in exprs {
            if let Some((name, value)) = named(expr) {
                let (name, _) = self.ident(name);
                let value = self.expr(value);
                by_name.push((name, value));
                by_place.push(value);
            } else {
                by_place.push(self.expr(expr));
            }
        }
        let mut next = 0;
        let mut parts = Vec::new();
        for piece in pieces(&format) {
            match piece {
                Piece::Text(text) => parts.push(self.string(text, span)),
                Piece::Arg { name, at, starred } => {
                    next += usize::from(starred);
                    let value = if name.is_empty() {
                        next += 1;
                        by_place.get(next - 1).copied()
                    } else if let Ok(place) = name.parse::<usize>() {
                        by_place.get(place).copied()
                    } else {
                        let given = by_name.iter().find(|(given, _)| given == name).map(|(_, value)| *value);
                        Some(given.unwrap_or_else(|| self.inline_name(name, at, &format, span)))
                    };
                    parts.extend(value);
                }
            }
        }
        Some(parts)
    }

    /// The names that a format string captures from around it.
    fn captured(&mut self, format: ExprId) -> Vec<ExprId> {
        let span = self.b.tree[format].span;
        let Some(text) = self.b.tree.text(format).cloned() else { return Vec::new() };
        let format = text.reveal();
        let mut names = Vec::new();
        for piece in pieces(format) {
            if let Piece::Arg { name, at, .. } = piece
                && name.starts_with(|first: char| first == '_' || first.is_alphabetic())
            {
                names.push(self.inline_name(name, at, format, span));
            }
        }
        names
    }

    /// A name in a format string: where it stands if the literal has no escapes, else where the literal stands.
    fn inline_name(&mut self, name: &str, at: usize, format: &str, literal: Span) -> ExprId {
        let source = self.text.get(literal.range()).unwrap_or_default();
        let span = match source.find('"') {
            Some(quote) if source[quote + 1..].starts_with(format) => {
                let start = literal.range().start + quote + 1 + at;
                Span::new(start, start + name.len())
            }
            _ => literal,
        };
        self.name(name, span)
    }
}

enum Piece<'f> {
    Text(String),
    /// `at` is where the name starts; `starred` is `{:.*}`, which takes an argument more.
    Arg {
        name: &'f str,
        at: usize,
        starred: bool,
    },
}

/// Takes a format string apart.
fn pieces(format: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else if brace == "{" {
            let Some(end) = rest.find('}') else { break };
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            let inside = &rest[..end];
            let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
            let at = format.len() - rest.len() + (name.len() - name.trim_start().len());
            pieces.push(Piece::Arg { name: name.trim(), at, starred: spec.contains(".*") });
            rest = &rest[end + 1..];
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}

/// `name = value`.
fn named(expr: &Expr) -> Option<(&syn::Ident, &Expr)> {
    let Expr::Assign(assign) = expr else { return None };
    let Expr::Path(path) = &*assign.left else { return None };
    Some((path.path.get_ident()?, &assign.right))
}
