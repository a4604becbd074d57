//! Documents that the server writes itself, under a scheme of its own: the selection table and the rules' pages.

use crate::catalog::Catalog;
use crate::catalog::text::Lang;
use crate::render::{self, Style, TableFormat};

/// The scheme of their URIs.
pub(super) const SCHEME: &str = "aklint";

/// The URI of the selection table.
pub(super) fn table(lang: Lang) -> String {
    format!("{SCHEME}:///providers.{}.md", lang.code())
}

/// The URI of a rule's page.
pub(super) fn rule(rule: &str, lang: Lang) -> String {
    format!("{SCHEME}:///rules/{rule}.{}.md", lang.code())
}

/// The document at a URI, as Markdown.
pub(super) fn content(uri: &str) -> Option<String> {
    let path = uri.strip_prefix(SCHEME)?.trim_start_matches([':', '/']).strip_suffix(".md")?;
    let (name, lang) = path.rsplit_once('.')?;
    let lang = Lang::ALL.into_iter().find(|known| known.code() == lang)?;
    let catalog = Catalog::builtin();
    match name.strip_prefix("rules/") {
        Some(rule) => Some(page(catalog, rule, lang)?),
        None if name == "providers" => Some(providers(catalog, lang)),
        None => None,
    }
}

fn page(catalog: &Catalog, rule: &str, lang: Lang) -> Option<String> {
    let check = catalog.checks.get(rule)?;
    let links: String = check.links.iter().map(|link| format!("- <{link}>\n")).collect();
    let title = catalog.word("report.links").get(lang);
    let (summary, page) = (check.summary.get(lang), check.page.get(lang).trim());
    Some(format!("# {rule}\n\n{summary}\n\n{page}\n\n## {title}\n\n{links}"))
}

fn providers(catalog: &Catalog, lang: Lang) -> String {
    let mut table = Vec::new();
    let style = Style { lang, ..Style::default() };
    render::providers(catalog, TableFormat::Markdown, &style, &mut table).expect("a list takes everything");
    let table = String::from_utf8_lossy(&table);
    let title = catalog.word("editor.table").get(lang);
    let mut text = format!("# {title}\n\n{}\n", table.trim());
    for row in &catalog.providers.row {
        text.extend(["\n## ", row.name.get(lang), "\n\n", row.brief.get(lang), "\n\n"]);
        for need in &row.needs {
            text.extend(["- ", need.get(lang), "\n"]);
        }
        for snippet in &row.snippet {
            let language = render::fence(snippet.generation);
            text.extend(["\n### ", snippet.generation.id(), "\n\n```", language, "\n", snippet.code.trim(), "\n```\n"]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_that_is_linked_to_is_there() {
        for lang in Lang::ALL {
            assert!(content(&table(lang)).is_some_and(|text| text.contains("ECSRAMRole")));
            for id in Catalog::builtin().checks.keys() {
                let text = content(&rule(id, lang)).unwrap_or_default();
                assert!(text.starts_with(&format!("# {id}\n")), "{id}");
            }
        }
        for wrong in
            ["aklint:///providers.fr.md", "aklint:///x.en.md", "file:///providers.en.md", "aklint:///rules/x.en.md"]
        {
            assert_eq!(content(wrong), None, "{wrong}");
        }
    }
}
