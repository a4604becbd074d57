//! An editor for tests: what it sends, and what it got, over a connection in memory.

use std::io;
use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

use aklint::catalog::text::Lang;
use aklint::lsp::{self, Surroundings};
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use crate::door::NOW;
use crate::program::Folder;

/// Longer than a loaded machine takes for anything here.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a client can do, for tests that need no more than most can.
pub(crate) fn plain() -> Value {
    json!({
        "textDocument": {
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
            "publishDiagnostics": {
                "relatedInformation": true,
                "codeDescriptionSupport": true,
                "tagSupport": { "valueSet": [1, 2] },
            },
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "window": { "showDocument": { "support": true } },
    })
}

/// These abilities and others.
pub(crate) fn with(mut base: Value, more: Value) -> Value {
    merge(&mut base, more);
    base
}

fn merge(base: &mut Value, more: Value) {
    match (base, more) {
        (Value::Object(base), Value::Object(more)) => {
            for (key, value) in more {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, more) => *base = more,
    }
}

impl Folder {
    /// The URI of a file in it.
    pub(crate) fn uri(&self, path: &str) -> String {
        uri(&self.path().join(path))
    }
}

pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// An editor that is connected to a server.
pub(crate) struct Editor {
    connection: Connection,
    server: Option<JoinHandle<io::Result<bool>>>,
    /// What the server said of itself.
    pub(crate) answer: Value,
    /// What came while something else was waited for.
    told: Vec<Notification>,
    pub(crate) asked: Vec<Request>,
    next: i32,
}

impl Editor {
    /// Starts a server for a folder.
    pub(crate) fn start(folder: Option<&Folder>, capabilities: &Value, options: &Value) -> Self {
        let folders = folder.map(|folder| json!([{ "uri": uri(folder.path()), "name": "test" }]));
        Self::start_with(json!({
            "processId": null,
            "rootUri": null,
            "capabilities": capabilities,
            "initializationOptions": options,
            "workspaceFolders": folders,
        }))
    }

    pub(crate) fn start_with(params: Value) -> Self {
        let (connection, other) = Connection::memory();
        let surroundings = Surroundings { locale: Lang::En, now: || Some(NOW) };
        let server = std::thread::spawn(move || lsp::serve(other, surroundings));
        let mut editor = Self {
            connection,
            server: Some(server),
            answer: Value::Null,
            told: Vec::new(),
            asked: Vec::new(),
            next: 0,
        };
        editor.answer = editor.ask("initialize", params);
        editor.tell("initialized", json!({}));
        editor
    }

    pub(crate) fn tell(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn send(&self, message: impl Into<Message>) {
        self.connection.sender.send(message.into()).expect("the server listens");
    }

    /// Sends a request without waiting for the answer.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request { id: id.clone(), method: method.to_owned(), params });
        id
    }

    /// The answer to a request.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let response = self.response(&id);
        response.response_result.unwrap_or_else(|error| panic!("{method}: {error:?}"))
    }

    pub(crate) fn response(&mut self, id: &RequestId) -> Response {
        loop {
            match self.receive() {
                Message::Response(response) if response.id == *id => return response,
                Message::Response(response) => panic!("an answer to nothing: {response:?}"),
                other => self.keep(other),
            }
        }
    }

    fn receive(&self) -> Message {
        self.connection.receiver.recv_timeout(PATIENCE).expect("the server says something")
    }

    fn keep(&mut self, message: Message) {
        match message {
            Message::Notification(notification) => self.told.push(notification),
            Message::Request(request) => {
                self.send(Response::new_ok(request.id.clone(), Value::Null));
                self.asked.push(request);
            }
            Message::Response(response) => panic!("an answer to nothing: {response:?}"),
        }
    }

    /// The next notification of this kind that is like this.
    pub(crate) fn told(&mut self, method: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let is_next = |told: &Notification| told.method == method && is_it(&told.params);
            if let Some(at) = self.told.iter().position(is_next) {
                return self.told.remove(at).params;
            }
            let message = self.receive();
            self.keep(message);
        }
    }

    /// The diagnostics that are published next for a URI.
    pub(crate) fn published(&mut self, uri: &str) -> Vec<Value> {
        let params = self.told("textDocument/publishDiagnostics", |params| params["uri"] == *uri);
        params["diagnostics"].as_array().expect("it is a list").clone()
    }

    /// Fails when something was published that nobody waited for.
    pub(crate) fn nothing_more(&mut self) {
        // What comes before this answer has come.
        let id = self.request("aklint/no-such-request", Value::Null);
        let _ = self.response(&id);
        let more: Vec<_> = self.told.iter().filter(|told| told.method == "textDocument/publishDiagnostics").collect();
        assert!(more.is_empty(), "{more:#?}");
    }

    pub(crate) fn open(&self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&self, uri: &str, version: i32, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub(crate) fn close(&self, uri: &str) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    pub(crate) fn actions(&mut self, uri: &str, range: &Value) -> Vec<Value> {
        let params = json!({
            "textDocument": { "uri": uri },
            "range": range,
            "context": { "diagnostics": [] },
        });
        self.ask("textDocument/codeAction", params).as_array().expect("it is a list").clone()
    }

    pub(crate) fn hover(&mut self, uri: &str, line: usize, character: usize) -> Value {
        let position = json!({ "line": line, "character": character });
        self.ask("textDocument/hover", json!({ "textDocument": { "uri": uri }, "position": position }))
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        let server = self.server.take().expect("it runs until now");
        let ended = server.join().expect("the server does not panic");
        assert!(ended.expect("the connection holds"), "the client said goodbye");
    }
}

/// The byte that a position in UTF-16 or UTF-8 means.
pub(crate) fn offset(text: &str, position: &Value, is_utf8: bool) -> usize {
    let number = |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("small");
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let mut units = 0;
    let inside = text[start..].char_indices().find(|(_, char)| {
        let here = units;
        units += if is_utf8 { char.len_utf8() } else { char.len_utf16() };
        here == number("character")
    });
    inside.map_or(text.len(), |(at, _)| start + at)
}

/// `text` after the edits to `uri` in a workspace edit, in UTF-16.
pub(crate) fn applied(text: &str, edit: &Value, uri: &str) -> String {
    let mut edits: Vec<&Value> = Vec::new();
    for change in edit["documentChanges"].as_array().into_iter().flatten() {
        if change["textDocument"]["uri"] == *uri {
            edits.extend(change["edits"].as_array().expect("it is a list"));
        }
    }
    edits.extend(edit["changes"][uri].as_array().into_iter().flatten());
    assert!(!edits.is_empty(), "{edit:#}");
    let mut sorted: Vec<(usize, usize, String)> = edits
        .into_iter()
        .map(|edit| {
            let new = edit.get("newText").or_else(|| edit.pointer("/snippet/value")).and_then(Value::as_str);
            let range = &edit["range"];
            (
                offset(text, &range["start"], false),
                offset(text, &range["end"], false),
                new.expect("it is a text").to_owned(),
            )
        })
        .collect();
    sorted.sort();
    let mut result = text.to_owned();
    for (start, end, new) in sorted.into_iter().rev() {
        result.replace_range(start..end, &new);
    }
    result
}
