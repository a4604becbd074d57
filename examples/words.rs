//! Prints the words that decide whether a file is looked at, one a line, for `bench/against-rg`.

#![allow(clippy::print_stdout, reason = "printing is all it does")]

use aklint::catalog::Catalog;
use aklint::facts::interest::Words;

fn main() {
    let words = Words::of(Catalog::builtin());
    for word in words.keys.iter().chain(&words.exact).chain(&words.folded) {
        // A line break at the end only says that nothing may follow.
        println!("{}", word.trim_end());
    }
}
