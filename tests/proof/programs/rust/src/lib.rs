//! What the programs have in common: their work comes in over standard input, the name of an object a line.

use std::fmt::Debug;
use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// The names, until there are no more.
pub fn requests() -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || io::stdin().lines().map_while(Result::ok).try_for_each(|name| sender.send(name)));
    receiver
}

/// Says what became of a request. One that fails does not end a service.
pub fn tell<T, E: Debug>(result: Result<T, E>) {
    match result {
        Ok(_) => println!("ok"),
        Err(error) => {
            eprintln!("{error:?}");
            println!("refused");
        }
    }
}
