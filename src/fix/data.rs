//! Files that are no code, and what is no code in files of code: a reference, or a placeholder, in the place of a key.
//!
//! A reference is written only where the file's reader is known to resolve it (`rules/references.toml`). What a person or a
//! machine has for itself is left to people.

mod dockerfile;
mod entries;
mod kubernetes;
mod names;
mod prose;
mod shadow;
mod sheet;
mod shell;
mod terraform;
mod windows;

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::aim;
use super::{Edit, Fix, Obstacle, Safety, Scene, line_end, line_start, whole_lines};
use crate::catalog::reference::{Reader, Way, is_any};
use crate::catalog::sdk::{Generation, Role};
use crate::facts::FileFacts;
use crate::finding::Finding;
use crate::source::{Language, Span, has_word};
use crate::syntax::data::Format;
use names::Names;
use sheet::Sheet;

/// What comments begin with in the formats whose entries go with their lines.
const COMMENTS: [&str; 2] = ["#", "//"];

/// A part of a key where it stands in a file.
#[derive(Debug, Clone)]
struct Target {
    /// Its characters, without quotes.
    span: Span,
    /// Which part.
    role: Role,
    /// The variable, option or key that it is assigned to.
    name: Option<SmolStr>,
    /// Whether it stands there in base64.
    encoded: bool,
    /// The SDK that code gives it to, if any does.
    generation: Option<Generation>,
}

/// Edits, and the variables that have to be set afterwards.
#[derive(Debug, Default)]
struct Written {
    edits: Vec<Edit>,
    variables: BTreeSet<String>,
    /// Whether the file becomes an example of itself.
    leaves_example: bool,
}

/// What mends a finding in text.
pub(super) fn fix(scene: &Scene<'_>, file: &FileFacts, finding: &Finding) -> Result<Fix, Obstacle> {
    let sets = |span: Span| file.variables.set.iter().find(|variable| variable.span == span);
    if finding.secret.is_none()
        && let Some(variable) = sets(finding.primary.span)
    {
        let mut fix = Fix::of(file, Safety::Unsafe, shadow::edits(scene, file, variable)?);
        fix.row = finding.advice.as_ref().and_then(|advice| advice.row);
        return Ok(fix);
    }
    let targets = targets(scene, file, finding);
    if targets.iter().all(|target| target.role == Role::AccessKeyId) {
        return Err(if targets.is_empty() { Obstacle::Shape } else { Obstacle::ForPeople });
    }
    let references = &scene.catalog.references;
    let is_prose = is_any(&references.files.prose, &file.path);
    let is_unread = |target: &Target| is_prose || prose::is_unread(file, target.span);
    let (unread, live): (Vec<Target>, Vec<Target>) = targets.into_iter().partition(is_unread);
    if file.language != Language::Text && live.iter().any(|target| target.role != Role::AccessKeyId) {
        return Err(Obstacle::Shape);
    }
    let mut written = Written::default();
    for target in &unread {
        written.edits.push(prose::placeholder(scene, target)?);
    }
    if file.language == Language::Text && !live.is_empty() {
        let more = read(scene, file, &live)?;
        written.edits.extend(more.edits);
        written.variables.extend(more.variables);
        written.leaves_example = more.leaves_example;
    }
    let mut fix = Fix::of(file, Safety::Safe, written.edits);
    fix.variables = written.variables;
    fix.leaves_example = written.leaves_example;
    Ok(fix)
}

/// The parts of the finding's key in its file.
fn targets(scene: &Scene<'_>, file: &FileFacts, finding: &Finding) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    let aims = aim::aims(scene, finding);
    let generation = aims.first().and_then(|aim| aim.site.generation);
    for group in &file.keys {
        if group.members().any(|member| member.span.overlaps(finding.primary.span)) {
            found.extend(group.members().map(|member| Target {
                span: member.span,
                role: member.role,
                name: member.name.as_ref().map(|(name, _)| name.clone()),
                encoded: member.encoded,
                generation,
            }));
        }
    }
    // What code takes out of the file by its key need not look like one.
    for part in aim::parts(scene, finding, &aims).into_iter().filter(|part| part.path == file.path) {
        let span = bare(&file.text, part.span);
        if found.iter().all(|target| !target.span.overlaps(span)) {
            found.push(Target { span, role: part.role, name: part.name, encoded: false, generation });
        }
    }
    found
}

/// A literal without its quotes.
fn bare(text: &str, span: Span) -> Span {
    let written = text.get(span.range()).unwrap_or_default();
    let is_quoted =
        written.len() >= 2 && ['"', '\''].iter().any(|quote| written.starts_with(*quote) && written.ends_with(*quote));
    if is_quoted { Span { start: span.start + 1, end: span.end - 1 } } else { span }
}

/// What takes the place of values that somebody reads.
fn read(scene: &Scene<'_>, file: &FileFacts, live: &[Target]) -> Result<Written, Obstacle> {
    let references = &scene.catalog.references;
    if is_any(&references.files.private, &file.path) {
        return Err(Obstacle::Private);
    }
    if is_any(&references.files.dotenv, &file.path) {
        let edits = live.iter().map(|target| prose::placeholder(scene, target)).collect::<Result<_, _>>()?;
        return Ok(Written { edits, leaves_example: true, ..Written::default() });
    }
    let names = Names::new(file, scene.catalog);
    let mut obstacle = Obstacle::NoReference;
    for reader in references.reader.iter().filter(|reader| reader.reads(&file.path, &file.text)) {
        if !reader.loaders.is_empty() && !is_loaded(scene, file, &reader.loaders) {
            continue;
        }
        let written = match reader.way {
            Way::Reference => referred(reader, file, &names, live),
            Way::Removed => removed(reader, file, &names, live),
            Way::Kubernetes => kubernetes::written(file, &names, live),
            Way::Terraform => terraform::written(&references.terraform, file, live),
            Way::Dockerfile => dockerfile::written(file, live),
            Way::Shell => shell::written(reader, file, &names, live),
            Way::Powershell => windows::powershell(file, &names, live),
            Way::Batch => windows::batch(file, &names, live),
        };
        match written {
            Ok(written) => return Ok(written),
            Err(Obstacle::NoReference) => {}
            // A template is no valid manifest before it is filled in.
            Err(Obstacle::Syntax) if file.text.contains("{{") => obstacle = Obstacle::Shape,
            Err(other) => obstacle = other,
        }
    }
    Err(obstacle)
}

/// Whether all code that names a file loads it by one of these.
fn is_loaded(scene: &Scene<'_>, file: &FileFacts, loaders: &[String]) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let users = scene.files.iter().filter(|other| other.sdk_language().is_some() && has_word(&other.text, stem));
    let loads: Vec<bool> =
        users.map(|other| loaders.iter().any(|loader| other.text.contains(loader.as_str()))).collect();
    !loads.is_empty() && loads.iter().all(|loads| *loads)
}

/// References in the place of values.
fn referred(reader: &Reader, file: &FileFacts, names: &Names<'_>, live: &[Target]) -> Result<Written, Obstacle> {
    let mut written = Written::default();
    let sheet = match Format::of(&file.path) {
        Some(_) => Some(Sheet::of(file)?),
        None => None,
    };
    for target in live {
        let above = match &sheet {
            Some(sheet) => sheet.above(target.span).ok_or(Obstacle::Shape)?,
            None => Vec::new(),
        };
        if !is_within(reader, &above) {
            return Err(Obstacle::NoReference);
        }
        if target.encoded || (!reader.quoted && is_in_quotes(&file.text, target.span)) {
            return Err(Obstacle::Shape);
        }
        let (span, text, name) = match unset(reader, &file.text, target.span) {
            Some((span, name)) => (span, reader.required.clone(), name.to_owned()),
            None => {
                let name = names.of(target, &above).ok_or(Obstacle::Shape)?;
                (target.span, reader.reference(&name), name)
            }
        };
        let edit = match &sheet {
            Some(sheet) => sheet.put(span, &text).ok_or(Obstacle::Shape)?,
            None => Edit { span, text },
        };
        written.edits.push(edit);
        written.variables.insert(name);
    }
    Ok(written)
}

/// Where a value is only there for when a variable is not set, from the variable's name to the bracket that closes the
/// reference, and that name.
fn unset<'t>(reader: &Reader, text: &'t str, span: Span) -> Option<(Span, &'t str)> {
    let (start, name) = reader.default_of(text, span.start as usize)?;
    let rest = &text[span.end as usize..];
    let after = rest.trim_start_matches(['"', '\'']);
    let end = text.len() - after.len();
    // What is opened before the value is closed behind it.
    let is_whole = after.starts_with('}')
        && text[start..span.start as usize].matches(['"', '\'']).count() == rest.len() - after.len();
    is_whole.then(|| (Span::new(start, end), name))
}

/// Entries left out, since the reader has the variables already.
fn removed(reader: &Reader, file: &FileFacts, names: &Names<'_>, live: &[Target]) -> Result<Written, Obstacle> {
    let sheet = Sheet::of(file)?;
    let mut written = Written::default();
    let mut doomed = Vec::new();
    for target in live {
        let above = sheet.above(target.span).ok_or(Obstacle::Shape)?;
        if !is_within(reader, &above) {
            return Err(Obstacle::NoReference);
        }
        let key = above.last().filter(|key| names::is_variable(key)).ok_or(Obstacle::Shape)?;
        if !sheet.is_whole(target.span) || names.is_rivalled(target, key) {
            return Err(Obstacle::Shape);
        }
        doomed.push(target.span);
        written.variables.insert(key.clone());
    }
    written.edits = entries::without(&sheet, &doomed)?;
    Ok(written)
}

fn is_within(reader: &Reader, above: &[String]) -> bool {
    reader.within.is_empty() || above.iter().any(|key| reader.within.contains(key))
}

/// Whether a place stands between single quotes on its line.
fn is_in_quotes(text: &str, span: Span) -> bool {
    let before = &text[line_start(text, span.start as usize)..span.start as usize];
    before.matches('\'').count() % 2 == 1
}
