//! Findings in the protocol's terms.

use std::collections::BTreeMap;
use std::sync::Arc;

use gen_lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, Range,
};
use serde_json::json;

use super::capabilities::Client;
use super::documents::{Sheet, uri_of};
use super::notebook::Written;
use super::pages;
use super::text::Page;
use crate::catalog::Catalog;
use crate::catalog::check::Severity;
use crate::checks::unused_suppression;
use crate::finding::{Finding, Label, Problem, Report};
use crate::input::{Library as _, Workspace};
use crate::render;
use crate::source::Span;

/// An open document and where it belongs.
pub(super) struct Doc {
    pub(super) sheet: Sheet,
    /// A notebook as a file.
    pub(super) written: Option<Written>,
    /// The room, and its path there.
    pub(super) room: usize,
    pub(super) path: Arc<str>,
    /// Whether a check would look at it.
    pub(super) counts: bool,
}

impl Doc {
    /// The text that is looked at.
    pub(super) fn page(&self) -> &Page {
        match (&self.sheet, &self.written) {
            (Sheet::Notebook(_), Some(written)) => &written.page,
            (Sheet::Text { page, .. }, _) => page,
            (Sheet::Notebook(_), None) => unreachable!("a notebook is written as it is opened"),
        }
    }

    pub(super) fn version(&self) -> i32 {
        match &self.sheet {
            Sheet::Text { version, .. } => *version,
            Sheet::Notebook(notebook) => notebook.version,
        }
    }

    /// The URIs under which something can be said of it: its own, or those of a notebook's cells.
    pub(super) fn uris<'d>(&'d self, own: &'d str) -> Vec<&'d str> {
        match &self.sheet {
            Sheet::Text { .. } => vec![own],
            Sheet::Notebook(notebook) => notebook.cells.iter().map(|cell| &*cell.uri).collect(),
        }
    }

    /// Where a span of the text that is looked at lies for the client.
    pub(super) fn place(&self, own: &str, span: Span, client: &Client) -> Option<(String, Range)> {
        let (Sheet::Notebook(notebook), Some(written)) = (&self.sheet, &self.written) else {
            return Some((own.to_owned(), self.page().range(span, client.encoding)));
        };
        let (at, start) = written.in_cell(&notebook.cells, span.start as usize)?;
        let cell = &notebook.cells[at];
        let end = written.in_cell(&notebook.cells, span.end as usize).filter(|(other, _)| *other == at);
        let end = end.map_or(start, |(_, end)| end);
        Some((cell.uri.clone(), cell.page.range(Span::new(start, end), client.encoding)))
    }

    /// The span of the text that is looked at that a range of one of its URIs means.
    pub(super) fn span(&self, uri: &str, range: Range, client: &Client) -> Option<Span> {
        let (Sheet::Notebook(notebook), Some(written)) = (&self.sheet, &self.written) else {
            return Some(self.page().span(range, client.encoding));
        };
        let at = notebook.cells.iter().position(|cell| cell.uri == uri)?;
        let span = notebook.cells[at].page.span(range, client.encoding);
        let start = written.in_file(&notebook.cells, at, span.start as usize)?;
        let end = written.in_file(&notebook.cells, at, span.end as usize)?;
        Some(Span::new(start, end))
    }
}

/// What a report is told by.
pub(super) struct Scene<'s> {
    pub(super) client: &'s Client,
    pub(super) docs: &'s BTreeMap<String, Doc>,
    pub(super) room: usize,
    pub(super) workspace: &'s Workspace,
    pub(super) report: &'s Report,
}

impl Scene<'_> {
    /// The open document that is reported under a path.
    pub(super) fn doc(&self, path: &str) -> Option<(&str, &Doc)> {
        let is_it = |(_, doc): &(&String, &Doc)| doc.room == self.room && *doc.path == *path;
        self.docs.iter().find(is_it).map(|(uri, doc)| (&**uri, doc))
    }

    fn place(&self, label: &Label) -> Option<(String, Range)> {
        self.place_of(&label.path, label.span)
    }

    pub(super) fn place_of(&self, path: &str, span: Span) -> Option<(String, Range)> {
        if let Some((uri, doc)) = self.doc(path) {
            return doc.place(uri, span, self.client);
        }
        let page = match self.report.excerpts.get(path) {
            Some(excerpt) => Page::of_lines(Arc::clone(&excerpt.text), Arc::clone(&excerpt.lines)),
            // Of evidence in files that were not looked at this time, only the place is of interest.
            None => Page::new(self.workspace.open(path)?.file.text),
        };
        Some((uri_of(&self.workspace.disk_of(path)), page.range(span, self.client.encoding)))
    }

    /// Everything that is said of one file, by URI.
    pub(super) fn of_file(&self, path: &str) -> BTreeMap<String, Vec<Diagnostic>> {
        let mut found: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for finding in self.findings(path) {
            if let Some((uri, diagnostic)) = self.diagnostic(finding) {
                found.entry(uri).or_default().push(diagnostic);
            }
        }
        for problem in self.report.problems.iter().filter(|problem| *problem.path == *path) {
            if let Some((uri, diagnostic)) = self.problem(problem) {
                found.entry(uri).or_default().push(diagnostic);
            }
        }
        found
    }

    /// The findings of a file that the user wants to see.
    pub(super) fn findings(&self, path: &str) -> impl Iterator<Item = &Finding> {
        let files = self.report.files.iter().filter(move |file| *file.path == *path);
        let wanted =
            |finding: &&Finding| self.client.options.enable && finding.severity >= self.client.options.min_severity;
        files.flat_map(|file| &file.findings).filter(wanted)
    }

    pub(super) fn diagnostic(&self, finding: &Finding) -> Option<(String, Diagnostic)> {
        let lang = self.client.options.lang;
        let (uri, range) = self.place(&finding.primary)?;
        let because = finding.advice.iter().flat_map(|advice| &advice.because);
        let related = finding.related.iter().chain(because).filter_map(|label| {
            let (uri, range) = self.place(label)?;
            let message = render::clean(label.text.get(lang));
            Some(DiagnosticRelatedInformation { location: Location { uri: uri.into(), range }, message })
        });
        let is_unused = finding.rule == unused_suppression::RULE;
        let diagnostic = Diagnostic {
            range,
            severity: Some(match finding.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
                Severity::Note => DiagnosticSeverity::Hint,
            }),
            code: Some(finding.rule.to_owned().into()),
            code_description: self.link(finding.rule).map(|href| CodeDescription { href: href.into() }),
            source: Some(env!("CARGO_PKG_NAME").to_owned()),
            message: render::sentences(Catalog::builtin(), lang, finding).join("\n").into(),
            tags: (is_unused && self.client.tags).then(|| vec![DiagnosticTag::Unnecessary]),
            related_information: self.client.related.then(|| related.collect()),
            data: Some(json!({ "fingerprint": finding.fingerprint.to_string() })),
        };
        Some((uri, diagnostic))
    }

    /// Where a rule's page can be read.
    fn link(&self, rule: &str) -> Option<String> {
        if !self.client.code_links {
            return None;
        }
        if self.client.takes_content {
            return Some(pages::rule(rule, self.client.options.lang));
        }
        Catalog::builtin().check(rule).links.first().cloned()
    }

    /// What could not be understood. Of half-typed code the editor says enough.
    fn problem(&self, problem: &Problem) -> Option<(String, Diagnostic)> {
        let is_syntax = problem.text == *Catalog::builtin().word("problem.syntax");
        if is_syntax || !self.client.options.enable {
            return None;
        }
        let (uri, range) = self.place_of(&problem.path, problem.span?)?;
        let diagnostic = Diagnostic {
            range,
            severity: Some(DiagnosticSeverity::Information),
            source: Some(env!("CARGO_PKG_NAME").to_owned()),
            message: render::clean(problem.text.get(self.client.options.lang)).into(),
            ..Diagnostic::default()
        };
        Some((uri, diagnostic))
    }
}
