//! The text of hooks: how it is made, and how it is known again.
//!
//! Each carries the sum of its own text. What somebody has edited since no longer agrees with it, and is left alone.

use std::ops::Range;

const SHEBANG: &str = "#!/bin/sh\n";
const MARK: &str = "# aklint hook, sum ";
const BEGIN: &str = "# >>> aklint hook, sum ";
const END: &str = "# <<< aklint hook\n";
const FIND_PROGRAM: &str = include_str!("program.sh");

/// A hook of git that aklint has something to do in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hook {
    PreCommit,
    PrePush,
}

impl Hook {
    pub(super) const ALL: [Self; 2] = [Self::PreCommit, Self::PrePush];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::PreCommit => "pre-commit",
            Self::PrePush => "pre-push",
        }
    }

    fn chain(self) -> &'static str {
        match self {
            Self::PreCommit => include_str!("pre-commit-chain.sh"),
            Self::PrePush => include_str!("pre-push-chain.sh"),
        }
    }

    fn body(self) -> &'static str {
        match self {
            Self::PreCommit => include_str!("pre-commit.sh"),
            Self::PrePush => include_str!("pre-push.sh"),
        }
    }

    /// A file that is wholly ours and runs the one that was there before. Without a program, that in PATH is run.
    pub(super) fn whole(self, program: Option<&str>) -> String {
        let text = [self.chain(), &find_program(program), self.body()].join("\n");
        format!("{SHEBANG}{MARK}{:016x}; \"aklint hook uninstall\" takes it away\n{text}", sum(text.as_bytes()))
    }

    /// Lines for a file that somebody else has written. They run apart, so that they change nothing for the others.
    fn lines(self, program: Option<&str>) -> String {
        let run = format!("(\n{}{}) || exit $?\n", find_program(program), self.body());
        match self {
            Self::PreCommit => run,
            // Whatever comes next reads the same lines.
            Self::PrePush => format!("aklint_refs=$(cat)\n{run}exec <<AKLINT_REFS\n$aklint_refs\nAKLINT_REFS\n"),
        }
    }

    /// `file` with our block in it; that of `None` is a file of its own.
    pub(super) fn add_block(self, file: Option<&[u8]>, program: Option<&str>) -> Vec<u8> {
        let (before, after) = match file {
            None => (SHEBANG.as_bytes(), &[][..]),
            // What is checked is what the lines before may have staged.
            Some(file) if self == Self::PreCommit => (file, &[][..]),
            // Who comes first is who can pass on what he reads.
            Some(file) => file.split_at(after_preamble(file)),
        };
        let needs_line = !before.is_empty() && !before.ends_with(b"\n");
        let note = match file {
            None => ", own file",
            Some(_) if needs_line => ", own line",
            Some(_) => "",
        };
        let lines = self.lines(program);
        let block = format!("{BEGIN}{:016x}{note}\n{lines}{END}", sum(lines.as_bytes()));
        [before, if needs_line { b"\n" } else { b"" }, block.as_bytes(), after].concat()
    }
}

fn find_program(program: Option<&str>) -> String {
    let quoted = program.unwrap_or_default().replace('\'', r"'\''");
    FIND_PROGRAM.replace("@program@", &format!("'{quoted}'"))
}

/// Behind the first line, and behind that by which older ones of husky start the file once more.
fn after_preamble(file: &[u8]) -> usize {
    let mut at = 0;
    let mut found = 0;
    for (number, line) in file.split_inclusive(|byte| *byte == b'\n').enumerate() {
        at += line.len();
        if number == 0 && line.starts_with(b"#!") || find(line, b"husky.sh").is_some() {
            found = at;
        }
    }
    found
}

/// What a file of a hook's name is to us.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ours, as we wrote it.
    Ours,
    /// Ours, and changed by somebody.
    Edited,
    Foreign,
}

/// What a whole file is.
pub(super) fn kind(file: &[u8]) -> Kind {
    let Some(at) = find(file, MARK.as_bytes()) else { return Kind::Foreign };
    let rest = &file[at + MARK.len()..];
    let text = find(rest, b"\n").map_or(&[][..], |end| &rest[end + 1..]);
    let holds = at == SHEBANG.len() && file.starts_with(SHEBANG.as_bytes()) && has_sum(rest, text);
    if holds { Kind::Ours } else { Kind::Edited }
}

/// A file that had our block in it.
pub(super) enum Freed {
    /// There was none.
    NoBlock,
    Edited,
    /// The file as it was before; `None` when there was no file.
    File(Option<Vec<u8>>),
}

/// Takes our block out of a file.
pub(super) fn remove_block(file: &[u8]) -> Freed {
    let Some(start) = find(file, BEGIN.as_bytes()) else { return Freed::NoBlock };
    let Some((range, note)) = intact_block(file, start) else { return Freed::Edited };
    let cut = range.start - usize::from(note == b", own line");
    let rest = [&file[..cut], &file[range.end..]].concat();
    let is_empty = note == b", own file" && rest == SHEBANG.as_bytes();
    Freed::File((!is_empty).then_some(rest))
}

/// The block that starts here and the note on it, if nobody has changed it.
fn intact_block(file: &[u8], start: usize) -> Option<(Range<usize>, &[u8])> {
    let head = start + BEGIN.len();
    let lines = head + find(&file[head..], b"\n")? + 1;
    let end = lines + find(&file[lines..], END.as_bytes())?;
    let note = file.get(head + 16..lines - 1)?;
    let is_line = start == 0 || file[start - 1] == b'\n';
    let holds = is_line && has_sum(&file[head..], &file[lines..end]);
    holds.then_some((start..end + END.len(), note))
}

fn has_sum(written: &[u8], text: &[u8]) -> bool {
    written.starts_with(format!("{:016x}", sum(text)).as_bytes())
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// FNV-1a: tells what was changed by accident or in good faith, and stays the same in every version of aklint.
fn sum(text: &[u8]) -> u64 {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    text.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
