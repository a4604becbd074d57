//! One pass over the bytes before any parser: comments, and how much stack the file will need.
//!
//! `syn` recurses, and aborts the process when the stack ends. Each token that can make it recurse is therefore given a
//! generous price, and the highest sum along any path is what the file needs.

use crate::source::Span;

/// Stack frames of an unoptimized build are about five times as large.
const FRAME: usize = if cfg!(debug_assertions) { 5 } else { 1 };
/// A pair of brackets and what opens and closes between two of them.
const GROUP: usize = (8 << 10) * FRAME;
/// A token that can begin an operand: a prefix operator, a keyword, an assignment.
const HEAVY: usize = (5 << 10) * FRAME;
/// A `<`, which may open generic arguments.
const ANGLE: usize = (18 << 10) * FRAME;
/// A token that makes a chain longer, which is parsed in a loop but dropped by recursion.
const LIGHT: usize = 384 * FRAME;

/// What the pass found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Comments, without doc comments.
    pub(super) comments: Vec<Span>,
    /// Doc comments.
    pub(super) docs: Vec<Span>,
    /// How many bytes of stack `syn` may need.
    pub(super) stack: usize,
    /// How many groups stand inside one another.
    pub(super) depth: usize,
    /// How many `.` stand in one chain.
    pub(super) chain: usize,
    /// Where the need for stack is greatest.
    pub(super) deepest: Span,
    /// Every bracket, for [`super::repair`]; semicolons as well.
    pub(super) brackets: Vec<(usize, u8)>,
    /// Where a string or comment starts that does not end.
    pub(super) endless: Option<usize>,
    /// Where ordinary strings start that hold line breaks.
    pub(super) long_strings: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Before {
    Operator,
    Operand,
    Brace,
}

#[derive(Clone, Copy)]
struct Level {
    base: usize,
    run: usize,
    angles: usize,
    chain: usize,
    before: Before,
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    levels: Vec<Level>,
    level: Level,
    keep_brackets: bool,
    scan: Scan,
}

impl Scan {
    /// Scans a text for comments and depth.
    pub(super) fn of(text: &str) -> Self {
        Self::run(text, false)
    }

    /// Also keeps what [`super::repair`] needs.
    pub(super) fn with_brackets(text: &str) -> Self {
        Self::run(text, true)
    }

    /// Whether `syn` may be given this text.
    pub(super) fn is_shallow_enough(&self) -> bool {
        self.stack <= super::DEEP && self.depth <= super::DEEPEST_GROUP && self.chain <= super::LONGEST_CHAIN
    }

    fn run(text: &str, keep_brackets: bool) -> Self {
        let level = Level { base: 0, run: 0, angles: 0, chain: 0, before: Before::Operator };
        let mut scanner = Scanner {
            bytes: text.as_bytes(),
            at: super::head(text),
            levels: Vec::new(),
            level,
            keep_brackets,
            scan: Self::default(),
        };
        scanner.all();
        scanner.scan
    }
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn all(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            let start = self.at;
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b'/' if self.peek(1) == b'/' => self.line_comment(),
                b'/' if self.peek(1) == b'*' => self.block_comment(),
                b'"' => {
                    self.operand();
                    self.string();
                }
                b'\'' => {
                    self.operand();
                    self.quote();
                }
                b'0'..=b'9' => {
                    self.operand();
                    self.number();
                }
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => self.word(),
                b'(' | b'[' | b'{' => self.open(byte),
                b')' | b']' | b'}' => self.close(byte),
                b',' | b';' => {
                    if byte == b';' {
                        self.level.angles = 0;
                        self.bracket(byte);
                    }
                    self.level.run = 0;
                    self.level.chain = 0;
                    self.level.before = Before::Operator;
                    self.at += 1;
                }
                _ => self.operator(byte),
            }
            debug_assert!(self.at > start, "the scanner moves on");
        }
    }

    fn bracket(&mut self, byte: u8) {
        if self.keep_brackets {
            self.scan.brackets.push((self.at, byte));
        }
    }

    /// Adds to the price of the current run of tokens.
    fn pay(&mut self, price: usize) {
        self.level.run += price;
        let stack = self.level.base + self.level.run + self.level.angles * ANGLE;
        if stack > self.scan.stack {
            self.scan.stack = stack;
            self.scan.deepest = Span::new(self.at, self.at + 1);
        }
    }

    /// A new statement may begin after `}`.
    fn after_brace(&mut self) {
        if self.level.before == Before::Brace {
            self.level.run = 0;
            self.level.angles = 0;
            self.level.chain = 0;
        }
    }

    fn operand(&mut self) {
        self.after_brace();
        self.level.before = Before::Operand;
    }

    fn open(&mut self, byte: u8) {
        self.bracket(byte);
        self.after_brace();
        self.pay(LIGHT);
        let base = self.level.base + self.level.run + self.level.angles * ANGLE;
        self.levels.push(self.level);
        self.level = Level { base, run: 0, angles: 0, chain: 0, before: Before::Operator };
        self.scan.depth = self.scan.depth.max(self.levels.len());
        self.pay(GROUP);
        self.at += 1;
    }

    fn close(&mut self, byte: u8) {
        self.bracket(byte);
        self.at += 1;
        if let Some(level) = self.levels.pop() {
            self.level = level;
        }
        self.level.before = if byte == b'}' { Before::Brace } else { Before::Operand };
    }

    fn operator(&mut self, byte: u8) {
        let prefix = self.level.before != Before::Operand;
        match byte {
            b'<' => {
                let rest = &self.bytes[self.at + 1..];
                let shift = rest.first() == Some(&b'<')
                    && rest.iter().skip(1).find(|byte| **byte != b' ').is_some_and(u8::is_ascii_digit);
                if shift {
                    self.at += 1;
                    self.pay(LIGHT);
                } else if rest.first() == Some(&b'=') {
                    self.pay(LIGHT);
                } else {
                    self.level.angles += 1;
                    self.pay(0);
                }
            }
            b'>' => {
                if self.at == 0 || !matches!(self.bytes[self.at - 1], b'-' | b'=') {
                    self.level.angles = self.level.angles.saturating_sub(1);
                }
                self.pay(LIGHT);
                // `>` ends a path as well as it stands between operands.
                self.at += 1;
                return;
            }
            b'.' if self.peek(1) != b'.' => {
                self.level.chain += 1;
                self.scan.chain = self.scan.chain.max(self.level.chain);
                self.pay(LIGHT);
            }
            b'?' => {
                self.pay(LIGHT);
                self.at += 1;
                return;
            }
            b':' if self.peek(1) == b':' => {
                self.at += 1;
                self.pay(LIGHT * 4);
            }
            b'#' => {
                self.after_brace();
                self.pay(LIGHT);
            }
            b'=' | b'@' | b'-' if byte != b'-' || prefix || self.peek(1) == b'>' => self.pay(HEAVY),
            b'!' | b'&' | b'*' | b'|' | b'.' | b'^' if prefix => self.pay(HEAVY),
            _ => self.pay(LIGHT),
        }
        self.level.before = Before::Operator;
        self.at += 1;
    }

    fn word(&mut self) {
        let start = self.at;
        while matches!(self.peek(0), b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        match (word, self.peek(0)) {
            (b"r" | b"br" | b"cr", b'"') | (b"br" | b"cr", b'#') => {
                self.operand();
                self.raw_string();
                return;
            }
            (b"r", b'#') => {
                self.operand();
                if matches!(self.peek(1), b'"' | b'#') {
                    self.raw_string();
                } else {
                    self.at += 1;
                }
                return;
            }
            (b"b" | b"c", b'"') => {
                self.operand();
                self.string();
                return;
            }
            (b"b", b'\'') => {
                self.operand();
                self.quote();
                return;
            }
            _ => {}
        }
        if !matches!(word, b"else" | b"as") {
            self.after_brace();
        }
        self.level.before = Before::Operand;
        if word == b"as" {
            self.pay(LIGHT * 2);
        }
        if matches!(
            word,
            b"return"
                | b"break"
                | b"if"
                | b"else"
                | b"match"
                | b"while"
                | b"for"
                | b"in"
                | b"let"
                | b"loop"
                | b"move"
                | b"async"
                | b"unsafe"
                | b"const"
                | b"static"
                | b"yield"
                | b"try"
                | b"box"
                | b"dyn"
                | b"impl"
                | b"fn"
                | b"mut"
                | b"ref"
                | b"become"
                | b"do"
                | b"where"
                | b"use"
                | b"raw"
                | b"gen"
        ) {
            self.level.before = Before::Operator;
            self.pay(HEAVY);
        }
    }

    fn number(&mut self) {
        while matches!(self.peek(0), b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z')
            || self.peek(0) == b'.' && self.peek(1).is_ascii_digit()
        {
            self.at += 1;
        }
    }

    fn string(&mut self) {
        let start = self.at;
        self.at += 1;
        let mut long = false;
        loop {
            match self.bytes.get(self.at) {
                None => {
                    self.scan.endless.get_or_insert(start);
                    return;
                }
                Some(b'"') => break,
                Some(b'\\') => self.at += 2,
                Some(b'\n') => {
                    long = true;
                    self.at += 1;
                }
                Some(_) => self.at += 1,
            }
        }
        self.at += 1;
        if long && self.keep_brackets {
            self.scan.long_strings.push(start);
        }
    }

    fn raw_string(&mut self) {
        let start = self.at;
        let mut hashes = 0;
        while self.peek(0) == b'#' {
            hashes += 1;
            self.at += 1;
        }
        if self.peek(0) != b'"' {
            return;
        }
        self.at += 1;
        while self.at < self.bytes.len() {
            let end = self.at + 1 + hashes;
            if self.bytes[self.at] == b'"'
                && self.bytes.get(self.at + 1..end).is_some_and(|after| after.iter().all(|byte| *byte == b'#'))
            {
                self.at = end;
                return;
            }
            self.at += 1;
        }
        self.scan.endless.get_or_insert(start);
    }

    /// A character or a lifetime.
    fn quote(&mut self) {
        self.at += 1;
        if self.peek(0) == b'\\' {
            self.at += 2;
            while self.at < self.bytes.len() && !matches!(self.peek(0), b'\'' | b'\n') {
                self.at += 1;
            }
            self.at = (self.at + 1).min(self.bytes.len());
            return;
        }
        let width = match self.peek(0) {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0.. => 4,
        };
        if self.peek(width) == b'\'' && self.peek(0) != b'\'' {
            self.at += width + 1;
        }
    }

    fn line_comment(&mut self) {
        let start = self.at;
        let rest = &self.bytes[start..];
        let mut end = start + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        self.at = end;
        if end > start + 2 && self.bytes[end - 1] == b'\r' {
            end -= 1;
        }
        let doc = rest.starts_with(b"//!") || rest.starts_with(b"///") && !rest.starts_with(b"////");
        self.comment(doc, start, end);
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let mut open = 0_usize;
        while self.at < self.bytes.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => {
                    open += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    open -= 1;
                    self.at += 2;
                    if open == 0 {
                        break;
                    }
                }
                _ => self.at += 1,
            }
        }
        let end = self.at.min(self.bytes.len());
        if open > 0 {
            self.scan.endless.get_or_insert(start);
        }
        let text = &self.bytes[start..end];
        let doc = text.starts_with(b"/*!")
            || text.starts_with(b"/**") && !text.starts_with(b"/***") && !text.starts_with(b"/**/");
        self.comment(doc, start, end);
    }

    fn comment(&mut self, doc: bool, start: usize, end: usize) {
        let list = if doc { &mut self.scan.docs } else { &mut self.scan.comments };
        list.push(Span::new(start, end));
    }
}
