//! Prints the words that decide whether a file is looked at, one a line, for `bench/against-rg`.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

use aklint::engine;

fn main() {
    for word in engine::interest().words() {
        // A line break at the end only says that nothing may follow.
        println!("{}", word.trim_end());
    }
}
