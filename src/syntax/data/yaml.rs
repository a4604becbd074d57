//! YAML: the parser's events, put together without recursion.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::Lower;
use crate::syntax::build::DEEPEST;
use crate::syntax::{ExprId, ExprKind};

pub(super) fn lower(l: &mut Lower) -> Option<ExprId> {
    let places = Places::of(l.text);
    let mut documents = Documents::default();
    for event in Parser::new_from_str(l.text) {
        let (event, span) = event.ok()?;
        let (start, end) = (places.byte(span.start.index()), places.byte(span.end.index()));
        documents.event(l, &event, start..end.max(start))?;
    }
    if !documents.open.is_empty() {
        return None;
    }
    let mut roots = documents.roots;
    // `---` at either end opens a document with nothing in it.
    if roots.len() > 1 {
        roots.retain(|root| !matches!(l.b.tree[*root].kind, ExprKind::Nothing));
    }
    Some(match roots.as_slice() {
        [] => l.expr(0..0, ExprKind::Nothing),
        [root] => *root,
        _ => l.expr(0..l.text.len(), ExprKind::Choice(roots)),
    })
}

/// The parser counts characters.
struct Places {
    /// Where each character starts; empty when all are of one byte.
    starts: Vec<u32>,
    len: usize,
}

impl Places {
    fn of(text: &str) -> Self {
        let start = |(at, _)| u32::try_from(at).unwrap_or(u32::MAX);
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(start).collect() };
        Self { starts, len: text.len() }
    }

    fn byte(&self, char: usize) -> usize {
        if self.starts.is_empty() {
            return char.min(self.len);
        }
        self.starts.get(char).map_or(self.len, |at| *at as usize)
    }
}

/// What has been read so far.
#[derive(Default)]
struct Documents {
    roots: Vec<ExprId>,
    open: Vec<Open>,
    /// What each anchor stands for, once that is complete.
    anchors: HashMap<usize, ExprId>,
    /// The one map that a list of merged maps comes to, however often it is merged.
    merged: HashMap<ExprId, ExprId>,
}

/// A sequence or mapping whose end has not been read.
struct Open {
    start: usize,
    anchor: usize,
    inside: Inside,
}

enum Inside {
    Sequence(Vec<ExprId>),
    Mapping(Mapping),
}

#[derive(Default)]
struct Mapping {
    /// What `<<` names. It yields to the mapping's own pairs wherever it stands.
    spreads: Vec<ExprId>,
    pairs: Vec<(ExprId, ExprId)>,
    /// The key that waits for its value, and whether it is `<<`.
    key: Option<(ExprId, bool)>,
}

impl Documents {
    /// Takes in the next event; `None` when the text is no configuration.
    fn event(&mut self, l: &mut Lower, event: &Event, range: Range<usize>) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let range = written(l.text, range, *style, *anchor != 0 || tag.is_some());
                let is_plain = *style == ScalarStyle::Plain;
                if self.is_at_key() {
                    let is_merge = is_plain && text == "<<" && tag.is_none();
                    let key = l.text(range, text);
                    self.name(*anchor, key);
                    self.key(key, is_merge)
                } else {
                    let kind = resolved(text, is_plain, tag.as_deref());
                    let value = match kind {
                        Some(kind) => l.expr(range, kind),
                        None => l.text(range, text),
                    };
                    self.name(*anchor, value);
                    self.value(l, value);
                    Some(())
                }
            }
            Event::Alias(anchor) => {
                let named = self.anchors.get(anchor).copied();
                if named.is_none() && self.open.iter().all(|open| open.anchor != *anchor) {
                    return None;
                }
                if self.is_at_key() {
                    let text = scalar_text(l, named?)?;
                    let key = l.text(range, &text);
                    self.key(key, false)
                } else {
                    // What names itself inside of itself is not followed.
                    let value = named.unwrap_or_else(|| l.expr(range, ExprKind::Other(Vec::new())));
                    self.value(l, value);
                    Some(())
                }
            }
            Event::SequenceStart(anchor, _) => self.open(range.start, *anchor, Inside::Sequence(Vec::new())),
            Event::MappingStart(anchor, _) => self.open(range.start, *anchor, Inside::Mapping(Mapping::default())),
            Event::SequenceEnd | Event::MappingEnd => self.close(l, &range),
            Event::DocumentStart(_) => {
                self.anchors.clear();
                Some(())
            }
            Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => Some(()),
        }
    }

    fn is_at_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { inside: Inside::Mapping(Mapping { key: None, .. }), .. }))
    }

    fn open(&mut self, start: usize, anchor: usize, inside: Inside) -> Option<()> {
        // A key that is no scalar is a template's `{{ … }}`: no reader takes it.
        if self.is_at_key() || self.open.len() >= DEEPEST {
            return None;
        }
        self.open.push(Open { start, anchor, inside });
        Some(())
    }

    fn close(&mut self, l: &mut Lower, range: &Range<usize>) -> Option<()> {
        let Open { start, anchor, inside } = self.open.pop()?;
        // What has no bracket ends where the last thing in it does; an alias in it may stand for something before it.
        let last = l.b.tree.exprs.last().map_or(start, |last| (last.span.end as usize).saturating_sub(l.offset));
        // The parser counts a comment behind a bracket to it.
        let end = if range.is_empty() { last } else { range.start + 1 }.max(start);
        let value = match inside {
            Inside::Sequence(elements) => l.expr(start..end, ExprKind::List(elements)),
            Inside::Mapping(Mapping { spreads, mut pairs, .. }) => {
                pairs.splice(..0, spreads.into_iter().map(|map| (map, map)));
                l.map(start..end, pairs)
            }
        };
        self.name(anchor, value);
        self.value(l, value);
        Some(())
    }

    /// Remembers what an anchor stands for; 0 is none.
    fn name(&mut self, anchor: usize, value: ExprId) {
        if anchor != 0 {
            self.anchors.insert(anchor, value);
        }
    }

    fn key(&mut self, id: ExprId, is_merge: bool) -> Option<()> {
        let Inside::Mapping(Mapping { key, .. }) = &mut self.open.last_mut()?.inside else { return None };
        *key = Some((id, is_merge));
        Some(())
    }

    /// Puts a complete value where it belongs.
    fn value(&mut self, l: &mut Lower, value: ExprId) {
        let Some(open) = self.open.last_mut() else {
            self.roots.push(value);
            return;
        };
        let mapping = match &mut open.inside {
            Inside::Sequence(elements) => return elements.push(value),
            Inside::Mapping(mapping) => mapping,
        };
        let Some((key, is_merge)) = mapping.key.take() else { return };
        let map = if is_merge { merged(l, &mut self.merged, value) } else { None };
        match map {
            Some(map) => mapping.spreads.push(map),
            None => mapping.pairs.push((key, value)),
        }
    }
}

/// The map that `<<: value` spreads. A list of them becomes one, made once however often it is merged.
fn merged(l: &mut Lower, known: &mut HashMap<ExprId, ExprId>, value: ExprId) -> Option<ExprId> {
    let tree = &l.b.tree;
    let is_map = |id: &ExprId| matches!(tree[*id].kind, ExprKind::Map(_));
    match &tree[value].kind {
        ExprKind::Map(_) => Some(value),
        ExprKind::List(_) if known.contains_key(&value) => known.get(&value).copied(),
        ExprKind::List(maps) => {
            // Of several maps the first has the last word.
            let spreads = maps.iter().copied().filter(is_map).rev().map(|map| (map, map)).collect();
            let map = l.b.expr(tree[value].span, ExprKind::Map(spreads));
            known.insert(value, map);
            Some(map)
        }
        _ => None,
    }
}

/// The bytes of a scalar alone, without its anchor, tag and `|`, and without the indentation of what follows.
fn written(text: &str, range: Range<usize>, style: ScalarStyle, has_properties: bool) -> Range<usize> {
    let mut scalar = text.get(range.clone()).unwrap_or_default();
    let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    if has_properties {
        let line_end = |text: &str| text.find(['\n', '\r']).unwrap_or(text.len());
        while scalar.starts_with(['&', '!', '#']) {
            let word_end = scalar.find(char::is_whitespace).unwrap_or(scalar.len());
            let end = if scalar.starts_with('#') { line_end(scalar) } else { word_end };
            scalar = scalar[end..].trim_start();
        }
        if is_block {
            scalar = scalar[line_end(scalar)..].trim_start();
        }
    }
    let start = range.end - scalar.len();
    let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    start..start + if is_quoted { scalar.len() } else { scalar.trim_end().len() }
}

/// The text of a scalar that an alias repeats as a key.
fn scalar_text(l: &Lower, id: ExprId) -> Option<String> {
    let expr = &l.b.tree[id];
    match &expr.kind {
        ExprKind::Text(text) => Some(text.reveal().to_owned()),
        ExprKind::Number(_) | ExprKind::Bool(_) | ExprKind::Nothing => {
            let range = expr.span.range();
            l.text.get(range.start - l.offset..range.end - l.offset).map(str::to_owned)
        }
        _ => None,
    }
}

/// What a scalar is if it is no text.
///
/// Tags of a program's own (`!Ref`, `!ENV`) are given the text. Where YAML 1.1 and 1.2 differ, a word is read as
/// Python's readers do, and a number that could be an identifier (`0123`, `1e5`, one that does not fit) is left a text.
fn resolved(text: &str, is_plain: bool, tag: Option<&Tag>) -> Option<ExprKind> {
    let may_be = match tag {
        None => is_plain,
        Some(tag) => tag.is_yaml_core_schema() && matches!(&*tag.suffix, "int" | "float" | "bool" | "null"),
    };
    if !may_be {
        return None;
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(ExprKind::Nothing),
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Some(ExprKind::Bool(true)),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            return Some(ExprKind::Bool(false));
        }
        _ => {}
    }
    if let Some(number) = text.parse::<i64>().ok().filter(|number| number.to_string() == text) {
        return Some(ExprKind::Number(Some(number)));
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_fraction =
        unsigned.split_once('.').is_some_and(|(whole, part)| unsigned.len() > 1 && is_digits(whole) && is_digits(part));
    let is_word = matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN");
    (is_fraction || is_word).then_some(ExprKind::Number(None))
}
