//! Reading tokens that are no Rust: what stands inside macros, and code that is broken.
//!
//! Whatever piece `syn` can read is given to it; of the rest, calls, paths, literals and pairs are recognized.

use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree};
use smol_str::SmolStr;
use syn::parse::Parser;
use syn::{Block, Expr, Lit, Type};

use super::expr::{Low, Lower, plain};
use super::repair;
use super::scan::Scan;
use super::tokens::{
    ends_in_comma, equals_sign, implemented, is_keyword, is_modifier, is_path_separator, is_punct, is_type_name,
    is_word, looks_like_statements, pair, segments, skip_generics, statements, without_attributes,
};
use crate::source::Span;
use crate::syntax::{Arg, BlockKind, Bound, CallForm, ClassId, ExprId, ExprKind, ScopeKind, TroubleKind};

impl Lower<'_> {
    /// Items or statements in the current scope.
    pub(super) fn loose_items(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        self.loose_statements(&tokens);
    }

    /// The same of a text that does not lex behind its first `head` bytes, for this reason, if it can be made to.
    pub(super) fn repaired_items(&mut self, head: usize, error: &LexError) {
        // The mistake lies in the text as it is, not as it is repaired.
        self.b.trouble(self.span(error.span()), TroubleKind::Syntax);
        if let Some((tokens, places)) = repair::lex(self.text, head) {
            self.places = places;
            self.loose_items(tokens);
        }
    }

    /// An item that `syn` leaves as it is; it is not asked again.
    pub(super) fn verbatim_item(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let span = self.tokens_span(&tokens);
        let (_, rest) = without_attributes(&tokens);
        self.broken_statement(rest, span);
    }

    /// An expression that `syn` leaves as it is; it is not asked again.
    pub(super) fn verbatim_value(&mut self, tokens: TokenStream) -> Low {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        self.pick(&tokens)
    }

    /// Whether `syn` may be given these bytes on trial.
    pub(super) fn may_try(&mut self, span: Span) -> bool {
        let bytes = span.range().len();
        if self.fuel < bytes {
            return false;
        }
        self.fuel -= bytes;
        // With a file that is too deep as a whole, the pieces that are not can still be read well.
        self.shallow || self.text.get(span.range()).is_some_and(|text| Scan::of(text).is_shallow_enough())
    }

    fn token_span(&self, token: &TokenTree) -> Span {
        match token {
            TokenTree::Group(group) => self.delimited(&group.delim_span()),
            _ => self.span(token.span()),
        }
    }

    fn tokens_span(&self, tokens: &[TokenTree]) -> Span {
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => self.token_span(first).cover(self.token_span(last)),
            _ => Span::default(),
        }
    }

    /// Tokens that should be one value.
    pub(super) fn loose_value(&mut self, tokens: TokenStream) -> Low {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        self.deeper(|lower| lower.value(&tokens))
    }

    /// The arguments of an attribute.
    pub(super) fn loose_args(&mut self, tokens: TokenStream) -> Vec<Arg> {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        segments(&tokens).map(|segment| self.arg(segment)).collect()
    }

    /// The body of a macro: statements, one map, or arguments.
    pub(super) fn loose_macro_args(&mut self, tokens: TokenStream) -> Vec<Arg> {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        if looks_like_statements(&tokens) {
            return self.loose_statements(&tokens).map(plain).into_iter().collect();
        }
        if segments(&tokens).next().is_some() && segments(&tokens).all(|segment| pair(segment).is_some()) {
            return vec![plain(self.map(&tokens))];
        }
        segments(&tokens).map(|segment| self.arg(segment)).collect()
    }

    /// One argument, by name if it is a pair.
    fn arg(&mut self, segment: &[TokenTree]) -> Arg {
        match pair(segment) {
            Some(([TokenTree::Ident(name)], value)) => {
                let (name, _) = self.ident(name);
                Self::named(name, self.value(value).0)
            }
            Some(_) => plain(self.map(segment)),
            None => plain(self.value(segment).0),
        }
    }

    fn map(&mut self, tokens: &[TokenTree]) -> ExprId {
        let mut pairs = Vec::new();
        for segment in segments(tokens) {
            let (key, value) = pair(segment).unwrap_or((&[], segment));
            let key = match key {
                [TokenTree::Ident(name)] => {
                    let (name, span) = self.ident(name);
                    Some(self.string(name, span))
                }
                [] => None,
                [TokenTree::Ident(_), .., TokenTree::Ident(_)]
                    if key.iter().any(
                        |token| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '-' | '.')),
                    ) =>
                {
                    let span = self.tokens_span(key);
                    let name = SmolStr::new(self.text.get(span.range()).unwrap_or_default());
                    Some(self.string(name, span))
                }
                _ => Some(self.value(key).0),
            };
            let (value, _) = self.value(value);
            // Without a key the element stands for both, as a spread does.
            pairs.push((key.unwrap_or(value), value));
        }
        let span = self.tokens_span(tokens);
        self.b.expr(span, ExprKind::Map(pairs))
    }

    /// One value.
    pub(super) fn value(&mut self, tokens: &[TokenTree]) -> Low {
        // `%x` and `?x` of tracing.
        let tokens = match tokens {
            [TokenTree::Punct(sign), rest @ ..] if matches!(sign.as_char(), '%' | '?') && !rest.is_empty() => rest,
            _ => tokens,
        };
        match tokens {
            [] => return (self.other(Span::default(), Vec::new()), Span::default()),
            [TokenTree::Literal(literal)] => return self.lit(&Lit::new(literal.clone())),
            [TokenTree::Ident(name)] => return self.word(name),
            [TokenTree::Group(group)] => return self.group(group),
            _ => {}
        }
        let span = self.tokens_span(tokens);
        if self.may_try(span)
            && let Ok(expr) = syn::parse2::<Expr>(tokens.iter().cloned().collect())
        {
            return self.low(&expr);
        }
        self.pick(tokens)
    }

    fn word(&mut self, ident: &proc_macro2::Ident) -> Low {
        let (name, span) = self.ident(ident);
        let kind = match name.as_str() {
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            "None" => ExprKind::Nothing,
            _ => ExprKind::Name(name),
        };
        (self.b.expr(span, kind), span)
    }

    /// Brackets and what is in them.
    fn group(&mut self, group: &Group) -> Low {
        let span = self.delimited(&group.delim_span());
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        self.deeper(|lower| {
            let kind = match group.delimiter() {
                Delimiter::Brace if looks_like_statements(&tokens) => {
                    let tail = lower.b_in_block(BlockKind::Branch, span, |lower| lower.loose_statements(&tokens));
                    ExprKind::Other(tail.into_iter().collect())
                }
                Delimiter::Brace if segments(&tokens).any(|segment| pair(segment).is_some()) => {
                    let map = lower.map(&tokens);
                    lower.b.tree[map].span = span;
                    return (map, span);
                }
                Delimiter::Brace => {
                    let tail = lower.b_in_block(BlockKind::Branch, span, |lower| lower.loose_statements(&tokens));
                    ExprKind::Other(tail.into_iter().collect())
                }
                Delimiter::Parenthesis | Delimiter::None
                    if segments(&tokens).count() == 1 && !ends_in_comma(&tokens) =>
                {
                    return (lower.value(&tokens).0, span);
                }
                Delimiter::Parenthesis if tokens.is_empty() => ExprKind::Nothing,
                _ => ExprKind::List(segments(&tokens).map(|segment| lower.value(segment).0).collect()),
            };
            (lower.b.expr(span, kind), span)
        })
    }

    /// Picks what can be recognized out of tokens that are no expression.
    fn pick(&mut self, tokens: &[TokenTree]) -> Low {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let first = match &tokens[at] {
                TokenTree::Literal(literal) => {
                    at += 1;
                    self.lit(&Lit::new(literal.clone()))
                }
                TokenTree::Ident(ident) if is_keyword(ident) => {
                    at += 1;
                    continue;
                }
                TokenTree::Ident(_) => self.pick_path(tokens, &mut at),
                TokenTree::Group(group) => {
                    at += 1;
                    self.group(group)
                }
                TokenTree::Punct(_) => {
                    at += 1;
                    continue;
                }
            };
            let (id, _) = self.pick_links(first, tokens, &mut at);
            found.push(id);
        }
        let span = self.tokens_span(tokens);
        match found[..] {
            [only] => (only, span),
            _ => (self.other(span, found), span),
        }
    }

    /// A path, and the macro call or struct literal that it begins.
    fn pick_path(&mut self, tokens: &[TokenTree], at: &mut usize) -> Low {
        let mut path: Vec<(SmolStr, Span)> = Vec::new();
        while let Some(TokenTree::Ident(ident)) = tokens.get(*at) {
            path.push(self.ident(ident));
            *at += 1;
            if !is_path_separator(tokens, *at) {
                break;
            }
            skip_generics(tokens, at);
            if !matches!((tokens.get(*at), tokens.get(*at + 2)), (Some(TokenTree::Punct(_)), Some(TokenTree::Ident(_))))
            {
                break;
            }
            *at += 2;
        }
        match &tokens[*at..] {
            [TokenTree::Punct(bang), TokenTree::Group(group), ..] if bang.as_char() == '!' => {
                *at += 2;
                let body = self.delimited(&group.delim_span());
                return self.macro_call(&path, group.stream(), group.delimiter(), body);
            }
            [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace && is_type_name(&path) => {
                let fields: Vec<TokenTree> = group.stream().into_iter().collect();
                let literal = !fields.is_empty()
                    && segments(&fields).all(|segment| pair(segment).is_some() || segment.len() == 1);
                if literal && !looks_like_statements(&fields) {
                    *at += 1;
                    let body = self.delimited(&group.delim_span());
                    let callee = self.segments(&path);
                    let args = segments(&fields).map(|segment| self.field_arg(segment)).collect();
                    let span = path[0].1.cover(body);
                    return (self.call(span, callee, args, CallForm::Struct), span);
                }
            }
            _ => {}
        }
        let span = path[0].1.cover(path[path.len() - 1].1);
        if path.len() == 1
            && let TokenTree::Ident(ident) = &tokens[*at - 1]
        {
            return self.word(ident);
        }
        (self.segments(&path), span)
    }

    fn field_arg(&mut self, segment: &[TokenTree]) -> Arg {
        let mut arg = self.arg(segment);
        if let [TokenTree::Ident(name)] = segment {
            arg.name = Some(self.ident(name).0);
        }
        arg
    }

    /// Calls, fields and methods that follow a value.
    fn pick_links(&mut self, mut low: Low, tokens: &[TokenTree], at: &mut usize) -> Low {
        loop {
            match &tokens[*at..] {
                [TokenTree::Punct(dot), TokenTree::Ident(name), ..] if dot.as_char() == '.' && name == "await" => {
                    *at += 2;
                }
                [TokenTree::Punct(dot), TokenTree::Ident(name), ..] if dot.as_char() == '.' => {
                    let (name, name_span) = self.ident(name);
                    let span = low.1.cover(name_span);
                    low = (self.attribute(low.0, name, name_span, span), span);
                    *at += 2;
                    skip_generics(tokens, at);
                }
                [TokenTree::Punct(mark), ..] if mark.as_char() == '?' => *at += 1,
                [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Parenthesis => {
                    let span = low.1.cover(self.delimited(&group.delim_span()));
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    let callee = low.0;
                    low = self.deeper(|lower| {
                        let args: Vec<Arg> = segments(&inside).map(|segment| lower.arg(segment)).collect();
                        let transparent = match &lower.b.tree[callee].kind {
                            ExprKind::Name(name) => args.len() == 1 && (name == "Some" || name == "Ok"),
                            _ => false,
                        };
                        let id =
                            if transparent { args[0].value } else { lower.call(span, callee, args, CallForm::Call) };
                        (id, span)
                    });
                    *at += 1;
                }
                [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Bracket => {
                    let span = low.1.cover(self.delimited(&group.delim_span()));
                    let (index, _) = self.loose_value(group.stream());
                    low = (self.b.expr(span, ExprKind::Index { base: low.0, index }), span);
                    *at += 1;
                }
                _ => return low,
            }
        }
    }

    /// Statements, as far as they can be told apart; the value of the last one.
    pub(super) fn loose_statements(&mut self, tokens: &[TokenTree]) -> Option<ExprId> {
        let mut tail = None;
        for statement in statements(tokens) {
            tail = self.loose_statement(statement);
        }
        tail
    }

    fn loose_statement(&mut self, tokens: &[TokenTree]) -> Option<ExprId> {
        let span = self.tokens_span(tokens);
        if self.may_try(span)
            && let Ok(stmts) = Block::parse_within.parse2(tokens.iter().cloned().collect())
        {
            return self.statements(&stmts);
        }
        let (dead, rest) = without_attributes(tokens);
        if dead {
            return self.b_in_block(BlockKind::Dead, span, |lower| lower.broken_statement(rest, span));
        }
        self.broken_statement(rest, span)
    }

    fn broken_statement(&mut self, tokens: &[TokenTree], span: Span) -> Option<ExprId> {
        let keyword = tokens.iter().find_map(|token| match token {
            TokenTree::Ident(ident) if !is_modifier(ident) => Some(ident.to_string()),
            _ => None,
        });
        let binding = tokens.iter().any(|token| is_word(token, &["static", "const"]))
            && !tokens.iter().any(|token| is_word(token, &["fn"]));
        match keyword.as_deref() {
            Some("fn") => {
                self.broken_function(tokens, span);
                None
            }
            Some("struct" | "enum" | "union" | "trait" | "impl" | "mod" | "extern") => {
                self.broken_item(tokens, keyword.as_deref().unwrap_or_default(), span);
                None
            }
            Some("let") => {
                self.broken_binding(tokens, span, false);
                None
            }
            _ if binding => {
                self.broken_binding(tokens, span, true);
                None
            }
            _ => {
                let (id, _) = self.pick(tokens);
                let ends = tokens.last().is_some_and(|token| is_punct(token, ';'));
                (!ends).then_some(id)
            }
        }
    }

    /// `static ref NAME: T = value;`, `let mut name: T = value;`.
    fn broken_binding(&mut self, tokens: &[TokenTree], span: Span, item: bool) {
        let start = tokens.iter().position(|token| is_word(token, &["static", "const", "let"])).map_or(0, |at| at + 1);
        let mut at = start;
        while tokens.get(at).is_some_and(|token| is_word(token, &["ref", "mut"])) {
            at += 1;
        }
        let equals = equals_sign(tokens, at);
        let end = tokens.len() - usize::from(tokens.last().is_some_and(|token| is_punct(token, ';')));
        let value = match equals {
            Some(equals) if equals < end => &tokens[equals + 1..end],
            _ => &[],
        };
        if equals.is_none() {
            self.pick(tokens.get(at + 1..end).unwrap_or_default());
        }
        let Some(TokenTree::Ident(ident)) = tokens.get(at) else {
            self.value(value);
            return;
        };
        let (name, name_span) = self.ident(ident);
        let mut annotation = None;
        if tokens.get(at + 1).is_some_and(|token| is_punct(token, ':')) {
            let kind = &tokens[at + 2..equals.unwrap_or(end).max(at + 2).min(tokens.len())];
            let kind_span = self.tokens_span(kind);
            if self.may_try(kind_span)
                && let Ok(kind) = syn::parse2::<Type>(kind.iter().cloned().collect())
            {
                annotation = self.type_path(&kind);
            }
        }
        let bound = if value.is_empty() { Bound::Unknown } else { Bound::Expr(self.value(value).0) };
        self.declare(name, name_span, if item { 0 } else { span.end }, annotation, bound);
    }

    fn broken_function(&mut self, tokens: &[TokenTree], span: Span) {
        let Some(start) = tokens.iter().position(|token| is_word(token, &["fn"])) else { return };
        let Some(TokenTree::Ident(ident)) = tokens.get(start + 1) else {
            self.pick(&tokens[start + 1..]);
            return;
        };
        let (name, name_span) = self.ident(ident);
        let is_async = tokens[..start].iter().any(|token| is_word(token, &["async"]));
        let id = self.open_function(name.clone(), name_span, span, is_async);
        self.b.bind(name, name_span, 0, Bound::Function(id));
        let body = tokens
            .iter()
            .rposition(|token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
        let modifiers =
            tokens[..start].iter().position(|token| is_word(token, &["const", "async", "unsafe", "extern"]));
        let head = &tokens[modifiers.unwrap_or(start)..body.unwrap_or(tokens.len())];
        self.b_in_scope(ScopeKind::Function(id), span, |lower| {
            lower.enter_function(id);
            let head_span = lower.tokens_span(head);
            if lower.may_try(head_span)
                && let Ok(signature) = syn::parse2::<syn::Signature>(head.iter().cloned().collect())
            {
                lower.signature(id, &signature);
            }
            if let Some(TokenTree::Group(body)) = body.map(|body| &tokens[body]) {
                let inside: Vec<TokenTree> = body.stream().into_iter().collect();
                lower.function_body(id, |lower| lower.loose_statements(&inside));
            }
        });
        // Without a body, the brackets of the parameters may have swallowed it.
        self.pick(&tokens[body.unwrap_or(start + 1) + 1..]);
    }

    /// A type, `impl` or module of which only the name and the body are read.
    fn broken_item(&mut self, tokens: &[TokenTree], keyword: &str, span: Span) {
        let body = tokens
            .iter()
            .rposition(|token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
        let head = &tokens[..body.unwrap_or(tokens.len())];
        let at = head.iter().position(|token| is_word(token, &[keyword])).map_or(0, |at| at + 1);
        let name = if keyword == "impl" {
            let at = head.iter().rposition(|token| is_word(token, &["for"])).map_or(at, |at| at + 1);
            implemented(&head[at.min(head.len())..])
        } else {
            head.get(at).and_then(|token| if let TokenTree::Ident(ident) = token { Some(ident) } else { None })
        };
        let Some(TokenTree::Group(body)) = body.map(|body| &tokens[body]) else {
            self.pick(tokens);
            return;
        };
        let inside: Vec<TokenTree> = body.stream().into_iter().collect();
        let read = |lower: &mut Self| {
            lower.deeper(|lower| {
                if matches!(keyword, "struct" | "enum" | "union") {
                    let (id, _) = lower.pick(&inside);
                    (id, span)
                } else {
                    lower.loose_statements(&inside);
                    (ExprId(0), span)
                }
            });
        };
        let Some(name) = name else {
            read(self);
            return;
        };
        let (name, name_span) = self.ident(name);
        let id = match keyword {
            "impl" => self.class_named(name, name_span, span),
            "mod" => {
                let id = self.add_class(name.clone(), name_span, span, ScopeKind::Module);
                self.b.bind(name, name_span, 0, Bound::Class(id));
                id
            }
            _ => {
                let id = self.add_class(name.clone(), name_span, span, ScopeKind::Inner);
                self.b.bind(name, name_span, 0, Bound::Class(id));
                id
            }
        };
        match keyword {
            "impl" => self.in_impl(id, span, |lower| lower.methods(id, read)),
            "mod" => self.in_class(id, span, read),
            _ => self.in_class(id, span, |lower| lower.methods(id, read)),
        }
    }

    /// Does `inside`; the functions that stand in the current scope then are methods of the class.
    fn methods(&mut self, id: ClassId, inside: impl FnOnce(&mut Self)) {
        let first = self.b.tree.functions.len();
        inside(self);
        let scope = self.b.scope;
        for function in &mut self.b.tree.functions[first..] {
            if function.outer == scope {
                function.class = Some(id);
            }
        }
    }
}
