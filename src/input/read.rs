//! Reads one file, once: is it text, is it of interest, and what does it say?

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use encoding_rs::{Encoding, GBK, UTF_16BE, UTF_16LE};

use super::problem;
use crate::finding::Problem;

/// No more than this is read of a file.
const LIMIT: u64 = 1 << 30;
/// So much of a file's beginning decides whether it is text.
const HEAD: usize = 8 << 10;
/// A buffer that grew beyond this for one large file is given back.
const KEEP: usize = 4 << 20;

thread_local! {
    // Most files are dropped after a look at their bytes: they should cost no allocation.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text that may be of interest.
    Text(Decoded),
    /// Text that holds nothing of interest.
    Dull,
    /// Not text.
    Binary,
}

/// A file's text as UTF-8, without a byte-order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// True when some bytes were not valid and stand as U+FFFD.
    pub lossy: bool,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    /// What it turned out to be.
    pub content: Content,
    /// How many bytes were looked at.
    pub bytes: u64,
}

/// Whether text that holds these bytes is to be looked at. UTF-16 is decoded before it is asked.
pub type Interest<'a> = &'a dyn Fn(&[u8]) -> bool;

/// Reads the file at `disk`, which is called `shown` in problems.
pub fn read(disk: &Path, shown: &str, interest: Interest<'_>) -> Result<FileRead, Problem> {
    let file = File::open(disk).map_err(|error| problem::cannot_read(shown, &error))?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    read_stream(file, size, shown, interest)
}

/// Reads a stream to its end. `expected` is how long it may be; a wrong guess does no harm.
pub fn read_stream(stream: impl Read, expected: u64, shown: &str, interest: Interest<'_>) -> Result<FileRead, Problem> {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.clear();
        let result = fill(stream, expected, shown, buffer).map(|filled| FileRead {
            content: if filled == Filled::Binary { Content::Binary } else { content(buffer, interest) },
            bytes: buffer.len() as u64,
        });
        if buffer.capacity() > KEEP {
            *buffer = Vec::new();
        }
        result
    })
}

#[derive(PartialEq, Eq)]
enum Filled {
    Whole,
    Binary,
}

/// Reads the head, and the rest only when the head is that of a text.
fn fill(mut stream: impl Read, expected: u64, shown: &str, buffer: &mut Vec<u8>) -> Result<Filled, Problem> {
    let failed = |error: &io::Error| problem::cannot_read(shown, error);
    stream.by_ref().take(HEAD as u64).read_to_end(buffer).map_err(|error| failed(&error))?;
    if Shape::of(buffer) == Shape::Binary {
        return Ok(Filled::Binary);
    }
    if buffer.len() < HEAD {
        return Ok(Filled::Whole);
    }
    if expected > LIMIT {
        return Err(problem::too_large(shown));
    }
    buffer.reserve(usize::try_from(expected).unwrap_or(0).saturating_sub(HEAD));
    stream.take(LIMIT - HEAD as u64 + 1).read_to_end(buffer).map_err(|error| failed(&error))?;
    if buffer.len() as u64 > LIMIT {
        return Err(problem::too_large(shown));
    }
    Ok(Filled::Whole)
}

fn content(bytes: &[u8], interest: Interest<'_>) -> Content {
    match Shape::of(&bytes[..bytes.len().min(HEAD)]) {
        Shape::Binary => Content::Binary,
        Shape::Wide(encoding) => {
            let decoded = decode(encoding, bytes);
            if interest(decoded.text.as_bytes()) { Content::Text(decoded) } else { Content::Dull }
        }
        Shape::Bytes if !interest(bytes) => Content::Dull,
        Shape::Bytes => Content::Text(decode_bytes(bytes)),
    }
}

/// What the first bytes say about a file.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Shape {
    /// UTF-8, or an encoding in which ASCII stands for itself.
    Bytes,
    /// UTF-16.
    Wide(&'static Encoding),
    /// Not text.
    Binary,
}

impl Shape {
    fn of(head: &[u8]) -> Self {
        match head {
            [0xFF, 0xFE, 0, 0, ..] => Self::Binary,
            [0xFF, 0xFE, ..] => Self::Wide(UTF_16LE),
            [0xFE, 0xFF, ..] => Self::Wide(UTF_16BE),
            _ if !head.contains(&0) => Self::Bytes,
            _ if is_wide_text(head, UTF_16LE, u16::from_le_bytes) => Self::Wide(UTF_16LE),
            _ if is_wide_text(head, UTF_16BE, u16::from_be_bytes) => Self::Wide(UTF_16BE),
            _ => Self::Binary,
        }
    }
}

/// UTF-16 without a mark: much of it is ASCII, none of it is a control character, and all of it is valid.
///
/// ASCII of one byte order reads as U+xx00 in the other one, so at most one order passes.
fn is_wide_text(head: &[u8], encoding: &'static Encoding, unit: fn([u8; 2]) -> u16) -> bool {
    let mut ascii = 0;
    let (pairs, _) = head.as_chunks::<2>();
    for pair in pairs {
        match unit(*pair) {
            0x09 | 0x0A | 0x0D | 0x20..=0x7E => ascii += 1,
            0..=0x1F | 0x7F..=0x9F | 0xFFFE | 0xFFFF => return false,
            _ => {}
        }
    }
    // The head may end inside a surrogate pair.
    let is_cut = pairs.last().is_some_and(|pair| matches!(unit(*pair), 0xD800..=0xDBFF));
    let whole = &head[..(pairs.len() - usize::from(is_cut)) * 2];
    ascii * 4 >= pairs.len().max(8) && encoding.decode_without_bom_handling_and_without_replacement(whole).is_some()
}

fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, lossy) = encoding.decode_with_bom_removal(bytes);
    Decoded { text: text.into_owned(), lossy }
}

/// UTF-8, else the encoding that the file declares, else GBK where that is beyond doubt, else what is left of UTF-8.
fn decode_bytes(bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), lossy: false };
    }
    let declared = declared_encoding(bytes).or_else(|| is_gb2312(bytes).then_some(GBK));
    if let Some(text) = declared.and_then(|it| it.decode_without_bom_handling_and_without_replacement(bytes)) {
        return Decoded { text: text.into_owned(), lossy: false };
    }
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), lossy: true }
}

/// `coding: gbk` or `coding=gbk` in a comment of the first two lines, as Python and several editors read it.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    bytes.split(|byte| *byte == b'\n').take(2).find_map(|line| {
        let line = line.trim_ascii_start();
        let at = line.starts_with(b"#").then(|| line.windows(6).position(|window| window == b"coding"))??;
        let rest = line[at + 6..].strip_prefix(b":").or(line[at + 6..].strip_prefix(b"="))?.trim_ascii_start();
        let end =
            rest.iter().position(|byte| !matches!(byte, b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z'));
        let label = String::from_utf8_lossy(&rest[..end.unwrap_or(rest.len())]).to_ascii_lowercase().replace('_', "-");
        // Names that Python knows and the web does not.
        let label = match label.as_str() {
            "latin-1" => "latin1",
            "cp936" => "gbk",
            other => other,
        };
        Encoding::for_label(label.as_bytes())
    })
}

/// Whether every byte beyond ASCII belongs to a two-byte character of GB 2312. Latin-1 has single ones sooner or later;
/// and since both bytes lie beyond ASCII, a wrong guess never swallows a quote or a letter of a key.
fn is_gb2312(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    while let Some(byte) = rest.find(|byte| !byte.is_ascii()) {
        let is_lead = matches!(byte, 0xA1..=0xA9 | 0xB0..=0xF7);
        if !is_lead || !rest.next().is_some_and(|trail| matches!(trail, 0xA1..=0xFE)) {
            return false;
        }
    }
    true
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
