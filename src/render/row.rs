//! One row of the selection table with everything that it takes, and code for each SDK.

use std::io::{self, Write};

use super::screen::{Paint, wrap};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::provider::Row;
use crate::catalog::sdk::Generation;
use crate::catalog::text::Text;

/// Writes a row: for whom, what must exist, and its code for one SDK or for all. Fails only when `out` does.
pub fn row(catalog: &Catalog, row: Row, sdk: Option<Generation>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    let paint = Paint { color: style.color };
    let provider = catalog.row(row);
    writeln!(out, "{} ({})", paint.bold(provider.name.get(style.lang)), row.id())?;
    let mut paragraph = |title: &str, texts: &[&Text]| {
        writeln!(out, "\n{}", paint.bold(title))?;
        for text in texts {
            for (at, line) in wrap(text.get(style.lang), style.width.saturating_sub(4)).iter().enumerate() {
                writeln!(out, "{} {line}", if at == 0 { "  -" } else { "   " })?;
            }
        }
        io::Result::Ok(())
    };
    let columns = &catalog.providers.columns;
    paragraph(columns.when.get(style.lang), &[&provider.when, &provider.brief])?;
    paragraph(words.get("needs"), &provider.needs.iter().collect::<Vec<_>>())?;
    for snippet in provider.snippet.iter().filter(|snippet| sdk.is_none_or(|sdk| sdk == snippet.generation)) {
        writeln!(out, "\n{}", paint.bold(snippet.generation.id()))?;
        if !snippet.requires.is_empty() {
            let install = [("key", words.get("requires")), ("text", &snippet.requires.join(" "))];
            writeln!(out, "  {}", words.fill("key-and-text", &install))?;
        }
        writeln!(out)?;
        for line in snippet.code.trim_matches('\n').lines() {
            writeln!(out, "{}", format!("    {}", paint.code(line)).trim_end())?;
        }
    }
    Ok(())
}
