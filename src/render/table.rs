//! The selection table of credentials providers.

use std::io::{self, Write};

use comfy_table::presets::UTF8_FULL;
use comfy_table::{Attribute, Cell, ContentArrangement, Table};
use serde::Serialize;

use super::screen::{Paint, width, wrap};
use super::{Style, Words};
use crate::catalog::Catalog;
use crate::catalog::provider::Provider;
use crate::catalog::text::Text;

/// How the selection table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// For a terminal.
    Table,
    /// A list of objects.
    Json,
    /// For a README or an issue.
    Markdown,
}

/// Writes the selection table. Fails only when `out` does.
pub fn providers(catalog: &Catalog, format: TableFormat, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let words = Words { catalog, lang: style.lang };
    match format {
        TableFormat::Table => table(words, style, out),
        TableFormat::Json => json(words, out),
        TableFormat::Markdown => markdown(words, out),
    }
}

fn titles(words: Words<'_>) -> [&str; 6] {
    let columns = &words.catalog.providers.columns;
    [&columns.name, &columns.when, &columns.upfront, &columns.underlying, &columns.validity, &columns.rotation]
        .map(|title| title.get(words.lang))
}

fn cells<'c>(provider: &'c Provider, words: Words<'c>) -> [&'c str; 6] {
    [&provider.name, &provider.when, &provider.upfront, &provider.underlying, &provider.validity, &provider.rotation]
        .map(|text: &'c Text| text.get(words.lang))
}

/// Columns for each cell's text: each as narrow as its words allow, the rest for the second one, which says the most.
fn widths(rows: &[[&str; 6]], total: usize) -> [usize; 6] {
    let longest_word = |text: &str| {
        let words = text.split_whitespace().map(|word| {
            let columns = width(word);
            // Chinese breaks between any two characters.
            if word.is_ascii() { columns } else { columns.min(8) }
        });
        words.max().unwrap_or(0)
    };
    let mut widths = [0; 6];
    for row in rows {
        for (column, text) in widths.iter_mut().zip(row) {
            *column = longest_word(text).max(*column).clamp(4, 14);
        }
    }
    // Each column has a border and two blanks.
    let others = widths.iter().sum::<usize>() - widths[1];
    widths[1] = total.saturating_sub(others + 6 * 3 + 1).max(widths[1]);
    widths
}

fn table(words: Words<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { color: style.color };
    let mut rows = vec![titles(words)];
    rows.extend(words.catalog.providers.row.iter().map(|row| cells(row, words)));
    let widths = widths(&rows, style.width);
    let mut table = Table::new();
    table.load_preset(UTF8_FULL).set_content_arrangement(ContentArrangement::Disabled);
    if style.color {
        table.enforce_styling();
    }
    for (at, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (text, width))| {
            let cell = Cell::new(wrap(text, width).join("\n"));
            if style.color && (at == 0 || column == 0) { cell.add_attribute(Attribute::Bold) } else { cell }
        });
        if at == 0 {
            table.set_header(cells);
        } else {
            table.add_row(cells);
        }
    }
    writeln!(out, "{table}")?;
    let ids: Vec<&str> = words.catalog.providers.row.iter().map(|row| row.id.id()).collect();
    let line = words.fill("key-and-text", &[("key", words.get("id")), ("text", &ids.join(" · "))]);
    wrap(&line, style.width).iter().try_for_each(|line| writeln!(out, "{}", paint.dim(line)))
}

fn markdown(words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let line = |cells: [&str; 6]| {
        let cells = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
        format!("| {} |", cells.join(" | "))
    };
    writeln!(out, "{}\n|{}", line(titles(words)), " --- |".repeat(6))?;
    words.catalog.providers.row.iter().try_for_each(|row| writeln!(out, "{}", line(cells(row, words))))
}

#[derive(Serialize)]
struct RowJson<'c> {
    id: &'static str,
    name: &'c str,
    when: &'c str,
    upfront: &'c str,
    underlying: &'c str,
    validity: &'c str,
    rotation: &'c str,
    brief: &'c str,
    needs: Vec<&'c str>,
    snippets: Vec<SnippetJson<'c>>,
}

#[derive(Serialize)]
struct SnippetJson<'c> {
    generation: &'static str,
    requires: &'c [String],
    code: &'c str,
}

fn json(words: Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<RowJson<'_>> = words
        .catalog
        .providers
        .row
        .iter()
        .map(|row| {
            let [name, when, upfront, underlying, validity, rotation] = cells(row, words);
            RowJson {
                id: row.id.id(),
                name,
                when,
                upfront,
                underlying,
                validity,
                rotation,
                brief: row.brief.get(words.lang),
                needs: row.needs.iter().map(|need| need.get(words.lang)).collect(),
                snippets: row
                    .snippet
                    .iter()
                    .map(|snippet| SnippetJson {
                        generation: snippet.generation.id(),
                        requires: &snippet.requires,
                        code: &snippet.code,
                    })
                    .collect(),
            }
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}
