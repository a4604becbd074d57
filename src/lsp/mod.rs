//! The language server: one thread reads what the editor says and keeps its texts, another looks at them and answers.
//!
//! Nothing is analysed here: a `desk::Desk` gives open texts to the engine and says what comes back in the protocol's
//! terms. This is the only room that knows lines, columns in UTF-16 and JSON-RPC.

mod actions;
mod capabilities;
mod desk;
mod diagnostics;
mod documents;
mod guard;
mod hover;
mod notebook;
mod options;
mod pages;
mod room;
mod text;

use std::collections::HashSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use gen_lsp_types::InitializeParams;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::Value;

use crate::catalog::text::Lang;
use crate::input::STACK;
use crate::syntax;
use capabilities::Client;
use desk::{Desk, Job, Outbox};
use documents::Documents;

/// Requests that the client no longer wants answered.
type Cancelled = Arc<Mutex<HashSet<RequestId>>>;

/// What the server gets from where it was started.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// The language of the machine, for clients that name none.
    pub locale: Lang,
    /// The time, in seconds since 1970.
    pub now: fn() -> Option<i64>,
}

/// Serves a client on standard input and output until it leaves; gives whether it said goodbye. Fails when the connection
/// does. The error does not say what came: that may be anything.
pub fn serve_stdio(surroundings: Surroundings) -> io::Result<bool> {
    guard::keep_panics_quiet();
    let (connection, threads) = Connection::stdio();
    let is_orderly = serve(connection, surroundings)?;
    threads.join().map_err(|error| io::Error::from(error.kind()))?;
    Ok(is_orderly)
}

/// Serves a client until it leaves; gives whether it said goodbye.
///
/// The handshake is done here and not by the library, whose errors quote what came.
pub fn serve(connection: Connection, surroundings: Surroundings) -> io::Result<bool> {
    let Some(client) = greet(&connection, surroundings.locale) else { return Ok(false) };
    let encoding = client.encoding;
    let cancelled = Cancelled::default();
    let (jobs, inbox) = mpsc::channel();
    let sender = connection.sender.clone();
    let outbox = Outbox::new(move |message| {
        // Who has gone away needs no answer.
        let _ = sender.send(message);
    });
    let desk = Desk::new(client, surroundings, outbox, jobs.clone(), Arc::clone(&cancelled))?;
    let desk = thread::Builder::new().name("desk".to_owned()).stack_size(STACK).spawn(move || {
        syntax::keep_pieces();
        desk.work(&inbox);
    })?;
    let mut documents = Documents::new(encoding);
    let mut said_goodbye = false;
    for message in &connection.receiver {
        match message {
            Message::Request(request) if said_goodbye || request.method == "initialize" => {
                refuse(&connection, request, ErrorCode::InvalidRequest, "not at this time");
            }
            Message::Request(request) if request.method == "shutdown" => {
                said_goodbye = true;
                let _ = jobs.send(Job::Exit);
                let _ = connection.sender.send(Response::new_ok(request.id, Value::Null).into());
            }
            Message::Request(request) => {
                let _ = jobs.send(Job::Request(request));
            }
            Message::Notification(notification) if notification.method == "exit" => break,
            Message::Notification(_) if said_goodbye => {}
            Message::Notification(notification) if notification.method == "$/cancelRequest" => {
                if let Some(id) = cancelled_id(&notification) {
                    cancelled.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
                    let _ = jobs.send(Job::Cancelled(id));
                }
            }
            Message::Notification(notification) => {
                documents.take(notification).into_iter().for_each(|job| {
                    let _ = jobs.send(job);
                });
            }
            // Answers to what the server asked for: registrations and refreshes, which are as they are.
            Message::Response(_) => {}
        }
    }
    let _ = jobs.send(Job::Exit);
    drop(connection);
    desk.join().map_err(|_| io::Error::other("the analysis ended early"))?;
    Ok(said_goodbye)
}

/// Waits for a client to say who it is and to be ready; `None` when it leaves instead.
fn greet(connection: &Connection, locale: Lang) -> Option<Client> {
    let mut client = None;
    for message in &connection.receiver {
        match message {
            Message::Request(request) if request.method == "initialize" && client.is_none() => {
                if documents::read::<InitializeParams>(request.params.clone()).is_none() {
                    refuse(connection, request, ErrorCode::InvalidParams, "these are no parameters of initialize");
                    continue;
                }
                let greeted = Client::of(&request.params, locale);
                let _ = connection.sender.send(Response::new_ok(request.id, capabilities::answer(&greeted)).into());
                client = Some(greeted);
            }
            Message::Request(request) => {
                refuse(connection, request, ErrorCode::ServerNotInitialized, "initialize comes first");
            }
            Message::Notification(notification) if notification.method == "exit" => return None,
            Message::Notification(notification) if notification.method == "initialized" && client.is_some() => {
                return client;
            }
            Message::Notification(_) | Message::Response(_) => {}
        }
    }
    None
}

fn refuse(connection: &Connection, request: Request, code: ErrorCode, why: &str) {
    let _ = connection.sender.send(refused(request.id, code, why).into());
}

fn refused(id: RequestId, code: ErrorCode, why: &str) -> Response {
    Response::new_err(id, code as i32, why.to_owned())
}

fn cancelled_id(notification: &Notification) -> Option<RequestId> {
    match notification.params.get("id")? {
        Value::String(id) => Some(RequestId::from(id.clone())),
        Value::Number(id) => Some(RequestId::from(i32::try_from(id.as_i64()?).ok()?)),
        _ => None,
    }
}
