//! Everything that is tested at the door: text in, findings out. Each module is a loop over a folder of `testdata/`, so a
//! new case is a new file.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::panic,
    reason = "tests say what they hold by their names, and fail by panicking"
)]

mod baseline;
mod catalog;
mod checks;
mod cli;
mod demo;
mod determinism;
mod door;
mod fixes;
mod formats;
mod forms;
mod git;
mod guests;
mod hook;
mod hostile;
mod house;
mod input;
mod leak;
mod lsp;
mod main_account;
mod mended_data;
mod program;
mod quiet;
mod repositories;
mod suppress;
mod variants;
mod verify;
