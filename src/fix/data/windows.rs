//! PowerShell and `cmd`: their references to the environment.

use super::super::{Edit, Obstacle};
use super::names::{Names, is_variable};
use super::{Target, Written, line_end, line_start};
use crate::facts::FileFacts;
use crate::source::{Span, has_word};

/// `$env:NAME`; a line that sets the variable asks for it instead.
pub(super) fn powershell(file: &FileFacts, names: &Names<'_>, live: &[Target]) -> Result<Written, Obstacle> {
    let text = &*file.text;
    let assigned = |line: &str| {
        let (name, value) = strip(line, "$env:")?.split_once('=')?;
        literal(value).map(|_| name.trim().to_owned())
    };
    let asked = |name: &str| format!("if (-not $env:{name}) {{ throw '{name} is not set' }}");
    in_place(file, names, live, assigned, asked, |name, target| {
        let around = quotes_around(text, target.span);
        match around {
            Some(span) => Ok(Edit { span, text: format!("$env:{name}") }),
            None => {
                let before = &text[line_start(text, target.span.start as usize)..target.span.start as usize];
                let is_single = before.matches('\'').count() % 2 == 1;
                let is_double = before.matches('"').count() % 2 == 1;
                match (is_single, is_double) {
                    (false, true) => Ok(Edit { span: target.span, text: format!("$($env:{name})") }),
                    (false, false) => Ok(Edit { span: target.span, text: format!("$env:{name}") }),
                    _ => Err(Obstacle::Shape),
                }
            }
        }
    })
}

/// `%NAME%`; a line that sets the variable asks for it instead.
pub(super) fn batch(file: &FileFacts, names: &Names<'_>, live: &[Target]) -> Result<Written, Obstacle> {
    let assigned = |line: &str| {
        let rest = strip(line.trim_start_matches('@'), "set ")?.trim();
        let pair = rest.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(rest);
        let (name, value) = pair.split_once('=')?;
        (!value.contains([' ', '&', '|'])).then(|| name.to_owned())
    };
    let asked = |name: &str| format!("if not defined {name} (echo {name} is not set & exit /b 1)");
    in_place(file, names, live, assigned, asked, |name, target| {
        Ok(Edit { span: target.span, text: format!("%{name}%") })
    })
}

/// Asks for a variable where a line sets it, refers to it elsewhere.
fn in_place(
    file: &FileFacts,
    names: &Names<'_>,
    live: &[Target],
    assigned: impl Fn(&str) -> Option<String>,
    asked: impl Fn(&str) -> String,
    referred: impl Fn(&str, &Target) -> Result<Edit, Obstacle>,
) -> Result<Written, Obstacle> {
    let text = &*file.text;
    let mut written = Written::default();
    for target in live {
        if target.encoded {
            return Err(Obstacle::Shape);
        }
        let (start, end) = (line_start(text, target.span.start as usize), line_end(text, target.span.end as usize));
        let line = &text[start..end];
        let bare = line.trim();
        let (name, edit) = match assigned(bare).filter(|name| is_variable(name)) {
            Some(name) => {
                let from = start + line.len() - line.trim_start().len();
                let edit = Edit { span: Span::new(from, from + bare.len()), text: asked(&name) };
                (name, edit)
            }
            None => {
                let name = names.usual(target).filter(|name| !has_word(text, name)).ok_or(Obstacle::Shape)?;
                let edit = referred(&name, target)?;
                (name, edit)
            }
        };
        if names.is_rivalled(target, &name) {
            return Err(Obstacle::Shape);
        }
        written.edits.push(edit);
        written.variables.insert(name);
    }
    Ok(written)
}

/// What follows a beginning that is compared without regard to case.
fn strip<'t>(line: &'t str, beginning: &str) -> Option<&'t str> {
    let start = line.get(..beginning.len())?;
    start.eq_ignore_ascii_case(beginning).then(|| &line[beginning.len()..])
}

/// A text that is one literal in quotes.
fn literal(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches(';').trim_end();
    let inside = |quote| text.strip_prefix(quote).and_then(|rest: &str| rest.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).filter(|inside| !inside.contains(['"', '\'']))
}

/// The quotes right around a place.
fn quotes_around(text: &str, span: Span) -> Option<Span> {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let is_quoted = ['"', '\''].iter().any(|quote| before.ends_with(*quote) && after.starts_with(*quote));
    is_quoted.then(|| Span { start: span.start - 1, end: span.end + 1 })
}
