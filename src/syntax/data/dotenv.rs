//! dotenv: `NAME=value`, a line each, as the readers for Python and Rust agree on.

use std::ops::Range;

use super::Lower;
use crate::syntax::{ExprId, ExprKind};

pub(super) fn lower(l: &mut Lower) -> Option<ExprId> {
    if l.text.contains('\0') {
        return None;
    }
    let mut reader = Reader { text: l.text, at: 0 };
    let mut pairs = Vec::new();
    while reader.at < reader.text.len() {
        // Readers warn of a line that they do not understand, and go on.
        if let Some(Variable { name, value }) = reader.variable() {
            let key = l.text(name.clone(), &l.text[name]);
            let value = match value {
                Value::Missing(at) => l.expr(at..at, ExprKind::Nothing),
                Value::Plain(range) => l.text(range.clone(), &l.text[range]),
                Value::Quoted(range, text) => l.text(range, &text),
            };
            pairs.push((key, value));
        }
        reader.rest_of_line();
        reader.skip(|char| matches!(char, '\r' | '\n'));
    }
    Some(l.map(0..l.text.len(), pairs))
}

struct Variable {
    name: Range<usize>,
    value: Value,
}

enum Value {
    /// There is no `=`.
    Missing(usize),
    Plain(Range<usize>),
    /// With its quotes, and decoded.
    Quoted(Range<usize>, String),
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

fn is_blank(char: char) -> bool {
    char.is_whitespace() && !matches!(char, '\r' | '\n')
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Goes past what `skipped` holds for, and gives where it lies.
    fn skip(&mut self, skipped: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().len() - self.rest().trim_start_matches(skipped).len();
        start..self.at
    }

    fn rest_of_line(&mut self) -> Range<usize> {
        self.skip(|char| !matches!(char, '\r' | '\n'))
    }

    /// Reads a variable; `None` for an empty line, a comment, and what is not understood.
    fn variable(&mut self) -> Option<Variable> {
        self.skip(is_blank);
        if let Some(rest) = self.rest().strip_prefix("export").filter(|rest| rest.starts_with(is_blank)) {
            self.at = self.text.len() - rest.len();
            self.skip(is_blank);
        }
        let name = self.name()?;
        let end = name.end;
        self.skip(is_blank);
        match self.rest().chars().next() {
            Some('=') => self.at += 1,
            None | Some('\r' | '\n' | '#') => return Some(Variable { name, value: Value::Missing(end) }),
            Some(_) => return None,
        }
        self.skip(is_blank);
        let value = match self.rest().chars().next() {
            Some(quote @ ('\'' | '"')) => {
                let value = self.quoted(quote)?;
                self.skip(is_blank);
                // `"a"b` is not understood alike by any two readers.
                if !matches!(self.rest().chars().next(), None | Some('\r' | '\n' | '#')) {
                    return None;
                }
                value
            }
            _ => self.plain(),
        };
        Some(Variable { name, value })
    }

    fn name(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if let Some(inside) = self.rest().strip_prefix('\'') {
            let len = inside.find(['\'', '\n', '\r']).filter(|len| inside[*len..].starts_with('\''))?;
            self.at += len + 2;
            return Some(start + 1..start + 1 + len);
        }
        let name = self.skip(|char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-'));
        (!name.is_empty()).then_some(name)
    }

    fn plain(&mut self) -> Value {
        let line = self.rest_of_line();
        let text = &self.text[line.clone()];
        let is_comment = |(at, _): &(usize, &str)| *at == 0 || text[..*at].ends_with(is_blank);
        let end = text.match_indices('#').find(is_comment).map_or(text.len(), |(at, _)| at);
        Value::Plain(line.start..line.start + text[..end].trim_end().len())
    }

    /// Reads a quoted text, which may have several lines; `None` when it has no end.
    fn quoted(&mut self, quote: char) -> Option<Value> {
        let start = self.at;
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, char)) = chars.next() {
            if char == quote {
                self.at = start + at + 1;
                return Some(Value::Quoted(start..self.at, text));
            }
            if char != '\\' {
                text.push(char);
                continue;
            }
            let (_, escaped) = chars.next()?;
            match escaped {
                '\\' | '\'' => text.push(escaped),
                '"' | '$' if quote == '"' => text.push(escaped),
                'n' if quote == '"' => text.push('\n'),
                'r' if quote == '"' => text.push('\r'),
                't' if quote == '"' => text.push('\t'),
                other => text.extend(['\\', other]),
            }
        }
        None
    }
}
