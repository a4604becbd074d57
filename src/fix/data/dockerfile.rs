//! Dockerfiles: what is put into an image stays in it, so keys are left out and given when a container is started.

use super::super::{Edit, Obstacle};
use super::names::is_variable;
use super::{Target, Written, line_end, line_start};
use crate::facts::FileFacts;
use crate::source::{Span, words};

/// An instruction, its continued lines included.
pub(super) struct Instruction<'t> {
    /// All of its lines.
    pub(super) lines: Span,
    /// `ENV`, `ARG`, …, in capitals.
    pub(super) keyword: String,
    /// What it sets: name, name with value.
    pub(super) pairs: Vec<(&'t str, Span)>,
}

pub(super) fn written(file: &FileFacts, live: &[Target]) -> Result<Written, Obstacle> {
    let text = &*file.text;
    let mut written = Written::default();
    for target in live {
        let instruction = instruction(text, target.span.start as usize).ok_or(Obstacle::NoReference)?;
        let (name, _) =
            *instruction.pairs.iter().find(|(_, pair)| pair.contains(target.span)).ok_or(Obstacle::Shape)?;
        let is_used = is_used(text, name, instruction.lines.end as usize);
        let is_argument = instruction.keyword == "ARG";
        if !is_variable(name) || (is_used && !is_argument) {
            return Err(Obstacle::Shape);
        }
        let gone = |name: &str, pair: Span| {
            live.iter().any(|other| pair.contains(other.span))
                && (!is_argument || !is_used_at(text, name, &instruction))
        };
        written.edits.extend(if is_argument && is_used {
            without_value(text, name, &instruction)
        } else {
            without(text, &instruction, &gone)
        });
        written.variables.insert(name.to_owned());
    }
    written.edits.sort();
    written.edits.dedup();
    Ok(written)
}

fn is_used_at(text: &str, name: &str, instruction: &Instruction<'_>) -> bool {
    is_used(text, name, instruction.lines.end as usize)
}

/// Whether later instructions refer to a variable.
fn is_used(text: &str, name: &str, from: usize) -> bool {
    let rest = &text[from..];
    words(rest, name).any(|word| rest[..word.start as usize].ends_with(['$', '{']))
}

/// Leaves the name of a build argument, whose value whoever builds gives.
fn without_value(text: &str, name: &str, instruction: &Instruction<'_>) -> Option<Edit> {
    let (_, pair) = instruction.pairs.iter().find(|(other, _)| *other == name)?;
    let equals = text[pair.range()].find('=')? + pair.start as usize;
    Some(Edit { span: Span::new(equals, pair.end as usize), text: String::new() })
}

/// Takes pairs out of an instruction, and all of it when none is left.
pub(super) fn without(text: &str, instruction: &Instruction<'_>, is_gone: &dyn Fn(&str, Span) -> bool) -> Option<Edit> {
    let is_doomed = |(name, pair): &&(&str, Span)| is_gone(name, *pair);
    let left: Vec<&str> =
        instruction.pairs.iter().filter(|pair| !is_doomed(pair)).map(|(_, pair)| &text[pair.range()]).collect();
    if left.is_empty() {
        return Some(Edit { span: instruction.lines, text: String::new() });
    }
    // What is left keeps its place; only the gaps of what goes close.
    let first = instruction.pairs.first()?.1;
    let last = instruction.pairs.last()?.1;
    let mut new = String::new();
    let mut end = first.start as usize;
    for pair in &instruction.pairs {
        let span = pair.1;
        if !is_doomed(&pair) {
            if !new.is_empty() {
                new.push_str(&text[end..span.start as usize]);
            }
            new.push_str(&text[span.range()]);
        }
        end = span.end as usize;
    }
    Some(Edit { span: first.cover(last), text: new })
}

/// The instruction at a place, if it sets variables.
pub(super) fn instruction(text: &str, at: usize) -> Option<Instruction<'_>> {
    let is_continued = |start: usize| {
        let before = text[..start].trim_end_matches(['\n', '\r']);
        start > 0 && before.ends_with('\\')
    };
    let mut start = line_start(text, at);
    while is_continued(start) {
        start = line_start(text, start - 1);
    }
    let mut end = line_end(text, at);
    while end < text.len() && is_continued(end) {
        end = line_end(text, end);
    }
    let line = &text[start..end];
    let bare = line.trim_start();
    let keyword = bare.split_whitespace().next()?;
    let after = start + (line.len() - bare.len()) + keyword.len();
    let keyword = keyword.to_ascii_uppercase();
    if !matches!(&*keyword, "ENV" | "ARG") {
        return None;
    }
    let tokens = tokens(text, after, end);
    let name = |span: Span| text[span.range()].split('=').next().unwrap_or_default();
    // `ENV NAME value` sets one.
    let is_single = keyword == "ENV" && tokens.first().is_some_and(|first| !text[first.range()].contains('='));
    let pairs = if is_single {
        let (first, last) = (*tokens.first()?, *tokens.last()?);
        vec![(name(first), first.cover(last))]
    } else {
        tokens.into_iter().map(|token| (name(token), token)).collect()
    };
    Some(Instruction { lines: Span::new(start, end), keyword, pairs })
}

/// Words between blanks, quotes respected, without the backslashes that continue a line.
fn tokens(text: &str, start: usize, end: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut quote: Option<u8> = None;
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    while at < end {
        let byte = bytes[at];
        match (quote, byte) {
            (Some(mark), _) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                open.get_or_insert(at);
            }
            (None, b'\\') if text[at + 1..end].trim_start_matches([' ', '\t', '\r']).starts_with('\n') => {
                found.extend(open.take().map(|from| Span::new(from, at)));
            }
            (None, b' ' | b'\t' | b'\r' | b'\n') => found.extend(open.take().map(|from| Span::new(from, at))),
            (None, b'\\') => {
                open.get_or_insert(at);
                at += 1;
            }
            (None, _) => {
                open.get_or_insert(at);
            }
        }
        at += 1;
    }
    found.extend(open.map(|from| Span::new(from, end)));
    found
}
