//! Rust: keys taken out of a chain that finds others by itself, and other providers in the place of a static one.

use super::aim::{self, Aim};
use super::{Edit, Fix, Obstacle, Scene, safety_of, variables_in};
use crate::catalog::check::FixKind;
use crate::catalog::provider::Row;
use crate::catalog::sdk::{Generation, Role};
use crate::facts::{CredentialSite, FileFacts};
use crate::finding::{AdviceSnippet, Finding};
use crate::source::{Language, Span, has_word};

/// What mends a finding in a Rust file.
pub(super) fn fix(scene: &Scene<'_>, _file: &FileFacts, finding: &Finding, kind: FixKind) -> Result<Fix, Obstacle> {
    if kind != FixKind::Provider {
        return Err(Obstacle::Shape);
    }
    let mut done: Option<Fix> = None;
    for aim in aim::aims(scene, finding) {
        let fix = replaced(scene, finding, aim)?;
        match &mut done {
            Some(done) => done.join(fix),
            None => done = Some(fix),
        }
    }
    done.ok_or(Obstacle::Shape)
}

fn replaced(scene: &Scene<'_>, finding: &Finding, aim: Aim<'_>) -> Result<Fix, Obstacle> {
    let Aim { file, site, span } = aim;
    if file.language != Language::Rust {
        return Err(Obstacle::Shape);
    }
    let (row, snippet) = scene.template(finding, site.generation)?;
    let edits = edits(file, site, span, row, &snippet).ok_or(Obstacle::NoTemplate)?;
    let mut fix = Fix::of(file, safety_of(site, row), edits);
    fix.row = Some(row);
    fix.variables = variables_in(&snippet.code);
    Ok(fix)
}

/// The edits for a call at `span`.
fn edits(file: &FileFacts, site: &CredentialSite, span: Span, row: Row, snippet: &AdviceSnippet) -> Option<Vec<Edit>> {
    let text = &*file.text;
    match snippet.generation {
        // Only rows whose code says nothing of credentials: the chain of defaults finds them.
        Generation::Opendal if !snippet.code.contains("role_arn") => without_keys(file, site),
        Generation::OssRustV2 if row == Row::RamUserKey && site.path.ends_with("StaticCredentialsProvider.new") => {
            let name = "EnvironmentVariableCredentialsProvider";
            let mut edits = vec![Edit { span, text: name.to_owned() }];
            if !has_word(text, name) {
                let import = snippet.code.lines().find(|line| line.starts_with("use ") && line.contains(name))?;
                let last = text.rfind("\nuse ").map(|at| at + 1).or_else(|| text.starts_with("use ").then_some(0))?;
                let end = last + text[last..].find(";\n")? + 2;
                edits.push(Edit { span: Span::new(end, end), text: format!("{import}\n") });
            }
            Some(edits)
        }
        _ => None,
    }
}

/// Takes `.access_key_id(…)` and the like out of a chain of calls.
fn without_keys(file: &FileFacts, site: &CredentialSite) -> Option<Vec<Edit>> {
    let text = &*file.text;
    let keys = [Role::AccessKeyId, Role::AccessKeySecret, Role::SecurityToken];
    let mut edits: Vec<Edit> = Vec::new();
    for arg in site.args.iter().filter(|arg| keys.contains(&arg.role)) {
        let (path, span) = file.places.locate(arg.span);
        if **path != *file.path {
            return None;
        }
        let before = text.get(..span.start as usize)?.trim_end();
        let before = before.trim_end_matches(['&', ' ', '\n']).strip_suffix('(')?;
        let name = before.len() - before.trim_end_matches(|char: char| char.is_alphanumeric() || char == '_').len();
        let dot = before[..before.len() - name].trim_end().strip_suffix('.')?;
        let start = dot.trim_end().len();
        let rest = text.get(span.end as usize..)?;
        let after = rest.trim_start_matches(|char: char| char.is_whitespace() || char == ',');
        let end = text.len() - after.strip_prefix(')')?.len();
        edits.push(Edit { span: Span::new(start, end), text: String::new() });
    }
    edits.dedup();
    (!edits.is_empty()).then_some(edits)
}
