//! Names as messages may show them: people do put keys where names belong, and lines that lost their end run into the next
//! name.

use std::collections::{BTreeSet, HashSet};

use crate::catalog::judge::{Beginning, Judge, Verdict};
use crate::catalog::sdk::Role;
use crate::facts::{FileFacts, KeyGroup};
use crate::mask::Masked;

/// Bytes from which on no name is shown.
const LONG: usize = 80;

/// Letters and digits behind the beginning of a key from which on that is more than a mention of it.
const TELLING_REST: usize = 8;

/// Hides what is no name.
pub(super) struct Names<'f> {
    judge: &'f Judge,
    /// The keys of the file, of whatever shape, and how long they are: a name is asked for parts of these lengths, since a
    /// file may hold a hundred thousand keys and as many names.
    keys: HashSet<&'f str>,
    lengths: BTreeSet<usize>,
}

impl<'f> Names<'f> {
    pub(super) fn of(judge: &'f Judge, file: &'f FileFacts) -> Self {
        let members = file.keys.iter().flat_map(KeyGroup::members);
        let keys: HashSet<&str> = members.map(|key| key.value.reveal()).filter(|key| key.len() <= LONG).collect();
        let lengths = keys.iter().map(|key| key.len()).collect();
        Self { judge, keys, lengths }
    }

    /// The name, or a mask of it.
    pub(super) fn shown(&self, name: &str) -> String {
        if name.len() > LONG || self.holds_key(name) { Masked::new(name).mask() } else { name.to_owned() }
    }

    fn holds_key(&self, name: &str) -> bool {
        let is_key = |text: &str| {
            [Role::AccessKeyId, Role::AccessKeySecret]
                .into_iter()
                .any(|role| matches!(self.judge.judge(text, role, None), Verdict::Key { .. }))
        };
        is_key(name)
            || name.split(|char: char| !char.is_ascii_alphanumeric()).any(is_key)
            || self.begins_key(name)
            || self.holds_known(name)
    }

    fn begins_key(&self, name: &str) -> bool {
        self.judge.beginnings(name).any(|hit| {
            let Beginning::Plain(_, fixed) = hit.beginning else { return false };
            name[hit.at + fixed..].bytes().take_while(u8::is_ascii_alphanumeric).count() >= TELLING_REST
        })
    }

    fn holds_known(&self, name: &str) -> bool {
        let is_known =
            |at: usize, length: usize| name.get(at..at + length).is_some_and(|part| self.keys.contains(part));
        self.lengths.iter().any(|length| (0..(name.len() + 1).saturating_sub(*length)).any(|at| is_known(at, *length)))
    }
}
