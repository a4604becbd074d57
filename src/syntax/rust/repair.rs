//! Text that does not even lex: brackets that do not match, strings that do not end, characters that are no Rust.
//!
//! Only single bytes are put in, and others are blanked, so that spans can be brought back to the file.

use proc_macro2::TokenStream;

use super::place::Places;
use super::scan::Scan;

/// How many characters that are no Rust are blanked before giving up.
const PATIENCE: usize = 32;

/// Lexes a repaired form of a text, if one can be made.
pub(super) fn lex(text: &str, head: usize) -> Option<(TokenStream, Places)> {
    let mut bytes = text.as_bytes()[head..].to_vec();
    let mut inserted = Vec::new();
    for _ in 0..PATIENCE {
        let repaired = String::from_utf8(bytes).ok()?;
        let (balanced, at) = balance(&repaired);
        let attempt = balanced.parse::<TokenStream>();
        let error = match attempt {
            Ok(tokens) => {
                let places = Places::with_inserted(text, head, &balanced, &merge(&inserted, &at));
                return Some((tokens, places));
            }
            Err(error) => error.span().byte_range().start,
        };
        bytes = repaired.into_bytes();
        let scan = Scan::with_brackets(std::str::from_utf8(&bytes).ok()?);
        if let Some(start) = scan.endless {
            // The quote that is missing is most likely that of the first string that runs over its line.
            let start = scan.long_strings.iter().copied().find(|long| !continues(&bytes, *long)).unwrap_or(start);
            if bytes[start..].starts_with(b"/*") {
                blank(&mut bytes, start, 2);
                continue;
            }
            let end = line_end(&bytes, start + 1);
            bytes.insert(end, b'"');
            inserted.push(end);
            continue;
        }
        // The error is where it is in the balanced text.
        let error = error - at.partition_point(|inserted| *inserted < error);
        let rest = std::str::from_utf8(bytes.get(error..)?).ok()?;
        let width = rest.chars().next()?.len_utf8();
        blank(&mut bytes, error, width);
    }
    None
}

fn blank(bytes: &mut [u8], at: usize, width: usize) {
    bytes[at..at + width].fill(b' ');
}

/// Where the value of a string that was never closed most likely ends: before the brackets and signs that end its line.
fn line_end(bytes: &[u8], start: usize) -> usize {
    let rest = &bytes[start..];
    let line = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let mut end = start + line;
    while end > start && matches!(bytes[end - 1], b'\r' | b' ' | b')' | b']' | b'}' | b';' | b',' | b'?') {
        end -= 1;
    }
    end
}

/// Whether the first line of a string ends in `\`, as those do that are meant to be long.
fn continues(bytes: &[u8], start: usize) -> bool {
    let line = bytes[start..].split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.trim_ascii_end().ends_with(b"\\")
}

/// Offsets of bytes put in earlier, and of those put in later, in the final text.
fn merge(earlier: &[usize], later: &[usize]) -> Vec<usize> {
    // Each earlier offset counts in the text as it was then; bring all to the text before balancing first.
    let mut all: Vec<usize> = Vec::new();
    for at in earlier {
        for other in &mut all {
            if *other >= *at {
                *other += 1;
            }
        }
        all.push(*at);
    }
    for at in &mut all {
        let mut moved = *at;
        for inserted in later {
            if *inserted <= moved {
                moved += 1;
            }
        }
        *at = moved;
    }
    all.extend(later);
    all.sort_unstable();
    all
}

/// Closes what is open and blanks what closes nothing; gives where bytes were put in, in the new text, ascending.
fn balance(text: &str) -> (String, Vec<usize>) {
    struct Open {
        close: u8,
        semicolon: Option<usize>,
    }
    let scan = Scan::with_brackets(text);
    let mut blanks = Vec::new();
    let mut closers: Vec<(usize, u8)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (at, byte) in scan.brackets {
        let close = match byte {
            b'(' => b')',
            b'[' => b']',
            b'{' => b'}',
            b';' => {
                if let Some(last) = open.last_mut() {
                    last.semicolon.get_or_insert(at);
                }
                continue;
            }
            _ => {
                // A bracket that closes one further out closes those between as well, but not past a `}`.
                let matching = open.iter().rposition(|open| open.close == byte);
                let reachable = matching
                    .filter(|matching| byte == b'}' || open[*matching + 1..].iter().all(|open| open.close != b'}'));
                match reachable {
                    Some(matching) => {
                        while open.len() > matching + 1 {
                            if let Some(lost) = open.pop() {
                                closers.push((lost.semicolon.filter(|_| lost.close != b'}').unwrap_or(at), lost.close));
                            }
                        }
                        open.pop();
                    }
                    None => blanks.push(at),
                }
                continue;
            }
        };
        open.push(Open { close, semicolon: None });
    }
    while let Some(lost) = open.pop() {
        closers.push((lost.semicolon.filter(|_| lost.close != b'}').unwrap_or(text.len()), lost.close));
    }
    if blanks.is_empty() && closers.is_empty() {
        return (text.to_owned(), Vec::new());
    }
    // Inner brackets were popped first, so a stable sort keeps them first.
    closers.sort_by_key(|(at, _)| *at);
    let mut out = Vec::with_capacity(text.len() + closers.len());
    let mut inserted = Vec::with_capacity(closers.len());
    let mut from = 0;
    for (at, byte) in closers {
        out.extend_from_slice(&text.as_bytes()[from..at]);
        from = at;
        inserted.push(out.len());
        out.push(byte);
    }
    out.extend_from_slice(&text.as_bytes()[from..]);
    for at in blanks {
        let moved = at + inserted.iter().enumerate().take_while(|(before, inserted)| **inserted <= at + before).count();
        out[moved] = b' ';
    }
    (String::from_utf8(out).unwrap_or_default(), inserted)
}
