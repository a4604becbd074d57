//! Prints the words that decide whether a file is looked at, one a line, for `bench/against-rg`.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

use aklint::catalog::Catalog;
use aklint::facts::interest::Interest;

fn main() {
    for word in Interest::new(Catalog::builtin()).words() {
        // A line break at the end only says that nothing may follow.
        println!("{}", word.trim_end());
    }
}
