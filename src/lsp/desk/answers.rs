//! Answers to what the client asks.

use std::sync::PoisonError;

use gen_lsp_types::{CodeActionParams, DocumentDiagnosticParams, HoverParams, Range};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde_json::{Value, json};

use super::super::capabilities::{RULE, SCAN, TABLE};
use super::super::diagnostics::Doc;
use super::super::documents::{Sheet, read};
use super::super::guard::guarded;
use super::super::room::Stage;
use super::super::{actions, hover, pages, refused};
use super::{Desk, Scan};
use crate::catalog::Catalog;

impl Desk {
    pub(super) fn serve(&mut self, request: Request) {
        let is_cancelled = self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).remove(&request.id);
        if is_cancelled {
            return self.outbox.answer(refused(request.id, ErrorCode::RequestCanceled, "cancelled"));
        }
        let id = request.id.clone();
        if self.must_wait(&request) {
            self.waiting.push(request);
            return;
        }
        match guarded(|| self.answer(request)) {
            Ok(Some(response)) => self.outbox.answer(response),
            Ok(None) => {}
            Err(place) => {
                self.tell_crash(&place);
                self.outbox.answer(refused(id, ErrorCode::InternalError, "the analysis crashed"));
            }
        }
    }

    /// Whether a request is about a document whose room is not known yet.
    pub(super) fn must_wait(&self, request: &Request) -> bool {
        let uri = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
        let doc = uri.and_then(|uri| self.doc(uri));
        doc.is_some_and(|(_, doc)| self.rooms.get(doc.room).is_some_and(|room| room.stage == Stage::New))
    }

    /// The document that a URI is, or is a cell of.
    pub(super) fn doc(&self, uri: &str) -> Option<(&str, &Doc)> {
        if let Some((own, doc)) = self.docs.get_key_value(uri) {
            return Some((own, doc));
        }
        let has_cell = |doc: &Doc| match &doc.sheet {
            Sheet::Notebook(notebook) => notebook.cells.iter().any(|cell| cell.uri == uri),
            Sheet::Text { .. } => false,
        };
        self.docs.iter().find(|(_, doc)| has_cell(doc)).map(|(own, doc)| (&**own, doc))
    }

    /// The answer to a request, unless it comes later.
    pub(super) fn answer(&mut self, request: Request) -> Option<Response> {
        let Request { id, method, params } = request;
        let answer = match &*method {
            "textDocument/hover" => self.hover(read(params)),
            "textDocument/codeAction" => self.actions(read(params)),
            "textDocument/diagnostic" => self.pull(read(params)),
            "workspace/textDocumentContent" => content(&params),
            "workspace/executeCommand" => {
                let command = params.get("command").and_then(Value::as_str).unwrap_or_default();
                if command == SCAN {
                    self.begin_scan(id, params.get("workDoneToken").cloned());
                    return None;
                }
                self.execute(command, params.pointer("/arguments/0"))
            }
            _ => return Some(refused(id, ErrorCode::MethodNotFound, &format!("there is no {method}"))),
        };
        Some(match answer {
            Some(value) => Response::new_ok(id, value),
            None => refused(id, ErrorCode::InvalidParams, &format!("{method} cannot be answered for this")),
        })
    }

    pub(super) fn hover(&self, params: Option<HoverParams>) -> Option<Value> {
        let at = params?.text_document_position_params;
        let uri = &at.text_document.uri.0;
        let shown = self.doc(uri).filter(|_| self.client.options.enable);
        let Some((own, doc)) = shown else { return Some(Value::Null) };
        let range = Range { start: at.position, end: at.position };
        let Some(span) = doc.span(uri, range, &self.client) else { return Some(Value::Null) };
        let scene = self.scene(doc.room);
        let linked = self.rooms[doc.room].linked.as_ref();
        let Some((span, text)) = hover::hover(&scene, linked, doc, span.start) else { return Some(Value::Null) };
        let kind = if self.client.markdown { "markdown" } else { "plaintext" };
        let range = doc.place(own, span, &self.client).map(|(_, range)| range);
        Some(json!({ "contents": { "kind": kind, "value": text }, "range": range }))
    }

    pub(super) fn actions(&self, params: Option<CodeActionParams>) -> Option<Value> {
        let params = params?;
        let wants = params.context.only.as_ref().is_none_or(|only| {
            only.iter().any(|kind| serde_json::to_value(kind).is_ok_and(|kind| kind == "quickfix" || kind == ""))
        });
        let uri = &params.text_document.uri.0;
        let Some((own, doc)) = self.doc(uri).filter(|_| wants && self.client.options.enable) else {
            return Some(json!([]));
        };
        let Some(span) = doc.span(uri, params.range, &self.client) else { return Some(json!([])) };
        let scene = self.scene(doc.room);
        let linked = self.rooms[doc.room].linked.as_ref();
        let actions = actions::actions(&scene, linked, own, doc, span);
        if self.client.takes_actions {
            return serde_json::to_value(actions).ok();
        }
        // Older clients take commands, and nothing that edits.
        let commands: Vec<_> = actions.into_iter().filter_map(|action| action.command).collect();
        serde_json::to_value(commands).ok()
    }

    pub(super) fn pull(&self, params: Option<DocumentDiagnosticParams>) -> Option<Value> {
        let params = params?;
        let uri = &params.text_document.uri.0;
        // What is said of cells is told as it is found, what a scan said of a file stays said.
        let told = self.told.get(uri).filter(|_| self.docs.contains_key(uri));
        let (number, diagnostics) = told.map_or((0, &[][..]), |(number, told)| (*number, told));
        let number = number.to_string();
        if params.previous_result_id.as_ref() == Some(&number) {
            return Some(json!({ "kind": "unchanged", "resultId": number }));
        }
        Some(json!({ "kind": "full", "resultId": number, "items": diagnostics }))
    }

    pub(super) fn execute(&mut self, command: &str, argument: Option<&Value>) -> Option<Value> {
        if !self.client.shows {
            return None;
        }
        let lang = self.client.options.lang;
        let (page, elsewhere) = match (command, argument.and_then(Value::as_str)) {
            (TABLE, _) => {
                let check = Catalog::builtin().checks.get("hardcoded-access-key")?;
                (pages::table(lang), check.links.first()?)
            }
            (RULE, Some(rule)) => (pages::rule(rule, lang), Catalog::builtin().checks.get(rule)?.links.first()?),
            _ => return None,
        };
        if self.client.takes_content {
            self.outbox.ask("window/showDocument", json!({ "uri": page, "takeFocus": true }));
        } else {
            self.outbox.ask("window/showDocument", json!({ "uri": elsewhere, "external": true }));
        }
        Some(Value::Null)
    }

    pub(super) fn begin_scan(&mut self, id: RequestId, token: Option<Value>) {
        if let Some(earlier) = self.scan.take() {
            self.progress(earlier.token.as_ref(), &json!({ "kind": "end" }));
            self.outbox.answer(refused(earlier.id, ErrorCode::ServerCancelled, "another scan was asked for"));
        }
        let title = Catalog::builtin().word("editor.scanning").get(self.client.options.lang);
        self.progress(token.as_ref(), &json!({ "kind": "begin", "title": title, "cancellable": true }));
        self.scan = Some(Scan { id, token });
        for at in 0..self.rooms.len() {
            if self.rooms[at].is_folder {
                self.rooms[at].stage = self.rooms[at].stage.min(Stage::Walked);
                self.begin_load(at);
            }
        }
        if self.rooms.iter().all(|room| room.stage == Stage::Loaded) {
            self.end_scan();
        }
    }

    pub(super) fn end_scan(&mut self) {
        let Some(Scan { id, token }) = self.scan.take() else { return };
        self.progress(token.as_ref(), &json!({ "kind": "end" }));
        let count = self.count();
        self.outbox.answer(Response::new_ok(id, count));
    }

    /// Ends the scan that a request asked for. Other requests are refused where they would be answered.
    pub(super) fn cancel_scan(&mut self, id: &RequestId) {
        if let Some(scan) = self.scan.take_if(|scan| scan.id == *id) {
            self.progress(scan.token.as_ref(), &json!({ "kind": "end" }));
            self.outbox.answer(refused(scan.id, ErrorCode::RequestCanceled, "cancelled"));
        }
    }

    /// Forgets cancellations whose requests have been answered, in one way or the other.
    pub(super) fn forget_cancelled(&self, ids: &[RequestId]) {
        let mut cancelled = self.cancelled.lock().unwrap_or_else(PoisonError::into_inner);
        for id in ids {
            cancelled.remove(id);
        }
    }

    pub(super) fn progress(&self, token: Option<&Value>, value: &Value) {
        if let Some(token) = token {
            self.outbox.tell("$/progress", json!({ "token": token, "value": value }));
        }
    }
}

fn content(params: &Value) -> Option<Value> {
    let text = pages::content(params.get("uri")?.as_str()?)?;
    Some(json!({ "text": text }))
}
