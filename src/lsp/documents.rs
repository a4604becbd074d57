//! The texts that are open in the editor, changed as it says.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{
    DidChangeNotebookDocumentParams, DidChangeTextDocumentParams, DidCloseNotebookDocumentParams,
    DidCloseTextDocumentParams, DidOpenNotebookDocumentParams, DidOpenTextDocumentParams, NotebookCellKind,
    NotebookDocumentCellChanges,
};
use lsp_server::Notification;
use serde::de::DeserializeOwned;
use url::Url;

use super::desk::Job;
use super::notebook::{Cell, Notebook};
use super::text::{Encoding, Page};
use crate::source::Language;

/// What an open document holds.
#[derive(Debug, Clone)]
pub(super) enum Sheet {
    Text { version: i32, language: Option<Language>, page: Page },
    Notebook(Notebook),
}

/// All open documents, by URI.
pub(super) struct Documents {
    encoding: Encoding,
    open: HashMap<String, Sheet>,
}

impl Documents {
    pub(super) fn new(encoding: Encoding) -> Self {
        Self { encoding, open: HashMap::new() }
    }

    /// Does what a notification says; gives what the desk has to do about it.
    pub(super) fn take(&mut self, notification: Notification) -> Option<Job> {
        let Notification { method, params } = notification;
        match &*method {
            "textDocument/didOpen" => read(params).and_then(|params| self.open_text(params)),
            "textDocument/didChange" => read(params).and_then(|params| self.change_text(params)),
            "textDocument/didClose" => {
                let params: DidCloseTextDocumentParams = read(params)?;
                self.close(params.text_document.uri.0)
            }
            "notebookDocument/didOpen" => read(params).and_then(|params| self.open_notebook(params)),
            "notebookDocument/didChange" => read(params).and_then(|params| self.change_notebook(params)),
            "notebookDocument/didClose" => {
                let params: DidCloseNotebookDocumentParams = read(params)?;
                self.close(params.notebook_document.uri.0)
            }
            "textDocument/didSave" | "notebookDocument/didSave" => {
                let document = params.get("textDocument").or_else(|| params.get("notebookDocument"))?;
                Some(Job::Disk(vec![path_of(document.get("uri")?.as_str()?)?]))
            }
            "workspace/didChangeWatchedFiles" => {
                let changes = params.get("changes")?.as_array()?;
                Some(Job::Disk(changes.iter().filter_map(|change| path_of(change.get("uri")?.as_str()?)).collect()))
            }
            "workspace/didChangeConfiguration" => {
                let settings = params.get("settings")?;
                Some(Job::Options(settings.get("aklint").unwrap_or(settings).clone()))
            }
            "workspace/didChangeWorkspaceFolders" => {
                let of = |which: &str| {
                    let folders = params.pointer(which).and_then(|value| value.as_array()).into_iter().flatten();
                    folders.filter_map(|folder| path_of(folder.get("uri")?.as_str()?)).collect()
                };
                Some(Job::Folders { added: of("/event/added"), removed: of("/event/removed") })
            }
            _ => None,
        }
    }

    fn told(&self, uri: String) -> Option<Job> {
        let sheet = self.open.get(&uri)?.clone();
        Some(Job::Open(uri, sheet))
    }

    fn open_text(&mut self, params: DidOpenTextDocumentParams) -> Option<Job> {
        let document = params.text_document;
        let uri = document.uri.0;
        // What a version control system shows, or a cell that comes with its notebook, is no file of its own.
        let url = Url::parse(&uri).ok()?;
        if !["file", "untitled"].contains(&url.scheme()) {
            return None;
        }
        let language = match &*serde_json::to_value(&document.language_id).ok()?.as_str()?.to_owned() {
            "python" => Some(Language::Python),
            "rust" => Some(Language::Rust),
            _ => None,
        };
        // A file's name says what it is, as it does for a check.
        let language = language.filter(|_| url.scheme() == "untitled");
        let sheet = Sheet::Text { version: document.version, language, page: Page::new(document.text) };
        self.open.insert(uri.clone(), sheet);
        self.told(uri)
    }

    fn change_text(&mut self, params: DidChangeTextDocumentParams) -> Option<Job> {
        let uri = params.text_document.text_document_identifier.uri.0;
        let encoding = self.encoding;
        let Sheet::Text { version, page, .. } = self.open.get_mut(&uri)? else { return None };
        *version = params.text_document.version;
        *page = page.changed(params.content_changes, encoding);
        self.told(uri)
    }

    fn close(&mut self, uri: String) -> Option<Job> {
        self.open.remove(&uri)?;
        Some(Job::Close(uri))
    }

    fn open_notebook(&mut self, params: DidOpenNotebookDocumentParams) -> Option<Job> {
        let document = params.notebook_document;
        let mut texts: HashMap<String, String> =
            params.cell_text_documents.into_iter().map(|cell| (cell.uri.0, cell.text)).collect();
        let cell = |cell: gen_lsp_types::NotebookCell| {
            let text = texts.remove(&cell.document.0).unwrap_or_default();
            Cell { uri: cell.document.0, is_code: cell.kind == NotebookCellKind::Code, page: Page::new(text) }
        };
        let cells = document.cells.into_iter().map(cell).collect();
        let notebook = Notebook { version: document.version, metadata: document.metadata.unwrap_or_default(), cells };
        let uri = document.uri.0;
        self.open.insert(uri.clone(), Sheet::Notebook(notebook));
        self.told(uri)
    }

    fn change_notebook(&mut self, params: DidChangeNotebookDocumentParams) -> Option<Job> {
        let uri = params.notebook_document.uri.0;
        let encoding = self.encoding;
        let Sheet::Notebook(notebook) = self.open.get_mut(&uri)? else { return None };
        notebook.version = params.notebook_document.version;
        if let Some(metadata) = params.change.metadata {
            notebook.metadata = metadata;
        }
        if let Some(cells) = params.change.cells {
            notebook.change(cells, encoding);
        }
        self.told(uri)
    }
}

impl Notebook {
    fn change(&mut self, changes: NotebookDocumentCellChanges, encoding: Encoding) {
        if let Some(structure) = changes.structure {
            let opened = structure.did_open.unwrap_or_default().into_iter();
            let mut texts: HashMap<String, String> = opened.map(|cell| (cell.uri.0, cell.text)).collect();
            // A cell that is moved is taken out and put in again, without its text.
            let mut pages: HashMap<String, Page> =
                self.cells.iter().map(|cell| (cell.uri.clone(), cell.page.clone())).collect();
            let new = structure.array.cells.unwrap_or_default().into_iter().map(|cell| {
                let uri = cell.document.0;
                let page = texts.remove(&uri).map(Page::new).or_else(|| pages.remove(&uri));
                let is_code = cell.kind == NotebookCellKind::Code;
                Cell { page: page.unwrap_or_else(|| Page::new("")), uri, is_code }
            });
            let new: Vec<Cell> = new.collect();
            let start = (structure.array.start as usize).min(self.cells.len());
            let end = (start + structure.array.delete_count as usize).min(self.cells.len());
            self.cells.splice(start..end, new);
        }
        for changed in changes.data.into_iter().flatten() {
            if let Some(cell) = self.cells.iter_mut().find(|cell| cell.uri == changed.document.0) {
                cell.is_code = changed.kind == NotebookCellKind::Code;
            }
        }
        for changed in changes.text_content.into_iter().flatten() {
            let uri = changed.document.text_document_identifier.uri.0;
            if let Some(cell) = self.cells.iter_mut().find(|cell| cell.uri == uri) {
                cell.page = cell.page.changed(changed.changes, encoding);
            }
        }
    }
}

/// The parameters of a message, if they are what the protocol has there.
pub(super) fn read<T: DeserializeOwned>(params: serde_json::Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// The file that a URI means.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let url = Url::parse(uri).ok()?;
    if url.scheme() == "file" { url.to_file_path().ok() } else { None }
}

/// The URI of a file.
pub(super) fn uri_of(path: &Path) -> String {
    Url::from_file_path(path).map(String::from).unwrap_or_default()
}
