//! Entries taken out of maps and lists, with what would be empty without them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Edit, Obstacle};
use super::line_start;
use super::sheet::{Sheet, Step};
use crate::source::Span;
use crate::syntax::{ExprId, ExprKind};

/// The edits that take out the entries in which these places are values or keys.
pub(super) fn without(sheet: &Sheet<'_>, places: &[Span]) -> Result<Vec<Edit>, Obstacle> {
    let ways: Option<Vec<Vec<Step>>> = places.iter().map(|place| sheet.way_to_name(*place)).collect();
    without_ways(sheet, ways.ok_or(Obstacle::Shape)?)
}

/// The same for the entries that these ways lead to.
pub(super) fn without_ways(sheet: &Sheet<'_>, mut ways: Vec<Vec<Step>>) -> Result<Vec<Edit>, Obstacle> {
    // What loses all of its entries is taken out itself, from the inside to the outside.
    loop {
        let mut doomed: BTreeMap<ExprId, BTreeSet<usize>> = BTreeMap::new();
        for way in &ways {
            let last = way.last().ok_or(Obstacle::Shape)?;
            doomed.entry(last.container).or_default().insert(last.at);
        }
        let emptied: Vec<ExprId> =
            doomed.iter().filter(|(container, at)| at.len() == count(sheet, **container)).map(|(id, _)| *id).collect();
        if emptied.is_empty() {
            break;
        }
        for way in &mut ways {
            if way.last().is_some_and(|last| emptied.contains(&last.container)) {
                way.pop();
            }
        }
    }
    let mut edits = Vec::new();
    let mut doomed: BTreeMap<ExprId, BTreeSet<usize>> = BTreeMap::new();
    for last in ways.iter().filter_map(|way| way.last()) {
        doomed.entry(last.container).or_default().insert(last.at);
    }
    for (container, doomed) in doomed {
        for at in &doomed {
            let span = if sheet.is_flow(container) {
                in_brackets(sheet, container, &doomed, *at)
            } else {
                in_lines(sheet, container, *at)
            };
            edits.push(Edit { span: span.ok_or(Obstacle::Shape)?, text: String::new() });
        }
    }
    Ok(edits)
}

fn count(sheet: &Sheet<'_>, container: ExprId) -> usize {
    match &sheet.tree[container].kind {
        ExprKind::Map(pairs) => pairs.len(),
        ExprKind::List(values) => values.len(),
        _ => usize::MAX,
    }
}

/// From the first byte of an entry to its last, without the dash of a list.
fn place(sheet: &Sheet<'_>, container: ExprId, at: usize) -> Option<Span> {
    match &sheet.tree[container].kind {
        ExprKind::Map(pairs) => {
            let (key, value) = pairs.get(at)?;
            let (key, value) = (sheet.tree[*key].span, sheet.tree[*value].span);
            // What stands elsewhere (an alias) ends with its name.
            (key != value && value.start >= key.end).then(|| key.cover(value))
        }
        ExprKind::List(values) => values.get(at).map(|value| sheet.tree[*value].span),
        _ => None,
    }
}

/// The lines of an entry.
fn in_lines(sheet: &Sheet<'_>, container: ExprId, at: usize) -> Option<Span> {
    let text = sheet.text;
    let span = place(sheet, container, at)?;
    let start = line_start(text, span.start as usize);
    let before = text[start..span.start as usize].trim();
    let is_item = matches!(sheet.tree[container].kind, ExprKind::List(_));
    if before != if is_item { "-" } else { "" } {
        return None;
    }
    let end = super::line_end(text, span.end as usize);
    let after = text[span.end as usize..end].trim();
    // An alias, or a comment, may stand behind it; nothing else belongs to it.
    (after.is_empty() || after.starts_with(['#', ';'])).then(|| Span::new(start, end))
}

/// An entry between brackets, with one comma.
fn in_brackets(sheet: &Sheet<'_>, container: ExprId, doomed: &BTreeSet<usize>, at: usize) -> Option<Span> {
    let own = place(sheet, container, at)?;
    let is_first = (0..at).all(|before| doomed.contains(&before));
    if is_first {
        let next = place(sheet, container, at + 1)?;
        return Some(Span { start: own.start, end: next.start });
    }
    let before = place(sheet, container, at - 1)?;
    Some(Span { start: before.end, end: own.end })
}
