//! The rules: a list of them, and the page of one.

use std::io::{self, Write};

use super::screen::{Paint, pad, width, wrap};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::check::{Check, Severity};

/// Writes a list of the rules: name, severity, what is wrong. Fails only when `out` does.
pub fn rules(catalog: &Catalog, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    let names = catalog.checks.keys().map(|name| width(name)).max().unwrap_or(0);
    let severity = |severity: Severity| words.get(&format!("severity-{severity}"));
    let severities = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|of| width(severity(of)))
        .into_iter()
        .max()
        .unwrap_or(0);
    for check in catalog.checks.values() {
        let word = severity(check.severity);
        let blank = " ".repeat(severities.saturating_sub(width(word)));
        let lead = format!("{}  {}{blank}  ", paint.bold(&pad(&check.id, names)), paint.severity(check.severity, word));
        let indent = names + severities + 4;
        let lines = wrap(check.summary.get(style.lang), style.width.saturating_sub(indent));
        for (at, line) in lines.iter().enumerate() {
            if at == 0 {
                writeln!(out, "{lead}{line}")?;
            } else {
                writeln!(out, "{}{line}", " ".repeat(indent))?;
            }
        }
    }
    Ok(())
}

/// Writes the page of a rule. Fails only when `out` does.
pub fn explain(catalog: &Catalog, check: &Check, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    let severity = words.get(&format!("severity-{}", check.severity));
    writeln!(out, "{} ({})", paint.bold(&check.id), paint.severity(check.severity, severity))?;
    for line in wrap(check.summary.get(style.lang), style.width) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)?;
    let blocks = parse(check.page.get(style.lang));
    for (at, block) in blocks.iter().enumerate() {
        // The title is written already.
        if matches!(block, Block::Heading(text) if *text == check.id) {
            continue;
        }
        write_block(block, style, paint, out)?;
        let is_tight = match (block, blocks.get(at + 1)) {
            (Block::Heading(_), _) | (_, None) => true,
            (Block::Item(..), Some(next)) => matches!(next, Block::Item(..)),
            _ => false,
        };
        if !is_tight {
            writeln!(out)?;
        }
    }
    if !check.links.is_empty() {
        writeln!(out)?;
        writeln!(out, "{}", paint.bold(words.get("links")))?;
        for link in &check.links {
            writeln!(out, "  {link}")?;
        }
    }
    Ok(())
}

/// A piece of a Markdown page, as far as the rules' pages use Markdown.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    Heading(String),
    Code(Vec<String>),
    /// The marker with its indentation, and the text.
    Item(String, String),
    Paragraph(String),
    /// Shown as it is.
    Table(Vec<String>),
}

fn parse(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        if let Some(fence) = trimmed.get(..3).filter(|fence| matches!(*fence, "```" | "~~~")) {
            let indent = line.len() - trimmed.len();
            let code = lines.by_ref().take_while(|line| !line.trim_start().starts_with(fence));
            let code = code.map(|line| line.get(indent..).unwrap_or(line.trim_start()).to_owned()).collect();
            blocks.push(Block::Code(code));
            open = false;
        } else if trimmed.is_empty() {
            open = false;
        } else if line.starts_with('#') {
            blocks.push(Block::Heading(line.trim_start_matches('#').trim().to_owned()));
            open = false;
        } else if trimmed.starts_with('|') {
            match blocks.last_mut() {
                Some(Block::Table(rows)) if open => rows.push(line.to_owned()),
                _ => blocks.push(Block::Table(vec![line.to_owned()])),
            }
            open = true;
        } else if let Some((marker, text)) = item(line) {
            blocks.push(Block::Item(marker, text.to_owned()));
            open = true;
        } else {
            match blocks.last_mut() {
                Some(Block::Item(_, text) | Block::Paragraph(text)) if open => join(text, trimmed),
                _ => blocks.push(Block::Paragraph(trimmed.to_owned())),
            }
            open = true;
        }
    }
    blocks
}

fn item(line: &str) -> Option<(String, &str)> {
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match digits {
        0 if text.starts_with("- ") || text.starts_with("* ") => "•",
        1..=2 if text[digits..].starts_with(". ") => &text[..=digits],
        _ => return None,
    };
    let rest = text[digits + 1..].trim_start();
    Some((format!("{indent}{marker} "), rest))
}

/// Lines of a paragraph are one line; between Chinese characters no blank comes in.
fn join(text: &mut String, line: &str) {
    let is_wide = |char: Option<char>| char.is_some_and(|char| char >= '\u{2e80}');
    if !(is_wide(text.chars().next_back()) || is_wide(line.chars().next())) {
        text.push(' ');
    }
    text.push_str(line);
}

fn write_block(block: &Block, style: &Style, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Heading(text) => {
            let plain = Inline::new(Paint { color: false }).line(text);
            writeln!(out, "{}", paint.bold(&plain))?;
        }
        Block::Code(lines) => {
            for line in lines {
                writeln!(out, "{}", paint.code(format!("    {line}").trim_end()))?;
            }
        }
        Block::Table(lines) => {
            for line in lines {
                writeln!(out, "  {line}")?;
            }
        }
        Block::Paragraph(text) => {
            let mut inline = Inline::new(paint);
            for line in wrap(text, style.width) {
                writeln!(out, "{}", inline.line(&line))?;
            }
        }
        Block::Item(marker, text) => {
            let mut inline = Inline::new(paint);
            let indent = width(marker) + 2;
            for (at, line) in wrap(text, style.width.saturating_sub(indent)).iter().enumerate() {
                let lead = if at == 0 { pad(&format!("  {marker}"), indent) } else { " ".repeat(indent) };
                writeln!(out, "{lead}{}", inline.line(line))?;
            }
        }
    }
    Ok(())
}

/// Code and stress within a text: coloured, or as the author wrote them. Both may go on in the next line.
struct Inline {
    paint: Paint,
    code: bool,
    stress: bool,
}

impl Inline {
    fn new(paint: Paint) -> Self {
        Self { paint, code: false, stress: false }
    }

    fn line(&mut self, line: &str) -> String {
        let mut shown = String::new();
        for (at, part) in line.split('`').enumerate() {
            if at > 0 {
                self.code = !self.code;
                if !self.paint.color {
                    shown.push('`');
                }
            }
            if self.code {
                shown.push_str(&self.paint.code(part));
                continue;
            }
            for (at, part) in part.split("**").enumerate() {
                self.stress ^= at > 0;
                shown.push_str(&if self.stress { self.paint.bold(part) } else { part.to_owned() });
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_block_by_block() {
        let page = "# What\nOne\ntwo.\n\n- a\n  b\n- c\n\n```python\nif x:\n    y\n```\n密\n钥\n";
        let expected = [
            Block::Heading("What".to_owned()),
            Block::Paragraph("One two.".to_owned()),
            Block::Item("• ".to_owned(), "a b".to_owned()),
            Block::Item("• ".to_owned(), "c".to_owned()),
            Block::Code(vec!["if x:".to_owned(), "    y".to_owned()]),
            Block::Paragraph("密钥".to_owned()),
        ];
        assert_eq!(parse(page), expected);
    }
}
