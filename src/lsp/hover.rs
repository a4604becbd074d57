//! What is shown over a provider call and over a key, as Markdown.

use super::diagnostics::{Doc, Scene};
use super::pages;
use crate::advice::row_of;
use crate::catalog::Catalog;
use crate::catalog::sdk::Refresh;
use crate::catalog::text::{Lang, Text};
use crate::engine::{Linked, Provider};
use crate::finding::{Finding, Recommendation};
use crate::render;
use crate::source::Span;

/// The text over a byte, and the span that it is about.
pub(super) fn hover(scene: &Scene<'_>, linked: Option<&Linked>, doc: &Doc, offset: u32) -> Option<(Span, String)> {
    let page = Page { lang: scene.client.options.lang, links: scene.client.takes_content };
    let text = &doc.page().text;
    let holds = |span: Span| span.start <= offset && offset < span.end.max(span.start + 1);
    let key = scene.findings(&doc.path).filter(|finding| finding.secret.is_some()).find_map(|finding| {
        let labels = std::iter::once(&finding.primary).chain(&finding.related);
        let mut spans = labels.filter(|label| *label.path == *doc.path).map(|label| label.span);
        let is_key = |span: &Span| {
            let word = text.get(span.range()).unwrap_or_default().trim_start_matches(['"', '\'', 'b', 'r', 'f']);
            *span == finding.primary.span || word.starts_with("LTAI") || word.starts_with("STS.")
        };
        Some((finding, spans.find(|span| holds(*span) && is_key(span))?))
    });
    if let Some((finding, span)) = key {
        return Some((span, page.key(finding)));
    }
    let providers = linked.map(|linked| linked.providers(&doc.path)).unwrap_or_default();
    let named = |provider: &Provider<'_>| {
        // Only the name: over an argument somebody wants to know about the argument.
        let call = text.get(provider.span.range()).unwrap_or_default();
        let name = call.find('(').unwrap_or(call.len());
        Span::new(provider.span.start as usize, provider.span.start as usize + name)
    };
    let provider =
        providers.iter().filter(|provider| holds(named(provider))).min_by_key(|it| it.span.end - it.span.start)?;
    Some((named(provider), page.provider(provider)))
}

struct Page {
    lang: Lang,
    /// Whether the client can open the server's own documents.
    links: bool,
}

impl Page {
    fn say(&self, text: &Text) -> String {
        render::clean(text.get(self.lang))
    }

    fn word(&self, key: &str) -> String {
        self.say(Catalog::builtin().word(key))
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.say(&Catalog::builtin().phrase(key, values))
    }

    /// What a key is, masked, and what must be done about it.
    fn key(&self, finding: &Finding) -> String {
        let mut parts = vec![format!("**{}**", self.say(&finding.message))];
        let secret = finding.secret.as_ref();
        let mask = secret.and_then(|secret| secret.access_key_id.clone()).unwrap_or_else(|| "****".to_owned());
        let fingerprint = secret.map(|secret| secret.fingerprint.short()).unwrap_or_default();
        parts.push(self.fill("editor.key", &[("mask", &mask), ("fingerprint", &fingerprint)]));
        parts.extend(finding.help.iter().map(|help| format!("- {}", self.say(help))));
        parts.extend(finding.advice.iter().map(|advice| self.advice(advice)));
        parts.extend(self.table());
        parts.join("\n\n")
    }

    /// The row of the table that a call is, and what is recommended in its place.
    fn provider(&self, provider: &Provider<'_>) -> String {
        let catalog = Catalog::builtin();
        let row = row_of(provider.site.provider).map(|row| catalog.row(row));
        let api = format!("`{}`", render::clean(&provider.site.api));
        let mut parts = vec![match row {
            Some(row) => format!("**{api}** · {}", self.say(&row.name)),
            None => format!("**{api}**"),
        }];
        let mut facts = Vec::new();
        if let Some(row) = row {
            let columns = &catalog.providers.columns;
            for (title, text) in [
                (&columns.underlying, &row.underlying),
                (&columns.validity, &row.validity),
                (&columns.rotation, &row.rotation),
            ] {
                facts.push(format!(
                    "- {}",
                    self.fill("report.key-and-text", &[("key", &self.say(title)), ("text", &self.say(text))])
                ));
            }
        }
        let refresh = match provider.site.refresh {
            Refresh::EachCall => "editor.each-call",
            Refresh::BeforeExpiry => "editor.before-expiry",
            Refresh::AtConstruction => "editor.at-construction",
            Refresh::Never => "editor.never",
        };
        facts.push(format!("- {}", self.word(refresh)));
        parts.push(facts.join("\n"));
        parts.push(self.advice(&provider.advice));
        parts.extend(self.table());
        parts.join("\n\n")
    }

    /// What is recommended, why, and code for it.
    fn advice(&self, advice: &Recommendation) -> String {
        let catalog = Catalog::builtin();
        let mut parts = vec![format!("---\n\n{}", render::advice_line(catalog, self.lang, advice))];
        let because =
            advice.because.iter().map(|label| format!("- `{}`: {}", render::clean(&label.path), self.say(&label.text)));
        let reason = Some(self.say(&advice.reason)).filter(|reason| !reason.is_empty());
        let reasons: Vec<String> = because.chain(reason.map(|reason| format!("- {reason}"))).collect();
        if !reasons.is_empty() {
            parts.push(reasons.join("\n"));
        }
        if let Some(snippet) = &advice.snippet {
            parts.push(format!("```{}\n{}\n```", render::fence(snippet.generation), snippet.code.trim()));
        }
        parts.join("\n\n")
    }

    fn table(&self) -> Option<String> {
        let title = self.word("editor.table");
        self.links.then(|| format!("[{title}]({})", pages::table(self.lang)))
    }
}
