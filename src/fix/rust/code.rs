//! A Rust file with what the tree leaves out: brackets, wrappers that change no value, where items and statements end.

use super::super::page::Page;
use super::super::{Obstacle, indent};
use crate::facts::FileFacts;
use crate::source::Span;
use crate::syntax::{Bound, Call, ExprId, ExprKind, ScopeId, ScopeKind};

/// What stands for the bytes of a text in [`Code::plain`].
const QUOTED: u8 = b'"';

/// A file's code with its shape.
pub(super) struct Code<'f> {
    pub(super) page: Page<'f>,
    /// The text with comments blanked and every byte of a literal text a quote: brackets in it are those of code.
    plain: Vec<u8>,
    parents: Vec<Option<ExprId>>,
}

impl<'f> Code<'f> {
    pub(super) fn of(file: &'f FileFacts) -> Result<Self, Obstacle> {
        let page = Page::of(file)?;
        let plain = plain(page.text);
        let parents = parents(&page);
        Ok(Self { page, plain, parents })
    }

    pub(super) fn at(&self, span: Span) -> &'f str {
        self.page.at(span)
    }

    pub(super) fn span(&self, expr: ExprId) -> Span {
        self.page.tree[expr].span
    }

    pub(super) fn kind(&self, expr: ExprId) -> &ExprKind {
        &self.page.tree[expr].kind
    }

    /// The expression that has this one as a direct part.
    pub(super) fn parent(&self, expr: ExprId) -> Option<ExprId> {
        self.parents.get(expr.0 as usize).copied().flatten()
    }

    /// The expression around this one; a method call where this one is what the method is called on.
    pub(super) fn above(&self, expr: ExprId) -> Option<ExprId> {
        let parent = self.parent(expr)?;
        let call = self.parent(parent).filter(|call| self.call(*call).is_some_and(|call| call.callee == parent));
        match self.kind(parent) {
            ExprKind::Attribute { .. } => call.or(Some(parent)),
            _ => Some(parent),
        }
    }

    pub(super) fn call(&self, expr: ExprId) -> Option<&Call> {
        match self.kind(expr) {
            ExprKind::Call(call) => Some(call),
            _ => None,
        }
    }

    /// The method that a call calls, and the expression that it calls it on.
    pub(super) fn method(&self, call: &Call) -> Option<(ExprId, &str, Span)> {
        match self.kind(call.callee) {
            ExprKind::Attribute { base, name, name_span } => {
                let between = self.plain_at(Span { start: self.span(*base).end, end: name_span.start });
                between.trim_end().ends_with('.').then_some((*base, name.as_str(), *name_span))
            }
            _ => None,
        }
    }

    /// The method that an expression calls.
    pub(super) fn method_of(&self, expr: ExprId) -> Option<&str> {
        self.call(expr).and_then(|call| self.method(call)).map(|(_, name, _)| name)
    }

    /// The path that a call calls, without blanks and generic arguments; empty for a method.
    pub(super) fn path(&self, call: &Call) -> String {
        if self.method(call).is_some() {
            return String::new();
        }
        self.at(self.span(call.callee)).split_whitespace().collect()
    }

    fn plain_at(&self, span: Span) -> &str {
        std::str::from_utf8(self.plain.get(span.range()).unwrap_or_default()).unwrap_or_default()
    }

    /// The brackets around a place: where they open and close.
    pub(super) fn group(&self, at: usize) -> Option<(usize, usize)> {
        let open = self.back(at, |byte| matches!(byte, b'(' | b'[' | b'{'))?;
        let close = self.ahead(open + 1, |byte| matches!(byte, b')' | b']' | b'}'))?;
        Some((open, close))
    }

    /// The first byte before `at`, at its own depth of brackets, that is one of those: an opening bracket always ends it.
    fn back(&self, at: usize, stops: impl Fn(u8) -> bool) -> Option<usize> {
        let mut depth = 0_usize;
        for place in (0..at).rev() {
            let byte = self.plain[place];
            if depth == 0 && stops(byte) {
                return Some(place);
            }
            match byte {
                b')' | b']' | b'}' => depth += 1,
                b'(' | b'[' | b'{' => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        None
    }

    fn ahead(&self, at: usize, stops: impl Fn(u8) -> bool) -> Option<usize> {
        let mut depth = 0_usize;
        for place in at..self.plain.len() {
            let byte = self.plain[place];
            if depth == 0 && stops(byte) {
                return Some(place);
            }
            match byte {
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        None
    }

    /// The item of a list (an argument, a field, an element) that a piece stands in.
    pub(super) fn item(&self, span: Span) -> Option<Span> {
        let before = self.back(span.start as usize, |byte| matches!(byte, b'(' | b'[' | b'{' | b',' | b';'))?;
        let after = self.ahead(span.end as usize, |byte| matches!(byte, b')' | b']' | b'}' | b',' | b';'))?;
        let inside = self.plain_at(Span::new(before + 1, after));
        let start = before + 1 + (inside.len() - inside.trim_start().len());
        Some(Span::new(start, start + inside.trim().len()))
    }

    /// The item that a piece stands in of the list whose brackets close where `list` ends: out of `Some(…)` and the like.
    pub(super) fn item_of(&self, list: Span, mut span: Span) -> Option<Span> {
        loop {
            let (open, close) = self.group(span.start as usize)?;
            if close + 1 == list.end as usize {
                return self.item(span);
            }
            if open < list.start as usize {
                return None;
            }
            span = Span::new(open, close + 1);
        }
    }

    /// What goes when an item of a list goes: its comma, and its line if it has one to itself.
    pub(super) fn without_item(&self, item: Span) -> Option<Span> {
        let before = self.back(item.start as usize, |byte| matches!(byte, b'(' | b'[' | b'{' | b','))?;
        let after = self.ahead(item.end as usize, |byte| matches!(byte, b')' | b']' | b'}' | b','))?;
        if self.plain[after] == b',' {
            let with_comma = Span { start: item.start, end: item.end + 1 };
            if let Some(lines) = self.page.whole_lines(Span::new(item.start as usize, after + 1), "//") {
                return Some(lines);
            }
            let blanks = self.page.text[after + 1..].len() - self.page.text[after + 1..].trim_start_matches(' ').len();
            let ends_line = self.page.text[after + 1 + blanks..].starts_with(['\n', '\r']);
            let blanks = if ends_line { 0 } else { blanks };
            return Some(Span::new(item.start as usize, with_comma.end as usize + blanks));
        }
        let start = if self.plain[before] == b',' { before } else { item.start as usize };
        Some(Span::new(start, item.end as usize))
    }

    /// An expression with what is written around it and changes no value: `&`, `*`, `?`, `.await`.
    pub(super) fn operand(&self, expr: ExprId) -> Span {
        let Span { mut start, mut end } = self.span(expr);
        loop {
            let before = self.plain_at(Span { start: 0, end: start }).trim_end();
            let before = before.strip_suffix("mut").map_or(before, str::trim_end);
            match before.strip_suffix(['&', '*']) {
                // `a && b`, `a * b` are no wrappers.
                Some(rest) if rest.trim_end().ends_with(['(', ',', '=', '[', '{', ':', '>', '&', '|']) => {
                    start = u32::try_from(rest.len()).unwrap_or(start);
                }
                _ => break,
            }
        }
        loop {
            let rest = self.plain_at(Span { start: end, end: u32::try_from(self.plain.len()).unwrap_or(end) });
            let blanks = rest.len() - rest.trim_start().len();
            let word = [".await", "?"].into_iter().find(|word| rest.trim_start().starts_with(word));
            let Some(word) = word else { break };
            end += u32::try_from(blanks + word.len()).unwrap_or(0);
        }
        Span { start, end }
    }

    /// The statement or item that a place stands in, with its attributes and semicolon.
    pub(super) fn statement(&self, span: Span) -> Option<Span> {
        let before = self.back(span.start as usize, |byte| matches!(byte, b'{' | b'}' | b';'));
        let inside = before.map_or(0, |at| at + 1);
        let end = self.ahead(span.end as usize, |byte| byte == b';')? + 1;
        let text = self.plain_at(Span::new(inside, end));
        let start = inside + (text.len() - text.trim_start().len());
        Some(Span::new(start, end))
    }

    /// The lines that go when a statement goes, doc comments of its own included; the statement if it shares them.
    pub(super) fn statement_lines(&self, statement: Span) -> Span {
        let Some(mut lines) = self.page.whole_lines(statement, "//") else {
            let rest = &self.page.text[statement.end as usize..];
            let blanks = rest.len() - rest.trim_start_matches(' ').len();
            return Span::new(statement.start as usize, statement.end as usize + blanks);
        };
        while lines.start > 0 {
            let above = self.page.line_start(lines.start as usize - 1);
            if !self.page.text[above..lines.start as usize].trim_start().starts_with("///") {
                break;
            }
            lines = Span::new(above, lines.end as usize);
        }
        lines
    }

    /// The module that a place stands in.
    pub(super) fn module(&self, scope: ScopeId) -> ScopeId {
        let tree = &self.page.tree;
        tree.scopes_around(scope).find(|scope| matches!(tree[*scope].kind, ScopeKind::Module)).unwrap_or(ScopeId(0))
    }

    /// How code at a place calls what reads a variable.
    pub(super) fn read(&self, scope: ScopeId, name: &str) -> String {
        let tree = &self.page.tree;
        let scopes: Vec<ScopeId> = tree.scopes_around(scope).collect();
        let names_env = |binding: &crate::syntax::Binding| {
            binding.name == "env"
                && scopes.contains(&binding.scope)
                && matches!(&binding.value, Bound::Import(path) if path == "std.env")
        };
        let has_env = tree.bindings.iter().any(names_env) && self.module(scope) == ScopeId(0);
        let path = if has_env { "env::var" } else { "std::env::var" };
        format!("{path}(\"{name}\")")
    }

    /// A variable's value as a `String`, where a missing one ends the program.
    pub(super) fn expected(&self, scope: ScopeId, name: &str) -> String {
        format!("{}.expect(\"{name} is set\")", self.read(scope, name))
    }

    /// A variable's value as a `String`, where a missing one is handed to the caller if he takes such an error.
    pub(super) fn tried(&self, expr: ExprId, name: &str) -> String {
        let scope = self.page.tree[expr].scope;
        if self.hands_on_errors(scope) { format!("{}?", self.read(scope, name)) } else { self.expected(scope, name) }
    }

    /// Whether the function around a place gives back errors of any kind.
    pub(super) fn hands_on_errors(&self, scope: ScopeId) -> bool {
        let tree = &self.page.tree;
        let Some(function) = tree.function_of(scope) else { return false };
        let function = &tree[function];
        let body = tree[function.scope].span;
        if function.name.is_empty() || function.is_async && self.is_in_async_block(body, scope) {
            return false;
        }
        let Some(of) = function.return_type else { return false };
        let start = tree[of].span.start as usize;
        let end = self.ahead(start, |byte| byte == b'{').unwrap_or(start);
        let text: String = self.page.text[start..end].split_whitespace().collect();
        let names = ["Box<dynError", "Box<dynstd::error::Error", "anyhow::Result", "eyre::Result", "VarError"];
        text.starts_with("Result")
            && (text.contains("dynError") || text.contains("dynstd::error::Error") || text.contains("VarError"))
            || names.iter().any(|name| text.contains(name))
    }

    fn is_in_async_block(&self, body: Span, scope: ScopeId) -> bool {
        let inner = self.page.tree[scope].span;
        self.plain_at(Span { start: body.start, end: inner.start }).contains("async")
    }

    pub(super) fn indent(&self, offset: u32) -> &str {
        indent(self.page.text, offset as usize)
    }
}

/// The direct parts of an expression.
fn children(kind: &ExprKind) -> Vec<ExprId> {
    match kind {
        ExprKind::Attribute { base, .. } | ExprKind::Slice { base, .. } => vec![*base],
        ExprKind::Index { base, index } => vec![*base, *index],
        ExprKind::Call(call) => std::iter::once(call.callee).chain(call.args.iter().map(|arg| arg.value)).collect(),
        ExprKind::Join(parts) | ExprKind::Choice(parts) | ExprKind::List(parts) | ExprKind::Other(parts) => {
            parts.clone()
        }
        ExprKind::Map(pairs) => pairs.iter().flat_map(|(key, value)| [*key, *value]).collect(),
        _ => Vec::new(),
    }
}

fn parents(page: &Page<'_>) -> Vec<Option<ExprId>> {
    let mut parents = vec![None; page.tree.exprs.len()];
    for expr in page.tree.expr_ids() {
        let mut inside = children(&page.tree[expr].kind);
        if let ExprKind::Function(function) = &page.tree[expr].kind {
            inside.extend(&page.tree[*function].returns);
        }
        for child in inside {
            let known = &mut parents[child.0 as usize];
            // What stands for a statement covers its value as well.
            if known.is_none() {
                *known = Some(expr);
            }
        }
    }
    parents
}

/// A text without what must not be read as code.
fn plain(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (end, fill) = if rest.starts_with(b"//") {
            (text[at..].find('\n').map_or(bytes.len(), |end| at + end), b' ')
        } else if rest.starts_with(b"/*") {
            (block_comment(bytes, at), b' ')
        } else if let Some(end) = literal(text, at) {
            (end, QUOTED)
        } else {
            at += 1;
            continue;
        };
        for byte in &mut out[at..end] {
            if *byte != b'\n' || fill == QUOTED {
                *byte = fill;
            }
        }
        at = end;
    }
    // Other letters than ASCII may stand in names and in what was blanked in part.
    for byte in &mut out {
        if !byte.is_ascii() {
            *byte = b'_';
        }
    }
    out
}

fn block_comment(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}

/// Where a literal that begins at a place ends.
fn literal(text: &str, at: usize) -> Option<usize> {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let rest = &text[at..];
    if !text.is_char_boundary(at) || text[..at].ends_with(is_word) && !rest.starts_with(['"', '\'']) {
        return None;
    }
    let prefix = rest.len() - rest.trim_start_matches(['b', 'c', 'r']).len();
    let hashes = rest[prefix..].len() - rest[prefix..].trim_start_matches('#').len();
    let quoted = &rest[prefix + hashes..];
    if prefix <= 2 && quoted.starts_with('"') && (hashes == 0 || rest[..prefix].ends_with('r')) {
        let begin = at + prefix + hashes + 1;
        if rest[..prefix].ends_with('r') {
            let close = format!("\"{}", "#".repeat(hashes));
            return Some(text[begin..].find(&close).map_or(text.len(), |end| begin + end + close.len()));
        }
        return Some(closing(text, begin, '"'));
    }
    if rest.starts_with('\'') || rest.starts_with("b'") {
        let begin = at + rest.find('\'')? + 1;
        let mut chars = text[begin..].chars();
        let first = chars.next()?;
        // `'a` is a lifetime, `'a'` a character.
        return (first == '\\' || chars.next() == Some('\'')).then(|| closing(text, begin, '\''));
    }
    None
}

fn closing(text: &str, begin: usize, quote: char) -> usize {
    let mut escaped = false;
    for (at, char) in text[begin..].char_indices() {
        if !escaped && char == quote {
            return begin + at + 1;
        }
        escaped = !escaped && char == '\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_is_no_code_is_blank() {
        let shown = |text: &str| String::from_utf8(plain(text)).expect("it is ASCII");
        assert_eq!(shown("f(\"(\\\"\", 'a', b\"x\") // )\n"), "f(\"\"\"\"\", \"\"\", \"\"\"\")     \n");
        assert_eq!(shown("fn f<'a>(x: &'a str) {}"), "fn f<'a>(x: &'a str) {}");
        assert_eq!(shown("r#\"{\"#; /* { /* */ */ x"), format!("{};{}x", "\"".repeat(6), " ".repeat(15)));
    }
}
