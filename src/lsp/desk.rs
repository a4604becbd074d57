//! Where open files are looked at and questions about them answered: one job after the other, on a thread of its own.
//!
//! Jobs that wait are done together: of a text that was changed ten times while another was looked at only the last state
//! counts.

mod answers;
mod rooms;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams};
use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde_json::Value;

use super::capabilities::Client;
use super::diagnostics::{Doc, Scene};
use super::documents::Sheet;
use super::guard::guarded;
use super::room::{Loaded, Room, Stage};
use super::{Cancelled, Surroundings};
use crate::input::{ThreadPool, Walked, workers};
use crate::source::Language;

/// Something to do.
pub(super) enum Job {
    /// A document was opened, or has changed.
    Open(String, Sheet),
    Close(String),
    /// Files on the disk are not what they were.
    Disk(Vec<PathBuf>),
    Options(Value),
    Folders {
        added: Vec<PathBuf>,
        removed: Vec<PathBuf>,
    },
    /// A load knows which files there are.
    Walked {
        room: usize,
        load: usize,
        walked: Walked,
    },
    /// A load is done, or crashed at a place.
    Loaded {
        room: usize,
        load: usize,
        result: Result<Box<Loaded>, String>,
    },
    Request(Request),
    Cancelled(RequestId),
    Exit,
}

/// The way to the client.
pub(super) struct Outbox {
    send: Box<dyn Fn(Message) + Send>,
    asked: i32,
}

impl Outbox {
    pub(super) fn new(send: impl Fn(Message) + Send + 'static) -> Self {
        Self { send: Box::new(send), asked: 0 }
    }

    fn tell(&self, method: &str, params: impl Serialize) {
        (self.send)(Notification::new(method.to_owned(), params).into());
    }

    /// Asks the client to do something; what it answers changes nothing.
    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let id = RequestId::from(format!("aklint-{}", self.asked));
        (self.send)(Request { id, method: method.to_owned(), params }.into());
    }

    fn answer(&self, response: Response) {
        (self.send)(response.into());
    }
}

/// A scan of all workspaces that somebody waits for.
struct Scan {
    id: RequestId,
    token: Option<Value>,
}

/// Everything that is known of what the client has open.
pub(super) struct Desk {
    client: Client,
    surroundings: Surroundings,
    outbox: Outbox,
    jobs: mpsc::Sender<Job>,
    cancelled: Cancelled,
    pool: Arc<ThreadPool>,
    rooms: Vec<Room>,
    docs: BTreeMap<String, Doc>,
    /// Those of them that have been opened or changed by the jobs that are being done.
    changed: BTreeSet<String>,
    /// Counts loads of rooms, so that one that comes late is known.
    loads: usize,
    /// What the client was told, by URI, each with a number of its own.
    told: BTreeMap<String, (usize, Vec<Diagnostic>)>,
    numbers: usize,
    /// Requests about documents that were not looked at yet.
    waiting: Vec<Request>,
    scan: Option<Scan>,
    /// Diagnostics of files that are not open, after a scan.
    closed: BTreeMap<String, Vec<Diagnostic>>,
    /// Documents for whose sake a folder was walked again.
    asked_for: BTreeSet<String>,
    /// Problems with configs that the user was told of.
    complained: Vec<String>,
    status: Value,
}

impl Desk {
    pub(super) fn new(
        client: Client,
        surroundings: Surroundings,
        outbox: Outbox,
        jobs: mpsc::Sender<Job>,
        cancelled: Cancelled,
    ) -> io::Result<Self> {
        Ok(Self {
            client,
            surroundings,
            outbox,
            jobs,
            cancelled,
            pool: Arc::new(workers(0)?),
            rooms: Vec::new(),
            docs: BTreeMap::new(),
            changed: BTreeSet::new(),
            loads: 0,
            told: BTreeMap::new(),
            numbers: 0,
            waiting: Vec::new(),
            scan: None,
            closed: BTreeMap::new(),
            asked_for: BTreeSet::new(),
            complained: Vec::new(),
            status: Value::Null,
        })
    }

    /// Does jobs until there are no more.
    pub(super) fn work(mut self, inbox: &mpsc::Receiver<Job>) {
        self.watch();
        for folder in self.client.folders.clone() {
            self.add_room(&folder, true);
        }
        self.tell_status();
        while let Ok(first) = inbox.recv() {
            let batch: Vec<Job> = std::iter::once(first).chain(inbox.try_iter()).collect();
            if batch.iter().any(|job| matches!(job, Job::Exit)) {
                return;
            }
            if let Err(place) = guarded(|| self.step(batch)) {
                self.tell_crash(&place);
            }
        }
    }

    fn step(&mut self, batch: Vec<Job>) {
        let mut changed: Vec<bool> = Vec::new();
        let mut requests = std::mem::take(&mut self.waiting);
        let mut mark = |room: usize| {
            if changed.len() <= room {
                changed.resize(room + 1, false);
            }
            changed[room] = true;
        };
        let (mut disk, mut cancelled) = (Vec::new(), Vec::new());
        for job in batch {
            match job {
                Job::Open(uri, sheet) => mark(self.open(uri, sheet)),
                Job::Close(uri) => self.close(&uri).into_iter().for_each(&mut mark),
                Job::Disk(paths) => disk.extend(paths),
                Job::Options(said) => {
                    if self.set_options(&said) {
                        (0..self.rooms.len()).for_each(&mut mark);
                    }
                }
                Job::Folders { added, removed } => {
                    self.move_rooms(&added, &removed);
                    (0..self.rooms.len()).for_each(&mut mark);
                }
                Job::Walked { room, load, walked } => {
                    if let Some(known) = self.rooms.get_mut(room).filter(|known| known.load == load) {
                        known.take_walked(walked);
                        mark(room);
                    }
                }
                Job::Loaded { room, load, result } => {
                    if self.take_loaded(room, load, result) {
                        mark(room);
                    }
                }
                Job::Cancelled(id) => {
                    self.cancel_scan(&id);
                    cancelled.push(id);
                }
                Job::Request(request) => requests.push(request),
                Job::Exit => {}
            }
        }
        if !disk.is_empty() {
            self.take_changes(&disk).into_iter().for_each(&mut mark);
        }
        for room in (0..changed.len()).filter(|room| changed[*room]) {
            self.look(room);
        }
        self.changed.clear();
        for request in requests {
            self.serve(request);
        }
        self.forget_cancelled(&cancelled);
        self.tell_status();
    }

    /// The room of a document, which is made if there is none.
    fn open(&mut self, uri: String, sheet: Sheet) -> usize {
        let written = match &sheet {
            Sheet::Notebook(notebook) => Some(notebook.written()),
            Sheet::Text { .. } => None,
        };
        let (room, path) = match self.docs.get(&uri) {
            Some(known) => (known.room, Arc::clone(&known.path)),
            None => self.place(&uri),
        };
        // What a scan said of the file on the disk is said anew of the open one.
        self.unsay(&uri);
        // A file that the walk did not come across may be left out, or new.
        let known = &self.rooms[room];
        let is_missing = known.is_folder && known.stage == Stage::Loaded && !known.workspace.has(&path);
        if is_missing && known.workspace.disk_of(&path).exists() && self.asked_for.insert(uri.clone()) {
            self.reload(room);
        }
        self.changed.insert(uri.clone());
        self.docs.insert(uri, Doc { sheet, written, room, path, counts: false });
        room
    }

    fn close(&mut self, uri: &str) -> Option<usize> {
        let doc = self.docs.remove(uri)?;
        let pulls = self.client.pulls && matches!(doc.sheet, Sheet::Text { .. });
        for uri in doc.uris(uri) {
            if self.told.remove(uri).is_some_and(|(_, told)| !told.is_empty() && !pulls) {
                self.publish(uri, None, Vec::new());
            }
        }
        let room = &mut self.rooms[doc.room];
        room.workspace.drop_buffer(&doc.path);
        room.live.forget(&doc.path);
        let disk = room.workspace.disk_of(&doc.path);
        room.take_changes(&[disk], &self.pool);
        Some(doc.room)
    }

    /// Gives whether anything is to be looked at again.
    fn set_options(&mut self, said: &Value) -> bool {
        let new = self.client.options.with(said);
        let old = std::mem::replace(&mut self.client.options, new);
        if old == self.client.options {
            return false;
        }
        if old.config != self.client.options.config {
            self.rebuild();
        }
        // Other words, or others of the findings: everything is said again.
        (0..self.rooms.len()).for_each(|at| self.show_closed(at));
        true
    }

    /// Looks at the open documents of a room and says what there is to say.
    fn look(&mut self, at: usize) {
        let Some(room) = self.rooms.get_mut(at).filter(|room| room.stage > Stage::New) else { return };
        let mut open = Vec::new();
        let mut errors = Vec::new();
        for doc in self.docs.values_mut().filter(|doc| doc.room == at) {
            let language = match &doc.sheet {
                Sheet::Text { language, .. } => *language,
                Sheet::Notebook(_) => Some(Language::Notebook),
            };
            let buffer = room.workspace.buffer(&doc.path, language, Arc::clone(&doc.page().text));
            doc.counts = matches!(buffer, Ok(Some(_)));
            match buffer {
                Ok(Some(source)) => {
                    room.workspace.set_buffer(source.clone());
                    open.push(source);
                }
                Ok(None) => room.workspace.drop_buffer(&doc.path),
                Err(error) => errors.push(error),
            }
        }
        let pool = Arc::clone(&self.pool);
        if let Err(place) = guarded(|| room.look(open, &pool)) {
            self.tell_crash(&place);
        }
        for error in errors {
            self.complain_of_config(&error);
        }
        self.tell(at);
    }

    /// Says what was found in a room's open documents, where that is not what was said before.
    fn tell(&mut self, at: usize) {
        let mut new: Vec<(String, Option<i32>, bool, Vec<Diagnostic>)> = Vec::new();
        let scene = self.scene(at);
        for (uri, doc) in self.docs.iter().filter(|(_, doc)| doc.room == at) {
            let mut found = if doc.counts { scene.of_file(&doc.path) } else { BTreeMap::new() };
            let is_text = matches!(doc.sheet, Sheet::Text { .. });
            for uri in doc.uris(uri) {
                let version = is_text.then(|| doc.version());
                new.push((uri.to_owned(), version, is_text, found.remove(uri).unwrap_or_default()));
            }
        }
        let mut refresh = false;
        for (uri, version, is_text, diagnostics) in new {
            if self.told.get(&uri).is_some_and(|(_, told)| *told == diagnostics) {
                continue;
            }
            self.numbers += 1;
            let first = self.told.insert(uri.clone(), (self.numbers, diagnostics.clone())).is_none();
            // Not every client that asks about files asks about cells.
            if self.client.pulls && is_text {
                // Of what it changed itself a client asks anyway.
                refresh |= !self.changed.contains(&uri) && (!first || !diagnostics.is_empty());
            } else if !first || !diagnostics.is_empty() {
                self.publish(&uri, version, diagnostics);
            }
        }
        if refresh && self.client.refreshes {
            self.outbox.ask("workspace/diagnostic/refresh", Value::Null);
        }
    }

    fn scene(&self, at: usize) -> Scene<'_> {
        let room = &self.rooms[at];
        Scene { client: &self.client, docs: &self.docs, room: at, workspace: &room.workspace, report: &room.report }
    }

    fn publish(&self, uri: &str, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: uri.into(), version, diagnostics };
        self.outbox.tell("textDocument/publishDiagnostics", params);
    }
}
