//! What the client can do, and what the server does for it.

use std::path::PathBuf;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, DiagnosticOptions, ExecuteCommandOptions, InitializeResult, Notebook,
    NotebookDocumentFilter, NotebookDocumentFilterNotebookType, NotebookDocumentFilterWithNotebook,
    NotebookDocumentSyncOptions, NotebookSelector, PositionEncodingKind, Save, ServerCapabilities, ServerInfo,
    TextDocumentContentOptions, TextDocumentSyncKind, TextDocumentSyncOptions, WorkDoneProgressOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::{Value, json};

use super::documents::path_of;
use super::options::Options;
use super::pages;
use super::text::Encoding;
use crate::catalog::text::Lang;

/// Looks at the whole workspace and shows what it finds in files that are not open, too.
pub(super) const SCAN: &str = "aklint.server.scanWorkspace";
/// Shows the selection table.
pub(super) const TABLE: &str = "aklint.server.openTable";
/// Shows a rule's page.
pub(super) const RULE: &str = "aklint.server.openRule";

/// The name under which diagnostics are pulled.
pub(super) const IDENTIFIER: &str = "aklint";

/// What the client said of itself.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) options: Options,
    pub(super) folders: Vec<PathBuf>,
    /// Asks for diagnostics itself.
    pub(super) pulls: bool,
    /// Lets itself be told that diagnostics have changed.
    pub(super) refreshes: bool,
    /// Watches files for the server.
    pub(super) watches: bool,
    /// Opens documents for the server.
    pub(super) shows: bool,
    /// Takes actions with edits in them.
    pub(super) takes_actions: bool,
    /// Takes documents from the server under a scheme of its own.
    pub(super) takes_content: bool,
    /// Lets a user fill in parts of an edit.
    pub(super) fills_in: bool,
    pub(super) related: bool,
    pub(super) tags: bool,
    pub(super) code_links: bool,
    pub(super) markdown: bool,
    pub(super) versions: bool,
}

impl Client {
    /// Reads it out of the parameters of `initialize`.
    pub(super) fn of(params: &Value, locale: Lang) -> Self {
        // Asked for by path: what a client does not know, it leaves out, at whatever depth.
        let said = params.get("capabilities").unwrap_or(&Value::Null);
        let get = |path: &str| said.pointer(path).cloned().unwrap_or_default();
        let can = |path: &str| get(path) == Value::Bool(true);
        let has = |path: &str| !get(path).is_null();
        let encodings = get("/general/positionEncodings");
        let utf8 = encodings.as_array().is_some_and(|all| all.contains(&json!("utf-8")));
        let lang = params.get("locale").and_then(Value::as_str).map_or(locale, Lang::of_locale);
        let options = Options::new(lang).with(params.get("initializationOptions").unwrap_or(&Value::Null));
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            options,
            folders: folders(params),
            pulls: has("/textDocument/diagnostic"),
            refreshes: can("/workspace/diagnostics/refreshSupport"),
            watches: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            shows: can("/window/showDocument/support"),
            takes_actions: has("/textDocument/codeAction/codeActionLiteralSupport"),
            takes_content: has("/workspace/textDocumentContent"),
            fills_in: can("/workspace/workspaceEdit/snippetEditSupport"),
            related: can("/textDocument/publishDiagnostics/relatedInformation")
                || can("/textDocument/diagnostic/relatedInformation"),
            tags: has("/textDocument/publishDiagnostics/tagSupport") || has("/textDocument/diagnostic/tagSupport"),
            code_links: can("/textDocument/publishDiagnostics/codeDescriptionSupport")
                || can("/textDocument/diagnostic/codeDescriptionSupport"),
            markdown: get("/textDocument/hover/contentFormat")
                .as_array()
                .is_none_or(|formats| formats.contains(&json!("markdown"))),
            versions: can("/workspace/workspaceEdit/documentChanges"),
        }
    }
}

fn folders(params: &Value) -> Vec<PathBuf> {
    let uri = |value: &Value| value.as_str().and_then(path_of);
    let listed = params.get("workspaceFolders").and_then(Value::as_array);
    match listed {
        Some(folders) => folders.iter().filter_map(|folder| uri(folder.get("uri")?)).collect(),
        None => params.get("rootUri").and_then(uri).into_iter().collect(),
    }
}

/// What the server can do for this client.
pub(super) fn answer(client: &Client) -> InitializeResult {
    let whole = NotebookDocumentFilterNotebookType {
        notebook_type: "jupyter-notebook".to_owned(),
        scheme: Some("file".to_owned()),
        pattern: None,
    };
    let notebook = Notebook::NotebookDocumentFilter(NotebookDocumentFilter::NotebookType(whole));
    let notebooks = NotebookDocumentFilterWithNotebook { notebook, cells: None };
    let diagnostics = DiagnosticOptions {
        identifier: Some(IDENTIFIER.to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: false,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    let capabilities = ServerCapabilities {
        position_encoding: Some(match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                save: Some(Save::Bool(true)),
                ..TextDocumentSyncOptions::default()
            }
            .into(),
        ),
        notebook_document_sync: Some(
            NotebookDocumentSyncOptions {
                notebook_selector: vec![NotebookSelector::NotebookDocumentFilterWithNotebook(notebooks)],
                save: Some(true),
            }
            .into(),
        ),
        hover_provider: Some(true.into()),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        diagnostic_provider: client.pulls.then(|| diagnostics.into()),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: [SCAN, TABLE, RULE].map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        }),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(true.into()),
            }),
            text_document_content: client
                .takes_content
                .then(|| TextDocumentContentOptions { schemes: vec![pages::SCHEME.to_owned()] }.into()),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    };
    let server =
        ServerInfo { name: env!("CARGO_PKG_NAME").to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities, server_info: Some(server) }
}
