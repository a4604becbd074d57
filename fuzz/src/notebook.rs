//! Notebooks made of Python, so that what is read in one can be held against what is read in the other.

use std::fmt::Write as _;

use aklint::syntax::{Tree, notebook, python};

/// A notebook with `code` as its one cell, some of its characters escaped, and where each byte of the code stands in it. Inside
/// a character it is where the character begins.
fn with_cell(code: &str) -> (String, Vec<usize>) {
    let mut json =
        r#"{"metadata": {"kernelspec": {"language": "python"}}, "cells": [{"cell_type": "code", "source": ""#
            .to_owned();
    let mut places = Vec::with_capacity(code.len() + 1);
    for (at, char) in code.char_indices() {
        places.extend(std::iter::repeat_n(json.len(), char.len_utf8()));
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            '\n' => json.push_str("\\n"),
            _ if char < ' ' || at % 7 == 3 => {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    write!(json, "\\u{unit:04x}").expect("memory takes everything");
                }
            }
            _ => json.push(char),
        }
    }
    places.push(json.len());
    json.push_str("\"}]}");
    (json, places)
}

/// A notebook's tree is that of its code, with every span moved to where it stands in the notebook. Gives the notebook and what
/// was read.
pub(crate) fn same_as_code(code: &str) -> (String, Tree) {
    let (json, places) = with_cell(code);
    let found = notebook::parse(&json);
    // What only IPython understands is left out of a notebook's code; a line break that is not there is added.
    let is_plain = !code.contains(['%', '!', '?']) && (code.is_empty() || code.ends_with('\n'));
    if is_plain {
        let expected = python::parse(code);
        assert_eq!(found.exprs.len(), expected.exprs.len(), "a notebook's code is read as other code is");
        for (found, expected) in found.exprs.iter().zip(&expected.exprs) {
            let span = expected.span.range();
            let moved = places[span.start]..places[span.end];
            assert_eq!(found.span.range(), moved, "{span:?} of the code");
        }
    }
    (json, found)
}
