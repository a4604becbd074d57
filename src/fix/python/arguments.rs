//! Arguments that a call gets, loses or has replaced, in the call's own layout.

use super::super::page::Page;
use super::super::{Edit, indent};
use crate::source::Span;
use crate::syntax::{ExprId, ExprKind};

/// The edits that give a call one more argument at its end, or a dictionary one more pair.
pub(super) fn add(page: &Page<'_>, around: ExprId, text: &str) -> Option<Vec<Edit>> {
    let (values, open) = items(page, around)?;
    let close = page.tree[around].span.end.checked_sub(1)? as usize;
    if !page.text[close..].starts_with([')', '}']) {
        return None;
    }
    let at = |offset: usize, text: String| Edit { span: Span::new(offset, offset), text };
    let Some(last) = values.last() else { return Some(vec![at(close, text.to_owned())]) };
    let end = last.end as usize;
    let rest = page.text.get(end..close)?;
    let before_comment = rest.split('#').next().unwrap_or_default();
    let comma = before_comment.find(',').map(|comma| end + comma);
    if !rest.contains('\n') {
        // Something else stands behind the last argument: `f((x))`, `f(x for x in y)`.
        if !rest.trim_matches([' ', '\t', ',']).is_empty() {
            return None;
        }
        return Some(vec![match comma {
            Some(comma) => at(comma + 1, format!(" {text},")),
            None => at(end, format!(", {text}")),
        }]);
    }
    let is_plain = |line: &str| {
        let code = line.trim_start_matches([' ', '\t', ',']);
        code.trim().is_empty() || code.starts_with('#')
    };
    if !rest.lines().all(is_plain) {
        return None;
    }
    let line_end = page.line_end(comma.unwrap_or(end)) - 1;
    let line_end = if page.text[..line_end].ends_with('\r') { line_end - 1 } else { line_end };
    let before = values.len().checked_sub(2).map_or(open, |before| values[before].end);
    let blanks = indent(page.text, skip(page, before, last.end)? as usize);
    let new = |comma: &str| format!("\n{blanks}{text}{comma}");
    Some(match comma {
        Some(_) => vec![at(line_end, new(","))],
        None if line_end == end => vec![at(end, format!(",{}", new("")))],
        None => vec![at(end, ",".to_owned()), at(line_end, new(""))],
    })
}

/// The values of a call's arguments or of a dictionary's pairs, and where the list of them begins.
fn items(page: &Page<'_>, around: ExprId) -> Option<(Vec<Span>, u32)> {
    match &page.tree[around].kind {
        ExprKind::Call(call) => {
            let values = call.args.iter().map(|arg| page.tree[arg.value].span).collect();
            Some((values, page.tree[call.callee].span.end + 1))
        }
        ExprKind::Map(pairs) => {
            let values = pairs.iter().map(|(_, value)| page.tree[*value].span).collect();
            Some((values, page.tree[around].span.start + 1))
        }
        _ => None,
    }
}

/// The edit that takes the argument with a value at a place out of a call, or the pair out of a dictionary.
pub(super) fn drop(page: &Page<'_>, around: ExprId, value: Span) -> Option<Edit> {
    let (values, open) = items(page, around)?;
    let at = values.iter().position(|span| span.contains(value))?;
    let end = page.tree[around].span.end;
    let begin = |at: usize| {
        let before = if at == 0 { open } else { values[at - 1].end };
        skip(page, before, end)
    };
    let (start, end) = (begin(at)?, values[at].end);
    let after = &page.text[end as usize..];
    let lines = Span::new(page.line_start(start as usize), page.line_end(end as usize));
    let is_alone = page.text[lines.start as usize..start as usize].trim().is_empty()
        && (after.starts_with(",\n")
            || after.starts_with(",\r\n")
            || after.starts_with(",  #")
            || after.starts_with(", #"));
    let span = if is_alone {
        lines
    } else if at + 1 < values.len() {
        Span { start, end: begin(at + 1)? }
    } else if at > 0 {
        Span { start: values[at - 1].end, end }
    } else {
        let comma = after.starts_with(',');
        Span { start, end: end + u32::from(comma) }
    };
    (is_alone || !page.at(span).contains('#')).then(|| Edit { span, text: String::new() })
}

/// The first byte of code from here on that is no comma.
fn skip(page: &Page<'_>, from: u32, end: u32) -> Option<u32> {
    let mut at = from as usize;
    while at < end as usize {
        let rest = &page.text[at..];
        if rest.starts_with('#') {
            at = page.line_end(at);
        } else if rest.starts_with([' ', '\t', '\r', '\n', ',', '\\']) {
            at += 1;
        } else {
            return u32::try_from(at).ok();
        }
    }
    None
}
