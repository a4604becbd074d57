//! Whether a run of characters is a whole value or a part of a longer token.

/// Letters, digits and the two other characters of base64.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// How many of the letters and digits from `at` on belong to an escape that began before them: the `n` of `\n`, the `3D`
/// of `%3D`, the `31m` of a terminal's colour.
pub(super) fn escape_length(bytes: &[u8], at: usize) -> usize {
    let Some(before) = at.checked_sub(1).map(|at| bytes[at]) else { return 0 };
    let rest = &bytes[at..];
    let hexadecimal = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    match before {
        b'\\' => match rest {
            [b'u', digits @ ..] if digits.len() >= 4 && hexadecimal(&digits[..4]) => 5,
            [b'x', digits @ ..] if digits.len() >= 2 && hexadecimal(&digits[..2]) => 3,
            [b'n' | b't' | b'r' | b'b' | b'f' | b'v' | b'a' | b'0' | b'e', ..] => 1,
            _ => 0,
        },
        b'%' if rest.len() >= 2 && hexadecimal(&rest[..2]) => 2,
        b'[' | b';' => {
            let digits = rest.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
            if rest.get(digits) == Some(&b'm') { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Whether a value can begin at `at`.
pub(super) fn begins(bytes: &[u8], at: usize) -> bool {
    let back = |by: usize| at.checked_sub(by).map(|at| bytes[at]);
    let Some(before) = back(1) else { return true };
    match before {
        b'_' | b'.' | b'$' => false,
        b'*' if bytes[..at].ends_with(b"***") => false,
        // The marks of a diff stand at the start of a line; `${AK:-value}` gives a default.
        b'+' | b'-' => matches!(back(2), None | Some(b'\n' | b'\r' | b':')),
        // `//` begins a comment; elsewhere it is a path or base64.
        b'/' => back(2) == Some(b'/') || back(2) == Some(b'*'),
        byte if byte.is_ascii_alphanumeric() => {
            let is_encoded_base64 = [&b"%2F"[..], b"%2f", b"%2B", b"%2b"].iter().any(|two| bytes[..at].ends_with(two));
            !is_encoded_base64
                && (1..=6).any(|by| at.checked_sub(by).is_some_and(|from| escape_length(bytes, from) == by))
        }
        _ => true,
    }
}

/// Whether a value can end before `at`.
pub(super) fn ends(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at..];
    // How URLs and JSON write the marks that are looked at below.
    let (after, rest) = match rest {
        [b'%', b'2', b'F' | b'f', rest @ ..] | [b'\\', b'/', rest @ ..] => (b'/', rest),
        [b'%', b'2', b'B' | b'b', rest @ ..] => (b'+', rest),
        [b'%', b'3', b'D' | b'd', rest @ ..] => (b'=', rest),
        // What is cut short is masked.
        [0xe2, 0x80, 0xa6, ..] => return false,
        [after, rest @ ..] => (*after, rest),
        [] => return true,
    };
    let next = rest.first();
    match after {
        // `**bold**` is not masked.
        b'*' => rest.iter().take_while(|byte| **byte == b'*').count() < 2,
        b'_' | b'-' | b'$' | b'(' | b'+' => false,
        b'.' | b'[' => !next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'.'),
        // `id=secret` is an assignment, `…=` the end of base64.
        b'=' => next.is_some_and(|next| next.is_ascii_alphanumeric() || matches!(next, b'"' | b'\'')),
        // An id in a credential scope: `<id>/20260101/…`; or before a comment.
        b'/' => {
            let date = rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count() == 8;
            date || matches!(next, Some(b'/' | b'*'))
        }
        byte => !byte.is_ascii_alphanumeric(),
    }
}
