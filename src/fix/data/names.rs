//! What a variable is called that takes a key's place.

use super::Target;
use crate::catalog::Catalog;
use crate::catalog::sdk::{Generation, Role};
use crate::facts::{FileFacts, KeyGroup};
use crate::fix::variable;
use crate::source::has_word;

/// Names for the variables of one file.
pub(super) struct Names<'f> {
    file: &'f FileFacts,
    parts: &'f [String],
    /// Whether the file is about OSS.
    is_oss: bool,
}

impl<'f> Names<'f> {
    pub(super) fn new(file: &'f FileFacts, catalog: &'f Catalog) -> Self {
        let text = file.text.to_ascii_lowercase();
        let mut words = text.split(|char: char| !char.is_ascii_alphanumeric());
        let is_oss = words.any(|word| word == "oss" || word == "ossutil" || word.starts_with("ossaccess"));
        Self { file, parts: &catalog.manifests.parts, is_oss }
    }

    /// The variable for a part of a key that stands below these keys: the one that it is assigned to, else what SDKs call it.
    /// Two keys of one file never share one.
    pub(super) fn of(&self, target: &Target, above: &[String]) -> Option<String> {
        let own = target.name.as_deref().or_else(|| above.last().map(String::as_str)).filter(|name| is_variable(name));
        let name = own.map_or_else(|| self.usual(target), |name| Some(name.to_owned()))?;
        if !self.is_rivalled(target, &name) && !self.is_referred(&name, own.is_some()) {
            return Some(name);
        }
        let is_said = |key: &&String| !self.parts.iter().any(|part| part == *key) && key.as_str() != "services";
        let mut words: Vec<String> = above.iter().filter(is_said).map(|key| screaming(key)).collect();
        if let Some(own) = own
            && words.last().is_none_or(|last| last != own)
        {
            words.push(own.to_owned());
        }
        let long = words.join("_");
        (is_variable(&long) && long != name && !has_word(&self.file.text, &long)).then_some(long)
    }

    /// What the SDKs call it.
    pub(super) fn usual(&self, target: &Target) -> Option<String> {
        self.usual_of(target.role, target.generation)
    }

    fn usual_of(&self, role: Role, generation: Option<Generation>) -> Option<String> {
        let by_text = if self.is_oss { Generation::OssV2 } else { Generation::Credentials };
        variable(generation.or(Some(by_text)), role).map(|name| name.to_string())
    }

    /// Whether another key of the file would get the same name.
    pub(super) fn is_rivalled(&self, target: &Target, name: &str) -> bool {
        let text = &*self.file.text;
        let value = &text[target.span.range()];
        self.file.keys.iter().flat_map(KeyGroup::members).any(|member| {
            let own = member.name.as_ref().map(|(name, _)| name.as_str()).filter(|name| is_variable(name));
            let other = own.map_or_else(|| self.usual_of(member.role, target.generation), |own| Some(own.to_owned()));
            let is_read = !super::prose::is_unread(self.file, member.span);
            is_read
                && member.role == target.role
                && &text[member.span.range()] != value
                && other.as_deref() == Some(name)
        })
    }

    /// Whether the file refers to a variable of that name already: nobody can say that it holds this key.
    fn is_referred(&self, name: &str, is_own: bool) -> bool {
        let text = &*self.file.text;
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let marks = ["${", "$", "secrets.", "env:", "env(", "env('", "%"];
        let mut places = crate::source::words(text, name);
        places.any(|span| {
            let before = &text[..span.start as usize];
            let is_reference = marks.iter().any(|mark| before.ends_with(mark));
            let is_assigned = text[span.end as usize..].trim_start().starts_with(['=', ':']);
            (is_reference && !before.ends_with(is_part)) || (!is_own && is_assigned && !is_reference)
        })
    }
}

/// Whether a word looks like a variable of the environment.
pub(super) fn is_variable(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.contains('_')
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A key as a part of a variable's name.
fn screaming(key: &str) -> String {
    let mut name = String::new();
    for char in key.chars() {
        if char.is_ascii_uppercase() && name.ends_with(|last: char| last.is_ascii_lowercase()) {
            name.push('_');
        }
        name.push(if char.is_ascii_alphanumeric() { char } else { '_' });
    }
    name.to_ascii_uppercase()
}
