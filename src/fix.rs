//! Edits that mend what was found: another provider in the place of a call, a reference in the place of a key, a comment
//! that silences a finding.
//!
//! A fix is made for a finding out of what stands at its place: the call, the literal, the function. Whether the result is
//! right is not decided here: who applies fixes parses and checks what came out. What a machine cannot tell is an
//! [`Obstacle`], for a person to read.

mod aim;
mod data;
mod page;
mod python;
mod rust;
mod silence;

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::advice;
use crate::catalog::Catalog;
use crate::catalog::check::FixKind;
use crate::catalog::judge::Judge;
use crate::catalog::provider::{Row, Snippet};
use crate::catalog::sdk::{Generation, Role};
use crate::facts::FileFacts;
use crate::finding::{AdviceSnippet, Finding};
use crate::mask::Masked;
use crate::source::{Language, SourceFile, Span};
use crate::syntax;

pub use silence::{Silence, silence, silence_in};

/// A piece of a file's text and what is put in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Bytes of the file's text.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

/// What mends a finding.
#[derive(Debug, Clone)]
pub struct Fix {
    /// The edits by file, sorted, no two of which touch the same bytes.
    pub edits: Vec<(Arc<str>, Edit)>,
    /// Whether it may be applied without a look at it.
    pub safety: Safety,
    /// The row of the selection table that the code uses afterwards, if it is about one.
    pub row: Option<Row>,
    /// Packages that the new code needs.
    pub requires: BTreeSet<String>,
    /// Environment variables that the new code reads.
    pub variables: BTreeSet<String>,
    /// Whether the file becomes an example of itself, under another name.
    pub leaves_example: bool,
}

/// What a fix does to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// The same identity signs requests, by a credential of the same kind; only where it comes from, or whether it is asked
    /// for again, is another.
    Safe,
    /// Another identity, another kind of credential, or other arguments: that is for a person to want.
    Unsafe,
}

/// Why a finding is not mended by a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstacle {
    /// Rules of this kind are for people.
    ForPeople,
    /// There is no code for this row and this SDK.
    NoTemplate,
    /// The repository does not decide between the rows; one can be asked for.
    Undecided,
    /// The file is not valid in its language.
    Syntax,
    /// A notebook: its code lies inside JSON.
    Notebook,
    /// A name that the new code needs means something else here.
    NameTaken,
    /// The value is put together, or goes ways on which it cannot be replaced.
    Shape,
    /// Several keys go the same way: each needs variables of its own.
    SeveralKeys,
    /// The format has no reference to the environment that its reader is known to understand.
    NoReference,
    /// The file holds keys by its nature, and belongs in no repository.
    Private,
    /// One person's variables; they are only touched when that is asked for.
    Dotenv,
    /// The same, and there is an example of it already.
    ExampleExists,
    /// The token comes from outside of the program: whoever gives it has to renew it.
    FromOutside,
}

impl Obstacle {
    /// The key of its words in `rules/words.toml`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::ForPeople => "unfixed.for_people",
            Self::NoTemplate => "unfixed.no_template",
            Self::Undecided => "unfixed.undecided",
            Self::Syntax => "unfixed.syntax",
            Self::Notebook => "unfixed.notebook",
            Self::NameTaken => "unfixed.name_taken",
            Self::Shape => "unfixed.shape",
            Self::SeveralKeys => "unfixed.several_keys",
            Self::NoReference => "unfixed.no_reference",
            Self::Private => "unfixed.private",
            Self::Dotenv => "unfixed.dotenv",
            Self::ExampleExists => "unfixed.example_exists",
            Self::FromOutside => "unfixed.from_outside",
        }
    }
}

/// What fixes are made from.
pub struct Scene<'s> {
    /// What is known.
    pub catalog: &'s Catalog,
    /// Tells keys from placeholders.
    pub judge: &'s Judge,
    /// The files whose values were followed together, sorted by path.
    pub files: Vec<&'s FileFacts>,
    /// The files, other than the one at a path, in whose code of the same language a word stands.
    pub mentioning: &'s dyn Fn(&str, &str) -> BTreeSet<Arc<str>>,
    /// The row that is wanted, whatever the repository says.
    pub row: Option<Row>,
}

impl Scene<'_> {
    fn file(&self, path: &str) -> Option<&FileFacts> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok().map(|at| self.files[at])
    }

    /// Whether calls may stay what they are: nobody asked for another row than theirs.
    fn stays(&self, aims: &[aim::Aim<'_>]) -> bool {
        self.row.is_none_or(|row| aims.iter().all(|aim| advice::row_of(aim.site.provider) == Some(row)))
    }

    /// Whether all keys that stand in code are one: two that were read from the same variables would become one.
    fn has_one_key(&self) -> bool {
        let sites = self.files.iter().flat_map(|file| &file.sites);
        let secrets = sites.flat_map(|site| site.values(Role::AccessKeySecret)).filter_map(|value| value.literal());
        let is_key = |text: &&Masked| self.judge.judge(text.reveal(), Role::AccessKeySecret, None).is_credential();
        let mut found = secrets.filter(is_key).map(Masked::fingerprint);
        let Some(first) = found.next() else { return true };
        found.all(|other| other == first)
    }

    /// The row that a finding's call is to use, with the code that sets it up for an SDK.
    fn template(&self, finding: &Finding, generation: Option<Generation>) -> Result<(Row, AdviceSnippet), Obstacle> {
        let advice = finding.advice.as_ref();
        let row = self.row.or_else(|| advice?.row).ok_or(Obstacle::Undecided)?;
        let generation = generation.ok_or(Obstacle::NoTemplate)?;
        let advised = advice.filter(|advice| advice.row == Some(row)).and_then(|advice| advice.snippet.as_ref());
        if let Some(snippet) = advised.filter(|snippet| snippet.generation == generation) {
            return Ok((row, snippet.clone()));
        }
        self.template_of(row, Some(generation))
    }

    /// Packages that a row's code needs beside the SDK that is in use.
    fn packages(&self, row: Row, snippet: &AdviceSnippet) -> BTreeSet<String> {
        let own = self.catalog.row(row).snippet.iter().filter(|one| one.code == snippet.code);
        own.flat_map(Snippet::beside_the_sdk).collect()
    }

    /// A row with the code that sets it up for an SDK.
    fn template_of(&self, row: Row, generation: Option<Generation>) -> Result<(Row, AdviceSnippet), Obstacle> {
        let generation = generation.ok_or(Obstacle::NoTemplate)?;
        let mut snippets = self.catalog.row(row).snippet.iter();
        let snippet = snippets.find(|snippet| snippet.generation == generation && snippet.function.is_none());
        let snippet = snippet.ok_or(Obstacle::NoTemplate)?;
        Ok((row, AdviceSnippet { generation, code: snippet.code.clone() }))
    }
}

/// What mends a finding, or why nothing here does.
pub fn fix(scene: &Scene<'_>, finding: &Finding) -> Result<Fix, Obstacle> {
    let kind = scene.catalog.check(finding.rule).fix.ok_or(Obstacle::ForPeople)?;
    let file = scene.file(&finding.primary.path).ok_or(Obstacle::ForPeople)?;
    let fix = match (file.language, kind) {
        (Language::Notebook, _) => Err(Obstacle::Notebook),
        (_, FixKind::File) | (Language::Text, FixKind::Provider) => data::fix(scene, file, finding),
        (Language::Python, _) => python::fix(scene, file, finding, kind),
        (Language::Rust, _) => rust::fix(scene, file, finding, kind),
        (Language::Text, _) => Err(Obstacle::ForPeople),
    }?;
    fix.checked()
}

impl Fix {
    /// A fix of one file.
    fn of(file: &FileFacts, safety: Safety, edits: impl IntoIterator<Item = Edit>) -> Self {
        let edits = edits.into_iter().map(|edit| (Arc::clone(&file.path), edit)).collect();
        Self { edits, safety, row: None, requires: BTreeSet::new(), variables: BTreeSet::new(), leaves_example: false }
    }

    /// Takes in another one, which is applied together with it.
    fn join(&mut self, other: Self) {
        for (path, edit) in other.edits {
            // Two that bring something in at one place bring in both, and what is the same once.
            let is_insertion = edit.span.start == edit.span.end;
            let mut known = self.edits.iter_mut().filter(|(known, _)| *known == path).map(|(_, edit)| edit);
            match known.find(|known| is_insertion && known.span == edit.span) {
                Some(known) if known.text.contains(&edit.text) => {}
                Some(known) => known.text.insert_str(0, &edit.text),
                None => self.edits.push((path, edit)),
            }
        }
        self.safety = self.safety.max(other.safety);
        self.row = self.row.or(other.row);
        self.requires.extend(other.requires);
        self.variables.extend(other.variables);
        self.leaves_example |= other.leaves_example;
    }

    /// Puts its edits in order. One that is not made of separate edits is none.
    fn checked(mut self) -> Result<Self, Obstacle> {
        self.edits.sort();
        self.edits.dedup();
        let is_apart = |pair: &[(Arc<str>, Edit)]| {
            let ((first, one), (second, other)) = (&pair[0], &pair[1]);
            first != second || (one.span.end <= other.span.start && one.span != other.span)
        };
        if self.edits.is_empty() || !self.edits.windows(2).all(is_apart) {
            return Err(Obstacle::Shape);
        }
        Ok(self)
    }
}

/// Whether a text of code is valid in its language, as far as that can be told; what is no code is.
#[must_use]
pub fn is_code(file: &SourceFile) -> bool {
    let parses = syntax::parse(file).is_none_or(|tree| tree.troubles.is_empty());
    parses && (file.language != Language::Python || python::is_whole(&file.text))
}

/// A text with edits made, which are sorted and apart.
#[must_use]
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        new.push_str(&text[at..edit.span.start as usize]);
        new.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    new.push_str(&text[at..]);
    new
}

/// Whether the same identity goes on signing when `row` takes the place of `site`'s provider.
fn safety_of(site: &crate::facts::CredentialSite, row: Row) -> Safety {
    let is_same = matches!(row, Row::RamUserKey | Row::StsToken) && advice::row_of(site.provider) == Some(row);
    if is_same { Safety::Safe } else { Safety::Unsafe }
}

/// Environment variables that code mentions.
fn variables_in(code: &str) -> BTreeSet<String> {
    let is_part = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit() || char == '_';
    let words = code.split(|char: char| !is_part(char));
    let starts = ["ALIBABA_CLOUD_", "OSS_"];
    words.filter(|word| starts.iter().any(|start| word.starts_with(start))).map(str::to_owned).collect()
}

/// The environment variable that an SDK family reads a part of a key from.
fn variable(generation: Option<Generation>, role: Role) -> Option<SmolStr> {
    let is_oss = matches!(generation, Some(Generation::OssV2 | Generation::Oss2 | Generation::OssRustV2));
    let name = match (role, is_oss) {
        (Role::AccessKeyId, true) => "OSS_ACCESS_KEY_ID",
        (Role::AccessKeySecret, true) => "OSS_ACCESS_KEY_SECRET",
        (Role::SecurityToken, true) => "OSS_SESSION_TOKEN",
        (Role::AccessKeyId, false) => "ALIBABA_CLOUD_ACCESS_KEY_ID",
        (Role::AccessKeySecret, false) => "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        (Role::SecurityToken, false) => "ALIBABA_CLOUD_SECURITY_TOKEN",
        _ => return None,
    };
    Some(SmolStr::new_static(name))
}

/// Where the line of a byte begins.
fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// Where the line of a byte ends, behind its line break.
fn line_end(text: &str, offset: usize) -> usize {
    text[offset..].find('\n').map_or(text.len(), |at| offset + at + 1)
}

/// The lines of a piece that has them to itself, a comment behind it included, which begins with one of these marks.
fn whole_lines(text: &str, span: Span, marks: &[&str]) -> Option<Span> {
    let (start, end) = (line_start(text, span.start as usize), line_end(text, span.end as usize));
    let after = text[span.end as usize..end].trim();
    let is_alone = text[start..span.start as usize].trim().is_empty()
        && (after.is_empty() || marks.iter().any(|mark| after.starts_with(mark)));
    is_alone.then(|| Span::new(start, end))
}

/// The blanks that the line of a byte begins with.
fn indent(text: &str, offset: usize) -> &str {
    let line = &text[line_start(text, offset)..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
