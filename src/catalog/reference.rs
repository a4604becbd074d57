//! What takes a key's place in files that are no code: `rules/references.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::sdk::Role;

/// What stands for the variable's name in [`Reader::text`].
const NAME: &str = "NAME";

/// `rules/references.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct References {
    /// What stands in the place of a key where nobody reads it.
    pub placeholders: KeyPlaceholders,
    /// What variables of one key are called.
    pub variables: KeyVariables,
    /// Files that are told by their names alone.
    pub files: KnownFiles,
    /// Who reads which files, the more special first.
    pub reader: Vec<Reader>,
    /// Blocks of Terraform whose arguments can be left out.
    pub terraform: Vec<TerraformBlocks>,
}

/// What stands in the place of a key in comments and documentation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KeyPlaceholders {
    access_key_id: String,
    access_key_secret: String,
    security_token: String,
}

impl KeyPlaceholders {
    /// The placeholder for a part of a key.
    #[must_use]
    pub fn of(&self, role: Role) -> &str {
        match role {
            Role::AccessKeyId => &self.access_key_id,
            Role::SecurityToken => &self.security_token,
            _ => &self.access_key_secret,
        }
    }
}

/// What the environment variables of one key are called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyVariables {
    /// The ends of their names, that of the `AccessKey` ID first.
    pub parts: Vec<String>,
}

impl KeyVariables {
    /// All variables of the key whose id a variable holds; none for another variable.
    #[must_use]
    pub fn of_key(&self, id: &str) -> Vec<String> {
        let shared = self.parts.first().and_then(|part| id.strip_suffix(part.as_str()));
        shared.into_iter().flat_map(|shared| self.parts.iter().map(move |part| format!("{shared}{part}"))).collect()
    }
}

/// Patterns for names of files.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFiles {
    /// Documentation: people read it, programs do not.
    pub prose: Vec<String>,
    /// Files that hold keys by their nature, and belong in no repository.
    pub private: Vec<String>,
    /// Variables of the environment, as one person's machine has them.
    pub dotenv: Vec<String>,
}

/// Who reads files of a kind, and what it takes in the place of a value.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reader {
    /// Its name.
    pub id: String,
    /// Patterns for the files.
    pub files: Vec<String>,
    /// All of these must stand in the file.
    #[serde(default)]
    pub holds: Vec<String>,
    /// One of these must stand in all code that names the file.
    #[serde(default)]
    pub loaders: Vec<String>,
    /// What runs files of any name that say so in their first line.
    #[serde(default)]
    pub interpreters: Vec<String>,
    /// Keys below one of which references are known; anywhere when there are none.
    #[serde(default)]
    pub within: Vec<String>,
    /// How a value is taken from elsewhere.
    #[serde(default)]
    pub way: Way,
    /// The reference to the variable `NAME`, for [`Way::Reference`].
    #[serde(default)]
    pub text: String,
    /// What stands between a variable's name and the value that is used without it: `${NAME:-value}`.
    #[serde(default)]
    pub defaults: Vec<String>,
    /// What stands there instead when there is no such value.
    #[serde(default)]
    pub required: String,
    /// Whether a reference is also known between single quotes inside of the value.
    #[serde(default = "yes")]
    pub quoted: bool,
    /// Where it is documented.
    pub source: String,
}

fn yes() -> bool {
    true
}

/// How a value is taken from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By a reference in its place.
    #[default]
    Reference,
    /// The entry is left out: the reader has the variable already.
    Removed,
    /// By a Secret of Kubernetes.
    Kubernetes,
    /// By variables and by what providers read themselves.
    Terraform,
    /// At run time.
    Dockerfile,
    /// By the shell's variables.
    Shell,
    /// By those of `PowerShell`.
    Powershell,
    /// By those of `cmd`.
    Batch,
}

/// Blocks of Terraform whose keys come from variables when they are left out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerraformBlocks {
    /// How the blocks begin.
    pub blocks: Vec<String>,
    /// The arguments, and the variable that each is read from.
    pub arguments: BTreeMap<String, String>,
}

impl Reader {
    /// Whether a file of this name and text is read by it.
    #[must_use]
    pub fn reads(&self, path: &str, text: &str) -> bool {
        let is_run = || {
            let first = text.lines().next().unwrap_or_default();
            let mut words = first.strip_prefix("#!").into_iter().flat_map(|line| line.split(['/', ' ']));
            words.any(|word| self.interpreters.iter().any(|known| known == word))
        };
        (is_any(&self.files, path) || is_run()) && self.holds.iter().all(|word| text.contains(word.as_str()))
    }

    /// Where a value at these bytes is what a variable is when it is not set: from behind the variable's name on, with that name.
    #[must_use]
    pub fn default_of<'t>(&self, text: &'t str, start: usize) -> Option<(usize, &'t str)> {
        let opening = self.text.split(NAME).next().unwrap_or_default();
        let before = text.get(..start)?.trim_end_matches(['"', '\'']);
        self.defaults.iter().find_map(|mark| {
            let named = before.strip_suffix(mark.as_str())?;
            let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
            let name = &named[named.trim_end_matches(is_part).len()..];
            let is_reference = !name.is_empty() && named[..named.len() - name.len()].ends_with(opening);
            is_reference.then_some((named.len(), name))
        })
    }

    /// The reference to a variable.
    #[must_use]
    pub fn reference(&self, name: &str) -> String {
        self.text.replace(NAME, name)
    }
}

/// Whether one of these patterns means the file at a path.
#[must_use]
pub fn is_any(patterns: &[String], path: &str) -> bool {
    let path = path.replace('\\', "/").to_ascii_lowercase();
    patterns.iter().any(|pattern| {
        let mut parts = path.rsplit('/');
        pattern.rsplit('/').all(|part| parts.next().is_some_and(|name| fits(part, name)))
    })
}

/// Whether a name is what a pattern of it says, `*` being anything.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == name };
    let Some(rest) = name.strip_prefix(before) else { return false };
    (0..=rest.len()).filter(|at| rest.is_char_boundary(*at)).any(|at| fits(after, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn readers_say_what_they_take() {
        let references = &Catalog::builtin().references;
        for reader in &references.reader {
            let refers = matches!(reader.way, Way::Reference | Way::Shell);
            assert_eq!(refers, reader.text.contains(NAME), "{}", reader.id);
            assert!(reader.source.starts_with("https://") && !reader.files.is_empty(), "{}", reader.id);
            let is_plain = |pattern: &String| *pattern == pattern.to_ascii_lowercase();
            assert!(reader.files.iter().all(is_plain), "{}: names are compared in lower case", reader.id);
        }
        for known in &references.terraform {
            assert!(known.blocks.iter().all(|block| block.ends_with('"')) && !known.arguments.is_empty());
        }
    }

    #[test]
    fn values_of_unset_variables_are_told() {
        let reader =
            |id: &str| Catalog::builtin().references.reader.iter().find(|one| one.id == id).expect("it is listed");
        let told = |id: &str, text: &'static str| reader(id).default_of(text, text.find("KEY").expect("it is there"));
        assert_eq!(told("docker-compose", "a: ${NAME:-KEY}"), Some((9, "NAME")));
        assert_eq!(told("shell", "A=${NAME:=\"KEY\"}"), Some((8, "NAME")));
        assert_eq!(told("spring-boot", "a: ${NAME:KEY}"), Some((9, "NAME")));
        assert_eq!(told("omegaconf", "a: ${oc.env:NAME,KEY}"), Some((16, "NAME")));
        assert_eq!(told("shell", "NAME=KEY"), None);
        assert_eq!(told("spring-boot", "name: KEY"), None);
    }

    #[test]
    fn patterns_count_from_the_name() {
        let any = |pattern: &str, path: &str| is_any(&[pattern.to_owned()], path);
        assert!(any("compose*.yaml", "a/Compose.prod.yaml") && any("*.md", "README.md") && any(".env.*", ".env.local"));
        assert!(any(".github/workflows/*.yml", "x/.github/workflows/ci.yml"));
        assert!(!any(".github/workflows/*.yml", "workflows/ci.yml") && !any("s.yaml", "values.yaml"));
    }
}
