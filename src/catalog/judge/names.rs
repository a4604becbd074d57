//! What names of variables, fields, keys and options say.

use std::collections::{HashMap, HashSet};

use crate::catalog::key::{KeyFiles, Names};
use crate::catalog::sdk::Role;

/// The credential that a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedRole {
    /// Which one.
    pub role: Role,
    /// True when the name means it only in a file that has to do with Alibaba Cloud.
    pub weak: bool,
}

/// A name in lower case without separators, and where its words start and end.
#[derive(Debug)]
pub(super) struct Words {
    /// The letters and digits.
    pub(super) text: String,
    /// Offsets into `text`, ascending, with 0 and its length.
    joints: Vec<usize>,
}

impl Words {
    pub(super) fn of(name: &str) -> Self {
        let mut text = String::with_capacity(name.len());
        let mut joints = vec![0];
        let mut chars = name.chars().peekable();
        let mut before = None;
        while let Some(c) = chars.next() {
            if !c.is_alphanumeric() {
                before = None;
                continue;
            }
            let next_is_lower = chars.peek().is_some_and(char::is_ascii_lowercase);
            let joint = match before {
                None => true,
                Some(before) => {
                    let before: char = before;
                    // Chinese has no spaces: every character may begin a word.
                    !c.is_ascii()
                        || !before.is_ascii()
                        || (c.is_ascii_uppercase() && (!before.is_ascii_uppercase() || next_is_lower))
                }
            };
            if joint && !text.is_empty() {
                joints.push(text.len());
            }
            text.extend(c.to_lowercase());
            before = Some(c);
        }
        joints.push(text.len());
        Self { text, joints }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.joints.windows(2).map(|ends| &self.text[ends[0]..ends[1]])
    }

    fn is_joint(&self, at: usize) -> bool {
        self.joints.binary_search(&at).is_ok()
    }

    /// Where `part` stands in it as whole words.
    fn find<'w>(&'w self, part: &'w str) -> impl Iterator<Item = std::ops::Range<usize>> + 'w {
        self.text
            .match_indices(part)
            .map(|(at, found)| at..at + found.len())
            .filter(|range| self.is_joint(range.start) && self.is_joint(range.end))
    }
}

/// Names and endings of names, with what they mean; `None` for those that look so and mean something else.
#[derive(Debug, Clone)]
pub(super) struct RoleTable {
    whole: HashMap<String, Option<NamedRole>>,
    ends: HashMap<String, Option<NamedRole>>,
    other_vendors: HashSet<String>,
    vendor: Vec<String>,
}

/// Endings from this length on are also found in names that are written without joints: `ossaccesskeyid`.
const UNMISTAKABLE: usize = 8;

impl RoleTable {
    pub(super) fn new(names: &Names) -> Self {
        let (mut whole, mut ends) = (HashMap::new(), HashMap::new());
        let plain = |name: &String| Words::of(name).text;
        for entry in &names.name {
            let strong = Some(NamedRole { role: entry.role, weak: false });
            ends.extend(entry.near_misses.iter().map(|name| (plain(name), None)));
            ends.extend(entry.weak.iter().map(|name| (plain(name), Some(NamedRole { role: entry.role, weak: true }))));
            ends.extend(entry.ends.iter().map(|name| (plain(name), strong)));
            whole.extend(entry.whole.iter().map(|name| (plain(name), strong)));
        }
        Self {
            whole,
            ends,
            other_vendors: names.other_vendors.iter().map(plain).collect(),
            vendor: names.vendor.iter().map(plain).collect(),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<NamedRole> {
        // `OSS_ACCESS_KEY_ID_2` is one of several.
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || !c.is_alphanumeric());
        if name.is_empty() || name.len() > 128 {
            return None;
        }
        let words = Words::of(name);
        let found = self.whole.get(&words.text).or_else(|| self.longest_end(&words)).copied().flatten()?;
        (!self.is_theirs(&words)).then_some(found)
    }

    /// Whether a name says that it belongs to another vendor, and not to ours.
    fn is_theirs(&self, words: &Words) -> bool {
        words.words().any(|word| self.other_vendors.contains(word))
            && !self.vendor.iter().any(|vendor| words.text.contains(vendor.as_str()))
    }

    /// Whether a path is that of a file that holds nothing but credentials of ours.
    pub(super) fn is_key_file(&self, files: &KeyFiles, path: &str) -> bool {
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_hidden = name.starts_with('.');
        let mut parts = name.trim_start_matches('.').split('.');
        let stem = parts.next().unwrap_or_default();
        let extensions: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
        let words = Words::of(stem);
        let is_in = |list: &[String], text: &str| list.iter().any(|known| known == text);
        if extensions.iter().any(|extension| is_in(&files.samples, extension))
            || words.words().any(|word| is_in(&files.samples, word))
            || self.is_theirs(&words)
        {
            return false;
        }
        if is_hidden && words.text == "env" {
            return true;
        }
        let is_named = self.get(stem).is_some()
            || is_in(&files.whole, &words.text)
            || files
                .ends
                .iter()
                .any(|end| words.text.strip_suffix(end.as_str()).is_some_and(|before| words.is_joint(before.len())));
        is_named && extensions.iter().all(|extension| is_in(&files.extensions, extension))
    }

    fn longest_end(&self, words: &Words) -> Option<&Option<NamedRole>> {
        let by_joint = words.joints.iter().find_map(|at| self.ends.get(&words.text[*at..]));
        by_joint.or_else(|| {
            let ascii = words.text.is_ascii();
            let last = words.text.len().saturating_sub(UNMISTAKABLE);
            (0..=last).filter(|_| ascii).find_map(|at| self.ends.get(&words.text[at..]))
        })
    }
}

/// Names that say that a key is the main account's.
#[derive(Debug, Clone)]
pub(super) struct MainAccountNames {
    names: Vec<String>,
    near_misses: Vec<String>,
}

impl MainAccountNames {
    pub(super) fn new(names: &Names) -> Self {
        let plain = |list: &[String]| list.iter().map(|name| Words::of(name).text).collect();
        Self { names: plain(&names.main_account), near_misses: plain(&names.main_account_near_misses) }
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        if name.len() > 128 {
            return false;
        }
        let words = Words::of(name);
        self.names.iter().flat_map(|marker| words.find(marker)).any(|found| {
            !self.near_misses.iter().flat_map(|miss| words.find(miss)).any(|miss| {
                let overlaps = miss.start < found.end && found.start < miss.end;
                overlaps && (miss.start < found.start || miss.len() >= found.len())
            })
        })
    }
}
