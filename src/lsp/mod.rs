//! The language server: one thread reads what the editor says and keeps its texts, another looks at them and answers.
//!
//! Nothing is analysed here: a [`desk::Desk`] gives open texts to the engine and says what comes back in the protocol's
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

use lsp_server::{Connection, Message, Notification, RequestId};
use serde_json::Value;

use crate::catalog::text::Lang;
use crate::input::STACK;
use crate::syntax;
use capabilities::Client;
use desk::{Desk, Job, Outbox};
use documents::Documents;

/// Of so many texts at a time somebody changes one after the other.
const MOST_RECENT: usize = 8;

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

/// Serves a client on standard input and output until it says goodbye. Fails when the connection does.
pub fn serve_stdio(surroundings: Surroundings) -> io::Result<()> {
    guard::keep_panics_quiet();
    let (connection, threads) = Connection::stdio();
    serve(connection, surroundings)?;
    threads.join()
}

/// Serves a client. Fails when it does not keep to the protocol, or goes away.
pub fn serve(connection: Connection, surroundings: Surroundings) -> io::Result<()> {
    let (id, params) = connection.initialize_start().map_err(io::Error::other)?;
    let params = serde_json::from_value(params).map_err(io::Error::other)?;
    let client = Client::of(&params, surroundings.locale);
    let answer = serde_json::to_value(capabilities::answer(&client)).map_err(io::Error::other)?;
    connection.initialize_finish(id, answer).map_err(io::Error::other)?;

    syntax::keep_recent(MOST_RECENT);
    let encoding = client.encoding;
    let cancelled = Cancelled::default();
    let (jobs, inbox) = mpsc::channel();
    let sender = connection.sender.clone();
    let outbox = Outbox::new(move |message| {
        // Who has gone away needs no answer.
        let _ = sender.send(message);
    });
    let desk = Desk::new(client, surroundings, outbox, jobs.clone(), Arc::clone(&cancelled))?;
    let desk = thread::Builder::new().name("desk".to_owned()).stack_size(STACK).spawn(move || desk.work(&inbox))?;
    let mut documents = Documents::new(encoding);
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).map_err(io::Error::other)? {
                    break;
                }
                let _ = jobs.send(Job::Request(request));
            }
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
    desk.join().map_err(|_| io::Error::other("the analysis ended early"))
}

fn cancelled_id(notification: &Notification) -> Option<RequestId> {
    match notification.params.get("id")? {
        Value::String(id) => Some(RequestId::from(id.clone())),
        Value::Number(id) => Some(RequestId::from(i32::try_from(id.as_i64()?).ok()?)),
        _ => None,
    }
}
