//! What is known about libraries: `rules/sdk/<language>/<package>.toml`, and `[[sdk]]` in a user's config.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::text::Text;

/// One package's file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sdk {
    /// The name in its registry; `std` for the standard library.
    pub package: String,
    /// The language it is used from.
    pub language: SdkLanguage,
    /// Which family of snippets fits code that uses this package.
    #[serde(default)]
    pub generation: Option<Generation>,
    /// Where the facts were read: package and version, or a document.
    pub source: String,
    /// Words without which no file can use this package. They join the byte filter that decides which files are parsed.
    #[serde(default)]
    pub words: Vec<String>,
    /// Other import paths of the same thing.
    #[serde(default)]
    pub alias: Vec<Alias>,
    /// What can be called, built or read.
    #[serde(default)]
    pub callable: Vec<Callable>,
    /// Code that uses the package, with what must be recognised in it. Held by a test.
    #[serde(default)]
    pub example: Vec<Example>,
}

/// The language of an SDK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SdkLanguage {
    /// Python.
    Python,
    /// Rust.
    Rust,
}

/// A family of SDKs for which the selection table has snippets of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generation {
    /// Python `alibabacloud_oss_v2`.
    OssV2,
    /// Python `oss2` and what is built on it.
    Oss2,
    /// Python `alibabacloud_credentials` and the product SDKs that take its client.
    Credentials,
    /// Rust `opendal`.
    Opendal,
    /// The official Rust SDK for OSS.
    OssRustV2,
    /// Rust `reqsign`.
    Reqsign,
}

impl Generation {
    /// Every family.
    pub const ALL: [Self; 6] =
        [Self::OssV2, Self::Oss2, Self::Credentials, Self::Opendal, Self::OssRustV2, Self::Reqsign];

    /// The name in data and machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OssV2 => "oss-v2",
            Self::Oss2 => "oss2",
            Self::Credentials => "credentials",
            Self::Opendal => "opendal",
            Self::OssRustV2 => "oss-rust-v2",
            Self::Reqsign => "reqsign",
        }
    }
}

/// Another import path of a thing: everything at or below `path` is the same at or below `of`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The other path.
    pub path: String,
    /// The path that the catalogue uses.
    pub of: String,
}

/// A function, class, method, struct, macro or object that matters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Callable {
    /// Its dotted import path, also in Rust: `opendal.services.Oss`. A method's is that of its type and its name. `*.name` is a
    /// method of that name on any receiver whose type is not known; `Type.__call__` is the call of an object.
    pub path: String,
    /// How it is used.
    #[serde(default)]
    pub kind: Kind,
    /// What using it means.
    pub meaning: Meaning,
    /// Its parameters in order, without `self`. Only those with a role need to be right by name; the others hold the place.
    /// A name that begins with `*` stands for all further arguments without a name.
    #[serde(default)]
    pub params: Vec<Param>,
    /// Parameter lists of other versions of the package, told apart by the number of arguments.
    #[serde(default)]
    pub other_params: Vec<Vec<Param>>,
    /// True when arguments are only taken by name.
    #[serde(default)]
    pub keyword_only: bool,
    /// What it gives back: the dotted path of a type, or `self` for a builder method. A type that has a builder method is a
    /// builder: its methods that are not listed (`.bucket("b")`) give it back as well.
    #[serde(default)]
    pub returns: Option<String>,
    /// For credentials: what is held or obtained. For what carries them: what is used when none are given.
    #[serde(default)]
    pub provider: Option<ProviderKind>,
    /// For credentials: when it asks again.
    #[serde(default)]
    pub refresh: Option<Refresh>,
    /// For `provider = "by-type"`: what each literal value of the argument with role `provider-type` means.
    #[serde(default)]
    pub by_type: BTreeMap<String, Variant>,
    /// Environment variables that it reads by itself.
    #[serde(default)]
    pub reads: Vec<String>,
    /// For `meaning = "provider-base"`: the method that a subclass overrides.
    #[serde(default)]
    pub overrides: Option<String>,
    /// For `meaning = "passes-through"`: how the text is changed on the way.
    #[serde(default)]
    pub decode: Option<Decode>,
    /// True for APIs that serve other clouds as well: they count only with an `aliyuncs.com` endpoint, a service that is OSS,
    /// or a key of our shape.
    #[serde(default)]
    pub shared: bool,
    /// True when the Debug form of what it makes (`repr` in Python) shows the secret.
    #[serde(default)]
    pub shows_secret: bool,
    /// How long the sessions may last that are asked for with it (role `session-duration`); unless set, what STS allows.
    #[serde(default)]
    pub session: Option<Session>,
    /// True when what it reads is put into the binary when that is built.
    #[serde(default)]
    pub built_in: bool,
    /// For `meaning = "unusable"`: what happens, as a clause that follows "it cannot work:".
    #[serde(default)]
    pub fails: Option<Text>,
    /// For `meaning = "passes-through"`: true when the text of what it gives hides the value (`SecretString::from`).
    #[serde(default)]
    pub hides: bool,
    /// For `meaning = "passes-through"`: true when it gives what such a type hides (`expose_secret()`).
    #[serde(default)]
    pub reveals: bool,
    /// For `meaning = "logs"`: where it writes.
    #[serde(default)]
    pub writes: Writes,
    /// For Rust: what must be true of the texts that it is given.
    #[serde(default)]
    pub texts: Texts,
    /// What a reader should know, shown in explanations.
    #[serde(default)]
    pub note: Option<Text>,
}

/// What must be true of the texts that a Rust function is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Texts {
    /// Each may be of a type of its own, and need not outlive the call.
    #[default]
    Any,
    /// All are of one type.
    Same,
    /// All are of one type, and what it makes holds on to them.
    Kept,
}

impl Callable {
    /// How long the sessions may last that are asked for when the type argument is `type_name`; `None` where there are none.
    #[must_use]
    pub fn session_of(&self, type_name: Option<&str>) -> Option<Session> {
        if self.by_type.is_empty() {
            return Some(self.session.unwrap_or_default());
        }
        match type_name {
            Some(name) => self.by_type.get(name)?.session,
            // Who says how long a session lasts means a type that has sessions.
            None => self.by_type.values().find_map(|variant| variant.session),
        }
    }

    /// The parameters of a call with so many arguments.
    #[must_use]
    pub fn params_for(&self, arguments: usize) -> &[Param] {
        let fits = |params: &&Vec<Param>| params.len() == arguments;
        self.other_params.iter().find(fits).unwrap_or(&self.params)
    }
}

/// A parameter: its bare name, or a name with a role.
#[derive(Debug, Clone)]
pub enum Param {
    /// A parameter that only holds the place.
    Plain(String),
    /// A parameter that matters.
    WithRole(RoleParam),
}

/// A parameter that matters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleParam {
    /// Its name as a keyword or field.
    pub name: String,
    /// Other spellings of the keyword (map keys in camel case, for example).
    #[serde(default)]
    pub also: Vec<String>,
    /// What is passed in it.
    pub role: Role,
}

// Derived as an untagged enum it would be a sixth of what it takes to read the catalogue.
impl<'de> Deserialize<'de> for Param {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Param;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a parameter's name, or its name and role")
            }

            fn visit_str<E>(self, name: &str) -> Result<Param, E> {
                Ok(Param::Plain(name.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Param, A::Error> {
                RoleParam::deserialize(MapAccessDeserializer::new(map)).map(Param::WithRole)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl Param {
    /// The keyword.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Plain(name) => name,
            Self::WithRole(param) => &param.name,
        }
    }

    /// The role, if it matters.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        match self {
            Self::Plain(_) => None,
            Self::WithRole(param) => Some(param.role),
        }
    }

    /// Whether `keyword` means this parameter.
    #[must_use]
    pub fn is_called(&self, keyword: &str) -> bool {
        match self {
            Self::Plain(name) => name == keyword,
            Self::WithRole(param) => param.name == keyword || param.also.iter().any(|also| also == keyword),
        }
    }
}

/// How a callable is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `path(…)`.
    #[default]
    Function,
    /// `path(…)` makes an instance of `path`; `x.param = …` sets a parameter afterwards; Rust: `Path { param: … }` too.
    Class,
    /// `receiver.name(…)` where the receiver is of the type before the last dot.
    Method,
    /// `@path`, `@path(…)`, `#[path]`.
    Decorator,
    /// `path!(…)`.
    Macro,
    /// An object that is indexed: `os.environ["X"]`.
    Mapping,
}

/// What using a callable means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// It holds or obtains credentials: a site that is judged.
    Credential,
    /// It is given a credentials provider, or a function that gives credentials, and uses it for its life.
    Carries,
    /// A base class whose subclasses give credentials by overriding a method.
    ProviderBase,
    /// It gives temporary credentials.
    Issues,
    /// It reads an environment variable (role `env-name`, with `default`).
    ReadsEnv,
    /// It sets an environment variable (roles `env-name` and `value`).
    SetsEnv,
    /// It reads a file, or something else outside of the program: standard input, a keyring, a secret store.
    ReadsFile,
    /// It gives back what it was given (role `value`; for methods without one, the receiver).
    PassesThrough,
    /// It writes what it was given where people read it.
    Logs,
    /// It keeps the result of the function that it is given or decorates.
    Caches,
    /// It makes an object whose type matters, and means nothing by itself.
    Makes,
    /// It cannot work.
    Unusable,
}

/// Where something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Writes {
    /// Into a log.
    #[default]
    Log,
    /// Where the user of the program reads it, or another program does.
    Output,
    /// Into the text of an error.
    Error,
    /// Into a file.
    File,
}

/// What is passed in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// AccessKey ID.
    AccessKeyId,
    /// AccessKey secret.
    AccessKeySecret,
    /// Security token of a temporary key.
    SecurityToken,
    /// Which kind of provider to build: decides `by-type`.
    ProviderType,
    /// ARN of the role to assume.
    RoleArn,
    /// Name of a role (ECS).
    RoleName,
    /// Name of the session.
    RoleSessionName,
    /// Session policy.
    Policy,
    /// Lifetime of the session in seconds.
    SessionDuration,
    /// ARN of the OIDC provider.
    OidcProviderArn,
    /// Path of the OIDC token.
    OidcTokenFile,
    /// URL that answers with credentials.
    CredentialsUri,
    /// When given credentials, or the entries of a cache, end.
    Expiration,
    /// A credentials provider, or something that holds one.
    CredentialsProvider,
    /// A function that gives credentials.
    CredentialsFunction,
    /// A map whose entries are parameters of this callable; for `sets-env`, of variables.
    Options,
    /// Where requests go.
    Endpoint,
    /// Which service an API for many is used with: a scheme or URL; ours begins with `oss`.
    Service,
    /// Name of an environment variable.
    EnvName,
    /// What is used when nothing else is there.
    Default,
    /// A value that is passed on, stored or written.
    Value,
}

impl Role {
    /// The parts of a key.
    pub const KEY: [Self; 3] = [Self::AccessKeyId, Self::AccessKeySecret, Self::SecurityToken];
}

/// What a credential callable holds or obtains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProviderKind {
    /// Selection table, row 1: a RAM user's key.
    RamUserKey,
    /// Row 2: an STS token.
    StsToken,
    /// Row 3: assumes a role.
    RamRoleArn,
    /// Row 4: the role of the instance.
    EcsRamRole,
    /// Row 5: assumes a role with an OIDC token.
    OidcRoleArn,
    /// Row 6: something of the user's own.
    Custom,
    /// Row 1 or, when a security token is given, row 2.
    ByToken,
    /// What the argument with role `provider-type` says.
    ByType,
    /// What the given arguments say: an OIDC provider or token file makes row 5, else a role ARN row 3, else a role name row 4,
    /// else a key what `ByToken` says; none of them makes the default chain. A key that is given is kept; for the rest `refresh`
    /// holds.
    ByArguments,
    /// Looks in several places: environment, OIDC, files, instance metadata.
    DefaultChain,
    /// No credentials.
    Anonymous,
    /// A plain triple: a value that a provider gives, not a provider.
    Value,
}

/// When a provider asks again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refresh {
    /// At each request.
    EachCall,
    /// By itself, before what it has expires.
    BeforeExpiry,
    /// Once, when it is made.
    AtConstruction,
    /// It has what it was given.
    Never,
}

/// What a value of the type argument means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// What is built.
    pub provider: ProviderKind,
    /// When it asks again.
    pub refresh: Refresh,
    /// Arguments that are dropped without a word.
    #[serde(default)]
    pub drops: Vec<Role>,
    /// How long its sessions may last; none where it has none.
    #[serde(default)]
    pub session: Option<Session>,
}

/// How long a session may last, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Session {
    /// What is refused below this.
    pub least: i64,
    /// What is refused above this, whatever the role allows.
    pub most: i64,
    /// How long before its end the library fetches the next one.
    pub early: i64,
}

impl Default for Session {
    fn default() -> Self {
        Self { least: 900, most: 43_200, early: 0 }
    }
}

/// How a text is changed by a pass-through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decode {
    /// Base64 to text.
    Base64,
    /// Hexadecimal digits to text.
    Hex,
    /// Back to front.
    Reverse,
    /// A list of byte values to text.
    Bytes,
    /// The elements of the first argument, with the receiver between them.
    Join,
    /// The elements of the receiver, with the first argument between them.
    JoinElements,
}

/// Code with what must be recognised in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A small program.
    pub code: String,
    /// The paths of the callables that must be recognised in it.
    pub finds: Vec<String>,
}

#[cfg(test)]
mod tests;
