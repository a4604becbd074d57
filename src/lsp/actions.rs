//! What can be done about a finding: put the recommended provider in its place, silence it with a reason, read about it.

use std::sync::Arc;

use gen_lsp_types::{
    CodeAction, CodeActionKind, Command, DocumentChange, OptionalVersionedTextDocumentIdentifier, SnippetTextEdit,
    StringValue, TextDocumentEdit, TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use serde_json::json;

use super::capabilities::{Client, RULE, TABLE};
use super::diagnostics::{Doc, Scene};
use super::documents::Sheet;
use crate::catalog::Catalog;
use crate::engine::Linked;
use crate::finding::Finding;
use crate::fix::{self, Edit, Fix, Silence};
use crate::render;
use crate::source::{Language, Span};

/// The actions for what is found at a span of a document.
pub(super) fn actions(scene: &Scene<'_>, linked: Option<&Linked>, uri: &str, doc: &Doc, span: Span) -> Vec<CodeAction> {
    let touches = |other: Span| other.start <= span.end && span.start <= other.end;
    let found: Vec<&Finding> = scene.findings(&doc.path).filter(|finding| touches(finding.primary.span)).collect();
    let mut actions = Vec::new();
    let mut offered: Vec<Vec<(Arc<str>, Edit)>> = Vec::new();
    for finding in &found {
        let Some(linked) = linked else { continue };
        // What is too much to do unseen is still offered: here somebody looks at it.
        let Ok(fix) = linked.fix(finding, None, scene.workspace) else { continue };
        if !offered.contains(&fix.edits) {
            offered.push(fix.edits.clone());
            actions.extend(mending(scene, finding, fix));
        }
    }
    actions.extend(found.iter().filter_map(|finding| silence(scene, linked, uri, doc, finding)));
    if scene.client.shows && !found.is_empty() {
        let mut rules: Vec<&'static str> = found.iter().map(|finding| finding.rule).collect();
        rules.dedup();
        for rule in rules {
            let title = title(scene.client, "editor.open-rule", &[("rule", rule)]);
            actions.push(command(title, RULE, Some(vec![json!(rule)])));
        }
        actions.push(command(title(scene.client, "editor.open-table", &[]), TABLE, None));
    }
    actions
}

/// The action that applies a fix.
fn mending(scene: &Scene<'_>, finding: &Finding, fix: Fix) -> Option<CodeAction> {
    let edits = fix.edits.into_iter().map(|(path, Edit { span, text })| {
        let (uri, range) = scene.place_of(&path, span)?;
        Some((uri, TextEdit { range, new_text: text }.into()))
    });
    let edits: Vec<_> = edits.collect::<Option<_>>()?;
    let title = match fix.row {
        Some(row) => {
            let name = Catalog::builtin().row(row).name.get(scene.client.options.lang);
            title(scene.client, "editor.replace", &[("row", name)])
        }
        None => title(scene.client, "editor.mend", &[("rule", finding.rule)]),
    };
    Some(CodeAction { is_preferred: Some(true), edit: Some(edit(scene, edits)?), ..quick_fix(scene, title, finding) })
}

fn silence(scene: &Scene<'_>, linked: Option<&Linked>, uri: &str, doc: &Doc, finding: &Finding) -> Option<CodeAction> {
    let facts = linked?.facts(&doc.path)?;
    let reason = Catalog::builtin().word("editor.reason").get(scene.client.options.lang);
    let (place, silence) = if let (Sheet::Notebook(notebook), Some(written)) = (&doc.sheet, &doc.written) {
        let (at, offset) = written.in_cell(&notebook.cells, finding.primary.span.start as usize)?;
        let cell = &notebook.cells[at];
        let span = Span::new(offset, offset);
        // Of a cell only its text is known here, not its literals: a comment goes above, as nearly everywhere.
        let silence = fix::silence_in(Language::Python, &cell.page.text, &[], span, finding.rule)?;
        let place = Span::new(silence.at, silence.at);
        ((cell.uri.clone(), cell.page.range(place, scene.client.encoding)), silence)
    } else {
        let silence = fix::silence(facts, finding.primary.span, finding.rule)?;
        (doc.place(uri, Span::new(silence.at, silence.at), scene.client)?, silence)
    };
    let ((uri, range), Silence { before, after, .. }) = (place, silence);
    let new = if scene.client.fills_in && scene.client.versions {
        let escape = |text: &str| text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
        let value = format!("{}${{1:{}}}{}", escape(&before), escape(reason), escape(&after));
        SnippetTextEdit { range, snippet: StringValue { value }, annotation_id: None }.into()
    } else {
        TextEdit { range, new_text: format!("{before}{reason}{after}") }.into()
    };
    Some(CodeAction {
        edit: Some(edit(scene, vec![(uri, new)])?),
        ..quick_fix(scene, title(scene.client, "editor.silence", &[("rule", finding.rule)]), finding)
    })
}

fn quick_fix(scene: &Scene<'_>, title: String, finding: &Finding) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: scene.diagnostic(finding).map(|(_, diagnostic)| vec![diagnostic]),
        ..CodeAction::default()
    }
}

fn command(title: String, command: &str, arguments: Option<Vec<serde_json::Value>>) -> CodeAction {
    let command = Command { title: title.clone(), tooltip: None, command: command.to_owned(), arguments };
    CodeAction { title, kind: Some(CodeActionKind::QuickFix), command: Some(command), ..CodeAction::default() }
}

/// Edits by the document that they are made in, bound to its version where the client takes that.
fn edit(scene: &Scene<'_>, edits: Vec<(String, gen_lsp_types::Edit)>) -> Option<WorkspaceEdit> {
    let mut by_uri: Vec<(String, Vec<gen_lsp_types::Edit>)> = Vec::new();
    for (uri, edit) in edits {
        match by_uri.iter_mut().find(|(known, _)| *known == uri) {
            Some((_, edits)) => edits.push(edit),
            None => by_uri.push((uri, vec![edit])),
        }
    }
    if scene.client.versions {
        let change = |(uri, edits): (String, _)| {
            // Cells count by themselves; of them, and of what nobody has open, the client knows the version better.
            let doc = scene.docs.get(&uri).filter(|doc| matches!(doc.sheet, Sheet::Text { .. }));
            let version = doc.map(Doc::version);
            let text_document_identifier = TextDocumentIdentifier { uri: uri.into() };
            let text_document = OptionalVersionedTextDocumentIdentifier { version, text_document_identifier };
            DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
        };
        let changes = by_uri.into_iter().map(change).collect();
        return Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() });
    }
    let plain = |edit| match edit {
        gen_lsp_types::Edit::TextEdit(edit) => Some(edit),
        _ => None,
    };
    let of =
        |(uri, edits): (String, Vec<_>)| Some((uri.into(), edits.into_iter().map(plain).collect::<Option<Vec<_>>>()?));
    let changes = by_uri.into_iter().map(of).collect::<Option<_>>()?;
    Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() })
}

fn title(client: &Client, key: &str, values: &[(&str, &str)]) -> String {
    render::clean(Catalog::builtin().phrase(key, values).get(client.options.lang))
}
