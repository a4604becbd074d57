//! The selection table, `rules/providers.toml`, and what in a repository points to a row, `rules/evidence.toml`.

use serde::Deserialize;

use super::sdk::Generation;
use super::text::Text;

/// A row of Alibaba Cloud's table of ways to set up a credentials provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Row {
    /// The key of a RAM user, from the environment.
    RamUserKey,
    /// A temporary key that somebody else fetched.
    StsToken,
    /// The program assumes a role.
    RamRoleArn,
    /// The instance's role, from its metadata service.
    EcsRamRole,
    /// The pod's role, by its OIDC token (RRSA).
    OidcRoleArn,
    /// A provider of the user's own.
    Custom,
}

impl Row {
    /// Every row, in the table's order.
    pub const ALL: [Self; 6] =
        [Self::RamUserKey, Self::StsToken, Self::RamRoleArn, Self::EcsRamRole, Self::OidcRoleArn, Self::Custom];

    /// The name in data, config and machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::RamUserKey => "ram-user-key",
            Self::StsToken => "sts-token",
            Self::RamRoleArn => "ram-role-arn",
            Self::EcsRamRole => "ecs-ram-role",
            Self::OidcRoleArn => "oidc-role-arn",
            Self::Custom => "custom",
        }
    }
}

/// `rules/providers.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Providers {
    /// Column titles of the table.
    pub columns: Columns,
    /// The six rows, in order.
    pub row: Vec<Provider>,
}

/// Titles of the selection table's columns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Title of [`Provider::name`].
    pub name: Text,
    /// Title of [`Provider::when`].
    pub when: Text,
    /// Title of [`Provider::upfront`].
    pub upfront: Text,
    /// Title of [`Provider::underlying`].
    pub underlying: Text,
    /// Title of [`Provider::validity`].
    pub validity: Text,
    /// Title of [`Provider::rotation`].
    pub rotation: Text,
}

/// One row of the selection table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Which row.
    pub id: Row,
    /// What it is called.
    pub name: Text,
    /// For which programs.
    pub when: Text,
    /// Whether a key or token must be there beforehand.
    pub upfront: Text,
    /// What requests are signed with in the end.
    pub underlying: Text,
    /// How long that is valid.
    pub validity: Text,
    /// Who rotates or refreshes it.
    pub rotation: Text,
    /// The row in half a sentence, behind its name in a recommendation: "no key up front, refreshed by itself".
    pub brief: Text,
    /// What must exist for it: roles, annotations, variables.
    pub needs: Vec<Text>,
    /// Code that works, per SDK family.
    pub snippet: Vec<Snippet>,
}

/// Code that sets up a row's provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// For which SDKs.
    pub generation: Generation,
    /// Only for functions that find their credentials there.
    #[serde(default)]
    pub function: Option<FunctionCredentials>,
    /// Packages to add, as their registry names them; the SDK's own first.
    #[serde(default)]
    pub requires: Vec<String>,
    /// The code.
    pub code: String,
}

impl Snippet {
    /// Packages to add where the SDK itself is in use.
    pub fn beside_the_sdk(&self) -> impl Iterator<Item = String> + '_ {
        self.requires.iter().skip(1).cloned()
    }
}

/// `rules/evidence.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// How manifests are read.
    #[serde(default)]
    pub manifests: Manifests,
    /// Every kind of evidence.
    pub evidence: Vec<EvidenceKind>,
}

/// Names in manifests and in the paths to them that say which program a manifest speaks about.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Manifests {
    /// Folders that are a part of the program that their parent is, or hold several: `deploy`, `src`, `services`.
    pub inner_folders: Vec<String>,
    /// Folders that are no part of the shipped program: `docs`, `examples`, `tests`, `vendor`.
    pub aside_folders: Vec<String>,
    /// Words in a file's name that say the same of it: `example`.
    pub aside_names: Vec<String>,
    /// Keys that only make up a block: what is around the outermost of them is one service, function, job or pod.
    pub parts: Vec<String>,
    /// Keys in a block whose value is the folder of its program: `context`.
    pub folder_keys: Vec<String>,
    /// Globs for files in which environment variables are set.
    pub variable_files: Vec<String>,
    /// Maps and lists that look like environment variables and are none: `secrets`, `args`.
    pub not_environment: Vec<String>,
    /// Globs for files whose programs end soon: CI.
    pub ends_files: Vec<String>,
    /// Kinds of Kubernetes objects whose programs end.
    pub ends_kinds: Vec<String>,
}

/// Something in a repository that says where the program runs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EvidenceKind {
    /// Its name in machine-readable output.
    pub id: String,
    /// What it says.
    pub workload: Workload,
    /// How far it can be relied on.
    pub weight: Weight,
    /// Globs for the names of files in which it counts; empty for any file.
    #[serde(default)]
    pub files: Vec<String>,
    /// Any of these, as it stands (case matters), is the evidence. ` = ` stands for an equals sign with any blanks around it.
    pub words: Vec<String>,
    /// One of these must also be in the file.
    #[serde(default)]
    pub beside: Vec<String>,
    /// One of these must also be in the block that the words stand in.
    #[serde(default)]
    pub within: Vec<String>,
    /// True when the words begin an ARN, which counts when another ARN in the file is of another account.
    #[serde(default)]
    pub other_account: bool,
    /// Who gets a role by it: a key in the environment of the same program comes first.
    #[serde(default)]
    pub gives_role: Option<GivesRole>,
    /// For functions: where they find their credentials.
    #[serde(default)]
    pub credentials: Option<FunctionCredentials>,
    /// "the `ServiceAccount` is bound to a RAM role": what a person is told, without file and line.
    pub text: Text,
    /// Lines that hold it.
    pub examples: Vec<String>,
    /// Lines that look like it and do not.
    #[serde(default)]
    pub near_misses: Vec<String>,
}

impl EvidenceKind {
    /// The part of a word that is looked for first; the rest is compared where it is found.
    #[must_use]
    pub fn anchor(word: &str) -> &str {
        match word.split_once(EQUALS) {
            Some((left, right)) if right.len() >= left.len() => right,
            Some((left, _)) => left,
            None => word,
        }
    }

    /// Where a word stands in `text`, whose anchor stands at `at`; `None` when the rest of it does not.
    #[must_use]
    pub fn word_at(word: &str, text: &str, at: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let blank = [' ', '\t'];
        let Some((left, right)) = word.split_once(EQUALS) else { return Some(at) };
        if Self::anchor(word) == right {
            let before = text.get(..at.start)?.trim_end_matches(blank).strip_suffix('=')?;
            let before = before.trim_end_matches(blank).strip_suffix(left)?;
            Some(before.len()..at.end)
        } else {
            let after = text.get(at.end..)?.trim_start_matches(blank).strip_prefix('=')?;
            let after = after.trim_start_matches(blank).strip_prefix(right)?;
            Some(at.start..text.len() - after.len())
        }
    }

    /// Whether the role that an ARN names is of another account than the first ARN of the file: `acs:ram::<uid>:role/…`.
    #[must_use]
    pub fn is_of_another_account(text: &str, place: &std::ops::Range<usize>) -> bool {
        let beginning = &text[place.clone()];
        let account = |at: usize| {
            let rest = text.get(at + beginning.len()..).unwrap_or_default();
            let (uid, rest) = rest.split_once(':')?;
            let is_uid = !uid.is_empty() && uid.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*');
            is_uid.then_some((uid, rest))
        };
        let Some((own, rest)) = account(place.start) else { return false };
        let first = text.match_indices(beginning).find_map(|(at, _)| account(at));
        rest.starts_with("role/") && first.is_some_and(|(first, _)| first != own)
    }
}

const EQUALS: &str = " = ";

/// Who gets a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GivesRole {
    /// The program of the block that the words stand in, or whoever uses the service account that they are in.
    Block,
    /// The later steps of a CI job. It comes as variables, before those of the job and after those of a step.
    LaterSteps,
}

/// Where a function finds the credentials of its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FunctionCredentials {
    /// In the handler's `context` argument.
    Context,
    /// In environment variables.
    Environment,
}

/// Where a program runs, or how it gets its rights: what decides the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Workload {
    /// Pods with a RAM role of their own (RRSA): row `OIDCRoleARN`.
    Rrsa,
    /// A CI system that has an OIDC identity: row `OIDCRoleARN`.
    CiOidc,
    /// ECS, ECI or ACK worker nodes with a role: row `ECSRAMRole`.
    Instance,
    /// Kubernetes on Alibaba Cloud, with no word about roles.
    Kubernetes,
    /// Function Compute: credentials are injected.
    FunctionCompute,
    /// Roles are assumed, perhaps across accounts: row `RAMRoleARN`.
    AssumedRole,
    /// Code of strangers is run: prefer OIDC to the node's role.
    Untrusted,
}

/// How far evidence can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// A hint.
    Weak,
    /// Says so outright.
    Strong,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::fs;
    use std::path::Path;

    use serde::de::DeserializeOwned;

    use super::{EvidenceFile, EvidenceKind, Providers, Row, Text, Workload};

    fn read<T: DeserializeOwned>(name: &str) -> T {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(name);
        let text = fs::read_to_string(path).expect("a file of the repository can be read");
        toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn is_written(text: &Text) {
        assert!(!text.en.trim().is_empty() && !text.zh.trim().is_empty(), "{text:?}");
        assert_eq!(Text::placeholders(&text.en), Text::placeholders(&text.zh), "{text:?}");
    }

    #[test]
    fn the_table_has_its_six_rows() {
        let table: Providers = read("providers.toml");
        let columns = table.columns;
        for title in
            [columns.name, columns.when, columns.upfront, columns.underlying, columns.validity, columns.rotation]
        {
            is_written(&title);
        }
        assert!(Row::ALL.into_iter().eq(table.row.iter().map(|row| row.id)));
        for row in &table.row {
            for text in [&row.name, &row.when, &row.upfront, &row.underlying, &row.validity, &row.rotation, &row.brief]
            {
                is_written(text);
            }
            assert!(!row.needs.is_empty(), "{:?}", row.id);
            row.needs.iter().for_each(is_written);
        }
    }

    #[test]
    fn snippets_hold_no_keys() {
        let table: Providers = read("providers.toml");
        for row in &table.row {
            let generations: HashSet<_> =
                row.snippet.iter().map(|snippet| (snippet.generation, snippet.function)).collect();
            assert_eq!(generations.len(), row.snippet.len(), "{:?}: one snippet for each generation", row.id);
            for snippet in &row.snippet {
                assert!(!snippet.requires.is_empty(), "{:?}", row.id);
                let imports = snippet.code.lines().any(|line| line.starts_with("import ") || line.starts_with("use "));
                assert!(imports, "{:?} {:?}: imports", row.id, snippet.generation);
                for key in ["LTAI", "STS.", "CAIS", "900"] {
                    assert!(!snippet.code.contains(key), "{:?} {:?}: {key}", row.id, snippet.generation);
                }
            }
        }
    }

    #[test]
    fn evidence_is_told_from_its_likeness() {
        let EvidenceFile { evidence, .. } = read("evidence.toml");
        let ids: HashSet<&str> = evidence.iter().map(|kind| kind.id.as_str()).collect();
        assert_eq!(ids.len(), evidence.len(), "ids are unique");
        for kind in &evidence {
            is_written(&kind.text);
            let holds = |line: &String| {
                let any = |words: &[String]| words.is_empty() || words.iter().any(|word| line.contains(word.as_str()));
                let is_there = kind.words.iter().any(|word| {
                    let anchor = EvidenceKind::anchor(word);
                    let mut places = line.match_indices(anchor).map(|(at, _)| at..at + anchor.len());
                    places.any(|at| {
                        EvidenceKind::word_at(word, line, at).is_some_and(|place| {
                            !kind.other_account || EvidenceKind::is_of_another_account(line, &place)
                        })
                    })
                });
                is_there && any(&kind.beside) && any(&kind.within)
            };
            assert!(!kind.examples.is_empty() && kind.examples.iter().all(holds), "{}: examples", kind.id);
            assert!(!kind.near_misses.iter().any(holds), "{}: near misses", kind.id);
            assert!(!kind.files.is_empty(), "{}: SDK sources would count", kind.id);
            for glob in &kind.files {
                let source = [".py", ".rs", ".md", ".rst", ".ipynb", "*"].iter().any(|end| *glob == format!("*{end}"));
                assert!(!source && (glob.starts_with("*.") || glob.starts_with("**/")), "{}: {glob}", kind.id);
            }
        }
        for workload in [
            Workload::Rrsa,
            Workload::CiOidc,
            Workload::Instance,
            Workload::Kubernetes,
            Workload::FunctionCompute,
            Workload::AssumedRole,
            Workload::Untrusted,
        ] {
            assert!(evidence.iter().any(|kind| kind.workload == workload), "{workload:?}");
        }
    }
}
