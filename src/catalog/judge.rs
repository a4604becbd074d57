//! Whether a text is a key, stands in the place of one, or is neither; and which names are names of credentials.
//!
//! The compiled form of `rules/keys/`, `rules/placeholders.toml` and `rules/names.toml`.

mod looks;
mod names;
mod placeholder;
mod prefixes;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod vendor;

use std::ops::{Range, RangeInclusive};

use regex::Regex;

use super::key::{KeyFiles, KeyFormat, Names, Placeholders};
use super::sdk::Role;
pub use names::NamedRole;
use names::{MainAccountNames, RoleTable, Words};
use placeholder::PlaceholderTable;
use prefixes::Prefixes;
pub(crate) use prefixes::{Beginning, Hit, patterns as key_beginnings};
use vendor::VendorWords;

/// What a value is, seen as a credential of a given role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is nothing.
    Empty,
    /// It stands in the place of a key: a sample, a template, a mask, its own name.
    Placeholder,
    /// The key of another cloud or service.
    OtherCloud,
    /// It cannot be a credential of this role: a word, an identifier, a sentence, a hash.
    Plain,
    /// It could be one, though it has not the usual shape.
    Plausible,
    /// It has the shape.
    Key {
        /// Whether it belongs to a temporary triple.
        temporary: bool,
    },
}

impl Verdict {
    /// Whether the value is, or may well be, a credential.
    #[must_use]
    pub fn is_credential(self) -> bool {
        matches!(self, Self::Key { .. } | Self::Plausible)
    }
}

/// Judges values and names. Made once.
#[derive(Debug, Clone)]
pub struct Judge {
    formats: Vec<Format>,
    placeholders: PlaceholderTable,
    roles: RoleTable,
    key_files: KeyFiles,
    main_account: MainAccountNames,
    vendor: VendorWords,
    names: Names,
    prefixes: Prefixes,
    secret_lengths: RangeInclusive<usize>,
}

#[derive(Debug, Clone)]
struct Format {
    data: KeyFormat,
    whole: Regex,
}

impl Judge {
    /// Compiles the data. `extra_placeholders` are whole values that a config declares to be none.
    ///
    /// # Panics
    /// When a key format's pattern is no regular expression: formats are compiled in, and a test builds them all.
    #[must_use]
    pub fn new(keys: &[KeyFormat], placeholders: &Placeholders, names: &Names, extra_placeholders: &[String]) -> Self {
        let formats = keys
            .iter()
            .map(|data| {
                let whole = Regex::new(&format!("^(?:{})$", data.pattern)).expect("a test compiles every pattern");
                Format { data: data.clone(), whole }
            })
            .collect();
        Self {
            formats,
            placeholders: PlaceholderTable::new(placeholders, extra_placeholders),
            roles: RoleTable::new(names),
            key_files: names.key_files.clone(),
            main_account: MainAccountNames::new(names),
            vendor: VendorWords::new(&names.vendor),
            names: names.clone(),
            prefixes: Prefixes::new(keys),
            secret_lengths: secret_lengths(keys),
        }
    }

    /// What is left of a value that somebody put into the brackets of a template, or with blanks around it.
    #[must_use]
    pub fn bare<'v>(&self, value: &'v str) -> &'v str {
        self.placeholders.unwrapped(value.trim())
    }

    /// Whether `value` has the format of a credential of `role`, and if so, of a temporary one: [`Verdict::Key`], for whoever
    /// asks about nothing else.
    #[must_use]
    pub fn key(&self, value: &str, role: Role) -> Option<bool> {
        match self.by_format(self.bare(value), role)? {
            Verdict::Key { temporary } => Some(temporary),
            _ => None,
        }
    }

    /// What a value is that has the format of a credential of `role`: a key, unless documentation prints it.
    fn by_format(&self, bare: &str, role: Role) -> Option<Verdict> {
        let format = self.format_of(bare, Some(role))?;
        Some(if self.placeholders.is_documented(bare) {
            Verdict::Placeholder
        } else {
            Verdict::Key { temporary: format.data.temporary }
        })
    }

    /// What `value` is as a credential of `role`. `name` is how the variable, parameter or key that holds it is called.
    #[must_use]
    pub fn judge(&self, value: &str, role: Role, name: Option<&str>) -> Verdict {
        let value = value.trim();
        if value.is_empty() {
            return Verdict::Empty;
        }
        // People fill in a template and leave its brackets.
        let bare = self.placeholders.unwrapped(value);
        if let Some(verdict) = self.by_format(bare, role) {
            return verdict;
        }
        if self.placeholders.is_other_cloud(value) {
            return Verdict::OtherCloud;
        }
        if self.is_placeholder(value) || name.is_some_and(|name| Words::of(name).text == Words::of(value).text) {
            return Verdict::Placeholder;
        }
        if is_plausible(value, role) { Verdict::Plausible } else { Verdict::Plain }
    }

    /// Whether a text of any kind (a key, an ARN, a policy) is still to be filled in.
    #[must_use]
    pub fn is_placeholder(&self, value: &str) -> bool {
        let value = value.trim();
        let bare = self.placeholders.unwrapped(value);
        if value.is_empty() || (self.format_of(bare, None).is_some() && !self.placeholders.is_documented(bare)) {
            return false;
        }
        let rest = self.formats.iter().map(|format| format.random_part(bare)).min_by_key(|rest| rest.len());
        self.placeholders.matches(value)
            || rest.is_some_and(|rest| rest.len() < bare.len() && self.placeholders.has_word_in_key(rest))
            || (is_identifier(value) && self.role_of_name(value).is_some())
    }

    /// Which credential a variable, field, key or option of this name holds.
    #[must_use]
    pub fn role_of_name(&self, name: &str) -> Option<NamedRole> {
        self.roles.get(name)
    }

    /// Whether a path is, by its name, that of a file that holds nothing but credentials.
    #[must_use]
    pub fn is_key_file(&self, path: &str) -> bool {
        self.roles.is_key_file(&self.key_files, path)
    }

    /// Whether the name says that the key it holds is the main account's.
    #[must_use]
    pub fn is_main_account_name(&self, name: &str) -> bool {
        self.main_account.matches(name)
    }

    /// Whether a field or method of an answer of this name holds the whole of it.
    #[must_use]
    pub fn is_whole_answer(&self, name: &str) -> bool {
        self.names.whole_answer.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Whether what is called so gives all fields of an object.
    #[must_use]
    pub fn opens_object(&self, name: &str) -> bool {
        self.names.opens_object.iter().any(|known| known == name)
    }

    /// Whether a base class or decorator of this name makes an object's text of its fields.
    #[must_use]
    pub fn is_record(&self, name: &str) -> bool {
        self.names.records.iter().any(|known| known == name)
    }

    /// Whether a printed text is an instruction to the system that runs the program.
    #[must_use]
    pub fn is_instruction(&self, text: &str) -> bool {
        self.names.instructions.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether the name is that of a Python error.
    #[must_use]
    pub fn is_error_name(&self, name: &str) -> bool {
        self.names.errors.iter().any(|ending| name.ends_with(ending.as_str()))
    }

    /// Whether the text has to do with Alibaba Cloud.
    #[must_use]
    pub fn has_vendor_word(&self, text: &str) -> bool {
        self.vendor.are_in(text)
    }

    /// Whether the value begins as the keys of another cloud or service do.
    #[must_use]
    pub fn is_other_cloud(&self, value: &str) -> bool {
        self.placeholders.is_other_cloud(value)
    }

    /// Where keys with a fixed beginning may begin in a text, plainly or in base64.
    pub(crate) fn beginnings<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.prefixes.hits(text)
    }

    /// The ids in a text, those too that run into what follows, as where a line has lost its end: the whole run is no key by
    /// its shape, and its beginning is too much to show. Each reaches as far as an id of its format may.
    pub(crate) fn running_ids<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.beginnings(text).filter_map(|hit| {
            let Beginning::Plain(Role::AccessKeyId, fixed) = hit.beginning else { return None };
            let rest = &text[hit.at..];
            let (word, behind) = rest.split_at(fixed);
            let format = self.formats.iter().find(|format| format.data.words.iter().any(|known| known == word))?;
            let longest = format.data.lengths.iter().map(|[_, most]| *most).max()?;
            // No further than that: runs can be long, and full of beginnings.
            let run = behind.bytes().take(longest - fixed).take_while(u8::is_ascii_alphanumeric).count();
            let whole = fixed + behind[..run].find(word).unwrap_or(run);
            let mut ends = format.data.lengths.iter().map(|[least, _]| *least).filter(|end| *end <= whole);
            let is_id = ends.any(|end| self.judge(&rest[..end], Role::AccessKeyId, None).is_credential());
            is_id.then(|| hit.at..hit.at + whole)
        })
    }

    /// The lengths between which secrets without a fixed beginning lie.
    pub(crate) fn secret_lengths(&self) -> RangeInclusive<usize> {
        self.secret_lengths.clone()
    }

    /// The format that a whole value has, among those of `role` or among all.
    fn format_of(&self, value: &str, role: Option<Role>) -> Option<&Format> {
        self.formats
            .iter()
            .filter(|format| role.is_none_or(|role| role == format.data.role))
            .find(|format| format.fits(value) && !self.placeholders.has_word_in_key(format.random_part(value)))
    }
}

impl Format {
    fn random_part<'v>(&self, value: &'v str) -> &'v str {
        self.data.words.iter().find_map(|word| value.strip_prefix(word.as_str())).unwrap_or(value)
    }

    fn fits(&self, value: &str) -> bool {
        let length = value.len();
        if !self.data.lengths.iter().any(|[least, most]| (*least..=*most).contains(&length)) {
            return false;
        }
        if !self.whole.is_match(value) {
            return false;
        }
        let rest = self.random_part(value);
        if looks::distinct(rest) < self.data.min_distinct || looks::changes(rest) < self.data.min_changes {
            return false;
        }
        match self.data.role {
            // Long base64 of structured bytes repeats itself.
            Role::SecurityToken => looks::longest_run(rest) < 12,
            Role::AccessKeySecret => looks::has_all_classes(rest) && looks::is_random(rest),
            _ => !looks::is_regular(rest) && !looks::is_worded(rest),
        }
    }
}

fn secret_lengths(keys: &[KeyFormat]) -> RangeInclusive<usize> {
    let secrets = keys.iter().filter(|key| key.role == Role::AccessKeySecret && key.words.is_empty());
    let lengths: Vec<usize> = secrets.flat_map(|key| key.lengths.iter().flatten().copied()).collect();
    lengths.iter().min().copied().unwrap_or(usize::MAX)..=lengths.iter().max().copied().unwrap_or(0)
}

/// Whether a value in a place that is known to hold a credential can be one.
fn is_plausible(value: &str, role: Role) -> bool {
    let is_token_byte =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'.');
    match role {
        Role::SecurityToken => value.len() >= 40 && value.bytes().all(is_token_byte) && looks::is_random(value),
        Role::AccessKeyId | Role::AccessKeySecret => {
            let rest = value.strip_prefix("STS.").or_else(|| value.strip_prefix("LTAI")).unwrap_or(value);
            let lengths = match role {
                // Ids from before the prefix, and secrets in the place of ids.
                Role::AccessKeyId if rest.len() == value.len() => 15..=64,
                Role::AccessKeyId => 12..=64,
                _ => 16..=64,
            };
            lengths.contains(&rest.len())
                && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && rest.bytes().any(|byte| byte.is_ascii_digit())
                && rest.bytes().any(|byte| byte.is_ascii_alphabetic())
                && looks::is_random(rest)
        }
        _ => false,
    }
}

fn is_identifier(value: &str) -> bool {
    value.len() <= 64 && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
}
