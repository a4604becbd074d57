//! The selection table of credentials providers.

use std::io::{self, Write};

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Attribute, Cell, ContentArrangement, Table};
use serde::Serialize;

use super::screen::Paint;
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

fn table(words: Words<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint { color: style.color };
    let bold = |text: &str| {
        let cell = Cell::new(text);
        if style.color { cell.add_attribute(Attribute::Bold) } else { cell }
    };
    let mut table = Table::new();
    table
        .load_preset(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(style.width).unwrap_or(u16::MAX))
        .set_header(titles(words).map(bold));
    if style.color {
        table.enforce_styling();
    }
    for row in &words.catalog.providers.row {
        let [name, rest @ ..] = cells(row, words);
        table.add_row(std::iter::once(bold(name)).chain(rest.map(Cell::new)));
    }
    writeln!(out, "{table}")?;
    let ids: Vec<&str> = words.catalog.providers.row.iter().map(|row| row.id.id()).collect();
    writeln!(out, "{}: {}", words.get("id"), paint.code(&ids.join(" · ")))
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
