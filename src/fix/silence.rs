//! The comment that silences a finding, where it can stand.

use super::{indent, line_start};
use crate::facts::FileFacts;
use crate::source::{Language, Span};

/// A comment to put in; between its two halves somebody writes why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// Where it is put in, in bytes of the file's text.
    pub at: usize,
    /// What stands before the reason.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// The comment that silences `rule` at a place: on a line of its own before it, else at the end of its line. `None` where
/// the format has no comments, or the place lies inside a text that goes over several lines.
#[must_use]
pub fn silence(file: &FileFacts, span: Span, rule: &str) -> Option<Silence> {
    let texts: Vec<Span> = file.literals.iter().chain(&file.docs).copied().collect();
    let marks = marks(file.language, &file.path)?;
    silence_with(marks, file.language != Language::Text, &file.text, &texts, span, rule)
}

/// The same for code of which only the text and its literals are known.
#[must_use]
pub fn silence_in(language: Language, text: &str, literals: &[Span], span: Span, rule: &str) -> Option<Silence> {
    silence_with(marks(language, "")?, true, text, literals, span, rule)
}

fn silence_with(
    (opening, closing): (&str, &str),
    is_code: bool,
    text: &str,
    literals: &[Span],
    span: Span,
    rule: &str,
) -> Option<Silence> {
    let offset = (span.start as usize).min(text.len());
    let start = line_start(text, offset);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let end = start + text[start..end].trim_end_matches('\r').len();
    let lies_in_text = |at: usize| {
        let inside = |span: &Span| (span.start as usize) < at && at < span.end as usize;
        literals.iter().any(inside)
    };
    let is_continued = |line: &str| is_code && line.trim_end_matches(['\n', '\r']).ends_with('\\');
    if !lies_in_text(start) && !is_continued(&text[..start]) {
        let indent = indent(text, offset);
        let newline = if text[..start].ends_with("\r\n") { "\r\n" } else { "\n" };
        let before = format!("{indent}{opening} aklint: ignore[{rule}] ");
        return Some(Silence { at: start, before, after: format!("{closing}{newline}") });
    }
    let is_free = is_code && !lies_in_text(end) && !is_continued(&text[..end]);
    is_free.then(|| Silence {
        at: end,
        before: format!("  {opening} aklint: ignore[{rule}] "),
        after: closing.to_owned(),
    })
}

/// What begins a comment in a file, and what ends it on its line.
pub(super) fn marks(language: Language, path: &str) -> Option<(&'static str, &'static str)> {
    match language {
        Language::Python => return Some(("#", "")),
        Language::Rust => return Some(("//", "")),
        Language::Notebook => return None,
        Language::Text => {}
    }
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "yaml" | "yml" | "toml" | "ini" | "cfg" | "conf" | "properties" | "sh" | "bash" | "zsh" | "ps1" | "tf"
        | "tfvars" | "env" => Some(("#", "")),
        "sql" => Some(("--", "")),
        "bat" | "cmd" => Some(("rem", "")),
        "xml" | "html" | "md" => Some(("<!--", " -->")),
        _ if name.starts_with(".env") || name.starts_with("dockerfile") || name == "makefile" => Some(("#", "")),
        _ => None,
    }
}
