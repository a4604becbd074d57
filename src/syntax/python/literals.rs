//! What can be told about literals from their text alone: escapes, numbers, and the holes in format strings.

use smol_str::SmolStr;

/// The letters before a string's quotes.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Prefix {
    pub(super) raw: bool,
    pub(super) bytes: bool,
    pub(super) formatted: bool,
}

impl Prefix {
    /// Reads the prefix off a string's start, quotes or not.
    pub(super) fn of(start: &str) -> Self {
        let mut prefix = Self::default();
        for letter in start.bytes().take_while(u8::is_ascii_alphabetic) {
            match letter.to_ascii_lowercase() {
                b'r' => prefix.raw = true,
                b'b' => prefix.bytes = true,
                b'f' | b't' => prefix.formatted = true,
                _ => {}
            }
        }
        prefix
    }
}

/// The value of what stands between a string's quotes.
pub(super) fn decode(source: &str, prefix: Prefix) -> SmolStr {
    let plain =
        |byte: u8| !(byte == b'\\' && !prefix.raw || byte == b'\r' || prefix.formatted && matches!(byte, b'{' | b'}'));
    if source.bytes().all(plain) {
        return SmolStr::new(source);
    }
    let mut value = Value { bytes: Vec::with_capacity(source.len()), literal: prefix.bytes };
    let mut rest = source;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        match char {
            // Python reads files with universal newlines.
            '\r' => {
                value.char('\n');
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
            '{' | '}' if prefix.formatted => {
                value.char(char);
                rest = rest.strip_prefix(char).unwrap_or(rest);
            }
            '\\' if !prefix.raw => rest = escape(rest, &mut value),
            _ => value.char(char),
        }
    }
    value.finish()
}

/// A decoded string: UTF-8, or the bytes of a byte string, which need not be.
struct Value {
    bytes: Vec<u8>,
    literal: bool,
}

impl Value {
    fn char(&mut self, char: char) {
        self.bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// What `\x..` and octal escapes mean: a byte in byte strings, a character otherwise.
    fn code(&mut self, code: u32) {
        match u8::try_from(code) {
            Ok(byte) if self.literal => self.bytes.push(byte),
            _ => self.char(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn finish(self) -> SmolStr {
        match String::from_utf8(self.bytes) {
            Ok(text) => text.into(),
            Err(error) => error.as_bytes().iter().map(|byte| char::from(*byte)).collect(),
        }
    }
}

/// Decodes what follows a backslash and gives what is left. Unknown escapes keep their backslash, as in Python.
fn escape<'s>(rest: &'s str, value: &mut Value) -> &'s str {
    let Some(kind) = rest.chars().next() else {
        value.char('\\');
        return rest;
    };
    let after = &rest[kind.len_utf8()..];
    let digits = |count: usize, radix: u32| {
        let digits = after.get(..count)?;
        let code = digits.bytes().all(|digit| char::from(digit).is_digit(radix)).then_some(digits)?;
        Some((u32::from_str_radix(code, radix).ok()?, &after[count..]))
    };
    let simple = match kind {
        '\n' => return after,
        '\r' => return after.strip_prefix('\n').unwrap_or(after),
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        '\\' | '\'' | '"' => kind,
        '0'..='7' => {
            let count = rest.bytes().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
            value.code(u32::from_str_radix(&rest[..count], 8).unwrap_or(0));
            return &rest[count..];
        }
        'x' | 'u' | 'U' if kind == 'x' || !value.literal => {
            let count = match kind {
                'x' => 2,
                'u' => 4,
                _ => 8,
            };
            if let Some((code, after)) = digits(count, 16) {
                value.code(code);
                return after;
            }
            value.char('\\');
            return rest;
        }
        _ => {
            value.char('\\');
            return rest;
        }
    };
    value.char(simple);
    after
}

/// Whether a literal of the grammar's integers is an imaginary number.
pub(super) fn is_imaginary(source: &str) -> bool {
    source.ends_with(['j', 'J'])
}

/// The value of an integer literal, if it fits.
pub(super) fn integer(source: &str) -> Option<i128> {
    let digits: String = source.chars().filter(|digit| *digit != '_').collect();
    let digits = digits.to_ascii_lowercase();
    let digits = digits.trim_end_matches('l');
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        // Python 2 writes octal numbers so.
        _ if digits.starts_with('0') && digits.bytes().all(|digit| digit < b'8') => (8, digits),
        _ => (10, digits),
    };
    i128::from_str_radix(digits, radix).ok()
}

/// A run of a format string.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// Text that is taken as it is.
    Text(SmolStr),
    /// A place where an argument goes.
    Hole {
        /// Which argument.
        argument: Argument,
        /// Which part of it.
        path: Vec<Access>,
    },
}

/// Which argument goes into a hole.
#[derive(Debug, PartialEq)]
pub(super) enum Argument {
    At(usize),
    Named(SmolStr),
}

/// An access inside a hole: `{0.name[key]}`.
#[derive(Debug, PartialEq)]
pub(super) enum Access {
    Attribute(SmolStr),
    Index(SmolStr),
}

/// The pieces of one or several adjacent format strings, which share one count of arguments.
#[derive(Default, Debug)]
pub(super) struct Pieces {
    next: usize,
}

impl Pieces {
    /// Splits a text at `%s`, `%(name)s` and their like.
    pub(super) fn percent(&mut self, text: &str) -> Vec<Piece> {
        let mut out = Out::default();
        let mut rest = text;
        while let Some(at) = rest.find('%') {
            out.text.push_str(&rest[..at]);
            let spec = &rest[at + 1..];
            let (name, flags) = match spec.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
                Some((name, flags)) => (Some(name), flags),
                None => (None, spec),
            };
            let conversion = flags.trim_start_matches(|char: char| "#0- +*.123456789hlL".contains(char));
            let stars = flags[..flags.len() - conversion.len()].bytes().filter(|flag| *flag == b'*').count();
            match conversion.chars().next() {
                Some('%') => {
                    out.text.push('%');
                    rest = &conversion[1..];
                }
                Some(letter) if letter.is_ascii_alphabetic() => {
                    rest = &conversion[1..];
                    // A star takes an argument of its own, for a width that is no text.
                    self.next += stars;
                    out.hole(match name {
                        Some(name) => Argument::Named(name.into()),
                        None => Argument::At(self.count()),
                    });
                }
                _ => {
                    out.text.push('%');
                    rest = spec;
                }
            }
        }
        out.text.push_str(rest);
        out.finish()
    }

    /// Splits a text at `{}`, `{0}`, `{name}` and their like.
    pub(super) fn braces(&mut self, text: &str) -> Vec<Piece> {
        let mut out = Out::default();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            out.text.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            let after = &rest[at + 1..];
            if let Some(after) = after.strip_prefix(brace) {
                out.text.push_str(brace);
                rest = after;
            } else if let Some((field, after)) = (brace == "{").then(|| self.field(after)).flatten() {
                out.flush();
                out.pieces.push(field);
                rest = after;
            } else {
                out.text.push_str(brace);
                rest = after;
            }
        }
        out.text.push_str(rest);
        out.finish()
    }

    /// Reads a replacement field after its brace, and gives what follows the closing one.
    fn field<'s>(&mut self, text: &'s str) -> Option<(Piece, &'s str)> {
        let mut depth = 1_usize;
        let end = text.bytes().position(|byte| {
            depth = match byte {
                b'{' => depth + 1,
                b'}' => depth - 1,
                _ => depth,
            };
            depth == 0
        })?;
        let field = &text[..end];
        let (name, format) = field.split_at(field.find(['!', ':']).unwrap_or(field.len()));
        let (first, accesses) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
        let argument = if first.is_empty() {
            Argument::At(self.count())
        } else {
            first.parse().map_or_else(|_| Argument::Named(first.into()), Argument::At)
        };
        // Fields inside the format count as well: `{:{}}` takes two arguments.
        self.next += format.matches("{}").count();
        Some((Piece::Hole { argument, path: path(accesses) }, &text[end + 1..]))
    }

    fn count(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }
}

fn path(mut accesses: &str) -> Vec<Access> {
    let mut path = Vec::new();
    loop {
        if let Some(rest) = accesses.strip_prefix('.') {
            let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            path.push(Access::Attribute(name.into()));
            accesses = rest;
        } else if let Some((key, rest)) = accesses.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            path.push(Access::Index(key.into()));
            accesses = rest;
        } else {
            return path;
        }
    }
}

#[derive(Default)]
struct Out {
    pieces: Vec<Piece>,
    text: String,
}

impl Out {
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.text).into()));
        }
    }

    fn hole(&mut self, argument: Argument) {
        self.flush();
        self.pieces.push(Piece::Hole { argument, path: Vec::new() });
    }

    fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.pieces
    }
}
