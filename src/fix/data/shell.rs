//! Shell scripts: `"${NAME:?}"` in the place of a key, which stops the script when the variable is not set.

use super::super::{Edit, Obstacle};
use super::names::{Names, is_variable};
use super::{Target, Written, line_end};
use crate::catalog::reference::Reader;
use crate::facts::FileFacts;
use crate::source::Span;

/// How a place in a script is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As part of a word without quotes.
    Bare,
    /// Between double quotes, or in a here-document that is expanded.
    Expanded,
    /// Between single quotes, which begin here.
    Literal(usize),
    /// By nobody: a comment, or a here-document that is not expanded.
    Not,
}

pub(super) fn written(
    reader: &Reader,
    file: &FileFacts,
    names: &Names<'_>,
    live: &[Target],
) -> Result<Written, Obstacle> {
    let text = &*file.text;
    let mut written = Written::default();
    for target in live {
        if let Some((span, name)) = super::unset(reader, text, target.span)
            && matches!(reading(text, span.start as usize), Reading::Bare | Reading::Expanded)
        {
            written.edits.push(Edit { span, text: reader.required.clone() });
            written.variables.insert(name.to_owned());
            continue;
        }
        let (name, is_own) = named(file, names, target).ok_or(Obstacle::Shape)?;
        if names.is_rivalled(target, &name) || (!is_own && crate::source::has_word(text, &name)) || target.encoded {
            return Err(Obstacle::Shape);
        }
        let reference = reader.reference(&name);
        let edit = match reading(text, target.span.start as usize) {
            Reading::Bare => Edit { span: target.span, text: format!("\"{reference}\"") },
            Reading::Expanded => Edit { span: target.span, text: reference },
            Reading::Literal(quote) => {
                let end = target.span.end as usize;
                if quote + 1 != target.span.start as usize || !text[end..].starts_with('\'') {
                    return Err(Obstacle::Shape);
                }
                Edit { span: Span::new(quote, end + 1), text: format!("\"{reference}\"") }
            }
            Reading::Not => return Err(Obstacle::Shape),
        };
        written.edits.push(edit);
        written.variables.insert(name);
    }
    Ok(written)
}

/// The variable that a key is assigned to, else the usual one.
fn named(file: &FileFacts, names: &Names<'_>, target: &Target) -> Option<(String, bool)> {
    let before = file.text[..target.span.start as usize].trim_end_matches(['"', '\'']);
    let own = before.strip_suffix('=').map(|before| {
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
        &before[before.trim_end_matches(is_part).len()..]
    });
    match own.filter(|name| is_variable(name)) {
        Some(own) => Some((own.to_owned(), true)),
        None => names.usual(target).map(|name| (name, false)),
    }
}

/// How a script reads a place.
fn reading(text: &str, place: usize) -> Reading {
    let bytes = text.as_bytes();
    let (mut at, mut quote) = (0, None::<usize>);
    // A here-document's mark, whether it is expanded, whether its end may be indented.
    let mut documents: Vec<(&str, bool, bool)> = Vec::new();
    while at < place {
        match (quote, bytes[at]) {
            (Some(start), b'\'') if bytes[start] == b'\'' => quote = None,
            (Some(start), _) if bytes[start] == b'\'' => {}
            (_, b'\\') => at += 1,
            (Some(_), b'"') => quote = None,
            (None, b'"' | b'\'') => quote = Some(at),
            (None, b'#') if at == 0 || bytes[at - 1].is_ascii_whitespace() || bytes[at - 1] == b';' => {
                let end = line_end(text, at);
                if place < end {
                    return Reading::Not;
                }
                // The line break is still to be seen.
                at = end - 2.min(end - at);
            }
            (None, b'<') if text[at..].starts_with("<<") && !text[at..].starts_with("<<<") => {
                let rest = &text[at + 2..line_end(text, at)];
                let (rest, may_indent) = rest.strip_prefix('-').map_or((rest, false), |rest| (rest, true));
                let word = rest.split_whitespace().next().unwrap_or_default();
                let word = word.split([';', '|', '>', ')']).next().unwrap_or_default();
                let mark = word.trim_matches(['"', '\'']).trim_start_matches('\\');
                // `1<<2` shifts.
                if mark.starts_with(|char: char| char.is_alphabetic() || char == '_') {
                    documents.push((mark, mark.len() == word.len(), may_indent));
                }
                at += 1;
            }
            (None, b'<') => at += text[at..].chars().take_while(|char| *char == '<').count() - 1,
            (None, b'\n') if !documents.is_empty() => {
                let mut line = at + 1;
                for (mark, is_expanded, may_indent) in documents.drain(..) {
                    loop {
                        let end = line_end(text, line);
                        if line >= text.len() || (line <= place && place < end) {
                            return if is_expanded { Reading::Expanded } else { Reading::Not };
                        }
                        let written = text[line..end].trim_end();
                        line = end;
                        if (if may_indent { written.trim_start_matches('\t') } else { written }) == mark {
                            break;
                        }
                    }
                }
                at = line - 1;
            }
            _ => {}
        }
        at += 1;
    }
    match quote {
        Some(start) if bytes[start] == b'\'' => Reading::Literal(start),
        Some(_) => Reading::Expanded,
        None => Reading::Bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_the_shell_does() {
        let read = |text: &str| reading(text, text.find("KEY").expect("it is there"));
        assert_eq!(read("export A=KEY\n"), Reading::Bare);
        assert_eq!(read("a=\"x KEY\""), Reading::Expanded);
        assert_eq!(read("a='KEY'"), Reading::Literal(2));
        assert_eq!(read("a=\"it's KEY\""), Reading::Expanded);
        assert_eq!(read("a=1 # it's\nb=KEY"), Reading::Bare);
        assert_eq!(read("# KEY"), Reading::Not);
        assert_eq!(read("cat <<EOF\nit's\nKEY\nEOF\n"), Reading::Expanded);
        assert_eq!(read("cat <<'EOF'\nKEY\nEOF\n"), Reading::Not);
        assert_eq!(read("cat <<EOF\nit's\nEOF\na=KEY"), Reading::Bare);
        assert_eq!(read("a=$((1<<2))\nb='KEY'"), Reading::Literal(14));
        assert_eq!(read("cat <<<it\na=KEY"), Reading::Bare);
    }
}
