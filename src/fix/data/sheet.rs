//! A configuration file, parsed: which keys a value stands below, and what it would be after an edit.

use std::collections::HashSet;

use super::super::{Edit, Obstacle, apply};
use crate::facts::FileFacts;
use crate::mask::Masked;
use crate::source::Span;
use crate::syntax::data::{self, Format};
use crate::syntax::{ExprId, ExprKind, Tree};

/// A parsed file.
pub(super) struct Sheet<'f> {
    pub(super) text: &'f str,
    pub(super) tree: Tree,
    pub(super) format: Format,
    root: ExprId,
}

/// One step on the way from a file's root to a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The map or list.
    pub(super) container: ExprId,
    /// The key; `None` in a list.
    pub(super) key: Option<ExprId>,
    /// Its place among its neighbours.
    pub(super) at: usize,
    /// What stands there.
    pub(super) value: ExprId,
}

impl<'f> Sheet<'f> {
    pub(super) fn of(file: &'f FileFacts) -> Result<Self, Obstacle> {
        let format = Format::of(&file.path).ok_or(Obstacle::NoReference)?;
        let (tree, root) = data::parse(format, &file.text).ok_or(Obstacle::Syntax)?;
        Ok(Self { text: &file.text, tree, format, root })
    }

    /// The way to the scalar that a place lies in.
    pub(super) fn way(&self, span: Span) -> Option<Vec<Step>> {
        let is_it = |expr: ExprId| {
            let here = &self.tree[expr];
            let is_scalar = matches!(here.kind, ExprKind::Text(_) | ExprKind::Number(_) | ExprKind::Nothing);
            is_scalar && here.span.contains(span) && here.span.end > here.span.start
        };
        self.search(&is_it)
    }

    /// The way to the entry whose key, or whose own text, stands around a place.
    pub(super) fn way_to_name(&self, span: Span) -> Option<Vec<Step>> {
        if let Some(way) = self.way(span) {
            return Some(way);
        }
        let mut keys = self.tree.expr_ids().filter_map(|expr| match &self.tree[expr].kind {
            ExprKind::Map(pairs) => pairs.iter().find(|(key, _)| self.tree[*key].span.contains(span)).copied(),
            _ => None,
        });
        let (_, value) = keys.find(|(key, value)| key != value)?;
        self.search(&|expr| expr == value)
    }

    fn search(&self, is_it: &dyn Fn(ExprId) -> bool) -> Option<Vec<Step>> {
        let mut seen = HashSet::new();
        let mut open: Vec<(ExprId, Vec<Step>)> = vec![(self.root, Vec::new())];
        while let Some((expr, way)) = open.pop() {
            if is_it(expr) {
                return Some(way);
            }
            if !seen.insert(expr) {
                continue;
            }
            let deeper = |at, key, value| {
                let step = Step { container: expr, key, at, value };
                (value, way.iter().copied().chain([step]).collect())
            };
            match &self.tree[expr].kind {
                ExprKind::Map(pairs) => open.extend(
                    pairs
                        .iter()
                        .enumerate()
                        .map(|(at, (key, value))| deeper(at, (key != value).then_some(*key), *value)),
                ),
                ExprKind::List(values) => {
                    open.extend(values.iter().enumerate().map(|(at, value)| deeper(at, None, *value)));
                }
                // Several documents.
                ExprKind::Choice(values) => open.extend(values.iter().map(|value| (*value, way.clone()))),
                _ => {}
            }
        }
        None
    }

    /// The keys that a value stands below, outermost first; an element of a list by its number.
    pub(super) fn above(&self, span: Span) -> Option<Vec<String>> {
        let name = |step: &Step| match step.key {
            Some(key) => self.tree.text(key).map_or_else(String::new, |key| key.reveal().to_owned()),
            None => (step.at + 1).to_string(),
        };
        Some(self.way(span)?.iter().map(name).collect())
    }

    /// Whether a place is the whole value.
    pub(super) fn is_whole(&self, span: Span) -> bool {
        let leaf = self.way(span).and_then(|way| way.last().copied());
        let text = leaf.and_then(|step| self.tree.text(step.value)).map(Masked::reveal);
        text.is_some_and(|text| text.trim() == &self.text[span.range()])
    }

    /// The text of a map's entry.
    pub(super) fn entry(&self, map: ExprId, name: &str) -> Option<(ExprId, ExprId)> {
        let ExprKind::Map(pairs) = &self.tree[map].kind else { return None };
        pairs
            .iter()
            .copied()
            .find(|(key, value)| key != value && self.tree.text(*key).is_some_and(|key| key.reveal() == name))
    }

    /// The text of a map's entry.
    pub(super) fn said(&self, map: ExprId, name: &str) -> Option<&str> {
        self.entry(map, name).and_then(|(_, value)| self.tree.text(value)).map(Masked::reveal)
    }

    /// Puts another text in the place of a part of a value, in quotes where it would not be one otherwise.
    pub(super) fn put(&self, span: Span, new: &str) -> Option<Edit> {
        let leaf = self.way(span)?.last()?.value;
        let (old, written) = (self.tree.text(leaf)?.reveal(), &self.text[span.range()]);
        if old.matches(written).count() != 1 {
            return None;
        }
        let wanted = old.replacen(written, new, 1);
        let place = self.tree[leaf].span;
        let quoted = format!("\"{}\"", wanted.replace('\\', "\\\\").replace('"', "\\\""));
        let mut ways = vec![Edit { span, text: new.to_owned() }];
        if matches!(self.format, Format::Yaml | Format::Toml) && !wanted.contains('\n') {
            ways.push(Edit { span: place, text: quoted });
        }
        let holds = |edit: &Edit| {
            let text = apply(self.text, [edit]);
            data::parse(self.format, &text).is_some_and(|(tree, _)| {
                let is_there = |expr: &ExprId| tree[*expr].span.start == place.start;
                let mut texts = tree.expr_ids().filter(is_there).filter_map(|expr| tree.text(expr));
                texts.any(|text| text.reveal() == wanted)
            })
        };
        ways.into_iter().find(holds)
    }

    /// Whether a map or list is written in brackets.
    pub(super) fn is_flow(&self, container: ExprId) -> bool {
        self.text[self.tree[container].span.start as usize..].starts_with(['{', '['])
    }
}
