//! INI: sections of keys as Python's `configparser` reads them, and the unsectioned keys of `.properties`.

use std::collections::HashMap;
use std::ops::Range;

use super::Lower;
use crate::syntax::{ExprId, ExprKind};

/// The section whose keys all others have too.
const DEFAULT: &str = "DEFAULT";

pub(super) fn lower(l: &mut Lower) -> Option<ExprId> {
    if l.text.contains('\0') {
        return None;
    }
    let file = File::read(l.text)?;
    let mut root = entries(l, &file.loose, file.sections.is_empty());
    let mut default = None;
    // `DEFAULT` comes first, wherever it stands, so that the others can share it.
    let (first, others): (Vec<_>, Vec<_>) = file.sections.iter().partition(|section| section.name == DEFAULT);
    for section in first.into_iter().chain(others) {
        let mut pairs = entries(l, &section.entries, false);
        pairs.splice(..0, default.map(|default| (default, default)));
        let key = l.text(section.header.clone(), section.name);
        let map = l.map(section.header.start..section.end, pairs);
        if section.name == DEFAULT {
            default = Some(map);
        }
        root.push((key, map));
    }
    Some(l.map(0..l.text.len(), root))
}

fn entries(l: &mut Lower, entries: &[Entry], is_properties: bool) -> Vec<(ExprId, ExprId)> {
    let decoded = |text: &str| if is_properties { unescaped(text) } else { text.to_owned() };
    let pair = |entry: &Entry| {
        let key = l.text(entry.key.clone(), &decoded(&l.text[entry.key.clone()]));
        let value = match &entry.value {
            None => l.expr(entry.key.end..entry.key.end, ExprKind::Nothing),
            Some(value) => l.text(value.range.clone(), &decoded(value.text(l.text).as_str())),
        };
        (key, value)
    };
    entries.iter().map(pair).collect()
}

#[derive(Default)]
struct File<'t> {
    /// What stands before the first section.
    loose: Vec<Entry>,
    sections: Vec<Section<'t>>,
}

struct Section<'t> {
    name: &'t str,
    /// The name in its brackets.
    header: Range<usize>,
    end: usize,
    entries: Vec<Entry>,
}

struct Entry {
    key: Range<usize>,
    /// `None` without a delimiter.
    value: Option<Value>,
}

struct Value {
    /// With its quotes.
    range: Range<usize>,
    /// Without them.
    lines: Vec<Range<usize>>,
}

impl Value {
    /// The lines as one text; a backslash at the end of a line takes the line break with it.
    fn text(&self, text: &str) -> String {
        let mut out = String::new();
        let (last, before) = self.lines.split_last().expect("a value has the line that it begins in");
        for line in before {
            let line = &text[line.clone()];
            match line.strip_suffix('\\').filter(|_| is_joined(line)) {
                Some(line) => out.push_str(line),
                None => out.extend([line, "\n"]),
            }
        }
        out + &text[last.clone()]
    }
}

/// Whether a line ends in a backslash that is not itself escaped.
fn is_joined(line: &str) -> bool {
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

impl<'t> File<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let mut file = Self::default();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut section = None;
        // How far the last key is indented, and the empty lines since; none where no value can go on.
        let mut indented: Option<usize> = None;
        let mut empty: Vec<Range<usize>> = Vec::new();
        let mut next = 0;
        for line in text.split_inclusive('\n') {
            let start = next;
            next += line.len();
            let body = line.trim();
            let indent = line.len() - line.trim_start().len();
            let start = start + indent;
            if body.is_empty() {
                empty.push(start..start);
                continue;
            }
            if body.starts_with(['#', ';', '!']) {
                continue;
            }
            let entries = match section {
                Some(at) => {
                    let section: &mut Section = &mut file.sections[at];
                    section.end = start + body.len();
                    &mut section.entries
                }
                None => &mut file.loose,
            };
            let value = entries.last_mut().and_then(|entry| entry.value.as_mut());
            let goes_on = |value: &Value| match section {
                Some(_) => indented.is_some_and(|indented| indent > indented),
                None => empty.is_empty() && value.lines.last().is_some_and(|line| is_joined(&text[line.clone()])),
            };
            if let Some(value) = value.filter(|value| indented.is_some() && goes_on(value)) {
                value.lines.append(&mut empty);
                value.lines.push(start..start + body.len());
                value.range.end = start + body.len();
                continue;
            }
            empty.clear();
            if let Some(rest) = body.strip_prefix('[') {
                let name = &rest[..without_comment(rest).rfind(']')?];
                let from = start + 1 + (name.len() - name.trim_start().len());
                let name = Some(name.trim()).filter(|name| !name.is_empty())?;
                let at = *places.entry(name).or_insert(file.sections.len());
                if at == file.sections.len() {
                    let end = start + body.len();
                    file.sections.push(Section { name, header: from..from + name.len(), end, entries: Vec::new() });
                }
                section = Some(at);
                indented = None;
            } else {
                let entry = Entry::read(body, start)?;
                entries.push(entry);
                indented = Some(indent);
            }
        }
        Some(file)
    }
}

impl Entry {
    /// Reads `key = value` or `key: value`; `None` when there is no key.
    fn read(line: &str, start: usize) -> Option<Self> {
        let is_escaped = |at: usize| is_joined(&line[..at]);
        let found = line.match_indices(['=', ':']).map(|(at, _)| at).find(|at| !is_escaped(*at));
        let name = line[..found.unwrap_or(line.len())].trim_end();
        if name.is_empty() {
            return None;
        }
        let value = found.map(|at| {
            let written = line[at + 1..].trim_start();
            let from = start + line.len() - written.len();
            if let Some(inside) = quoted(written) {
                let inner = from + 1..from + 1 + inside.len();
                return Value { range: from..inner.end + 1, lines: vec![inner] };
            }
            let range = from..from + without_comment(written).len();
            Value { range: range.clone(), lines: vec![range] }
        });
        Some(Self { key: start..start + name.len(), value })
    }
}

/// What stands in the quotes of a value that is all quoted, a comment aside.
fn quoted(value: &str) -> Option<&str> {
    let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let (inside, after) = value[1..].split_once(quote)?;
    let after = after.trim_start();
    (after.is_empty() || after.starts_with(['#', ';'])).then_some(inside)
}

/// A value without the comment behind it. A colour (`#fff`) is none, nor is what has no space before it.
fn without_comment(value: &str) -> &str {
    let is_comment = |at: &usize| *at > 0 && value[..*at].ends_with([' ', '\t']);
    let end = value.match_indices(['#', ';']).map(|(at, _)| at).find(is_comment);
    value[..end.unwrap_or(value.len())].trim_end()
}

/// Decodes what Java writes with a backslash. Others are left: a file without sections may hold paths of Windows.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let unicode = after.strip_prefix('u').and_then(|digits| digits.get(..4));
        let code = unicode.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(code) = code {
            out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            rest = &after[5..];
        } else if after.starts_with(['=', ':', '#', '!', ' ', '\\']) {
            out.push_str(&after[..1]);
            rest = &after[1..];
        } else {
            out.push('\\');
            rest = after;
        }
    }
    out + rest
}
