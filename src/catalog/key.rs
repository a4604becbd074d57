//! Shapes of keys, what stands in their place in samples, and how variables that hold them are named.

use serde::Deserialize;

use super::sdk::Role;

/// `rules/keys/*.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// The formats.
    pub key: Vec<KeyFormat>,
}

/// The shape of one kind of credential.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KeyFormat {
    /// Its name.
    pub id: String,
    /// What it is.
    pub role: Role,
    /// Whether it belongs to a temporary triple.
    #[serde(default)]
    pub temporary: bool,
    /// A regular expression for the whole value, without boundaries: the scanner looks at the neighbours itself.
    pub pattern: String,
    /// Texts of which every match holds one; empty when the shape has no fixed part.
    #[serde(default)]
    pub words: Vec<String>,
    /// Lengths that occur, in characters, as inclusive ranges.
    pub lengths: Vec<[usize; 2]>,
    /// At least so many different characters after the fixed part.
    #[serde(default)]
    pub min_distinct: usize,
    /// Characters must change between upper case, lower case and digit at least so often.
    #[serde(default)]
    pub min_changes: usize,
    /// Values of this shape (synthetic).
    pub examples: Vec<String>,
    /// Values that look like it and are none.
    pub near_misses: Vec<String>,
}

/// `rules/placeholders.toml`: what stands in the place of a key in samples.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Placeholders {
    /// Whole values, compared without case and separators.
    pub exact: Vec<String>,
    /// Words that make a value a placeholder when they stand in it as a word (`FAKE`, `Fake` or `fake`, not `fAke`).
    pub words: Vec<String>,
    /// Pairs that enclose a template: `["${", "}"]`.
    pub brackets: Vec<[String; 2]>,
    /// Characters of which three or more in a row are a mask.
    pub mask: String,
    /// First characters of the keys of other clouds.
    pub other_clouds: Vec<String>,
    /// SHA-256 (hexadecimal) of whole values that public documentation prints unmasked.
    #[serde(default)]
    pub documentation: Vec<String>,
    /// Values that are placeholders.
    pub examples: Vec<String>,
    /// Values that look like placeholders and are none.
    pub near_misses: Vec<String>,
}

/// `rules/names.toml`: how variables, fields, keys and options that hold credentials are named.
///
/// Names are compared in lower case without separators: `ACCESS_KEY_ID`, `accessKeyId` and `access-key-id` are one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Names {
    /// Per role.
    pub name: Vec<RoleNames>,
    /// Names that say that a key is the main account's.
    pub main_account: Vec<String>,
    /// Names that look so and say something else.
    pub main_account_near_misses: Vec<String>,
    /// Words in a file's text that say that it has to do with Alibaba Cloud.
    pub vendor: Vec<String>,
    /// Fields and methods of an answer that hold the whole of it, and with it the key.
    #[serde(default)]
    pub whole_answer: Vec<String>,
    /// Fields, methods and functions that give all fields of an object.
    #[serde(default)]
    pub opens_object: Vec<String>,
    /// Base classes and decorators of Python that make an object's text of its fields.
    #[serde(default)]
    pub records: Vec<String>,
    /// Texts that make what is printed an instruction to the system that runs the program.
    #[serde(default)]
    pub instructions: Vec<String>,
    /// How names of Python's errors end.
    #[serde(default)]
    pub errors: Vec<String>,
    /// Words that make a name somebody else's: `aws` in `AWS_ACCESS_KEY_ID`.
    #[serde(default)]
    pub other_vendors: Vec<String>,
    /// How files that hold nothing but credentials are named.
    #[serde(default)]
    pub key_files: KeyFiles,
}

/// Names of files that hold nothing but credentials. A file that is named as a credential (`[[name]]`) is one too.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KeyFiles {
    /// Whole names, without extensions.
    pub whole: Vec<String>,
    /// A name may end with this.
    pub ends: Vec<String>,
    /// Extensions of such files; programs, pages and templates have others.
    pub extensions: Vec<String>,
    /// Extensions and endings of files that show how to write one.
    pub samples: Vec<String>,
    /// Paths that are meant.
    pub examples: Vec<String>,
    /// Paths that are not.
    pub near_misses: Vec<String>,
}

/// Names of things with one role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RoleNames {
    /// The role.
    pub role: Role,
    /// Whole names.
    pub whole: Vec<String>,
    /// A name may end with this (`aliyun_oss_access_key_id`).
    pub ends: Vec<String>,
    /// Whole names or endings that mean it only in a file that has to do with Alibaba Cloud or holds a key's id nearby.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Names that are meant.
    pub examples: Vec<String>,
    /// Names that are not.
    pub near_misses: Vec<String>,
}
