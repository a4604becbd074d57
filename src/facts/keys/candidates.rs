//! Everything in a text that has the shape of a credential.

use std::ops::Range;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::boundary::{begins, ends, escape_length, is_base64};
use super::naming::{self, Name};
use crate::catalog::judge::{Beginning, Judge};
use crate::catalog::sdk::Role;
use crate::mask::Masked;
use crate::source::Span;

/// Something that has the shape of a credential.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) role: Role,
    pub(super) temporary: bool,
    /// Where it stands; the whole encoded text for one in base64.
    pub(super) span: Span,
    /// Its place in order, which for several in one encoded text is not the span's.
    pub(super) at: usize,
    pub(super) value: Masked,
    pub(super) encoded: bool,
    pub(super) name: Option<Name>,
}

/// Base64 of more than one value is worth looking into up to this length around a key's beginning.
const ENCODED_REACH: usize = 4096;
/// No credential is shorter.
const SHORTEST: usize = 10;
/// A longer run of base64 characters holds no value of its own.
const LONGEST_RUN: usize = 512;
/// Tokens have no documented maximum; none is near this.
const LONGEST_TOKEN: usize = 8192;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Finds the candidates in `text`, in order, with their names.
pub(super) fn find(text: &str, judge: &Judge) -> Vec<Candidate> {
    let mut finder = Finder { text, bytes: text.as_bytes(), judge, found: Vec::new() };
    finder.with_fixed_beginning(true);
    finder.secrets(true);
    finder.finish()
}

struct Finder<'t> {
    text: &'t str,
    bytes: &'t [u8],
    judge: &'t Judge,
    found: Vec<Candidate>,
}

impl Finder<'_> {
    fn finish(mut self) -> Vec<Candidate> {
        // A token holds runs that look like secrets; it is the longer and comes first.
        self.found.sort_by_key(|one| (one.at, std::cmp::Reverse(one.span.end)));
        let mut floor = 0;
        let mut kept: Vec<Candidate> = Vec::with_capacity(self.found.len());
        for mut one in self.found {
            let same_text = kept.last().is_some_and(|last| last.encoded && one.encoded && last.span == one.span);
            if (one.span.start as usize) < floor && !same_text {
                continue;
            }
            if one.name.is_none() {
                one.name = naming::name_before(self.text, one.span.start as usize, floor, self.judge);
            }
            floor = one.span.end as usize;
            kept.push(one);
        }
        kept
    }

    fn add(&mut self, role: Role, range: Range<usize>, value: &str, encoded: bool) -> bool {
        // Asking is dear, and whole files are full of beginnings with nothing behind them.
        if value.len() < SHORTEST {
            return false;
        }
        let Some(temporary) = self.judge.key(value, role) else { return false };
        let (at, span) = (range.start, Span::new(range.start, range.end));
        self.found.push(Candidate { role, temporary, span, at, value: Masked::new(value), encoded, name: None });
        true
    }

    fn run(&self, from: usize, most: usize, belongs: impl Fn(u8) -> bool) -> usize {
        from + self.bytes[from..].iter().take(most).take_while(|byte| belongs(**byte)).count()
    }

    fn with_fixed_beginning(&mut self, look_inside: bool) {
        let judge = self.judge;
        let mut done = 0;
        for hit in judge.beginnings(self.text) {
            if hit.at < done {
                continue;
            }
            match hit.beginning {
                Beginning::Plain(Role::SecurityToken, _) => {
                    if begins(self.bytes, hit.at)
                        && let Some(end) = self.token(hit.at)
                    {
                        done = end;
                    }
                }
                Beginning::Plain(role, fixed) => {
                    let end = self.run(hit.at + fixed, 80, |byte| byte.is_ascii_alphanumeric());
                    if begins(self.bytes, hit.at) && ends(self.bytes, end) {
                        self.add(role, hit.at..end, &self.text[hit.at..end], false);
                    }
                }
                Beginning::Base64(phase) if look_inside => done = self.inside_base64(hit.at, phase, done),
                Beginning::Base64(_) => {}
            }
        }
    }

    /// Takes the token that begins at `start`, be it percent-encoded or escaped as JSON, and gives its end.
    fn token(&mut self, start: usize) -> Option<usize> {
        const ESCAPES: [(&str, char); 11] = [
            ("%2B", '+'),
            ("%2F", '/'),
            ("%3D", '='),
            ("%2b", '+'),
            ("%2f", '/'),
            ("%3d", '='),
            ("\\/", '/'),
            ("\\u002b", '+'),
            ("\\u003d", '='),
            ("\\u002B", '+'),
            ("\\u003D", '='),
        ];
        let mut value = String::new();
        let mut at = start;
        while value.len() < LONGEST_TOKEN {
            let byte = *self.bytes.get(at).unwrap_or(&b' ');
            if is_base64(byte) || matches!(byte, b'-' | b'_' | b'=') {
                value.push(char::from(byte));
                at += 1;
            } else if let Some((escape, meant)) =
                ESCAPES.iter().find(|(escape, _)| self.bytes[at..].starts_with(escape.as_bytes()))
            {
                value.push(*meant);
                at += escape.len();
            } else {
                break;
            }
        }
        self.add(Role::SecurityToken, start..at, &value, false).then_some(at)
    }

    /// Looks into the base64 text around `at`, whose character there is the `phase`th after a multiple of four.
    fn inside_base64(&mut self, at: usize, phase: usize, done: usize) -> usize {
        let is_member = |byte: u8| is_base64(byte) || matches!(byte, b'-' | b'_');
        let back = self.bytes[done..at].iter().rev().take(ENCODED_REACH).take_while(|byte| is_member(**byte)).count();
        let mut start = at - back;
        // `\n`, `%22` and the like in front of it are not part of it.
        start += escape_length(self.bytes, start).min(back);
        let end = self.run(at, ENCODED_REACH, is_member);
        let padded = self.run(end, 2, |byte| byte == b'=');
        let aligned = start + (at - start + 4 - phase % 4) % 4;
        if aligned >= end {
            return end;
        }
        let standard: Vec<u8> = self.bytes[aligned..end]
            .iter()
            .map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            })
            .collect();
        let whole = standard.len() - usize::from(standard.len() % 4 == 1);
        let Ok(decoded) = BASE64.decode(&standard[..whole]) else { return end };
        for piece in decoded.split(|byte| !(byte.is_ascii_graphic() || matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))) {
            let Ok(piece) = std::str::from_utf8(piece) else { continue };
            let mut inner = Finder { text: piece, bytes: piece.as_bytes(), judge: self.judge, found: Vec::new() };
            inner.with_fixed_beginning(false);
            if inner.found.is_empty() {
                continue;
            }
            inner.secrets(false);
            let span = Span::new(start, padded);
            for one in inner.finish() {
                let name = one.name.map(|name| Name { span, ..name });
                self.found.push(Candidate { at: start + one.at, span, encoded: true, name, ..one });
            }
        }
        end
    }

    /// Finds secrets, which have no fixed beginning: runs of the right length.
    fn secrets(&mut self, look_inside: bool) {
        let lengths = self.judge.secret_lengths();
        let mut from = 0;
        while let Some(run) = next_run(self.bytes, from, *lengths.start()) {
            from = run.end;
            if run.len() <= LONGEST_RUN {
                if look_inside && self.encoded_secret(&run) {
                    continue;
                }
                self.plain_secrets(run);
            }
        }
    }

    fn plain_secrets(&mut self, run: Range<usize>) {
        let lengths = self.judge.secret_lengths();
        let mut at = run.start;
        while at < run.end {
            let end = self.run(at, run.end - at, |byte| byte.is_ascii_alphanumeric());
            if end - at >= *lengths.start() && ends(self.bytes, end) {
                let escaped = at + escape_length(self.bytes, at);
                for start in [escaped, at] {
                    let taken = lengths.contains(&(end - start))
                        && begins(self.bytes, start)
                        && self.add(Role::AccessKeySecret, start..end, &self.text[start..end], false);
                    if taken || escaped == at {
                        break;
                    }
                }
            }
            at = end + 1;
        }
    }

    /// A run that is a secret in base64 and nothing else: the data of a Kubernetes `Secret`.
    fn encoded_secret(&mut self, run: &Range<usize>) -> bool {
        let end = self.run(run.end, 2, |byte| byte == b'=');
        let length = end - run.start;
        let most = (self.judge.secret_lengths().end() + 2).div_ceil(3) * 4;
        if !length.is_multiple_of(4)
            || length > most
            || self.bytes.get(end) == Some(&b'=')
            || !begins(self.bytes, run.start)
        {
            return false;
        }
        if self.bytes.get(end).is_some_and(|byte| matches!(byte, b'_' | b'-' | b'.' | b'(')) {
            return false;
        }
        let decoded = BASE64.decode(&self.bytes[run.start..end]).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        decoded.is_some_and(|value| self.add(Role::AccessKeySecret, run.start..end, value.trim_end(), true))
    }
}

/// The first run of at least `least` base64 characters that begins at or after `from`.
///
/// It looks only at every `least`th character until one is of that kind, so that ordinary text costs next to nothing.
fn next_run(bytes: &[u8], mut from: usize, least: usize) -> Option<Range<usize>> {
    loop {
        let window = bytes.get(from..from.checked_add(least)?)?;
        let Some(gap) = window.iter().rposition(|byte| !is_base64(*byte)) else {
            let more = bytes[from + least..].iter().take_while(|byte| is_base64(**byte)).count();
            return Some(from..from + least + more);
        };
        from += gap + 1;
    }
}
