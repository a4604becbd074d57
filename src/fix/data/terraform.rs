//! Terraform: keys that providers read from the environment themselves are left out, and so are the values of variables.

use super::super::{Edit, Obstacle};
use super::{Target, Written, line_end, line_start, whole_lines};
use crate::catalog::reference::TerraformBlocks;
use crate::facts::FileFacts;
use crate::source::Span;

pub(super) fn written(known: &[TerraformBlocks], file: &FileFacts, live: &[Target]) -> Result<Written, Obstacle> {
    let text = &*file.text;
    let is_values = file.path.to_ascii_lowercase().ends_with(".tfvars");
    let mut written = Written::default();
    for target in live {
        let (lines, argument) = argument(text, target.span).ok_or(Obstacle::Shape)?;
        let blocks = blocks_around(text, target.span.start as usize).ok_or(Obstacle::Shape)?;
        let variable = match blocks.last().map(|block| block.split_whitespace().collect::<Vec<_>>().join(" ")) {
            None if is_values => format!("TF_VAR_{argument}"),
            None => return Err(Obstacle::NoReference),
            Some(block) => match block.strip_prefix("variable ") {
                Some(name) if argument == "default" => format!("TF_VAR_{}", name.trim_matches('"')),
                Some(_) => return Err(Obstacle::NoReference),
                None => provided(known, text, &block, argument)?,
            },
        };
        written.edits.push(Edit { span: lines, text: String::new() });
        written.variables.insert(variable);
    }
    Ok(written)
}

/// The variable from which a block's argument is read when it is left out.
fn provided(known: &[TerraformBlocks], text: &str, block: &str, argument: &str) -> Result<String, Obstacle> {
    let of_block = known.iter().find(|known| known.blocks.iter().any(|one| one == block));
    let variable = of_block.and_then(|known| known.arguments.get(argument)).ok_or(Obstacle::NoReference)?;
    // Two providers with keys of their own cannot both read the one variable.
    let is_it = |line: &&str| line.split_whitespace().collect::<Vec<_>>().join(" ").starts_with(block);
    if text.lines().filter(is_it).count() > 1 {
        return Err(Obstacle::Shape);
    }
    Ok(variable.clone())
}

/// The line `name = "…"` whose whole value this is.
fn argument(text: &str, span: Span) -> Option<(Span, &str)> {
    let start = line_start(text, span.start as usize);
    let before = text[start..span.start as usize].strip_suffix('"')?;
    let name = before.trim_end().strip_suffix('=')?.trim();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let rest = &text[span.end as usize..line_end(text, span.end as usize)];
    rest.strip_prefix('"')?;
    let value =
        Span { start: u32::try_from(start + before.len() - before.trim_start().len()).ok()?, end: span.end + 1 };
    is_name.then(|| whole_lines(text, value, &super::COMMENTS).map(|lines| (lines, name))).flatten()
}

/// How the blocks begin that a place lies in, outermost first; `None` where braces cannot be told.
pub(super) fn blocks_around(text: &str, at: usize) -> Option<Vec<&str>> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = 0;
    let bytes = text.as_bytes();
    while rest < at {
        match bytes[rest] {
            b'"' => rest = string_end(text, rest + 1)?,
            b'#' => rest = line_end(text, rest),
            b'/' if bytes.get(rest + 1) == Some(&b'/') => rest = line_end(text, rest),
            b'/' if bytes.get(rest + 1) == Some(&b'*') => rest += text[rest..].find("*/")? + 2,
            // A text of several lines.
            b'<' if bytes.get(rest + 1) == Some(&b'<') => {
                let end = line_end(text, rest);
                let mark = text[rest + 2..end].trim().trim_start_matches('-');
                let ends = text[end..].split_inclusive('\n').scan(end, |at, line| {
                    *at += line.len();
                    Some((*at, line))
                });
                rest = ends.filter(|(_, line)| line.trim() == mark).map(|(at, _)| at).next()?;
            }
            b'{' => {
                open.push(text[line_start(text, rest)..rest].trim());
                rest += 1;
            }
            b'}' => {
                open.pop()?;
                rest += 1;
            }
            _ => rest += 1,
        }
        if rest > at {
            break;
        }
    }
    Some(open)
}

/// One past the quote that ends a text.
fn string_end(text: &str, start: usize) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at + 1),
            b'\n' => return None,
            _ => {}
        }
    }
    None
}
