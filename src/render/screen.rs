//! What a terminal is given: no control characters, no line wider than asked, colour only where wanted.

use std::fmt::Write as _;

use textwrap::{Options, WordSplitter};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::catalog::check::Severity;

/// Whether a terminal would act on this character, or show other text because of it, instead of showing it.
pub(super) fn is_hostile(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// `char` as an escape that can be read: `\x1b`, `\u{202e}`.
pub(super) fn escape(char: char) -> String {
    match u32::from(char) {
        code @ 0..=0xff => format!("\\x{code:02x}"),
        code => format!("\\u{{{code:x}}}"),
    }
}

/// `text` on one line, with every character shown that would otherwise act.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in text.chars() {
        if is_hostile(char) { safe.push_str(&escape(char)) } else { safe.push(char) }
    }
    safe
}

/// Columns that `char` takes.
pub(super) fn char_width(char: char) -> usize {
    char.width().unwrap_or(0)
}

/// Columns that `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// `text` with blanks up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` in lines of at most `columns`. Chinese breaks between characters, paths and options do not break at hyphens.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let options = Options::new(columns.max(4)).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Puts colours in, or leaves them out.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) color: bool,
}

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        let mut painted = String::with_capacity(text.len() + 12);
        if self.color && !text.is_empty() {
            write!(painted, "\u{1b}[{code}m{text}\u{1b}[0m").expect("writing to a String cannot fail");
        } else {
            painted.push_str(text);
        }
        painted
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    pub(super) fn good(self, text: &str) -> String {
        self.with("1;32", text)
    }

    pub(super) fn removed(self, text: &str) -> String {
        self.with("31", text)
    }

    pub(super) fn code(self, text: &str) -> String {
        self.with("36", text)
    }

    pub(super) fn severity(self, severity: Severity, text: &str) -> String {
        match severity {
            Severity::Error => self.with("1;31", text),
            Severity::Warning => self.with("1;33", text),
            Severity::Note => self.with("1;34", text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_acts() {
        assert_eq!(clean("a\u{1b}[2Jb\n密\u{202e}\u{7f}"), "a\\x1b[2Jb\\x0a密\\u{202e}\\x7f");
    }

    #[test]
    fn chinese_wraps_by_columns_and_options_stay_whole() {
        let lines = wrap("访问密钥已经写死在代码里", 10);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line) <= 10), "{lines:?}");
        assert_eq!(wrap("use aklint --fail-on never", 16), ["use aklint", "--fail-on never"]);
    }
}
